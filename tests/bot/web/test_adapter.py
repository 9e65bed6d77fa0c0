"""What a page sends becomes an event: checked, cleaned, and addressed to Commis or not."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.adapter import (
    ClickIn,
    MessageIn,
    calls_commis,
    calls_someone_else,
    parse,
    readable,
    thread_of,
    to_click,
    to_message,
)
from bot.web.refusal import Refused
from bot.web.settings import DeskPerson, WebSettings, channel_id, may_see
from graphs.message import FileRef

LEA = DeskPerson("lea", "Léa Martin", "employee", "fr")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SETTINGS = WebSettings()


def message(**fields: object) -> MessageIn:
    return parse(MessageIn, json.dumps({"channel": "c:devis", "client": "abcdefgh", **fields}).encode())


def test_a_root_message_opens_the_thread_that_its_number_names() -> None:
    first = to_message(message(text="Bonjour"), LEA, [], addressed=False, at=NOW, settings=SETTINGS)
    again = to_message(message(text="Bonjour"), LEA, [], addressed=False, at=NOW, settings=SETTINGS)
    assert first == again
    assert first.root
    assert first.key == "web:lea:abcdefgh"
    assert first.address.thread == thread_of(first.key)
    assert not first.direct


def test_two_people_with_the_same_number_do_not_collide() -> None:
    marc = DeskPerson("marc", "Marc", "director", "fr")
    mine = to_message(message(text="a"), LEA, [], addressed=True, at=NOW, settings=SETTINGS)
    his = to_message(message(text="a"), marc, [], addressed=True, at=NOW, settings=SETTINGS)
    assert mine.key != his.key
    assert mine.address.thread != his.address.thread


def test_a_reply_stays_in_its_thread_and_a_direct_message_is_direct() -> None:
    reply = to_message(
        message(text="oui", thread="m1", channel="dm:lea"), LEA, [], addressed=True, at=NOW, settings=SETTINGS
    )
    assert reply.address.thread == "m1"
    assert not reply.root
    assert reply.direct


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u0000\u0001"])
def test_an_empty_message_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        to_message(message(text=text), LEA, [], addressed=True, at=NOW, settings=SETTINGS)
    assert refused.value.code == "empty"


def test_a_file_alone_is_a_message() -> None:
    ref = FileRef("0" * 64, "brief.pdf", "application/pdf", 12)
    event = to_message(message(), LEA, [ref], addressed=True, at=NOW, settings=SETTINGS)
    assert event.files == [ref]


def test_too_long_and_binary_are_refused() -> None:
    with pytest.raises(Refused) as long:
        readable("a" * (SETTINGS.longest_text + 1), SETTINGS)
    assert long.value.code == "long"
    with pytest.raises(Refused) as binary:
        readable("PK\x03\x04" + "\x00\x01\x02" * 40, SETTINGS)
    assert binary.value.code == "binary"


@given(st.text(max_size=300))
def test_what_is_kept_can_always_be_stored_and_shown(text: str) -> None:
    try:
        clean = readable(text, SETTINGS)
    except Refused:
        return
    clean.encode()
    assert "\x00" not in clean
    assert "\r" not in clean


def test_line_breaks_of_every_system_become_one() -> None:
    assert readable("a\r\nb\rc\nd", SETTINGS) == "a\nb\nc\nd"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not json",
        b"[]",
        b'{"channel": "c:devis"}',
        b'{"channel": "", "client": "abcdefgh"}',
        b'{"channel": "c:devis", "client": "abcdefgh", "text": 3}',
        b'{"channel": "c:devis", "client": "abcdefgh", "surprise": 1}',
        b'{"channel": "c:devis", "client": "abcdefgh", "files": [{"id": "../etc", "name": "x"}]}',
        b"\xff\xfe",
    ],
)
def test_an_unreadable_body_is_refused_with_a_reason(raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        parse(MessageIn, raw)
    assert refused.value.response("fr").status == 400


@pytest.mark.parametrize("client", ["", "short", "x" * 65, "semi;colon", "espace ici"])
def test_a_wrong_sending_number_is_refused(client: str) -> None:
    with pytest.raises(Refused) as refused:
        message(client=client)
    assert refused.value.code == "client"


def test_a_click_carries_the_opaque_id_and_whether_it_was_confirmed() -> None:
    body = parse(ClickIn, b'{"channel":"dm:lea","thread":null,"client":"abcdefgh","button":"a:1:x","confirmed":true}')
    event = to_click(body, LEA, NOW)
    assert (event.button, event.confirmed, event.address.thread) == ("a:1:x", True, None)
    assert (event.sender.platform, event.sender.id) == ("web", "lea")


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@Commis devis pour Azur", True),
        ("devis pour Azur @commis", True),
        ("Commis, un devis ?", True),
        ("  commis: devis", True),
        ("COMMIS devis", True),
        ("Le commis de cuisine est là", False),
        ("Commissaire aux comptes", False),
        ("lea@commis.example", False),
        ("@commissaire bonjour", False),
        ("Bonjour", False),
    ],
)
def test_who_calls_commis(text: str, called: bool) -> None:
    assert calls_commis(text) is called


def test_a_message_that_begins_with_a_colleague_is_theirs() -> None:
    assert calls_someone_else("@Marc tu valides ?", ["Marc Dubois", "Marc"])
    assert not calls_someone_else("demande à @Marc", ["Marc"])


def test_a_direct_conversation_is_private() -> None:
    assert may_see("dm:lea", "lea", SETTINGS)
    assert not may_see("dm:lea", "marc", SETTINGS)
    assert may_see(channel_id("#Devis "), "marc", SETTINGS)
    assert not may_see("c:secret", "lea", SETTINGS)
