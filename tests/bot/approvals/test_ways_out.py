"""The third ways out, deadlines and absences, risk tiers, the typed fallback, and who may never decide."""

from __future__ import annotations

from datetime import date

from bot.store import schema
from graphs.context import Policy
from graphs.message import ThreadLink
from tests.bot.approvals.room import MONDAY, ROLES, THREAD, Room, reopen, spaced


async def test_point_13_asking_for_information_leaves_the_request_pending(room: Room):
    await room.asks()
    assert (await room.clicks("claire", "ask_info")).form is not None
    await room.submits("claire", "ask_info", question="Pour quelle date ?")
    assert (await room.approval()).state == "open" and await room.decisions() == []
    assert "Claire Roux demande à Léa Martin" in (await room.thread())[-1]
    await room.remarks("lea", "Pour vendredi.", key="m1")
    await room.remarks("lea", "Pour vendredi.", key="m1")
    card = await room.card()
    assert "> Pour quelle date ?" in card and card.count("> Pour vendredi.\n> — Léa Martin, à 10 h 00") == 1
    told = [text for text in await room.direct("claire") if "a répondu" in text]
    assert len(told) == 1 and "> Pour vendredi." in told[0]
    await room.clicks("claire", "approve")
    assert "> Pour vendredi." in await room.card()


async def test_point_13_a_request_can_be_handed_to_a_colleague_who_may(room: Room):
    row = await room.asks()
    form = (await room.clicks("claire", "more")).form
    assert form is not None
    labels = [option.label for option in form.inputs[0].options]
    assert labels[:2] == ["Confier à Paul Reed", "Confier à Diane Faure"]
    await room.submits("claire", "more", action="hand_over:lea")
    assert room.last is not None and room.last.errors[0].name == "action"
    await room.submits("claire", "more", action="hand_over:diane")
    assert room.note == "C'est confié à Diane Faure."
    assert (await room.approval()).assigned_to == "diane"
    assert "Confié à Diane Faure" in await room.card()
    assert "[Envoyer le devis]" in await room.card("diane")
    refused = await room.approvals.decide(row.id, "hand_over", room.people.find("claire"), note="marc")
    assert not refused.claimed and refused.note is not None and "Paul Reed" in refused.note.summary
    await room.passes(hours=4)
    assert any("Rappel" in text for text in await room.direct("diane"))
    assert not any("Rappel" in text for text in await room.direct("claire"))
    await room.clicks("claire", "approve")
    assert (await room.approval()).state == "approved"


async def test_point_13_a_reminder_can_be_put_off(room: Room):
    await room.asks()
    await room.submits("claire", "more", action="snooze:tomorrow")
    assert room.note == "Je vous le rappelle le mardi 24 novembre à 9 h 00. L'échéance reste la même."
    await room.passes(hours=8)
    assert not any("Rappel" in text for text in await room.direct("claire"))
    await room.passes(hours=15)
    assert sum("Rappel" in text for text in await room.direct("claire")) == 1


async def test_point_13_the_requester_and_nobody_else_takes_the_request_back(room: Room):
    row = await room.asks()
    assert await room.clicks("claire", "recall") and "Seule la personne qui a fait la demande" in room.note
    assert room.approvals.cannot_recall(row, room.people.find("marc")) is not None
    assert room.approvals.cannot_recall(row, room.people.find("lea")) is None
    await room.clicks("lea", "recall")
    assert [decision.verb for decision in await room.decisions()] == ["recall"]
    assert "Demande retirée par Léa Martin" in await room.card("claire")
    await room.clicks("claire", "approve")
    assert "retirée par Léa Martin" in room.note


async def test_point_14_reminds_at_most_once_in_four_working_hours(room: Room):
    await room.asks()
    instants: list[int] = []
    for hour in range(24 * 6):
        before = len(await room.direct("claire"))
        await room.passes(hours=1)
        instants += [hour + 1] * (len(await room.direct("claire")) - before)
    # Monday 14:00 and 18:00 or Tuesday 8:00, then once a working day; nothing at night or at the week-end.
    assert instants[0] == 4 and instants[1] >= 8 and len(instants) == len(set(instants)) and 4 <= len(instants) <= 7
    local = [(10 + hour) % 24 for hour in instants]
    assert all(8 <= hour <= 18 for hour in local)
    assert not [hour for hour in instants if (10 + hour) // 24 in {5, 6}]


async def test_point_14_escalates_once_to_the_next_higher_role(room: Room):
    await room.asks()
    assert await room.direct("diane") == []
    await room.passes(days=4)
    cards = [text for text in await room.direct("diane") if "[Envoyer le devis]" in text]
    assert len(cards) == 1
    assert sum("j'ai aussi demandé à Diane Faure" in text for text in await room.thread()) == 1
    assert [row.why["asked"] for row in await room.ledger("asked") if row.what == "escalation"] == [["diane"]]


async def test_point_14_an_absent_approver_is_left_alone_and_the_delegate_decides_for_them(room: Room):
    for absent in ("claire", "paul"):
        await room.changes(absent, absent_until=date(2026, 12, 24), delegate="marc")
    await room.asks()
    assert await room.direct("claire") == [] and "[Envoyer le devis]" in (await room.direct("marc"))[0]
    await room.clicks("marc", "approve")
    assert (await room.approval()).state == "approved"
    (entry,) = await room.ledger("decided")
    assert (entry.actor, entry.why["as_role"], entry.why["stands_in_for"]) == ("marc", "sales_lead", "claire")


async def test_point_14_a_delegate_is_one_only_during_the_absence(room: Room):
    await room.changes("claire", absent_until=date(2026, 11, 23), delegate="marc")
    await room.asks()
    await room.clicks("marc", "approve")
    assert "responsable commercial" in room.note
    assert "[Envoyer le devis]" in await room.card("claire")


async def test_point_14_a_reminder_finds_the_stand_in_of_someone_who_left_meanwhile(room: Room):
    await room.changes("paul", active=False)
    await room.asks()
    await room.changes("claire", absent_until=date(2026, 12, 24), delegate="diane")
    await room.passes(hours=4)
    assert not any("Rappel" in text for text in await room.direct("claire"))
    assert "[Envoyer le devis]" in (await room.direct("diane"))[0]


async def test_point_15_is_asked_in_the_thread_and_privately_with_a_link_to_it(room: Room):
    await room.asks()
    assert len(await room.thread()) == 1
    post = await room.card_post("claire")
    (link,) = [block for block in post.blocks if isinstance(block, ThreadLink)]
    assert link.address == THREAD
    assert await room.direct("lea") == []


async def test_point_15_says_so_when_nobody_could_be_reached(room: Room):
    room.platforms.pop("web")
    room.platforms.pop("slack")
    await room.asks()
    assert "pu prévenir personne" in (await room.thread())[-1]
    await room.passes(hours=4)
    assert "Rappel : cette demande attend une décision" in (await room.thread())[-1]


async def test_point_16_the_request_itself_is_an_ordinary_post_and_notes_are_private(room: Room):
    await room.asks()
    await room.clicks("marc", "approve")
    rows = await room.outbox()
    assert {row.kind for row in rows} == {"post"} and room.note
    assert not any("responsable commercial" in text for text in await room.thread())


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


async def test_point_20_words_in_the_thread_reach_the_same_function_with_the_same_checks(room: Room):
    await room.asks()
    await room.types("marc", "approve")
    assert "responsable commercial" in room.note
    await room.types("claire", "reject")
    assert "refuse : trop cher" in room.note
    await room.types("claire", "reject", "trop cher", key="m9")
    (decision,) = await room.decisions()
    assert (decision.verb, decision.note) == ("reject", "trop cher")
    await room.types("claire", "reject", "trop cher", key="m9")
    assert room.note == "" and len(await room.ledger("decided")) == 1


async def test_point_20_a_question_can_be_typed_and_is_asked_once(room: Room):
    await room.asks()
    await room.types("claire", "ask_info", "pour quand ?", key="m3")
    await room.types("claire", "ask_info", "pour quand ?", key="m3")
    assert sum("Claire Roux demande à" in text for text in await room.thread()) == 1


async def test_point_22_the_outcome_says_who_what_when(room: Room):
    for verb, words in (("approve", "Approuvé"), ("reject", "Refusé")):
        await room.asks()
        await room.types("claire", verb, "vu")
        assert f"{words} par Claire Roux à 10 h 00" in await room.card("claire")


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


async def test_the_command_decides_for_the_first_who_may(room: Room):
    row = await room.asks()
    assert room.approvals.default_decider(row) == "claire"
    assert (await room.approvals.decide(row.id, "approve", room.people.find("claire"))).claimed
    assert (await room.approvals.decide(row.id, "approve", room.people.find("claire"))).claimed
    assert not (await room.approvals.decide(row.id, "reject", room.people.find("diane"), note="non")).claimed
    assert len(await room.decisions()) == 1


async def test_everyone_away_is_still_asked(room: Room):
    for person in ("claire", "paul", "diane"):
        await room.changes(person, absent_until=date(2026, 12, 24))
    await room.asks()
    assert "[Envoyer le devis]" in await room.card("claire")
