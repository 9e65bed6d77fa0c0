"""The mailbox against a real server, into the real store: nothing lost, nothing twice, whatever breaks on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.events import MailReceived
from bot.mailbox import fetching
from bot.mailbox.fetching import Mailbox
from bot.mailbox.opening import mailbox_of
from bot.platform import Receipt
from bot.settings import load_settings
from bot.store import inbox
from bot.store.database import StoreUnavailable
from bot.store.inbox import InboxRow
from graphs.message import Address
from integrations.mail.imap import DONE
from integrations.mail.incoming import LARGEST_MAIL
from tests.flows.test_mail_in import ORDER, SOPHIE, letter
from tests.support.imapserver import PASSWORD, USER, ImapServer
from tests.support.world import World, open_world

TAKEN = {DONE, "\\Seen"}


@pytest.fixture
async def server() -> AsyncIterator[ImapServer]:
    async with ImapServer() as running:
        yield running


@pytest.fixture
async def world(tmp_path: Path, server: ImapServer) -> AsyncIterator[World]:
    async with open_world(tmp_path, **named(server)) as opened:
        yield opened


def named(server: ImapServer) -> dict[str, object]:
    return {
        "imap_host": "127.0.0.1",
        "imap_port": server.port,
        "imap_user": USER,
        "imap_password": PASSWORD,
        "imap_security": "none",
        "imap_seconds": 1,
    }


def mailbox(world: World, keep: Callable[..., object] | None = None) -> Mailbox:
    app = world.app
    made = mailbox_of(app.settings, app.database, keep or app.door.mail, app.mail_place, app.clock)  # type: ignore[arg-type]
    assert made is not None
    return made


async def until(true: Callable[[], bool], seconds: float = 15.0) -> None:
    ends = asyncio.get_running_loop().time() + seconds
    while not true():
        assert asyncio.get_running_loop().time() < ends, "it did not happen"
        await asyncio.sleep(0.05)


async def look(box: Mailbox) -> int:
    async with box._server.open() as session:  # pyright: ignore[reportPrivateUsage]
        return await box.look(session)


async def kept(world: World) -> list[InboxRow]:
    return [row for row in await world.app.database.read(lambda c: inbox.due(c, world.clock.now(), 1000, ())) if row]


def short(number: int, text: str = "Bonjour") -> bytes:
    return letter(f"Jean <jean{number}@neuf.example>", f"Mail {number}", f"{text} {number}")


async def test_a_quote_request_comes_in_by_imap_and_its_quote_leaves(world: World, server: ImapServer) -> None:
    box = mailbox(world)
    await box.start()
    server.append(letter(SOPHIE, "Demande de devis", ORDER))
    await until(lambda: server.flags() == [TAKEN])
    await box.stop()
    await world.works()
    assert [mail["To"] for mail in world.mails()] == ["sophie@hotel-bellerive.example"]
    assert (await world.case())["process"] == "quote"


async def test_a_mail_comes_in_while_it_waits(world: World, server: ImapServer) -> None:
    box = mailbox(world)
    await box.start()
    try:
        for number in range(3):
            server.append(short(number))
            await until(lambda count=number + 1: server.flags() == [TAKEN] * count)
    finally:
        await box.stop()
    assert box.last_error == ""


async def test_fetched_again_after_a_crash_before_it_was_marked(world: World, server: ImapServer) -> None:
    claimed: list[bool] = []

    async def dies(event: MailReceived, place: Address, raw: bytes) -> Receipt:
        receipt = await world.app.door.mail(event, place, raw)
        claimed.append(receipt.claimed)
        raise asyncio.CancelledError  # as a kill between keeping and marking

    server.append(letter(SOPHIE, "Demande de devis", ORDER))
    with pytest.raises(asyncio.CancelledError):
        await look(mailbox(world, dies))
    assert server.flags() == [set()]
    await world.restart()
    assert await look(mailbox(world)) == 1
    assert server.flags() == [TAKEN]
    await world.works()
    assert claimed == [True]
    assert len(world.mails()) == 1


async def test_a_mail_that_was_also_handed_in_is_one_event(world: World, server: ImapServer) -> None:
    raw = letter(SOPHIE, "Demande de devis", ORDER)
    server.append(b"Received: by mx.aubrac.example\r\n" + raw.replace(b"\n", b"\r\n"))
    server.append(raw.replace(b"\n", b"\r\n"))
    assert await look(mailbox(world)) == 2
    await world.works()
    assert len(world.mails()) == 1


async def test_years_of_mail_are_no_news_and_unread_ones_are(
    world: World, server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_OLD", 2)
    for number, flags in enumerate([[], ["\\Seen"], [], ["\\Seen"], []]):
        server.append(short(number), *flags)
    box = mailbox(world)
    assert await look(box) == 2
    assert server.flags() == [set(), {"\\Seen"}, TAKEN, {"\\Seen"}, TAKEN]
    # From now on a mail counts whether somebody opened it or not.
    server.append(short(7), "\\Seen")
    assert await look(box) == 1
    assert await look(box) == 0
    await world.restart()
    assert await look(mailbox(world)) == 0


async def test_a_bad_mail_never_keeps_the_others_out(world: World, server: ImapServer) -> None:
    server.append(b"no mail at all\r\n")
    server.append(short(1) + b"x" * LARGEST_MAIL)
    server.append(b"From: a@b.example\r\nSubject: =?utf-8?b?////?=\r\n\r\n\xff\xfe 12 mugs\r\n")
    server.append(letter(SOPHIE, "Demande de devis", ORDER).replace(b"\n", b"\r\n"))
    assert await look(mailbox(world)) == 4
    assert server.flags() == [TAKEN] * 4
    await world.works()
    assert len(world.mails()) == 1
    shown = " ".join(repr(post.content) for post in await world.every_post())
    assert "25" in shown and "jean1@neuf.example" in shown


async def test_a_mail_that_cannot_be_kept_is_tried_again_and_then_left(world: World, server: ImapServer) -> None:
    seen: list[str] = []

    async def refuses_one(event: MailReceived, place: Address, raw: bytes) -> Receipt:
        if b"Mail 1" in raw:
            seen.append(event.key)
            raise RuntimeError("a defect")
        return await world.app.door.mail(event, place, raw)

    box = mailbox(world, refuses_one)
    for number in range(3):
        server.append(short(number))
    for _ in range(5):
        await look(box)
    assert len(seen) == fetching.MOST_TRIES and len(set(seen)) == 1
    assert server.flags() == [TAKEN, set(), TAKEN]
    assert len(await kept(world)) >= 1


async def test_nothing_is_marked_while_the_store_is_away(world: World, server: ImapServer) -> None:
    away = True

    async def keep(event: MailReceived, place: Address, raw: bytes) -> Receipt:
        if away:
            raise StoreUnavailable("locked")
        return await world.app.door.mail(event, place, raw)

    box = mailbox(world, keep)
    server.append(short(1))
    with pytest.raises(StoreUnavailable):
        await look(box)
    assert server.flags() == [set()]
    away = False
    assert await look(box) == 1


async def test_it_connects_again_when_the_server_comes_back(
    world: World, server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "BACKOFF", (0.1, 0.2))
    box = mailbox(world)
    await box.start()
    try:
        server.append(short(1))
        await until(lambda: server.flags() == [TAKEN])
        await asyncio.to_thread(server.stop)
        await until(lambda: box.last_error != "")
        assert PASSWORD not in box.last_error
        await asyncio.to_thread(server.start)
        await asyncio.to_thread(server.append, short(2))
        await until(lambda: server.flags() == [TAKEN, TAKEN])
    finally:
        await box.stop()


async def test_a_server_that_does_not_tell_is_looked_at(world: World) -> None:
    async with ImapServer(idle=False) as quiet:
        world.overrides.update(named(quiet))
        await world.restart()
        box = mailbox(world)
        await box.start()
        try:
            quiet.append(short(1))
            await until(lambda: quiet.flags() == [TAKEN])
            quiet.append(short(2))
            await until(lambda: quiet.flags() == [TAKEN, TAKEN])
        finally:
            await box.stop()


async def test_stopping_does_not_wait_for_the_next_look(world: World) -> None:
    box = mailbox(world)
    await box.start()
    await until(lambda: box._session is not None)  # pyright: ignore[reportPrivateUsage]
    started = asyncio.get_running_loop().time()
    await box.stop()
    assert asyncio.get_running_loop().time() - started < 5


def test_no_mailbox_is_named(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path)
    assert mailbox_of(settings, None, None, Address("web", "c:devis"), settings.clock()) is None  # type: ignore[arg-type]
