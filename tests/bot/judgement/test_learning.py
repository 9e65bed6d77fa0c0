"""The same correction three times is asked about once, and nothing is learnt without a yes."""

from __future__ import annotations

import random

import pytest

from graphs.rule_setup.brief import brief_from_json
from tests.bot.judgement.court import Court, request_for


async def corrected(
    court: Court, discount: str = "8", *, customer: str = "C1", by: str = "claire", skus: tuple[str, ...] = ("CAF-001",)
) -> str:
    case = await court.proposes("1000.00", customer=customer, skus=skus)
    court.waits(minutes=1)
    await court.sets(case, discount, by)
    return case


async def test_three_times_the_same_asks_whoever_did_it(court: Court) -> None:
    for _ in range(2):
        await corrected(court)
    assert await court.suggestions("rule") == []
    await corrected(court)
    [card] = await court.reads("dm:claire")
    assert "Trois fois, vous avez mis 8 % pour Bellerive : en faire une règle ?" in card
    assert "Dossiers : Devis Bellerive" in card
    assert await court.wanted() == []
    assert ("commis", "suggested", "rule") in await court.ledger()


async def test_yes_asks_for_a_case_with_the_rule_as_typed(court: Court) -> None:
    for _ in range(3):
        await corrected(court)
    button = (await court.button("Voir la règle")).id
    await court.clicks("claire", "", button=button, key="k1")
    assert not (await court.clicks("claire", "", button=button, key="k1")).claimed
    assert (await court.clicks("claire", "", button=button)).note is not None
    [wanted] = await court.wanted()
    assert (wanted.process, wanted.person, wanted.language) == ("rule", "claire", "fr")
    brief = brief_from_json(wanted.brief)
    assert (brief.op, brief.suggested) == ("add", True)
    assert brief.heard is not None
    assert brief.heard.rule is not None
    assert brief.heard.rule.then.number == "8"
    assert (brief.heard.rule.when.fact, brief.heard.rule.when.values) == ("customer", ["C1"])
    assert "✔ Claire Dubois regarde la règle" in (await court.reads("dm:claire"))[-1]


async def test_no_is_for_ever(court: Court) -> None:
    for _ in range(3):
        await corrected(court)
    receipt = await court.clicks("claire", "Non merci")
    assert receipt.note is not None
    assert "ne proposerai plus cette règle" in receipt.note.summary
    for _ in range(7):
        await corrected(court)
    assert [row.state for row in await court.suggestions("rule")] == ["declined"]
    assert await court.wanted() == []


async def test_only_whom_it_was_asked_of_answers(court: Court) -> None:
    for _ in range(3):
        await corrected(court)
    receipt = await court.clicks("lea", "Voir la règle")
    assert receipt.note is not None
    assert "Claire Dubois" in receipt.note.summary
    assert await court.wanted() == []


async def test_several_editors_are_not_told_that_they_did_it(court: Court) -> None:
    for by in ("marc", "claire", "claire"):
        await corrected(court, by=by)
    [card] = await court.reads("dm:claire")
    assert "Trois fois, une remise de 8 % a été mise pour Bellerive : en faire une règle ?" in card


async def test_in_english(court: Court) -> None:
    for _ in range(3):
        await corrected(court, by="oliver")
    [card] = await court.reads("dm:oliver")
    assert "Three times you set 8% for Bellerive: shall I make it a rule?" in card


async def test_other_values_and_taking_it_back_do_not_count(court: Court) -> None:
    for discount in ("8", "7", "8", "9", "0"):
        await corrected(court, discount)
    assert await court.suggestions("rule") == []


async def test_one_case_counts_once_and_by_its_last_correction(court: Court) -> None:
    for _ in range(2):
        await corrected(court)
    case = await corrected(court, "7")
    await court.sets(case, "7")
    assert await court.suggestions("rule") == []
    await court.sets(case, "8")
    assert len(await court.suggestions("rule")) == 1


async def test_cases_of_one_suggestion_support_no_other(court: Court) -> None:
    for _ in range(3):
        await corrected(court)
    await corrected(court, customer="C2")
    await corrected(court, customer="C3")
    assert len(await court.suggestions("rule")) == 1
    await corrected(court, customer="C2")
    assert [row.subject for row in await court.suggestions("rule")] == [
        "quote:discount:8:customer:C1",
        "quote:discount:8:segment:vip",
    ]


async def test_other_fields_are_counted_only(court: Court) -> None:
    for _ in range(4):
        case = await court.proposes("1000.00")
        await court.decides(case, "edit", values={"quantity_0": "12", "discount": ""}, after="12000.00")
    assert await court.suggestions("rule") == []
    assert await court.corrected_fields() == ["quantity"] * 4


async def test_a_decision_that_is_delivered_twice_is_kept_once(court: Court) -> None:
    case = await court.proposes("1000.00")
    row = await court.case(case)
    for _ in range(2):
        await court.database.write(
            lambda c: court.judgement.decided(
                c, request_for(row, "a" * 16), "edit", {"discount": "8"}, "claire", court.clock.now()
            )
        )
    assert await court.corrected_fields() == ["discount"]


@pytest.mark.parametrize("seed", range(2))
async def test_nothing_is_ever_suggested_twice(court: Court, seed: int) -> None:
    chance = random.Random(seed)  # repeatable
    for _ in range(45):
        await corrected(
            court, chance.choice(["5", "8"]), customer=chance.choice(["C1", "C2", "C4", ""]),
            by=chance.choice(["claire", "marc"]),
            skus=chance.choice([("CAF-001",), ("TAS-002",), ("CAF-001", "TAS-002")]),
        )  # fmt: skip
        labels = [button.label for button in await court.buttons()]
        if "Non merci" in labels and chance.random() < 0.5:
            await court.clicks(chance.choice(["claire", "marc"]), chance.choice(["Non merci", "Voir la règle"]))
    rows = await court.suggestions("rule")
    assert rows
    assert len({row.subject for row in rows}) == len(rows)
    used = [(case, row.body["pattern"]["value"]) for row in rows for case in row.body["pattern"]["cases"]]
    assert len(set(used)) == len(used) == 3 * len(rows)
    wanted = [row.id for row in rows if row.state == "accepted"]
    assert sorted(event.key for event in await court.wanted()) == sorted(f"suggestion:{one}" for one in wanted)
