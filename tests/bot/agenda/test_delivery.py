"""A reminder is said once, at its time, whatever stops in between; late ones say so; series stay at their hour."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.events import TimerFired
from bot.people.defaults import save_with_accounts
from bot.store import inbox, schedule
from bot.turn import Fenced
from graphs.when.instants import to_local
from tests.bot.agenda.room import MONDAY, PEOPLE, Room

DM = "dm:claire"


def paris(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute)  # noqa: DTZ001  # a wall-clock time


async def test_it_is_said_at_its_time_in_private_and_not_before(room: Room) -> None:
    row = await room.sets(paris(26, 10))
    assert row.next_at == datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    await room.until(datetime(2026, 11, 26, 8, 59, tzinfo=UTC))
    assert await room.heard(DM) == []
    await room.waits(minutes=1)
    said = await room.heard(DM)
    assert len(said) == 1
    assert "Rappel (n° 1) : appeler Idris" in said[0]
    assert "retard" not in said[0]
    assert {button.label for button in await room.buttons()} == {"Fait", "+10 min", "+1 h", "Demain 9 h"}


async def test_a_late_one_says_when_it_was_planned(room: Room) -> None:
    await room.sets(paris(23, 11))
    await room.waits(hours=1, minutes=11)
    said = await room.heard(DM)
    assert len(said) == 1
    assert "Prévu le lundi 23 novembre 2026 à 11 h, avec du retard" in said[0]


async def test_ten_minutes_are_not_late(room: Room) -> None:
    await room.sets(paris(23, 11))
    await room.waits(hours=1, minutes=10)
    assert "retard" not in (await room.heard(DM))[0]


async def test_a_series_missed_for_days_is_said_once_with_how_many(room: Room) -> None:
    row = await room.sets(paris(24, 9), rrule="FREQ=DAILY")
    await room.until(datetime(2026, 11, 27, 13, 0, tzinfo=UTC))  # Friday, 14 h in Paris
    said = await room.heard(DM)
    assert len(said) == 1
    assert "3 autres ont été manqués" in said[0]
    assert "Prochain rappel : samedi 28 novembre 2026 à 9 h" in said[0]
    assert (await room.row(row.id)).local == paris(28, 9)
    await room.until(datetime(2026, 11, 28, 8, 0, tzinfo=UTC))
    assert len(await room.heard(DM)) == 2


async def test_a_series_that_ends_says_so(room: Room) -> None:
    row = await room.sets(paris(24, 9), rrule="FREQ=DAILY;UNTIL=20261125")
    await room.until(datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert "C'était le dernier" in (await room.heard(DM))[-1]
    assert (await room.row(row.id)).next_at is None


@pytest.mark.parametrize(
    ("first", "before", "after"),
    [
        # The last Sundays of March and of October: the hour stays, the instant moves.
        (datetime(2027, 3, 26, 9), (2027, 3, 27, 8), (2027, 3, 28, 7)),  # noqa: DTZ001
        (datetime(2027, 10, 29, 9), (2027, 10, 30, 7), (2027, 10, 31, 8)),  # noqa: DTZ001
    ],
)
async def test_a_series_stays_at_its_hour_when_the_clocks_change(
    room: Room, first: datetime, before: tuple[int, int, int, int], after: tuple[int, int, int, int]
) -> None:
    row = await room.sets(first, rrule="FREQ=DAILY")
    await room.until(datetime(*before, tzinfo=UTC) - timedelta(hours=1))
    heard = len(await room.heard(DM))
    await room.until(datetime(*before, tzinfo=UTC))
    assert len(await room.heard(DM)) == heard + 1
    row = await room.row(row.id)
    assert row.next_at == datetime(*after, tzinfo=UTC)
    assert row.local.hour == 9
    await room.until(datetime(*after, tzinfo=UTC))
    assert len(await room.heard(DM)) == heard + 2


async def test_an_hour_that_does_not_exist_is_said_at_the_first_that_does_and_is_back_the_day_after(room: Room) -> None:
    row = await room.sets(datetime(2027, 3, 27, 2, 30), rrule="FREQ=DAILY")  # noqa: DTZ001
    await room.until(datetime(2027, 3, 27, 1, 30, tzinfo=UTC))
    row = await room.row(row.id)
    assert row.next_at == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)  # 3:00 in Paris, where 2:30 is skipped
    await room.until(datetime(2027, 3, 28, 1, 0, tzinfo=UTC))
    row = await room.row(row.id)
    assert row.next_at == datetime(2027, 3, 29, 0, 30, tzinfo=UTC)


async def test_an_hour_that_comes_twice_is_said_once(room: Room) -> None:
    await room.sets(datetime(2027, 10, 30, 2, 30), rrule="FREQ=DAILY")  # noqa: DTZ001
    await room.until(datetime(2027, 10, 30, 0, 30, tzinfo=UTC))
    heard = len(await room.heard(DM))
    for minutes in range(0, 180, 15):
        await room.until(datetime(2027, 10, 31, 0, 0, tzinfo=UTC) + timedelta(minutes=minutes))
    assert len(await room.heard(DM)) == heard + 1


async def test_the_clock_going_back_says_nothing_twice(room: Room) -> None:
    await room.sets(paris(23, 11), rrule="FREQ=DAILY")
    await room.sets(paris(23, 11), text="une fois")
    await room.until(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    room.clock.advance(timedelta(hours=-1))
    for _ in range(8):
        await room.waits(minutes=10)
    assert len(await room.heard(DM)) == 2
    await room.until(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    assert len(await room.heard(DM)) == 3


async def test_what_is_set_again_to_a_time_that_was_said_is_said_again(room: Room) -> None:
    row = await room.sets(paris(23, 11))
    await room.waits(hours=1)
    room.clock.advance(timedelta(minutes=-30))
    await room.changes(row, paris(23, 11))
    await room.waits(minutes=30)
    assert len(await room.heard(DM)) == 2


async def test_after_a_restart_all_is_still_planned(room: Room) -> None:
    await room.sets(paris(26, 10))
    other = await room.again()
    await room.close()
    await other.until(datetime(2026, 11, 26, 9, 0, tzinfo=UTC))
    assert len(await other.heard(DM)) == 1
    await other.close()


async def test_killed_between_the_timer_and_the_post_it_is_said_once(room: Room) -> None:
    await room.sets(paris(23, 11))
    room.clock.advance(timedelta(hours=1))
    await room.timetable.tick()  # the event is kept; the process dies before it is worked
    other = await room.again()
    await other.works()
    await other.works()
    assert len(await other.heard(DM)) == 1
    # And killed within the transaction: nothing of it is there.
    await other.sets(paris(23, 12))
    room.clock.advance(timedelta(hours=1))
    await other.timetable.tick()
    (due,) = await other.database.read(lambda c: inbox.due(c, room.clock.now(), 10))
    event = due.event
    assert isinstance(event, TimerFired)

    def dies(c: object) -> None:
        other.desk.timer(c, event)  # pyright: ignore[reportArgumentType]  # the connection, whatever it is typed
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        await other.database.write(dies)
    assert len(await other.heard(DM)) == 1
    await other.works()
    assert len(await other.heard(DM)) == 2
    await other.close()


async def test_two_replicas_say_it_once(room: Room) -> None:
    await room.sets(paris(23, 11), rrule="FREQ=DAILY")
    other = await room.again()
    room.clock.advance(timedelta(hours=1))
    await asyncio.gather(room.timetable.tick(), other.timetable.tick())
    due = await room.database.read(lambda c: inbox.due(c, room.clock.now(), 10))
    assert len(due) == 1
    event = due[0].event
    assert isinstance(event, TimerFired)
    results = await asyncio.gather(room.work(due[0].seq, event), other.work(due[0].seq, event), return_exceptions=True)
    assert sum(isinstance(result, Fenced) for result in results) == 1
    assert len(await room.heard(DM)) == 1
    planned = await room.database.read(lambda c: schedule.due(c, room.clock.now() + timedelta(days=400), 10))
    assert len(planned) == 1
    await other.close()


async def test_whoever_has_no_private_place_is_named_where_it_was_asked(room: Room) -> None:
    await room.sets(paris(23, 11), here=True, text="point d'équipe")
    await room.waits(hours=1)
    assert any("point d'équipe" in text for text in await room.heard("c:ventes"))
    assert await room.heard(DM) == []


async def test_the_person_who_left_is_not_reminded_and_the_asker_is_told(room: Room) -> None:
    row = await room.sets(paris(23, 11), person="marc")
    await room.database.write(lambda c: save_with_accounts(c, replace(PEOPLE[1], active=False)))
    await room.waits(hours=1)
    assert (await room.row(row.id)).state == "cancelled"
    assert any("n'est plus là" in text for text in await room.heard("c:ventes"))


async def test_a_series_in_another_zone_keeps_that_zones_hour(room: Room) -> None:
    row = await room.sets(paris(24, 10), person="oliver", zone="Europe/London", rrule="FREQ=DAILY")
    assert row.next_at == datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    await room.until(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    said = await room.heard("dm:oliver")
    assert "Reminder (no. 1): appeler Idris" in said[-1]
    assert "Next one: Wednesday 25 November 2026 at 10:00" in said[-1]
    assert to_local(MONDAY, "Europe/London").hour == 9
