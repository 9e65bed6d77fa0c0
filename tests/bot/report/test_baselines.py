"""What people say a piece of work takes: kept once, however often it arrives; changed, and never lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bot.events import MessageReceived, Sender
from bot.report.told import PutBaseline
from bot.store import baselines
from bot.store.baselines import Baseline
from bot.store.ledger import LedgerRow
from graphs.message import Address
from integrations.errors import Rejected
from tests.support.world import World

SAID = "un devis nous prend 25 minutes"


async def kept(world: World, work: str = "") -> list[tuple[str, str, str]]:
    rows: list[Baseline] = await world.app.database.read(lambda c: baselines.every(c, work))
    return [(row.work, f"{row.minutes}", row.source) for row in rows]


async def noted(world: World) -> list[LedgerRow]:
    return [row for row in await world.ledger() if row.what.startswith("baseline.")]


def put(minutes: str, work: str = "quote", **more: Any) -> dict[str, Any]:
    return {"work": work, "minutes": minutes, "source": "stated", "words": "", "by": "claire-dubois", **more}


async def test_a_message_that_arrives_twice_tells_it_once(world: World) -> None:
    lea = world.app.people.find("lea")
    event = MessageReceived(
        "web:same", Address("web", f"dm:{lea.id}", "web:same"), Sender("web", lea.id, lea.name), SAID,
        world.clock.now(), direct=True, root=True,
    )  # fmt: skip
    for _ in range(2):
        await world.app.door.message(event)
        await world.works()
        await world.restart()
    await world.works()
    assert await kept(world) == [("quote", "25.00", "stated")]
    assert len(await noted(world)) == 1


async def test_said_again_it_holds_already_and_another_mind_is_kept_beside_the_first(world: World) -> None:
    for said in (SAID, SAID, "un devis nous prend 20 minutes", "un devis nous prend 20 minutes (chronométré)", SAID):
        await world.says("lea", said, anew=True)
        await world.waits(minutes=5)
    assert await kept(world) == [
        ("quote", "25.00", "stated"),
        ("quote", "20.00", "stated"),
        ("quote", "20.00", "measured"),
        ("quote", "25.00", "stated"),
    ]
    assert [row.why["was"] for row in await noted(world)] == [None, "25.00", "20.00", "20.00"]
    await world.says("lea", "quels sont nos temps de référence ?", anew=True)
    await world.hears("25 min", "Léa Martin")


async def test_an_effect_tried_again_keeps_it_once_and_takes_nothing_back(world: World) -> None:
    """It was performed, and the process was killed before that was known; meanwhile somebody said otherwise."""
    effect = PutBaseline(world.app.database, world.clock)
    assert (await effect.perform("case-1:put", put("40")))["kept"]
    await world.waits(minutes=1)
    assert not (await effect.perform("case-1:put", put("40")))["kept"]
    await world.says("claire", "un devis nous prend 30 minutes", anew=True)
    assert not (await effect.perform("case-1:put", put("40")))["kept"]
    assert await kept(world, "quote") == [("quote", "40.00", "stated"), ("quote", "30.00", "stated")]
    assert (await effect.perform("case-2:put", put("40")))["kept"], "somebody else may say so again"
    assert (await effect.perform("case-1:put", put("15", "reminder")))["kept"], "another work of the same setup"


@pytest.mark.parametrize("bad", [put("0"), put("-5"), put("NaN"), put("1441"), put("ten"), put("5", "juggling"), {}])
async def test_what_nobody_can_mean_is_refused(world: World, bad: dict[str, Any]) -> None:
    with pytest.raises(Rejected):
        await PutBaseline(world.app.database, world.clock).perform("case-1:put", bad)
    assert await kept(world) == []


async def test_work_without_a_baseline_is_said_and_never_guessed_in_either_language(world: World) -> None:
    await world.says("lea", "une relance nous prend 10 minutes", anew=True)
    await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
    await world.says("lea", "combien de temps nous as-tu fait gagner ce mois-ci ?", anew=True)
    await world.hears("Je ne peux pas encore le dire", "un devis nous prend 25 minutes")
    await world.says("oliver", "how much time did you save us this month?", anew=True)
    await world.hears("cannot", "a quote takes us 25 minutes")
    figures = await world.app.timed.report.figures(*world_month(world))
    assert figures.minutes_saved is None and figures.missing == ["quote"]
    await world.says("oliver", "a quote takes us 12.5 minutes", anew=True)
    await world.says("oliver", "how much time did you save us this month?", anew=True)
    await world.hears("Time saved (November 2026)", "12.5 min")
    assert (await world.app.timed.report.figures(*world_month(world))).minutes_saved == Decimal("12.50")


def world_month(world: World) -> tuple[Any, Any]:
    now = world.clock.now()
    return now.replace(day=1, hour=0), now.replace(day=30)
