"""The data folder opened: its lock, its database at this release's schema, and the books and people kept in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import structlog

from bot.clock import Clock
from bot.people import People
from bot.platform import Platform
from bot.settings import BadSetting, Settings, SettingsError
from bot.store import migrate, outbox
from bot.store.database import Database, SchemaMissing
from bot.store.lock import HomeLock
from integrations.books.sql import SqlBooks

log = structlog.get_logger(__name__)

SCHEMA_SECONDS = 10.0
"""How long to wait for the process that holds the folder to bring its schema up to date."""

POLL_SECONDS = 0.1


class HomeUnusable(Exception):
    """The data folder cannot be used; `str()` says which and what the system says of it."""


@dataclass
class Home:
    settings: Settings
    clock: Clock
    database: Database
    books: SqlBooks
    people: People
    lock: HomeLock

    @property
    def working(self) -> bool:
        """Whether this process does the work: it holds the folder's lock."""
        return self.lock.held

    async def take_over(self) -> bool:
        """Becomes the process that does the work if nobody else is; true when it is."""
        if self.lock.held:
            return True
        if not _acquired(self.lock):
            return False
        await self.people.refresh()
        await self.recover()
        return True

    async def recover(self) -> None:
        """What a crash left in the middle is in doubt."""
        doubtful = await self.database.write(outbox.recover)
        if doubtful:
            log.warning("outbox.recovered", rows=doubtful)


@asynccontextmanager
async def open_home(
    settings: Settings, platforms: Mapping[str, Platform], *, clock: Clock | None = None
) -> AsyncGenerator[Home]:
    """Opens it and closes it again. Raises `HomeUnusable`, `SettingsError`, `StoreUnavailable`, `SchemaTooNew`,
    `SchemaMissing`."""
    async with AsyncExitStack() as stack:
        lock, database = _lock(settings), _database(settings)
        stack.callback(lock.release)
        await _ready_schema(settings, lock)
        stack.push_async_callback(database.close)
        books = SqlBooks.open(settings.database)
        stack.push_async_callback(books.close)
        people = People(database, platforms, language=settings.language, time_zone=settings.time_zone)
        await people.load()
        yield Home(settings, clock or settings.clock(), database, books, people, lock)


def _database(settings: Settings) -> Database:
    try:
        return Database.open(settings.database)
    except ValueError as error:
        problem = BadSetting("COMMIS_DATABASE_URL", "database_url", str(error))
        raise SettingsError([problem], settings.language) from None


def _lock(settings: Settings) -> HomeLock:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeUnusable(f"{settings.home}: {error.strerror}") from None
    return HomeLock(settings.home / "commis.lock")


def _acquired(lock: HomeLock) -> bool:
    try:
        return lock.try_acquire()
    except OSError as error:
        raise HomeUnusable(f"{error.filename}: {error.strerror}") from None


async def _ready_schema(settings: Settings, lock: HomeLock) -> None:
    """Brings the schema up to date, or waits while the process that holds the folder does."""
    deadline = asyncio.get_running_loop().time() + SCHEMA_SECONDS
    while not _acquired(lock):
        try:
            return migrate.check(settings.database)
        except SchemaMissing:
            if asyncio.get_running_loop().time() > deadline:
                raise
            await asyncio.sleep(POLL_SECONDS)
    return migrate.upgrade(settings.database)
