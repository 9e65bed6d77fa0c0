"""What the setup writes down: the review planned once, the pilot begun by right, and the review on its day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.console.render import plain_text
from bot.store import cases, settings, timings
from bot.store.cases import CaseRow
from bot.welcome.pilot import KEPT, REVIEW_ID, kept_pilot
from graphs.message import Address
from integrations.errors import Rejected
from tests.support.world import MONDAY, World

CASE = "case-setup"


async def begun(world: World) -> None:
    row = CaseRow(
        id=CASE, process="quote", version=1, address=Address("web", "c:devis", "t1"), asker_id=who(world, "marc"),
        language="fr", state="working", title="", facts={}, reasons=[], waits=[], contributors=[], opened_at=MONDAY,
        changed_at=MONDAY,
    )  # fmt: skip
    await world.app.database.write(lambda c: cases.save(c, row))


def who(world: World, name: str) -> str:
    return world.app.people.find(name).id


async def act(world: World, kind: str, key: str, **payload: Any) -> dict[str, Any]:
    return await world.app.timed.welcome.acts()[kind].perform(key, {"case_id": CASE, "language": "fr", **payload})


def pilot(world: World, by: str = "marc", **values: Any) -> dict[str, Any]:
    work = [{"kind": "quote", "per_week": 30, "minutes": "20"}, {"kind": "reminder", "per_week": 12, "minutes": "5"}]
    return {"process": "quote", "level": "observe", "people": [who(world, "lea")], "everyone": False,
            "review": "2027-01-25", "work": work, "by": who(world, by), **values}  # fmt: skip


async def plan(world: World, day: str = "2027-01-25", key: str = "k1") -> None:
    await act(world, "timing.put", key, day=day, hour="09:00", zone="Europe/Paris", by=who(world, "marc"))


async def test_the_pilot_sets_the_level_by_the_right_of_who_agreed_and_shows_the_way(world: World):
    await begun(world)
    result = await act(world, "timing.pilot", "k2", **pilot(world))
    assert result["set"] is True and world.app.switches.autonomy("quote") == "observe"
    again = await act(world, "timing.pilot", "k2", **pilot(world))
    assert again["set"] is True
    await world.works()
    invited = [post for post in await world.every_post() if "commence avec vous un pilote" in post.content.summary]
    assert [post.channel for post in invited] == [f"dm:{who(world, 'lea')}"]
    assert sum(row.what == "setup.pilot" for row in await world.ledger()) == 1
    place = Address("web", invited[0].channel, invited[0].thread)
    await world.presses("lea", "w:start", place)
    assert any("Étape 1 sur 4" in post.content.summary.replace("\u00a0", " ") for post in await world.every_post())


async def test_who_may_not_set_it_is_told_and_nothing_is_set(world: World):
    await begun(world)
    result = await act(world, "timing.pilot", "k2", **pilot(world, "claire"))
    assert result["set"] is False and world.app.switches.autonomy("quote") == "act"
    assert await world.app.database.read(kept_pilot) is not None


@pytest.mark.parametrize("broken", [{"level": "wild"}, {"process": "coffee"}, {"work": "none"}, {"case_id": "gone"}])
async def test_what_cannot_be_read_is_refused(world: World, broken: dict[str, Any]):
    await begun(world)
    with pytest.raises(Rejected):
        await act(world, "timing.pilot", "k", **{**pilot(world), **broken})
    assert await world.app.database.read(lambda c: settings.get(c, KEPT)) is None


async def test_a_review_is_one_row_and_another_day_takes_its_place(world: World):
    await begun(world)
    await plan(world)
    await plan(world)
    await plan(world, "2027-02-01", "k9")
    (row,) = await world.app.database.read(lambda c: timings.every(c, "review"))
    assert row.rrule.endswith("BYMONTH=2;BYMONTHDAY=1") and row.enabled
    with pytest.raises(Rejected):
        await act(world, "timing.put", "k", day="2027-02-01", hour="09:00", zone="Mars/Base", by="x")


@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=30), timedelta(days=20)])
async def test_the_review_comes_once_on_its_day_and_tells_the_figures(world: World, late: timedelta):
    await begun(world)
    await act(world, "timing.pilot", "k2", **pilot(world))
    await plan(world)
    world.clock.at = datetime(2027, 1, 25, 7, 59, tzinfo=MONDAY.tzinfo)
    await world.works()
    assert await reviews(world) == []
    world.clock.advance(timedelta(minutes=2) + late)
    await world.restart()
    await world.works()
    (text,) = await reviews(world)
    assert "Rien n'a été fait avec moi" in text and "Relances (12 par semaine)" in text
    assert "observe seulement les relances" in text
    assert ("prévue le 25 janvier 2027" in text) is bool(late)
    row = await world.app.database.read(lambda c: timings.get(c, REVIEW_ID))
    assert row is not None and not row.enabled
    for _ in range(3):
        await world.waits(days=150)
    assert len(await reviews(world)) == 1


async def reviews(world: World) -> list[str]:
    shown = [plain_text(post.content) for post in await world.every_post() if post.channel == "c:devis"]
    texts = [text.replace("\u00a0", " ").replace("\u202f", " ") for text in shown]
    return [text for text in texts if "Revue du pilote" in text]
