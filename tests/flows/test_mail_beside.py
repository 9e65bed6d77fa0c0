"""What a mail says beside its request holds the answer back; what goes along with it does not."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.flows.soundness import is_sound
from tests.support.incoming import INGRID, SOPHIE, STRANGER, codes, letter, receives
from tests.support.world import World, open_world


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    """A company that answers by itself wherever it may."""
    home = tmp_path / "own"
    shutil.copytree(prepared_home, home)
    async with open_world(home, autonomy_enquiry="act", autonomy_lead="act") as opened:
        yield opened


@pytest.mark.parametrize(
    ("sender", "subject", "text"),
    [
        (INGRID, "Price", "How much is the stoneware mug? Your invoice says one price, your website another."),
        (SOPHIE, "Prix", "Un concurrent propose le mug grès émaillé à 8,20 €. Quel est votre prix ? Je dois choisir."),
        (SOPHIE, "Devis", "Bonjour, un devis pour 12 mugs. Et cette fois essayez de livrer les bons."),
        (STRANGER, "Mugs", "Bonjour, nous cherchons des mugs. Vos tasses du marché étaient toutes ébréchées."),
    ],
)
async def test_what_says_more_than_its_request_waits_for_a_person(
    acting: World, sender: str, subject: str, text: str
) -> None:
    case = await receives(acting, letter(sender, subject, text))
    assert case is None or case.state in {"needs_approval", "needs_answer"}
    assert not acting.mails()
    if case is not None and case.process != "complaint":
        assert "said_more" in await codes(acting)
    await is_sound(acting)


async def test_a_table_under_a_bare_reference_is_quoted_row_by_row(world: World) -> None:
    rows = "<tr><td>Mug grès émaillé 35 cl</td><td>12</td></tr><tr><td>Thé vert Sencha 500 g</td><td>4</td></tr>"
    table = f"<p>Merci de nous faire un devis pour :</p><table>{rows}</table>"
    raw = letter(SOPHIE, "Bon de commande n° 4471", " ", html=table)
    case = await receives(world, raw)
    assert case is not None and (case.process, case.state) == ("quote", "done")
    assert [(line["sku"], line["quantity"]) for line in case.facts["lines"]] == [
        ("TAS-350", 12), ("THE-001", 4),
    ]  # fmt: skip
    [mail] = world.mails()
    assert mail["To"] in SOPHIE


async def test_courtesy_and_what_it_is_for_hold_nothing_back(acting: World) -> None:
    text = "Bonjour Léa, quel est le prix du mug grès émaillé ? C'est pour notre terrasse. Merci d'avance !"
    case = await receives(acting, letter(SOPHIE, "Prix", text))
    assert case is not None and (case.process, case.state) == ("enquiry", "done")
    assert len(acting.mails()) == 1
