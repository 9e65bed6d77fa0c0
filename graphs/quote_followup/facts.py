"""The follow-up's facts, exceptions, title and ending as the outside contract has them."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.process import Ending, State
from graphs.quote_followup.brief import FollowupBrief
from graphs.quote_followup.wording import tell
from integrations.books.port import SentQuote


def facts(state: State) -> dict[str, Any]:
    """`answer`: accepted | declined as kept, null while nobody confirmed; `wrote`: its customer wrote, so that nothing
    more leaves by itself."""
    brief, quote = _brief(state), _quote(state)
    return {
        "number": quote.number if quote is not None else (brief.number or None) if brief is not None else None,
        "customer": quote.customer.name if quote is not None else (brief.customer or None) if brief else None,
        "customer_id": None if quote is None else quote.customer.id,
        "total_excl_vat": None if quote is None else f"{quote.total_excl_vat:.2f}",
        "sent_on": None if quote is None else quote.sent_on.isoformat(),
        "valid_until": None if quote is None else quote.valid_until.isoformat(),
        "why": None if brief is None else brief.why,
        "wrote": brief is not None and brief.why == "answered",
        "reading": (brief.reading or None) if brief is not None else None,
        "answer": state.get("marked") or None,
        "sent_to": state.get("sent_to") or None,
    }


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    brief, quote = _brief(state), _quote(state)
    if quote is not None:
        return tell(language, "title", number=quote.number, customer=quote.customer.name)
    if brief is not None and (brief.number or brief.customer):
        return tell(language, "title.asked", what=brief.number or brief.customer)
    return tell(language, "title.none")


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"


def _brief(state: State) -> FollowupBrief | None:
    return state.get("brief")


def _quote(state: State) -> SentQuote | None:
    return state.get("quote")
