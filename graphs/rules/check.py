"""What is wrong with a rule before it is armed: its facts and types, conditions that never or always hold, effects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from graphs.context import Person, Role
from graphs.rules.condition import ALWAYS, AllOf, AnyOf, Condition, Not, Test, facts_in, tests_in
from graphs.rules.consequence import (
    LABELS,
    AddLine,
    Approval,
    Classify,
    Deposit,
    Discount,
    Forbid,
    Mention,
    Postpone,
)
from graphs.rules.expression import BadExpression, parse_expression, print_expression
from graphs.rules.rule import Draft, process_of
from graphs.rules.scanning import LONGEST, MOST_TESTS, MOST_VALUES
from graphs.rules.solve import TooComplex, always, witness
from graphs.rules.values import UNREADABLE, exact, fits, near_facts, plain_number
from graphs.rules.vocabulary import AFTER_DISCOUNTS, FACTS, NUMERIC, processes_of
from graphs.understanding.text import excerpt

HIGH_DISCOUNT: Final = Decimal(50)
MOST_DAYS: Final = 365
LONGEST_TEXT: Final = 500
_DEEPEST = 60
_HUNDRED = Decimal(100)

CODES: Final = (
    "unknown_fact", "type_error", "too_large", "impossible", "always_true", "no_condition_discount",
    "no_condition_forbid", "percent_range", "high_discount", "negative", "number_range", "days_range", "label_unknown",
    "process_mismatch", "depends_on_discount", "role_unknown", "role_vacant", "role_lowest", "person_unknown",
    "person_inactive", "approver_missing", "empty_period", "past_period", "text_empty", "text_long",
    "text_unreadable", "price_missing",
)  # fmt: skip
"""Each has its sentence in `graphs.rules.check_wording`."""


@dataclass(frozen=True)
class Problem:
    """A grave one refuses the rule; others are warnings on its card. `fact` is a fact's name, `found` what stands in
    the rule, `names` what would do instead (names of facts, options, roles) or what is meant."""

    code: str
    grave: bool
    fact: str = ""
    found: str = ""
    names: list[str] = field(default_factory=list[str])


def check(
    draft: Draft, roles: Sequence[Role], colleagues: Sequence[Person], today: date | None = None
) -> list[Problem]:
    """`today` tells periods that are over (None: they are not looked at). The same problem comes once."""
    found = [*_conditions(draft), *_consequences(draft, roles, colleagues), *_periods(draft, today)]
    return list({(problem.code, problem.fact, problem.found): problem for problem in found}.values())


def _conditions(draft: Draft) -> Iterator[Problem]:
    """What is wrong with single comparisons comes first: nothing can be solved before they are sound."""
    if _too_large(draft.when):
        yield Problem("too_large", True, names=[str(MOST_TESTS), str(MOST_VALUES)])
        return
    unsound = [problem for test in tests_in(draft.when) for problem in _test(test)]
    yield from unsound
    if unsound:
        return
    yield from _belongings(draft)
    try:
        parse_expression(print_expression(draft.when))
        if witness(draft.when) is None:
            yield Problem("impossible", True)
        elif draft.when != ALWAYS and always(draft.when):
            yield Problem("always_true", True)
    except (TooComplex, BadExpression):
        yield Problem("too_large", True, names=[str(MOST_TESTS), str(MOST_VALUES)])
    if draft.when == ALWAYS and isinstance(draft.then, Discount):
        yield Problem("no_condition_discount", False)
    if draft.when == ALWAYS and isinstance(draft.then, Forbid):
        yield Problem("no_condition_forbid", False, found=draft.then.act)


def _too_large(condition: Condition) -> bool:
    """Looked at without recursion: it may be as deep as it likes."""
    tests = values = 0
    level: list[Condition] = [condition]
    for _ in range(_DEEPEST):
        below: list[Condition] = []
        for one in level:
            match one:
                case Test(_, _, value):
                    tests += 1
                    values += len(value) if isinstance(value, tuple) else 1
                case AllOf(parts) | AnyOf(parts):
                    below.extend(parts)
                case Not(part):
                    below.append(part)
        if tests > MOST_TESTS or values > MOST_VALUES or len(below) > LONGEST:
            return True
        if not below:
            return False
        level = below
    return True


def _test(test: Test) -> Iterator[Problem]:
    fact = FACTS.get(test.fact)
    if fact is None:
        yield Problem("unknown_fact", True, test.fact, names=near_facts(test.fact))
        return
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    wrong = next((value for value in values if fits(fact, value) is None), None)
    ordered = test.op in ("<", "<=", ">", ">=")
    listed = isinstance(test.value, tuple) != (test.op in ("in", "not in"))
    if wrong is not None or listed or (ordered and fact.kind not in NUMERIC):
        shown = wrong if wrong is not None else values[0] if values else ""
        found = str(shown) if isinstance(shown, str) else print_expression(Test("", "==", shown)).removeprefix(" == ")
        yield Problem("type_error", True, fact.name, excerpt(found, 60), list(fact.options))


def _belongings(draft: Draft) -> Iterator[Problem]:
    """No process knows all of it; or a discount, or a category that discounts depend on, looks at the discounts."""
    facts = facts_in(draft.when)
    if process_of(draft) is None:
        fitting = processes_of(facts)
        strange = sorted(facts) if fitting or len(facts) < 2 else _strangers(facts)
        yield Problem("process_mismatch", True, found=draft.then.kind, names=strange)
    late = sorted(facts & AFTER_DISCOUNTS)
    classifies = isinstance(draft.then, Classify) and draft.then.subject == "customer"
    if late and (isinstance(draft.then, Discount) or classifies):
        yield Problem("depends_on_discount", True, late[0], draft.then.kind)


def _strangers(facts: frozenset[str]) -> list[str]:
    """Facts that no process knows together: one of each side."""
    ordered = sorted(facts)
    for one in ordered:
        for other in ordered:
            if not processes_of(frozenset({one, other})):
                return [one, other]
    return ordered


def _consequences(draft: Draft, roles: Sequence[Role], colleagues: Sequence[Person]) -> Iterator[Problem]:
    match draft.then:
        case Discount(percent) | Deposit(percent):
            if not percent.is_finite() or not exact(percent) or not 0 < percent <= _HUNDRED:
                yield Problem("percent_range", True, found=_shown(percent), names=[draft.then.kind])
            elif isinstance(draft.then, Discount) and percent > HIGH_DISCOUNT:
                yield Problem("high_discount", False, found=_shown(percent))
        case Approval():
            yield from _approval(draft.then, roles, colleagues)
        case Classify(subject, label):
            if label not in LABELS[subject]:
                yield Problem("label_unknown", True, found=excerpt(label, 60), names=list(LABELS[subject]))
        case Postpone(days):
            if not 1 <= days <= MOST_DAYS:
                yield Problem("days_range", True, found=str(days), names=[str(MOST_DAYS)])
        case AddLine():
            yield from _line(draft.then)
        case Mention(text):
            yield from _text(text, required=True)
        case _:
            return


def _approval(then: Approval, roles: Sequence[Role], colleagues: Sequence[Person]) -> Iterator[Problem]:
    if bool(then.role) == bool(then.person):
        yield Problem("approver_missing", True)
    elif then.person:
        person = next((person for person in colleagues if person.id == then.person), None)
        if person is None:
            yield Problem("person_unknown", True, found=excerpt(then.person, 60))
        elif person.outside:
            yield Problem("person_inactive", True, found=excerpt(person.name, 60))
    else:
        yield from _role(then.role, roles, colleagues)


def _role(name: str, roles: Sequence[Role], colleagues: Sequence[Person]) -> Iterator[Problem]:
    ranks = {role.name: role.rank for role in roles}
    if name not in ranks:
        ordered = [role.name for role in sorted(roles, key=lambda role: -role.rank)]
        yield Problem("role_unknown", True, found=excerpt(name, 60), names=ordered)
    elif not any(ranks.get(person.role, -1) >= ranks[name] and not person.outside for person in colleagues):
        yield Problem("role_vacant", True, found=name)
    elif len(ranks) > 1 and ranks[name] == min(ranks.values()):
        yield Problem("role_lowest", False, found=name)


def _line(then: AddLine) -> Iterator[Problem]:
    for number in (then.quantity, then.unit_price):
        if number is not None and not exact(number):
            yield Problem("number_range", True, found=_shown(number))
        elif number is not None and (number < 0 or (number == 0 and number is then.quantity)):
            yield Problem("negative", True, found=_shown(number))
    if not then.sku and then.unit_price is None:
        yield Problem("price_missing", True, found=excerpt(then.text, 60))
    yield from _text(then.text, required=not then.sku)


def _text(text: str, *, required: bool) -> Iterator[Problem]:
    if required and not text.strip():
        yield Problem("text_empty", True)
    elif len(text) > LONGEST_TEXT:
        yield Problem("text_long", True, found=str(len(text)), names=[str(LONGEST_TEXT)])
    elif UNREADABLE.search(text):
        yield Problem("text_unreadable", True)


def _periods(draft: Draft, today: date | None) -> Iterator[Problem]:
    since, until = draft.since, draft.until
    if since is not None and until is not None and since > until:
        yield Problem("empty_period", True, names=[since.isoformat(), until.isoformat()])
    elif until is not None and today is not None and until < today:
        yield Problem("past_period", True, names=[until.isoformat()])


def _shown(number: Decimal) -> str:
    return excerpt(plain_number(number) if number.is_finite() else str(number), 40)
