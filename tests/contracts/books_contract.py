"""What every `Books` adapter must do, whatever system keeps the books.

An adapter's test derives from `BooksContract` and gives a fixture `books`: a `Books` filled with the company below.

    customers   "Atelier Verne" (vip, English, one open invoice and one disputed) · "Quincaillerie Osmont" (no invoice)
    products    "VIS-008" priced 0.125, 5.5 % VAT, 400 in stock · "CLE-010" without price, stock not kept
    price rule  "osmont": 5 % for Quincaillerie Osmont · "all": 3 % for everybody from 100 of VIS-008
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from integrations.books.port import Books, Customer, NewCustomer, QuoteLine, QuoteRecord
from integrations.errors import NotFound, Rejected

LINE = QuoteLine(
    sku="VIS-008",
    description="Vis à bois 8 mm",
    quantity=Decimal("120"),
    unit="pièce",
    unit_price=Decimal("0.125"),
    discount_percent=Decimal("3"),
    vat_rate=Decimal("5.5"),
    total_excl_vat=Decimal("14.55"),
    total_vat=Decimal("0.80"),
)


async def customer_named(books: Books, name: str) -> Customer:
    return next(each for each in (await books.directory()).customers if each.name == name)


async def a_quote(books: Books, issued_on: date = date(2026, 11, 23)) -> QuoteRecord:
    return QuoteRecord(
        customer_id=(await customer_named(books, "Atelier Verne")).id,
        new_customer=None,
        issued_on=issued_on,
        valid_until=date(2026, 12, 23),
        lines=[LINE],
        total_excl_vat=Decimal("14.55"),
        total_vat=Decimal("0.80"),
        total_incl_vat=Decimal("15.35"),
    )


class BooksContract:
    # --- reading ------------------------------------------------------------------------------------------------------

    async def test_directory_names_all_with_their_details(self, books: Books) -> None:
        directory = await books.directory()
        assert {each.name for each in directory.customers} == {"Atelier Verne", "Quincaillerie Osmont"}
        verne = await customer_named(books, "Atelier Verne")
        assert (verne.segment, verne.language, verne.email) == ("vip", "en", "ada@verne.example")
        screws = next(each for each in directory.products if each.sku == "VIS-008")
        assert (screws.unit_price, screws.vat_rate, screws.stock) == (Decimal("0.125"), Decimal("5.5"), Decimal(400))
        assert screws.aliases == ["vis", "wood screw"]

    async def test_directory_keeps_its_version_while_nothing_changes(self, books: Books) -> None:
        first = await books.directory()
        await books.record_quote("k", await a_quote(books))
        assert (await books.directory()).version == first.version

    async def test_facts_of_one_customer(self, books: Books) -> None:
        verne = await customer_named(books, "Atelier Verne")
        facts = await books.quote_facts(verne.id, ["VIS-008", "CLE-010", "NO-SUCH"])
        assert facts.customer == verne
        assert set(facts.products) == {"VIS-008", "CLE-010"}
        assert (facts.products["CLE-010"].unit_price, facts.products["CLE-010"].stock) == (None, None)
        assert [(each.number, each.disputed) for each in facts.receivables] == [("F-1", False), ("F-2", True)]
        assert facts.receivables[0].total_incl_vat - facts.receivables[0].paid_amount == Decimal("70.10")
        assert facts.company.name == "Visserie Lenoir"

    async def test_rules_for_others_are_not_told(self, books: Books) -> None:
        verne, osmont = (
            await customer_named(books, "Atelier Verne"),
            await customer_named(books, "Quincaillerie Osmont"),
        )
        rules = (await books.quote_facts(osmont.id, [])).price_rules
        assert {(each.id, each.customer, each.sku) for each in rules} == {
            ("osmont", osmont.id, ""),
            ("all", "", "VIS-008"),
        }
        assert [each.id for each in (await books.quote_facts(verne.id, [])).price_rules] == ["all"]

    @pytest.mark.parametrize("unknown", ["", "no-such-id", "999999999", "1; DROP TABLE books_customer"])
    async def test_an_unknown_customer_is_none(self, books: Books, unknown: str) -> None:
        facts = await books.quote_facts(unknown, ["VIS-008"])
        assert facts.customer is None
        assert facts.receivables == []
        assert "VIS-008" in facts.products

    # --- numbers ------------------------------------------------------------------------------------------------------

    async def test_numbers_have_no_gap(self, books: Books) -> None:
        numbers = [(await books.record_quote(f"k{i}", await a_quote(books))).number for i in range(3)]
        assert [int(each.rsplit("-", 1)[1]) for each in numbers] == [1, 2, 3]

    async def test_each_year_has_its_own_series(self, books: Books) -> None:
        old = await books.record_quote("a", await a_quote(books, date(2026, 12, 31)))
        new = await books.record_quote("b", await a_quote(books, date(2027, 1, 1)))
        assert "2026" in old.number
        assert "2027" in new.number
        assert old.number.rsplit("-", 1)[1] == new.number.rsplit("-", 1)[1]

    async def test_the_same_key_writes_once(self, books: Books) -> None:
        quote = await a_quote(books)
        first = await books.record_quote("k", quote)
        assert await books.record_quote("k", replace(quote, total_vat=Decimal(99))) == first
        assert (await books.record_quote("other", quote)).number != first.number

    async def test_many_at_once_have_no_gap_and_no_twin(self, books: Books) -> None:
        quote = await a_quote(books)
        keys = [f"k{i % 10}" for i in range(20)]  # each key twice, as after a redelivery
        found = await asyncio.gather(*(books.record_quote(key, quote) for key in keys))
        by_key = {(key, each.number) for key, each in zip(keys, found, strict=True)}
        assert len(by_key) == 10
        assert sorted(int(number.rsplit("-", 1)[1]) for _, number in by_key) == list(range(1, 11))

    async def test_a_refused_quote_uses_up_no_number(self, books: Books) -> None:
        quote = await a_quote(books)
        with pytest.raises(NotFound):
            await books.record_quote("bad", replace(quote, customer_id="424242"))
        with pytest.raises(Rejected):
            await books.record_quote("worse", replace(quote, customer_id="", new_customer=None))
        assert (await books.record_quote("good", quote)).number.endswith("-0001")

    # --- versions -----------------------------------------------------------------------------------------------------

    async def test_versions_share_the_number(self, books: Books) -> None:
        quote = await a_quote(books)
        first = await books.record_quote("v1", quote)
        second = await books.record_quote("v2", replace(quote, replaces=first.number))
        third = await books.record_quote("v3", replace(quote, replaces=second.number))
        again = await books.record_quote("v4", replace(quote, replaces=first.number))
        assert [each.number for each in (second, third, again)] == [f"{first.number}-V{i}" for i in (2, 3, 4)]
        assert [each.version for each in (first, second, third, again)] == [1, 2, 3, 4]
        assert (await books.record_quote("next", quote)).number.endswith("-0002")

    async def test_next_versions_at_once_differ(self, books: Books) -> None:
        quote = await a_quote(books)
        first = await books.record_quote("v1", quote)
        wanted = replace(quote, replaces=first.number)
        found = await asyncio.gather(*(books.record_quote(f"n{i}", wanted) for i in range(5)))
        assert sorted(each.version for each in found) == [2, 3, 4, 5, 6]

    async def test_a_version_of_nothing_is_not_found(self, books: Books) -> None:
        with pytest.raises(NotFound):
            await books.record_quote("k", replace(await a_quote(books), replaces="D1999-0001"))

    # --- new customers ------------------------------------------------------------------------------------------------

    async def test_a_new_customer_comes_with_the_quote(self, books: Books) -> None:
        before = await books.directory()
        new = NewCustomer("Galerie Ponti", "ponti@example.com", "fr")
        quote = replace(await a_quote(books), customer_id="", new_customer=new)
        recorded = await books.record_quote("k", quote)
        assert (await books.record_quote("k", quote)) == recorded
        after = await books.directory()
        assert after.version != before.version
        created = await customer_named(books, "Galerie Ponti")
        assert (created.id, created.email, created.language) == (recorded.customer_id, "ponti@example.com", "fr")

    async def test_a_new_customer_who_came_meanwhile_is_taken(self, books: Books) -> None:
        known = await customer_named(books, "Quincaillerie Osmont")
        new = NewCustomer("  quincaillerie  OSMONT ", "other@example.com", "fr")
        recorded = await books.record_quote("k", replace(await a_quote(books), customer_id="", new_customer=new))
        assert recorded.customer_id == known.id
        assert len((await books.directory()).customers) == 2

    async def test_a_refused_quote_leaves_no_customer(self, books: Books) -> None:
        new = NewCustomer("Galerie Ponti", "ponti@example.com", "fr")
        quote = replace(await a_quote(books), customer_id="", new_customer=new, replaces="D1999-0001")
        with pytest.raises(NotFound):
            await books.record_quote("k", quote)
        assert len((await books.directory()).customers) == 2

    @pytest.mark.parametrize("name", ["", "   ", "x" * 301, "nul\0byte", "half \ud800 pair"])
    async def test_an_impossible_name_is_rejected(self, books: Books, name: str) -> None:
        quote = replace(await a_quote(books), customer_id="", new_customer=NewCustomer(name, "", "fr"))
        with pytest.raises(Rejected):
            await books.record_quote("k", quote)
        assert (await books.record_quote("good", await a_quote(books))).number.endswith("-0001")

    # --- sent ---------------------------------------------------------------------------------------------------------

    async def test_sent_twice_is_sent_once(self, books: Books) -> None:
        recorded = await books.record_quote("k", await a_quote(books))
        await books.mark_quote_sent(recorded.number, "s")
        await books.mark_quote_sent(recorded.number, "s")

    async def test_sending_nothing_is_not_found(self, books: Books) -> None:
        with pytest.raises(NotFound):
            await books.mark_quote_sent("D1999-0001", "s")
