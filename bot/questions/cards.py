"""How a question looks: open, asked again, put aside, and locked with its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.case_titles import titled
from bot.outgoing import update_row
from bot.questions.wording import tell
from bot.store.asks import Copy, QuestionRow
from bot.store.cases import CaseRow
from bot.store.outbox import Outgoing
from bot.typography import moment
from graphs.ask import Answer, Question
from graphs.message import Block, Button, Buttons, Message, Text, ThreadLink
from graphs.understanding.written import clip

LONGEST_LABEL = 75
LONGEST_ANSWER = 300
"""Characters of an answer that are shown on the locked card; the record has all of it."""


def open_card(row: QuestionRow, language: str) -> Message:
    """The question with a button for each choice."""
    message = row.question.message
    if not row.question.choices:
        return message
    return Message(message.summary, [*_content(message), *_choices(row, language, "in_words")])


def again_card(row: QuestionRow, language: str) -> Message:
    """The question once more in its thread, where it may have gone out of sight."""
    said = tell(language, "again")
    message = row.question.message
    return Message(f"{said} {message.summary}", [Text(said), *_content(message), *_choices(row, language, "in_words")])


def private_card(row: QuestionRow, language: str, said: str) -> Message:
    """For one person: their buttons answer from anywhere, their words only in the thread."""
    message = row.question.message
    link = ThreadLink(tell(language, "thread"), row.copies[0].address)
    blocks: list[Block] = [Text(said), *_content(message), *_choices(row, language, "in_thread"), link]
    return Message(f"{said} {message.summary}", blocks)


def parked_card(row: QuestionRow, copy: Copy, line: str) -> Message:
    """Nobody waits for it any more; its buttons still answer."""
    message = row.question.message
    hint = "in_thread" if copy.person else "in_words"
    blocks: list[Block] = [*_content(message), Text(line, tone="muted"), *_choices(row, copy.language, hint)]
    return Message(f"{message.summary} {line}", blocks)


def lock(row: QuestionRow, line: Callable[[Copy], str]) -> list[Outgoing]:
    """The same question without its buttons, with a line that says what became of it."""
    rows: list[Outgoing] = []
    for copy in row.copies:
        message = row.question.message
        text = line(copy)
        locked = Message(f"{message.summary} {text}", [*_content(message), Text(text, tone="strong")])
        key = f"{copy.key}.closed"
        rows.append(update_row(key, copy.key, copy.address, locked, language=copy.language, case_id=row.case_id))
    return rows


def verdict(language: str, said: str, who: str, at: datetime, zone: str, now: datetime) -> str:
    return tell(language, "answered", answer=said, who=who, when=moment(at, zone, language, now))


def said_in(question: Question, answer: Answer) -> str:
    """The answer as the person gave it: the choice's label, or the words."""
    if answer.choice is not None:
        return next((choice.label for choice in question.choices if choice.value == answer.choice), answer.choice)
    return clip(answer.text or "", LONGEST_ANSWER)


def title_of(case: CaseRow | None, language: str) -> str:
    return clip(titled(case, language)) if case is not None and case.title.strip() else tell(language, "untitled")


def _choices(row: QuestionRow, language: str, hint: str) -> list[Block]:
    buttons = [
        Button(f"q:{row.id}:{index}", choice.label[:LONGEST_LABEL], "default")
        for index, choice in enumerate(row.question.choices)
    ]
    shown: list[Block] = [Buttons(buttons)] if buttons else []
    wordy = row.question.free_text and (bool(buttons) or hint == "in_thread")
    return [*shown, Text(tell(language, hint), tone="muted")] if wordy else shown


def _content(message: Message) -> list[Block]:
    return message.blocks or [Text(message.summary)]
