"""A server of this machine that records every byte it is sent and answers what it is told to."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    """As it came over the wire, escapes and all."""
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def token(self) -> str:
        return self.headers.get("Authorization", "")


@dataclass
class Reply:
    status: int = 200
    body: Any = None
    """JSON, or text as it is."""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    seconds: float = 0.0
    hangs_up: bool = False


class Loopback:
    """`replies` are given first, in order; then `always`."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.replies: deque[Reply] = deque()
        self.always = Reply(200, {"id": "an-activity"})
        self.address = ""
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        site = web.Application(client_max_size=8 * 1024 * 1024)
        site.router.add_route("*", "/{rest:.*}", self._answer)
        self._runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(Asked(request.method, request.raw_path, dict(request.headers), await request.read()))
        reply = self.replies.popleft() if self.replies else self.always
        if reply.seconds:
            await asyncio.sleep(reply.seconds)
        if reply.hangs_up:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if isinstance(reply.body, str | bytes):
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            return web.Response(status=reply.status, body=body, headers=reply.headers)
        if reply.body is None:
            return web.Response(status=reply.status, headers=reply.headers)
        return web.json_response(reply.body, status=reply.status, headers=reply.headers)
