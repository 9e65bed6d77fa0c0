"""The record in conversations: a rehearsal is answered, proposals earn trust, an undo costs it, edits become a rule."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.console.render import plain_text
from bot.store import comparisons
from bot.store.comparisons import ComparisonRow
from tests.flows.conftest import prepared_home
from tests.support.world import World, open_world

__all__ = ["prepared_home"]

ASKS = "Devis pour Bellerive : 10 mugs"


@pytest.fixture
def home(prepared_home: Path, tmp_path: Path) -> Path:
    shutil.copytree(prepared_home, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
async def observing(home: Path) -> AsyncGenerator[World]:
    async with open_world(home, autonomy_quote="observe") as world:
        yield world


@pytest.fixture
async def proposing(home: Path) -> AsyncGenerator[World]:
    async with open_world(home, autonomy_quote="propose") as world:
        yield world


@pytest.fixture
async def acting(home: Path) -> AsyncGenerator[World]:
    async with open_world(home, autonomy_quote="act", undo_minutes="0:10") as world:
        yield world


async def newest(world: World) -> ComparisonRow:
    case = await world.case()
    found = await world.app.database.read(lambda c: comparisons.latest_of(c, str(case["case"])))
    assert found is not None
    return found


async def told(world: World) -> str:
    judgement = world.app.judgement
    text = await world.app.database.read(lambda c: judgement.told(c, "quote", "fr"))
    return text.replace("\u202f", " ").replace("\u00a0", " ")


async def test_a_rehearsal_is_answered_under_its_card(observing: World) -> None:
    await observing.says("lea", ASKS)
    await observing.hears("auriez-vous fait pareil")
    assert (await newest(observing)).mode == "observe"
    await observing.clicks("lea", "J'aurais fait pareil")
    await observing.hears("Léa Martin aurait fait pareil")
    assert observing.mails() == []
    assert await told(observing) == "En observation depuis aujourd'hui : 1 devis, d'accord 1 fois (100 %), écart 0 €."


async def test_differently_then_said_how_keeps_the_difference(observing: World) -> None:
    await observing.says("lea", ASKS)
    proposed = (await newest(observing)).proposed
    await observing.clicks("lea", "Autrement")
    await observing.says("lea", "mets 20 mugs")
    row = await newest(observing)
    assert row.decision == "other"
    assert row.decided is not None
    assert row.decided > proposed
    assert "d'accord 0 fois (0 %)" in await told(observing)


async def test_the_twenty_fifth_approved_untouched_earns_a_suggestion(proposing: World) -> None:
    """The first twenty-four are put in the record as they would be: each took its own conversation."""
    now = proposing.clock.now()

    def earlier(c: Connection) -> None:
        for number in range(24):
            at = now - timedelta(days=24 - number)
            comparisons.add(
                c,
                ComparisonRow(
                    f"before-{number}", f"case-before-{number}", "quote", at, "propose", "ask", [], Decimal(1500),
                    "approved", Decimal(1500), True, "claire-dubois", at,
                ),
            )  # fmt: skip

    await proposing.app.database.write(earlier)
    await proposing.says("lea", ASKS)
    with pytest.raises(AssertionError):
        await proposing.button("Plus tard")
    await proposing.clicks("claire", "Envoyer le devis")
    shown = [plain_text(post.content) for post in await proposing.every_post()]
    asked = "25 devis sur 25 validés sans retouche : les envoyer seul, jusqu'à 1 000 € HT compris ?"
    assert any(asked in text.replace("\u202f", " ").replace("\u00a0", " ") for text in shown)
    await proposing.clicks("marc", "Oui")
    assert proposing.app.switches.autonomy("quote") == "act"
    assert proposing.app.switches.act_limit("quote") == Decimal(1000)
    before = len(proposing.mails())
    await proposing.says("lea", ASKS, anew=True)
    await proposing.waits(hours=1)
    assert len(proposing.mails()) == before + 1
    assert (await newest(proposing)).mode == "act"


async def test_an_edit_is_compared_by_what_was_sent(proposing: World) -> None:
    await proposing.says("lea", ASKS)
    [approval] = await proposing.approvals()
    await proposing.submits("claire", f"f:{approval.id}:edit", discount="5")
    row = await newest(proposing)
    assert (row.decision, row.agrees) == ("edited", False)
    assert row.decided == (row.proposed * Decimal("0.95")).quantize(Decimal("0.01"))


async def test_the_same_discount_three_times_becomes_a_rule_when_somebody_says_so(proposing: World) -> None:
    for _ in range(3):
        await proposing.says("lea", ASKS, anew=True)
        [approval] = await proposing.approvals()
        await proposing.submits("claire", f"f:{approval.id}:edit", discount="9")
        for again in await proposing.approvals():
            await proposing.presses("marc", f"a:{again.id}:approve")
    await proposing.clicks("claire", "Voir la règle")
    case = await proposing.case()
    assert case["process"] == "rule"
    shown = "\n".join(str(post.content) for post in await proposing.every_post())
    assert "Belleriv" in shown


async def test_what_is_changed_by_words_counts_like_an_edit(proposing: World) -> None:
    for number in range(3):
        await proposing.says("lea", ASKS, anew=True)
        await proposing.says("claire", "mets 9 % de remise")
        labels = [button.label for button, _ in await proposing.buttons()]
        assert ("Voir la règle" in labels) == (number == 2)
    await proposing.clicks("claire", "Non merci")
    await proposing.says("lea", ASKS, anew=True)
    await proposing.says("claire", "mets 9 % de remise")
    assert "Voir la règle" not in [button.label for button, _ in await proposing.buttons()]


async def test_what_expires_is_compared_with_nothing(proposing: World) -> None:
    await proposing.says("lea", ASKS)
    await proposing.waits(days=8)
    assert (await newest(proposing)).decision == "dropped"


async def test_what_its_asker_stops_is_compared_with_nothing(proposing: World) -> None:
    await proposing.says("lea", ASKS)
    await proposing.says("lea", "stop")
    assert (await newest(proposing)).decision == "dropped"


async def test_two_undone_cost_the_autonomy(acting: World) -> None:
    for expected in ("act", "propose"):
        await acting.says("lea", ASKS, anew=True)
        await acting.clicks("lea", "Annuler")
        assert (await newest(acting)).decision == "undone"
        await acting.app.switches.refresh()
        assert acting.app.switches.autonomy("quote") == expected
    await acting.hears("je reviens de moi-même à la proposition")
    assert acting.mails() == []


async def test_a_correction_within_the_window_is_an_edit(acting: World) -> None:
    await acting.says("lea", ASKS)
    first = await newest(acting)
    await acting.says("lea", "mets 20 mugs")
    earlier = await acting.app.database.read(lambda c: comparisons.by_seq(c, first.seq))
    assert earlier is not None
    assert (earlier.decision, (await newest(acting)).decision) == ("edited", "open")
    assert earlier.decided == (await newest(acting)).proposed
