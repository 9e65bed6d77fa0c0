"""From the quote to what people think of it, through the whole app: the customer's link, the colleague's thumb."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.events import FormSubmitted, OpinionGiven, Sender
from bot.store import opinions
from bot.store.opinions import Opinions
from graphs.message import Buttons
from tests.support.world import World, open_world

ASKING: dict[str, Any] = {"ask_customers": True, "public_url": "https://commis.example.com"}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with open_world(tmp_path, **ASKING) as opened:
        yield opened


async def tally(world: World) -> Opinions:
    now = world.clock.now()
    return await world.app.database.read(lambda c: opinions.tally(c, now - timedelta(days=90), now + timedelta(days=1)))


async def test_the_customer_answers_by_the_link_of_their_quote(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 moulins manuels")
    await world.hears("D2026-0001")
    [mail] = world.mails()
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr] # every mail of ours has one
    [link] = re.findall(r"https://commis\.example\.com(/opinion\?t=\S+)", text)
    site = web.Application()
    site.add_routes(world.app.timed.opinions.routes())
    async with TestClient(TestServer(site)) as client:
        assert (await client.get(link)).status == 200
        assert await tally(world) == Opinions()
        assert (await client.post(link, data={"value": "good"})).status == 200
    assert await tally(world) == Opinions(customers_good=1)
    key = await mail_key(world)
    said = await world.app.database.read(lambda c: opinions.of(c, key, ""))
    assert said is not None
    assert said.case_id == (await world.case())["case"]
    assert urlsplit(link).path == "/opinion"


async def mail_key(world: World) -> str:
    return next(effect["key"] for effect in (await world.case())["effects"] if effect["kind"] == "mail")


async def test_what_the_approver_reads_is_what_leaves(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 moulins manuels et 14 % de remise")
    await world.hears("Dites-le en un clic", "(lien)")
    await world.clicks("claire", "Envoyer le devis")
    [mail] = world.mails()
    assert "Dites-le en un clic" in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr] # as above


async def test_a_colleague_s_thumb_on_the_result(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 moulins manuels")
    result, person = (await world.posts())[-1], world.app.people.find("lea").id
    event = OpinionGiven(
        "t1", result.address, Sender("web", person), result.reference, "bad", world.clock.now(), how="reaction"
    )
    assert (await world.app.door.opinion(event)).claimed
    await world.works()
    assert await tally(world) == Opinions(bad=1)
    [button] = [
        each
        for post in await world.every_post()
        for block in post.content.blocks
        if isinstance(block, Buttons)
        for each in block.buttons
        if each.id.startswith("o:")
    ]
    opened = await world.presses("lea", button.id)
    assert opened.form is not None
    sent = FormSubmitted("f1", result.address, Sender("web", person), opened.form.id, {"words": "Trop cher"}, event.at)
    assert (await world.app.door.submit(sent)).claimed
    said = await world.app.database.read(lambda c: opinions.of(c, result.key, person))
    assert said is not None
    assert (said.words, said.case_id) == ("Trop cher", (await world.case())["case"])
    await world.restart()
    assert not (await world.app.door.opinion(event)).claimed
