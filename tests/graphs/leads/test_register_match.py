"""A record of the register is the lead's when that is sure; otherwise it has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphs.leads.given import Given
from graphs.leads.register_match import pick, query_for, register_contradictions
from integrations.crm.port import CompanyRecord
from integrations.register.port import RegisterAnswer
from tests.graphs.leads.make import read, web

LYON = CompanyRecord("732829320", "DUPONT ET FILS (LE PETIT CAFE)", "56.30Z", "03", "PME", "69003", "LYON 3EME")
PARIS = CompanyRecord("552100554", "DUPONT & FILS", "43.21A", "11", "PME", "75011", "PARIS 11")
OTHER = CompanyRecord("356000000", "TRANSPORTS DURAND", "49.41A", "12", "PME", "69002", "LYON")


def picked(given: Given, *found: CompanyRecord) -> CompanyRecord | None:
    return pick(RegisterAnswer(list(found), len(found)), given, read(given))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (web(company="SARL Dupont & Fils", postal_code="69001"), LYON),
        (web(company="Dupont et fils", city="Lyon"), LYON),
        (web(company="Le Petit Café", postal_code="69003"), LYON),
        (web(company="Dupont et fils", postal_code="75010"), PARIS),
        (web(siren="552100554", company="tout autre nom"), PARIS),
        (web(siren="552 100 554 00013"), PARIS),
        (web(company="Dupont et fils"), None),
        (web(company="Dupont et fils", postal_code="13001"), None),
        (web(company="Dupont et fils", postal_code="69003", country="Belgique"), None),
        (web(company="Garage", postal_code="69003"), None),
        (web(siren="775670417", company="Dupont et fils", postal_code="69003"), None),
        (web(), None),
    ],
)
def test_sure_or_none(given: Given, expected: CompanyRecord | None):
    assert picked(given, OTHER, PARIS, LYON) == expected
    assert picked(given, LYON, PARIS, OTHER) == expected


def test_two_that_fit_as_well_are_none_but_an_open_one_comes_before_a_closed_one():
    twin = replace(LYON, siren="775670417")
    given = web(company="Dupont et fils", postal_code="69003")
    assert picked(given, LYON, twin) is None
    assert picked(given, LYON, replace(twin, open=False)) == LYON
    assert picked(given, replace(LYON, open=False)) == replace(LYON, open=False)


def test_their_own_domain_that_spells_the_name_stands_for_the_place():
    lilas = CompanyRecord("775670417", "BOULANGERIE DES LILAS DOREE", postal_code="13001", city="MARSEILLE")
    given = web(company="Boulangerie des Lilas Dorée", email="a@boulangeriedeslilasdoree.fr")
    assert picked(given, lilas) == lilas
    assert picked(replace(given, email="a@gmail.com"), lilas) is None


def test_what_is_looked_up():
    query = query_for(given := web(company="Dupont", siren="73282932000074", postal_code="69003 LYON"), read(given))
    assert query is not None
    assert (query.name, query.siren, query.postal_code, query.city) == ("Dupont", "732829320", "69003", "lyon")
    for given in (web(), web(company="SARL"), web(company="Acme", country="UK"), web(name="Jean Dupont")):
        assert query_for(given, read(given)) is None


def test_what_the_register_says_otherwise():
    given = web(company="Garage Lefort", siren="732829320", postal_code="13001")
    codes = [code for code, _ in register_contradictions(LYON, given, read(given))]
    assert codes == ["register_name", "register_place"]
    agreeing = web(company="Le Petit Café", siren="732829320", postal_code="69001")
    assert register_contradictions(LYON, agreeing, read(agreeing)) == []
    assert register_contradictions(LYON, web(company="Garage Lefort"), read(web())) == []
    assert register_contradictions(None, given, read(given)) == []
