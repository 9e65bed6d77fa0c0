"""What was exchanged with a customer, and which alert runs for them, from the store's own rows on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.complaints.exchanges import KeptExchanges
from bot.store import cases, mails_seen, outbox
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.mails_seen import MailSeen
from bot.store.outbox import Outgoing
from graphs.message import Address

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def came(c: Connection, key: str, sender: str, customer: str, hours: int) -> None:
    at = NOON - timedelta(hours=hours)
    mails_seen.note(c, MailSeen(key, f"<{key}>", sender, customer, f"subject {key}", "words\n" * 200, "other", "", at))


def left(
    c: Connection, key: str, kind: str, to: str, hours: int, result: dict[str, Any] | None = None, **payload: Any
) -> None:
    at = NOON - timedelta(hours=hours)
    row = Outgoing(key, key, kind, None, {"to": to, "subject": f"subject {key}", "text": "Bonjour", **payload})
    outbox.stage(c, [row], at)
    if result is not None:
        outbox.done(c, key, reference=key, result=result, now=at)


def case_row(id: str, process: str, state: str, facts: dict[str, Any]) -> CaseRow:
    place = Address("web", "c:mails", id)
    return CaseRow(id, process, 1, place, None, "fr", state, "", facts, [], [], [], NOON, NOON)


async def test_the_newest_first_both_ways_and_only_what_left(database: Database):
    def fill(c: Connection) -> None:
        came(c, "in1", "Sophie@Bellerive.example", "", 5)
        came(c, "in2", "other@bellerive.example", "C1", 3)
        came(c, "in3", "x@elsewhere.example", "C2", 1)
        came(c, "in4", "y@elsewhere.example", "", 1)
        left(c, "out1", "mail", "Sophie@bellerive.example", 4, {"reference": "1"})
        left(c, "out2", "reminder.mail", "compta@bellerive.example", 2, {"sent": True}, customer_id="C1")
        left(c, "out3", "followup.mail", "sophie@bellerive.example", 1, {"sent": False, "why": "standing"})
        left(c, "out4", "enquiry.mail", "sophie@bellerive.example", 1)
        left(c, "out5", "post", "sophie@bellerive.example", 1, {})
        left(c, "out6", "mail", "x@elsewhere.example", 1, {"reference": "6"}, customer_id="")

    await database.write(fill)
    kept = KeptExchanges(database)
    found = await kept.with_customer("C1", ["Sophie@bellerive.example"])
    assert [(each.subject, each.direction) for each in found] == [
        ("subject out2", "out"),
        ("subject in2", "in"),
        ("subject out1", "out"),
        ("subject in1", "in"),
    ]
    assert all(len(each.excerpt) <= 200 and "\n" not in each.excerpt for each in found)
    assert len(await kept.with_customer("C1", ["sophie@bellerive.example"], 2)) == 2


async def test_nobody_has_exchanged_nothing(database: Database):
    await database.write(lambda c: left(c, "out1", "mail", "", 1, {"reference": "1"}, customer_id=""))
    await database.write(lambda c: came(c, "in1", "", "", 1))
    kept = KeptExchanges(database)
    assert await kept.with_customer("", []) == [] and await kept.with_customer("", [" "]) == []
    assert await kept.with_customer("C9", ["nobody@example.example"]) == []
    assert await kept.open_complaint("", "") == ""


async def test_the_alert_that_runs_is_found_by_customer_or_by_the_address_of_a_stranger(database: Database):
    rows = [
        case_row("a", "complaint", "done", {"customer_id": "C1", "address": "s@b.example"}),
        case_row("b", "complaint", "needs_approval", {"customer_id": "C1", "address": "s@b.example"}),
        case_row("c", "complaint", "needs_answer", {"customer_id": None, "address": "Paul@x.example"}),
        case_row("d", "quote", "needs_approval", {"customer_id": "C2", "address": ""}),
    ]
    await database.write(lambda c: [cases.save(c, row) for row in rows])
    kept = KeptExchanges(database)
    assert await kept.open_complaint("C1", "") == "b"
    assert await kept.open_complaint("", "paul@X.example") == "c"
    assert await kept.open_complaint("", "s@b.example") == ""  # a known customer's is found by who they are
    assert await kept.open_complaint("C2", "paul@x.example") == ""
