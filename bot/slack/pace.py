"""Keeps to Slack's pace: about a message a second in each channel, and silence where it asked for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from integrations.errors import Unavailable

BURST = 5
SECONDS_EACH = 1.0
WAITED_OUT = 5.0
"""A hold up to this long is waited out in place; a longer one is the caller's to come back after."""

KEPT = 2_000


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class Pace:
    """`time` is a monotonic clock in seconds, the event loop's unless told."""

    def __init__(
        self, *, time: Callable[[], float] = _loop_time, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._time = time
        self._sleep = sleep
        self._full_at: dict[tuple[str, str], float] = {}
        """When the bucket of each channel will hold its whole burst again."""
        self._held_until: dict[tuple[str, str], float] = {}

    async def turn(self, team: str, channel: str) -> None:
        """Waits for this caller's turn to post there: first come, first served."""
        now = self._time()
        full_at = max(self._full_at.get((team, channel), now), now)
        if len(self._full_at) >= KEPT:
            self._full_at = {place: at for place, at in self._full_at.items() if at > now}
        self._full_at[team, channel] = full_at + SECONDS_EACH
        wait = full_at - (BURST - 1) * SECONDS_EACH - now
        if wait > 0:
            await self._sleep(wait)

    def hold(self, team: str, method: str, seconds: float) -> None:
        """Slack asked for silence on that method, from everybody in that workspace."""
        until = self._time() + seconds
        self._held_until[team, method] = max(until, self._held_until.get((team, method), until))

    async def free(self, team: str, method: str) -> None:
        """Waits until the method may be called there. Raises `Unavailable` when that is too long to wait."""
        while (rest := self._held_until.get((team, method), 0.0) - self._time()) > 0:
            if rest > WAITED_OUT:
                raise Unavailable(f"{method}: Slack asked to wait", retry_after=rest)
            await self._sleep(rest)
        self._held_until.pop((team, method), None)
