"""Clocks that are set right between two digests: whatever hour is lived twice, its work is told once."""

from __future__ import annotations

from datetime import timedelta

from graphs.digest import rank
from tests.flows.soundness import is_sound
from tests.support.mornings import ALONE, SET, asked, body_of, came, morning
from tests.support.world import World


def alone(body: rank.Body) -> int:
    return rank.count_of(line for line in body.done if line.what == "alone")


async def test_what_was_done_in_an_hour_that_came_twice_is_told_once(world: World) -> None:
    await world.says("claire", SET, anew=True)
    await asked(world, ALONE)
    await morning(world)
    world.clock.advance(timedelta(minutes=-55))
    await asked(world, ALONE)
    await asked(world, ALONE)
    await world.waits(minutes=56)
    (first,) = await came(world)
    await world.waits(hours=23, minutes=59)
    _, second = await came(world)
    bodies = [await body_of(world, post.key) for post in (first, second)]
    assert [alone(body) for body in bodies] == [1, 2] and len(world.mails()) == 3
    await is_sound(world)


async def test_a_clock_that_was_a_year_ahead_hides_nothing(world: World) -> None:
    world.app.timetable.turned_back = world.app.plan  # as a service that runs has it
    await world.says("claire", SET, anew=True)
    await asked(world, ALONE)
    world.clock.advance(timedelta(days=365))
    await asked(world, ALONE)
    world.clock.advance(timedelta(days=-365))
    await asked(world, ALONE)
    await morning(world)
    await world.waits(days=1)
    bodies = [await body_of(world, post.key) for post in await came(world)]
    assert sum(alone(body) for body in bodies) == len(world.mails()) == 2, "what was said in the year ahead is not sent"


async def test_a_digest_that_is_asked_for_tells_of_this_very_instant(world: World) -> None:
    await asked(world, ALONE, "claire", "dm:claire-dubois")
    await world.says("claire", "mon brief", anew=True, channel="dm:claire-dubois")
    await world.hears("Votre point du lundi 23 novembre 2026", "Bellerive")
