"""A rule in words is short and well written, in both languages, whatever the names in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graphs.context import Role
from graphs.rules.condition import ALWAYS, AllOf, AnyOf, Not, Test, Value
from graphs.rules.consequence import (
    LABELS,
    AddLine,
    Approval,
    Classify,
    Discount,
    Mention,
)
from graphs.rules.names import Names, names_of
from graphs.rules.readback import (
    condition_text,
    fact_name,
    facts_used,
    readback,
    witness_text,
)
from graphs.rules.rule import Draft
from graphs.rules.vocabulary import FACTS
from graphs.rules.wording import FACT_NAMES, FLAGS, NOUNS, OPTIONS, WITNESS_FLAGS
from tests.graphs.rules.corpus.awkward import books
from tests.graphs.rules.corpus.company import DIRECTORY, PEOPLE, ROLES, TODAY

NAMES = names_of(DIRECTORY, PEOPLE, ROLES)
D = Decimal


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# --- the words


@pytest.mark.parametrize(
    ("draft", "french", "english"),
    [
        (
            Draft(AllOf((Test("order_total", ">", D(500)), Test("customer_segment", "==", "loyal"))), Discount(D(10))),
            "Si la commande dépasse 500 € et que le client est fidèle, alors une remise de 10 % est accordée sur toute "
            "la commande.",
            "If the order exceeds €500 and the customer is loyal, then a discount of 10% is granted on the whole "
            "order.",
        ),
        (
            Draft(
                AllOf((Test("line_product", "==", "FAR-SEI"), Test("line_quantity", ">=", D(10)))), Discount(D("2.5"))
            ),
            "Si le produit est « Farine de seigle 25 kg » et que la quantité de la ligne atteint 10, alors une remise "
            "de 2,5 % est accordée sur ces lignes.",
            "If the product is “Farine de seigle 25 kg” and the line quantity reaches 10, then a discount of 2.5% is "
            "granted on these lines.",
        ),
        (
            Draft(Test("order_discount", ">", D(15)), Approval(role="management")),
            "Si la remise dépasse 15 %, alors l'accord de la direction est nécessaire.",
            "If the discount exceeds 15%, then the approval of management is needed.",
        ),
        (
            Draft(Test("order_total", "<", D("1234.5")), AddLine("", D(1), "Frais de port", D(12))),
            "Si la commande est inférieure à 1 234,50 €, alors ajouter 1 × « Frais de port » à 12 €.",
            "If the order is below €1,234.50, then add 1 × “Frais de port” at €12.",
        ),
        (
            Draft(ALWAYS, Mention("Merci"), date(2027, 1, 1), date(2027, 3, 31)),
            "Dans tous les cas, ajouter la mention « Merci », du 1er janvier 2027 au 31 mars 2027.",
            "In all cases, add the mention “Merci”, from 1 January 2027 to 31 March 2027.",
        ),
        (
            Draft(
                AnyOf((
                    AllOf((Test("lead_employees", ">", D(50)), Test("lead_budget", ">=", D(10_000)))),
                    Test("lead_source", "==", "salon"),
                )),
                Classify("lead", "hot"),
            ),
            "Si (l'effectif du prospect dépasse 50 salariés et le budget du prospect atteint 10 000 €) ou que la "
            "source du prospect est « salon », alors le prospect est classé chaud.",
            "If (the lead's headcount exceeds 50 employees and the lead's budget reaches €10,000) or the lead's source "
            "is “salon”, then the lead is classified as hot.",
        ),
    ],
)  # fmt: skip
def test_the_sentences(draft: Draft, french: str, english: str):
    assert plain(readback(draft, "fr", NAMES)) == french
    assert plain(readback(draft, "en", NAMES)) == english


def test_french_spaces_do_not_break():
    said = readback(Draft(Test("order_total", ">", D(10_000)), Discount(D(10)), since=TODAY), "fr", NAMES)
    assert "10\u202f000\u00a0€" in said
    assert "10\u202f%" in said
    assert "«\u00a0Direction\u00a0»" in readback(Draft(ALWAYS, Mention("Direction")), "fr", Names())


def test_negations_reach_the_comparisons_and_ranges_are_one():
    draft = Not(
        AnyOf((Test("customer_new", "==", True), Test("order_total", "<", D(100)), Test("order_total", ">", D(900))))
    )
    assert plain(condition_text(draft, "fr", NAMES)) == (
        "le client n'est pas nouveau et la commande est comprise entre 100 € et 900 €"
    )
    neither = AllOf((Test("customer", "!=", "B01"), Test("customer", "!=", "B02")))
    assert condition_text(neither, "en", NAMES) == "the customer is not “Boulangerie Kermarec” or “Hôtel Astoria”"
    weekend = AllOf((Test("weekday", "in", ("saturday", "sunday")), Test("weekday", "in", ("friday", "saturday"))))
    assert condition_text(weekend, "en", NAMES) == "the day is Saturday"
    either = AnyOf((Test("customer", "==", "B01"), Test("customer", "==", "B02")))
    assert condition_text(either, "en", NAMES) == "the customer is “Boulangerie Kermarec” or “Hôtel Astoria”"


def test_every_word_of_the_vocabulary_is_known():
    assert set(FACT_NAMES) == set(FACTS)
    assert set(NOUNS) | set(FLAGS) | {"customer_segment"} >= set(FACTS)
    assert set(FLAGS) == set(WITNESS_FLAGS) == {name for name, fact in FACTS.items() if fact.kind == "flag"}
    options = {option for fact in FACTS.values() for option in fact.options} | {
        label for labels in LABELS.values() for label in labels
    }
    assert options <= set(OPTIONS)


def test_the_facts_that_a_rule_uses_are_named_once_in_order():
    draft = Draft(
        AllOf((Test("order_total", ">", D(5)), Test("customer_new", "==", True), Test("order_total", "<", D(9)))),
        Discount(D(1)),
    )
    assert facts_used(draft, "fr") == ["montant de la commande (HT, avant remise)", "nouveau client"]
    assert facts_used(draft, "en")[1] == fact_name("customer_new", "en") == "new customer"


def test_an_example_in_words():
    facts: dict[str, Value] = {
        "line_quantity": D(10), "line_product": "FAR-SEI", "order_total": D(1200), "customer_segment": "vip",
        "customer_new": False, "customer_overdue_days": D(3), "weekday": "monday",
    }  # fmt: skip
    assert plain(witness_text(facts, "fr", NAMES)) == (
        "une commande de 1 200 €, client VIP, client connu, 10 × « Farine de seigle 25 kg », "
        "retard de paiement du client : 3 jours, un lundi"
    )
    assert witness_text({}, "en", NAMES) == "any case"
    assert "B09" in witness_text({"customer": "B09"}, "en", NAMES)


# --- names are words of others


def test_names_that_cannot_be_quoted_or_told_apart_are_told_by_their_id():
    names = names_of(books("Alba", "Berg", "berg", 'Dit "le Fou"', "x" * 200, "*Star*", "", "Two\nlines", "C0"), [], [])
    assert names.customers == {
        "C0": "Alba", "C1": "C1", "C2": "C2", "C3": "C3", "C4": "C4", "C5": "C5", "C6": "C6",
        "C7": "Two lines", "C8": "C8",
    }  # fmt: skip
    assert names.products == {"SKU-1": "SKU-1"}


def test_the_highest_role_alone_is_the_management():
    roles = [Role("director", 10, None, None), Role("sales_lead", 20, None, None), Role("owner", 30, None, None)]
    labels = names_of(books(), [], roles).roles
    assert labels["owner"]["fr"] == "direction"
    assert labels["director"]["fr"] == "director"
    assert labels["sales_lead"]["en"] == "sales lead"
    said = readback(Draft(ALWAYS, Approval(role="director")), "fr", names_of(books(), [], roles))
    assert plain(said) == "Dans tous les cas, l'accord du rôle « director » est nécessaire."
