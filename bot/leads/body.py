"""The body of a posted lead, taken whole and read as an object: JSON, an encoded form or a form in parts, whatever its
characters."""

from __future__ import annotations

import asyncio
import json
import re
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, cast
from urllib.parse import parse_qsl

from aiohttp import web

LARGEST = 2 * 1024 * 1024
"""Bytes."""

MOST_FIELDS = 1000
MOST_NESTED = 8
"""Parts that hold parts: browsers send none, and each level costs the whole rest."""

PATIENCE = 20.0
"""Seconds for a body to arrive; who sends it by drops holds a connection for no longer."""

MOST_LEADS = 100
"""Leads of one request that is a list."""

Json = dict[str, Any]


class BadBody(Exception):
    """`code` says what is wrong, `status` how HTTP calls it."""

    def __init__(self, code: str, status: int = 400) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


async def whole_body(request: web.Request) -> bytes:
    """Raises `BadBody` for one that is too large, as soon as that shows, for one that takes too long, and for one that
    is not what its head says."""
    if (request.content_length or 0) > LARGEST:
        raise BadBody("too_large", 413)
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.content.iter_chunked(65_536):
                body += part
                if len(body) > LARGEST:
                    raise BadBody("too_large", 413)
    except TimeoutError:
        raise BadBody("too_slow", 408) from None
    except (web.RequestPayloadError, ConnectionError):
        raise BadBody("broken_body") from None
    return bytes(body)


def readable_type(content_type: str) -> bool:
    """Whether a body of that media type is read at all."""
    return _kind(content_type) is not None


def read_body(content_type: str, body: bytes) -> list[Json]:
    """One object for each lead. Raises `BadBody`."""
    match _kind(content_type):
        case "json":
            return _of_json(body)
        case "form":
            return [nested(_of_form(body))]
        case "parts":
            return [nested(_of_parts(content_type, body))]
        case _:
            raise BadBody("unsupported_type", 415)


def decoded(raw: bytes) -> str:
    """UTF-8; what is none, as old forms write: nothing is refused for its characters."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # A text in UTF-8 with a broken byte somewhere stays readable; one in another encoding is most likely this one.
        mostly = raw.decode("utf-8", "replace")
        return mostly if _multibyte(raw) else raw.decode("cp1252", "replace")


def nested(pairs: list[tuple[str, str]]) -> Json:
    """ "fields[email][value]" as objects in objects; a name given twice holds both."""
    found: Json = {}
    for name, value in pairs:
        head, *inner = re.findall(r"[^\[\]]+", name[:300]) or [name[:300]]
        place = found
        for step in inner[:5]:
            below = place.get(head)
            if not isinstance(below, dict):
                below = place[head] = {}
            place, head = cast(Json, below), step
        known = place.get(head)
        place[head] = f"{known}, {value}" if isinstance(known, str) and known else value
    return found


def _kind(content_type: str) -> str | None:
    bare = content_type.partition(";")[0].strip().casefold()
    if bare == "application/json" or (bare.startswith("application/") and bare.endswith("+json")):
        return "json"
    return {"application/x-www-form-urlencoded": "form", "multipart/form-data": "parts"}.get(bare)


def _of_json(body: bytes) -> list[Json]:
    try:
        data: Any = json.loads(decoded(body))
    except (ValueError, RecursionError):
        raise BadBody("bad_json") from None
    items = cast(list[Any], data) if isinstance(data, list) else [data]
    if not items or not all(isinstance(each, dict) for each in items):
        raise BadBody("not_an_object")
    if len(items) > MOST_LEADS:
        raise BadBody("too_many", 413)
    found = [cast(Json, each) for each in items]
    if any(len(each) > MOST_FIELDS for each in found):
        raise BadBody("too_many_fields", 413)
    return found


def _of_form(body: bytes) -> list[tuple[str, str]]:
    text = decoded(body)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError:
        return parse_qsl(text, keep_blank_values=True, encoding="cp1252", errors="replace")
    except ValueError:
        raise BadBody("too_many_fields", 413) from None


def _of_parts(content_type: str, body: bytes) -> list[tuple[str, str]]:
    # Looked at before anything is taken apart: what is packed to be slow is not read.
    if body.count(b"\n--") > 2 * MOST_FIELDS:
        raise BadBody("too_many_fields", 413)
    if body.lower().count(b"multipart/") > MOST_NESTED:
        raise BadBody("bad_parts")
    header = content_type.replace("\r", " ").replace("\n", " ").encode("utf-8", "replace")
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + header + b"\r\n\r\n" + body)
    if not message.is_multipart():
        raise BadBody("bad_parts")
    found: list[tuple[str, str]] = []
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        if not isinstance(name, str) or len(found) >= MOST_FIELDS:
            continue
        if part.get_filename():
            continue  # A file that a stranger sends is not kept.
        raw = part.get_payload(decode=True)
        found.append((name, decoded(raw) if isinstance(raw, bytes) else ""))
    return found


def _multibyte(raw: bytes) -> bool:
    """Whether some letters are written as UTF-8 writes them."""
    return re.search(rb"[\xc3\xc5\xe2][\x80-\xbf]", raw) is not None
