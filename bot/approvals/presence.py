"""What becomes of waiting requests when somebody goes away or comes back. Within somebody's transaction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.approvals.deadlines import next_working_instant
from bot.approvals.opening import to_ask
from bot.approvals.record import Desk, still_waits
from bot.people.staff import Staff
from bot.store import asks
from bot.store.asks import ApprovalRow
from bot.store.database import Connection
from bot.store.outbox import Outgoing


@dataclass(frozen=True)
class Presence:
    """`posts` are to be staged; `waiting` is what is concerned, the first to end first: what went to others, or what
    whoever is back may decide."""

    posts: list[Outgoing] = field(default_factory=list[Outgoing])
    waiting: list[ApprovalRow] = field(default_factory=list[ApprovalRow])


def covered(desk: Desk, c: Connection, person_id: str, now: datetime) -> Presence:
    """What was asked of that person goes to whoever stands in for them, or to those there who may decide."""
    staff = Staff.load(c)
    posts: list[Outgoing] = []
    concerned: list[ApprovalRow] = []
    for row in _open(c, now):
        if not _asked(row, person_id) and not _would_ask(desk, row, person_id, staff, now):
            continue
        concerned.append(row)
        others = [one.person.id for one in to_ask(desk, row, staff, now) if one.person.id != person_id]
        stand_in = _stand_in(desk, row, person_id, staff, now)
        wanted = [stand_in] if stand_in else others
        shown, reached = desk.ask_too(c, row, wanted, staff, now)
        if reached:
            posts += [*shown, *desk.redraw(c, row.id, staff, now, but=reached)]
    return Presence(posts, concerned)


def welcomed(desk: Desk, c: Connection, person_id: str, now: datetime) -> Presence:
    """What that person may decide and would be asked today, or was asked before they went: shown to them where it is
    not, and reminded of."""
    staff = Staff.load(c)
    person = staff.people.get(person_id)
    posts: list[Outgoing] = []
    concerned: list[ApprovalRow] = []
    for row in _open(c, now):
        if person is None or desk.standing(row, person, staff, now) is None:
            continue
        if not _asked(row, person_id) and all(one.person.id != person_id for one in to_ask(desk, row, staff, now)):
            continue
        concerned.append(row)
        shown, reached = desk.ask_too(c, row, [person_id], staff, now)
        posts += [*shown, *(desk.redraw(c, row.id, staff, now, but=reached) if reached else [])]
        if not reached:
            opening = next_working_instant(now, person.time_zone, desk.calendar)
            desk.plan_reminder(c, row, person_id, staff, opening)
    return Presence(posts, concerned)


def _open(c: Connection, now: datetime) -> list[ApprovalRow]:
    rows = [row for row in asks.list_approvals(c, state="open") if now < row.expires_at and still_waits(c, row)]
    return sorted(rows, key=lambda row: (row.expires_at, row.id))


def _asked(row: ApprovalRow, person_id: str) -> bool:
    """Whether it was put before that person by name."""
    named = {*(copy.person for copy in row.copies), row.assigned_to, *row.request.approvers}
    return person_id in named


def _would_ask(desk: Desk, row: ApprovalRow, person_id: str, staff: Staff, now: datetime) -> bool:
    """Whether they would be asked if they were there: in their own conversation the card is theirs without a copy."""
    person = staff.people.get(person_id)
    if person is None:
        return False
    present = replace(staff, people={**staff.people, person_id: replace(person, absent_until=None)})
    return any(one.person.id == person_id for one in to_ask(desk, row, present, now))


def _stand_in(desk: Desk, row: ApprovalRow, person_id: str, staff: Staff, now: datetime) -> str:
    """Who acts for that person on this request: "" where nobody does, or may."""
    person = staff.people.get(person_id)
    stand_in = staff.stand_in(person, now) if person is not None else None
    if stand_in is None or desk.standing(row, stand_in, staff, now) is None:
        return ""
    return stand_in.id
