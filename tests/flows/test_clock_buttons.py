"""Buttons of digests, reports, alerts, samples, the first day and opinions: nobody presses what is not theirs, nothing
that was never given does anything, and a press that comes twice counts once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.events import ButtonClicked, FormSubmitted, Sender
from bot.people.defaults import mark_changed
from bot.store import alerts, baselines, opinions, outbox, samples, savings
from bot.store import people as people_store
from bot.store.database import Connection
from bot.store.samples import SampleRow
from graphs.message import Address
from tests.support.world import World, open_world

CHANNEL = Address("web", "c:general")
NEVER_GIVEN = [
    *(f"{prefix}:{rest}" for prefix in "dsxwo" for rest in ("", ":", "1", "waits", "x:yes", "a:b:c:d:e", "x" * 9_000)),
    "d:waits:digest.none:2026-11-23",
    "d:__class__:digest.none:2026-11-23",
    "d:waits:",
    "s:discount.none:yes",
    "s:discount.none:maybe",
    "s:discount.\x00:yes",
    "x:2026-11-16:case-none:good",
    "x:2026-11-16:case-none:why",
    "x:alert:cases.idle:000000000000:seen",
    "x:alert:%:seen",
    "w:none:ask:next",
    "w:none:ask:drop",
    "o:999999:why",
    "o:99999999999999999999:why",
    "o:-1:why",
    "o:\u0661:why",
]


@pytest.fixture
async def world(tmp_path: Path):
    async with open_world(tmp_path / "home", channels="general,devis", digest_channel="general") as opened:
        yield opened


async def counts(world: World) -> tuple[int, int, dict[str, int]]:
    """What a press could have changed: posts, rows of the ledger, what leaves."""
    return len(await world.every_post()), len(await world.ledger()), await world.app.database.read(outbox.counts)


def click(world: World, button: str, account: str, key: str = "web:k1", platform: str = "web") -> ButtonClicked:
    return ButtonClicked(key, CHANNEL, Sender(platform, account, "Somebody"), button, world.clock.now())


@pytest.mark.parametrize("who", ["claire-dubois", "lea-martin"])
async def test_a_button_that_was_never_given_does_nothing(world: World, who: str):
    before = await counts(world)
    for number, button in enumerate(NEVER_GIVEN):
        receipt = await world.app.door.click(click(world, button, who, f"web:n{number}"))
        assert receipt.note is not None, button
        assert receipt.form is None, button
    for number, form in enumerate(("o:1:why", "o:x", "x:2026-11-16:none:why", "x:", "o:")):
        given = FormSubmitted(f"web:f{number}", CHANNEL, Sender("web", who), form, {"words": "x"}, world.clock.now())
        receipt = await world.app.door.submit(given)
        assert receipt.note is not None, form
    assert await counts(world) == before


async def given(world: World) -> list[str]:
    """One live button of each kind."""
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise", anew=True, channel="c:general")
    case = (await world.approvals())[0].case_id
    await world.clicks("claire", "Refuser")
    assert world.last is not None and world.last.form is not None
    await world.submits("claire", world.last.form.id, reason="trop bas")
    now = world.clock.now()

    def put(c: Connection) -> None:
        samples.add(c, [SampleRow(f"2026-11-16:{case}", "2026-11-16", case, "quote", now)])
        opinions.put(c, about="p", person_id="claire-dubois", case_id=case, value="bad", how="thumb", words="", at=now)
        rows = world.app.timed.supervision.alert(c, "cases.idle", "", {"number": "1"}, now)
        outbox.stage(c, rows, now)

    await world.app.database.write(put)
    await world.says("marc", "le digest", anew=True, channel="c:general")
    await world.says("marc", "le rapport du mois", anew=True, channel="c:general")
    await world.says("claire", "premiers pas", anew=True, channel="c:general")
    shown = [button.id for button, _ in await world.buttons()]
    found = [next(id for id in shown if id.startswith(f"{prefix}:")) for prefix in ("s", "w")]
    alert = (await world.app.database.read(alerts.standing))[0].id
    return [*found, f"x:2026-11-16:{case}:good", f"x:alert:{alert}:seen", "o:1:why"]


async def test_strangers_and_those_who_left_press_in_vain(world: World):
    buttons = await given(world)

    def leaves(c: Connection) -> None:
        row = next(row for row in people_store.load_people(c) if row.id == "claire-dubois")
        people_store.save_person(c, people_store.PersonRow(**{**row.__dict__, "active": False}))
        mark_changed(c)

    before = await counts(world)
    await world.app.database.write(leaves)
    for number, button in enumerate(buttons):
        for platform, account in (("web", "nobody"), ("slack", "T1/U666"), ("teams", "t/u"), ("web", "claire-dubois")):
            receipt = await world.app.door.click(click(world, button, account, f"web:s{number}", platform))
            assert receipt.note is not None, button
            assert receipt.form is None, button
    assert await counts(world) == before


async def test_the_lowest_role_judges_nothing_for_the_company(world: World):
    saving, _, sample, alert, why = await given(world)
    before = await counts(world)
    for number, button in enumerate((saving, sample, alert, why)):
        receipt = await world.app.door.click(click(world, button, "lea-martin", f"web:l{number}"))
        assert receipt.note is not None and receipt.form is None, button
    assert await counts(world) == before


async def test_a_press_that_comes_twice_counts_once(world: World):
    saving, walk, sample, alert, _ = await given(world)
    for number, button in enumerate((saving, walk, sample, alert)):
        event = click(world, button, "claire-dubois", f"web:t{number}")
        assert (await world.app.door.click(event)).claimed, button
        before = await counts(world)
        again = await world.app.door.click(event)
        assert not again.claimed, button
        assert await counts(world) == before
    row = await world.app.database.read(lambda c: savings.get(c, saving.split(":")[1]))
    assert row is not None and row.state == "confirmed"
    assert row.decided_by == "claire-dubois"
    assert not await world.app.database.read(baselines.every)
    assert world.clock.now() - (row.decided_at or world.clock.now()) < timedelta(minutes=1)
