"""The third ways out, deadlines and absences, where it is asked, and the typed fallback."""

from __future__ import annotations

from datetime import date

from graphs.message import ThreadLink
from tests.bot.approvals.cast import THREAD
from tests.bot.approvals.room import Room


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
