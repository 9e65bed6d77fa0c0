"""A follow-up leaves once for each reason, never twice a day, and only while its quote waits."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.effects import Reserving
from bot.followup.effect import MarkQuoteAnswered
from bot.store import cases, ledger, outbox
from bot.store import followups as store
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from graphs.message import Address
from graphs.standing import Standing
from integrations.books.port import Books
from integrations.errors import InDoubt, Rejected, Unavailable
from tests.bot.followup.shop import NOW, TODAY, QuoteBooks, Server, Shop, open_shop, quote

PAYLOAD: dict[str, Any] = {
    "number": "D2026-0001",
    "customer_id": "C1",
    "why": "due",
    "day": "2026-11-23",
    "to": "a@bellerive.example",
    "subject": "Votre avis",
    "text": "Bonjour",
    "attachments": [],
    "reply_to_id": "",
}


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Shop:
    return open_shop(database, tmp_path / "mail")


def case(id: str, process: str, **facts: Any) -> CaseRow:
    address = Address("web", "c:devis", id)
    return CaseRow(id, process, 1, address, "lea", "fr", "done", "", facts, [], [], [], NOW, NOW)


async def test_it_leaves_once_for_each_reason(shop: Shop):
    first = await shop.effect.perform("k1", PAYLOAD)
    assert (first["sent"], first["to"]) == (True, "a@bellerive.example")
    shop.clock.advance(timedelta(days=1))
    assert await shop.effect.perform("k2", PAYLOAD) == {"sent": False, "why": "already"}
    assert (await shop.effect.perform("k3", {**PAYLOAD, "why": "expiring"}))["sent"]
    assert len(shop.mails) == 2


async def test_never_two_a_day_whatever_asks(shop: Shop):
    assert (await shop.effect.perform("k1", {**PAYLOAD, "why": "asked"}))["sent"]
    for why in ("asked", "due", "expiring"):
        assert await shop.effect.perform(f"k.{why}", {**PAYLOAD, "why": why}) == {"sent": False, "why": "already"}
    shop.clock.advance(timedelta(days=1))
    assert (await shop.effect.perform("k5", {**PAYLOAD, "why": "asked"}))["sent"]
    assert len(shop.mails) == 2


async def test_the_same_effect_again_after_a_crash_sends_no_second_one(shop: Shop):
    first = await shop.effect.perform("k1", PAYLOAD)
    shop.books.quotes.clear()  # even when it was answered meanwhile: it is out
    assert await shop.effect.perform("k1", PAYLOAD) == first
    assert len(shop.mails) == 1


async def test_many_at_once_send_one(shop: Shop):
    results = await asyncio.gather(*(shop.effect.perform(f"k{each}", PAYLOAD) for each in range(5)))
    assert sorted(result["sent"] for result in results) == [False] * 4 + [True]
    assert len(shop.mails) == 1


async def test_what_is_answered_expired_or_banned_does_not_leave(shop: Shop):
    shop.books.quotes = [quote("D2026-0002")]
    assert await shop.effect.perform("k1", PAYLOAD) == {"sent": False, "why": "answered"}
    shop.books.quotes = [quote(until="2026-11-22")]
    assert await shop.effect.perform("k2", PAYLOAD) == {"sent": False, "why": "expired"}
    shop.books.quotes = [quote(until="2026-11-23")]
    shop.running.standings.append(Standing("C1", "complaint", TODAY))
    assert await shop.effect.perform("k3", PAYLOAD) == {"sent": False, "why": "standing"}
    shop.running.standings.clear()
    assert (await shop.effect.perform("k4", PAYLOAD))["sent"]


async def test_what_came_up_since_and_another_address_keep_it_back(shop: Shop):
    shop.running.standings.append(Standing("C1", "insolvency", TODAY))
    assert await shop.effect.perform("k1", PAYLOAD) == {"sent": False, "why": "standing"}
    assert await shop.effect.perform("k2", {**PAYLOAD, "seen": ["insolvency"], "to": "old@bellerive.example"}) == {
        "sent": False,
        "why": "address",
    }
    assert (await shop.effect.perform("k3", {**PAYLOAD, "seen": ["insolvency"]}))["sent"]
    assert len(shop.mails) == 1


async def test_once_the_customer_wrote_only_a_person_s_wish_leaves(shop: Shop, database: Database):
    wrote = case("case-1", "quote_followup", number="D2026-0001", why="answered")
    await database.write(lambda c: cases.save(c, wrote))
    assert await shop.effect.perform("k1", PAYLOAD) == {"sent": False, "why": "answered"}
    assert (await shop.effect.perform("k2", {**PAYLOAD, "why": "asked"}))["sent"]


async def test_words_handed_to_a_person_count_unless_they_led_to_this_version(shop: Shop, database: Database):
    def keep(c: Any, handed_over: datetime) -> None:
        cases.save(c, case("case-7", "quote", number="D2026-0001"))
        row = Outgoing("q1", "case/case-7", "mail", "case-7", {"marks_quote": "D2026-0001"})
        outbox.stage_done(c, row, reference="<quote@vauban.example>", now=NOW)
        ledger.append(c, [LedgerEntry("case-7", "commis", "handed_over", "Re: devis", {})], handed_over)

    await database.write(lambda c: keep(c, NOW - timedelta(hours=1)))
    assert await database.read(lambda c: store.wrote(c, ["D2026-0001"])) == set()
    await database.write(lambda c: keep(c, NOW + timedelta(hours=1)))
    assert await database.read(lambda c: store.wrote(c, ["D2026-0001", "D2026-0002"])) == {"D2026-0001"}
    assert await shop.effect.perform("k1", PAYLOAD) == {"sent": False, "why": "answered"}


async def test_what_was_refused_frees_its_place(shop: Shop, database: Database):
    with pytest.raises(Rejected):
        await shop.effect.perform("k1", {**PAYLOAD, "subject": "two\nlines"})
    assert (await database.read(lambda c: store.mailed(c, ["D2026-0001"])))["D2026-0001"] == []
    assert (await shop.effect.perform("k2", PAYLOAD))["sent"]


async def test_one_that_certainly_did_not_leave_frees_its_place_and_one_in_doubt_keeps_it(shop: Shop):
    server = Server([Unavailable("nobody answers"), InDoubt("silence after the last byte")])
    shop.sends_by(server)
    with pytest.raises(Unavailable):
        await shop.effect.perform("k1", PAYLOAD)
    with pytest.raises(InDoubt):
        await shop.effect.perform("k2", PAYLOAD)
    assert await shop.effect.perform("k3", PAYLOAD) == {"sent": False, "why": "already"}


async def test_after_a_kill_it_is_known_what_was_not_begun_and_what_is_done(shop: Shop, database: Database):
    server = Server([InDoubt("silence after the last byte")])
    shop.sends_by(server)
    assert isinstance(shop.effect, Reserving) and not shop.effect.repeatable
    row = Outgoing("k1", "case/c", "followup.mail", None, PAYLOAD)
    await database.write(lambda c: outbox.stage(c, [row, replace(row, key="k2", lane="case/d")], NOW))
    assert await shop.effect.certain("k1"), "nothing was reserved: nothing left"
    with pytest.raises(InDoubt):
        await shop.effect.perform("k1", PAYLOAD)
    assert not await shop.effect.certain("k1")
    shop.clock.advance(timedelta(days=1))
    done = await shop.effect.perform("k2", {**PAYLOAD, "why": "expiring"})
    assert done["sent"] and await shop.effect.certain("k2")
    again = await shop.effect.perform("k2", {**PAYLOAD, "why": "expiring"})
    assert (again["sent"], again["reference"]) == (True, done["reference"])
    assert len(server.taken) == 1


async def test_it_answers_the_mail_that_carried_the_quote(shop: Shop, database: Database):
    def keep(c: Any) -> None:
        cases.save(c, case("case-7", "quote", number="D2026-0001"))
        row = Outgoing("q1", "case/case-7", "mail", "case-7", {"marks_quote": "D2026-0001"})
        outbox.stage_done(c, row, reference="<quote@vauban.example>", now=NOW)

    await database.write(keep)
    await shop.effect.perform("k1", PAYLOAD)
    assert b"In-Reply-To: <quote@vauban.example>" in shop.mails[0]


async def test_an_answer_is_kept_in_the_books():
    books = QuoteBooks()
    effect = MarkQuoteAnswered(cast(Books, books))
    assert effect.repeatable
    payload = {"number": "D2026-0001", "answer": "accepted", "on": "2026-11-23"}
    assert await effect.perform("k1", payload) == {"reference": "D2026-0001"}
    assert books.answers == [("D2026-0001", "accepted", date(2026, 11, 23), "k1")]
    for wrong in ({"answer": "perhaps"}, {"on": "tomorrow"}):
        with pytest.raises(Rejected):
            await effect.perform("k2", {**payload, **wrong})
