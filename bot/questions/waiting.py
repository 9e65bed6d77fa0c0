"""What happens when nobody answers: the question is asked once more in working hours, and then put aside.

A timer that comes too early (the clock went back) or outside working hours is planned anew; one that comes after the
case went on without its answer closes the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.approvals.deadlines import add_working_time, next_working_instant
from bot.events import TimerFired
from bot.outgoing import post_row, update_row
from bot.people import People
from bot.people.staff import Staff
from bot.questions.cards import again_card, parked_card, private_card, title_of
from bot.questions.wording import tell
from bot.store import asks, cases, ledger, schedule
from bot.store.asks import Copy, QuestionRow
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.typography import moment
from graphs.calendar import WorkCalendar
from graphs.message import Message, text_message

AGAIN = "question.again"
PARK = "question.park"


@dataclass(frozen=True)
class Patience:
    """Working time before a question is asked again, and after that before it is put aside."""

    people: People
    calendar: WorkCalendar
    again: timedelta
    park: timedelta

    def plan(self, c: Connection, row: QuestionRow, case: CaseRow, since: datetime) -> None:
        """When it is asked again, in the working time of whoever the case is for."""
        at = self._after(since, self.again, self._zone(case, Staff.load(c)))
        schedule.put(c, f"{AGAIN}:{row.id}", at, {"question": row.id}, row.conversation)

    def again_due(
        self, c: Connection, row: QuestionRow, case: CaseRow, event: TimerFired, now: datetime
    ) -> list[Outgoing]:
        """Once: in its thread, and in private to whoever the case is for when the thread is not theirs alone."""
        staff = Staff.load(c)
        zone = self._zone(case, staff)
        due = self._after(row.asked_at, self.again, zone)
        if self._too_early(c, event, row, due, zone, now):
            return []
        if not asks.ask_again(c, row.id, now):
            return []
        at = self._after(now, self.park, zone)
        schedule.put(c, f"{PARK}:{row.id}", at, {"question": row.id}, row.conversation)
        ledger.append(c, [LedgerEntry(row.case_id, "commis", "changed", "question.again", {"question": row.id})], now)
        thread = row.copies[0]
        copy = Copy(f"question.{row.id}.again", thread.address, thread.language)
        copies, rows = [copy], [_post(row, copy, again_card(row, copy.language))]
        private = self._privately(c, row, case, staff, now)
        if private is not None:
            copies.append(private[0])
            rows.append(private[1])
        asks.extend_question_copies(c, row.id, copies)
        return rows

    def park_due(
        self, c: Connection, row: QuestionRow, case: CaseRow, event: TimerFired, now: datetime
    ) -> list[Outgoing]:
        """Put aside: said in the thread and on every card. An answer that comes later goes on all the same."""
        zone = self._zone(case, Staff.load(c))
        due = self._after(row.again_at or row.asked_at, self.park, zone)
        if self._too_early(c, event, row, due, zone, now):
            return []
        return self.put_aside(c, row, case, now)

    def take_up(self, c: Connection, row: QuestionRow, case: CaseRow, now: datetime) -> list[Outgoing]:
        """A question that nothing was planned for. One that is long past both times is put aside without a word."""
        zone = self._zone(case, Staff.load(c))
        again = row.again_at or self._after(row.asked_at, self.again, zone)
        end = self._after(again, self.park, zone)
        if end <= now:
            return self.put_aside(c, row, case, now)[:-1]
        timer, at = (PARK, end) if row.again_at is not None else (AGAIN, again)
        schedule.put(c, f"{timer}:{row.id}", max(at, now), {"question": row.id}, row.conversation)
        return []

    def put_aside(self, c: Connection, row: QuestionRow, case: CaseRow, now: datetime) -> list[Outgoing]:
        """Its cards drawn anew, and last a line in its thread. Nothing when it is closed."""
        if not asks.park(c, row.id, now):
            return []
        zone = self._zone(case, Staff.load(c))
        ledger.append(c, [LedgerEntry(row.case_id, "commis", "changed", "question.parked", {"question": row.id})], now)
        rows: list[Outgoing] = []
        for copy in row.copies:
            line = tell(copy.language, "parked", when=moment(row.asked_at, zone, copy.language, now))
            card = parked_card(row, copy, line)
            key = f"{copy.key}.parked"
            rows.append(update_row(key, copy.key, copy.address, card, language=copy.language, case_id=row.case_id))
        thread = row.copies[0]
        when = moment(row.asked_at, zone, thread.language, now)
        text = tell(thread.language, "parked.said", title=title_of(case, thread.language), when=when)
        message = text_message(text, tone="muted")
        key = f"question.{row.id}.aside"
        return [*rows, post_row(key, thread.address, message, language=thread.language, case_id=row.case_id)]

    def _too_early(
        self, c: Connection, event: TimerFired, row: QuestionRow, due: datetime, zone: str, now: datetime
    ) -> bool:
        """Before its time, or when nobody works: it is planned anew."""
        at = max(due, next_working_instant(now, zone, self.calendar))
        if at <= now:
            return False
        schedule.put(c, event.name, at, event.payload, row.conversation)
        return True

    def _privately(
        self, c: Connection, row: QuestionRow, case: CaseRow, staff: Staff, now: datetime
    ) -> tuple[Copy, Outgoing] | None:
        asker = staff.people.get(case.asker_id or "")
        if asker is None or not asker.active:
            return None
        away = staff.absent(asker, now)
        reader = staff.stand_in(asker, now) if away else asker
        place = self.people.private_place(c, reader.id, case.address) if reader is not None else None
        if reader is None or place is None:
            return None
        said = self._said(row, case, reader, asker, now)
        copy = Copy(f"question.{row.id}.again.{reader.id}", place, reader.language, reader.id)
        return copy, _post(row, copy, private_card(row, reader.language, said))

    def _said(self, row: QuestionRow, case: CaseRow, reader: PersonRow, asker: PersonRow, now: datetime) -> str:
        when = moment(row.asked_at, reader.time_zone, reader.language, now)
        key = "again.private" if reader.id == asker.id else "again.stand_in"
        return tell(reader.language, key, title=title_of(case, reader.language), when=when, who=asker.name)

    def _after(self, start: datetime, patience: timedelta, zone: str) -> datetime:
        """Within working hours: what would be due at the end of a day is due the next morning."""
        due = add_working_time(start, patience, zone, self.calendar)
        return next_working_instant(due, zone, self.calendar)

    def _zone(self, case: CaseRow, staff: Staff) -> str:
        asker = staff.people.get(case.asker_id or "")
        return asker.time_zone if asker is not None else self.people.time_zone


def _post(row: QuestionRow, copy: Copy, card: Message) -> Outgoing:
    return post_row(copy.key, copy.address, card, language=copy.language, case_id=row.case_id, question_id=row.id)


def planned(c: Connection, row: QuestionRow) -> bool:
    return any(schedule.get(c, f"{timer}:{row.id}") is not None for timer in (AGAIN, PARK))


def cancel(c: Connection, question_id: str) -> None:
    """It is answered or withdrawn: nothing is due any more."""
    schedule.cancel(c, f"{AGAIN}:{question_id}")
    schedule.cancel(c, f"{PARK}:{question_id}")


def case_waiting(c: Connection, row: QuestionRow) -> CaseRow | None:
    """The case, while it waits for this very answer."""
    case = cases.by_id(c, row.case_id)
    waits = case is not None and any(wait.interrupt_id == row.interrupt_id for wait in case.waits)
    return case if waits else None
