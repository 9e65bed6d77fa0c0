"""The answers that need no process: true to the books and to the ledger, in both languages, whatever the names are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from graphs.answers import catalogue, guide, waiting
from graphs.context import Person, Role
from graphs.message import Address, Fields, Message, Table, Text, ThreadLink
from graphs.rules.port import Discount
from graphs.understanding.reading import PROCESSES, Reading
from integrations.books.port import Customer, Directory, Product

NOW = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
LANGUAGES = ("fr", "en")
PERSON = Person("p1", "Inès Marchand", "ines@zinc.example", "clerk", "fr", "Europe/Paris")
ROLE = Role("clerk", 1, Decimal("7.5"), Decimal(3000))


def customer(name: str, email: str = "a@b.example") -> Customer:
    return Customer(name, name, email, "", "standard", None, "fr", 30, "", "")


def product(sku: str, name: str, price: str | None = "12.50", stock: str | None = "40") -> Product:
    amount = None if price is None else Decimal(price)
    return Product(sku, name, [], "sac", amount, Decimal("5.5"), None if stock is None else Decimal(stock))


BOOKS = Directory(
    "1",
    [customer("Fournil <b>Zoé</b>"), customer("Sans mail", ""), customer("Halle aux Grains")],
    [
        product("N0", "Farine sans prix", price=None),
        product("F65", "Farine T65"),
        product("E1", "Épuisé", stock="0"),
        product("SEL", "Sel de Guérande", stock=None),
    ],
)


def words(message: Message) -> str:
    parts = [message.summary]
    for block in message.blocks:
        match block:
            case Text():
                parts.append(block.text)
            case Fields():
                parts += [f"{item.label} {item.value}" for item in block.items]
            case Table():
                parts += [" ".join(row) for row in block.rows]
            case _:
                parts.append(getattr(block, "label", ""))
    return "\n".join(parts).replace("\u202f", " ").replace("\u00a0", " ")


# --- guide ------------------------------------------------------------------------------------------------------------


def test_help_speaks_with_the_names_of_the_books_and_the_limits_of_the_person() -> None:
    said = words(guide.help_message(PERSON, ROLE, BOOKS, "fr", approves=False))
    assert "Bonjour Inès Marchand" in said
    assert "Devis pour Fournil <b>Zoé</b> : 12 Farine T65, 6 Sel de Guérande" in said
    assert "Farine T65 : combien en stock ?" in said
    assert "Prix pour Halle aux Grains : Sel de Guérande ?" in said
    assert "7,5 % de remise" in said
    assert "3 000,00 € HT" in said
    assert "demandes des autres" not in said
    english = words(guide.help_message(PERSON, ROLE, BOOKS, "en", approves=True))
    assert "Quote for Fournil <b>Zoé</b>: 12 Farine T65, 6 Sel de Guérande" in english
    assert "7.5%" in english
    assert "€3,000.00" in english
    assert "requests of others" in english


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["qui nous doit de l'argent ?", "lance les relances", "rappelle-moi jeudi", "textes de relance"]),
        ("en", ["who owes us money?", "run the reminders", "remind me on Thursday", "reminder texts"]),
    ],
)
def test_help_tells_of_debts_and_of_reminders(language: str, said: list[str]) -> None:
    help_ = words(guide.help_message(PERSON, ROLE, BOOKS, language, approves=False))
    assert [part for part in said if part not in help_] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_sure_is_named_and_nothing_is_said_to_be_impossible(language: str) -> None:
    reading = Reading("reminder", 0.5, language, {}, ["sauf pour Zoé"])
    said = words(guide.did_you_mean(reading, BOOKS, language))
    assert "sauf pour Zoé" in said
    assert ("Rien n'est fait" if language == "fr" else "Nothing was done") in said


def test_help_for_someone_without_limits() -> None:
    said = words(guide.help_message(PERSON, Role("boss", 9, None, None), BOOKS, "fr", approves=True))
    assert "tout devis sans approbation" in said
    mixed = words(guide.help_message(PERSON, Role("boss", 9, None, Decimal(10)), BOOKS, "fr", approves=True))
    assert "toute remise et jusqu'à 10,00 € HT" in mixed


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_is_invented_when_the_books_are_empty(language: str) -> None:
    empty = Directory("0", [], [])
    assert guide.examples(empty, language) == []
    said = words(guide.help_message(PERSON, ROLE, empty, language, approves=False))
    assert ("importez" if language == "fr" else "import") in said


def test_unknown_says_what_was_not_understood_and_what_would_be() -> None:
    said = words(guide.unknown(["le  truc\nbleu", "", "x" * 500], BOOKS, "fr"))
    assert "Je n'ai pas compris « le truc bleu » et « xxx" in said
    assert "x" * 200 not in said
    assert "Devis pour" in said
    assert "I did not understand your request." in words(guide.unknown([], BOOKS, "en"))


@pytest.mark.parametrize("process", [p for p in PROCESSES if p not in ("smalltalk", "unknown", "stop", "decide")])
def test_work_that_is_not_offered_is_named_and_handed_over(process: str) -> None:
    french, english = words(guide.not_yet(process, "fr")), words(guide.not_yet(process, "en"))
    assert "collègue" in french
    assert "Rien n'a été fait" in french
    assert "colleague" in english
    assert (
        guide.did_you_mean(Reading(process, 0.3, "fr"), BOOKS, "fr").summary != guide.unknown([], BOOKS, "fr").summary
    )


def test_reminders_for_some_are_asked_for_one_by_one_or_for_all() -> None:
    unsure = Reading("reminder", 0.5, "fr", not_understood=["Zoé et Halle"])
    assert "un client à la fois, ou pour tout le monde" in words(guide.did_you_mean(unsure, BOOKS, "fr"))
    assert "one customer at a time, or everybody" in words(guide.did_you_mean(unsure, BOOKS, "en"))
    other = Reading("promise", 0.5, "fr", not_understood=["Zoé et Halle"])
    assert "dites-le-moi autrement" in words(guide.did_you_mean(other, BOOKS, "fr"))


def test_smalltalk_thanks_for_thanks() -> None:
    assert guide.smalltalk(PERSON, "Merci beaucoup", "fr").summary == "Avec plaisir."
    assert "Inès Marchand" in guide.smalltalk(PERSON, "salut", "fr").summary


# --- catalogue --------------------------------------------------------------------------------------------------------


def test_stock() -> None:
    assert "Farine T65 : 40 sac en stock." in words(catalogue.stock(BOOKS.products[1], "fr"))
    assert "out of stock" in words(catalogue.stock(BOOKS.products[2], "en"))
    assert "n'est pas suivi" in words(catalogue.stock(BOOKS.products[3], "fr"))
    half = replace(BOOKS.products[1], stock=Decimal("1234.5"), unit="")
    assert "Farine T65 : 1 234,5 en stock." in words(catalogue.stock(half, "fr"))


def test_price_for_a_customer_with_a_rule() -> None:
    discount = Discount("F65", Decimal(10), "R7", "Fidélité boulangers")
    said = words(catalogue.price(BOOKS.products[1], BOOKS.customers[0], discount, "fr"))
    assert "Farine T65 : 11,25 € HT par sac pour Fournil <b>Zoé</b>, remise de 10 % comprise." in said
    assert "Fidélité boulangers" in said
    assert "12,50 €" in said
    assert "Prix TTC 11,87 €" in said
    english = words(catalogue.price(BOOKS.products[1], BOOKS.customers[0], discount, "en"))
    assert "€11.25" in english
    assert "10% off" in english


def test_price_without_customer_without_discount_without_price() -> None:
    assert "12,50 € HT par sac." in words(catalogue.price(BOOKS.products[1], None, None, "fr"))
    assert "no discount" in words(catalogue.price(BOOKS.products[1], BOOKS.customers[0], None, "en"))
    assert "pas de prix" in words(catalogue.price(BOOKS.products[0], BOOKS.customers[0], None, "fr"))
    tiny = replace(BOOKS.products[1], unit_price=Decimal("0.0525"))
    assert "0,0525 €" in words(catalogue.price(tiny, None, None, "fr"))


def test_an_unclear_product_shows_what_tells_them_apart() -> None:
    said = words(catalogue.product_unclear("farine", BOOKS.products[:2], "fr"))
    assert "« farine »" in said
    assert "Farine T65 F65 12,50 €" in said
    assert "cannot find “truc”" in words(catalogue.product_unclear("truc", [], "en"))
    assert "De quel produit" in words(catalogue.product_unclear("  ", [], "fr"))


# --- what waits -------------------------------------------------------------------------------------------------------


def test_what_waits_is_listed_longest_first_with_its_thread() -> None:
    place = Address("desk", "ventes", "t1")
    rows = [
        waiting.Waiting("Devis B", "", Decimal("10"), NOW - timedelta(minutes=5)),
        waiting.Waiting("Devis A", "Inès", Decimal("1234.5"), NOW - timedelta(days=3, hours=2), place),
    ]
    message = waiting.approvals_list(rows, NOW, "fr")
    said = words(message)
    assert message.summary == "2 demandes attendent une décision."
    assert said.index("Devis A, 1 234,50 € HT, demandé par Inès, depuis 3 j") < said.index(
        "Devis B, 10,00 € HT, depuis 5 min"
    )
    assert [block.address for block in message.blocks if isinstance(block, ThreadLink)] == [place]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_waits_and_much_waits(language: str) -> None:
    assert waiting.approvals_list([], NOW, language).blocks
    many = [waiting.Waiting(f"Q{n}", "x", Decimal(1), NOW) for n in range(57)]
    said = words(waiting.approvals_list(many, NOW, language))
    assert "57" in said.splitlines()[0]
    assert "37" in said.splitlines()[-1]
