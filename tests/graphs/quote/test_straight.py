"""Within limits a quote goes from the brief to the customer's mail without a question, and says so."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from graphs.message import Attachment, Table
from graphs.quote.brief import WantedLine
from integrations.books.port import NewCustomer
from tests.graphs.quote.shop import brief, case, shop
from tests.support.process_run import words


async def test_from_brief_to_mail_and_summary():
    run = case()
    await run.begin(brief("bellerive", "12 tasse aurora bleue", "3 moulin cassis"))

    assert run.ending == "done"
    assert run.facts == {
        "customer": "Bellerive SARL",
        "customer_id": "C1",
        "lines": [
            {
                "sku": "TAS-300",
                "quantity": 12,
                "unit_price": "8.50",
                "discount_percent": "0.00",
                "vat_rate": "20.00",
                "total_excl_vat": "102.00",
            },
            {
                "sku": "MOU-1",
                "quantity": 3,
                "unit_price": "42.00",
                "discount_percent": "0.00",
                "vat_rate": "20.00",
                "total_excl_vat": "126.00",
            },
        ],
        "total_excl_vat": "228.00",
        "total_vat": "45.60",
        "total_incl_vat": "273.60",
        "discount_percent": "0.00",
        "requested_discount_percent": None,
        "rules": [],
        "rule_versions": [],
        "deposit_percent": "0.00",
        "deposit_amount": "0.00",
        "mentions": [],
        "language": "fr",
        "number": "D2026-0001",
        "valid_until": "2026-12-23",
        "replaces": None,
        "sent_to": "achats@bellerive.example",
    }
    assert [mail["to"] for mail in run.mails] == ["achats@bellerive.example"]
    assert run.codes == []


async def test_the_quote_is_recorded_mailed_marked_and_said_once():
    run = case()
    await run.begin(brief("bellerive", "2 soucoupe lune"))

    assert [(effect.kind, effect.awaited) for effect in run.effects] == [
        ("books.record_quote", True),
        ("mail", True),
        ("books.mark_quote_sent", False),
    ]
    assert len({effect.key for effect in run.effects}) == 3
    [quote] = run.quotes
    assert (quote.customer_id, quote.new_customer, quote.replaces) == ("C1", None, "")
    assert quote.total_excl_vat == Decimal("6.40")
    assert quote.lines[0].description == "Soucoupe Lune"
    assert len(run.says) == 1


async def test_two_reads_at_most_and_one_per_node():
    books = shop()
    await case(books).begin(brief("bellerive", "2 soucoupe lune"))
    assert books.reads == ["directory", "quote_facts"]


async def test_the_pdf_is_kept_attached_to_the_mail_and_to_the_card():
    run = case()
    await run.begin(brief("bellerive", "2 soucoupe lune"))

    [kept] = [file for turn in run.turns for file in turn.context.files]
    attached = run.mails[0]["attachments"]
    assert [file["id"] for file in attached] == [kept.ref.id]
    assert kept.ref.name == "Devis-D2026-0001.pdf"
    printed = json.loads(kept.body)
    assert (printed["number"], printed["seller"]) == ("D2026-0001", "Léa Marchand")
    assert [block.file for block in run.says[-1].blocks if isinstance(block, Attachment)] == [kept.ref]


async def test_the_customers_language_for_the_mail_the_readers_for_the_card():
    run = case()
    await run.begin(brief("Harbour Tea", "2 soucoupe lune"))

    assert run.mails[0]["subject"] == "Your quote D2026-0001 – Atelier Vauban"
    assert run.mails[0]["text"].startswith("Dear Jane Poole,\n\nThank you")
    assert "€6.40 excluding VAT" in run.mails[0]["text"]
    assert "Quote-D2026-0001.pdf" in words(run.says[-1])
    assert run.says[-1].summary.startswith("Devis D2026-0001 envoyé à Harbour Tea Ltd")


async def test_english_reader_french_customer():
    run = case(language="en")
    await run.begin(brief("bellerive", "2 soucoupe lune"))

    assert run.says[-1].summary == (
        "Quote D2026-0001 sent to Bellerive SARL (achats@bellerive.example): €6.40 excl. VAT."
    )
    assert run.mails[0]["text"].startswith("Bonjour Anne Roux,")
    assert run.mails[0]["text"].rstrip().endswith("Léa Marchand\nAtelier Vauban\ncontact@vauban.example")


async def test_a_rule_of_the_books_gives_its_discount_and_is_named():
    run = case()
    await run.begin(brief("bellerive", "100 soucoupe lune"))

    assert run.facts["rules"] == ["R-SOU"]
    assert run.facts["discount_percent"] == "12.00"
    assert run.facts["total_excl_vat"] == "281.60"
    assert "Soucoupes par 100" in words(run.says[-1])


async def test_the_larger_of_rule_and_request_applies_line_by_line():
    run = case()
    await run.begin(brief("bellerive", "100 soucoupe lune", "10 tasse aurora rouge", discount_percent="8"))

    assert [line["discount_percent"] for line in run.facts["lines"]] == ["12.00", "8.00"]
    assert run.facts["requested_discount_percent"] == "8.00"
    assert run.facts["rules"] == ["R-SOU"]
    assert run.facts["discount_percent"] == "11.16"


async def test_lines_of_one_product_are_one_line():
    run = case()
    await run.begin(brief("bellerive", "2 soucoupe lune", "1 moulin cassis", "3 saucer"))
    assert [(line["sku"], line["quantity"]) for line in run.facts["lines"]] == [("SOU-2", 5), ("MOU-1", 1)]


async def test_lines_of_one_product_on_other_terms_stay_apart_and_count_together_for_the_rules():
    run = case()
    await run.begin(brief("bellerive", "60 soucoupe lune", WantedLine("saucer", "40", discount_percent="10")))
    assert [(line["quantity"], line["discount_percent"]) for line in run.facts["lines"]] == [
        (60, "12.00"),
        (40, "12.00"),
    ]


async def test_what_can_be_divided_is():
    run = case()
    await run.begin(brief("bellerive", "2.5 thé sencha"))
    line = run.facts["lines"][0]
    assert (line["quantity"], line["vat_rate"], line["total_excl_vat"]) == ("2.5", "5.50", "78.50")


@pytest.mark.parametrize("pack", ["cartons", "carton", "boxes", "caisses"])
async def test_a_pack_that_the_product_is_sold_by_counts_packs(pack: str):
    run = case()
    await run.begin(brief("bellerive", WantedLine("filtre papier", "3", pack=pack)))
    assert run.facts["lines"][0]["quantity"] == 3


async def test_without_vat_the_quote_and_the_mail_speak_of_none():
    books = shop()
    books.company = replace(books.company, vat_exempt=True)
    run = case(books)
    await run.begin(brief("bellerive", "2 soucoupe lune"))
    assert (run.facts["total_vat"], run.facts["total_incl_vat"]) == ("0.00", "6.40")
    assert "HT" not in run.mails[0]["text"] and "TTC" not in run.mails[0]["text"]


async def test_what_was_not_understood_is_said():
    run = case()
    await run.begin(brief("bellerive", "2 soucoupe lune", not_understood=["livraison avant Noël"]))
    assert "livraison avant Noël" in words(run.says[-1])


async def test_names_from_outside_cannot_break_a_header():
    books = shop()
    books.company = replace(books.company, name="Atelier\r\nBcc: x@evil.example")
    run = case(books)
    await run.begin(brief("bellerive", "2 soucoupe lune"))
    assert "\n" not in run.mails[0]["subject"] and "\r" not in run.mails[0]["subject"]


async def test_the_ledger_says_why():
    run = case()
    await run.begin(brief("bellerive", "100 soucoupe lune", discount_percent="10"))
    judged = next(record for record in run.records if record.kind == "judged")
    assert judged.what == "act"
    assert judged.why["rules"] == ["R-SOU"]
    assert judged.why["limits"] == {"discount_percent": "10.00", "amount": "5000.00"}
    assert [record.what for record in run.records if record.kind == "effect"] == ["books.record_quote", "mail"]
    json.dumps([record.why for record in run.records])


async def test_five_hundred_lines_are_priced_and_the_card_stays_readable():
    books = shop()
    books.products = [
        replace(books.products[3], sku=f"P{at}", name=f"Article {at} zébu", aliases=[]) for at in range(500)
    ]
    run = case(books)
    await run.begin(brief("bellerive", *[f"1 P{at}" for at in range(500)]))
    assert run.ending == "done"
    assert len(run.facts["lines"]) == 500
    [table] = [block for block in run.says[-1].blocks if isinstance(block, Table)]
    assert len(table.rows) == 40
    assert "460 autres lignes" in words(run.says[-1])


def test_a_new_customer_is_a_saved_type():
    from graphs.quote.state import SAVED

    assert NewCustomer in SAVED
