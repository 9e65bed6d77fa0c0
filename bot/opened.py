"""The program, opened: its rooms, its loops, and how it warms up, works all that is due, and stops."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.accounts import Accounts
from bot.approvals import Approvals
from bot.clock import Clock
from bot.dispatcher import Dispatcher
from bot.dunning.room import Daily
from bot.effects import Effect
from bot.front import Front, Switches
from bot.home import Home
from bot.judgement import Judgement
from bot.leads.room import LeadRoom
from bot.mailbox.fetching import Mailbox
from bot.people import People
from bot.platform import Platform
from bot.queue.local import Scanner
from bot.rules import RuleRoom
from bot.scheduler import Timetable
from bot.settings import Settings
from bot.standings import KeptStandings
from bot.store import inbox, outbox_clock
from bot.store.database import Database
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from bot.texts.kept import KeptTexts
from bot.timed_rooms import TimedRooms
from bot.turns import Turns
from bot.web.live import Hub
from graphs.message import Address
from graphs.rules.expression import parse_expression
from graphs.understanding.catalogue import index_of
from integrations.books.sql import SqlBooks
from integrations.documents.typst_pdf import TypstDocuments
from integrations.mail.port import MailOut

if TYPE_CHECKING:
    from bot.slack.room import SlackRoom
    from bot.teams.room import TeamsRoom


@dataclass
class App:
    """Everything, opened."""

    home: Home
    settings: Settings
    clock: Clock
    database: Database
    books: SqlBooks
    people: People
    approvals: Approvals
    mail: MailOut
    documents: TypstDocuments
    platforms: dict[str, Platform]
    hub: Hub
    door: Dispatcher
    turns: Turns
    timetable: Timetable
    events: Scanner[InboxRow]
    effects: Scanner[OutboxRow]
    acts: Mapping[str, Effect]
    mail_place: Address
    accounts: Accounts
    switches: Switches
    front: Front
    rules: RuleRoom
    judgement: Judgement
    standings: KeptStandings
    daily: Daily
    leads: LeadRoom
    timed: TimedRooms
    texts: KeptTexts
    mailbox: Mailbox | None = None
    slack: SlackRoom | None = None
    teams: TeamsRoom | None = None

    @property
    def rooms(self) -> list[SlackRoom | TeamsRoom]:
        """The chat platforms outside that are set up."""
        return [room for room in (self.slack, self.teams) if room is not None]

    @property
    def working(self) -> bool:
        """Whether this process does the work (it holds the home's lock)."""
        return self.home.working

    def wake(self) -> None:
        self.events.wake()
        self.effects.wake()

    async def warm(self) -> None:
        """Does once, before anyone waits for it, what would make the first messages wait."""
        await asyncio.gather(
            self.documents.warm(),
            asyncio.to_thread(index_of, await self.books.directory()),
            asyncio.to_thread(parse_expression, "true"),
        )
        gc.collect()
        # All that start-up made stays: looking through it again and again would stop the loop for a fifth of a second.
        gc.freeze()

    async def drain(self) -> None:
        """Works all that is due now, to the end. Raises `StoreUnavailable`."""
        await self.timetable.tick()
        worked = True
        while worked:
            # Side by side: an event may wait for an effect that is on its way, and an effect brings events.
            done = await asyncio.gather(self.events.drain(), self.effects.drain(), return_exceptions=True)
            for result in done:
                if isinstance(result, BaseException):
                    raise result
            worked = True in done

    async def plan(self) -> None:
        """At start, and when the clock went back: plans what is not planned, or was by one that had jumped ahead."""
        now = self.clock.now()
        await self.database.write(lambda c: (inbox.pull_back(c, now), outbox_clock.pull_back(c, now)))
        await self.daily.plan()
        await self.leads.plan()
        await self.timed.plan()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Works in the background until left; then lets what runs finish."""
        await self.warm()
        self.timetable.turned_back = self.plan
        self.timetable.start()
        await self.plan()
        loops = [asyncio.create_task(self.events.run()), asyncio.create_task(self.effects.run())]
        await self.timetable.tick()
        for room in self.rooms:
            await room.start()
        if self.mailbox is not None:
            await self.mailbox.start()
        try:
            yield
        finally:
            if self.mailbox is not None:
                await self.mailbox.stop()
            for room in self.rooms:
                await room.stop()
            self.timetable.stop()
            await self.door.close()
            await asyncio.gather(self.events.stop(), self.effects.stop())
            await asyncio.gather(*loops, return_exceptions=True)
