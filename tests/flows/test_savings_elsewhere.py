"""Errors avoided in companies of other trades, ranks and languages: a plumber's, and a workshop that is owed money."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.owed import customer, invoice, loads, paid, stands, workshop
from tests.support.plumbers import write
from tests.support.savings import counted, counts, found, gross, only, pressed
from tests.support.world import World, open_world

HEATER = {
    "sku": "CHE-80", "name": "Chauffe-eau électrique 80 L", "aliases": "chauffe-eau|water heater", "unit": "pièce",
    "unit_price": "410.00", "vat_rate": "20", "stock": "12",
}  # fmt: skip


@pytest.fixture
async def firm(tmp_path: Path) -> AsyncGenerator[World]:
    async with open_world(tmp_path / "home", folder=write(tmp_path / "csv")) as opened:
        yield opened


@pytest.fixture
async def glass(tmp_path: Path) -> AsyncGenerator[World]:
    """It asks before each reminder."""
    customers = [customer("Kellerei Moos"), customer("Atelier Sable")]
    invoices = [invoice("R-1", "Kellerei Moos", 12, "840.00"), invoice("R-2", "Atelier Sable", 15, "96.30")]
    async with workshop(tmp_path / "home", customers, invoices) as opened:
        yield opened


# --- plumbers ---------------------------------------------------------------------------------------------------------


async def test_a_heater_that_grew_dearer_in_english(firm: World) -> None:
    await firm.says("kate", "Quote for The Anchor Inn: 3 water heaters with a 8% discount", anew=True)
    [asked] = await firm.approvals()
    await loads(firm, products=[{**HEATER, "unit_price": "455.00"}])
    await firm.clicks("nadege", "Envoyer le devis")
    saving = await only(firm, "price")
    before = gross(asked.request.proposal["lines"]) * Decimal("0.92")
    assert before == Decimal("1131.60")
    assert saving.amount == 3 * 45 * Decimal("0.92")
    await firm.says("edward", "errors avoided this month?", anew=True)
    await firm.hears("Quote agreed at €1,131.60", "asked again at €1,255.80", "a difference of €124.20")
    assert "€124.20" in await pressed(firm, saving, "edward", "yes")
    await firm.hears("Confirmed by Edward Finch")
    assert (await counted(firm, "solange"))["confirmed"] == {"count": 1, "euros": "124.20"}


async def test_heaters_that_sold_out_in_french(firm: World) -> None:
    await firm.says("ibrahim", "devis pour Boulangerie Perrin : 4 chauffe-eau avec 5 % de remise", anew=True)
    await loads(firm, products=[{**HEATER, "stock": "1"}])
    await firm.clicks("nadege", "Envoyer le devis")
    saving = await only(firm, "stock")
    await firm.says("solange", "quelles erreurs as-tu évitées cette semaine ?", anew=True)
    await firm.hears("le stock était parti entre-temps", "Boulangerie Perrin")
    assert "peuvent donner un accord" in await pressed(firm, saving, "ibrahim", "yes")
    await pressed(firm, saving, "solange", "no")
    await firm.hears("Écarté par Solange Roussel")
    assert await counts(firm, "nadege") == {"confirmed": 0, "open": 0, "denied": 1}


async def test_a_discount_that_was_refused_is_worth_what_lay_beyond_the_limit(firm: World) -> None:
    await firm.says("kate", "Quote for Boulangerie Perrin: 2 mixer taps with a 9% discount", anew=True)
    receipt = await firm.clicks("nadege", "Refuser")
    assert receipt.form is not None
    await firm.submits("nadege", receipt.form.id, reason="marge trop faible")
    saving = await only(firm, "discount")
    assert saving.amount == (Decimal("178.00") * 9 / 100).quantize(Decimal("0.01")), "technicians may give nothing"
    await firm.says("edward", "errors avoided this month?", anew=True)
    await firm.hears("none confirmed", "A 9% discount asked", "refused")
    await pressed(firm, saving, "nadege", "yes")
    await firm.says("edward", "errors avoided this month?", anew=True)
    await firm.hears("€16.02")


# --- a workshop that is owed money ------------------------------------------------------------------------------------


async def test_paid_and_disputed_between_the_card_and_the_click(glass: World) -> None:
    await glass.says("nora", "remind Kellerei Moos", anew=True)
    await paid(glass, "R-1")
    await glass.clicks("paul", "Send the reminder")
    await glass.says("nora", "remind Atelier Sable", anew=True)
    await stands(glass, "Atelier Sable", kind="promise", by="nora")
    await glass.clicks("paul", "Send the reminder")
    assert not glass.mails()
    second, first = sorted(await found(glass), key=lambda saving: saving.kind)
    assert (first.kind, second.kind) == ("reminder_paid", "held")
    await glass.says("inès", "errors avoided this month?", anew=True)
    await glass.hears("Reminder of €840.00 held back", "paid or settled meanwhile", "Kellerei Moos")
    await glass.hears("Mail held back though Paul Meyer had agreed to it", "the customer had promised to pay")
    await pressed(glass, first, "inès", "yes")
    await pressed(glass, second, "inès", "no")
    await glass.hears("Confirmed by Inès Costa", "Put aside by Inès Costa")
    assert await counts(glass, "inès", "report for this month") == {"confirmed": 1, "open": 0, "denied": 1}
    await glass.says("inès", "errors avoided this month?", anew=True)
    await glass.hears("Reminder of €840.00 held back")
    await glass.never_hears("Atelier Sable")


async def test_of_a_list_that_was_agreed_to_one_had_paid(glass: World) -> None:
    await glass.says("nora", "send the reminders", anew=True)
    await paid(glass, "R-2")
    await glass.clicks("paul", "Send these reminders")
    await glass.waits(minutes=30)
    assert len(glass.mails()) == 1
    await only(glass, "reminder_paid")
    await glass.says("inès", "errors avoided this month?", anew=True)
    await glass.hears("Reminder held back: the invoice had been paid or settled meanwhile", "Atelier Sable")
