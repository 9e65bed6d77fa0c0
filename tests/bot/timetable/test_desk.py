"""What comes back comes once, on its day, at its hour, whatever happens to the service or to the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, delete

from bot.events import TimerFired
from bot.store import inbox, schedule, timings
from bot.store import people as people_store
from bot.store.schema import schedule as schedule_table
from bot.turn import Fenced, Turn
from integrations.errors import Unavailable
from tests.bot.timetable.house import House

DIGEST = "le digest à 8h15 du lundi au vendredi"


def paris(day: int, hour: int, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    """In winter time."""
    return datetime(year, month, day, hour - 1, minute, tzinfo=UTC)


async def test_it_comes_each_working_day_once_and_covers_what_the_one_before_left(house: House):
    await house.says(DIGEST)
    await house.days(7)
    digest = house.kinds["digest"]
    assert digest.days == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"]
    assert digest.occasions[0].planned == paris(24, 8, 15)
    assert digest.occasions[0].since is None
    assert [one.since for one in digest.occasions[1:]] == [one.until for one in digest.occasions[:-1]]
    assert not any(occasion.late or occasion.missed for occasion in digest.occasions)
    assert len(set(await house.posts())) == len(digest.days)
    assert await house.planned() == [paris(1, 8, 15, month=12)]


async def test_two_replicas_on_one_store_bring_it_once(house: House):
    await house.says(DIGEST)
    other = await house.again()
    try:
        for _ in range(3):
            await house.desk.plan()
            await other.desk.plan()
            house.clock.advance(timedelta(days=1))
            await house.works()
            await other.works()
        both = [*house.kinds["digest"].days, *other.kinds["digest"].days]
        assert sorted(both) == ["2026-11-24", "2026-11-25", "2026-11-26"]
        assert len(await house.planned()) == 1
    finally:
        await other.close()


async def test_two_events_of_one_day_are_committed_once(house: House):
    """Two replicas planned it under two names at the same instant."""
    await house.says(DIGEST)
    row = await house.row()
    at = paris(24, 8, 15)
    payload = {"timing": row.id, "day": "2026-11-24"}
    await house.database.write(lambda c: schedule.put(c, f"timing:{row.id}.other", at, payload))
    house.clock.at = at
    await house.timetable.tick()
    first, second = await house.database.read(lambda c: inbox.due(c, house.clock.now(), 10))
    turns: list[Turn] = []
    for due in (first, second):
        assert isinstance(due.event, TimerFired)
        turn = Turn(key=due.event.key, now=house.clock.now(), inbox_seq=due.seq)
        await house.desk.look(turn, due.event)
        turns.append(turn)
    await house.commit(turns[0])
    with pytest.raises(Fenced):
        await house.commit(turns[1])
    await house.works()
    assert await house.posts() == [f"{row.id}:2026-11-24"]


async def test_missed_days_come_as_the_latest_and_are_counted(house: House):
    await house.says(DIGEST)
    await house.until(paris(24, 9))
    await house.until(paris(27, 10))
    digest = house.kinds["digest"]
    assert digest.days == ["2026-11-24", "2026-11-27"]
    last = digest.occasions[-1]
    assert (last.late, last.missed, last.since) == (True, 2, paris(24, 9))
    assert await house.planned() == [paris(30, 8, 15)]


@pytest.mark.parametrize(("minutes", "late"), [(59, False), (60, True)])
async def test_late_is_said_from_one_hour_on(house: House, minutes: int, late: bool):
    await house.says(DIGEST)
    await house.until(paris(24, 8, 15) + timedelta(minutes=minutes))
    assert house.kinds["digest"].occasions[0].late is late


async def test_what_is_more_than_three_days_old_is_left_out(house: House):
    await house.says("le rapport hebdo le lundi à 9h ici")
    await house.until(datetime(2026, 12, 3, 9, tzinfo=UTC))  # the Thursday after
    assert house.kinds["weekly"].days == []
    assert await house.planned() == [paris(7, 9, month=12)]
    await house.until(paris(7, 9, month=12))
    assert house.kinds["weekly"].days == ["2026-12-07"]
    assert house.kinds["weekly"].occasions[0].missed == 1


async def test_a_clock_that_goes_back_brings_nothing_twice(house: House):
    await house.says(DIGEST)
    await house.until(paris(25, 9))
    house.clock.at = paris(23, 7)
    await house.says("le digest à 8h30")  # planned anew, by a clock that stands two days earlier
    await house.desk.plan()
    await house.days(5)
    assert house.kinds["digest"].days == ["2026-11-25", "2026-11-26", "2026-11-27"]


async def test_a_clock_that_jumped_years_ahead_is_survived(house: House):
    await house.says(DIGEST)
    await house.until(paris(24, 9))
    house.clock.at = datetime(2031, 5, 6, 12, tzinfo=UTC)
    await house.works()
    house.clock.at = paris(24, 18)
    await house.desk.plan()  # at the next start
    assert await house.planned() == [paris(25, 8, 15)]
    await house.days(2)
    assert house.kinds["digest"].days[-2:] == ["2026-11-25", "2026-11-26"]
    assert all(one.since is None or one.since <= one.until for one in house.kinds["digest"].occasions)


async def test_the_next_one_is_planned_though_this_one_fails_for_good(house: House):
    await house.says(DIGEST)
    house.kinds["digest"].failing = 1
    house.clock.at = paris(24, 8, 15)
    await house.timetable.tick()
    (due,) = await house.database.read(lambda c: inbox.due(c, house.clock.now(), 10))
    assert isinstance(due.event, TimerFired)
    with pytest.raises(Unavailable):
        await house.work(due.seq, due.event)
    await house.database.write(lambda c: inbox.fail(c, due.seq, now=house.clock.now(), error="defect", outcome={}))
    assert await house.planned() == [paris(25, 8, 15)]
    await house.until(paris(25, 8, 15))
    only = house.kinds["digest"].occasions
    assert [(one.day.isoformat(), one.missed, one.since) for one in only] == [("2026-11-25", 1, None)]


async def test_tried_again_it_posts_once(house: House):
    await house.says(DIGEST)
    house.kinds["digest"].failing = 2
    house.clock.at = paris(24, 8, 15)
    await house.timetable.tick()
    for _ in range(2):
        with pytest.raises(Unavailable):
            await house.works()
    await house.works()
    await house.works()
    assert house.kinds["digest"].days == ["2026-11-24"]
    assert len(await house.posts()) == 1


async def test_killed_after_the_event_was_kept_it_still_comes_and_goes_on(house: House):
    await house.says(DIGEST)
    house.clock.at = paris(24, 8, 15)
    await house.timetable.tick()
    other = await house.again()
    try:
        await other.desk.plan()  # the row was taken, and nothing else is known of it yet
        await other.works()
        await other.days(1)
        assert other.kinds["digest"].days == ["2026-11-24", "2026-11-25"]
        assert len(await other.planned()) == 1
    finally:
        await other.close()


async def test_what_lost_its_row_is_planned_at_the_next_start(house: House):
    await house.says(DIGEST)
    await house.database.write(lambda c: c.execute(delete(schedule_table)) and None)
    await house.desk.plan()
    assert await house.planned() == [paris(24, 8, 15)]


async def test_stopped_meanwhile_it_does_not_come(house: House):
    await house.says(DIGEST)
    house.clock.at = paris(24, 8, 15)
    await house.timetable.tick()
    await house.says("arrête le digest")
    await house.works()
    assert house.kinds["digest"].days == []
    assert await house.planned() == []


async def test_a_channel_that_is_gone_stops_it_and_keeps_why(house: House):
    await house.says(DIGEST)
    row = await house.row()
    now = house.clock.now()
    stopped = await house.database.write(lambda c: house.desk.stop(c, row.id, trouble="le canal a disparu", now=now))
    assert stopped is not None and stopped.trouble == "le canal a disparu"
    assert await house.planned() == []
    assert await house.database.write(lambda c: house.desk.stop(c, row.id, trouble="x", now=now)) is None
    said, _ = await house.says("qu'est-ce qui est prévu ?")
    assert "le canal a disparu" in said
    await house.says("remets le digest")
    assert (await house.row()).trouble == ""
    assert await house.planned() == [paris(24, 8, 15)]


async def test_a_brief_ends_with_whoever_left(house: House):
    await house.says("envoie-moi un brief chaque matin à 8h", "lea")

    def leaves(c: Connection) -> None:
        row = house.people.by_id("lea")
        assert row is not None
        people_store.save_person(c, replace(row, active=False))

    await house.database.write(leaves)
    await house.people.load()
    await house.days(2)
    assert house.kinds["brief"].days == []
    assert not (await house.row("brief")).enabled


async def test_the_settings_want_a_digest_and_reports_until_people_say_otherwise(database_url: str):
    house = await House.open(database_url, digest_channel="direction", digest_at="07:45")
    try:
        await house.desk.plan()
        await house.desk.plan()
        assert [(row.kind, row.place, row.hour, row.by) for row in await house.rows()] == [
            ("digest", "#direction", "07:45", "settings"),
            ("monthly", "#direction", "09:00", "settings"),
            ("weekly", "#direction", "09:00", "settings"),
        ]
        assert len(await house.planned()) == 3
        await house.says("le digest à 8h30 dans #direction")
        await house.says("arrête le rapport hebdo dans #direction")
        later = await house.again(digest_channel="direction", digest_at="06:00")
        await later.desk.plan()
        rows = {row.kind: row for row in await later.rows()}
        assert (rows["digest"].hour, rows["digest"].by) == ("08:30", "rose")
        assert not rows["weekly"].enabled
        assert rows["monthly"].enabled
        await later.close()
        none = await house.again()
        await none.desk.plan()
        assert sorted(row.kind for row in await none.rows()) == ["digest", "weekly"]
        await none.close()
    finally:
        await house.close()


async def test_another_hour_in_the_settings_is_followed(database_url: str):
    house = await House.open(database_url, digest_channel="direction")
    try:
        await house.desk.plan()
        await house.until(paris(24, 9))
        later = await house.again(digest_channel="direction", digest_at="10:00")
        await later.desk.plan()
        await later.until(paris(24, 12))
        await later.until(paris(25, 11))
        assert later.kinds["digest"].days == ["2026-11-25"]  # today's had come already
        assert later.kinds["digest"].occasions[0].planned == paris(25, 10)
        await later.close()
    finally:
        await house.close()


async def test_a_kind_nobody_knows_is_kept_and_brings_nothing(house: House):
    await house.says(DIGEST)
    house.desk._kinds.clear()  # pyright: ignore[reportPrivateUsage]  # a release that has lost it
    await house.days(1)
    assert await house.posts() == []
    assert len(await house.database.read(timings.every)) == 1
