"""The text process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.dunning.texts import text_title
from graphs.process import Ending, Process, State
from graphs.reminder_text.brief import TextBrief
from graphs.reminder_text.graph import build
from graphs.reminder_text.state import SAVED, Draft
from graphs.reminder_text.wording import tell


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "outcome": None,
        "misheard": "",
        "draft": None,
        "reasons": [],
        "changed": False,
        "ending": "failed",
    }


def facts(state: State) -> dict[str, Any]:
    """`changed`: customers read it so from now on; `problems` are codes of what kept it from being saved."""
    brief, draft = _brief(state), _draft(state)
    return {
        "op": None if brief is None else brief.op,
        "name": draft.name if draft is not None else (brief.name or None) if brief is not None else None,
        "language": None if draft is None else draft.language,
        "manner": None if draft is None else draft.manner,
        "subject": None if draft is None else draft.subject,
        "own": None if draft is None else (draft.own or bool(state.get("changed"))) and not draft.reset,
        "changed": bool(state.get("changed")),
        "problems": [] if draft is None else [problem.code for problem in draft.problems],
    }


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    draft = _draft(state)
    if draft is None:
        return tell(language, "title.list")
    return tell(language, "title.one", title=text_title(draft.name, language))


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"


def _brief(state: State) -> TextBrief | None:
    return state.get("brief")


def _draft(state: State) -> Draft | None:
    return state.get("draft")


REMINDER_TEXT = Process(
    name="reminder_text",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts,
    reasons=reasons,
    title=title,
    ending=ending,
)
