"""Which workspace a payload is of, and by which token it is spoken to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import structlog

from bot.slack.installation import Installation, read, tenant_of, written
from bot.slack.settings import SlackSettings
from bot.slack.vault import new_key
from bot.store import installations
from bot.store.schema import installation as table
from graphs.message import Address
from integrations.errors import Misconfigured, Unavailable
from tests.bot.slack.setting_up import KEY, Hands, empty_store, known_to
from tests.support.slack import SlackServer

TEAM, TOKEN = "T0COMMIS", "xoxb-comptoir-aubrac"
ONE = Installation("T1", "", "Un", "https://un.slack.com/", "U1", "B1", "A0COMMIS", ("chat:write",), "xoxb-one")
ORGANISATION = Installation(
    "", "E1", "Orga", "https://orga.enterprise.slack.com/", "U9", "B9", "A0COMMIS", (), "xoxb-org"
)
SEVERAL = SlackSettings(client_id="1.2", client_secret="stand-in-client-secret", token_keys=[KEY])


def single(server: SlackServer, **more: str) -> SlackSettings:
    return replace(SlackSettings(bot_token=server.token, api_url=server.api_url), **more)


# --- one token of the settings ----------------------------------------------------------------------------------------


async def test_the_token_tells_whose_it_is_and_is_asked_once():
    async with SlackServer() as server, empty_store() as database:
        server.populate()
        async with known_to(single(server), database) as (workspaces, _):
            for _ in range(3):
                found = await workspaces.of(TEAM)
                assert found is not None
            assert (found.team, found.enterprise, found.bot_user, found.bot_id) == (TEAM, "", "U0COMMIS", "B0COMMIS")
            assert found.name == "Comptoir Aubrac"
            assert found.token == await workspaces.token_of(TEAM) == TOKEN
            assert TOKEN not in repr(found)
            assert len(server.called("auth.test")) == 1
            assert await workspaces.of("T0VOISIN") is None
            assert await workspaces.of(TEAM, "E0OTHER") is None
            with pytest.raises(Misconfigured, match="T0VOISIN"):
                await workspaces.token_of("T0VOISIN")


async def test_a_workspace_of_a_grid_is_known_with_its_enterprise():
    async with SlackServer() as server, empty_store() as database:
        server.populate().enterprise = "E0AUBRAC"
        async with known_to(single(server), database) as (workspaces, _):
            found = await workspaces.of(TEAM, "E0AUBRAC")
            assert found is not None
            assert found.enterprise == "E0AUBRAC"
            assert await workspaces.of(TEAM) == found
            assert await workspaces.of(TEAM, "E0OTHER") is None


async def test_a_slack_that_does_not_answer_is_asked_again_but_not_by_every_event(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.slack.single.PAUSE", 60.0)
    async with SlackServer() as server, empty_store() as database:
        server.populate()
        async with known_to(single(server), database) as (workspaces, _):
            server.fails("auth.test", "500")
            for _ in range(5):
                with pytest.raises(Unavailable):
                    await workspaces.of(TEAM)
            assert len(server.called("auth.test")) == 1
            assert await workspaces.known() == []
            monkeypatch.setattr("bot.slack.single.PAUSE", 0.0)
            assert await workspaces.of(TEAM) is not None


async def test_a_refused_token_is_the_operators_business():
    async with SlackServer() as server, empty_store() as database:
        server.populate()
        server.revokes(TEAM)
        async with known_to(single(server), database) as (workspaces, _):
            with pytest.raises(Misconfigured, match="token_revoked"):
                await workspaces.of(TEAM)


@pytest.mark.parametrize(
    ("settings", "ours", "theirs"),
    [
        ({"app_id": "A7"}, "A7", "A0COMMIS"),
        ({"app_token": "xapp-1-A8-123-abc"}, "A8", "A0COMMIS"),
        ({}, "A0COMMIS", "A9"),
    ],
)
async def test_only_our_app_is_accepted(settings: dict[str, str], ours: str, theirs: str):
    async with SlackServer() as server, empty_store() as database:
        server.populate()
        async with known_to(single(server, **settings), database) as (workspaces, _):
            await workspaces.of(TEAM)
            assert workspaces.accepts_app(ours)
            assert not workspaces.accepts_app(theirs)


async def test_as_long_as_no_app_is_known_the_signature_decides():
    async with SlackServer() as server, empty_store() as database:
        server.populate()
        server.fails("bots.info", "missing_scope")
        async with known_to(single(server), database) as (workspaces, _):
            assert await workspaces.of(TEAM) is not None
            assert workspaces.accepts_app("A9")


async def test_links_lead_to_the_message_but_never_to_somebody_elses_conversation():
    async with SlackServer() as server, empty_store() as database:
        server.populate()
        async with known_to(single(server), database) as (workspaces, _):
            thread = Address("slack", f"{TEAM}/C0DEVIS", "1763888400.000100")
            assert workspaces.permalink(thread) is None
            await workspaces.of(TEAM)
            base = "https://comptoir-aubrac.slack.com/archives/C0DEVIS"
            assert workspaces.permalink(thread) == f"{base}/p1763888400000100"
            assert workspaces.permalink(replace(thread, thread=None)) == base
            assert workspaces.permalink(replace(thread, thread="~ours")) == base
            assert workspaces.permalink(Address("slack", f"{TEAM}/@U0LEA", "1763888400.000100")) is None
            assert workspaces.permalink(Address("web", "devis")) is None


# --- installations ----------------------------------------------------------------------------------------------------


async def test_installed_workspaces_survive_a_restart_unreadable_at_rest():
    async with empty_store() as database:
        async with known_to(SEVERAL, database) as (workspaces, _):
            await workspaces.keep(ONE)
        kept = await database.read(lambda c: c.execute(table.select()).one())
        assert b"xoxb" not in kept.body
        async with known_to(SEVERAL, database) as (workspaces, _):
            found = await workspaces.of("T1")
            assert found is not None
            assert (found.token, found.name, found.url) == ("xoxb-one", "Un", "https://un.slack.com/")
            assert await workspaces.of("T1", "E1") is None
            assert await workspaces.of("T2") is None
            assert [one.team for one in await workspaces.known()] == ["T1"]
            assert workspaces.accepts_app("A0COMMIS")
            assert not workspaces.accepts_app("A9")


async def test_a_lost_key_harms_its_own_workspace_only():
    async with empty_store() as database:
        async with known_to(replace(SEVERAL, token_keys=[new_key()]), database) as (before, _):
            await before.keep(replace(ONE, team="T2"))
        async with known_to(SEVERAL, database) as (workspaces, _):
            await workspaces.keep(ONE)
            assert await workspaces.token_of("T1") == "xoxb-one"
            with pytest.raises(Misconfigured, match="COMMIS_TOKEN_KEY"):
                await workspaces.of("T2")
            with structlog.testing.capture_logs() as logged:
                assert [one.team for one in await workspaces.known()] == ["T1"]
            assert [(entry["event"], entry["tenant"]) for entry in logged] == [("slack.installation.unreadable", "T2")]


async def test_the_previous_key_can_be_thrown_away_after_resealing():
    old, new = new_key(), new_key()
    async with empty_store() as database:
        async with known_to(replace(SEVERAL, token_keys=[old]), database) as (workspaces, _):
            await workspaces.keep(ONE)
        async with known_to(replace(SEVERAL, token_keys=[new, old]), database) as (workspaces, _):
            assert await workspaces.reseal() == 1
            assert await workspaces.reseal() == 0
        async with known_to(replace(SEVERAL, token_keys=[new]), database) as (workspaces, _):
            assert await workspaces.token_of("T1") == "xoxb-one"


async def test_an_organisation_serves_each_of_its_workspaces():
    async with empty_store() as database:
        async with known_to(SEVERAL, database) as (workspaces, _):
            await workspaces.keep(ORGANISATION)
            found = await workspaces.of("T7", "E1")
            assert found is not None
            assert (found.team, found.enterprise, found.token) == ("T7", "E1", "xoxb-org")
            assert await workspaces.of("T7", "E2") is None
            assert await workspaces.of("T8", "E2") is None
        async with known_to(SEVERAL, database) as (workspaces, _):
            # What is sent after a restart names the workspace alone.
            assert await workspaces.token_of("T7") == "xoxb-org"
            assert [(one.team, one.enterprise) for one in await workspaces.known()] == [("", "E1")]
            await workspaces.forget("", "E1")
            assert await workspaces.of("T7", "E1") is None


async def test_what_was_uninstalled_is_forgotten_but_not_what_was_installed_since():
    clock = Hands()
    async with empty_store() as database, known_to(SEVERAL, database, clock) as (workspaces, _):
        await workspaces.keep(replace(ONE, installed_at=clock.now()))
        await workspaces.of("T1")
        await workspaces.forget("T1", at=clock.now() - timedelta(minutes=1))
        assert await workspaces.of("T1") is not None
        await workspaces.forget("T1", at=clock.now() + timedelta(minutes=1))
        assert await workspaces.of("T1") is None
        await workspaces.keep(replace(ONE, installed_at=clock.now()))
        await workspaces.forget("T1", "")
        assert await database.read(lambda c: installations.listed(c, "slack")) == []


async def test_installing_again_replaces_the_token():
    async with empty_store() as database, known_to(SEVERAL, database) as (workspaces, _):
        await workspaces.keep(ONE)
        assert await workspaces.token_of("T1") == "xoxb-one"
        await workspaces.keep(replace(ONE, token="xoxb-two"))
        assert await workspaces.token_of("T1") == "xoxb-two"


async def test_a_token_of_the_settings_and_installations_go_together():
    async with SlackServer() as server, empty_store() as database:
        server.populate()
        settings = replace(SEVERAL, bot_token=server.token, api_url=server.api_url)
        async with known_to(settings, database) as (workspaces, _):
            await workspaces.keep(ONE)
            assert await workspaces.token_of(TEAM) == TOKEN
            assert await workspaces.token_of("T1") == "xoxb-one"
            assert {one.team for one in await workspaces.known()} == {TEAM, "T1"}


async def test_what_is_written_down_is_read_back():
    clock = Hands()
    full = replace(ONE, enterprise="E1", refresh_token="xoxe-1", expires_at=clock.now(), installed_at=clock.now())
    assert read(written(full)) == full
    assert full.tenant == tenant_of("T1", "E1") == "E1/T1"
    assert ORGANISATION.tenant == "E1/"
    assert "xoxb" not in repr(full)
    assert "xoxe" not in repr(full)
