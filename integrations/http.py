"""One HTTP client for every adapter: short, bounded in all it reads and waits for, and its failures are ours.

Nothing is opened before the first request; whoever made the client closes it. What an address, a header or an answer
holds is never repeated in an error: only the service's name and the status are.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import NoReturn

import aiohttp
from yarl import URL

from integrations.errors import InDoubt, IntegrationError, Misconfigured, NotFound, Rejected, Unavailable
from integrations.retry_after import wait_of

USER_AGENT = "Commis/0.1 (back-office assistant; one company's own use)"
SECONDS = 8.0
TRIES = 3
PAUSES = (0.3, 1.0, 2.5)
LARGEST = 1_000_000
LONGEST_PAUSE = 3.0
"""The longest that is waited here before another try, in seconds; who is to wait longer is told instead."""
HOPS = 3
CHUNK = 65_536
READS = ("GET", "HEAD")
MOVED = (301, 302, 303, 307, 308)
REFUSED_FOR_NOW = (408, 425, 429, 503)


class Senseless(Unavailable):
    """The other side answered what nobody can use: asking again at once would bring the same."""


@dataclass(frozen=True)
class HttpAnswer:
    """A success. `headers` have lower-case names."""

    service: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> object:
        """Raises `Senseless` for what is no JSON: a page of HTML, an answer cut short, `NaN`."""
        try:
            return json.loads(self.body.decode("utf-8-sig"), parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise Senseless(f"{self.service}: the answer makes no sense") from None


@dataclass(frozen=True)
class _Call:
    service: str
    method: str
    url: URL
    headers: Mapping[str, str]
    body: object
    repeatable: bool
    seconds: float
    largest: int

    def lost(self, text: str) -> IntegrationError:
        """The request has left, and what came of it is not known."""
        said = f"{self.service}: {text}"
        return Unavailable(said) if self.repeatable else InDoubt(said)


class HttpClient:
    """`now` measures a Retry-After that is a date, where the answer does not say its own time."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        user_agent: str = USER_AGENT,
        pauses: tuple[float, ...] = PAUSES,
        longest_pause: float = LONGEST_PAUSE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now
        self._user_agent = user_agent
        self._pauses = pauses
        self._longest_pause = longest_pause
        self._sleep = sleep
        self._session: aiohttp.ClientSession | None = None

    async def ask(
        self,
        service: str,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: object = None,
        repeatable: bool | None = None,
        seconds: float = SECONDS,
        tries: int = TRIES,
        largest: int = LARGEST,
        turn: Callable[[], Awaitable[None]] | None = None,
    ) -> HttpAnswer:
        """A success, or an error of `integrations.errors`; `service` is its name in those.

        `body` is sent as JSON. `repeatable`: doing it twice harms nobody (a read, unless said otherwise): only then is
        a request made again of which nobody knows what came, and else `InDoubt` is raised. `seconds` are those of one
        try; `largest` bytes are read. `turn` is awaited before each try.
        """
        call = _Call(
            service=service,
            method=method,
            url=_address(service, url, params),
            headers={"User-Agent": self._user_agent, "Accept": "application/json", **(headers or {})},
            body=body,
            repeatable=method in READS if repeatable is None else repeatable,
            seconds=seconds,
            largest=largest,
        )
        for left in reversed(range(max(tries, 1))):
            try:
                if turn is not None:
                    await turn()
                return await self._once(call)
            except Senseless:
                raise
            except Unavailable as error:
                pause = error.retry_after
                if pause is None:
                    pause = self._pauses[min(max(tries, 1) - 1 - left, len(self._pauses) - 1)]
                if not left or pause > self._longest_pause:
                    raise
            await self._sleep(pause)
        raise AssertionError("the last try answers or raises")

    async def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _once(self, call: _Call) -> HttpAnswer:
        wire = {"left": False}
        try:
            async with asyncio.timeout(call.seconds):
                return await self._follow(call, wire)
        except IntegrationError:
            raise
        except aiohttp.InvalidURL:
            raise Misconfigured(f"{call.service}: its address is none") from None
        except TimeoutError:
            error = _unanswered(call, wire, "no answer in time")
        except (aiohttp.ClientError, OSError) as failure:
            error = _unanswered(call, wire, f"no answer ({type(failure).__name__})")
        except ValueError:
            # A header that cannot be sent (a token with a line break, say): its text would quote it.
            raise Misconfigured(f"{call.service}: the request cannot be written; check its key") from None
        raise error

    async def _follow(self, call: _Call, wire: dict[str, bool]) -> HttpAnswer:
        where = call.url
        for _ in range(HOPS + 1):
            async with self._open().request(
                call.method,
                where,
                headers=call.headers,
                json=call.body,
                allow_redirects=False,
                trace_request_ctx=wire,
            ) as answer:
                if answer.status not in MOVED:
                    return await self._read(call, answer)
                where = _next(call, where, answer.headers.get("Location", ""))
        raise Misconfigured(f"{call.service}: sends in circles")

    async def _read(self, call: _Call, answer: aiohttp.ClientResponse) -> HttpAnswer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if not 200 <= answer.status < 300:
            # The rest is not wanted, nor is the connection it would still come by.
            answer.close()
            raise _refusal(call, answer.status, wait_of(headers, self._now()))
        body = bytearray()
        async for chunk in answer.content.iter_chunked(CHUNK):
            body += chunk
            if len(body) > call.largest:
                answer.close()
                text = f"{call.service}: the answer is larger than {call.largest} bytes"
                raise Senseless(text) if call.repeatable else InDoubt(text)
        return HttpAnswer(call.service, answer.status, headers, bytes(body))

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            trace = aiohttp.TraceConfig()
            trace.on_request_headers_sent.append(_leaving)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=20, limit_per_host=8),
                trace_configs=[trace],
                trust_env=True,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None),
            )
        return self._session


async def _leaving(_session: object, context: SimpleNamespace, _params: object) -> None:
    context.trace_request_ctx["left"] = True


def _address(service: str, url: str, params: Mapping[str, str] | None) -> URL:
    try:
        where = URL(url)
        if where.scheme not in ("http", "https") or not where.host:
            raise ValueError
        return where.update_query(params) if params else where
    except (ValueError, TypeError):
        raise Misconfigured(f"{service}: its address is none") from None


def _next(call: _Call, where: URL, location: str) -> URL:
    """Where a redirect leads: the same host only, as keys travel with the request, and never out of TLS."""
    try:
        target = where.join(URL(location))
    except ValueError:
        target = where.with_host("invalid")
    same = target.host is not None and target.origin() == where.origin()
    into_tls = (where.scheme, target.scheme, target.port) == ("http", "https", 443) and where.host == target.host
    if not location or call.method not in READS or not (same or into_tls):
        raise Misconfigured(f"{call.service}: sends us to another address; check the one that is set")
    return target


def _unanswered(call: _Call, wire: dict[str, bool], text: str) -> IntegrationError:
    return call.lost(text) if wire["left"] else Unavailable(f"{call.service}: {text}")


def _refusal(call: _Call, status: int, wait: float | None) -> IntegrationError:
    told = f"{call.service}: HTTP {status}"
    match status:
        case _ if status in REFUSED_FOR_NOW:
            return Unavailable(told, retry_after=wait)
        case 401 | 402 | 403 | 405 | 407:
            return Misconfigured(f"{told}: the key, its rights or the address are not accepted")
        case 404 | 410:
            return NotFound(told)
        case _ if status >= 500:
            return Unavailable(told, retry_after=wait) if call.repeatable else call.lost(f"HTTP {status}")
        case _:
            return Rejected(told)


def _no_number(_name: str) -> NoReturn:
    raise ValueError("no JSON")
