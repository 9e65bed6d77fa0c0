"""What the booking tools' adapters share: is a webhook signed, is an answer of the shape that it must have."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from datetime import UTC, datetime
from typing import NoReturn, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from integrations.errors import Rejected
from integrations.http import Senseless

LARGEST = 1_000_000
LONGEST_ADDRESS = 254
MARK = re.compile(r"[A-Za-z0-9_-]{16,100}")
ADDRESS = re.compile(r"[^@\s\x00-\x1f\x7f<>,;:\"()\[\]\\]+@[^@\s\x00-\x1f\x7f<>,;:\"()\[\]\\]+")


class Part(BaseModel):
    """A part of an answer or a post: what is named is of its type or nothing is read; what is not named is left."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


Shape = TypeVar("Shape", bound=Part)


def check_signature(secret: str, signed: bytes, *given: str) -> None:
    """HMAC-SHA256, in hexadecimal; one of `given` must be it. Raises `Rejected`, also where we have no secret: what
    cannot be checked is not believed."""
    if not secret:
        raise Rejected("the webhook has no secret here: it cannot be checked")
    wanted = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest().encode()
    if not any(hmac.compare_digest(wanted, one.lower().encode("utf-8", "replace")) for one in given):
        raise Rejected("the webhook's signature is not right")


def read_answer(shape: type[Shape], data: object, service: str) -> Shape:
    """What a tool answered us. Raises `Senseless`."""
    try:
        return shape.model_validate(data)
    except ValidationError:
        # Its text quotes what was answered.
        raise Senseless(f"{service}: the answer makes no sense") from None


def read_post(shape: type[Shape], data: object) -> Shape:
    """What a tool posted to us: the body, or a part of it. Raises `Rejected`."""
    try:
        return shape.model_validate(_decoded(data) if isinstance(data, bytes) else data)
    except ValidationError:
        raise Rejected("the webhook tells of nothing that can be read") from None


def _decoded(body: bytes) -> object:
    if len(body) > LARGEST:
        raise Rejected("the webhook's body is too large")
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Rejected("the webhook's body is no JSON") from None


def address_of(text: str | None) -> str:
    """The e-mail address in lower case, or ""."""
    address = (text or "").strip().lower()
    return address if len(address) <= LONGEST_ADDRESS and ADDRESS.fullmatch(address) else ""


def mark_of(told: object, name: str) -> str:
    """What the link bore under that name, where it may be a mark of ours; "" for anybody's own words."""
    value = cast(dict[object, object], told).get(name) if isinstance(told, dict) else None
    return value if isinstance(value, str) and MARK.fullmatch(value) else ""


def instant_of(text: str | None) -> datetime | None:
    """None for what is no instant, or one without its zone: whose noon it is cannot be known."""
    try:
        found = datetime.fromisoformat((text or "").strip())
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _no_number(_name: str) -> NoReturn:
    raise ValueError("no JSON")
