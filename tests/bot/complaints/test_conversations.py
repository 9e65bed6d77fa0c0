"""The angry customer from the alert to its end, in a company that runs: never forgotten, nothing leaves meanwhile."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.complaints.exchanges import KeptExchanges
from bot.store import ledger
from tests.bot.complaints.desk import asks, case_of, complains, customer, held, opens, wire
from tests.support.world import World, open_world

QUOTE = "Devis pour Dupont Frères : 12 tasses cappuccino"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with open_world(tmp_path, autonomy_enquiry="act", undo_minutes="10") as opened:
        wire(opened)
        yield opened


async def test_alerted_taken_settled(world: World):
    case_id = await complains(world)
    (alert,) = await world.approvals()
    assert alert.role == "sales_lead" and [each.kind for each in await held(world)] == ["complaint"]
    await world.hears("Hôtel Bellerive", "C'est inadmissible.")
    assert (await case_of(world, case_id)).state == "needs_approval"
    refused = await world.clicks("lea", "Je m'en occupe")
    assert refused.note is not None and len(await world.approvals()) == 1  # not hers to take
    await world.clicks("claire", "Je m'en occupe")
    await world.hears("Claire Dubois s'en occupe")
    (settle,) = await world.approvals()
    assert settle.request.approvers == [world.app.people.find("claire").id]
    other = await world.clicks("marc", "C'est réglé")
    assert other.note is not None and await held(world)  # only who took it says so
    await world.clicks("claire", "C'est réglé")
    assert await held(world) == [] and (await case_of(world, case_id)).state == "done"
    rows = await world.app.database.read(lambda c: ledger.of_case(c, case_id))
    said = [(row.kind, row.what) for row in rows]
    for wanted in (("asked", "alert"), ("decided", "approve"), ("decided", "taken"), ("decided", "settled")):
        assert wanted in said, said


async def test_handed_on_by_who_took_it(world: World):
    case_id = await complains(world)
    await world.clicks("claire", "Je m'en occupe")
    (settle,) = await world.approvals()
    claire, marc = world.app.people.find("claire"), world.app.people.find("marc")
    assert settle.request.approvers == [claire.id]
    receipt = await world.app.approvals.decide(settle.id, "hand_over", claire, note=marc.name)
    assert receipt.claimed
    await world.works()
    (mine,) = await world.approvals()
    assert mine.request.approvers == [marc.id] and await held(world)
    await world.hears("Marc Lefèvre reprend")
    again = await world.app.approvals.decide(settle.id, "approve", claire)
    assert not again.claimed and again.note is not None
    receipt = await world.submits("marc", f"f:{mine.id}:edit", agreed="Avoir à l'étude, rappel jeudi.")
    assert receipt.errors == []
    assert (await case_of(world, case_id)).facts["agreed"] == "Avoir à l'étude, rappel jeudi."
    assert await held(world) == []


async def test_unanswered_it_goes_up_within_hours_and_is_raised_again_for_ever(world: World):
    case_id = await complains(world)
    marc = world.app.people.find("marc")
    (alert,) = await world.approvals()
    assert marc.id not in {copy.person for copy in alert.copies}
    await world.waits(hours=3)
    (alert,) = await world.approvals()
    assert marc.id in {copy.person for copy in alert.copies}  # two working hours without an answer
    roles = [alert.role]
    for _ in range(3):
        await world.waits(days=2)
        (alert,) = await world.approvals()
        roles.append(alert.role)
    assert roles == ["sales_lead", "director", "director", "director"]
    assert await held(world) and (await case_of(world, case_id)).state == "needs_approval"


async def test_it_survives_a_restart_between_every_two_steps(world: World):
    case_id = await complains(world)
    for who, label in (("claire", "Je m'en occupe"), ("claire", "C'est réglé")):
        await world.restart()
        wire(world)
        await world.clicks(who, label)
    assert (await case_of(world, case_id)).state == "done" and await held(world) == []


async def test_what_may_be_none_is_refused_with_its_own_button(world: World):
    case_id = await complains(world, words="Un peu surpris.", sure=False, severity=1)
    (alert,) = await world.approvals()
    await world.button("Ce n'est pas une réclamation")
    await world.submits("claire", f"f:{alert.id}:reject", stem="0")
    assert await held(world) == [] and (await case_of(world, case_id)).facts["outcome"] == "not_complaint"


async def test_more_words_go_to_the_thread_where_it_is_handled_once(world: World):
    first = await complains(world)
    thread = world.thread
    again = await complains(world, words="Je pars chez un concurrent !", severity=3, kinds=["leaving"])
    assert (await case_of(world, again)).state == "done"
    assert len(await world.approvals()) == 1
    world.thread = thread
    await world.hears("se plaint encore", "Je pars chez un concurrent")
    rows = await world.app.database.read(lambda c: ledger.of_case(c, first))
    assert [row.why["severity"] for row in rows if row.what == "complaint.again"] == [3]
    other = await complains(world, "Aurora Coffee Bar")
    assert (await case_of(world, other)).state == "needs_approval"


async def test_a_quote_that_waits_in_its_window_looks_again_and_a_person_decides(world: World):
    await world.says("lea", QUOTE, anew=True)
    thread = world.thread
    assert world.mails() == [] and (await world.case())["status"] == "scheduled"
    await complains(world, "Dupont Frères")
    await world.waits(minutes=15)
    assert world.mails() == []
    world.thread = thread
    await world.hears("n'est pas parti", "Dupont Frères")
    quote = next(each for each in await world.approvals() if each.process == "quote")
    assert [reason.code for reason in quote.request.reasons] == ["complaint"]
    await world.clicks("claire", "Envoyer le devis")
    (mail,) = world.mails()
    assert "D2026-0001" in str(mail["Subject"])


async def test_a_quote_to_somebody_content_leaves_as_ever(world: World):
    await world.says("lea", QUOTE, anew=True)
    await world.waits(minutes=15)
    assert len(world.mails()) == 1
    await world.never_hears("n'est pas parti")


async def test_a_question_is_answered_and_an_angry_customer_s_is_not(world: World):
    await asks(world, "Dupont Frères", ["tasse cappuccino"], ["price"])
    await world.waits(minutes=15)
    (mail,) = world.mails()
    assert "HT" in mail.get_content() and mail["In-Reply-To"] == "<question@client.example>"
    await complains(world, "Aurora Coffee Bar")
    case_id = await asks(world, "Aurora Coffee Bar", ["tasse cappuccino"], ["price"])
    assert (await case_of(world, case_id)).state == "refused" and len(world.mails()) == 1


async def test_an_answer_that_waits_looks_again_as_it_leaves(world: World):
    case_id = await asks(world, "Dupont Frères", ["tasse cappuccino"], ["price"])
    await complains(world, "Dupont Frères")
    await world.waits(minutes=15)
    assert world.mails() == [] and (await case_of(world, case_id)).state == "refused"


async def test_the_last_mails_stand_on_the_card(world: World):
    await asks(world, "Dupont Frères", ["tasse cappuccino"], ["price"])
    await world.waits(minutes=15)
    who = await customer(world, "Dupont Frères")
    (last, *_) = await KeptExchanges(world.app.database).with_customer(who.id, [who.email])
    assert last.direction == "out" and "Votre demande" in last.subject and len(last.excerpt) <= 200
    await complains(world, "Dupont Frères")
    await world.hears("Mail envoyé", "Votre demande")


async def test_a_colleague_reports_it_in_chat(world: World):
    brief = {"customer": "Aurora", "words": "Aurora est furieux", "source": "chat", "kinds": ["complaint"]}
    case_id = await opens(world, "complaint", brief, person=world.app.people.find("lea").id)
    assert (await case_of(world, case_id)).facts["customer"] == "Aurora Coffee Bar"
    assert await held(world, "Aurora Coffee Bar")
    await world.clicks("claire", "Je m'en occupe")
    assert (await case_of(world, case_id)).facts["taker"] == world.app.people.find("claire").id
