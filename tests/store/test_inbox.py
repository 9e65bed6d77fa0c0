"""Events: kept once, worked in order per conversation, finished once; and quick however many are done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy.event
from sqlalchemy import Connection, text

from bot.events import CaseWanted, EffectDone, MessageReceived, Sender, TimerFired
from bot.store import inbox, outbox
from bot.store.database import Database
from graphs.ask import EffectOutcome
from graphs.message import Address, FileRef

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


def message(key: str, thread: str = "t1", words: str = "Devis pour Dupont : 3 moulins") -> MessageReceived:
    return MessageReceived(key, Address("web", "ventes", thread), Sender("web", "u1", "Léa"), words, NOW)


def claim(c: Connection, key: str, thread: str = "t1", now: datetime = NOW) -> bool:
    event = message(key, thread)
    return inbox.claim(
        c, event, conversation=event.address.conversation, now=now, address=event.address, person_id="lea"
    )


def keys(rows: list[inbox.InboxRow]) -> list[str]:
    return [row.key for row in rows]


async def test_an_event_comes_back_as_it_was(database: Database) -> None:
    event = MessageReceived(
        "k", Address("web", "ventes", None), Sender("web", "u1", "Zoë \x00"), "a\x00b 🧾", NOW,
        files=[FileRef("f" * 64, "plan.pdf", "application/pdf", 12)], direct=True,
    )  # fmt: skip
    assert await database.write(
        lambda c: inbox.claim(c, event, conversation="web/ventes/", now=NOW, address=event.address, person_id="lea")
    )
    row = await database.read(lambda c: inbox.by_key(c, "k"))
    assert row is not None
    assert row.event == event
    assert (row.kind, row.conversation, row.person_id, row.state, row.attempts) == (
        "message",
        "web/ventes/",
        "lea",
        "new",
        0,
    )
    assert (row.address, row.received_at, row.next_at, row.outcome) == (event.address, NOW, NOW, None)
    assert await database.read(lambda c: inbox.by_key(c, "other")) is None


async def test_events_without_a_place(database: Database) -> None:
    events = [
        TimerFired("t", "approval.expire:1", {"approval": "1"}, NOW),
        EffectDone("e", "key", "case-1", EffectOutcome(True, {"number": "D1"}), NOW),
    ]
    for event in events:
        await database.write(lambda c, event=event: inbox.claim(c, event, conversation="x", now=NOW, address=None))
    rows = [await database.read(lambda c, key=key: inbox.by_key(c, key)) for key in ("t", "e")]
    assert [row and row.event for row in rows] == events
    assert [row and row.address for row in rows] == [None, None]


async def test_a_redelivery_is_told_apart(database: Database) -> None:
    claimed = await asyncio.gather(*(database.write(lambda c: claim(c, "same")) for _ in range(8)))
    assert sorted(claimed) == [False] * 7 + [True]
    assert await database.read(inbox.counts) == {"new": 1}


async def test_one_row_per_conversation_in_order(database: Database) -> None:
    def arrive(c: Connection) -> None:
        for key, thread in (("a1", "A"), ("a2", "A"), ("b1", "B"), ("c1", "C"), ("b2", "B")):
            claim(c, key, thread)

    await database.write(arrive)
    due = lambda busy, limit=10: database.read(lambda c: inbox.due(c, NOW, limit, busy))  # noqa: E731
    assert keys(await due([])) == ["a1", "b1", "c1"]
    assert keys(await due([], 2)) == ["a1", "b1"]
    assert keys(await due(["web/ventes/A"], 1)) == ["b1"]
    assert keys(await due(["web/ventes/A", "web/ventes/C", "nowhere"])) == ["b1"]
    assert await database.read(lambda c: inbox.due(c, NOW - timedelta(seconds=1), 10, [])) == []


async def test_a_row_behind_a_postponed_one_waits_with_it(database: Database) -> None:
    def arrive(c: Connection) -> None:
        claim(c, "first")
        claim(c, "second")
        claim(c, "other", "t2", LATER)

    await database.write(arrive)
    first = (await database.read(lambda c: inbox.due(c, NOW, 1)))[0]
    again = NOW + timedelta(minutes=1)
    assert await database.write(lambda c: inbox.postpone(c, first.seq, next_at=again, error="disk full"))
    assert await database.read(lambda c: inbox.due(c, NOW, 10)) == []
    assert await database.read(inbox.next_due_at) == again
    assert await database.read(lambda c: inbox.next_due_at(c, ["web/ventes/t1"])) == LATER
    assert await database.read(lambda c: inbox.next_due_at(c, ["web/ventes/t1", "web/ventes/t2"])) is None
    (row,) = await database.read(lambda c: inbox.due(c, again, 10))
    assert (row.key, row.attempts) == ("first", 1)


async def test_it_is_finished_once(database: Database) -> None:
    await database.write(lambda c: (claim(c, "a"), claim(c, "b")))
    row = (await database.read(lambda c: inbox.due(c, NOW, 1)))[0]
    finished = await asyncio.gather(
        *(
            database.write(lambda c, n=n: inbox.finish(c, row.seq, now=LATER, case_id=f"case-{n}", outcome={"n": n}))
            for n in range(4)
        )
    )
    assert sorted(finished) == [False, False, False, True]
    kept = await database.read(lambda c: inbox.by_key(c, "a"))
    assert kept is not None and kept.state == "done" and kept.done_at == LATER
    assert kept.outcome == {"n": finished.index(True)} and kept.case_id == f"case-{finished.index(True)}"
    assert not await database.write(lambda c: inbox.fail(c, row.seq, now=LATER, error="x", outcome={}))
    assert not await database.write(lambda c: inbox.postpone(c, row.seq, next_at=LATER, error="x"))
    assert keys(await database.read(lambda c: inbox.due(c, NOW, 10))) == ["b"]


async def test_a_failed_one_lets_the_next_pass(database: Database) -> None:
    await database.write(lambda c: (claim(c, "a"), claim(c, "b")))
    row = (await database.read(lambda c: inbox.due(c, NOW, 1)))[0]
    assert await database.write(
        lambda c: inbox.fail(c, row.seq, now=LATER, error="rejected: no", outcome={"says": ["Non"]})
    )
    kept = await database.read(lambda c: inbox.by_key(c, "a"))
    assert kept is not None and kept.state == "failed"
    assert kept.outcome == {"error": "rejected: no", "says": ["Non"]}
    assert keys(await database.read(lambda c: inbox.due(c, NOW, 10))) == ["b"]
    assert await database.read(inbox.counts) == {"failed": 1, "new": 1}


# --- with a long history ----------------------------------------------------------------------------------------------


def fill(c: Connection) -> None:
    """100,000 done events and sent rows of 2,000 conversations, 300 open ones in one conversation, 50 in others."""
    at = int(NOW.timestamp() * 1_000_000)
    series = (
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)"
        if c.dialect.name == "sqlite"
        else "WITH n AS (SELECT i FROM generate_series(0, 99999) AS i)"
    )
    columns = "key, kind, conversation, platform, channel, thread, body, state, attempts, next_at, received_at"
    values = f"'h' || i, 'timer', 'web/c/' || (i % 2000), '', '', NULL, '{{}}', 'done', 1, {at} - 1000000 + i, {at}"
    sent = "key, lane, kind, payload, awaited, state, attempts, next_at, staged_at"
    false = "0" if c.dialect.name == "sqlite" else "false"
    rows = f"'h' || i, 'web/c/' || (i % 2000), 'post', '{{}}', {false}, 'sent', 1, {at} - 1000000 + i, {at}"
    if c.dialect.name == "sqlite":
        c.execute(text(f"INSERT INTO event_inbox ({columns}) {series} SELECT {values} FROM n"))
        c.execute(text(f"INSERT INTO outbox ({sent}) {series} SELECT {rows} FROM n"))
    else:
        c.execute(text(f"{series} INSERT INTO event_inbox ({columns}) SELECT {values} FROM n"))
        c.execute(text(f"{series} INSERT INTO outbox ({sent}) SELECT {rows} FROM n"))
    for n in range(300):
        claim(c, f"flood{n}", "flood")
    for n in range(50):
        claim(c, f"open{n}", f"open{n}")
    outbox.stage(c, [outbox.Outgoing(f"o{n}", f"lane{n}", "post", None, {}) for n in range(50)], NOW)
    outbox.stage(c, [outbox.Outgoing(f"f{n}", "flood", "post", None, {}) for n in range(300)], NOW)
    c.execute(text("ANALYZE"))


class Statements:
    """What was executed, to ask for its plan."""

    def __init__(self, c: Connection) -> None:
        self.seen: list[tuple[str, Any]] = []
        self._c = c

    def plan(self, run: Callable[[Connection], Any]) -> str:
        def listen(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
            self.seen.append((statement, parameters))

        sqlalchemy.event.listen(self._c, "before_cursor_execute", listen)
        run(self._c)
        sqlalchemy.event.remove(self._c, "before_cursor_execute", listen)
        explain = "EXPLAIN QUERY PLAN " if self._c.dialect.name == "sqlite" else "EXPLAIN "
        lines: list[str] = []
        for statement, parameters in list(self.seen):
            rows = self._c.exec_driver_sql(explain + statement, parameters)
            lines += [str(row[-1]) for row in rows]
        return "\n".join(lines)


async def test_a_long_history_costs_nothing(database: Database) -> None:
    await database.write(fill)

    def plans(c: Connection) -> list[str]:
        looks: list[Callable[[Connection], Any]] = [
            lambda c: inbox.due(c, NOW, 16, ["web/ventes/open3"]),
            lambda c: inbox.next_due_at(c, []),
            lambda c: outbox.due(c, NOW, 16, ["lane3"]),
            lambda c: outbox.next_due_at(c, []),
        ]
        return [Statements(c).plan(look) for look in looks]

    for plan in await database.read(plans):
        assert "Seq Scan" not in plan and "TEMP B-TREE" not in plan, plan
        assert not any(line.startswith("SCAN") for line in plan.splitlines()), plan
        assert "ix_event_inbox_open" in plan or "ix_outbox_open" in plan, plan

    rows = await database.read(lambda c: inbox.due(c, NOW, 100, ["web/ventes/flood"]))
    assert len(rows) == 50
    assert len(await database.read(lambda c: outbox.due(c, NOW, 100, ["flood"]))) == 50


def wanted(key: str) -> CaseWanted:
    return CaseWanted(key, Address("web", "ventes", "t9"), "reminder", {"customer_id": key}, "", "fr", NOW)


async def test_whoever_waits_comes_before_thousands_for_which_nobody_does(database: Database) -> None:
    events = [(wanted(f"w{number}"), NOW - timedelta(hours=1)) for number in range(5)]
    await database.write(lambda c: inbox.claim_each_alone(c, events, NOW))
    await database.write(lambda c: inbox.claim_each_alone(c, events, LATER))  # once is enough
    await database.write(lambda c: claim(c, "m", "t1"))
    button = wanted("a button")
    await database.write(lambda c: inbox.claim(c, button, conversation="web/t9", now=NOW, address=button.address))
    rows = await database.read(lambda c: inbox.due(c, NOW, 4))
    assert keys(rows) == ["m", "a button", "w0", "w1"]
    assert [inbox.in_background(row) for row in rows] == [False, False, True, True]
    busy = {rows[0].conversation, "w0"}
    assert keys(await database.read(lambda c: inbox.due(c, NOW, 2, busy))) == ["a button", "w1"]
    assert await database.read(inbox.counts) == {"new": 7}


async def test_what_a_stop_has_heaped_up_is_spread_again(database: Database) -> None:
    events = [(wanted(f"w{number}"), NOW + timedelta(minutes=number - 3)) for number in range(5)]
    await database.write(lambda c: inbox.claim_each_alone(c, events, NOW))
    await database.write(lambda c: claim(c, "m", "t1"))
    instants = [NOW + timedelta(seconds=10 * number) for number in range(10)]
    assert await database.write(lambda c: inbox.spread(c, NOW, instants)) == 4
    assert keys(await database.read(lambda c: inbox.due(c, NOW, 9))) == ["m", "w0"]
    soon = NOW + timedelta(seconds=20)
    assert keys(await database.read(lambda c: inbox.due(c, soon, 9))) == ["m", "w0", "w1", "w2"]
    row = await database.read(lambda c: inbox.by_key(c, "w4"))
    assert row is not None
    assert (row.next_at, row.attempts) == (NOW + timedelta(minutes=1), 0)
