"""What paying late costs by law: interest by the day and a fixed fee per invoice (art. L441-10 and D441-5 C. com.).

Interest runs by itself from the day after the due date; it is owed between businesses only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from graphs.dunning.figures import CENT, EXACT, day, money, number, percent
from graphs.dunning.wording import tell
from integrations.books.port import Customer, PenaltyRate

FEE = Decimal(40)
"""Euros for each invoice paid late (art. D441-5 C. com.)."""

_YEAR = Decimal(365)
_HUNDRED = Decimal(100)


class Owed(Protocol):
    """An invoice, or what a reminder lists of it; a negative balance is a deduction."""

    @property
    def number(self) -> str: ...
    @property
    def due_on(self) -> date: ...
    @property
    def balance(self) -> Decimal: ...


@dataclass(frozen=True)
class PenaltyPiece:
    """Interest of one invoice at one rate, both days included. `base` in euros VAT included, `rate` yearly, in
    percent."""

    invoice: str
    since: date
    until: date
    days: int
    rate: Decimal
    base: Decimal
    amount: Decimal


@dataclass(frozen=True)
class Penalty:
    """`total` is the interest, `fee` the fixed indemnities, euros. `missing_rate`: for some days no rate is known, so
    `total` is too low to be claimed. `until` is the last day counted, `late` how many invoices owe the fee."""

    total: Decimal
    fee: Decimal
    pieces: list[PenaltyPiece] = field(default_factory=list[PenaltyPiece])
    missing_rate: bool = False
    until: date | None = None
    late: int = 0


def is_business(customer: Customer) -> bool:
    """Whether the books say so: a SIREN or a VAT number."""
    return bool(customer.siren.strip() or customer.vat_number.strip())


def penalty(invoices: Sequence[Owed], rates: Sequence[PenaltyRate], until: date, business: bool = True) -> Penalty:
    """Of what is overdue on that day. Deductions settle the oldest invoices first (as art. 1342-10 C. civ. has it)."""
    if not business:
        return Penalty(Decimal(0), Decimal(0), until=until)
    pieces: list[PenaltyPiece] = []
    missing = False
    late = 0
    table = sorted(rates, key=lambda rate: rate.since)
    for owed, base in _net(invoices):
        if owed.due_on >= until:
            continue
        late += 1
        for since, last, rate in _periods(owed.due_on + timedelta(days=1), until, table):
            if rate is None:
                missing = True
            else:
                pieces.append(_piece(owed.number, since, last, rate, base))
    total = sum((piece.amount for piece in pieces), Decimal(0))
    return Penalty(total, FEE * late, pieces, missing, until, late)


def explain(penalty: Penalty, language: str) -> list[str]:
    """How it was counted, a line for each piece, for a colleague or a letter."""
    lines = [_explained(piece, language) for piece in penalty.pieces]
    if len(lines) > 1:
        lines.append(tell(language, "penalty.total", total=money(penalty.total, language)))
    if penalty.missing_rate:
        lines.append(tell(language, "penalty.missing"))
    if penalty.late:
        form = "one" if penalty.late == 1 else "many"
        fee, each = money(penalty.fee, language), money(FEE, language)
        lines.append(tell(language, f"penalty.fee.{form}", count=penalty.late, each=each, fee=fee))
    return lines or [tell(language, "penalty.none")]


def _explained(piece: PenaltyPiece, language: str) -> str:
    return tell(
        language,
        "penalty.piece.one" if piece.days == 1 else "penalty.piece",
        invoice=piece.invoice,
        base=money(piece.base, language),
        rate=percent(piece.rate, language),
        days=number(piece.days, language),
        amount=money(piece.amount, language),
        since=day(piece.since, language),
        until=day(piece.until, language),
    )


def _net(invoices: Sequence[Owed]) -> Iterator[tuple[Owed, Decimal]]:
    """Each invoice with what is left of it once the deductions are used."""
    left = -sum((each.balance for each in invoices if each.balance < 0), Decimal(0))
    for owed in sorted((each for each in invoices if each.balance > 0), key=lambda each: (each.due_on, each.number)):
        used = min(left, owed.balance)
        left -= used
        if owed.balance > used:
            yield owed, owed.balance - used


def _periods(since: date, until: date, table: Sequence[PenaltyRate]) -> Iterator[tuple[date, date, Decimal | None]]:
    """The days from `since` to `until`, cut where the rate changes; a rate None is not known."""
    cuts = [since, *(rate.since for rate in table if since < rate.since <= until)]
    for start, following in zip(cuts, [*cuts[1:], None], strict=True):
        last = until if following is None else following - timedelta(days=1)
        if last >= start:
            yield start, last, _rate_on(start, table)


def _rate_on(on: date, table: Sequence[PenaltyRate]) -> Decimal | None:
    known = [rate.percent for rate in table if rate.since <= on]
    return known[-1] if known else None


def _piece(invoice: str, since: date, until: date, rate: Decimal, base: Decimal) -> PenaltyPiece:
    days = (until - since).days + 1
    amount = EXACT.divide(EXACT.multiply(EXACT.multiply(base, rate), Decimal(days)), _HUNDRED * _YEAR)
    return PenaltyPiece(invoice, since, until, days, rate, base, amount.quantize(CENT, context=EXACT))
