"""Names, numbers and addresses that are easily taken for others: sure only of what was plainly said."""

from __future__ import annotations

import pytest

from graphs.quote.brief import QuoteBrief, brief_from_json
from graphs.understanding.grammar import ENOUGH, read
from graphs.understanding.match import Nothing, Sure, Unsure, decide, match_customer, match_product
from integrations.books.port import Directory
from tests.graphs.understanding.companies import TABLEWARE, situation
from tests.graphs.understanding.corpus import Said
from tests.graphs.understanding.corpus_lookalikes import ASKED, Asked
from tests.graphs.understanding.lookalikes import AGENCY, BAKERY, MATERIALS
from tests.graphs.understanding.test_corpus import shown

OPEN = situation(TABLEWARE, open_quote=True, quote_lines=["Moulin à café"])


@pytest.mark.parametrize("said", ASKED, ids=lambda said: said.text[:50].replace("\n", "/"))
def test_a_request_is_read(said: Asked):
    reading = read(said.text, situation(said.directory))
    assert reading.process == "quote"
    brief = brief_from_json(reading.brief)
    assert isinstance(brief, QuoteBrief)
    notation = shown(brief, Said(said.directory, said.text, "", ""))
    assert notation == (said.customer, said.lines, said.discount, said.left)
    assert (reading.confidence >= ENOUGH) == said.sure


@pytest.mark.parametrize(
    ("directory", "text"),
    [
        (MATERIALS, "Martin"),
        (MATERIALS, "Martin SAS"),
        (MATERIALS, "Menuiserie Martin Frères"),
        (MATERIALS, "Bati Plus Nantes compta@autre.example"),
        (MATERIALS, "SNCTP contact@saint-aubin.example"),
        (MATERIALS, "Toto contact@saint-aubin.example"),
        (AGENCY, "Acme"),
        (BAKERY, "Mary"),
        (BAKERY, "Green Leaf London"),
    ],
)
def test_a_customer_is_asked_about(directory: Directory, text: str):
    assert isinstance(decide(match_customer(text, directory)), Unsure | Nothing)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Martin SARL", "Martin SARL"),
        ("Paul Martin", "Martin SARL"),
        ("Saint-Aubin contact@saint-aubin.example", "Saint-Aubin Matériaux"),
        ("Marie Leroy contact@saint-aubin.example", "Saint-Aubin Matériaux"),
        ("contact@saint-aubin.example", "Saint-Aubin Matériaux"),
    ],
)
def test_a_customer_is_sure(text: str, name: str):
    found = decide(match_customer(text, MATERIALS))
    assert isinstance(found, Sure)
    assert found.match.name == name


@pytest.mark.parametrize("text", ["BA13 120x300", "BA13 hydro", "CIM35 sac de ciment 25 kg"])
def test_a_code_with_words_of_another_thing_is_asked_about(text: str):
    assert isinstance(decide(match_product(text, MATERIALS)), Unsure)


@pytest.mark.parametrize(
    "text",
    [
        "réessaie", "renvoie-le", "essaie encore", "try again", "resend", "renvoie le devis", "send it again please",
        "essaye à nouveau stp", "Resend the quote please", "envoie-le une nouvelle fois",
    ],
)  # fmt: skip
def test_once_more(text: str):
    again = read(text, OPEN)
    assert (again.process, again.brief) == ("quote", {"changes": [], "not_understood": [], "kind": "change"})
    assert again.confidence >= 0.8
    assert read(text, situation(TABLEWARE)).process == "unknown"


@pytest.mark.parametrize("text", ["ne renvoie pas", "double les quantités", "don't send it again", "réessaie demain"])
def test_not_once_more(text: str):
    assert read(text, OPEN).confidence < ENOUGH


@pytest.mark.parametrize("text", ["réessaie avec 3 mugs", "renvoie-le à jean@ailleurs.example"])
def test_once_more_with_a_change_is_the_change(text: str):
    assert read(text, OPEN).brief["changes"]


@pytest.mark.parametrize(
    "text",
    [
        "Si commande > 500€ et client fidèle alors remise 10 %",
        "les VIP ont 12 % sur le café en grains",
        "pas plus de 15 % sans l'accord de la direction",
        "if order above 1000 then 5% discount",
        "no more than 15% without approval of the director",
        "loyal customers get 10% off above 500 €",
        "10% de remise pour les clients fidèles à partir de 500 €",
        "à partir de 240 tasses, 15 % de remise",
        "Quand un client VIP dépasse 1000 €, demande à la direction",
    ],
)
def test_a_standing_rule_is_no_quote(text: str):
    assert read(text, situation(TABLEWARE)).process == "rule"


@pytest.mark.parametrize(
    "text",
    ["Si possible 10 mugs pour Nordlys avec 5% de remise", "si tu peux, devis Nordlys 10 mugs remise 5%",
     "Quand tu peux, 10 mugs pour Nordlys, remise 5 %", "10 mugs en grès pour Nordlys, 5% de remise"],
)  # fmt: skip
def test_a_request_with_a_condition_of_courtesy_is_no_rule(text: str):
    assert read(text, situation(TABLEWARE)).process == "quote"


@pytest.mark.parametrize("text", ["pareil que la dernière fois pour SNCTP", "same as last time for SNCTP"])
def test_what_was_asked_before_is_not_known(text: str):
    reading = read(text, situation(MATERIALS))
    assert reading.confidence < ENOUGH and reading.not_understood


@pytest.mark.parametrize(
    "text",
    ["j'ai une question", "I have a question", "back in an hour", "j'ai un rendez-vous médical à 15h",
     "une réunion à 14h", "I have a meeting at 3", "ça prend 25 minutes"],
)  # fmt: skip
def test_hours_questions_and_meetings_are_no_goods(text: str):
    assert read(text, situation(TABLEWARE)).process == "unknown"


def test_unless_somebody_asks_for_a_quote_of_them():
    assert read("devis pour 3 heures de formation", situation(TABLEWARE)).process == "quote"
