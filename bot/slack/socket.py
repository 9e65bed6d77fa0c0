"""Socket Mode: Slack's payloads over a connection that we open, and open again for ever whenever it is lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.listeners import Inbound
from bot.slack.quiet import QUIET

log = structlog.get_logger(__name__)

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
TO_CONNECT = 10.0
"""Seconds for a connection: an address that Slack gave is good for one try, soon."""
HEALTHY = 30.0
"""Seconds a connection must have lasted for the next one to be tried at once."""
GRACE = 5.0
"""Seconds that a replaced connection stays open, for what is still to be acknowledged on it."""
BEAT = 5.0
LOOK = 0.5

DROPPED = {400, 403}
"""Answers to what is not Slack's, or not for us: sending it again would not help."""


class Line(SocketModeClient):
    """One connection, used until it ends: the keeper opens the next one, before this one is closed where it can."""

    def __init__(self, app_token: str, web_client: AsyncWebClient) -> None:
        super().__init__(
            app_token, logger=QUIET, web_client=web_client, auto_reconnect_enabled=False, ping_interval=BEAT
        )
        self.ended = asyncio.Event()
        self.greeted = asyncio.Event()
        sdk: Any = self  # its lists of listeners are half typed
        sdk.message_listeners.append(self._hello)

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Called by the SDK when Slack asks for another connection."""
        self.ended.set()

    def heard_by(self, listener: Callable[[AsyncBaseSocketModeClient, SocketModeRequest], Awaitable[None]]) -> None:
        sdk: Any = self
        sdk.socket_mode_request_listeners.append(listener)

    async def open(self) -> None:
        self.wss_uri = await self.issue_new_wss_url()
        await self.connect()
        await self.greeted.wait()

    async def alive(self) -> bool:
        return not self.ended.is_set() and await self.is_connected()

    async def _hello(self, _: AsyncBaseSocketModeClient, message: dict[str, Any], __: str | None) -> None:
        if message.get("type") == "hello":
            self.greeted.set()


class SocketMode:
    def __init__(
        self,
        inbound: Inbound,
        app_token: str,
        api_url: str,
        *,
        pause: float = FIRST_PAUSE,
        longest_pause: float = LONGEST_PAUSE,
    ) -> None:
        self._inbound = inbound
        self._app_token = app_token
        self._api_url = api_url
        self._pause = pause
        self._longest_pause = longest_pause
        self._line: Line | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._closing: set[asyncio.Task[None]] = set()

    @property
    def connected(self) -> bool:
        line = self._line
        return line is not None and line.greeted.is_set() and not line.ended.is_set() and not line.closed

    async def start(self) -> None:
        """Returns at once: the connection is opened, and kept, in the background."""
        if self._keeper is None:
            self._keeper = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        if self._keeper is not None:
            self._keeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeper
            self._keeper = None
        for task in self._closing:
            task.cancel()
        await asyncio.gather(*self._closing, return_exceptions=True)
        if self._line is not None:
            await _closed(self._line)
            self._line = None

    # --- keeping a connection -----------------------------------------------------------------------------------------

    async def _keep(self) -> None:
        pause = self._pause
        while True:
            line = await self._opened()
            if line is None:
                await asyncio.sleep(pause)
                pause = min(pause * 2, self._longest_pause)
                continue
            self._replace(line)
            began = time.monotonic()
            await self._used_up(line)
            lasted = time.monotonic() - began
            log.info("slack.socket.lost", after=round(lasted))
            if lasted < HEALTHY:
                await asyncio.sleep(pause)
                pause = min(pause * 2, self._longest_pause)
            else:
                pause = self._pause

    async def _opened(self) -> Line | None:
        line = Line(self._app_token, AsyncWebClient(base_url=self._api_url, logger=QUIET))
        line.heard_by(self._receive)
        try:
            async with asyncio.timeout(TO_CONNECT):
                await line.open()
        except SlackApiError as error:
            log.error("slack.socket.refused", why=_code(error))
        except Exception as error:  # a connection fails in more ways than can be named, and is tried again
            log.warning("slack.socket.unreachable", why=type(error).__name__)
        except asyncio.CancelledError:
            await _closed(line)
            raise
        else:
            log.info("slack.socket.connected")
            return line
        await _closed(line)
        return None

    def _replace(self, line: Line) -> None:
        """The new connection takes over; the old one stays a moment, for what it still has to acknowledge."""
        old, self._line = self._line, line
        if old is not None:
            task = asyncio.create_task(_closed(old, GRACE))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def _used_up(self, line: Line) -> None:
        while await line.alive():
            with suppress(TimeoutError):
                await asyncio.wait_for(line.ended.wait(), LOOK)
        line.ended.set()

    # --- what comes over it -------------------------------------------------------------------------------------------

    async def _receive(self, line: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Acknowledged once it is kept. What is not ours is acknowledged and dropped; what could not be kept is not
        acknowledged, so that Slack sends it again."""
        began = time.monotonic()
        payload: Any = getattr(request, "payload", None)
        if not isinstance(payload, dict):
            log.warning("slack.socket.unreadable", kind=request.type)
            await _acknowledged(line, request)
            return
        response = await self._inbound.dispatch(AsyncBoltRequest(mode="socket_mode", body=payload))
        if response.status in DROPPED:
            await _acknowledged(line, request)
            return
        with suppress(ConnectionError):  # its connection is gone: Slack sends it again, and it is known by then
            await send_async_response(line, request, response, began)


async def _acknowledged(line: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
    with suppress(ConnectionError):
        await line.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))


async def _closed(line: Line, grace: float = 0.0) -> None:
    try:
        await asyncio.sleep(grace)
    finally:
        with suppress(Exception):
            await line.close()


def _code(error: SlackApiError) -> str:
    response: Any = error.response  # pyright: ignore[reportUnknownMemberType] - a dict, or the SDK's answer
    return str(response.get("error", "")) if hasattr(response, "get") else ""
