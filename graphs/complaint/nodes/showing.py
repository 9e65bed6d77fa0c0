"""What every card of a complaint is drawn from, and the names of colleagues."""

from __future__ import annotations

from graphs.complaint.cards import Scene
from graphs.complaint.state import Alerted
from graphs.context import Context


def scene_of(state: Alerted, context: Context) -> Scene:
    calendar = context.calendar
    return Scene(
        brief=state["brief"],
        subject=state["subject"],
        history=state["history"],
        today=context.today,
        zone=calendar.zone,
        open_now=calendar.open_at(context.now),
    )


def name_of(person_id: str, context: Context) -> str:
    """The colleague's name, or the id of somebody who has left."""
    return next((each.name for each in context.colleagues if each.id == person_id), person_id)
