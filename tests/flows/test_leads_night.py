"""Leads come in at three in the morning: who is hot has a link at once, their owner knows when the day begins."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.leads.form_page import TRAP
from tests.flows.soundness import is_sound
from tests.support.booking_server import SIGNING_KEY
from tests.support.lead_world import COLD, HOT, PAGE, SECRET, WARM, LeadWorld, open_leads

ADA, BASILE = HOT["email"], WARM["email"]


@pytest.fixture
async def night(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[LeadWorld]:
    async with open_leads(prepared_home, tmp_path / "home", calendly_signing_key=SIGNING_KEY) as opened:
        yield opened
        await is_sound(opened.world)


async def test_the_link_leaves_at_three_and_the_card_when_the_day_begins(night: LeadWorld) -> None:
    await night.posts(HOT)
    [mail] = night.world.mails()
    assert mail["To"] == ADA and PAGE in mail.get_content()
    lead = await night.lead(ADA)
    assert (lead.classed, lead.status, lead.first_reply_at) == ("hot", "contacted", night.world.clock.now())
    await night.world.hears("Prospect chaud, 86/100", "Voilerie du Ponant", "donne un budget (+9)")
    assert await night.private(lead.owner) == []
    await night.world.waits(hours=4, minutes=59)
    assert await night.private(lead.owner) == []
    await night.world.waits(hours=2)
    [card] = await night.private(lead.owner)
    assert "Votre prospect" in card and "86/100" in card and "Pour l'appel" in card and "(plain)" not in card


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (
            {
                "eventType": "FORM_RESPONSE", "eventId": "e1",
                "data": {
                    "responseId": "r1", "formName": "Contact",
                    "fields": [
                        {"key": "q1", "label": "Votre nom", "type": "INPUT_TEXT", "value": "Ada Lenoir"},
                        {"key": "q2", "label": "Société", "type": "INPUT_TEXT", "value": "Voilerie du Ponant"},
                        {"key": "q3", "label": "E-mail", "type": "INPUT_EMAIL", "value": ADA},
                        {"key": "q4", "label": "Téléphone", "type": "INPUT_PHONE_NUMBER", "value": "0612345678"},
                        {"key": "q5", "label": "Message", "type": "TEXTAREA", "value": HOT["message"]},
                        {"key": "q6", "label": "Ville", "type": "INPUT_TEXT", "value": "Brest"},
                    ],
                },
            },
            {},
        ),
        (
            {
                "event_id": "e1", "event_type": "form_response",
                "form_response": {
                    "form_id": "F1", "token": "t1",
                    "definition": {"title": "Contact", "fields": [
                        {"id": "a", "title": "Votre nom", "type": "short_text"},
                        {"id": "b", "title": "Société", "type": "short_text"},
                        {"id": "c", "title": "E-mail", "type": "email"},
                        {"id": "d", "title": "Téléphone", "type": "phone_number"},
                        {"id": "e", "title": "Votre demande", "type": "long_text"},
                        {"id": "f", "title": "Ville", "type": "short_text"},
                    ]},
                    "answers": [
                        {"type": "text", "text": "Ada Lenoir", "field": {"id": "a", "type": "short_text"}},
                        {"type": "text", "text": "Voilerie du Ponant", "field": {"id": "b", "type": "short_text"}},
                        {"type": "email", "email": ADA, "field": {"id": "c", "type": "email"}},
                        {"type": "phone_number", "phone_number": "+33612345678",
                         "field": {"id": "d", "type": "phone_number"}},
                        {"type": "text", "text": HOT["message"], "field": {"id": "e", "type": "long_text"}},
                        {"type": "text", "text": "Brest", "field": {"id": "f", "type": "short_text"}},
                    ],
                },
            },
            {},
        ),
        (HOT, {"Idempotency-Key": "k1"}),
    ],
    ids=["tally", "typeform", "plain"],
)  # fmt: skip
async def test_whatever_tool_posts_it(night: LeadWorld, body: dict[str, object], headers: dict[str, str]) -> None:
    await night.posts(body, headers=headers)
    lead = await night.lead(ADA)
    assert (lead.name, lead.company, lead.phone) == ("Ada Lenoir", "Voilerie du Ponant", "+33612345678")
    assert lead.classed == "hot" and len(night.mails_to(ADA)) == 1


async def test_the_same_lead_fifty_times_at_once_is_one(night: LeadWorld) -> None:
    told = await asyncio.gather(*(night.posts(HOT, work=False) for _ in range(50)))
    await night.world.works()
    assert len({each["id"] for each in told}) == 1
    assert len(await night.leads()) == 1 and len(await night.cases()) == 1 and len(night.world.mails()) == 1


async def test_fifty_with_other_words_each_are_one_lead_and_one_mail(night: LeadWorld) -> None:
    bodies = [{**HOT, "utm": f"c{n}", "name": "Ada Lenoir" if n % 2 else "ADA LENOIR"} for n in range(50)]
    await asyncio.gather(*(night.posts(body, work=False) for body in bodies))
    await night.world.works()
    assert len(await night.leads()) == 1 and len(night.world.mails()) == 1


async def test_the_form_page_is_a_lead(night: LeadWorld) -> None:
    async with night.http.get(f"{night.url}/lead-form?lang=fr") as answer:
        page = await answer.text()
        assert answer.status == 200 and "<form" in page
    fields = {"name": "Ada Lenoir", "company": "Voilerie du Ponant", "email": ADA, "phone": HOT["phone"],
              "message": HOT["message"], "consent": "yes"}  # fmt: skip
    async with night.http.post(f"{night.url}/lead-form?lang=fr", data=fields) as answer:
        assert answer.status == 200, await answer.text()
    await night.world.works()
    lead = await night.lead(ADA)
    assert (lead.source, lead.classed, lead.consent) == ("web", "hot", True) and len(night.world.mails()) == 1


async def test_who_fills_the_hidden_field_disturbs_nobody(night: LeadWorld) -> None:
    fields = {"name": "Bot", "email": "bot@bots.example", "message": "Buy followers", "consent": "yes", TRAP: "x"}
    async with night.http.post(f"{night.url}/lead-form?lang=fr", data=fields) as answer:
        assert answer.status == 200, await answer.text()
    await night.world.works()
    assert not night.world.mails() and not await night.world.every_post()
    assert (await night.lead("bot@bots.example")).classed == "spam"


async def test_booked_by_a_signed_post_nothing_more_is_sent(night: LeadWorld) -> None:
    await night.posts(HOT)
    assert await night.books(ADA.upper()) == 202
    lead = await night.lead(ADA)
    assert lead.status == "booked" and lead.booked_for is not None
    await night.world.hears("a réservé un rendez-vous le 24 novembre 2026 à 10 h 30")
    assert await night.books(ADA) == 202  # told twice by the tool
    await night.passes(40)
    assert len(night.mails_to(ADA)) == 1
    assert any("a réservé un rendez-vous" in said for said in await night.private(lead.owner))


async def test_a_forged_booking_moves_nobody(night: LeadWorld) -> None:
    await night.posts(HOT)
    async with night.http.post(f"{night.url}/webhooks/calendly", data=b"{}", headers={
        "calendly-webhook-signature": "t=1,v1=00", "Content-Type": "application/json"}) as answer:  # fmt: skip
        assert answer.status == 401
    await night.world.works()
    assert (await night.lead(ADA)).status == "contacted"


async def test_not_booked_one_word_then_its_owner(night: LeadWorld) -> None:
    await night.posts(HOT)
    await night.passes(2)
    assert len(night.mails_to(ADA)) == 1
    await night.passes(2)
    [again] = [mail for mail in night.mails_to(ADA) if str(mail["Subject"]).startswith("Notre rendez-vous")]
    assert PAGE in again.get_content() and "pas encore trouvé de moment" in again.get_content()
    await night.world.hears("E-mail envoyé", "un rappel du lien")
    assert (await night.lead(ADA)).status == "nurtured"
    await night.passes(5)
    lead = await night.lead(ADA)
    assert lead.status == "handed" and len(night.mails_to(ADA)) == 2
    await night.world.hears("n'a pas réservé de rendez-vous, même après un rappel")
    assert any("n'a pas réservé" in said or "À faire" in said for said in (await night.private(lead.owner))[-1:])
    await night.passes(30)
    assert len(night.mails_to(ADA)) == 2


async def test_a_warm_lead_is_asked_and_an_answer_makes_it_hot(night: LeadWorld) -> None:
    await night.posts(WARM)
    [asked] = night.mails_to(BASILE)
    assert "la quantité souhaitée" in asked.get_content() and (await night.lead(BASILE)).status == "asked"
    await night.answers(
        BASILE,
        "Bonjour,\n\nIl nous en faudrait 40 avant fin janvier, budget 3000 €, tél. 06 11 22 33 44. Devis svp.\nBasile",
    )
    lead = await night.lead(BASILE)
    assert (lead.classed, lead.missing, lead.phone) == ("hot", [], "+33611223344")
    assert lead.budget == 3000
    [link] = [mail for mail in night.mails_to(BASILE) if PAGE in mail.get_content()]
    assert link["In-Reply-To"] and len(night.mails_to(BASILE)) == 2
    await night.world.hears("Basile Ott, Papeterie Ott a répondu")
    assert any(note.kind == "said" and "Il nous en faudrait 40" in note.text for note in await night.notes(BASILE))


async def test_a_warm_lead_that_is_silent_has_one_more_mail_then_its_owner(night: LeadWorld) -> None:
    await night.posts(WARM)
    await night.passes(16)
    assert [mail["Subject"] for mail in night.mails_to(BASILE)][1:] == ["Comptoir Aubrac\u00a0: votre demande"]
    assert (await night.lead(BASILE)).status == "nurtured"
    await night.passes(20)
    assert (await night.lead(BASILE)).status == "handed" and len(night.mails_to(BASILE)) == 2
    await night.world.hears("n'a pas répondu, même après un mot de suivi")


async def test_a_cold_lead_is_answered_once_and_archived(night: LeadWorld) -> None:
    await night.posts(COLD)
    [mail] = night.mails_to(COLD["email"])
    assert "Nous ne pouvons pas y donner suite" in mail.get_content()
    assert (await night.lead(COLD["email"])).status == "archived"
    await night.passes(30)
    assert len(night.world.mails()) == 1


async def test_offers_and_applications_are_put_aside(night: LeadWorld) -> None:
    offer = "Bonjour, nous proposons des services SEO pour booster votre site. Intéressés ?"
    await night.posts({"name": "Max", "email": "max@agence-seo.example", "company": "SEO Boost", "message": offer})
    plea = "Bonjour, je vous adresse ma candidature, ci-joint mon CV et ma lettre de motivation."
    await night.posts({"name": "Ines", "email": "ines.cand@gmail.com", "message": plea})
    assert {lead.classed for lead in await night.leads()} == {"spam", "job"}
    await night.passes(20)
    assert not night.world.mails()
    assert not [said for person in ("lea", "claire", "marc", "oliver") for said in await night.private(person)]


async def test_a_customer_is_for_whoever_sees_to_them(night: LeadWorld) -> None:
    await night.posts({**HOT, "name": "Sophie Garnier", "company": "Hôtel Bellerive",
                       "email": "sophie@hotel-bellerive.example"})  # fmt: skip
    lead = await night.lead("sophie@hotel-bellerive.example")
    assert lead.classed == "customer" and lead.customer_id and not night.world.mails()
    await night.world.hears("Pas d'e-mail automatique à un client")
    await night.world.waits(hours=7)
    assert await night.private(lead.owner)


async def test_an_objection_by_reply_holds_for_good(night: LeadWorld) -> None:
    await night.posts(WARM)
    await night.answers(BASILE, "Stop, merci de ne plus m'écrire.")
    lead = await night.lead(BASILE)
    assert (lead.status, lead.consent) == ("archived", False)
    await night.world.hears("ne souhaite plus recevoir d'e-mails")
    await night.passes(40)
    await night.posts({**WARM, "message": "Bonjour, un devis pour 60 moulins manuels avant mars, budget 5 000 €"})
    await night.world.says("marc", "contacte Papeterie Ott")
    assert len(night.mails_to(BASILE)) == 1


async def test_a_mail_from_somebody_new_is_a_lead_answered_in_its_thread(night: LeadWorld) -> None:
    text = (
        "Bonjour,\n\nNous ouvrons un salon de thé à Nantes et nous nous intéressons à vos moulins manuels.\n"
        "Au plaisir d'échanger.\n\nOmar Diallo\nAtelier Diallo\n06 22 33 44 55\n44000 Nantes"
    )
    await night.receives("Omar Diallo <omar@atelier-diallo.example>", "Prise de contact", text)
    lead = await night.lead("omar@atelier-diallo.example")
    assert (lead.source, lead.phone) == ("mail", "+33622334455")
    await night.looks_at(lead.case_id)
    mails = night.mails_to("omar@atelier-diallo.example")
    assert len(mails) == 1 and mails[0]["In-Reply-To"], await night.world.heard()
    await night.answers(
        "omar@atelier-diallo.example", "Il nous faudrait 30 moulins manuels pour le 15 mars, budget 2 500 €."
    )
    after = await night.lead("omar@atelier-diallo.example")
    assert after.score > lead.score and after.budget == 2500
    await night.world.hears("a répondu")


async def test_speed_to_lead_is_in_the_report(night: LeadWorld) -> None:
    await night.posts(HOT)
    await night.world.waits(hours=8)
    await night.world.says("claire", "les prospects de la semaine", anew=True)
    await night.world.hears("1 prospect", "chaud 1")
    await night.world.says("claire", "exporte les prospects", anew=True)
    await night.world.hears("1 prospect dans le fichier")


async def test_a_pause_of_the_leads_holds_the_mail_until_it_ends(night: LeadWorld) -> None:
    await night.world.says("marc", "mets en pause les prospects", anew=True)
    await night.posts(HOT)
    assert not night.world.mails()
    await night.world.waits(hours=7)
    assert not night.world.mails()
    await night.world.says("marc", "reprends les prospects", anew=True)
    assert len(night.mails_to(ADA)) == 1


async def test_without_the_secret_nothing_is_taken(night: LeadWorld) -> None:
    async with night.http.post(
        f"{night.url}/webhooks/leads", json=HOT, headers={"X-Commis-Secret": SECRET + "x"}
    ) as no:
        assert no.status == 401
    await night.world.waits(minutes=1)
    assert not await night.leads()
