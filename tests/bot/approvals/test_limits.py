"""Risk tiers, freshness at the click, and who may never decide."""

from __future__ import annotations

from datetime import date

from bot.store import schema
from graphs.context import Policy
from tests.bot.approvals.cast import MONDAY, ROLES
from tests.bot.approvals.room import Room, reopen, spaced


async def test_point_17_above_a_limit_a_confirmation_is_asked_everywhere(room: Room):
    await room.asks(amount="12000.00", confirm=True)
    (approve, *_) = await room.buttons()
    assert approve.confirm is not None and "12 000,00 €" in spaced(approve.confirm.text)
    form = (await room.clicks("claire", "approve", confirmed=False)).form
    assert form is not None and (await room.approval()).state == "open"
    await room.types("claire", "approve", text="valide")
    assert "je valide et je confirme" in room.note
    await room.submits("claire", "approve", note="Vu avec le client")
    (decision,) = await room.decisions()
    assert (decision.verb, decision.note) == ("approve", "Vu avec le client")


async def test_point_17_words_can_confirm_too(room: Room):
    await room.asks(amount="12000.00", confirm=True)
    await room.types("claire", "approve", text="Je valide et je confirme")
    assert (await room.approval()).state == "approved"


async def test_point_17_above_the_next_limit_two_different_people_approve(room: Room):
    await room.asks(approvals_needed=2)
    await room.clicks("claire", "approve")
    assert "Approbations : 1 sur 2" in await room.card()
    assert await room.decisions() == []
    await room.clicks("claire", "approve", on="slack")
    assert "d'une autre personne" in room.note and await room.decisions() == []
    await room.clicks("diane", "approve")
    (decision,) = await room.decisions()
    assert decision.by == ["claire", "diane"]
    assert "Approuvé par Claire Roux et Diane Faure" in await room.card("claire")


async def test_point_17_two_people_are_asked_when_two_are_needed(room: Room):
    await room.changes("paul", active=False)
    await room.asks(approvals_needed=2)
    assert "[Envoyer le devis]" in await room.card("claire") and "[Envoyer le devis]" in await room.card("diane")


async def test_point_17_too_few_approvers_is_said(room: Room):
    for person in ("paul", "diane"):
        await room.changes(person, active=False)
    await room.asks(approvals_needed=2)
    assert "Personne ne peut approuver" in (await room.thread())[-1]


async def test_point_18_buttons_carry_an_opaque_id_and_a_verb_only(room: Room):
    row = await room.asks()
    assert {button.id for button in await room.buttons()} == {
        f"a:{row.id}:{verb}" for verb in ("approve", "edit", "reject", "ask_info", "more", "recall")
    }
    assert "Bellerive" not in row.id and "1500" not in row.id


async def test_point_18_a_click_on_a_proposal_the_case_has_left_decides_nothing(room: Room):
    await room.asks()
    await room.goes_on()
    await room.clicks("claire", "approve")
    assert "n'attend plus de décision" in room.note
    assert (await room.approval()).state == "superseded" and await room.decisions() == []
    assert "[" not in await room.card()


async def test_point_18_content_that_is_not_what_was_shown_is_not_decided_on(room: Room):
    row = await room.asks()

    await room.database.write(lambda c: c.execute(schema.approval.update().values(digest="0" * 64)))
    await room.clicks("claire", "approve")
    assert "n'est plus celui qui a été montré" in room.note
    assert (await room.approval()).id == row.id and (await room.approval()).state == "open"


async def test_point_19_nothing_decides_by_being_looked_at(room: Room):
    """Cards hold no address that a scanner could follow: a decision needs a click by a known account, or a form."""
    await room.asks()
    for who in (None, "claire"):
        kinds = {block.kind for block in (await room.card_post(who)).blocks}
        assert "link" not in kinds
    await room.clicks("unknown-scanner", "approve", confirmed=True)
    assert (await room.approval()).state == "open"


async def test_point_23_the_requester_may_not_approve_even_as_a_director(room: Room):
    await room.asks("diane")
    await room.clicks("diane", "approve", on="slack")
    assert "C'est votre demande" in room.note
    assert await room.direct("diane") == []
    assert (await room.approval()).state == "open"


async def test_point_23_whoever_edited_may_not_approve(room: Room):
    await room.asks(excluded=["claire"])
    await room.clicks("claire", "approve")
    assert "participé à cette proposition" in room.note
    await room.clicks("diane", "approve")
    assert (await room.approval()).state == "approved"


async def test_point_23_unless_the_company_allows_it_and_then_the_ledger_says_so(room: Room):
    lenient = await reopen(room.database, room.clock, Policy(roles=ROLES, editor_may_approve=True))
    await lenient.asks("lea", excluded=["claire", "lea"])
    await lenient.clicks("lea", "approve")
    assert "C'est votre demande" in lenient.note
    await lenient.clicks("claire", "approve")
    assert (await lenient.ledger("decided"))[0].why["editor_allowed"] is True


async def test_point_23_a_stand_in_for_the_requester_is_no_second_person(room: Room):
    for person in ("claire", "paul"):
        await room.changes(person, active=False)
    await room.changes("diane", absent_until=date(2026, 12, 24), delegate="marc")
    await room.asks("diane")
    await room.clicks("marc", "approve")
    assert (await room.approval()).state == "open"


async def test_the_ledger_says_who_by_which_role_and_limit_on_what_through_which_account(room: Room):
    row = await room.asks()
    await room.clicks("claire", "approve", on="slack")
    (entry,) = await room.ledger("decided")
    assert (entry.actor, entry.what, entry.case_id, entry.at) == ("claire", "approve", "case-1", MONDAY)
    expected = {"role": "sales_lead", "as_role": "sales_lead", "limit": "15000.00", "amount": "1500.00"}
    expected |= {"digest": row.digest, "platform": "slack", "account": "U-CLAIRE", "approval": row.id}
    assert {key: entry.why[key] for key in expected} == expected


async def test_a_request_from_outside_can_be_decided_and_has_no_requester(room: Room):
    await room.asks(None)
    assert "recall" not in {button.id.split(":")[2] for button in await room.buttons()}
    await room.clicks("claire", "approve")
    assert (await room.approval()).state == "approved"
