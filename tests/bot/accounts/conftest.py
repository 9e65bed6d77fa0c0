"""A store with all tables, on SQLite and on PostgreSQL, and the company whose Léa is not known on the platform yet."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from tests.bot.accounts.hall import Hall, member, open_hall
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def hall(database: Database) -> Hall:
    opened = await open_hall(database)
    opened.chat.accounts["T1/U1"] = member("lea@aubrac.example")
    return opened
