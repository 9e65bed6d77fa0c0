"""The same lead, one that may be, and customers: by exact keys, then by likeness, and never on a shared mail domain."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from graphs.leads.duplicates import Likeness, compare, keys_of_lead
from graphs.leads.given import Given
from graphs.leads.normal import keys_of
from integrations.books.port import Directory
from integrations.crm.port import Lead
from tests.graphs.leads.make import BELLERIVE, DIRECTORY, LILAS, customer, lead, web

NOBODY = Directory("nobody")


def likeness(given: Given, *leads: Lead, directory: Directory = NOBODY) -> Likeness:
    return compare(given, keys_of(given), leads, directory)


@pytest.mark.parametrize(
    ("given", "known", "why"),
    [
        (web(email="Jean@Dupont.fr"), lead(email="jean@dupont.fr"), "same_email"),
        (web(email="jean@dupont.fr", company="A"), lead(email="jean@dupont.fr", company="Zephyr"), "same_email"),
        (web(phone="06 12 34 56 78"), lead(phone="+33(0)6.12.34.56.78"), "same_phone"),
        (
            web(phone="06 12 34 56 78", email="jean@dupont.fr"),
            lead(phone="0612345678", email="jean@gmail.com"),
            "same_phone",
        ),
    ],
)
def test_the_same(given: Given, known: Lead, why: str):
    found = likeness(given, known)
    assert found.same == known and found.possible == [] and found.why == [why]


@pytest.mark.parametrize(
    ("given", "known", "why"),
    [
        (
            web(phone="01 42 68 53 00", name="Anne Petit", email="anne@verne.fr"),
            lead(phone="01 42 68 53 00", name="Luc Roy", email="luc@verne.fr"),
            "shared_phone",
        ),
        (web(siren="732829320", email="a@x.fr"), lead(siren="73282932000074", email="b@y.fr"), "same_siren"),
        (web(email="anne@verne.fr"), lead(email="luc@verne.fr"), "same_domain"),
        (web(company="SARL Dupont & Fils"), lead(company="Dupont et fils"), "near_name"),
        (
            web(company="Dupont et fils", postal_code="69003"),
            lead(company="Dupont & fils", postal_code="69001"),
            "near_name",
        ),
        (web(name="Jean Dupont"), lead(name="DUPONT Jean"), "same_name_person"),
    ],
)
def test_what_may_be_the_same(given: Given, known: Lead, why: str):
    found = likeness(given, known)
    assert found.same is None and found.possible == [known] and found.why == [why]
    archived = likeness(given, replace(known, status="archived"))
    assert archived.possible == [] and archived.why == []


@pytest.mark.parametrize(
    ("given", "known"),
    [
        (web(email="anne@gmail.com"), lead(email="luc@gmail.com")),
        (web(company="Hôtel du Centre"), lead(company="Garage du Centre")),
        (web(company="Dupont et fils", postal_code="69003"), lead(company="Dupont et fils", postal_code="13001")),
        (web(company="Dupont", siren="732829320"), lead(company="Dupont", siren="552100554")),
        (web(name="Jean"), lead(name="Jean")),
        (web(), lead()),
        (web(company="SARL"), lead(company="SARL")),
    ],
)
def test_what_is_another(given: Given, known: Lead):
    assert likeness(given, known) == Likeness()


def test_of_several_the_open_and_newest_is_the_same_and_the_likeliest_come_first():
    old = lead("old", email="a@verne.fr", status="lost", received_at=datetime(2026, 10, 1, tzinfo=UTC))
    older = lead("older", email="a@verne.fr", received_at=datetime(2026, 1, 1, tzinfo=UTC))
    mate = lead("mate", email="b@verne.fr")
    named = lead("named", company="Verne")
    found = likeness(web(email="a@verne.fr", company="Verne"), named, old, mate, older)
    assert found.same == older and found.possible == [mate, named]
    assert likeness(web(email="a@verne.fr"), old).same == old
    assert (
        len(likeness(web(email="x@verne.fr"), *(lead(f"L{n}", email=f"m{n}@verne.fr") for n in range(30))).possible)
        == 5
    )


@pytest.mark.parametrize(
    ("given", "expected", "sure"),
    [
        (web(email="CONTACT@bellerive.fr"), BELLERIVE, True),
        (web(email="julie@bellerive.fr", company="Hotel Bellerive"), BELLERIVE, True),
        (web(email="julie@bellerive.fr"), BELLERIVE, True),
        (web(email="julie@bellerive.fr", company="Garage Lefort"), BELLERIVE, False),
        (web(siren="73282932000074"), BELLERIVE, True),
        (web(siren="732829320", company="Garage Lefort"), BELLERIVE, False),
        (web(company="Hôtel Bellerive SAS", email="j@gmail.com"), BELLERIVE, False),
        (web(company="Bellerive", name="Morel Julie"), BELLERIVE, True),
        (web(company="Hôtel Bellerive", siren="552100554"), None, False),
        (web(company="Boulangerie des Lilas", email="x@gmail.com"), LILAS, False),
        (web(email="x@gmail.com"), None, False),
        (web(company="Hôtel du Lac"), None, False),
        (web(), None, False),
    ],
)
def test_customers(given: Given, expected: object, sure: bool):
    found = likeness(given, directory=DIRECTORY)
    assert found.customer == expected and found.customer_sure is sure
    assert bool(found.why) is (expected is not None)


def test_of_two_customers_that_fit_as_well_it_is_asked():
    twin = customer("C9", "Hôtel Bellerive Annexe", "resa@bellerive.fr")
    both = Directory("both", [BELLERIVE, twin])
    assert not likeness(web(email="x@bellerive.fr"), directory=both).customer_sure


def test_a_slip_of_the_pen_in_a_name_is_seen_and_two_companies_books_are_not_mixed():
    assert likeness(web(company="Hotel Bellerivve"), directory=DIRECTORY).customer == BELLERIVE
    same_version = Directory(DIRECTORY.version, [customer("X1", "Verne", "a@verne.fr"), LILAS])
    assert likeness(web(email="a@verne.fr"), directory=same_version).customer == same_version.customers[0]
    assert likeness(web(email="contact@bellerive.fr"), directory=same_version).customer is None
    assert likeness(web(email="contact@bellerive.fr"), directory=DIRECTORY).customer == BELLERIVE


NAMES = st.sampled_from(["", "Verne", "SARL Verne", "Hôtel du Lac", "Garage du Lac", "Verne Conseil"])
LEADS = st.builds(
    lead,
    st.sampled_from(["L1", "L2"]),
    email=st.sampled_from(["", "a@verne.fr", "b@verne.fr", "a@gmail.com", "b@gmail.com"]),
    phone=st.sampled_from(["", "06 12 34 56 78", "01 42 68 53 00"]),
    siren=st.sampled_from(["", "732829320", "552100554"]),
    company=NAMES,
    name=st.sampled_from(["", "Jean Roy", "Roy Jean", "Anne Petit"]),
    postal_code=st.sampled_from(["", "69003", "13001"]),
)


def as_given(known: Lead) -> Given:
    return web(
        email=known.email,
        phone=known.phone,
        siren=known.siren,
        company=known.company,
        name=known.name,
        postal_code=known.postal_code,
    )


@settings(max_examples=200, deadline=None)
@over(LEADS, LEADS)
def test_either_is_as_like_the_other(one: Lead, other: Lead):
    there, back = likeness(as_given(one), other), likeness(as_given(other), one)
    assert there.why == back.why
    assert (there.same is None, len(there.possible)) == (back.same is None, len(back.possible))
    assert keys_of_lead(one) == keys_of(as_given(one))
