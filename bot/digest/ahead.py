"""What the day brings, read from the store: what expires, what leaves, what the timetable plans, own reminders."""

from __future__ import annotations

from datetime import datetime

from bot.digest.scope import Scope, place_of
from bot.digest.tally import Tally
from bot.store import agenda, digests, switches, timings
from bot.store.database import Connection
from bot.store.switches import Paused
from bot.timetable import planning
from graphs.digest.body import Line, Request
from graphs.digest.titles import AMOUNTS
from graphs.message import Address


def ahead(
    c: Connection, scope: Scope, waits: list[Request], until: datetime, midnight: datetime, language: str
) -> list[Line]:
    """Until `midnight`, the end of the reader's day. `waits` is what waits for people."""
    lines = [
        Line("expires", each.title, each.process, at=each.ends, place=each.place, hidden=each.hidden)
        for each in waits
        if each.ends is not None and until <= each.ends < midnight
    ]
    return [
        *lines,
        *_leaving(c, scope, midnight, language),
        *_planned(c, scope, until, midnight),
        *_own(c, scope, until, midnight),
    ]


def _leaving(c: Connection, scope: Scope, midnight: datetime, language: str) -> list[Line]:
    """Effects that can still be taken back, and those that a pause holds, or will hold when their window ends."""
    tally, pauses = Tally(scope), dict[str, list[Paused]]()
    for each in digests.leaving(c, midnight, AMOUNTS):
        if each.process not in pauses:
            pauses[each.process] = [one for of in ("", each.process) if (one := switches.pause_of(c, of)) is not None]
        held = each.at is None or any(one.holds_at(each.at) for one in pauses[each.process])
        tally.add("held" if held else "leaves", each, None if held else each.at, each.amount)
    return tally.lines(c, language)


def _planned(c: Connection, scope: Scope, until: datetime, midnight: datetime) -> list[Line]:
    """What else of the company's comes here today."""
    lines: list[Line] = []
    for timing in timings.every(c):
        if not timing.enabled or place_of(timing.address) != scope.here or timing.person not in ("", scope.person):
            continue
        at = planning.planned(c, timing.id)
        if at is not None and until < at < midnight:
            lines.append(Line("timing", timing.kind, at=at))
    return lines


def _own(c: Connection, scope: Scope, until: datetime, midnight: datetime) -> list[Line]:
    """One's own reminders, in one's own brief only."""
    if not scope.person:
        return []
    rows = [row for row in agenda.of(c, scope.person) if row.person == scope.person and row.next_at is not None]
    return [
        Line("reminder", row.text, at=row.next_at)
        for row in rows
        if row.next_at is not None and until <= row.next_at < midnight
    ]


def place_of_case(c: Connection, scope: Scope, case_id: str) -> Address | None:
    """Where a case is worked, for who may open it there."""
    case = digests.cases_of(c, [case_id]).get(case_id) if case_id else None
    return case.address if case is not None and scope.sees(case.address, case.asker) else None


def seen(c: Connection, scope: Scope, case_id: str) -> bool:
    """Whether what a case worked may be told of; what is no case's is the company's."""
    case = digests.cases_of(c, [case_id]).get(case_id) if case_id else None
    return case is None or scope.sees(case.address, case.asker)
