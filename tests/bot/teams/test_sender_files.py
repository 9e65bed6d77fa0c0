"""The files of a message reach people: offered in private, linked to where others read along."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.store import files
from graphs.message import Attachment, Column, FileRef, Image, Table
from integrations.errors import InDoubt, Unavailable
from tests.bot.teams.sending import GROUP, LEA, LEA_CHAT, TO_GROUP, TO_LEA, Rig, opened, post

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        await rig.met()
        yield rig


def offers(rig: Rig) -> list[dict[str, Any]]:
    shown = [one for message in rig.server.shown(LEA_CHAT) for one in message.now.get("attachments", [])]
    return [one for one in shown if one["contentType"] == CONSENT]


def accepting(rig: Rig, offer: dict[str, Any], upload: str = "one") -> dict[str, Any]:
    """The value of the invoke."""
    return {
        "type": "fileUpload",
        "action": "accept",
        "context": offer["content"]["acceptContext"],
        "uploadInfo": {
            "contentUrl": "https://aubrac-my.sharepoint.com/devis.pdf",
            "name": offer["name"],
            "uploadUrl": f"{rig.server.url}/upload/{upload}",
            "uniqueId": "id-1",
            "fileType": "pdf",
        },
    }


async def offered(rig: Rig, name: str = "devis.pdf") -> dict[str, Any]:
    ref = await rig.keep(name, b"%PDF-1.7")
    await rig.sent(post("p.1", TO_LEA, "Votre devis", Attachment(ref)))
    [offer] = offers(rig)
    return offer


# --- in private -------------------------------------------------------------------------------------------------------


async def test_a_file_is_offered_after_the_message(rig: Rig):
    offer = await offered(rig)
    assert (offer["name"], offer["content"]["sizeInBytes"]) == ("devis.pdf", 8)
    assert len(rig.server.shown(LEA_CHAT)) == 2


async def test_an_accepted_file_is_uploaded_and_shown_in_place_of_the_offer(rig: Rig):
    offer = await offered(rig)
    consent = rig.server.shown(LEA_CHAT)[1].id
    await rig.platform.consented(accepting(rig, offer), TO_LEA, consent)
    body, headers = rig.server.uploaded["one"]
    assert (body, headers["Content-Range"]) == (b"%PDF-1.7", "bytes 0-7/8")
    assert "Authorization" not in headers
    [_, info] = rig.server.shown(LEA_CHAT)
    [shown] = info.now["attachments"]
    assert (shown["contentType"], shown["content"]) == (INFO, {"uniqueId": "id-1", "fileType": "pdf"})
    assert rig.server.conversations[LEA_CHAT].deleted == [consent]


async def test_a_declined_file_is_kept(rig: Rig):
    offer = await offered(rig)
    consent = rig.server.shown(LEA_CHAT)[1].id
    await rig.platform.declined({"context": offer["content"]["declineContext"]}, TO_LEA, consent)
    [_, said] = rig.server.shown(LEA_CHAT)
    assert "devis.pdf" in said.text and said.now["textFormat"] == "plain"
    assert rig.server.uploaded == {}


@pytest.mark.parametrize("change", ["file", "post", "name", "seal", "channel", "nothing"])
async def test_a_consent_that_is_not_ours_gets_nothing(rig: Rig, change: str):
    offer = await offered(rig)
    secret = await rig.keep("paie.pdf", b"secret")
    value = accepting(rig, offer)
    context = value["context"]
    address = TO_GROUP if change == "channel" else TO_LEA
    if change == "nothing":
        value = {"context": None, "uploadInfo": "x"}
    elif change != "channel":
        value["context"] = context | {change: secret.id if change == "file" else "autre"}
    await rig.platform.consented(value, address)
    await rig.platform.declined(value, address)
    assert rig.server.uploaded == {}
    assert len(rig.server.shown(LEA_CHAT)) == 2 and rig.server.shown(GROUP) == []


@pytest.mark.parametrize("url", ["https://evil.example/upload", "http://169.254.169.254/", "", "file:///etc/x"])
async def test_nothing_is_uploaded_to_elsewhere(rig: Rig, url: str):
    value = accepting(rig, await offered(rig))
    value["uploadInfo"]["uploadUrl"] = url
    await rig.platform.consented(value, TO_LEA)
    assert "devis.pdf" in rig.server.shown(LEA_CHAT)[-1].text


async def test_an_upload_that_fails_is_told(rig: Rig):
    value = accepting(rig, await offered(rig))
    rig.server.files["one"] = (503, b"", {})
    await rig.platform.consented(value, TO_LEA)
    assert "devis.pdf" in rig.server.shown(LEA_CHAT)[-1].text
    assert len(offers(rig)) == 1, "it can be accepted again"


async def test_when_an_offer_fails_the_message_is_not_said_again(rig: Rig):
    one = await rig.keep("un.pdf", b"1")
    two = await rig.keep("deux.pdf", b"2")
    both = post("p.1", TO_LEA, "Deux fichiers", Attachment(one), Attachment(two))
    real = rig.connector.send
    sent = 0

    async def send(*given: Any) -> str:
        nonlocal sent
        sent += 1
        if sent == 3:
            raise Unavailable("down")
        return await real(*given)

    rig.connector.send = send  # type: ignore[method-assign]  # Teams goes away between the two offers
    with pytest.raises(Unavailable):
        await rig.platform.send(both)
    reference = await rig.platform.send(both)
    assert [offer["name"] for offer in offers(rig)] == ["un.pdf", "deux.pdf"]
    assert len(rig.server.shown(LEA_CHAT)) == 3
    assert rig.server.shown(LEA_CHAT)[0].id == reference
    assert rig.platform._said == {}


async def test_a_doubt_about_an_offer_is_found_again(rig: Rig):
    ref = await rig.keep("un.pdf", b"1")
    one = post("p.1", TO_LEA, "Un fichier", Attachment(ref))
    real = rig.connector.send
    sent = 0

    async def send(*given: Any) -> str:
        nonlocal sent
        sent += 1
        if sent == 2:
            raise InDoubt("no answer")
        return await real(*given)

    rig.connector.send = send  # type: ignore[method-assign]  # the answer to the offer never comes
    with pytest.raises(InDoubt):
        await rig.platform.send(one)
    assert await rig.platform.find(one) == rig.server.shown(LEA_CHAT)[0].id
    assert len(offers(rig)) == 1


async def test_an_offer_teams_refuses_is_told(rig: Rig):
    ref = await rig.keep("un.pdf", b"1")
    real = rig.connector.send
    sent = 0

    async def send(*given: Any) -> str:
        nonlocal sent
        sent += 1
        if sent == 2:
            rig.server.fails("send", 400)
        return await real(*given)

    rig.connector.send = send  # type: ignore[method-assign]  # the offer alone is refused
    await rig.platform.send(post("p.1", TO_LEA, "Un fichier", Attachment(ref)))
    assert "un.pdf" in rig.server.shown(LEA_CHAT)[-1].text


# --- where others read along ------------------------------------------------------------------------------------------


async def test_where_others_read_along_a_link_goes_with_the_message(rig: Rig):
    ref = await rig.keep("devis.pdf", b"%PDF")
    await rig.platform.send(post("p.1", TO_GROUP, "Votre devis", Attachment(ref)))
    [shown] = rig.server.shown(GROUP)
    [card] = shown.cards
    assert "https://commis.exemple.fr/teams/files/" in json.dumps(card)
    assert "devis.pdf" in json.dumps(card)


async def test_without_a_public_address_the_file_is_named(tmp_path: Path):
    async with opened(tmp_path, public_url="") as rig:
        await rig.met()
        ref = await rig.keep("devis.pdf", b"%PDF")
        await rig.platform.send(post("p.1", TO_GROUP, "Votre devis", Attachment(ref)))
        [card] = rig.server.shown(GROUP)[0].cards
        told = json.dumps(card, ensure_ascii=False)
        assert "devis.pdf" in told and "/teams/files/" not in told


# --- pictures, and what does not fit ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "shown"), [(200, "data:image/png;base64,"), (40_000, "https://commis.exemple.fr/")])
async def test_pictures_are_in_the_card_or_behind_a_link(rig: Rig, size: int, shown: str):
    ref = await rig.keep("courbe.png", b"\x89PNG" + b"x" * size, "image/png")
    await rig.platform.send(post("p.1", TO_LEA, "Ventes", Image(ref, "Les ventes")))
    [message] = rig.server.shown(LEA_CHAT)
    assert shown in json.dumps(message.cards[0])


async def test_a_picture_that_cannot_be_shown_is_offered(tmp_path: Path):
    async with opened(tmp_path, public_url="") as rig:
        await rig.met()
        ref = await rig.keep("courbe.png", b"\x89PNG" + b"x" * 40_000, "image/png")
        await rig.platform.send(post("p.1", TO_LEA, "Ventes", Image(ref, "Les ventes")))
        assert [offer["name"] for offer in offers(rig)] == ["courbe.png"]


async def test_a_picture_the_store_has_not(rig: Rig):
    lost = FileRef("0" * 64, "perdue.png", "image/png", 10)
    await rig.platform.send(post("p.1", TO_LEA, "Ventes", Image(lost, "Les ventes")))
    assert "Les ventes" in rig.server.shown(LEA_CHAT)[0].words()


@pytest.mark.parametrize("address", [TO_LEA, TO_GROUP])
async def test_what_is_cut_is_had_whole(rig: Rig, address: Any):
    rows = [[f"référence {n}", "x" * 60] for n in range(900)]
    await rig.platform.send(post("p.1", address, "Stock", Table([Column("Article"), Column("Nom")], rows)))
    if address is TO_LEA:
        [offer] = offers(rig)
        file = offer["content"]["acceptContext"]["file"]
        kept = await rig.database.read(lambda c: files.read(c, file))
        assert kept is not None and "référence 899" in kept[1].decode()
    else:
        assert "message.txt" in rig.server.shown(GROUP)[0].words()


async def test_an_update_renews_links_and_offers_nothing_again(rig: Rig):
    ref = await rig.keep("devis.pdf", b"%PDF")
    for address, conversation in ((TO_LEA, LEA_CHAT), (TO_GROUP, GROUP)):
        one = post(f"p.{conversation}", address, "Votre devis", Attachment(ref))
        reference = await rig.sent(one)
        before = len(rig.server.shown(conversation))
        await rig.platform.update(reference, replace(one))
        assert len(rig.server.shown(conversation)) == before
    assert "/teams/files/" in rig.server.shown(GROUP)[0].words()
    mine = await rig.platform.card_for(f"p.{GROUP}", LEA)
    assert "/teams/files/" in json.dumps(mine)
