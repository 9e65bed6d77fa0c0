"""A store with all tables, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from tests.bot.people.hall import Hall, open_hall
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def hall(database: Database) -> Hall:
    """Monday 23 November 2026, 10:00 in Paris."""
    return await open_hall(database)
