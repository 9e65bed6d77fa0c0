"""Empty stores of both kinds, and a desk over one that sends letters."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.undo.letters import Desk
from tests.support.databases import database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    opened = await Desk.open(database_url)
    yield opened
    await opened.close()
