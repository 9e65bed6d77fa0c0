"""Keeps to Teams' pace: so many calls a second in each conversation, and silence where it asked for it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from integrations.errors import Unavailable

WINDOWS = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))
"""Calls allowed, and the seconds they are counted in: what Teams allows a bot in one conversation."""

TOGETHER = ((30, 1.0),)
"""The same for all conversations of the bot."""

WAITED_OUT = 5.0
"""A wait up to this long is waited in place; a longer one is the caller's to come back after."""

KEPT = 2_000


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class _Window:
    """When the latest calls were let through, oldest first; some may lie ahead, waited for by their callers."""

    def __init__(self, limits: tuple[tuple[int, float], ...]) -> None:
        self._limits = limits
        self._made: deque[float] = deque(maxlen=max(number for number, _ in limits))

    def next_at(self, now: float) -> float:
        """When one more may be made: never before one that was promised earlier."""
        at = max(now, self._made[-1]) if self._made else now
        for number, seconds in self._limits:
            if len(self._made) >= number:
                at = max(at, self._made[-number] + seconds)
        return at

    def take(self, at: float) -> None:
        self._made.append(at)

    def idle(self, now: float) -> bool:
        return not self._made or self._made[-1] + self._limits[-1][1] <= now


class Pace:
    """`time` is a monotonic clock in seconds, the event loop's unless told."""

    def __init__(
        self, *, time: Callable[[], float] = _loop_time, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._time = time
        self._sleep = sleep
        self._places: dict[str, _Window] = {}
        self._all = _Window(TOGETHER)
        self._held_until: dict[str, float] = {}

    async def turn(self, place: str) -> None:
        """Waits for this caller's turn there: first come, first served. Raises `Unavailable` when that is too long."""
        now = self._time()
        held_until = self._held_until.get(place, now)
        await self._slot(self._window(place, now), max(now, held_until))
        # Only now, so that who waits in one conversation keeps nobody in the others waiting.
        await self._slot(self._all, self._time())
        if self._held_until.get(place, 0.0) > held_until:
            await self.turn(place)

    def hold(self, place: str, seconds: float) -> None:
        """Teams asked for silence there, from everybody."""
        now = self._time()
        self._held_until = {one: until for one, until in self._held_until.items() if until > now}
        self._held_until[place] = max(now + seconds, self._held_until.get(place, now))

    async def _slot(self, window: _Window, earliest: float) -> None:
        now = self._time()
        at = window.next_at(earliest)
        if at - now > WAITED_OUT:
            raise Unavailable("Teams allows no more calls just now", retry_after=at - now)
        window.take(at)
        if at > now:
            await self._sleep(at - now)

    def _window(self, place: str, now: float) -> _Window:
        if place not in self._places and len(self._places) >= KEPT:
            self._places = {one: window for one, window in self._places.items() if not window.idle(now)}
        return self._places.setdefault(place, _Window(WINDOWS))
