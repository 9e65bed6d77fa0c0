"""In the private chat with Commis in Teams: from the brief to the mail, questions, files, second thoughts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.flows.soundness import is_sound
from tests.support.playground.client import Said
from tests.support.playground.population import PERSONAL, TENANT, USERS
from tests.support.playground.seeing import Seen, stream_of
from tests.support.teams_world import TeamsWorld

QUOTE = "Devis pour Bellerive : 3 moulins manuels"
DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"


async def test_a_quote_from_the_brief_to_the_mail(teams: TeamsWorld) -> None:
    await teams.says("lea", QUOTE)
    result = await teams.hears("D2026-0001", "Hôtel Bellerive", "114,00 €", where="personal")
    [mail] = teams.mails()
    assert "D2026-0001" in mail
    # What was made by a machine says so, and takes an opinion.
    assert [each["additionalType"] for each in result.activity["entities"]] == [["AIGeneratedContent"]]
    assert result.activity["channelData"]["feedbackLoopEnabled"] is True
    await teams.playground.invokes(
        "lea", "message/submitAction", {"actionName": "feedback", "actionValue": {"reaction": "like"}}, "personal"
    )
    await is_sound(teams.world)


async def test_the_page_of_the_real_client_shows_what_was_said(teams: TeamsWorld) -> None:
    """Its frames, rather than what it was asked for: a card with the label of AI, after a sign that work goes on."""
    await teams.says("lea", QUOTE)
    result = await teams.hears("D2026-0001", where="personal")
    frames = [frame for frame in teams.playground.frames if frame["actionConversationId"] == PERSONAL]
    assert "typing" in [frame["action"] for frame in frames]
    [shown] = [frame["message"] for frame in frames if frame.get("message", {}).get("messageId") == result.id]
    assert shown["attachments"][0]["content"] == result.card
    assert shown["aiEntity"]["additionalType"] == ["AIGeneratedContent"] and shown["feedbackLoopEnabled"] is True


async def test_a_message_delivered_twice_is_one_case(teams: TeamsWorld) -> None:
    said = await teams.says("lea", QUOTE)
    await teams.playground.again(said)
    await teams.restart()
    await teams.playground.again(said)
    await teams.works()
    assert len(await teams.cases()) == len(teams.mails()) == 1


async def test_a_question_is_answered_by_its_button_and_the_work_goes_on(teams: TeamsWorld) -> None:
    await teams.says("lea", "Devis pour Dupont : 10 mugs")
    question = await teams.hears("Dupont Frères", where="personal")
    assert not question.activity.get("entities"), "a question is no result"
    await teams.clicks("lea", "Dupont Frères")
    await teams.hears("D2026-0001", where="personal")
    assert "Dupont Frères" not in await teams.offered("lea"), "what is answered is no button any more"


async def test_what_is_said_next_speaks_of_the_case_last_worked(teams: TeamsWorld) -> None:
    await teams.says("lea", QUOTE)
    await teams.says("lea", "mets 4 moulins au lieu de 3")
    await teams.hears("D2026-0001-V2", "152,00 €", where="personal")
    await teams.restart()
    await teams.says("lea", "et 5 % de remise")
    await teams.hears("D2026-0001-V3", where="personal")
    assert len(await teams.cases()) == 1 and len(teams.mails()) == 3


async def test_an_answer_to_an_older_card_is_about_that_one(teams: TeamsWorld) -> None:
    """Oliver quotes the first of two results: chats have no threads, but answers name what they answer."""
    await teams.says("oliver", "Quote for Nordlys: 2 mugs")
    first = await teams.hears("D2026-0001", where="personal", who="oliver")
    await teams.says("oliver", "Quote for Bellerive: 3 hand grinders")
    await teams.hears("D2026-0002", where="personal", who="oliver")
    await teams.says("oliver", "make it 5 mugs", replyToId=first.id)
    await teams.hears("D2026-0001-V2", where="personal", who="oliver")


async def test_each_reads_their_own_language(teams: TeamsWorld) -> None:
    await teams.says("oliver", "Quote for Nordlys: 2 mugs")
    await teams.hears("Quote D2026-0001 sent to", where="personal", who="oliver")


# --- edits ------------------------------------------------------------------------------------------------------------


async def test_an_edit_before_it_is_worked_is_what_is_worked(teams: TeamsWorld) -> None:
    said = await teams.playground.says("lea", QUOTE)
    await teams.playground.edits(said, "Devis pour Bellerive : 7 moulins manuels")
    await teams.works()
    [case] = await teams.cases()
    assert [line["quantity"] for line in case.facts["lines"]] == [7]
    assert len(teams.mails()) == 1


async def test_what_is_deleted_before_it_is_worked_is_not_worked(teams: TeamsWorld) -> None:
    said = await teams.playground.says("lea", QUOTE)
    await teams.playground.deletes(said)
    await teams.works()
    assert await teams.cases() == [] and teams.mails() == []


async def test_edits_and_deletions_of_what_waits_are_told_and_change_nothing_alone(teams: TeamsWorld) -> None:
    said = await teams.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await teams.playground.edits(said, "Devis pour Bellerive : 99 mugs avec 12 % de remise")
    await teams.works()
    await teams.hears("modifié", where="personal")
    [case] = await teams.cases()
    assert [line["quantity"] for line in case.facts["lines"]] == [10]
    await teams.playground.deletes(said)
    await teams.works()
    await teams.hears("supprimé", where="personal")
    assert teams.mails() == []


async def test_a_thumb_is_no_message(teams: TeamsWorld) -> None:
    await teams.says("lea", QUOTE)
    result = await teams.hears("D2026-0001", where="personal")
    kept, seen, cases = await teams.kept(), len(teams.playground.seen()), await teams.cases()
    await teams.playground.reacts("lea", result, "like")
    await teams.works()
    (opinion,) = set(await teams.kept()) - set(kept)
    assert ":reaction:" in opinion and len(teams.playground.seen()) == seen and await teams.cases() == cases


# --- files ------------------------------------------------------------------------------------------------------------


@asynccontextmanager
async def drive(files: dict[str, bytes]) -> AsyncIterator[str]:
    """Somebody's OneDrive, on this machine."""

    async def get(request: web.Request) -> web.Response:
        return web.Response(body=files[request.match_info["name"]], content_type="application/octet-stream")

    async def put(request: web.Request) -> web.Response:
        files[request.match_info["name"]] = await request.read()
        return web.json_response({}, status=201)

    site = web.Application()
    site.add_routes([web.get("/{name}", get), web.put("/{name}", put)])
    runner = web.AppRunner(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def gives(teams: TeamsWorld, who: str, text: str, name: str, url: str) -> Said:
    content = {"downloadUrl": f"{url}/{name}", "uniqueId": name, "fileType": name.rpartition(".")[2]}
    return await teams.says(who, text, attachments=[{"contentType": DOWNLOAD, "name": name, "content": content}])


async def test_a_table_that_is_given_is_read_into_the_quote(teams: TeamsWorld) -> None:
    table = "produit;quantite\nmug;12\nmoulin manuel;3\n".encode("cp1252")
    async with drive({"lignes.csv": table}) as url:
        await gives(teams, "lea", "Devis pour Bellerive", "lignes.csv", url)
    await teams.hears("D2026-0001", where="personal")
    [case] = await teams.cases()
    assert [(line["sku"], line["quantity"]) for line in case.facts["lines"]] == [("TAS-350", 12), ("MOU-050", 3)]


async def test_a_file_elsewhere_than_in_microsofts_stores_is_not_fetched(teams: TeamsWorld) -> None:
    await gives(teams, "lea", QUOTE, "lignes.csv", "https://attacker.example")
    await teams.hears("lignes.csv", where="personal")
    assert await teams.cases() == [] and teams.mails() == [], "no quote goes out without the lines that were meant"


def offers(seen: list[Seen]) -> list[tuple[Seen, dict[str, Any]]]:
    attached = [(each, part) for each in seen for part in each.activity.get("attachments") or []]
    return [(each, part) for each, part in attached if part["contentType"] == CONSENT]


async def test_the_quote_is_put_in_the_drive_of_who_accepts_it(teams: TeamsWorld) -> None:
    await teams.says("lea", QUOTE)
    [(offer, card)] = offers(await teams.shown("personal"))
    assert card["name"].endswith(".pdf") and card["content"]["sizeInBytes"] > 1000
    kept: dict[str, bytes] = {}
    async with drive(kept) as url:
        place = {"contentUrl": f"{url}/devis.pdf", "name": card["name"], "uploadUrl": f"{url}/devis.pdf"}
        uploaded = {**place, "uniqueId": "1", "fileType": "pdf"}
        value = {"type": "fileUpload", "action": "accept", "context": card["content"]["acceptContext"]}
        await teams.playground.sends_invoke(
            "lea", "fileConsent/invoke", {**value, "uploadInfo": uploaded}, replyToId=offer.id
        )
        await teams.works()
    assert kept["devis.pdf"].startswith(b"%PDF-")
    attached = [part["contentType"] for seen in await teams.shown("personal") for part in seen.activity["attachments"]]
    assert INFO in attached
    # The Playground takes no message away; Teams does.
    taken_away = [each.url for each in teams.playground.exchanges() if each.method == "DELETE"]
    assert [url.endswith(f"/activities/{offer.id}") for url in taken_away] == [True], "what was answered is still asked"


async def test_nobody_is_given_the_file_of_another_by_its_consent(teams: TeamsWorld) -> None:
    await teams.says("lea", QUOTE)
    [(_, card)] = offers(await teams.shown("personal"))
    kept: dict[str, bytes] = {}
    async with drive(kept) as url:
        uploaded = {"contentUrl": f"{url}/x.pdf", "name": "x.pdf", "uploadUrl": f"{url}/x.pdf", "fileType": "pdf"}
        for context in (card["content"]["acceptContext"], {"file": "0" * 64}, {}, None):
            value = {"type": "fileUpload", "action": "accept", "context": context, "uploadInfo": uploaded}
            await teams.playground.sends_invoke("paul", "fileConsent/invoke", value)
        await teams.works()
    assert kept == {}


# --- who is there -----------------------------------------------------------------------------------------------------


async def test_somebody_who_is_nobody_here_is_told_and_nothing_is_worked(teams: TeamsWorld) -> None:
    await teams.says("paul", QUOTE)
    [answer] = await teams.shown("personal", "paul")
    assert "Bellerive" not in answer.text.replace("Devis pour Bellerive", "")
    assert await teams.cases() == [] and teams.mails() == []
    assert USERS["paul"].account.startswith(TENANT) and stream_of(answer.activity) is None
