"""What leaves: retried while the other side is away, sent once when it is back, never twice, never lost in silence."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.store import outbox
from tests.flows.soundness import NUMBER
from tests.support.mailserver import MailServer
from tests.support.world import World, open_world

ASKS = "Devis pour Bellerive : 3 mugs"


@pytest.fixture
async def server() -> AsyncGenerator[MailServer]:
    async with MailServer() as opened:
        yield opened


@pytest.fixture
async def posting(prepared_home: Path, tmp_path: Path, server: MailServer) -> AsyncGenerator[World]:
    """The company, whose mail leaves by SMTP."""
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with open_world(home, smtp_host="127.0.0.1", smtp_port=server.port, smtp_security="none") as world:
        yield world


def sent(server: MailServer) -> list[str]:
    return [match.group() for mail in server.mails if (match := NUMBER.search(str(mail["Subject"])))]


async def count(world: World, part: str) -> int:
    return sum(part in text for text in await world.heard())


LATE = "ne répond pas pour l'instant"


async def test_down_then_up_it_says_so_once_and_sends_once(posting: World, server: MailServer) -> None:
    server.replies["MAIL"] = "451 busy"
    await posting.says("lea", ASKS)
    assert (await posting.case())["status"] == "scheduled"
    for seconds in (3, 6, 20, 70):
        await posting.waits(seconds=seconds)
        assert (await posting.case())["status"] == "scheduled"
    assert await count(posting, "Le serveur de mail") == 1
    assert sent(server) == []
    del server.replies["MAIL"]
    await posting.waits(minutes=6)
    assert (await posting.case())["status"] == "done"
    assert sent(server) == ["D2026-0001"]
    await posting.hears("D2026-0001", "envoyé")
    await posting.waits(days=1)
    assert sent(server) == ["D2026-0001"]


async def test_it_is_not_tried_before_its_time(posting: World, server: MailServer) -> None:
    server.replies["MAIL"] = "451 busy"
    await posting.says("lea", ASKS)
    await posting.waits(seconds=3)
    del server.replies["MAIL"]
    await posting.waits(seconds=1)
    assert sent(server) == []
    await posting.waits(seconds=5)
    assert sent(server) == ["D2026-0001"]


async def test_nobody_listens_and_a_restart_in_between(posting: World, server: MailServer) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        posting.overrides["smtp_port"] = unused.getsockname()[1]
        await posting.restart()
        await posting.says("lea", ASKS)
        assert (await posting.case())["status"] == "scheduled"
        await posting.restart()
        await posting.waits(minutes=1)
    assert await count(posting, "Le serveur de mail") == 1
    posting.overrides["smtp_port"] = server.port
    await posting.restart()
    await posting.waits(hours=2)
    assert sent(server) == ["D2026-0001"]
    assert (await posting.case())["status"] == "done"


async def test_given_up_loudly_and_tried_again_when_asked(posting: World, server: MailServer) -> None:
    server.replies["MAIL"] = "451 busy"
    await posting.says("lea", ASKS)
    for _ in range(12):
        await posting.waits(hours=5)
    assert (await posting.case())["status"] == "failed"
    await posting.hears("D2026-0001", "n'est pas parti")
    del server.replies["MAIL"]
    await posting.says("lea", "réessaie")
    assert sent(server) == ["D2026-0001"]
    assert (await posting.case())["status"] == "done"


@pytest.mark.parametrize("word", ["réessaie", "Renvoie-le svp", "try again", "Retry"])
async def test_a_refused_recipient_is_said_and_can_be_tried_again(
    posting: World, server: MailServer, word: str
) -> None:
    server.replies["RCPT"] = "550 no such user"
    await posting.says("lea", ASKS)
    assert (await posting.case())["status"] == "failed"
    await posting.hears("D2026-0001", "sophie@hotel-bellerive.example", "550")
    await posting.says("lea", word)
    assert (await posting.case())["status"] == "failed"
    del server.replies["RCPT"]
    await posting.says("lea", word)
    assert (await posting.case())["status"] == "done"
    assert sent(server) == ["D2026-0001"]
    await posting.says("lea", "mets 4 mugs")
    assert sent(server) == ["D2026-0001", "D2026-0001-V2"]


async def test_after_a_refused_recipient_a_change_goes_on(posting: World, server: MailServer) -> None:
    server.replies["RCPT"] = "550 no such user"
    await posting.says("lea", ASKS)
    del server.replies["RCPT"]
    await posting.says("lea", "mets 5 mugs")
    assert (await posting.case())["status"] == "done"
    [number] = sent(server)
    assert number.startswith("D2026-0001")
    assert (await posting.case())["facts"]["lines"][0]["quantity"] == 5


@pytest.mark.parametrize("end", ["accept and drop", "drop"])
async def test_cut_off_after_the_data_a_person_looks_first(posting: World, server: MailServer, end: str) -> None:
    server.replies["DATA"] = end
    await posting.says("lea", ASKS)
    assert (await posting.case())["status"] == "failed"
    await posting.hears("D2026-0001", "vérifiez")
    before = len(server.accepted)
    await posting.restart()
    await posting.waits(days=1)
    assert len(server.accepted) == before <= 1, "it is never sent again by itself"
    del server.replies["DATA"]
    await posting.says("lea", "réessaie")
    assert len(server.accepted) == before + 1
    assert (await posting.case())["status"] == "done"


async def test_killed_while_it_sends_a_person_looks_first(posting: World, server: MailServer) -> None:
    server.replies["DATA"] = "silence"
    await posting.says("lea", ASKS, work=False)
    working = asyncio.create_task(posting.works())
    while not server.recipients and not working.done():
        await asyncio.sleep(0.02)
        states = await posting.app.database.read(outbox.counts)
        if states.get("sending"):
            break
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    for task in list(posting.app.effects._running.values()):  # pyright: ignore[reportPrivateUsage]  # as a kill does
        task.cancel()
    await asyncio.sleep(0.05)
    del server.replies["DATA"]
    await posting.restart()
    await posting.works()
    assert (await posting.case())["status"] == "failed"
    await posting.hears("vérifiez")
    assert sent(server) == []


async def test_a_change_takes_back_the_mail_that_waits(posting: World, server: MailServer) -> None:
    server.replies["MAIL"] = "451 busy"
    await posting.says("lea", ASKS)
    await posting.says("lea", "mets 7 mugs")
    del server.replies["MAIL"]
    for _ in range(4):
        await posting.waits(hours=1)
    assert (await posting.case())["status"] == "done"
    [mail] = server.mails
    body = mail.get_body(("plain",))
    assert body is not None and "7 ×" in body.get_content()
    assert len(sent(server)) == 1


async def test_stop_while_it_waits(posting: World, server: MailServer) -> None:
    server.replies["MAIL"] = "451 busy"
    await posting.says("lea", ASKS)
    await posting.says("lea", "stop")
    assert (await posting.case())["status"] == "refused"
    del server.replies["MAIL"]
    await posting.waits(days=1)
    assert sent(server) == []
    await posting.says("lea", "réessaie")
    assert sent(server) == ["D2026-0001"]
    assert (await posting.case())["status"] == "done"


async def test_asked_again_while_it_waits_it_is_tried_at_once(posting: World, server: MailServer) -> None:
    server.replies["MAIL"] = "451 busy"
    await posting.says("lea", ASKS)
    await posting.waits(minutes=10)
    del server.replies["MAIL"]
    await posting.says("lea", "réessaie")
    assert sent(server) == ["D2026-0001"]
    await posting.waits(days=1)
    assert sent(server) == ["D2026-0001"]


async def test_a_change_while_the_mail_is_leaving_waits_for_it(posting: World, server: MailServer) -> None:
    """What is on its way cannot be taken back: the change is worked after it."""
    server.replies["DATA"] = "silence"
    async with posting.app.running():
        await posting.says("lea", ASKS, work=False)
        while not (await posting.app.database.read(outbox.counts)).get("sending"):
            await asyncio.sleep(0.02)
        await posting.says("lea", "mets 7 mugs", work=False)
        await asyncio.sleep(0.5)
        assert (await posting.app.database.read(outbox.counts)).get("sending") == 1
        assert (await posting.case())["facts"]["lines"][0]["quantity"] == 3
        del server.replies["DATA"]
        server.hang_up()
        while (await posting.case())["status"] != "done":
            await asyncio.sleep(0.02)
    await posting.hears("vérifiez")
    assert (await posting.case())["facts"]["lines"][0]["quantity"] == 7
    assert len(sent(server)) == 1


async def test_another_thread_is_not_held_up(posting: World, server: MailServer) -> None:
    server.replies["RCPT"] = "451 greylisted"
    await posting.says("lea", ASKS)
    del server.replies["RCPT"]
    await posting.says("lea", "Devis pour Nordlys : 2 carafes", anew=True)
    assert sent(server) == ["D2026-0002"]
    await posting.waits(seconds=5)
    assert sent(server) == ["D2026-0002", "D2026-0001"]
