"""Runs over many days: levels, promises, disputes, holds; and why."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path

import pytest

from bot.commands.gate import explain
from bot.settings import load_settings
from tests.support.owed import (
    customer,
    invoice,
    paid,
    paid_late,
    promises,
    run_thread,
    sample,
    sent,
    thread_of,
    to,
    until,
    workshop,
)
from tests.support.world import World


async def next_morning(world: World) -> None:
    """To 9:20 of Tuesday 24 November in Paris, where the daily run was planned for 9:15."""
    await world.app.daily.plan()
    await world.waits(hours=23, minutes=20)


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    async with sample(prepared_home, tmp_path) as opened:
        yield opened


# --- over days --------------------------------------------------------------------------------------------------------


async def test_the_levels_follow_each_other_to_the_letter(tmp_path: Path) -> None:
    owed = [paid_late("IN-0", "Kestrel"), invoice("IN-1", "Kestrel", 0, "400.00")]
    clients = [customer("Kestrel", vat_number="GB999990012", manner="formal")]
    async with workshop(tmp_path / "home", clients, owed, autonomy_reminder="act") as world:
        await world.app.daily.plan()
        await until(world, date(2026, 12, 13))
        assert [(row.level, row.day) for row in await sent(world)] == [(1, date(2026, 11, 26)), (2, date(2026, 12, 3))]
        await until(world, date(2026, 12, 14))
        await thread_of(world, "Kestrel")
        await world.hears("last notice", "40.00")
        assert len(world.mails()) == 2
        await world.clicks("paul", "Send the reminder")
        assert len(world.mails()) == 3
        await until(world, date(2026, 12, 24))
        await thread_of(world, "Kestrel")
        await world.hears("I never send this letter")
        await world.clicks("ines", "Mark as sent")
        await until(world, date(2027, 1, 20))
        assert len(world.mails()) == 3
        assert [row.level for row in await sent(world)] == [1, 2, 3, 4]


async def test_the_next_invoice_starts_again_at_the_first_level(tmp_path: Path) -> None:
    owed = [paid_late("IN-0", "Kestrel"), invoice("IN-1", "Kestrel", 4, "400.00"), invoice("IN-2", "Kestrel", -3, "90")]
    async with workshop(tmp_path / "home", [customer("Kestrel")], owed, autonomy_reminder="act") as world:
        await world.app.daily.plan()
        await until(world, date(2026, 12, 2))
        assert [(row.invoice, row.level) for row in await sent(world)] == [("IN-1", 1), ("IN-1", 2)]
        await paid(world, "IN-1")
        await until(world, date(2026, 12, 9))
        assert [(row.invoice, row.level) for row in await sent(world)][2:] == [("IN-2", 1)]


async def test_a_promise_that_is_broken_is_said_two_working_days_later_and_reminders_go_on(acting: World) -> None:
    """Promised for Wednesday 23 December: the 25th is a holiday, so the books are looked at on Monday the 28th."""
    await acting.app.daily.plan()
    await acting.says("lea", "Bistrot Chez Marcel a promis de payer le 23 décembre")
    place = acting.thread
    await until(acting, date(2026, 12, 27))
    assert "marcel@bistrot-chez-marcel.example" not in to(acting)
    acting.thread = place
    await acting.never_hears("promesse n'a pas été tenue")
    assert await promises(acting) == [(date(2026, 12, 23), "open")]
    await until(acting, date(2026, 12, 28))
    await acting.hears("promesse n'a pas été tenue", "471,20 €")
    assert await promises(acting) == [(date(2026, 12, 23), "broken")]
    await until(acting, date(2026, 12, 30))
    assert to(acting).count("marcel@bistrot-chez-marcel.example") == 1


async def test_a_promise_that_is_kept_is_said_and_nothing_leaves(acting: World) -> None:
    await acting.app.daily.plan()
    await acting.says("lea", "Bistrot Chez Marcel a promis de payer vendredi")
    await until(acting, date(2026, 11, 26))
    await paid(acting, "F2026-0085")
    await paid(acting, "F2026-0095")
    await until(acting, date(2026, 12, 2))
    await acting.hears("c'est fait")
    assert await promises(acting) == [(date(2026, 11, 27), "kept")]
    assert "marcel@bistrot-chez-marcel.example" not in to(acting)


async def test_a_dispute_freezes_until_it_is_settled(acting: World) -> None:
    await acting.app.daily.plan()
    await acting.says("lea", "Bistrot Chez Marcel conteste la facture F2026-0085")
    await until(acting, date(2026, 12, 10))
    assert "marcel@bistrot-chez-marcel.example" not in to(acting)
    await acting.says("claire", "reprends les relances de Bistrot Chez Marcel", anew=True)
    if (await acting.case())["status"] == "needs_answer":
        await acting.clicks("claire", "Reprendre")
    await until(acting, date(2026, 12, 11))
    assert "marcel@bistrot-chez-marcel.example" in to(acting)


async def test_a_hold_lasts_until_its_day(acting: World) -> None:
    await acting.app.daily.plan()
    await acting.says("lea", "ne relance plus Bistrot Chez Marcel avant le 8 décembre")
    await until(acting, date(2026, 12, 7))
    assert "marcel@bistrot-chez-marcel.example" not in to(acting)
    await until(acting, date(2026, 12, 9))
    assert "marcel@bistrot-chez-marcel.example" in to(acting)


async def test_a_pause_of_reminders_holds_a_run_and_resuming_lets_it_go(acting: World) -> None:
    await acting.says("claire", "suspends les relances")
    await acting.says("lea", "lance les relances", anew=True)
    place = acting.thread
    await acting.waits(hours=2)
    assert not acting.mails()
    assert sum("rien ne part" in text for text in await acting.heard()) == 1, "its thread is told once"
    await acting.says("claire", "reprends les relances", anew=True)
    await acting.waits(minutes=10)
    assert len(acting.mails()) == 8 and Counter(to(acting)).most_common(1)[0][1] == 1
    acting.thread = place
    await acting.waits(minutes=1)
    await acting.hears("8 e-mails partis")


async def test_a_rule_delays_the_reminders_of_a_segment(acting: World) -> None:
    await acting.says("marc", "Pas de relance avant 15 jours de retard pour les clients fidèles")
    await acting.clicks("marc", "Activer la règle")
    await acting.says("lea", "relance Auberge du Vieux Moulin", anew=True)
    await acting.hears("Rien à envoyer à Auberge du Vieux Moulin", "3 décembre 2026")
    assert not acting.mails()


# --- why --------------------------------------------------------------------------------------------------------------


async def test_why_in_the_thread_of_a_run_and_of_a_customer(world: World) -> None:
    await next_morning(world)
    await run_thread(world)
    await world.says("lea", "pourquoi ?")
    said = await world.hears("a demandé un accord pour la liste")
    assert "approval of the list" not in said and "run.note" not in said
    await thread_of(world, "Domaine de la Roseraie")
    await world.says("lea", "pourquoi ?")
    said = await world.hears("première relance d'un client VIP")
    assert not any(code in said for code in ("vip_first_contact", "run.note", "standing.put"))


async def explained(world: World, capsys: pytest.CaptureFixture[str], **options: object) -> str:
    settings = load_settings(home=world.home, **world.overrides)
    capsys.readouterr()
    assert await explain(settings, Namespace(**{"language": None, "json": False, **options})) == 0
    return capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")


async def test_the_gate_explains_a_reminder(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    await world.says("lea", "relance Domaine de la Roseraie")
    case = (await world.case())["case"]
    said = await explained(world, capsys, case=case)
    assert "Domaine de la Roseraie" in said and "première relance d'un client VIP" in said
    assert "vip_first_contact" not in said
    assert "first reminder to a VIP customer" in await explained(world, capsys, case=case, language="en")
    found = json.loads(await explained(world, capsys, case=case, json=True))
    assert (found["process"], found["judgements"][0]["verdict"]) == ("reminder", "ask")
