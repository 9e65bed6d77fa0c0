"""A live plan: one message that shows the steps as they are done, streamed where Slack can, else edited in place."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Literal

import structlog

from bot.slack.client import SlackCalls
from bot.slack.escape import literal, mrkdwn
from bot.slack.faults import code_of
from bot.slack.features import Features
from bot.slack.signals import SECONDS
from bot.slack.threads import Spot
from bot.slack.wording import tell
from bot.store.database import StoreUnavailable
from integrations.errors import InDoubt, IntegrationError, Unavailable

log = structlog.get_logger(__name__)

LONGEST_TITLE = 200
LONGEST_TEXT = 2_800
TASKS = 30

AGAIN = (1.0, 4.0, 15.0)
"""Seconds before each further attempt at ending it: a plan left open would seem to work for ever."""

EXPIRED = {"message_not_in_streaming_state", "stream_expired", "message_not_streaming"}
GONE = {"message_not_found", "cant_update_message"}

Mode = Literal["unopened", "stream", "edit", "none"]


class Plan:
    """`recipient` is whose work it is, without whom Slack streams nothing in a channel. Never raises."""

    def __init__(self, calls: SlackCalls, features: Features, spot: Spot, recipient: str, language: str) -> None:
        self._calls = calls
        self._features = features
        self._spot = spot
        self._recipient = recipient
        self._language = language
        self._mode: Mode = "unopened"
        self._ts = ""
        self._sent: list[dict[str, Any]] = []
        self._steps: list[str] = []

    @property
    def ts(self) -> str:
        """Of its message, once there is one."""
        return self._ts

    async def show(self, steps: Sequence[str]) -> None:
        """All steps so far; the last one is being done."""
        self._steps = [literal(step, LONGEST_TITLE) for step in steps][:TASKS]
        try:
            if self._mode == "unopened":
                await self._open()
            elif self._mode == "stream":
                await self._append()
            elif self._mode == "edit":
                await self._edit(self._text("…"))
        except (IntegrationError, StoreUnavailable) as error:
            log.info("slack.plan_not_shown", team=self._spot.team, mode=self._mode, why=str(error))

    async def finish(self, *, stopped: bool = False) -> None:
        """Every step is done, or was stopped by Slack's own button (which has ended the stream)."""
        for pause in (*AGAIN, None):
            try:
                await self._finish(stopped)
                return
            except (Unavailable, StoreUnavailable) as error:
                if pause is None:
                    log.warning("slack.plan_left_open", team=self._spot.team, why=str(error))
                    return
                asked = error.retry_after if isinstance(error, Unavailable) else None
                await asyncio.sleep(max(pause, min(asked or 0, 30)))
            except IntegrationError as error:
                log.info("slack.plan_not_ended", team=self._spot.team, why=str(error))
                return

    # --- opening ------------------------------------------------------------------------------------------------------

    async def _open(self) -> None:
        self._mode = "none"
        if self._may_stream() and await self._opened_stream():
            return
        if not self._features.has(self._spot.team, "edit"):
            return
        try:
            answer = await self._call("chat.postMessage", thread_ts=self._spot.thread, **self._content(self._text("…")))
        except IntegrationError as error:
            self._features.learn(self._spot.team, "edit", error)
            raise
        self._ts = str(answer.get("ts") or "")
        self._mode = "edit" if self._ts else "none"

    def _may_stream(self) -> bool:
        known = self._recipient or self._spot.channel.startswith("D")
        return bool(known) and self._features.has(self._spot.team, "stream")

    async def _opened_stream(self) -> bool:
        """False: streaming is refused here. Raises what may have opened one, or may later."""
        whose: dict[str, str] = {}
        if not self._spot.channel.startswith("D"):
            whose = {"recipient_team_id": self._spot.team, "recipient_user_id": self._recipient}
        title = {"type": "plan_update", "title": tell("live_title", self._language)}
        tasks = self._tasks("in_progress")
        try:
            answer = await self._call(
                "chat.startStream",
                thread_ts=self._spot.thread,
                task_display_mode="plan",
                chunks=[title, *tasks],
                **whose,
            )
        except (InDoubt, Unavailable):
            raise
        except IntegrationError as error:
            self._features.learn(self._spot.team, "stream", error)
            return False
        self._ts, self._sent = str(answer.get("ts") or ""), tasks
        self._mode = "stream" if self._ts else "none"
        return True

    # --- going on, and ending -----------------------------------------------------------------------------------------

    async def _append(self) -> None:
        tasks = self._tasks("in_progress")
        news = [task for task in tasks if task not in self._sent]
        if not news:
            return
        try:
            await self._call("chat.appendStream", ts=self._ts, chunks=news)
            self._sent = tasks
        except IntegrationError as error:
            if code_of(error) not in EXPIRED:
                raise
            self._mode = "edit"
            await self._edit(self._text("…"))

    async def _finish(self, stopped: bool) -> None:
        if self._mode == "stream" and not stopped:
            try:
                done = [task for task in self._tasks("complete") if task not in self._sent]
                await self._call("chat.stopStream", ts=self._ts, chunks=done or None)
                self._mode = "none"
                return
            except IntegrationError as error:
                if code_of(error) not in EXPIRED:
                    raise
        if self._mode in {"stream", "edit"}:
            self._mode = "edit"
            await self._edit(
                self._text("⏹" if stopped else "✓", tell("live_stopped", self._language) if stopped else "")
            )
            self._mode = "none"

    async def _edit(self, text: str) -> None:
        try:
            await self._call("chat.update", ts=self._ts, **self._content(text))
        except IntegrationError as error:
            if code_of(error) in GONE:
                self._mode = "none"
            raise

    # --- what it says -------------------------------------------------------------------------------------------------

    def _tasks(self, last: str) -> list[dict[str, Any]]:
        end = len(self._steps) - 1
        return [
            {"type": "task_update", "id": f"step{n}", "title": step, "status": last if n == end else "complete"}
            for n, step in enumerate(self._steps)
        ]

    def _text(self, last: str, closing: str = "") -> str:
        lines = [f"✓ {step}" for step in self._steps[:-1]] + [f"{last} {step}" for step in self._steps[-1:]]
        return "\n".join([*lines, *([closing] if closing else [])])[-LONGEST_TEXT:]

    def _content(self, text: str) -> dict[str, Any]:
        blocks = [{"type": "section", "text": {"type": "plain_text", "text": text, "emoji": False}}]
        return {"text": mrkdwn(text), "blocks": blocks, "parse": "none", "link_names": False}

    async def _call(self, method: str, **arguments: Any) -> dict[str, Any]:
        return await self._calls.call(self._spot.team, method, timeout=SECONDS, channel=self._spot.channel, **arguments)
