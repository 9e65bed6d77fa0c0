"""What a timer may do when it is due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.events import TimerFired
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.turn import Turn

Timed = Callable[[Connection, TimerFired], list[Outgoing]]
"""Does within the turn's commit what a timer is for; returns what is to be posted."""

Look = Callable[[Turn, TimerFired], Awaitable[None]]
"""Fills the turn with what a timer is for, after looking outside; its errors are those of any turn."""
