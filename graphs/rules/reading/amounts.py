"""Reads an amount with its unit: money, percent, years, days, people, lines, pieces, or a bare number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from graphs.understanding.lexicon import MEASURES, PACKS, words
from graphs.understanding.numbers import number_at
from graphs.understanding.tokens import Token

Unit = Literal["", "money", "percent", "years", "days", "people", "lines", "pieces", "points", "conflict"]

_MONEY = words("€ eur euro euros balles")
_PERCENT = words("% percent pourcent pourcents pct pourcentage")
_LASTING: dict[str, tuple[Unit, Decimal]] = {
    **dict.fromkeys(("an", "ans", "annee", "annees", "year", "years", "yr", "yrs"), ("years", Decimal(1))),
    **dict.fromkeys(("jour", "jours", "day", "days", "j"), ("days", Decimal(1))),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks"), ("days", Decimal(7))),
}
_MONTHS = words("mois month months")
_COUNTED: dict[str, Unit] = {
    **dict.fromkeys(
        [
            "salaries",
            "salarie",
            "employes",
            "employe",
            "employees",
            "employee",
            "collaborateurs",
            "personnes",
            "people",
            "staff",
            "effectifs",
        ],
        "people",
    ),
    **dict.fromkeys(words("lignes ligne lines line references reference"), "lines"),
    **dict.fromkeys(
        words("unites unite units unit pieces piece articles article items item exemplaires produits products pcs"),
        "pieces",
    ),
    **dict.fromkeys(words("points point pts"), "points"),
}
_NO_NUMBER = words("un une a an one")
_HOURS = words("h heure heures hour hours hr hrs")
_TRADES = (PACKS | words("sack sacks")) - _LASTING.keys() - _MONTHS - _HOURS - words("jh journee journees")


@dataclass(frozen=True, slots=True)
class Amount:
    """`end` is the token after it; `months` when it was said in months: as years they are a twelfth, as days thirty.
    `uncertain`: the separator leaves two readings. `measure`: the unit of mass, volume, length or time, as folded."""

    value: Decimal
    unit: Unit
    end: int
    months: bool = False
    uncertain: bool = False
    measure: str = ""


def amount_at(tokens: Sequence[Token], at: int, language: str) -> Amount | None:
    """The amount that begins with token `at`."""
    token = tokens[at]
    if token.key in ("€", "eur") and at + 1 < len(tokens):
        inner = _number(tokens, at + 1, language)
        if inner is None:
            return None
        value, end, uncertain = inner
        scale, end = _thousands(tokens, end)
        return _conflicting(tokens, Amount(value * scale, "money", end, uncertain=uncertain))
    if token.key == "-" and at + 2 < len(tokens) and tokens[at + 1].key == "€" and tokens[at + 1].before == "":
        inner = amount_at(tokens, at + 1, language)
        return inner and Amount(-inner.value, inner.unit, inner.end, uncertain=inner.uncertain)
    if token.key in ("moitie", "half") and token.kind == "word":
        return Amount(Decimal(50), "percent", at + 1 + (_key(tokens, at + 1) in ("prix", "price")))
    found = _number(tokens, at, language)
    if found is None:
        return None
    value, end, uncertain = found
    amount = _with_unit(tokens, value, end)
    if token.key in _NO_NUMBER and end == at + 1 and amount.unit not in ("years", "days"):
        return None
    if uncertain:
        amount = replace(amount, uncertain=True)
    return _conflicting(tokens, amount)


def _number(tokens: Sequence[Token], at: int, language: str) -> tuple[Decimal, int, bool] | None:
    token = tokens[at]
    if token.key in ("moins", "minus", "+", "quart", "tiers"):
        return None
    if token.key == "-" and token.kind == "mark" and at > 0 and tokens[at].before == "":
        return None
    if token.key == "-" and _key(tokens, at - 1) == "de" and _key(tokens, at - 2).startswith("different"):
        inner = _number(tokens, at + 1, language) if at + 1 < len(tokens) and tokens[at + 1].before == "" else None
        return None if inner is None else (-inner[0], inner[1], inner[2])
    number = number_at(tokens, at, language)
    return None if number is None else (number.value, number.end, not number.certain)


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def _thousands(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    if _key(tokens, at) in ("k", "ke", "keur"):
        return Decimal(1000), at + 1
    return Decimal(1), at


def _with_unit(tokens: Sequence[Token], value: Decimal, end: int) -> Amount:
    key = _key(tokens, end)
    if key in ("k", "m") and _key(tokens, end + 1) in _MONEY:
        return Amount(value * (1000 if key == "k" else 10**6), "money", end + 2)
    if key in ("ke", "keur"):
        return Amount(value * 1000, "money", end + 1)
    if key == "k":
        return Amount(value * 1000, "", end + 1)
    if key in _MONEY or (key in ("d", "of") and _key(tokens, end + 1) in ("euros", "euro")):
        return Amount(value, "money", end + (1 if key in _MONEY else 2))
    if key in _PERCENT:
        return Amount(value, "percent", end + 1)
    if (key, _key(tokens, end + 1)) in {("pour", "cent"), ("per", "cent"), ("pour", "cents"), ("p", "c")}:
        return Amount(value, "percent", end + 2)
    if key in _LASTING:
        unit, each = _LASTING[key]
        return Amount(value * each, unit, end + 1)
    if key in _MONTHS:
        return Amount(value, "years", end + 1, months=True)
    if key in ("points",) and _key(tokens, end + 1) in ("de", "of"):
        return Amount(value, "points", end + 1)
    if key in _COUNTED:
        return Amount(value, _COUNTED[key], end + 1)
    if key == "/" and _key(tokens, end + 1) == "100":
        return Amount(value, "points", end + 2)
    if key == "sur" and _key(tokens, end + 1) == "100":
        return Amount(value, "points", end + 2)
    if key in _TRADES | MEASURES and _key(tokens, end + 1) in _MONEY:
        return Amount(value, "conflict", end + 2)
    if key in MEASURES | _HOURS:
        return Amount(value, "pieces", end + 1, measure=key)
    if key in _TRADES:
        return Amount(value, "pieces", end + 1)
    return Amount(value, "", end)


def _conflicting(tokens: Sequence[Token], amount: Amount) -> Amount:
    """ "10 % €", "€10%": two units on one number."""
    key = _key(tokens, amount.end)
    if (amount.unit == "percent" and key in _MONEY) or (amount.unit == "money" and key in _PERCENT):
        return Amount(amount.value, "conflict", amount.end + 1)
    return amount
