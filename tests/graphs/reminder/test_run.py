"""A run over everybody: what it shows, opens and paces, and that each customer's case does no more than was shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice, pairwise
from typing import Any

import pytest

from graphs.ask import EffectOutcome
from graphs.calendar import WorkCalendar
from graphs.context import StagedCase, UndoTier
from graphs.dunning.limits import Limits
from graphs.message import Table
from graphs.reminder.brief import CustomerBrief, RunBrief, brief_from_json
from graphs.reminder.pacing import later, paced
from tests.graphs.reminder.world import (
    CLOCK,
    NOON,
    Case,
    World,
    acting,
    customer,
    proposing,
    watching,
    words,
)


def company() -> World:
    """Four usual ones, a high amount, one without an address, one whose time has not come, one who owes nothing."""
    world = World()
    for at, late in enumerate((4, 5, 6, 15), start=1):
        row = world.late_payer(world.adds(customer(f"C{at}", f"Client {at}")))
        world.owes(row, f"F{at}", late, f"{at}00.00")
    world.was_sent(world.customers[3], "F4", 1, 9)
    world.owes(world.late_payer(world.adds(customer("C5", "Grand Compte"))), "F5", 5, "9000.00")
    world.owes(world.late_payer(world.adds(customer("C6", "Sans Adresse", email=""))), "F6", 5)
    world.owes(world.late_payer(world.adds(customer("C7", "Patient"))), "F7", 1)
    world.adds(customer("C8", "À jour"))
    return world


async def run(world: World, **values: Any) -> Case:
    return await Case(world, id="run-1", asker=CLOCK, **values).begin(RunBrief(day="2026-11-23"))


def brief_of(staged: StagedCase) -> CustomerBrief:
    brief = brief_from_json(staged.brief)
    assert isinstance(brief, CustomerBrief)
    return brief


async def test_an_acting_run_opens_one_case_a_customer_and_says_when_they_leave():
    world = company()
    case = await run(world, policy=acting(undo=[UndoTier(Decimal(0), 5), UndoTier(Decimal(400), 30)]))
    assert case.ending == "done" and not world.mails
    usual = [each for each in case.cases if each.announce is None]
    asked = [each for each in case.cases if each.announce is not None]
    assert [each.name for each in usual] == ["C4", "C3", "C2", "C1"]
    assert [(brief_of(each).level, brief_of(each).total, brief_of(each).waited) for each in usual][:2] == [
        (2, "400.00", 30),
        (1, "300.00", 30),
    ]
    # thirty minutes for the highest of them, then one a second
    assert [each.at for each in usual] == [NOON + timedelta(minutes=30, seconds=at) for at in range(4)]
    assert [each.name for each in asked] == ["C5"] and brief_of(asked[0]).level is None
    assert "Grand Compte" in asked[0].announce.summary  # type: ignore[union-attr]  # it is announced
    shown = words(case.says[-1])
    assert (
        "12\u00a0h\u00a030" in shown and "stop" in shown and "adresse manquante" in shown and "1\u202f000,00" in shown
    )
    assert case.facts == {
        "customers": 7,
        "planned": 4,
        "sent": 0,
        "asked": 1,
        "skipped": 2,
        "total": "1000.00",
        "day": "2026-11-23",
        "opened": True,
    }
    assert case.title == "Relances du 23\u00a0novembre 2026"
    assert {note["state"] for note in world.notes["run-1"]} == {"planned"} and len(world.notes["run-1"]) == 5


async def test_proposing_asks_once_for_the_list_and_opens_it_as_seen():
    world = company()
    case = await run(world, policy=proposing())
    assert case.approval.process == "reminder" and case.approval.verbs == ["approve", "reject"]
    assert [each.name for each in case.cases] == ["C5"], "what must be decided one by one does not wait for the list"
    tables = [block for block in case.approval.shown["fr"].blocks if isinstance(block, Table)]
    assert [row[0] for row in tables[0].rows] == ["Client 4", "Client 3", "Client 2", "Client 1"]
    assert [row[1] for row in tables[1].rows] == ["3", "1"]
    await case.decide("approve")
    usual = [each for each in case.cases if each.announce is None]
    assert len(usual) == 4 and all(brief_of(each).approved_by == ["claire"] for each in usual)
    for each in usual:
        child = Case(world, id=each.name, asker=CLOCK, policy=proposing())
        await child.begin(each.brief)
        assert child.facts["sent"] and not child.says
    assert len(world.mails) == 4
    assert [note["state"] for note in world.notes["run-1"]].count("sent") == 4


async def test_a_refused_list_sends_nothing_and_says_when_it_is_looked_at_again():
    world = company()
    case = await run(world, policy=proposing())
    await case.decide("reject", note="pas cette semaine")
    assert case.ending == "refused" and [each.name for each in case.cases] == ["C5"]
    assert "24\u00a0novembre" in words(case.says[-1]) and "pas cette semaine" in words(case.says[-1])


async def test_nothing_to_do_is_one_quiet_line():
    world = World()
    world.owes(world.adds(customer("C1", "Patient")), "F1", 1)
    case = await run(world)
    assert case.ending == "done" and len(case.says) == 1 and not case.cases and not case.effects
    assert case.facts["customers"] == 1 and case.facts["skipped"] == 1


async def test_watching_only_tells():
    world = company()
    case = await run(world, policy=watching())
    assert case.ending == "done" and not case.cases and not world.mails and "Pour essai" in case.said
    assert [effect.shadow for effect in case.effects] == [True] * 4


async def test_above_what_leaves_by_itself_each_is_asked():
    world = company()
    case = await run(world, policy=acting(act_limit=Decimal(250)))
    announced = {each.name for each in case.cases if each.announce is not None}
    assert announced == {"C3", "C4", "C5"}


async def test_without_roles_the_list_is_refused_and_said():
    world = company()
    policy = proposing()
    policy.roles.clear()
    case = await run(world, policy=policy)
    assert case.ending == "refused" and not [each for each in case.cases if each.announce is None]


async def test_a_run_at_night_begins_when_the_company_opens():
    world = company()
    night = datetime(2026, 11, 27, 22, 0, tzinfo=UTC)
    case = await run(world, now=night)
    assert case.cases and all(each.at == datetime(2026, 11, 30, 7, 0, tzinfo=UTC) or each.at for each in case.cases)
    assert min(each.at for each in case.cases if each.at) == datetime(2026, 11, 30, 7, 0, tzinfo=UTC)


# --- its children


async def child(world: World, **values: Any) -> Case:
    brief = CustomerBrief(customer_id="C1", run="run-1", level=1, total="1200.00", waited=10)
    return await Case(world, asker=CLOCK, id="child", **values).begin(brief)


def one(late: int = 5, amount: str = "1200.00", **values: Any) -> World:
    world = World()
    world.owes(world.late_payer(world.adds(customer("C1", "Dupont", **values))), "F1", late, amount)
    return world


async def test_a_child_says_nothing_when_all_goes_well_and_tells_its_run():
    world = one()
    case = await child(world, policy=acting(undo=[UndoTier(Decimal(0), 15)]))
    assert not case.says and case.kinds("reminder.mail")[0].undo_minutes == 5
    (note,) = world.notes["run-1"]
    assert (note["customer_id"], note["state"], note["amount"], note["level"]) == ("C1", "sent", "1200.00", 1)


async def test_the_usual_child_does_not_read_what_was_paid_in_the_past_and_one_that_asks_does():
    world = one()
    await child(world)
    assert "past_invoices" not in world.reads and world.mails
    world = one(amount="1300.00")
    case = await child(world)
    assert "past_invoices" in world.reads and "25 jours après" in words(case.approval.shown["fr"])
    world = one(late=14)
    world.was_sent(world.customers[0], "F1", 1, 9)
    await Case(world, asker=CLOCK).begin(CustomerBrief(customer_id="C1", run="r", level=2, total="1200.00"))
    assert "past_invoices" in world.reads and world.mails[0]["level"] == 2


async def test_a_child_that_has_become_graver_asks():
    world = one(amount="1300.00")
    case = await child(world)
    assert case.codes == ["graver"] and world.notes["run-1"][-1]["state"] == "asked"
    await case.decide("approve")
    assert world.mails and case.says and world.notes["run-1"][-1]["state"] == "sent"


async def test_a_child_of_an_approved_list_that_has_become_lighter_leaves():
    world = one(amount="900.00")
    brief = CustomerBrief(customer_id="C1", run="run-1", level=1, total="1200.00", approved_by=["claire"])
    case = await Case(world, asker=CLOCK, policy=proposing()).begin(brief)
    assert case.facts["sent"] and not case.says


async def test_a_child_about_which_something_came_up_asks_though_its_list_was_approved():
    world = one()
    world.runs("bounced", "C1")
    brief = CustomerBrief(customer_id="C1", run="run-1", level=1, total="1200.00", approved_by=["claire"])
    case = await Case(world, asker=CLOCK, policy=proposing()).begin(brief)
    assert case.codes == ["bounced"] and not world.mails


async def test_a_child_that_was_paid_meanwhile_is_silent():
    world = one()
    world.pays("F1")
    case = await child(world)
    assert not case.says and case.ending == "done" and world.notes["run-1"][-1]["state"] == "skipped"


async def test_a_child_that_is_banned_meanwhile_is_silent():
    world = one()
    world.runs("promise", "C1")
    case = await child(world)
    assert not case.says and case.ending == "refused"
    assert (world.notes["run-1"][-1]["state"], world.notes["run-1"][-1]["detail"]) == (
        "skipped",
        "promesse de paiement",
    )


@pytest.mark.parametrize(
    ("error", "said", "detail"),
    [
        ("unknown", 1, "départ incertain"),
        ("rejected", 0, "refusé par le serveur de messagerie"),
        ("misconfigured", 0, "réglages de la messagerie à vérifier"),
        ("gave_up", 0, "aucun essai n'a abouti"),
        ("not_found", 0, "envoi impossible"),
    ],
)
async def test_of_a_child_whose_mail_fails_its_run_tells_and_it_speaks_itself_in_doubt_only(
    error: str, said: int, detail: str
):
    world = one()
    case = Case(world, asker=CLOCK)
    case.outcomes = [EffectOutcome(False, error=error)]
    await case.begin(CustomerBrief(customer_id="C1", run="run-1", level=1, total="1200.00"))
    note = world.notes["run-1"][-1]
    assert (len(case.says), note["state"], note["detail"]) == (said, "failed", detail)
    assert case.ending == "failed"


async def test_a_child_with_a_thread_of_its_own_always_ends_with_a_word():
    world = one()
    world.pays("F1")
    case = await Case(world, asker=CLOCK).begin(CustomerBrief(customer_id="C1", run="run-1"))
    assert len(case.says) == 1


# --- pacing


@pytest.mark.parametrize("per_minute", [1, 60, 7])
def test_the_pace_is_kept_within_working_hours(per_minute: int):
    calendar = WorkCalendar()
    start = datetime(2026, 11, 27, 16, 58, 30, tzinfo=UTC)
    instants = list(islice(paced(calendar, start, per_minute), 500))
    assert all(calendar.open_at(each) for each in instants)
    gap = timedelta(seconds=60) / per_minute
    assert all(after - before >= gap - timedelta(microseconds=1) for before, after in pairwise(instants))


def test_working_minutes_do_not_run_while_the_company_is_closed():
    calendar = WorkCalendar()
    friday = datetime(2026, 11, 27, 16, 50, tzinfo=UTC)
    assert later(calendar, friday, 0) == friday
    assert later(calendar, friday, 30) == datetime(2026, 11, 30, 7, 20, tzinfo=UTC)
    assert later(calendar, friday, 10 + 600 + 5) == datetime(2026, 12, 1, 7, 5, tzinfo=UTC)


async def test_the_books_are_opened_once_whatever_the_number_of_customers():
    world = company()
    await run(world, limits=Limits(per_minute=1))
    assert sorted(world.reads) == sorted(["open_invoices", "past_invoices", "sent_quotes", "standings"])
