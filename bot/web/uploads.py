"""Files through the desk: what comes in is capped and named by what it is, what goes out cannot act in the browser."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote

from aiohttp import web

from bot.web.refusal import Refused
from bot.web.settings import WebSettings
from graphs.message import FileRef

OTHER = "application/octet-stream"

_SIGNATURES: list[tuple[str, bytes]] = [
    ("application/pdf", b"%PDF-"),
    ("image/png", b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", b"\xff\xd8\xff"),
    ("image/gif", b"GIF8"),
]
_PLAIN = {
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".eml": "message/rfc822",
    ".json": "application/json",
    ".xml": "application/xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".zip": "application/zip",
}
_INLINE = {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"}
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069/\\]")

FILE_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"


async def read_capped(request: web.Request, most: int, refusal: Refused) -> bytes:
    """The whole body, or the refusal as soon as it is known to be larger than `most` bytes."""
    if request.content_length is not None and request.content_length > most:
        raise refusal
    body = bytearray()
    async for chunk in request.content.iter_chunked(64 * 1024):
        body.extend(chunk)
        if len(body) > most:
            raise refusal
    return bytes(body)


async def receive(request: web.Request, settings: WebSettings) -> tuple[str, str, bytes]:
    """An uploaded file as (name, media type, bytes). Raises `Refused`."""
    name = safe_name(request.query.get("name", ""))
    if not name:
        raise Refused("file_name")
    too_large = Refused("file_large", limit=settings.largest_file // (1024 * 1024))
    body = await read_capped(request, settings.largest_file, too_large)
    if not body:
        raise Refused("file_empty")
    return name, media_type_of(name, body), body


def safe_name(name: str) -> str:
    """The last part of the name, without what could mislead (controls, separators, direction marks)."""
    last = PurePosixPath(name.replace("\\", "/")).name.encode("utf-8", "replace").decode()
    clean = _FORBIDDEN.sub("", last).strip().strip(".")
    stem, dot, suffix = clean.rpartition(".")
    return clean if len(clean) <= 200 else f"{stem[: 199 - len(suffix)]}{dot}{suffix}"[:200]


def media_type_of(name: str, body: bytes) -> str:
    """From the bytes, whatever the browser says; from the name's ending only for kinds that cannot act in a page."""
    for media_type, signature in _SIGNATURES:
        if body.startswith(signature):
            return media_type
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    return _PLAIN.get(PurePosixPath(name.lower()).suffix, OTHER)


def serve(ref: FileRef, body: bytes) -> web.Response:
    """Known harmless kinds open in the browser, everything else is downloaded under a plain type."""
    inline = ref.media_type in _INLINE
    media_type = ref.media_type if inline else OTHER
    charset = "; charset=utf-8" if media_type == "text/plain" else ""
    return web.Response(
        body=body,
        headers={
            "Content-Type": media_type + charset,
            "Content-Disposition": disposition(ref.name, inline=inline),
            "Content-Security-Policy": FILE_POLICY,
            "Cache-Control": "private, max-age=31536000, immutable",
        },
    )


def disposition(name: str, *, inline: bool) -> str:
    """RFC 6266: an ASCII name for the old, the true one for the rest."""
    safe = safe_name(name) or "file"
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", safe)
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
