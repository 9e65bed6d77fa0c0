"""Disputes, pauses, absences, payment in several times, court procedures, other contacts, and what is unclear."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graphs.debtor.process import DISPUTE, HANDOFF, REMINDER_PAUSE
from graphs.dunning.port import Promise, Sent
from graphs.standing import BOOKS, SUSPECTED, Standing, StandingKind
from tests.graphs.debtor.debts import MONDAY, TODAY, Case, Notes, shown

# --- whom


async def test_namesakes_are_asked_with_buttons():
    case = Case(DISPUTE)
    await case.say("dispute", customer="Dupont")
    assert case.question.code == "customer_which" and set(case.values) == {"customer:C2", "customer:C3"}
    await case.answer(choice="customer:C2")
    assert case.ending == "done" and case.notes.standings[0].subject == "C2"


async def test_nobody_named_is_asked():
    case = Case(DISPUTE)
    await case.say("dispute", words="ils contestent")
    assert case.question.code == "customer_missing"
    await case.answer("c'est Bellerive")
    assert case.notes.standings[0].subject == "C1"


async def test_an_unknown_name_is_asked_until_it_is_known():
    case = Case(DISPUTE)
    await case.say("dispute", customer="Zorglub")
    assert case.question.code == "unknown_customer" and case.codes == ["unknown_customer"]
    await case.answer("Zorglub SA")
    assert case.question.code == "unknown_customer"
    await case.answer("Bellerive SARL")
    assert case.ending == "done"


async def test_a_brief_with_nothing_in_it_asks():
    case = Case(DISPUTE)
    await case.begin({})
    assert case.question.code == "customer_missing" and case.effects == []


# --- disputes


async def test_a_dispute_stops_everything_and_tells_who_takes_it():
    case = Case(DISPUTE)
    words = "Marcel conteste la F2026-0085, il dit qu'il manque 3 cartons"
    await case.say("dispute", customer="Bellerive", invoices=["F2026-0085"], words=words)
    [effect] = case.effects
    assert effect.kind == "standing.put" and effect.payload == {
        "subject": "C1",
        "kind": "dispute",
        "since": "2026-11-23",
        "until": None,
        "note": words,
        "by": "lea",
    }
    assert case.facts["invoices"] == ["F2026-0085"] and case.ending == "done"
    assert "Claire Nogaro" in shown(case.says) and words in shown(case.says)


async def test_what_was_sent_before_is_shown():
    sent = [Sent("C1", "F2026-0085", 2, MONDAY, date(2026, 11, 2), True, Decimal(640), "k1")]
    case = Case(DISPUTE, notes=Notes(reminders=sent))
    await case.say("dispute", customer="Bellerive")
    assert "2 novembre 2026 (niveau 2)" in shown(case.says)


# --- pauses


async def test_a_hold_lasts_to_its_day():
    case = Case(REMINDER_PAUSE)
    await case.say("hold", customer="Bellerive", until="2026-12-15")
    [standing] = case.notes.standings
    assert (standing.kind, standing.until) == ("hold", date(2026, 12, 15))
    assert case.facts == {"customer": "Bellerive SARL", "customer_id": "C1", "kind": "hold", "until": "2026-12-15"}


async def test_a_hold_without_an_end_lasts_until_somebody_says_so():
    case = Case(REMINDER_PAUSE)
    await case.say("hold", customer="Bellerive")
    assert case.notes.standings[0].until is None and "tant que vous ne le dites pas" in case.said


@pytest.mark.parametrize(
    ("until", "said", "code"),
    [("2026-11-01", "", "until_past"), ("2028-01-01", "", "until_far"), ("", "cette semaine", "until_missing")],
)
async def test_an_end_that_cannot_be_is_asked_about(until: str, said: str, code: str):
    case = Case(REMINDER_PAUSE)
    await case.say("hold", customer="Bellerive", until=until, day_said=said)
    assert case.question.code == code and case.effects == []
    await case.answer("le 4 décembre")
    assert case.notes.standings[0].until == date(2026, 12, 4)


async def test_the_pause_ends():
    notes = Notes(standings=[Standing("C1", "hold", TODAY)])
    case = Case(REMINDER_PAUSE, notes=notes)
    await case.say("resume", customer="Bellerive")
    assert case.ending == "done" and notes.standings == []


async def test_no_pause_to_end():
    case = Case(REMINDER_PAUSE)
    await case.say("resume", customer="Bellerive")
    assert case.ending == "done" and case.effects == [] and "Aucune pause" in case.said


@pytest.mark.parametrize(("choice", "left"), [("end_all", []), ("keep", ["dispute"])])
async def test_a_dispute_does_not_end_unasked(choice: str, left: list[StandingKind]):
    notes = Notes(standings=[Standing("C1", "hold", TODAY), Standing("C1", "dispute", TODAY)])
    case = Case(REMINDER_PAUSE, notes=notes)
    await case.say("resume", customer="Bellerive")
    assert case.question.code == "other_reasons" and "un litige" in case.question.message.summary
    await case.answer(choice=choice)
    assert [standing.kind for standing in notes.standings] == left


async def test_a_dispute_that_is_said_to_be_settled_ends():
    notes = Notes(standings=[Standing("C1", "hold", TODAY), Standing("C1", "dispute", TODAY)])
    case = Case(REMINDER_PAUSE, notes=notes)
    await case.say("resume", customer="Bellerive", readings=["dispute"])
    assert case.ending == "done" and notes.standings == []


async def test_a_promise_that_ends_is_withdrawn():
    promise = Promise("p1", "C1", date(2026, 12, 1), date(2026, 12, 3), TODAY)
    notes = Notes([Standing("C1", "promise", TODAY)], [promise])
    case = Case(REMINDER_PAUSE, notes=notes)
    await case.say("resume", customer="Bellerive")
    await case.answer("oui")
    assert [one.state for one in notes.kept] == ["withdrawn"]


async def test_what_the_books_dispute_is_ended_in_the_books():
    notes = Notes(standings=[Standing("C1", "dispute", TODAY, by=BOOKS)])
    case = Case(REMINDER_PAUSE, notes=notes)
    await case.say("resume", customer="Bellerive")
    assert case.effects == [] and "vos livres" in case.said


# --- from a mail


async def test_an_absence_lasts_until_the_day_after_the_return():
    case = Case(HANDOFF)
    await case.say("absence", customer_id="C1", until="2026-12-07", source="mail", words="de retour le 7 décembre")
    assert case.notes.standings[0].kind == "absence" and case.notes.standings[0].until == date(2026, 12, 8)


async def test_an_absence_without_a_return_is_asked():
    case = Case(HANDOFF)
    await case.say("absence", customer_id="C1", source="mail")
    assert case.values == ["days:7", "days:14", "nothing"]
    await case.answer(choice="days:7")
    assert case.notes.standings[0].until == date(2026, 12, 1)


async def test_an_absence_that_is_over_changes_nothing():
    case = Case(HANDOFF)
    await case.say("absence", customer_id="C1", until="2026-11-02", source="mail")
    assert case.ending == "done" and case.effects == []


async def test_a_court_procedure_stops_and_tells_a_person():
    case = Case(HANDOFF)
    await case.say("insolvency", customer_id="C1", source="mail", words="Nous sommes en redressement judiciaire.")
    [standing] = case.notes.standings
    assert (standing.kind, standing.until) == ("insolvency", None)
    assert "Claire Nogaro" in shown(case.says) and "BODACC" in shown(case.says)


async def test_another_contact_tells_what_to_change():
    case = Case(HANDOFF)
    await case.say("wrong_contact", customer_id="C1", contact="compta@bellerive.example", source="mail")
    assert case.effects == [] and case.ending == "done"
    assert "compta@bellerive.example" in shown(case.says) and "achats@bellerive.example" in shown(case.says)
    assert case.facts["contact"] == "compta@bellerive.example"


async def test_unclear_words_are_shown_and_asked():
    case = Case(HANDOFF)
    words = "Nous paierons dès que vous aurez livré."
    await case.say("unclear", customer_id="C1", source="mail", words=words, readings=["promise", "dispute"])
    assert case.question.code == "unclear" and case.codes == ["unclear_reply"]
    assert case.values == ["kind:promise", "kind:dispute", "kind:paid", "kind:nothing"]
    assert words in shown([case.question.message])
    assert [(one.kind, one.by) for one in case.notes.standings] == [("dispute", SUSPECTED)], "reminders ask first"
    await case.answer(choice="kind:promise")
    assert case.question.code == "day_missing"
    await case.answer("vendredi")
    assert case.notes.kept[0].due_on == date(2026, 11, 27)
    assert "dispute" not in [one.kind for one in case.notes.standings]


async def test_unclear_words_may_mean_nothing():
    case = Case(HANDOFF)
    await case.say("unclear", customer_id="C1", source="mail", words="Merci, c'est noté.")
    await case.answer(choice="kind:nothing")
    assert case.ending == "done" and case.effects == []


async def test_unclear_words_are_explained_in_ones_own():
    case = Case(HANDOFF)
    await case.say("unclear", customer_id="C1", source="mail", words="...")
    await case.answer("ils contestent la facture")
    assert [standing.kind for standing in case.notes.standings] == ["dispute"]


async def test_a_wish_for_the_invoice_is_hinted_at():
    case = Case(HANDOFF)
    await case.say("unclear", customer_id="C1", source="mail", words="Pouvez-vous nous renvoyer la facture ?")
    assert "envoyez-la depuis vos fichiers" in shown([case.question.message])


async def test_a_colleague_explains_with_a_brief_of_their_own():
    case = Case(HANDOFF)
    await case.say("unclear", customer_id="C1", source="mail", words="...")
    brief = {"process": "promise", "brief": {"kind": "promise", "day": "2026-12-01"}}
    await case.answer("ils paieront le 1er décembre", brief=brief)
    assert case.notes.kept[0].due_on == date(2026, 12, 1) and case.notes.kept[0].customer_id == "C1"


# --- in several times
