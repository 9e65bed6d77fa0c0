"""`commis demo` and `commis run`: the desk open, the work going on, until stopped."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from argparse import Namespace
from collections.abc import Callable

from bot import sample
from bot.app import App, open_app
from bot.commands import wording
from bot.commands.books import import_folder
from bot.commands.session import CommandError, say
from bot.server import serving
from bot.settings import Settings


async def demo(settings: Settings, options: Namespace) -> int:
    """The sample company, unless the data folder already has books."""
    async with open_app(settings, offline=not options.model) as app:
        _must_work(app, settings)
        if not (await app.books.directory()).customers:
            say(wording.preparing(settings.language))
            await import_folder(app, sample.folder(), quiet=True)
        return await _serve(app, settings, wording.demo_ready, any_port=True)


async def run(settings: Settings, options: Namespace) -> int:
    """The real service on the company's own books."""
    del options
    async with open_app(settings) as app:
        _must_work(app, settings)
        await app.people.ensure_defaults()
        if not (await app.books.directory()).customers:
            say(wording.no_books(settings.language))
        return await _serve(app, settings, wording.run_ready, any_port=False)


def _must_work(app: App, settings: Settings) -> None:
    if not app.working:
        raise CommandError(wording.already_running(str(settings.home), settings.language))


async def _serve(app: App, settings: Settings, ready: Callable[[str, str, str], str], *, any_port: bool) -> int:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
            loop.add_signal_handler(number, stopped.set)
    async with app.running(), serving(app, any_port=any_port) as address:
        say(ready(address, str(settings.home), settings.language))
        await stopped.wait()
        say(wording.stopping(settings.language))
    return 0
