"""Tells those whom an absence concerns, each in private and in their own language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.outgoing import post_row
from bot.people.absence_keeping import today_of
from bot.people.absence_words import Words
from bot.people.directory import People
from bot.people.staff import Staff
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from graphs.calendar import WorkCalendar
from graphs.message import Address, Message, text_message

_NOWHERE = Address("", "")
"""Near no platform: wherever they are reached first."""


@dataclass(frozen=True)
class Concerned:
    people: People
    calendar: WorkCalendar

    def over(
        self,
        c: Connection,
        person: PersonRow,
        stand_in: PersonRow,
        now: datetime,
        key: str,
        what: str,
        other: PersonRow | None = None,
    ) -> list[Outgoing]:
        words = self.words(stand_in, now)
        said = words.tell(what, name=person.name, other=other.name if other else "")
        return self.to(c, stand_in, text_message(said), f"{key}.over.{stand_in.id}")

    def lends(self, words: Words, person: PersonRow, stand_in: PersonRow, staff: Staff) -> str:
        lent = rank_of(staff, stand_in) < rank_of(staff, person)
        return words.tell("to.lends", role=words.role(person)) if lent else ""

    def words(self, reader: PersonRow, now: datetime) -> Words:
        return Words(reader.language, today_of(reader, now), self.calendar)

    def to(self, c: Connection, person: PersonRow, message: Message, key: str) -> list[Outgoing]:
        """Privately; nothing when they cannot be reached."""
        place = self.people.private_place(c, person.id, _NOWHERE)
        return [post_row(key, place, message, language=person.language)] if place is not None else []


def rank_of(staff: Staff, person: PersonRow) -> int:
    role = staff.role(person.role)
    return role.rank if role is not None else 0
