"""A customer reminded again, and one that has gone from the books."""

from __future__ import annotations

from datetime import timedelta

from graphs.reminder.brief import CustomerBrief
from tests.graphs.reminder.test_customer import dupont
from tests.graphs.reminder.world import CLOCK, TODAY, Case


async def test_later_words_in_the_same_thread_are_about_the_same_customer():
    world = dupont()
    case = await Case(world).begin(CustomerBrief(customer="dupont"))
    case.now += timedelta(days=8)
    await case.begin(CustomerBrief())
    assert case.facts["customer_id"] == "C1" and case.facts["level"] == 2 and len(world.mails) == 2


async def test_a_planned_reminder_is_signed_by_the_company_alone():
    world = dupont()
    await Case(world, asker=CLOCK).begin(CustomerBrief(customer_id="C1", run="run-1", level=1, total="1200.00"))
    assert "Nogaro" not in world.mails[0]["text"] and "Atelier Vauban" in world.mails[0]["text"]
    assert world.today == TODAY
