"""The score: between 0 and 100, its points add up, more in favour never lowers it, and the classes follow it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from graphs.leads.facts import LeadFacts
from graphs.leads.given import Given
from graphs.leads.points import ALTERNATIVES, BANDS, POINTS
from graphs.leads.port import LeadSettings, Scoring
from graphs.leads.score import Scored, score
from graphs.leads.wording import POINT_WORDS
from integrations.crm.port import CompanyRecord
from tests.graphs.leads.make import BELLERIVE, read, web

RECORD = CompanyRecord("732829320", "DUPONT ET FILS", "56.10A", "12", "PME", "69003", "LYON")
ALL = web(
    "80 chaises pliantes avant Noël, budget 4 000 € HT, merci de m’envoyer un devis.",
    name="Jean Dupont",
    company="Dupont et fils",
    email="jean@dupont.fr",
    phone="06 12 34 56 78",
    postal_code="69003",
    city="Lyon",
)


def scored(
    given: Given,
    record: CompanyRecord | None = None,
    scoring: Scoring | None = None,
    wanted: LeadSettings | None = None,
    **more: Any,
) -> Scored:
    facts = more.pop("facts", None) or read(given)
    return score(given, facts, record, more.get("customer"), scoring or Scoring(), wanted or LeadSettings())


def codes(result: Scored) -> set[str]:
    return {point.code for point in result.points}


def most(band: str) -> int:
    """Of alternatives one alone counts."""
    own = [code for code in POINTS if BANDS[code] == band]
    timed = max((POINTS[code] for code in own if code in ALTERNATIVES), default=0)
    return sum(POINTS[code] for code in own if code not in ALTERNATIVES) + timed


def test_the_bands_have_their_limits():
    assert (most("fit"), most("intent"), most("reach")) == (40, 40, 20)
    assert all(points < 0 for code, points in POINTS.items() if BANDS[code] == "penalty")
    assert set(POINT_WORDS) == set(POINTS) == set(BANDS)


def test_all_that_a_good_lead_has():
    result = scored(ALL, RECORD)
    assert result.score == 94 and result.classed == "hot" and not result.near
    assert result.missing == []
    found = {point.code: point.found for point in result.points}
    assert found["catalogue"] == "Chaise pliante bois" and found["quantity"] == "80"
    assert found["budget"] == "4 000 €" and found["zone"] == "69003 Lyon Auvergne-Rhône-Alpes FR"
    assert found["sector"] == "56.10A" and found["phone"] == "+33612345678"


def test_without_the_register_it_is_hot_all_the_same():
    assert scored(ALL).classed == "hot"


@pytest.mark.parametrize(
    ("given", "classed"),
    [
        (web("Bonjour, des infos sur vos chaises pliantes svp", company="Verne", email="a@verne.fr", name="A"), "warm"),
        (web("Je souhaite un devis pour des tables rondes", company="Verne", email="a@verne.fr", name="A"), "warm"),
        (web("Bonjour, vous faites quoi ?", email="a@gmail.com", name="A"), "cold"),
        (web("", email="a@gmail.com"), "cold"),
        (web("Je suis étudiante, je voudrais des infos pour mon mémoire", email="a@verne.fr"), "cold"),
        (web("Je vous adresse ma candidature, ci-joint mon CV", email="a@gmail.com"), "job"),
        (web("Boost your sales with our SEO services and backlinks", email="a@seo.io"), "spam"),
        (replace(ALL, trap=True), "spam"),
        (web("azerty qsdfgh"), "spam"),
    ],
)
def test_classes(given: Given, classed: str):
    assert scored(given).classed == classed


def test_a_customer_is_one_whatever_else_is_read():
    for given in (ALL, replace(ALL, trap=True), web("Ma candidature, ci-joint mon CV")):
        result = scored(given, customer=BELLERIVE)
        assert result.classed == "customer" and not result.near and "customer" in codes(result)


@pytest.mark.parametrize(("hot", "near"), [(84, True), (83, False), (88, True), (89, False), (86, True)])
def test_near_a_threshold_on_either_side(hot: int, near: bool):
    result = scored(ALL, scoring=Scoring(hot=hot))
    assert result.score == 86 and result.near is near
    assert result.classed == ("hot" if hot <= 86 else "warm")


def test_what_is_missing_is_named_the_most_telling_first():
    result = scored(web("Bonjour", email="a@verne.fr"))
    assert result.missing == ["product", "quantity", "deadline", "budget", "phone", "company", "place", "name"]
    assert "deadline" not in scored(web("C’est urgent", email="a@verne.fr")).missing


def test_points_of_the_company_s_own():
    tuned = scored(ALL, scoring=Scoring(points={"budget": 20, "phone": 0}))
    assert tuned.score == 86 + 11 - 7 and "phone" not in codes(tuned)
    turned = scored(ALL, scoring=Scoring(points={"budget": -50, "phone": 400, "unheard_of": 7}))
    assert {point.code: point.points for point in turned.points}["phone"] == 40
    assert "budget" not in codes(turned)


@pytest.mark.parametrize(
    ("zones", "given", "seen"),
    [
        ([], web(postal_code="69003"), "zone"),
        (["69", "01"], web(postal_code="69003"), "zone"),
        (["Auvergne-Rhône-Alpes"], web(city="Lyon"), "zone"),
        (["rhône alpes"], web(city="Lyon"), "zone"),
        (["France"], web(postal_code="97400"), "zone"),
        (["2A", "2B"], web(postal_code="20200"), "zone"),
        (["FR", "BE"], web(country="Belgique"), "zone"),
        (["69"], web(postal_code="13001"), "out_of_zone"),
        (["69"], web(country="Belgique", postal_code="6900"), "out_of_zone"),
        (["Bretagne"], web(city="Lyon"), "out_of_zone"),
        (["FR"], web(country="Canada"), "out_of_zone"),
        (["69"], web(city="Lyon"), ""),  # the department is not sure
        (["69"], web(phone="06 12 34 56 78"), ""),
        (["69"], web(), ""),
        ([], web(), ""),
    ],
)
def test_zones(zones: list[str], given: Given, seen: str):
    found = codes(scored(given, wanted=LeadSettings(zones=zones))) & {"zone", "out_of_zone"}
    assert found == ({seen} if seen else set())


def test_what_the_register_says():
    aimed = LeadSettings(sectors=["56"], sizes=["12"])
    assert {"sector", "size"} <= codes(scored(ALL, RECORD, wanted=aimed))
    other = LeadSettings(sectors=["62.0"], sizes=["21"])
    assert not {"sector", "size"} & codes(scored(ALL, RECORD, wanted=other))
    assert "size" not in codes(scored(ALL, replace(RECORD, size="NN")))
    closed = scored(ALL, replace(RECORD, open=False))
    assert "closed" in codes(closed) and "sector" not in codes(closed)
    assert scored(web(company="X"), replace(RECORD, postal_code="20200")).points
    assert "zone" in codes(scored(web(company="Dupont"), RECORD, wanted=LeadSettings(zones=["69"])))


def test_a_siren_of_another_company_counts_against_it():
    given = replace(ALL, siren="732829320", company="Garage Lefort")
    contradicted = [point for point in scored(given, RECORD).points if point.code == "contradiction"]
    assert contradicted and "DUPONT ET FILS" in contradicted[0].found


def test_what_it_was_found_in_is_short_and_on_one_line():
    result = scored(replace(ALL, company="Dupont\n\t" + "x" * 400))
    assert all(len(point.found) <= 120 and point.found.isprintable() for point in result.points)


FLAG = st.booleans()
FACTS = st.builds(
    LeadFacts,
    product=st.sampled_from(["", "Chaise"]),
    skus=st.sampled_from([[], ["CHA-01"]]),
    quantity=st.sampled_from([None, Decimal(3)]),
    budget=st.sampled_from([None, Decimal(3000)]),
    deadline=st.sampled_from([None, date(2026, 12, 24)]),
    wants=st.sampled_from([[], ["quote"], ["information"]]),
    city=st.sampled_from(["", "Lyon"]),
    postal_code=st.sampled_from(["", "69003"]),
    country=st.sampled_from(["", "FR", "BE"]),
    student=FLAG,
    job=FLAG,
    sells_to_us=FLAG,
    urgent=FLAG,
    far_off=FLAG,
    contradictions=st.sampled_from([[], ["budgets"]]),
    junk=st.lists(st.sampled_from(["mash", "pitch", "disposable"]), unique=True),
)
GIVENS = st.builds(
    Given,
    source=st.just("web"),
    name=st.sampled_from(["", "Jean Dupont"]),
    company=st.sampled_from(["", "Dupont"]),
    email=st.sampled_from(["", "a@dupont.fr", "a@gmail.com", "nowhere"]),
    phone=st.sampled_from(["", "06 12 34 56 78", "12"]),
    trap=FLAG,
)
RECORDS = st.sampled_from([None, RECORD, replace(RECORD, open=False)])
TUNED = st.builds(
    Scoring,
    points=st.dictionaries(st.sampled_from(sorted(POINTS)), st.integers(-300, 300)),
    hot=st.integers(1, 100),
    warm=st.integers(1, 100),
)


@settings(max_examples=150, deadline=None)
@over(GIVENS, FACTS, RECORDS, TUNED)
def test_between_0_and_100_and_the_points_add_up(
    given: Given, facts: LeadFacts, record: CompanyRecord | None, scoring: Scoring
):
    result = score(given, facts, record, None, scoring, LeadSettings())
    assert result.score == max(0, min(100, sum(point.points for point in result.points)))
    assert len(codes(result)) == len(result.points) and codes(result) <= set(POINTS)
    for point in result.points:
        assert (point.points < 0) is (BANDS[point.code] == "penalty")


BETTER: list[dict[str, Any]] = [
    {"quantity": Decimal(10)},
    {"budget": Decimal(5000)},
    {"deadline": date(2026, 12, 24), "far_off": False},
    {"urgent": True},
    {"product": "Chaise", "skus": ["CHA-01"]},
    {"wants": ["quote"]},
    {"student": False},
    {"sells_to_us": False},
    {"contradictions": []},
    {"junk": []},
]


@settings(max_examples=120, deadline=None)
@over(GIVENS, FACTS, RECORDS, TUNED, st.sampled_from(BETTER))
def test_more_in_favour_never_lowers_it(
    given: Given, facts: LeadFacts, record: CompanyRecord | None, scoring: Scoring, better: dict[str, Any]
):
    # "Far off" is worth less by itself; tuned otherwise, a near deadline may be worth less than a far one.
    points = {code: value for code, value in scoring.points.items() if code not in ALTERNATIVES}
    tuned = replace(scoring, points=points)
    before = score(given, facts, record, None, tuned, LeadSettings()).score
    assert score(given, replace(facts, **better), record, None, tuned, LeadSettings()).score >= before


@settings(max_examples=80, deadline=None)
@over(GIVENS, FACTS, TUNED, st.sampled_from(sorted(POINTS)), st.integers(1, 50))
def test_a_sign_worth_more_never_lowers_it(given: Given, facts: LeadFacts, scoring: Scoring, code: str, more: int):
    raised = replace(scoring, points={**scoring.points, code: scoring.points.get(code, POINTS[code]) + more})
    before = score(given, facts, RECORD, None, scoring, LeadSettings()).score
    assert score(given, facts, RECORD, None, raised, LeadSettings()).score >= before


@settings(max_examples=60, deadline=None)
@over(GIVENS, FACTS)
def test_a_way_to_reach_them_never_lowers_it(given: Given, facts: LeadFacts):
    def total(given: Given) -> int:
        return score(given, facts, None, None, Scoring(), LeadSettings()).score

    for better in ({"phone": "06 12 34 56 78"}, {"email": "a@dupont.fr"}, {"name": "Jean"}, {"trap": False}):
        assert total(replace(given, **better)) >= total(given)
