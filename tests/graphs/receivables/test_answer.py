"""Questions about what is owed, on real books and with real pictures."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from graphs.dunning.port import Promise, Sent
from graphs.message import FileRef, Image
from graphs.receivables.answer import answer
from graphs.receivables.snapshot import Snapshot, facts_of, snapshot
from graphs.standing import Standing
from integrations.books.sql import SqlBooks
from integrations.charts.matplotlib_charts import MatplotlibCharts
from integrations.charts.port import BarChart
from integrations.errors import Misconfigured
from tests.graphs.receivables.ledger import TODAY, invoice, mail, promise
from tests.support.databases import database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database_url", "dialect", "postgres_templates", "sqlite_template"]

FILES = {
    "customers.csv": "name,email\nAtelier Verne,ada@verne.example\nOsmont,\nQuiet,q@example.com\n",
    "invoices.csv": (
        "number,customer,issued_on,due_on,total_incl_vat,paid_amount,paid_on\n"
        "F-1,Atelier Verne,2026-10-01,2026-10-31,1000.10,0,\n"
        "F-2,Atelier Verne,2026-11-20,2026-12-20,200,0,\n"
        "F-3,Osmont,2025-11-01,2025-12-01,80.90,0,\n"
        "F-4,Osmont,2026-09-01,2026-10-01,700,700,2026-10-20\n"
        "A-1,Osmont,2026-11-02,2026-11-02,-30,0,\n"
    ),
}


@dataclass
class Kept:
    """What Commis keeps of reminders, as the port tells it."""

    mails: list[Sent] = field(default_factory=list[Sent])
    said: list[Promise] = field(default_factory=list[Promise])

    async def sent(self, *customer_ids: str) -> list[Sent]:
        return self.mails

    async def asked(self) -> set[str]:
        return set()

    async def promises(self, *customer_ids: str) -> list[Promise]:
        return self.said


@dataclass
class Told:
    """Standings that answer for those asked about, and remember whom that was."""

    found: list[Standing] = field(default_factory=list[Standing])
    asked: list[int] = field(default_factory=list[int])

    async def of(self, *subjects: str) -> list[Standing]:
        self.asked.append(len(subjects))
        return [each for each in self.found if each.subject in subjects]


class AllAtOnce(Told):
    async def running(self) -> list[Standing]:
        return self.found


class Broken:
    async def bars_png(self, chart: BarChart) -> bytes:
        raise Misconfigured("no font")


def keep(name: str, media_type: str, body: bytes) -> FileRef:
    return FileRef(hashlib.sha256(body).hexdigest(), name, media_type, len(body))


@pytest.fixture
async def books(database_url: str, tmp_path: Path) -> AsyncIterator[SqlBooks]:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    books = SqlBooks.open(database_url)
    assert all(each.ok for each in await books.load(tmp_path))
    yield books
    await books.close()


async def ids(books: SqlBooks) -> dict[str, str]:
    return {each.name: each.id for each in (await books.directory()).customers}


async def test_the_facts_are_those_of_the_books(books: SqlBooks) -> None:
    found = await snapshot(books, None, None, TODAY)
    assert facts_of(found) == {
        "total": "1251.00",
        "overdue": "1081.00",
        "credits": "-30.00",
        "buckets": {"not_due": "200.00", "0-30": "1000.10", "31-60": "0.00", "61-90": "0.00", "90+": "80.90"},
        "dso": "60.2",
    }
    assert found.aged.whole.total == sum((each.balance for each in await books.open_invoices()), Decimal(0))


async def test_reminders_and_promises_of_the_last_year_count(books: SqlBooks) -> None:
    osmont = (await ids(books))["Osmont"]
    old, lately = mail("F-4", 1, 400, "700"), mail("F-4", 2, 40, "700")
    kept = Kept([old, lately], [promise("broken", due_in=-400), promise("kept", due_in=-9)])
    found = await snapshot(books, kept, Told(), TODAY)
    assert found.sent == [lately]
    assert [each.paid for each in found.recovered] == [700]
    assert (found.promises_kept.kept, found.promises_kept.broken) == (1, 0)
    assert osmont in found.customers


async def test_what_runs_is_asked_in_one_go_where_that_is_offered(books: SqlBooks) -> None:
    verne = (await ids(books))["Atelier Verne"]
    runs = [Standing(verne, "hold", TODAY, by="lea")]
    asked, offered = Told(runs), AllAtOnce(runs)
    for standings in (asked, offered):
        found = await snapshot(books, None, standings, TODAY)
        assert found.standings == runs
    assert (asked.asked, offered.asked) == ([3], [])


async def test_the_aged_balance_comes_with_its_picture(books: SqlBooks) -> None:
    found = await snapshot(books, None, None, TODAY)
    message = await answer("aged", None, found, MatplotlibCharts(), keep, "fr")
    (picture,) = [block for block in message.blocks if isinstance(block, Image)]
    assert (picture.file.name, picture.file.media_type) == ("balance-2026-11-23.png", "image/png")
    again = await answer("aged", None, found, MatplotlibCharts(), keep, "fr")
    assert again == message, "the same figures are the same file"


async def test_without_a_picture_the_table_says_it(books: SqlBooks) -> None:
    found = await snapshot(books, None, None, TODAY)
    without = await answer("aged", None, found, None, keep, "en")
    assert await answer("aged", None, found, Broken(), keep, "en") == without
    assert "€1,251.00" in without.summary
    assert not [block for block in without.blocks if isinstance(block, Image)]


@pytest.mark.parametrize("about", ["who_owes", "aged", "dso", "recovered", "promises", "disputes", ""])
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_question_of_one_customer(about: str, language: str) -> None:
    ledger = [invoice("A", "10", 5), invoice("B", "99", 5, whose=2)]
    people = {each.customer.id: each.customer for each in ledger}
    found = Snapshot(TODAY, ledger, ledger, people, [mail("B", 1, 2, "99", whose=2)], [promise("open", whose=2)])
    message = await answer(about, "1", found, None, keep, language)
    assert message.summary.startswith("Client 1")
    assert "99" not in str(message)
    assert (await answer(about, None, found, None, keep, language)).summary


async def test_a_customer_who_is_gone_is_said_so() -> None:
    message = await answer("who_owes", "77", Snapshot(TODAY, []), None, keep, "fr")
    assert message.summary == "Je ne trouve plus ce client dans les livres."
