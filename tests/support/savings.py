"""What was kept from happening, as conversations ask for it: found once, told, confirmed or denied by one click."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from bot.console.render import plain_text
from bot.report import finding
from bot.store import inbox
from bot.store.savings import Saving
from tests.support.world import World


async def found(world: World) -> list[Saving]:
    """All of the last two months, by time."""
    until = world.clock.now() + timedelta(minutes=1)
    return await world.app.database.read(lambda c: finding.found(c, until - timedelta(days=60), until))


async def only(world: World, kind: str) -> Saving:
    """The one thing that was found, of that kind."""
    [saving] = await found(world)
    assert saving.kind == kind, saving
    return saving


async def counted(world: World, who: str, question: str = "bilan du mois") -> dict[str, dict[str, Any]]:
    """What the report's facts count, by state."""
    await world.says(who, question, anew=True)
    assert world.thread is not None and world.thread.thread is not None
    key = world.thread.thread
    row = await world.app.database.read(lambda c: inbox.by_key(c, key))
    assert row is not None and row.outcome is not None
    return row.outcome["facts"]["errors_avoided"]


async def counts(world: World, who: str, question: str = "bilan du mois") -> dict[str, int]:
    return {state: each["count"] for state, each in (await counted(world, who, question)).items()}


async def pressed(world: World, saving: Saving, who: str, verdict: str) -> str:
    """Presses its button, on the newest card; the answer."""
    shown = [(button, place) for button, place in await world.buttons() if button.id == f"s:{saving.id}:{verdict}"]
    assert shown, f"no button for {saving.id}"
    receipt = await world.presses(who, *(shown[-1][0].id, shown[-1][1]))
    return plain_text(receipt.note).replace("\u00a0", " ").replace("\u202f", " ") if receipt.note else ""


async def has_buttons(world: World, saving: Saving) -> bool:
    return any(button.id.startswith(f"s:{saving.id}:") for button, _ in await world.buttons())


def gross(lines: list[dict[str, Any]]) -> Decimal:
    """Before any discount, from a case's or a proposal's lines."""
    return sum((Decimal(str(line["quantity"])) * Decimal(line["unit_price"]) for line in lines), Decimal(0))
