"""A pause with an end: when it is looked at, and what is said when it is over."""

from __future__ import annotations

from bot.front.wording import process_name, tell
from bot.outgoing import post_row
from bot.people.staff import Staff
from bot.short_hash import short_hash
from bot.store import schedule
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.store.switches import Paused
from graphs.message import text_message

TIMER = "switch.resume"


def plan_end(c: Connection, process: str, paused: Paused | None) -> None:
    """Looked at when it is to end; nothing is planned for one without an end."""
    name = f"{TIMER}:{process or 'all'}."
    if paused is not None and paused.until is not None:
        conversation = paused.place.conversation if paused.place else ""
        schedule.put(c, name, paused.until, {"process": process}, conversation)
    else:
        schedule.cancel(c, name)


def ended(c: Connection, key: str, process: str, paused: Paused, released: int, staff: Staff) -> list[Outgoing]:
    """The line that says it, where the pause was asked for."""
    if paused.place is None:
        return []
    language = paused.language
    counted = "none" if not released else "one" if released == 1 else "many"
    opening = tell(
        language,
        "pause.over.process" if process else "pause.over",
        who=staff.name_of(paused.by),
        process=process_name(process, language),
    )
    said = f"{opening} {tell(language, f'resume.left.{counted}', count=released)}"
    name = short_hash(key, 16)
    return [post_row(f"pause.over.{name}", paused.place, text_message(said), language=language)]
