"""What a brief, or a change, makes of what was wished before. Pure; finding in the books is `resolve`'s work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from graphs.quote.brief import Change, QuoteBrief, WantedLine
from graphs.quote.policy import number, percentage
from graphs.quote.state import Wish, WishedLine

LONGEST = 300
"""Characters of a name as written; more is no name."""

_CHANGE: TypeAdapter[Change] = TypeAdapter(Change)


def changes_to_json(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [_CHANGE.dump_python(change, mode="json") for change in changes]


def change_from_json(data: dict[str, Any]) -> Change:
    return _CHANGE.validate_python(data)


def wished_line(line: WantedLine) -> WishedLine:
    return with_quantity(
        WishedLine(line.text.strip()[:LONGEST], discount=percentage(line.discount_percent)), line.quantity, line.pack
    )


def with_quantity(line: WishedLine, said: str | None, pack: str) -> WishedLine:
    """The line with the quantity as said; what is no number is kept as words, to be asked about."""
    quantity = number(said)
    words = (said or "").strip() if quantity is None else ""
    return replace(line, quantity=quantity, said=words, pack=pack.strip(), confirmed=False)


def wish_of(brief: QuoteBrief, before: Wish | None) -> Wish:
    """A whole new wish; what it does not say of the customer, or of the lines, stays as it was."""
    lines = [wished_line(line) for line in brief.lines if line.text.strip()]
    discount = whole_discount(brief.discount_percent)
    known = before or Wish()
    if brief.customer is not None and brief.customer.strip():
        wish = Wish(customer_text=brief.customer.strip()[:LONGEST])
    else:
        wish = replace(known, lines=[], discount=None)
    if not lines and not any(line.text.strip() for line in brief.lines):
        lines, discount = known.lines, discount if discount is not None else known.discount
    doubts = brief.doubts or known.doubts
    return replace(wish, lines=lines, discount=discount, not_understood=brief.not_understood, doubts=doubts)


def whole_discount(text: str | None) -> Decimal | None:
    """Of the whole quote: none at all and 0 % are the same."""
    percent = percentage(text)
    return None if percent is not None and not percent.is_nan() and percent == 0 else percent


def needs_line(change: Change) -> bool:
    """Whether the change is about a line there is (or may be)."""
    return change.op in ("set", "remove", "replace") or (change.op == "discount" and bool(change.text.strip()))


def applied(wish: Wish, change: Change, index: int | None) -> Wish:
    """The wish after the change; `index` is the line it is about, None for none (a new line, or the whole).

    Setting a line to 0 removes it.
    """
    if change.op == "set" and index is not None and number(change.quantity) == 0:
        change = replace(change, op="remove")
    match change.op:
        case "customer":
            text = (change.text or change.new_text).strip()[:LONGEST]
            return replace(wish, customer_text=text, customer_id="", customer_name="", new_customer=None, email="")
        case "discount" if index is None:
            lines = [replace(line, discount=None) for line in wish.lines]
            return replace(wish, discount=whole_discount(change.discount_percent), lines=lines)
        case "set" | "add" | "replace" if index is None:
            return replace(wish, lines=[*wish.lines, _new_line(change)])
        case "remove" if index is not None:
            return replace(wish, lines=[line for at, line in enumerate(wish.lines) if at != index])
        case _:
            lines = list(wish.lines)
            if index is not None:
                lines[index : index + 1] = _changed(lines[index], change)
            return replace(wish, lines=lines)


def _new_line(change: Change) -> WishedLine:
    text = (change.new_text if change.op == "replace" else change.text).strip()[:LONGEST]
    return with_quantity(WishedLine(text, discount=percentage(change.discount_percent)), change.quantity, change.pack)


def _changed(line: WishedLine, change: Change) -> list[WishedLine]:
    """What the line becomes: one line, or two when more of it was asked (they are merged once both are counted)."""
    discount = percentage(change.discount_percent)
    if change.op == "discount":
        return [replace(line, discount=discount)]
    if change.op == "add":
        more = WishedLine(line.text, line.sku, line.name, discount=line.discount if discount is None else discount)
        return [line, with_quantity(more, change.quantity, change.pack)]
    if change.op == "replace":
        product = WishedLine(
            change.new_text.strip()[:LONGEST] or line.text, quantity=line.quantity, discount=line.discount
        )
        line = product
        if change.quantity is None and not change.pack:
            return [line]
    changed = with_quantity(line, change.quantity, change.pack)
    return [changed if discount is None else replace(changed, discount=discount)]
