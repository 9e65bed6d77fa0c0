"""Who an account is: only what Slack has verified counts, and it is not asked too often."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.platform import Account
from bot.slack.ids import AccountId
from bot.slack.profiles import account_from
from integrations.errors import Unavailable
from tests.bot.slack.rig import TEAM, Rig, opened


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        yield rig


async def account(rig: Rig, user: str = "U0LEA", **more: object) -> Account | None:
    for name, value in more.items():
        setattr(rig.server.state.user(user), name, value)
    return await rig.platform.account(f"{TEAM}/{user}")


async def test_a_member(rig: Rig):
    assert await account(rig) == Account(
        "Léa Martin", "member", "lea.martin@comptoir-aubrac.example", "fr", "Europe/Paris"
    )
    oliver = await account(rig, "U0OLIVER")
    assert oliver is not None
    assert (oliver.language, oliver.time_zone) == ("en", "Europe/London")


async def test_an_address_that_is_not_confirmed_proves_nothing(rig: Rig):
    found = await account(rig, is_email_confirmed=False)
    assert found is not None
    assert found.email == ""


async def test_kinds_of_accounts(rig: Rig):
    kinds = {
        "gone": await account(rig, "U0MARC", deleted=True),
        "bot": await account(rig, "U0COMMIS"),
        "guest": await account(rig, "U0INVITE"),
    }
    assert {name: found and found.kind for name, found in kinds.items()} == {name: name for name in kinds}
    ultra = await account(rig, "U0LEA", is_ultra_restricted=True)
    assert ultra is not None
    assert ultra.kind == "guest"


async def test_somebody_of_another_company(rig: Rig):
    found = await account(rig, "U0VOISIN")
    assert found is not None
    assert found.kind == "stranger"


async def test_an_account_that_slack_does_not_know(rig: Rig):
    assert await rig.platform.account(f"{TEAM}/U0NOBODY") is None
    assert await rig.platform.account("nobody") is None


async def test_an_account_is_asked_once_in_five_minutes(rig: Rig):
    await account(rig)
    await account(rig)
    assert len(rig.server.called("users.info")) == 1
    rig.platform.forget_account(f"{TEAM}/U0LEA")
    found = await account(rig, deleted=True)
    assert found is not None
    assert found.kind == "gone"


async def test_a_failure_is_not_remembered(rig: Rig):
    rig.server.fails("users.info", "500")
    with pytest.raises(Unavailable):
        await account(rig)
    assert await account(rig) is not None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"team_id": "T1"}, "member"),
        ({"team_id": "E1"}, "member"),
        ({}, "member"),
        ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E1"}}, "member"),
        ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E2"}}, "stranger"),
        ({"team_id": "T2"}, "stranger"),
        ({"team_id": "T1", "is_stranger": True}, "stranger"),
        ({"team_id": "T1", "is_restricted": True}, "guest"),
        ({"team_id": "T1", "id": "USLACKBOT"}, "bot"),
        ({"team_id": "T2", "deleted": True}, "gone"),
    ],
)
def test_kinds_in_an_organisation(said: dict[str, Any], kind: str):
    assert account_from(said, AccountId("E1", "T1", "U1")).kind == kind


@pytest.mark.parametrize(
    ("said", "email"),
    [
        ({"profile": {"email": "a@b.fr"}, "is_email_confirmed": True}, "a@b.fr"),
        ({"profile": {"email": "a@b.fr"}, "is_email_confirmed": False}, ""),
        ({"profile": {"email": "a@b.fr"}}, ""),
        ({"profile": {"email": "a@b.fr"}, "is_email_confirmed": "true"}, ""),
        ({"is_email_confirmed": True}, ""),
        ({"profile": None, "is_email_confirmed": True}, ""),
    ],
)
def test_an_address_counts_when_slack_has_confirmed_it(said: dict[str, Any], email: str):
    assert account_from(said, AccountId("", "T1", "U1")).email == email


@pytest.mark.parametrize(
    ("locale", "language"), [("fr-FR", "fr"), ("fr_CA", "fr"), ("en-GB", "en"), ("de-DE", ""), ("", ""), ("frp", "")]
)
def test_languages(locale: str, language: str):
    assert account_from({"locale": locale}, AccountId("", "T1", "U1")).language == language
