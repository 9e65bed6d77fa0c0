"""Which level of blocks a workspace takes: a refused message goes one level down, and what was learned is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.slack.faults import SlackRefusal
from bot.slack.render import Level

log = structlog.get_logger(__name__)

T = TypeVar("T")

LEVELS: tuple[Level, ...] = ("newest", "classic", "text")

REFUSED = {"invalid_blocks", "invalid_blocks_format", "unsupported_block_type", "unknown_block_type", "block_mismatch"}
"""The blocks are not what this workspace takes."""
TOO_LARGE = {"msg_blocks_too_long", "blocks_too_long", "msg_too_long"}
"""They are too many, whatever their kind."""

KEPT_SECONDS = 3600.0


class Ladder:
    """Remembers, per workspace and for an hour, that its newest blocks are refused where classic ones are taken. What
    is refused at both levels is the message's own fault, and teaches nothing."""

    def __init__(self) -> None:
        self._classic_until: dict[str, float] = {}

    def first(self, team: str) -> Level:
        """The level to begin at."""
        known = self._classic_until.get(team, 0.0) > asyncio.get_running_loop().time()
        return "classic" if known else "newest"

    async def descend(self, team: str, attempt: Callable[[Level], Awaitable[T]]) -> T:
        """Tries each level from the first one on. Raises what the last one raised, and at once what is no refusal of
        blocks."""
        blamed = False
        for level in LEVELS[LEVELS.index(self.first(team)) :]:
            try:
                done = await attempt(level)
            except SlackRefusal as error:
                if level == LEVELS[-1] or error.code not in REFUSED | TOO_LARGE:
                    raise
                blamed = level == "newest" and error.code in REFUSED
                log.warning("slack.degraded", team=team, level=level, code=error.code)
                continue
            if blamed and level == "classic":
                self._classic_until[team] = asyncio.get_running_loop().time() + KEPT_SECONDS
            return done
        raise AssertionError("the last level returns or raises")
