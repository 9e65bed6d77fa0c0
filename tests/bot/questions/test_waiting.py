"""A question that nobody answers: asked once more, put aside, and answered all the same; by the clock of the asker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot import outgoing
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.events import ButtonClicked, CaseResumed, Sender, TimerFired
from bot.people import People
from bot.platform import Platform, Receipt
from bot.questions import Questions
from bot.scheduler import Timetable
from bot.store import asks, cases, inbox, ledger, posts, schedule
from bot.store import people as people_store
from bot.store.asks import QuestionRow
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from bot.working_time import calendar_of
from graphs.ask import Question, answer_from_json
from tests.bot.questions.test_questions import CASE, NOW, THREAD, WHICH

PARIS = "Europe/Paris"
TITLED = replace(CASE, title="Devis Dupont")


def paris(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(PARIS)).astimezone(UTC)


@dataclass
class Corner:
    """One case's thread, its people, and a clock that brings what is due."""

    database: Database
    clock: FrozenClock
    people: People
    questions: Questions
    settled: list[str]

    async def asks(self, question: Question = WHICH, case: CaseRow = TITLED) -> QuestionRow:
        def commit(c: Connection) -> None:
            cases.save(c, case)
            rows = self.questions.open(c, question, case, case.waits[0].interrupt_id, self.clock.now())
            outgoing.stage(c, rows, self.clock.now(), {"web"})

        await self.database.write(commit)
        row = await self.database.read(lambda c: asks.open_question_of(c, case.id))
        assert row is not None
        return row

    async def until(self, instant: datetime) -> None:
        while (planned := await self.database.read(schedule.next_at)) is not None and planned <= instant:
            self.clock.at = max(planned, self.clock.at)
            await self.ticks()
        self.clock.at = instant

    async def ticks(self) -> None:
        await Timetable(self.database, self.clock, lambda: None).tick()
        await self.database.write(self._work)

    def _work(self, c: Connection) -> None:
        for row in inbox.due(c, self.clock.now(), 100):
            if isinstance(row.event, TimerFired):
                timer = self.questions.timers()[row.event.name.partition(":")[0]]
                outgoing.stage(c, timer(c, row.event), self.clock.now(), {"web"})
                inbox.finish(c, row.seq, now=self.clock.now(), case_id=None, outcome={})

    async def clicks(self, who: str, button: str) -> Receipt:
        return await self.questions.click(
            ButtonClicked(f"click-{self.clock.at}", THREAD, Sender("web", who), button, self.clock.at)
        )

    async def shown(self, channel: str = THREAD.channel) -> list[str]:
        found = await self.database.read(lambda c: posts.of_case(c, "case-1"))
        texts = [plain_text(post.content) for post in found if post.channel == channel]
        return [text.replace("\u202f", " ").replace("\u00a0", " ") for text in texts]

    async def row(self, id: str) -> QuestionRow:
        found = await self.database.read(lambda c: asks.question_by_id(c, id))
        assert found is not None
        return found

    async def due(self, timer: str, id: str) -> datetime | None:
        found = await self.database.read(lambda c: schedule.get(c, f"question.{timer}:{id}"))
        return found.next_at if found is not None else None


@pytest.fixture
async def corner(database: Database) -> Corner:
    platforms: dict[str, Platform] = {"web": WebPlatform(Hub())}
    people = People(database, platforms, language="fr", time_zone=PARIS)
    await people.load()
    await people.ensure_defaults()
    clock = FrozenClock(NOW)
    questions = Questions(database, people, platforms, clock, language="fr", calendar=calendar_of("FR", PARIS))
    settled: list[str] = []

    def told(c: Connection, subject: str, now: datetime) -> list[Outgoing]:
        settled.append(subject)
        return []

    questions.settled = told
    return Corner(database, clock, people, questions, settled)


async def test_after_a_working_day_it_is_asked_again_once_in_the_thread_and_in_private(corner: Corner):
    row = await corner.asks()
    await corner.until(paris(2026, 11, 24, 7, 59))
    assert len(await corner.shown()) == 1
    await corner.until(paris(2026, 11, 24, 12))
    card, again = await corner.shown()
    assert card.startswith("Quel Dupont ?")
    assert "Je n'ai pas encore de réponse" in again and "[Dupont SARL]" in again
    (private,) = await corner.shown("dm:employee")
    assert "« Devis Dupont » attend votre réponse : je vous ai posé la question" in private
    assert (
        "le lundi 23 novembre à 10 h 00" in private
        and "[Dupont & Fils]" in private
        and "écrivez dans le fil" in private
    )
    assert (await corner.row(row.id)).again_at == paris(2026, 11, 24, 8), "eight working hours later"
    (entry,) = await corner.database.read(lambda c: ledger.of_case(c, "case-1"))
    assert (entry.kind, entry.what) == ("changed", "question.again")


async def test_then_it_is_put_aside_and_an_answer_still_goes_on(corner: Corner):
    row = await corner.asks()
    await corner.until(paris(2026, 11, 26, 7, 59))
    assert (await corner.row(row.id)).parked_at is None
    await corner.until(paris(2026, 11, 26, 8))
    assert (await corner.row(row.id)).parked_at == paris(2026, 11, 26, 8)
    *cards, line = await corner.shown()
    assert "Je mets « Devis Dupont » de côté" in line and "le lundi 23 novembre à 10 h 00" in line
    assert all("je ne l'attends plus" in card and "[Dupont SARL]" in card for card in cards)
    assert "je ne l'attends plus" in (await corner.shown("dm:employee"))[0]
    await corner.until(paris(2027, 3, 1, 12))
    assert len(await corner.shown()) == 3, "nothing more is said, for months"
    assert (await corner.clicks("employee", f"q:{row.id}:1")) == Receipt(claimed=True)
    events = [each.event for each in await corner.database.read(lambda c: inbox.due(c, corner.clock.at, 10))]
    (resumed,) = [event for event in events if isinstance(event, CaseResumed)]
    assert answer_from_json(resumed.value).choice == "c2"
    assert all("[Dupont" not in text for text in [*await corner.shown(), *await corner.shown("dm:employee")])
    assert corner.settled == [f"question:{row.id}"] * 2, "when it is put aside, and when it is answered"


async def test_an_answer_calls_everything_off(corner: Corner):
    row = await corner.asks()
    await corner.clicks("employee", f"q:{row.id}:0")
    assert await corner.due("again", row.id) is None
    await corner.until(paris(2026, 12, 10, 12))
    assert len(await corner.shown()) == 1 and corner.settled == [f"question:{row.id}"]


async def test_an_answer_after_it_was_asked_again_locks_every_card(corner: Corner):
    row = await corner.asks()
    await corner.until(paris(2026, 11, 24, 9))
    await corner.clicks("employee", f"q:{row.id}:0")
    assert await corner.due("park", row.id) is None
    everywhere = [*await corner.shown(), *await corner.shown("dm:employee")]
    assert len(everywhere) == 3 and all("✔ Dupont SARL" in text and "[Dupont" not in text for text in everywhere)


async def test_another_question_of_the_case_withdraws_the_first_with_its_timers(corner: Corner):
    first = await corner.asks()
    second = await corner.asks()
    assert await corner.due("again", first.id) is None and await corner.due("again", second.id) is not None
    assert corner.settled == [f"question:{first.id}"]


async def test_a_case_that_went_on_asks_nobody_again(corner: Corner):
    row = await corner.asks()
    await corner.database.write(lambda c: cases.save(c, replace(TITLED, waits=[], state="refused")))
    await corner.until(paris(2026, 11, 25, 12))
    assert (await corner.row(row.id)).state == "withdrawn"
    assert await corner.shown() == ["Quel Dupont ?\nCette question n'a plus lieu d'être."]
    assert corner.settled == [f"question:{row.id}"]


@pytest.mark.parametrize(
    ("asked", "again"),
    [
        (paris(2026, 11, 27, 16), paris(2026, 11, 30, 14)),  # over a week-end
        (paris(2026, 12, 24, 14), paris(2026, 12, 28, 12)),  # over Christmas, a Friday
        (paris(2026, 12, 31, 17), paris(2027, 1, 4, 15)),  # over New Year
        (paris(2026, 3, 27, 17), paris(2026, 3, 30, 15)),  # over the night the clocks go forward
        (paris(2026, 10, 23, 17), paris(2026, 10, 26, 15)),  # and back
        (paris(2026, 11, 23, 23), paris(2026, 11, 24, 16)),  # asked at night
    ],
)
async def test_only_working_hours_count(corner: Corner, asked: datetime, again: datetime):
    corner.clock.at = asked
    row = await corner.asks()
    assert await corner.due("again", row.id) == again
    await corner.until(again - timedelta(minutes=1))
    assert len(await corner.shown()) == 1
    await corner.until(again)
    assert len(await corner.shown()) == 2


async def test_a_service_that_was_stopped_asks_when_people_work(corner: Corner):
    await corner.asks()
    corner.clock.at = paris(2026, 11, 28, 3)  # a Saturday night
    await corner.ticks()
    assert len(await corner.shown()) == 1
    await corner.until(paris(2026, 11, 30, 8))
    assert len(await corner.shown()) == 2, "and puts nothing aside that it has just asked again"


async def test_a_clock_that_goes_back_asks_nothing_early_or_twice(corner: Corner):
    row = await corner.asks()
    await corner.database.write(
        lambda c: schedule.put(c, f"question.again:{row.id}", paris(2026, 11, 23, 11), {"question": row.id})
    )
    await corner.until(paris(2026, 11, 23, 12))
    assert len(await corner.shown()) == 1 and await corner.due("again", row.id) == paris(2026, 11, 24, 8)
    await corner.until(paris(2026, 11, 24, 9))
    corner.clock.at = paris(2026, 11, 23, 9)
    event = TimerFired("again-once-more", f"question.again:{row.id}", {"question": row.id}, corner.clock.at)

    def fire(c: Connection) -> None:
        outgoing.stage(c, corner.questions.timer(c, event), corner.clock.at, {"web"})

    await corner.database.write(fire)
    await corner.until(paris(2026, 11, 24, 10))
    assert len(await corner.shown()) == 2


async def test_the_stand_in_is_asked_while_the_asker_is_away(corner: Corner):
    await corner.asks()

    def leave(c: Any) -> None:
        (row,) = [each for each in people_store.load_people(c) if each.id == "employee"]
        away = replace(row, absent_from=date(2026, 11, 23), absent_until=date(2026, 11, 28), delegate="director")
        people_store.save_person(c, away)

    await corner.database.write(leave)
    await corner.until(paris(2026, 11, 24, 12))
    assert await corner.shown("dm:employee") == []
    (private,) = await corner.shown("dm:director")
    assert "Vous remplacez Camille Durand" in private and "[Dupont SARL]" in private


async def test_questions_of_an_earlier_release_are_planned_and_the_oldest_put_aside_quietly(corner: Corner):
    row = await corner.asks()
    await corner.database.write(lambda c: schedule.cancel(c, "question."))
    corner.clock.at = paris(2026, 11, 23, 11)
    await corner.questions.plan()
    await corner.questions.plan()
    assert await corner.due("again", row.id) == paris(2026, 11, 24, 8)
    await corner.database.write(lambda c: schedule.cancel(c, "question."))
    corner.clock.at = paris(2027, 2, 1, 11)
    await corner.questions.plan()
    assert (await corner.row(row.id)).parked_at is not None
    (card,) = await corner.shown()
    assert "je ne l'attends plus" in card


async def test_words_only_and_in_english(corner: Corner):
    case = replace(TITLED, language="en", title="")
    await corner.asks(replace(WHICH, choices=[]), case)
    await corner.until(paris(2026, 11, 25, 8))
    assert "I have no answer yet" in (await corner.shown())[1]
    await corner.until(paris(2026, 11, 26, 8))
    card, again, line = await corner.shown()
    assert "I am no longer waiting" in card and "I am no longer waiting" in again
    assert line.startswith("I am putting “your request” aside")
