"""How a run goes, as its thread is told: redrawn while it goes, true at its end, one line of what could not leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

from bot.console.render import plain_text
from bot.dunning import progress
from bot.dunning.progress import case_of, moved, redrawn
from bot.dunning.stopping import stop_run
from bot.outgoing import content_of
from bot.staging import case_id_of, opened
from bot.store import cases, inbox, outbox, schedule
from bot.store import dunning as store
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.outbox import Outgoing
from bot.turn import Turn
from graphs.context import Context, StagedCase
from graphs.message import Address
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)
RUN = "case-run"
TIMER = f"{progress.TIMER}:{RUN}."


def row(id: str, state: str) -> CaseRow:
    address = Address("web", "c:relances", "root")
    return CaseRow(id, "reminder", 1, address, None, "fr", state, "", {}, [], [], [], NOW, NOW)


async def begun(database: Database, **states: store.RunState) -> None:
    """The run, and what is known of each of its customers, who owe ten euros each."""
    notes = [store.RunNote(who, state, who.upper(), Decimal(10), 1, "détail") for who, state in states.items()]
    await database.write(lambda c: cases.save(c, row(RUN, "done")))
    await database.write(lambda c: store.note_run(c, RUN, notes, NOW))


async def drawn(database: Database, now: datetime, *, quiet: bool = False) -> list[Outgoing]:
    """What a look stages; its timer was taken."""

    def look(c: object) -> list[Outgoing]:
        schedule.cancel(c, TIMER)  # pyright: ignore[reportArgumentType]  # a Connection
        rows = redrawn(c, RUN, f"look@{now.isoformat()}", now, quiet=quiet)  # pyright: ignore[reportArgumentType]
        outbox.stage(c, rows, now)  # pyright: ignore[reportArgumentType]
        return rows

    return await database.write(look)


def said(rows: list[Outgoing]) -> list[str]:
    return [plain_text(content_of(each.payload)).replace("\u202f", " ").replace("\u00a0", " ") for each in rows]


async def test_one_customer_after_the_other_does_not_put_the_look_off(database: Database) -> None:
    for second in range(60):
        await database.write(lambda c, at=NOW + timedelta(seconds=second): moved(c, RUN, at))
    planned = await database.read(lambda c: schedule.get(c, TIMER))
    assert planned is not None and planned.next_at == NOW + progress.REDRAWN_AFTER


async def test_news_come_before_the_look_that_waits_for_silence(database: Database) -> None:
    await begun(database, a="planned")
    await drawn(database, NOW)
    quiet = await database.read(lambda c: schedule.get(c, TIMER))
    assert quiet is not None and (quiet.next_at, quiet.payload["quiet"]) == (LATER, True)
    await database.write(lambda c: moved(c, RUN, NOW))
    planned = await database.read(lambda c: schedule.get(c, TIMER))
    assert planned is not None and planned.payload == {"run": RUN} and planned.next_at < LATER


async def test_the_case_of_a_customer_is_the_one_that_the_run_has_opened(database: Database) -> None:
    context = SimpleNamespace(cases=[StagedCase("C1", "reminder", {}, at=LATER)], now=NOW)
    await database.write(opened(cast(Context, context), row(RUN, "done")))
    [event] = await database.read(lambda c: inbox.begun_later(c, f"{RUN}.open:"))
    assert case_id_of(event.key) == case_of(RUN, "C1")


async def test_one_that_was_taken_back_is_left_aside_and_the_run_ends(database: Database) -> None:
    await begun(database, a="sent", b="planned", c="asked", d="planned")
    [card] = await drawn(database, NOW)
    assert "2 sur 4" in said([card])[0]
    for who, state in (("b", "refused"), ("c", "refused"), ("d", "scheduled")):
        await database.write(lambda c, who=who, state=state: cases.save(c, row(case_of(RUN, who), state)))
    [card] = await drawn(database, LATER, quiet=True)
    assert "3 sur 4" in said([card])[0] and "2 laissés de côté" in said([card])[0]
    assert await drawn(database, LATER + timedelta(minutes=10), quiet=True) == [], "nothing is new"
    assert await database.read(lambda c: schedule.get(c, TIMER)) is not None, "one is still to come"
    await database.write(lambda c: cases.save(c, row(case_of(RUN, "d"), "done")))
    [card] = await drawn(database, LATER + timedelta(minutes=20), quiet=True)
    assert "terminées" in said([card])[0]
    assert await database.read(lambda c: schedule.get(c, TIMER)) is None, "nobody is waited for"


async def test_a_run_that_is_stopped_is_drawn_as_it_stands(database: Database) -> None:
    await begun(database, a="sent")
    run = replace(row(RUN, "done"), facts={"planned": 1})
    turn = Turn("event-1", NOW)
    stop_run(turn, run, run.address, "lea", "fr")
    for step in turn.openers:
        await database.write(step)
    planned = await database.read(lambda c: schedule.get(c, TIMER))
    assert planned is not None and planned.next_at == NOW + progress.REDRAWN_AFTER


async def test_what_a_case_says_of_itself_stands(database: Database) -> None:
    await begun(database, a="planned")
    await database.write(lambda c: cases.save(c, row(case_of(RUN, "a"), "done")))
    await drawn(database, LATER, quiet=True)
    await database.write(lambda c: store.note_run(c, RUN, [store.RunNote("a", "sent", "A", Decimal(10), 1)], LATER))
    assert (await database.read(lambda c: store.run_counts(c, RUN))).keys() == {"sent"}


async def test_nobody_is_waited_for_for_ever(database: Database) -> None:
    await begun(database, a="asked")
    await drawn(database, NOW)
    assert await database.read(lambda c: schedule.get(c, TIMER)) is not None
    await drawn(database, NOW + timedelta(days=8))
    assert await database.read(lambda c: schedule.get(c, TIMER)) is None


async def test_what_could_not_leave_is_one_line_once_all_is_done(database: Database) -> None:
    await begun(database, a="planned", b="failed", c="failed")
    await drawn(database, NOW)
    assert len(await drawn(database, NOW + timedelta(seconds=15))) == 1, "more may fail"
    await database.write(lambda c: store.note_run(c, RUN, [store.RunNote("a", "failed", "A", Decimal(10), 1)], NOW))
    _, line = said(await drawn(database, NOW + timedelta(seconds=30)))
    assert line.startswith("3 relances n'ont pas pu partir (30,00 €) : ") and "B (détail)" in line
    assert len(await drawn(database, NOW + timedelta(seconds=45))) == 1, "it is said once"
