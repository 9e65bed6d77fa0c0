"""The sample company is believable: it imports without a remark and holds the situations a demonstration needs."""

from __future__ import annotations

import csv
import shutil
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot import sample
from integrations.books.port import Directory
from integrations.books.sql import SqlBooks

TODAY = date(2026, 11, 23)


@pytest.fixture
async def books(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[SqlBooks]:
    path = tmp_path / "commis.db"
    shutil.copyfile(sqlite_template, path)
    books = SqlBooks.open(f"sqlite:///{path}")
    results = await books.load(sample.folder())
    assert [problem.text("en") for each in results for problem in (*each.errors, *each.warnings)] == []
    assert len(results) == 9
    yield books
    await books.close()


def named(directory: Directory, start: str) -> list[str]:
    return [each.name for each in directory.customers if each.name.startswith(start)]


async def test_it_holds_the_situations_of_a_demonstration(books: SqlBooks) -> None:
    directory = await books.directory()
    assert len(named(directory, "Dupont")) == 2
    assert len(named(directory, "Auror")) == 2
    assert {each.segment for each in directory.customers} == {"standard", "loyal", "vip"}
    assert {each.language for each in directory.customers} == {"fr", "en"}
    assert [each.sku for each in directory.products if each.unit_price is None]
    assert [each.sku for each in directory.products if each.stock is not None and each.stock < 10]
    assert {each.vat_rate for each in directory.products} == {20, 5.5}
    receivables = [each for c in directory.customers for each in (await books.quote_facts(c.id, [])).receivables]
    assert [each for each in receivables if each.due_on < TODAY and not each.disputed]
    assert [each for each in receivables if each.disputed]


async def test_names_and_aliases_lead_to_one_product(books: SqlBooks) -> None:
    said = [alias.casefold() for each in (await books.directory()).products for alias in (each.name, *each.aliases)]
    assert len(said) == len(set(said))


def test_addresses_are_nobody_s() -> None:
    for name in ("customers", "suppliers", "people"):
        with (sample.folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            addresses = [row["email"] for row in csv.DictReader(file) if row["email"]]
        assert addresses
        assert all(each.endswith(".example") for each in addresses)
