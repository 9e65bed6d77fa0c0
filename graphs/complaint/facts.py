"""The complaint's facts, exceptions, title and ending as the outside contract has them."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.policy import kinds_of, severity_of
from graphs.complaint.state import Subject
from graphs.complaint.wording import tell
from graphs.process import Ending, State


def facts(state: State) -> dict[str, Any]:
    """`outcome`: settled | not_complaint | added (to an alert that ran already) | withdrawn, null until then; `taker`
    the id of whoever handles it; `raised` how often people were alerted."""
    brief, subject = _brief(state), _subject(state)
    return {
        "customer": subject.name if subject is not None else (brief.customer or None) if brief is not None else None,
        "customer_id": (subject.id or None) if subject is not None else None,
        "address": (subject.email if subject is not None else brief.sender if brief is not None else "") or None,
        "severity": None if brief is None else severity_of(brief),
        "kinds": [] if brief is None else kinds_of(brief),
        "sure": None if brief is None else brief.sure,
        "source": None if brief is None else brief.source,
        "role": state.get("role") or None,
        "raised": state.get("raised") or 0,
        "taker": state.get("taker") or None,
        "agreed": state.get("agreed") or None,
        "outcome": state.get("outcome") or None,
    }


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    subject = _subject(state)
    return tell(language, "title", name=subject.name) if subject is not None else tell(language, "title.none")


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"


def _brief(state: State) -> ComplaintBrief | None:
    return state.get("brief")


def _subject(state: State) -> Subject | None:
    return state.get("subject")
