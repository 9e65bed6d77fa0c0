"""Opens questions and takes their answers.

Whoever may answer: any active colleague with a known account, as the thread is where the work is. Whoever answers has
shaped the case from then on, and so may not approve it. Unanswered, a question is asked again once and then put aside
(see `waiting.py`).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot import outgoing
from bot.approvals.deadlines import USUAL
from bot.clock import Clock
from bot.events import ButtonClicked, CaseResumed, TimerFired
from bot.outgoing import post_row
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Platform, Receipt
from bot.questions import waiting
from bot.questions.cards import lock, open_card, said_in, verdict
from bot.questions.waiting import AGAIN, PARK, Patience, case_waiting, planned
from bot.questions.wording import tell
from bot.store import asks, inbox, ledger
from bot.store.asks import Copy, QuestionRow
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.timed import Timed
from bot.typography import moment
from graphs.ask import Answer, Question, answer_from_json, answer_to_json
from graphs.calendar import WorkCalendar
from graphs.context import Person
from graphs.message import Address, text_message

QUESTION_ID = re.compile(r"[0-9a-f]{16}")

Settled = Callable[[Connection, str, datetime], list[Outgoing]]


class Questions:
    """Buttons are "q:<question id>:<index of the choice>"."""

    def __init__(
        self,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        clock: Clock,
        *,
        language: str,
        calendar: WorkCalendar = USUAL,
        again_hours: int = 8,
        park_hours: int = 20,
    ) -> None:
        """`again_hours` and `park_hours` of working time; the latter begin when it was asked again."""
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self._language = language
        self._instant = {name for name, platform in platforms.items() if platform.instant}
        self._patience = Patience(people, calendar, timedelta(hours=again_hours), timedelta(hours=park_hours))
        self.settled: Settled = _nothing
        """Told of every question that is closed ("question:<id>"), within the transaction; returns what is to be shown
        for it."""

    def timers(self) -> dict[str, Timed]:
        """By the timer's name."""
        return {AGAIN: self.timer, PARK: self.timer}

    def timer(self, c: Connection, event: TimerFired) -> list[Outgoing]:
        """Asks again, or puts aside; returns what is to be posted."""
        row = asks.question_by_id(c, str(event.payload.get("question", "")))
        if row is None or row.state != "open":
            return []
        now, case = self._clock.now(), case_waiting(c, row)
        if case is None:
            return self._withdrawn(c, row, now)
        if event.name.partition(":")[0] == AGAIN:
            return self._patience.again_due(c, row, case, event, now)
        posts = self._patience.park_due(c, row, case, event, now)
        return [*posts, *self.settled(c, f"question:{row.id}", now)] if posts else []

    async def plan(self) -> None:
        """Plans what is due for questions that nothing is planned for: those of an earlier release. What has waited
        for longer than both times together is put aside at once, without a word in its thread."""
        rows = await self._database.read(lambda c: [row.id for row in asks.waiting_questions(c) if not planned(c, row)])
        if rows:
            shown = await self._database.write(lambda c: self._planned(c, rows))
            for address in dict.fromkeys(shown):
                await self._platforms[address.platform].published(address)

    def _planned(self, c: Connection, ids: list[str]) -> list[Address]:
        now, posts = self._clock.now(), list[Outgoing]()
        for question_id in ids:
            row = asks.question_by_id(c, question_id)
            if row is None or row.state != "open" or row.parked_at is not None or planned(c, row):
                continue
            case = case_waiting(c, row)
            posts += self._withdrawn(c, row, now) if case is None else self._patience.take_up(c, row, case, now)
        return outgoing.stage(c, posts, now, self._instant)

    def open(
        self, c: Connection, question: Question, case: CaseRow, interrupt_id: str, now: datetime
    ) -> list[Outgoing]:
        """Keeps the question and returns the post that shows it. One that the case had asked before is withdrawn."""
        rows: list[Outgoing] = []
        earlier = asks.open_question_of(c, case.id)
        if earlier is not None:
            rows += self._withdrawn(c, earlier, now)
        question_id = secrets.token_hex(8)
        key = f"question.{question_id}"
        row = QuestionRow(
            id=question_id,
            case_id=case.id,
            interrupt_id=interrupt_id,
            conversation=case.address.conversation,
            question=question,
            copies=[Copy(key, case.address, case.language)],
            state="open",
            asked_at=now,
        )
        asks.add_question(c, row)
        self._patience.plan(c, row, case, now)
        card = open_card(row, case.language)
        rows.append(post_row(key, case.address, card, language=case.language, case_id=case.id, question_id=question_id))
        return rows

    def answered(
        self,
        c: Connection,
        question: QuestionRow,
        answer: Answer,
        person: Person | PersonRow,
        now: datetime,
        rows: list[Outgoing],
    ) -> bool:
        """Takes an answer within somebody else's transaction, which goes on with the case; adds to `rows` what locks
        the card. False: it was answered already."""
        given = replace(answer, by=person.id)
        taken = asks.close_question(
            c, question.id, state="answered", by=person.id, answer=answer_to_json(given), now=now
        )
        if taken:
            # Read anew: it may have been asked again, elsewhere too, since it was found.
            row = asks.question_by_id(c, question.id) or question
            said, zone = said_in(question.question, given), person.time_zone
            rows.extend(lock(row, lambda copy: verdict(copy.language, said, person.name, now, zone, now)))
            rows.extend(self._closed(c, question.id, now))
        return taken

    def _withdrawn(self, c: Connection, row: QuestionRow, now: datetime) -> list[Outgoing]:
        """Closes what needs no answer any more. Nothing when it is closed already."""
        if not asks.close_question(c, row.id, state="withdrawn", by=None, answer=None, now=now):
            return []
        return [*lock(row, lambda copy: tell(copy.language, "withdrawn")), *self._closed(c, row.id, now)]

    def _closed(self, c: Connection, question_id: str, now: datetime) -> list[Outgoing]:
        waiting.cancel(c, question_id)
        return self.settled(c, f"question:{question_id}", now)

    async def click(self, event: ButtonClicked) -> Receipt:
        """Takes the answer a button stands for. Whatever happened is committed when this returns."""
        receipt, shown = await self._database.write(lambda c: self._click(c, event))
        for address in dict.fromkeys(shown):
            await self._platforms[address.platform].published(address)
        return receipt

    def _click(self, c: Connection, event: ButtonClicked) -> tuple[Receipt, list[Address]]:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        now = self._clock.now()
        staff = Staff.load(c)
        person = staff.by_account(c, event.sender)
        language = person.language if person else self._language
        if person is None or not person.active:
            return _note(tell(language, "stranger")), []
        row, index = self._named(c, event.button)
        if row is None:
            return _note(tell(language, "unknown")), []
        if row.state != "open" or case_waiting(c, row) is None:
            return self._too_late(row, index, person, staff, now), []
        answer = Answer(choice=row.question.choices[index].value, by=person.id)
        rows: list[Outgoing] = []
        if not self.answered(c, row, answer, person, now, rows):
            fresh = asks.question_by_id(c, row.id) or row
            return self._too_late(fresh, index, person, staff, now), []
        if not self._resume(c, event, row, answer, person, now):
            return Receipt(claimed=False), []
        return Receipt(claimed=True), outgoing.stage(c, rows, now, self._instant)

    def _named(self, c: Connection, button: str) -> tuple[QuestionRow | None, int]:
        """The question and the choice of a button's id; nothing for an id we never gave out."""
        _, _, rest = button.partition(":")
        question_id, _, index = rest.partition(":")
        row = asks.question_by_id(c, question_id) if QUESTION_ID.fullmatch(question_id) else None
        if row is None or not (index.isascii() and index.isdigit()) or len(index) > 3:
            return None, 0
        return (row, int(index)) if int(index) < len(row.question.choices) else (None, 0)

    def _resume(
        self, c: Connection, event: ButtonClicked, row: QuestionRow, answer: Answer, person: PersonRow, now: datetime
    ) -> bool:
        """Keeps the click, and the event that goes on with the case. False: the click was kept already."""
        address = row.copies[0].address
        if not inbox.keep_worked(
            c,
            event,
            conversation=row.conversation,
            now=now,
            address=address,
            person_id=person.id,
            outcome={"question": row.id},
            case_id=row.case_id,
        ):
            return False
        resumed = CaseResumed(
            f"answer:{row.id}", row.case_id, row.interrupt_id, answer_to_json(answer), now, by=person.id
        )
        inbox.claim(c, resumed, conversation=row.conversation, now=now, address=address, person_id=person.id)
        why = {
            "question": row.id,
            "choice": answer.choice,
            "label": said_in(row.question, answer),
            "platform": event.sender.platform,
            "account": event.sender.id,
        }
        ledger.append(c, [LedgerEntry(row.case_id, person.id, "answered", row.question.code, why)], now)
        return True

    def _too_late(self, row: QuestionRow, index: int, person: PersonRow, staff: Staff, now: datetime) -> Receipt:
        if row.answer is None or row.answered_at is None:
            return _note(tell(person.language, "withdrawn"))
        given = answer_from_json(row.answer)
        if row.answered_by == person.id and given.choice == row.question.choices[index].value:
            return Receipt(claimed=True)
        when = moment(row.answered_at, person.time_zone, person.language, now)
        said = said_in(row.question, given)
        who = staff.name_of(row.answered_by)
        return _note(tell(person.language, "already", who=who, when=when, answer=said))


def _nothing(c: Connection, subject: str, now: datetime) -> list[Outgoing]:
    """Nobody shows questions elsewhere."""
    return []


def _note(text: str) -> Receipt:
    return Receipt(claimed=True, note=text_message(text))
