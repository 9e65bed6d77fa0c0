"""What everything that comes in works with: the desk, what the store knows of threads, and what is done afterwards."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import structlog

from bot.events import MessageReceived
from bot.store import inbox, outbox, posts, threads
from bot.store import settings as stored
from bot.store.database import Connection
from bot.store.posts import PostRow
from bot.teams import ids
from bot.teams.activities import Spot
from bot.teams.desk import TeamsDesk
from bot.teams.notes import Notes
from bot.teams.references import Reference
from bot.teams.settings import PLATFORM, TeamsSettings
from bot.teams.translate import Asked, Named
from graphs.message import Address

log = structlog.get_logger(__name__)

REMEMBERED = 5_000
TO_SETTLE, SETTLE_STEP = 1.0, 0.03
"""Seconds that the answer to a click waits, at most and at a time, for the card's update to be sent."""

AFTERWARDS = 120.0
"""Seconds that anything after the answer may take: files are sent then as well."""


_UNDER_WAY = {"new", "sending", "unknown"}


class Places(Protocol):
    """What `bot.teams.references.References` knows."""

    async def of(self, channel: str) -> Reference | None: ...

    async def seen(self, activity: Mapping[str, Any]) -> None: ...

    async def forget(self, channel: str) -> None: ...


class Cards(Protocol):
    """What `bot.teams.sender.TeamsPlatform` is asked and told."""

    async def card_for(self, key: str, account: str) -> dict[str, Any] | None: ...

    async def consented(self, value: Mapping[str, Any], address: Address, consent: str = "") -> None: ...

    async def declined(self, value: Mapping[str, Any], address: Address, consent: str = "") -> None: ...


class Afterwards:
    """What is done once Teams has its answer: best effort, bounded in time, its failures only logged."""

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
        log.warning("teams.afterwards.failed", what=what, why=f"{type(error).__name__}: {error}")


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


@dataclass(frozen=True)
class Parts:
    settings: TeamsSettings
    desk: TeamsDesk
    references: Places
    cards: Cards
    notes: Notes
    later: Afterwards = field(default_factory=Afterwards)
    told: Recent = field(default_factory=Recent)

    async def language(self, spot: Spot) -> str:
        """That of the person, or the house's for somebody who is nobody's account."""
        person = await self.desk.person(spot.account) if spot.user and not spot.stranger else None
        return person.language if person else self.settings.language

    async def named(self, asked: Asked, spot: Spot) -> Named:
        """What the store knows of the thread that a message belongs in."""
        if not asked.reply_to:
            return Named()
        return await self.desk.database.read(lambda c: _named(c, asked, spot))

    async def heard(self, key: str) -> MessageReceived | None:
        """The message that was kept under that key."""
        row = await self.desk.database.read(lambda c: inbox.by_key(c, key))
        return row.event if row is not None and isinstance(row.event, MessageReceived) else None

    async def post(self, spot: Spot, *, key: str = "", reference: str = "") -> PostRow | None:
        """A message of ours that stands where somebody acts, and nowhere else."""

        def look(c: Connection) -> PostRow | None:
            row = posts.by_key(c, key) if key else None
            if row is not None and (row.platform, row.channel) == (PLATFORM, spot.channel):
                return row
            return posts.by_reference(c, PLATFORM, spot.channel, reference) if reference else None

        return await self.desk.database.read(look)

    async def settled(self, post: PostRow) -> None:
        """Waits a moment for what is about to change in it, so that nobody is shown what is over."""
        case_id = post.case_id
        if case_id is None:
            return
        deadline = asyncio.get_running_loop().time() + TO_SETTLE
        while await self.desk.database.read(lambda c: _is_changing(c, case_id, post.key)):
            if asyncio.get_running_loop().time() > deadline:
                log.info("teams.card.unsettled", post=post.key)
                return
            await asyncio.sleep(SETTLE_STEP)

    async def once(self, name: str) -> bool:
        """Whether this is the first time, whatever was restarted since."""

        def mark(c: Connection) -> bool:
            known = stored.get(c, f"{PLATFORM}.{name}", False) is True
            if not known:
                stored.put(c, f"{PLATFORM}.{name}", True)
            return not known

        return await self.desk.database.write(mark)

    async def undone(self, name: str) -> None:
        """What `once` marked has not happened after all."""
        await self.desk.database.write(lambda c: stored.put(c, f"{PLATFORM}.{name}", False))

    def decline(self, spot: Spot, name: str) -> None:
        """Says why nothing is worked, once to each person and place."""
        if self.told.first(f"{name}:{spot.tenant}:{spot.conversation.partition(';')[0]}:{spot.mri}"):
            self.later.do("decline", self.notes.tell(spot, self.settings.language, name))


def _is_changing(c: Connection, case_id: str, key: str) -> bool:
    return any(
        row.kind == "update" and row.payload.get("post_key") == key and row.state in _UNDER_WAY
        for row in outbox.of_case(c, case_id)
    )


def _named(c: Connection, asked: Asked, spot: Spot) -> Named:
    channel, reply_to = spot.channel, asked.reply_to
    if asked.within:
        name = threads.thread_of(c, PLATFORM, channel, reply_to)
        return Named(name, threads.takes_part(c, PLATFORM, channel, name))
    # Where Teams has no threads, an answer to a message belongs where that message does.
    if posts.by_reference(c, PLATFORM, channel, reply_to) is not None:
        return Named(threads.thread_of(c, PLATFORM, channel, reply_to), takes_part=True)
    row = inbox.by_key(c, ids.message_key(spot.tenant, spot.conversation, reply_to))
    if row is not None and isinstance(row.event, MessageReceived):
        return Named(row.event.address.thread, takes_part=True)
    return Named()
