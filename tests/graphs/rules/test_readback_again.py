"""A rule in words, read again, means the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphs.rules.condition import ALWAYS, AllOf, AnyOf, Condition, Not, Test, Value, holds
from graphs.rules.consequence import (
    LABELS,
    TONES,
    AddLine,
    Approval,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    Mention,
    Postpone,
    ReminderTone,
    UseLanguage,
)
from graphs.rules.readback import (
    consequence_text,
    readback,
)
from graphs.rules.readback_shape import shaped
from graphs.rules.reading import read_rule
from graphs.rules.resolve import resolve
from graphs.rules.rule import Draft, process_of
from graphs.rules.solve import equivalent, witness
from graphs.rules.vocabulary import FACTS, NUMERIC, SUBJECTS, Fact
from tests.graphs.rules.corpus.awkward import AWKWARD, KNOWN, STAFF
from tests.graphs.rules.corpus.company import ROLES, TODAY

D = Decimal


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
            return st.sampled_from([customer.id for customer in AWKWARD.customers])
        case "product":
            return st.sampled_from([product.sku for product in AWKWARD.products])
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
    st.sampled_from([person.id for person in STAFF]).map(lambda key: Approval(person=key)),
    st.sampled_from(["quote", "discount", "reminder", "lead_mail", "bill"]).map(Forbid),
    st.sampled_from([Classify(subject, label) for subject in LABELS for label in LABELS[subject]]),
    st.integers(0, 120).map(Postpone),
    st.sampled_from(TONES).map(ReminderTone),
    st.builds(
        AddLine,
        st.sampled_from([product.sku for product in AWKWARD.products]),
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
    said = readback(draft, language, KNOWN)
    heard = read_rule(said, AWKWARD, language, TODAY)
    assert heard.doubts == [], said
    assert heard.rule is not None, said
    resolved = resolve(heard.rule, AWKWARD, STAFF, ROLES, TODAY)
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
    text = consequence_text(then, language, KNOWN)
    assert text
    assert "{" not in text
