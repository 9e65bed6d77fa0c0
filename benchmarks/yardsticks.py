"""What the same machine does without Commis: commits of bare SQLite, and the quote graph on LangGraph's own saver."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.types import Command

from benchmarks.company import orders
from bot.app import App
from graphs.ask import EffectAwaited, EffectOutcome, ask_from_json, outcome_to_json
from graphs.catalog import PROCESSES
from graphs.context import Context
from graphs.understanding import grammar
from graphs.understanding.reading import Situation

CommitMode = Literal["FULL", "NORMAL"]
Durability = Literal["sync", "exit"]


def raw_commits(folder: Path, mode: CommitMode, seconds: float) -> float:
    """Commits per second of one row each (WAL)."""
    connection = sqlite3.connect(folder / f"raw-{mode}.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA synchronous={mode}")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT)")
    done, end = 0, time.perf_counter() + seconds
    started = time.perf_counter()
    while time.perf_counter() < end:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (body) VALUES (?)", ("x" * 200,))
        connection.execute("COMMIT")
        done += 1
    took = time.perf_counter() - started
    connection.close()
    return done / took


@dataclass(frozen=True)
class Bare:
    """Quotes per second one at a time, and CPU seconds of the whole process per quote."""

    per_second: float
    cpu: float


async def bare_graph(app: App, folder: Path, durability: Durability, quotes: int) -> Bare:
    """The quote graph, with the real books and the real PDF, on LangGraph's SQLite saver (FULL): no inbox, no outbox,
    no ledger, no mail. What it waits for is answered at once. Understanding is done before the clock starts."""
    process = PROCESSES[0]
    briefs = list(islice(_briefs(app, await app.books.directory()), quotes + 3))
    serde = JsonPlusSerializer(allowed_msgpack_modules=[(c.__module__, c.__name__) for c in process.saved])
    async with AsyncSqliteSaver.from_conn_string(str(folder / f"stock-{durability}.db")) as saver:
        saver.serde = serde
        await saver.conn.execute("PRAGMA synchronous=FULL")
        graph = process.graph().compile(checkpointer=saver)
        for number, brief in enumerate(briefs[:3]):
            await _one(app, graph, f"warm-{number}", brief, durability)
        started, cpu = time.perf_counter(), time.process_time()
        for number, brief in enumerate(briefs[3:]):
            await _one(app, graph, f"bare-{number}", brief, durability)
        took, spent = time.perf_counter() - started, time.process_time() - cpu
    return Bare(quotes / took, spent / quotes)


def _briefs(app: App, directory: Any) -> Iterator[dict[str, Any]]:
    situation = Situation(directory=directory, language="fr", today=app.clock.now().date())
    for text in orders():
        yield grammar.read(text, situation).brief


async def _one(app: App, graph: Any, case_id: str, brief: dict[str, Any], durability: Durability) -> None:
    ports, person = app.turns.ports, app.people.find("employee")
    asker = app.people.person(person.id)
    assert asker is not None
    config = {"configurable": {"thread_id": case_id}, "recursion_limit": 100}
    work: Any = PROCESSES[0].begin(brief)
    for turn in range(10):
        context = Context(
            case_id=case_id,
            turn_key=f"{case_id}.{turn}",
            asker=asker,
            now=app.clock.now(),
            language="fr",
            books=ports.books,
            documents=ports.documents,
            rules=ports.rules(),
            policy=ports.policy("quote"),
        )
        result = await graph.ainvoke(work, config, context=context, durability=durability)
        interrupts = result.get("__interrupt__", [])
        if not interrupts:
            if PROCESSES[0].ending(result) != "done":
                raise RuntimeError(f"the bare graph did not send: {brief}")
            return
        ask = ask_from_json(interrupts[0].value)
        if not isinstance(ask, EffectAwaited):
            raise RuntimeError(f"the bare graph asks: {ask}")
        number = f"B-{case_id}"
        outcome = EffectOutcome(True, {"number": number, "version": 1, "customer_id": _customer(result)})
        work = Command(resume={interrupts[0].id: outcome_to_json(outcome)})
    raise RuntimeError("the bare graph does not end")


def _customer(state: dict[str, Any]) -> str:
    return str(state["draft"].offer.party.id)
