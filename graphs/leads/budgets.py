"""A budget as people write it: "5k€", "10 000 à 15 000 € HT", "~2k", "£3,000", "moins de 3000 euros TTC"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from graphs.understanding.text import fold

_MOST = Decimal(1_000_000_000)
_NUMBER = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?"
_SIGN = r"€|£|\$|\beuros?\b|\beur\b|\bgbp\b|\busd\b|\bchf\b|\bpounds?\b|\bdollars?\b|\blivres? sterling\b|\bfrancs?\b"
_SCALE = r"k|m|millions?|mille|thousand|million|mio"
_AMOUNT = re.compile(
    rf"(?P<before>€|£|\$|\b(?:eur|gbp|usd|chf)\b)? ?(?<![\d\w.,])(?P<number>{_NUMBER})"
    rf" ?(?P<scale>(?:{_SCALE})(?![^\W\d_]))? ?(?P<after>{_SIGN})?(?P<late> ?k(?![^\W\d_]))?"
)
_LINK = re.compile(r"^ ?(?:a|et|ou|to|and|or|-|–|—|/|jusqu'?a|up to) ?$")
_CURRENCY = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "livre sterling": "GBP", "livres sterling": "GBP", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "chf": "CHF", "franc": "CHF", "francs": "CHF",
}  # fmt: skip
_THOUSANDS = frozenset(["k", "mille", "thousand"])
_AROUND = re.compile(r"budget|enveloppe|budgetis|investi|depens|allou|prevoi|afford|spend|jusqu'?a|maxi|plafond")
_UNIT_PRICE = re.compile(
    r"^ ?(?:ht|ttc)? ?(?:/ ?\w+|(?:l'|la |le )?(?:unite|piece)\b|pieces?\b|chacune?\b"
    r"|par (?:personne|piece|unite|mois|jour|an)\b"
    r"|each\b|per (?:unit|person|piece|month|year|day)\b|apiece\b|de (?:chiffre|ca)\b)"
)
_WITH_TAX = re.compile(r"\b(?:ttc|tva comprise|toutes taxes|incl(?:uding|\.|uded)? (?:vat|tax)|vat incl|inc\.? vat)")
_WITHOUT_TAX = re.compile(r"\b(?:ht|hors taxes?|excl(?:uding|\.)? vat|ex\.? vat|plus vat|\+ vat|before tax)\b")
_TO_SPEND = re.compile(
    r" ?(?:ht|ttc|euros?|€)? ?(?:(?:de |of |in )?budget|(?:a|to) (?:mettre|depenser|investir|spend|invest)\b)"
)
_ROUGHLY = re.compile(r"(?:\b(?:around|about|environ|autour de|dans les|max(?:imum)?|up to)|\benv\.?|~|jusqu'?a) ?$")
_ENDS = re.compile(r" ?(?:ht|ttc)? ?(?:[,.;!?)\n]|$)")
"""Thousands said roughly, of which nothing follows, are money: "around 3k"."""
_TURNOVER = re.compile(r"(?:chiffre d'affaires|turnover|revenue|capital)[^.;\n]{0,25}$")
_ONE = re.compile(r"\b(?:un|one|a) (?:petit )?(?:millier|thousand) d?'?")
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Budget:
    """`high` is the most they speak of and `low` the least, in `currency` (ISO), as said: `with_tax` None when they do
    not tell whether VAT is in it. `said` the words."""

    low: Decimal
    high: Decimal
    currency: str
    with_tax: bool | None
    said: str

    def excluding_tax(self, rate: Decimal) -> Budget:
        """`rate` percent, taken off only where they say that VAT is in it."""
        if not self.with_tax:
            return self
        share = 1 + rate / 100
        low, high = ((amount / share).quantize(_CENT, ROUND_HALF_UP) for amount in (self.low, self.high))
        return Budget(low, high, self.currency, False, self.said)


@dataclass(frozen=True)
class _Amount:
    value: Decimal
    scale: Decimal
    currency: str
    start: int
    end: int


def read_budget(field: str) -> Budget | None:
    """Of the field that asks for it: a bare number is one."""
    text = _plain(field[:300])
    return _first(text, _amounts(text), bare=True)


def find_budget(message: str) -> Budget | None:
    """Within a message: an amount beside a word of budget, or else the only amount of money that is no unit price."""
    text = _plain(message[:10_000])
    amounts = [amount for amount in _amounts(text) if not _UNIT_PRICE.match(text[amount.end :])]
    near = [amount for amount in amounts if _about_budget(text, amount)]
    if near:
        return _first(text, near, bare=True)
    money = [
        amount
        for at, amount in enumerate(amounts)
        if (amount.currency or _leads_to_money(text, amount, amounts[at + 1 :]))
        and not _TURNOVER.search(text[: amount.start])
    ]
    return _first(text, money, bare=False) if money else None


def _leads_to_money(text: str, amount: _Amount, following: list[_Amount]) -> bool:
    """ "10-15 k€": the first is money as the second is."""
    return bool(following and following[0].currency and _LINK.match(text[amount.end : following[0].start]))


def _plain(text: str) -> str:
    spaced = re.sub(r"[^\S\n]+", " ", fold(text).replace("\u2019", "'"))
    return _ONE.sub("1000 ", spaced)


def _about_budget(text: str, amount: _Amount) -> bool:
    before = re.split(r"[.;!?\n](?:\s|$)", text[max(0, amount.start - 60) : amount.start])[-1]
    after = text[amount.end : amount.end + 25]
    thousands = amount.scale == 1000 and not amount.currency
    if thousands and (re.match(r" ?max", after) or (_ROUGHLY.search(before) and _ENDS.match(after))):
        return True
    return bool(_AROUND.search(before) or _TO_SPEND.match(after))


def _amounts(text: str) -> list[_Amount]:
    found: list[_Amount] = []
    for match in _AMOUNT.finditer(text):
        value = _value(match["number"])
        if value is None:
            continue
        currency = _CURRENCY.get((match["before"] or match["after"] or "").strip(), "")
        scale = _scale((match["scale"] or match["late"] or "").strip())
        end = match.end() - (len(match.group()) - len(match.group().rstrip()))
        found.append(_Amount(value, scale, currency, match.start(), end))
    return found


def _value(number: str) -> Decimal | None:
    grouped = re.fullmatch(r"(\d{1,3}(?:[ .,']\d{3})+)(?:[.,](\d{1,2}))?", number)
    if grouped:
        whole = re.sub(r"\D", "", grouped[1])
        return Decimal(f"{whole}.{grouped[2]}" if grouped[2] else whole)
    return Decimal(number.replace(",", ".")) if len(number) <= 15 else None


def _scale(word: str) -> Decimal:
    if not word:
        return Decimal(1)
    return Decimal(1000) if word in _THOUSANDS else Decimal(1_000_000)


def _first(text: str, amounts: list[_Amount], *, bare: bool) -> Budget | None:
    for at, amount in enumerate(amounts):
        following = amounts[at + 1] if at + 1 < len(amounts) else None
        ranged = following if following and _LINK.match(text[amount.end : following.start]) else None
        ends = [amount, ranged] if ranged else [amount]
        if found := _budget(text, ends, bare=bare):
            return found
    return None


def _budget(text: str, ends: list[_Amount], *, bare: bool) -> Budget | None:
    last = ends[-1]
    currency = next((end.currency for end in reversed(ends) if end.currency), "")
    if not currency and not bare:
        return None
    scaled = [end.value * (end.scale if end.scale > 1 else _shared_scale(end, last)) for end in ends]
    if len(ends) == 2 and scaled[0] < 100 and 1000 <= scaled[0] * 1000 <= scaled[1]:
        scaled[0] *= 1000  # "entre 3 et 5 000"
    if max(scaled) <= 0 or max(scaled) > _MOST:
        return None
    around = text[max(0, ends[0].start - 12) : last.end + 30]
    tax = True if _WITH_TAX.search(around) else False if _WITHOUT_TAX.search(around) else None
    said = text[ends[0].start : last.end].strip()
    return Budget(min(scaled), max(scaled), currency or "EUR", tax, said)


def _shared_scale(end: _Amount, last: _Amount) -> Decimal:
    """ "5 à 10k": the five are thousands too; "500 à 1k" they are not."""
    return last.scale if end.value < last.value else Decimal(1)
