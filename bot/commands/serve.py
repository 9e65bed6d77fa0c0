"""`commis demo` and `commis run`: the desk open, the work going on, until stopped."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from argparse import Namespace
from urllib.parse import urlsplit

from bot import sample
from bot.app import App, open_app
from bot.commands import wording
from bot.commands.books import import_folder
from bot.commands.command_error import CommandError
from bot.commands.session import say
from bot.server import LAST_PORT, PortTaken, serving
from bot.settings import Settings
from bot.store import switches

TAKE_OVER_SECONDS = 5.0
"""How long to wait for a command that is just finishing on the same folder."""


async def demo(settings: Settings, options: Namespace) -> int:
    """The sample company, unless the data folder already has books. It lets quotes leave alone, and at once, so that a
    first try meets its end, and asks nothing of servers outside; what is set in the environment holds."""
    usual = {"undo_minutes": "0", "company_register": "none", "digest_channel": "general"}
    settings = _on_port(settings, options).model_copy(
        update={name: value for name, value in usual.items() if name not in settings.model_fields_set}
    )
    async with open_app(settings, offline=not options.model, local=True) as app:
        await _must_work(app, settings)
        if not (await app.books.directory()).customers:
            say(wording.text("preparing", settings.language))
            await import_folder(app, sample.folder(), quiet=True)
            await _let_act(app, settings)
        await app.people.ensure_defaults()
        return await _serve(app, settings, "demo_ready", any_port=True)


def _on_port(settings: Settings, options: Namespace) -> Settings:
    if options.port is None:
        return settings
    if not 0 <= options.port <= LAST_PORT:
        raise CommandError(wording.text("bad_port", settings.language, last=LAST_PORT))
    return settings.model_copy(update={"port": options.port})


async def _let_act(app: App, settings: Settings) -> None:
    """What the sample company has decided; kept like anybody's decision, so that commands beside the desk see it."""
    if "autonomy_quote" in settings.model_fields_set:
        return
    await app.database.write(lambda c: switches.set_level(c, "quote", "act", revision="sample"))
    await app.switches.refresh()


async def run(settings: Settings, options: Namespace) -> int:
    """The real service on the company's own books."""
    settings = _on_port(settings, options)
    async with open_app(settings) as app:
        await _must_work(app, settings)
        await app.people.ensure_defaults()
        if not (await app.books.directory()).customers:
            say(wording.text("no_books", settings.language))
        return await _serve(app, settings, "run_ready", any_port=False)


async def _must_work(app: App, settings: Settings) -> None:
    deadline = asyncio.get_running_loop().time() + TAKE_OVER_SECONDS
    while not await app.home.take_over():
        if asyncio.get_running_loop().time() > deadline:
            raise CommandError(wording.text("already_running", settings.language, home=settings.home))
        await asyncio.sleep(0.1)


async def _serve(app: App, settings: Settings, ready: str, *, any_port: bool) -> int:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
            loop.add_signal_handler(number, stopped.set)
    try:
        async with app.running(), serving(app, any_port=any_port) as address:
            _announce(address, settings, ready)
            await stopped.wait()
            say(wording.text("stopping", settings.language))
    except PortTaken as taken:
        raise CommandError(wording.text("port_taken", settings.language, where=taken)) from None
    return 0


def _announce(address: str, settings: Settings, ready: str) -> None:
    port = urlsplit(address).port
    if settings.port and port != settings.port:
        say(wording.text("other_port", settings.language, wanted=settings.port, port=port))
    say(wording.text(ready, settings.language, address=address, home=settings.home))
