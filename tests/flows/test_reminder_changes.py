"""A reminder and what happens around it: the formal notice, books that change, hours, pauses, what runs with them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.owed import (
    body,
    books,
    loads,
    paid,
    sample,
    sent,
    stands,
    to,
)
from tests.support.world import World

MARCEL = "marcel@bistrot-chez-marcel.example"
CHASE = "relance Bistrot Chez Marcel"
SEND = "Envoyer la relance"


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    """Reminders leave by themselves, at once."""
    async with sample(prepared_home, tmp_path) as opened:
        yield opened


# --- the formal notice ------------------------------------------------------------------------------------------------


async def at_the_notice(world: World) -> None:
    """The three reminders have left, and it is the fourth's turn."""
    await world.says("lea", CHASE)
    await world.waits(days=7)
    await world.says("lea", CHASE, anew=True)
    await world.waits(days=10)
    await world.says("lea", CHASE, anew=True)
    await world.clicks("claire", SEND)
    await world.waits(days=11)
    await world.says("lea", CHASE, anew=True)


async def test_a_formal_notice_is_a_draft_that_a_person_sends_and_no_discount_follows(acting: World) -> None:
    await at_the_notice(acting)
    assert (await acting.case())["status"] == "needs_approval"
    await acting.hears("Mise en demeure de Bistrot Chez Marcel", "Je n'envoie jamais cette lettre")
    [letter] = [post for post in await acting.posts() if "Mise-en-demeure" in repr(post.content)]
    assert letter is not None
    assert len(acting.mails()) == 3
    await acting.clicks("marc", "Marquer comme envoyée")
    await acting.hears("C'est noté", "mise en demeure envoyée")
    assert len(acting.mails()) == 3
    assert [row.level for row in await sent(acting)] == [1, 2, 3, 4]
    assert "final_notice" in {row.kind for row in await acting.app.standings.running()}
    await acting.says("lea", "Devis pour Bistrot Chez Marcel : 10 mugs avec 4 % de remise", anew=True)
    case = await acting.case()
    assert case["status"] == "refused" and "final_notice" in [each["code"] for each in case["exceptions"]]
    assert len(acting.mails()) == 3
    await acting.waits(days=10)
    await acting.says("lea", CHASE, anew=True)
    await acting.hears("Rien à envoyer")


async def test_a_formal_notice_nobody_sends_changes_nothing(acting: World) -> None:
    await at_the_notice(acting)
    await acting.waits(days=20)
    assert len(acting.mails()) == 3
    assert "final_notice" not in {row.kind for row in await acting.app.standings.running()}


# --- what happens in between ------------------------------------------------------------------------------------------


async def test_paid_between_the_card_and_the_click_sends_nothing(world: World) -> None:
    await world.says("lea", CHASE)
    await paid(world, "F2026-0085")
    await paid(world, "F2026-0095")
    await world.clicks("claire", SEND)
    await world.hears("Rien n'est parti à Bistrot Chez Marcel")
    assert not world.mails() and not await sent(world)


async def test_paid_while_it_can_be_taken_back_sends_nothing(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="5") as world:
        await world.says("lea", CHASE)
        await world.hears("Relance prête pour Bistrot Chez Marcel")
        await paid(world, "F2026-0085")
        await paid(world, "F2026-0095")
        await world.waits(minutes=6)
        await world.hears("Rien n'est parti", "situation a changé")
        assert not world.mails() and not await sent(world)


async def test_partly_paid_meanwhile_asks_for_what_is_left(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="5") as world:
        await world.says("lea", CHASE)
        await books(world, "F2026-0085", paid_amount="300.00")
        await world.waits(minutes=6)
        await world.waits(minutes=6)
        [mail] = world.mails()
        assert "56,40 €" in body(mail) and "171,20 €" in body(mail) and "471,20" not in body(mail)


async def test_changed_after_the_card_is_shown_again(world: World) -> None:
    await world.says("lea", CHASE)
    await books(world, "F2026-0085", paid_amount="300.00")
    await world.clicks("claire", SEND)
    await world.hears("À revoir", "171,20 €")
    assert not world.mails()
    await world.clicks("claire", SEND)
    [mail] = world.mails()
    assert "171,20 €" in body(mail)


async def test_a_credit_note_is_deducted(acting: World) -> None:
    credit = {
        "number": "A2026-0099",
        "customer": "Bistrot Chez Marcel",
        "issued_on": "2026-11-20",
        "due_on": "2026-11-20",
        "total_incl_vat": "-71.20",
        "paid_amount": "0",
    }
    await loads(acting, invoices=[credit])
    await acting.says("lea", CHASE)
    assert "400,00 €" in body(acting.mails()[0]) and "A2026-0099" in body(acting.mails()[0])


async def test_a_few_cents_are_left_alone(acting: World) -> None:
    await acting.says("lea", "relance Crêperie Ker Avel")
    await acting.hears("Rien à envoyer à Crêperie Ker Avel")
    assert not acting.mails()


async def test_stop_while_it_can_be_taken_back(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="5") as world:
        await world.says("lea", CHASE)
        await world.hears("Relance prête", "Le message, tel qu'il partira")
        await world.says("lea", "stop")
        await world.waits(minutes=10)
        assert not world.mails() and not await sent(world)
        await world.says("lea", CHASE, anew=True)
        await world.waits(minutes=10)
        assert to(world) == [MARCEL]


async def test_observing_it_tells_what_it_would_have_sent(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, autonomy_reminder="observe") as world:
        await world.says("lea", CHASE)
        await world.hears("Pour essai, rien n'est parti", "Bistrot Chez Marcel", "Le message, tel qu'il partira")
        await world.waits(days=1)
        assert not world.mails() and not await sent(world)


# --- hours ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "leaves", "told"),
    [
        (datetime(2026, 11, 23, 21, 0, tzinfo=UTC), datetime(2026, 11, 24, 7, 0, tzinfo=UTC), "24 novembre 2026"),
        (datetime(2026, 11, 27, 17, 30, tzinfo=UTC), datetime(2026, 11, 30, 7, 0, tzinfo=UTC), "30 novembre 2026"),
        (datetime(2026, 12, 24, 19, 0, tzinfo=UTC), datetime(2026, 12, 28, 7, 0, tzinfo=UTC), "28 décembre 2026"),
    ],
)
async def test_asked_at_night_it_leaves_when_the_company_works(
    prepared_home: Path, tmp_path: Path, at: datetime, leaves: datetime, told: str
) -> None:
    async with sample(prepared_home, tmp_path, at=at) as world:
        await world.says("lea", CHASE)
        await world.hears("Elle part le", told, "8 h")
        await world.waits(seconds=(leaves - at).total_seconds() - 60)
        assert not world.mails()
        await world.waits(minutes=3)
        assert to(world) == [MARCEL]


async def test_nobody_sends_it_at_night_by_a_click(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, at=datetime(2026, 11, 23, 21, 0, tzinfo=UTC)) as world:
        await world.says("lea", CHASE)
        receipt = await world.clicks("claire", "Envoyer maintenant")
        assert receipt.note is not None and "le mardi 24 novembre" in receipt.note.summary.replace("\u00a0", " ")
        await world.waits(hours=9)
        assert not world.mails()
        await world.waits(hours=1, minutes=5)
        assert to(world) == [MARCEL]


async def test_a_pause_of_reminders_holds_and_resuming_lets_go(acting: World) -> None:
    await acting.says("claire", "suspends les relances", anew=True)
    await acting.says("lea", CHASE, anew=True)
    place = acting.thread
    await acting.waits(hours=3)
    assert not acting.mails()
    await acting.says("lea", "Devis pour Bellerive : 2 mugs", anew=True)
    assert len(acting.mails()) == 1, "quotes go on"
    await acting.says("claire", "reprends les relances", anew=True)
    await acting.waits(minutes=2)
    assert MARCEL in to(acting)
    acting.thread = place
    await acting.hears("Relance envoyée à Bistrot Chez Marcel")


@pytest.mark.parametrize("kind", ["promise", "hold", "absence", "complaint", "insolvency", "dispute"])
async def test_what_runs_with_a_customer_stops_reminders(acting: World, kind: str) -> None:
    await stands(acting, "Bistrot Chez Marcel", kind=kind, by="claire-dubois", until=date(2026, 12, 1))
    await acting.says("lea", CHASE)
    await acting.hears("Aucune relance ne part à Bistrot Chez Marcel")
    assert kind in [each["code"] for each in (await acting.case())["exceptions"]]
    assert not acting.mails()


async def test_a_standing_that_begins_before_it_leaves_stops_it(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="5") as world:
        await world.says("lea", CHASE)
        await stands(world, "Bistrot Chez Marcel", kind="hold", by="claire-dubois")
        await world.waits(minutes=6)
        await world.hears("Rien n'est parti à Bistrot Chez Marcel")
        assert not world.mails() and not await sent(world)
