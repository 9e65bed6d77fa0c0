"""The condition of a rule as a part of a sentence: comparisons, what joins them, ranges and lists."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, assert_never

from graphs.rules.condition import AllOf, AnyOf, Condition, Not, Test, Value
from graphs.rules.names import Names
from graphs.rules.readback_shape import shaped
from graphs.rules.readback_values import amount_of, listed, quoted
from graphs.rules.vocabulary import FACTS, NUMERIC
from graphs.rules.wording import (
    AGREED,
    ALWAYS,
    BETWEEN,
    FACT_NAMES,
    FEMININE,
    FLAGS,
    IS,
    IS_NOT,
    JOINS,
    NEVER,
    NOUNS,
    OPERATORS,
    OPTIONS,
    pick,
)  # fmt: skip


def condition_text(condition: Condition, language: str, names: Names) -> str:
    """As a part of a sentence; "dans tous les cas" where there is none."""
    return _written(shaped(condition), language, names, top=False)


def sentence_of(condition: Condition, language: str, names: Names) -> str:
    """A shaped condition after "si", which each part of a French sentence takes up again."""
    return _written(condition, language, names, top=True)


def fact_name(fact: str, language: str) -> str:
    """What a fact is called in a list of them; its own name when it is none of the vocabulary."""
    return pick(FACT_NAMES[fact], language) if fact in FACT_NAMES else fact


def flag_text(fact: str, value: bool, language: str) -> str:
    return pick(FLAGS[fact][0 if value else 1], language)


def value_text(fact: str, value: Value, language: str, names: Names) -> str:
    """One value of a fact as the sentence has it: an amount with its unit, a name in quotes, an option's word."""
    if isinstance(value, bool) or fact not in FACTS:
        return str(value)
    if isinstance(value, Decimal):
        return amount_of(FACTS[fact], value, language)
    match FACTS[fact].kind:
        case "choice":
            return pick(OPTIONS[value], language) if value in OPTIONS else value
        case "customer":
            return quoted(names.customers.get(value, value), language)
        case "product":
            return quoted(names.products.get(value, value), language)
        case _:
            return quoted(value, language)


@dataclass(frozen=True)
class _Between:
    """Both ends belong to it."""

    fact: str
    low: Decimal
    high: Decimal


def _written(condition: Condition, language: str, names: Names, *, top: bool) -> str:
    match condition:
        case Test():
            return _test(condition, language, names)
        case AllOf(()):
            return pick(ALWAYS, language)
        case AnyOf(()):
            return pick(NEVER, language)
        case AllOf(parts):
            return _joined([_inner(part, language, names) for part in _ranges(parts)], "and", language, top=top)
        case AnyOf(parts):
            return _joined([_inner(part, language, names) for part in parts], "or", language, top=top)
        case Not():
            return _written(shaped(condition), language, names, top=top)
        case _:
            assert_never(condition)


def _inner(part: Condition | _Between, language: str, names: Names) -> str:
    if isinstance(part, _Between):
        return _between(part, language)
    text = _written(part, language, names, top=False)
    return f"({text})" if isinstance(part, AllOf | AnyOf) else text


def _joined(pieces: list[str], how: Literal["and", "or"], language: str, *, top: bool) -> str:
    plain = pick(JOINS[how], language)
    repeated = pick(JOINS["and_if" if how == "and" else "or_if"], language) if top else plain
    text = pieces[0]
    for piece in pieces[1:]:
        text += (plain if piece.startswith("(") else repeated) + piece
    return text


def _ranges(parts: tuple[Condition, ...]) -> list[Condition | _Between]:
    """ "at least 5" and "at most 10" of one fact become "between 5 and 10"."""
    found: list[Condition | _Between] = []
    left = list(parts)
    while left:
        part = left.pop(0)
        pairs = ((each, _both_ends(part, each)) for each in left)
        other, between = next(((each, range_) for each, range_ in pairs if range_), (None, None))
        if other is None or between is None:
            found.append(part)
        else:
            left.remove(other)
            found.append(between)
    return found


def _both_ends(one: Condition, other: Condition) -> _Between | None:
    match one, other:
        case Test(fact, ">=", Decimal() as low), Test(same, "<=", Decimal() as high) if same == fact and low < high:
            return _Between(fact, low, high)
        case Test(fact, "<=", Decimal() as high), Test(same, ">=", Decimal() as low) if same == fact and low < high:
            return _Between(fact, low, high)
        case _:
            return None


def _between(range_: _Between, language: str) -> str:
    fact = FACTS[range_.fact]
    ends = pick(BETWEEN, language).format(
        low=amount_of(fact, range_.low, language),
        high=amount_of(fact, range_.high, language),
    )
    return f"{pick(NOUNS[range_.fact], language)} {_agreed(ends, range_.fact, language)}"


def _test(test: Test, language: str, names: Names) -> str:
    if test.fact not in FACTS:
        return f"{test.fact} {test.op} {test.value}"
    if isinstance(test.value, bool):
        return flag_text(test.fact, test.value == (test.op == "=="), language)
    values: tuple[Value, ...] = test.value if isinstance(test.value, tuple) else (test.value,)
    texts = [value_text(test.fact, each, language, names) for each in values]
    shown = listed(texts, pick(JOINS["or"], language))
    noun = pick(NOUNS[test.fact], language)
    if FACTS[test.fact].kind not in NUMERIC:
        return f"{noun} {pick(IS if test.op in ('==', 'in') else IS_NOT, language)} {shown}"
    operator = _agreed(pick(OPERATORS[test.op], language), test.fact, language)
    return f"{noun} {operator} {shown}"


def _agreed(words: str, fact: str, language: str) -> str:
    """In the gender of the fact's noun, where the language has genders."""
    if language == "fr" and fact in FEMININE:
        for masculine, feminine in AGREED.items():
            words = words.replace(masculine, feminine, 1)
    return words
