"""docs/rules.md names every fact, consequence and key that there is, and its example of a file is one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from bot.rules.files.reading import read_rules
from graphs.rules.consequence import Consequence
from graphs.rules.readback import fact_name
from graphs.rules.vocabulary import FACTS, NUMERIC, Fact

DOCS = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")


def table() -> str:
    """The table of facts, as the document has it."""
    rows = [f"| `{fact.name}` | {fact_name(fact.name, 'en')} | {values(fact)} |" for fact in FACTS.values()]
    return "\n".join(["| fact | is | values |", "|---|---|---|", *rows])


def values(fact: Fact) -> str:
    if fact.options:
        return ", ".join(f"`{option}`" for option in fact.options)
    if fact.kind not in NUMERIC:
        return {"flag": "`true`, `false`", "customer": "a name or id", "product": "a reference", "text": "a text"}[
            fact.kind
        ]
    unit = {"money": "euros", "percent": "percent", "days": "days", "number": "a number"}[fact.kind]
    if fact.low is not None and fact.high is not None:
        return f"{unit}, {fact.low} to {fact.high}"
    return unit if fact.low is not None else f"{unit}, may be negative"


def test_every_fact_is_in_the_table_as_the_vocabulary_has_it():
    assert table() in DOCS


def test_every_consequence_is_named():
    kinds = {kind.kind for kind in get_args(Consequence)}
    assert kinds == set(re.findall(r"^\| `(\w+)` \| (?:grants|asks|forbids|says|sends|adds|prints|writes)", DOCS, re.M))


def test_the_files_shown_are_files_of_rules():
    shown = re.findall(r"```toml\n(.*?)```", DOCS, re.S)
    read = [read_rules(text) for text in shown]
    assert [each.problems for each in read] == [[], []]
    assert [rule.id for rule in read[0].file.rules] == ["R1", "R2"] and len(read[1].file.examples) == 2
