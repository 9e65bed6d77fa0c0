"""Companies that are owed money: the sample's with other settings, a workshop of other data, and books that change."""

from __future__ import annotations

import csv
import shutil
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import standings
from bot.commands.books import import_folder
from bot.console.render import plain_text
from bot.store import cases
from bot.store import dunning as store
from bot.store.cases import CaseRow
from bot.store.posts import PostRow
from graphs.dunning.port import Sent
from graphs.standing import Standing
from integrations.books.port import Invoice
from tests.support.world import MONDAY, World, open_world

TODAY = MONDAY.date()

CUSTOMER = ("name", "email", "contact", "segment", "customer_since", "language", "siren", "vat_number", "manner")
INVOICE = ("number", "customer", "issued_on", "due_on", "total_incl_vat", "paid_amount", "paid_on", "disputed")

PEOPLE = [
    {"name": "Nora Klein", "role": "employee", "language": "en"},
    {"name": "Paul Meyer", "role": "sales_lead", "language": "fr"},
    {"name": "Inès Costa", "role": "director", "language": "en"},
]


def customer(name: str, email: str | None = None, **columns: str) -> dict[str, str]:
    """`email`: made of the name unless given ("" for none)."""
    usual = {"segment": "standard", "customer_since": "2020-02-03", "language": "en"}
    address = f"{''.join(letter for letter in name.lower() if letter.isalnum())}@customer.example"
    return {"name": name, "email": address if email is None else email, **usual, **columns}


def invoice(number: str, of: str, late: int, total: str, paid: str = "0", **columns: str) -> dict[str, str]:
    """`late`: days since its due date on the first day of the conversations."""
    due = TODAY - timedelta(days=late)
    dates = {"issued_on": (due - timedelta(days=30)).isoformat(), "due_on": due.isoformat()}
    return {"number": number, "customer": of, **dates, "total_incl_vat": total, "paid_amount": paid, **columns}


def paid_late(number: str, of: str) -> dict[str, str]:
    """An invoice of last year, paid a fortnight after its day: the next lateness is not the first."""
    due = TODAY - timedelta(days=300)
    return {
        "number": number,
        "customer": of,
        "issued_on": (due - timedelta(days=30)).isoformat(),
        "due_on": due.isoformat(),
        "total_incl_vat": "100.00",
        "paid_amount": "100.00",
        "paid_on": (due + timedelta(days=14)).isoformat(),
    }


def write(folder: Path, **files: Sequence[Mapping[str, str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder


@asynccontextmanager
async def workshop(
    home: Path,
    customers: Sequence[Mapping[str, str]],
    invoices: Sequence[Mapping[str, str]],
    *,
    at: datetime = MONDAY,
    **settings: Any,
) -> AsyncGenerator[World]:
    """A small company of other names, languages and numbers than the sample's."""
    company = {
        "name": "Glasmanufaktur Rhin",
        "address": "3 quai des Verriers",
        "postal_code": "67000",
        "city": "Strasbourg",
        "country": "France",
        "siren": "999000128",
        "email": "office@rhin.example",
        "late_penalty": "3 times the legal rate",
    }
    mine = [{"email": "", "time_zone": "Europe/Paris", **each} for each in PEOPLE]
    folder = write(
        home.parent / "books",
        company=[{"key": key, "value": value} for key, value in company.items()],
        customers=customers,
        invoices=invoices,
        people=mine,
        penalty_rates=[{"since": "2025-01-01", "rate_percent": "10"}],
    )
    roles = "name,rank,discount_limit,amount_limit\nemployee,10,5,5000\nsales_lead,20,15,20000\ndirector,30,40,\n"
    (folder / "roles.csv").write_text(roles, encoding="utf-8")
    async with open_world(home, at=at, folder=folder, **{"language": "en", **settings}) as world:
        yield world


@asynccontextmanager
async def sample(
    prepared_home: Path, tmp_path: Path, *, at: datetime = MONDAY, **settings: Any
) -> AsyncGenerator[World]:
    """The sample company; reminders leave by themselves and at once unless said otherwise."""
    home = tmp_path / "own"
    shutil.copytree(prepared_home, home)
    async with open_world(home, at=at, **{"autonomy_reminder": "act", **settings}) as world:
        yield world


# --- the books change -------------------------------------------------------------------------------------------------


async def every_invoice(world: World) -> dict[str, Invoice]:
    books = world.app.books
    known = [*await books.past_invoices(date(2000, 1, 1)), *await books.open_invoices()]
    return {each.number: each for each in known}


async def books(world: World, number: str, **columns: str) -> None:
    """That invoice is written anew, with these columns changed."""
    known = (await every_invoice(world))[number]
    row = {
        "number": number,
        "customer": known.customer.name,
        "issued_on": known.issued_on.isoformat(),
        "due_on": known.due_on.isoformat(),
        "total_incl_vat": f"{known.total_incl_vat:.2f}",
        "paid_amount": f"{known.paid_amount:.2f}",
        "disputed": "yes" if known.disputed else "no",
    }
    await loads(world, invoices=[{**row, **columns}])


async def paid(world: World, number: str) -> None:
    total = (await every_invoice(world))[number].total_incl_vat
    await books(world, number, paid_amount=f"{total:.2f}", paid_on=world.clock.now().date().isoformat())


async def loads(world: World, **files: Sequence[Mapping[str, str]]) -> None:
    folder = write(world.home.parent / "changes", **files)
    reports = await import_folder(world.app, folder, quiet=True)
    assert not [error for report in reports for error in report.errors]
    shutil.rmtree(folder)


async def stands(world: World, name: str, **fields: Any) -> None:
    """Something runs with that customer, as a colleague wrote it down."""
    subject = await id_of(world, name)
    row = Standing(**{"subject": subject, "since": world.clock.now().date(), "until": None, "note": "", **fields})
    await world.app.database.write(lambda c: standings.put(c, row, world.clock.now()))


async def id_of(world: World, name: str) -> str:
    return next(each.id for each in (await world.app.books.directory()).customers if each.name == name)


# --- and what is seen -------------------------------------------------------------------------------------------------


async def sent(world: World, name: str = "") -> list[Sent]:
    """The reminders that left, the oldest first, by the invoice that carried each."""
    wanted = [await id_of(world, name)] if name else []
    rows = await world.app.database.read(lambda c: store.sent(c, wanted))
    return [row for row in rows if row.carrier]


def to(world: World) -> list[str]:
    return sorted(str(mail["To"]) for mail in world.mails())


def body(mail: Any) -> str:
    """Any space is a space, any end of line one of ours."""
    part = mail.get_body(("plain",))
    return part.get_content().replace("\r\n", "\n").replace("\u202f", " ").replace("\u00a0", " ")


async def promises(world: World) -> list[tuple[date, str]]:
    rows = await world.app.database.read(lambda c: store.promises(c))
    return [(row.due_on, row.state) for row in rows]


async def of_process(world: World, process: str = "reminder") -> list[CaseRow]:
    """The newest first."""
    return [case for case in await world.app.database.read(lambda c: cases.recent(c, 500)) if case.process == process]


async def thread_of(world: World, name: str, process: str = "reminder") -> CaseRow:
    """Goes to the thread of that customer's newest case."""
    case = next(case for case in await of_process(world, process) if case.facts.get("customer") == name)
    world.thread = case.address
    return case


async def run_thread(world: World) -> CaseRow:
    """Goes to the thread of the newest run."""
    case = next(case for case in await of_process(world) if "planned" in case.facts)
    world.thread = case.address
    return case


async def shown(world: World, *parts: str) -> str:
    """The newest post anywhere that holds all the parts."""
    rows: list[PostRow] = await world.every_post()
    texts = [plain_text(row.content).replace("\u202f", " ").replace("\u00a0", " ") for row in rows]
    for text in reversed(texts):
        if all(part.lower() in text.lower() for part in parts):
            return text
    raise AssertionError(f"nobody said {parts!r}; all there is:\n" + "\n---\n".join(texts))


async def days(world: World, count: int) -> None:
    """Each of them, as it comes, with an hour more on each: what paces itself is done by then."""
    for _ in range(count):
        await world.waits(days=1)


async def until(world: World, day: date, hour: int = 15) -> None:
    """Every day up to that one, each at that hour (UTC)."""
    while world.clock.now().date() < day:
        following = world.clock.now().date() + timedelta(days=1)
        target = datetime(following.year, following.month, following.day, hour, tzinfo=UTC)
        await world.waits(seconds=(target - world.clock.now()).total_seconds())
        await world.waits(minutes=10)
