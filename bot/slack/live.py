"""Shows that work is under way: eyes and a status at once, a live plan when it lasts, and nothing left over after."""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

from bot.events import MessageReceived
from bot.slack.client import SlackCalls
from bot.slack.features import Features
from bot.slack.ids import account_id, is_ts, message_key
from bot.slack.plan import Plan
from bot.slack.settings import PLATFORM
from bot.slack.signals import Signals
from bot.slack.threads import Spot, Spots
from bot.slack.workspaces import Workspaces
from bot.store import inbox
from bot.store.database import Database, StoreUnavailable
from graphs.message import Address
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

PATIENCE = 1.2
"""Seconds of work before a plan is worth a message."""
FORSAKEN = 120.0
"""Seconds after which a status that nobody takes away goes by itself."""
GAP = 1.0
"""Seconds between two changes of a plan."""
FRESH = 300.0
"""Seconds during which what is worked in a thread is taken to be what was last heard there."""
HUSH = 30.0
CLOSING = 3.0
KEPT = 5_000
MOST = 40
"""Places whose work is shown at once: when more comes in, the work itself goes first."""


@dataclass(eq=False)
class _Work:
    """What is being done at one place. `reacted` are the messages that wear the eyes."""

    address: Address
    steps: list[str]
    abouts: list[str]
    touched: float
    ended: bool = False
    stopped: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    reacted: list[str] = field(default_factory=list[str])
    plan: Plan | None = None
    task: asyncio.Task[None] | None = None


@dataclass(frozen=True)
class _Heard:
    ts: str
    user: str
    at: float


class Live:
    """Best effort: never raises, never keeps its caller waiting; the calls of one place follow each other."""

    def __init__(
        self,
        calls: SlackCalls,
        workspaces: Workspaces,
        store: Callable[[], Database],
        language: str,
        *,
        patience: float = PATIENCE,
        forsaken: float = FORSAKEN,
    ) -> None:
        self._calls = calls
        self._workspaces = workspaces
        self._language = language
        self._store = store
        self._patience = patience
        self._forsaken = forsaken
        self._spots = Spots(calls, store)
        self._features = Features()
        self._signals = Signals(calls, self._features)
        self._works: dict[Address, _Work] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._heard: OrderedDict[Address, _Heard] = OrderedDict()
        self._hushed: dict[Address, float] = {}
        """Where somebody pressed Stop: what still runs out there shows no more."""

    # --- told by others -----------------------------------------------------------------------------------------------

    def heard(self, address: Address, ts: str, user: str) -> None:
        """A message was taken there: it is the one that is worked, for this user."""
        self._heard[address] = _Heard(ts, user, asyncio.get_running_loop().time())
        self._heard.move_to_end(address)
        if len(self._heard) > KEPT:
            self._heard.popitem(last=False)

    async def status(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        """What is being done there, newest last; empty: nothing any more."""
        work = self._works.get(address)
        if not steps:
            self._hushed.pop(address, None)
            if work is not None:
                work.ended = True
                work.changed.set()
            return
        if self._hushed.get(address, 0.0) > asyncio.get_running_loop().time() and not about:
            return
        if work is None or work.ended:
            if len(self._works) >= MOST:
                return
            work = self._begin(address, work)
        work.steps.extend(step for step in steps if step not in work.steps)
        work.touched = asyncio.get_running_loop().time()
        message = about or self._recent(address)
        if is_ts(message) and message not in work.abouts:
            work.abouts.append(message)
        work.changed.set()

    async def stopped(self, channel: str, thread: str, streams: Sequence[str] = ()) -> None:
        """Somebody pressed Stop there; Slack has ended these streams, and waits for us to say that nothing goes on.
        `channel` and `thread` are those of the desk."""
        address = Address(PLATFORM, channel, thread)
        now = asyncio.get_running_loop().time()
        self._hushed = {place: until for place, until in self._hushed.items() if until > now} | {address: now + HUSH}
        work = self._works.get(address)
        if work is not None and not work.ended:
            work.ended = work.stopped = True
            work.changed.set()
        else:
            self._keep(asyncio.create_task(self._rest(address, streams)))

    async def close(self) -> None:
        """Ends everything that is shown, within a few seconds."""
        for work in self._works.values():
            work.ended = True
            work.changed.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=CLOSING)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    # --- the work of one place ----------------------------------------------------------------------------------------

    def _begin(self, address: Address, before: _Work | None) -> _Work:
        work = _Work(address, [], [], asyncio.get_running_loop().time())
        self._works[address] = work
        work.task = self._keep(asyncio.create_task(self._run(work, before.task if before else None)))
        return work

    def _keep(self, task: asyncio.Task[None]) -> asyncio.Task[None]:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _run(self, work: _Work, before: asyncio.Task[None] | None) -> None:
        try:
            if before is not None:
                await asyncio.wait([before])
            spot = await self._spots.of(work.address)
            if spot.thread is not None and await self._workspaces.of(spot.team) is not None:
                if work.address not in self._heard:
                    await self._recall(work, spot, spot.thread)
                try:
                    await self._show(work, spot)
                finally:
                    await self._end(work, spot)
        except (IntegrationError, StoreUnavailable) as error:
            log.info("slack.status_not_shown", channel=work.address.channel, why=str(error))
        except Exception:
            log.exception("slack.status_defect", channel=work.address.channel)
        finally:
            work.ended = True
            if self._works.get(work.address) is work:
                del self._works[work.address]

    async def _recall(self, work: _Work, spot: Spot, thread: str) -> None:
        """After a restart: whose work it is, and which message still wears the eyes of the process before."""
        row = await self._store().read(lambda c: inbox.by_key(c, message_key(spot.team, spot.channel, thread)))
        if row is None or not isinstance(row.event, MessageReceived):
            return
        with contextlib.suppress(ValueError):
            self.heard(work.address, row.event.message, account_id(row.event.sender.id).user)
        if row.state == "new" and is_ts(row.event.message) and row.event.message not in work.abouts:
            work.abouts.append(row.event.message)

    async def _show(self, work: _Work, spot: Spot) -> None:
        loop = asyncio.get_running_loop()
        plan_at = loop.time() + self._patience
        said = ""
        shown = 0
        while not work.ended and loop.time() < work.touched + self._forsaken:
            work.changed.clear()
            if loop.time() < plan_at:
                news = work.steps[-1] if work.steps[-1] != said else ""
                await asyncio.gather(self._react(work, spot), self._signals.say(spot, news, first=not said))
                said = work.steps[-1]
                until = min(plan_at, work.touched + self._forsaken)
            else:
                await self._react(work, spot)
                if len(work.steps) != shown:
                    shown = len(work.steps)
                    await self._planned(work, spot).show(work.steps)
                    await _pause(work, GAP)
                until = work.touched + self._forsaken
            await _next(work, until)

    def _planned(self, work: _Work, spot: Spot) -> Plan:
        if work.plan is None:
            heard = self._heard.get(work.address)
            user = heard.user if heard else ""
            work.plan = Plan(self._calls, self._features, spot, user, self._language)
        return work.plan

    async def _react(self, work: _Work, spot: Spot) -> None:
        news = [ts for ts in work.abouts if ts not in work.reacted]
        work.reacted.extend(news)
        await self._signals.react(spot, news)

    async def _end(self, work: _Work, spot: Spot) -> None:
        """Each of these even when another fails: what is left over would seem to work for ever."""
        plan = work.plan.finish(stopped=work.stopped) if work.plan is not None else _nothing()
        await asyncio.gather(self._signals.unreact(spot, work.reacted), self._signals.quiet(spot), plan)

    async def _rest(self, address: Address, streams: Sequence[str]) -> None:
        """Nothing is done there that we know of (before a restart it was): Slack is told so."""
        try:
            spot = await self._spots.of(address)
            if spot.thread is not None:
                await self._signals.quiet(spot)
                await self._signals.stop(spot, streams, self._language)
        except (IntegrationError, StoreUnavailable) as error:
            log.info("slack.status_not_shown", channel=address.channel, why=str(error))

    def _recent(self, address: Address) -> str:
        """The message that was last heard there, while it is likely to be the one that is worked."""
        heard = self._heard.get(address)
        fresh = heard is not None and asyncio.get_running_loop().time() - heard.at < FRESH
        return heard.ts if heard is not None and fresh else ""


async def _nothing() -> None:
    return None


async def _next(work: _Work, until: float) -> None:
    """Waits for news of the work, at most until then."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout_at(until):
            await work.changed.wait()


async def _pause(work: _Work, seconds: float) -> None:
    """Lets changes gather, unless the work ends."""
    until = asyncio.get_running_loop().time() + seconds
    while not work.ended and asyncio.get_running_loop().time() < until:
        await _next(work, until)
        if not work.ended and work.changed.is_set():
            await asyncio.sleep(0.05)
