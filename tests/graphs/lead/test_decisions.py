"""What is asked before a mail leaves, what an approver may change, and what that counts for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from graphs.ask import Decision
from graphs.leads.given import Given
from graphs.rules.condition import ALWAYS, Condition, Test
from graphs.rules.consequence import Approval, Classify, Consequence, Forbid
from graphs.rules.rule import Draft, Rule, RuleSet
from graphs.rules.rulebook import Rulebook
from graphs.standing import Standing
from integrations.crm.port import CompanyRecord
from tests.graphs.lead.case import HOT, RECORD, WARM, Case, kept, owners
from tests.support.lead_doubles import MemoryCrm, MemoryDesk, MemoryRegister

BIG = "Il nous faut 30 machines à café pro pour le 15 janvier 2027, budget 25 000 € HT, envoyez un devis."


def ruled(then: Consequence, when: Condition = ALWAYS, sentence: str = "une règle") -> Rulebook:
    return Rulebook(RuleSet([Rule("R7", 1, Draft(when, then), sentence)]))


async def proposed(given: Given = HOT, **values: object) -> Case:
    case = Case(**{"autonomy": "propose", **values})
    await case.comes(given)
    assert case.approval
    return case


# --- exceptions -------------------------------------------------------------------------------------------------------


async def test_a_score_near_a_threshold_is_asked_about():
    case = Case()
    await case.comes(HOT)
    score = case.facts["score"]
    near = Case(desk=MemoryDesk(owners()))
    near.desk.points = replace(near.desk.points, hot=score - 1, near=2)
    await near.comes(HOT)
    assert near.codes == ["lead_near_threshold"]
    (reason,) = near.approval.reasons
    assert str(score - 1) in reason.expected["fr"] and str(score) in reason.found["fr"]


@pytest.mark.parametrize(
    ("given", "record", "code"),
    [
        (replace(HOT, message=BIG), None, "lead_big_budget"),
        (replace(HOT, city="Marseille"), None, "lead_contradiction"),
        (replace(HOT, doubts=["spoofed"]), None, "sender_doubt"),
        (replace(HOT, doubts=["hidden_text", "instructions"]), None, "lead_instructions"),
        (HOT, replace(RECORD, category="GE"), "lead_vip"),
    ],
)
async def test_exceptions_are_asked_about_even_by_a_company_that_lets_us_act(
    given: Given, record: CompanyRecord | None, code: str
):
    register = MemoryRegister({"Boulangerie Martin": [record]} if record is not None else {})
    case = Case(register=register)
    await case.comes(given)
    assert code in case.codes
    assert case.mails == []
    assert case.approval.role == ("director" if code == "lead_big_budget" else "lead")
    for reason in case.approval.reasons:
        assert reason.text["fr"] and reason.text["en"] and reason.expected["fr"] and reason.found["en"]


async def test_a_possible_duplicate_with_an_open_lead_is_asked_about():
    crm = MemoryCrm()
    crm.add(kept("L0", name="Marie Martin", company="Boulangerie Martin", email="marie@boulangerie-martin.example"))
    case = Case(crm=crm)
    await case.comes(HOT)
    assert case.codes == ["lead_duplicate"]
    assert set(crm.rows) == {"L0", "L1"}


async def test_exceptions_of_a_lead_that_needs_no_mail_are_asked_about_too():
    case = Case(desk=MemoryDesk(owners()))
    case.desk.points = replace(case.desk.points, hot=99, near=0)
    await case.comes(replace(HOT, doubts=["lookalike"]))
    assert (case.facts["class"], case.facts["mail"], case.codes) == ("warm", None, ["sender_doubt"])
    assert case.approval.approve_label["fr"] == "Confirmer"
    await case.decide(Decision("approve", ["claire"]))
    assert (case.ending, case.mails, case.lead.status) == ("done", [], "handed")
    assert [who for who, _ in case.cards] == ["lea"]


# --- what people decide -----------------------------------------------------------------------------------------------


async def test_what_was_approved_is_what_leaves():
    case = await proposed()
    shown = case.approval.proposal
    await case.decide(Decision("approve", ["claire"]))
    assert (case.mail["text"], case.mail["to"]) == (shown["text"], shown["to"])
    assert (case.ending, case.lead.status) == ("done", "contacted")
    assert [who for who, _ in case.cards] == ["lea"]
    assert "E-mail envoyé à Jeanne Martin" in case.said


async def test_other_words_leave_as_they_were_set():
    case = await proposed()
    values = {"classed": "hot", "owner": "lea", "subject": "Nos machines", "text": "Bonjour, voici : {booking_link}"}
    await case.decide(Decision("edit", ["claire"], values=values))
    assert (case.mail["subject"], case.mail["text"]) == ("Nos machines", "Bonjour, voici : {booking_link}")
    assert case.of("leads.correct") == []


async def test_a_class_that_an_approver_changes_counts_as_a_correction_and_is_weighed_anew():
    case = await proposed()
    await case.decide(Decision("edit", ["claire"], values={"classed": "cold", "owner": "lea"}))
    (correction,) = case.of("leads.correct")
    assert (correction["was"], correction["became"], correction["by"]) == ("hot", "cold", "claire")
    assert "quantity" in correction["signs"] and correction["score"] == case.facts["score"]
    assert case.lead.classed == "cold"
    assert case.approval.proposal["purpose"] == "decline"
    await case.decide(Decision("approve", ["claire"]))
    assert (case.mail["purpose"], case.lead.status) == ("decline", "archived")


async def test_spam_says_an_approver_and_nothing_leaves():
    case = await proposed()
    await case.decide(Decision("edit", ["claire"], values={"classed": "spam", "owner": "lea"}))
    assert (case.ending, case.mails, case.lead.classed, case.lead.status) == ("done", [], "spam", "archived")


async def test_another_owner_signs_and_gets_the_card():
    case = await proposed()
    await case.decide(Decision("edit", ["claire"], values={"classed": "hot", "owner": "hugo"}))
    assert (case.lead.owner, case.mail["owner"]) == ("hugo", "hugo")
    assert "Hugo Delmas" in case.mail["text"] and "Léa" not in case.mail["text"]
    assert [who for who, _ in case.cards] == ["lea", "hugo"]


@pytest.mark.parametrize("verb", ["reject", "expire", "recall"])
async def test_without_an_agreement_its_owner_takes_it(verb: str):
    case = await proposed()
    await case.decide(Decision(verb, ["claire"], note="Je les connais"))  # type: ignore[arg-type]  # one of them
    assert (case.ending, case.mails, case.lead.status) == ("refused", [], "handed")
    assert "Léa Marchand prend la suite" in case.said


async def test_a_lead_that_has_booked_meanwhile_gets_no_mail():
    case = await proposed()
    case.crm.rows["L1"] = replace(case.lead, status="booked")
    await case.decide(Decision("approve", ["claire"]))
    assert (case.ending, case.mails, case.lead.status) == ("done", [], "booked")


async def test_an_objection_that_came_meanwhile_stops_what_was_approved():
    case = await proposed()
    case.standings.running.append(Standing("jeanne@boulangerie-martin.example", "objection", date(2026, 11, 23)))
    await case.decide(Decision("approve", ["claire"]))
    assert (case.ending, case.mails, case.codes) == ("refused", [], ["objection"])


async def test_what_a_person_said_of_its_class_is_not_undone_by_the_score():
    case = await proposed()
    await case.decide(Decision("edit", ["claire"], values={"classed": "cold", "owner": "lea"}))
    await case.decide(Decision("approve", ["claire"]))
    case.crm.rows["L1"] = replace(case.lead, status="handed")
    await case.moves("replied", words="Il nous en faut 12.")
    assert case.lead.classed == "cold"


# --- rules ------------------------------------------------------------------------------------------------------------


async def test_a_rule_of_the_company_says_the_class():
    rules = ruled(Classify("lead", "hot"), Test("lead_source", "==", "salon equiphotel"), "chaud s'il vient du salon")
    case = Case(rules=rules)
    await case.comes(replace(WARM, via="Salon EquipHôtel"))
    assert (case.facts["class"], case.mail["purpose"]) == ("hot", "booking")
    assert "chaud s'il vient du salon" in case.shown


async def test_a_rule_that_forbids_to_write():
    case = Case(rules=ruled(Forbid("lead_mail"), Test("lead_known", "==", False)))
    await case.comes(HOT)
    assert (case.ending, case.mails, case.codes) == ("refused", [], ["rule_forbids"])
    assert case.lead.status == "handed"


async def test_a_rule_that_wants_an_agreement():
    rules = ruled(Approval(role="director"), Test("lead_employees", ">=", Decimal(10)))
    case = Case(rules=rules, register=MemoryRegister({"Boulangerie Martin": [RECORD]}))
    await case.comes(HOT)
    assert (case.approval.role, case.codes) == ("director", ["rule_approval"])


async def test_a_rule_that_cannot_be_told_is_asked_about():
    case = Case(rules=ruled(Forbid("lead_mail"), Test("lead_employees", ">", Decimal(100))))
    await case.comes(replace(HOT, company=""))
    assert "unsure_rule" in case.codes
