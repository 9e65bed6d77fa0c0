"""The rules in memory: read again when they changed, the same object while they did not, readable whatever is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from structlog.testing import capture_logs

from bot.clock import FrozenClock
from bot.people import People
from bot.rules import RuleRoom
from bot.store import ledger, rules_used
from bot.store import rules as store
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from graphs.context import Person
from graphs.rules.condition import AllOf, Test
from graphs.rules.consequence import Approval, Discount, Postpone, UseLanguage
from graphs.rules.rule import Draft
from integrations.books.port import Customer, Directory, PriceRule, Product
from tests.bot.rules.rulebooks import BIG, LOYAL_BIG, NOT_ABOVE_15, NOW, VIP_12, armed, broken
from tests.bot.rules.shelf import Shelf

LEA = Person("employee", "Camille Durand", "c@maison.test", "employee", "fr", "Europe/Paris")
CUSTOMERS = [
    Customer("7", "Hôtel Bellerive", "b@x.test", "", "vip", date(2017, 3, 6), "fr", 30, "", ""),
    Customer("8", "Nordlys AB", "n@x.test", "", "standard", date(2025, 1, 1), "en", 30, "", ""),
]
PRODUCTS = [Product("CAF-001", "Café en grains Sidamo", ["sidamo"], "sac", Decimal("24.90"), Decimal("5.5"), None)]
LIST = [
    PriceRule(
        "loyal-500", "Clients fidèles : 10 % dès 500 €", Decimal(10), segment="loyal", minimum_amount=Decimal(500)
    )
]


async def room_of(database: Database, price_rules: list[PriceRule] | None = None) -> RuleRoom:
    people = People(database, {}, language="fr", time_zone="Europe/Paris")
    await people.load()
    shelf = Shelf(Directory("1", CUSTOMERS, PRODUCTS), price_rules or [])
    return RuleRoom(database, people, shelf, FrozenClock(NOW))


async def said(room: RuleRoom, about: str = "", language: str = "fr") -> list[str]:
    message = await room.answer(about, LEA, language)
    texts = [getattr(block, "text", "") for block in message.blocks] or [message.summary]
    return [text for text in texts if text]


async def test_the_snapshot_is_the_same_object_until_a_rule_changes(database: Database):
    room, other = await room_of(database), await room_of(database)
    await room.refresh()
    empty = room.snapshot()
    assert not await room.refresh() and room.snapshot() is empty and empty.known.rules == []
    await armed(database, VIP_12, "k1")
    assert await room.refresh() and await other.refresh()
    one = room.snapshot()
    assert [rule.reference for rule in one.known.rules] == ["R1.1"]
    assert not await room.refresh() and room.snapshot() is one and empty.known.rules == []
    await database.write(lambda c: store.switch(c, "R1", "paused", version=1, by=["x"], key="s", now=NOW))
    assert await room.refresh() and room.snapshot().known.armed == []
    assert other.snapshot().known.armed != [], "a turn keeps what it began with"


async def test_a_rule_that_cannot_be_read_is_logged_once_left_out_and_shown(database: Database):
    await armed(database, VIP_12, "k1")
    await armed(database, LOYAL_BIG, "k2")
    await database.write(lambda c: broken(c, "R1", draft={"when": "mood == 1", "then": {}}))
    room = await room_of(database)
    with capture_logs() as logs:
        await room.refresh()
        await armed(database, NOT_ABOVE_15, "k3")
        await room.refresh()
    assert [(log["event"], log["rule"]) for log in logs] == [("rule.unreadable", "R1")]
    assert [rule.id for rule in room.snapshot().known.rules] == ["R2", "R3"]
    lines = await said(room)
    assert lines[0].startswith("3 règles") and any(line.startswith("R1 – Cette version") for line in lines)
    lines = await said(room, "explique R1")
    assert lines[0].startswith("R1 – Cette version") and any("comme dit" in line for line in lines)
    assert any("illisible" in line for line in lines)


async def test_without_rules_it_says_how_to_state_one(database: Database):
    assert "aucune règle" in (await said(await room_of(database)))[0]
    assert "There is no rule yet" in (await said(await room_of(database), "", "en"))[0]


async def test_the_list_says_each_rule_its_state_since_when_and_by_whom(database: Database):
    await armed(database, LOYAL_BIG, "k1")
    await armed(database, VIP_12, "k2")
    await armed(database, NOT_ABOVE_15, "k3")
    await database.write(lambda c: store.switch(c, "R2", "paused", version=1, by=["marc"], key="s", now=NOW))
    await database.write(lambda c: store.switch(c, "R3", "retired", version=1, by=["marc"], key="t", now=NOW))
    room = await room_of(database, LIST)
    lines = await said(room)
    assert lines[0] == "2 règles."
    assert (
        lines[1].startswith("R1 – ")
        and "10" in lines[1]
        and "(en vigueur depuis le 23 nov. 2026, par claire-dubois)" in lines[1]
    )
    assert "en pause depuis le 23 nov. 2026, par marc" in lines[2]
    assert "retirée" in lines[3] and lines[4].startswith("Au tarif") and "loyal-500 – Clients fidèles" in lines[5]
    assert [line[:2] for line in await said(room, "les règles retirées") if line[0] == "R"] == ["R3"]
    assert [line[:2] for line in await said(room, "paused", "en") if line[0] == "R" and line[1].isdigit()] == ["R2"]


async def test_one_rule_is_told_with_its_history_and_where_it_was_used(database: Database):
    await armed(database, VIP_12, "k1")
    await armed(database, LOYAL_BIG, "k2", "R1", 1, days=2)
    await database.write(lambda c: store.switch(c, "R1", "paused", version=2, by=["marc"], key="s", now=NOW))
    await database.write(lambda c: judged(c, "case-1", ["R1.1"]))
    await database.write(lambda c: judged(c, "case-2", ["R1.2", "R10.1"]))
    room = await room_of(database)
    for about in ("R1", "explique la règle R1", "que dit r1 ?", "la règle 1", "la règle n° 1"):
        message = await room.answer(about, LEA, "fr")
        texts = [block.text for block in message.blocks if hasattr(block, "text")]  # pyright: ignore
        assert message.summary.startswith("R1"), about
    assert [text[:3] for text in texts if text.startswith("v")] == ["v1,", "v2,"]
    assert any("approuvée par marc-lefevre" in text for text in texts)
    assert any(text.startswith("mise en pause") for text in texts)
    used = [text for text in texts if text.startswith("Devis")]
    assert used == ["Devis case-2, le 23 nov. 2026 (R1.2)", "Devis case-1, le 23 nov. 2026 (R1.1)"]
    assert "Il n'y a pas de règle R9. Il y a : R1." in (await said(room, "R9"))[0].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("about", "language", "expected"),
    [
        ("les règles en pause", "fr", ["R2", "R4"]),
        ("en pause pour Bellerive", "fr", ["R2", "R4"]),
        ("en pause pour Nordlys", "fr", ["R4"]),
        ("les règles en pause sur les relances", "fr", ["R4"]),
        ("paused rules for a loyal customer", "en", ["R4"]),
        ("les règles en vigueur pour Bellerive", "fr", ["R3"]),
        ("les règles retirées sur les devis en anglais", "fr", []),
    ],
)
async def test_a_state_and_what_the_rules_are_about_may_be_said_together(
    database: Database, about: str, language: str, expected: list[str]
):
    meanings = [LOYAL_BIG, VIP_12, NOT_ABOVE_15, Draft(Test("invoice_amount", ">", Decimal(0)), Postpone(15))]
    for number, meaning in enumerate(meanings, start=1):
        await armed(database, meaning, f"k{number}")
    for rule_id in ("R2", "R4"):
        await database.write(
            lambda c, one=rule_id: store.switch(c, one, "paused", version=1, by=["marc"], key=one, now=NOW)
        )
    lines = await said(await room_of(database), about, language)
    found = [line.split(" ")[0] for line in lines if line.startswith("R") and line[1].isdigit()]
    assert found == expected, lines


async def test_where_rules_were_used_is_told_of_each_by_one_walk(database: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.store.rules_used._PAGE", 2)
    for number in range(7):
        await database.write(
            lambda c, n=number: judged(c, f"case-{n}", ["R1.1", f"R1{n}.1", "loyal.500"] if n % 2 else ["R10.2"])
        )
    asked = ["R1", "R10", "loyal.500", "loyal", "R2"]
    used = await database.read(lambda c: rules_used.used_in(c, asked, most=2))
    assert {each: [(use.case_id, use.reference) for use in uses] for each, uses in used.items()} == {
        "R1": [("case-5", "R1.1"), ("case-3", "R1.1")],
        "R10": [("case-6", "R10.2"), ("case-4", "R10.2")],
        "loyal.500": [("case-5", "loyal.500"), ("case-3", "loyal.500")],
        "loyal": [],
        "R2": [],
    }
    monkeypatch.setattr("bot.store.rules_used.LOOKED_AT", 1)
    used = await database.read(lambda c: rules_used.used_in(c, ["R1", "R10"]))
    assert [len(uses) for uses in used.values()] == [0, 1], "only the newest rows are looked at"


def judged(c: object, case_id: str, rules: list[str]) -> None:
    from bot.store import cases
    from graphs.message import Address

    row = cases.CaseRow(
        case_id, "quote", 1, Address("cli", case_id), "lea", "fr", "done", f"Devis {case_id}", {}, [], [], [], NOW, NOW
    )
    cases.save(c, row)  # pyright: ignore[reportArgumentType]
    ledger.append(c, [LedgerEntry(case_id, "commis", "judged", "act", {"rules": rules})], NOW)  # pyright: ignore


@pytest.mark.parametrize(
    ("about", "language", "expected"),
    [
        ("pour Bellerive", "fr", ["R2", "R3", "R4", "R5"]),
        ("Nordlys", "fr", ["R1", "R3", "R5", "R6"]),
        ("for a loyal customer", "en", ["R1", "R3", "R4", "R5", "R6"]),
        ("la commande est égale à 800 € et le client est fidèle", "fr", ["R1", "R3", "R4", "R6"]),
        ("pour une commande de 800 € d'un client fidèle", "fr", ["R1", "R3", "R4", "R6"]),
        ("pour une commande de 400 €", "fr", ["R2", "R3", "R4", "R6"]),
        ("relance", "fr", ["R5"]),
        ("deposits", "en", []),
    ],
)
async def test_the_rules_for_a_case_are_those_that_can_hold(
    database: Database, about: str, language: str, expected: list[str]
):
    meanings = [
        Draft(AllOf((BIG, Test("customer_segment", "!=", "vip"))), Discount(Decimal(10))),
        Draft(Test("customer_segment", "==", "vip"), Discount(Decimal("12.5"))),
        NOT_ABOVE_15,
        Draft(Test("customer_years", ">", Decimal(3)), Approval(role="director")),
        Draft(Test("invoice_amount", ">", Decimal(0)), Postpone(15)),
        Draft(Test("customer", "in", ("8", "9")), UseLanguage("en")),
    ]
    for number, meaning in enumerate(meanings):
        await armed(database, meaning, f"k{number}")
    room = await room_of(database)
    found = [
        line.split(" ")[0] for line in await said(room, about, language) if line.startswith("R") and line[1].isdigit()
    ]
    assert found == expected, await said(room, about, language)
