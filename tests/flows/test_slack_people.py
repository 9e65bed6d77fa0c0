"""Who people are in Slack: accounts nobody knows yet, guests, those who left, and the same name in two workspaces."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.home import open_home
from bot.people import import_people
from bot.store import people as people_store
from tests.flows.soundness import is_sound
from tests.support.slack.population import TEAM
from tests.support.slack_world import SlackWorld, Transport, open_slack

BOTH = pytest.mark.parametrize("transport", ["http", "socket"])

QUOTE = "Devis pour Bellerive : 3 moulins manuels"
ASKS = "@Commis Devis pour Bellerive : 10 mugs avec 12 % de remise"


@pytest.fixture
async def strangers(prepared_home: Path, tmp_path: Path, transport: Transport) -> AsyncGenerator[SlackWorld]:
    """Nobody is linked to an account yet."""
    shutil.copytree(prepared_home, tmp_path / "home")
    async with open_slack(tmp_path / "home", transport=transport, linked=False) as opened:
        yield opened


@BOTH
async def test_who_they_are_is_offered_accepted_and_then_their_request_is_worked(strangers: SlackWorld) -> None:
    slack = strangers
    devis = await slack.says("lea", f"@Commis {QUOTE}", "#devis")
    slack.hears("lea", "voyez vos messages privés", where="#devis", thread=devis)
    slack.hears("lea", "êtes-vous Léa Martin ?")
    assert "Léa" not in " ".join(slack.seen("lea", "#devis", devis)) and slack.mails() == []
    await slack.restart()
    await slack.clicks("lea", "C'est moi", "dm")
    slack.hears("lea", "✔ C'est vous, Léa Martin")
    slack.hears("lea", "D2026-0001", where="#devis", thread=devis)
    assert slack.buttons() == [] and len(slack.mails()) == 1
    again = await slack.says("lea", "Devis pour Nordlys : 2 mugs")
    slack.hears("lea", "D2026-0002", thread=again)
    await is_sound(slack.world)


async def test_somebody_else_cannot_accept_it_for_them(strangers: SlackWorld) -> None:
    slack = strangers
    await slack.says("lea", QUOTE)
    delivery = await slack.clicks("lea", "Ce n'est pas moi", "dm")
    assert delivery is not None
    yes = {**delivery.payload["actions"][0], "value": delivery.payload["actions"][0]["value"].replace("no", "yes")}
    person = {"id": "U0OLIVER", "username": "oliver", "name": "oliver", "team_id": TEAM}
    forged = {**delivery.payload, "user": person, "actions": [yes], "trigger_id": "1.2.forged"}
    await slack.server.deliveries.interaction(slack.server.workspace(), forged)
    await slack.works()
    linked = await slack.world.app.database.read(lambda c: people_store.identity_of(c, "slack", f"{TEAM}/U0OLIVER"))
    assert linked is None and slack.mails() == []


async def test_an_address_that_slack_has_not_verified_proves_nothing(strangers: SlackWorld) -> None:
    slack = strangers
    await slack.server.changes("lea", is_email_confirmed=False)
    await slack.says("lea", QUOTE)
    assert slack.buttons() == [] and slack.mails() == []
    slack.hears("lea", f"slack:{TEAM}/U0LEA")


async def test_a_display_name_is_nobody(strangers: SlackWorld) -> None:
    """Paul calls himself Claire Dubois: what counts is the account."""
    slack = strangers
    await slack.knows("lea", "claire")
    slack.server.add_user(TEAM, "paul", real_name="Claire Dubois", email="paul@ailleurs.example")
    slack.server.channel("#devis").members.add("U0PAUL")
    await slack.says("lea", ASKS, "#devis")
    await slack.clicks("paul", "Envoyer le devis", "#devis")
    assert slack.mails() == [] and len(slack.server.ephemeral("paul")) == 1
    assert len(await slack.world.approvals()) == 1


@BOTH
async def test_a_guest_is_told_and_gets_no_case(slack: SlackWorld) -> None:
    devis = await slack.says("invite", f"@Commis {QUOTE}", "#devis")
    slack.hears("invite", "comptes invités", where="#devis", thread=devis)
    assert await slack.cases() == [] and slack.mails() == [] and slack.buttons() == []


@BOTH
async def test_who_left_can_decide_nothing_any_more(slack: SlackWorld) -> None:
    await slack.says("lea", ASKS, "#devis")
    await slack.server.leaves("claire")
    await slack.works()
    await slack.clicks("claire", "Envoyer le devis", "#devis")
    assert slack.mails() == [] and len(await slack.world.approvals()) == 1
    await slack.says("claire", "valide", "#devis", slack.server.messages("#devis")[0].ts)
    assert slack.mails() == []
    await slack.clicks("marc", "Envoyer le devis", "#devis")
    assert len(slack.mails()) == 1


async def test_an_account_of_another_company_presses_in_vain(slack: SlackWorld) -> None:
    """The card is in a channel that becomes shared later: the neighbour sees its buttons."""
    await slack.says("lea", ASKS, "#devis")
    channel = slack.server.channel("#devis")
    channel.members.add("U0VOISIN")
    channel.shared_with = [TEAM, "T0VOISIN"]
    slack.server.workspaces["T0VOISIN"].channels[channel.id] = channel
    await slack.clicks("voisin", "Envoyer le devis", channel.id)
    slack.reads("voisin", "l'entreprise qui m'a installé")
    assert slack.mails() == [] and len(await slack.world.approvals()) == 1


async def test_people_imported_meanwhile_with_a_bare_member_id_are_known(slack: SlackWorld, tmp_path: Path) -> None:
    """As `commis import` does it beside the running service."""
    folder = tmp_path / "people"
    folder.mkdir()
    member = slack.server.user("invite").id
    rows = (
        "name,email,role,language,time_zone,slack\n"
        f"Nina Roche,nina@comptoir-aubrac.example,employee,fr,Europe/Paris,{member}\n"
    )
    (folder / "people.csv").write_text(rows, encoding="utf-8")
    async with open_home(slack.world.app.settings, slack.world.app.platforms) as beside:
        [loaded] = await import_people(beside.database, folder, language="fr", time_zone="Europe/Paris")
    assert not loaded.errors
    await slack.says("lea", "aide")
    await slack.says("invite", "Devis pour Bellerive : 3 mugs")
    assert slack.hears("invite", "D2026-0001")
