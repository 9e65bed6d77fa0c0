"""What a checkpoint may hold, and what is refused when it is written and when it is read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import ormsgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st
from langgraph.graph import START, StateGraph
from langgraph.types import Interrupt, Send

from bot.store.checkpoints import Head, TurnSaver, UnknownSavedType, read_head, serializer
from bot.store.database import Database
from bot.store.saved_types import ENCODING
from tests.store.waiting_case import (
    COMPILED,
    ORDER,
    SAVED,
    Case,
    Line,
    Mood,
    Order,
    Stranger,
    turn,
)


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
