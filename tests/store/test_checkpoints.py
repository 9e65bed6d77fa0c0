"""The saver, under a real graph: a case asks in one turn and goes on in another, from what was flushed alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from langgraph.graph import START, StateGraph
from langgraph.types import Command, Send, interrupt

from bot.store.checkpoints import TurnSaver, read_head, serializer
from bot.store.database import Database
from tests.store.waiting_case import (
    COMPILED,
    ORDER,
    SAVED,
    Case,
    find,
    finish,
    run,
    turn,
)


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
