"""What the connector's refusals mean, sorted into ours: try again later, tell the person, or wake the operator."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any, cast

from integrations.errors import InDoubt, IntegrationError, Misconfigured, NotFound, Rejected, Unavailable


class Refused(Exception):
    """A caller that is not listened to: `status` is the answer it gets, `reason` is for the log and holds no secret."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


CLOSED = frozenset({
    "BotNotInConversationRoster", "ConversationBlockedByUser", "ForbiddenOperationException", "MessageWritesBlocked",
    "NotEnoughPermissions", "http_403", "not_installed",
})  # fmt: skip
"""Teams' words for a place that takes nothing of ours."""

NO_PLACE = frozenset({"ActivityNotFound", "MessageNotFound", "file_expired", "file_not_kept"})
"""What is missing is not the conversation itself."""


class TeamsRefusal(Rejected):
    """Teams understood and said no; `code` is its word for why."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code
        self.closed = code in CLOSED


class TeamsMissing(NotFound):
    """The conversation, message or person is not there, or not there any more."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code
        self.closed = code not in NO_PLACE


class TeamsMisconfigured(Misconfigured):
    """The bot's identity or its rights: nothing a person in chat can help."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


TRY_AGAIN = frozenset({412, 429, 502, 504})
"""Statuses that Microsoft asks to try again, with a growing and random pause."""

OPERATOR = {
    "BotNotRegistered": "the app id is not that of a registered bot",
    "BotDisabledByAdmin": "an administrator has blocked the bot",
    "TenantNotAllowed": "the bot may not write to this tenant",
}

TELL = {
    "BotNotInConversationRoster": "the bot was removed from this conversation",
    "ConversationBlockedByUser": "the person has blocked the bot",
    "ContentStreamNotAllowed": "the message can no longer be streamed",
    "ForbiddenOperationException": "the bot may not write there",
    "MessageSizeTooBig": "the message is too long",
    "MessageWritesBlocked": "the person has blocked the bot or removed it",
    "NotEnoughPermissions": "the bot may not do this there",
}

LONGEST_TEXT = 200
LONGEST_WAIT = 3600.0


def fault(what: str, status: int, body: bytes, *, once: bool, retry_after: float | None = None) -> IntegrationError:
    """What an answer that is no success means. `once`: the call does a thing again each time it is made."""
    code, told = _told(body)
    text = f"{what}: HTTP {status}" + (f" {code}" if code else "") + (f" ({told})" if told else "")
    if status in TRY_AGAIN or status == HTTPStatus.SERVICE_UNAVAILABLE:
        return Unavailable(text, retry_after=retry_after)
    if status >= 500 and status != HTTPStatus.NOT_IMPLEMENTED:
        return lost(text, once=once)
    if status == HTTPStatus.UNAUTHORIZED or code in OPERATOR:
        why = OPERATOR.get(code, "Teams does not accept the bot's token")
        return TeamsMisconfigured(f"{text}: {why}", code or f"http_{status}")
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return TeamsMissing(text, code or f"http_{status}")
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TeamsRefusal(f"{what}: {TELL['MessageSizeTooBig']}", "MessageSizeTooBig")
    why = TELL.get(code)
    return TeamsRefusal(f"{what}: {why} ({code})" if why else text, code or f"http_{status}")


def lost(text: str, *, once: bool) -> IntegrationError:
    """The request has left, and what came of it is not known."""
    return InDoubt(text) if once else Unavailable(text)


def code_of(error: Exception) -> str:
    """Teams' word for it, or "" for what is no refusal of Teams'."""
    return error.code if isinstance(error, TeamsRefusal | TeamsMissing | TeamsMisconfigured) else ""


def wait_of(header: str | None) -> float | None:
    """The seconds of a Retry-After, within reason; None when it gives none."""
    try:
        seconds = float(header or "")
    except ValueError:
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT) if seconds == seconds else None


def _told(body: bytes) -> tuple[str, str]:
    """Code and message of an error of the connector; anything else tells nothing."""
    try:
        found: Any = json.loads(body)
    except (ValueError, RecursionError):
        return "", ""
    error: Any = cast("dict[str, Any]", found).get("error", cast("object", found)) if isinstance(found, dict) else None
    if not isinstance(error, dict):
        return "", ""
    fields = cast("dict[str, Any]", error)
    inner: Any = fields.get("innerHttpError")
    code = fields.get("subCode") or fields.get("code")
    if isinstance(inner, dict) and not code:
        code = cast("dict[str, Any]", inner).get("code")
    return _short(code), _short(fields.get("message"))


def _short(text: object) -> str:
    return "".join(c if c.isprintable() else " " for c in text)[:LONGEST_TEXT].strip() if isinstance(text, str) else ""
