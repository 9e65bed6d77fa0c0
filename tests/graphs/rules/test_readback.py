"""A rule in words is short and well written; and, read again, it means the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphs.context import Person, Role
from graphs.rules.condition import ALWAYS, AllOf, AnyOf, Condition, Not, Test, Value, holds
from graphs.rules.consequence import (
    LABELS,
    AddLine,
    Approval,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    Mention,
    Postpone,
    UseLanguage,
)
from graphs.rules.names import Names, names_of
from graphs.rules.readback import (
    condition_text,
    consequence_text,
    fact_name,
    facts_used,
    readback,
    witness_text,
)
from graphs.rules.readback_shape import shaped
from graphs.rules.reading import read_rule
from graphs.rules.resolve import resolve
from graphs.rules.rule import Draft, process_of
from graphs.rules.solve import equivalent, witness
from graphs.rules.vocabulary import FACTS, NUMERIC, SUBJECTS, Fact
from graphs.rules.wording import FACT_NAMES, FLAGS, NOUNS, OPTIONS, WITNESS_FLAGS
from integrations.books.port import Customer, Directory, Product
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


def _books(*names: str) -> Directory:
    customers = [Customer(f"C{n}", name, "", "", "standard", None, "fr", 30, "", "") for n, name in enumerate(names)]
    return Directory("names", customers, [Product("SKU-1", 'Écran 27" <b>x</b>', [], "pièce", D(1), D(20), D(1))])


def test_names_that_cannot_be_quoted_or_told_apart_are_told_by_their_id():
    names = names_of(
        _books("Alba", "Berg", "berg", 'Dit "le Fou"', "x" * 200, "*Star*", "", "Two\nlines", "C0"), [], []
    )
    assert names.customers == {
        "C0": "Alba", "C1": "C1", "C2": "C2", "C3": "C3", "C4": "C4", "C5": "C5", "C6": "C6",
        "C7": "Two lines", "C8": "C8",
    }  # fmt: skip
    assert names.products == {"SKU-1": "SKU-1"}


def test_the_highest_role_alone_is_the_management():
    roles = [Role("director", 10, None, None), Role("sales_lead", 20, None, None), Role("owner", 30, None, None)]
    labels = names_of(_books(), [], roles).roles
    assert labels["owner"]["fr"] == "direction"
    assert labels["director"]["fr"] == "director"
    assert labels["sales_lead"]["en"] == "sales lead"
    said = readback(Draft(ALWAYS, Approval(role="director")), "fr", names_of(_books(), [], roles))
    assert plain(said) == "Dans tous les cas, l'accord du rôle « director » est nécessaire."


# --- read again, it means the same

_AWKWARD = Directory(
    "awkward-1",
    [
        *DIRECTORY.customers,
        *_books(
            "Martin, Durand et Associés", "Si & Alors SARL", "O'Neill (Paris)", "20 % Services", "Berg", "Berg"
        ).customers,
    ],
    [
        *DIRECTORY.products,
        Product("CAF-1", "Café en grains", [], "kg", D(9), D(20), D(9)),
        Product("CAF-2", "Café en grains décaféiné", [], "kg", D(9), D(20), D(9)),
    ],
)
_STAFF = [*PEOPLE, Person("management", "Zoé Arnaud", "zoe@fournil.example", "management", "fr", "Europe/Paris")]
_KNOWN = names_of(_AWKWARD, _STAFF, ROLES)

_WORDS = (
    st.text(st.sampled_from("abcdeéèàûçœ ABÉ0123456789'&,.:%€-()!?"), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(character.isalpha() for character in text))
)
_SECTORS = st.sampled_from(
    ["hotellerie", "bois", "ile de france", "salon sirha", "linkedin", "food retail", "papyrus & co"]
)


def _number(fact: Fact) -> st.SearchStrategy[Decimal]:
    low = int(fact.low) if fact.low is not None else -60
    high = int(fact.high) if fact.high is not None else 200_000
    whole = st.integers(low, high).map(Decimal)
    if fact.whole:
        return whole
    places = 2 if fact.kind in ("money", "percent") else 1
    return whole | st.decimals(low, high, places=places, allow_nan=False).map(lambda value: value.normalize() + 0)


def _value(fact: Fact) -> st.SearchStrategy[Value]:
    if fact.kind in NUMERIC:
        return _number(fact)
    match fact.kind:
        case "choice":
            return st.sampled_from(fact.options)
        case "customer":
            return st.sampled_from([customer.id for customer in _AWKWARD.customers])
        case "product":
            return st.sampled_from([product.sku for product in _AWKWARD.products])
        case _:
            return _SECTORS


@st.composite
def comparisons(draw: st.DrawFn, facts: list[Fact]) -> Condition:
    fact = draw(st.sampled_from(facts))
    if fact.kind == "flag":
        return Test(fact.name, draw(st.sampled_from(["==", "!="])), draw(st.booleans()))
    ops = ["==", "!=", "in", "not in", *(("<", "<=", ">", ">=") * 2 if fact.kind in NUMERIC else ())]
    op = draw(st.sampled_from(ops))
    if op in ("in", "not in"):
        return Test(fact.name, op, tuple(draw(st.lists(_value(fact), min_size=1, max_size=3, unique=True))))
    return Test(fact.name, op, draw(_value(fact)))


def conditions(facts: list[Fact]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        comparisons(facts),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts))),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
            inner.map(Not),
        ),
        max_leaves=5,
    )


_ALL_FACTS = list(FACTS.values())
_CONDITIONS = {
    process: st.just(ALWAYS) | conditions([fact for fact in _ALL_FACTS if fact.subject in subjects])
    for process, subjects in SUBJECTS.items()
}

_PERCENT = st.integers(1, 100).map(Decimal) | st.sampled_from([D("2.5"), D("12.75"), D("0.5")])
consequences: st.SearchStrategy[Consequence] = st.one_of(
    _PERCENT.map(Discount),
    _PERCENT.map(Deposit),
    st.sampled_from([role.name for role in ROLES]).map(lambda name: Approval(role=name)),
    st.sampled_from([person.id for person in _STAFF]).map(lambda key: Approval(person=key)),
    st.sampled_from(["quote", "discount", "reminder", "lead_mail", "bill"]).map(Forbid),
    st.sampled_from([Classify(subject, label) for subject in LABELS for label in LABELS[subject]]),
    st.integers(0, 120).map(Postpone),
    st.builds(
        AddLine,
        st.sampled_from([product.sku for product in _AWKWARD.products]),
        st.sampled_from([D(1), D(3), D("1.5")]),
    ),
    st.builds(
        lambda text, price: AddLine("", D(1), text, price),
        st.sampled_from(["Frais de port", "Shipping", "Frais de dossier n° 2", "Eco-participation"]),
        st.sampled_from([D(15), D("12.5"), D(1200)]),
    ),
    _WORDS.map(Mention),
    st.sampled_from(["fr", "en"]).map(UseLanguage),
)
days = st.none() | st.dates(date(2026, 11, 23), date(2029, 12, 31))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """What some process can act on: conditions of one process's facts, and what can follow from them."""
    since, until = draw(days), draw(days)
    if since and until and until < since:
        since, until = until, since
    when = draw(st.sampled_from(sorted(_CONDITIONS)).flatmap(lambda process: _CONDITIONS[process]))
    draft = Draft(when, draw(consequences), since, until)
    assume(process_of(draft) is not None and witness(when) is not None)
    return draft


@given(drafts(), st.sampled_from(["fr", "en"]))
@settings(max_examples=250, deadline=None)
def test_read_again_it_means_the_same(draft: Draft, language: str):
    said = readback(draft, language, _KNOWN)
    heard = read_rule(said, _AWKWARD, language, TODAY)
    assert heard.doubts == [], said
    assert heard.rule is not None, said
    resolved = resolve(heard.rule, _AWKWARD, _STAFF, ROLES, TODAY)
    assert resolved.draft is not None, (said, resolved.unresolved)
    again = resolved.draft
    assert (again.then, again.since, again.until) == (draft.then, draft.since, draft.until), said
    assert equivalent(again.when, draft.when), said


@given(conditions(_ALL_FACTS), st.dictionaries(st.sampled_from(list(FACTS)), st.just(None)), st.data())
@settings(max_examples=100, deadline=None)
def test_its_shape_changes_nothing_even_where_facts_are_not_known(
    condition: Condition, known: dict[str, None], data: st.DataObject
):
    facts: dict[str, Value] = {
        name: data.draw(st.booleans() if FACTS[name].kind == "flag" else _value(FACTS[name])) for name in known
    }
    assert holds(shaped(condition), facts) is holds(condition, facts)


@given(consequences, st.sampled_from(["fr", "en"]))
def test_a_consequence_fills_its_words(then: Consequence, language: str):
    text = consequence_text(then, language, _KNOWN)
    assert text
    assert "{" not in text
