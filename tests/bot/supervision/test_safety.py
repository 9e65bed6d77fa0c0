"""Supervision outlives its own defects, and tells nobody's name or words where several people read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.supervision import troubles
from graphs.message import Address
from tests.bot.supervision.room import Room, sampling
from tests.bot.supervision.test_samples import DIRECTION, LAST_WEEK, WEEK


async def test_a_look_that_fails_for_good_is_followed_by_the_next(room: Room, monkeypatch: pytest.MonkeyPatch):
    await room.desk.plan()

    def broken(*_: Any) -> Any:
        raise KeyError("a row that nobody foresaw")

    monkeypatch.setattr(troubles, "found", broken)
    with pytest.raises(KeyError):
        await room.looks(minutes=5)
    monkeypatch.undo()
    assert await room.planned() == room.clock.now() + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("process", "title", "facts", "told"),
    [
        ("lead", "Prospect : Loïc Quémeneur, Atelier Menhir", {"company": "Atelier Menhir"}, "Atelier Menhir"),
        ("complaint", "Réclamation de loic@menhir.example", {"customer": "Loïc Quémeneur"}, "Réclamation"),
        ("enquiry", "Question de Loïc Quémeneur : lutrins", {}, "Question d'un client"),
        ("quote", "Devis pour loic@menhir.example", {}, "Devis"),
    ],
)
async def test_cases_to_look_through_name_no_stranger(
    room: Room, process: str, title: str, facts: dict[str, Any], told: str
):
    await room.case("one", process=process, title=title, facts=facts, at=LAST_WEEK)
    await room.fires(sampling(), WEEK)
    said = " ".join(await room.heard(DIRECTION)).casefold()
    assert told.casefold() in said
    assert "loic" not in said.replace("ï", "i")
    assert "lutrins" not in said


@pytest.mark.parametrize(
    ("process", "title", "facts", "told"),
    [
        ("quote", "Devis Dupont Frères", {}, "Devis Dupont Frères"),
        ("quote", "Quote Dupont", {"customer": "Dupont", "customer_id": "c1"}, "Devis Dupont"),
        ("reminder", "Relances du 19 novembre 2026", {}, "Relances du 19 novembre 2026"),
        ("promise", "Dupont Frères, 300,00 €", {}, "Promesse de paiement : Dupont Frères, 300,00 €"),
    ],
)
async def test_a_case_to_look_through_says_its_kind_once(
    room: Room, process: str, title: str, facts: dict[str, Any], told: str
):
    await room.case("one", process=process, title=title, facts=facts, at=LAST_WEEK)
    await room.fires(sampling(), WEEK)
    said = " ".join(await room.heard(DIRECTION)).replace("\u00a0", " ")
    assert told in said
    assert "Devis : " not in said and "Relances : " not in said


@pytest.mark.parametrize(
    "place",
    [
        Address("web", "dm:somebody-who-left", "t1"),
        Address("slack", "T1/@U9", "171.5"),
        Address("slack", "T1/G0LD", "171.5"),
        Address("teams", "tenant/19:abc@thread.v2", "1"),
        Address("teams", "tenant/@user", "1"),
    ],
)
async def test_what_few_people_read_is_drawn_for_nobody(room: Room, place: Address):
    await room.case("one", address=place, at=LAST_WEEK)
    await room.fires(sampling(quiet="line"), WEEK)
    assert "Devis de one" not in " ".join(await room.heard(DIRECTION))
    assert not await room.buttons(DIRECTION)


async def test_an_alert_is_never_told_where_nobody_can_read(database_url: str):
    room = await Room.open(database_url, operator_channel="explotation")
    try:
        await room.desk.plan()
        await room.message(age=timedelta(minutes=25))
        await room.looks(minutes=5)
        assert await room.heard("c:explotation") == []
        assert len(await room.heard("dm:helene")) == 1
    finally:
        await room.close()
