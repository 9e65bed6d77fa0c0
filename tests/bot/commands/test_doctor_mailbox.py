"""`commis doctor` says whether received mails can be read, and half a mailbox does not start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tests.bot.commands.conftest import Commis, Ran
from tests.bot.commands.test_doctor import checks
from tests.support.imapserver import PASSWORD, USER, ImapServer

WHOLE = {
    "COMMIS_IMAP_HOST": "127.0.0.1",
    "COMMIS_IMAP_SECURITY": "none",
    "COMMIS_IMAP_USER": USER,
    "COMMIS_IMAP_PASSWORD": PASSWORD,
}


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def name(**changed: str) -> None:
        for variable, value in {**WHOLE, **changed}.items():
            monkeypatch.setenv(variable, value)

    return name


def test_a_mailbox_that_can_be_read(stocked: Commis, named: Callable[..., None]) -> None:
    server = ImapServer()
    server.start()
    try:
        named(COMMIS_IMAP_PORT=str(server.port))
        assert checks(stocked)["mailbox"]["mark"] == "ok"
        named(COMMIS_IMAP_PORT=str(server.port), COMMIS_IMAP_FOLDER="Absent")
        found = checks(stocked)["COMMIS_IMAP_HOST"]
        assert found["mark"] == "error" and "Absent" in found["found"] and "COMMIS_IMAP_HOST" in found["fix"]
        named(COMMIS_IMAP_PORT=str(server.port), COMMIS_IMAP_FOLDER="INBOX", COMMIS_IMAP_PASSWORD="hunter2")
        ran = stocked("doctor")
        assert ran.status == 1 and "hunter2" not in ran.out + ran.err
    finally:
        asyncio.run(server.__aexit__())


def test_without_a_mailbox_nothing_is_said(stocked: Commis) -> None:
    assert not {"mailbox", "COMMIS_IMAP_HOST"} & checks(stocked).keys()


@pytest.mark.parametrize(
    ("changed", "variable"),
    [
        ({"COMMIS_IMAP_USER": ""}, "COMMIS_IMAP_USER"),
        ({"COMMIS_IMAP_PASSWORD": ""}, "COMMIS_IMAP_PASSWORD"),
        ({"COMMIS_IMAP_HOST": "mail.outside.example"}, "COMMIS_IMAP_SECURITY"),
        ({"COMMIS_IMAP_SECURITY": "starttls"}, "COMMIS_IMAP_PORT"),
        ({"COMMIS_IMAP_SECONDS": "0"}, "COMMIS_IMAP_SECONDS"),
    ],
)
def test_what_cannot_work_is_named(
    commis: Commis, named: Callable[..., None], changed: dict[str, str], variable: str
) -> None:
    named(**changed)
    ran: Ran = commis("doctor")
    assert ran.status != 0
    assert variable in ran.out + ran.err
    assert PASSWORD not in ran.out + ran.err
