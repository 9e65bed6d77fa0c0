"""The real way in: a folder of an IMAP server, read mail by mail, and nothing in it ever deleted or moved.

The library is synchronous: everything runs in one thread of its own, one command after the other, and each command has
its time limit. `ImapIn` says where; `Session` is one connection.
"""

from __future__ import annotations

import asyncio
import contextlib
import imaplib
import re
import ssl
import threading
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal, TypeVar, cast

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import (
    ImapToolsError,
    MailboxFolderSelectError,
    MailboxLoginError,
    MailboxStarttlsError,
    UnexpectedCommandStatusError,
)
from imap_tools.utils import encode_folder

from integrations.errors import IntegrationError, Misconfigured, NotFound, Rejected, Unavailable
from integrations.mail.incoming import LARGEST_MAIL
from integrations.mail.loopback import is_loopback
from integrations.mail.port import MailFolder

Security = Literal["tls", "starttls", "none"]
Result = TypeVar("Result")

DONE = "$CommisDone"
"""The keyword of a mail that was taken in."""

SLICE = 1.0
"""Seconds between two looks at whether waiting was stopped."""


@dataclass(frozen=True)
class ImapIn:
    """Implements `MailIn`. `timeout` in seconds, for each command. `tls_context` replaces the system's certificates.
    `security` none is for this machine only."""

    host: str
    port: int = 993
    security: Security = "tls"
    user: str = ""
    password: str = field(default="", repr=False)
    folder: str = "INBOX"
    timeout: float = 30.0
    tls_context: ssl.SSLContext | None = field(default=None, repr=False)

    @property
    def place(self) -> str:
        return f"the mailbox server {self.host}:{self.port}"

    async def check(self) -> MailFolder:
        """Connects, signs in, opens the folder, changes nothing. Raises what reading would raise."""
        async with self.open() as session:
            return session.folder

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Session]:
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="imap")
        box: BaseMailBox | None = None
        try:
            loop = asyncio.get_running_loop()
            box, folder = await loop.run_in_executor(executor, lambda: _named(self, lambda: _sign_in(self)))
            yield Session(self, box, folder, executor)
        finally:
            if box is not None:
                executor.submit(_leave, box)
            executor.shutdown(wait=False)


class Session:
    """Implements `MailSession`: one connection."""

    def __init__(self, server: ImapIn, box: BaseMailBox, folder: MailFolder, executor: ThreadPoolExecutor) -> None:
        self._server = server
        self._box = box
        self._executor = executor
        self._stopped = threading.Event()
        self.folder = folder

    async def unread(self) -> list[int]:
        return await self._run(lambda: self._search(f"UNSEEN UNKEYWORD {DONE}"))

    async def after(self, uid: int) -> list[int]:
        found = await self._run(lambda: self._search(f"UID {uid + 1}:* UNKEYWORD {DONE}"))
        return [each for each in found if each > uid]  # "n:*" always holds the last one

    async def read(self, uid: int) -> bytes:
        return await self._run(lambda: self._fetch(uid))

    async def done(self, uid: int) -> None:
        flags = f"({DONE} \\Seen)" if self.folder.keeps_keywords else "(\\Seen)"
        await self._run(lambda: self._mark(uid, flags))

    async def wait(self, seconds: float) -> bool:
        return await self._run(lambda: self._idle(seconds))

    def stop(self) -> None:
        self._stopped.set()

    async def _run(self, call: Callable[[], Result]) -> Result:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, lambda: _named(self._server, call))

    # --- in the thread ------------------------------------------------------------------------------------------------

    def _search(self, criteria: str) -> list[int]:
        self._box.client.noop()  # a server tells of new mails between two commands only
        return sorted(int(uid) for uid in self._box.uids(criteria, charset=None))

    def _fetch(self, uid: int) -> bytes:
        status, data = self._box.client.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{LARGEST_MAIL + 1}>)")
        if status != "OK":
            raise Rejected(f"{self._server.place} cannot give mail {uid}")
        parts = cast("list[tuple[bytes, bytes] | bytes | None]", data)
        raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
        if raw is None:
            raise NotFound(f"mail {uid} is not there any more")
        return raw

    def _mark(self, uid: int, flags: str) -> None:
        # Not the library's `flag`: it expunges, and what people marked as deleted would be gone for good.
        status, _ = self._box.client.uid("STORE", str(uid), "+FLAGS.SILENT", flags)
        if status != "OK":
            raise Rejected(f"{self._server.place} does not let mail {uid} be marked")

    def _idle(self, seconds: float) -> bool:
        # One step a second rather than one long one: whoever stops must not wait for it.
        left = min(seconds, 25 * 60.0)
        came = False
        with self._box.idle as idle:
            while left > 0 and not came and not self._stopped.is_set():
                lines = idle.poll(timeout=min(SLICE, left))
                left -= SLICE
                if any(line.startswith(b"* BYE") for line in lines):
                    raise Unavailable(f"{self._server.place} closed the connection")
                came = any(re.search(rb"\b(?:EXISTS|RECENT)\b", line) for line in lines)
        return came


def _sign_in(server: ImapIn) -> tuple[BaseMailBox, MailFolder]:
    box = _connect(server)
    try:
        if server.user.isascii() and server.password.isascii():
            box.login(server.user, server.password, initial_folder=None)
        else:
            box.login_utf8(server.user, server.password, initial_folder=None)
        return box, _select(box, server.folder)
    except BaseException:
        _leave(box)
        raise


def _connect(server: ImapIn) -> BaseMailBox:
    context = server.tls_context or ssl.create_default_context()  # the library's own would trust anybody
    match server.security:
        case "tls":
            return MailBox(server.host, server.port, server.timeout, ssl_context=context)
        case "starttls":
            return MailBoxStartTls(server.host, server.port, server.timeout, ssl_context=context)
        case "none":
            if not is_loopback(server.host):
                raise Misconfigured(f"{server.place} is not this machine: the password would travel in the open")
            return MailBoxUnencrypted(server.host, server.port, server.timeout)


def _select(box: BaseMailBox, name: str) -> MailFolder:
    client = box.client
    status, _ = client.select(encode_folder(name).decode("ascii"))
    if status != "OK":
        raise MailboxFolderSelectError((status, []), "OK")

    def told(what: str) -> bytes:
        found = cast("list[bytes | None] | None", client.response(what)[1])
        return b" ".join(part for part in found or [] if part is not None)

    def number(what: str) -> int:
        digits = re.search(rb"\d+", told(what))
        return int(digits.group()) if digits else 0

    flags = told("PERMANENTFLAGS")
    return MailFolder(
        validity=number("UIDVALIDITY"),
        next_uid=number("UIDNEXT"),
        keeps_keywords=b"\\*" in flags or DONE.encode() in flags,
        tells="IDLE" in client.capabilities,
    )


def _leave(box: BaseMailBox) -> None:
    with contextlib.suppress(imaplib.IMAP4.error, OSError):
        box.client.logout()


def _named(server: ImapIn, call: Callable[[], Result]) -> Result:
    """Runs it, with what goes wrong sorted by what can be done about it. A server's words may repeat what it was sent:
    none of them is passed on."""
    try:
        return call()
    except IntegrationError:
        raise
    except MailboxLoginError as error:
        raise _refused_login(server, error) from None
    except MailboxFolderSelectError:
        raise Misconfigured(f"{server.place} has no folder {server.folder!r}") from None
    except MailboxStarttlsError:
        raise Misconfigured(f"{server.place} does not start TLS") from None
    except ssl.SSLCertVerificationError as error:
        raise Misconfigured(f"{server.place} could not be trusted: {error.verify_message[:120]}") from None
    except ssl.SSLError as error:
        if error.reason == "WRONG_VERSION_NUMBER":
            raise Misconfigured(f"{server.place} does not speak TLS on that port") from None
        raise Unavailable(f"{server.place}: TLS failed ({(error.reason or 'unknown')[:60]})") from None
    except (imaplib.IMAP4.abort, OSError, EOFError) as error:
        if str(error).startswith("TLS not supported"):
            raise Misconfigured(f"{server.place} does not offer STARTTLS") from None
        raise Unavailable(f"{server.place} cannot be reached ({type(error).__name__})") from None
    except UnexpectedCommandStatusError as error:
        raise Unavailable(f"{server.place} refused a command ({type(error).__name__})") from None
    except imaplib.IMAP4.error as error:
        raise _protocol(server, error) from None
    except (ImapToolsError, ValueError) as error:
        raise Misconfigured(f"{server.place}: {type(error).__name__}") from None


def _refused_login(server: ImapIn, error: MailboxLoginError) -> IntegrationError:
    told = str(error)
    if re.search(r"UNAVAILABLE|INUSE|LIMIT|SERVERBUG|try again|too many", told, re.IGNORECASE):
        return Unavailable(f"{server.place} asks to try again later")
    return Misconfigured(f"{server.place} refused our user or password")


def _protocol(server: ImapIn, error: imaplib.IMAP4.error) -> IntegrationError:
    told = str(error).upper()
    if "AUTHENTICAT" in told or "LOGIN" in told:
        return Misconfigured(f"{server.place} refused our user or password")
    return Unavailable(f"{server.place} gave an answer that is none of IMAP's")
