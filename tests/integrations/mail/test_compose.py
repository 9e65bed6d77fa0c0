"""An answer leaves whatever the identity of the mail that it answers, and no identity becomes a header of ours."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from integrations.mail.compose import compose
from integrations.mail.incoming import parse
from integrations.mail.port import OutgoingMail


def answer_to(identity: str) -> bytes:
    return compose(
        OutgoingMail(
            message_id="<k1@comptoir.example>",
            sender="contact@comptoir.example",
            to="sophie@bellerive.example",
            subject="Votre question",
            text="Bonjour",
            sent_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
            reply_to_id=identity,
        )
    )


@pytest.mark.parametrize(
    "identity", ["<a:b@x.fr>", "<abc@[192.0.2.1]>", "<a,b(c)@x.fr>", "<a@host_name>", "<noat>", "<plain.1@x.fr>"]
)
def test_a_mail_with_an_odd_identity_is_answered_in_its_thread(identity: str) -> None:
    asked = parse(f"From: sophie@bellerive.example\r\nMessage-ID: {identity}\r\n\r\nUn prix ?".encode())
    sent = message_from_bytes(answer_to(asked.message_id), policy=default)
    assert "".join(str(sent["In-Reply-To"]).split()) == identity == "".join(str(sent["References"]).split())


@pytest.mark.parametrize(
    "identity",
    [
        "",
        "<é@x.fr>",
        "<=?utf-8?q?a=0AB?=@x>",
        "<a b@x>",
        f"<{'a' * 900}@x>",
    ],
)
def test_what_no_header_can_carry_is_left_out(identity: str) -> None:
    raw = answer_to(identity)
    head = raw.split(b"\r\n\r\n", 1)[0]
    assert b"In-Reply-To" not in head and b"Bcc" not in head and b"X:" not in head
