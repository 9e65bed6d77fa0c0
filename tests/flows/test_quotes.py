"""Quotes from the brief to the mail: straight through, with a question, and changed afterwards."""

from __future__ import annotations

import io
from decimal import Decimal

import pypdfium2

from tests.support.world import World


def pdf_text(body: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(body))
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


async def test_a_brief_within_limits_goes_straight_to_the_mail(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 moulins manuels et 12 mugs")
    await world.hears("D2026-0001", "sophie@hotel-bellerive.example")

    [mail] = world.mails()
    assert mail["To"] == "sophie@hotel-bellerive.example"
    assert "D2026-0001" in mail["Subject"]
    [pdf] = list(mail.iter_attachments())
    assert pdf.get_content_type() == "application/pdf"
    text = pdf_text(pdf.get_content())
    assert "DEVIS" in text.upper() and "D2026-0001" in text and "Bellerive" in text

    case = await world.case()
    assert case["status"] == "done"
    assert case["facts"]["number"] == "D2026-0001"
    assert case["facts"]["customer"] == "Hôtel Bellerive"
    assert case["facts"]["total_excl_vat"] == f"{3 * Decimal('38.00') + 12 * Decimal('6.50'):.2f}"
    assert not await world.approvals()


async def test_the_same_in_english(world: World) -> None:
    await world.says("oliver", "Hi! Quote for Nordlys please: 5 porcelain teapots and a dozen mugs")
    await world.hears("D2026-0001", "ingrid@nordlys-kaffe.example")
    [mail] = world.mails()
    assert "quote" in mail["Subject"].lower()
    [pdf] = list(mail.iter_attachments())
    assert "QUOTATION" in pdf_text(pdf.get_content()).upper()


async def test_two_customers_fit_so_it_asks_once_with_buttons(world: World) -> None:
    await world.says("lea", "Devis pour Dupont : 10 mugs")
    assert (await world.case())["status"] == "needs_answer"
    await world.clicks("lea", "Dupont Frères")
    await world.hears("D2026-0001", "Dupont Frères")
    assert len(world.mails()) == 1


async def test_a_question_can_be_answered_in_words(world: World) -> None:
    await world.says("lea", "Devis pour Dupont : 10 mugs")
    await world.says("lea", "Dupont Frères")
    await world.hears("D2026-0001", "Dupont Frères")


async def test_a_missing_quantity_is_asked(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : des mugs")
    assert (await world.case())["status"] == "needs_answer"
    await world.says("lea", "une douzaine")
    await world.hears("D2026-0001")
    assert (await world.case())["facts"]["lines"][0]["quantity"] == 12


async def test_changes_in_the_thread_make_the_next_version(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 2 moulins manuels et 12 mugs")
    await world.hears("D2026-0001")
    await world.says("lea", "mets 3 moulins au lieu de 2")
    await world.hears("D2026-0001-V2")
    lines = {line["sku"]: line["quantity"] for line in (await world.case())["facts"]["lines"]}
    assert lines == {"MOU-050": 3, "TAS-350": 12}
    await world.says("lea", "retire les mugs")
    await world.hears("D2026-0001-V3")
    await world.says("lea", "ajoute 10 soucoupes et 5 % de remise")
    await world.hears("D2026-0001-V4")
    facts = (await world.case())["facts"]
    assert [line["sku"] for line in facts["lines"]] == ["MOU-050", "SOU-300"]
    assert facts["requested_discount_percent"] == "5.00"
    assert len(world.mails()) == 4


async def test_numbers_have_no_gaps_across_customers(world: World) -> None:
    for number, customer in enumerate(["Bellerive", "Nordlys", "Brasserie du Parc"], start=1):
        await world.says("lea", f"Devis pour {customer} : 2 mugs", anew=True)
        await world.hears(f"D2026-{number:04d}")


async def test_why_is_answered_from_the_ledger(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await world.says("lea", "pourquoi ?")
    await world.hears("12", "5")


async def test_stop_stops(world: World) -> None:
    await world.says("lea", "Devis pour Dupont : 10 mugs")
    await world.says("lea", "stop")
    assert (await world.case())["status"] == "refused"
    assert not world.mails()


async def test_a_received_redelivery_changes_nothing(world: World) -> None:
    from bot.events import MessageReceived, Sender
    from graphs.message import Address

    event = MessageReceived(
        "web:again",
        Address("web", "dm:lea-martin", "t1"),
        Sender("web", "lea-martin"),
        "Devis pour Bellerive : 2 mugs",
        world.clock.now(),
        direct=True,
        root=True,
    )
    first = await world.app.door.message(event)
    again = await world.app.door.message(event)
    await world.works()
    late = await world.app.door.message(event)
    await world.works()
    assert (first.claimed, again.claimed, late.claimed) == (True, False, False)
    assert len(world.mails()) == 1


async def test_a_number_nobody_could_place_is_asked_about_before_anything_leaves(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 moulins manuels")
    await world.says("lea", "finalement 4 et ajoute un pichet à lait 1 l")
    assert len(world.mails()) == 1
    assert (await world.case())["status"] == "needs_answer"
    await world.clicks("lea", "Continuer sans")
    await world.hears("D2026-0001-V2")
    assert len(world.mails()) == 2
