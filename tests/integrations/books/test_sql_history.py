"""What happened before: our own quotes as sent, those of an earlier system, and invoices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from integrations.books.port import NewCustomer, QuoteLine, QuoteRecord
from integrations.books.sql import SqlBooks
from tests.integrations.books.conftest import Write, result_of

CUSTOMERS = "name,email,segment\nAtelier Verne,ada@verne.example,vip\n"
HISTORY = (
    "numéro,client,date,référence,quantité,prix unitaire,remise\n"
    "A-1,atelier verne,2026-02-03,VIS-008,100,0.125,10\n"
    "A-1,Atelier Verne,2026-02-03,VIS-010,3,20,\n"
    "A-2,Atelier Verne,2025-01-15,VIS-008,10,0.125,\n"
)
LINE = QuoteLine("VIS-008", "Vis", Decimal(2), "pièce", Decimal("5"), Decimal(0), Decimal(20), Decimal(10), Decimal(2))
QUOTE = QuoteRecord(
    customer_id="",
    new_customer=NewCustomer("Osmont", "o@example.com", "fr"),
    issued_on=date(2026, 3, 1),
    valid_until=date(2026, 4, 1),
    lines=[LINE],
    total_excl_vat=Decimal(10),
    total_vat=Decimal(2),
    total_incl_vat=Decimal(12),
)


async def test_quotes_of_before_are_read_from_a_file_and_stay_as_they_are(books: SqlBooks, write: Write) -> None:
    folder = write(customers=CUSTOMERS, past_quotes=HISTORY)
    first = result_of(await books.load(folder), "past_quotes")
    assert (first.added, first.errors) == (3, [])
    again = result_of(await books.load(folder), "past_quotes")
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)
    since_2026 = await books.past_quotes(date(2026, 1, 1))
    assert [quote.number for quote in since_2026] == ["A-1"]
    assert since_2026[0].customer.segment == "vip"
    assert [line.total_excl_vat for line in since_2026[0].lines] == [Decimal("11.25"), Decimal("60.00")]
    assert (since_2026[0].total_excl_vat, since_2026[0].vat_known) == (Decimal("71.25"), False)
    assert [quote.number for quote in await books.past_quotes(date(2025, 1, 1))] == ["A-2", "A-1"]


async def test_of_our_own_quotes_only_the_newest_that_was_sent_counts(books: SqlBooks) -> None:
    first = await books.record_quote("k1", QUOTE)
    assert await books.past_quotes(date(2026, 1, 1)) == []
    await books.mark_quote_sent(first.number, "s1")
    second = await books.record_quote("k2", replace(QUOTE, replaces=first.number, total_excl_vat=Decimal(9)))
    assert [quote.number for quote in await books.past_quotes(date(2026, 1, 1))] == [first.number]
    await books.mark_quote_sent(second.number, "s2")
    newest = await books.past_quotes(date(2026, 1, 1))
    assert [(quote.number, quote.total_excl_vat) for quote in newest] == [(second.number, Decimal("9.00"))]


async def test_a_quote_of_before_needs_a_known_customer_and_one_date(books: SqlBooks, write: Write) -> None:
    unknown = HISTORY + "A-3,Personne,2026-02-03,VIS-008,1,1,\n"
    result = result_of(await books.load(write(customers=CUSTOMERS, past_quotes=unknown)), "past_quotes")
    assert [problem.code for problem in result.errors] == ["unknown_customer"]
    torn = HISTORY + "A-1,Atelier Verne,2026-02-04,VIS-011,1,1,\n"
    result = result_of(await books.load(write(past_quotes=torn)), "past_quotes")
    assert [(problem.code, problem.line) for problem in result.errors] == [("order_differs", 5)]
    assert await books.past_quotes(date(2020, 1, 1)) == []


async def test_invoices_and_price_rules_are_all_there(books: SqlBooks, write: Write) -> None:
    invoices = (
        "number,customer,issued_on,due_on,total_incl_vat,paid_amount,paid_on\n"
        "F-1,Atelier Verne,2026-09-01,2026-10-01,100,100,2026-10-05\n"
        "F-2,Atelier Verne,2026-08-01,2026-09-01,50,0,\n"
        "F-3,Atelier Verne,2026-07-01,2026-08-01,50,50,2026-08-14\n"
        "F-4,Atelier Verne,2026-07-02,2026-08-01,50,50,2026-08-15\n"
    )
    rules = "id,discount_percent\nz,5\na,3\n"
    await books.load(write(customers=CUSTOMERS + "Osmont,o@example.com,\n", invoices=invoices, price_rules=rules))
    found = await books.past_invoices(date(2026, 8, 15))
    assert [(each.number, each.paid_on) for each in found] == [
        ("F-4", date(2026, 8, 15)), ("F-2", None), ("F-1", date(2026, 10, 5)),
    ], "what was owed when the window began counts"  # fmt: skip
    for customer in (await books.directory()).customers:
        theirs = [each for each in found if each.customer.id == customer.id]
        assert await books.past_invoices(date(2026, 8, 15), customer.id) == theirs
    assert await books.past_invoices(date(2026, 8, 15), "nobody") == []
    assert [rule.id for rule in await books.price_rules()] == ["a", "z"]
