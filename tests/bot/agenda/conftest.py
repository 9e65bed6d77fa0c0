"""Empty stores of both kinds, and a desk of reminders over one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.agenda.room import Room
from tests.support.databases import database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def room(database_url: str) -> AsyncIterator[Room]:
    opened = await Room.open(database_url)
    yield opened
    await opened.close()
