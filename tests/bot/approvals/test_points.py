"""What an approval is for the people around it, point by point: the card, the verbs, who may, once only, everywhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.store import asks
from graphs.message import Buttons, Excerpt, Message, Text
from tests.bot.approvals.cast import THREAD, a_request
from tests.bot.approvals.room import Room, reopen


async def test_point_01_the_record_is_the_truth_and_cards_are_views_of_it(room: Room):
    row = await room.asks()
    after_restart = await reopen(room.database, room.clock)
    await after_restart.clicks("claire", "approve")
    assert (await room.approval()).state == "approved"
    assert (await room.approval()).digest == row.digest
    assert "Approuvé par Claire Roux" in await room.card()


async def test_point_02_content_is_shown_as_given_and_never_as_arguments(room: Room):
    await room.asks()
    card = await room.card()
    assert card.startswith("Montant : 1 500 €")
    assert "proposal" not in card and "Bellerive" not in card.split("Montant")[0]


async def test_point_02_other_peoples_words_are_quoted_in_a_block_of_their_own(room: Room):
    await room.asks()
    await room.clicks("claire", "ask_info")
    await room.submits("claire", "ask_info", question="<!channel> *urgent* ?")
    await room.remarks("lea", "[cliquez](http://exemple.test) " + "x" * 5000)
    post = await room.card_post(None)
    words = [block for block in post.blocks if isinstance(block, Excerpt)]
    assert [block.source.split(",")[0] for block in words] == ["Claire Roux demande", "Léa Martin"]
    assert words[0].text == "<!channel> *urgent* ?"
    assert len(words[1].text) <= 1500
    assert not any("cliquez" in block.text for block in post.blocks if isinstance(block, Text))


async def test_point_03_says_why_as_expected_and_found(room: Room):
    await room.asks()
    card = await room.card()
    for part in ("Pourquoi je demande", "Remise au-dessus de la limite", "Attendu", "5 % au plus", "Constaté", "12 %"):
        assert part in card


async def test_point_03_a_reason_the_content_already_shows_is_not_said_twice(room: Room):
    shown = {"fr": Message("Devis", [Text("Remise au-dessus de la limite (12 %)")])}
    await room.asks(shown=shown)
    assert (await room.card()).count("Remise au-dessus de la limite") == 1


async def test_point_04_buttons_are_verbs_of_the_process(room: Room):
    await room.asks()
    labels = [button.label for button in await room.buttons()]
    assert labels[:3] == ["Envoyer le devis", "Modifier", "Refuser"]
    assert next(button.label for button in await room.buttons("paul")) == "Send the quote"


async def test_point_04_a_verb_that_was_not_offered_is_refused(room: Room):
    await room.asks(verbs=["edit", "reject"])
    assert "Envoyer le devis" not in [button.label for button in await room.buttons()]
    await room.clicks("claire", "approve")
    assert "pas proposé" in room.note
    await room.clicks("claire", "delete_everything")
    assert "pas proposé" in room.note
    assert (await room.approval()).state == "open" and await room.decisions() == []


async def test_point_05_refusing_takes_a_reason_and_the_case_is_told(room: Room):
    await room.asks()
    form = (await room.clicks("claire", "reject")).form
    assert form is not None and [option.label for option in form.inputs[0].options][:2] == ["Trop cher", "Pas en stock"]
    receipt = await room.submits("claire", "reject", stem="", reason="  ")
    assert [error.name for error in receipt.errors] == ["reason"]
    assert (await room.approval()).state == "open"
    await room.submits("claire", "reject", stem="0", reason="Vérifiez la remise")
    (decision,) = await room.decisions()
    assert (decision.verb, decision.note, decision.by) == ("reject", "Trop cher — Vérifiez la remise", ["claire"])
    assert "Refusé par Claire Roux" in await room.card() and "Vérifiez la remise" in await room.card()


async def test_point_06_editing_keeps_the_form_open_with_every_error_beside_its_field(room: Room):
    await room.asks()
    form = (await room.clicks("claire", "edit")).form
    assert form is not None and [(field.name, field.value) for field in form.inputs] == [
        ("quantity", "3"),
        ("discount", "12"),
    ]
    receipt = await room.submits("claire", "edit", quantity="deux", discount="140")
    assert [error.name for error in receipt.errors] == ["quantity", "discount"]
    assert "de 0 à 100" in receipt.errors[1].text
    receipt = await room.submits("claire", "edit", quantity="3", discount="12")
    assert "Rien n'a changé" in receipt.errors[0].text
    await room.submits("claire", "edit", quantity="2", discount="2,5 %")
    (decision,) = await room.decisions()
    assert (decision.verb, decision.values) == ("edit", {"quantity": "2", "discount": "2.5"})
    assert (await room.approval()).state == "edited"


async def test_point_06_an_edit_by_the_command_changes_only_the_fields_it_names(room: Room):
    row = await room.asks()
    person = room.people.find("claire")
    refused = await room.approvals.decide(row.id, "edit", person, values={"quantite": "2"})
    assert not refused.claimed and refused.errors[0].name == "quantite"
    assert (await room.approvals.decide(row.id, "edit", person, values={"quantity": "2"})).claimed
    assert (await room.decisions())[0].values == {"quantity": "2", "discount": "12"}


async def test_point_07_the_wrong_person_gets_a_private_note_and_the_request_waits(room: Room):
    await room.asks()
    before = await room.thread()
    await room.clicks("marc", "approve")
    assert "responsable commercial" in room.note
    assert await room.thread() == before and (await room.approval()).state == "open"
    (refused,) = await room.ledger("refused")
    assert (refused.actor, refused.what, refused.why["code"]) == ("marc", "approve", "role")


async def test_point_07_an_amount_above_ones_own_limit_is_not_ones_to_decide(room: Room):
    await room.asks(amount="15000.01")
    await room.clicks("claire", "approve", confirmed=True)
    assert "15 000,01 €" in room.note and "plafond de 15 000,00 €" in room.note
    await room.clicks("diane", "approve", confirmed=True)
    assert (await room.approval()).state == "approved"


async def test_point_07_with_no_approver_nobody_may_approve_and_the_operator_is_told(room: Room):
    for person in ("claire", "paul", "diane"):
        await room.changes(person, active=False)
    await room.asks()
    assert "Personne ne peut approuver" in (await room.thread())[-1]
    assert [row.what for row in await room.ledger("no_approver")] == ["nobody may approve"]
    for person in ("lea", "marc", "claire"):
        await room.clicks(person, "approve")
        assert room.note
    assert (await room.approval()).state == "open"
    await room.changes("diane", active=True)
    await room.clicks("diane", "approve")
    assert (await room.approval()).state == "approved"


async def test_point_07_a_stranger_and_someone_who_left_are_nobody(room: Room):
    await room.asks()
    await room.changes("claire", active=False)
    for account in ("claire", "someone-else"):
        await room.clicks(account, "approve")
        assert "ne sais pas qui vous êtes" in room.note
    assert (await room.approval()).state == "open"


async def test_point_08_all_is_committed_before_the_click_is_acknowledged(room: Room):
    await room.asks()
    before = room.database.commits
    receipt = await room.clicks("claire", "approve")
    assert receipt.claimed and room.database.commits == before + 1
    assert len(await room.decisions()) == 1


async def test_point_09_the_same_decision_again_is_quiet_and_another_one_says_who_and_when(room: Room):
    await room.asks()
    await room.clicks("claire", "approve")
    await room.clicks("claire", "approve")
    assert room.note == ""
    await room.clicks("diane", "reject")
    assert room.note == "Déjà approuvé par Claire Roux à 10 h 00."
    await room.clicks("paul", "approve")
    assert room.note == "Already approved by Claire Roux at 04:00."
    assert len(await room.decisions()) == 1 and len(await room.ledger("decided")) == 1


async def test_point_10_the_card_is_locked_in_place_with_its_text_kept(room: Room):
    await room.asks()
    before = await room.card()
    await room.clicks("claire", "approve")
    after = await room.card()
    assert after.startswith(before.split("Demandé")[0]) and after.endswith("✔ Approuvé par Claire Roux à 10 h 00")
    assert not any(isinstance(block, Buttons) for block in (await room.card_post(None)).blocks)
    assert len(await room.thread()) == 1


async def test_point_10_only_the_answered_request_is_locked(room: Room):
    first = await room.asks(case="case-1")
    await room.asks(case="case-2")
    await room.clicks("claire", f"a:{first.id}:approve")
    assert await room.buttons() != []
    assert (await room.approval()).state == "open"


async def test_point_11_the_verdict_reaches_every_copy(room: Room):
    await room.asks()
    await room.clicks("claire", "approve", on="slack")
    assert "Approuvé par Claire Roux" in await room.card()
    assert "Approuvé par Claire Roux" in await room.card("claire")
    assert "Approved by Claire Roux" in await room.card("paul")
    assert all("[" not in text for text in [*await room.thread(), *await room.direct("paul")])


async def test_point_11_a_copy_on_another_platform_is_updated_after_it_was_posted(room: Room):
    await room.asks(on=replace(THREAD, platform="slack", channel="C-DEVIS"))
    assert "[Envoyer le devis]" in (await room.direct("claire", on="slack"))[0]
    await room.clicks("diane", "approve")
    (card,) = await room.direct("claire", on="slack")
    assert "Approuvé par Diane Faure" in card and "[" not in card


async def test_point_12_the_deadline_is_shown_in_each_readers_own_time(room: Room):
    await room.asks()
    assert "lundi 30 novembre à 10 h 00" in await room.card("claire")
    assert "Monday 30 November at 04:00" in await room.card("paul")


async def test_point_12_at_the_deadline_it_fails_closed_and_old_buttons_explain_themselves(room: Room):
    await room.asks()
    await room.passes(days=8)
    (decision,) = await room.decisions()
    assert (decision.verb, decision.by) == ("expire", [])
    assert "Échéance passée" in await room.card() and "Échéance passée" in await room.card("claire")
    assert any("restée sans décision" in text for text in await room.direct("lea"))
    await room.clicks("claire", "approve")
    assert "L'échéance est passée le lundi 30 novembre à 10 h 00" in room.note
    assert len(await room.decisions()) == 1 and await room.next_timer() is None


async def test_point_12_a_click_after_the_deadline_decides_nothing_even_before_the_timer(room: Room):
    row = await room.asks()
    room.clock.at = row.expires_at
    await room.clicks("claire", "approve")
    assert "échéance" in room.note
    assert [decision.verb for decision in await room.decisions()] == ["expire"]
    await room.ticks()
    assert len(await room.decisions()) == 1


def test_a_request_without_an_amount_cannot_slip_under_every_limit():
    from bot.approvals.opening import amount_of

    assert amount_of(a_request(amount="12.50")) == Decimal("12.50")
    for amount in ("", "NaN", "Infinity", "mille"):
        try:
            amount_of(replace(a_request(), amount=amount))
        except ValueError:
            continue
        raise AssertionError(amount)


async def test_a_new_request_of_the_same_case_replaces_the_one_still_open(room: Room):
    first = await room.asks()
    await room.asks()
    old = await room.database.read(lambda c: asks.approval_by_id(c, first.id))
    assert old is not None and old.state == "superseded"
    await room.clicks("claire", f"a:{first.id}:approve")
    assert "nouvelle version" in room.note
