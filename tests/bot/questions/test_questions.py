"""Questions in a thread: asked with buttons, answered once by a click or in words, and locked in place."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from bot import outgoing
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.events import ButtonClicked, CaseResumed, Sender
from bot.people import People
from bot.platform import Platform, Receipt
from bot.questions import Questions
from bot.store import asks, cases, inbox, ledger, posts
from bot.store.asks import QuestionRow
from bot.store.cases import CaseRow, Wait
from bot.store.database import Database
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.ask import Answer, Choice, Question, answer_from_json
from graphs.message import Address, Message, text_message

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
THREAD = Address("web", "c:devis", "t1")
WHICH = Question(
    "which_customer",
    text_message("Quel Dupont ?"),
    [Choice("c1", "Dupont SARL"), Choice("c2", "Dupont & Fils")],
)
CASE = CaseRow(
    "case-1",
    "quote",
    1,
    THREAD,
    "employee",
    "fr",
    "needs_answer",
    "",
    {},
    [],
    [Wait("i1", "question", "")],
    [],
    NOW,
    NOW,
)


@dataclass
class Thread:
    """The thread of one case, and the people around it."""

    database: Database
    questions: Questions
    people: People
    numbers: Any

    async def asks(self, question: Question = WHICH, case: CaseRow = CASE) -> QuestionRow:
        def commit(c: Any) -> None:
            cases.save(c, case)
            rows = self.questions.open(c, question, case, case.waits[0].interrupt_id, NOW)
            outgoing.stage(c, rows, NOW, {"web"})

        await self.database.write(commit)
        row = await self.database.read(lambda c: asks.open_question_of(c, case.id))
        assert row is not None
        return row

    async def clicks(self, who: str, button: str, key: str = "") -> Receipt:
        event = ButtonClicked(key or f"click-{next(self.numbers)}", THREAD, Sender("web", who), button, NOW)
        return await self.questions.click(event)

    async def shown(self) -> list[str]:
        found = await self.database.read(lambda c: posts.of_case(c, "case-1"))
        return [plain_text(post.content).replace("\u202f", " ").replace("\u00a0", " ") for post in found]

    async def answers(self) -> list[CaseResumed]:
        rows = await self.database.read(lambda c: inbox.due(c, NOW, 100))
        return [row.event for row in rows if isinstance(row.event, CaseResumed)]


@pytest.fixture
async def thread(database: Database) -> Thread:
    platforms: dict[str, Platform] = {"web": WebPlatform(Hub())}
    people = People(database, platforms, language="fr", time_zone="Europe/Paris")
    await people.load()
    await people.ensure_defaults()
    return Thread(database, Questions(database, people, platforms, FrozenClock(NOW), language="fr"), people, count(1))


async def test_a_question_shows_a_button_for_each_choice_and_welcomes_words(thread: Thread):
    await thread.asks()
    (card,) = await thread.shown()
    assert card == "Quel Dupont ?\n[Dupont SARL]  [Dupont & Fils]\nVous pouvez aussi répondre ici avec vos mots."


async def test_a_question_without_choices_is_asked_as_it_is(thread: Thread):
    await thread.asks(Question("quantity", Message("Combien de moulins ?")))
    assert await thread.shown() == ["Combien de moulins ?"]


async def test_a_click_answers_once_and_locks_the_card_in_place(thread: Thread):
    row = await thread.asks()
    assert (await thread.clicks("employee", f"q:{row.id}:1")) == Receipt(claimed=True)
    assert await thread.shown() == ["Quel Dupont ?\n✔ Dupont & Fils — Camille Durand, à 10 h 00"]
    (resumed,) = await thread.answers()
    assert answer_from_json(resumed.value) == Answer(choice="c2", by="employee")
    assert (resumed.case_id, resumed.interrupt_id, resumed.by, resumed.key) == (
        "case-1", "i1", "employee", f"answer:{row.id}",
    )  # fmt: skip
    (entry,) = await thread.database.read(lambda c: ledger.of_case(c, "case-1"))
    assert (entry.actor, entry.kind, entry.why["label"]) == ("employee", "answered", "Dupont & Fils")


async def test_any_colleague_may_answer_but_no_stranger(thread: Thread):
    row = await thread.asks()
    note = (await thread.clicks("nobody", f"q:{row.id}:0")).note
    assert note is not None and "ne sais pas qui vous êtes" in note.summary
    assert await thread.answers() == []
    await thread.clicks("director", f"q:{row.id}:0")
    assert [resumed.by for resumed in await thread.answers()] == ["director"]


async def test_the_same_answer_again_is_quiet_and_another_one_is_told_who_answered(thread: Thread):
    row = await thread.asks()
    await thread.clicks("employee", f"q:{row.id}:0")
    assert (await thread.clicks("employee", f"q:{row.id}:0")).note is None
    note = (await thread.clicks("director", f"q:{row.id}:1")).note
    assert note is not None and "Camille Durand a déjà répondu" in note.summary and "Dupont SARL" in note.summary
    assert len(await thread.answers()) == 1


async def test_of_two_answers_at_once_one_counts(thread: Thread):
    row = await thread.asks()
    await asyncio.gather(
        thread.clicks("employee", f"q:{row.id}:0"),
        thread.clicks("director", f"q:{row.id}:1"),
        thread.clicks("sales_lead", f"q:{row.id}:1"),
    )
    assert len(await thread.answers()) == 1
    assert len(await thread.database.read(lambda c: ledger.of_case(c, "case-1"))) == 1


async def test_a_redelivered_click_is_nothing_new(thread: Thread):
    row = await thread.asks()
    await thread.clicks("employee", f"q:{row.id}:0", key="same")
    assert await thread.clicks("employee", f"q:{row.id}:0", key="same") == Receipt(claimed=False)


async def test_words_answer_within_the_turn_that_goes_on(thread: Thread):
    row = await thread.asks()
    person = thread.people.find("employee")

    def commit(c: Any, words: str) -> bool:
        rows: list[Any] = []
        taken = thread.questions.answered(c, row, Answer(text=words), person, NOW, rows)
        outgoing.stage(c, rows, NOW, {"web"})
        return taken

    assert await thread.database.write(lambda c: commit(c, "le premier,\n <!channel> " + "x" * 400))
    assert not await thread.database.write(lambda c: commit(c, "le second"))
    (card,) = await thread.shown()
    assert card.startswith("Quel Dupont ?\n✔ le premier, <!channel> xxx") and len(card) < 400
    kept = await thread.database.read(lambda c: asks.question_by_id(c, row.id))
    assert kept is not None and (kept.state, kept.answered_by) == ("answered", "employee")


async def test_a_question_the_case_no_longer_waits_for_explains_itself(thread: Thread):
    row = await thread.asks()
    await thread.database.write(lambda c: cases.save(c, replace(CASE, waits=[])))
    note = (await thread.clicks("employee", f"q:{row.id}:0")).note
    assert note is not None and "n'a plus lieu d'être" in note.summary


async def test_a_new_question_of_the_case_withdraws_the_one_still_open(thread: Thread):
    first = await thread.asks()
    second = replace(CASE, waits=[Wait("i2", "question", "")])
    await thread.asks(case=second)
    old, new = await thread.shown()
    assert "n'a plus lieu d'être" in old and "[Dupont SARL]" not in old and "[Dupont SARL]" in new
    assert (await thread.clicks("employee", f"q:{first.id}:0")).note is not None
    assert await thread.answers() == []


async def test_malformed_buttons_get_a_clear_note(thread: Thread):
    row = await thread.asks()
    odd = ["q", "q:", f"q:{row.id}", f"q:{row.id}:", f"q:{row.id}:2", f"q:{row.id}:-1", f"q:{row.id}:¹", "q:\x00:0"]
    for button in [*odd, f"q:{row.id}:{'9' * 50}", "q:" + "x" * 9000 + ":0"]:
        note = (await thread.clicks("employee", button)).note
        assert note is not None and "aucune question" in note.summary, button
    assert await thread.answers() == []
