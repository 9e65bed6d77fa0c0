"""Who is reminded today and of what, case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.store.saved_types import SavedTypes
from graphs.dunning.account import Listed
from graphs.dunning.ladder import Ladder, ladder_steps
from graphs.dunning.payer import Payer
from graphs.dunning.penalty import Penalty, PenaltyPiece
from graphs.dunning.plan import Contact, Wait, plan
from graphs.dunning.telling import contact_reasons, wait_text
from tests.graphs.dunning.company import (
    CUSTOMER,
    TODAY,
    VIP,
    contact,
    invoice,
    late_by,
    planned,
    sent,
    view_of,
    wait,
)

EARLY = Ladder(steps=ladder_steps((3, 10, 20, 30), early=3))


def in_days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize("days", [0, 1, 2])
def test_nothing_leaves_before_the_first_level(days: int):
    found = wait([late_by(days)])
    assert found == Wait("not_yet" if days else "nothing_due", in_days(3 - days), 1)


@pytest.mark.parametrize("days", [3, 9, 45, 4000])
def test_an_old_invoice_begins_at_the_first_level(days: int):
    found = contact([late_by(days)])
    assert (found.level, found.tone, found.carrier.number, found.days_overdue) == (1, "courteous", "F1", days)
    assert found.penalty is None


@pytest.mark.parametrize(("level", "tone"), [(2, "firm"), (3, "last"), (4, "notice")])
def test_each_level_follows_the_one_before(level: int, tone: str):
    days = {2: 10, 3: 20, 4: 30}[level]
    distance = {2: 7, 3: 10, 4: 10}[level]
    past = [sent("F1", before, distance + 40 - before) for before in range(1, level - 1)]
    past.append(sent("F1", level - 1, distance))
    found = contact([late_by(days)], past)
    assert (found.level, found.tone) == (level, tone)
    assert (found.penalty is not None) == (level >= 3)
    assert wait([late_by(days - 1)], past) == Wait("not_yet", in_days(1), level)
    late = [*past[:-1], sent("F1", level - 1, distance - 1)]
    assert wait([late_by(days + 60)], late) == Wait("not_yet", in_days(1), level)


def test_after_the_last_level_people_take_over():
    assert wait([late_by(90)], [sent("F1", 4, 30)]) == Wait("exhausted")


def test_all_that_is_overdue_is_asked_in_one_mail():
    found = contact([late_by(5, "100"), late_by(40, "50", "F0"), late_by(-9, "70", "F2"), late_by(1, "30", "F3")])
    assert found.carrier.number == "F0"
    assert [each.number for each in found.listed] == ["F0", "F1", "F3"]
    assert found.total == 180


def test_only_what_is_left_of_an_invoice_is_asked():
    assert contact([late_by(5, "100", paid="40")]).total == 60


def test_credit_notes_and_overpayments_are_taken_off():
    found = contact([late_by(5, "100"), late_by(2, "-30", "AV1"), late_by(-9, "10", "F9", paid="25")])
    assert found.total == 55
    assert [(each.number, each.balance) for each in found.deductions] == [("AV1", -30), ("F9", -15)]
    assert "deductions" in found.reasons


@pytest.mark.parametrize(
    ("credit", "code"),
    [("-94.99", None), ("-95", "residual"), ("-99.99", "residual"), ("-100", "credit"), ("-300", "credit")],
)
def test_what_is_left_after_deductions_decides(credit: str, code: str | None):
    found = planned([late_by(5, "100"), late_by(2, credit, "AV1")])
    assert (found.code if isinstance(found, Wait) else None) == code


@pytest.mark.parametrize("total", ["0.01", "4.99", "5.00"])
def test_a_small_rest_is_left_alone(total: str):
    assert wait([late_by(60, total)]).code == "residual"


def test_a_few_cents_left_do_not_make_a_newer_invoice_late():
    crumbs = late_by(60, "100", "F0", paid="99.20")
    assert wait([crumbs, late_by(1, "800")]) == Wait("not_yet", in_days(2), 1)
    found = contact([crumbs, late_by(3, "800")])
    assert (found.carrier.number, found.total) == ("F1", Decimal("800.80"))


def test_many_small_rests_are_worth_a_mail():
    found = contact([late_by(days, "3", f"F{days}") for days in (9, 8, 7)])
    assert (found.carrier.number, found.total) == ("F9", 9)


def test_a_disputed_invoice_is_left_out():
    found = contact([late_by(40, "500", "F0", disputed=True), late_by(5, "100")])
    assert ([each.number for each in found.listed], found.total) == (["F1"], 100)
    assert [each.number for each in found.disputed] == ["F0"]
    assert "disputed_left_out" in found.reasons


def test_nothing_leaves_when_all_is_disputed():
    assert wait([late_by(40, disputed=True), late_by(2, "-10", "AV1")]) == Wait("disputed")


def test_a_customer_in_credit_is_asked_nothing():
    assert wait([late_by(10, "-50", "AV1")]) == Wait("credit")
    assert wait([]) == Wait("nothing_due")
    assert wait([late_by(10, "0")]) == Wait("nothing_due")


def test_invoices_of_others_do_not_count():
    other = replace(CUSTOMER, id="c2")
    assert wait([late_by(10, customer=other)]) == Wait("nothing_due")
    assert contact([late_by(10)], [sent("F1", 1, 0, customer_id="c2")]).level == 1


def test_one_mail_a_day_and_a_gap_between_two():
    assert wait([late_by(30)], [sent("F0", 1, 0)]) == Wait("already", in_days(5), 1)
    assert wait([late_by(30)], [sent("F0", 1, 4)]) == Wait("gap", in_days(1), 1)
    assert contact([late_by(30)], [sent("F0", 1, 5)]).level == 1
    assert wait([late_by(30)], [sent("F1", 1, 0)]) == Wait("already", in_days(7), 2)
    assert wait([late_by(30)], [sent("F0", 1, 0)], ladder=Ladder(least_gap=0)).code == "already"


def test_the_clock_may_go_back():
    found = wait([late_by(30)], [sent("F1", 1, -2)])
    assert found == Wait("not_yet", in_days(9), 2)
    assert wait([late_by(30)], [sent("F0", 1, -2)]) == Wait("gap", in_days(7), 1)


def test_the_sequence_restarts_with_the_next_invoice():
    past = [sent("F0", 1, 40), sent("F0", 2, 30), sent("F0", 3, 20), sent("F1", 2, 20, carrier=False)]
    found = contact([late_by(33)], past)
    assert (found.level, found.carrier.number) == (1, "F1")
    assert "sequence_restarted" in found.reasons


def test_a_level_sent_early_by_the_day_before_does_not_count_as_a_level():
    found = contact([late_by(3)], [sent("F1", 0, 6)], ladder=EARLY)
    assert found.level == 1


@pytest.mark.parametrize("rule_days", [0, 3, 15])
def test_a_rule_moves_the_whole_ladder(rule_days: int):
    first = max(3, rule_days)
    assert wait([late_by(first - 1)], not_before_days=rule_days) == Wait("not_yet", in_days(1), 1)
    found = contact([late_by(first)], not_before_days=rule_days)
    assert found.level == 1
    assert ("delayed" in found.reasons) == (rule_days > 3)
    past = [sent("F1", 1, 7)]
    assert wait([late_by(first + 6)], past, not_before_days=rule_days) == Wait("not_yet", in_days(1), 2)
    assert contact([late_by(first + 7)], past, not_before_days=rule_days).level == 2


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("who", ["vip", "first"])
def test_some_are_never_threatened(level: int, who: str):
    past = [sent("F1", before, 100 - 20 * before) for before in range(1, level)]
    kind = {"vip": {"customer": VIP}, "first": {"history": []}}[who]
    customer = kind.get("customer", CUSTOMER)
    found = contact([late_by(120, customer=customer)], past, **kind)
    assert (found.level, found.tone, found.penalty) == (level, "courteous", None)
    assert {"vip": "vip", "first": "first_lateness"}[who] in found.reasons


def test_a_consumer_is_never_told_of_penalties():
    consumer = replace(CUSTOMER, siren="")
    past = [sent("F1", 1, 30), sent("F1", 2, 20)]
    found = contact([late_by(60, customer=consumer)], past, customer=consumer)
    assert (found.tone, found.penalty) == ("last", None)


def test_penalties_are_of_what_is_asked():
    past = [sent("F1", 1, 30), sent("F1", 2, 20)]
    found = contact([late_by(60), late_by(4, "50", "F2"), late_by(90, "700", "F0", disputed=True)], past)
    assert found.penalty is not None
    assert {piece.invoice for piece in found.penalty.pieces} == {"F1", "F2"}
    assert found.penalty.fee == 80


def test_penalties_are_less_what_is_deducted():
    past = [sent("F1", 1, 30), sent("F1", 2, 20)]
    found = contact([late_by(60), late_by(4, "-40", "AV1")], past)
    assert found.penalty is not None
    assert {piece.base for piece in found.penalty.pieces} == {Decimal(60)}


@pytest.mark.parametrize("due_on", [date.min, date(1970, 1, 1), date(2026, 2, 28)])
def test_due_dates_far_in_the_past(due_on: date):
    found = contact([invoice("F1", due_on, "100", issued_on=due_on)])
    assert found.level == 1
    assert ("very_old" in found.reasons) == (due_on.year < 2020)


def test_due_dates_far_in_the_future():
    found = wait([invoice("F1", date.max, "100")])
    assert found == Wait("nothing_due", date.max, 1)


@pytest.mark.parametrize("weekday", [5, 6])
def test_what_falls_due_on_a_weekend_is_reminded_after_as_many_days(weekday: int):
    due_on = date(2026, 11, 16 + weekday)
    assert wait([invoice("F1", due_on, "100")], today=due_on + timedelta(days=2)).code == "not_yet"
    assert contact([invoice("F1", due_on, "100")], today=due_on + timedelta(days=3)).level == 1


def test_a_ladder_that_begins_on_the_due_day_waits_for_the_next():
    ladder = Ladder(steps=ladder_steps((0, 10, 20, 30)))
    assert wait([late_by(0)], ladder=ladder) == Wait("nothing_due", in_days(1), 1)
    assert contact([late_by(1)], ladder=ladder).level == 1


def test_five_hundred_invoices_are_all_counted():
    owed = [late_by(3 + at % 50, f"{at}.10", f"F{at}") for at in range(1, 501)]
    found = contact(owed)
    assert len(found.listed) == 500
    assert found.total == sum((each.balance for each in owed), Decimal(0))


def test_reasons_and_waits_are_told_in_both_languages():
    found = contact([late_by(9, customer=VIP)], customer=VIP, history=[])
    assert contact_reasons(found, "fr")[0] == "Client VIP\u00a0: ton courtois seulement."
    assert contact_reasons(found, "en")[1] == "First late payment: courteous tone only."
    told = wait_text(Wait("gap", date(2026, 12, 1), 2), "fr")
    assert told == "Une relance est partie il y a peu\u202f; la suivante pas avant le 1er\u00a0décembre 2026."


CODES = ("nothing_due", "not_yet", "already", "gap", "residual", "disputed", "credit", "no_invoice_named", "exhausted")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("until", [None, TODAY])
@pytest.mark.parametrize("code", CODES)
def test_every_wait_can_be_told(code: str, until: date | None, language: str):
    for promised in (False, True):
        assert wait_text(Wait(code, until, 1, promised), language).endswith(".")


def test_a_plan_survives_a_checkpoint():
    saver = SavedTypes((Contact, Wait, Listed, Penalty, PenaltyPiece, Payer))
    past = [sent("F1", 1, 30), sent("F1", 2, 20)]
    view = view_of([late_by(60), late_by(4, "-40", "AV1"), late_by(9, disputed=True, number="F2")], past)
    for each in (plan(view, TODAY), Wait("gap", TODAY, 2), view.payer):
        assert saver.loads_typed(saver.dumps_typed(each)) == each
