"""What every headless command needs: the app opened, and its work driven to the end, here or by the running service."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from bot.app import App, open_app
from bot.settings import Settings
from bot.store.database import Connection
from bot.store.people import PersonRow

T = TypeVar("T")

WATCH_SECONDS = 60
"""How long a command waits for the service that holds the data folder."""

POLL_SECONDS = 0.05


class CommandError(Exception):
    """The command cannot be carried out; `str()` is for the person at the keyboard. Exit status 2."""


@asynccontextmanager
async def session(settings: Settings) -> AsyncGenerator[App]:
    """The app, with people to act as: a home without any gets the local ones."""
    async with open_app(settings) as app:
        await app.people.ensure_defaults()
        yield app


async def finish(app: App, settled: Callable[[Connection], bool]) -> None:
    """Works all that is due, or waits while the running service does."""
    if app.working:
        await app.drain()
        return
    deadline = asyncio.get_running_loop().time() + WATCH_SECONDS
    while not await app.database.read(settled):
        if asyncio.get_running_loop().time() > deadline:
            raise CommandError(
                "The running service has not finished within a minute; see `commis cases`. / "
                "Le service en cours n'a pas fini en une minute ; voyez `commis cases`."
            )
        await asyncio.sleep(POLL_SECONDS)


def person_named(app: App, spec: str) -> PersonRow:
    """Raises `CommandError`, naming who exists."""
    try:
        return app.people.find(spec)
    except LookupError as error:
        raise CommandError(str(error)) from None


def show(data: dict[str, Any] | list[Any]) -> None:
    """Prints one JSON value."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    sys.stderr.write(text + "\n")
