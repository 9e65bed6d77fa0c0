"""Whatever is typed gets a clear sentence, the same case stays usable, and nothing leaves that nobody asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.dispatcher import LONGEST_TEXT
from tests.flows.soundness import is_sound, still_works
from tests.support.world import World


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Votre message est vide"),
        (" \n\t ", "Votre message est vide"),
        ("a" * 1_000_000, "trop long"),
        ("Devis pour Bellerive : 2 mugs\n" * 34_000, "trop long"),
        ("\x00\x01\x02\x03PK", "pas de texte lisible"),
        ("Devis pour Bellerive : 2 mugs\x00", "pas de texte lisible"),
        ("\x1b[31m\x07\x08\x1b[0m", "pas de texte lisible"),
    ],
    ids=["empty", "blank", "1 MB", "1 MB of briefs", "binary", "NUL", "control characters"],
)
async def test_what_cannot_be_read_is_said_and_the_thread_stays_usable(world: World, text: str, said: str) -> None:
    await world.says("lea", text)
    await world.hears(said)
    assert len(await world.heard()) == 1
    assert not world.mails()
    await world.says("lea", "Devis pour Bellerive : 2 mugs")
    await world.hears("D2026-0001")
    await is_sound(world)


async def test_the_same_is_said_in_english(world: World) -> None:
    await world.says("oliver", "x" * (LONGEST_TEXT + 1))
    await world.hears("too long")
    await world.says("oliver", "\x00\x00")
    await world.hears("no readable text")


async def test_noise_is_answered_and_opens_nothing(world: World) -> None:
    for text in ["🎉🎉🎉", "?!?!", "\ud800\udfff", "\u202e\u202e", "\u200b\u200b", "``` ```", "é" * 3000, "(" * 5000]:
        await world.says("lea", text, anew=True)
        assert await world.heard(), repr(text[:20])
    assert not world.mails()
    await still_works(world)


async def test_half_a_character_in_a_brief_breaks_nothing(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 2 mugs \ud83d")
    await world.hears("D2026-0001")
    await is_sound(world)


async def test_five_hundred_lines(world: World) -> None:
    directory = await world.app.books.directory()
    priced = [product for product in directory.products if product.unit_price is not None]
    wanted = [priced[number % len(priced)] for number in range(500)]
    await world.says("lea", "Devis pour Bellerive :\n" + "\n".join(f"2 {product.sku}" for product in wanted))
    case = await world.case()
    assert case["status"] == "needs_approval"
    assert sum(Decimal(str(line["quantity"])) for line in case["facts"]["lines"]) == 1000
    assert not world.mails()
    await world.says("lea", "stop")
    assert (await world.case())["status"] == "refused"
    await still_works(world)


IMPOSSIBLE = ["-3", "0", "2,5", "2.5", "99999999999999999999999999", "9" * 400, "0,0001", "-0", "½"]


async def test_an_impossible_quantity_is_asked_back_and_the_answer_goes_on(world: World) -> None:
    for number, quantity in enumerate(IMPOSSIBLE, start=1):
        await world.says("lea", f"Devis pour Bellerive : {quantity} mugs", anew=True)
        assert (await world.case())["status"] == "needs_answer", quantity
        for answer in ["-4", "0", "beaucoup"]:
            await world.says("lea", answer)
            assert (await world.case())["status"] == "needs_answer", (quantity, answer)
        await world.says("lea", "4")
        await world.hears(f"D2026-{number:04d}")
        assert (await world.case())["facts"]["lines"][0]["quantity"] == 4
    await is_sound(world)


THOUSANDS = [
    ("lea", "Devis pour Bellerive : 1 200 mugs"),
    ("lea", "Devis pour Bellerive : 1.200 mugs"),
    ("lea", "Devis pour Bellerive : 1\u202f200 mugs"),
    ("oliver", "Quote for Nordlys: 1,200 mugs"),
    ("oliver", "Quote for Nordlys: 1 200 mugs"),
]


async def test_thousands_are_read_however_they_are_written(world: World) -> None:
    """Never a thousand times less: far above the stock, it asks."""
    for who, text in THOUSANDS:
        await world.says(who, text, anew=True)
        case = await world.case()
        assert case["status"] == "needs_approval", text
        assert case["facts"]["lines"][0]["quantity"] == 1200, text
    assert not world.mails()


async def test_an_impossible_discount_is_never_given(world: World) -> None:
    for percent in ["150", "1.000,00", "-150", "1e9", "100,01"]:
        await world.says("lea", f"Devis pour Bellerive : 12 mugs avec {percent} % de remise", anew=True)
        assert (await world.case())["status"] in {"needs_answer", "needs_approval"}, percent
    assert not world.mails()


async def test_a_discount_with_the_other_countrys_point(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 12 mugs avec 2.5 % de remise")
    assert (await world.case())["facts"]["requested_discount_percent"] == "2.50"
    await world.says("oliver", "Quote for Nordlys: 12 mugs with 2,5% off", anew=True)
    assert (await world.case())["facts"]["requested_discount_percent"] == "2.50"


@pytest.mark.parametrize("text", ["Devis pour <!channel> : 2 mugs", "Devis pour : 2 mugs", "Quote for <@U123>: 2 mugs"])
async def test_a_new_brief_without_a_customer_never_changes_the_quote_before(world: World, text: str) -> None:
    await world.says("lea", "Devis pour Bellerive : 5 mugs")
    assert len(world.mails()) == 1
    await world.says("lea", text, anew=True)
    assert (await world.case())["status"] == "needs_answer"
    assert len(world.mails()) == 1


async def test_strangers_get_a_sentence_and_nothing_else(world: World) -> None:
    from bot.events import MessageReceived, Sender
    from graphs.message import Address

    world.thread = Address("web", "c:devis", "stranger")
    await world.app.door.message(
        MessageReceived(
            "web:s1",
            world.thread,
            Sender("web", "nobody", "Nobody"),
            "Devis pour Bellerive : 2 mugs",
            world.clock.now(),
        )
    )
    await world.works()
    await world.hears("Je ne vous connais pas", "do not know you")
    assert not world.mails()
