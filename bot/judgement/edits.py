"""What somebody changed in a proposal before letting it go, field by field, with the facts of the case. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from graphs.ask import ApprovalRequest
from graphs.message import Input

LONGEST = 60
REQUESTED = "requested_discount_percent"
NUMBERS = frozenset({"integer", "decimal", "percent"})
_LINE = re.compile(r"(quantity|unit_price|discount)_(\d{1,4})")


@dataclass(frozen=True)
class Edited:
    """`name` is the form's ("quantity_0"), `field` what it is about ("quantity"), `sku` the line's ("": the whole)."""

    name: str
    field: str
    before: str
    after: str
    sku: str = ""


def edits_of(request: ApprovalRequest, values: Mapping[str, str]) -> list[Edited]:
    """`values` are the checked ones, those left as they were among them."""
    inputs = next(iter(request.form.values()), list[Input]())
    found: list[Edited] = []
    for field in inputs:
        before, after = _plain(field, field.value), _plain(field, values.get(field.name, field.value))
        if before != after:
            line = _LINE.fullmatch(field.name)
            about, sku = (line[1], _sku(request, int(line[2]))) if line else (field.name, "")
            found.append(Edited(field.name, about[:40], before[:LONGEST], after[:LONGEST], sku))
    return found


def facts_of(request: ApprovalRequest, edited: Edited) -> dict[str, Any]:
    """Of the case, as the proposal has them."""
    proposal = request.proposal
    skus = [edited.sku] if edited.sku else sorted({str(line.get("sku", "")) for line in _lines(request)} - {""})
    return {
        "customer": str(proposal.get("customer_id") or ""),
        "customer_name": str(proposal.get("customer") or "")[:200],
        "skus": skus,
        "order_total": str(proposal.get("total_excl_vat") or ""),
    }


def customer_of(facts: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The customer's id, "" when it is not known. Facts that were kept before they had the id hold the name alone: it
    is looked for among `names` (by id), and two of the same name are neither."""
    if "customer_id" in facts:
        return str(facts["customer_id"] or "")
    name = str(facts.get("customer") or "").casefold()
    found = [customer for customer, called in names.items() if name and called.casefold() == name]
    return found[0] if len(found) == 1 else ""


def _sku(request: ApprovalRequest, index: int) -> str:
    lines = _lines(request)
    return str(lines[index].get("sku", "")) if index < len(lines) else ""


def _lines(request: ApprovalRequest) -> list[dict[str, Any]]:
    """Of the proposal; of a process that proposes none, nothing."""
    lines: Any = request.proposal.get("lines")
    return cast("list[dict[str, Any]]", lines) if isinstance(lines, list) else []


def discount_edit(before: Mapping[str, Any], after: Mapping[str, Any]) -> Edited | None:
    """The one discount that a case's facts now have on every line, when a message changed it; None for anything else,
    and while nothing was proposed yet."""
    lines: list[dict[str, Any]] = after.get("lines") or []
    if before.get("total_excl_vat") is None or after.get("total_excl_vat") is None or not lines:
        return None
    old, new = (canonical(str(facts.get(REQUESTED) or "")) for facts in (before, after))
    if old == new or any(canonical(str(line.get("discount_percent") or "")) != new for line in lines):
        return None
    return Edited("discount", "discount", old[:LONGEST], new[:LONGEST])


def _plain(field: Input, text: str) -> str:
    return canonical(text) if field.input in NUMBERS else text.strip()


def canonical(text: str) -> str:
    """A number without needless zeros; nothing where one belongs is 0."""
    bare = text.strip()
    try:
        number = Decimal(bare or "0")
    except InvalidOperation:
        return bare
    if not number.is_finite():
        return bare
    shown = format(number, "f")
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) or "0"
