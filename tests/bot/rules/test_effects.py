"""Arming and switching as effects: once under a key, refused when it moved on, nothing half-done, all in the ledger."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.rules import ArmRule, SwitchRule
from bot.store import ledger
from bot.store.database import Database
from graphs.rules.consequence import Classify
from graphs.rules.rule import Draft, Relation
from integrations.errors import Rejected
from tests.bot.rules.rulebooks import BIG, LOYAL_BIG, NO_DISCOUNT, NOW, VIP_12, kept, payload


async def unheard() -> None:
    """Nobody keeps rules in memory here."""


def arm(database: Database) -> ArmRule:
    return ArmRule(database, FrozenClock(NOW), unheard)


def switch(database: Database) -> SwitchRule:
    return SwitchRule(database, FrozenClock(NOW), unheard)


def switching(state: str, version: int = 1, **more: Any) -> dict[str, Any]:
    return {"rule_id": "R1", "version": version, "state": state, "by": ["marc-lefevre"], **more}


async def told(database: Database) -> list[tuple[str, str, str]]:
    rows = await database.read(lambda c: ledger.page(c))
    assert await database.read(ledger.verify) is None
    return [(row.actor, row.what, row.why["rule"]) for row in rows]


async def test_a_rule_is_armed_with_its_relations_and_recorded(database: Database):
    assert arm(database).repeatable
    assert await arm(database).perform("k1", payload(VIP_12)) == {"rule_id": "R1", "version": 1, "reference": "R1.1"}
    related = payload(LOYAL_BIG, relations=[{"other": "R1", "how": "other_first", "cap": None}])
    assert (await arm(database).perform("k2", related))["reference"] == "R2.1"
    capped = payload(VIP_12, "change", "R1", 1, relations=[{"other": "vip-caf-001", "how": "add", "cap": "15"}])
    assert (await arm(database).perform("k3", capped))["reference"] == "R1.2"
    found = await kept(database)
    assert [(rule.reference, rule.draft) for rule in found.known.rules] == [("R1.2", VIP_12), ("R2.1", LOYAL_BIG)]
    assert found.known.relations == [Relation("R1", "R2", "first"), Relation("R1", "vip-caf-001", "add", Decimal(15))]
    assert await told(database) == [
        ("claire-dubois", "rule.added", "R1.1"), ("claire-dubois", "rule.added", "R2.1"),
        ("claire-dubois", "rule.changed", "R1.2"),
    ]  # fmt: skip


async def test_the_same_key_again_gives_the_first_result_even_after_changes(database: Database):
    await arm(database).perform("k1", payload(VIP_12))
    await arm(database).perform("k2", payload(LOYAL_BIG, "change", "R1", 1))
    assert (await arm(database).perform("k1", payload(VIP_12)))["reference"] == "R1.1"
    assert len(await told(database)) == 2


async def test_the_same_effect_at_once_is_done_once(database: Database):
    results = await asyncio.gather(*(arm(database).perform("k1", payload(VIP_12)) for _ in range(4)))
    assert {result["reference"] for result in results} == {"R1.1"}
    assert len(await told(database)) == 1


async def test_two_people_changing_one_rule_at_once(database: Database):
    await arm(database).perform("k1", payload(VIP_12))
    results = await asyncio.gather(
        arm(database).perform("claire", payload(LOYAL_BIG, "change", "R1", 1)),
        arm(database).perform("marc", payload(VIP_12, "change", "R1", 1, author="marc-lefevre")),
        return_exceptions=True,
    )
    refused = [str(each) for each in results if isinstance(each, Rejected)]
    assert refused == ["moved_on"] and len([each for each in results if isinstance(each, dict)]) == 1
    assert len(await told(database)) == 2 and (await kept(database)).rows["R1"].version == 2


async def test_rules_that_contradict_each_other_are_not_both_armed_at_once(database: Database):
    loyal = Draft(BIG, Classify("customer", "loyal"))
    standard = Draft(BIG, Classify("customer", "vip"))
    results = await asyncio.gather(
        arm(database).perform("a", payload(loyal)),
        arm(database).perform("b", payload(standard)),
        return_exceptions=True,
    )
    assert [str(each) for each in results if isinstance(each, Rejected)] == ["contradiction"]
    assert len((await kept(database)).known.rules) == 1 and len(await told(database)) == 1


@pytest.mark.parametrize(
    "draft",
    [
        {"when": "customer_mood == 1", "then": {"kind": "discount", "percent": "10"}},
        {"when": "true", "then": {"kind": "teleport"}},
        {"when": "true"},
    ],
)
async def test_what_this_release_cannot_read_is_never_armed(database: Database, draft: dict[str, Any]):
    with pytest.raises(Rejected, match="bad_rule"):
        await arm(database).perform("k1", payload(draft))
    assert (await kept(database)).rows == {}


async def test_a_rule_is_switched_once_and_recorded(database: Database):
    await arm(database).perform("k1", payload(NO_DISCOUNT))
    done = {"rule_id": "R1", "version": 1, "state": "paused", "reference": "R1"}
    assert await switch(database).perform("s1", switching("paused")) == done
    assert await switch(database).perform("s1", switching("paused")) == done
    await switch(database).perform("s2", switching("armed", **{"from": "paused"}))
    assert (await kept(database)).known.armed != []
    assert [what for _, what, _ in await told(database)] == ["rule.added", "rule.paused", "rule.restored"]


async def test_a_rule_is_not_restored_against_one_that_was_armed_meanwhile(database: Database):
    await arm(database).perform("k1", payload(Draft(BIG, Classify("customer", "loyal"))))
    await switch(database).perform("s1", switching("paused"))
    await arm(database).perform("k2", payload(Draft(BIG, Classify("customer", "vip"))))
    with pytest.raises(Rejected, match="contradiction"):
        await switch(database).perform("s2", switching("armed"))
    assert [rule.id for rule in (await kept(database)).known.armed] == ["R2"] and len(await told(database)) == 3
    await switch(database).perform("s3", {**switching("retired"), "rule_id": "R2"})
    assert (await switch(database).perform("s4", switching("armed")))["state"] == "armed"
    await switch(database).perform("s5", switching("paused"))
    assert (await switch(database).perform("s4", switching("armed")))["reference"] == "R1", "done before"
    assert [rule.id for rule in (await kept(database)).known.armed] == []


async def test_of_a_restored_rule_and_its_opposite_at_once_one_is_in_force(database: Database):
    await arm(database).perform("k1", payload(Draft(BIG, Classify("customer", "loyal"))))
    await switch(database).perform("s1", switching("paused"))
    results = await asyncio.gather(
        switch(database).perform("s2", switching("armed")),
        arm(database).perform("k2", payload(Draft(BIG, Classify("customer", "vip")))),
        return_exceptions=True,
    )
    assert [str(each) for each in results if isinstance(each, Rejected)] == ["contradiction"]
    assert len((await kept(database)).known.armed) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        switching("paused", version=2),
        switching("paused", **{"from": "paused"}),
        {**switching("paused"), "rule_id": "R7"},
    ],
)
async def test_a_rule_that_moved_on_is_not_switched(database: Database, wrong: dict[str, Any]):
    await arm(database).perform("k1", payload(VIP_12))
    with pytest.raises(Rejected, match="moved_on"):
        await switch(database).perform("s1", wrong)
    assert [row.state for row in (await kept(database)).rows.values()] == ["armed"] and len(await told(database)) == 1


async def test_an_unknown_state_is_refused(database: Database):
    await arm(database).perform("k1", payload(VIP_12))
    with pytest.raises(Rejected, match="bad_rule"):
        await switch(database).perform("s1", switching("asleep"))


async def test_no_id_of_the_price_list_is_given_to_a_rule(database: Database):
    first = {**payload(VIP_12), "taken": ["R1", "r2", "vip-caf-001"]}
    assert (await arm(database).perform("k1", first))["reference"] == "R3.1"
    assert (await arm(database).perform("k1", {**first, "taken": ["R3"]}))["reference"] == "R3.1"
    assert (await arm(database).perform("k2", {**payload(LOYAL_BIG), "taken": ["R9"]}))["reference"] == "R4.1"
