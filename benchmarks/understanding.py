"""What a quote costs in model calls and characters, with a vendor on loopback; and what the offline grammar costs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.company import message, open_desk, orders, work
from bot.app import App
from bot.store import cases
from graphs.understanding import grammar
from graphs.understanding.reading import Situation
from integrations.books.port import Directory
from tests.support.model_server import KEY, ModelServer


@dataclass(frozen=True)
class Cost:
    """Per quote."""

    calls: float
    characters: float
    input_tokens: float


async def by_model(home: Path, quotes: int) -> Cost:
    """The vendor's stand-in answers what the grammar reads, in the wire format of the schema."""
    server = ModelServer()
    async with server, open_desk(home, openai_api_key=KEY, openai_base_url=server.url) as app:
        situation = _situation(app, await app.books.directory())
        server.answer = lambda text: _answer(text, situation)
        for number, text in enumerate(islice(orders(), quotes)):
            await app.door.message(message(app, f"model-{number}", text))
            await work(app)
        done = (await app.database.read(cases.counts)).get("done", 0)
        if done != quotes or not server.requests:
            raise RuntimeError(f"{done} of {quotes} quotes were sent, with {len(server.requests)} calls")
    characters = sum(len(part["content"]) for request in server.requests for part in request["messages"])
    return Cost(len(server.requests) / quotes, characters / quotes, characters / 4 / quotes)


async def by_grammar(home: Path, messages: int) -> float:
    """Seconds of one reading."""
    async with open_desk(home) as app:
        situation = _situation(app, await app.books.directory())
    texts = list(islice(orders(), messages + 3))
    for text in texts[:3]:
        grammar.read(text, situation)
    started = time.perf_counter()
    for text in texts[3:]:
        grammar.read(text, situation)
    return (time.perf_counter() - started) / messages


def _situation(app: App, directory: Directory) -> Situation:
    return Situation(directory=directory, language="fr", today=app.clock.now().date())


def _answer(text: str, situation: Situation) -> dict[str, Any]:
    reading = grammar.read(text, situation)
    brief = reading.brief
    quote = {name: brief[name] for name in ("customer", "lines", "discount_percent")}
    return {
        "process": reading.process, "confidence": 0.95, "language": reading.language, "quote": quote, "changes": None,
        "product": "", "customer": "", "verb": "", "note": "", "not_understood": [],
    }  # fmt: skip
