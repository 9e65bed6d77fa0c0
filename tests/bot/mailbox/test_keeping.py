"""A received mail is one event, whichever way it came and however often."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.mailbox.keeping import fetched, received
from integrations.mail.incoming import LARGEST_MAIL, parse

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HEAD = b"Message-ID: <1@b.example>\r\nFrom: Zoe <zoe@b.example>\r\nSubject: Facture\r\n F2026-0103\r\nDate: x\r\n"


def key(raw: bytes) -> str:
    return received(raw, "m.eml", NOW).event.key


def test_copies_that_took_other_ways_are_one_mail() -> None:
    first = key(b"Received: by a\r\n" + HEAD + b"\r\nbonjour\r\n")
    assert first == key(b"Received: by b\r\nDelivered-To: x@y.example\r\n" + HEAD + b"\r\nbonjour\r\n")
    assert first == key(HEAD.replace(b"\r\n", b"\n") + b"\nbonjour\n")
    assert first == key(b"X-Spam: no\r\n" + HEAD.replace(b"\r\n F2026", b" F2026") + b"\r\nbonjour")


def test_another_content_under_the_same_name_is_another_mail() -> None:
    first = key(HEAD + b"\r\nbonjour")
    assert first != key(HEAD + b"\r\nbonsoir")
    assert first != key(HEAD.replace(b"zoe@", b"eve@") + b"\r\nbonjour")
    assert first != key(HEAD.replace(b"<1@", b"<2@") + b"\r\nbonjour")
    assert first != key(HEAD.replace(b"0103", b"0104") + b"\r\nbonjour")


def test_without_a_message_id_every_byte_counts() -> None:
    assert key(b"From: a@b.example\r\n\r\nx") != key(b"From: a@b.example\r\nReceived: y\r\n\r\nx")
    assert key(b"") != key(b"\x00") and key(b"x").startswith("mail:")


def test_of_a_mail_that_is_too_large_its_writer_and_what_it_answers_are_kept() -> None:
    raw = b"References: <0@b.example>\r\n" + HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
    kept = fetched(raw + b"y" * LARGEST_MAIL, "m.eml", NOW, "fr")
    assert len(kept.raw) < 2000
    mail = parse(kept.raw)
    assert (mail.sender_address, mail.subject) == ("zoe@b.example", "Facture F2026-0103")
    assert mail.references == ["<0@b.example>"]
    assert "25" in mail.text and "boîte" in mail.text
    assert fetched(raw, "m.eml", NOW, "fr").raw == raw
