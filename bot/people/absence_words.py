"""What is said of an absence to everyone it concerns, as messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.approvals.cards import content_of
from bot.people.absence_keeping import Absence
from bot.people.absence_wording import day, tell
from bot.people.staff import Staff
from bot.people.wording import role_label
from bot.store.approvals import ApprovalRow
from bot.store.people import PersonRow
from bot.typography import moment
from graphs.calendar import WorkCalendar
from graphs.message import Block, Message, Text
from graphs.understanding.written import clip

LISTED = 8
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Words:
    """Says days in one language, as seen from one day."""

    language: str
    today: date
    calendar: WorkCalendar

    def tell(self, key: str, **values: object) -> str:
        return tell(self.language, key, **values)

    def day(self, of: date) -> str:
        return day(of, self.language, self.today)

    def days(self, absence: Absence) -> dict[str, str]:
        """The first and the last day, and the working day they are back on."""
        return {
            "first": self.day(absence.since),
            "last": self.day(absence.until - _DAY),
            "back": self.day(self.calendar.working_day_from(absence.until)),
        }

    def span(self, absence: Absence) -> str:
        one = absence.until - absence.since == _DAY
        return self.tell("span.one" if one else "span", **self.days(absence))

    def spans(self, absences: Sequence[Absence]) -> str:
        return ", ".join(self.span(each) for each in absences)

    def noted(self, absence: Absence, name: str = "") -> str:
        """`name` "" when it is told to whoever is away."""
        whose = "other" if name else "self"
        begun = "until" if absence.since <= self.today else "range"
        how = "one" if absence.until - absence.since == _DAY else begun
        return self.tell(f"{whose}.{how}", name=name, **self.days(absence))

    def standing_in(self, absence: Absence, principal: PersonRow) -> str:
        key = "to.now" if absence.since <= self.today else "to.later"
        return self.tell(key, name=principal.name, **self.days(absence))

    def role(self, person: PersonRow) -> str:
        return role_label(person.role, self.language)

    def waiting(self, rows: Sequence[ApprovalRow], zone: str, now: datetime) -> list[Block]:
        """The requests that wait for a decision, the first to end first."""
        if not rows:
            return [Text(self.tell("waiting.none"), tone="muted")]
        counted = "waiting.one" if len(rows) == 1 else "waiting.many"
        blocks: list[Block] = [Text(self.tell(counted, count=len(rows)))]
        for row in rows[:LISTED]:
            what = clip(content_of(row.request, self.language).summary, 120).rstrip(".")
            when = moment(row.expires_at, zone, self.language, now).removeprefix("le ").removeprefix("à ")
            when = when.removeprefix("on ").removeprefix("at ")
            blocks.append(Text(f"• {self.tell('waiting.line', what=what, when=when)}"))
        if len(rows) > LISTED:
            blocks.append(Text(self.tell("waiting.more", count=len(rows) - LISTED), tone="muted"))
        return blocks

    def who(self, found: Sequence[tuple[PersonRow, Absence]], staff: Staff) -> Message:
        """One line for each absence."""
        blocks: list[Block] = [Text(self.tell("who.title"), tone="heading")]
        lines: list[str] = []
        for person, absence in found:
            key = "who.now" if absence.since <= self.today else "who.later"
            line = self.tell(key, name=person.name, **self.days(absence))
            if absence.stand_in:
                line = self.tell("who.stand_in", line=line, stand_in=staff.name_of(absence.stand_in))
            lines.append(line)
        return Message("; ".join(lines[:LISTED]), [*blocks, *(Text(line) for line in lines[:40])])


def joined(lines: Sequence[str], more: Sequence[Block] = ()) -> Message:
    """One paragraph a line."""
    said = [line for line in lines if line]
    blocks: list[Block] = [Text(line) for line in said]
    return Message(" ".join(said), [*blocks, *more])
