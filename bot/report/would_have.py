"""What a request would have come to, had it been let through as it was: from its proposal's lines. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

from bot.judgement.proposals import amount_of
from graphs.ask import ApprovalRequest

LIMIT = "discount_limit"
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%")
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Given:
    """`amount` in euros excluding VAT that was not given away; `asked` and `kept_to` in percent, the highest; `total`
    of the request."""

    amount: Decimal
    asked: Decimal
    kept_to: Decimal
    total: Decimal


@dataclass(frozen=True)
class Line:
    sku: str
    quantity: Decimal
    price: Decimal
    discount: Decimal

    @property
    def gross(self) -> Decimal:
        return self.quantity * self.price


def discount_given(request: ApprovalRequest, verb: str, sent: Sequence[Mapping[str, Any]] | None) -> Given | None:
    """A request above somebody's discount limit that was refused or cut. `sent` are the lines that left in the end.

    Where a quote left, the difference on what it sold; where none did, what the refusal kept beyond the limit. None:
    nothing was saved, or it cannot be told (an edit that nothing came of).
    """
    limit = _limit(request)
    asked = lines_of(request.proposal.get("lines"))
    if limit is None or not asked:
        return None
    if sent is not None:
        kept = lines_of(list(sent))
        wanted = _by_sku(asked)
        pairs = [(line, wanted[line.sku], line.discount) for line in kept if line.sku in wanted]
    elif verb == "reject":
        pairs = [(line, line.discount, limit) for line in asked]
    else:
        return None
    cut = [(line, before, after) for line, before, after in pairs if before > after]
    amount = sum((line.gross * (before - after) / 100 for line, before, after in cut), Decimal(0))
    amount = amount.quantize(_CENT, ROUND_HALF_UP)
    if amount <= 0:
        return None
    total = amount_of(request.proposal.get("total_excl_vat")) or Decimal(0)
    return Given(amount, max(before for _, before, _ in cut), max(after for _, _, after in cut), total)


def moved_price(before: ApprovalRequest, after: ApprovalRequest) -> tuple[Decimal, Decimal] | None:
    """The totals of the same goods as they were agreed to, and at the prices that held then; None: they did not move,
    or something else did too."""
    old, new = lines_of(before.proposal.get("lines")), lines_of(after.proposal.get("lines"))
    same_goods = [(line.sku, line.quantity) for line in old] == [(line.sku, line.quantity) for line in new]
    if not old or not same_goods or [line.price for line in old] == [line.price for line in new]:
        return None
    totals = [amount_of(each.proposal.get("total_excl_vat")) for each in (before, after)]
    if totals[0] is None or totals[1] is None or totals[0] == totals[1]:
        return None
    return totals[0], totals[1]


def new_stock_reason(before: ApprovalRequest, after: ApprovalRequest) -> bool:
    """Whether the stock went between the two, for the same goods."""
    old, new = lines_of(before.proposal.get("lines")), lines_of(after.proposal.get("lines"))
    same_goods = bool(old) and [(each.sku, each.quantity) for each in old] == [
        (each.sku, each.quantity) for each in new
    ]
    return same_goods and "stock" in new_reasons(before, after)


def smaller_claim(before: ApprovalRequest, after: ApprovalRequest) -> tuple[Decimal, Decimal] | None:
    """What a reminder would have asked for, and what was owed by then, where that was less."""
    old, new = amount_of(before.amount), amount_of(after.amount)
    if before.process != "reminder" or old is None or new is None:
        return None
    return (old, new) if "changed" in new_reasons(before, after) and new < old else None


def new_reasons(before: ApprovalRequest, after: ApprovalRequest) -> list[str]:
    known = {reason.code for reason in before.reasons}
    return [reason.code for reason in after.reasons if reason.code not in known]


def lines_of(value: Any) -> list[Line]:
    """Of a proposal or of a case's facts; those without a price are left out."""
    found: list[Line] = []
    for row in cast("list[Any]", value) if isinstance(value, list) else []:
        line = cast("dict[str, Any]", row) if isinstance(row, dict) else {}
        figures = [amount_of(_text(line.get(name))) for name in ("quantity", "unit_price", "discount_percent")]
        quantity, price, discount = figures
        if quantity is not None and price is not None:
            found.append(Line(str(line.get("sku", "")), quantity, price, discount or Decimal(0)))
    return found


def _by_sku(lines: Sequence[Line]) -> dict[str, Decimal]:
    """The highest discount asked on each product."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        found[line.sku] = max(found[line.sku], line.discount)
    return dict(found)


def _limit(request: ApprovalRequest) -> Decimal | None:
    """The limit that was passed, as the reason tells it."""
    for reason in request.reasons:
        if reason.code == LIMIT and (said := _PERCENT.search(reason.expected.get("en", ""))):
            return Decimal(said[1].replace(",", "."))
    return None


def _text(value: Any) -> str | None:
    return None if value is None or isinstance(value, bool) else str(value)
