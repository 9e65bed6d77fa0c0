"""A company with people of three ranks, its books imported; and one whose books are empty."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot import sample
from tests.support.world import World, open_world


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with open_world(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncGenerator[World]:
    folder = tmp_path / "people-only"
    folder.mkdir()
    for name in ("people.csv", "roles.csv"):
        (folder / name).write_bytes((sample.folder() / name).read_bytes())
    async with open_world(tmp_path / "home", folder=folder) as opened:
        yield opened
