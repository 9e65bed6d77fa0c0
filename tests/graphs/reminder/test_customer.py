"""One customer is reminded on demand: who is meant, what is due, what leaves, and what is said of it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from graphs.ask import EffectOutcome
from graphs.dunning.ladder import Ladder, ladder_steps
from graphs.message import Table
from graphs.reminder.brief import CustomerBrief
from graphs.reminder.reading import MOST_COPIES
from integrations.books.port import InvoiceCopy
from tests.graphs.reminder.world import Case, World, customer, proposing, words


def dupont(late: int = 5) -> World:
    world = World()
    row = world.late_payer(world.adds(customer("C1", "Dupont & Fils")))
    world.owes(row, "F2026-0101", late)
    return world


async def test_a_courteous_reminder_leaves_and_is_told():
    world = dupont()
    case = await Case(world).begin(CustomerBrief(customer="dupont"))

    assert case.ending == "done"
    (mail,) = world.mails
    assert (mail["to"], mail["level"], mail["carrier"], mail["asked"]) == (
        "c1@client.example",
        1,
        "F2026-0101",
        "1200.00",
    )
    assert "F2026-0101" in mail["text"] and "Claire Nogaro" in mail["text"]
    assert case.facts == {
        "customer": "Dupont & Fils",
        "customer_id": "C1",
        "level": 1,
        "tone": "courteous",
        "invoices": [
            {"number": "F2026-0101", "due_on": "2026-11-18", "days_overdue": 5, "balance": "1200.00"},
        ],
        "total": "1200.00",
        "penalties": None,
        "fee": None,
        "run": None,
        "sent": True,
        "why": None,
        "next_on": None,
    }
    assert case.title == "Relance de Dupont & Fils — courtoise"
    assert "Relance envoyée à Dupont & Fils" in case.said


async def test_the_oldest_carries_and_the_others_are_listed():
    world = dupont(late=12)
    row = world.customers[0]
    world.owes(row, "F2026-0140", 2, "80.00")
    world.owes(row, "F2026-0150", -20, "900.00")
    world.owes(row, "AV2026-0007", 4, "-100.00")
    case = await Case(world).begin(CustomerBrief(customer_id="C1"))
    (mail,) = world.mails
    assert mail["carrier"] == "F2026-0101"
    assert [each["number"] for each in mail["invoices"]] == ["F2026-0101", "F2026-0140"]
    assert mail["asked"] == "1180.00" == case.facts["total"]
    assert "F2026-0150" not in mail["text"] and "AV2026-0007" in mail["text"]


async def test_a_named_invoice_tells_whom_it_is_about():
    world = dupont()
    world.owes(world.adds(customer("C2", "Bellerive")), "F2026-0200", 9)
    case = await Case(world).begin(CustomerBrief(invoices=["f2026 0200"]))
    assert case.facts["customer_id"] == "C2"
    assert [each["number"] for each in world.mails[0]["invoices"]] == ["F2026-0200"]


async def test_the_last_digits_are_enough():
    world = dupont()
    case = await Case(world).begin(CustomerBrief(customer="Dupont", invoices=["101"]))
    assert case.facts["sent"]


async def test_nobody_named_is_asked():
    world = dupont()
    case = await Case(world).begin(CustomerBrief())
    assert case.question.code == "customer_missing"
    await case.answer("dupont & fils")
    assert case.facts["sent"]


async def test_an_unknown_name_is_asked_until_it_is_known_or_stopped():
    world = dupont()
    case = await Case(world).begin(CustomerBrief(customer="Zorglub Industries"))
    assert case.question.code == "unknown_customer" and case.codes == ["unknown_customer"]
    assert "Zorglub" in case.question.message.summary
    await case.answer("encore un inconnu")
    assert case.question.code == "unknown_customer"
    await case.answer("F2026-0101")
    assert case.facts["customer_id"] == "C1"
    other = await Case(world, id="case-2").begin(CustomerBrief(customer="Zorglub"))
    await other.answer(choice="stop")
    assert other.ending == "refused" and "personne" in other.said


async def test_namesakes_are_asked_with_buttons():
    world = dupont()
    world.owes(world.adds(customer("C2", "Dupont Frères")), "F2", 9)
    case = await Case(world).begin(CustomerBrief(customer="dupont"))
    assert case.question.code == "customer_which"
    await case.answer(choice="customer:C2")
    assert case.facts["customer_id"] == "C2"


async def test_an_unknown_invoice_is_asked_and_all_that_is_due_is_an_answer():
    world = dupont()
    case = await Case(world).begin(CustomerBrief(customer="dupont", invoices=["F2026-9999"]))
    assert case.question.code == "unknown_invoice"
    assert [choice.value for choice in case.question.choices] == ["invoice:F2026-0101", "all", "stop"]
    await case.answer(choice="all")
    assert case.facts["sent"]


async def test_a_paid_invoice_that_is_named_is_explained():
    world = dupont()
    world.pays("F2026-0101")
    case = await Case(world).begin(CustomerBrief(invoices=["F2026-0101"]))
    assert case.ending == "done" and not world.mails
    assert case.facts["why"] == "no_invoice_named"


@pytest.mark.parametrize(("late", "why", "next_on"), [(1, "not_yet", "2026-11-25"), (-4, "nothing_due", "2026-11-30")])
async def test_nothing_due_is_explained_with_the_account(late: int, why: str, next_on: str):
    world = dupont(late)
    case = await Case(world).begin(CustomerBrief(customer="dupont"))
    assert case.ending == "done" and not world.mails
    assert (case.facts["why"], case.facts["next_on"], case.facts["sent"]) == (why, next_on, False)
    message = case.says[-1]
    assert any(isinstance(block, Table) and block.rows[0][0] == "F2026-0101" for block in message.blocks)


async def test_never_two_mails_on_a_day_and_the_second_is_explained():
    world = dupont()
    await Case(world).begin(CustomerBrief(customer="dupont"))
    again = await Case(world, id="case-2").begin(CustomerBrief(customer="dupont"))
    assert len(world.mails) == 1 and again.facts["why"] == "already"


async def test_a_first_lateness_stays_courteous_whatever_the_level_and_is_pointed_out():
    world = World()
    row = world.adds(customer("C1", "Dupont"))
    world.owes(row, "F1", 15)
    world.was_sent(row, "F1", 1, 8)
    case = await Case(world).begin(CustomerBrief(customer="dupont"))
    assert (case.facts["level"], case.facts["tone"], case.facts["penalties"]) == (2, "courteous", None)
    assert "premier retard" in words(case.says[-1])


async def test_the_last_notice_cites_penalties_and_asks():
    world = dupont(late=25)
    row = world.customers[0]
    world.was_sent(row, "F2026-0101", 1, 20)
    world.was_sent(row, "F2026-0101", 2, 12)
    case = await Case(world).begin(CustomerBrief(customer="dupont"))
    assert "level" in case.codes
    # 1200 × 12.40 % × 25 / 365, and 40 € for one invoice
    assert (case.facts["penalties"], case.facts["fee"]) == ("10.19", "40.00")
    await case.decide("approve")
    assert "10,19" in world.mails[0]["text"] and "L441-10" in world.mails[0]["text"]


async def test_copies_are_attached_as_many_as_a_mail_bears():
    world = dupont(late=6)
    row = world.customers[0]
    for at in range(15):
        world.owes(row, f"G{at:02}", 5, "10.00")
        world.copies[f"G{at:02}"] = InvoiceCopy(f"G{at:02}.pdf", "application/pdf", b"%PDF" + bytes([at]))
    case = await Case(world).begin(CustomerBrief(customer="dupont"))
    attached = world.mails[0]["attachments"]
    assert 0 < len(attached) <= MOST_COPIES
    kept = {staged.ref.id for turn in case.turns for staged in turn.context.files}
    assert {each["id"] for each in attached} <= kept


async def test_a_copy_that_is_too_heavy_is_left_out():
    world = dupont()
    world.copies["F2026-0101"] = InvoiceCopy("F.pdf", "application/pdf", bytes(9 * 1024 * 1024))
    await Case(world).begin(CustomerBrief(customer="dupont"))
    assert world.mails[0]["attachments"] == []


async def test_at_night_it_waits_for_the_opening_and_says_so():
    world = dupont()
    night = datetime(2026, 11, 27, 21, 0, tzinfo=UTC)
    case = await Case(world, now=night).begin(CustomerBrief(customer="dupont"))
    (effect,) = case.kinds("reminder.mail")
    assert effect.not_before == datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
    assert "8\u00a0h" in case.says[0].summary and "30\u00a0novembre" in case.says[0].summary


async def test_the_books_moved_just_before_it_left():
    world = dupont()
    world.owes(world.customers[0], "F2026-0102", 4, "300.00")
    case = Case(world)
    case.before_mail = [lambda: world.pays("F2026-0101")]
    await case.begin(CustomerBrief(customer="dupont"))
    assert [each["asked"] for each in world.mails] == ["300.00"]
    assert case.facts["total"] == "300.00" and case.ending == "done"


async def test_a_credit_note_that_came_just_before_is_deducted():
    world = dupont()
    case = Case(world)
    case.before_mail = [lambda: world.owes(world.customers[0], "AV1", 1, "-200.00")]
    await case.begin(CustomerBrief(customer="dupont"))
    assert [each["asked"] for each in world.mails] == ["1000.00"] and "AV1" in world.mails[0]["text"]


async def test_a_credit_note_that_other_invoices_use_up_keeps_no_named_one_from_leaving():
    world = dupont()
    row = world.customers[0]
    world.owes(row, "F2", 40, "900.00")
    world.owes(row, "A1", 3, "-100.00")
    case = await Case(world).begin(CustomerBrief(customer="dupont", invoices=["F2026-0101"]))
    [mail] = world.mails
    assert case.ending == "done" and case.facts["total"] == "1200.00"
    assert [each["number"] for each in mail["invoices"]] == ["F2026-0101"]


async def test_all_paid_just_before_it_left():
    world = dupont()
    case = Case(world)
    case.before_mail = [lambda: world.pays("F2026-0101")]
    await case.begin(CustomerBrief(customer="dupont"))
    assert not world.mails and case.facts["why"] == "nothing_due" and not case.facts["sent"]
    assert "entre-temps" in case.said


async def test_books_that_never_rest_are_given_up_on():
    world = dupont()
    case = Case(world)
    case.outcomes = [EffectOutcome(True, {"sent": False, "why": "changed"}) for _ in range(10)]
    await case.begin(CustomerBrief(customer="dupont"))
    assert len(case.kinds("reminder.mail")) == 4 and not world.mails
    assert case.ending == "done" and case.facts["why"] == "changed"


@pytest.mark.parametrize("why", ["standing", "already", "today"])
async def test_what_the_mail_effect_holds_back_ends_quietly_with_its_reason(why: str):
    world = dupont()
    case = Case(world)
    case.outcomes = [EffectOutcome(True, {"sent": False, "why": why})]
    await case.begin(CustomerBrief(customer="dupont"))
    assert case.ending == "done" and case.facts["why"] == why and not case.facts["sent"]
    assert "Rien n'est parti" in case.said


async def test_a_mail_that_cannot_leave_is_told_with_the_answer_of_the_server():
    world = dupont()
    case = Case(world)
    case.outcomes = [EffectOutcome(False, error="rejected", detail="550 no such user")]
    await case.begin(CustomerBrief(customer="dupont"))
    assert case.ending == "failed" and "550 no such user" in words(case.says[-1])


async def test_five_hundred_invoices_make_one_mail_that_counts_them_all():
    world = World()
    row = world.late_payer(world.adds(customer("C1", "Dupont")))
    for at in range(500):
        world.owes(row, f"F{at:04}", 4 + at % 3, "9.99")
    case = await Case(world).begin(CustomerBrief(customer="dupont"))
    assert len(world.mails) == 1 and len(world.mails[0]["invoices"]) == 500
    assert world.mails[0]["asked"] == str(Decimal("9.99") * 500) == case.facts["total"]
    assert len(words(case.says[-1])) < 20_000


async def test_a_hostile_name_stays_on_one_line_everywhere():
    world = World()
    name = "Evil\r\nBcc: all@x.example <b>{total}</b> " + "é" * 400
    row = world.late_payer(world.adds(customer("C1", name)))
    world.owes(row, "F1", 5)
    case = await Case(world, policy=proposing()).begin(CustomerBrief(customer_id="C1"))
    assert "\n" not in case.title and len(case.title) < 200
    await case.decide("approve")
    assert "\n" not in world.mails[0]["subject"] and "\r" not in world.mails[0]["subject"]
    assert all("\n" not in message.summary for message in case.says)


async def test_an_english_customer_is_written_to_in_english_and_the_colleague_in_french():
    world = World()
    row = world.late_payer(world.adds(customer("C1", "Harbour Tea", language="en")))
    world.owes(row, "F1", 5)
    case = await Case(world).begin(CustomerBrief(customer="harbour"))
    assert "invoice F1" in world.mails[0]["subject"] and case.said.startswith("Relance envoyée")


async def test_an_early_word_before_the_due_date_when_the_ladder_has_one():
    world = dupont(late=-2)
    case = Case(world, ladder=Ladder(ladder_steps((3, 10, 20, 30), 3)))
    await case.begin(CustomerBrief(customer="dupont"))
    assert (case.facts["level"], case.facts["tone"]) == (0, "early") and len(world.mails) == 1


async def test_a_customer_that_is_no_longer_in_the_books():
    world = dupont()
    case = await Case(world).begin(CustomerBrief(customer_id="C99"))
    assert case.ending == "refused" and "n'est plus" in case.said and not world.mails
