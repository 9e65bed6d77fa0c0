"""A company with very many customers who are late, and the desk that reminds them all in one run; it may be killed.

Run as `python -m tests.support.big_run HOME [SMTP_PORT]`: plans and answers are those of `tests.support.crashing`. The
company's folder is HOME/company, as `write` makes it.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot import sample
from bot.app import open_app
from bot.clock import FrozenClock
from bot.commands.books import import_folder
from bot.logs import configure_logs
from bot.settings import load_settings
from tests.support.crashing import Trap, lay, main
from tests.support.world import AT_ONCE

DAY = date(2026, 11, 23)
BEFORE = datetime(2026, 11, 23, 8, 14, tzinfo=UTC)
"""A minute before the daily reminders."""

SETTINGS: dict[str, Any] = {**AT_ONCE, "autonomy_reminder": "act", "mails_per_minute": "6000"}

LOOKS = 4
"""Minutes for which the desk works: the reminders of a thousand customers, and what is told of them after."""


@dataclass(frozen=True)
class Debtors:
    """Who owes how much, by address: the `usual` ones are reminded without a word, about the `asked` ones (VIPs who
    were never reminded) somebody decides."""

    usual: dict[str, Decimal]
    asked: dict[str, Decimal]


def write(folder: Path, customers: int, invoices: int, *, asked: int = 0) -> Debtors:
    """The same for the same numbers. One customer more has no address, and owes something too."""
    chance = random.Random(customers)
    folder.mkdir(parents=True)
    for name in ("company", "people", "roles"):
        shutil.copy(sample.folder() / f"{name}.csv", folder)
    owed = [Decimal(0)] * (customers + 1)
    lines = ["number,customer,issued_on,due_on,total_incl_vat,paid_amount,paid_on,disputed"]
    for number in range(invoices):
        who = number if number <= customers else chance.randrange(customers)
        due = DAY - timedelta(days=chance.randint(4, 60))
        total = Decimal(chance.randint(2_000, 30_000)) / 100
        owed[who] += total
        lines.append(f"F-{number:05d},{_name(who)},{due - timedelta(days=30)},{due},{total},0,,no")
    (folder / "invoices.csv").write_text("\n".join(lines), encoding="utf-8")
    rows = ["name,email,contact,segment,customer_since,language,payment_terms_days,siren,vat_number"]
    for who in range(customers + 1):
        mail, segment = "" if who == customers else _mail(who), "vip" if who < asked else "standard"
        rows.append(f"{_name(who)},{mail},,{segment},2020-01-01,{chance.choice(['fr', 'en'])},30,,")
    (folder / "customers.csv").write_text("\n".join(rows), encoding="utf-8")
    by_mail = {_mail(who): owed[who] for who in range(customers)}
    return Debtors(
        {mail: amount for who, (mail, amount) in enumerate(by_mail.items()) if who >= asked},
        {mail: amount for who, (mail, amount) in enumerate(by_mail.items()) if who < asked},
    )


def _name(who: int) -> str:
    return f"Maison Armand {who:05d}"


def _mail(who: int) -> str:
    return f"compta{who}@maison{who}.example"


async def work(home: Path, smtp_port: int | None, trap: Trap | None) -> None:
    """The morning of the run. Each worker begins it anew: the clock goes back as well."""
    options: dict[str, Any] = (
        {"smtp_host": "127.0.0.1", "smtp_port": smtp_port, "smtp_security": "none"} if smtp_port else {}
    )
    clock = FrozenClock(BEFORE)
    async with open_app(load_settings(home=home, **SETTINGS, **options), offline=True, clock=clock) as app:
        if not (await app.books.directory()).customers:
            await import_folder(app, home / "company", quiet=True)
        if trap is not None:
            lay(trap, app)
        await app.daily.plan()
        for _ in range(LOOKS):
            clock.advance(timedelta(minutes=1))
            await app.drain()


if __name__ == "__main__":
    configure_logs("critical", "text")
    main(work)
