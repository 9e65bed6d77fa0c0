"""What may have been kept from happening, found in the ledger of both databases: what counts, what does not, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.store import asks, cases, counterfactuals, ledger, savings
from bot.store.approvals import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from bot.store.savings import Saving
from graphs.ask import ApprovalRequest, Reason
from graphs.message import Address, text_message

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SINCE, UNTIL = NOW - HOUR, NOW + HOUR
PLACE = Address("web", "c:ventes")


def entry(case_id: str, kind: str, what: str, actor: str = "commis", **why: Any) -> LedgerEntry:
    return LedgerEntry(case_id, actor, kind, what, why)


async def opened(database: Database, id: str, process: str = "reminder", **facts: Any) -> None:
    row = CaseRow(id, process, 1, PLACE, "lea", "fr", "done", id, facts, [], [], [], NOW, NOW)
    await database.write(lambda c: cases.save(c, row))


async def said(database: Database, *entries: LedgerEntry, at: datetime = NOW) -> None:
    await database.write(lambda c: ledger.append(c, entries, at))


async def of(database: Database, find: Callable[[Connection, datetime, datetime], Iterator[Any]]) -> list[Any]:
    return await database.read(lambda c: list(find(c, SINCE, UNTIL)))


async def settled(database: Database, id: str) -> None:
    """Somebody has said of it what it was."""
    row = Saving(id, "a", id.partition(".")[0], Decimal(0), NOW)

    def write(c: Connection) -> None:
        savings.keep(c, row)
        savings.decide(c, id, "denied", by="claire", now=NOW)

    await database.write(write)


def held(case_id: str, why: str, kind: str = "reminder.mail", **more: Any) -> LedgerEntry:
    return entry(case_id, "effect", f"{kind} done", ok=True, sent=False, why=why, **more)


async def test_a_mail_that_found_it_must_not_leave_is_told_with_what_it_would_have_asked(database: Database):
    await opened(database, "a")
    await opened(database, "b", "quote_followup")
    await said(
        database,
        entry("a", "effect", "reminder.mail", total="471.20"),
        held("a", "paid"),
        entry("b", "effect", "followup.mail"),
        held("b", "answered", "followup.mail"),
        held("a", "already"),
        entry("a", "effect", "reminder.mail done", ok=True, sent=True),
        entry("a", "effect", "reminder.mail done", ok=True),
    )
    await said(database, held("a", "paid"), at=UNTIL)
    found = await of(database, counterfactuals.held_back)
    assert [(row.seq, row.process, row.why, row.amount, row.by) for row in found] == [
        (2, "reminder", "paid", "471.20", ""),
        (4, "quote_followup", "answered", "", ""),
    ]


@pytest.mark.parametrize(
    "why", ["dispute", "promise", "complaint", "objection", "insolvency", "standing", "changed", "forgotten", "status"]
)
async def test_whatever_runs_with_a_customer_is_a_reason(database: Database, why: str):
    await opened(database, "a", "lead")
    await said(database, held("a", why, "lead.mail"))
    assert [row.why for row in await of(database, counterfactuals.held_back)] == [why]


async def test_what_somebody_said_something_of_is_not_found_again(database: Database):
    await opened(database, "a")
    await said(database, held("a", "paid"), held("a", "disputed"))
    await settled(database, "reminder_paid.1")
    assert [row.seq for row in await of(database, counterfactuals.held_back)] == [2]
    await settled(database, "held.2")
    assert await of(database, counterfactuals.held_back) == []


async def test_more_than_a_page_of_them_is_found_in_order(database: Database):
    await opened(database, "a")
    count = counterfactuals.PAGE + 3
    await said(database, *(held("a", "paid") for _ in range(count)))
    assert [row.seq for row in await of(database, counterfactuals.held_back)] == list(range(1, count + 1))


async def test_agreed_to_and_found_to_be_paid_or_disputed_when_it_went_on(database: Database):
    for id in ("paid", "refused", "asked", "edited", "acted", "itself"):
        await opened(database, id)
    agree = {"approval": "x", "amount": "120.00"}
    await said(
        database,
        entry("paid", "decided", "approve", "claire", **agree),
        entry("paid", "judged", "wait", code="nothing_due"),
        entry("refused", "decided", "approve", "claire", **agree),
        entry("refused", "judged", "refuse", codes=["dispute"]),
        entry("refused", "refused", "dispute", codes=["dispute"]),
        entry("asked", "asked", "relance Dupont", "lea", source="grammar"),
        entry("asked", "judged", "wait", code="nothing_due"),
        entry("edited", "decided", "reject", "claire", **agree),
        entry("edited", "judged", "wait", code="nothing_due"),
        entry("acted", "decided", "approve", "claire", **agree),
        entry("acted", "effect", "reminder.mail"),
        held("acted", "paid"),
        entry("acted", "judged", "again", why="paid"),
        entry("acted", "judged", "wait", code="nothing_due"),
        entry("itself", "decided", "approve", "claire", **agree),
        entry("itself", "judged", "wait", code="gap"),
        entry("itself", "refused", "missing_address"),
    )
    found = await of(database, counterfactuals.overtaken)
    assert [(row.seq, row.case_id, row.why, row.amount, row.by) for row in found] == [
        (2, "paid", "paid", "120.00", "claire"),
        (5, "refused", "dispute", "120.00", "claire"),
    ], "what was held back as it was to leave is found by that alone"


async def test_one_of_a_list_that_was_agreed_to_is_found_by_itself(database: Database):
    await opened(database, "run")
    for id in ("before", "child"):
        await opened(database, id, run="run")
    await said(
        database,
        entry("before", "asked", "", suggested=True),
        entry("before", "judged", "wait", code="nothing_due"),
        entry("run", "decided", "approve", "claire", approval="x", amount="936.30"),
        entry("child", "asked", "", suggested=True),
        entry("child", "judged", "wait", code="residual"),
    )
    [row] = await of(database, counterfactuals.overtaken)
    assert (row.seq, row.why, row.amount, row.by) == (5, "paid", "", "claire"), "the list's amount is not the case's"
    await settled(database, "reminder_paid.5")
    assert await of(database, counterfactuals.overtaken) == []


async def test_what_people_took_back_before_it_left(database: Database):
    await opened(database, "a", "quote")
    await opened(database, "own", "personal_reminder")
    await said(
        database,
        entry("a", "refused", "stopped", "lea", effects=["a:mail"]),
        entry("a", "refused", "stopped", "lea", effects=[]),
        entry("a", "refused", "stopped", effects=["a:mail"]),
        entry("own", "refused", "stopped", "lea", effects=["own:say"]),
    )
    [row] = await of(database, counterfactuals.taken_back)
    assert (row.seq, row.case_id, row.process, row.by) == (1, "a", "quote", "lea")
    await settled(database, "taken_back.1")
    assert await of(database, counterfactuals.taken_back) == []


# --- requests ---------------------------------------------------------------------------------------------------------


def request(id: str, process: str, *codes: str) -> ApprovalRow:
    shown, none = {"fr": text_message("Devis")}, {"fr": "", "en": ""}
    reasons = [Reason(code, none, none, none) for code in codes]
    asked = ApprovalRequest(process, "sales_lead", "12.50", reasons, shown, {"number": id}, {"fr": "Envoyer"})
    return ApprovalRow(
        id, "a", f"i-{id}", PLACE.conversation, process, "sales_lead", Decimal("12.50"), asked, [], "d" * 64, "lea",
        None, 1, "open", NOW, NOW + 99 * HOUR,
    )  # fmt: skip


async def asked(database: Database, id: str, process: str, *codes: str) -> None:
    row = request(id, process, *codes)
    await database.write(lambda c: asks.add_approval(c, row))
    await said(database, entry("a", "asked", "approval", approval=id, needed=1, reasons=list(codes)))


async def decides(database: Database, id: str, state: str, verb: str, at: datetime = NOW) -> None:
    await database.write(lambda c: asks.close_approval(c, id, state=state, by="claire", note="", now=at))
    await said(database, entry("a", "decided", verb, "claire", approval=id), at=at)


async def test_asked_again_at_once_for_what_was_agreed_to(database: Database):
    await opened(database, "a", "quote")
    await asked(database, "one", "quote")
    await decides(database, "one", "approved", "approve")
    await asked(database, "two", "quote", "stock")
    [twice] = await of(database, counterfactuals.asked_twice)
    assert (twice.approval_id, twice.by, twice.seq) == ("one", "claire", 2)
    assert [reason.code for reason in twice.after.reasons] == ["stock"]
    await settled(database, "stock.one")
    assert await of(database, counterfactuals.asked_twice) == []


async def test_asked_again_after_it_was_done_or_because_somebody_changed_it_is_no_error(database: Database):
    await opened(database, "a", "quote")
    await asked(database, "one", "quote")
    await decides(database, "one", "approved", "approve")
    await said(database, entry("a", "changed", "quote", "lea"))
    await asked(database, "two", "quote")
    await decides(database, "two", "approved", "approve")
    await said(database, entry("a", "effect", "mail"))
    await asked(database, "three", "quote")
    assert await of(database, counterfactuals.asked_twice) == []


async def test_refused_discounts_of_the_period_with_what_was_sent_after(database: Database):
    lines = [{"sku": "A", "quantity": 2, "unit_price": "10.00", "discount_percent": "5.00"}]
    await opened(database, "a", "quote", lines=lines)
    await asked(database, "one", "quote", "discount_limit")
    await decides(database, "one", "rejected", "reject")
    await asked(database, "two", "quote", "stock")
    await decides(database, "two", "rejected", "reject")
    await asked(database, "three", "quote", "discount_limit")
    await decides(database, "three", "edited", "edit")
    await asked(database, "late", "quote", "discount_limit")
    await decides(database, "late", "rejected", "reject", at=UNTIL)
    found = await of(database, counterfactuals.cuts)
    assert [(cut.approval_id, cut.verb, cut.sent_lines) for cut in found] == [
        ("one", "reject", None),
        ("three", "edit", None),
    ]
    await said(database, entry("a", "effect", "mail done", ok=True))
    assert {cut.approval_id: cut.sent_lines for cut in await of(database, counterfactuals.cuts)} == {
        "one": lines,
        "three": lines,
    }
    await settled(database, "discount.one")
    assert [cut.approval_id for cut in await of(database, counterfactuals.cuts)] == ["three"]
