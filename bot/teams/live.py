"""Shows that work is under way: typing at once, streamed steps in personal chats, one small message elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.store.database import StoreUnavailable
from bot.teams.connector import Connector
from bot.teams.faults import code_of
from bot.teams.references import References
from bot.teams.signs import STREAM_ENDED, Note, Sign, Stream
from bot.teams.threads import Spot, seen_spot
from bot.teams.wording import tell
from graphs.message import Address
from integrations.errors import InDoubt, IntegrationError, Misconfigured, Rejected, Unavailable

log = structlog.get_logger(__name__)

PATIENCE = 1.5
"""Seconds of work before more than typing is shown."""
FORSAKEN = 120.0
"""Seconds after which what nobody takes away goes by itself."""
TYPING = 3.0
"""Seconds after which Teams shows no typing any more."""
GAP = 1.5
"""Seconds between two updates of what is shown."""
GRACE = 4.0
"""Seconds for which work that is done waits for its result, to become it."""
TURNING = 12.0
"""Seconds for which a result waits to take the place of what is shown."""
REFUSED = 3600.0
"""Seconds for which a conversation that refuses such signs is left alone."""
CLOSING = 3.0
MOST = 40
"""Places whose work is shown at once: when more comes in, the work itself goes first."""


@dataclass(eq=False)
class _Work:
    """What is being done at one place. `ended`: it is done, and may become its result; `over`: nothing is shown of it
    any more."""

    address: Address
    touched: float
    steps: list[str] = field(default_factory=list[str])
    ended: bool = False
    over: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    sign: Sign | None = None
    shown: int = 0
    streams: bool = False


def _time() -> float:
    return asyncio.get_running_loop().time()


class Live:
    """Best effort: never raises, never keeps its caller waiting long; the calls of one place follow each other."""

    def __init__(
        self,
        connector: Connector,
        references: References,
        language: str,
        *,
        patience: float = PATIENCE,
        forsaken: float = FORSAKEN,
        grace: float = GRACE,
        gap: float = GAP,
    ) -> None:
        self._connector = connector
        self._references = references
        self._language = language
        self._patience = patience
        self._forsaken = forsaken
        self._grace = grace
        self._gap = gap
        self._works: dict[Address, _Work] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._streaming: set[str] = set()
        """The chats with an open stream: Teams takes one at a time."""
        self._refused: dict[str, float] = {}

    async def status(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        """What is being done there, newest last; empty: nothing any more."""
        work = self._works.get(address)
        if not steps:
            if work is not None and not work.ended:
                work.ended, work.touched = True, _time()
                work.changed.set()
            return
        if work is None or work.over:
            if len(self._works) >= MOST:
                return
            work = self._begin(address)
        elif work.ended:
            work.ended, work.steps, work.shown = False, [], 0
        work.steps.extend(step for step in steps if step not in work.steps)
        work.touched = _time()
        work.changed.set()

    async def finish(self, address: Address, activity: dict[str, Any]) -> str | None:
        """Ends what is shown there with this message; its id, or None when it has to be posted."""
        work = self._works.get(address)
        if work is None:
            return None
        try:
            async with asyncio.timeout(TURNING), work.lock:
                if work.over or work.sign is None:
                    return None
                told = await work.sign.become(activity)
                if told:
                    work.sign = None
                return told
        except (IntegrationError, StoreUnavailable, TimeoutError) as error:
            log.info("teams.sign_not_turned", channel=address.channel, why=str(error) or type(error).__name__)
        except Exception:
            log.exception("teams.sign_defect", channel=address.channel)
        finally:
            work.over = True
            work.changed.set()
        return None

    async def close(self) -> None:
        """Ends everything that is shown, within a few seconds."""
        for work in self._works.values():
            work.over = True
            work.changed.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=CLOSING)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    # --- the work of one place ----------------------------------------------------------------------------------------

    def _begin(self, address: Address) -> _Work:
        work = self._works[address] = _Work(address, _time())
        task = asyncio.create_task(self._run(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return work

    async def _run(self, work: _Work) -> None:
        spot: Spot | None = None
        try:
            spot = await seen_spot(self._references, work.address)
            if spot is not None and not spot.opens_thread:
                left = await self._references.note(work.address.conversation) if spot.shared else ""
                work.sign = self._note(work, spot, left) if left else None
                await self._typed(work, spot)
                await self._shown(work, spot)
        except (IntegrationError, StoreUnavailable) as error:
            log.info("teams.status_not_shown", channel=work.address.channel, why=str(error))
        except Exception:
            log.exception("teams.status_defect", channel=work.address.channel)
        finally:
            await self._end(work, spot)

    async def _typed(self, work: _Work, spot: Spot) -> None:
        """Typing, until the work is done or has lasted."""
        until = _time() + self._patience
        while not (work.ended or work.over) and _time() < until:
            await self._type(spot)
            again = min(until, _time() + TYPING)
            while not (work.ended or work.over) and _time() < again:
                await _news(work, again)

    async def _shown(self, work: _Work, spot: Spot) -> None:
        """The steps, for as long as somebody tells of them; then the wait for the result."""
        if work.ended or work.over:
            return
        work.sign = work.sign or self._sign(work, spot)
        while not work.over and _time() < work.touched + (self._grace if work.ended else self._forsaken):
            work.changed.clear()
            if work.ended:
                await _news(work, work.touched + self._grace)
                continue
            await self._step(work, spot)
            pause = _time() + self._gap
            while not (work.ended or work.over) and _time() < pause:
                await _news(work, pause)
            again = work.sign.expires if work.sign else _time() + TYPING - self._gap
            if not (work.ended or work.over or len(work.steps) > work.shown):
                await _news(work, min(again, work.touched + self._forsaken))

    async def _step(self, work: _Work, spot: Spot) -> None:
        """The sign, as the work now stands; where none is taken, typing."""
        async with work.lock:
            if work.over:
                return
            work.shown = len(work.steps)
            try:
                if work.sign is None:
                    await self._type(spot)
                elif _time() >= work.sign.expires:
                    work.sign = await work.sign.retire(work.steps)
                else:
                    await work.sign.show(work.steps)
            except (Rejected, Misconfigured) as error:
                log.info("teams.sign_refused", channel=work.address.channel, why=str(error))
                work.sign = None
                if code_of(error) != STREAM_ENDED:
                    self._refused[spot.reference.conversation_id] = _time() + REFUSED
            except (IntegrationError, StoreUnavailable) as error:
                log.info("teams.sign_not_shown", channel=work.address.channel, why=str(error))

    async def _type(self, spot: Spot) -> None:
        # A channel shows nobody typing.
        if spot.reference.kind == "channel":
            return
        try:
            await self._connector.send(spot.service_url, spot.conversation, {"type": "typing"})
        except (Unavailable, InDoubt) as error:
            log.info("teams.typing_not_shown", why=str(error))

    def _sign(self, work: _Work, spot: Spot) -> Sign | None:
        """What this conversation takes, as far as it is known."""
        now = _time()
        self._refused = {place: until for place, until in self._refused.items() if until > now}
        if spot.reference.conversation_id in self._refused:
            return None
        if spot.shared:
            return self._note(work, spot)
        if spot.conversation in self._streaming:
            return None
        self._streaming.add(spot.conversation)
        work.streams = True
        return Stream(self._connector, spot, _time)

    def _note(self, work: _Work, spot: Spot, id: str = "") -> Note:
        place = work.address.conversation
        return Note(
            self._connector,
            spot,
            tell("live_title", self._language),
            id=id,
            remember=lambda told: self._references.noted(place, told),
        )

    async def _end(self, work: _Work, spot: Spot | None) -> None:
        """Nothing is left over."""
        work.over = True
        async with work.lock:
            try:
                if work.sign is not None:
                    await work.sign.end(work.steps)
            except (IntegrationError, StoreUnavailable) as error:
                log.info("teams.sign_not_ended", channel=work.address.channel, why=str(error))
            except Exception:
                log.exception("teams.sign_defect", channel=work.address.channel)
            finally:
                if spot is not None and work.streams:
                    self._streaming.discard(spot.conversation)
                if self._works.get(work.address) is work:
                    del self._works[work.address]


async def _news(work: _Work, until: float) -> None:
    """Waits for news of the work, at most until then."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout_at(min(until, _time() + FORSAKEN)):
            await work.changed.wait()
            work.changed.clear()
