"""The web servers: the desk and metrics on this machine, and where wanted a second port for the outside alone."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.app import App
from bot.desk import mount_desk
from bot.leads.web import routes as lead_routes
from bot.metrics import show
from bot.store import inbox
from bot.store.database import StoreUnavailable
from bot.supervision.measures import read_measures

log = structlog.get_logger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

OUTSIDE_BODY = 2 * 1024 * 1024
"""Bytes of a request from outside; longer ones are refused unread."""

NEXT_PORTS = 20
"""How many ports after the wanted one are tried when it is taken."""

LAST_PORT = 65_535


class PortTaken(Exception):
    """No port could be opened; `str()` says which were tried."""


@asynccontextmanager
async def serving(app: App, *, any_port: bool = False) -> AsyncGenerator[str]:
    """Serves until left; yields the address to open. `any_port` tries the next ones when the port is taken."""
    settings = app.settings
    desk = web.Application(client_max_size=16 * 1024 * 1024)
    desk.add_routes([web.get("/ready", _ready(app)), web.get("/metrics", _metrics(app)), *_from_outside(app)])
    mount_desk(app, desk)
    async with AsyncExitStack() as stack:
        address = await _listen(await _running(desk, stack), settings.host, settings.port, any_port)
        if settings.public_port is not None:
            outside = web.Application(client_max_size=OUTSIDE_BODY)
            outside.add_routes(_from_outside(app))
            runner = await _running(outside, stack)
            shown = await _listen(runner, settings.public_host, settings.public_port, False)
            log.info("server.public", address=shown)
        yield address


def _from_outside(app: App) -> list[web.RouteDef]:
    """What may be reached from outside: nothing of the desk is among it."""
    return [
        web.get("/health", _health),
        *lead_routes(app.leads, app.wake, app.settings.trusted_proxies),
        *app.timed.opinions.routes(),
        *(route for room in app.rooms for route in room.routes()),
    ]


async def _running(site: web.Application, stack: AsyncExitStack) -> web.AppRunner:
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    return runner


async def _listen(runner: web.AppRunner, host: str, port: int, any_port: bool) -> str:
    last = min(port + (NEXT_PORTS if any_port and port else 0), LAST_PORT)
    for candidate in range(port, last + 1):
        try:
            site = web.TCPSite(runner, host, candidate)
            await site.start()
        except OSError as error:
            log.info("server.port_taken", port=candidate, why=error.strerror)
            continue
        bound = runner.addresses[-1][1]
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{bound}"
    raise PortTaken(f"{host}:{port}" + (f"-{last}" if last > port else ""))


async def _health(_: web.Request) -> web.Response:
    """The process answers."""
    return web.json_response({"status": "ok"})


def _ready(app: App) -> Handler:
    async def ready(_: web.Request) -> web.Response:
        """The store answers and the work goes on."""
        try:
            await app.database.read(lambda c: inbox.counts(c))
        except StoreUnavailable as error:
            return web.json_response({"status": "unavailable", "reason": error.code}, status=503)
        return web.json_response({"status": "ready", "working": app.working})

    return ready


def _metrics(app: App) -> Handler:
    async def metrics(_: web.Request) -> web.Response:
        now, processes = app.clock.now(), app.switches.processes
        try:
            await app.switches.refresh()
            pauses = app.switches.pauses()
            show(await app.database.read(lambda c: read_measures(c, app.settings, pauses, processes, now)))
        except StoreUnavailable as error:
            return web.Response(status=503, text=f"store unavailable: {error.code}\n")
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return metrics
