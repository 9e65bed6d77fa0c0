"""What every listener works with: the desk, the workspace's calls, and a place for what happens after the ack."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import structlog

from bot.slack.client import SlackCalls
from bot.slack.desk import SlackDesk
from bot.slack.notes import Notes
from bot.slack.settings import PLATFORM, SlackSettings
from bot.slack.workspaces import Workspaces
from bot.store import settings as stored
from bot.store import threads
from bot.store.database import Connection, Database
from graphs.message import Address

log = structlog.get_logger(__name__)

REMEMBERED = 5_000
AFTERWARDS = 30.0
"""Seconds that anything after the ack may take."""


class Showing(Protocol):
    """What `bot.slack.live.Live` is told of what comes in."""

    def heard(self, address: Address, ts: str, user: str) -> None: ...

    async def stopped(self, channel: str, thread: str, streams: Sequence[str] = ()) -> None: ...


class Accounts(Protocol):
    """What `bot.slack.sender.SlackPlatform` remembers of accounts."""

    def forget_account(self, external_id: str) -> None: ...


class Afterwards:
    """What is done once Slack has its ack: best effort, bounded in time, its failures only logged."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def do(self, what: str, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(_bounded(what, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Waits for all of it."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self, patience: float = 2.0) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _bounded(what: str, work: Coroutine[Any, Any, object]) -> None:
    try:
        async with asyncio.timeout(AFTERWARDS):
            await work
    except Exception as error:
        log.warning("slack.afterwards.failed", what=what, why=f"{type(error).__name__}: {error}")


class Recent:
    """Remembers the newest keys, to do a thing once of those that leave no trace in the store."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._most = most

    def first(self, key: str) -> bool:
        if key in self._keys:
            return False
        self._keys[key] = None
        if len(self._keys) > self._most:
            self._keys.popitem(last=False)
        return True


class Shared:
    """Which channels are shared with another company: events tell, clicks and shortcuts do not."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: OrderedDict[str, bool] = OrderedDict()

    async def learn(self, channel: str, shared: bool) -> None:
        """`channel` as the desk names it. Written down when it is news, as it matters after a restart as well."""
        if self._known.get(channel, False) == shared:
            return
        await self._database.write(lambda c: stored.put(c, _shared(channel), shared))
        self._known[channel] = shared
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    async def __call__(self, channel: str) -> bool:
        if channel in self._known:
            return self._known[channel]
        return await self._database.read(lambda c: stored.get(c, _shared(channel), False) is True)


def _shared(channel: str) -> str:
    return f"{PLATFORM}.shared:{channel}"


@dataclass(frozen=True)
class Parts:
    settings: SlackSettings
    desk: SlackDesk
    workspaces: Workspaces
    calls: SlackCalls
    accounts: Accounts
    live: Showing
    notes: Notes
    shared: Shared
    later: Afterwards = field(default_factory=Afterwards)

    async def language(self, account: str) -> str:
        person = await self.desk.person(account)
        return person.language if person else self.settings.language

    async def known(self, address: Address) -> Address:
        """The place as the desk knows it: a thread under a message of ours may have a name of ours."""
        return (await self.membership(address))[0]

    async def membership(self, address: Address) -> tuple[Address, bool]:
        """The same, and whether Commis takes part in that thread."""
        thread = address.thread
        if thread is None:
            return address, False

        def look(c: Connection) -> tuple[Address, bool]:
            named = threads.thread_of(c, PLATFORM, address.channel, thread)
            part = threads.takes_part(c, PLATFORM, address.channel, named)
            return Address(PLATFORM, address.channel, named), part

        return await self.desk.database.read(look)
