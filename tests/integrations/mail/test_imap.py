"""The mailbox's way in against a real server: what is new, what is marked, and every way a server can say no."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from integrations.errors import Misconfigured, NotFound, Unavailable
from integrations.mail.imap import DONE, ImapIn
from integrations.mail.incoming import LARGEST_MAIL
from tests.support.certificate import authority
from tests.support.imapserver import PASSWORD, USER, ImapServer

MAIL = b"From: Zoe <zoe@b.example>\r\nSubject: Bonjour\r\nMessage-ID: <a@b.example>\r\n\r\nJe paie le 30.\r\n"


@pytest.fixture
async def server() -> AsyncIterator[ImapServer]:
    async with ImapServer() as running:
        yield running


@pytest.fixture
def imap(server: ImapServer) -> ImapIn:
    return ImapIn("127.0.0.1", server.port, "none", USER, PASSWORD, timeout=5)


async def test_a_mail_is_read_as_it_came_and_marked_only_afterwards(server: ImapServer, imap: ImapIn) -> None:
    server.append(MAIL)
    async with imap.open() as session:
        [uid] = await session.unread()
        assert await session.read(uid) == MAIL
        assert server.flags() == [set()]
        await session.done(uid)
        assert server.flags() == [{DONE, "\\Seen"}]
        assert await session.unread() == [] and await session.after(0) == []


async def test_new_is_what_was_not_taken_in_whether_opened_or_not(server: ImapServer, imap: ImapIn) -> None:
    server.append(MAIL)
    server.append(MAIL, "\\Seen")
    server.append(MAIL)
    async with imap.open() as session:
        assert session.folder.next_uid == 4
        assert await session.unread() == [1, 3]
        assert await session.after(0) == [1, 2, 3]
        assert await session.after(2) == [3]
        assert await session.after(3) == []
        server.append(MAIL)
        assert await session.after(3) == [4]


async def test_what_people_marked_as_deleted_stays(server: ImapServer, imap: ImapIn) -> None:
    server.append(MAIL)
    server.append(MAIL)
    server.mark(1, "\\Deleted")
    async with imap.open() as session:
        await session.done(2)
    assert server.flags() == [{"\\Deleted"}, {DONE, "\\Seen"}]


async def test_a_mail_that_went_meanwhile_is_not_found(imap: ImapIn) -> None:
    async with imap.open() as session:
        with pytest.raises(NotFound):
            await session.read(77)


async def test_a_huge_mail_is_cut_off_just_beyond_what_is_read(server: ImapServer, imap: ImapIn) -> None:
    server.append(MAIL + b"x" * 76 + (b"\r\n" + b"y" * 76) * (LARGEST_MAIL // 78))
    async with replace(imap, timeout=30).open() as session:
        assert len(await session.read(1)) == LARGEST_MAIL + 1


async def test_waiting_ends_when_a_mail_comes_and_when_it_is_stopped(server: ImapServer, imap: ImapIn) -> None:
    async with imap.open() as session:
        assert session.folder.tells
        loop = asyncio.get_running_loop()
        loop.call_later(0.2, lambda: loop.run_in_executor(None, server.append, MAIL))
        assert await session.wait(30)
        assert await session.after(0) == [1]
        loop.call_later(0.2, session.stop)
        assert not await session.wait(30)


async def test_waiting_says_when_the_server_goes(server: ImapServer, imap: ImapIn) -> None:
    async with imap.open() as session:
        waiting = asyncio.create_task(session.wait(30))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(server.stop)
        with pytest.raises(Unavailable):
            await asyncio.wait_for(waiting, 10)
    with pytest.raises(Unavailable):
        await imap.check()


async def test_a_server_that_does_not_tell(imap: ImapIn) -> None:
    async with ImapServer(idle=False) as quiet:
        assert not (await replace(imap, port=quiet.port).check()).tells


async def test_folders_with_accents(server: ImapServer, imap: ImapIn) -> None:
    server.create('"Rel&AOk-v&AOk-s clients"')
    server.append(MAIL, folder='"Rel&AOk-v&AOk-s clients"')
    async with replace(imap, folder="Relévés clients").open() as session:
        assert await session.unread() == [1]


@pytest.mark.parametrize(
    "changed",
    [{"password": "faux"}, {"user": "personne"}, {"folder": "Absent"}, {"security": "starttls"}, {"security": "tls"}],
)
async def test_what_the_operator_has_to_put_right(imap: ImapIn, changed: dict[str, str]) -> None:
    with pytest.raises(Misconfigured) as raised:
        await replace(imap, **changed).check()
    said = str(raised.value)
    assert "127.0.0.1" in said and PASSWORD not in said and "faux" not in said
    assert PASSWORD not in repr(imap)


async def test_a_password_never_travels_in_the_open_to_another_machine(imap: ImapIn) -> None:
    with pytest.raises(Misconfigured, match="in the open"):
        await replace(imap, host="mail.outside.example").check()


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_tls_needs_a_certificate_that_can_be_trusted(tmp_path: Path, imap: ImapIn, security: str) -> None:
    certificate, _ = authority(tmp_path)
    async with ImapServer(certificate=(certificate, tmp_path / "key.pem")) as server:
        port = server.secure_port if security == "tls" else server.port
        strange = replace(imap, host="localhost", port=port, security=security)
        with pytest.raises(Misconfigured, match="trusted"):
            await strange.check()
        trusted = replace(strange, tls_context=ssl.create_default_context(cafile=certificate))
        assert (await trusted.check()).keeps_keywords


async def test_a_server_that_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Unavailable):
        await ImapIn("127.0.0.1", silent.getsockname()[1], "none", USER, PASSWORD, timeout=0.3).check()
    with pytest.raises(Unavailable):
        await ImapIn("127.0.0.1", 9, "none", USER, PASSWORD, timeout=0.3).check()
