"""The message that a rule was read from, as that against which a model's rule is checked: its numbers and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from graphs.quote.reading_model import Source, Unfaithful
from graphs.understanding.lexicon import words
from graphs.understanding.numbers import Number, number_at
from graphs.understanding.text import clean, fold
from graphs.understanding.tokens import Token, tokenise

Unit = Literal["percent", "money", "days", "count", ""]
"""What a number is said to count; "" when no unit stands beside it."""

_BY_WEIGHT: tuple[Unit, ...] = ("percent", "money", "days", "count", "")
_PERCENT = {"%"} | words("pct percent pourcent pourcents")
_MONEY = {"€", "$", "£"} | words("euro euros eur")
_PER_DAY = {
    "jour": 1, "jours": 1, "j": 1, "day": 1, "days": 1, "semaine": 7, "semaines": 7, "week": 7, "weeks": 7,
    "mois": 30, "month": 30, "months": 30,
}  # fmt: skip
_YEARS = words("an ans annee annees year years yr yrs")
_MONTHS = words("mois month months")
_SHARES = {"moitie": Decimal(50), "half": Decimal(50), "quart": Decimal(25), "quarter": Decimal(25)}
_DATE = re.compile(r"\b\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b")


@dataclass(frozen=True)
class _Seen:
    """One number of the message: all values it may stand for, each with its unit."""

    text: str
    values: dict[Decimal, Unit]


class RuleSource:
    """Raises `Unfaithful` for what the message does not say; keeps what was used, to tell what was not."""

    def __init__(self, text: str) -> None:
        self.text = clean(text)
        self._source = Source(text)
        self._folded = f" {' '.join(fold(self.text).split())} "
        self._seen = _numbers(self.text)
        self._used: set[Decimal] = set()
        self._phrases: list[str] = []

    def holds(self, phrase: str) -> bool:
        return self._source.holds(phrase)

    def use(self, phrase: str, *, what: str) -> str:
        """A name as written."""
        if not self.holds(phrase):
            raise Unfaithful(f"{what} {phrase[:60]!r} is not in the message")
        self._phrases.append(phrase)
        return clean(phrase)

    def quote(self, phrase: str, *, what: str) -> str:
        """A text that will be printed: every letter of it stands in the message."""
        folded = " ".join(fold(clean(phrase)).split())
        if not folded or folded not in self._folded:
            raise Unfaithful(f"{what} {phrase[:60]!r} is not in the message")
        self._phrases.append(phrase)
        return clean(phrase)

    def excuse(self, phrases: Iterable[str]) -> None:
        """What is reported as not understood counts as seen."""
        self._phrases.extend(phrases)

    def number(self, written: str, unit: Unit, *, what: str, free: Iterable[int] = ()) -> tuple[Decimal, Unit]:
        """The value, and the unit that the message gives it (the wanted one if it stands so anywhere). `free` values
        need no number in the message ("un retard" is more than 0)."""
        try:
            value = Decimal(written.strip().replace(",", ".").rstrip(" %€"))
        except InvalidOperation:
            raise Unfaithful(f"{what} is no number: {written[:40]!r}") from None
        if not value.is_finite():
            raise Unfaithful(f"{what} is no number: {written[:40]!r}")
        units = {seen.values[value] for seen in self._seen if value in seen.values}
        if not units and value not in {Decimal(each) for each in free}:
            raise Unfaithful(f"{what} {written[:40]!r} is not in the message")
        self._used.add(value)
        if not units or unit in units:
            return value, unit
        return value, next(each for each in _BY_WEIGHT if each in units)

    def day(self, written: str, today: date) -> str:
        """An ISO date of which the message says the day, and the year unless it is the coming one."""
        if not written.strip():
            return ""
        try:
            day = date.fromisoformat(written.strip())
        except ValueError:
            raise Unfaithful(f"no date: {written[:40]!r}") from None
        said = {value for seen in self._seen for value in seen.values} | {
            Decimal(piece) for piece in re.findall(r"\d+", self._folded)[:200] if len(piece) <= 4
        }
        near = abs((day - today).days) <= 366
        if Decimal(day.day) not in said or not (Decimal(day.year) in said or Decimal(day.year % 100) in said or near):
            raise Unfaithful(f"the date {written[:40]!r} is not in the message")
        self._used |= {Decimal(day.day), Decimal(day.month), Decimal(day.year), Decimal(day.year % 100)}
        return day.isoformat()

    def unused(self) -> list[str]:
        """Numbers that nothing was made of, as written."""
        rest = self._folded
        for phrase in sorted(self._phrases, key=len, reverse=True):
            folded = " ".join(fold(clean(phrase)).split())
            if folded:
                rest = rest.replace(folded, " ; ")
        rest = _DATE.sub(lambda found: " " if self._spent(found[0]) else found[0], rest)
        return [seen.text for seen in _numbers(rest) if not self._used & set(seen.values)]

    def _spent(self, written: str) -> bool:
        return all(Decimal(piece) in self._used for piece in re.findall(r"\d+", written))


def _numbers(text: str) -> list[_Seen]:
    tokens = tokenise(text)
    found: list[_Seen] = []
    at = 0
    while at < len(tokens):
        if tokens[at].key in _SHARES and not _is_day(tokens, at):
            found.append(_Seen(tokens[at].text, {_SHARES[tokens[at].key]: "percent"}))
        if _is_percent(tokens, at):
            at += 2
            continue
        readings = [number for number in (number_at(tokens, at, "fr"), number_at(tokens, at, "en")) if number]
        readings = [number for number in readings if not number.article]
        if not readings or _is_reference(tokens, at):
            at += 1
            continue
        end = max(number.end for number in readings)
        values: dict[Decimal, Unit] = {}
        for number in readings:
            values |= _valued(number, tokens, at)
        found.append(_Seen(text[tokens[at].start : tokens[end - 1].end], values))
        at = end
    return found


def _is_percent(tokens: list[Token], at: int) -> bool:
    """ "pour cent", "per cent": a unit, not the number 100."""
    return tokens[at].key in ("pour", "per") and at + 1 < len(tokens) and tokens[at + 1].key in ("cent", "cents")


def _is_day(tokens: list[Token], at: int) -> bool:
    """ "a quarter" of the year, "le quart d'heure"."""
    return at + 1 < len(tokens) and tokens[at + 1].key in ("d", "hour", "heure", "year")


def _is_reference(tokens: list[Token], at: int) -> bool:
    """ "R3", "T65": a part of a name, not a number on its own."""
    token = tokens[at]
    return token.kind == "number" and token.before == "" and at > 0 and tokens[at - 1].kind == "word"


def _valued(number: Number, tokens: list[Token], at: int) -> dict[Decimal, Unit]:
    end, value = number.end, number.value
    keys = [tokens[place].key if place < len(tokens) else "" for place in range(end, end + 3)]
    if keys[0] == "k":
        value, keys = value * 1000, [*keys[1:], ""]
    before = tokens[at - 1].key if at else ""
    if keys[0] in _PERCENT or (keys[0] in ("pour", "per") and keys[1] in ("cent", "cents")):
        return {value: "percent"}
    if keys[0] in _MONEY or before in _MONEY:
        return {value: "money"}
    if keys[0] in _PER_DAY:
        spans: dict[Decimal, Unit] = {value / 12: "count"} if keys[0] in _MONTHS else {}
        spans[value] = "count"
        spans[value * _PER_DAY[keys[0]]] = "days"
        return spans
    if keys[0] in _YEARS:
        return {value: "count"}
    return {value: ""}
