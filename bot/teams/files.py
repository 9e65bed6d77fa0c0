"""Files, both ways: theirs are fetched from Microsoft's hosts and from nowhere else, ours are uploaded or linked to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from aiohttp import web

from bot.clock import SystemClock
from bot.events import RemoteFile
from bot.store import files
from bot.store.database import Database, StoreUnavailable
from bot.teams.connector import Connector
from bot.teams.escape import one_line
from bot.teams.exchange import Answer, Exchange, NoAnswer, TooLarge
from bot.teams.faults import TeamsMissing, TeamsRefusal, wait_of
from bot.teams.hosts import check_target, is_loopback
from bot.teams.limits import clip
from bot.teams.links import PATH, Links
from bot.teams.settings import TeamsSettings
from bot.teams.wording import tell
from integrations.errors import Unavailable

LIMIT = 10 * 1024 * 1024
"""The largest file that is fetched, in bytes."""
SECONDS = 60.0
REDIRECTS = 5
LONGEST_NAME = 200
LONGEST_URL = 8_000

FILE_HOSTS = ("sharepoint.com", "sharepoint.us", "sharepoint-mil.us", "sharepoint.cn", "1drv.com")
"""Where people's files are, in every cloud of Microsoft's; each customer has a subdomain."""

INLINE = "/v3/attachments/"
"""Part of the address of a picture in a message, which the connector itself keeps."""

SHOWN = {"application/pdf", "image/png", "image/jpeg", "image/gif", "text/csv", "text/plain"}
"""Types that a link of ours is served as; anything else is bytes."""


_EDGES = re.compile(r"^[\s.]+|[\s.]+$")


def shown_name(name: str) -> str:
    """A name that any place takes."""
    plain = "".join("_" if c in '\\/:*?"<>|#%' else c for c in one_line(name))
    return _EDGES.sub("", unicodedata.normalize("NFC", clip(plain, LONGEST_NAME))) or "document"


def check_file_url(url: str, settings: TeamsSettings) -> None:
    """Raises `TeamsRefusal` for an address that is not one of Microsoft's file hosts."""
    parts = _parts(url)
    if parts is None:
        raise TeamsRefusal("the file's address is not one", "foreign_host")
    host = (parts.hostname or "").rstrip(".")
    if is_loopback(host):
        check_target(url, settings)
        return
    known = any(host.endswith(f".{name}") for name in FILE_HOSTS)
    if not known or parts.scheme != "https" or parts.port not in {None, 443}:
        raise TeamsRefusal("the file is not kept in Teams: it is not fetched", "foreign_host")


class Files:
    def __init__(self, connector: Connector, settings: TeamsSettings) -> None:
        self._connector = connector
        self._settings = settings
        self._exchange = Exchange()

    async def fetch(self, remote: RemoteFile) -> bytes:
        """`remote.id` is its address. Raises `TeamsRefusal` for what cannot be taken, `TeamsMissing` for what is not
        there any more, `Unavailable`, `Misconfigured`."""
        _check_size(remote.name, remote.size)
        if self._is_inline(remote.id):
            body, _ = await self._connector.get(remote.id, LIMIT)
            return body
        answer = await self._followed(remote)
        served = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if served == "text/html" and remote.media_type.lower() != "text/html":
            raise TeamsMissing(f"{remote.name}: a sign-in page came in place of the file", "file_expired")
        return answer.body

    async def upload(self, url: str, body: bytes) -> None:
        """Puts bytes where the person agreed to have them. Raises as `fetch` does."""
        check_file_url(url, self._settings)
        headers = {"Content-Type": "application/octet-stream"}
        if body:
            headers["Content-Range"] = f"bytes 0-{len(body) - 1}/{len(body)}"
        answer = await self._ask("PUT", url, headers=headers, body=body)
        if answer.status not in {HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.ACCEPTED}:
            raise _fault("upload", answer)

    async def close(self) -> None:
        await self._exchange.close()

    def _is_inline(self, url: str) -> bool:
        """Whether the connector keeps it, and wants the bot's token for it."""
        parts = _parts(url)
        if parts is None or INLINE not in parts.path:
            return False
        try:
            check_target(url, self._settings)
        except TeamsRefusal:
            return False
        return True

    async def _followed(self, remote: RemoteFile) -> Answer:
        url = remote.id
        for _ in range(REDIRECTS):
            check_file_url(url, self._settings)
            answer = await self._ask("GET", url)
            if 300 <= answer.status < 400 and "Location" in answer.headers:
                url = _joined(url, answer.headers["Location"])
                continue
            if answer.status != HTTPStatus.OK:
                raise _fault(remote.name, answer)
            return answer
        raise TeamsRefusal(f"{remote.name}: too many redirects", "too_many_redirects")

    async def _ask(self, method: str, url: str, **more: Any) -> Answer:
        try:
            return await self._exchange.ask(method, url, seconds=SECONDS, limit=LIMIT, **more)
        except NoAnswer as error:
            raise Unavailable(f"{method} of a file: {error}") from None
        except TooLarge:
            raise TeamsRefusal(f"the file is larger than {LIMIT // (1024 * 1024)} MB", "file_too_large") from None


def _parts(url: str) -> SplitResult | None:
    """The address, where every parser reads the same in it; None for anything else."""
    if len(url) > LONGEST_URL or "\\" in url or any(not "!" <= c <= "~" for c in url):
        return None
    try:
        parts = urlsplit(url)
        named = parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        return None
    return parts if named and "@" not in parts.netloc and "%" not in parts.netloc else None


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return ""


def _check_size(name: str, size: int) -> None:
    if size > LIMIT:
        raise TeamsRefusal(f"{name}: larger than {LIMIT // (1024 * 1024)} MB", "file_too_large")


def _fault(what: str, answer: Answer) -> Unavailable | TeamsMissing | TeamsRefusal:
    status = answer.status
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500:
        return Unavailable(f"{what}: HTTP {status}", retry_after=wait_of(answer.headers.get("Retry-After")))
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return TeamsMissing(f"{what}: HTTP {status}; its address may have ended", "file_expired")
    return TeamsRefusal(f"{what}: HTTP {status}", f"http_{status}")


# --- our files, by links ----------------------------------------------------------------------------------------------


def routes(
    settings: TeamsSettings, store: Callable[[], Database], now: Callable[[], datetime] | None = None
) -> list[web.RouteDef]:
    """Where links to our files lead; nothing where no key signs them. `now` is the real clock unless told."""
    links = Links(settings, now or SystemClock().now)
    if not links.possible:
        return []

    async def serve(request: web.Request) -> web.Response:
        grant = links.read(request.match_info["token"])
        if grant == "forged":
            return _refused(HTTPStatus.NOT_FOUND, "file_unknown")
        if grant == "expired":
            return _refused(HTTPStatus.GONE, "file_link_ended")
        try:
            kept = await store().read(lambda c: files.read(c, grant.file))
        except StoreUnavailable:
            return _refused(HTTPStatus.SERVICE_UNAVAILABLE, "file_later")
        if kept is None:
            return _refused(HTTPStatus.NOT_FOUND, "file_unknown")
        ref, body = kept
        media_type = ref.media_type if ref.media_type in SHOWN else "application/octet-stream"
        headers = {**GUARDED, "Content-Disposition": _disposition(shown_name(grant.name))}
        return web.Response(body=body, content_type=media_type, headers=headers)

    return [web.get(PATH + "/{token}", serve)]


GUARDED = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


def _disposition(name: str) -> str:
    """Saved under its name, whatever the browser knows of names."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _refused(status: HTTPStatus, name: str) -> web.Response:
    """In both languages: whoever follows a link is nobody we know."""
    text = f"{tell(name, 'fr')}\n{tell(name, 'en')}\n"
    return web.Response(status=status, text=text, headers=GUARDED)
