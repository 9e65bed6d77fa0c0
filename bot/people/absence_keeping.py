"""Keeps absences: the one that runs or comes next with the person, later ones beside it, and what is due for them.

Within somebody's transaction. Days are the person's own, where they live; `until` is the day they are back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.approvals.deadlines import opening_from
from bot.people.defaults import mark_changed
from bot.people.staff import zone_of
from bot.store import people as store
from bot.store import schedule, settings
from bot.store.database import Connection
from bot.store.people import PersonRow
from graphs.calendar import WorkCalendar

TIMER = "absence"
BEGIN, END = "begin", "end"


@dataclass(frozen=True)
class Absence:
    """`stand_in` is a person's id, "" none."""

    since: date
    until: date
    stand_in: str = ""

    def overlaps(self, other: Absence) -> bool:
        return self.since < other.until and other.since < self.until


def absence_of(person: PersonRow, today: date) -> Absence | None:
    """The one that runs or comes next, as the person has it."""
    if person.absent_until is None or person.absent_until <= today:
        return None
    return Absence(person.absent_from or min(today, person.absent_until), person.absent_until, person.delegate or "")


def absences_of(c: Connection, person: PersonRow, today: date) -> list[Absence]:
    """All that run or will come, in order."""
    first = absence_of(person, today)
    later = [each for each in _later(c, person.id) if each.until > today]
    return sorted([*([first] if first else []), *later], key=lambda each: each.since)


def note(
    c: Connection, person: PersonRow, absence: Absence, calendar: WorkCalendar, now: datetime, cause: str
) -> list[Absence]:
    """Notes it in place of those it overlaps; the others that stand."""
    kept = [each for each in absences_of(c, person, today_of(person, now)) if not each.overlaps(absence)]
    begun = absence.since <= today_of(person, now)
    _keep(c, person, [*kept, absence], calendar, now, cause, begun=begun)
    return kept


def stop(
    c: Connection, person: PersonRow, calendar: WorkCalendar, now: datetime, cause: str, ended: Sequence[Absence]
) -> list[Absence]:
    """Ends those; which are left."""
    left = [each for each in absences_of(c, person, today_of(person, now)) if each not in ended]
    _keep(c, person, left, calendar, now, cause)
    return left


def end(c: Connection, person: PersonRow, calendar: WorkCalendar, now: datetime, cause: str) -> Absence | None:
    """The one that ran is over; which comes next."""
    today = today_of(person, now)
    left = [each for each in _later(c, person.id) if each.until > today]
    _keep(c, person, left, calendar, now, cause)
    return min(left, key=lambda each: each.since, default=None)


def name_stand_in(c: Connection, person: PersonRow, stand_in: str) -> None:
    """From now on that person stands in, in the absence that is noted and in later ones without another."""
    store.save_person(c, replace(person, delegate=stand_in or None))
    mark_changed(c)


def plan_unplanned(c: Connection, person: PersonRow, calendar: WorkCalendar, now: datetime) -> bool:
    """Plans what is due for an absence that nothing is planned for (a file brought it). Whether it did."""
    today = today_of(person, now)
    absence = absence_of(person, today)
    if absence is None:
        return False
    end = schedule.get(c, f"{TIMER}:{person.id}:{END}")
    if end is not None and end.payload.get("until") == absence.until.isoformat():
        return False
    _plan(c, person, absence, calendar, now, f"file.{absence.until.isoformat()}", begun=False)
    return True


def today_of(person: PersonRow, now: datetime) -> date:
    return now.astimezone(zone_of(person)).date()


def begins_at(person: PersonRow, absence: Absence, calendar: WorkCalendar) -> datetime:
    return opening_from(absence.since, person.time_zone, calendar)


def ends_at(person: PersonRow, absence: Absence, calendar: WorkCalendar) -> datetime:
    return opening_from(absence.until, person.time_zone, calendar)


def _keep(
    c: Connection,
    person: PersonRow,
    found: list[Absence],
    calendar: WorkCalendar,
    now: datetime,
    cause: str,
    *,
    begun: bool = False,
) -> None:
    """`begun`: whatever its beginning brings is done already."""
    found = sorted(found, key=lambda each: each.since)
    first, later = (found[0], found[1:]) if found else (None, [])
    kept = replace(
        person,
        absent_from=first.since if first else None,
        absent_until=first.until if first else None,
        delegate=(first.stand_in or None) if first else person.delegate,
    )
    store.save_person(c, kept)
    settings.put(c, _name(person.id), [_to_json(each) for each in later])
    mark_changed(c)
    schedule.cancel(c, f"{TIMER}:{person.id}:")
    if first is not None:
        begun = begun and first.since <= today_of(person, now)
        _plan(c, kept, first, calendar, now, cause, begun=begun)


def _plan(
    c: Connection,
    person: PersonRow,
    absence: Absence,
    calendar: WorkCalendar,
    now: datetime,
    cause: str,
    *,
    begun: bool,
) -> None:
    payload = {"person": person.id, "until": absence.until.isoformat(), "cause": cause}
    if not begun:
        at = max(begins_at(person, absence, calendar), now)
        schedule.put(c, f"{TIMER}:{person.id}:{BEGIN}", at, payload)
    schedule.put(c, f"{TIMER}:{person.id}:{END}", max(ends_at(person, absence, calendar), now), payload)


def _later(c: Connection, person_id: str) -> list[Absence]:
    return [_from_json(each) for each in settings.get(c, _name(person_id), [])]


def _name(person_id: str) -> str:
    return f"absence:{person_id}"


def _to_json(absence: Absence) -> dict[str, Any]:
    return {"since": absence.since.isoformat(), "until": absence.until.isoformat(), "stand_in": absence.stand_in}


def _from_json(data: dict[str, Any]) -> Absence:
    return Absence(date.fromisoformat(data["since"]), date.fromisoformat(data["until"]), str(data["stand_in"]))
