"""Empty stores of both kinds, and a timetable's desk over one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.timetable.house import House
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    house = await House.open(database_url)
    yield house
    await house.close()
