"""Leads: taking one in over HTTP, beside a route that only inserts a row; working those of an import, beside reading
and scoring them alone; and how long a message waits meanwhile."""

from __future__ import annotations

import asyncio
import csv
import sqlite3
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web

from benchmarks.company import message, open_desk, work
from bot.app import App
from bot.leads.importing import given_of, import_leads, read_leads
from bot.server import serving
from bot.store import inbox
from graphs.leads.facts import read_facts
from graphs.leads.given import Given
from graphs.leads.port import LeadSettings, Scoring
from graphs.leads.score import score

SECRET = "a long shared secret"
SETTINGS: dict[str, Any] = {
    "autonomy_lead": "act",
    "company_register": "none",
    "lead_secret": SECRET,
    "lead_per_minute": "10000",
    "port": "0",
}
_ASKS = (
    "Nous voulons commander {n} mugs avant fin décembre, budget 3 000 € HT. Pouvez-vous me rappeler ?",
    "Bonjour, auriez-vous une documentation sur vos {n} modèles de théières ?",
    "Hello, we are looking for {n} carafes by March, could you send a quote?",
    "Je cherche un stage de {n} semaines, mon CV est à votre disposition.",
)


@dataclass(frozen=True)
class Taken:
    """Seconds of each post to the desk's webhook and to the bare route, one after the other in turn."""

    ours: list[float]
    bare: list[float]


@dataclass(frozen=True)
class Worked:
    """Seconds of CPU (the whole process) for each lead, and for reading and scoring it alone; the seconds for which
    each message of a colleague was on its way to the store, and to its answer, while the leads were worked."""

    cpu: float
    alone: float
    kept: list[float]
    answered: list[float]


async def taken(home: Path, posts: int) -> Taken:
    async with open_desk(home, **SETTINGS) as app, serving(app, any_port=True) as url, _bare(home) as bare_url:
        ours: list[float] = []
        bare: list[float] = []
        async with ClientSession(headers={"X-Commis-Secret": SECRET}) as http:
            for number in range(posts + 1):
                ours.append(await _posted(http, f"{url}/webhooks/leads", number))
                bare.append(await _posted(http, f"{bare_url}/webhooks/leads", number))
        kept = sum((await app.database.read(inbox.counts)).values())
        if kept != posts + 1:
            raise RuntimeError(f"{posts + 1} leads were acknowledged, {kept} are kept")
    return Taken(ours[1:], bare[1:])  # the first opens connections


async def _posted(http: ClientSession, url: str, number: int) -> float:
    person = {
        "name": f"Nora Lemaire{number}",
        "email": f"nora{number}@outside.example",
        "message": _ASKS[number % len(_ASKS)].format(n=number + 2),
    }
    started = time.perf_counter()
    async with http.post(url, json=person) as answer:
        await answer.read()
    took = time.perf_counter() - started
    if answer.status != 202:
        raise RuntimeError(f"a lead was answered {answer.status}")
    return took


@asynccontextmanager
async def _bare(folder: Path) -> AsyncGenerator[str]:
    """What anybody would write first: the body as it is, a row, 202."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE lead (id INTEGER PRIMARY KEY, body TEXT)")

    async def take(request: web.Request) -> web.Response:
        connection.execute("INSERT INTO lead (body) VALUES (?)", (str(await request.json()),))
        return web.json_response({"status": "accepted"}, status=202)

    site = web.Application()
    site.add_routes([web.post("/webhooks/leads", take)])
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
        connection.close()


async def worked(home: Path, leads: int) -> Worked:
    async with open_desk(home, **SETTINGS) as app:
        _write(home / "warm.csv", 0, 2)
        await _imported(app, home / "warm.csv")
        await work(app)
        _write(home / "leads.csv", 2, leads)
        alone = await _alone(app, [given_of(row.values, "leads.csv", direct=False) for row in _rows(home)])
        await _imported(app, home / "leads.csv")
        cpu = time.process_time()
        kept, answered = await _interrupted(app)
        spent = time.process_time() - cpu
        found = await app.books.leads.leads()
    if len(found) != leads + 2:
        raise RuntimeError(f"{leads + 2} leads were imported, {len(found)} are kept")
    return Worked(spent / leads, alone / leads, kept, answered)


async def _interrupted(app: App) -> tuple[list[float], list[float]]:
    """Works to the end, while a colleague says something every now and then."""
    kept: list[float] = []
    answered: list[float] = []
    async with app.running():
        while True:
            started = time.perf_counter()
            key = f"beside-{len(kept)}"
            await app.door.message(message(app, key, "aide"))
            kept.append(time.perf_counter() - started)
            while (row := await app.database.read(lambda c, key=key: inbox.by_key(c, key))) and row.state == "new":
                await asyncio.sleep(0.005)
            answered.append(time.perf_counter() - started)
            if not (await app.database.read(inbox.counts)).get("new"):
                break
            await asyncio.sleep(0.2)
    await work(app)
    return kept, answered


async def _alone(app: App, given: Sequence[Given]) -> float:
    directory, today = await app.books.directory(), app.clock.now().date()
    read_facts(given[0], directory, today)
    started = time.process_time()
    for each in given:
        score(each, read_facts(each, directory, today), None, None, Scoring(), LeadSettings())
    return time.process_time() - started


def _write(path: Path, first: int, leads: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["Nom", "Société", "Courriel", "Téléphone", "Message"])
        for n in range(first, first + leads):
            words = _ASKS[n % len(_ASKS)].format(n=n + 2)
            rows.writerow(
                [f"Paul Morin{n}", f"Maison {n} Vidal", f"paul@maison{n}.example", f"06{20_000_000 + n}", words]
            )


def _rows(home: Path) -> Sequence[Any]:
    return read_leads(home / "leads.csv").rows


async def _imported(app: App, path: Path) -> None:
    report = await import_leads(app.database, path, channel=app.leads.channel, now=app.clock.now())
    if not report.ok:
        raise RuntimeError(f"the leads were refused: {report.errors}")
