"""The saver, under a real graph: a case asks in one turn and goes on in another, from what was flushed alone."""

from __future__ import annotations

import operator
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any
from uuid import UUID

import ormsgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st
from langgraph.graph import END, START, StateGraph
from langgraph.types import Command, Interrupt, Send, interrupt
from typing_extensions import TypedDict

from bot.store.checkpoints import Head, TurnSaver, UnknownSavedType, read_head, serializer
from bot.store.database import Database
from bot.store.saved_types import ENCODING


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


async def test_asks_in_one_turn_and_goes_on_in_another(database: Database) -> None:
    first = await turn(database, COMPILED, {"brief": "new"})
    (asked,) = first["__interrupt__"]
    assert asked.value == {"kind": "question", "lines": 1}

    second = await turn(database, COMPILED, Command(resume={asked.id: "twelve"}))
    assert "__interrupt__" not in second
    assert second["answer"] == "twelve"
    assert second["order"] == replace(ORDER, notes={**ORDER.notes, "done": "twelve"})
    assert second["log"] == ["find new", "asked", "finish"]


async def test_an_ended_case_run_again_keeps_its_state(database: Database) -> None:
    (asked,) = (await turn(database, COMPILED, {"brief": "new"}))["__interrupt__"]
    await turn(database, COMPILED, Command(resume={asked.id: "twelve"}))
    third = await turn(database, COMPILED, {"brief": "again"})
    assert third["order"].notes["done"] == "twelve"
    assert third["log"] == ["find new", "asked", "finish", "find again", "not asked", "finish"]


async def test_a_change_while_it_waits_starts_over_with_its_state(database: Database) -> None:
    (asked,) = (await turn(database, COMPILED, {"brief": "new"}))["__interrupt__"]
    again = await turn(database, COMPILED, {"brief": "other"})
    (newly,) = again["__interrupt__"]
    assert again["log"] == ["find new", "find other"]
    assert newly.id != asked.id
    done = await turn(database, COMPILED, Command(resume={newly.id: "yes"}))
    assert done["log"] == ["find new", "find other", "asked", "finish"]


async def test_an_old_interrupt_id_resumes_nothing(database: Database) -> None:
    await turn(database, COMPILED, {"brief": "new"})
    head = await database.read(lambda c: read_head(c, "case-1"))
    saver = TurnSaver.load(head, serializer(SAVED))
    result = await run(COMPILED, saver, Command(resume={"0" * 32: "yes"}))
    assert result["__interrupt__"]
    assert "answer" not in result


async def test_nothing_is_kept_before_the_flush(database: Database) -> None:
    saver = TurnSaver.load(None, serializer(SAVED))
    await run(COMPILED, saver, {"brief": "new"})
    assert saver.dirty
    assert await database.read(lambda c: read_head(c, "case-1")) is None


async def test_the_second_of_two_workers_is_fenced(database: Database) -> None:
    (asked,) = (await turn(database, COMPILED, {"brief": "new"}))["__interrupt__"]
    head = await database.read(lambda c: read_head(c, "case-1"))
    savers = [TurnSaver.load(head, serializer(SAVED)) for _ in range(2)]
    for answer, saver in zip(("one", "two"), savers, strict=True):
        await run(COMPILED, saver, Command(resume={asked.id: answer}))
    flushed = [await database.write(lambda c, saver=saver: saver.flush(c, "case-1", 1)) for saver in savers]
    assert flushed == [True, False]
    kept = TurnSaver.load(await database.read(lambda c: read_head(c, "case-1")), serializer(SAVED))
    tuple_ = kept.get_tuple({"configurable": {"thread_id": "case-1"}})
    assert tuple_ is not None and tuple_.checkpoint["channel_values"]["answer"] == "one"


async def test_the_second_of_two_first_turns_is_fenced(database: Database) -> None:
    savers = [TurnSaver.load(None, serializer(SAVED)) for _ in range(2)]
    for saver in savers:
        await run(COMPILED, saver, {"brief": "new"})
    flushed = [await database.write(lambda c, saver=saver: saver.flush(c, "case-1", 1)) for saver in savers]
    assert flushed == [True, False]


async def test_two_interrupts_at_once_are_answered_one_by_one(database: Database) -> None:
    """The first answer leaves the checkpoint where it is: only its pending writes change, and they must fence too."""

    def left(state: Case) -> Case:
        return {"log": [f"left {interrupt('left?')}"]}

    def right(state: Case) -> Case:
        return {"log": [f"right {interrupt('right?')}"]}

    graph = StateGraph(Case)
    graph.add_node("left", left)
    graph.add_node("right", right)
    graph.add_edge(START, "left")
    graph.add_edge(START, "right")
    compiled: Any = graph.compile()

    asked = {item.value: item.id for item in (await turn(database, compiled, {"brief": "new"}))["__interrupt__"]}
    assert set(asked) == {"left?", "right?"}
    stale = await database.read(lambda c: read_head(c, "case-1"))
    second = await turn(database, compiled, Command(resume={asked["left?"]: "L"}))
    assert [item.value for item in second["__interrupt__"]] == ["right?"]

    late = TurnSaver.load(stale, serializer(SAVED))
    await run(compiled, late, Command(resume={asked["left?"]: "other"}))
    assert not await database.write(lambda c: late.flush(c, "case-1", 1))

    third = await turn(database, compiled, Command(resume={asked["right?"]: "R"}))
    assert sorted(third["log"]) == ["left L", "right R"]


async def test_an_inner_graph_waits_and_is_forgotten_when_it_ended(database: Database) -> None:
    inner = StateGraph(Case)
    inner.add_node("prepare", lambda state: {"log": ["prepare"]})
    inner.add_node("ask", lambda state: {"answer": interrupt("inner?"), "log": ["inner asked"]})
    inner.add_edge(START, "prepare")
    inner.add_edge("prepare", "ask")
    outer = StateGraph(Case)
    outer.add_node("find", find)
    outer.add_node("inner", inner.compile())
    outer.add_node("finish", finish)
    outer.add_edge(START, "find")
    outer.add_edge("find", "inner")
    outer.add_edge("inner", "finish")
    compiled: Any = outer.compile()

    (asked,) = (await turn(database, compiled, {"brief": "new"}))["__interrupt__"]
    waiting = await database.read(lambda c: read_head(c, "case-1"))
    result = await turn(database, compiled, Command(resume={asked.id: "yes"}))
    # An inner graph gives back its whole state, and the outer one adds it to its own.
    assert result["log"].count("prepare") == 1 and result["log"][-2:] == ["inner asked", "finish"]
    ended = await database.read(lambda c: read_head(c, "case-1"))
    assert waiting is not None and ended is not None
    names = [set(serializer(SAVED).loads_typed((head.encoding, head.body))) for head in (waiting, ended)]
    assert len(names[0]) == 2 and names[1] == {""}


async def test_sends_fan_out_across_a_pause(database: Database) -> None:
    def plan(state: Case) -> Case:
        return {"log": [str(interrupt("go?"))]}

    def fan(state: Case) -> list[Send]:
        return [Send("work", {"brief": name}) for name in ("a", "b", "c")]

    graph = StateGraph(Case)
    graph.add_node("plan", plan)
    graph.add_node("work", lambda state: {"log": [f"worked {state['brief']} {interrupt(state['brief'])}"]})
    graph.add_edge(START, "plan")
    graph.add_conditional_edges("plan", fan, ["work"])
    compiled: Any = graph.compile()
    (go,) = (await turn(database, compiled, {"brief": "new"}))["__interrupt__"]
    paused = await turn(database, compiled, Command(resume={go.id: "go"}))
    answers = {item.id: item.value.upper() for item in paused["__interrupt__"]}
    assert sorted(answers.values()) == ["A", "B", "C"]
    done = await turn(database, compiled, Command(resume=answers))
    assert done["log"] == ["go", "worked a A", "worked b B", "worked c C"]


async def test_the_database_holds_one_small_row(database: Database) -> None:
    for number in range(5):
        asked = (await turn(database, COMPILED, {"brief": f"new {number}"}))["__interrupt__"][0]
        await turn(database, COMPILED, Command(resume={asked.id: "yes"}))
    head = await database.read(lambda c: read_head(c, "case-1"))
    assert head is not None and head.revision == 10
    assert len(head.body) < 3000


async def test_what_a_node_raises_reaches_the_caller_and_nothing_is_flushed(database: Database) -> None:
    def broken(state: Case) -> Case:
        raise ZeroDivisionError("as expected")

    graph = StateGraph(Case)
    graph.add_node("broken", broken)
    graph.add_edge(START, "broken")
    with pytest.raises(ZeroDivisionError, match="as expected"):
        await turn(database, graph.compile(), {"brief": "new"})
    assert await database.read(lambda c: read_head(c, "case-1")) is None


async def test_a_class_that_left_the_list_raises_when_loaded(database: Database) -> None:
    await turn(database, COMPILED, {"brief": "new"})
    head = await database.read(lambda c: read_head(c, "case-1"))
    with pytest.raises(UnknownSavedType, match="Line"):
        TurnSaver.load(head, serializer((Order, Mood)))


async def test_a_class_not_on_the_list_is_never_saved(database: Database) -> None:
    graph = StateGraph(Case)
    graph.add_node("sneak", lambda state: {"answer": Stranger("x")})
    graph.add_edge(START, "sneak")
    with pytest.raises(UnknownSavedType, match="Stranger"):
        await turn(database, graph.compile(), {"brief": "new"})
    assert await database.read(lambda c: read_head(c, "case-1")) is None


def test_a_foreign_encoding_is_refused() -> None:
    with pytest.raises(UnknownSavedType, match="msgpack"):
        TurnSaver.load(Head("x", 1, 1, "msgpack", b"\x80"), serializer(SAVED))


def test_no_name_from_the_database_is_imported() -> None:
    evil = ormsgpack.packb(ormsgpack.Ext(2, ormsgpack.packb(["os.system", {"command": "true"}])))
    with pytest.raises(UnknownSavedType, match=r"os\.system"):
        serializer(SAVED).loads_typed((ENCODING, evil))


def test_a_class_that_changed_its_shape_raises() -> None:
    @dataclass(frozen=True)
    class Thing:
        old: int

    writer = serializer((Thing,))

    @dataclass(frozen=True)
    class NewThing:
        new: int

    NewThing.__qualname__ = Thing.__qualname__
    with pytest.raises(UnknownSavedType, match="no longer fits"):
        serializer((NewThing,)).loads_typed(writer.dumps_typed(Thing(1)))


def test_lists_that_cannot_work_are_refused_at_once() -> None:
    class Plain:
        pass

    with pytest.raises(TypeError, match="neither a dataclass"):
        serializer((Plain,))

    def another() -> type:
        @dataclass(frozen=True)
        class Line:
            x: int

        Line.__qualname__ = "Line"
        return Line

    with pytest.raises(TypeError, match="two saved classes"):
        serializer((Line, another()))


def test_plain_values_come_back_as_they_were() -> None:
    values: list[Any] = [
        None, True, 0, -(2**63), 2**64, -(10**40), 1.5, "é\x00", b"\x00\xff", [], {}, {1: "a", "b": 2}, (), (1, (2,)),
        {1, 2}, frozenset({"a"}), Decimal("1E+3"), Decimal("0.10"), date(1, 1, 1), datetime(2026, 1, 1),  # noqa: DTZ001 - a naive one too comes back as it was

        datetime(2026, 1, 1, 1, 2, 3, 4, UTC), time(1, 2), timedelta(days=-1, microseconds=1), UUID(int=7),
        Mood.PRESSED, ORDER, {"!": "Decimal", "v": "1"}, ["Decimal", "1"],
    ]  # fmt: skip
    serde = serializer(SAVED)
    back = serde.loads_typed(serde.dumps_typed(values))
    assert back == values
    assert [type(value) for value in back] == [type(value) for value in values]


def test_what_the_runtime_keeps_comes_back() -> None:
    serde = serializer(SAVED)
    kept = (Interrupt({"a": ORDER}, "id-1", response_schema={"type": "object"}), Send("node", {"x": ORDER}))
    back = serde.loads_typed(serde.dumps_typed(kept))
    assert back == kept and back[0].response_schema == {"type": "object"}
    seen: defaultdict[str, dict[str, int]] = defaultdict(dict)
    seen["a"]["b"] = 1
    assert serde.loads_typed(serde.dumps_typed(seen)) == {"a": {"b": 1}}


def test_half_a_surrogate_pair_does_not_lose_the_turn() -> None:
    serde = serializer(())
    assert "\ud800" not in serde.loads_typed(serde.dumps_typed("a\ud800b"))


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.binary(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=20,
)


@given(PLAIN)
def test_any_plain_value_comes_back(value: Any) -> None:
    serde = serializer(())
    assert serde.loads_typed(serde.dumps_typed(value)) == value
