"""A court on a fresh SQLite file and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.store.database import Database
from integrations.books.sql import SqlBooks
from tests.bot.judgement.court import Court, open_court
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def court(database: Database, database_url: str) -> AsyncIterator[Court]:
    """Monday 23 November 2026, 9:00 UTC."""
    books = SqlBooks.open(database_url)
    yield await open_court(database, books)
    await books.close()
