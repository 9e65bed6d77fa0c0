"""The answers that need no process: true to the books and to the ledger, in both languages, whatever the names are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.answers import catalogue, guide, history, waiting
from graphs.context import Person, Role
from graphs.message import Address, Fields, Message, Table, Text, ThreadLink, message_from_json, message_to_json
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
    assert "Combien de Farine T65 en stock ?" in said
    assert "Quel est le prix de Sel de Guérande pour Halle aux Grains ?" in said
    assert "7,5 % de remise" in said
    assert "3 000,00 € HT" in said
    assert "demandes des autres" not in said
    english = words(guide.help_message(PERSON, ROLE, BOOKS, "en", approves=True))
    assert "Quote for Fournil <b>Zoé</b>: 12 Farine T65, 6 Sel de Guérande" in english
    assert "7.5%" in english
    assert "€3,000.00" in english
    assert "requests of others" in english


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


# --- why --------------------------------------------------------------------------------------------------------------


def row(kind: str, what: str, actor: str = "commis", /, minutes: int = 0, **why: Any) -> history.Happened:
    return history.Happened(kind, what, why, actor, NOW + timedelta(minutes=minutes))


def why(rows: list[history.Happened], language: str = "fr") -> str:
    return words(history.why(rows, language, now=NOW + timedelta(hours=1), zone="Europe/Paris"))


STORY = [
    row("asked", "Devis pour Zoé : 500 farine, 12 % de remise", "Inès", brief={"kind": "quote"}),
    row(
        "judged",
        "ask",
        minutes=1,
        codes=["stock", "discount_limit"],
        exceptions=[
            {"code": "stock", "expected": "500", "found": "40"},
            {"code": "discount_limit", "expected": "", "found": ""},
        ],
        rules=["R7"],
        limits={"discount_percent": "5.00", "amount": None},
        total_excl_vat="5500.00",
        requested_discount_percent="12.00",
    ),
    row("asked", "approval", minutes=1, role="manager", codes=["stock"]),
    row("asked", "approval", minutes=1, role="manager", reasons=["stock", "discount_limit"], amount="5500.00"),
    row("decided", "approve", "Paul", minutes=30, note="ok pour <!channel> cette fois", limit="10000.00"),
    row("effect", "mail", minutes=31, key="k1", to="z@b.example"),
    row("effect", "mail done", minutes=31, key="k1", ok=True, to="z@b.example", detail="", kind="mail"),
    row("effect", "books.mark_quote_sent not done", minutes=32, key="k2", ok=False, detail="serveur fermé"),
]


def test_why_tells_the_chain_with_reasons_actors_and_hours() -> None:
    said = why(STORY)
    summary = said.splitlines()[0]
    assert summary == "J'ai demandé une approbation parce que : stock insuffisant ; remise au-delà de la limite."
    for part in (
        "14 h 30, Inès : a demandé : « Devis pour Zoé : 500 farine, 12 % de remise »",
        "14 h 31, Commis : doit demander une approbation",
        "stock insuffisant (attendu 500, trouvé 40), remise au-delà de la limite",
        "règles : R7",
        "montant : 5 500,00 € HT",
        "remise demandée : 12 %",
        "remise permise : 5 %",
        "rôle : manager",
        "15 h 00, Paul : a décidé : approuvé",
        "« ok pour <!channel> cette fois »",
        "15 h 01, Commis : mail envoyé",
        "à z@b.example",
        "15 h 02, Commis : devis non marqué comme envoyé",
        "détail : serveur fermé",
    ):
        assert part in said, part
    assert said.count("mail envoyé") == 1
    assert said.count("a demandé une approbation") == 1


def test_why_in_english() -> None:
    said = why(STORY, "en")
    assert said.startswith("I asked for an approval because: not enough stock; discount above the limit.")
    assert "14:31, Commis: has to ask for an approval" in said
    assert "not enough stock (expected 500, found 40)" in said
    assert "15:00, Paul: decided: approved" in said


def test_why_reads_reasons_with_their_own_words() -> None:
    reason = {
        "code": "house_rule",
        "text": {"fr": "Le client a un plafond.", "en": "The customer has a ceiling."},
        "expected": {"fr": "5 000 €", "en": "€5,000"},
        "found": {"fr": "9 000 €", "en": "€9,000"},
    }
    rows = [row("judged", "ask", rule="R1", limit="5", found="12", reasons=[reason], amount="9000")]
    assert "Le client a un plafond (attendu 5 000 €, trouvé 9 000 €)" in why(rows)
    assert "The customer has a ceiling (expected €5,000, found €9,000)" in why(rows, "en")
    assert "règles : R1 · limite : 5 · trouvé : 12 · montant : 9 000,00 €" in why(rows)


def test_why_when_all_was_within_the_limits_and_when_nothing_was_done() -> None:
    assert why([row("judged", "act")]).startswith("J'ai agi sans demander")
    assert why([row("judged", "ask")]).startswith("J'ai demandé une approbation parce que l'entreprise veut tout")
    assert why([row("judged", "refuse", codes=["no_approver"])]).startswith("Je ne l'ai pas fait parce que")
    assert why([]) == "Rien n'a encore été fait ici.\nRien n'a encore été fait ici."


def test_why_of_a_long_case_shows_its_end() -> None:
    said = why([row("changed", f"changement {n}", "Inès", n) for n in range(60)])
    assert "35 étapes" in said
    assert "changement 59" in said
    assert "changement 10 " not in said


def test_an_older_row_says_its_day() -> None:
    old = replace(row("asked", "x", "Inès"), at=datetime(2025, 3, 2, 8, 5, tzinfo=UTC))
    assert "2 mars 2025 9 h 05" in why([old])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["key", "ok", "rule", "rules", "limit", "found", "reasons", "exceptions", "codes", "amount", "limits", "note",
     "role", "to", "number", "detail", "total_excl_vat", "requested_discount_percent"]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.text(max_size=12), st.text(max_size=12), st.dictionaries(KEYS, JSON, max_size=6)), max_size=4
    ),
    st.sampled_from(LANGUAGES),
)
def test_why_says_something_of_any_ledger(entries: list[tuple[str, str, dict[str, Any]]], language: str) -> None:
    rows = [history.Happened(kind, what, why, "x", NOW) for kind, what, why in entries]
    message = history.why(rows, language, now=NOW, zone="UTC")
    assert message.summary
    assert message_from_json(message_to_json(message)) == message
