"""An empty store and the room's calls to the stand-in, for tests of installing and of finding one's workspace."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bot.slack.client import SlackCalls
from bot.slack.settings import SlackSettings
from bot.slack.workspaces import Workspaces
from bot.store import migrate
from bot.store.database import Database

KEY = "x7fm3nGjJQm6Yk3bUeHkqzvF0wq2bM0sN2l5uYc0y1A="


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp()) / "commis.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@asynccontextmanager
async def empty_store() -> AsyncIterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "commis.db"
        shutil.copyfile(_template(), path)
        database = Database.open(f"sqlite:///{path}")
        try:
            yield database
        finally:
            await database.close()


@dataclass
class Hands:
    """A clock that is moved by hand."""

    at: datetime = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def advance(self, **by: float) -> None:
        self.at += timedelta(**by)


@asynccontextmanager
async def known_to(
    settings: SlackSettings, database: Database, clock: Hands | None = None
) -> AsyncIterator[tuple[Workspaces, SlackCalls]]:
    """Put together as the room does."""
    workspaces = Workspaces(settings, None, lambda: database, (clock or Hands()).now)
    calls = SlackCalls(settings.api_url, workspaces.token_of)
    workspaces.calls = calls
    try:
        yield workspaces, calls
    finally:
        await calls.close()
