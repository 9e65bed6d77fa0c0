"""Why a reminder left or did not, and the same work in a company of other data."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.store import dunning
from tests.support.owed import (
    body,
    customer,
    invoice,
    paid,
    paid_late,
    sample,
    shown,
    to,
    workshop,
)
from tests.support.world import World

MARCEL = "marcel@bistrot-chez-marcel.example"
CHASE = "relance Bistrot Chez Marcel"


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    """Reminders leave by themselves, at once."""
    async with sample(prepared_home, tmp_path) as opened:
        yield opened


# --- why --------------------------------------------------------------------------------------------------------------


async def test_why_tells_the_reasons_of_what_was_asked(acting: World) -> None:
    await acting.says("lea", "relance Domaine de la Roseraie")
    await acting.says("lea", "pourquoi ?")
    said = await acting.hears("Toute première relance à Domaine de la Roseraie")
    assert "reminder" not in said and "vip_first_contact" not in said


async def test_why_after_it_left_speaks_of_the_level_and_in_words(acting: World) -> None:
    await acting.says("lea", CHASE)
    await acting.says("lea", "pourquoi ?")
    said = await acting.hears("relance envoyée", MARCEL, "niveau 1", "471,20 €")
    assert "reminder.mail" not in said and "done" not in said
    await acting.says("oliver", "why?")
    said = await acting.hears("reminder sent", "level 1")
    assert "reminder.mail" not in said


async def test_why_before_it_left_says_that_it_has_not(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="5") as world:
        await world.says("lea", CHASE)
        await world.says("lea", "pourquoi ?")
        await world.hears("prévu, pas encore fait : relance envoyée")
        await paid(world, "F2026-0085")
        await paid(world, "F2026-0095")
        await world.waits(minutes=6)
        await world.says("lea", "pourquoi ?")
        assert "prévu" not in await world.hears("relance non envoyée")


async def test_why_nothing_left_tells_it(acting: World) -> None:
    await acting.says("lea", "relance Maison Castelnau")
    await acting.says("lea", "pourquoi ?")
    await acting.hears("rien à envoyer", "première relance possible le 15 décembre 2026", "n'avait rien à envoyer")


# --- a company of other data ------------------------------------------------------------------------------------------


async def test_another_company_in_english(tmp_path: Path) -> None:
    clients = [
        customer("Osprey Marine Ltd", siren="", vat_number="GB999990012", manner="formal"),
        customer("Bàrta & Søn", "info@barta.example", language="fr"),
    ]
    owed = [
        paid_late("IN-7", "Osprey Marine Ltd"),
        invoice("IN-21", "Osprey Marine Ltd", 12, "1210.50", "210.50"),
        invoice("IN-22", "Osprey Marine Ltd", 4, "89.50"),
        invoice("IN-23", "Osprey Marine Ltd", -5, "999.00"),
        invoice("IN-30", "Bàrta & Søn", 5, "300.00"),
    ]
    async with workshop(tmp_path / "home", clients, owed, autonomy_reminder="act") as world:
        await world.says("nora", "chase Osprey Marine")
        await world.hears("Reminder sent to Osprey Marine Ltd", "€1,089.50")
        [mail] = world.mails()
        assert "IN-21" in mail["Subject"]
        assert "€1,000.00" in body(mail) and "€89.50" in body(mail) and "IN-23" not in body(mail)
        await world.says("paul", "relance Bàrta & Søn pour IN-30", anew=True)
        await world.hears("Relance envoyée à Bàrta & Søn")
        assert to(world) == ["info@barta.example", "ospreymarineltd@customer.example"]


@pytest.mark.parametrize("address", ["not-an-address", "a@b@c.example", "two@x.example, three@x.example"])
async def test_a_malformed_address_is_told_and_nothing_leaves(tmp_path: Path, address: str) -> None:
    owed = [invoice("IN-1", "Kestrel", 9, "150.00")]
    async with workshop(tmp_path / "home", [customer("Kestrel", address)], owed, autonomy_reminder="act") as world:
        await world.says("nora", "chase Kestrel")
        await world.hears("No reminder goes to Kestrel", "not valid")
        assert not world.mails()


async def test_a_customer_with_five_hundred_invoices_gets_one_mail(tmp_path: Path) -> None:
    owed = [invoice(f"IN-{number:04d}", "Kestrel", 4 + number % 40, "10.01") for number in range(500)]
    settings = {"autonomy_reminder": "act", "reminder_ask_above": "10000", "undo_minutes": "0"}
    async with workshop(tmp_path / "home", [customer("Kestrel")], owed, **settings) as world:
        await world.says("nora", "chase Kestrel")
        [mail] = world.mails()
        assert "€5,005.00" in body(mail)
        assert len(body(mail)) < 20_000
        assert len(await world.app.database.read(dunning.sent)) == 500
        for post in await world.every_post():
            assert len(repr(post.content)) < 40_000


async def test_due_dates_far_past_and_far_ahead(tmp_path: Path) -> None:
    owed = [
        invoice("IN-1", "Kestrel", 2500, "150.00"),
        invoice("IN-2", "Plover", -3000, "150.00"),
    ]
    settings = {"autonomy_reminder": "act"}
    async with workshop(tmp_path / "home", [customer("Kestrel"), customer("Plover")], owed, **settings) as world:
        await world.says("nora", "chase Kestrel")
        case = await world.case()
        assert case["status"] == "needs_approval" and "very_old" in [each["code"] for each in case["exceptions"]]
        await world.says("nora", "chase Plover", anew=True)
        await world.hears("Nothing to send to Plover")
        assert not world.mails()


async def test_nothing_is_hidden_from_who_decides(tmp_path: Path) -> None:
    """Balance, oldest due date, days late, the usual delay and what was sent before stand on the card."""
    owed = [
        paid_late("IN-0", "Kestrel"),
        invoice("IN-1", "Kestrel", 12, "150.00"),
        invoice("IN-2", "Kestrel", -9, "70"),
    ]
    async with workshop(tmp_path / "home", [customer("Kestrel")], owed) as world:
        await world.says("nora", "chase Kestrel")
        await shown(
            world, "€150.00", "€220.00", "11 November 2026", "12 days", "14 days after the due date", "nothing yet"
        )
        await world.clicks("paul", "Send")
        await world.waits(days=8)
        await world.says("nora", "chase Kestrel", anew=True)
        await world.hears("level 1, on 23 November 2026", "firm")
