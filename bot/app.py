"""The composition root: from settings to ports, graphs, platforms, queue and timetable. The only builder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from bot.approvals import Approvals
from bot.catalog import platforms as build_platforms
from bot.clock import Clock
from bot.deliverer import Deliverer
from bot.dispatcher import Dispatcher
from bot.effects import Effect, MarkQuoteSent, RecordQuote, SendMail
from bot.hearing import Hearing
from bot.intake import Intake
from bot.people import People
from bot.platform import Platform
from bot.questions import Questions
from bot.queue.local import Locks, Scanner
from bot.runner import Runner
from bot.scheduler import Timetable
from bot.settings import Settings
from bot.store import files, inbox, migrate, outbox
from bot.store.database import Database
from bot.store.inbox import InboxRow
from bot.store.lock import HomeLock
from bot.store.outbox import OutboxRow
from bot.turns import Ports, Turns
from graphs.catalog import PROCESSES
from graphs.context import Policy
from graphs.message import FileRef
from graphs.rules.price_rules import PriceRules
from graphs.understanding.model import Understanding
from integrations.books.sql import SqlBooks
from integrations.documents.typst_pdf import TypstDocuments
from integrations.errors import Misconfigured
from integrations.llm.openai import OpenAIModel
from integrations.llm.port import Model
from integrations.mail.maildir import MaildirOut
from integrations.mail.port import MailOut
from integrations.mail.smtp import SmtpOut

log = structlog.get_logger(__name__)


class HomeUnusable(Exception):
    """The data folder cannot be used; `str()` says why and what to do."""


@dataclass
class App:
    """Everything, opened. `working` says whether this process does the work (it holds the home's lock)."""

    settings: Settings
    clock: Clock
    database: Database
    books: SqlBooks
    people: People
    approvals: Approvals
    platforms: dict[str, Platform]
    door: Dispatcher
    turns: Turns
    timetable: Timetable
    events: Scanner[InboxRow]
    effects: Scanner[OutboxRow]
    working: bool

    def wake(self) -> None:
        self.events.wake()
        self.effects.wake()

    async def drain(self) -> None:
        """Works all that is due now, to the end. Raises `StoreUnavailable`."""
        await self.timetable.tick()
        while await self.events.drain() | await self.effects.drain():
            pass

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Works in the background until left; then lets what runs finish."""
        self.timetable.start()
        loops = [asyncio.create_task(self.events.run()), asyncio.create_task(self.effects.run())]
        await self.timetable.tick()
        try:
            yield
        finally:
            self.timetable.stop()
            await self.door.close()
            await asyncio.gather(self.events.stop(), self.effects.stop())
            await asyncio.gather(*loops, return_exceptions=True)


@asynccontextmanager
async def open_app(settings: Settings, *, offline: bool = False, clock: Clock | None = None) -> AsyncIterator[App]:
    """Opens everything and closes it again. `offline` never builds a model.

    Raises `HomeUnusable`, `StoreUnavailable`, `SchemaTooNew`.
    """
    async with AsyncExitStack() as stack:
        clock = clock or settings.clock()
        lock = _prepare_home(settings)
        working = lock.try_acquire()
        stack.callback(lock.release)
        migrate.upgrade(settings.database) if working else migrate.check(settings.database)
        database = Database.open(settings.database)
        stack.push_async_callback(database.close)
        books = SqlBooks.open(settings.database)
        stack.push_async_callback(books.close)
        app = await _assemble(settings, clock, database, books, working=working, offline=offline)
        if working:
            doubtful = await database.write(outbox.recover)
            if doubtful:
                log.warning("outbox.recovered", rows=doubtful)
        yield app


def _prepare_home(settings: Settings) -> HomeLock:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        return HomeLock(settings.home / "commis.lock")
    except OSError as error:
        raise HomeUnusable(f"{settings.home}: {error.strerror}") from None
