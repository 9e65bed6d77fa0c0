"""What was done, read from the ledger on both databases: by instants and by rows, in order, with who had decided."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.store import activity, cases, ledger, reports
from bot.store.activity import Act, Span
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from graphs.message import Address

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALWAYS = Span(NOW - timedelta(days=400), NOW + timedelta(days=400))


def entry(case_id: str | None, kind: str, what: str, actor: str = "commis", **why: Any) -> LedgerEntry:
    return LedgerEntry(case_id, actor, kind, what, why)


def sent(case_id: str, kind: str = "mail", **why: Any) -> LedgerEntry:
    return entry(case_id, "effect", f"{kind} done", ok=True, **why)


async def opened(database: Database, id: str, process: str = "quote", **facts: Any) -> None:
    row = CaseRow(
        id, process, 1, Address("web", f"c:{id}"), "lea", "fr", "done", id, facts, [], [], [], NOW, NOW
    )  # fmt: skip
    await database.write(lambda c: cases.save(c, row))


async def said(database: Database, *entries: LedgerEntry, at: datetime = NOW) -> int:
    """The row that was written last."""

    def write(c: Any) -> int:
        ledger.append(c, entries, at)
        return ledger.length(c)

    return await database.write(write)


async def acts(database: Database, span: Span = ALWAYS, **amounts: str) -> list[Act]:
    return await database.read(lambda c: list(activity.acts(c, span, amounts)))


async def test_acts_are_what_reached_somebody_or_was_given_up(database: Database):
    await opened(database, "a", total="12.50")
    await said(
        database,
        entry("a", "effect", "mail"),
        sent("a"),
        entry("a", "effect", "books.record_quote done", ok=True),
        sent("a", sent=False, why="complaint"),
        sent("a", sent=True),
        entry("a", "effect", "mail not done", ok=False),
        entry(None, "effect", "mail done"),
    )
    found = await acts(database, quote="total", reminder="number")
    assert [(each.seq, each.effect, each.ok) for each in found] == [
        (2, "mail", True),
        (5, "mail", True),
        (6, "mail", False),
    ]
    assert {(each.process, each.asker, each.address, each.amount) for each in found} == {
        ("quote", "lea", Address("web", "c:a"), "12.50")
    }
    assert {each.amount for each in await acts(database)} == {None}
    assert {each.amount for each in await acts(database, reminder="total")} == {None}


async def test_by_instants_from_the_first_on_and_before_the_last(database: Database):
    await opened(database, "a")
    for minutes in (-1, 0, 30, 60):
        await said(database, sent("a"), at=NOW + timedelta(minutes=minutes))
    assert [each.seq for each in await acts(database, Span(NOW, NOW + HOUR))] == [2, 3]
    assert await acts(database, Span(NOW + HOUR, NOW)) == []
    earliest = await database.read(lambda c: activity.earliest(c, Span(NOW, NOW + HOUR)))
    assert earliest == NOW
    assert await database.read(lambda c: activity.earliest(c, Span(NOW - HOUR, NOW - HOUR))) is None


async def test_by_rows_nothing_is_lost_nor_told_twice_when_the_clock_is_set_back(database: Database):
    """Three parts in a row, with the clock an hour back between the first and the second."""
    await opened(database, "a")
    first = await said(database, sent("a"), sent("a"), at=NOW)
    second = await said(database, sent("a"), at=NOW - HOUR)
    third = await said(database, sent("a"), at=NOW - HOUR / 2)
    last = await said(database, sent("a"), at=NOW + HOUR)
    parts = [
        Span(NOW - HOUR, NOW, None, first),
        Span(NOW, NOW - HOUR, first, second),
        Span(NOW - HOUR, NOW + 2 * HOUR, second, last),
    ]
    told = [[each.seq for each in await acts(database, part)] for part in parts]
    assert told == [[1, 2], [3], [third, last]]
    by_instant = [[each.seq for each in await acts(database, Span(part.since, part.until))] for part in parts]
    assert sum(map(len, by_instant)) != 5, "which is why they go by rows"
    assert await database.read(lambda c: activity.earliest(c, parts[1])) == NOW - HOUR
    open_end = Span(NOW, NOW, after=third)
    assert await acts(database, open_end) == [], "without an end in rows, the instant ends it"


async def test_somebody_decided_on_the_case_itself_only_before_it_acted(database: Database):
    for id in ("alone", "approved", "late", "commis", "viewed"):
        await opened(database, id)
    await said(
        database,
        entry("approved", "decided", "approve", "claire"),
        entry("commis", "decided", "approve"),
        entry("viewed", "decided", "send_now", "claire"),
        *(sent(id) for id in ("alone", "approved", "late", "commis", "viewed")),
        entry("late", "decided", "approve", "claire"),
        sent("late"),
    )
    assert [(each.case_id, each.decided) for each in await acts(database)] == [
        ("alone", False), ("approved", True), ("late", False), ("commis", False), ("viewed", False), ("late", True),
    ]  # fmt: skip


async def test_what_was_decided_on_the_list_of_a_run_holds_for_each_of_it(database: Database):
    await opened(database, "run", "reminder")
    await opened(database, "other", "reminder")
    for number in range(3):
        await opened(database, f"child-{number}", "reminder", run="run" if number < 2 else "other")
    await said(
        database,
        sent("child-0", "reminder.mail"),
        entry("run", "decided", "approve", "claire"),
        *(sent(f"child-{number}", "reminder.mail") for number in range(3)),
    )
    found = [(each.case_id, each.decided) for each in await acts(database)]
    assert found == [("child-0", False), ("child-0", True), ("child-1", True), ("child-2", False)]


async def test_a_decision_before_the_period_counts_for_what_is_done_in_it(database: Database):
    await opened(database, "a")
    await said(database, entry("a", "decided", "edit", "claire"), at=NOW - 9 * HOUR)
    await said(database, sent("a"), at=NOW)
    assert [each.decided for each in await acts(database, Span(NOW, NOW + HOUR))] == [True]
    assert [each.decided for each in await acts(database, Span(NOW, NOW + HOUR, 1, 2))] == [True]


async def test_requests_are_told_with_their_reasons_once_each(database: Database):
    await opened(database, "a")
    needed = {"needed": 1, "approval": "x"}
    await said(
        database,
        entry("a", "asked", "devis pour Dupont", "lea"),
        entry("a", "asked", "approval", role="sales_lead", codes=["stock"]),
        entry("a", "asked", "approval", reasons=["stock", "discount_limit"], **needed),
        entry("a", "asked", "approval", reasons=[], **needed),
        entry("a", "asked", "escalation", approval="x"),
    )
    found = await database.read(lambda c: list(activity.requests(c, ALWAYS)))
    assert [(each.seq, each.codes) for each in found] == [(3, ["stock", "discount_limit"]), (4, [])]
    counted = await database.read(lambda c: reports.asked(c, ALWAYS.since, ALWAYS.until))
    assert sum(each.count for each, _ in counted) == 2


async def test_many_are_streamed_in_order_and_as_many_as_the_report_counts(database: Database):
    """More than one page, over several cases and instants: one by one, and counted by the database."""
    count = activity.PAGE * 2 + 7
    for number in range(4):
        await opened(database, f"case-{number}", ("quote", "reminder")[number % 2])
    for part in range(3):
        rows = [
            sent(f"case-{number % 4}") if number % 5 else entry(f"case-{number % 4}", "effect", "mail not done")
            for number in range(count // 3 + 1)
        ]
        await said(database, *rows, at=NOW + part * HOUR)
        await said(database, entry(f"case-{part}", "decided", "approve", "claire"), at=NOW + part * HOUR)
    found = await acts(database)
    assert len(found) == (count // 3 + 1) * 3 > activity.PAGE * 2
    assert [each.seq for each in found] == sorted(each.seq for each in found)
    told = Counter((each.process, each.ok, not each.decided) for each in found)
    rows = await database.read(lambda c: reports.done(c, ALWAYS.since, ALWAYS.until))
    assert {(each.process, each.ok, each.alone): each.count for each in rows} == dict(told)
    for each in rows:
        alike = [
            act.seq for act in found if (act.process, act.ok, not act.decided) == (each.process, each.ok, each.alone)
        ]
        assert (each.first, each.last) == (alike[0], alike[-1])
