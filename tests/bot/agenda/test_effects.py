"""Setting, moving and ending: once under a key, numbered in one series, by whoever may."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.store import schedule
from bot.store.schedule import ScheduleRow
from integrations.errors import Rejected
from tests.bot.agenda.room import Room
from tests.bot.agenda.test_delivery import DM, paris


async def planned(room: Room) -> list[ScheduleRow]:
    later = room.clock.now() + timedelta(days=4000)
    return await room.database.read(lambda c: schedule.due(c, later, 100))


async def test_numbers_are_one_series_and_a_key_is_kept_once(room: Room) -> None:
    first = await room.sets(paris(26, 10), key="same")
    assert (await room.sets(paris(26, 10), key="same")).number == first.number == 1
    assert (await room.sets(paris(26, 11))).number == 2
    assert len(await planned(room)) == 2
    assert [entry for entry in await room.told() if entry[2] == "agenda.set"] == [
        ("claire", "changed", "agenda.set")
    ] * 2


async def test_replicas_take_different_numbers(room: Room) -> None:
    other = await room.again()
    rows = await asyncio.gather(
        *((room if n % 2 else other).sets(paris(26, 10), key=f"race:{n}", text=f"n {n}") for n in range(8))
    )
    assert sorted(row.number for row in rows) == list(range(1, 9))
    same = await asyncio.gather(*(each.sets(paris(27, 10), key="one") for each in (room, other, room, other)))
    assert {row.number for row in same} == {9}
    await other.close()


async def test_moving_it_plans_it_anew_and_the_old_time_says_nothing(room: Room) -> None:
    row = await room.sets(paris(23, 11))
    moved = await room.changes(row, paris(23, 15), key="move")
    assert moved.next_at == datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    assert await room.changes(row, paris(23, 15), key="move") == moved
    assert len(await planned(room)) == 1
    await room.waits(hours=1)
    assert await room.heard(DM) == []
    await room.waits(hours=4)
    assert len(await room.heard(DM)) == 1
    assert [what for _, _, what in await room.told()].count("agenda.change") == 1


async def test_a_move_that_is_done_again_after_a_crash_does_not_say_it_twice(room: Room) -> None:
    row = await room.sets(paris(23, 11))
    await room.changes(row, paris(23, 15), key="move")
    await room.until(datetime(2026, 11, 23, 14, 0, tzinfo=UTC))
    await room.changes(row, paris(23, 15), key="move")
    await room.waits(hours=1)
    assert len(await room.heard(DM)) == 1


async def test_moving_one_time_of_a_series_leaves_the_rest(room: Room) -> None:
    row = await room.sets(paris(30, 9), rrule="FREQ=WEEKLY;BYDAY=MO")
    await room.changes(row, paris(27, 15))
    await room.until(datetime(2026, 11, 27, 14, 0, tzinfo=UTC))
    assert len(await room.heard(DM)) == 1
    after = await room.row(row.id)
    assert after.local == paris(7, 9, month=12)
    await room.until(datetime(2026, 11, 30, 12, 0, tzinfo=UTC))
    assert len(await room.heard(DM)) == 1


async def test_a_moved_time_can_be_moved_again(room: Room) -> None:
    row = await room.sets(paris(30, 9), rrule="FREQ=WEEKLY;BYDAY=MO")
    row = await room.changes(row, paris(27, 15))
    await room.changes(row, paris(28, 15))
    await room.until(datetime(2026, 11, 28, 14, 0, tzinfo=UTC))
    assert len(await room.heard(DM)) == 1
    assert (await room.row(row.id)).local == paris(7, 9, month=12)


async def test_another_rule_is_another_series(room: Room) -> None:
    row = await room.sets(paris(30, 9), rrule="FREQ=WEEKLY;BYDAY=MO")
    row = await room.changes(row, paris(24, 8), rrule="FREQ=DAILY")
    assert (row.rrule, row.first) == ("FREQ=DAILY", paris(24, 8))
    await room.until(datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert "Un autre a été manqué" in (await room.heard(DM))[0]
    assert (await room.row(row.id)).local == paris(26, 8)


async def test_the_other_of_the_two_is_told(room: Room) -> None:
    row = await room.sets(paris(24, 10), person="marc")
    await room.changes(row, paris(25, 10))
    assert any("déplacé le rappel n° 1 le mercredi 25" in text for text in await room.heard("dm:marc"))
    await room.ends(row, "cancelled", by="marc")
    assert any("Marc Lefèvre a annulé le rappel n° 1" in text for text in await room.heard("c:ventes"))
    assert await room.buttons() == []


async def test_nobody_else_may_change_or_end_it(room: Room) -> None:
    row = await room.sets(paris(24, 10), person="marc")
    with pytest.raises(Rejected, match="not_yours"):
        await room.changes(row, paris(25, 10), by="oliver")
    with pytest.raises(Rejected, match="not_yours"):
        await room.ends(row, "cancelled", by="oliver")


async def test_all_are_ended_at_once_and_a_second_time_changes_nothing(room: Room) -> None:
    mine = await room.sets(paris(24, 10))
    for_marc = await room.sets(paris(25, 10), person="marc")
    from_marc = await room.sets(paris(26, 10), owner="marc", person="claire")
    not_mine = await room.sets(paris(27, 10), owner="marc", person="marc")
    over = await room.sets(paris(28, 10))
    await room.ends(over, "cancelled")
    rows = [mine, for_marc, from_marc, not_mine, over]
    payload = {"ids": [row.id for row in rows], "by": "claire", "how": "cancelled"}
    for _ in range(2):
        done = await room.effects["agenda.end"].perform("all", payload)
        assert done["numbers"] == [1, 2, 3], done
    assert [(await room.row(row.id)).state for row in rows] == [
        "cancelled", "cancelled", "refused", "active", "cancelled",
    ]  # fmt: skip
    assert sum("Claire Dubois a annulé le rappel n° 2" in text for text in await room.heard("dm:marc")) == 1
    assert [row.payload["agenda"] for row in await planned(room)] == [not_mine.id]
    with pytest.raises(Rejected, match="gone"):
        await room.effects["agenda.end"].perform("again", payload | {"ids": [over.id, not_mine.id]})


async def test_what_is_over_cannot_be_moved(room: Room) -> None:
    row = await room.sets(paris(24, 10))
    await room.ends(row, "cancelled", key="end")
    await room.ends(row, "cancelled", key="end")
    with pytest.raises(Rejected, match="gone"):
        await room.changes(row, paris(25, 10))
    with pytest.raises(Rejected, match="gone"):
        await room.ends(row, "done")
    assert await planned(room) == []


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"text": "x" * 501}, {"zone": "Mars/Base"}, {"rrule": "FREQ=SECONDLY"}, {"local": "soon"}]
)
async def test_what_cannot_be_kept_is_refused(room: Room, wrong: dict[str, str]) -> None:
    payload = {
        "case_id": "case-1", "owner": "claire", "person": "claire", "text": "x", "zone": "Europe/Paris",
        "local": "2026-11-26T10:00:00", "rrule": "", **wrong,
    }  # fmt: skip
    with pytest.raises(Rejected, match="bad_reminder"):
        await room.effects["agenda.set"].perform("k", payload)


async def test_the_list_has_what_runs_the_next_first_and_forgets_what_was_said_long_ago(room: Room) -> None:
    late = await room.sets(paris(28, 10), text="tard")
    soon = await room.sets(paris(23, 11), text="tôt")
    theirs = await room.sets(paris(24, 10), person="marc", text="pour Marc")
    assert [entry.id for entry in await room.desk.of("claire")] == [soon.id, theirs.id, late.id]
    assert [entry.id for entry in await room.desk.of("marc")] == [theirs.id]
    assert await room.desk.of("oliver") == []
    await room.waits(hours=1)
    found = await room.desk.of("claire")
    assert (found[-1].id, found[-1].next_at, found[-1].said_at) == (soon.id, None, room.clock.now())
    await room.waits(days=8)
    assert soon.id not in {entry.id for entry in await room.desk.of("claire")}
