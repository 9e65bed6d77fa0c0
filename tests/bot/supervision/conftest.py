"""Empty stores of both kinds, and a desk of supervision over one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.supervision.room import Room
from tests.support.databases import database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest.fixture
async def room(database_url: str) -> AsyncIterator[Room]:
    """Without an operators' channel: troubles are told to the directors in private."""
    opened = await Room.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def staffed(database_url: str) -> AsyncIterator[Room]:
    """With an operators' channel."""
    opened = await Room.open(database_url, operator_channel="exploitation")
    yield opened
    await opened.close()
