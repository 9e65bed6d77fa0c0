"""The enquiry's facts, exceptions, title and ending as the outside contract has them."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.enquiry.brief import EnquiryBrief
from graphs.enquiry.cards import who_of
from graphs.enquiry.state import Gap, Item
from graphs.enquiry.wording import tell
from graphs.process import Ending, State
from graphs.understanding.written import clip


def facts(state: State) -> dict[str, Any]:
    """`handed_over`: a person answers, and why (`missing`)."""
    brief, items, gap = _brief(state), _items(state), _gap(state)
    return {
        "customer": who_of(brief, state.get("customer")) if brief is not None else None,
        "customer_id": (brief.customer_id or None) if brief is not None else None,
        "address": (brief.sender or None) if brief is not None else None,
        "asked": list(brief.asked) if brief is not None else [],
        "products": [item.sku for item in items],
        "prices": {item.sku: None if item.unit_price is None else f"{item.unit_price:.2f}" for item in items},
        "stock": {item.sku: item.stock for item in items},
        "handed_over": bool(state.get("handed_over")),
        "missing": gap.code if gap is not None else None,
        "taker": state.get("taker") or None,
        "sent_to": state.get("sent_to") or None,
    }


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    brief = _brief(state)
    if brief is None:
        return tell(language, "title.none")
    names = [item.name for item in _items(state)] or list(brief.products)
    return tell(language, "title", who=who_of(brief, state.get("customer")), what=clip(", ".join(names[:3]) or "?"))


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"


def _brief(state: State) -> EnquiryBrief | None:
    return state.get("brief")


def _items(state: State) -> list[Item]:
    return list(state.get("items") or [])


def _gap(state: State) -> Gap | None:
    return state.get("gap")
