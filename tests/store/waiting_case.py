"""A small graph that asks, and the classes it saves: what the tests of checkpoints run."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

from langgraph.graph import END, START, StateGraph
from langgraph.types import interrupt
from typing_extensions import TypedDict

from bot.store.checkpoints import TurnSaver, read_head, serializer
from bot.store.database import Database


class Mood(Enum):
    CALM = "calm"
    PRESSED = "pressed"


@dataclass(frozen=True)
class Line:
    sku: str
    quantity: Decimal
    due: date
    mood: Mood = Mood.CALM


@dataclass(frozen=True)
class Order:
    lines: list[Line]
    asked_at: datetime
    sizes: tuple[int, ...] = ()
    notes: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Stranger:
    name: str


class Case(TypedDict, total=False):
    brief: str
    order: Order
    answer: str
    log: Annotated[list[str], operator.add]


SAVED = (Order, Line, Mood, Case)
ORDER = Order(
    [Line("CUP-30", Decimal("12.50"), date(2026, 11, 22), Mood.PRESSED)],
    datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    (1, 2),
    {"é": None, "deep": [{"x": Decimal("0.1")}]},
)


def find(state: Case) -> Case:
    return {"order": state.get("order", ORDER), "log": [f"find {state['brief']}"]}


def ask(state: Case) -> Case:
    if "answer" in state and state["brief"] == "again":
        return {"log": ["not asked"]}
    return {"answer": interrupt({"kind": "question", "lines": len(state["order"].lines)}), "log": ["asked"]}


def finish(state: Case) -> Case:
    order = state["order"]
    return {"order": replace(order, notes={**order.notes, "done": state["answer"]}), "log": ["finish"]}


def build() -> StateGraph[Any, Any, Any, Any]:
    graph = StateGraph(Case)
    for name, node in (("find", find), ("ask", ask), ("finish", finish)):
        graph.add_node(name, node)
    graph.add_edge(START, "find")
    graph.add_edge("find", "ask")
    graph.add_edge("ask", "finish")
    graph.add_edge("finish", END)
    return graph


COMPILED = build().compile()


async def run(graph: Any, saver: TurnSaver, work: Any) -> dict[str, Any]:
    runnable = graph.copy({"checkpointer": saver})
    return await runnable.ainvoke(work, {"configurable": {"thread_id": "case-1"}}, durability="exit")


async def turn(database: Database, graph: Any, work: Any, saved: tuple[type, ...] = SAVED) -> dict[str, Any]:
    """One turn as the service runs it: load the head, run, flush."""
    head = await database.read(lambda c: read_head(c, "case-1"))
    saver = TurnSaver.load(head, serializer(saved))
    result = await run(graph, saver, work)
    assert await database.write(lambda c: saver.flush(c, "case-1", 1))
    return result
