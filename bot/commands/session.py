"""What every headless command needs: the app or the records opened, the work driven to its end, and printing."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.commands.command_error import CommandError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import App
    from bot.home import Home
    from bot.people import People
    from bot.store.database import Connection
    from bot.store.people import PersonRow

WATCH_SECONDS = 60
"""How long a command waits for the process that holds the data folder."""

POLL_SECONDS = 0.05


@asynccontextmanager
async def session(settings: Settings) -> AsyncGenerator[App]:
    """The app, with people to act as: a home without any gets the local ones."""
    from bot.app import open_app

    async with open_app(settings) as app:
        await app.people.ensure_defaults()
        yield app


@asynccontextmanager
async def records(settings: Settings) -> AsyncGenerator[Home]:
    """What is kept, for commands that start no work: they load in a third of the time."""
    from bot.catalog import build_platforms, slack_room, teams_room
    from bot.home import open_home
    from bot.web.live import Hub

    async with open_home(settings, build_platforms(Hub(), slack_room(settings), teams_room(settings))) as home:
        await home.people.ensure_defaults()
        yield home


async def finish(app: App, settled: Callable[[Connection], bool]) -> bool:
    """Works all that is due, or watches while the process that holds the folder does, and takes over when that one
    goes. False: it was not settled within a minute."""
    deadline = asyncio.get_running_loop().time() + WATCH_SECONDS
    while not await app.home.take_over():
        if await app.database.read(settled):
            return True
        if asyncio.get_running_loop().time() > deadline:
            return False
        await asyncio.sleep(POLL_SECONDS)
    await app.drain()
    return True


def person_named(people: People, spec: str) -> PersonRow:
    """Raises `CommandError`, naming who exists."""
    try:
        return people.find(spec)
    except LookupError as error:
        raise CommandError(str(error)) from None


def show(data: dict[str, Any] | list[Any]) -> None:
    """Prints one JSON value, whatever letters the stream can write."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    say(json.dumps(data, ensure_ascii=plain, indent=2, default=str))


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
