"""What the front page shows of one person's matters, read from the store in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from bot.case_titles import titled
from bot.front.change import PAUSABLE
from bot.people import People
from bot.people.staff import zone_of
from bot.store import asks, cases, own_cases, posts
from bot.store.asks import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.people import PersonRow
from graphs.message import Address

SHOWN = 10
FINISHED = 3

Deciders = Callable[[ApprovalRow], list[str]]


@dataclass(frozen=True)
class Waiting:
    """A request this person may decide on; `where` is a place they can open, if there is one."""

    approval: ApprovalRow
    title: str
    where: Address | None


@dataclass(frozen=True)
class Mine:
    """`waiting` (the most urgent first) and `open` (the newest first) are at most `SHOWN`, out of so many in all.
    `held` counts what waits for the resume, in the whole company: by process, in all under ""."""

    waiting: list[Waiting]
    waiting_count: int
    open: list[CaseRow]
    open_count: int
    finished: list[CaseRow]
    held: dict[str, int]


def mine_of(c: Connection, person: PersonRow, platform: str, people: People, deciders: Deciders, now: datetime) -> Mine:
    waiting = waiting_for(c, person, deciders)
    return Mine(
        waiting=[_waiting(c, row, person, platform, people) for row in waiting[:SHOWN]],
        waiting_count=len(waiting),
        open=own_cases.open_of(c, person.id, SHOWN),
        open_count=own_cases.count_open_of(c, person.id),
        finished=own_cases.finished_of(c, person.id, since=_morning(person, now), limit=FINISHED),
        held={process: own_cases.count_held(c, process) for process in ("", *PAUSABLE)},
    )


def waiting_for(c: Connection, person: PersonRow, deciders: Deciders) -> list[ApprovalRow]:
    """Open requests on which this person may decide and has not yet, the nearest deadline first."""
    rows = [row for row in asks.list_approvals(c, state="open") if person.id in deciders(row)]
    left = [row for row in rows if row.needed == 1 or not _has_voted(c, row, person)]
    return sorted(left, key=lambda row: (row.expires_at, row.asked_at))


def _has_voted(c: Connection, row: ApprovalRow, person: PersonRow) -> bool:
    return any(vote.person_id == person.id for vote in asks.votes(c, row.id))


def _waiting(c: Connection, row: ApprovalRow, person: PersonRow, platform: str, people: People) -> Waiting:
    case = cases.by_id(c, row.case_id)
    title = titled(case, person.language) if case else row.process
    return Waiting(row, title, _place(c, row, case, person, platform, people))


def _place(
    c: Connection, row: ApprovalRow, case: CaseRow | None, person: PersonRow, platform: str, people: People
) -> Address | None:
    """The thread; when that is in somebody else's private conversation, the card this person was sent."""
    if case is not None and case.address.platform == platform and not _is_private_to_another(c, case, person, people):
        return case.address
    for copy in row.copies:
        if copy.person == person.id and copy.address.platform == platform:
            posted = posts.by_key(c, copy.key)
            return (
                copy.address
                if posted is None or copy.address.thread
                else replace(copy.address, thread=posted.reference)
            )
    return None


def _is_private_to_another(c: Connection, case: CaseRow, person: PersonRow, people: People) -> bool:
    if case.asker_id is None or case.asker_id == person.id:
        return False
    places = people.places(c, case.asker_id)
    return any((at.platform, at.channel) == (case.address.platform, case.address.channel) for at in places)


def _morning(person: PersonRow, now: datetime) -> datetime:
    """When this person's day began."""
    zone = zone_of(person)
    return datetime.combine(now.astimezone(zone).date(), time.min, tzinfo=zone).astimezone(UTC)
