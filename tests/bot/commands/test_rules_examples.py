"""`commis rules test`: named examples judged by the rules in force, or by those of a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Commis
from tests.bot.commands.test_rules import FILE, changed


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


EXAMPLES = """
# what the sales team agreed on
[[example]]
name = "big order"
given = { order_total = 2500, customer_segment = "standard" }
expected = { discount = 7.5, asks = [], rules = ["R1"] }

[[example]]
name = "Nordlys reads English"
customer = "Nordlys Kaffe"
lines = [{ product = "CAF-001", quantity = 10 }]
expected = { language = "en", forbids = [] }

[[example]]
name = "asking a lot"
given = { order_discount = 20 }
expected = { asks = ["direction"] }

[[example]]
name = "coffee for a VIP, by the price list"
customer = "Hôtel Bellerive"
lines = [{ product = "CAF-001", quantity = 10 }, { product = "MOU-050", quantity = 1, unit_price = 100 }]
day = 2026-12-01
expected = { discount = { CAF-001 = 12, MOU-050 = 0 } }
"""


def test_examples_are_judged_by_the_rules_in_force_or_by_those_of_a_file(stocked: Commis, written: Path) -> None:
    with written.open("a", encoding="utf-8") as file:
        file.write(EXAMPLES)
    changed(written, 'state = "paused"\n', "")
    ran = stocked("rules", "test", str(written), "--json")
    assert ran.status == 1
    assert [(row["name"], row["passed"]) for row in ran.json] == [
        ("big order", False), ("Nordlys reads English", False), ("asking a lot", False),
        ("coffee for a VIP, by the price list", True),
    ]  # fmt: skip
    assert ran.json[0]["differences"][0] == {"what": "discount", "expected": "7.5", "found": "0"}
    assert stocked("rules", "test", str(written), "--rules", str(written)).status == 0
    stocked("rules", "import", str(written))
    ran = stocked("rules", "test", str(written))
    assert ran.status == 0 and "4 exemples sur 4" in ran.out and ran.out.count("✔") == 4
    stocked("rules", "export", str(written))
    text = written.read_text(encoding="utf-8")
    assert text.rstrip().endswith(EXAMPLES.strip()), "the examples stay as they were written"
    assert stocked("rules", "test", str(written)).status == 0


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("given = { order_totl = 1 }\nexpected = { discount = 1 }", "order_total"),
        ("given = { order_total = \"a lot\" }\nexpected = { discount = 1 }", "order_total"),
        ("given = { customer_segment = \"friend\" }\nexpected = { discount = 1 }", "loyal"),
        ("given = { order_total = 1 }", "expected"),
        ("given = { order_total = 1 }\nexpected = { discont = 1 }", "discount"),
        ("given = { order_total = 1, lead_budget = 5 }\nexpected = { discount = 1 }", "aucun travail"),
        ("customer = \"Zzyzx\"\nlines = [{ product = \"CAF-001\" }]\nexpected = { discount = 1 }", "Zzyzx"),
        ("customer = \"Hôtel Bellerive\"\nlines = [{ product = \"Zzyzx\" }]\nexpected = { discount = 1 }", "Zzyzx"),
        ("customer = \"Hôtel Bellerive\"\nexpected = { discount = 1 }", "lignes"),
        ("given = { order_total = 1 }\nexpected = { asks = [\"le roi\"] }", "le roi"),
        ("given = { order_total = 1 }\nday = \"hier\"\nexpected = { discount = 0 }", "hier"),
        ("given = { order_total = 1 }\nstandng = []\nexpected = { discount = 0 }", "standing"),
    ],
)  # fmt: skip
def test_an_example_that_says_nothing_is_failed_with_a_sentence(
    stocked: Commis, tmp_path: Path, example: str, said: str
) -> None:
    path = tmp_path / "e.toml"
    path.write_text(f'[[example]]\nname = "odd"\n{example}\n', encoding="utf-8")
    ran = stocked("rules", "test", str(path), "--json")
    assert ran.status == 1 and said in json.dumps(ran.json, ensure_ascii=False), ran.json
    assert ran.json[0]["passed"] is False and ran.json[0]["problem"]


def test_examples_of_other_work(stocked: Commis, tmp_path: Path) -> None:
    path = tmp_path / "e.toml"
    path.write_text(
        """
[[rule]]
id = "R1"
when = 'customer_segment == "vip"'
then = { kind = "postpone", days = 15 }

[[rule]]
id = "R2"
when = 'lead_employees > 50 and lead_budget >= 10000'
then = { kind = "classify", subject = "lead", label = "hot" }

[[rule]]
id = "R3"
when = 'customer_new'
then = { kind = "forbid", act = "discount" }

[[example]]
name = "vip"
given = { customer_segment = "vip" }
expected = { postpone = 15 }

[[example]]
name = "hot"
given = { lead_employees = 80, lead_budget = 20000 }
expected = { label = "hot" }

[[example]]
name = "new"
given = { customer_new = true }
expected = { forbids = ["discount"], discount = 0 }

[[example]]
name = "wrong on purpose"
given = { lead_employees = 8, lead_budget = 20000 }
expected = { label = "hot" }
""",
        encoding="utf-8",
    )
    ran = stocked("rules", "test", str(path), "--rules", str(path), "--json")
    assert [row["passed"] for row in ran.json] == [True, True, True, False] and ran.status == 1, ran.json


def test_a_file_without_examples_is_no_test(stocked: Commis, written: Path) -> None:
    assert "[[example]]" in stocked("rules", "test", str(written)).sentence
