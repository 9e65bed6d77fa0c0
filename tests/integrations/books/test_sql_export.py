"""What is written out: read back without a change, and safe in a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot import sample
from integrations.books.port import NewCustomer, QuoteLine, QuoteRecord
from integrations.books.sql import SqlBooks
from integrations.errors import NotFound, Rejected

LINE = QuoteLine(
    "V", "Vis", Decimal(3), "pièce", Decimal("1.5"), Decimal(0), Decimal(20), Decimal("4.5"), Decimal("0.9")
)
QUOTE = QuoteRecord(
    customer_id="",
    new_customer=NewCustomer("=cmd|' /C calc'!A0", "@x.example", "fr"),
    issued_on=date(2026, 11, 23),
    valid_until=date(2026, 12, 23),
    lines=[LINE, replace(LINE, sku="", description="Port")],
    total_excl_vat=Decimal("9"),
    total_vat=Decimal("1.8"),
    total_incl_vat=Decimal("10.8"),
)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


async def test_what_is_exported_imports_without_a_change(books: SqlBooks, tmp_path: Path) -> None:
    await books.load(sample.folder())
    directory = await books.directory()
    paths = await books.export(tmp_path / "out")
    results = await books.load(tmp_path / "out")
    assert len(paths) == 13
    assert all(each.ok and not each.added and not each.updated and not each.warnings for each in results)
    assert sum(each.unchanged for each in results) > 100
    assert (await books.directory()).version == directory.version


async def test_no_cell_starts_a_formula(books: SqlBooks, tmp_path: Path) -> None:
    await books.record_quote("k", QUOTE)
    for path in await books.export(tmp_path):
        for row in rows_of(path):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    results = await books.load(tmp_path)
    assert all(each.ok and not each.added and not each.updated for each in results)


async def test_quotes_are_exported_with_their_lines(books: SqlBooks, tmp_path: Path) -> None:
    first = await books.record_quote("k", QUOTE)
    await books.record_quote("k2", replace(QUOTE, replaces=first.number))
    await books.mark_quote_sent(first.number, "s")
    await books.export(tmp_path)
    quotes = rows_of(tmp_path / "quotes.csv")
    assert [(row["number"], row["status"], row["total_excl_vat"]) for row in quotes] == [
        ("D2026-0001", "sent", "9.00"),
        ("D2026-0001-V2", "draft", "9.00"),
    ]
    lines = rows_of(tmp_path / "quote_lines.csv")
    assert [(row["number"], row["position"], row["unit_price"]) for row in lines][:2] == [
        ("D2026-0001", "1", "1.50"),
        ("D2026-0001", "2", "1.50"),
    ]


async def test_a_folder_that_cannot_be_written(books: SqlBooks, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Rejected):
        await books.export(tmp_path / "file")


async def test_quotes_are_listed_and_read_back(books: SqlBooks) -> None:
    recorded = await books.record_quote("k", QUOTE)
    later = await books.record_quote("k2", replace(QUOTE, issued_on=date(2026, 11, 24)))
    await books.mark_quote_sent(recorded.number, "s")
    assert [each.number for each in await books.quotes()] == [later.number, recorded.number]
    assert [each.number for each in await books.quotes(limit=1)] == [later.number]
    stored = await books.quote(recorded.number)
    assert (stored.status, stored.customer_name, stored.version) == ("sent", "=cmd|' /C calc'!A0", 1)
    assert stored.lines == [LINE, replace(LINE, sku="", description="Port")]
    assert str(stored.total_incl_vat) == "10.80"
    with pytest.raises(NotFound):
        await books.quote("D1999-0001")


async def test_the_number_s_form_is_the_company_s(books: SqlBooks, tmp_path: Path) -> None:
    (tmp_path / "company.csv").write_text("key,value\nquote_prefix,DEV-\nquote_digits,6\n")
    await books.load(tmp_path)
    assert (await books.record_quote("k", QUOTE)).number == "DEV-2026-000001"
