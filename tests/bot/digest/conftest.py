"""A company in miniature whose digest comes to #direction."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.bot.digest.house import House
from tests.support.world import open_world


@pytest.fixture
async def house(tmp_path: Path) -> AsyncGenerator[House]:
    async with open_world(tmp_path / "home") as world:
        yield House(world)
