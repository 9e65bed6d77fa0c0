"""Rows on their way out: in order per lane, settled once, and never sent twice after a crash in the middle."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.store import cases, outbox, outbox_clock, own_cases
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.outbox import OutboxRow, Outgoing
from graphs.message import Address

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


def row(key: str, lane: str = "lane", state: str = "new", case_id: str | None = None) -> Outgoing:
    return Outgoing(key, lane, "mail", case_id, {"to": "a@b.fr", "subject": "Devis é"}, True, state)


def stage(c: Connection, *keys: str, lane: str = "lane") -> None:
    outbox.stage(c, [row(key, lane) for key in keys], NOW)


async def due(database: Database, now: datetime = NOW, limit: int = 10, busy: tuple[str, ...] = ()) -> list[str]:
    return [found.key for found in await database.read(lambda c: outbox.due(c, now, limit, busy))]


async def of(database: Database, key: str) -> OutboxRow:
    found = await database.read(lambda c: outbox.by_key(c, key))
    assert found is not None
    return found


async def test_what_was_staged_comes_back(database: Database) -> None:
    await database.write(lambda c: outbox.stage(c, [row("k", case_id="case-1"), row("s", state="shadow")], NOW))
    kept = await of(database, "k")
    assert (kept.lane, kept.kind, kept.case_id, kept.payload) == (
        "lane", "mail", "case-1", {"to": "a@b.fr", "subject": "Devis é"},
    )  # fmt: skip
    assert (kept.awaited, kept.state, kept.attempts, kept.result, kept.error) == (True, "new", 0, None, None)
    assert (kept.staged_at, kept.next_at, kept.done_at) == (NOW, NOW, None)
    assert await due(database) == ["k"]
    assert await database.read(outbox.counts) == {"new": 1, "shadow": 1}
    assert [found.key for found in await database.read(lambda c: outbox.of_case(c, "case-1"))] == ["k"]
    assert await database.read(lambda c: outbox.by_key(c, "none")) is None


async def test_a_key_staged_again_stays_as_it_is(database: Database) -> None:
    await database.write(lambda c: stage(c, "a"))
    await database.write(lambda c: outbox.done(c, "a", reference="r", result={"n": 1}, now=NOW))
    await database.write(lambda c: stage(c, "a", "b"))
    assert (await of(database, "a")).state == "sent"
    assert await due(database) == ["b"]
    await database.write(lambda c: outbox.stage(c, [], NOW))


async def test_one_row_per_lane_in_order(database: Database) -> None:
    await database.write(lambda c: (stage(c, "a1", "a2", lane="A"), stage(c, "b1", lane="B"), stage(c, "c1", lane="C")))
    assert await due(database) == ["a1", "b1", "c1"]
    assert await due(database, limit=2) == ["a1", "b1"]
    assert await due(database, limit=1, busy=("A", "B")) == ["c1"]
    assert await due(database, NOW - timedelta(seconds=1)) == []


async def test_it_begins_once_and_is_done_once(database: Database) -> None:
    await database.write(lambda c: stage(c, "a", "b"))
    began = await asyncio.gather(*(database.write(lambda c: outbox.begin(c, "a")) for _ in range(4)))
    assert sorted(began) == [False, False, False, True]
    assert (await of(database, "a")).attempts == 1
    assert await due(database) == []  # one on its way holds its lane
    done = await asyncio.gather(
        *(database.write(lambda c: outbox.done(c, "a", reference="r", result={"x": 1}, now=LATER)) for _ in range(4))
    )
    assert sorted(done) == [False, False, False, True]
    kept = await of(database, "a")
    assert (kept.state, kept.reference, kept.result, kept.done_at) == ("sent", "r", {"x": 1}, LATER)
    assert await due(database) == ["b"]
    assert not await database.write(lambda c: outbox.fail(c, "a", error="late", now=LATER))
    assert not await database.write(lambda c: outbox.postpone(c, "a", next_at=LATER, error="late"))


async def test_a_postponed_one_holds_its_lane(database: Database) -> None:
    await database.write(lambda c: stage(c, "a", "b"))
    await database.write(lambda c: outbox.begin(c, "a"))
    assert await database.write(lambda c: outbox.postpone(c, "a", next_at=LATER, error="503"))
    kept = await of(database, "a")
    assert (kept.state, kept.attempts, kept.error, kept.next_at) == ("new", 1, "503", LATER)
    assert await due(database) == []
    assert await database.read(outbox.next_due_at) == LATER
    assert await database.read(lambda c: outbox.next_due_at(c, ["lane"])) is None
    assert await due(database, LATER) == ["a"]


async def test_every_attempt_is_counted_once(database: Database) -> None:
    """Whether it was begun before the call (mail), or not (what may be repeated under its key)."""
    await database.write(lambda c: stage(c, "a"))
    for begun in (True, False, True):
        if begun:
            await database.write(lambda c: outbox.begin(c, "a"))
        await database.write(lambda c: outbox.postpone(c, "a", next_at=NOW, error="503"))
    assert (await of(database, "a")).attempts == 3


async def test_a_crash_in_the_middle_leaves_a_doubt(database: Database) -> None:
    await database.write(lambda c: (stage(c, "a", "b"), stage(c, "c", lane="C"), outbox.begin(c, "a")))
    assert await database.write(outbox.recover) == 1
    assert await database.write(outbox.recover) == 0
    rows = await database.read(lambda c: outbox.due(c, NOW, 10))
    assert [(found.key, found.state) for found in rows] == [("a", "unknown"), ("c", "new")]
    assert not await database.write(lambda c: outbox.begin(c, "a"))
    assert await database.write(lambda c: outbox.doubt(c, "a", "cannot look", LATER))
    assert await due(database) == ["c"]
    assert await database.read(outbox.next_due_at) == NOW
    assert await due(database, LATER) == ["a", "c"]
    assert await database.write(lambda c: outbox.done(c, "a", reference="found", result={}, now=LATER))
    assert await due(database, LATER) == ["c", "b"] or await due(database, LATER) == ["b", "c"]


async def test_a_doubt_without_a_time_is_due_at_once(database: Database) -> None:
    await database.write(lambda c: (stage(c, "a"), outbox.begin(c, "a")))
    assert await database.write(lambda c: outbox.doubt(c, "a", "timeout after sending"))
    assert (await of(database, "a")).error == "timeout after sending"
    assert await due(database) == ["a"]


async def test_it_is_given_up_or_withdrawn(database: Database) -> None:
    await database.write(lambda c: stage(c, "a", "b", "c"))
    assert await database.write(lambda c: outbox.fail(c, "a", error="rejected: no such address", now=LATER))
    assert await due(database) == ["b"]
    await database.write(lambda c: outbox.begin(c, "b"))
    assert not await database.write(lambda c: outbox.withdraw(c, "b", LATER))
    assert await database.write(lambda c: outbox.withdraw(c, "c", LATER))
    assert [(await of(database, key)).state for key in "abc"] == ["failed", "sending", "failed"]
    assert (await of(database, "c")).error == "withdrawn"
    assert (await of(database, "a")).done_at == LATER


async def test_what_leaves_by_its_commit(database: Database) -> None:
    staged = [
        await database.write(lambda c: outbox.stage_done(c, row("a"), reference="ref", now=NOW)) for _ in range(2)
    ]
    assert staged == [True, False]
    kept = await of(database, "a")
    assert (kept.state, kept.reference, kept.done_at) == ("sent", "ref", NOW)
    assert await due(database) == []


async def test_an_error_with_odd_characters_is_kept(database: Database) -> None:
    await database.write(lambda c: stage(c, "a"))
    await database.write(lambda c: outbox.postpone(c, "a", next_at=NOW, error="bad \x00 byte \ud800"))
    assert (await of(database, "a")).error == "bad \ufffd byte \ufffd"


# --- what can be taken back, and what a pause holds -------------------------------------------------------------------


def _case(c: Connection, id: str, process: str) -> None:
    place = Address("cli", id)
    cases.save(c, CaseRow(id, process, 1, place, None, "fr", "working", id, {}, [], [], [], NOW, NOW))


async def test_what_can_be_taken_back_waits_and_a_release_leaves_it_a_minute(database: Database):
    def stage(c: Connection) -> None:
        _case(c, "q", "quote")
        _case(c, "r", "reminder")
        for key, case_id, minutes in (("near", "q", 0.5), ("far", "q", 10), ("other", "r", 0.5), ("now", "q", 0)):
            at = NOW + timedelta(minutes=minutes)
            outbox.stage(c, [Outgoing(key, key, "mail", case_id, {}, not_before=at)], NOW)
        outbox.hold(c, "now", NOW + timedelta(hours=1))

    await database.write(stage)
    assert await database.read(lambda c: [row.key for row in outbox.due(c, NOW, 10)]) == []
    assert await database.read(lambda c: [row.key for row in outbox.waiting(c, "quote")]) == ["near", "far", "now"]
    assert await database.read(lambda c: [row.key for row in outbox.waiting(c, but=["quote"])]) == ["other"]
    counts = await database.read(lambda c: [own_cases.count_held(c, name) for name in ("", "quote", "reminder")])
    assert counts == [1, 1, 0]
    assert await database.write(lambda c: outbox.release(c, NOW, "reminder")) == 0
    assert await database.write(lambda c: outbox.release(c, NOW, "quote")) == 1
    rows = {row.key: row for row in await database.read(lambda c: outbox.waiting(c))}
    assert {key: (row.next_at - NOW).total_seconds() for key, row in rows.items()} == {
        "near": 60, "far": 600, "other": 60,
    }  # fmt: skip
    assert await database.read(lambda c: [row.key for row in outbox.due(c, NOW, 10)]) == ["now"]


async def test_the_reminders_of_a_run_do_not_leave_in_one_burst_when_a_pause_ends(database: Database):
    def stage(c: Connection) -> None:
        for second in (0, 2, 4, 3600):
            row = Outgoing(f"r{second}", f"r{second}", "reminder.mail", None, {})
            outbox.stage(c, [row], NOW - timedelta(hours=2) + timedelta(seconds=second))
            outbox.hold(c, row.key, NOW + timedelta(minutes=5))

    await database.write(stage)
    assert await database.write(lambda c: outbox.release(c, NOW)) == 4
    assert await database.read(lambda c: [row.key for row in outbox.due(c, NOW, 10)]) == ["r0"]
    rows = await database.read(lambda c: outbox.waiting(c))
    assert [(row.next_at - NOW).total_seconds() for row in rows] == [2, 4, 64]
    assert await database.write(lambda c: outbox.withdraw(c, "r4", NOW)), "until it leaves it can be taken back"


async def test_what_came_due_at_night_leaves_in_the_morning_as_far_apart_as_it_was_staged(database: Database):
    opening = NOW + timedelta(hours=10)

    def stage(c: Connection) -> None:
        for second, kind in ((0, "reminder.mail"), (2, "reminder.mail"), (3, "mail"), (4, "followup.mail"), (900, "")):
            row = Outgoing(f"r{second}", f"r{second}", kind or "reminder.mail", None, {})
            outbox.stage(c, [row], NOW + timedelta(seconds=second))
        for row in outbox.due(c, NOW + timedelta(hours=1), 10):
            outbox_clock.hold_until_opening(c, row, opening)

    await database.write(stage)
    rows = await database.read(lambda c: outbox.waiting(c))
    assert {row.key: (row.next_at - opening).total_seconds() for row in rows} == {
        "r4": 0, "r3": 0, "r0": 4, "r2": 6, "r900": 66,
    }  # fmt: skip


async def test_what_can_be_taken_back_is_hurried_once(database: Database):
    row = Outgoing("k", "k", "mail", None, {}, not_before=NOW + timedelta(minutes=5))
    await database.write(lambda c: outbox.stage(c, [row], NOW))
    assert await database.write(lambda c: outbox.hurry(c, "k", NOW))
    assert not await database.write(lambda c: outbox.hurry(c, "k", NOW))
    assert await database.read(lambda c: [row.key for row in outbox.due(c, NOW, 10)]) == ["k"]
    assert await database.write(lambda c: outbox.withdraw(c, "k", NOW))
    assert not await database.write(lambda c: outbox.hurry(c, "k", NOW))


async def test_what_somebody_waits_for_leaves_before_the_reminders_of_a_run(database: Database) -> None:
    kinds = {"r1": "reminder.mail", "n1": "run.note", "q1": "mail", "p1": "post"}
    rows = [Outgoing(key, key, kind, None, {}) for key, kind in kinds.items()]
    await database.write(lambda c: outbox.stage(c, rows, NOW))
    assert await due(database) == ["q1", "p1", "r1", "n1"]
    assert await due(database, limit=3, busy=("q1",)) == ["p1", "r1", "n1"]
    found = await database.read(lambda c: outbox.due(c, NOW, 9))
    assert [outbox.in_background(row) for row in found] == [False, False, True, True]
