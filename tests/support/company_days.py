"""Days of a company: invoices that are issued, paid, contested, and what its people tell us; worked by a desk that may
be killed at any moment.

Run as `python -m tests.support.company_days HOME`. HOME/days holds one folder a day (its `invoices.csv`, and `said.txt`
with `person|text` lines), HOME/customers.csv the customers. Like `tests.support.crashing`, it reads one plan a line and
answers `killed` or `done`; each worker goes on with the day on which the one before it died.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import sys
import time as clock_time
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import sample
from bot.app import App, open_app
from bot.clock import FrozenClock
from bot.commands.books import import_folder
from bot.events import MessageReceived, Sender
from bot.logs import configure_logs
from bot.settings import load_settings
from bot.store import asks, settings
from graphs.message import Address
from tests.support.crashing import Trap, lay
from tests.support.world import AT_ONCE

PARIS = ZoneInfo("Europe/Paris")
LOOKS = (time(9, 14), time(9, 16), time(9, 20), time(11, 0), time(15, 0), time(17, 30))
"""When the desk looks at the clock on each day, where the company is."""

SETTINGS = {**AT_ONCE, "autonomy_reminder": "act", "autonomy_quote_followup": "act"}


# --- a company that was made up ---------------------------------------------------------------------------------------


@dataclass
class MadeInvoice:
    """`payments` by day; `disputed` from that day on (None: never)."""

    number: str
    customer: str
    issued: date
    due: date
    total: Decimal
    payments: list[tuple[date, Decimal]] = field(default_factory=list[tuple[date, Decimal]])
    disputed: date | None = None

    def paid(self, day: date) -> Decimal:
        return sum((amount for on, amount in self.payments if on <= day), Decimal(0))

    def balance(self, day: date) -> Decimal:
        return self.total - self.paid(day)

    def contested(self, day: date) -> bool:
        return self.disputed is not None and self.disputed <= day


@dataclass
class Company:
    first: date
    days: int
    customers: list[str]
    invoices: list[MadeInvoice]
    said: dict[date, list[str]] = field(default_factory=dict[date, list[str]])

    def day(self, number: int) -> date:
        return self.first + timedelta(days=number)


def made_up(seed: int, first: date, days: int, customers: int) -> Company:
    """The same for the same seed. Segments, languages, habits of payment, partial payments and credit notes differ."""
    chance = random.Random(seed)
    names = [f"Maison {chr(65 + number % 26)}{number:02d}" for number in range(customers)]
    invoices: list[MadeInvoice] = []
    for number, name in enumerate(names):
        habit = chance.choice([-2, 0, 4, 12, 25, 45, 400])
        for index in range(chance.randint(1, 4)):
            issued = first - timedelta(days=chance.randint(5, 90)) + timedelta(days=index * 17)
            due = issued + timedelta(days=chance.choice([15, 30, 45]))
            total = Decimal(chance.randint(300, 390_000)) / 100
            made = MadeInvoice(f"F{number:02d}-{index}", name, issued, due, total)
            paid_on = due + timedelta(days=habit + chance.randint(-3, 5))
            if chance.random() < 0.25:
                half = (total / 2).quantize(Decimal("0.01"))
                made.payments = [(due, half), (paid_on, total - half)]
            else:
                made.payments = [(paid_on, total)]
            if chance.random() < 0.08:
                made.disputed = due + timedelta(days=chance.randint(0, 20))
            invoices.append(made)
        if chance.random() < 0.15:
            credit = -Decimal(chance.randint(100, 9_000)) / 100
            invoices.append(MadeInvoice(f"A{number:02d}", name, first, first, credit))
    return Company(first, days, names, invoices)


def write(company: Company, home: Path) -> None:
    """As the folders the desk reads, one a day."""
    chance = random.Random(len(company.customers))
    rows = ["name,email,contact,segment,customer_since,language,payment_terms_days,siren,vat_number"]
    for number, name in enumerate(company.customers):
        segment = chance.choice(["standard", "standard", "loyal", "vip"])
        language = chance.choice(["fr", "fr", "en"])
        mail = "" if number == 1 else f"compta{number}@maison{number}.example"
        rows.append(f"{name},{mail},,{segment},2020-01-01,{language},30,,")
    for number in range(company.days):
        day = company.day(number)
        folder = home / "days" / day.isoformat()
        folder.mkdir(parents=True)
        for name in ("company", "people", "roles"):
            shutil.copy(sample.folder() / f"{name}.csv", folder)
        (folder / "customers.csv").write_text("\n".join(rows), encoding="utf-8")
        lines = ["number,customer,issued_on,due_on,total_incl_vat,paid_amount,paid_on,disputed"]
        for made in company.invoices:
            if made.issued > day:
                continue
            paid = made.paid(day)
            on = max((each for each, _ in made.payments if each <= day), default=None)
            whole = on.isoformat() if on is not None and paid == made.total else ""
            contested = "yes" if made.contested(day) else "no"
            lines.append(
                f"{made.number},{made.customer},{made.issued},{made.due},{made.total},{paid},{whole},{contested}"
            )
        (folder / "invoices.csv").write_text("\n".join(lines), encoding="utf-8")
        (folder / "said.txt").write_text("\n".join(company.said.get(day, [])), encoding="utf-8")


# --- a desk that works them -------------------------------------------------------------------------------------------


async def work(home: Path, trap: Trap | None) -> None:
    """Every day from where the last worker stopped, to the end."""
    for folder in sorted((home / "days").iterdir()):
        done = home / "done.txt"
        if done.exists() and folder.name <= done.read_text(encoding="utf-8"):
            continue
        await _day(home, folder, trap)
        done.write_text(folder.name, encoding="utf-8")


async def _day(home: Path, folder: Path, trap: Trap | None) -> None:
    day = date.fromisoformat(folder.name)
    clock = FrozenClock(datetime.combine(day, LOOKS[0], tzinfo=PARIS))
    async with open_app(load_settings(home=home, **SETTINGS), clock=clock) as app:
        if trap is not None:
            lay(trap, app)
        await import_folder(app, folder, quiet=True)
        await app.daily.plan()
        for number, look in enumerate(LOOKS):
            clock.advance(datetime.combine(day, look, tzinfo=PARIS) - clock.now())
            if number == 3:
                await _say(app, folder)
            await app.drain()
            while waiting := await app.database.read(lambda c: asks.list_approvals(c, state="open")):
                director = app.people.find("director")
                for approval in waiting:
                    await app.approvals.decide(approval.id, "approve", director, confirmed=True, platform="cli")
                await app.drain()
        await app.database.write(lambda c: settings.put(c, "test.day", folder.name))


async def _say(app: App, folder: Path) -> None:
    for number, line in enumerate((folder / "said.txt").read_text(encoding="utf-8").splitlines()):
        who, _, text = line.partition("|")
        person = app.people.find(who)
        key = f"web:{folder.name}.{number}"
        address = Address("web", f"dm:{person.id}", key)
        sender = Sender("web", person.id, person.name)
        await app.door.message(MessageReceived(key, address, sender, text, app.clock.now(), direct=True, root=True))


def run_worker(home: Path, plan: list[str]) -> str:
    child = os.fork()
    if child == 0:
        try:
            trap = Trap(plan[1], int(plan[2])) if plan[0] == "point" else None
            asyncio.run(work(home, trap))
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(3)
    deadline = clock_time.monotonic() + (float(plan[1]) if plan[0] == "after" else 300.0)
    while True:
        finished, status = os.waitpid(child, os.WNOHANG)
        if finished:
            break
        if clock_time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            break
        clock_time.sleep(0.005)
    if os.WIFSIGNALED(status):
        return "killed"
    return "done" if os.WEXITSTATUS(status) == 0 else f"broken {os.WEXITSTATUS(status)}"


if __name__ == "__main__":
    configure_logs("error", "text")
    for request in sys.stdin:
        sys.stdout.write(run_worker(Path(sys.argv[1]), request.split()) + "\n")
        sys.stdout.flush()
