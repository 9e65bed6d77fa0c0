"""Spaces calls evenly, so that a service's limit is never met; nobody queues for long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from integrations.errors import Unavailable


class Crowded(Unavailable):
    """Too many are before us; the service itself is well."""


class Pace:
    """`per_second` calls; whoever would wait longer than `longest` seconds for their turn is told so instead."""

    def __init__(
        self,
        service: str,
        per_second: float,
        seconds: Callable[[], float],
        *,
        longest: float = 10.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._service = service
        self._gap = 1.0 / per_second
        self._seconds = seconds
        self._longest = longest
        self._sleep = sleep
        self._next = 0.0

    async def turn(self) -> None:
        """Returns when it is the caller's turn; raises `Crowded`."""
        now = self._seconds()
        mine = max(now, self._next)
        if mine - now > self._longest:
            raise Crowded(f"{self._service}: too many look-ups at once", retry_after=mine - now)
        self._next = mine + self._gap
        if mine > now:
            await self._sleep(mine - now)
