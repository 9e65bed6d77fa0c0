"""A web service on loopback that answers as it should, and goes wrong as it is told."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import TracebackType
from typing import Any, Literal, Self

from aiohttp import web

HTML = b"<!DOCTYPE html><html><body><h1>Maintenance en cours</h1></body></html>"


@dataclass(frozen=True)
class Fault:
    """Something else than the right answer. `how`: reset (the connection is cut before an answer), truncated (in the
    middle of the right one), drip (the right one, a byte now and then, for ever)."""

    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict[str, str])
    after: float = 0.0
    how: Literal["answer", "reset", "truncated", "drip"] = "answer"


def fails(status: int, **headers: str) -> Fault:
    return Fault(status, b'{"erreur": "as told"}', {"Content-Type": "application/json", **_named(headers)})


def limited(retry_after: str) -> Fault:
    return fails(429, Retry_After=retry_after)


def limited_until(seconds: int) -> Fault:
    """A Retry-After that is a date: of a server whose own clock is years behind."""
    theirs = datetime(2019, 5, 1, 8, 0, tzinfo=UTC)
    until = format_datetime(theirs + timedelta(seconds=seconds), usegmt=True)
    return fails(429, Retry_After=until, Date=format_datetime(theirs, usegmt=True))


def slow(seconds: float) -> Fault:
    return Fault(after=seconds)


def answers(body: bytes, content_type: str = "application/json", **headers: str) -> Fault:
    return Fault(body=body, headers={"Content-Type": content_type, **_named(headers)})


def bomb(size: int) -> Fault:
    """A few bytes that become many."""
    return answers(gzip.compress(b" " * size), Content_Encoding="gzip")


def redirects(to: str, status: int = 302) -> Fault:
    return Fault(status, b"", {"Location": to})


RESET, TRUNCATED, DRIP = Fault(how="reset"), Fault(how="truncated"), Fault(how="drip")


@dataclass(frozen=True)
class Seen:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    """Names in lower case."""
    body: Any


class OutsideServer:
    """`async with …`: `url` is its address, `seen` what was asked. `faults` come first, one a request, then `always`
    where it is set, then the right answers, which `reply` gives."""

    def __init__(self, *faults: Fault, always: Fault | None = None) -> None:
        self.faults = deque(faults)
        self.always = always
        self.seen: list[Seen] = []
        self.url = ""
        self._runner: web.AppRunner | None = None

    def reply(self, seen: Seen) -> tuple[int, Any]:
        """Status and JSON data."""
        return 200, {"path": seen.path, "asked": len(self.seen)}

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, http: web.Request) -> web.StreamResponse:
        raw = await http.read()
        headers = {name.lower(): value for name, value in http.headers.items()}
        seen = Seen(http.method, http.path, dict(http.query), headers, json.loads(raw) if raw else None)
        self.seen.append(seen)
        fault = self.faults.popleft() if self.faults else self.always
        status, data = self.reply(seen)
        right = web.json_response(data, status=status, headers={"Retry-After": "1"} if status == 429 else None)
        if fault is None:
            return right
        await asyncio.sleep(fault.after)
        if fault.how == "answer":
            if fault.body is None:
                return right
            return web.Response(status=fault.status, body=fault.body, headers=fault.headers)
        return await _broken(http, fault.how, right.body if isinstance(right.body, bytes) else b"{}")


async def _broken(http: web.Request, how: str, body: bytes) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    if how != "reset":
        await answer.prepare(http)
    if how == "truncated":
        await answer.write(body[: len(body) // 2])
    while how == "drip":
        await answer.write(body[:1])
        await asyncio.sleep(0.02)
    if http.transport is not None:
        http.transport.abort()
    return answer


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
