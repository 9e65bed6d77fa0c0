"""Who is away, from when to when, and who stands in: told in the chat, and come and gone by the clock.

What waits for whoever goes away passes to whoever stands in; what is left of it is theirs again on their return.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.approvals import Approvals
from bot.clock import Clock
from bot.events import TimerFired
from bot.people import People
from bot.people.absence_keeping import (
    BEGIN,
    END,
    TIMER,
    Absence,
    absence_of,
    begins_at,
    end,
    ends_at,
    plan_unplanned,
    today_of,
)
from bot.people.absence_noting import Noting, entry_of
from bot.people.absence_returning import Back, Returning
from bot.people.absence_telling import Concerned, rank_of
from bot.people.absence_who import Who
from bot.people.absence_words import Words, joined
from bot.people.staff import Staff, UnknownPerson
from bot.platform import Platform
from bot.short_hash import short_hash
from bot.staging import case_id_of
from bot.store import ledger, schedule
from bot.store import people as store
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.telling import Asked, Told
from bot.timed import Timed
from bot.turn import Turn
from graphs.message import Message, text_message
from graphs.understanding.absence_words import absence_brief


class AbsenceDesk:
    """Timers are "absence:<person>:begin" and "absence:<person>:end". `language` serves where nobody's own is known."""

    def __init__(
        self,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        approvals: Approvals,
        clock: Clock,
        *,
        language: str,
    ) -> None:
        self._database = database
        self._people = people
        self._approvals = approvals
        self._clock = clock
        self._language = language
        self._concerned = Concerned(people, approvals.calendar)
        self._noting = Noting(people, approvals, self._concerned)
        self._returning = Returning(approvals, self._concerned)

    def timers(self) -> dict[str, Timed]:
        """By the timer's name."""
        return {TIMER: self.timer}

    async def plan(self) -> None:
        """Plans what is due for absences that came with a file: at the start, and whenever people changed."""
        now, calendar = self._clock.now(), self._approvals.calendar

        def write(c: Connection) -> None:
            for person in Staff.load(c).active:
                plan_unplanned(c, person, calendar, now)

        if any(row.absent_until is not None for row in self._people.everyone()):
            await self._database.write(write)

    # --- by the clock -------------------------------------------------------------------------------------------------

    def timer(self, c: Connection, event: TimerFired) -> list[Outgoing]:
        """An absence begins or ends; returns what is to be posted."""
        now, calendar = self._clock.now(), self._approvals.calendar
        person_id = str(event.payload.get("person", ""))
        store.hold(c, person_id)
        staff = Staff.load(c)
        person = staff.people.get(person_id)
        what = event.name.rpartition(":")[2]
        if person is None or not person.active or person.absent_until is None:
            return []
        if person.absent_until.isoformat() != event.payload.get("until"):
            return []  # another absence stands in its place, with timers of its own
        since = person.absent_from or min(person.absent_until, today_of(person, now))
        running = Absence(since, person.absent_until, person.delegate or "")
        due = begins_at(person, running, calendar) if what == BEGIN else ends_at(person, running, calendar)
        if now < due and (what == END or running.since > today_of(person, now)):
            schedule.put(c, event.name, due, event.payload)  # the clock went back
            return []
        cause = short_hash(event.key)
        if what == BEGIN:
            return self._begun(c, person, staff, now, cause)
        return self._ended(c, person, staff, now, cause)

    def _begun(self, c: Connection, person: PersonRow, staff: Staff, now: datetime, cause: str) -> list[Outgoing]:
        absence = absence_of(person, today_of(person, now))
        if absence is None:
            return []
        ledger.append(c, [entry_of("commis", "absence.begin", person, absence)], now)
        presence = self._approvals.away(c, person.id, now)
        stand_in = staff.stand_in(person, now)
        if stand_in is None:
            return presence.posts
        words = self._concerned.words(stand_in, now)
        blocks = words.waiting(presence.waiting, stand_in.time_zone, now)
        said = joined(
            [words.standing_in(absence, person), self._concerned.lends(words, person, stand_in, staff)], blocks
        )
        return [*self._concerned.to(c, stand_in, said, f"absence.{cause}.begin"), *presence.posts]

    def _ended(self, c: Connection, person: PersonRow, staff: Staff, now: datetime, cause: str) -> list[Outgoing]:
        """Whoever was away is back: they get what is left."""
        stand_in = staff.people.get(person.delegate or "")
        following = end(c, person, self._approvals.calendar, now, cause)
        ledger.append(c, [LedgerEntry(None, "commis", "changed", "absence.end", {"person": person.id})], now)
        if following is not None and following.since <= today_of(person, now):
            return []  # one follows the other: its own beginning is planned
        presence = self._approvals.back(c, person.id, now)
        words = self._concerned.words(person, now)
        blocks = words.waiting(presence.waiting, person.time_zone, now)
        rows = self._concerned.to(c, person, joined([words.tell("back.self")], blocks), f"absence.{cause}.end")
        if stand_in is not None and stand_in.active:
            rows += self._concerned.over(c, person, stand_in, now, cause, "to.over")
        return [*rows, *presence.posts]

    # --- told ---------------------------------------------------------------------------------------------------------

    async def told(self, turn: Turn, asked: Asked) -> Told:
        """Process "absence"."""
        staff = self._people.staff
        speaker = staff.people.get(asked.person.id)
        words = Words(
            asked.language, today_of(speaker, turn.now) if speaker else turn.now.date(), self._approvals.calendar
        )
        brief = self._brief(asked, words, staff)
        if brief is None or speaker is None:
            return Told(text_message(words.tell("ask.what")), "needs_answer")
        named = str(brief.get("who", ""))
        person = speaker
        if named not in ("", "me"):
            try:
                person = staff.find(named, asked.language)
            except UnknownPerson as unknown:
                return Told(text_message(str(unknown)), "needs_answer")
        if brief["op"] == "who":
            cover = bool(brief.get("cover"))
            return Told(await self._who(person if named else None, words, staff, turn.now, cover=cover))
        if person.id != speaker.id and not _outranks(staff, speaker, person):
            return Told(text_message(words.tell("refused", name=person.name)), "refused")
        match brief["op"]:
            case "away":
                return self._noting.away(turn, asked, brief, person, speaker, words)
            case "cover":
                return self._noting.cover(turn, asked, brief, person, speaker, words)
            case "back" | "cancel" | "stay" as op:
                day = date.fromisoformat(brief["from"]) if op == "stay" and brief.get("from") else None
                back = Back(op, person.id, speaker, words, turn.now, case_id_of(turn.key), day)
                turn.openers.append(lambda c: self._returning.returned(c, asked, back))
                turn.outcome["facts"] = {"person": person.id}
                return Told(None)
            case _:
                return Told(text_message(words.tell("ask.what")), "needs_answer")

    def _brief(self, asked: Asked, words: Words, staff: Staff) -> dict[str, Any] | None:
        if "op" in asked.reading.brief:
            return asked.reading.brief
        return absence_brief(asked.text, asked.language, words.today, [row.name for row in staff.active])

    async def _who(
        self, person: PersonRow | None, words: Words, staff: Staff, now: datetime, *, cover: bool
    ) -> Message:
        def look(c: Connection) -> Message:
            who = Who(c, staff, words, now)
            return who.covers(person) if cover and person is not None else who.away(person)

        return await self._database.read(look)


def _outranks(staff: Staff, speaker: PersonRow, person: PersonRow) -> bool:
    return rank_of(staff, speaker) > rank_of(staff, person)
