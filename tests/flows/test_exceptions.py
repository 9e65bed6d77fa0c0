"""Exceptions ask in the thread: who may decide, once only, on what was shown, whatever happens in between."""

from __future__ import annotations

import pytest

from tests.support.world import World


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Devis pour Bellerive : 3 machines expresso 2 groupes", "stock"),
        ("Devis pour Bellerive : 10 mugs avec 12 % de remise", "discount_limit"),
        ("Devis pour Bellerive : 4 machines expresso 1 groupe", "amount_limit"),
    ],
)
async def test_an_exception_asks_and_nothing_leaves(world: World, text: str, code: str) -> None:
    await world.says("lea", text)
    case = await world.case()
    assert case["status"] == "needs_approval"
    assert code in [item["code"] for item in case["exceptions"]]
    assert not world.mails()


async def test_the_sales_lead_approves_and_it_is_sent(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await world.clicks("claire", "Envoyer")
    await world.hears("D2026-0001", "sophie@hotel-bellerive.example")
    assert len(world.mails()) == 1
    assert await world.hears("Claire Dubois")


async def test_the_asker_cannot_approve_their_own(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    receipt = await world.clicks("lea", "Envoyer")
    assert receipt.note is not None
    assert not world.mails()
    assert len(await world.approvals()) == 1


async def test_typed_verdicts_reach_the_same_checks(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await world.says("lea", "valide")
    assert not world.mails()
    await world.says("claire", "valide")
    assert len(world.mails()) == 1


async def test_a_refusal_carries_its_reason_and_the_case_stays_usable(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await world.says("claire", "refuse : marge trop faible")
    await world.hears("marge trop faible")
    assert (await world.case())["status"] == "refused"
    await world.says("lea", "mets 5 % de remise")
    await world.hears("D2026-0001")
    assert len(world.mails()) == 1


async def test_it_survives_a_restart_and_is_decided_days_later(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await world.restart()
    await world.waits(days=3)
    await world.clicks("claire", "Envoyer")
    assert len(world.mails()) == 1


async def test_it_expires_closed(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    [approval] = await world.approvals()
    button, place = await world.button("Envoyer")
    await world.waits(days=8)
    receipt = await world.presses("claire", button.id, place)
    assert receipt.note is not None
    assert not world.mails()
    [expired] = await world.approvals(state=None)
    assert expired.id == approval.id and expired.state == "expired"


async def test_the_requester_changes_it_while_it_waits(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await world.says("lea", "mets 4 % de remise")
    await world.hears("D2026-0001")
    assert not await world.approvals()
    assert len(world.mails()) == 1


async def test_a_price_that_changed_meanwhile_asks_again(world: World, tmp_path) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    products = tmp_path / "prices"
    products.mkdir()
    (products / "products.csv").write_text(
        "sku,name,aliases,unit,unit_price,vat_rate,stock\nTAS-350,Mug grès émaillé 35 cl,mug|mugs,pièce,7.50,20,240\n",
        encoding="utf-8",
    )
    from bot.commands.books import import_folder

    await import_folder(world.app, products, quiet=True)
    await world.clicks("claire", "Envoyer")
    assert not world.mails()
    assert len(await world.approvals()) == 1
    await world.clicks("claire", "Envoyer")
    assert len(world.mails()) == 1
    assert (await world.case())["facts"]["lines"][0]["unit_price"] == "7.50"
