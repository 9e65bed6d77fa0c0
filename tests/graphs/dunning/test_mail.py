"""The mails themselves, as a customer reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.dunning.mail import MOST_LISTED, manner_of, quote_mail, reminder_mail
from graphs.dunning.plan import Contact
from graphs.dunning.texts import Rendered
from graphs.dunning.texts_port import OwnText
from integrations.books.port import Company, Customer, SentQuote
from tests.graphs.dunning.company import COMPANY, CUSTOMER, TODAY, VIP, OwnTexts, contact, invoice, late_by, sent

WITH_IBAN = replace(COMPANY, iban="FR76 3000 1007 9412 3456 7890 185")
THREATS = re.compile(r"pénalit|indemnit|mise en demeure|L441|D441|penalt|interest|formal notice|40", re.IGNORECASE)
BEFORE_LAST = [sent("F1", 1, 30), sent("F1", 2, 12)]

LOOSE_SPACE = re.compile(r"\w [;!?»%:€](?!\w)|« ")


def mail(
    found: Contact,
    customer: Customer = CUSTOMER,
    company: Company = COMPANY,
    *,
    copies: bool = False,
    seller: str = "",
    language: str = "fr",
    own: OwnTexts | None = None,
) -> Rendered:
    return reminder_mail(found, customer, company, copies, seller, own, language)


def last_notice(**others: object) -> Contact:
    return contact([late_by(40, "1284.60")], BEFORE_LAST, **others)


def test_one_invoice():
    rendered = mail(contact([invoice("F2026-77", date(2026, 11, 1), "1284.60")]), seller="Anne Leroy")
    assert rendered.subject == "Votre règlement\u00a0: facture F2026-77"
    assert rendered.body.startswith("À l'attention de Paul Mercier\n\nMadame, Monsieur,\n\nSauf erreur de notre part")
    assert "\n  F2026-77  échue le 1er\u00a0novembre 2026  1\u202f284,60\u00a0€\n" in rendered.body
    assert "Total" not in rendered.body
    assert rendered.body.endswith("\n\nAnne Leroy\nAtelier Lorme\n02 51 00 00 00\nfacturation@lorme.example\n")


def test_several_are_lined_up_and_added():
    found = contact(
        [
            invoice("F2026-9", date(2026, 11, 1), "1284.60", "284.60"),
            invoice("F2026-101", date(2026, 11, 12), "92.10"),
            invoice("AV-3", date(2026, 11, 20), "-50", issued_on=date(2026, 11, 5)),
            invoice("F2026-50", date(2026, 9, 1), "100", "112.50"),
        ]
    )
    body = mail(found).body
    rows = [line for line in body.splitlines() if line.startswith("  ")]
    assert [re.split(r" {2,}", row.strip()) for row in rows] == [
        ["F2026-9", "échue le 1er\u00a0novembre 2026, solde sur 1\u202f284,60\u00a0€", "1\u202f000,00\u00a0€"],
        ["F2026-101", "échue le 12\u00a0novembre 2026", "92,10\u00a0€"],
        ["F2026-50", "trop-perçu, déduit", "−12,50\u00a0€"],
        ["AV-3", "avoir du 5\u00a0novembre 2026, déduit", "−50,00\u00a0€"],
        ["Total à régler", "1\u202f029,60\u00a0€"],
    ]
    assert len({len(row) for row in rows}) == 1
    assert mail(found).subject == "Votre règlement\u00a0: factures F2026-9 et F2026-101"


def test_a_customer_with_five_hundred_invoices():
    owed = [late_by(3 + at, "10.01", f"F{at:03}") for at in range(500)]
    rendered = mail(contact(owed), language="en")
    rows = [line for line in rendered.body.splitlines() if line.startswith("  ")]
    assert len(rows) == MOST_LISTED + 2
    assert rows[0].split()[0] == "F499"
    assert rows[-2].split() == ["…", "and", "460", "more", "invoices", "€4,604.60"]
    assert rows[-1].endswith("€5,005.00")
    assert rendered.subject == "Your payment: invoice F499 and 499 more"


def test_many_credit_notes_are_counted_too():
    owed = [late_by(30, "9000"), *(late_by(9, "-1.50", f"AV{at:02}") for at in range(13))]
    body = mail(contact(owed)).body
    assert "et 3 autres déductions" in body
    assert "−4,50\u00a0€" in body
    assert "8\u202f980,50\u00a0€" in body


def test_the_iban_is_given_when_it_is_known():
    found = contact([late_by(5)])
    assert (
        "Règlement par virement à Atelier Lorme, IBAN FR76 3000 1007 9412 3456 7890 185, en rappelant la référence F1."
        in mail(found, company=WITH_IBAN).body
    )
    assert "IBAN" not in mail(found).body


@pytest.mark.parametrize(("owed", "said"), [(1, "une copie de la facture."), (2, "une copie des factures.")])
def test_copies_are_told_when_they_are_attached(owed: int, said: str):
    found = contact([late_by(5 + at, number=f"F{at}") for at in range(owed)])
    assert said in mail(found, copies=True).body
    assert "pièce jointe" not in mail(found).body


def test_the_last_notice_tells_the_interest_with_its_day_and_the_fee():
    found = last_notice()
    assert found.penalty is not None
    body = mail(found).body
    assert found.penalty.total == Decimal("17.46")  # 1284.60 × 12.40 % × 40 / 365 = 17.456…
    assert "l'article L441-10 du Code de commerce" in body
    assert "17,46\u00a0€, arrêtées au 23\u00a0novembre 2026" in body
    assert "indemnité forfaitaire pour frais de recouvrement de 40,00\u00a0€ (article D441-5)" in body
    english = mail(found, language="en").body
    assert "€17.46, as of 23\u00a0November 2026" in english
    assert "fixed fee of €40.00" in english


def test_the_fee_is_for_each_invoice():
    found = contact([late_by(40, "100"), late_by(2, "60", "F2")], BEFORE_LAST)
    assert "40,00\u00a0€ par facture, soit 80,00\u00a0€" in mail(found).body


def test_without_a_rate_the_company_s_own_terms_are_told_or_the_law():
    found = last_notice(rates=[])
    terms = replace(COMPANY, late_penalty="3 fois le taux d'intérêt légal.")
    assert "au taux suivant\u00a0: 3 fois le taux d'intérêt légal. S'y ajoute" in mail(found, company=terms).body
    body = mail(found).body
    assert "de plein droit" in body
    assert "L441-10" in body
    assert "40,00\u00a0€" in body
    assert "0,00\u00a0€, arrêtées" not in body


def test_a_consumer_reads_of_no_penalty():
    consumer = replace(CUSTOMER, siren="")
    found = contact([late_by(40, "1284.60", customer=consumer)], BEFORE_LAST, customer=consumer)
    body = mail(found, consumer).body
    assert found.tone == "last"
    assert not re.search(r"pénalit|indemnit|441", body)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("manner", ["formal", "warm"])
@pytest.mark.parametrize("past", [[], [sent("F1", 1, 30)], BEFORE_LAST, [*BEFORE_LAST, sent("F1", 3, 11)]])
def test_a_vip_is_never_threatened(language: str, manner: str, past: list[object]):
    vip = replace(VIP, manner=manner)
    found = contact([late_by(60, "123.56", customer=vip)], past, customer=vip)  # pyright: ignore[reportArgumentType]
    rendered = mail(found, vip, language=language)
    assert not THREATS.search(rendered.subject + rendered.body)
    taken_up = "revenir vers vous" if language == "fr" else "writing to you again"
    assert (taken_up in rendered.body) == bool(past)


def test_each_level_reads_otherwise():
    found = last_notice()
    tones = ("early", "courteous", "firm", "last")
    bodies = {mail(replace(found, tone=tone)).body for tone in tones}
    subjects = {mail(replace(found, tone=tone)).subject for tone in tones}
    assert len(bodies) == len(subjects) == 4


@pytest.mark.parametrize(
    ("segment", "manner", "written"),
    [
        ("standard", "", "formal"),
        ("loyal", "", "warm"),
        ("vip", "", "warm"),
        ("vip", "formal", "formal"),
        ("standard", "warm", "warm"),
    ],
)
def test_the_manner_is_the_customer_s(segment: str, manner: str, written: str):
    customer = replace(CUSTOMER, segment=segment, manner=manner)  # pyright: ignore[reportArgumentType]
    assert manner_of(customer) == written
    greeting = {"formal": "Madame, Monsieur,", "warm": "Bonjour Paul Mercier,"}[written]
    assert greeting in mail(contact([late_by(5)]), customer).body


@pytest.mark.parametrize(
    ("language", "manner", "greeting"),
    [
        ("fr", "formal", "Madame, Monsieur,"),
        ("fr", "warm", "Bonjour,"),
        ("en", "formal", "Dear Sir or Madam,"),
        ("en", "warm", "Hello,"),
    ],
)
def test_without_a_contact(language: str, manner: str, greeting: str):
    customer = replace(CUSTOMER, contact="", manner=manner)  # pyright: ignore[reportArgumentType]
    assert mail(contact([late_by(5)]), customer, language=language).body.startswith(f"{greeting}\n")


def test_other_languages_are_written_in_english():
    assert "Dear Paul Mercier" in mail(contact([late_by(5)]), language="de").body


def test_what_does_not_change_from_day_to_day_reads_the_same():
    """What was approved on one day is what leaves on another."""
    owed = [late_by(12)]
    later = TODAY + timedelta(days=2)
    assert mail(contact(owed)) == mail(contact(owed, today=later))


def test_the_company_s_own_wording_is_used():
    own = OwnTexts(
        OwnText("reminder.courteous", "fr", "formal", "{customer}, {days}", "{count} pour {total}\n{invoices}")
    )
    rendered = mail(contact([late_by(5)]), own=own)
    assert rendered.subject == "Brasserie des Quais, 5 jours"
    assert rendered.body.startswith("1 pour 100,00\u00a0€\n  F1  échue le 18\u00a0novembre 2026")


def test_hostile_names_stay_on_their_line():
    hostile = replace(
        CUSTOMER,
        name="Quais\r\nBcc: all@lorme.example",
        contact="Paul\n\n{iban} {0.__class__} %s",
        manner="warm",
    )
    rendered = mail(contact([late_by(5, number="F1\r\nTo: x@y.example")]), hostile)
    assert "\nTo:" not in rendered.body
    assert rendered.body.startswith("Bonjour Paul {iban} {0.__class__} %s,\n")
    assert len(rendered.subject.splitlines()) == 1


QUOTE = SentQuote("D2026-0042", CUSTOMER, date(2026, 11, 1), date(2026, 12, 1), Decimal(1000), Decimal(1200))


def test_a_quote_is_followed_up():
    rendered = quote_mail("quote.first", QUOTE, COMPANY, "", None, "fr")
    assert rendered.subject == "Votre avis sur notre devis D2026-0042"
    assert "le 1er\u00a0novembre 2026 notre devis D2026-0042, d'un montant de 1\u202f000,00\u00a0€ HT" in rendered.body
    assert "«\u00a0bon pour accord\u00a0»" in rendered.body
    assert rendered.body.endswith("Atelier Lorme\n02 51 00 00 00\nfacturation@lorme.example\n")


def test_a_quote_is_followed_up_before_it_expires():
    english = quote_mail("quote.last", QUOTE, COMPANY, "Anne Leroy", None, "en")
    assert english.subject == "Our quote D2026-0042 expires on 1\u00a0December 2026"
    assert "€1,000.00 excluding VAT, €1,200.00 including VAT" in english.body
    exempt = quote_mail("quote.last", QUOTE, replace(COMPANY, vat_exempt=True), "", None, "fr")
    assert "HT" not in exempt.body
    assert "TTC" not in exempt.body


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(-40, 400), st.decimals("-200", "3000", places=2)), min_size=1, max_size=60),
    st.sampled_from(["fr", "en"]),
    st.sampled_from(["", "formal", "warm"]),
    st.sampled_from([[], [sent("F0", 1, 30)], [sent("F0", 1, 30), sent("F0", 2, 20)]]),
)
def test_what_is_written_adds_up_to_what_is_asked(
    owed: list[tuple[int, Decimal]], language: str, manner: str, past: list[object]
):
    """The rows of the mail, read back, sum to its total."""
    customer = replace(CUSTOMER, manner=manner)  # pyright: ignore[reportArgumentType]
    invoices = [late_by(90, "300", "F0"), *(late_by(at, str(sum_), f"F{n + 1}") for n, (at, sum_) in enumerate(owed))]
    if sum((each.balance for each in invoices if each.due_on < TODAY or each.balance < 0), Decimal(0)) <= 5:
        return
    found = contact(invoices, past)  # pyright: ignore[reportArgumentType]
    rendered = mail(found, customer, language=language, copies=True)
    rows = [line for line in rendered.body.splitlines() if line.startswith("  ")]
    figures = [_amount(line, language) for line in rows]
    assert (figures[0] if len(figures) == 1 else sum(figures[:-1])) == found.total
    assert figures[-1] == found.total
    assert not re.search(r"\n{3,}|[{}]| \n", rendered.body)
    if language == "fr":
        assert not LOOSE_SPACE.search(rendered.body)


def _amount(row: str, language: str) -> Decimal:
    """The last cell of a row."""
    cell = row.rsplit("  ", 1)[1].replace("\u2212", "-").replace("€", "").replace("\u202f", "").replace("\u00a0", "")
    return Decimal(cell.replace(",", ".") if language == "fr" else cell.replace(",", ""))
