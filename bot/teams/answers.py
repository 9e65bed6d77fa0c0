"""What Teams is answered at once to an invoke: a card in the clicker's place, a sentence, or what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from bot.teams.activities import Json
from graphs.message import Message, Text

CARD = "application/vnd.microsoft.card.adaptive"
SENTENCE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"

LONGEST = 4_000


@dataclass(frozen=True)
class InvokeAnswer:
    """`status` is that of the HTTP response, `body` its JSON; None: an empty one."""

    status: int
    body: Any = None


def card(shown: Json) -> InvokeAnswer:
    return _action(HTTPStatus.OK, CARD, shown)


def sentence(text: str) -> InvokeAnswer:
    return _action(HTTPStatus.OK, SENTENCE, text[:LONGEST])


def wrong(code: str, text: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> InvokeAnswer:
    return _action(status, ERROR, {"code": code, "message": text})


def refused(text: str) -> InvokeAnswer:
    """Of a card's button that was understood and leads nowhere: clients look for that in the body, under a 200."""
    told = {"code": "BadRequest", "message": text}
    return InvokeAnswer(HTTPStatus.OK, {"statusCode": int(HTTPStatus.BAD_REQUEST), "type": ERROR, "value": told})


def task(text: str) -> InvokeAnswer:
    """For a message extension: what stands in its dialog."""
    return InvokeAnswer(HTTPStatus.OK, {"task": {"type": "message", "value": text[:LONGEST]}})


def nothing() -> InvokeAnswer:
    return InvokeAnswer(HTTPStatus.OK)


def words_of(message: Message) -> str:
    """A note as plain text: its words in order, or its summary where it has none."""
    said = [block.text for block in message.blocks if isinstance(block, Text)]
    return "\n".join(each for each in said if each.strip()) or message.summary


def _action(status: HTTPStatus, kind: str, value: Any) -> InvokeAnswer:
    return InvokeAnswer(status, {"statusCode": int(status), "type": kind, "value": value})
