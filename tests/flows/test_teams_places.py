"""Groups, channels and installations of Teams: what is meant for Commis is one case, and it may speak first."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

from bot.events import MailReceived
from graphs.message import FileRef
from tests.flows.soundness import is_sound
from tests.flows.test_mail_in import ORDER, SOPHIE, letter
from tests.support.playground.population import BOT, CHANNEL, GROUP, TEAM, TENANT, USERS
from tests.support.playground.seeing import spaced
from tests.support.playground.server import PlaygroundServer
from tests.support.teams_world import TeamsWorld, open_teams

QUOTE = "Devis pour Bellerive : 3 moulins manuels"


# --- groups and channels ----------------------------------------------------------------------------------------------


async def test_a_quote_in_a_group(teams: TeamsWorld) -> None:
    await teams.says("lea", QUOTE, "group")
    result = await teams.hears("D2026-0001", where="group")
    assert "Devis-D2026-0001" in result.text, "its file is named, or linked to"
    await teams.says("lea", "mets 4 moulins au lieu de 3", "group")
    changed = await teams.hears("D2026-0001-V2", where="group")
    await teams.says("claire", "mets 5 moulins au lieu de 4", "group", replyToId=changed.id)
    await teams.hears("D2026-0001-V3", where="group")
    assert len(teams.mails()) == 3 and len(await teams.cases()) == 1
    assert await teams.shown("personal") == []


async def test_a_thread_of_a_channel_is_one_conversation(teams: TeamsWorld) -> None:
    first = await teams.says("lea", QUOTE, "channel")
    second = await teams.says("lea", "Devis pour Nordlys : 2 mugs", "channel")
    assert first.conversation != second.conversation and first.conversation.startswith(f"{CHANNEL};messageid=")
    await teams.hears("D2026-0001", "Bellerive", where=first.conversation)
    await teams.hears("D2026-0002", "Nordlys", where=second.conversation)
    await teams.says("claire", "mets 4 moulins au lieu de 3", first.conversation)
    await teams.hears("D2026-0001-V2", where=first.conversation)
    assert not [seen for seen in await teams.thread(second) if "V2" in seen.text]
    await is_sound(teams.world)


async def test_a_reply_without_the_name_is_heard_where_it_takes_part(teams: TeamsWorld) -> None:
    """A team may allow Commis to hear all; what colleagues say to each other is still theirs."""
    said = await teams.says("lea", QUOTE, "channel")
    await teams.says("claire", "mets 4 moulins au lieu de 3", said.conversation, calling=False)
    await teams.hears("D2026-0001-V2", where=said.conversation)
    before, kept = len(teams.playground.seen()), await teams.kept()
    await teams.says("marc", "ils veulent un devis pour 10 mugs", "channel", calling=False)
    await teams.says("marc", "devis pour Bellerive : 3 moulins", "group", calling=False)
    assert len(teams.playground.seen()) == before and await teams.kept() == kept


async def test_a_guest_of_another_company_is_not_worked_for(teams: TeamsWorld) -> None:
    """Paul is in the team, and nobody of the company's."""
    said = await teams.says("paul", QUOTE, "group")
    assert await teams.cases() == [] and teams.mails() == []
    assert [seen for seen in await teams.shown("group") if "D2026" in seen.text] == []
    assert said.activity["from"]["id"] == USERS["paul"].id


async def test_bots_are_not_heard(teams: TeamsWorld) -> None:
    other = {"id": "28:11111111-2222-3333-4444-555555555555", "name": "Autre", "role": "bot"}
    await teams.says("claire", QUOTE, "group", **{"from": other})
    await teams.says("claire", QUOTE, "group", **{"from": {"id": BOT, "name": "Commis"}})
    assert await teams.kept() == [] and await teams.shown("group") == []


async def test_names_from_outside_are_no_markup(teams: TeamsWorld) -> None:
    said = await teams.says(
        "lea", "Devis pour <at>Claire Dubois</at> [clic](https://evil.example) **X** : 3 mugs", "group"
    )
    for seen in await teams.shown("group"):
        raw = str(seen.activity)
        assert "'type': 'mention'" not in raw and "evil.example)" not in str(seen.activity.get("text", ""))
        assert "Action.OpenUrl" not in raw or "evil.example" not in raw
        blocks = [part for part in _all(seen.card or {}) if part.get("type") == "TextBlock"]
        assert not [part for part in blocks if "[clic]" in part["text"] or "<at>" in part["text"]]
    assert said.conversation == GROUP


def _all(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for each in node for found in _all(each)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for each in node.values() for found in _all(each))]


# --- entrusted --------------------------------------------------------------------------------------------------------


def payload(said: str, text: str, **more: Any) -> dict[str, Any]:
    body = {"contentType": "html", "content": f"<div>{text}</div>"}
    message = {"id": said, "body": body, "from": {"user": {"id": USERS["marc"].object}}, "mentions": []}
    return {"commandId": "entrust", "commandContext": "message", "messagePayload": {**message, **more}}


async def entrusts(teams: TeamsWorld, who: str, value: dict[str, Any], where: str) -> str:
    answer = await teams.playground.invokes(who, "composeExtension/submitAction", value, where)
    await teams.works()
    return str(answer["task"]["value"])


async def test_a_colleagues_message_is_entrusted_once(teams: TeamsWorld) -> None:
    await teams.playground.installs("group")
    value = payload("1700000000001", QUOTE)
    assert "je m'en occupe" in spaced(await entrusts(teams, "lea", value, "group"))
    await teams.hears("D2026-0001", where="group")
    [case] = await teams.cases()
    assert case.asker_id == "lea-martin", "who entrusts it has asked"
    for who in ("lea", "claire"):
        assert "déjà" in await entrusts(teams, who, value, "group")
    assert len(await teams.cases()) == len(teams.mails()) == 1


async def test_where_it_is_no_member_it_goes_on_in_private(teams: TeamsWorld) -> None:
    told = await entrusts(teams, "lea", payload("1700000000002", QUOTE), "group")
    assert "privée" in told
    await teams.hears("D2026-0001", where="personal")
    assert await teams.shown("group") == []


# --- installed and removed --------------------------------------------------------------------------------------------


async def test_an_installation_greets_once_with_what_can_be_asked(
    prepared_home: Path, tmp_path: Path, playground: PlaygroundServer
) -> None:
    shutil.copytree(prepared_home, tmp_path / "home")
    async with open_teams(tmp_path / "home", playground, known=False) as teams:
        await teams.knows("lea")
        for _ in range(2):
            await teams.playground.installs("personal")
            await teams.works()
        await teams.restart()
        await teams.playground.installs("personal")
        await teams.works()
        shown = await teams.shown("personal")
        greetings = [seen for seen in shown if "Bonjour Léa Martin" in seen.text]
        assert len(greetings) == 1, [seen.text for seen in shown]
        offers = [seen.activity["suggestedActions"] for seen in shown if seen.activity.get("suggestedActions")]
        assert len(offers) == 1
        prompts = [action["value"] for action in offers[0]["actions"]]
        await teams.says("lea", next(prompt for prompt in prompts if prompt.startswith("Devis pour ")))
        await teams.hears("D2026-0001", where="personal")


async def test_a_team_and_a_group_are_told_once_how_to_call_it(teams: TeamsWorld) -> None:
    for where in ("general", "group"):
        for _ in range(2):
            await teams.playground.installs(where)
            await teams.works()
    welcomes = [seen for seen in await teams.shown() if "je suis Commis" in seen.text]
    assert sorted(seen.conversation.partition(";")[0] for seen in welcomes) == sorted([GROUP, TEAM])


async def test_where_it_was_removed_nothing_is_written_any_more(teams: TeamsWorld) -> None:
    await teams.playground.installs("group")
    await teams.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise", "group")
    await teams.playground.changes("uninstall", "group")
    references = teams.room.references
    assert await references.of(f"{TENANT}/{GROUP}") is None
    await teams.restart()
    assert await teams.room.references.of(f"{TENANT}/{GROUP}") is None
    await teams.clicks("claire", "Envoyer le devis")
    assert len(teams.mails()) == 1, "the work goes on where people are"


async def test_people_and_channels_come_and_go(teams: TeamsWorld) -> None:
    """Events about a place say nothing by themselves, and whoever joins can be written to from then on."""
    await teams.playground.installs("general")
    await teams.works()
    before = len(teams.playground.seen())
    await teams.playground.changes("userAdded", "general", "ines")
    await teams.playground.changes("channelRenamed", "channel")
    await teams.playground.changes("userRemoved", "general", "ines")
    await teams.works()
    assert len(teams.playground.seen()) == before
    assert await teams.room.references.user_id(USERS["ines"].account) == USERS["ines"].id


# --- speaking first ---------------------------------------------------------------------------------------------------


async def test_a_mail_is_worked_in_a_thread_that_commis_opens(
    prepared_home: Path, tmp_path: Path, playground: PlaygroundServer
) -> None:
    """From what was kept at the installation, after a restart; the approval goes to a person it never spoke with."""
    shutil.copytree(prepared_home, tmp_path / "home")
    place = f"teams:{TENANT}/{CHANNEL}"
    async with open_teams(tmp_path / "home", playground, mail_channel=place) as teams:
        await teams.playground.installs("channel")
        await teams.works()
        await teams.restart()
        raw = letter(SOPHIE, "Demande de devis", ORDER)
        digest = hashlib.sha256(raw).hexdigest()
        app = teams.world.app
        event = MailReceived(f"mail:{digest}", FileRef(digest, "m.eml", "message/rfc822", len(raw)), app.clock.now())
        await app.door.mail(event, app.mail_place, raw)
        await teams.works()
        root = await teams.hears("Sophie Garnier", "12 mugs", where="channel")
        assert root.conversation == f"{CHANNEL};messageid={root.id}", "it is the first message of a thread of its own"
        await teams.hears("D2026-0001", where=root.conversation)
        assert len(teams.mails()) == 1
        await teams.says("claire", "mets 4 moulins au lieu de 3", root.conversation)
        await teams.hears("D2026-0001-V2", where=root.conversation)


async def test_an_approval_finds_its_deciders_in_private(teams: TeamsWorld) -> None:
    await teams.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await teams.hears("Léa Martin", "12", where="personal", who="claire")
    assert await teams.shown("personal", "oliver") == []
    await teams.waits(days=8)
    assert teams.mails() == []
    assert "Envoyer le devis" not in await teams.offered("claire")
