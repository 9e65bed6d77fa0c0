"""Who owes what, kept at every import: credits, the manner of writing, and the table of rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from integrations.books.port import PenaltyRate
from integrations.books.sql import SqlBooks
from tests.integrations.books.conftest import Parse, Write, codes, result_of

CUSTOMERS = "name,email,manner\nAtelier Verne,ada@verne.example,Chaleureux\nOsmont,o@example.com,\n"
HEAD = "number,customer,issued_on,due_on,total_incl_vat,paid_amount\n"
ROW = "{number},Atelier Verne,2026-09-01,2026-10-01,{total},{paid}\n"


async def balances(books: SqlBooks) -> list[tuple[str, Decimal]]:
    return [(each.number, each.balance) for each in await books.open_invoices()]


@pytest.mark.parametrize(
    ("total", "paid", "left"),
    [
        ("100", "0", "100"),
        ("100", "100", None),
        ("100", "120", "-20"),
        ("-30", "0", "-30"),
        ("-30", "-30", None),
        ("-30", "-10", "-20"),
        ("-30", "-40", "10"),
        ("0", "0", None),
    ],
)
async def test_what_is_left_to_settle(books: SqlBooks, write: Write, total: str, paid: str, left: str | None) -> None:
    await books.load(write(customers=CUSTOMERS, invoices=HEAD + ROW.format(number="F-1", total=total, paid=paid)))
    assert await balances(books) == ([] if left is None else [("F-1", Decimal(left))])


async def test_a_later_import_changes_what_is_owed_both_ways(books: SqlBooks, write: Write) -> None:
    for paid, left in (("0", "100"), ("150", "-50"), ("40", "60")):
        await books.load(write(customers=CUSTOMERS, invoices=HEAD + ROW.format(number="F-1", total="100", paid=paid)))
        assert await balances(books) == [("F-1", Decimal(left))]
    await books.load(write(invoices=HEAD + ROW.format(number="F-1", total="100", paid="100")))
    assert await balances(books) == []


async def test_a_customer_of_500_invoices(books: SqlBooks, write: Write) -> None:
    rows = "".join(ROW.format(number=f"F-{i:03}", total=f"{i}.10", paid="0") for i in range(500))
    await books.load(write(customers=CUSTOMERS, invoices=HEAD + rows))
    found = await books.open_invoices()
    assert len(found) == 500
    assert sum(each.balance for each in found) == Decimal("124800.00")


async def test_how_customers_are_written_to(books: SqlBooks, write: Write) -> None:
    await books.load(write(customers=CUSTOMERS))
    assert [each.manner for each in (await books.directory()).customers] == ["warm", ""]
    await books.load(write(customers="name,email\nAtelier Verne,new@verne.example\n"))
    assert [each.manner for each in (await books.directory()).customers] == ["warm", ""], "no column, no change"
    await books.load(write(customers="nom,mail,ton\nAtelier Verne,a@verne.example,Formel\nOsmont,o@example.com,-\n"))
    assert [each.manner for each in (await books.directory()).customers] == ["formal", ""]


def test_an_unknown_manner_is_refused_with_its_line(parse: Parse) -> None:
    assert codes(parse("customers", "name,email,manner\nA,a@example.com,warm\nB,b@example.com,shouting\n"))[0] == [
        ("not_manner", 3)
    ]


async def test_the_rates_are_read_corrected_and_taken_out(books: SqlBooks, write: Write) -> None:
    first = await books.load(write(taux_de_penalites="à compter du;taux\n01/01/2026;12,15 %\n01/07/2026;12\n"))
    assert [(each.added, each.warnings) for each in first] == [(2, [])]
    folder = write(taux_de_penalites="à compter du;taux\n01/01/2026;\n01/07/2026;11,5\n01/01/2027;11\n01/01/2020;\n")
    (second,) = await books.load(folder)
    assert (second.added, second.updated, second.unchanged) == (1, 2, 1)
    assert await books.penalty_rates() == [
        PenaltyRate(date(2026, 7, 1), Decimal("11.5")),
        PenaltyRate(date(2027, 1, 1), Decimal(11)),
    ]


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ("2026-01-01,12\nsoon,12\n", "not_date", 3),
        ("2026-01-01,12\n2026-07-01,abc\n", "not_number", 3),
        ("2026-01-01,120\n", "not_percent", 2),
        ("2026-01-01,-3\n", "not_percent", 2),
        ("2026-01-01,12\n01/01/2026,13\n", "duplicate", 3),
        (",12\n", "required", 2),
    ],
)
async def test_a_wrong_rate_refuses_the_table(books: SqlBooks, write: Write, rows: str, code: str, line: int) -> None:
    result = result_of(await books.load(write(penalty_rates=f"since,rate_percent\n{rows}")), "penalty_rates")
    assert [(problem.code, problem.line) for problem in result.errors] == [(code, line)]
    assert await books.penalty_rates() == []


def test_a_rate_below_one_percent_is_said_to_be_read_so(parse: Parse) -> None:
    parsed = parse("penalty_rates", "since,rate_percent\n2026-01-01,0.121\n")
    assert codes(parsed) == ([], [("discount_small", 2)])
    assert parsed.rows[0].values["rate_percent"] == Decimal("0.121")


async def test_rates_and_manners_survive_an_export(books: SqlBooks, write: Write, tmp_path: Path) -> None:
    await books.load(write(customers=CUSTOMERS, penalty_rates="since,rate_percent\n2026-01-01,12.15\n"))
    await books.export(tmp_path / "out")
    assert (tmp_path / "out" / "penalty_rates.csv").read_text() == "since,rate_percent\n2026-01-01,12.15\n"
    results = await books.load(tmp_path / "out")
    assert all(each.ok and not each.added and not each.updated for each in results)
