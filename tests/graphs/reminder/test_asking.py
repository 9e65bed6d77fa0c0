"""When a person is asked: every exception, the card, the edit, what changed meanwhile, the refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from graphs.dunning.limits import Limits
from graphs.message import Excerpt
from graphs.rules.condition import ALWAYS, Test
from graphs.rules.consequence import Approval, Classify, Forbid, Postpone
from graphs.rules.rule import Draft, Rule
from graphs.standing import SUSPECTED
from integrations.books.port import SentQuote
from tests.graphs.reminder.owing import dupont, owing
from tests.graphs.reminder.world import (
    CLAIRE,
    HUGO,
    LEA,
    TODAY,
    Case,
    World,
    customer,
    proposing,
    ruled,
    words,
)


def rule(then: Any, when: Any = ALWAYS, id: str = "R1") -> Rule:
    return Rule(id=id, version=1, state="armed", draft=Draft(when=when, then=then), sentence="une règle", label="")


async def exception(world: World, **values: Any) -> list[str]:
    case = await Case(world, **values).begin(dupont())
    assert case.approval.process == "reminder"
    assert not world.mails
    return case.codes


async def test_first_contact_with_a_vip():
    assert await exception(owing(segment="vip")) == ["vip_first_contact"]


async def test_a_vip_below_the_limit_or_reminded_before_is_not_asked_about():
    world = owing(segment="vip")
    case = await Case(world, limits=Limits(vip_above=Decimal(2000))).begin(dupont())
    assert case.facts["sent"] and "VIP" in words(case.says[-1])
    world = owing(late=14, segment="vip")
    world.was_sent(world.customers[0], "F1", 1, 9)
    assert (await Case(world).begin(dupont())).facts["tone"] == "courteous"
    assert len(world.mails) == 1


async def test_an_unsettled_reply_that_may_be_a_dispute():
    world = owing()
    world.runs("dispute", "C1", by=SUSPECTED)
    assert await exception(world) == ["dispute_suspected"]


async def test_an_open_quote_above_the_limit_but_not_an_expired_one():
    world = owing()
    quote = SentQuote("D1", world.customers[0], TODAY, TODAY + timedelta(days=9), Decimal(5000), Decimal(6000))
    world.quotes = [quote]
    assert await exception(world) == ["open_quote"]
    world.quotes = [replace(quote, valid_until=TODAY - timedelta(days=1))]
    assert (await Case(world, id="case-2").begin(dupont())).facts["sent"]


async def test_an_amount_above_the_limit():
    assert await exception(owing(amount="5000.01")) == ["amount_limit"]


async def test_a_bouncing_address():
    world = owing()
    world.runs("bounced", "c1@client.example")
    assert await exception(world) == ["bounced"]


async def test_a_disputed_invoice_is_left_out_and_asked_about():
    world = owing()
    world.owes(world.customers[0], "F2", 9, "700.00", disputed=True)
    world.runs("dispute", "C1", by="books")
    case = await Case(world).begin(dupont())
    assert case.codes == ["disputed_invoice"]
    await case.decide("approve")
    assert [each["number"] for each in world.mails[0]["invoices"]] == ["F1"]


async def test_all_disputed_means_nothing_leaves():
    world = World()
    world.owes(world.adds(customer("C1", "Dupont")), "F1", 9, disputed=True)
    case = await Case(world).begin(dupont())
    assert case.ending == "done" and case.facts["why"] == "disputed" and not world.mails


@pytest.mark.parametrize("email", ["", "   ", "dupont.example", "a@b", "x@y.fr\nBcc: z@z.fr"])
async def test_without_a_good_address_nothing_can_leave_and_it_is_told(email: str):
    world = owing()
    row = replace(world.customers[0], email=email)
    world.customers = [row]
    world.invoices = [replace(each, customer=row) for each in world.invoices]
    case = await Case(world).begin(dupont())
    assert case.ending == "refused" and not world.mails
    assert case.codes == ["missing_address" if not email.strip() else "bad_address"]
    assert "adresse" in words(case.says[-1])


@pytest.mark.parametrize("kind", ["promise", "complaint", "hold", "absence", "insolvency", "dispute"])
async def test_what_runs_with_them_bans_it(kind: Any):
    world = owing()
    world.runs(kind, "C1")
    case = await Case(world).begin(dupont())
    assert case.ending == "refused" and case.codes == [kind] and not world.mails


# --- rules


async def test_a_rule_postpones_the_whole_ladder():
    world = owing(late=12)
    rules = ruled(rule(Postpone(15)))
    case = await Case(world, rules=rules).begin(dupont())
    assert (case.facts["why"], case.facts["next_on"]) == ("not_yet", "2026-11-26")


async def test_a_rule_forbids_asks_and_relabels():
    forbidden = await Case(owing(), rules=ruled(rule(Forbid("reminder")))).begin(dupont())
    assert forbidden.ending == "refused" and forbidden.codes == ["rule_forbids"]
    asking = await Case(
        owing(), rules=ruled(rule(Approval(role="director"), Test("invoice_amount", ">", Decimal(0))))
    ).begin(dupont())
    assert asking.codes == ["rule_approval"] and asking.approval.role == "director"
    relabelled = await Case(owing(), rules=ruled(rule(Classify("customer", "vip")))).begin(dupont())
    assert relabelled.codes == ["vip_first_contact"]


async def test_a_rule_about_the_level_asks_at_that_level_only():
    at_two = rule(Approval(role="lead"), Test("invoice_level", "==", Decimal(2)))
    world = owing()
    assert (await Case(world, rules=ruled(at_two)).begin(dupont())).facts["sent"]
    world = owing(late=14)
    world.was_sent(world.customers[0], "F1", 1, 9)
    assert (await Case(world, rules=ruled(at_two)).begin(dupont())).codes == ["rule_approval"]


async def test_a_rule_that_cannot_be_told_asks():
    unknown = rule(Forbid("reminder"), Test("customer_years", ">", Decimal(3)))
    world = owing(customer_since=None)
    assert await exception(world, rules=ruled(unknown)) == ["unsure_rule"]


# --- the card


async def test_the_card_shows_the_figures_the_history_and_the_mail():
    world = owing(late=12, amount="5200.00")
    row = world.customers[0]
    world.was_sent(row, "F1", 1, 8)
    case = await Case(world, asker=LEA).begin(dupont())
    french, english = words(case.approval.shown["fr"]), words(case.approval.shown["en"])
    for figure in (
        "5\u202f200,00\u00a0€",
        "11\u00a0novembre 2026",
        "12 jours",
        "25 jours après l'échéance",
        "niveau 1",
    ):
        assert figure in french, figure
    for figure in ("€5,200.00", "12 days", "25 days after the due date", "level 1"):
        assert figure in english, figure
    previews = [block.text for block in case.approval.shown["fr"].blocks if isinstance(block, Excerpt)]
    assert len(previews) == 1 and "F1" in previews[0]
    assert case.approval.amount == "5200.00" and case.approval.role == "lead"
    assert [field.name for field in case.approval.form["fr"]] == ["subject", "body"]


async def test_what_was_approved_is_what_leaves_even_days_later():
    world = owing(late=25)
    row = world.customers[0]
    world.was_sent(row, "F1", 1, 20)
    world.was_sent(row, "F1", 2, 12)
    case = await Case(world).begin(dupont())
    shown = case.approval.proposal["text"]
    case.now += timedelta(days=2)
    await case.decide("approve")
    assert world.mails[0]["text"] == shown and case.facts["sent"]


async def test_propose_shows_every_reminder_and_whoever_asks_may_agree_if_they_hold_the_role():
    world = owing()
    case = await Case(world, policy=proposing()).begin(dupont())
    assert case.codes == [] and case.approval.requester_may
    await case.decide("approve")
    (effect,) = case.kinds("reminder.mail")
    assert effect.undo_minutes == 0 and world.mails


async def test_an_edit_leaves_with_its_words_once_nothing_else_asks():
    world = owing()
    case = await Case(world, policy=proposing()).begin(dupont())
    await case.decide("edit", values={"subject": "Un petit rappel", "body": "Bonjour,\n\nF1, 1 200 €.\n"})
    assert (world.mails[0]["subject"], world.mails[0]["text"]) == ("Un petit rappel", "Bonjour,\n\nF1, 1 200 €.\n")


async def test_an_edit_of_what_asks_is_approved_by_somebody_else():
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    await case.decide("edit", CLAIRE, values={"subject": "Rappel", "body": "F1"})
    assert case.approval.excluded == ["claire"] and case.approval.proposal["subject"] == "Rappel"
    await case.decide("approve", HUGO)
    assert world.mails[0]["subject"] == "Rappel"


@pytest.mark.parametrize(
    ("subject", "body"), [("", "texte"), ("objet", "  "), ("a\nb", "texte"), ("x" * 151, "texte"), ("objet", "a\x00b")]
)
async def test_an_edit_that_cannot_leave_is_put_back_with_what_is_wrong(subject: str, body: str):
    world = owing()
    case = await Case(world, policy=proposing()).begin(dupont())
    await case.decide("edit", values={"subject": subject, "body": body})
    assert case.approval.proposal["text"] == body and not world.mails
    await case.decide("edit", values={"subject": "Bien", "body": "Bien."})
    assert world.mails[0]["subject"] == "Bien"


async def test_what_changed_since_the_card_is_asked_again():
    world = owing(amount="6000.00")
    case = await Case(world).begin(dupont())
    world.pays("F1", "500.00")
    await case.decide("approve")
    assert "changed" in case.codes and not world.mails
    assert case.approval.proposal["total"] == "5500.00" and "5500" not in case.approval.amount[:3]
    await case.decide("approve")
    assert world.mails[0]["asked"] == "5500.00"
