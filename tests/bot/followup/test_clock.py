"""The daily look: planned on working days, opening each case once, in its quote's thread, at the company's pace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, cast

from sqlalchemy import Connection

from bot.clock import FrozenClock
from bot.events import CaseWanted, TimerFired
from bot.followup.clock import LOOK_TIMER, Pace, QuoteLook
from bot.people import People
from bot.store import cases, inbox, schedule
from bot.store.database import Database
from bot.store.inbox import InboxRow
from bot.turn import Turn
from bot.working_time import calendar_of
from graphs.message import Address
from graphs.quote_followup.brief import brief_from_json
from integrations.books.port import Books
from tests.bot.followup.shop import NOW, QuoteBooks, quote
from tests.bot.followup.test_effect import case

PLACE = Address("web", "c:general")
FRANCE = calendar_of("FR", "Europe/Paris")


@dataclass
class Row:
    id: str
    active: bool


class Colleagues:
    """The one look-up that the clock makes."""

    def by_id(self, id: str) -> Row | None:
        return {"lea": Row("lea", True), "gone": Row("gone", False)}.get(id)


def look_at(
    database: Database, books: QuoteBooks, clock: FrozenClock, *, at: time | None = time(9, 15), per_minute: int = 60
) -> QuoteLook:
    return QuoteLook(
        database,
        cast(Books, books),
        cast(People, Colleagues()),
        clock,
        FRANCE,
        Pace(per_minute=per_minute),
        at=at,
        place=PLACE,
        language="fr",
    )


async def worked(database: Database, look: QuoteLook, clock: FrozenClock) -> Turn:
    now = clock.now()
    turn = Turn(f"turn@{now.isoformat()}", now)
    await look.look(turn, TimerFired(f"{LOOK_TIMER}:daily.@{now.isoformat()}", f"{LOOK_TIMER}:daily.", {}, now))
    await database.write(lambda c: turn.commit(c, set()))
    return turn


async def opened(database: Database, *keys: str) -> list[InboxRow]:
    found = await database.read(lambda c: [inbox.by_key(c, key) for key in keys])
    return [row for row in found if row is not None]


async def planned(database: Database) -> datetime | None:
    return await database.read(schedule.next_at)


async def test_it_is_planned_after_the_reminders_and_skips_holidays(database: Database):
    clock = FrozenClock(datetime(2026, 12, 24, 10, 0, tzinfo=UTC))
    look = look_at(database, QuoteBooks([]), clock)
    await look.plan()
    assert await planned(database) == datetime(2026, 12, 28, 8, 20, tzinfo=UTC)
    await look_at(database, QuoteBooks([]), clock, at=time(7, 0)).plan()
    assert await planned(database) == datetime(2026, 12, 28, 6, 5, tzinfo=UTC)
    await look_at(database, QuoteBooks([]), clock, at=None).plan()
    assert await planned(database) is None


async def test_each_is_opened_once_in_its_quote_s_thread_for_whoever_asked_for_it(database: Database):
    await database.write(lambda c: cases.save(c, case("case-1", "quote", number="D2026-0001")))
    clock = FrozenClock(NOW)
    look = look_at(database, QuoteBooks(), clock)
    first, again = await worked(database, look, clock), await worked(database, look, clock)
    assert (first.outcome["followed_up"], again.outcome["followed_up"]) == (1, 0)
    (row,) = await opened(database, "followup:D2026-0001:due")
    event = row.event
    assert isinstance(event, CaseWanted)
    assert (event.process, event.person, event.address.thread, event.announce) == (
        "quote_followup", "lea", "case-1", None,
    )  # fmt: skip
    assert brief_from_json(event.brief).why == "due"
    assert await planned(database) == datetime(2026, 11, 24, 8, 20, tzinfo=UTC)


async def test_a_quote_of_another_system_gets_a_thread_of_its_own(database: Database):
    clock = FrozenClock(NOW)
    await worked(database, look_at(database, QuoteBooks(), clock), clock)
    (row,) = await opened(database, "followup:D2026-0001:due")
    event = row.event
    assert isinstance(event, CaseWanted)
    assert (event.person, event.address) == ("", PLACE)
    assert event.announce is not None
    assert "D2026-0001" in event.announce.summary


async def test_whoever_has_left_is_not_asked(database: Database):
    gone = replace(case("case-1", "quote", number="D2026-0001"), asker_id="gone")
    await database.write(lambda c: cases.save(c, gone))
    clock = FrozenClock(NOW)
    await worked(database, look_at(database, QuoteBooks(), clock), clock)
    (row,) = await opened(database, "followup:D2026-0001:due")
    assert isinstance(row.event, CaseWanted)
    assert (row.event.person, row.event.address.thread) == ("", "case-1")


async def test_the_end_and_what_became_of_it(database: Database):
    clock = FrozenClock(datetime(2026, 12, 8, 8, 20, tzinfo=UTC))
    look = look_at(database, QuoteBooks(), clock)
    await worked(database, look, clock)
    clock.advance(timedelta(days=3))
    await worked(database, look, clock)
    rows = await opened(
        database, "followup:D2026-0001:due", "followup:D2026-0001:expiring", "followup:D2026-0001:expired"
    )
    assert [row.key for row in rows] == ["followup:D2026-0001:expiring", "followup:D2026-0001:expired"]


async def test_nothing_is_opened_once_the_customer_wrote_nor_on_a_holiday(database: Database):
    clock = FrozenClock(datetime(2026, 12, 25, 8, 20, tzinfo=UTC))
    turn = await worked(database, look_at(database, QuoteBooks(), clock), clock)
    assert "skipped" in turn.outcome
    wrote = case("case-2", "quote_followup", number="D2026-0001", why="answered")
    await database.write(lambda c: cases.save(c, wrote))
    clock = FrozenClock(NOW)
    turn = await worked(database, look_at(database, QuoteBooks(), clock), clock)
    assert turn.outcome["followed_up"] == 0


async def test_many_are_paced(database: Database):
    books = QuoteBooks([quote(f"D2026-{n:04}") for n in range(1, 1_201)])

    def keep(c: Connection) -> None:
        cases.save(c, case("case-1", "quote", number="D2026-0003"))

    await database.write(keep)
    clock = FrozenClock(NOW)
    await worked(database, look_at(database, books, clock, per_minute=30), clock)
    rows: list[Any] = await opened(
        database, "followup:D2026-0001:due", "followup:D2026-0031:due", "followup:D2026-1200:due"
    )
    assert [(row.next_at - NOW).total_seconds() for row in rows] == [0, 60, 1199 * 2]
