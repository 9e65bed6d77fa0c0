"""Keeps callers from waiting for a service that is down: after failures it rests, then lets one caller try."""

from __future__ import annotations

from collections.abc import Callable

from integrations.errors import Unavailable


class Circuit:
    """`seconds` is a clock that only goes forward. It rests `rest` seconds, twice as long after each vain try, up to
    `longest`; a Retry-After opens it at once. `probe` is how long the one who tries has before another may."""

    def __init__(
        self,
        service: str,
        seconds: Callable[[], float],
        *,
        failures: int = 3,
        rest: float = 30.0,
        longest: float = 600.0,
        probe: float = 10.0,
    ) -> None:
        self._service = service
        self._seconds = seconds
        self._allowed = failures
        self._first_rest = rest
        self._longest = longest
        self._probe = probe
        self._failed = 0
        self._rest = rest
        self._until: float | None = None

    def enter(self) -> None:
        """Raises `Unavailable` while it rests."""
        if self._until is None:
            return
        now = self._seconds()
        if now < self._until:
            raise Unavailable(f"{self._service}: rests after failures", retry_after=self._until - now)
        self._until = now + self._probe

    def succeeded(self) -> None:
        self._failed, self._rest, self._until = 0, self._first_rest, None

    def failed(self, retry_after: float | None = None) -> None:
        self._failed += 1
        now = self._seconds()
        if self._failed >= self._allowed:
            self._until = now + self._rest
            self._rest = min(self._rest * 2, self._longest)
        if retry_after is not None:
            self._until = max(self._until or now, now + min(retry_after, self._longest))
