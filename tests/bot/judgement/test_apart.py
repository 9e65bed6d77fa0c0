"""The record never costs a decision: what fails in it is undone alone, and the rest of the transaction is kept."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from bot.judgement.learning import Learning
from bot.judgement.levels import Levels
from bot.store import settings
from bot.store.apart import apart
from bot.store.database import Database, StoreUnavailable
from graphs.context import StagedRecord
from tests.bot.judgement.court import Court, request_for


async def test_what_fails_is_undone_alone(database: Database) -> None:
    def transaction(c: Connection) -> Any:
        settings.put(c, "before", 1)
        try:
            return apart(c, failing_plainly, "otherwise")
        finally:
            settings.put(c, "after", 1)

    def failing_plainly(c: Connection) -> str:
        settings.put(c, "inside", 1)
        raise ValueError("a defect")

    assert await database.write(transaction) == "otherwise"
    kept = await database.read(lambda c: [settings.get(c, name) for name in ("before", "inside", "after")])
    assert kept == [1, None, 1]


async def test_a_statement_the_database_refuses_does_not_poison_the_rest(database: Database) -> None:
    def refused(c: Connection) -> str:
        c.execute(text("INSERT INTO comparison (key) VALUES (NULL)"))
        return "never"

    def transaction(c: Connection) -> str:
        result = apart(c, refused, "otherwise")
        settings.put(c, "after", 1)
        return result

    assert await database.write(transaction) == "otherwise"
    assert await database.read(lambda c: settings.get(c, "after")) == 1


async def test_a_database_that_cannot_go_on_fails_the_whole(database: Database) -> None:
    def gone(c: Connection) -> str:
        raise OperationalError("SELECT 1", None, Exception("gone"))

    def transaction(c: Connection) -> str:
        settings.put(c, "before", 1)
        return apart(c, gone, "otherwise")

    with pytest.raises((OperationalError, StoreUnavailable)):
        await database.write(transaction)
    assert await database.read(lambda c: settings.get(c, "before")) is None


async def test_a_record_that_cannot_be_read_loses_neither_turn_nor_decision(court: Court) -> None:
    """A release to come, or a row by hand: the figures make no sense."""
    case = await court.proposes("1000.00")
    row = await court.case(case)
    odd = StagedRecord("judged", "ask", {"chain": [{"look": "rules", "why": {"codes": 7}}], "autonomy": "propose"})

    def turn(c: Connection) -> list[Any]:
        settings.put(c, "turn", 1)
        return court.judgement.judged(c, row, [odd], "odd", court.clock.now())

    def decision(c: Connection) -> list[Any]:
        settings.put(c, "decision", 1)
        broken = request_for(row, "b" * 16)
        broken.request.proposal["lines"] = [None]
        return court.judgement.decided(c, broken, "edit", {"discount": "8"}, "claire", court.clock.now())

    assert await court.database.write(turn) == []
    assert await court.database.write(decision) == []
    assert await court.database.read(lambda c: [settings.get(c, name) for name in ("turn", "decision")]) == [1, 1]
    assert (await court.row(case)).decision == "edited"


def fails(*_: Any) -> Any:
    raise ValueError("a defect")


async def test_a_suggestion_that_fails_costs_no_comparison(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Levels, "promote", fails)
    monkeypatch.setattr(Levels, "overtake", fails)
    monkeypatch.setattr(Learning, "suggest", fails)
    case = await court.proposes("1000.00")
    await court.decides(case, "approve")
    assert (await court.row(case)).decision == "approved"
    case = await court.proposes("1000.00")
    await court.sets(case, "8")
    assert (await court.row(case)).decision == "edited"
    assert await court.corrected_fields() == ["discount"]


async def test_a_step_back_that_fails_costs_no_comparison(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Levels, "step_back", fails)
    await court.goes("act")
    case = await court.proposes("1000.00", mode="act")
    await court.takes_back(case)
    assert (await court.row(case)).decision == "undone"


async def test_a_comparison_that_fails_costs_no_lesson(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    """What three people corrected is asked about, whatever the ledger of comparisons makes of it."""
    monkeypatch.setattr("bot.judgement.comparing.judged", fails)
    monkeypatch.setattr("bot.judgement.comparing.decided", fails)
    for _ in range(3):
        await court.sets(await court.proposes("1000.00"), "8")
    assert [row.state for row in await court.suggestions("rule")] == ["open"]
