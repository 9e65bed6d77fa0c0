"""Opinions are counted as they stand: by whom, in which period, without what was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete

from bot.store import opinions
from bot.store.database import Database
from bot.store.engines import parse, sqlite_engine
from bot.store.opinions import Opinions, Value
from bot.store.schema import opinion as table

START = datetime(2026, 11, 2, tzinfo=UTC)
DAY = timedelta(days=1)

GIVEN = st.tuples(
    st.sampled_from(["k1", "k2", "k3"]),
    st.sampled_from(["lea", "marc", ""]),
    st.sampled_from(list(get_args(Value))),
    st.integers(0, 9),
)


def put(c: Connection, about: str, who: str, value: Any, day: int, words: str = "", case: str = "case-1") -> None:
    how = "customer" if who == "" else "reaction"
    opinions.put(
        c, about=about, person_id=who, case_id=case, value=value, how=how, words=words, at=START + day * DAY
    )  # fmt: skip


@contextmanager
def connected(path: Any) -> Iterator[Connection]:
    engine = sqlite_engine(parse(f"sqlite:///{path}"), writes=True, pool_size=1, max_overflow=0)
    try:
        with engine.begin() as c:
            yield c
    finally:
        engine.dispose()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(GIVEN, max_size=25), first=st.integers(0, 9), last=st.integers(0, 10))
def test_the_tally_is_what_stands_last(
    sqlite_template: Any, acts: list[tuple[str, str, Any, int]], first: int, last: int
) -> None:
    standing: dict[tuple[str, str], tuple[str, int]] = {}
    with connected(sqlite_template) as c:
        c.execute(delete(table))
        for about, who, value, day in acts:
            put(c, about, who, value, day)
            standing[(about, who)] = (value, day)
        counted = opinions.tally(c, START + first * DAY, START + last * DAY)
        c.execute(delete(table))
    within = [(who, value) for (_, who), (value, day) in standing.items() if first <= day < last]
    assert counted == Opinions(
        good=sum(who != "" and value == "good" for who, value in within),
        bad=sum(who != "" and value == "bad" for who, value in within),
        customers_good=sum(who == "" and value == "good" for who, value in within),
        customers_bad=sum(who == "" and value == "bad" for who, value in within),
    )


async def test_words_are_told_newest_first_and_without_those_taken_back(database: Database) -> None:
    def write(c: Connection) -> None:
        put(c, "k1", "lea", "bad", 1, "un")
        put(c, "k2", "lea", "bad", 2, "deux")
        put(c, "k3", "lea", "bad", 3)
        put(c, "m1", "", "good", 4, "quatre")
        put(c, "k4", "lea", "bad", 5, "cinq")
        put(c, "k4", "lea", "none", 6)
        put(c, "k5", "lea", "bad", 20, "trop tard")

    await database.write(write)
    said = await database.read(lambda c: opinions.words(c, START, START + 10 * DAY, 2))
    assert [(each.words, each.how) for each in said] == [("quatre", "customer"), ("deux", "reaction")]


async def test_what_was_written_about_a_case_can_be_erased_and_stays_counted(database: Database) -> None:
    def write(c: Connection) -> int:
        put(c, "m1", "", "bad", 1, "Ada Lovelace, 12 rue des Lilas", "case-1")
        put(c, "m2", "", "bad", 1, "autre", "case-2")
        return opinions.erase_words(c, ["case-1", "case-1", ""])

    assert await database.write(write) == 1
    said = await database.read(lambda c: opinions.words(c, START, START + 9 * DAY, 9))
    assert [each.words for each in said] == ["autre"]
    assert await database.read(lambda c: opinions.tally(c, START, START + 9 * DAY)) == Opinions(customers_bad=2)


async def test_a_number_stays_with_its_opinion(database: Database) -> None:
    def write(c: Connection) -> list[int]:
        numbers: list[int] = []
        for value in ("bad", "good", "bad"):
            put(c, "k1", "lea", value, 1)
            said = opinions.of(c, "k1", "lea")
            assert said is not None
            numbers.append(said.seq)
        return numbers

    assert len(set(await database.write(write))) == 1
