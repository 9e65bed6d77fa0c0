"""The file of rules as text: escaped, placed, and refused with the line that is wrong."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.files import toml_text
from bot.rules.files.form import RuleFile
from bot.rules.files.places import blocks_of, places
from bot.rules.files.reading import read_rules

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)

GOOD = """
[[rule]]
id = "r3"
sentence = "dix pour cent"
when = 'order_total > 500'
then = { kind = "discount", percent = 12.5 }
since = 2027-01-01
until = "2027-12-31"
"""


@given(TEXTS)
def test_any_text_comes_back_from_quotes(text: str):
    for written in (toml_text.basic(text), toml_text.literal(text)):
        assert tomllib.loads(f"a = {written}\nb = 1") == {"a": text, "b": 1}


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_any_number_comes_back_exact(number: Decimal):
    written = toml_text.number(number)
    assert "E" not in written
    read = tomllib.loads(f"a = {written}", parse_float=Decimal)["a"]
    assert Decimal(read) == number


@given(TEXTS, TEXTS)
def test_a_comment_is_one_comment_whatever_it_holds(text: str, other: str):
    assert tomllib.loads(f"{toml_text.comment(text)}\n{toml_text.comment(other)}\na = 1") == {"a": 1}


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), TEXTS | st.booleans() | st.dates(), max_size=4))
def test_an_inline_table_comes_back(table: dict[str, str | bool | date]):
    assert tomllib.loads(f"t = {toml_text.inline(dict(table))}")["t"] == table


def errors(text: str) -> list[tuple[str, int, str]]:
    return [(each.rule, each.line, each.text["en"]) for each in read_rules(text).problems]


def test_a_rule_is_read_with_its_lines():
    read = read_rules(GOOD)
    assert read.problems == []
    [rule] = read.file.rules
    assert (rule.id, rule.state, rule.when, rule.then) == (
        "R3", "armed", "order_total > 500", {"kind": "discount", "percent": Decimal("12.5")},
    )  # fmt: skip
    assert (rule.since, rule.until) == (date(2027, 1, 1), date(2027, 12, 31))
    assert (rule.line, rule.line_of("when"), rule.line_of("state")) == (2, 5, 2)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('id = "r3"', "", 2, "no id"),
        ('id = "r3"', 'id = "vip"', 3, "not the id of a rule"),
        ('id = "r3"', "id = 3", 3, "no id"),
        ('id = "r3"', 'id = "r3"\nstate = "sleeping"', 4, "“sleeping” is not a state"),
        ("when = 'order_total > 500'", "", 2, "the condition is missing"),
        ("when = 'order_total > 500'", "when = 500", 5, "between quotes"),
        ("when =", "wenn =", 5, "did you mean when"),
        ('then = { kind = "discount", percent = 12.5 }', 'then = "10 %"', 6, "then expects a table"),
        ("since = 2027-01-01", 'since = "1/1/27"', 7, "since expects a date"),
        ("since = 2027-01-01", "since = 2027-01-01T10:00:00", 7, "since expects a date"),
        ('sentence = "dix pour cent"', "sentence = 10", 4, "sentence expects a text"),
        ("[[rule]]", "[rule]", 0, "below a title [[rule]]"),
        ("[[rule]]", "[[rules]]", 2, "did you mean rule"),
        ("since = 2027-01-01", "since = 2027-13-01", 7, "not TOML here"),
        ('id = "r3"', 'id = "r3', 3, "not TOML here"),
        ("percent = 12.5 }", "percent = 12.5", 6, "not TOML here"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_form_is_told_with_its_line(old: str, new: str, line: int, said: str):
    assert old in GOOD
    found = errors(GOOD.replace(old, new))
    assert [where for _, where, text in found if said in text] == [line], found


def test_rules_and_relations_are_there_once():
    relation = '[[relation]]\none = "R3"\nother = "R4"\nhow = "best"\n'
    found = errors(GOOD + GOOD + relation + relation.replace('"R3"', '"r4"').replace('"R4"', '"r3"'))
    assert [(rule, line) for rule, line, _ in found] == [("R3", 11), ("R4 / R3", 21)]


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ('one = "R1"\nhow = "best"', "names two rules"),
        ('one = "R1"\nother = "r1"\nhow = "best"', "no relation with itself"),
        ('one = "R1"\nother = "R2"\nhow = "loudest"', "“loudest” ranks no rules"),
        ('one = "R1"\nother = "R2"\nhow = "best"\ncap = 15', 'with how = "add" only'),
        ('one = "R1"\nother = "R2"\nhow = "add"\ncap = 150', "from 0 to 100"),
        ('one = "R1"\nother = "R2"\nhow = "add"\ncap = nan', "from 0 to 100"),
        ('one = "R1"\nother = "R2"\nhow = "add"\nmax = 15', "“max” is not known here"),
    ],
)
def test_a_relation_that_ranks_nothing_is_refused(relation: str, said: str):
    [(_, line, text)] = errors(f"[[relation]]\n{relation}\n")
    assert said in text and line > 0


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n"])
def test_an_empty_file_holds_nothing(text: str):
    assert read_rules(text).file == RuleFile() and errors(text) == []


@given(st.text(max_size=300))
def test_nonsense_never_breaks_the_reader(text: str):
    read = read_rules(text)
    assert read.problems or read.file == RuleFile()


@given(st.integers(0, len(GOOD)), st.text(max_size=5))
def test_a_file_that_was_cut_or_scribbled_on_never_breaks_the_reader(at: int, scribble: str):
    for text in (GOOD[:at] + scribble, GOOD[:at] + scribble + GOOD[at:]):
        for each in read_rules(text).problems:
            assert each.text["fr"] and each.text["en"] and each.line >= 0


def test_very_deep_values_are_refused():
    assert errors("a = " + "[" * 100_000)


def test_tables_within_texts_are_no_tables():
    text = 'x = """\n[[rule]]\n"""\n[[rule]]\nid = "R1"\n[[example]]\nname = "a"\n[example.given]\nb = 1\n'
    assert [(place.table, place.line) for place in places(text)] == [("rule", 4), ("example", 6), ("example.given", 8)]


def test_examples_are_taken_word_for_word_with_their_comments():
    one = "# why it matters\n[[example]]\nname = 'a'   # odd\n\n[example.given]\norder_total = 1"
    two = "[[example]]\nname = 'b'"
    assert (
        blocks_of(f"{GOOD}\n{one}\n\n# R9: comment of the rule\n{GOOD.strip()}\n{two}\n", "example")
        == f"{one}\n\n{two}"
    )
