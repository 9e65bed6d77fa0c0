"""Errors avoided, each kind of them as it happens in a conversation: found once, named, counted once confirmed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.store import ledger, savings
from tests.support.owed import books, loads, paid, sample, stands
from tests.support.savings import counted, counts, found, gross, has_buttons, only, pressed
from tests.support.world import World

AVOIDED = "combien d'erreurs as-tu évitées ce mois-ci ?"
DISCOUNTED = "Devis pour Bellerive : 10 mugs avec 12 % de remise"
CHASE = "relance Bistrot Chez Marcel"
SEND = "Envoyer la relance"
MUG = {"sku": "TAS-350", "name": "Mug grès émaillé 35 cl", "aliases": "mug|mugs", "unit": "pièce", "vat_rate": "20"}


async def mugs(world: World, **columns: str) -> None:
    """The books have another price or stock for them from now on."""
    await loads(world, products=[{**MUG, "unit_price": "6.50", "stock": "240", **columns}])


# --- by kind ----------------------------------------------------------------------------------------------------------


async def test_a_price_that_changed_before_the_agreement(world: World) -> None:
    await world.says("lea", DISCOUNTED, anew=True)
    [asked] = await world.approvals()
    await mugs(world, unit_price="7.50")
    await world.clicks("claire", "Envoyer le devis")
    saving = await only(world, "price")
    lines: Any = asked.request.proposal["lines"]
    old = gross(lines) * Decimal("0.88")
    new = old * Decimal("7.50") / Decimal("6.50")
    assert saving.amount == (new - old).quantize(Decimal("0.01")) == Decimal("8.80")
    await world.says("claire", AVOIDED, anew=True)
    await world.hears("aucune de confirmée", "Devis accepté à 57,20 €", "redemandé à 66,00 €", "8,80 € d'écart")
    assert await counted(world, "claire") == {
        "confirmed": {"count": 0, "euros": "0.00"},
        "open": {"count": 1, "euros": "8.80"},
        "denied": {"count": 0, "euros": "0.00"},
    }
    await world.hears("Rapport : novembre 2026", "1 cas trouvé", "8,80 €", "Devis accepté à 57,20 €")
    assert "8,80 €" in await pressed(world, saving, "claire", "yes")
    await world.hears("Confirmé par Claire Dubois", "8,80 €")
    assert (await counted(world, "claire"))["confirmed"] == {"count": 1, "euros": "8.80"}
    assert await found(world) == [await kept(world, saving.id)], "once, as it was confirmed"


async def test_stock_that_went_before_the_agreement(world: World) -> None:
    await world.says("lea", DISCOUNTED, anew=True)
    await mugs(world, stock="3")
    await world.clicks("claire", "Envoyer le devis")
    saving = await only(world, "stock")
    assert saving.amount == 0
    await world.says("claire", AVOIDED, anew=True)
    await world.hears("le stock était parti entre-temps", "redemandé avant l'envoi")
    assert await pressed(world, saving, "claire", "yes")
    assert await counted(world, "claire") == {
        "confirmed": {"count": 1, "euros": "0.00"},
        "open": {"count": 0, "euros": "0.00"},
        "denied": {"count": 0, "euros": "0.00"},
    }


async def test_paid_between_the_agreement_and_the_send(world: World) -> None:
    """The case looks at the books once more when it goes on: nothing is staged, and that is found all the same."""
    await world.says("lea", CHASE, anew=True)
    await paid(world, "F2026-0085")
    await paid(world, "F2026-0095")
    await world.clicks("claire", SEND)
    assert not world.mails()
    saving = await only(world, "reminder_paid")
    await world.says("claire", AVOIDED, anew=True)
    await world.hears("Relance de 471,20 € retenue", "payée ou soldée entre-temps", "Bistrot Chez Marcel")
    await pressed(world, saving, "marc", "yes")
    await world.hears("Confirmé par Marc Lefèvre")
    assert await counts(world, "marc") == {"confirmed": 1, "open": 0, "denied": 0}


async def test_paid_while_it_could_be_taken_back(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="5") as world:
        await world.says("lea", CHASE, anew=True)
        await paid(world, "F2026-0085")
        await paid(world, "F2026-0095")
        await world.waits(minutes=6)
        assert not world.mails()
        await only(world, "reminder_paid")
        await world.says("claire", AVOIDED, anew=True)
        await world.hears("Relance de 471,20 € retenue", "payée ou soldée entre-temps")
        await world.says("claire", "combien de temps nous as-tu fait gagner ce mois-ci ?", anew=True)
        await world.never_hears("envois faits : 1")


async def test_partly_paid_before_the_agreement(world: World) -> None:
    await world.says("lea", CHASE, anew=True)
    await books(world, "F2026-0085", paid_amount="300.00")
    await world.clicks("claire", SEND)
    await only(world, "claim")
    await world.clicks("claire", SEND)
    assert len(world.mails()) == 1
    saving = await only(world, "claim")
    await world.says("claire", AVOIDED, anew=True)
    await world.hears("Relance acceptée à 471,20 €", "il ne restait que 171,20 € à payer")
    await pressed(world, saving, "claire", "no")
    assert await counts(world, "claire") == {"confirmed": 0, "open": 0, "denied": 1}


async def test_disputed_while_it_could_be_taken_back_or_before_the_agreement(
    prepared_home: Path, tmp_path: Path
) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="5") as world:
        await world.says("lea", CHASE, anew=True)
        await stands(world, "Bistrot Chez Marcel", kind="dispute", by="lea")
        await world.waits(minutes=6)
        await only(world, "held")
        await world.says("claire", AVOIDED, anew=True)
        await world.hears("Mail retenu à l'instant de partir (relances de paiement)")


async def test_disputed_before_the_agreement(world: World) -> None:
    await world.says("lea", CHASE, anew=True)
    await stands(world, "Bistrot Chez Marcel", kind="dispute", by="lea")
    await world.clicks("claire", SEND)
    saving = await only(world, "held")
    await world.says("claire", AVOIDED, anew=True)
    await world.hears("Mail retenu alors que Claire Dubois avait donné son accord", "venait d'être contestée")
    await pressed(world, saving, "claire", "yes")
    assert await counts(world, "claire") == {"confirmed": 1, "open": 0, "denied": 0}


@pytest.mark.parametrize("window", ["0", "10"])
async def test_a_quote_to_a_customer_who_complains_meanwhile(prepared_home: Path, tmp_path: Path, window: str) -> None:
    """Whether it waits for an agreement or for the end of its window."""
    async with sample(prepared_home, tmp_path, undo_minutes=window) as world:
        await world.says("lea", DISCOUNTED if window == "0" else "Devis pour Bellerive : 10 mugs", anew=True)
        await stands(world, "Hôtel Bellerive", kind="complaint", by="lea")
        if window == "0":
            await world.clicks("claire", "Envoyer le devis")
        else:
            await world.waits(minutes=11)
        assert not world.mails()
        saving = await only(world, "held")
        await world.says("claire", AVOIDED, anew=True)
        await world.hears("Mail retenu", "le client venait de réclamer", "(devis)")
        await pressed(world, saving, "claire", "yes")
        assert not await has_buttons(world, saving)


async def test_a_follow_up_that_the_customer_had_answered(world: World) -> None:
    await world.app.daily.quotes.plan()
    await world.says("lea", "Devis pour Café Lumière : 20 carafes à eau", anew=True)
    number = (await world.case())["facts"]["number"]
    for _ in range(8):
        await world.waits(days=1)
    await world.app.books.mark_quote_answered(number, "accepted", date(2026, 12, 1), "told")
    button, place = await world.button("Envoyer la relance")
    await world.presses("claire", button.id, place)
    assert len(world.mails()) == 1, "the quote, and no more"
    await only(world, "held")
    await world.says("claire", AVOIDED, anew=True)
    await world.hears("Mail retenu alors que Claire Dubois avait donné son accord", "le client avait répondu")


async def test_taken_back_by_a_click_or_by_a_word(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="10") as world:
        await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
        await world.clicks("lea", "Annuler l'envoi")
        await world.says("oliver", "Quote for Café Lumière: 20 carafes", anew=True)
        await world.says("oliver", "stop")
        await world.waits(hours=1)
        assert not world.mails()
        first, second = await found(world)
        assert (first.kind, second.kind) == ("taken_back", "taken_back")
        await world.says("claire", AVOIDED, anew=True)
        await world.hears("Envoi annulé par Léa Martin avant de partir (devis)", "par Oliver Hughes")
        await pressed(world, first, "claire", "yes")
        await pressed(world, second, "claire", "no")
        assert await counts(world, "claire") == {"confirmed": 1, "open": 0, "denied": 1}


async def test_what_a_pause_held_and_that_left_later_was_no_error(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="10") as world:
        await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
        await world.says("claire", "stop", anew=True)
        await world.waits(hours=1)
        assert not world.mails() and not await found(world)
        await world.says("claire", "reprends", anew=True)
        await world.waits(hours=1)
        assert len(world.mails()) == 1 and not await found(world)
        await world.says("claire", AVOIDED, anew=True)
        await world.hears("aucune trouvée")


async def test_paid_while_a_pause_held_it(prepared_home: Path, tmp_path: Path) -> None:
    async with sample(prepared_home, tmp_path, undo_minutes="5") as world:
        await world.says("lea", CHASE, anew=True)
        await world.says("claire", "stop", anew=True)
        await world.waits(hours=1)
        await paid(world, "F2026-0085")
        await paid(world, "F2026-0095")
        await world.says("claire", "reprends", anew=True)
        await world.waits(hours=1)
        assert not world.mails()
        await only(world, "reminder_paid")


# --- the click --------------------------------------------------------------------------------------------------------


async def test_only_who_may_approve_says_so_and_only_once(world: World) -> None:
    await world.says("lea", CHASE, anew=True)
    await paid(world, "F2026-0085")
    await paid(world, "F2026-0095")
    await world.clicks("claire", SEND)
    saving = await only(world, "reminder_paid")
    await counts(world, "lea")
    assert "peuvent donner un accord" in await pressed(world, saving, "lea", "yes")
    assert (await kept(world, saving.id)).state == "open"
    button = f"s:{saving.id}:no"
    await pressed(world, saving, "claire", "yes")
    receipt = await world.presses("marc", button)
    assert receipt.note is not None and "Claire Dubois" in receipt.note.summary
    assert (await kept(world, saving.id)).state == "confirmed"
    rows = await world.app.database.read(lambda c: ledger.page(c, 0, 10_000))
    assert [row.what for row in rows if row.why.get("saving") == saving.id] == ["saving.confirmed"]


async def test_two_cards_show_it_and_one_click_counts_in_both(world: World) -> None:
    await world.says("lea", CHASE, anew=True)
    await paid(world, "F2026-0085")
    await paid(world, "F2026-0095")
    await world.clicks("claire", SEND)
    saving = await only(world, "reminder_paid")
    assert (await counts(world, "claire", "bilan de la semaine"))["open"] == 1
    first = world.thread
    assert (await counts(world, "marc"))["open"] == 1
    await pressed(world, saving, "marc", "yes")
    assert not await has_buttons(world, saving)
    await world.hears("Confirmé par Marc Lefèvre")
    world.thread = first
    await world.hears("Confirmé par Marc Lefèvre")
    assert await counts(world, "claire", "bilan de la semaine") == {"confirmed": 1, "open": 0, "denied": 0}


async def kept(world: World, id: str) -> savings.Saving:
    row = await world.app.database.read(lambda c: savings.get(c, id))
    assert row is not None
    return row
