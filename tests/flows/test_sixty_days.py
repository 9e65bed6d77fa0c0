"""Sixty days of a company in seconds, the desk killed again and again: what left is what had to leave, once."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.store import dunning, inbox, ledger, outbox
from bot.store.schema import outbox as outbox_table
from graphs.dunning.port import Sent
from tests.support.company_days import Company, MadeInvoice, made_up, write
from tests.support.world import World, open_world

pytestmark = [pytest.mark.crash, pytest.mark.timeout(1200)]

FIRST = date(2026, 9, 1)
DAYS = 60
LADDER = {1: 3, 2: 10, 3: 20, 4: 30}


def worked(home: Path, plans: Sequence[str]) -> list[str]:
    """Each plan in a process of its own (see `tests.support.company_days`); what each came to."""
    command = [sys.executable, "-m", "tests.support.company_days", str(home)]
    run = subprocess.run(command, input="\n".join(plans), capture_output=True, text=True, check=False, timeout=1000)
    assert "broken" not in run.stdout, run.stderr
    return run.stdout.split()


def told(company: Company) -> Company:
    """What its people say on some of the days: two promises and a dispute."""
    late = [made for made in company.invoices if made.total > 0 and made.balance(FIRST + timedelta(days=40)) > 0]
    first, second, third = late[0], late[len(late) // 2], late[-1]
    on = FIRST + timedelta(days=22)
    company.said[on] = [
        f"claire-dubois|{first.customer} a promis de payer le {on + timedelta(days=8):%d/%m/%Y}",
        f"claire-dubois|{second.customer} a promis de payer le {on + timedelta(days=5):%d/%m/%Y}",
        f"claire-dubois|{third.customer} conteste la facture {third.number}",
    ]
    return company


@pytest.mark.parametrize(
    "kills", [[], ["after 2", "point commit.after 90", "after 3", "point effect.after 4", "after 4"]]
)
async def test_everybody_is_reminded_of_what_they_owe_and_of_nothing_else(tmp_path: Path, kills: list[str]) -> None:
    company = told(made_up(11, FIRST, DAYS, 12))
    home = tmp_path / "home"
    home.mkdir()
    write(company, home)
    said = worked(home, [*kills, "none"])
    assert said[-1] == "done"
    async with open_world(home) as world:
        rows = await world.app.database.read(dunning.sent)
        names = {customer.id: customer.name for customer in (await world.app.books.directory()).customers}
        states = await world.app.database.read(lambda c: (inbox.counts(c), outbox.counts(c), ledger.verify(c)))
        mails = reminders(world)
        left = await world.app.database.read(mailed)
    assert states[0].keys() == {"done"}
    assert states[1].keys() <= {"sent", "failed"}
    assert states[2] is None
    sent = [row for row in rows if row.carrier and row.key in left]
    assert len(sent) > 10, "the company would not be worth the days"
    assert Counter(mails) == Counter(names[row.customer_id] for row in sent), "each in one mail, no mail twice"
    proper(sent, rows, company)


def reminders(world: World) -> list[str]:
    """Whom each mail went to, as the customers are called."""
    found = (re.search(r"compta(\d+)@", str(mail["To"])) for mail in world.mails())
    return [f"Maison {chr(65 + int(each[1]) % 26)}{int(each[1]):02d}" for each in found if each]


def mailed(c: Connection) -> set[str]:
    """Keys of the reminders that left; a formal notice is only noted."""
    query = select(outbox_table.c.key).where(outbox_table.c.kind == "reminder.mail", outbox_table.c.state == "sent")
    return set(c.execute(query).scalars())


def proper(sent: list[Sent], rows: list[Sent], company: Company) -> None:
    """What the ladder promises, looked at again from the company that was made up."""
    made = {one.number: one for one in company.invoices}
    levels = Counter((row.customer_id, row.invoice, row.level) for row in sent)
    assert set(levels.values()) == {1}, "a level goes out once"
    assert set(Counter((row.customer_id, row.day) for row in sent).values()) == {1}, "nobody is written to twice a day"
    for row in sent:
        invoice = made[row.invoice]
        assert (row.day - invoice.due).days >= LADDER[row.level], "never before its level"
        assert row.day.weekday() < 5
        if row.level > 1:
            before = [each for each in sent if each.invoice == row.invoice and each.level == row.level - 1]
            assert before, "no level is skipped"
            assert (row.day - before[0].day).days >= LADDER[row.level] - LADDER[row.level - 1]
    for row in rows:
        asked_for_what_is_owed(row, made[row.invoice])


def asked_for_what_is_owed(row: Sent, invoice: MadeInvoice) -> None:
    assert row.balance == invoice.balance(row.day), f"{invoice.number} on {row.day}"
    assert row.balance != 0
    assert not invoice.contested(row.day)


def test_the_made_up_company_is_worth_its_days() -> None:
    company = made_up(11, FIRST, DAYS, 12)
    last = FIRST + timedelta(days=DAYS)
    assert any(made.balance(last) > Decimal(0) for made in company.invoices)
    assert any(made.contested(last) for made in company.invoices)
    assert any(made.total < 0 for made in company.invoices)
    assert any(len(made.payments) > 1 for made in company.invoices)
