"""Every outward effect of a quote carries a permit: the time to take it back counts once, and never after a click."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from langgraph.types import Command

from graphs.ask import Decision, EffectAwaited, EffectOutcome, outcome_to_json
from graphs.context import Policy, UndoTier
from graphs.quote.brief import Change
from graphs.rules.consequence import Deposit
from tests.graphs.quote.released import as_released
from tests.graphs.quote.ruled import CLAIRE, RuledRun, ruled
from tests.graphs.quote.shop import brief, change
from tests.graphs.rules.orders import rule
from tests.support.process_run import ROLES

UNDO = [UndoTier(Decimal(0), 10), UndoTier(Decimal(500), 45)]
APPROVE = Decision("approve", ["claire"])


def windows(run: RuledRun) -> list[tuple[str, int]]:
    return [(effect.kind, effect.undo_minutes) for effect in run.effects if not effect.shadow]


async def begun(line: str = "10 saucer", **policy: Any) -> RuledRun:
    run = ruled(policy=Policy(list(ROLES), undo=UNDO, **policy))
    await run.begin(brief("bellerive", line))
    return run


@pytest.mark.parametrize(("line", "minutes"), [("10 saucer", 10), ("200 saucer", 45)])
async def test_what_nobody_saw_waits_once(line: str, minutes: int):
    run = await begun(line)
    assert windows(run) == [("books.record_quote", minutes), ("mail", 0), ("books.mark_quote_sent", 0)]


async def test_what_somebody_approved_or_set_leaves_at_once():
    run = await begun("15 moulin cassis")
    await run.decide(APPROVE, CLAIRE)
    assert windows(run) == [("books.record_quote", 0), ("mail", 0), ("books.mark_quote_sent", 0)]
    run = await begun("15 moulin cassis")
    await run.decide(Decision("edit", ["claire"], values={"quantity_0": "5"}), CLAIRE)
    assert windows(run)[0] == ("books.record_quote", 0)


async def test_even_when_the_reason_is_gone_by_then():
    run = await begun("15 moulin cassis")
    run.books.change("MOU-1", stock=Decimal(100))
    await run.decide(APPROVE, CLAIRE)
    assert windows(run)[0] == ("books.record_quote", 0)


async def test_a_mail_tried_again_does_not_wait_again_unless_it_goes_elsewhere():
    run = ruled(policy=Policy(list(ROLES), undo=UNDO))
    run.failing["mail"] = EffectOutcome(False, error="gave_up")
    await run.begin(brief("bellerive", "10 saucer"))
    run.failing.clear()
    await run.begin(change())
    assert windows(run) == [("books.record_quote", 10), ("mail", 0), ("mail", 0), ("books.mark_quote_sent", 0)]
    run = ruled(policy=Policy(list(ROLES), undo=UNDO))
    run.failing["mail"] = EffectOutcome(False, error="gave_up")
    await run.begin(brief("bellerive", "10 saucer"))
    run.failing.clear()
    run.books.customers[0] = replace(run.books.customers[0], email="direction@bellerive.example")
    await run.begin(change())
    assert windows(run)[2] == ("mail", 10)


async def test_above_the_limit_of_autonomy_it_is_shown():
    run = await begun("200 saucer", act_limit=Decimal(500))
    assert (run.codes, run.effects) == ([], [])
    assert run.approval.role == "employee"
    run = await begun("10 saucer", act_limit=Decimal(500))
    assert run.ending == "done"


# --- cases that wait since the release before


async def one_turn(run: RuledRun, work: Any) -> Any:
    """Without doing the effects it waits for."""
    return await run._turn(work)


async def done(run: RuledRun, turn: Any) -> None:
    """The effect that the aged case waits for is done, and it goes on to its end."""
    assert isinstance(turn.ask, EffectAwaited)
    as_released(run.saver)
    outcome = await run._perform(turn.ask.key)
    await run._work(Command(resume={turn.interrupt_id: outcome_to_json(outcome)}))


async def test_a_case_that_awaits_its_record_goes_on():
    run = ruled(policy=Policy(list(ROLES), undo=UNDO))
    await done(run, await one_turn(run, run.process.begin(brief("bellerive", "10 saucer"))))
    assert (run.ending, run.facts["number"]) == ("done", "D2026-0001")
    assert windows(run)[1:] == [("mail", 0), ("books.mark_quote_sent", 0)]


async def test_a_case_that_awaits_its_mail_goes_on():
    run = ruled(policy=Policy(list(ROLES), undo=UNDO))
    turn = await one_turn(run, run.process.begin(brief("bellerive", "10 saucer")))
    outcome = await run._perform(turn.ask.key)
    turn = await one_turn(run, Command(resume={turn.interrupt_id: outcome_to_json(outcome)}))
    await done(run, turn)
    assert (run.ending, len(run.mails)) == ("done", 1)
    await run.begin(change(Change("set", text="saucer", quantity="11")))
    assert run.facts["number"] == "D2026-0001-V2"


@pytest.mark.parametrize("armed", [False, True])
async def test_a_case_that_waits_for_an_approval_goes_on(armed: bool):
    run = await begun("15 moulin cassis")
    as_released(run.saver)
    if armed:
        run.arm(rule("R4", Deposit(Decimal(30))))
    await run.decide(APPROVE, CLAIRE)
    if armed:
        assert run.mails == [] and "Acompte" in str(run.approval.shown["fr"]), "it was not there to be approved"
        await run.decide(APPROVE, CLAIRE)
    assert (run.ending, windows(run)[0]) == ("done", ("books.record_quote", 0))


async def test_a_rule_s_line_and_its_cards_survive_a_checkpoint():
    run = ruled(rule("R4", Deposit(Decimal(30))))
    await run.begin(brief("bellerive", "15 moulin cassis"))
    await run.decide(Decision("supersede", brief=change(Change("set", text="moulin", quantity="16"))))
    assert run.facts["rule_versions"] == ["R4.1"]
