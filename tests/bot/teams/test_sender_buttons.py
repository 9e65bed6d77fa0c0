"""Where others read along, a card shows each reader the buttons that are for them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from graphs.context import Person
from graphs.message import Address, Button, Buttons
from tests.bot.teams.sending import (
    CHANNEL,
    GROUP,
    LEA,
    LEA_CHAT,
    TO_CHANNEL,
    TO_GROUP,
    TO_LEA,
    YANN,
    Rig,
    opened,
    post,
    verbs,
)
from tests.support.connector import TENANT

YES, NO, FREE = Button("a:1:approve", "Approuver", "primary"), Button("a:1:reject", "Refuser"), Button("q:1:x", "Voir")


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        await rig.met()
        yield rig


async def asked(rig: Rig, address: Address) -> dict[str, Any]:
    await rig.sent(post("p.1", address, "Devis à valider", Buttons([YES, NO, FREE]), case_id="case-1"))
    conversation = {TO_LEA: LEA_CHAT, TO_GROUP: GROUP, TO_CHANNEL: CHANNEL}[address]
    return rig.server.shown(conversation)[0].cards[0]


@pytest.mark.parametrize("address", [TO_GROUP, TO_CHANNEL])
async def test_where_others_read_along_only_deciders_see_their_buttons(rig: Rig, address: Address):
    rig.desk.deciders = [LEA]
    rig.desk.people = {LEA: Person("lea", "Léa Martin", "lea@exemple.fr", "manager", "fr", "Europe/Paris")}
    card = await asked(rig, address)
    assert verbs(card) == [FREE.id]
    assert card["refresh"]["userIds"] == ["29:lea"]
    assert "Léa Martin" in json.dumps(card, ensure_ascii=False)
    mine = await rig.platform.card_for("p.1", LEA)
    others = await rig.platform.card_for("p.1", YANN)
    assert mine is not None and others is not None
    assert verbs(mine) == [YES.id, NO.id, FREE.id]
    assert "Léa Martin" not in json.dumps(mine["body"], ensure_ascii=False)
    assert verbs(others) == [FREE.id]
    assert mine["refresh"] == card["refresh"]


async def test_deciders_teams_has_no_name_for_hide_nothing(rig: Rig):
    rig.desk.deciders = [f"{TENANT}/aad-never-met"]
    card = await asked(rig, TO_GROUP)
    assert verbs(card) == [YES.id, NO.id, FREE.id]
    assert "refresh" not in card


@pytest.mark.parametrize(("decider", "shown"), [(YANN, [FREE.id]), (LEA, [YES.id, NO.id, FREE.id])])
async def test_in_private_only_ones_own_buttons_are_drawn(rig: Rig, decider: str, shown: list[str]):
    rig.desk.deciders = [decider]
    assert verbs(await asked(rig, TO_LEA)) == shown


async def test_a_decided_card_asks_for_nothing_any_more(rig: Rig):
    rig.desk.deciders = [LEA]
    await asked(rig, TO_GROUP)
    reference = rig.server.shown(GROUP)[0].id
    await rig.platform.update(reference, post("p.1", TO_GROUP, "Approuvé par Léa"))
    card = rig.server.shown(GROUP)[0].cards[0]
    assert "refresh" not in card and verbs(card) == []


async def test_no_card_of_what_is_not_there(rig: Rig):
    assert await rig.platform.card_for("nowhere", LEA) is None
