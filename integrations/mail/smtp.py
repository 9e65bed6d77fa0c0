"""The real way out: one SMTP conversation a mail, every refusal sorted by what can be done about it."""

from __future__ import annotations

import contextlib
import ssl
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Literal

import aiosmtplib
from aiosmtplib import errors as smtp

from integrations.errors import InDoubt, IntegrationError, Misconfigured, Rejected, Unavailable
from integrations.mail.compose import compose, mailbox
from integrations.mail.port import OutgoingMail

Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True)
class SmtpOut:
    """Implements `MailOut`. `timeout` in seconds, for each step. `tls_context` replaces the system's certificates.

    SMTP keeps no Message-ID for us to ask about, so a conversation that breaks after the whole mail was handed over is
    `InDoubt`: it may have been accepted.
    """

    host: str
    port: int = 587
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 30.0
    tls_context: ssl.SSLContext | None = field(default=None, repr=False)

    @property
    def can_find(self) -> bool:
        return False

    async def find(self, message_id: str) -> str | None:
        """Never known: SMTP cannot be asked."""
        return None

    async def check(self) -> None:
        """Connects and signs in, sends nothing. Raises what sending would raise."""
        client = self._client()
        try:
            await self._open(client)
            await client.quit()
        except Exception as error:
            raise self._named(error) from error
        finally:
            client.close()

    async def send(self, mail: OutgoingMail) -> str:
        body = compose(mail)
        sender, to = _bare(mail.sender), _bare(mail.to)
        client = self._client()
        try:
            await self._open(client)
            await client.mail(sender)
            await client.rcpt(to)
        except Exception as error:
            client.close()
            raise self._named(error) from error
        try:
            await client.data(body)
        except smtp.SMTPResponseException as error:
            client.close()
            raise self._named(error) from error
        except (smtp.SMTPException, OSError, TimeoutError) as error:
            client.close()
            raise InDoubt(f"{self._place} went silent while it took the mail; it may have been sent") from error
        except BaseException:
            client.close()
            raise
        with contextlib.suppress(smtp.SMTPException, OSError, TimeoutError):
            await client.quit()  # the mail is accepted: nothing that happens now changes that
        client.close()
        return mail.message_id

    @property
    def _place(self) -> str:
        return f"the mail server {self.host}:{self.port}"

    def _client(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            use_tls=self.security == "tls",
            start_tls=False,  # done in `_open`, where it is never left out
            timeout=self.timeout,
            tls_context=self.tls_context,
        )

    async def _open(self, client: aiosmtplib.SMTP) -> None:
        await client.connect()
        if self.security == "starttls":
            await client.ehlo()
            if not client.supports_extension("starttls"):
                raise Misconfigured(f"{self._place} does not offer STARTTLS")
            await client.starttls()
        if self.user:
            await client.login(self.user, self.password)

    def _named(self, error: Exception) -> IntegrationError:
        """Codes are the server's; its words are cut and carry no line break, and nothing of ours is in them."""
        match error:
            case IntegrationError():
                return error
            case smtp.SMTPAuthenticationError() if error.code >= 500:
                return Misconfigured(f"{self._place} refused our user or password ({error.code})")
            case smtp.SMTPSenderRefused() if error.code >= 500:
                return Misconfigured(f"{self._place} refused our sender address ({_said(error)})")
            case smtp.SMTPNotSupported():
                return Misconfigured(f"{self._place} does not offer what is asked of it: {str(error)[:120]}")
            case smtp.SMTPResponseException() if error.code >= 500:
                return Rejected(f"{self._place} refused the mail ({_said(error)})")
            case smtp.SMTPResponseException():
                return Unavailable(f"{self._place} asks to try again later ({_said(error)})")
            case smtp.SMTPConnectError() if isinstance(error.__cause__, ssl.SSLError):
                return Misconfigured(f"{self._place} could not be trusted: {_ssl(error.__cause__)}")
            case ssl.SSLError():
                return Misconfigured(f"{self._place} could not be trusted: {_ssl(error)}")
            case ValueError():
                return Misconfigured(f"{self._place}: {type(error).__name__}")
            case _:
                return Unavailable(f"{self._place} cannot be reached ({type(error).__name__})")


def _bare(text: str) -> str:
    return parseaddr(str(mailbox(text)))[1]


def _said(error: smtp.SMTPResponseException) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in error.message).split())
    return f"{error.code} {words[:160]}".strip()


def _ssl(error: ssl.SSLError) -> str:
    return (getattr(error, "verify_message", "") or error.reason or "TLS failed")[:120]
