"""Logs say what happened to which case and person, and never a secret, however it is wrapped."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import pytest
import structlog

from bot.logs import MASK, configure_logs, masked


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Generator[io.StringIO]:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = []
    configure_logs("debug", "json")
    yield stream
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


SECRETS = ["sk-abcdef1234567890", "xox" + "b-1234567890-abc", "hunter2", "s3cr3t/with:signs", "eyJhbGciOi.payload.sig"]


@dataclass
class Record:
    url: str


@pytest.mark.parametrize(
    "fields",
    [
        {"openai_api_key": SECRETS[0]},
        {"why": f"Incorrect API key provided: {SECRETS[0]}"},
        {"settings": {"smtp": {"password": "hunter2"}, "list": [{"bot_token": SECRETS[1]}]}},
        {"text": f"token is {SECRETS[1]}"},
        {"url": "postgresql://user:hunter2@db.example/commis"},
        {"url": "redis://:hunter2@db.example"},
        {"nested": [["amqp://a:hunter2@b"], {"x": ("smtp://u:hunter2@h",)}]},
        {"why": "connect failed: host=db password=hunter2 port=5432"},
        {"why": "password: 'hunter2', then"},
        {"why": '{"api_key": "hunter2", "x": 1}'},
        {"headers": "Authorization: Bearer eyJhbGciOi.payload.sig"},
        {"headers": {"Authorization": "Basic aHVudGVyMg==hunter2"}},
        {"error": ValueError("OPENAI_API_KEY=hunter2")},
        {"record": Record("https://u:hunter2@host/x")},
        {"raw": b"password=hunter2"},
        {"cookies": {"Set-Cookie": "session=hunter2"}},
    ],
)
def test_secrets_are_masked_wherever_they_stand(written: io.StringIO, fields: dict[str, Any]) -> None:
    structlog.get_logger("t").warning("it.happened", case="case-1", person="lea", **fields)
    line = json.loads(written.getvalue())
    text = json.dumps(line)
    assert not [secret for secret in SECRETS if secret in text], text
    assert MASK in json.dumps(line, ensure_ascii=False)
    assert (line["event"], line["case"], line["person"], line["level"]) == ("it.happened", "case-1", "lea", "warning")


def test_exceptions_are_masked_with_their_causes(written: io.StringIO) -> None:
    try:
        try:
            raise ConnectionError("postgresql://commis:hunter2@db.example")
        except ConnectionError as error:
            raise RuntimeError("token=hunter2") from error
    except RuntimeError:
        structlog.get_logger("t").exception("it.broke", case="case-1")
    line = json.loads(written.getvalue())
    assert "hunter2" not in json.dumps(line)
    assert "ConnectionError" in line["exception"] and "RuntimeError" in line["exception"]


def test_what_libraries_log_is_masked_too(written: io.StringIO) -> None:
    try:
        raise OSError("smtp://u:hunter2@host")
    except OSError:
        logging.getLogger("some.library").exception("login with %s failed", "password=hunter2")
    text = written.getvalue()
    assert "some.library" in text and "OSError" in text
    assert "hunter2" not in text


@pytest.mark.parametrize(
    "harmless",
    [
        "Devis pour Bellerive : 3 moulins",
        "case-a9f4ebc8e4cf.43face885cf0:record_quote",
        "https://example.org/path?x=1",
        "sophie@hotel-bellerive.example",
        "the token was refused",
        42,
        1.5,
        None,
        True,
    ],
)
def test_the_rest_is_left_as_it_is(harmless: Any) -> None:
    assert masked(harmless) == harmless
