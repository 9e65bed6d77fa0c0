"""A real SMTP server on loopback that keeps what it accepts and goes wrong on demand."""

from __future__ import annotations

import asyncio
import ssl
import warnings
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class MailServer:
    """Use as `async with MailServer() as server`. `accepted` are the mails it said yes to.

    `replies` maps a step ("MAIL", "RCPT", "DATA") to what is answered there: a reply line, or one of the words
    `drop` (close without a word), `accept and drop` (keep the mail, then close), `silence` (never answer).
    `delay` in seconds passes before a mail is accepted; `busy` says that one has come.
    """

    def __init__(
        self,
        *,
        user: str = "",
        password: str = "",
        tls: ssl.SSLContext | None = None,
        implicit_tls: bool = False,
    ) -> None:
        self.accepted: list[bytes] = []
        self.recipients: list[str] = []
        self.replies: dict[str, str] = {}
        self.secured: list[bool] = []
        self.delay = 0.0
        self.busy = False
        self._login = (user, password)
        self._tls = tls
        self._implicit = implicit_tls
        self._server: asyncio.Server | None = None
        self._sessions: set[SMTP] = set()

    async def __aenter__(self) -> MailServer:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            self._session, "127.0.0.1", 0, ssl=self._tls if self._implicit else None
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        self.hang_up()
        await asyncio.sleep(0)

    def hang_up(self) -> None:
        """Ends every conversation without a word."""
        for session in self._sessions:
            if session.transport is not None:
                session.transport.abort()

    @property
    def port(self) -> int:
        assert self._server is not None
        return self._server.sockets[0].getsockname()[1]

    @property
    def mails(self) -> list[EmailMessage]:
        return [BytesParser(policy=policy.default).parsebytes(raw) for raw in self.accepted]

    def _session(self) -> SMTP:
        user, _ = self._login
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # signing in without TLS is meant here: the line is this machine
            session = SMTP(
                self,
                hostname="mail.test",
                enable_SMTPUTF8=False,
                tls_context=None if self._implicit else self._tls,
                auth_required=bool(user),
                auth_require_tls=False,
                authenticator=self._authenticate if user else None,
                loop=asyncio.get_running_loop(),
            )
        self._sessions.add(session)
        return session

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, auth_data: LoginPassword
    ) -> AuthResult:
        user, password = self._login
        right = (auth_data.login, auth_data.password) == (user.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._at(server, "MAIL")
        if answer == "250 OK":
            envelope.mail_from = address
        return answer

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._at(server, "RCPT")
        if answer == "250 OK":
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.busy = True
        await asyncio.sleep(self.delay)
        kept = self.replies.get("DATA", "250") in ("250", "accept and drop")
        if kept:
            assert isinstance(envelope.content, bytes)
            self.accepted.append(envelope.content)
            self.recipients += envelope.rcpt_tos
            self.secured.append(session.ssl is not None or self._implicit)
        return await self._at(server, "DATA")

    async def _at(self, server: SMTP, step: str) -> str:
        answer = self.replies.get(step, "250 OK")
        if answer in ("drop", "accept and drop"):
            assert server.transport is not None
            server.transport.abort()
        if answer == "silence":
            await asyncio.Event().wait()
        return answer
