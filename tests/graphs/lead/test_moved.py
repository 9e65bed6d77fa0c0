"""What happens after the first mail: booked, silent, answered, come again, or not to be written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.graphs.lead.case import RECORD, Case, kept
from tests.support.lead_doubles import MemoryCrm, MemoryRegister

FOOTER = "Pour ne plus en recevoir, répondez « stop »."


def after(**values: Any) -> Case:
    crm = MemoryCrm()
    register = values.pop("register", None)
    crm.add(kept(**values))
    return Case(crm=crm, register=register)


async def test_a_meeting_that_is_booked_is_kept_and_told():
    case = after(status="contacted", classed="hot")
    await case.moves("booked", at="2026-11-26T13:30:00+00:00")
    assert (case.lead.status, case.lead.booked_for) == ("booked", datetime(2026, 11, 26, 13, 30, tzinfo=UTC))
    assert "a réservé un rendez-vous le 26 novembre 2026 à 14 h 30" in case.said
    assert [who for who, _ in case.cards] == ["lea"]
    assert (case.mails, case.ending) == ([], "done")


async def test_a_meeting_that_is_moved_or_cancelled():
    case = after(status="booked", classed="hot")
    await case.moves("rebooked", at="2026-11-27T09:00:00+00:00")
    assert case.lead.booked_for == datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    await case.moves("cancelled", at="2026-12-04T09:00:00+00:00")
    assert (case.lead.status, case.lead.booked_for) == ("booked", datetime(2026, 11, 27, 9, 0, tzinfo=UTC)), (
        "another one"
    )
    await case.moves("cancelled", at="2026-11-27T09:00:00+00:00")
    assert (case.lead.status, case.lead.booked_for) == ("handed", None)
    assert "reprend contact" in case.said


@pytest.mark.parametrize("at", ["", "tomorrow", "2026-11-26"])
async def test_a_tool_that_does_not_tell_when(at: str):
    case = after(status="contacted", classed="hot")
    await case.moves("booked", at=at)
    assert (case.lead.status, case.lead.booked_for) == ("booked", None)


async def test_an_unused_link_is_followed_by_one_word_then_by_its_owner():
    case = after(status="contacted", classed="hot")
    await case.moves("not_booked")
    assert (case.mail["purpose"], case.lead.status) == ("again", "nurtured")
    assert "{booking_link}" in case.mail["text"]
    await case.moves("not_booked")
    assert (len(case.mails), case.lead.status) == (1, "handed")
    assert "n'a pas réservé" in case.said and "Léa Marchand appelle" in case.said
    await case.moves("not_booked")
    assert (len(case.mails), case.ending) == (1, "done")


async def test_a_warm_lead_is_written_to_once_more_only():
    case = after(status="asked")
    await case.moves("nurture")
    assert (case.mail["purpose"], case.lead.status) == ("nurture", "nurtured")
    await case.moves("nurture")
    assert (len(case.mails), case.ending, case.lead.status) == (1, "done", "handed")
    assert "n'a pas répondu, même après un mot de suivi" in case.said and "décide de la suite" in case.said


@pytest.mark.parametrize("status", ["booked", "won", "lost", "archived", "handed"])
async def test_nothing_is_due_where_it_has_moved_on(status: Any):
    case = after(status=status)
    await case.moves("nurture")
    await case.moves("not_booked")
    assert (case.mails, case.says, case.ending) == ([], [], "done")


async def test_an_answer_fills_what_was_missing_and_goes_to_the_owner():
    case = after()
    await case.moves(
        "replied",
        words="Bonjour, pour le 15 janvier 2027, avec un budget de 9000 €.",
        sender="paul@bureaux-durand.example",
    )
    assert "budget" not in case.lead.missing and "deadline" not in case.lead.missing
    assert case.lead.budget == 9000
    assert "Paul Durand, Bureaux Durand a répondu" in case.said
    assert case.notes[0].kind == "said"
    assert "pour le 15 janvier" in case.shown


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("Il nous en faut 12 pour le 15 janvier 2027, budget 9000 €.", "12"),
        ("- Quantité : 12\n- Budget : 9000 €", "12"),
        ("We need 40 by 15 January 2027.", "40"),
        ("12\nle 15 janvier 2027\n9000 €", "12"),
        ("Le 15 janvier 2027, 9000 €, au 06 12 34 56 78.", None),
    ],
)
async def test_how_many_is_heard_though_the_goods_were_named_before(words: str, quantity: str | None):
    case = after(facts={"product": "Machine à café pro"})
    await case.moves("replied", words=words)
    assert case.lead.facts.get("quantity") == quantity or (quantity is None and case.lead.facts.get("quantity") == "1")


async def test_an_answer_that_makes_it_hot_gets_the_link():
    case = after(phone="+33320123456", postal_code="59000")
    words = "Il nous faut 12 machines à café pro pour le 15 janvier 2027, budget 9000 €. Envoyez-nous un devis."
    await case.moves("replied", words=words, mail_id="<r1@x>")
    assert (case.lead.classed, case.mail["purpose"], case.mail["reply_to_id"]) == ("hot", "booking", "<r1@x>")


async def test_a_question_in_an_answer_is_for_a_person():
    case = after()
    await case.moves("replied", words="Est-ce que vous livrez en Belgique ?")
    assert (case.mails, case.lead.status) == ([], "handed")
    assert "répond à la question" in case.said
    assert [who for who, _ in case.cards] == ["lea"]


@pytest.mark.parametrize(
    "words",
    [
        "stop",
        "STOP !",
        "Stop, merci.",
        "Merci de ne plus me contacter.",
        "Bonjour, je ne souhaite plus recevoir vos e-mails. Cordialement",
        "Ne me contactez plus.",
        "Désinscrivez-moi",
        "Veuillez supprimer mes coordonnées de vos fichiers",
        "Je m'oppose au traitement de mes données.",
        "Please remove me from your list",
        "Do not contact me again.",
        "unsubscribe",
        "Stop emailing me",
        "I don't want to be contacted.",
    ],
)
async def test_who_objects_is_never_written_to_again(words: str):
    case = after()
    await case.moves("replied", words=words, sender="paul.perso@mail.example")
    put = case.of("standing.put")
    assert [(each["subject"], each["kind"]) for each in put] == [
        ("paul@bureaux-durand.example", "objection"),
        ("paul.perso@mail.example", "objection"),
    ]
    assert (case.lead.status, case.lead.consent, case.mails) == ("archived", False, [])
    assert "ne souhaite plus recevoir" in case.said


@pytest.mark.parametrize(
    "words",
    [
        "Merci ! Ne me contactez pas avant lundi.",
        f"Oui, cela nous intéresse.\n\n> Bonjour,\n> {FOOTER}",
        f"Oui.\n\nLe 23 nov. 2026 à 12:00, Léa a écrit :\n{FOOTER}",
        "Nous ne pouvons pas attendre, contactez-moi vite.",
        "We are a non-stop bakery, please contact us.",
    ],
)
async def test_what_is_no_objection(words: str):
    case = after()
    await case.moves("replied", words=words)
    assert case.of("standing.put") == []
    assert case.lead.status != "archived"


async def test_who_has_booked_and_writes_is_for_the_owner():
    case = after(status="booked", classed="hot")
    await case.moves("replied", words="À jeudi donc, 12 machines à café pro, budget 9000 €, envoyez un devis.")
    assert (case.mails, case.lead.status) == ([], "booked")


async def test_who_comes_back_by_a_form_gets_no_second_mail():
    case = after(status="contacted", classed="hot")
    await case.moves("again", words="Toujours intéressé.")
    assert case.mails == []
    assert "est revenu vers vous" in case.said


async def test_a_register_that_answers_later_is_told_only_where_it_changes_something():
    found = MemoryRegister({"Bureaux Durand": [replace(RECORD, name="BUREAUX DURAND", siren="732829320")]})
    case = after(register=found, postal_code="59000")
    await case.moves("look_up")
    assert case.lead.record is not None and case.lead.siren == "732829320"
    assert (case.says, case.mails, case.lead.status) == ([], [], "asked")


async def test_a_lead_that_was_erased_is_none():
    case = Case()
    await case.moves("nurture", "L9")
    assert (case.ending, case.says) == ("done", [])
