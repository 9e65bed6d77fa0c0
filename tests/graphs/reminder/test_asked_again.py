"""What comes after the card: what changed meanwhile, the refusal, silence, nobody to ask."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graphs.context import Policy
from tests.graphs.reminder.owing import dupont, owing
from tests.graphs.reminder.world import (
    Case,
    acting,
    customer,
    watching,
    words,
)


async def test_what_changed_is_asked_again_even_when_nothing_else_asks():
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    world.pays("F1", "5000.00")
    await case.decide("approve")
    assert case.codes == ["changed"] and not world.mails


async def test_a_reason_that_came_up_since_is_asked_again():
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    world.runs("bounced", "c1@client.example")
    await case.decide("approve")
    assert set(case.codes) == {"amount_limit", "bounced"} and not world.mails


async def test_what_was_banned_since_is_refused():
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    world.runs("promise", "C1")
    await case.decide("approve")
    assert case.ending == "refused" and not world.mails


async def test_what_was_paid_since_the_card_ends_with_a_word():
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    world.pays("F1")
    await case.decide("approve")
    assert case.ending == "done" and "entre-temps" in case.said and not world.mails


async def test_an_approved_one_whose_books_moved_at_the_last_moment_is_asked_again():
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    case.before_mail = [lambda: world.pays("F1", "100.00")]
    await case.decide("approve")
    assert "changed" in case.codes and not world.mails


async def test_a_refusal_sends_nothing_says_when_it_is_looked_at_again_and_keeps_it_so():
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    await case.decide("reject", note="Je l'appelle")
    assert case.ending == "refused" and not world.mails
    assert "Je l'appelle" in words(case.says[-1]) and "30\u00a0novembre" in words(case.says[-1])
    (hold,) = [each for each in world.running if each.kind == "hold"]
    assert (hold.subject, hold.until, hold.by) == ("C1", date(2026, 11, 27), "claire")


@pytest.mark.parametrize("verb", ["expire", "recall"])
async def test_without_an_answer_nothing_leaves_and_nothing_is_held(verb: str):
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    await case.decide(verb)
    assert case.ending == "refused" and not world.mails and not world.running


async def test_nobody_to_approve_refuses():
    world = owing(amount="6000.00")
    case = await Case(world, policy=Policy(roles=[], autonomy="act")).begin(dupont())
    assert case.ending == "refused" and "personne n'a ce rôle" in case.said


async def test_watching_only_rehearses():
    world = owing()
    case = await Case(world, policy=watching()).begin(dupont())
    assert case.ending == "done" and not world.mails and "Pour essai" in case.said
    assert [effect.shadow for effect in case.kinds("reminder.mail")] == [True]


async def test_the_time_to_take_it_back_is_what_the_company_set():
    from graphs.context import UndoTier

    world = owing()
    case = await Case(world, policy=acting(undo=[UndoTier(Decimal(0), 10)])).begin(dupont())
    assert case.kinds("reminder.mail")[0].undo_minutes == 10 and "Relance prête" in case.said


async def test_another_customer_said_while_it_waits_takes_its_place():
    world = owing(amount="6000.00")
    world.owes(world.late_payer(world.adds(customer("C2", "Bellerive"))), "G1", 6)
    case = await Case(world).begin(dupont())
    await case.decide("supersede", brief={"kind": "customer", "customer": "Bellerive"})
    assert case.facts["customer_id"] == "C2" and len(world.mails) == 1
