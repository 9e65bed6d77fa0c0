"""The formal notice: drafted, shown, and sent by a person only."""

from __future__ import annotations

from typing import Any

import pytest

from graphs.message import Attachment
from graphs.reminder.brief import CustomerBrief
from graphs.reminder.notice import DELAY_DAYS
from tests.graphs.reminder.world import Case, World, customer, watching


def at_the_end(**values: Any) -> World:
    world = World()
    row = world.late_payer(world.adds(customer("C1", "Dupont & Fils", **values)))
    world.owes(row, "F1", 35)
    for level, ago in ((1, 31), (2, 22), (3, 11)):
        world.was_sent(row, "F1", level, ago)
    return world


async def test_the_letter_is_drafted_and_shown_and_nothing_leaves():
    world = at_the_end()
    case = await Case(world).begin(CustomerBrief(customer_id="C1"))
    request = case.approval
    assert request.approve_label == {"fr": "Marquer comme envoyée", "en": "Mark as sent"}
    assert request.verbs == ["approve", "reject"] and not world.mails
    (shown,) = [block.file for block in request.shown["fr"].blocks if isinstance(block, Attachment)]
    assert shown.name == "Mise-en-demeure-Dupont-Fils.pdf" and shown.id == request.proposal["notice"]
    (letter,) = world.notices
    assert (letter.total, letter.fee, letter.delay_days) == (1200, 40, DELAY_DAYS)
    assert letter.business and letter.interest is not None and len(letter.reminded_on) == 3
    assert [each.number for each in letter.invoices] == ["F1"]


async def test_marking_it_as_sent_keeps_the_level_and_the_standing():
    world = at_the_end()
    case = await Case(world).begin(CustomerBrief(customer_id="C1"))
    await case.decide("approve")
    assert case.ending == "done" and case.facts["sent"] and not world.mails
    assert [(each.invoice, each.level) for each in world.rows][-1] == ("F1", 4)
    assert [(each.kind, each.subject) for each in world.running] == [("final_notice", "C1")]
    after = await Case(world, id="case-2").begin(CustomerBrief(customer_id="C1"))
    assert after.facts["why"] == "exhausted"


async def test_marked_after_they_paid_it_is_kept_without_the_standing():
    world = at_the_end()
    case = await Case(world).begin(CustomerBrief(customer_id="C1"))
    world.pays("F1")
    await case.decide("approve")
    assert [each.level for each in world.rows][-1] == 4 and not world.running and "réglées" in case.said


async def test_not_now():
    world = at_the_end()
    case = await Case(world).begin(CustomerBrief(customer_id="C1"))
    await case.decide("reject")
    assert case.ending == "refused" and "Pas maintenant" in case.said
    assert len(world.rows) == 3 and [each.kind for each in world.running] == ["hold"]


async def test_a_letter_needs_no_mail_address():
    world = at_the_end(email="")
    case = await Case(world).begin(CustomerBrief(customer_id="C1"))
    assert case.codes == ["level"]


@pytest.mark.parametrize("values", [{"segment": "vip"}])
async def test_a_vip_is_never_threatened(values: dict[str, Any]):
    world = at_the_end(**values)
    case = await Case(world).begin(CustomerBrief(customer_id="C1"))
    assert (case.facts["level"], case.facts["tone"]) == (4, "courteous") and not world.notices
    await case.decide("approve")
    assert len(world.mails) == 1 and "demeure" not in world.mails[0]["text"]


async def test_a_consumer_owes_no_fee():
    world = at_the_end(siren="", vat_number="")
    await Case(world).begin(CustomerBrief(customer_id="C1"))
    (letter,) = world.notices
    assert (letter.business, letter.interest, letter.fee, letter.explained) == (False, None, 0, [])


async def test_without_a_rate_the_interest_is_not_claimed():
    world = at_the_end()
    world.rates = []
    await Case(world).begin(CustomerBrief(customer_id="C1"))
    (letter,) = world.notices
    assert letter.interest is None and letter.fee == 40


async def test_watching_only_marks_nothing():
    world = at_the_end()
    case = await Case(world, policy=watching()).begin(CustomerBrief(customer_id="C1"))
    assert case.ending == "done" and not world.mails and not case.kinds("reminder.noted")
