"""What is told about one rule and about the price list: nothing twice, rows that say the same on one line."""

from __future__ import annotations

from decimal import Decimal

from bot.rules import RuleRoom
from bot.store import rules as store
from bot.store.database import Database
from bot.store.rules import Between
from graphs.message import Fields, Text
from integrations.books.port import PriceRule
from tests.bot.rules.rulebooks import LOYAL_BIG, NOW, VIP_12, armed, arming
from tests.bot.rules.test_room import LEA, room_of, said


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


async def texts(room: RuleRoom, about: str) -> list[str]:
    return [plain(block.text) for block in (await room.answer(about, LEA, "fr")).blocks if isinstance(block, Text)]


async def test_a_rule_with_one_version_says_its_sentence_once(database: Database):
    await armed(database, VIP_12, "k1")
    room = await room_of(database)
    told = await texts(room, "R1")
    assert sum("12,5 %" in text for text in told) == 1
    assert "v1, le 23 nov. 2026, par claire-dubois, approuvée par marc-lefevre" in told
    await armed(database, LOYAL_BIG, "k2", "R1", 1)
    assert any(text.startswith("v1") and "12,5 %" in text for text in await texts(room, "R1"))


async def test_what_it_has_with_others_is_separated(database: Database):
    await armed(database, VIP_12, "k1")
    await armed(database, LOYAL_BIG, "k2")
    related = [Between("R1", "add", Decimal(15)), Between("R2", "best")]
    third = arming(VIP_12, relations=related)
    await database.write(lambda c: store.arm(c, third, key="k3", now=NOW))
    blocks = (await (await room_of(database)).answer("R3", LEA, "fr")).blocks
    items = [plain(item.value) for block in blocks if isinstance(block, Fields) for item in block.items]
    assert "s'ajoute à R1, jusqu'à 15 % ; avec R2, la meilleure pour le client" in items


async def test_rows_of_the_price_list_that_say_the_same_are_one_line(database: Database):
    rows = [PriceRule(f"vip-caf-00{at}", "VIP : café", Decimal(12), sku=f"CAF-00{at}") for at in range(1, 6)]
    rows += [
        PriceRule("a1", "Fidèles", Decimal(5)),
        PriceRule("b2", "Fidèles", Decimal(5)),
        PriceRule("c", "Tous", Decimal(1)),
    ]
    lines = [plain(line) for line in await said(await room_of(database, rows))]
    start = next(at for at, line in enumerate(lines) if line.startswith("Au tarif"))
    assert lines[start + 1 :] == ["a1, b2 – Fidèles", "c – Tous", "vip-caf-001 … 005 – VIP : café"]


async def test_what_is_left_of_a_long_price_list_is_counted_in_rows(database: Database):
    rows = [PriceRule(f"p{at}", f"Ligne {at // 2}", Decimal(5)) for at in range(30)]
    lines = await said(await room_of(database, rows))
    assert lines[-1] == "Et 10 autres au tarif."
