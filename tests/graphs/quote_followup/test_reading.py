"""Customers' words about a quote, and colleagues' wishes, as they are read."""

from __future__ import annotations

import pytest

from graphs.quote_followup.brief import FollowupBrief
from graphs.quote_followup.reading import read_followup, read_quote_reply
from tests.graphs.quote_followup.replies import HELD_OUT, SEEN


@pytest.mark.parametrize(("reading", "text"), [*SEEN, *HELD_OUT])
def test_a_reply_is_read(reading: str, text: str):
    assert read_quote_reply(text) == reading


@pytest.mark.parametrize(
    "text",
    ["Je valide dès que mon patron a signé.", "D'accord sur le principe, à voir pour le prix.", "Nous validons demain.",
     "Je signe lundi.", "Looks good, let me check with my manager.", "We'll sign it next week.", "Accord de principe.",
     "I accept once the deposit is clear."],
)  # fmt: skip
def test_a_yes_that_is_to_come_is_none_yet(text: str):
    assert read_quote_reply(text) in ("question", "unclear")


def test_a_yes_with_a_day_of_theirs_stays_one():
    assert read_quote_reply("Bon pour accord, livraison dès que possible.") == "accepted"
    assert read_quote_reply("Nous validons la commande pour lundi.") == "accepted"


def test_the_corpus_holds_enough_of_everything():
    assert len(SEEN) >= 80
    assert len(HELD_OUT) >= 30
    for rows in (SEEN, HELD_OUT):
        assert {reading for reading, _ in rows} == {"accepted", "declined", "question", "unclear"}


def test_what_they_quote_of_ours_is_not_their_answer():
    ours = "Pour l'accepter, il vous suffit de répondre à cet e-mail avec la mention « bon pour accord »."
    assert read_quote_reply(f"Bien reçu.\n\nLe lun. 16 nov. 2026 à 09:12, Léa Martin a écrit :\n{ours}") == "unclear"
    assert read_quote_reply(f"> {ours}\n\nMerci, nous revenons vers vous.") == "unclear"
    assert read_quote_reply(f"Bien reçu, merci.\n{ours}") == "unclear"
    assert read_quote_reply("Thanks!\nOn Mon, 16 Nov 2026, Oliver wrote:\nWe accept your quote.") == "unclear"


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "si " * 20_000, "(" * 5_000, "bon pour accord " * 3_000, "\x00\ud800?"]
)
def test_whatever_comes_it_answers(text: str):
    assert read_quote_reply(text) in {"accepted", "declined", "question", "unclear"}


@pytest.mark.parametrize(
    ("text", "number", "customer"),
    [
        ("relance le devis de Bellerive", "", "Bellerive"),
        ("Relance Bellerive pour son devis", "", "Bellerive"),
        ("peux-tu relancer le devis de l'Hôtel Bellerive stp ?", "", "Hôtel Bellerive"),
        ("relance le client Atelier Nord sur le devis", "", "Atelier Nord"),
        ("relance l'offre envoyée à Café Lumière", "", "Café Lumière"),
        ("relance le devis D2026-0012", "D2026-0012", ""),
        ("relance D2026-0003", "D2026-0003", ""),
        ("relance le devis 2026-0004", "2026-0004", ""),
        ("relancez les devis sans réponse", "", ""),
        ("follow up on quote D2026-0012-V2 please", "D2026-0012-V2", ""),
        ("follow up with Nordlys on their quote", "", "Nordlys"),
        ("chase the quote for Café Lumière", "", "Café Lumière"),
        ("follow up Nordlys's quote", "", "Nordlys"),
        ("remind Nordlys about the quote", "", "Nordlys"),
        ("relance le devis DEV2026-00003", "DEV2026-00003", ""),
        ("follow up on quote Q2026-017", "Q2026-017", ""),
        ("quels devis sont sans réponse ?", "", ""),
        ("which quotes are still unanswered?", "", ""),
        ("quels devis sont en attente ?", "", ""),
        ("quels devis attendent une réponse ?", "", ""),
        ("which quotes are waiting?", "", ""),
        ("list the outstanding quotes", "", ""),
        ("quotes with no answer", "", ""),
        ("les devis pas encore signés", "", ""),
    ],
)
def test_a_wish_to_follow_up_is_read(text: str, number: str, customer: str):
    assert read_followup(text) == FollowupBrief("asked", number, customer)


@pytest.mark.parametrize(
    ("text", "number", "customer", "reading"),
    [
        ("Dupont Frères a accepté le devis DEV2026-00001", "DEV2026-00001", "", "accepted"),
        ("Nordlys accepted our quote", "", "Nordlys", "accepted"),
        ("May Services a refusé notre devis", "", "May Services", "declined"),
        ("Bellerive vient de signer le devis", "", "Bellerive", "accepted"),
        ("on a perdu le devis de Kowalski, trop cher", "", "Kowalski", "declined"),
        ("we won the quote for Harbour Print", "", "Harbour Print", "accepted"),
        ("devis perdu pour Kowalski", "", "Kowalski", "declined"),
    ],
)
def test_an_answer_that_a_colleague_tells_is_read(text: str, number: str, customer: str, reading: str):
    assert read_followup(text) == FollowupBrief("answered", number, customer, words=text, reading=reading)


@pytest.mark.parametrize(
    "text",
    ["Bellerive n'a pas accepté le devis", "Bellerive a accepté le devis ?", "j'ai validé le devis",
     "si Bellerive accepte le devis, préviens-moi", "we accepted the quote", "Bellerive n'a pas encore signé le devis",
     "Bellerive a presque accepté le devis", "on a perdu le devis", "on n'a pas perdu le devis de Bellerive"],
)  # fmt: skip
def test_what_is_not_sure_to_be_an_answer_is_left_alone(text: str):
    assert read_followup(text) is None


@pytest.mark.parametrize(
    "text",
    ["relance Bellerive", "relance Bellerive pour F2026-0103", "lance les relances", "devis pour Bellerive : 3 moulins",
     "remind me to call Idris", "montre les textes de relance", ""],
)  # fmt: skip
def test_what_is_about_something_else_is_left_alone(text: str):
    assert read_followup(text) is None
