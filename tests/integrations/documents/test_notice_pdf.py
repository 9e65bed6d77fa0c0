"""The letter of formal notice, read back as its reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrations.books.port import Company
from integrations.documents.notice_view import notice_view
from integrations.documents.notice_wording import ENGLISH, FRENCH
from integrations.documents.port import NoticeDocument, NoticeInvoice
from integrations.documents.typst_pdf import TypstDocuments
from tests.integrations.documents.quotes import SELLER, edges, pages, text

DOCUMENTS = TypstDocuments()
MILLIMETRE = 72 / 25.4


def invoice(number: str = "F2026-0103", balance: str = "1200.00", due: date = date(2026, 10, 19)) -> NoticeInvoice:
    return NoticeInvoice(number, date(2026, 9, 19), due, Decimal(balance), Decimal(balance))


def letter(**values: object) -> NoticeDocument:
    made = NoticeDocument(
        language="fr",
        company=SELLER,
        issued_on=date(2026, 11, 23),
        customer_name="Café Bellerive & Cie",
        customer_contact="Mme Roux",
        customer_siren="732829320",
        customer_vat_number="",
        invoices=[invoice()],
        total=Decimal("1200.00"),
        interest=Decimal("14.27"),
        fee=Decimal(40),
        explained=["F2026-0103 : 1 200,00 € × 12,4 % × 35 jours / 365 = 14,27 €."],
        business=True,
        reminded_on=[date(2026, 10, 24), date(2026, 11, 1)],
        delay_days=8,
        signer="Claire Nogaro",
    )
    return replace(made, **values)  # type: ignore[arg-type]  # fields by name


async def printed(document: NoticeDocument) -> str:
    return text(await DOCUMENTS.notice_pdf(document))


async def test_a_french_letter_says_all_that_makes_it_a_formal_notice() -> None:
    said = await printed(letter())
    for mention in (
        "MISE EN DEMEURE",
        "Lettre recommandée avec accusé de réception",
        "23 novembre 2026",
        SELLER.name,
        "Café Bellerive & Cie",
        "F2026-0103",
        "19 octobre 2026",
        "1 200,00 €",
        "14,27 €",
        "40,00 €",
        "nous vous mettons en demeure de nous payer la somme de 1 254,27 €",
        "8 jours",
        "24 octobre 2026 et 1er novembre 2026",
        "article 1344 du Code civil",
        "L441-10",
        "D441-5",
        "commissaire de justice",
        "12,4 % × 35 jours",
        "Claire Nogaro",
        "Signature",
        "Adresse :",
    ):
        assert mention in said, mention


async def test_an_english_letter_keeps_the_french_words_of_the_law() -> None:
    said = await printed(letter(language="en"))
    for mention in (
        "FORMAL NOTICE TO PAY",
        "mise en demeure",
        "23 November 2026",
        "€1,254.27",
        "article 1344",
        "L441-10",
    ):
        assert mention in said, mention
    assert "Sauf erreur" not in said


async def test_the_same_letter_is_the_same_file() -> None:
    assert await DOCUMENTS.notice_pdf(letter()) == await TypstDocuments().notice_pdf(letter())


async def test_a_consumer_is_told_of_no_fee_and_of_no_commercial_law() -> None:
    said = await printed(letter(business=False, interest=None, fee=Decimal(0), explained=[]))
    assert "1 200,00 €" in said and "1344" in said
    assert "L441-10" not in said and "40" not in said.replace("2040", "").replace("1340", "")


async def test_interest_that_cannot_be_told_is_announced_and_not_counted() -> None:
    said = await printed(letter(interest=None))
    assert "la somme de 1 240,00 €" in said and "vous sera communiqué" in said


async def test_a_credit_is_deducted_in_the_table() -> None:
    credit = invoice("AV2026-0001", "-200.00")
    said = await printed(letter(invoices=[invoice(), credit], total=Decimal(1000)))
    assert "AV2026-0001" in said and "à déduire" in said and "la somme de 1 054,27 €" in said


async def test_five_hundred_invoices_are_all_listed() -> None:
    many = [invoice(f"F{at:04}", "10.00") for at in range(500)]
    pdf = await DOCUMENTS.notice_pdf(letter(invoices=many, total=Decimal(5000)))
    said = text(pdf)
    assert len(pages(pdf)) > 5 and all(each.number in said for each in many)


async def test_a_known_address_is_printed_instead_of_the_line_to_fill() -> None:
    said = await printed(letter(customer_address=["2 quai Nord", "33000 Bordeaux"]))
    assert "33000 Bordeaux" in said and "Adresse :" not in said


async def test_without_a_company_file_it_is_still_a_letter() -> None:
    said = await printed(letter(company=Company(), signer="", reminded_on=[]))
    assert "MISE EN DEMEURE" in said and "IBAN" not in said and "relance" not in said.lower()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(max_size=80))
async def test_hostile_words_stay_on_the_page(name: str, number: str) -> None:
    pdf = await DOCUMENTS.notice_pdf(
        letter(customer_name=name, customer_contact=name, signer=name, invoices=[invoice(number)], explained=[name])
    )
    left, bottom, right, top = edges(pdf)
    assert left >= 20 * MILLIMETRE and right <= (210 - 20) * MILLIMETRE
    assert bottom >= 4 * MILLIMETRE and top <= (297 - 8) * MILLIMETRE


@pytest.mark.parametrize("code", ['#panic("x")', "$x$", "*gras*", "\\u{41}", "= Titre", "@ref", "`raw`"])
async def test_words_are_never_code(code: str) -> None:
    assert code in await printed(letter(customer_name=code, invoices=[invoice()]))


def test_both_languages_fill_the_same_blanks() -> None:
    for name, french in vars(FRENCH).items():
        english = vars(ENGLISH)[name]
        assert bool(french) == bool(english), name
        for blank in ("{number}", "{count}", "{total}", "{days}", "{company}", "{iban}"):
            assert (blank in french) == (blank in english), (name, blank)


def test_the_sums_are_those_of_the_letter() -> None:
    view = notice_view(letter())
    assert [row["value"].replace("\u202f", "").replace("\u00a0", "") for row in view["sums"]] == [
        "1200,00€",
        "14,27€",
        "40,00€",
    ]
    assert "1\u202f254,27" in view["whole"]["value"] and "1\u202f254,27" in view["demand"]
