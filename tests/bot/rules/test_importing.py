"""A file of rules and the store: written and read back the same, imported whole or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import FrozenClock
from bot.people import Staff
from bot.people.defaults import DEFAULT_ROLES
from bot.rules.files.importing import Plan, carry_out, plan
from bot.rules.files.meaning import draft_of
from bot.rules.files.names import Called
from bot.rules.files.reading import read_rules
from bot.rules.files.writing import written
from bot.rules.known import Known
from bot.store import rules as store
from bot.store.database import Database
from bot.store.people import PersonRow
from bot.store.rules import Between, Kept, MovedOn
from graphs.rules.condition import AllOf, AnyOf, Condition, Test
from graphs.rules.consequence import (
    TONES,
    AddLine,
    Approval,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    Mention,
    Postpone,
    ReminderTone,
    UseLanguage,
)
from graphs.rules.names import names_of
from graphs.rules.rule import Draft, Relation, Rule, RuleSet
from integrations.books.port import Customer, Directory, Product
from tests.bot.rules.rulebooks import LOYAL_BIG, NOT_ABOVE_15, NOW, VIP_12, armed, kept

ODD = ['Chez "Paul"', "L'Atelier", "Dupont", "Dupont", "Back\\slash & Co", "8", "Café «\u00a0Noir\u00a0»"]
DIRECTORY = Directory(
    "1",
    [Customer(str(n), name, "", "", "standard", None, "fr", 30, "", "") for n, name in enumerate(ODD, start=7)],
    [Product("CAF-001", "Café", [], "sac", Decimal(20), Decimal("5.5"), None)],
)
MARC = PersonRow("marc", "Marc Roux", "", "director", "fr", "Europe/Paris")
STAFF = Staff({"marc": MARC}, list(DEFAULT_ROLES))
TODAY = date(2026, 11, 23)

numbers = st.decimals(min_value=1, max_value=99_999, places=2)
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"]), min_size=1, max_size=20)
tests = st.one_of(
    st.builds(Test, st.just("order_total"), st.sampled_from([">", "<=", ">="]), numbers),
    st.builds(
        Test, st.just("customer"), st.sampled_from(["==", "!="]), st.sampled_from([c.id for c in DIRECTORY.customers])
    ),
    st.just(Test("customer", "in", ("7", "9", "12"))),
    st.just(Test("customer_segment", "==", "loyal")),
    st.just(Test("line_product", "==", "CAF-001")),
)
conditions: st.SearchStrategy[Condition] = st.one_of(
    tests,
    st.builds(lambda a, b: AllOf((a, b)), tests, tests),
    st.builds(lambda a, b: AnyOf((a, b)), tests, tests),
    st.just(AllOf()),
)
consequences: st.SearchStrategy[Consequence] = st.one_of(
    st.builds(Discount, st.decimals(min_value=0, max_value=100, places=3)),
    st.builds(Deposit, st.integers(0, 100).map(Decimal)),
    st.just(Approval(role="director")),
    st.just(Approval(person="marc")),
    st.builds(Forbid, st.sampled_from(["quote", "discount"])),
    st.builds(Classify, st.just("customer"), st.sampled_from(["loyal", "vip"])),
    st.builds(Postpone, st.integers(0, 300)),
    st.builds(ReminderTone, st.sampled_from(TONES)),
    st.builds(Mention, words),
    st.builds(UseLanguage, st.sampled_from(["fr", "en"])),
    st.builds(AddLine, st.just("CAF-001"), numbers),
    st.builds(AddLine, st.just(""), st.just(Decimal(1)), words, numbers),
)
drafts = st.builds(Draft, conditions, consequences, st.none() | st.dates(), st.none() | st.dates())


def known(found: Kept) -> Known:
    return Known(found, [], DIRECTORY, names_of(DIRECTORY, [], list(DEFAULT_ROLES)), STAFF.name_of)


@given(st.lists(drafts, min_size=1, max_size=4), st.text(max_size=40), st.decimals(1, 100, places=3))
def test_what_is_written_is_read_back_the_same(meanings: list[Draft], sentence: str, cap: Decimal):
    sentence = sentence.encode("utf-8", "replace").decode()
    rules = [Rule(f"R{n}", 1, meaning, sentence) for n, meaning in enumerate(meanings, start=1)]
    relations = [Relation("R1", "the price list's", "add", cap)]
    text = written(known(Kept(RuleSet(rules, relations))), "fr")
    read = read_rules(text)
    assert read.problems == []
    called = Called(DIRECTORY)
    assert [draft_of(row, called, STAFF) for row in read.file.rules] == meanings
    assert [row.sentence for row in read.file.rules] == [sentence] * len(rules)
    assert [row.relation for row in read.file.relations] == relations
    assert written(known(Kept(RuleSet(list(reversed(rules)), relations))), "fr") == text


async def planned(database: Database, text: str, price_list: list[Rule] | None = None) -> Plan:
    read = read_rules(text)
    assert read.problems == []
    return plan(read.file, known(await kept(database)), STAFF, price_list or [], TODAY)


async def test_an_import_is_done_in_one_go_or_not_at_all(database: Database):
    await armed(database, LOYAL_BIG, "k1")
    await armed(database, NOT_ABOVE_15, "k2")
    text = written(known(await kept(database)), "en").replace("percent = 10", "percent = 11")
    text += '\n[[rule]]\nid = "R5"\nwhen = \'customer_segment == "vip"\'\nthen = { kind = "deposit", percent = 30 }\n'
    text = text.replace('id = "R2"\nstate = "armed"', 'id = "R2"\nstate = "paused"')
    text += '\n[[relation]]\none = "R5"\nother = "R1"\nhow = "first"\n'
    todo = await planned(database, text)
    assert (todo.errors, todo.added, todo.changed, todo.switched) == ([], ["R5"], ["R1"], ["R2"])
    clock = FrozenClock(NOW)
    # Between the look and the deed, somebody changes the last of them.
    await database.write(lambda c: store.switch(c, "R2", "retired", version=1, by=["x"], key="s", now=NOW))
    before = await kept(database)
    with pytest.raises(MovedOn):
        await database.write(lambda c: carry_out(c, todo, "marc", "i1", clock))
    assert await kept(database) == before
    todo = await planned(database, text)
    await database.write(lambda c: carry_out(c, todo, "marc", "i2", clock))
    after = await kept(database)
    assert {row.id: (row.version, row.state) for row in after.rows.values()} == {
        "R1": (2, "armed"), "R2": (1, "paused"), "R5": (1, "armed"),
    }  # fmt: skip
    assert after.known.relations == [Relation("R5", "R1", "first")] and after.current["R1"].author == "marc"
    assert (await planned(database, written(known(after), "fr"))).touched == []


async def test_nothing_is_imported_when_any_rule_was_armed_since_it_was_planned(database: Database):
    text = '[[rule]]\nid = "R5"\nwhen = \'customer_segment == "vip"\'\nthen = { kind = "deposit", percent = 30 }\n'
    todo = await planned(database, text)
    await armed(database, LOYAL_BIG, "k1")
    before = await kept(database)
    with pytest.raises(MovedOn):
        await database.write(lambda c: carry_out(c, todo, "marc", "i1", FrozenClock(NOW)))
    assert await kept(database) == before
    todo = await planned(database, text)
    await database.write(lambda c: carry_out(c, todo, "marc", "i2", FrozenClock(NOW)))
    assert set((await kept(database)).rows) == {"R1", "R5"}


async def test_a_rule_that_nobody_can_read_is_mended_by_a_file(database: Database):
    from tests.bot.rules.rulebooks import broken

    await armed(database, VIP_12, "k1")
    text = written(known(await kept(database)), "fr")
    await database.write(lambda c: broken(c, "R1", draft={"when": "mood", "then": {}}))
    left_out = written(known(await kept(database)), "fr")
    assert "# R1" in left_out and read_rules(left_out).file.rules == []
    todo = await planned(database, text)
    assert todo.changed == ["R1"]
    await database.write(lambda c: carry_out(c, todo, "marc", "i1", FrozenClock(NOW)))
    after = await kept(database)
    assert after.broken == [] and [rule.reference for rule in after.known.rules] == ["R1.2"]


async def test_relations_kept_one_way_are_the_same_the_other_way_unless_one_wins(database: Database):
    await armed(database, VIP_12, "k1")
    await armed(database, LOYAL_BIG, "k2")

    def relate(c: object) -> None:
        store.relate(c, "R2", Between("R1", "add", Decimal(20)), by="marc", at=NOW)  # pyright: ignore
        store.mark_changed(c)  # pyright: ignore

    await database.write(relate)
    text = '[[relation]]\none = "R2"\nother = "R1"\nhow = "add"\ncap = 20\n'
    assert (await planned(database, text)).relations == []
    assert len((await planned(database, text.replace("20", "25"))).relations) == 1
    first = text.replace('"add"\ncap = 20', '"first"')
    assert len((await planned(database, first)).relations) == 1


async def test_a_new_rule_may_not_take_an_id_of_the_price_list(database: Database):
    text = '[[rule]]\nid = "R5"\nwhen = \'customer_segment == "vip"\'\nthen = { kind = "deposit", percent = 30 }\n'
    todo = await planned(database, text, [Rule("r5", 0, VIP_12, label="VIP")])
    assert [(each.rule, each.line) for each in todo.errors] == [("R5", 1)]
    assert "grille tarifaire" in todo.errors[0].text["fr"] and "price list" in todo.errors[0].text["en"]
