"""What every `Books` adapter must do, whatever system keeps the books.

An adapter's test derives from `BooksContract` and gives a fixture `books`: a `Books` filled with the company below.

    customers   "Atelier Verne" (vip, English, written to warmly) · "Quincaillerie Osmont"
    invoices    Verne's: "F-1" (70.10 left of 100.10, due 2026-10-01, with its copy), "F-2" (50, disputed, due
                2026-10-31), "F-3" (paid) · Osmont's: "A-1" (a credit note of 20, unused, due 2026-09-15),
                "F-4" (10, paid twice)
    rates       10.15 % from 2026-01-01 · 12 % from 2026-07-01
    products    "VIS-008" priced 0.125, 5.5 % VAT, 400 in stock · "CLE-010" without price, stock not kept
    price rule  "osmont": 5 % for Quincaillerie Osmont · "all": 3 % for everybody from 100 of VIS-008
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from integrations.books.port import Books, Customer, NewCustomer, PenaltyRate, QuoteLine, QuoteRecord
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

    # --- what is owed -------------------------------------------------------------------------------------------------

    async def test_open_invoices_are_all_that_is_left_to_settle_either_way(self, books: Books) -> None:
        found = await books.open_invoices()
        assert [(each.number, each.customer.name, each.balance) for each in found] == [
            ("A-1", "Quincaillerie Osmont", Decimal(-20)),
            ("F-4", "Quincaillerie Osmont", Decimal(-10)),
            ("F-1", "Atelier Verne", Decimal("70.10")),
            ("F-2", "Atelier Verne", Decimal(50)),
        ]
        assert [each.disputed for each in found] == [False, False, False, True]

    async def test_open_invoices_of_one_customer(self, books: Books) -> None:
        verne = await customer_named(books, "Atelier Verne")
        found = await books.open_invoices(verne.id)
        assert [each.number for each in found] == ["F-1", "F-2"]
        assert {each.customer for each in found} == {verne}
        assert verne.manner == "warm"

    @pytest.mark.parametrize("unknown", ["no-such-id", "999999999", "1 OR 1=1"])
    async def test_an_unknown_customer_owes_nothing(self, books: Books, unknown: str) -> None:
        assert await books.open_invoices(unknown) == []

    async def test_the_copy_of_an_invoice_where_there_is_one(self, books: Books) -> None:
        copy = await books.invoice_copy("F-1")
        assert copy is not None
        assert (copy.name, copy.media_type) == ("F-1.pdf", "application/pdf")
        assert copy.body.startswith(b"%PDF-")
        assert await books.invoice_copy("F-2") is None
        assert await books.invoice_copy("F-999") is None

    async def test_the_rates_of_penalties_by_day(self, books: Books) -> None:
        assert await books.penalty_rates() == [
            PenaltyRate(date(2026, 1, 1), Decimal("10.15")),
            PenaltyRate(date(2026, 7, 1), Decimal(12)),
        ]

    # --- answers ------------------------------------------------------------------------------------------------------

    async def test_a_sent_quote_waits_until_it_is_answered(self, books: Books) -> None:
        quote = await a_quote(books)
        first = await books.record_quote("a", quote)
        await books.record_quote("b", quote)
        assert await books.sent_quotes() == []
        await books.mark_quote_sent(first.number, "s")
        (waiting,) = await books.sent_quotes()
        asked = {each.id: await books.sent_quotes(each.id) for each in (await books.directory()).customers}
        assert {id: quotes for id, quotes in asked.items() if quotes} == {first.customer_id: [waiting]}
        assert await books.sent_quotes("nobody") == []
        assert (waiting.number, waiting.customer.id) == (first.number, first.customer_id)
        assert (waiting.sent_on, waiting.valid_until) == (quote.issued_on, quote.valid_until)
        assert (waiting.total_excl_vat, waiting.total_incl_vat) == (quote.total_excl_vat, quote.total_incl_vat)
        await books.mark_quote_answered(first.number, "declined", date(2026, 11, 30), "w")
        assert await books.sent_quotes() == []

    async def test_of_the_versions_the_newest_sent_one_waits(self, books: Books) -> None:
        quote = await a_quote(books)
        first = await books.record_quote("v1", quote)
        await books.mark_quote_sent(first.number, "s1")
        second = await books.record_quote("v2", replace(quote, replaces=first.number))
        assert [each.number for each in await books.sent_quotes()] == [first.number]
        await books.mark_quote_sent(second.number, "s2")
        assert [each.number for each in await books.sent_quotes()] == [second.number]

    async def test_a_new_version_after_a_refusal_waits_again(self, books: Books) -> None:
        quote = await a_quote(books)
        first = await books.record_quote("v1", quote)
        await books.mark_quote_sent(first.number, "s1")
        await books.mark_quote_answered(first.number, "declined", date(2026, 11, 30), "w")
        second = await books.record_quote("v2", replace(quote, replaces=first.number))
        await books.mark_quote_sent(second.number, "s2")
        assert [each.number for each in await books.sent_quotes()] == [second.number]

    async def test_whoever_accepted_an_earlier_version_is_not_asked_about_the_next(self, books: Books) -> None:
        quote = await a_quote(books)
        first = await books.record_quote("v1", quote)
        second = await books.record_quote("v2", replace(quote, replaces=first.number))
        for number in (first.number, second.number):
            await books.mark_quote_sent(number, "s")
        await books.mark_quote_answered(first.number, "accepted", date(2026, 11, 30), "w")
        assert await books.sent_quotes() == []

    async def test_the_first_answer_stands(self, books: Books) -> None:
        recorded = await books.record_quote("k", await a_quote(books))
        await books.mark_quote_sent(recorded.number, "s")
        await books.mark_quote_answered(recorded.number, "accepted", date(2026, 11, 30), "w")
        await books.mark_quote_answered(recorded.number, "accepted", date(2026, 11, 30), "w")
        await books.mark_quote_answered(recorded.number, "accepted", date(2026, 12, 1), "other")
        with pytest.raises(Rejected):
            await books.mark_quote_answered(recorded.number, "declined", date(2026, 12, 2), "third")
        with pytest.raises(NotFound):
            await books.mark_quote_answered("D1999-0001", "accepted", date(2026, 12, 2), "x")

    async def test_two_answers_at_once_keep_one(self, books: Books) -> None:
        recorded = await books.record_quote("k", await a_quote(books))
        day = date(2026, 11, 30)
        outcomes = await asyncio.gather(
            books.mark_quote_answered(recorded.number, "accepted", day, "one"),
            books.mark_quote_answered(recorded.number, "declined", day, "two"),
            return_exceptions=True,
        )
        assert sorted(type(each) is Rejected for each in outcomes) == [False, True]
