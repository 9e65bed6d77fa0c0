"""How a case about a lead ends without a mail: the lead is somebody's, who is told what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.context import Context
from graphs.lead import cards
from graphs.lead.brief import LeadMoved
from graphs.lead.nodes import staging
from graphs.lead.parts import called, owner_name, picture
from graphs.lead.state import Acted, OnCourse, replaced
from graphs.lead.wording import tell
from graphs.process import Ending
from integrations.crm.port import Lead

_LED_IN = ("replied", "again", "look_up")
_FINAL = ("won", "lost", "booked", "archived")


async def finish_quietly(state: Acted, runtime: Runtime[Context]) -> dict[str, Any]:
    return finish(state, runtime.context)


def finish(state: OnCourse, context: Context) -> dict[str, Any]:
    """Nothing is to be sent: said with all that its owner needs."""
    lead, course = state["lead"], state["course"]
    staging.status(lead, course.status, context)
    settled = replace(lead, status=course.status)
    shown = picture(replaced(state, lead=settled), context.calendar.zone)
    if not state["told"]:
        context.say(cards.lead_card(shown, "none", context.language, lead_in=lead_in(state, context)), name="lead")
    else:
        context.say(cards.handed(shown, context.language), name="handed")
    carded = staging.card(shown, "none", state["carded"], context)
    return {"lead": settled, "mail": None, "reasons": [], "told": True, "carded": carded, "ending": "done", "go": "end"}


def lead_in(state: OnCourse, context: Context) -> str:
    """Why the lead comes up again; "" for a new one."""
    brief, language = state["brief"], context.language
    if not isinstance(brief, LeadMoved):
        return ""
    name = called(state["lead"], language)
    if brief.what in _LED_IN:
        return tell(language, f"moved.{brief.what}", name=name)
    why = state["course"].why
    if why in ("not_booked", "no_address", "no_news"):
        owner = owner_name(state["owner"], language)
        return tell(language, f"moved.{why}", name=name, owner=owner).rstrip(".")
    return ""


def hand_over(state: OnCourse, why: str, ending: Ending, context: Context) -> dict[str, Any]:
    """No mail after all: its owner takes it from here. What is said of it is for the caller."""
    lead, course = state["lead"], cards.handed_course(state["course"], why)
    status = lead.status if lead.status in _FINAL else course.status
    staging.status(lead, status, context)
    settled: Lead = replace(lead, status=status)
    told = replaced(state, lead=settled, course=course, mail=None)
    carded = staging.card(picture(told, context.calendar.zone), "none", state["carded"], context)
    return {
        "lead": settled, "course": course, "mail": None, "reasons": [], "approval": None, "decision": None,
        "outcome": None, "carded": carded, "ending": ending, "go": "end",
    }  # fmt: skip
