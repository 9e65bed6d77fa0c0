"""Digests as they are kept, on both databases: posted once, found by what they show, drawn again by one at a time."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, update

from bot.store import asks, cases, digests, ledger, outbox, schema
from bot.store.activity import Span
from bot.store.approvals import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.digests import DigestRow
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from graphs.ask import ApprovalRequest
from graphs.message import Address, text_message

NOW = datetime(2026, 11, 23, 7, 15, tzinfo=UTC)
PLACE = Address("web", "c:direction")
DAY = Span(NOW - timedelta(days=1), NOW)


def row(key: str = "digest.a:2026-11-23", **body: Any) -> DigestRow:
    return DigestRow(key, "digest.a", PLACE, "fr", "Europe/Paris", NOW - timedelta(days=1), NOW, body, NOW)


def case(id: str, state: str, at: datetime) -> CaseRow:
    return CaseRow(id, "quote", 1, PLACE, "lea", "fr", state, "Devis", {"number": "D1"}, [], [], [], at, at)


def request(id: str) -> ApprovalRow:
    shown = {"fr": text_message("Devis")}
    asked = ApprovalRequest("quote", "sales_lead", "12.50", [], shown, {}, {"fr": "Envoyer"})
    return ApprovalRow(
        id, "c1", "i1", PLACE.conversation, "quote", "sales_lead", Decimal("12.50"), asked, [], "d" * 64, "lea", None,
        1, "open", NOW, NOW + timedelta(days=3),
    )  # fmt: skip


async def test_it_is_kept_once_as_it_was_posted(database: Database):
    await database.write(lambda c: digests.put(c, row(told=1), ["approval:1", "approval:1", "question:2"]))
    await database.write(lambda c: digests.put(c, row(told=2), ["approval:3"]))
    kept = await database.read(lambda c: digests.by_key(c, "digest.a:2026-11-23"))
    assert kept == row(told=1)
    assert await database.write(lambda c: digests.showing(c, "approval:3")) == []


async def test_all_that_show_something_are_found_and_drawn_again(database: Database):
    await database.write(lambda c: digests.put(c, row("digest.a:1"), ["approval:1"]))
    await database.write(lambda c: digests.put(c, row("digest.a:2"), ["approval:1", "approval:2"]))

    def redraw(c: Any) -> list[str]:
        found = digests.showing(c, "approval:1")
        for each in found:
            digests.redrawn(c, each.key, {"drawn": True}, each.drawn + 1)
        return [each.key for each in found]

    assert await database.write(redraw) == ["digest.a:1", "digest.a:2"]
    kept = await database.read(lambda c: digests.by_key(c, "digest.a:2"))
    assert kept is not None
    assert (kept.body, kept.drawn) == ({"drawn": True}, 1)


def effect(key: str, case_id: str | None, kind: str = "mail", at: datetime = NOW) -> Outgoing:
    return Outgoing(key, f"lane-{key}", kind, case_id, {}, not_before=at)


async def put_cases(database: Database, *states: str, hours: int = 1) -> None:
    """Called case-0, case-1 …, each changed so many hours ago."""
    for number, state in enumerate(states):
        each = case(f"case-{number}", state, NOW - timedelta(hours=hours))
        await database.write(lambda c, each=each: cases.save(c, each))


async def troubles(database: Database, span: Span = DAY, but: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(each.what, each.case_id) for each in await database.read(lambda c: list(digests.troubles(c, span, but)))]


async def test_failed_cases_of_a_period(database: Database):
    await put_cases(database, "failed", "done")
    await database.write(lambda c: cases.save(c, case("case-old", "failed", NOW - timedelta(hours=30))))
    [found] = await database.read(lambda c: list(digests.troubles(c, DAY, [])))
    assert (found.what, found.case_id, found.process, found.asker) == ("case_failed", "case-0", "quote", "lea")
    assert found.at == NOW - timedelta(hours=1)
    assert await troubles(database, but=("quote",)) == []
    assert set(await database.read(lambda c: digests.cases_of(c, ["case-1", "case-9", "case-1"]))) == {"case-1"}


async def test_nothing_is_read_of_an_empty_house(database: Database):
    assert await database.read(lambda c: digests.open_questions(c)) == []
    assert await troubles(database) == []
    assert await database.read(lambda c: list(digests.leaving(c, NOW, {}))) == []
    assert await database.read(lambda c: digests.by_key(c, "none")) is None


async def test_what_went_wrong_is_told_once_a_case_by_the_worst_of_it(database: Database):
    await put_cases(database, "done", "done", "done", "failed")
    said = [
        LedgerEntry("case-0", "commis", "no_approver", "nobody may approve", {}),
        LedgerEntry("case-0", "commis", "effect", "mail not done", {}),
        LedgerEntry("case-0", "commis", "effect", "mail not done", {}),
        LedgerEntry("case-1", "commis", "effect", "mail done", {}),
        LedgerEntry("case-2", "commis", "returned", "Undelivered", {}),
        LedgerEntry("case-3", "commis", "returned", "Undelivered", {}),
        LedgerEntry(None, "commis", "effect", "agenda.said", {}),
    ]
    await database.write(lambda c: ledger.append(c, said, NOW))
    minute = Span(NOW - timedelta(hours=2), NOW + timedelta(minutes=1))
    assert await troubles(database, minute) == [
        ("effect_failed", "case-0"),
        ("returned", "case-2"),
        ("returned", "case-3"),
    ]
    assert await troubles(database, DAY) == [("case_failed", "case-3")], "the ledger's rows came later"
    by_rows = Span(NOW, NOW, after=4, upto=5)
    assert await troubles(database, by_rows) == [("returned", "case-2")], "whatever instants they bear"


async def test_each_of_very_many_troubles_is_counted(database: Database):
    count = digests.MOST * 2 + 3
    await database.write(lambda c: [cases.save(c, case(f"case-{n}", "failed", NOW)) for n in range(count)])
    span = Span(NOW, NOW + timedelta(minutes=1))
    assert len(await troubles(database, span)) == count


async def test_what_is_in_doubt_stays_told_and_posts_in_doubt_are_looked_for_by_themselves(database: Database):
    await put_cases(database, "working", "working", "working")
    staged = [effect("e0", "case-0"), effect("p1", "case-1", "post"), effect("p2", "case-2", "post")]
    await database.write(lambda c: outbox.stage(c, staged, NOW - timedelta(days=9)))

    def go_wrong(c: Connection) -> None:
        c.execute(update(schema.outbox).where(schema.outbox.c.key.in_(["e0", "p1"])).values(state="unknown"))
        c.execute(update(schema.outbox).where(schema.outbox.c.key == "p2").values(state="failed", done_at=NOW))

    await database.write(go_wrong)
    assert await troubles(database, Span(NOW, NOW + timedelta(minutes=1))) == [
        ("effect_unknown", "case-0"),
        ("post_failed", "case-2"),
    ]


async def test_what_leaves_before_midnight_and_what_is_held(database: Database):
    await put_cases(database, "working", "working", "working", "working")
    soon, late = NOW + timedelta(hours=1), NOW + timedelta(hours=20)
    rows = [
        effect("soon", "case-0", at=soon), effect("late", "case-1", at=late), effect("held", "case-2", at=late),
        effect("post", None, "post", at=soon),
    ]  # fmt: skip
    await database.write(lambda c: outbox.stage(c, rows, NOW))
    await database.write(lambda c: outbox.hold(c, "held", late))
    found = await database.read(
        lambda c: list(digests.leaving(c, NOW + timedelta(hours=15), {"quote": "number", "reminder": "total"}))
    )
    assert [(each.case_id, each.at, each.amount) for each in found] == [("case-0", soon, "D1"), ("case-2", None, "D1")]


async def test_what_is_decided_while_a_digest_is_posted_finds_that_digest(database: Database, database_url: str):
    """By another replica: neither of them has seen the other's commit when it begins."""
    await database.write(
        lambda c: (cases.save(c, case("c1", "needs_approval", NOW)), asks.add_approval(c, request("approval-1")))
    )
    looked, elsewhere = threading.Event(), Database.open(database_url)

    def post(c: Connection) -> None:
        digests.hold(c, ["approval:approval-1"])
        looked.set()
        time.sleep(0.3)  # the other one decides meanwhile, unless it is held up
        digests.put(c, row(), ["approval:approval-1"])

    def decide(c: Connection) -> list[DigestRow]:
        assert looked.wait(10)
        assert asks.close_approval(c, "approval-1", state="approved", by="claire", note="", now=NOW)
        return digests.showing(c, "approval:approval-1")

    try:
        _, shown = await asyncio.gather(database.write(post), elsewhere.write(decide))
    finally:
        await elsewhere.close()
    assert [each.key for each in shown] == ["digest.a:2026-11-23"]
