"""Socket Mode: connections, envelopes and their acknowledgements, and connections that end."""

from __future__ import annotations

import asyncio
import itertools
import json
import secrets
import time
import uuid
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.support.slack.deliveries import Attempt, Delivery

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

PATIENCE = 10.0
"""How long an envelope waits for a connection."""


class Connection:
    """One websocket. `leaving`: it was told to go, nothing more is sent on it."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self.socket = socket
        self.leaving = False
        self.waiting: dict[str, asyncio.Future[dict[str, Any] | None]] = {}

    def broken(self) -> None:
        for future in self.waiting.values():
            if not future.done():
                future.set_result(None)


class Sockets:
    """All the connections of the app; an envelope goes to one of them."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server
        self.connections: list[Connection] = []
        self.opened = 0
        self._tickets: set[str] = set()
        self._turn = itertools.count()
        self._changed = asyncio.Event()

    def ticket(self) -> str:
        """A fresh address, good for one connection."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        host = self._server.url.removeprefix("http://")
        return f"ws://{host}/link/?ticket={ticket}&app_id={self._server.state.app_id}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403, text="invalid ticket")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket)
        self.connections.append(connection)
        self.opened += 1
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self.connections),
                "debug_info": {"host": "stand-in", "build_number": 1, "approximate_connection_time": 18_060},
                "connection_info": {"app_id": self._server.state.app_id},
            }
        )
        self._changed.set()
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self._acknowledged(connection, message.data)
        finally:
            self.connections.remove(connection)
            connection.broken()
            self._changed.set()
        return socket

    def _acknowledged(self, connection: Connection, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            return
        future = connection.waiting.pop(message.get("envelope_id", ""), None)
        if future is not None and not future.done():
            future.set_result(message)

    # --- sending ----------------------------------------------------------------------------------------------------

    async def send(self, delivery: Delivery, retry: int, reason: str) -> Attempt:
        """One envelope on one connection, and what came back."""
        connection = await self._free()
        start = time.monotonic()
        if connection is None:
            return Attempt(0, 0.0, retry, "connection_failed")
        envelope_id = str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))
        envelope: dict[str, Any] = {
            "envelope_id": envelope_id,
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.kind != "events_api",
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": _REASONS.get(reason, reason)}
        future = asyncio.get_running_loop().create_future()
        connection.waiting[envelope_id] = future
        try:
            await connection.socket.send_json(envelope)
            answer = await asyncio.wait_for(future, self._server.ack_timeout)
        except TimeoutError:
            return Attempt(0, time.monotonic() - start, retry, "http_timeout")
        except ConnectionError:
            answer = None
        finally:
            connection.waiting.pop(envelope_id, None)
        latency = time.monotonic() - start
        if answer is None:
            return Attempt(0, latency, retry, "connection_failed")
        payload = answer.get("payload")
        return Attempt(200, latency, retry, "", json.dumps(payload) if payload else "")

    async def _free(self) -> Connection | None:
        """The next connection in turn, as soon as there is one."""
        until = asyncio.get_running_loop().time() + PATIENCE
        while not self._server.closing.is_set():
            usable = [one for one in self.connections if not one.leaving and not one.socket.closed]
            if usable:
                return usable[next(self._turn) % len(usable)]
            if not await self._change(until):
                return None
        return None

    async def _change(self, until: float) -> bool:
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), max(0.0, until - asyncio.get_running_loop().time()))
        except TimeoutError:
            return False
        return True

    async def connected(self, count: int, timeout: float) -> None:
        until = asyncio.get_running_loop().time() + timeout
        while sum(not one.leaving for one in self.connections) < count:
            if not await self._change(until):
                raise TimeoutError(f"{len(self.connections)} Socket Mode connections, not {count}")

    # --- ending -----------------------------------------------------------------------------------------------------

    async def disconnect(self, reason: str) -> None:
        for connection in list(self.connections):
            connection.leaving = connection.leaving or reason != "warning"
            await connection.socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "stand-in"}}
            )

    async def cut(self) -> None:
        for connection in list(self.connections):
            connection.leaving = True
            transport = connection.socket._req.transport if connection.socket._req else None
            if transport is not None:
                transport.abort()
            connection.broken()

    async def close(self) -> None:
        self._changed.set()
        for connection in list(self.connections):
            await connection.socket.close()


_REASONS = {"http_timeout": "timeout", "connection_failed": "timeout"}
