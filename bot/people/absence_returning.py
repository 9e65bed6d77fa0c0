"""Somebody is back before the end, does not go at all, or is there on one of the days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from bot.approvals import Approvals
from bot.people.absence_keeping import Absence, absences_of, note, stop, today_of
from bot.people.absence_noting import entry_of, reply
from bot.people.absence_telling import Concerned
from bot.people.absence_words import Words, joined
from bot.people.staff import Staff
from bot.store import ledger
from bot.store import people as store
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.telling import Asked
from graphs.message import Block, Text, text_message

Op = Literal["back", "cancel", "stay"]


@dataclass(frozen=True)
class Back:
    """Who says it of whom. `day`: that they are there then (None: from now on, or at all)."""

    op: Op
    person: str
    speaker: PersonRow
    words: Words
    now: datetime
    key: str
    day: date | None = None

    @property
    def whose(self) -> str:
        return "self" if self.person == self.speaker.id else "other"


class Returning:
    def __init__(self, approvals: Approvals, concerned: Concerned) -> None:
        self._approvals = approvals
        self._concerned = concerned

    def returned(self, c: Connection, asked: Asked, back: Back) -> list[Outgoing]:
        store.hold(c, back.person)
        staff = Staff.load(c)
        person, words = staff.people[back.person], back.words
        found = absences_of(c, person, today_of(person, back.now))
        if not found:
            return self._said(asked, back, words.tell(f"back.none.{back.whose}", name=person.name))
        if back.op == "stay":
            return self._stays(c, asked, back, person, staff, found)
        running = found[0].since <= today_of(person, back.now)
        if back.op == "back" and not running:
            return self._said(asked, back, words.tell("back.later", spans=words.spans(found)))
        return self._ended(c, asked, back, person, staff, found if back.op == "cancel" else found[:1])

    def _stays(
        self, c: Connection, asked: Asked, back: Back, person: PersonRow, staff: Staff, found: list[Absence]
    ) -> list[Outgoing]:
        """There after all: of the absence that runs, or of the only one that is to come."""
        today, words, day = today_of(person, back.now), back.words, back.day
        if day is not None and day > today:
            meant = next((each for each in found if each.since <= day < each.until), None)
            if meant is None:
                said = words.tell(f"stay.none.{back.whose}", name=person.name, day=words.day(day))
                return self._said(asked, back, f"{said} {words.tell('kept_too', spans=words.spans(found))}")
            if meant.since <= today:
                return self._shortened(c, asked, back, person, staff, replace(meant, until=day))
            if (meant.until - meant.since).days > 1:
                return self._said(asked, back, words.tell("stay.which", spans=words.spans([meant])))
            return self._ended(c, asked, back, person, staff, [meant])
        if found[0].since > today and len(found) > 1:
            return self._said(asked, back, words.tell("stay.which", spans=words.spans(found)))
        return self._ended(c, asked, back, person, staff, found[:1])

    def _shortened(
        self, c: Connection, asked: Asked, back: Back, person: PersonRow, staff: Staff, absence: Absence
    ) -> list[Outgoing]:
        """The one that runs ends sooner; those who decide meanwhile do so till then."""
        note(c, person, absence, self._approvals.calendar, back.now, back.key)
        ledger.append(c, [entry_of(back.speaker.id, "absence.noted", person, absence)], back.now)
        said = back.words.noted(absence, "" if back.whose == "self" else person.name)
        rows = self._said(asked, back, said)
        stand_in = staff.people.get(absence.stand_in)
        if stand_in is not None and stand_in.active and stand_in.id != back.speaker.id:
            told = self._concerned.words(stand_in, back.now).standing_in(absence, person)
            rows += self._concerned.to(c, stand_in, text_message(told), f"{back.key}.stand_in")
        return rows

    def _ended(
        self, c: Connection, asked: Asked, back: Back, person: PersonRow, staff: Staff, ended: list[Absence]
    ) -> list[Outgoing]:
        """Back before the end, or not going at all."""
        words, today = back.words, today_of(person, back.now)
        running = ended[0].since <= today
        left = stop(c, person, self._approvals.calendar, back.now, back.key, ended)
        was_back = running and back.op != "cancel"
        what = "absence.back" if was_back else "absence.cancelled"
        ledger.append(c, [entry_of(back.speaker.id, what, person, ended[0])], back.now)
        said = words.tell("cancelled", spans=words.spans(ended))
        if was_back:
            said = words.tell(f"back.{back.whose}", name=person.name)
        blocks: list[Block] = []
        rows: list[Outgoing] = []
        if running:
            presence = self._approvals.back(c, person.id, back.now)
            rows += presence.posts
            blocks = words.waiting(presence.waiting, person.time_zone, back.now) if back.whose == "self" else []
        if left:
            blocks.append(Text(words.tell("kept_too", spans=words.spans(left)), tone="muted"))
        stand_in = staff.people.get(ended[0].stand_in)
        if stand_in is not None and stand_in.active and stand_in.id != back.speaker.id:
            over = "to.over" if running else "to.cancelled"
            rows = [*self._concerned.over(c, person, stand_in, back.now, back.key, over), *rows]
        return [reply(asked, joined([said], blocks), back.key), *rows]

    def _said(self, asked: Asked, back: Back, text: str) -> list[Outgoing]:
        return [reply(asked, text_message(text), back.key)]
