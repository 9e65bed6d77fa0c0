"""Who somebody is, as far as the roster of our own tenant proves it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.platform import Account
from bot.teams.ids import AccountId
from bot.teams.profiles import account_from
from bot.teams.references import Known
from integrations.errors import Unavailable
from tests.bot.teams.sending import GROUP, LEA, LEA_CHAT, LEA_ID, YANN, Rig, opened
from tests.support.connector import TENANT, ConnectorServer

WHO = AccountId(TENANT, LEA_ID)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        await rig.met()
        yield rig


def member(**more: Any) -> dict[str, Any]:
    return ConnectorServer().person("lea", LEA_ID) | more


def test_a_colleague():
    known = Known("29:lea", "", "", "fr-FR", "Europe/Paris")
    assert account_from(member(), WHO, TENANT, known) == Account(
        "Lea", "member", "lea@exemple.fr", "fr", "Europe/Paris"
    )


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"userRole": "guest"}, "guest"),
        ({"userPrincipalName": "x_ailleurs.fr#EXT#@exemple.onmicrosoft.com"}, "guest"),
        ({"tenantId": "tenant-2"}, "stranger"),
        ({"userRole": "anonymous"}, "stranger"),
        ({"id": "28:another"}, "bot"),
        ({"tenantId": ""}, "member"),
        ({"tenantId": None}, "member"),
        ({"userRole": None}, "member"),
        ({"userRole": "something"}, "member"),
    ],
)
def test_an_address_counts_only_for_a_user_of_our_tenant(more: dict[str, Any], kind: str):
    found = account_from(member(**more), WHO, TENANT)
    assert (found.kind, found.email) == (kind, "")


def test_names_languages_and_zones_that_are_none():
    known = Known("", "", "", "de-DE", "Mars/Olympus")
    found = account_from(member(name=None, givenName="Léa", surname="Martin", email=None), WHO, TENANT, known)
    assert found == Account("Léa Martin", "member")


async def test_teams_is_asked_once_in_a_while(rig: Rig):
    for _ in range(3):
        found = await rig.platform.account(LEA)
        assert found is not None and found.email == "lea@exemple.fr"
    assert [where for where, _ in rig.server.calls("member")] == [LEA_CHAT]
    rig.platform.forget_account(LEA)
    await rig.platform.account(LEA)
    assert len(rig.server.calls("member")) == 2


async def test_somebody_who_never_wrote_in_private_is_asked_about_where_they_were_met(rig: Rig):
    found = await rig.platform.account(YANN)
    assert found is not None and found.name == "Yann"
    assert [where for where, _ in rig.server.calls("member")] == [GROUP]


async def test_somebody_who_left_their_chat_may_be_elsewhere(rig: Rig):
    await rig.references.seen(rig.heard(GROUP, "groupChat", LEA_ID, "29:lea"))
    rig.server.conversations[LEA_CHAT].removed = "BotNotInConversationRoster"
    found = await rig.platform.account(LEA)
    assert found is not None and found.name == "Lea"
    assert [where for where, _ in rig.server.calls("member")] == [LEA_CHAT, GROUP]


@pytest.mark.parametrize("account", ["", "nobody", f"{TENANT}/aad-never-met", "a/b/c"])
async def test_nobody_we_know(rig: Rig, account: str):
    assert await rig.platform.account(account) is None


async def test_a_roster_that_does_not_answer(rig: Rig):
    rig.server.fails("member", 503, times=9)
    with pytest.raises(Unavailable):
        await rig.platform.account(LEA)
