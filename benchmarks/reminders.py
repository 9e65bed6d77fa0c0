"""A run of reminders: looking through everything that is owed, and the way from there to each mail in the Maildir."""

from __future__ import annotations

import mailbox
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection, select

from bot.app import App, open_app
from bot.clock import FrozenClock
from bot.commands.books import import_folder
from bot.effects import message_id
from bot.settings import load_settings
from bot.store.dunning import run_counts
from bot.store.schema import outbox
from graphs.context import Context
from graphs.dunning.plan import Contact
from graphs.reminder.policy import outlook
from graphs.reminder.reading import LOOKED_BACK, read_everybody, setting_of
from integrations.mail.port import OutgoingMail
from tests.support.big_run import BEFORE, SETTINGS, write

MOST_LOOKS = 60


@dataclass(frozen=True)
class Survey:
    """Seconds: reading the same invoices and summing them up, and planning what everybody is sent."""

    summed: float
    planned: float


@dataclass(frozen=True)
class Run:
    """Seconds of wall clock and of CPU (the whole process) for each mail of a run; and for the same mails handed to the
    same Maildir directly."""

    wall: float
    cpu: float
    direct: float
    direct_cpu: float


async def survey(home: Path, customers: int, invoices: int, rounds: int) -> Survey:
    """The best of so many rounds of each, one after the other."""
    owed = sum(write(home / "company", customers, invoices).usual.values())
    async with _opened(home, FrozenClock(BEFORE)) as app:
        times = [(await _summed(app), await _planned(app, owed)) for _ in range(rounds)]
    return Survey(min(summed for summed, _ in times), min(planned for _, planned in times))


async def _summed(app: App) -> float:
    started = time.perf_counter()
    known = [*await app.books.open_invoices(), *await app.books.past_invoices(BEFORE.date() - LOOKED_BACK)]
    if not sum((invoice.balance for invoice in known), Decimal(0)):
        raise RuntimeError("nothing is owed")
    return time.perf_counter() - started


async def _planned(app: App, owed: Decimal | int) -> float:
    context = _context(app)
    started = time.perf_counter()
    everybody = await read_everybody(context)
    setting = setting_of(context)
    found = [outlook(known, setting) for known in everybody.values()]
    took = time.perf_counter() - started
    asked = sum(each.plan.total for each in found if isinstance(each.plan, Contact) and each.customer.email)
    if asked != owed:
        raise RuntimeError(f"{owed} € are owed, {asked} € would be asked for")
    return took


def _context(app: App) -> Context:
    ports, person = app.turns.ports, app.people.person(app.people.find("employee").id)
    assert person is not None
    return Context(
        case_id="benchmark",
        turn_key="benchmark",
        asker=person,
        now=app.clock.now(),
        language="fr",
        books=ports.books,
        documents=ports.documents,
        rules=ports.rules(),
        policy=ports.policy("reminder"),
        standings=ports.standings,
        dunning=ports.dunning,
        texts=ports.texts,
        calendar=ports.calendar,
        ladder=ports.ladder,
        dunning_limits=ports.dunning_limits,
    )


async def run(home: Path, customers: int) -> Run:
    """From the daily look at what is owed to the last mail."""
    debtors = write(home / "company", customers, 3 * customers)
    clock = FrozenClock(BEFORE)
    async with _opened(home, clock) as app:
        await app.daily.plan()
        counts: dict[str, tuple[int, Decimal]] = {}
        started, cpu = time.perf_counter(), time.process_time()
        for _ in range(MOST_LOOKS):
            clock.advance(timedelta(minutes=1))
            await app.drain()
            counts = await app.database.read(_states)
            if counts.get("sent", (0,))[0] == customers:
                break
        wall, spent = time.perf_counter() - started, time.process_time() - cpu
        left = len(mailbox.Maildir(home / "mail", create=False))
        if left != len(debtors.usual) or counts.get("sent", (0, 0))[1] != sum(debtors.usual.values()):
            raise RuntimeError(f"{customers} customers were to be reminded, {left} mails left: {counts}")
        direct, direct_cpu = await _directly(app)
    return Run(wall / customers, spent / customers, direct / customers, direct_cpu / customers)


def _states(c: Connection) -> dict[str, tuple[int, Decimal]]:
    """What became of the customers of the only run."""
    cases = c.execute(select(outbox.c.payload).where(outbox.c.kind == "run.note").limit(1)).scalars().all()
    return run_counts(c, cases[0]["run"]) if cases else {}


async def _directly(app: App) -> tuple[float, float]:
    """The same mails once more, with nothing around them."""
    query = select(outbox.c.payload).where(outbox.c.kind == "reminder.mail")
    payloads = await app.database.read(lambda c: c.execute(query).scalars().all())
    sender = (await app.books.quote_facts("1", [])).company.email
    now = datetime.now(UTC)
    started, cpu = time.perf_counter(), time.process_time()
    for number, payload in enumerate(payloads):
        id = message_id(f"direct-{number}", sender)
        await app.mail.send(OutgoingMail(id, sender, payload["to"], payload["subject"], payload["text"], now))
    return time.perf_counter() - started, time.process_time() - cpu


@asynccontextmanager
async def _opened(home: Path, clock: FrozenClock) -> AsyncIterator[App]:
    async with open_app(load_settings(home=home, **SETTINGS), offline=True, clock=clock) as app:
        results = await import_folder(app, home / "company", quiet=True)
        refused = [result for result in results if not result.ok]
        if refused:
            raise RuntimeError(f"the company was refused: {refused}")
        yield app
