"""The reminders people have asked for, as the process sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

AgendaState = Literal["waiting", "active", "done", "cancelled", "refused"]
"""waiting: for the colleague to accept · active: will be said, or comes back · the others are ends."""


@dataclass(frozen=True)
class Entry:
    """`number` is short and sayable, one series for the company. `local` is the next wall-clock time in `zone`, `rrule`
    "" for once. `owner` asked for it, `person` is reminded; `next_at` None when nothing comes any more; `said_at` when
    it was said last."""

    id: str
    number: int
    owner: str
    person: str
    text: str
    zone: str
    local: datetime
    rrule: str
    state: AgendaState
    next_at: datetime | None = None
    said_at: datetime | None = None


class Agenda(Protocol):
    """Errors: `integrations.errors.Unavailable`."""

    async def of(self, person: str) -> list[Entry]:
        """What that person is reminded of or has asked for, and which has not ended; the next one first."""
        ...
