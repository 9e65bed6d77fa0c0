"""Runs over everybody that people ask for: at once, twice, at night, in companies of other data."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.flows.soundness import is_sound
from tests.support.owed import (
    body,
    books,
    customer,
    invoice,
    paid,
    paid_late,
    sample,
    thread_of,
    to,
    workshop,
)
from tests.support.world import World

SEND_ALL = "Envoyer ces relances"
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


def three() -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """A usual one, a VIP, and one without an address."""
    clients = [
        customer("Kestrel Books"),
        customer("Plover & Daughters", segment="vip"),
        customer("Wren Studio", ""),
        customer("Tern Logistics", language="fr"),
    ]
    owed = [
        paid_late("IN-90", "Kestrel Books"),
        invoice("IN-1", "Kestrel Books", 6, "400.00"),
        invoice("IN-2", "Plover & Daughters", 8, "120.00"),
        invoice("IN-3", "Wren Studio", 9, "77.00"),
        paid_late("IN-91", "Tern Logistics"),
        invoice("IN-4", "Tern Logistics", 15, "60.00"),
        invoice("IN-5", "Tern Logistics", -20, "900.00"),
    ]
    return clients, owed


# --- on demand --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "words", "told"),
    [("lea", "lance les relances", "à envoyer"), ("oliver", "run the reminders", "to send")],
)
async def test_on_demand_in_both_languages(acting: World, who: str, words: str, told: str) -> None:
    await acting.says(who, words)
    await acting.hears(told)
    await acting.waits(minutes=5)
    assert len(acting.mails()) == 8
    assert {mail["To"]: mail["Subject"].startswith("Your payment") for mail in acting.mails()}[
        "charlotte@harbour-finch-tea-rooms.example"
    ]
    await is_sound(acting)


async def test_two_runs_at_once_mail_nobody_twice(acting: World) -> None:
    await acting.says("lea", "lance les relances", work=False)
    await acting.says("claire", "lance les relances", anew=True, work=False)
    await acting.works()
    await acting.waits(minutes=5)
    assert Counter(to(acting)).most_common(1)[0][1] == 1
    assert len(acting.mails()) == 8
    await acting.waits(minutes=5)
    await is_sound(acting)


async def test_a_run_and_a_single_reminder_mail_nobody_twice(acting: World) -> None:
    await acting.says("lea", "lance les relances", work=False)
    await acting.says("claire", "relance Bistrot Chez Marcel", anew=True, work=False)
    await acting.works()
    await acting.waits(minutes=5)
    assert Counter(to(acting)).most_common(1)[0][1] == 1 and len(acting.mails()) == 8


async def test_a_desk_that_stops_in_the_middle_of_a_run_goes_on_after_it(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, mails_per_minute="2") as world:
        await world.says("lea", "lance les relances")
        await world.waits(minutes=1)
        before = len(world.mails())
        assert 0 < before < 8
        await world.restart()
        await world.waits(minutes=10)
        assert len(world.mails()) == 8 and Counter(to(world)).most_common(1)[0][1] == 1
        await world.waits(minutes=1)
        await world.hears("8 e-mails partis")


async def test_paid_and_contested_between_the_list_and_the_mail(world: World) -> None:
    await next_morning(world)
    await paid(world, "W2026-0237")
    await books(world, "W2026-0230", disputed="yes")
    await books(world, "W2026-0205", paid_amount="300.00")
    await world.clicks("claire", SEND_ALL)
    await world.waits(minutes=5)
    assert "camille@theatre-de-la-passerelle.example" not in to(world)
    assert "ines@coworking-la-ruche-claire.example" not in to(world)
    [mail] = [each for each in world.mails() if "samira" in str(each["To"])]
    assert "18,60 €" in body(mail)
    assert len(world.mails()) == USUAL - 2


async def test_graver_than_what_was_approved_is_asked(world: World) -> None:
    await next_morning(world)
    await books(world, "W2026-0237", total_incl_vat="950.00")
    await world.clicks("claire", SEND_ALL)
    await world.waits(minutes=5)
    assert "camille@theatre-de-la-passerelle.example" not in to(world)
    assert "Théâtre de la Passerelle" in [row.request.proposal.get("customer") for row in await world.approvals()]


async def test_a_run_at_night_leaves_in_the_morning(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, at=datetime(2026, 11, 23, 21, 0, tzinfo=UTC)) as world:
        await world.says("lea", "lance les relances")
        await world.hears("24 novembre 2026", "8\u00a0h")
        await world.waits(hours=9)
        assert not world.mails()
        await world.waits(hours=1, minutes=5)
        await world.waits(minutes=5)
        assert len(world.mails()) == 8


async def test_nothing_to_send_is_one_line(tmp_path: Path) -> None:
    owed = [invoice("IN-1", "Kestrel", -3, "10.00")]
    async with workshop(tmp_path / "home", [customer("Kestrel")], owed) as world:
        await world.says("nora", "run the reminders")
        await world.hears("nothing to send today")


async def test_a_company_of_other_data(tmp_path: Path) -> None:
    clients, owed = three()
    async with workshop(tmp_path / "home", clients, owed, autonomy_reminder="act") as world:
        await world.says("nora", "run the reminders")
        card = await world.hears("2 to send", "€460.00", "Kestrel Books", "Tern Logistics")
        assert "first reminder to a VIP" in card and "missing address" in card
        await world.waits(minutes=5)
        assert to(world) == ["kestrelbooks@customer.example", "ternlogistics@customer.example"]
        [french] = [each for each in world.mails() if "tern" in str(each["To"])]
        assert "facture" in french["Subject"].lower() and "IN-5" not in body(french)
        await thread_of(world, "Plover & Daughters")
        await world.hears("VIP", "€120.00")
        await world.clicks("paul", "Send the reminder")
        assert len(world.mails()) == 3


async def test_many_customers_are_one_list_and_a_mail_each(tmp_path: Path) -> None:
    clients = [customer(f"Shop {number:03d}") for number in range(60)]
    owed = [invoice(f"IN-{number}", f"Shop {number:03d}", 5, "20.00") for number in range(60)]
    async with workshop(tmp_path / "home", clients, owed, mails_per_minute="600") as world:
        await world.says("nora", "run the reminders")
        card = await world.hears("€1,200.00", "60")
        assert card.count("Shop ") == 20, "the first twenty, and how many more"
        assert "40" in card
        await world.clicks("nora", "Send these reminders")
        await world.waits(minutes=2)
        await world.waits(minutes=2)
        assert Counter(Counter(to(world)).values()) == {1: 60}
        await world.hears("60 mails sent")
