"""Words in chat about debts and reminders, worked to their end: nothing is dropped, nothing goes too far."""

from __future__ import annotations

from tests.support.replies import running
from tests.support.world import World

MARCEL = "Bistrot Chez Marcel"


async def test_a_bankruptcy_said_in_chat_stops_reminders(world: World) -> None:
    await world.says("lea", f"{MARCEL} est en liquidation judiciaire")
    await world.hears(MARCEL, "procédure judiciaire")
    assert "insolvency" in await running(world)
    assert not world.mails()


async def test_a_wish_to_pay_in_parts_said_in_chat_asks_somebody(world: World) -> None:
    await world.says("lea", f"{MARCEL} demande à payer en trois fois")
    await world.hears(MARCEL, "en 3 fois")
    assert len(await world.approvals()) == 1
    assert not world.mails()


async def test_a_dispute_begins_and_ends_as_its_card_says(world: World) -> None:
    await world.says("lea", f"{MARCEL} conteste sa facture")
    await world.hears(f"« le litige avec {MARCEL} est réglé »")
    assert "dispute" in await running(world)
    await world.says("lea", f"le litige avec {MARCEL} est réglé", anew=True)
    assert "dispute" not in await running(world)


async def test_everybody_but_one_is_asked_about(world: World) -> None:
    await world.says("claire", f"lance les relances sauf pour {MARCEL}")
    await world.hears("sauf pour", "Rien n'est fait")
    assert not await world.approvals() and not world.mails()


async def test_reminders_to_be_shown_first_are_a_setting_and_no_run(world: World) -> None:
    await world.says("marc", "demande-moi avant d'envoyer les relances")
    await world.hears("Relances")
    assert not await world.approvals() and not world.mails()


async def test_an_invoice_asked_about_shows_its_customer(world: World) -> None:
    await world.says("lea", "la W2026-0205 est-elle payée ?")
    await world.hears("Les Jardins d'Ivoire", "318,60 €")
    await world.never_hears("Moulin Rouge-Gorge")
    await world.says("lea", "la facture F2031-9999 est-elle payée ?", anew=True)
    await world.hears("F2031-9999")


async def test_an_end_that_is_not_understood_is_asked_for(world: World) -> None:
    await world.says("oliver", f"leave {MARCEL} alone until January")
    await world.hears("until January", "Give a date")
    assert "hold" not in await running(world)


async def test_a_quote_said_to_be_accepted_that_is_not_there_is_no_mail_of_a_customer(world: World) -> None:
    await world.says("lea", f"{MARCEL} a accepté le devis")
    await world.hears("devis")
    await world.never_hears("a écrit")


async def test_of_two_days_none_is_dropped_in_silence(world: World) -> None:
    await world.says("claire", f"{MARCEL} paiera 200 € vendredi et le reste en janvier")
    await world.hears("Comment faut-il le comprendre", "et le reste en janvier")
    assert "promise" not in await running(world)
    await world.clicks("claire", "Promesse de payer")
    assert "promise" in await running(world)
