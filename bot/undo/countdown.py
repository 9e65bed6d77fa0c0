"""Keeps the posts of undo windows true: opened with the turn, redrawn as time passes and with a pause, locked at the
end. All within somebody's transaction; what is returned is to be staged there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.events import TimerFired
from bot.outgoing import content_of, post_row
from bot.short_hash import short_hash
from bot.store import cases, outbox, schedule
from bot.store import people as people_store
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.outbox import UNDO, OutboxRow, Outgoing
from bot.undo.window import Window, find, find_of_effect, window_of

TIMER = "undo.count"

REDRAWN_AT = tuple(timedelta(minutes=minutes) for minutes in (30, 10, 5, 2, 1))
"""How long before the end the post is redrawn."""

IsPaused = Callable[[str], bool]
"""Whether that process is paused."""


def open_window(
    c: Connection, effect_key: str, case: CaseRow, leaves_at: datetime, zone: str, now: datetime, *, paused: bool
) -> list[Outgoing]:
    """The post that counts down for an effect of this turn."""
    window = window_of(effect_key, case, zone)
    message = window.paused() if paused else window.counting(leaves_at, now)
    post = post_row(window.post_key, case.address, message, language=case.language, case_id=case.id)
    _plan(c, window, leaves_at, now)
    return [replace(post, payload={**post.payload, "window": window.kept()})]


def tick(c: Connection, event: TimerFired, now: datetime, is_paused: IsPaused) -> list[Outgoing]:
    """Redraws the post of a window whose time goes by, if it is still open."""
    window = find(c, str(event.payload.get("window", "")))
    row = outbox.by_key(c, window.effect) if window is not None else None
    if window is None or row is None or not _counts(row) or row.next_at <= now:
        return []
    _plan(c, window, row.next_at, now)
    if is_paused(_process(c, window)):
        return []
    minutes = round((row.next_at - now).total_seconds() / 60)
    return [window.redrawn(window.counting(row.next_at, now), f"{row.next_at:%Y%m%d%H%M%S}.{minutes}")]


def redraw(c: Connection, is_paused: IsPaused, cause: str, now: datetime) -> list[Outgoing]:
    """After a pause or a resume: every open window, as it stands now."""
    rows: list[Outgoing] = []
    for row in outbox.waiting(c):
        window = find_of_effect(c, row.key)
        if window is None:
            continue
        paused = is_paused(_process(c, window))
        if not paused and not _counts(row):
            continue
        if not paused:
            _plan(c, window, row.next_at, now)
        rows.append(
            window.redrawn(
                window.paused() if paused else window.counting(row.next_at, now),
                short_hash(cause),
            )
        )
    return rows


def close(c: Connection, effect_key: str, how: str, now: datetime, *, by: str = "") -> list[Outgoing]:
    """Locks the post of that effect's window, if it has one; the first end stands. `by` is a person's id."""
    window = find_of_effect(c, effect_key)
    if window is None:
        return []
    schedule.cancel(c, _timer(window))
    if outbox.by_key(c, _closing_key(window)) is not None:
        return []
    return [window.redrawn(window.ended(how, now, _name(c, by)), _CLOSED)]


def verdict_of(c: Connection, window: Window) -> str:
    """How it ended, in words; "" while it is open."""
    row = outbox.by_key(c, _closing_key(window))
    return content_of(row.payload).summary if row is not None else ""


_CLOSED = "closed"


def _closing_key(window: Window) -> str:
    return f"{window.post_key}.{_CLOSED}"


def _counts(row: OutboxRow) -> bool:
    return row.state == "new" and row.error == UNDO


def _plan(c: Connection, window: Window, leaves_at: datetime, now: datetime) -> None:
    """The next instant at which the post is redrawn."""
    instants = [leaves_at - before for before in REDRAWN_AT]
    following = min((instant for instant in instants if instant > now), default=None)
    if following is not None:
        schedule.put(c, _timer(window), following, {"window": window.id}, window.address.conversation)


def _timer(window: Window) -> str:
    return f"{TIMER}:{window.id}"


def _process(c: Connection, window: Window) -> str:
    case = cases.by_id(c, window.case_id)
    return case.process if case else ""


def _name(c: Connection, person_id: str) -> str:
    if not person_id:
        return ""
    return next((row.name for row in people_store.load_people(c) if row.id == person_id), person_id)
