"""The French register: what is asked of it, what is read, and what never is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrations.errors import Rejected
from integrations.http import HttpClient, Senseless
from integrations.register.answers import read_answer
from integrations.register.port import RegisterQuery
from integrations.register.recherche_entreprises import RechercheEntreprises, register_of
from tests.support import outside_server as outside
from tests.support.register_server import COMPANIES, ELECTED, LEADER, RegisterServer, company

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)

Opened = Callable[[RegisterServer], RechercheEntreprises]


async def test_a_company_is_found_by_its_name_and_place(opened: Opened):
    async with RegisterServer() as server:
        answer = await opened(server).look_up(RegisterQuery(name="Ateliers Vernay", postal_code="69003"))
    assert answer.total == 1
    (found,) = answer.found
    assert (found.siren, found.name, found.postal_code, found.city) == (
        "812345676", "ATELIERS VERNAY", "69003", "LYON 3EME",
    )  # fmt: skip
    assert (found.activity, found.size, found.category, found.created_on) == ("31.01Z", "12", "PME", "2009-04-01")
    assert found.open
    assert (found.source, found.read_at) == ("recherche-entreprises.api.gouv.fr", "2026-11-22T03:00:00+00:00")


async def test_only_what_is_needed_is_asked_for(opened: Opened):
    async with RegisterServer() as server:
        await opened(server).look_up(RegisterQuery(name="Ateliers Vernay", postal_code="69003", city="Lyon"))
    assert server.seen[0].query == {
        "q": "ateliers vernay", "code_postal": "69003", "per_page": "10", "minimal": "true",
        "include": "siege,complements",
    }  # fmt: skip


async def test_a_city_narrows_where_no_postal_code_does(opened: Opened):
    async with RegisterServer() as server:
        answer = await opened(server).look_up(RegisterQuery(name="Ateliers Vernay", city="Nantes"))
    assert [one.siren for one in answer.found] == ["823456785"]


@pytest.mark.parametrize("siren", ["812345676", "812 345 676", "81234567600017"])
async def test_a_siren_is_asked_alone(opened: Opened, siren: str):
    async with RegisterServer() as server:
        answer = await opened(server).look_up(RegisterQuery(name="Other", siren=siren, postal_code="75001"))
    assert server.seen[0].query["q"] == "812345676"
    assert "code_postal" not in server.seen[0].query
    assert [one.siren for one in answer.found] == ["812345676"]


async def test_an_answer_about_another_siren_is_none(opened: Opened):
    async with RegisterServer() as server:
        body = json.dumps({"results": [COMPANIES[1]], "total_results": 1}).encode()
        server.faults.append(outside.answers(body))
        answer = await opened(server).look_up(RegisterQuery(siren="812345676"))
    assert answer.found == []


async def test_companies_that_have_ceased_are_told_as_such_and_come_last(opened: Opened):
    async with RegisterServer() as server:
        server.companies.reverse()
        answer = await opened(server).look_up(RegisterQuery(name="ateliers vernay"))
    assert [(one.siren, one.open) for one in answer.found] == [
        ("823456785", True), ("812345676", True), ("834567894", False),
    ]  # fmt: skip


async def test_who_objected_to_publication_is_left_out(opened: Opened):
    async with RegisterServer() as server:
        register = opened(server)
        assert (await register.look_up(RegisterQuery(name="Vasserot Discretion"))).found == []
        assert (await register.look_up(RegisterQuery(siren="867890121"))).found == []


async def test_a_place_that_is_withheld_is_not_told(opened: Opened):
    async with RegisterServer() as server:
        (found,) = (await opened(server).look_up(RegisterQuery(name="Scierie des Trois Ponts"))).found
    assert (found.name, found.postal_code, found.city) == ("SCIERIE DES TROIS PONTS", "", "")


def test_a_place_that_is_told_all_the_same_is_not_read():
    seat = {"statut_diffusion_etablissement": "P", "code_postal": "74000", "libelle_commune": "ANNECY"}
    data = {"results": [company("812345676", "ATELIERS VERNAY", siege=seat)], "total_results": 1}
    (found,) = read_answer(data, "", NOW).found
    assert (found.postal_code, found.city) == ("", "")


async def test_a_sole_trader_is_known_by_the_name_they_trade_under(opened: Opened):
    async with RegisterServer() as server:
        (found,) = (await opened(server).look_up(RegisterQuery(name="Menuiserie du Lac"))).found
    assert found.name == "MENUISERIE DU LAC"


async def test_the_name_of_a_person_is_never_a_companys(opened: Opened):
    async with RegisterServer() as server:
        register = opened(server)
        assert (await register.look_up(RegisterQuery(name="Prunelle Vasserot"))).found == []
        (found,) = (await register.look_up(RegisterQuery(siren="856789012"))).found
    assert (found.name, found.city) == ("", "ANNECY")


async def test_nothing_about_people_is_read(opened: Opened):
    async with RegisterServer() as server:
        body = json.dumps({"results": COMPANIES[:5], "total_results": 5}).encode()
        server.faults.append(outside.answers(body))
        answer = await opened(server).look_up(RegisterQuery(name="everyone there"))
    told = repr(answer)
    people = [LEADER["nom"], LEADER["prenoms"], LEADER["date_de_naissance"], ELECTED["nom"], "TREMBLOT", "PRUNELLE"]
    assert len(answer.found) == 4
    assert [word for word in people if word in told] == []


@pytest.mark.parametrize(
    "query",
    [
        RegisterQuery(),
        RegisterQuery(name="ab"),
        RegisterQuery(name="   \u200b "),
        RegisterQuery(name="12345"),
        RegisterQuery(name="///", city="Lyon"),
        RegisterQuery(siren="123"),
        RegisterQuery(siren="٨١٢٣٤٥٦٧٦"),
    ],
)
async def test_what_cannot_be_looked_up_is_not_asked(opened: Opened, query: RegisterQuery):
    async with RegisterServer() as server:
        with pytest.raises(Rejected):
            await opened(server).look_up(query)
    assert server.seen == []


async def test_a_name_is_sent_as_words(opened: Opened):
    async with RegisterServer() as server:
        await opened(server).look_up(RegisterQuery(name="L'Atelier & Cie\r\nX: 1\x00<b>" + "x" * 500))
    sent = server.seen[0].query["q"]
    assert sent.startswith("l'atelier & cie x 1 b x")
    assert len(sent) <= 120


async def test_our_fault_is_told_and_does_not_close_the_circuit(opened: Opened):
    async with RegisterServer(*[outside.fails(400)] * 5) as server:
        register = opened(server)
        for number in range(5):
            with pytest.raises(Rejected):
                await register.look_up(RegisterQuery(name=f"nobody {number}"))
        assert (await register.look_up(RegisterQuery(name="ateliers vernay"))).found


def test_making_one_opens_nothing():
    http = HttpClient(lambda: NOW)
    register_of(http, lambda: NOW, url="http://127.0.0.1:9")
    assert http._session is None  # pyright: ignore[reportPrivateUsage]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("812345676"),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["results", "total_results", "siren", "siege", "complements", "nom_complet", "code_postal"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_is_answered_is_read_or_refused(data: Any):
    try:
        answer = read_answer(data, "", NOW)
    except Senseless:
        return
    assert len(answer.found) <= 5
    assert all(len(one.siren) == 9 and one.name for one in answer.found)


@given(st.sampled_from(sorted(set(company("812345676", "X")) - {"siren"})), st.sampled_from([None, "gone"]))
def test_a_field_that_is_missing_or_null_costs_only_itself(name: str, how: str | None):
    data: dict[str, Any] = company("812345676", "ATELIERS VERNAY")
    if how is None:
        data[name] = None
    else:
        del data[name]
    (found,) = read_answer({"results": [data], "total_results": 1}, "812345676", NOW).found
    assert found.siren == "812345676"


@given(st.text(max_size=300))
def test_a_name_is_one_printable_line(text: str):
    data = company("812345676", "X", nom_raison_sociale=text, nom_complet=text)
    (found,) = read_answer({"results": [data], "total_results": 1}, "812345676", NOW).found or [None]
    if found is not None:
        assert len(found.name) <= 200
        assert found.name == " ".join(found.name.split())
        assert not any(char in found.name for char in "\u202e\u200b\r\n\x00")
