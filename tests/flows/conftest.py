"""The company in miniature, fresh for each conversation."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import pytest

from tests.support.peers import PeerMissing
from tests.support.playground.server import PlaygroundServer
from tests.support.slack_world import SlackWorld, Transport, open_slack
from tests.support.teams_world import TeamsWorld, open_teams
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


@pytest.fixture
def transport() -> Transport:
    """How Slack reaches the desk; a test that is parametrised by it is run over both."""
    return "http"


@pytest.fixture
async def slack(prepared_home: Path, tmp_path: Path, transport: Transport) -> AsyncGenerator[SlackWorld]:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with open_slack(home, transport=transport) as opened:
        yield opened


@pytest.fixture
async def slack_for_two(prepared_home: Path, tmp_path: Path, transport: Transport) -> AsyncGenerator[SlackWorld]:
    """Where every approval above 50 € takes two people."""
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with open_slack(home, transport=transport, two_people_above=50) as opened:
        yield opened


@pytest.fixture(scope="session")
def playground() -> Iterator[PlaygroundServer]:
    """The real Agents Playground, one for the run. A machine that cannot start it fails, and says what to do."""
    try:
        server = PlaygroundServer()
    except PeerMissing as missing:
        pytest.fail(str(missing))
    yield server
    server.close()


@pytest.fixture
async def teams(prepared_home: Path, tmp_path: Path, playground: PlaygroundServer) -> AsyncGenerator[TeamsWorld]:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with open_teams(home, playground) as opened:
        yield opened
