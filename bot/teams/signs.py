"""What shows the steps of lasting work: a stream in a personal chat, a small message that is edited anywhere else.

Both may become the result itself, and neither is left over as if it worked for ever.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

import structlog

from bot.teams.connector import Connector
from bot.teams.escape import one_line
from bot.teams.faults import TeamsRefusal
from bot.teams.limits import clip
from bot.teams.threads import Spot
from integrations.errors import InDoubt, IntegrationError, NotFound, Rejected

log = structlog.get_logger(__name__)

JSON = dict[str, Any]

STREAMED = 1_000
"""Characters of an informative update."""
LASTS = 100.0
"""Seconds after which a stream is ended by us: Teams ends it at 120, and then takes nothing more of it."""
LONGEST_STEP = 200
NOTED = 2_000

STREAM_ENDED = "ContentStreamNotAllowed"


class Sign(Protocol):
    """Whoever has it makes its calls one after the other. Raises what the connector raises."""

    @property
    def expires(self) -> float:
        """When it must be replaced by what `retire` gives."""
        ...

    async def show(self, steps: Sequence[str]) -> None:
        """The steps so far; the last one is being done."""
        ...

    async def become(self, activity: JSON) -> str | None:
        """Turns into that message; its id, or None when it cannot any more."""
        ...

    async def retire(self, steps: Sequence[str]) -> Sign | None:
        """Its time is up, the work goes on: what shows it from now on."""
        ...

    async def end(self, steps: Sequence[str]) -> None:
        """The work is over, and there is no result to show in its place."""
        ...


class Stream:
    """Informative updates, numbered from 1; then one final message without a number. Personal chats only."""

    def __init__(self, connector: Connector, spot: Spot, time: Callable[[], float]) -> None:
        self._connector = connector
        self._spot = spot
        self._time = time
        self._id = ""
        self._sequence = 0
        self._expires = math.inf
        self._open = False
        self._said: str = ""

    @property
    def expires(self) -> float:
        return self._expires if self._open else math.inf

    async def show(self, steps: Sequence[str]) -> None:
        text = clip(one_line(steps[-1]), STREAMED) or "…"
        opens = self._sequence == 0
        if text == self._said or not (opens or self._open):
            return
        # A number is never used twice, whatever came of the update that had it.
        self._sequence += 1
        self._expires = self._time() + LASTS if opens else self._expires
        try:
            told = await self._send({"type": "typing", "text": text}, "informative", self._sequence)
        except IntegrationError as error:
            self._open = self._open and not _is_closed(error)
            raise
        if opens:
            self._id, self._open = told, bool(told)
        self._said = text

    async def become(self, activity: JSON) -> str | None:
        if not self._open or self._time() >= self._expires:
            return None
        try:
            await self._send(activity, "final", None)
        except IntegrationError as error:
            # Where Teams only refuses this message, `end` still closes the stream.
            self._open = not (_is_closed(error) or isinstance(error, InDoubt))
            if not isinstance(error, TeamsRefusal):
                raise
            log.info("teams.stream_refused", why=str(error))
            return None
        self._open = False
        return self._id

    async def retire(self, steps: Sequence[str]) -> Sign | None:
        await self._close(listed(steps, "…"))
        return Note(self._connector, self._spot, id=self._id)

    async def end(self, steps: Sequence[str]) -> None:
        if self._open:
            await self._close(listed(steps, "✓"))

    async def _close(self, text: str) -> None:
        self._open = False
        await self._send(_plain(text), "final", None)

    async def _send(self, activity: JSON, kind: str, sequence: int | None) -> str:
        info: JSON = {"type": "streaminfo", "streamType": kind}
        if self._id:
            info["streamId"] = self._id
        if sequence is not None:
            info["streamSequence"] = sequence
        body: JSON = {
            **activity,
            "conversation": {"id": self._spot.conversation, "conversationType": "personal"},
            "entities": [info, *activity.get("entities", [])],
        }
        if self._id:
            body["id"] = self._id
        return await self._connector.send(self._spot.service_url, self._spot.conversation, body)


class Note:
    """One small message, edited in place. `id` is that of one that is there already; `remember` is told which message
    it is, before anybody may take it for work that goes on, and "" before it becomes something else."""

    expires = math.inf

    def __init__(
        self,
        connector: Connector,
        spot: Spot,
        title: str = "",
        *,
        id: str = "",
        remember: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        self._connector = connector
        self._spot = spot
        self._title = title
        self._id = id
        self._posted = bool(id)
        self._said: str = ""
        self._remember = remember or _unremembered

    async def show(self, steps: Sequence[str]) -> None:
        text = "\n".join(part for part in (self._title, listed(steps, "…")) if part)
        if text == self._said:
            return
        if self._id:
            await self._connector.update(self._spot.service_url, self._spot.conversation, self._id, _plain(text))
        elif not self._posted:
            self._posted = True
            self._id = await self._connector.send(self._spot.service_url, self._spot.conversation, _plain(text))
            await self._remember(self._id)
        self._said = text

    async def become(self, activity: JSON) -> str | None:
        if not self._id:
            return None
        await self._remember("")
        try:
            await self._connector.update(self._spot.service_url, self._spot.conversation, self._id, activity)
        except (Rejected, NotFound) as error:
            log.info("teams.note_refused", why=str(error))
            return None
        told, self._id = self._id, ""
        return told

    async def retire(self, steps: Sequence[str]) -> Sign | None:
        return self

    async def end(self, steps: Sequence[str]) -> None:
        told, self._id = self._id, ""
        if told:
            await self._connector.delete(self._spot.service_url, self._spot.conversation, told)
            await self._remember("")


async def _unremembered(_: str) -> None:
    return None


def listed(steps: Sequence[str], last: str) -> str:
    """The steps, each done but the last, which has the sign `last`."""
    signs = ["✓"] * (len(steps) - 1) + [last] if steps else []
    lines = [f"{sign} {clip(one_line(step), LONGEST_STEP)}" for sign, step in zip(signs, steps, strict=True)]
    return "\n".join(lines)[-NOTED:]


def _is_closed(error: IntegrationError) -> bool:
    """Whether Teams takes nothing more of a stream: somebody pressed Stop, or its time is up."""
    return isinstance(error, TeamsRefusal) and error.code == STREAM_ENDED


def _plain(text: str) -> JSON:
    return {"type": "message", "text": text, "textFormat": "plain"}
