"""The mail that reminds: nobody is reminded of what they paid or contest, nor twice, whatever was decided before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.dunning.effect import NoteReminder, RemindByMail
from bot.effects import SendMail
from bot.store import dunning as store
from bot.store.database import Database
from graphs.standing import SUSPECTED, Standing
from integrations.books.port import Customer, Invoice
from integrations.errors import InDoubt, NotFound, Rejected, Unavailable
from integrations.mail.port import OutgoingMail
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
PAYLOAD: dict[str, Any] = {
    "customer_id": "C1",
    "level": 1,
    "carrier": "F-1",
    "invoices": [{"number": "F-1", "balance": "100.00"}, {"number": "F-2", "balance": "50.00"}],
    "to": "compta@bellerive.example",
    "subject": "Facture F-1",
    "text": "Bonjour",
    "attachments": [],
}


class Ledger:
    """Books with these balances, and a mailbox that remembers: what nodes and effects read and write."""

    def __init__(self, **balances: str) -> None:
        self.balances = dict(balances)
        self.disputed: set[str] = set()
        self.running: list[Standing] = []
        self.mails: list[OutgoingMail] = []
        self.fails: list[Exception] = []
        self.can_find = True
        self.customer = Customer("C1", "Bellerive", PAYLOAD["to"], "", "standard", None, "fr", 30, "", "")

    async def open_invoices(self, customer_id: str = "") -> list[Invoice]:
        return [
            Invoice(
                number.replace("_", "-"),
                self.customer,
                DAY,
                DAY,
                Decimal(balance),
                Decimal(0),
                None,
                number in self.disputed,
            )
            for number, balance in self.balances.items()
        ]

    async def of(self, *subjects: str) -> list[Standing]:
        return self.running

    async def send(self, mail: OutgoingMail) -> str:
        if self.fails:
            raise self.fails.pop(0)
        self.mails.append(mail)
        return mail.message_id

    async def find(self, message_id: str) -> str | None:
        return next((mail.message_id for mail in self.mails if mail.message_id == message_id), None)


async def sender() -> str:
    return "Torréfaction <bonjour@torref.example>"


async def no_file(file_id: str) -> None:
    return None


def effect(database: Database, ledger: Any) -> RemindByMail:
    clock = FrozenClock(NOW)
    mail = SendMail(ledger, ledger, sender, no_file, clock)
    return RemindByMail(mail, database, ledger, ledger, clock, lambda: DAY)


async def test_what_is_still_true_leaves_once(database: Database) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00")
    first = await effect(database, ledger).perform("k1", PAYLOAD)
    assert (first["sent"], first["to"]) == (True, "compta@bellerive.example")
    assert (await effect(database, ledger).perform("k2", PAYLOAD)) == {"sent": False, "why": "already"}
    assert len(ledger.mails) == 1


@pytest.mark.parametrize(
    ("balances", "disputed", "why"),
    [
        ({"F_2": "50.00"}, "", "paid"),
        ({"F_1": "60.00", "F_2": "50.00"}, "", "changed"),
        ({"F_1": "100.00", "F_2": "50.00"}, "F_2", "disputed"),
    ],
)
async def test_what_changed_in_the_books_since_does_not_leave(
    database: Database, balances: dict[str, str], disputed: str, why: str
) -> None:
    ledger = Ledger(**balances)
    ledger.disputed.add(disputed)
    assert await effect(database, ledger).perform("k1", PAYLOAD) == {"sent": False, "why": why}
    assert ledger.mails == []
    assert await database.read(store.sent) == [], "the level is free for what is asked instead"


async def test_a_credit_note_that_came_since_is_reckoned_anew(database: Database) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00", A_1="-20.00")
    payload = {**PAYLOAD, "credit": "0"}
    assert await effect(database, ledger).perform("k1", payload) == {"sent": False, "why": "changed"}
    known = {**PAYLOAD, "credit": "-20.00"}
    assert (await effect(database, ledger).perform("k2", known))["sent"] is True


async def test_a_promise_noted_meanwhile_stops_it(database: Database) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00")
    ledger.running = [Standing("C1", "promise", DAY)]
    assert await effect(database, ledger).perform("k1", PAYLOAD) == {"sent": False, "why": "standing"}


async def test_a_refused_mail_frees_the_level_and_one_that_is_tried_again_looks_anew(database: Database) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00")
    ledger.fails = [Rejected("no such mailbox")]
    with pytest.raises(Rejected):
        await effect(database, ledger).perform("k1", PAYLOAD)
    assert await database.read(store.sent) == []
    ledger.fails = [Unavailable("the server is busy")]
    with pytest.raises(Unavailable):
        await effect(database, ledger).perform("k2", PAYLOAD)
    del ledger.balances["F_1"]
    assert await effect(database, ledger).perform("k2", PAYLOAD) == {"sent": False, "why": "paid"}
    assert ledger.mails == []


async def test_one_that_left_before_a_crash_is_finished_and_not_judged_again(database: Database) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00")
    await effect(database, ledger).perform("k1", PAYLOAD)
    ledger.balances.clear()
    again = await effect(database, ledger).perform("k1", PAYLOAD)
    assert again["sent"] is True


async def test_one_that_certainly_did_not_leave_frees_the_level_for_a_later_one(database: Database) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00")
    for trouble in (Unavailable("nobody answers"), NotFound("the copy is gone")):
        ledger.fails = [trouble]
        with pytest.raises(type(trouble)):
            await effect(database, ledger).perform("k1", PAYLOAD)
        assert await database.read(store.sent) == []
    ledger.fails = [InDoubt("silence after the last byte")]
    with pytest.raises(InDoubt):
        await effect(database, ledger).perform("k2", PAYLOAD)
    assert await effect(database, ledger).perform("k3", PAYLOAD) == {"sent": False, "why": "already"}


@pytest.mark.parametrize(
    ("standing", "code"),
    [
        (Standing("C1", "dispute", DAY, by=SUSPECTED), "dispute_suspected"),
        (Standing(PAYLOAD["to"], "bounced", DAY), "bounced"),
    ],
)
async def test_what_came_up_since_is_asked_about_and_what_was_agreed_to_is_not(
    database: Database, standing: Standing, code: str
) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00")
    ledger.running = [standing]
    assert await effect(database, ledger).perform("k1", PAYLOAD) == {"sent": False, "why": "changed"}
    assert (await effect(database, ledger).perform("k2", {**PAYLOAD, "seen": [code]}))["sent"] is True


async def test_an_address_that_was_put_right_meanwhile_is_not_written_to_at_the_old_one(database: Database) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00")
    ledger.customer = replace(ledger.customer, email="factures@bellerive.example")
    assert await effect(database, ledger).perform("k1", PAYLOAD) == {"sent": False, "why": "changed"}
    assert ledger.mails == []


async def test_a_notice_sent_by_hand_is_kept_though_a_mail_left_on_that_day(database: Database) -> None:
    await effect(database, Ledger(F_1="100.00", F_2="50.00")).perform("k1", PAYLOAD)
    noted = NoteReminder(database, FrozenClock(NOW), lambda: DAY)
    for _ in range(2):
        await noted.perform("k2", {**PAYLOAD, "level": 4})
    kept = [one for one in await database.read(store.sent) if one.carrier]
    assert [(one.key, one.level) for one in kept] == [("k1", 1), ("k2", 4)]


async def test_after_a_kill_it_is_known_what_was_not_begun_and_what_is_done(database: Database) -> None:
    ledger = Ledger(F_1="100.00", F_2="50.00")
    ledger.can_find = False
    assert await effect(database, ledger).certain("k1")
    ledger.fails = [InDoubt("silence after the last byte")]
    with pytest.raises(InDoubt):
        await effect(database, ledger).perform("k1", PAYLOAD)
    assert not await effect(database, ledger).certain("k1")
