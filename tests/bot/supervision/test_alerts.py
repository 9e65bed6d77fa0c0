"""Troubles: told once, to those who run the service, counted, told again after a day, and over when they are over."""

from __future__ import annotations

from datetime import timedelta

from tests.bot.supervision.room import Room

HELENE, OLIVER, OPERATORS = "dm:helene", "dm:oliver", "c:exploitation"
LATE = timedelta(minutes=25)


async def started(room: Room) -> None:
    await room.desk.plan()


async def test_without_a_channel_the_highest_role_is_told_in_private_in_their_language(room: Room):
    await started(room)
    await room.message(age=LATE)
    await room.looks(minutes=5)
    assert (await room.heard(HELENE))[0].startswith(
        "Alerte : 1 message attend d'être traité depuis 30 min Signalé le lundi 23 novembre"
    )
    assert (await room.heard(OLIVER))[0].startswith("Alert: 1 message has been waiting to be worked for 30 min")
    assert await room.heard("dm:marc") == await room.heard("dm:claire") == []


async def test_a_channel_is_told_instead_where_one_is_set(staffed: Room):
    await started(staffed)
    await staffed.message(age=LATE)
    await staffed.looks(minutes=5)
    assert len(await staffed.heard(OPERATORS)) == 1
    assert await staffed.heard(HELENE) == []


async def test_a_channel_that_refuses_is_replaced_by_private_messages_and_tried_again_a_day_later(database_url: str):
    room = await Room.open(database_url, operator_channel="slack:T1/C1", slack_bot_token="xoxb-1")
    try:
        await started(room)
        await room.message(age=LATE)
        await room.looks(minutes=5)
        await room.database.write(lambda c: _refuse(c, room))
        await room.looks(minutes=5)
        assert any("publication refusée sur Slack" in text for text in await room.heard(HELENE))
        assert await room.desk_reads_channel() is False
        room.clock.advance(timedelta(days=2))
        assert await room.desk_reads_channel() is True
    finally:
        await room.close()


async def test_the_same_trouble_is_one_post_however_long_it_lasts_then_one_a_day(staffed: Room):
    await started(staffed)
    await staffed.message(age=LATE)
    for _ in range(12):
        await staffed.looks(minutes=5)
    assert len(await staffed.heard(OPERATORS)) == 1
    await staffed.looks(hours=24)
    assert len(await staffed.heard(OPERATORS)) == 3  # the second day's, and that nothing looked for a day


async def test_more_of_it_is_told_in_place(staffed: Room):
    await started(staffed)
    await staffed.message(age=LATE)
    await staffed.looks(minutes=5)
    await staffed.message(age=LATE)
    await staffed.looks(minutes=5)
    (said,) = await staffed.heard(OPERATORS)
    assert said.startswith("Alerte : 2 messages attendent")


async def test_the_end_is_told_and_the_post_has_no_button_any_more(staffed: Room):
    await started(staffed)
    key = await staffed.message(age=LATE)
    await staffed.looks(minutes=5)
    await staffed.works(key)
    await staffed.looks(minutes=5)
    first, last = await staffed.heard(OPERATORS)
    assert "Réglé le" in first
    assert last.startswith("Réglé, l'alerte est levée :")
    assert await staffed.buttons(OPERATORS) == []
    assert await staffed.open_alerts() == []


async def test_what_comes_back_within_the_hour_is_the_same_trouble_and_later_a_new_one(staffed: Room):
    await started(staffed)
    for pause, posts in ((0, 2), (10, 3), (300, 5)):
        staffed.clock.advance(timedelta(minutes=pause))
        key = await staffed.message(age=LATE)
        await staffed.looks(minutes=5)
        await staffed.works(key)
        await staffed.looks(minutes=5)
        said = [text for text in await staffed.heard(OPERATORS) if "à l'arrêt" not in text]
        assert len(said) == posts


async def test_whoever_has_seen_it_is_named_and_it_is_not_said_again(staffed: Room):
    await started(staffed)
    await staffed.message(age=LATE)
    await staffed.looks(minutes=5)
    (button,) = await staffed.buttons(OPERATORS)
    assert (await staffed.clicks("claire", button.id)).note is not None
    assert await staffed.buttons(OPERATORS) != []  # she approves nothing
    receipt = await staffed.clicks("marc", button.id, key="web:once")
    assert receipt.claimed
    assert not (await staffed.clicks("marc", button.id, key="web:once")).claimed
    assert "Vu par Marc Lefèvre." in (await staffed.heard(OPERATORS))[0]
    assert ("marc", "changed", "alert.seen") in await staffed.told()
    for _ in range(3):
        await staffed.looks(hours=30)
    assert len([text for text in await staffed.heard(OPERATORS) if "attend" in text]) == 1


async def test_what_was_given_up_is_told_by_kind_without_a_word_of_it(staffed: Room):
    await started(staffed)
    await staffed.case("case-7")
    await staffed.leaves("failed", kind="mail", case_id="case-7")
    await staffed.leaves("failed", kind="mail")
    await staffed.leaves("failed", kind="reminder.mail")
    await staffed.leaves("failed", kind="mail", error="withdrawn")
    await staffed.leaves("failed", kind="update", error="the post was never shown")
    await staffed.looks(minutes=5)
    said = " ".join(await staffed.heard(OPERATORS))
    assert "2 envois ont échoué (mails de devis)" in said
    assert "1 envoi a échoué (relances)" in said
    assert "publication" not in said
    assert "secret" not in said and "client.example" not in said


async def test_seen_failures_come_back_only_with_new_ones(staffed: Room):
    await started(staffed)
    await staffed.leaves("failed", kind="mail")
    await staffed.looks(minutes=5)
    (button,) = await staffed.buttons(OPERATORS)
    await staffed.clicks("helene", button.id)
    await staffed.looks(minutes=5)
    await staffed.looks(minutes=5)
    assert len(await staffed.heard(OPERATORS)) == 1
    await staffed.leaves("failed", kind="mail")
    await staffed.looks(minutes=5)
    last = (await staffed.heard(OPERATORS))[-1]
    assert len(await staffed.heard(OPERATORS)) == 2 and last.startswith("Alerte : 1 envoi a échoué")


async def test_failures_grow_old_without_a_word(staffed: Room):
    await started(staffed)
    await staffed.leaves("failed", kind="mail")
    for _ in range(100):
        await staffed.looks(minutes=20)
    assert await staffed.open_alerts() == []
    assert not any(text.startswith("Réglé") for text in await staffed.heard(OPERATORS))


async def test_a_post_given_up_is_no_loss_once_it_was_said_elsewhere(staffed: Room):
    await started(staffed)
    key = await staffed.leaves("failed", kind="post", lane="slack/C1/")
    await staffed.database.write(lambda c: _elsewhere(c, key, staffed))
    await staffed.looks(minutes=5)
    assert await staffed.open_alerts() == []


async def test_an_effect_in_doubt_and_an_idle_case_are_found_and_what_is_under_way_is_not(staffed: Room):
    await started(staffed)
    await staffed.leaves("sending", age=timedelta(minutes=20))
    await staffed.leaves("sending", age=timedelta(minutes=2))
    await staffed.leaves("unknown", age=timedelta(hours=3))
    at = staffed.clock.now() - timedelta(hours=1)
    await staffed.case("idle", state="working", at=at)
    await staffed.case("busy", state="working", at=at)
    await staffed.leaves("new", case_id="busy")
    await staffed.looks(minutes=5)
    said = " ".join(await staffed.heard(OPERATORS))
    assert "2 envois sont en cours ou incertains" in said
    assert "1 dossier n'avance plus depuis 65 min" in said


async def test_other_rooms_alerts_are_counted_and_closed_by_them_alone(staffed: Room):
    now = staffed.clock.now()
    for number in range(1, 4):
        rows = await staffed.raises("booking", "cal", {"name": "booking", "code": "unavailable"})
        assert len(rows) == (1 if number < 3 else 0)  # the post, then drawn again at two
    await started(staffed)
    await staffed.looks(minutes=5)
    assert await staffed.open_alerts() == ["booking"]
    ended = await staffed.database.write(lambda c: staffed.desk.over(c, "booking", "cal", now))
    assert len(ended) == 2


async def test_the_model_cap_is_told_when_near_and_when_reached(database_url: str):
    room = await Room.open(
        database_url, operator_channel="exploitation", openai_api_key="sk-very-secret", model_monthly_cap="10"
    )
    try:
        await started(room)
        await room.spends("8.50")
        await room.looks(minutes=5)
        await room.spends("2")
        await room.looks(minutes=5)
        said = await room.heard(OPERATORS)
        assert any("le modèle a coûté 8,50 € ce mois-ci, le plafond est de 10,00 €" in text for text in said)
        assert any("le plafond du modèle est atteint (10,50 € sur 10,00 €)" in text for text in said)
        assert not any("sk-very" in text for text in said)
    finally:
        await room.close()


def _refuse(c, room: Room) -> None:
    from sqlalchemy import select

    from bot.store import outbox
    from bot.store.schema import outbox as table

    keys = c.execute(select(table.c.key).where(table.c.lane == "slack/T1/C1/")).scalars().all()
    assert keys
    for key in keys:
        outbox.fail(c, key, error="not_found", now=room.clock.now())


def _elsewhere(c, key: str, room: Room) -> None:
    from bot.store import outbox
    from bot.store.outbox import Outgoing

    row = Outgoing(f"{key}:elsewhere", "web/dm:claire/", "post", None, {})
    outbox.stage_done(c, row, reference=row.key, now=room.clock.now())
