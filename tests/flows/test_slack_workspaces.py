"""Several workspaces: one installs itself and talks, the other goes on; who uninstalls is heard no more."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.store import installations, threads
from bot.store import people as people_store
from tests.flows.soundness import is_sound
from tests.support.slack.population import TEAM
from tests.support.slack_world import SlackWorld, open_slack

OTHER = "T0VOISIN"
QUOTE = "Devis pour Bellerive : 3 moulins manuels"
ASKS = "Devis pour Bellerive : 10 mugs avec 12 % de remise"


@pytest.fixture
async def open_house(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[SlackWorld]:
    """A desk where more workspaces may install it."""
    shutil.copytree(prepared_home, tmp_path / "home")
    more = {
        "slack_client_id": "1.2",
        "slack_client_secret": "stand-in-client-secret",
        "token_key": Fernet.generate_key().decode(),
        "public_url": "https://commis.example",
    }
    async with open_slack(tmp_path / "home", **more) as opened:
        yield opened


async def installs(slack: SlackWorld, who: str) -> tuple[int, str]:
    """As an administrator does: the link, Slack's page, and back. The public address is this machine's here."""
    session = slack.server.session
    async with session.get(f"{slack.address}/slack/install", allow_redirects=False) as answer:
        assert answer.status == 302
        consent, cookies = answer.headers["Location"], {name: one.value for name, one in answer.cookies.items()}
    back = slack.server.session.get

    def locally(url: object, **more: object) -> object:
        return back(str(url).replace("https://commis.example", slack.address), **more)  # type: ignore[arg-type]  # as it came

    slack.server.session.get = locally  # type: ignore[method-assign]  # there is no DNS for the public address
    try:
        return await slack.server.installs(who, consent, cookies=cookies)
    finally:
        slack.server.session.get = back  # type: ignore[method-assign]  # as before


async def link(slack: SlackWorld, account: str, person: str) -> None:
    await slack.world.app.database.write(lambda c: people_store.link(c, "slack", account, person))
    await slack.world.app.people.load()


async def test_a_second_workspace_installs_itself_and_talks(open_house: SlackWorld) -> None:
    slack = open_house
    status, page = await installs(slack, "voisin")
    assert status == 200 and "Domaine Voisin" in page
    other = slack.server.workspace(OTHER)
    kept = await slack.world.app.database.read(lambda c: installations.listed(c, "slack"))
    assert [one.tenant for one in kept] == [OTHER] and other.token not in str(kept), "tokens are sealed at rest"
    await link(slack, f"{OTHER}/U0VOISIN", "oliver-hughes")

    theirs = await slack.says("voisin", "Quote for Nordlys: 2 mugs")
    slack.hears("voisin", "D2026-0001", thread=theirs)
    ours = await slack.says("lea", QUOTE)
    slack.hears("lea", "D2026-0002", thread=ours)
    by_team = {call.team for call in slack.server.calls if call.method == "chat.postMessage"}
    assert by_team == {TEAM, OTHER}
    await slack.restart()
    await slack.says("voisin", "make it 5 mugs", thread=theirs)
    slack.hears("voisin", "D2026-0001-V2", thread=theirs)
    assert len(slack.mails()) == 3
    await is_sound(slack.world)


async def test_the_same_ids_in_two_workspaces_are_two_people(open_house: SlackWorld) -> None:
    """User U0CLAIRE of another company is not ours, whatever she is called; nor is her #devis."""
    slack = open_house
    await installs(slack, "voisin")
    twin = slack.server.add_user(OTHER, "claire", real_name="Claire Dubois", email="claire.dubois@voisin.example")
    assert twin.id == slack.server.user("claire").id
    await slack.says(twin, QUOTE)
    assert await slack.cases() == [] and slack.mails() == []
    assert not any("D2026" in seen.text for seen in slack.server.dm(twin))
    await slack.says("lea", ASKS)
    assert slack.server.dm(twin) and not any("votre accord" in seen.text for seen in slack.server.dm(twin))
    slack.hears("claire", "votre accord est nécessaire")


async def test_who_uninstalls_is_heard_no_more_until_it_is_installed_again(open_house: SlackWorld) -> None:
    slack = open_house
    await installs(slack, "voisin")
    await link(slack, f"{OTHER}/U0VOISIN", "oliver-hughes")
    theirs = await slack.says("voisin", "Quote for Nordlys: 2 mugs")
    [old] = [one for one in slack.server.delivered if one.payload["event"].get("ts") == theirs]
    await slack.server.uninstalls(OTHER)
    await slack.works()
    assert await slack.world.app.database.read(lambda c: installations.listed(c, "slack")) == []

    late = await slack.server.emits({**old.payload["event"], "ts": "1.000001", "event_ts": "1.000001"}, OTHER)
    assert late.attempts[0].status == 403 and not late.acked
    await slack.works()
    assert len(await slack.cases()) == 1
    ours = await slack.says("lea", QUOTE)
    slack.hears("lea", "D2026-0002", thread=ours)

    status, _ = await installs(slack, "voisin")
    assert status == 200
    await slack.says("voisin", "make it 5 mugs", thread=theirs)
    slack.hears("voisin", "D2026-0001-V2", thread=theirs)


async def test_a_consent_that_is_denied_installs_nothing(open_house: SlackWorld) -> None:
    slack = open_house
    session = slack.server.session
    async with session.get(f"{slack.address}/slack/oauth_redirect", params={"error": "access_denied"}) as answer:
        assert answer.status == 400
    async with session.get(f"{slack.address}/slack/oauth_redirect", params={"code": "1.2", "state": "x"}) as answer:
        assert answer.status == 400
    assert await slack.world.app.database.read(lambda c: installations.listed(c, "slack")) == []


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_payloads_of_other_apps_and_workspaces_are_turned_away(slack: SlackWorld, transport: str) -> None:
    """Every kind of them, however well signed; in Socket Mode they are acknowledged, so that they do not come again."""
    await slack.says("lea", f"@Commis {ASKS}", "#devis")
    click = await slack.clicks("lea", "Envoyer le devis", "#devis")
    assert click is not None
    [said, *_] = [one for one in slack.server.delivered if one.kind == "events_api"]
    before = await slack.kept()
    home = slack.server.workspace()
    team = {"id": "T0NOWHERE", "domain": "nowhere"}
    nowhere = {"team_id": "T0NOWHERE", "authorizations": [{"team_id": "T0NOWHERE", "enterprise_id": None}]}
    deliveries = [
        await slack.server.emits({**said.payload["event"], "ts": "1.000001"}, TEAM, api_app_id="A0OTHER"),
        await slack.server.emits({**said.payload["event"], "ts": "1.000002"}, TEAM, **nowhere),
        await slack.server.deliveries.interaction(home, {**click.payload, "api_app_id": "A0OTHER"}),
        await slack.server.deliveries.interaction(home, {**click.payload, "team": team}),
    ]
    await slack.works()
    if transport == "http":
        assert {delivery.attempts[0].status for delivery in deliveries} == {403}
    else:
        assert all(len(delivery.attempts) == 1 and delivery.acked for delivery in deliveries)
    assert await slack.kept() == before and len(await slack.cases()) == 1


async def test_threads_of_two_workspaces_never_meet(open_house: SlackWorld) -> None:
    """The very same channel id and ts in both: a reply in one is not a reply in the other's."""
    slack = open_house
    await installs(slack, "voisin")
    devis = await slack.says("lea", f"@Commis {QUOTE}", "#devis")
    part = await slack.world.app.database.read(
        lambda c: [threads.takes_part(c, "slack", f"{team}/C0DEVIS", devis) for team in (TEAM, OTHER)]
    )
    assert part == [True, False]
