"""One exchange over HTTP: bounded in time and size, never redirected, and clear about whether anything has left."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple

import aiohttp
from yarl import URL

CHUNK = 64 * 1024
SECONDS = 10.0
LARGEST = 1024 * 1024


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


class NoAnswer(Exception):
    """`left`: part of the request had gone, so that it may have been acted upon. `str()` holds no secret."""

    def __init__(self, why: str, *, left: bool) -> None:
        super().__init__(why)
        self.left = left


class TooLarge(Exception):
    """The answer is longer than was allowed."""


@dataclass
class _Wire:
    left: bool = False


_WIRE: ContextVar[_Wire | None] = ContextVar("teams_wire", default=None)


async def _leaving(*_: object) -> None:
    if (wire := _WIRE.get()) is not None:
        wire.left = True


class Exchange:
    """Opened by the first request; `close` it."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def ask(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        seconds: float = SECONDS,
        limit: int = LARGEST,
    ) -> Answer:
        """Whatever was answered, a redirect too. Raises `NoAnswer`, `TooLarge`."""
        wire = _Wire()
        mark = _WIRE.set(wire)
        try:
            async with asyncio.timeout(seconds):
                return await self._ask(method, url, headers, body, limit)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            # Only the kind of error: its text may quote the address or a header.
            raise NoAnswer(f"no answer ({type(error).__name__})", left=wire.left) from None
        finally:
            _WIRE.reset(mark)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _ask(
        self, method: str, url: str, headers: Mapping[str, str] | None, body: bytes | None, limit: int
    ) -> Answer:
        # The address is sent as it was checked: a second look at its escapes could make it another one.
        where = URL(url, encoded=True)
        async with self._open().request(method, where, headers=headers, data=body, allow_redirects=False) as answer:
            return Answer(answer.status, answer.headers, await _read(answer, limit))

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            trace = aiohttp.TraceConfig()
            trace.on_request_headers_sent.append(_leaving)
            self._session = aiohttp.ClientSession(
                trace_configs=[trace],
                trust_env=True,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None),
            )
        return self._session


async def _read(answer: aiohttp.ClientResponse, limit: int) -> bytes:
    """At most `limit` bytes, whatever was announced; of a refusal what is needed to understand it."""
    good = answer.status < 300
    if good and (answer.content_length or 0) > limit:
        raise TooLarge
    body = bytearray()
    async for chunk in answer.content.iter_chunked(CHUNK):
        body += chunk
        if not good and len(body) >= CHUNK:
            # The rest is not wanted, nor is the connection it would still come by.
            answer.close()
            return bytes(body[:CHUNK])
        if good and len(body) > limit:
            raise TooLarge
    return bytes(body)
