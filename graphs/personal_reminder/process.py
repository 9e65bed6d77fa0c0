"""The reminder process as the desk knows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from graphs.ask import Reason
from graphs.personal_reminder.graph import build
from graphs.personal_reminder.state import SAVED, Wish
from graphs.personal_reminder.wording import tell
from graphs.process import Ending, Process, State
from graphs.understanding.text import excerpt
from graphs.when.instants import to_instant


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message."""
    return {
        "request": brief,
        "answer": None,
        "outcome": None,
        "wish": None,
        "gap": None,
        "listed": [],
        "reasons": [],
        "ending": "failed",
    }


def facts(state: State) -> dict[str, Any]:
    """`at` has the offset of whoever is reminded; null while it is not known."""
    wish: Wish | None = state.get("wish")
    if wish is None:
        return {"op": None, "person": None, "text": None, "at": None, "rrule": None, "number": None}
    return {
        "op": wish.op,
        "person": wish.who or None,
        "person_id": wish.person or None,
        "text": wish.text or None,
        "at": _at(wish),
        "rrule": wish.rrule or None,
        "number": wish.number or None,
        "reminders": list(state.get("listed") or []),
    }


def _at(wish: Wish) -> str | None:
    if not wish.local or not wish.zone:
        return None
    return to_instant(datetime.fromisoformat(wish.local), wish.zone).astimezone(ZoneInfo(wish.zone)).isoformat()


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    wish: Wish | None = state.get("wish")
    if wish is None or not wish.text:
        return tell(language, "title.mine")
    return tell(language, "title", text=excerpt(wish.text, 120))


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"


PERSONAL_REMINDER = Process(
    name="personal_reminder",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts,
    reasons=reasons,
    title=title,
    ending=ending,
)
