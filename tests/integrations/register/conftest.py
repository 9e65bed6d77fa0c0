"""A register by the clock of the test."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import pytest

from integrations.http import HttpClient
from integrations.register.recherche_entreprises import RechercheEntreprises, register_of
from tests.support.register_server import RegisterServer

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


class Passing:
    """A clock that only goes forward, and as it is told."""

    def __init__(self) -> None:
        self.at = time.monotonic()

    def __call__(self) -> float:
        return self.at


async def at_once(_seconds: float) -> None:
    await asyncio.sleep(0)


@pytest.fixture
def passing() -> Passing:
    return Passing()


@pytest.fixture
async def opened(passing: Passing) -> AsyncIterator[Callable[[RegisterServer], RechercheEntreprises]]:
    """A register by the clock of the test, which waits for no pause between tries."""
    http = HttpClient(lambda: NOW, sleep=at_once)
    yield lambda server: register_of(http, lambda: NOW, url=server.url, per_second=1e6, timeout=0.5, seconds=passing)
    await http.close()
