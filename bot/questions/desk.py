"""Opens questions and takes their answers.

Whoever may answer: any active colleague with a known account, as the thread is where the work is. Whoever answers has
shaped the case from then on, and so may not approve it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot import outgoing
from bot.clock import Clock
from bot.events import ButtonClicked, CaseResumed
from bot.outgoing import post_row, update_row
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Platform, Receipt
from bot.questions.wording import tell
from bot.store import asks, cases, inbox, ledger
from bot.store import people as people_store
from bot.store.asks import Copy, QuestionRow
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.typography import moment
from graphs.ask import Answer, Question, answer_from_json, answer_to_json
from graphs.context import Person
from graphs.message import Address, Block, Button, Buttons, Message, Text, text_message

QUESTION_ID = re.compile(r"[0-9a-f]{16}")
LONGEST_LABEL = 75
LONGEST_ANSWER = 300
"""Characters of an answer that are shown on the locked card; the record has all of it."""


class Questions:
    """Buttons are "q:<question id>:<index of the choice>"."""

    def __init__(
        self, database: Database, people: People, platforms: Mapping[str, Platform], clock: Clock, *, language: str
    ) -> None:
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self._language = language
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    def open(
        self, c: Connection, question: Question, case: CaseRow, interrupt_id: str, now: datetime
    ) -> list[Outgoing]:
        """Keeps the question and returns the post that shows it. One that the case had asked before is withdrawn."""
        rows: list[Outgoing] = []
        earlier = asks.open_question_of(c, case.id)
        if earlier is not None and asks.close_question(c, earlier.id, state="withdrawn", by=None, answer=None, now=now):
            rows += _lock(earlier, lambda copy: tell(copy.language, "withdrawn"))
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
            said, zone = _said(question.question, given), person.time_zone
            rows.extend(_lock(question, lambda copy: _verdict(copy.language, said, person.name, now, zone, now)))
        return taken

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
        person = staff.people.get(people_store.identity_of(c, event.sender.platform, event.sender.id) or "")
        language = person.language if person else self._language
        if person is None or not person.active:
            return _note(tell(language, "stranger")), []
        row, index = self._named(c, event.button)
        if row is None:
            return _note(tell(language, "unknown")), []
        if row.state != "open" or not _waits(c, row):
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
            "label": _said(row.question, answer),
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
        said = _said(row.question, given)
        who = staff.name_of(row.answered_by)
        return _note(tell(person.language, "already", who=who, when=when, answer=said))


def open_card(row: QuestionRow, language: str) -> Message:
    """The question with a button for each choice."""
    message = row.question.message
    if not row.question.choices:
        return message
    buttons = [
        Button(f"q:{row.id}:{index}", choice.label[:LONGEST_LABEL], "default")
        for index, choice in enumerate(row.question.choices)
    ]
    hint: list[Block] = [Text(tell(language, "in_words"), tone="muted")] if row.question.free_text else []
    return Message(message.summary, [*_content(message), Buttons(buttons), *hint])


def _content(message: Message) -> list[Block]:
    return message.blocks or [Text(message.summary)]


def _lock(row: QuestionRow, line: Callable[[Copy], str]) -> list[Outgoing]:
    """The same question without its buttons, with a line that says what became of it."""
    rows: list[Outgoing] = []
    for copy in row.copies:
        message = row.question.message
        text = line(copy)
        locked = Message(f"{message.summary} {text}", [*_content(message), Text(text, tone="strong")])
        key = f"{copy.key}.closed"
        rows.append(update_row(key, copy.key, copy.address, locked, language=copy.language, case_id=row.case_id))
    return rows


def _verdict(language: str, said: str, who: str, at: datetime, zone: str, now: datetime) -> str:
    return tell(language, "answered", answer=said, who=who, when=moment(at, zone, language, now))


def _said(question: Question, answer: Answer) -> str:
    """The answer as the person gave it: the choice's label, or the words."""
    if answer.choice is not None:
        return next((choice.label for choice in question.choices if choice.value == answer.choice), answer.choice)
    words = " ".join((answer.text or "").split())
    return words if len(words) <= LONGEST_ANSWER else words[: LONGEST_ANSWER - 1] + "…"


def _waits(c: Connection, row: QuestionRow) -> bool:
    """Whether the case still waits for this very answer."""
    case = cases.by_id(c, row.case_id)
    return case is not None and any(wait.interrupt_id == row.interrupt_id for wait in case.waits)


def _note(text: str) -> Receipt:
    return Receipt(claimed=True, note=text_message(text))
