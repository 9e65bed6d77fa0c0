"""The company in miniature, fresh for each conversation."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.support.world import World, open_world


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample company loaded, to be copied: loading it anew for each test would cost a second."""
    home = tmp_path_factory.mktemp("prepared") / "home"

    async def prepare() -> None:
        async with open_world(home):
            pass

    asyncio.run(prepare())
    return home


@pytest.fixture
async def world(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with open_world(home) as opened:
        yield opened
