"""Who is away, and who stands in: a stand-in who is away then is never named as if they were there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.people.absence_keeping import Absence, absences_of, today_of
from bot.people.absence_words import Words, joined
from bot.people.staff import Staff
from bot.store.database import Connection
from bot.store.people import PersonRow
from graphs.message import Block, Message, Text, text_message
from graphs.understanding.written import clip


@dataclass(frozen=True)
class Who:
    """Reads within one transaction."""

    c: Connection
    staff: Staff
    words: Words
    now: datetime

    def away(self, person: PersonRow | None) -> Message:
        """Of everybody, or of one."""
        rows = [person] if person is not None else self.staff.active
        found = sorted(
            ((row, each) for row in rows for each in self._of(row)), key=lambda each: (each[1].since, each[0].name)
        )
        if not found:
            key = "who.none" if person is None else "who.here"
            return text_message(self.words.tell(key, name=person.name if person is not None else ""))
        message = self.words.who(found, self.staff)
        notes = dict.fromkeys(note for row, each in found for note in self._notes(row, each))
        more: list[Block] = [Text(note, tone="warning") for note in notes]
        return Message(message.summary, [*message.blocks, *more])

    def covers(self, person: PersonRow) -> Message:
        """Who stands in for them, in each absence; or would, where none is noted."""
        absences, tell = self._of(person), self.words.tell
        if absences:
            lines = [self._covered(person, each) for each in absences]
            return joined([*lines, *dict.fromkeys(note for each in absences for note in self._notes(person, each))])
        named = self.staff.people.get(person.delegate or "")
        if named is None or not named.active:
            others = [row for row in self.staff.active if row.id != person.id]
            first = clip(min(others, key=lambda row: row.name).name.split()[0]) if others else "Marc"
            return joined([tell("cover.nobody", example=tell("example.self", first=first))])
        away = [tell("cover.away", stand_in=named.name, span=self.words.span(each)) for each in self._of(named)]
        return joined([tell("cover.usual", stand_in=named.name), *away])

    def _covered(self, person: PersonRow, absence: Absence) -> str:
        named = self.staff.people.get(absence.stand_in)
        span = self.words.span(absence)
        if named is None or not named.active:
            return self.words.tell("cover.none.then", span=span[:1].upper() + span[1:])
        return self.words.tell("cover.then", span=span[:1].upper() + span[1:], stand_in=named.name)

    def _of(self, person: PersonRow) -> list[Absence]:
        return absences_of(self.c, person, today_of(person, self.now))

    def _notes(self, person: PersonRow, absence: Absence) -> list[str]:
        """What is to be known of whoever stands in then."""
        named = self.staff.people.get(absence.stand_in)
        if named is None:
            return []
        if not named.active:
            return [self.words.tell("why.gone", stand_in=named.name)]
        theirs = [each for each in self._of(named) if each.overlaps(absence)]
        if not theirs:
            return []
        span = self.words.spans(theirs)
        other = self._in_the_end(person, named, absence)
        if other is None:
            return [self.words.tell("who.away.nobody", stand_in=named.name, span=span)]
        return [self.words.tell("stand_in.away", stand_in=named.name, span=span, other=other.name)]

    def _in_the_end(self, person: PersonRow, stand_in: PersonRow, absence: Absence) -> PersonRow | None:
        """The first of those who stand in for each other who is there."""
        current, seen = stand_in, {person.id}
        while (theirs := next((each for each in self._of(current) if each.overlaps(absence)), None)) is not None:
            seen.add(current.id)
            following = self.staff.people.get(theirs.stand_in)
            if following is None or not following.active or following.id in seen:
                return None
            current = following
        return current
