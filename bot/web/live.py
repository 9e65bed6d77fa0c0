"""Tells open pages what changed, by server-sent events. None is kept: a page that missed something refetches."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphs.message import Address

FULL = 200
"""Events waiting for a page that does not read; then it is told to refetch everything instead."""

STATUS_SECONDS = 120.0
"""A status line that nobody takes away (the process was killed) goes by itself."""


@dataclass(frozen=True)
class Change:
    """`kind`: changed (something was stored there) | status (`data` has the steps) | reset (refetch all) | beat."""

    kind: str
    data: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(eq=False)
class Listener:
    person_id: str
    queue: asyncio.Queue[Change | None] = field(default_factory=lambda: asyncio.Queue(FULL + 2))


class Hub:
    """Every open page of this process. `elapsed` is a monotonic clock in seconds."""

    def __init__(self, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._elapsed = elapsed
        self._listeners: set[Listener] = set()
        self._statuses: dict[Address, tuple[float, list[str]]] = {}
        self._closed = False

    @property
    def listening(self) -> int:
        return len(self._listeners)

    def listen(self, person_id: str) -> Listener:
        listener = Listener(person_id)
        self._listeners.add(listener)
        if self._closed:
            listener.queue.put_nowait(None)
        return listener

    def leave(self, listener: Listener) -> None:
        self._listeners.discard(listener)

    def changed(self, address: Address) -> None:
        """Something new or other is stored at this place."""
        self._tell(address.channel, Change("changed", {"channel": address.channel, "thread": address.thread}))

    def status(self, address: Address, steps: Sequence[str]) -> None:
        """What is being done for this place; empty: nothing any more."""
        if steps:
            self._statuses[address] = (self._elapsed(), list(steps))
        elif self._statuses.pop(address, None) is None:
            return
        self._tell(
            address.channel,
            Change("status", {"channel": address.channel, "thread": address.thread, "steps": list(steps)}),
        )

    def statuses(self, person_id: str) -> list[dict[str, Any]]:
        """What is being done now, for a page that has just come."""
        oldest = self._elapsed() - STATUS_SECONDS
        self._statuses = {place: known for place, known in self._statuses.items() if known[0] >= oldest}
        return [
            {"channel": place.channel, "thread": place.thread, "steps": steps}
            for place, (_, steps) in self._statuses.items()
            if _hears(person_id, place.channel)
        ]

    def close(self) -> None:
        """Ends every stream, so that the server can stop."""
        self._closed = True
        for listener in self._listeners:
            self._put(listener, None)

    def _tell(self, channel: str, change: Change) -> None:
        for listener in self._listeners:
            if _hears(listener.person_id, channel):
                self._put(listener, change)

    def _put(self, listener: Listener, change: Change | None) -> None:
        queue = listener.queue
        if change is not None and queue.qsize() >= FULL:
            while not queue.empty():
                queue.get_nowait()
            change = Change("reset")
        if not queue.full():
            queue.put_nowait(change)


def _hears(person_id: str, channel: str) -> bool:
    return not channel.startswith("dm:") or channel == f"dm:{person_id}"
