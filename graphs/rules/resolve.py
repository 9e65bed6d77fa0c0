"""From a rule as said to a draft: names become ids, numbers decimals, words the vocabulary's own; the rest is asked.

Names are found as in quotes; a product's word that several products have means all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal, cast, get_args

from graphs.ask import Choice
from graphs.context import Person, Role
from graphs.rules.approvers import approver
from graphs.rules.condition import AllOf, AnyOf, Condition, Not, Op, Test, Value
from graphs.rules.consequence import (
    LABELS,
    TONES,
    AddLine,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    ForbiddenAct,
    Labelled,
    Mention,
    Postpone,
    ReminderTone,
    Tone,
    UseLanguage,
)
from graphs.rules.naming import Finder
from graphs.rules.rule import Draft
from graphs.rules.said import SaidCondition, SaidConsequence, SaidRule
from graphs.rules.values import exact, folded, near_facts
from graphs.rules.vocabulary import FACTS, NUMERIC, Fact
from graphs.rules.wording import FACT_NAMES, OPTIONS, pick
from graphs.understanding.text import excerpt, fold
from integrations.books.port import Directory

_YES = frozenset({"true", "yes", "oui", "vrai", "y", "o", "1"})
_NO = frozenset({"false", "no", "non", "faux", "n", "0"})
_ARTICLES = ("le ", "la ", "les ", "l'", "the ", "en ", "in ")
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,6})?\Z")
_DAY_OF_YEAR = re.compile(r"(?:--)?(\d{2})-(\d{2})\Z")
_LABEL = 75
_MOST_CHOICES = 8
_LONGEST = 500

UnresolvedKind = Literal["customer", "product", "person", "number", "fact", "value"]


@dataclass(frozen=True)
class Unresolved:
    """What must be asked: `text` as written, `choices` with the values that `renamed` puts in its place."""

    kind: UnresolvedKind
    text: str
    choices: list[Choice] = field(default_factory=list[Choice])


@dataclass(frozen=True)
class Resolved:
    """`draft` is None as long as something is unresolved."""

    draft: Draft | None
    unresolved: list[Unresolved] = field(default_factory=list[Unresolved])


def resolve(
    said: SaidRule,
    directory: Directory,
    colleagues: Sequence[Person],
    roles: Sequence[Role],
    today: date,
    language: str = "fr",
) -> Resolved:
    """Nothing is checked yet (see `graphs.rules.check`). A date without a year is the next one from `today` on."""
    resolver = _Resolver(directory, colleagues, roles, today, language)
    when = resolver.condition(said.when)
    then = resolver.consequence(said.then)
    since = resolver.day(said.since, today)
    until = resolver.day(said.until, since or today)
    if resolver.unresolved or then is None:
        return Resolved(None, _once(resolver.unresolved))
    return Resolved(Draft(when, then, since, until))


def renamed(said: SaidRule, text: str, value: str) -> SaidRule:
    """The same with `value` wherever `text` stands for something: a name, a number, a fact, a date. An empty `text` is
    what was not said at all."""
    when = _renamed(said.when, text, value)
    if text == "":
        return replace(said, when=when, then=said.then if when != said.when else _completed(said.then, value))

    def new(current: str) -> str:
        return value if current == text else current

    then = said.then
    then = replace(then, name=new(then.name), number=new(then.number), price=new(then.price), subject=new(then.subject))
    return SaidRule(when, then, new(said.since), new(said.until))


def _renamed(when: SaidCondition, text: str, value: str) -> SaidCondition:
    values = [value if one == text else one for one in when.values]
    return replace(
        when,
        fact=value if when.fact == text and when.kind == "test" else when.fact,
        values=[value] if when.kind == "test" and text == _all_of(when.values) else values,
        parts=[_renamed(part, text, value) for part in when.parts],
    )


def _completed(then: SaidConsequence, value: str) -> SaidConsequence:
    if then.kind in ("discount", "deposit", "postpone"):
        return replace(then, number=value)
    return replace(then, subject=value) if then.kind == "classify" and not then.subject else replace(then, name=value)


def _all_of(values: Sequence[str]) -> str:
    return ", ".join(values)


def _once(unresolved: Sequence[Unresolved]) -> list[Unresolved]:
    return list({(one.kind, one.text): one for one in unresolved}.values())


class _Resolver:
    """Resolves one rule, collecting what it cannot."""

    def __init__(
        self, directory: Directory, colleagues: Sequence[Person], roles: Sequence[Role], today: date, language: str
    ) -> None:
        self.finder = Finder(directory)
        self.colleagues = colleagues
        self.roles = roles
        self.today = today
        self.language = language
        self.unresolved: list[Unresolved] = []

    def condition(self, said: SaidCondition) -> Condition:
        parts = tuple(self.condition(part) for part in said.parts)
        match said.kind:
            case "test":
                return self._test(said)
            case "all":
                return parts[0] if len(parts) == 1 else AllOf(parts)
            case "any":
                return parts[0] if len(parts) == 1 else AnyOf(parts)
            case "not":
                return Not(parts[0] if len(parts) == 1 else AllOf(parts))

    def _test(self, said: SaidCondition) -> Condition:
        fact = FACTS.get(said.fact)
        if fact is None:
            names = near_facts(said.fact)
            self._ask("fact", said.fact, [Choice(name, self._label(FACT_NAMES[name])) for name in names])
            return AllOf()
        values = list(dict.fromkeys(value for text in said.values for value in self._values(fact, text)))
        if not said.values or (len(values) > 1 and said.op in ("<", "<=", ">", ">=")):
            choices = [Choice(one, excerpt(one, _LABEL)) for one in said.values[:_MOST_CHOICES] if one.strip()]
            self._ask("number" if fact.kind in NUMERIC else "value", _all_of(said.values), choices)
        if not values:
            return AllOf()
        if len(values) == 1 and said.op not in ("in", "not in"):
            return Test(fact.name, said.op, values[0])
        op: Op = "not in" if said.op in ("!=", "not in") else "in"
        return Test(fact.name, op, tuple(values)) if len(values) > 1 else _single(fact.name, op, values[0])

    def _values(self, fact: Fact, text: str) -> Sequence[Value]:
        """Several only for products; none when it is asked."""
        if fact.kind in NUMERIC:
            number = self.number(text)
            return [] if number is None else [number]
        match fact.kind:
            case "choice":
                option = self.option(text, fact.options)
                return [option] if option else []
            case "flag":
                return self._flag(text)
            case "customer":
                found = self.finder.customer(text)
                return [found] if isinstance(found, str) else self._ask("customer", text, found)
            case "product":
                skus, choices = self.finder.products(text)
                return skus or self._ask("product", text, choices)
            case _:
                return [folded(text)] if folded(text) else self._ask("value", text, [])

    def _flag(self, text: str) -> Sequence[Value]:
        key = fold(text.strip())
        if key in _YES or key in _NO:
            return [key in _YES]
        yes, no = self._label(("oui", "yes")), self._label(("non", "no"))
        return self._ask("value", text, [Choice("true", yes), Choice("false", no)])

    def consequence(self, said: SaidConsequence) -> Consequence | None:
        match said.kind:
            case "discount" | "deposit":
                percent = self.number(said.number)
                kind = Discount if said.kind == "discount" else Deposit
                return None if percent is None else kind(percent)
            case "approval":
                found = approver(said.name, self.colleagues, self.roles, self.language)
                if isinstance(found, list):
                    self._ask("person", said.name, found)
                    return None
                return found
            case "forbid":
                act = self.option(said.name, get_args(ForbiddenAct))
                return Forbid(cast("ForbiddenAct", act)) if act else None
            case "classify":
                return self._classify(said)
            case "postpone":
                return self._postpone(said.number)
            case "tone":
                tone = self.option(said.name, TONES)
                return ReminderTone(cast("Tone", tone)) if tone else None
            case "add_line":
                return self._line(said)
            case "mention":
                return Mention(" ".join(said.text.split()))
            case "language":
                language = self.option(said.name, ("fr", "en"))
                return UseLanguage("en" if language == "en" else "fr") if language else None

    def _classify(self, said: SaidConsequence) -> Consequence | None:
        subject = self.option(said.subject, tuple(LABELS))
        label = self.option(said.name, LABELS[subject]) if subject in LABELS else ""
        return Classify(cast("Labelled", subject), label) if label else None

    def _postpone(self, text: str) -> Consequence | None:
        days = self.number(text)
        if days is not None and days != int(days):
            self._ask("number", text, [])
            return None
        return None if days is None else Postpone(int(days))

    def _line(self, said: SaidConsequence) -> Consequence | None:
        """A name that is no product of the catalogue, with a price of its own, is a line of its own."""
        quantity = self.number(said.number) if said.number else Decimal(1)
        price = self.number(said.price) if said.price else None
        if quantity is None or (said.price and price is None):
            return None
        if price is not None:
            sku = self.finder.product_called(said.name)
            text = " ".join((said.text or said.name).split())
            return AddLine(sku, quantity, "" if sku else text, price)
        skus, choices = self.finder.products(said.name)
        if len(skus) == 1:
            return AddLine(skus[0], quantity)
        self._ask("product", said.name, choices or self.finder.among(skus))
        return None

    def number(self, text: str) -> Decimal | None:
        plain = re.sub(r"[\s\u202f\u00a0]", "", text[:60])
        if _NUMBER.match(plain):
            value = Decimal(plain.replace(",", "."))
            if exact(value):
                return value
        self._ask("number", text, [])
        return None

    def option(self, text: str, options: Sequence[str]) -> str:
        """The vocabulary's own word, from it or from how either language says it; "" when it is asked."""
        wanted = _bare(text)
        for option in options:
            words = {_bare(option), *(_bare(word) for word in OPTIONS.get(option, ()))}
            if wanted in words:
                return option
        labels = [(option, OPTIONS.get(option, (option, option))) for option in options]
        self._ask("value", text, [Choice(option, self._label(label)) for option, label in labels])
        return ""

    def day(self, text: str, earliest: date) -> date | None:
        if not text.strip():
            return None
        try:
            found = _DAY_OF_YEAR.match(text.strip())
            if not found:
                return date.fromisoformat(text.strip())
            month, day = int(found[1]), int(found[2])
            this_year = date(earliest.year, month, day)
            return this_year if this_year >= earliest else date(earliest.year + 1, month, day)
        except ValueError:
            self._ask("value", text, [])
            return None

    def _ask(self, kind: UnresolvedKind, text: str, choices: list[Choice]) -> list[Value]:
        self.unresolved.append(Unresolved(kind, text, choices))
        return []

    def _label(self, pair: tuple[str, str]) -> str:
        return excerpt(pick(pair, self.language), _LABEL)


def _single(fact: str, op: Op, value: Value) -> Test:
    return Test(fact, "==" if op == "in" else "!=", value)


def _bare(text: str) -> str:
    """Without case, accents and article: "l'anglais" is "anglais"."""
    key = folded(text[:_LONGEST])
    for article in _ARTICLES:
        if key.startswith(article):
            return key[len(article) :].strip()
    return key
