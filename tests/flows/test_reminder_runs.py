"""Runs over everybody who owes something: each working day, paced, stopped, approved as one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import activity
from tests.flows.soundness import is_sound
from tests.support.owed import (
    body,
    of_process,
    run_thread,
    sample,
    sent,
    shown,
    thread_of,
    to,
)
from tests.support.world import MONDAY, World

SEND_ALL = "Envoyer ces relances"
SEND = "Envoyer la relance"
USUAL = 9
"""The usual reminders of the sample company on its second morning."""


async def next_morning(world: World) -> None:
    """To 9:20 of Tuesday 24 November in Paris, where the daily run was planned for 9:15."""
    await world.app.daily.plan()
    await world.waits(hours=23, minutes=20)


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    async with sample(prepared_home, tmp_path) as opened:
        yield opened


# --- every working day ------------------------------------------------------------------------------------------------


async def test_one_approval_lets_the_usual_ones_leave_and_the_others_are_asked_apart(world: World) -> None:
    await next_morning(world)
    await run_thread(world)
    card = await world.hears(
        "Envoyer les relances du jour", "3 991,60 €", "Domaine de la Roseraie", "Kiosque Bellecour"
    )
    assert "niveau 1" in card and "adresse manquante" in card
    approvals = await world.approvals()
    assert len(approvals) == 2, "the list, and the VIP"
    await world.clicks("claire", SEND_ALL)
    await world.waits(minutes=5)
    assert len(world.mails()) == USUAL
    acts = await world.app.database.read(
        lambda c: list(activity.acts(c, activity.Span(MONDAY, world.clock.now() + timedelta(minutes=1))))
    )
    assert [act.decided for act in acts] == [True] * USUAL, "Claire approved them, as a list"
    await world.waits(minutes=1)
    await world.hears("9 e-mails partis", "1 attend")
    assert "philippe@domaine-de-la-roseraie.example" not in to(world)
    await thread_of(world, "Domaine de la Roseraie")
    await world.clicks("claire", SEND)
    assert "philippe@domaine-de-la-roseraie.example" in to(world)
    await is_sound(world)


async def test_planned_mails_are_signed_by_the_company(world: World) -> None:
    await next_morning(world)
    await world.clicks("claire", SEND_ALL)
    await world.waits(minutes=5)
    for mail in world.mails():
        assert "Comptoir Aubrac" in body(mail)
        assert not any(name in body(mail) for name in ("Claire Dubois", "Léa Martin", "outsider", "commis"))


async def test_the_list_refused_lets_none_leave_but_the_others_go_on(world: World) -> None:
    await next_morning(world)
    await run_thread(world)
    await world.says("claire", "refuse : pas aujourd'hui")
    await world.hears("ces relances ne partent pas", "pas aujourd'hui", "25 novembre 2026")
    await world.waits(minutes=10)
    assert not world.mails()
    [left] = await world.approvals()
    assert left.process == "reminder"
    await thread_of(world, "Domaine de la Roseraie")
    await world.clicks("claire", SEND)
    assert len(world.mails()) == 1


async def test_the_list_nobody_decides_makes_way_for_the_next_ones(world: World) -> None:
    await next_morning(world)
    await run_thread(world)
    old, place = await world.button(SEND_ALL)
    await world.waits(days=1)
    await world.hears("Personne n'a répondu à temps", "ces relances ne partent pas")
    await world.waits(days=1)
    about = Counter(row.request.proposal.get("customer_id", "list") for row in await world.approvals())
    assert about["list"] == 1 and set(about.values()) == {1}, about
    assert (await world.presses("claire", old.id, place)).note is not None
    assert not world.mails()
    await world.clicks("claire", SEND_ALL)
    await world.waits(minutes=5)
    assert len(world.mails()) >= USUAL and Counter(to(world)).most_common(1)[0][1] == 1


async def test_by_itself_with_time_to_stop_it(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="10") as world:
        await next_morning(world)
        await run_thread(world)
        await world.hears("9 à envoyer", "« stop » ici les retient", "9 h 30")
        assert not world.mails()
        await world.says("lea", "stop")
        await world.hears("C'est arrêté", "9 relances ne partiront pas")
        assert world.app.switches.paused() is None, "the rest of the work goes on"
        await world.waits(hours=2)
        assert not world.mails() and not await sent(world)
        assert len(await world.approvals()) == 1, "who was asked one by one is still asked"
        await world.says("lea", "lance les relances", anew=True)
        await world.waits(minutes=30)
        assert len(world.mails()) == USUAL


async def test_stopped_in_the_middle_keeps_the_rest_back(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, mails_per_minute="2") as world:
        await world.says("lea", "lance les relances")
        await world.waits(minutes=1)
        before = len(world.mails())
        assert 0 < before < 8
        await world.restart()
        await world.says("oliver", "stop")
        await world.hears("Stopped", f"{8 - before} reminders will not leave")
        await world.waits(hours=1)
        assert len(world.mails()) == before
        await world.hears(f"{before} e-mail")


async def test_by_itself_when_nobody_stops_it(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="10", mails_per_minute="3") as world:
        await next_morning(world)
        await world.waits(minutes=10)
        first = len(world.mails())
        assert 0 < first < USUAL, "so many a minute"
        await world.waits(minutes=5)
        assert len(world.mails()) == USUAL
        await run_thread(world)
        await world.waits(minutes=1)
        await world.hears("9 e-mails partis")
        await is_sound(world)


async def test_observing_a_run_tells_and_sends_nothing(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, autonomy_reminder="observe") as world:
        await next_morning(world)
        await run_thread(world)
        await world.hears("Pour essai, rien n'est parti", "9", "3 991,60 €")
        await world.waits(days=1)
        assert not world.mails() and not await sent(world)


async def test_no_run_on_weekends_and_holidays(prepared_home: Path, tmp_path: Path) -> None:
    """Friday the 25th of December, then the weekend."""
    at = datetime(2026, 12, 24, 12, 0, tzinfo=UTC)
    async with sample(prepared_home, tmp_path, at=at, reminder_ask_above="100000") as world:
        await world.app.daily.plan()
        for _ in range(3):
            await world.waits(days=1)
        assert not world.mails() and not [case for case in await of_process(world) if "planned" in case.facts]
        await world.waits(days=1)
        assert world.mails()
        assert {row.day for row in await sent(world)} == {date(2026, 12, 28)}


async def test_a_run_that_was_missed_is_run_once_and_says_that_it_is_late(acting: World) -> None:
    await acting.app.daily.plan()
    await acting.waits(days=2, hours=5)
    runs = [case for case in await of_process(acting) if "planned" in case.facts]
    assert len(runs) == 1
    await shown(acting, "avec du retard")
    await acting.waits(minutes=10)
    assert len(acting.mails()) == USUAL
