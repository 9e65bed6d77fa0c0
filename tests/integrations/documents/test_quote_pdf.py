"""The quote PDF, read back as a customer's program reads it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrations.books.port import Company
from integrations.documents.typst_pdf import TypstDocuments
from integrations.errors import Rejected
from tests.integrations.documents.quotes import LINES, SELLER, document, edges, line, pages, text

DOCUMENTS = TypstDocuments()
MILLIMETRE = 72 / 25.4


def assert_inside_the_page(pdf: bytes) -> None:
    left, bottom, right, top = edges(pdf)
    assert left >= 17 * MILLIMETRE
    assert right <= (210 - 17) * MILLIMETRE
    assert bottom >= 4 * MILLIMETRE
    assert top <= (297 - 8) * MILLIMETRE


async def test_a_french_quote_carries_the_business_mentions() -> None:
    printed = text(await DOCUMENTS.quote_pdf(document()))
    for mention in (
        "DEVIS",
        "N° D2026-0042",
        "22 novembre 2026",
        "Valable jusqu’au 22 décembre 2026",
        "Atelier des Moulins",
        "12 rue des Potiers",
        "69002 Lyon",
        "SARL au capital de 20 000 €",
        "RCS Lyon",
        "Café des Arts & Cie",
        "À l’attention de Mme Hélène Lefèvre",
        "Camille Roux",
        "À 45 jours à compter de la date de facture",
        "dès le lendemain de l’échéance",
        "3 fois le taux d’intérêt légal",
        "40 €",
        "L441-10 et D441-5",
        "Pas d’escompte",
        "10 jours ouvrés",
        "Bon pour accord",
        "Date",
        "Nom et qualité",
        "Signature",
        "Page 1 / 1",
    ):
        assert mention in printed, mention
    together = printed.replace(" ", "")
    for identifier in ("SIREN552100554", "SIRET55210055400013", "FR27552100554", "FR44732829320", SELLER.iban):
        assert identifier in together, identifier


async def test_a_french_quote_shows_every_amount() -> None:
    printed = text(await DOCUMENTS.quote_pdf(document()))
    for amounts in (
        "120 pièce 8,90 € 5 % 20 % 1 014,60 €",
        "6 pièce 19,90 € 5,5 % 119,40 €",
        "1 000 pièce 0,0525 € 20 % 52,50 €",
        "Total HT avant remises 1 239,90 €",
        "Remises −53,40 €",
        "Total HT 1 186,50 €",
        "TVA 20 % sur 1 067,10 € 213,42 €",
        "TVA 5,5 % sur 119,40 € 6,57 €",
        "Total TTC 1 406,49 €",
    ):
        assert amounts in printed, amounts


async def test_an_english_quote_has_the_same_legal_content() -> None:
    printed = text(await DOCUMENTS.quote_pdf(document(language="en")))
    for mention in (
        "QUOTATION",
        "No. D2026-0042",
        "22 November 2026",
        "Valid until 22 December 2026",
        "SARL, share capital €20,000",
        "45 days from the invoice date",
        "the day after the due date",
        "3 times the French legal interest rate",
        "€40",
        "L441-10 and D441-5",
        "No discount for early payment",
        "10 working days",
        "Bon pour accord",
        "120 pièce €8.90 5% 20% €1,014.60",
        "VAT 20% on €1,067.10 €213.42",
        "VAT 5.5% on €119.40 €6.57",
        "Total excl. VAT €1,186.50",
        "Total incl. VAT €1,406.49",
    ):
        assert mention in printed, mention
    assert "échéance" not in printed


async def test_an_exempt_seller_shows_the_article_and_no_vat() -> None:
    seller = Company(name="Julie Martin EI", siren="552100554", vat_exempt=True)
    lines = [line("A", "Conseil", "2", "450", vat="0")]
    french = text(await DOCUMENTS.quote_pdf(document(lines, company=seller)))
    assert "TVA non applicable, art. 293 B du CGI" in french
    assert "Net à payer 900,00 €" in french
    assert "TTC" not in french
    english = text(await DOCUMENTS.quote_pdf(document(lines, company=seller, language="en")))
    assert "VAT not applicable, art. 293 B" in english


async def test_an_exempt_seller_cannot_charge_vat() -> None:
    with pytest.raises(Rejected, match="293 B"):
        await DOCUMENTS.quote_pdf(document(company=replace(SELLER, vat_exempt=True)))


async def test_what_the_company_did_not_fill_in_is_left_out() -> None:
    printed = text(await DOCUMENTS.quote_pdf(document(company=Company(name="Zinc"), customer_contact="", seller="")))
    for label in ("SIRET", "RCS", "capital", "IBAN", "Livraison", "attention", "interlocuteur", "()", "None"):
        assert label not in printed, label
    assert "taux de refinancement de la BCE majoré de 10 points" in printed  # the legal default


async def test_no_discount_no_discount_column() -> None:
    printed = text(await DOCUMENTS.quote_pdf(document([line("A", "Bol", "3", "10")])))
    assert "REMISE" not in printed.upper()


async def test_payment_on_receipt() -> None:
    assert "À réception de la facture" in text(await DOCUMENTS.quote_pdf(document(payment_terms_days=0)))


HOSTILE = "#import \"x.typ\": * $x^2$ *gras* _it_ @ref 'q' `raw` <l> // c /* d */ = T \\ #{} [a] ~ -- ... #panic()"


async def test_a_deposit_stands_below_the_total_and_in_the_terms() -> None:
    asked = {"deposit_percent": Decimal("30"), "deposit_amount": Decimal("421.95")}
    printed = text(await DOCUMENTS.quote_pdf(document(**asked)))
    assert "Acompte à la commande (30 %) 421,95 €" in printed
    assert "Acompte de 30 % à la commande, soit 421,95 € ; le solde" in " ".join(printed.split())
    english = text(await DOCUMENTS.quote_pdf(document(language="en", **asked)))
    assert "Deposit due with order (30%) €421.95" in english
    assert "Acompte" not in text(await DOCUMENTS.quote_pdf(document()))


async def test_mentions_are_printed_as_written_and_stay_inside_the_page() -> None:
    mentions = ["Franco de port dès 500 € HT.", '#panic("x") *gras*', "z" * 5000, *(["encore"] * 50)]
    pdf = await DOCUMENTS.quote_pdf(document(mentions=mentions))
    printed = text(pdf)
    assert "Franco de port dès 500 € HT." in printed and '#panic("x") *gras*' in printed
    assert_inside_the_page(pdf)


async def test_hostile_text_is_printed_as_it_is_written() -> None:
    changes = {"customer_name": HOSTILE, "customer_contact": HOSTILE, "seller": HOSTILE, "note": HOSTILE}
    company = replace(SELLER, name=HOSTILE, delivery_delay=HOSTILE, late_penalty=HOSTILE)
    printed = text(await DOCUMENTS.quote_pdf(document([line("A", HOSTILE, "1", "1")], company=company, **changes)))
    assert printed.count(HOSTILE) >= 7


async def test_ten_kilobyte_names_stay_inside_the_page() -> None:
    word, name = "W" * 10_000, "nom " * 2_500
    lines = [line(word, word, "999999999", "9999999.99"), line("B", name, "1", "1"), replace(LINES[0], unit=word)]
    seller = replace(SELLER, name=word, address=word, rcs=word, email=word, late_penalty=word, siren=word)
    pdf = await DOCUMENTS.quote_pdf(document(lines, company=seller, customer_name=word, customer_siren=word, note=word))
    assert_inside_the_page(pdf)
    assert len(pages(pdf)) <= 8


async def test_control_and_invisible_characters_are_removed() -> None:
    name = "Caf\x00é\x1b[31m \u202eevil\u202c\u200b \ufeffBar\ud800\r\nZinc"
    pdf = await DOCUMENTS.quote_pdf(document(customer_name=name))
    assert "Café[31m evil Bar Zinc" in text(pdf)


async def test_500_lines_repeat_the_header_and_number_the_pages() -> None:
    lines = [line(f"SKU-{i}", f"Article {i}", str(i + 1), "3.10") for i in range(500)]
    printed = pages(await DOCUMENTS.quote_pdf(document(lines)))
    assert len(printed) > 10
    for number, page in enumerate(printed, 1):
        assert f"Page {number} / {len(printed)}" in page
        assert "DÉSIGNATION" in page
        assert number == 1 or "DEVIS N° D2026-0042" in page
    everything = " ".join(printed)
    assert set(re.findall(r"SKU-\d+", everything)) == {f"SKU-{i}" for i in range(500)}
    assert "Bon pour accord" in printed[-1]


async def test_the_same_document_gives_the_same_bytes_in_any_order_and_any_compiler() -> None:
    other = TypstDocuments()
    first, second = document(), document(language="en", number="D2026-0043")
    made = await asyncio.gather(*(DOCUMENTS.quote_pdf(d) for d in (first, second, first)))
    assert made[0] == made[2] == await other.quote_pdf(first)
    assert made[1] == await other.quote_pdf(second)
    assert made[0] != made[1]


async def test_prices_keep_their_decimals_and_large_amounts_their_digits() -> None:
    lines = [replace(line("A", "Vis", "0.333333", "0.000125"), total_excl_vat=Decimal("12345678901234.56"))]
    printed = text(await DOCUMENTS.quote_pdf(document(lines)))
    assert "0,333333" in printed
    assert "0,000125 €" in printed
    assert "12 345 678 901 234,56 €" in printed


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(max_size=300), note=st.text(max_size=300), sku=st.text(max_size=60))
def test_any_text_makes_a_pdf_within_the_page(name: str, note: str, sku: str) -> None:
    made = document([line(sku, name, "2", "4.50")], customer_name=name, note=note, seller=name, number=sku)
    pdf = asyncio.run(DOCUMENTS.quote_pdf(replace(made, company=replace(SELLER, name=name, city=note, rcs=sku))))
    assert pdf.startswith(b"%PDF-")
    assert_inside_the_page(pdf)
