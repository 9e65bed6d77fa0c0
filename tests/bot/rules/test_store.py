"""Rules kept in the store: versions, numbers, states, relations, and rows that nobody can read."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest
from sqlalchemy import update

from bot.store import rules as store
from bot.store.database import Database
from bot.store.rules import Between, MovedOn
from bot.store.schema_rules import rule as rule_table
from graphs.rules.rule import Relation
from tests.bot.rules.rulebooks import LOYAL_BIG, NOT_ABOVE_15, NOW, VIP_12, armed, arming, broken, kept


async def test_a_rule_comes_back_as_it_was_armed(database: Database):
    before = await database.read(store.revision_of)
    assert await armed(database, VIP_12, "k1") == "R1.1"
    found = await kept(database)
    [rule] = found.known.rules
    assert (rule.id, rule.version, rule.state, rule.draft, rule.sentence) == ("R1", 1, "armed", VIP_12, "comme dit")
    assert found.known.revision != before and found.broken == []
    [version] = await database.read(lambda c: store.versions(c, "R1"))
    assert (version.author, version.approved_by, version.at, version.key) == (
        "claire-dubois", ["marc-lefevre"], NOW, "k1",
    )  # fmt: skip


async def test_the_same_key_again_is_the_first_result_and_changes_nothing(database: Database):
    assert await armed(database, VIP_12, "k1") == "R1.1"
    assert await armed(database, LOYAL_BIG, "k2", "R1", 1) == "R1.2"
    revision = await database.read(store.revision_of)
    assert await armed(database, NOT_ABOVE_15, "k1") == "R1.1"
    assert await armed(database, NOT_ABOVE_15, "k2", "R1", 1) == "R1.2"
    assert await database.read(store.revision_of) == revision
    assert [rule.draft for rule in (await kept(database)).known.rules] == [LOYAL_BIG]


async def test_the_same_key_at_once_arms_one_rule(database: Database):
    done = await asyncio.gather(*(armed(database, VIP_12, "k1") for _ in range(6)))
    assert set(done) == {"R1.1"} and len((await kept(database)).known.rules) == 1


async def test_of_two_changes_of_one_version_the_second_is_refused_and_leaves_nothing(database: Database):
    await armed(database, VIP_12, "k1")
    results = await asyncio.gather(
        *(armed(database, LOYAL_BIG, f"change-{n}", "R1", 1) for n in range(4)), return_exceptions=True
    )
    assert sorted(str(each) for each in results if isinstance(each, str)) == ["R1.2"]
    assert sum(isinstance(each, MovedOn) for each in results) == 3
    assert len(await database.read(lambda c: store.versions(c, "R1"))) == 2
    assert (await kept(database)).rows["R1"].version == 2


async def test_numbers_are_never_used_twice(database: Database):
    done = await asyncio.gather(*(armed(database, VIP_12, f"k{n}") for n in range(5)))
    assert sorted(done) == ["R1.1", "R2.1", "R3.1", "R4.1", "R5.1"]
    await database.write(lambda c: store.switch(c, "R5", "retired", version=1, by=["marc"], key="s", now=NOW))
    assert await armed(database, VIP_12, "k6") == "R6.1"
    assert await armed(database, VIP_12, "k40", "R40") == "R40.1"
    assert await armed(database, VIP_12, "k41") == "R41.1"
    with pytest.raises(MovedOn):
        await armed(database, VIP_12, "again", "R40")


@pytest.mark.parametrize("text", ["R0", "R", "3", "R1.2", "RX", "R-1", "R9999999", "", "R١"])
def test_what_is_no_id_of_a_rule_is_refused(text: str):
    with pytest.raises(ValueError):
        store.number_of(text)


async def test_a_rule_is_paused_once_and_restored(database: Database):
    await armed(database, VIP_12, "k1")

    async def switch(state: str, key: str, version: int = 1, expected: str = "") -> str:
        row = await database.write(
            lambda c: store.switch(
                c, "R1", state, version=version, by=["marc", "claire"], key=key, now=NOW, expected=expected
            )  # pyright: ignore[reportArgumentType]
        )
        return row.state

    assert await switch("paused", "s1") == "paused"
    assert await switch("armed", "s2", expected="paused") == "armed"
    assert await switch("paused", "s1") == "armed", "done before: not done again"
    with pytest.raises(MovedOn):
        await switch("retired", "s3", expected="paused")
    with pytest.raises(MovedOn):
        await switch("retired", "s3", version=2)
    assert [(one.state, one.by, one.key) for one in await database.read(lambda c: store.switches(c, "R1"))] == [
        ("paused", ["marc", "claire"], "s1"), ("armed", ["marc", "claire"], "s2"),
    ]  # fmt: skip
    with pytest.raises(MovedOn):
        await database.write(lambda c: store.switch(c, "R9", "paused", version=1, by=[], key="x", now=NOW))


async def test_relations_hold_for_a_pair_and_the_last_one_counts(database: Database):
    await armed(database, VIP_12, "k1")
    await armed(database, LOYAL_BIG, "k2")

    async def relate(relation: Between) -> list[Relation]:
        def commit(c: object) -> None:
            store.relate(c, "R2", relation, by="marc", at=NOW)  # pyright: ignore[reportArgumentType]
            store.mark_changed(c)  # pyright: ignore[reportArgumentType]

        await database.write(commit)
        return (await kept(database)).known.relations

    assert await relate(Between("R1", "first")) == [Relation("R2", "R1", "first")]
    assert await relate(Between("R1", "other_first")) == [Relation("R1", "R2", "first")]
    assert await relate(Between("R1", "add", Decimal("17.5"))) == [Relation("R1", "R2", "add", Decimal("17.5"))]
    assert await relate(Between("R1", "best")) == [Relation("R1", "R2", "best")]


async def test_relations_come_with_the_rule_or_not_at_all(database: Database):
    await armed(database, VIP_12, "k1")
    between = [Between("R1", "add", Decimal(20))]
    with pytest.raises(MovedOn):
        await database.write(
            lambda c: store.arm(c, arming(LOYAL_BIG, "R1", 7, between), key="late", now=NOW),
        )
    assert (await kept(database)).known.relations == []
    await database.write(lambda c: store.arm(c, arming(LOYAL_BIG, "", 0, between), key="k2", now=NOW))
    assert (await kept(database)).known.relations == [Relation("R1", "R2", "add", Decimal(20))]


@pytest.mark.parametrize(
    "left",
    [
        {"when": 'customer_mood == "good"', "then": {"kind": "discount", "percent": "10"}},
        {"when": "order_total >", "then": {"kind": "discount", "percent": "10"}},
        {"when": "true", "then": {"kind": "teleport"}},
        {"when": "true"},
        [],
        "nonsense",
        {"when": {"fact": "order_total"}, "then": {"kind": "discount", "percent": "10"}},
        {"when": "true", "then": {"kind": "discount", "percent": "a lot"}, "since": "whenever"},
    ],
)
async def test_a_row_that_nobody_can_read_does_not_stop_the_others(database: Database, left: object):
    await armed(database, VIP_12, "k1")
    await armed(database, LOYAL_BIG, "k2")
    await database.write(lambda c: broken(c, "R1", draft=left))
    found = await kept(database)
    assert [rule.id for rule in found.known.rules] == ["R2"]
    assert [one.row.id for one in found.broken] == ["R1"] and found.broken[0].why
    assert await armed(database, VIP_12, "k3") == "R3.1"


async def test_a_state_of_another_release_is_not_taken_for_armed(database: Database):
    await armed(database, VIP_12, "k1")

    def write(c: object) -> None:
        c.execute(update(rule_table).values(state="asleep"))  # pyright: ignore
        store.mark_changed(c)  # pyright: ignore[reportArgumentType]

    await database.write(write)
    found = await kept(database)
    assert found.known.rules == [] and [one.row.state for one in found.broken] == ["asleep"]
