"""The SMTP way out against a real server: the contract, and every way a server can say no."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from integrations.errors import InDoubt, IntegrationError, Misconfigured, Rejected, Unavailable
from integrations.mail.port import MailOut
from integrations.mail.smtp import SmtpOut
from tests.contracts.mail_out_contract import MAIL, Arrived, MailOutContract
from tests.support.certificate import authority
from tests.support.mailserver import MailServer


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    async with MailServer() as running:
        yield running


@pytest.fixture
def smtp(server: MailServer) -> SmtpOut:
    return SmtpOut("127.0.0.1", server.port, security="none", timeout=5)


class TestSmtp(MailOutContract):
    @pytest.fixture
    def adapter(self, smtp: SmtpOut) -> MailOut:
        return smtp

    @pytest.fixture
    def arrived(self, server: MailServer) -> Arrived:
        return lambda: server.mails


async def test_the_envelope_is_the_address_alone(server: MailServer, smtp: SmtpOut) -> None:
    await smtp.send(MAIL)
    assert server.recipients == ["helene@arts.example"]


@pytest.mark.parametrize(
    ("step", "reply", "error"),
    [
        ("RCPT", "550 5.1.1 no such user", Rejected),
        ("RCPT", "450 4.2.1 greylisted", Unavailable),
        ("MAIL", "553 5.1.8 sender not ours", Misconfigured),
        ("MAIL", "421 4.3.2 too busy", Unavailable),
        ("DATA", "554 5.7.1 looks like spam", Rejected),
        ("DATA", "452 4.3.1 no room left", Unavailable),
        ("MAIL", "drop", Unavailable),
        ("RCPT", "drop", Unavailable),
        ("DATA", "drop", InDoubt),
        ("DATA", "accept and drop", InDoubt),
    ],
)
async def test_a_refusal_is_sorted_by_what_can_be_done(
    server: MailServer, smtp: SmtpOut, step: str, reply: str, error: type[IntegrationError]
) -> None:
    server.replies[step] = reply
    with pytest.raises(IntegrationError) as raised:
        await smtp.send(MAIL)
    assert type(raised.value) is error
    server.replies.clear()
    assert await smtp.send(MAIL) == MAIL.message_id


@pytest.mark.parametrize(("step", "error"), [("RCPT", Unavailable), ("DATA", InDoubt)])
async def test_silence(server: MailServer, step: str, error: type[IntegrationError]) -> None:
    server.replies[step] = "silence"
    with pytest.raises(error):
        await SmtpOut("127.0.0.1", server.port, security="none", timeout=0.3).send(MAIL)


async def test_nobody_listens() -> None:
    async with MailServer() as gone:
        port = gone.port
    with pytest.raises(Unavailable, match="cannot be reached"):
        await SmtpOut("127.0.0.1", port, security="none", timeout=2).send(MAIL)


async def test_what_a_server_says_is_cut_to_one_line(server: MailServer, smtp: SmtpOut) -> None:
    server.replies["RCPT"] = "550 " + "no\x1b[31m " * 60
    with pytest.raises(Rejected) as raised:
        await smtp.send(MAIL)
    assert len(str(raised.value)) < 260
    assert str(raised.value).isprintable()


async def test_signing_in() -> None:
    async with MailServer(user="commis", password="s3cret") as server:
        right = SmtpOut("127.0.0.1", server.port, security="none", user="commis", password="s3cret")
        await right.check()
        await right.send(MAIL)
        assert len(server.mails) == 1
        wrong = SmtpOut("127.0.0.1", server.port, security="none", user="commis", password="wr0ng")
        for call in (wrong.check(), wrong.send(MAIL)):
            with pytest.raises(Misconfigured) as raised:
                await call
            assert "wr0ng" not in str(raised.value)
        assert "wr0ng" not in repr(wrong)
        assert len(server.mails) == 1


async def test_check_sends_nothing(server: MailServer, smtp: SmtpOut) -> None:
    await smtp.check()
    assert server.mails == []


async def test_starttls_that_is_not_offered_is_never_replaced_by_plain_text(server: MailServer) -> None:
    with pytest.raises(Misconfigured, match="does not offer"):
        await SmtpOut("127.0.0.1", server.port, security="starttls").send(MAIL)
    assert server.mails == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_tls(tmp_path: Path, security: str) -> None:
    certificate, serving = authority(tmp_path)
    async with MailServer(tls=serving, implicit_tls=security == "tls") as server:
        trusted = ssl.create_default_context(cafile=str(certificate))
        made = SmtpOut("localhost", server.port, security=security, tls_context=trusted)  # type: ignore[arg-type]
        await made.send(MAIL)
        assert server.secured == [True]
        with pytest.raises(Misconfigured, match="trusted"):
            await SmtpOut("localhost", server.port, security=security).send(MAIL)  # type: ignore[arg-type]
        assert len(server.mails) == 1
