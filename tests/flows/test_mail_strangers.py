"""Whoever answers a mail of ours from another address is not the customer it went to."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.flows.soundness import is_sound
from tests.support.incoming import SOPHIE, STRANGER, letter, receives
from tests.support.world import World, open_world

PRICE = "Bonjour, quel est le prix du mug grès émaillé, et est-il en stock ?"


@pytest.fixture
async def acting(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    home = tmp_path / "own"
    shutil.copytree(prepared_home, home)
    async with open_world(home, autonomy_enquiry="act", autonomy_lead="act") as world:
        yield world


async def test_prices_of_a_customer_s_are_told_to_nobody_who_answers_in_their_place(acting: World) -> None:
    await receives(acting, letter(SOPHIE, "Question", PRICE))
    [told] = acting.mails()
    answer = letter(STRANGER, "Re: Question", PRICE.replace("mug grès émaillé", "moulin manuel"),
                    In_Reply_To=told["Message-ID"])  # fmt: skip
    case = await receives(acting, answer)
    assert len(acting.mails()) == 1
    assert case is not None and (case.process, case.state) == ("enquiry", "needs_approval")
    assert case.facts["customer"] == "Jeanne Neuve" and not case.facts["customer_id"]
    await is_sound(acting)


async def test_goods_that_a_stranger_orders_so_are_not_quoted_by_themselves(acting: World) -> None:
    await receives(acting, letter(SOPHIE, "Question", PRICE))
    [told] = acting.mails()
    order = "Bonjour, pouvez-vous me faire un devis pour 12 mugs et 3 moulins manuels ? Merci"
    case = await receives(acting, letter(STRANGER, "Re: Question", order, In_Reply_To=told["Message-ID"]))
    await acting.waits(minutes=5)
    assert len(acting.mails()) == 1
    assert case is None or case.state in ("needs_approval", "needs_answer")
