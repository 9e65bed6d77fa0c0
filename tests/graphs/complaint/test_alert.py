"""An alert is raised, taken, handed on and closed; it never lapses, and what is automatic stays held until then."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from graphs.complaint.port import Exchange
from graphs.context import Role
from graphs.dunning.port import Promise
from graphs.standing import SUSPECTED, Standing
from integrations.books.port import Invoice, SentQuote
from tests.graphs.complaint.case import BELLERIVE, CLAIRE, HUGO, LEA, NIGHT, Case, plain


async def test_a_mail_is_held_first_and_alerts_the_role_above_the_lowest():
    case = Case()
    await case.wrote()
    assert [effect.kind for effect in case.effects] == ["standing.put"]
    assert case.held == ["C1"]
    assert case.approval.role == "lead" and case.approval.verbs == ["approve", "hand_over", "snooze"]
    assert case.approval.urgent and case.approval.requester_may and case.approval.amount == "0.00"
    assert case.approval.approve_label == {"fr": "Je m'en occupe", "en": "I'll take it"}
    assert case.facts["severity"] == 2 and case.facts["outcome"] is None


async def test_the_role_that_the_company_named_is_alerted_and_one_that_nobody_holds_falls_to_whoever_is_highest():
    named = Case(role="director")
    await named.wrote()
    assert named.approval.role == "director"
    alone = Case(colleagues=[LEA], role="director")
    await alone.wrote()
    assert alone.approval.role == "employee"
    unknown = Case(role="nobody knows")
    await unknown.wrote()
    assert unknown.approval.role == "lead"


async def test_one_role_only_is_alerted():
    case = Case(roles=[Role("boss", 1, None, None)], colleagues=[])
    await case.wrote()
    assert case.approval.role == "boss"


async def test_taken_then_settled_says_what_was_agreed_and_lets_things_leave_again():
    case = Case()
    await case.wrote()
    await case.decides("approve", CLAIRE)
    assert case.facts["taker"] == "claire" and case.held == ["C1"]
    settle = case.approval
    assert settle.approvers == ["claire"] and settle.transferable and settle.requester_may
    assert settle.verbs == ["approve", "edit", "hand_over", "snooze"]
    assert settle.approve_label["fr"] == "C'est réglé"
    await case.decides("edit", CLAIRE, values={"agreed": "Nouvelle livraison jeudi."})
    assert case.held == [] and case.ending == "done"
    assert case.facts["outcome"] == "settled" and case.facts["agreed"] == "Nouvelle livraison jeudi."
    assert [each.what for each in case.records if each.kind == "decided"] == ["taken", "settled"]
    assert "réglée, dit Claire Nogaro" in case.said


async def test_handed_on_asks_the_other_one_only():
    case = Case()
    await case.wrote()
    await case.decides("approve", CLAIRE)
    await case.decides("hand_over", CLAIRE, values={"to": "hugo"})
    assert case.approval.approvers == ["hugo"] and case.facts["taker"] == "hugo" and case.held == ["C1"]
    await case.decides("approve", HUGO, note="rappelé, c'est bon")
    assert case.facts["agreed"] == "rappelé, c'est bon" and case.held == []


async def test_nobody_answers_so_the_next_role_up_is_alerted_and_the_highest_again_and_again():
    case = Case()
    await case.wrote()
    roles = [case.approval.role]
    for _ in range(3):
        await case.decides("expire")
        roles.append(case.approval.role)
    assert roles == ["lead", "director", "director", "director"]
    assert case.facts["raised"] == 4 and case.held == ["C1"]
    assert "Personne n'a pris" in case.said


async def test_taken_and_left_lying_is_raised_again_higher_up():
    case = Case()
    await case.wrote()
    await case.decides("approve", CLAIRE)
    await case.decides("expire")
    assert case.approval.role == "director" and case.approval.approvers == []
    assert case.facts["taker"] is None and "Claire Nogaro l'avait prise" in case.said


@pytest.mark.parametrize("verb", ["recall", "supersede", "reject"])
async def test_what_is_surely_a_complaint_cannot_be_made_to_disappear(verb: str):
    case = Case()
    await case.wrote()
    await case.decides(verb, HUGO)
    assert case.approval.process == "complaint" and case.held == ["C1"]
    await case.decides("approve", CLAIRE)
    await case.decides("recall", LEA)
    assert case.approval.approvers == ["claire"] and case.held == ["C1"]


async def test_what_may_be_one_says_so_and_ends_at_once_when_it_is_none():
    case = Case()
    await case.wrote("Je suis un peu surpris du délai.", sure=False, severity=1)
    assert "peut-être" in case.card and "reject" in case.approval.verbs
    assert case.approval.reject_label["fr"] == "Ce n'est pas une réclamation"
    assert [each.by for each in case.kept.running] == [SUSPECTED]
    await case.decides("reject", CLAIRE, note="C'est un échange normal")
    assert case.held == [] and case.ending == "done" and case.facts["outcome"] == "not_complaint"


async def test_taking_it_for_none_does_not_end_a_complaint_that_ran_before():
    case = Case()
    case.kept.running = [Standing("C1", "complaint", date(2026, 11, 2), None, "noté par Léa", "lea")]
    await case.wrote(sure=False)
    await case.decides("reject", CLAIRE)
    assert [(each.by, each.since) for each in case.kept.running] == [("lea", date(2026, 11, 2))]
    assert "autre réclamation reste en cours" in case.said


async def test_while_one_runs_nobody_is_alerted_twice_and_the_words_go_where_it_is_handled():
    case = Case()
    await case.wrote("Je pars chez un concurrent.", again="case-0", severity=3, kinds=["leaving"])
    assert case.ask is None and case.facts["outcome"] == "added"
    (effect,) = case.effects
    assert effect.kind == "complaint.again"
    assert effect.payload["alert"] == "case-0" and effect.payload["severity"] == 3
    assert effect.payload["words"] == "Je pars chez un concurrent."
    found = Case()
    found.kept.alert = "case-9"
    await found.told("Hôtel Bellerive")
    assert found.ask is None and found.effects[0].payload["alert"] == "case-9"


async def test_the_card_holds_what_one_would_look_for():
    case = Case(language="en")
    bill = Invoice("F2026-7", BELLERIVE, date(2026, 9, 1), date(2026, 10, 1), Decimal(1200), Decimal(200), None, False)
    paid = Invoice(
        "F2026-3", BELLERIVE, date(2026, 5, 1), date(2026, 6, 1), Decimal(90), Decimal(90), date(2026, 6, 1), False
    )
    case.books.invoices = [bill, paid]
    case.books.waiting = [
        SentQuote("D2026-9", BELLERIVE, date(2026, 11, 1), date(2026, 12, 1), Decimal(500), Decimal(600))
    ]
    case.kept.promised = [Promise("p", "C1", date(2026, 11, 30), date(2026, 12, 1), date(2026, 11, 10), Decimal(1000))]
    case.kept.mails = [Exchange(datetime(2026, 11, 20, 9, tzinfo=UTC), "in", "Where is it?", "Still waiting")]
    case.kept.running = [Standing("C1", "dispute", date(2026, 11, 2))]
    await case.wrote(kinds=["leaving", "complaint"], severity=3)
    for part in ("F2026-7", "€1,000.00", "F2026-3", "paid", "D2026-9", "Promise to pay", "Where is it?", "dispute",
                 "Mme Morel", "VIP", "threatens to leave", "Call Mme Morel today", "Never promise",
                 "An idea, not a decision"):  # fmt: skip
        assert part in case.card, part


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_at_night_the_call_is_for_the_opening_and_the_law_is_for_the_management(language: str):
    case = Case(now=NIGHT, language=language)
    await case.wrote(kinds=["legal"], severity=3)
    texts = plain(" ".join(block.text for block in case.approval.shown[language].blocks if block.kind == "text"))
    assert ("dès l'ouverture" if language == "fr" else "when the company opens") in texts
    assert ("Prévenez la direction" if language == "fr" else "Tell the management") in texts


async def test_somebody_the_books_do_not_know_is_worked_by_their_address():
    case = Case()
    await case.wrote(customer_id="", sender="Paul@Ailleurs.example", sender_name="Paul\nBcc: x@y.example")
    assert case.held == ["paul@ailleurs.example"] and case.facts["customer_id"] is None
    assert "pas dans vos livres" in case.card
    await case.decides("approve", CLAIRE)
    await case.decides("approve", CLAIRE)
    assert case.held == []


async def test_a_colleague_names_the_customer():
    case = Case(asker=LEA)
    await case.told("Bellerive")
    assert case.held == ["C1"] and case.approval.role == "lead"
    await case.decides("recall", LEA)
    assert case.held == [] and case.facts["outcome"] == "withdrawn"


async def test_several_or_unknown_are_asked_and_the_answer_goes_on():
    case = Case(asker=LEA)
    await case.told("hôtel du")
    assert case.question.code in {"complaint.which", "complaint.unknown"} and case.effects == []
    await case.answers(text="Hôtel du Nord")
    assert case.held == ["C3"]
    other = Case(asker=LEA)
    await other.told("Zyxwv Conseil")
    assert other.question.code == "complaint.unknown"
    assert other.question.choices[-1].value == "none"
    await other.answers(choice="none")
    assert other.held == [] and "Zyxwv Conseil" in other.card and "rien retenir" in other.card
    stopped = Case(asker=LEA)
    await stopped.told("")
    assert stopped.question.code == "complaint.who"
    await stopped.answers(text="stop", brief={"process": "stop"})
    assert stopped.ending == "refused" and stopped.effects == []
