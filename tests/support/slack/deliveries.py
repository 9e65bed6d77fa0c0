"""Telling the app: signed HTTP with Slack's timeout and retries, or Socket Mode; who was told what, and how fast."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientTimeout

from tests.support.slack import wire
from tests.support.slack.state import Channel, Data, Workspace

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Attempt:
    """One try. `status` 0: no answer. `reason` is Slack's word for why it failed, "" when it did not."""

    status: int
    latency: float
    retry: int
    reason: str
    body: str = ""


@dataclass
class Delivery:
    """One thing told to the app: events_api, interactive or slash_commands. `payload` is what was told."""

    kind: str
    team: str
    payload: Data
    attempts: list[Attempt] = field(default_factory=list[Attempt])

    @property
    def acked(self) -> bool:
        return any(not attempt.reason for attempt in self.attempts)

    @property
    def answer(self) -> Data:
        """What the acknowledgement carried. A plain text becomes {"text": …}."""
        body = next((attempt.body for attempt in self.attempts if not attempt.reason), "")
        if not body.strip():
            return {}
        try:
            answer: Any = json.loads(body)
        except ValueError:
            return {"text": body}
        return answer if isinstance(answer, dict) else {"text": str(answer)}

    @property
    def latency(self) -> float:
        """Of the attempt that was acknowledged; infinite when none was."""
        return next((attempt.latency for attempt in self.attempts if not attempt.reason), float("inf"))


def signed(secret: str, body: bytes, now: float | None = None) -> dict[str, str]:
    """The headers that prove a request is Slack's."""
    timestamp = str(int(time.time() if now is None else now))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


class Deliveries:
    """`url` is where the app listens. With neither a URL nor Socket Mode, nothing is told to anybody."""

    def __init__(self, server: SlackServer) -> None:
        self.url = ""
        self.all: list[Delivery] = []
        self.lost: list[Delivery] = []
        self._server = server
        self._tasks: set[asyncio.Task[Any]] = set()

    # --- the three kinds --------------------------------------------------------------------------------------------

    async def event(
        self,
        workspace: Workspace,
        event: Data,
        channel: Channel | None = None,
        *,
        always: bool = False,
        outer: Data | None = None,
    ) -> Delivery:
        """An event, if the app asked for it and may see it (`always`: without asking)."""
        envelope = wire.envelope(self._server, workspace, event, channel) | (outer or {})
        delivery = Delivery("events_api", workspace.id, envelope)
        wanted, scope = wire.subscription(event, channel)
        server = self._server
        may = wanted in server.subscribed and (not scope or scope in workspace.scopes) and workspace.installed
        if may or always:
            await self._send(delivery, retried=True)
        return delivery

    async def interaction(self, workspace: Workspace, payload: Data) -> Delivery:
        payload = {"token": self._server.verification_token, "api_app_id": self._server.state.app_id, **payload}
        return await self._send(Delivery("interactive", workspace.id, payload), retried=False)

    async def command(self, workspace: Workspace, payload: Data) -> Delivery:
        payload = {"token": self._server.verification_token, "api_app_id": self._server.state.app_id, **payload}
        return await self._send(Delivery("slash_commands", workspace.id, payload), retried=False)

    async def raw(self, payload: Data, kind: str) -> Delivery:
        return await self._send(Delivery(kind, str(payload.get("team_id", "")), payload), kind == "events_api")

    async def deliver(self, delivery: Delivery) -> Delivery:
        """One that was made elsewhere, with Slack's retries."""
        return await self._send(delivery, retried=True)

    async def again(self, delivery: Delivery, reason: str) -> Delivery:
        """Once more, as a retry."""
        await self._attempt(delivery, max(1, len(delivery.attempts)), reason)
        return delivery

    # --- sending ----------------------------------------------------------------------------------------------------

    async def _send(self, delivery: Delivery, retried: bool) -> Delivery:
        if not self.url and not self._server.socket_mode:
            return delivery
        self.all.append(delivery)
        delays = (None, *self._server.retry_delays) if retried else (None,)
        reason = ""
        for retry, delay in enumerate(delays):
            if delay:
                await asyncio.sleep(delay)
            if self._server.closing.is_set():
                break
            goes_on = await self._attempt(delivery, retry, reason)
            if delivery.acked:
                return delivery
            reason = delivery.attempts[-1].reason
            if not goes_on:
                break
        self.lost.append(delivery)
        return delivery

    async def _attempt(self, delivery: Delivery, retry: int, reason: str) -> bool:
        """One try; whether another may follow."""
        if self._server.socket_mode:
            delivery.attempts.append(await self._server.sockets.send(delivery, retry, reason))
            return True
        body, content_type = _body(delivery)
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept": "*/*",
            **signed(self._server.signing_secret, body),
        }
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason or "unknown_error"}
        attempt, no_retry = await self._post(body, headers, retry)
        delivery.attempts.append(attempt)
        return not no_retry

    async def _post(self, body: bytes, headers: dict[str, str], retry: int) -> tuple[Attempt, bool]:
        start = time.monotonic()
        status, text, reason, no_retry = 0, "", "", False
        timeout = ClientTimeout(total=self._server.ack_timeout)
        try:
            async with self._server.session.post(
                self.url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                status = response.status
                no_retry = response.headers.get("X-Slack-No-Retry") == "1"
                text = await response.text()
                reason = "" if 200 <= status < 300 else "http_error"
        except TimeoutError:
            reason = "http_timeout"
        except (ClientError, OSError):
            reason = "connection_failed"
        return Attempt(status, time.monotonic() - start, retry, reason, text), no_retry

    # --- in the background ------------------------------------------------------------------------------------------

    def background(self, work: Coroutine[Any, Any, Any]) -> None:
        """What nobody waits for, such as the echo of the app's own messages."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _body(delivery: Delivery) -> tuple[bytes, str]:
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload, ensure_ascii=False).encode(), "application/json"
    if delivery.kind == "interactive":
        return urlencode({"payload": json.dumps(delivery.payload, ensure_ascii=False)}).encode(), FORM
    return urlencode(delivery.payload).encode(), FORM
