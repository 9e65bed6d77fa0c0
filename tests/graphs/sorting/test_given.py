"""What a mail gives of its writer, and which goods it asks about: nothing that it does not hold."""

from __future__ import annotations

from graphs.sorting.enquiry import read_enquiry
from graphs.sorting.given import given_of_mail
from graphs.sorting.mail import MailWords
from tests.graphs.understanding.companies import TABLEWARE

SIGNED = """Bonjour,

Nous ouvrons un hôtel et cherchons des théières.

Cordialement,
Léa Guérin
Directrice des achats
Hôtel des Arts SARL
12 rue du Port, 44000 Nantes
06 12 34 56 78
SIREN : 552 100 554
www.hotel-des-arts.example"""


def test_a_signature_says_who_writes() -> None:
    given = given_of_mail(MailWords("Demande", SIGNED, "lea@arts.example"), TABLEWARE)
    assert (given.name, given.company, given.role) == ("Léa Guérin", "Hôtel des Arts SARL", "Directrice des achats")
    assert (given.phone, given.siren) == ("06 12 34 56 78", "552100554")
    assert (given.postal_code, given.city) == ("44000", "Nantes")
    assert (given.email, given.language, given.doubts) == ("lea@arts.example", "fr", [])


def test_a_form_that_comes_by_mail_is_read_by_its_fields() -> None:
    text = (
        "Nom : Paul Roy\nEmail : paul@roy.example\nTéléphone : 0611223344\nSociété : Roy\nMessage : bonjour\nà bientôt"
    )
    given = given_of_mail(MailWords("Contact", text, "noreply@site.example", automatic=True), TABLEWARE)
    assert (given.name, given.email, given.phone, given.company) == (
        "Paul Roy",
        "paul@roy.example",
        "0611223344",
        "Roy",
    )
    assert given.message.endswith("bonjour\nà bientôt")
    assert given.doubts == ["reply_elsewhere"]


def test_what_is_not_there_is_not_made_up() -> None:
    given = given_of_mail(MailWords("", "hello, call me", "x@gmail.com"), TABLEWARE)
    told = (given.name, given.company, given.phone, given.siren, given.city, given.budget, given.role, given.product)
    assert told == ("",) * 8


def test_long_fields_are_cut_and_that_is_said() -> None:
    given = given_of_mail(MailWords("", "x " * 20_000, "x@y.example"), TABLEWARE)
    assert len(given.message) == 10_000
    assert "message" in given.cut


def test_a_question_about_goods() -> None:
    products, asked, quantities = read_enquiry(
        "Bonjour, quel est le prix de 12 théières ? Avez-vous des carafes 1 L en stock ?", TABLEWARE
    )
    assert [name.lower().split()[0] for name in products] == ["théières", "carafes"]
    assert set(asked) == {"price", "stock"}
    assert quantities == ["12", ""]
    assert read_enquiry("How soon can you ship?", TABLEWARE) == ([], ["lead_time"], [])
