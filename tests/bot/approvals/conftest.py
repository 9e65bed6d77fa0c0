"""A room with people in it, on a fresh SQLite file and on a real PostgreSQL."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from tests.bot.approvals.room import Room, open_room
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def room(database: Database) -> Room:
    """Monday 23 November 2026, 10:00 in Paris."""
    return await open_room(database)
