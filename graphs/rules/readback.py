"""A rule in plain words, made from its compiled form alone: what is read here is what is armed, nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from graphs.rules.condition import AllOf, AnyOf, Facts, facts_in, tests_in
from graphs.rules.consequence import (
    AddLine,
    Approval,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    Mention,
    Postpone,
    ReminderTone,
    UseLanguage,
)  # fmt: skip
from graphs.rules.names import Names, names_of
from graphs.rules.readback_conditions import condition_text, fact_name, sentence_of, value_text
from graphs.rules.readback_shape import shaped
from graphs.rules.readback_values import counted, day, money, number, percent, quoted
from graphs.rules.rule import Draft
from graphs.rules.vocabulary import FACTS
from graphs.rules.wording import (
    CONSEQUENCES,
    DATES,
    FORBIDDEN,
    FRAMES,
    OF_OTHER_ROLE,
    OF_PERSON,
    OF_ROLE,
    OPTIONS,
    WITNESS,
    WITNESS_FLAGS,
    pick,
)  # fmt: skip

__all__ = [
    "Names", "condition_text", "consequence_text", "fact_name", "facts_used", "names_of", "readback", "value_text",
    "witness_text",
]  # fmt: skip

_FIRST = (
    "order_total", "order_total_incl_vat", "customer", "customer_segment", "customer_new", "line_product",
    "line_quantity",
)  # fmt: skip
"""What an example begins with."""


def readback(draft: Draft, language: str, names: Names) -> str:
    """One sentence. Read again as a rule, it means `draft`."""
    when = shaped(draft.when)
    on_lines = any(FACTS[fact].subject == "line" for fact in facts_in(draft.when) if fact in FACTS)
    then = consequence_text(draft.then, language, names, on_lines=on_lines)
    frame = "always" if when == AllOf() else "never" if when == AnyOf() else "if"
    return pick(FRAMES[frame], language).format(
        when=sentence_of(when, language, names), then=then, dates=_dates(draft, language)
    )


def consequence_text(then: Consequence, language: str, names: Names, *, on_lines: bool = False) -> str:
    """As a part of a sentence. `on_lines`: its rule looks at lines, one by one."""
    match then:
        case Discount(value):
            return _then("discount.lines" if on_lines else "discount", language, percent=percent(value, language))
        case Approval():
            return _then("approval", language, of=_approver(then, language, names))
        case Forbid(act):
            return pick(FORBIDDEN[act], language)
        case Classify(subject, label):
            return _then(f"classify.{subject}", language, label=pick(OPTIONS[label], language))
        case Postpone(days):
            return _then("postpone", language, days=counted(Decimal(days), "days", language))
        case ReminderTone(tone):
            return _then(f"tone.{tone}", language)
        case AddLine():
            return _line(then, language, names)
        case Mention(text):
            return _then("mention", language, text=quoted(text, language))
        case UseLanguage(wanted):
            return _then(f"language.{wanted}", language)
        case Deposit(value):
            return _then("deposit", language, percent=percent(value, language))
        case _:
            assert_never(then)


def facts_used(draft: Draft, language: str) -> list[str]:
    """What the rule looks at, each once, in the order of the sentence."""
    return list(dict.fromkeys(fact_name(test.fact, language) for test in tests_in(draft.when)))


def witness_text(facts: Facts, language: str, names: Names) -> str:
    """An example case in few words: "une commande de 1 200 €, client VIP, 10 × « Farine »"."""
    left = dict(facts)
    said: list[str] = []
    product, quantity = left.get("line_product"), left.get("line_quantity")
    for fact in [name for name in _FIRST if name in left] + [name for name in left if name not in _FIRST]:
        if fact == "line_quantity" and isinstance(product, str):
            continue
        value = left[fact]
        if fact == "line_product" and isinstance(quantity, Decimal):
            shown = value_text(fact, value, language, names)
            said.append(pick(WITNESS["line"], language).format(quantity=number(quantity, language), product=shown))
        elif isinstance(value, bool) and fact in WITNESS_FLAGS:
            said.append(pick(WITNESS_FLAGS[fact][0 if value else 1], language))
        else:
            template = WITNESS[fact if fact in WITNESS else "other"]
            shown = value_text(fact, value, language, names)
            said.append(pick(template, language).format(name=fact_name(fact, language), value=shown))
    return ", ".join(said) or pick(WITNESS["nothing"], language)


def _then(key: str, language: str, **values: str) -> str:
    return pick(CONSEQUENCES[key], language).format(**values)


def _approver(then: Approval, language: str, names: Names) -> str:
    if then.person:
        return pick(OF_PERSON, language).format(name=quoted(names.people.get(then.person, then.person), language))
    label = names.roles.get(then.role, {})
    if label.get("en") in OF_ROLE and label.get("fr") != then.role:
        return pick(OF_ROLE[label["en"]], language)
    return pick(OF_OTHER_ROLE, language).format(name=quoted(then.role, language))


def _line(then: AddLine, language: str, names: Names) -> str:
    name = names.products.get(then.sku, then.sku) if then.sku else then.text
    quantity = number(then.quantity, language)
    if then.unit_price is None:
        return _then("add_line", language, quantity=quantity, name=quoted(name, language))
    price = money(then.unit_price, language)
    return _then("add_line.priced", language, quantity=quantity, name=quoted(name, language), price=price)


def _dates(draft: Draft, language: str) -> str:
    since = day(draft.since, language) if draft.since else ""
    until = day(draft.until, language) if draft.until else ""
    if not since and not until:
        return ""
    kind = "both" if since and until else "since" if since else "until"
    return pick(DATES[kind], language).format(since=since, until=until)
