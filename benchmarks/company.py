"""A desk on the sample company in a folder of its own, and quotes to ask of it that go straight through."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count, cycle
from pathlib import Path

from bot import sample
from bot.app import App, open_app
from bot.commands.books import import_folder
from bot.events import MessageReceived, Sender
from bot.settings import load_settings
from graphs.message import Address

PLENTY = 100
"""Pieces in stock from which a product is never short in these quotes."""


@asynccontextmanager
async def open_desk(home: Path, **overrides: object) -> AsyncIterator[App]:
    settings = load_settings(home=home, **{"autonomy_quote": "act", "undo_minutes": "0", **overrides})
    async with open_app(settings, offline=settings.openai_api_key is None) as app:
        if not (await app.books.directory()).customers:
            results = await import_folder(app, sample.folder(), quiet=True)
            refused = [result for result in results if not result.ok]
            if refused:
                raise RuntimeError(f"the sample company was refused: {refused}")
        yield app


async def work(app: App) -> None:
    """All that is due, to the end; without the timetable's look, which the service takes every few seconds only."""
    while await app.events.drain() | await app.effects.drain():
        pass


def orders() -> Iterator[str]:
    """Briefs without end: customers who owe nothing, three lines of goods that are in stock, no discount."""
    late = {row["customer"] for row in _rows("invoices") if row["paid_on"] == "" or row["disputed"] == "yes"}
    customers = [row["name"] for row in _rows("customers") if row["name"] not in late and row["email"]]
    goods = [
        row["sku"]
        for row in _rows("products")
        if row["stock"] and float(row["stock"]) >= PLENTY and row["unit_price"] and float(row["unit_price"]) < 30
    ]
    for number, customer in zip(count(), cycle(customers), strict=False):
        lines = (f"{2 + (number + step) % 7} x {goods[(number * 3 + step) % len(goods)]}" for step in range(3))
        yield f"Devis pour {customer} : {', '.join(lines)}"


def _rows(name: str) -> list[dict[str, str]]:
    with (sample.folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def message(app: App, key: str, text: str, asker: str = "employee") -> MessageReceived:
    """A direct message that opens its own thread."""
    person = app.people.find(asker)
    place = Address("web", f"dm:{person.id}", key)
    return MessageReceived(
        key, place, Sender("web", person.id, person.name), text, app.clock.now(), direct=True, root=True
    )
