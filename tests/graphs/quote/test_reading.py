"""The quote part of reading: where a discount belongs, and what a model's data must pass."""

from __future__ import annotations

from typing import Any

import pytest

from graphs.quote.brief import Change, QuoteBrief, QuoteChange, WantedLine, brief_from_json, brief_to_json
from graphs.quote.reading import Unfaithful, from_model, same_thing
from graphs.understanding.grammar import read
from tests.graphs.understanding.companies import TABLEWARE, situation


def percents(text: str) -> tuple[str | None, list[str | None]]:
    brief = brief_from_json(read(text, situation(TABLEWARE)).brief)
    assert isinstance(brief, QuoteBrief)
    return brief.discount_percent, [line.discount_percent for line in brief.lines]


@pytest.mark.parametrize(
    ("text", "whole", "lines"),
    [
        ("devis Nordlys 3 moulins, 2 tasses, 10 %", "10", [None, None]),
        ("devis Nordlys 3 moulins et 2 tasses avec 10 % de remise", "10", [None, None]),
        ("devis Nordlys 10 % de remise : 3 moulins et 2 tasses", "10", [None, None]),
        ("devis Nordlys 3 moulins avec 10 % de remise et 2 tasses", None, ["10", None]),
        ("devis Nordlys 3 moulins (-10 %), 2 tasses", None, ["10", None]),
        ("devis Nordlys 3 moulins -10%, 2 tasses -5%", None, ["10", "5"]),
        ("devis Nordlys\n3 moulins\n2 tasses -5%", None, [None, "5"]),
        ("devis Nordlys\n3 moulins\n2 tasses\nremise 5%", "5", [None, None]),
        ("quote Nordlys 3 grinders and 2 cups, 10% off the cups", None, [None, "10"]),
        ("quote Nordlys 3 grinders and 2 cups, 10% off everything", "10", [None, None]),
        ("devis Nordlys 3 moulins -10 %", "10", [None]),
        ("devis Nordlys 3 moulins, TVA 20 %", None, [None]),
        ("devis Nordlys 3 moulins, acompte de 30 %", None, [None]),
        ("devis Nordlys 3 moulins pas de remise", "0", [None]),
        ("devis Nordlys 3 moulins remise : 7,5", "7.5", [None]),
    ],
)
def test_a_discount_goes_where_it_belongs(text: str, whole: str | None, lines: list[str | None]):
    assert percents(text) == (whole, lines)


def test_a_contradicting_discount_is_left_over():
    reading = read("devis Nordlys 3 moulins, 10 % de remise sur le tout, 5 % sur le tout", situation(TABLEWARE))
    assert reading.brief["discount_percent"] == "10"
    assert reading.not_understood == ["5 % sur le tout"]


LINE = {"text": "moulins", "quantity": "3", "pack": "", "discount_percent": None}


def test_data_of_a_model_becomes_a_brief():
    data = {"quote": {"customer": "l'Hotel Bellerive", "lines": [LINE], "discount_percent": "0"}}
    assert from_model(data, "Devis pour l'hôtel Bellerive, 3 moulin, sans remise") == QuoteBrief(
        "l'Hotel Bellerive", [WantedLine("moulins", "3")], "0"
    )


def test_data_of_a_model_becomes_changes():
    data = {
        "changes": [
            {"op": "replace", "text": "Tasse à café 300 ml", "new_text": "mugs"},
            {"op": "discount", "discount_percent": "5 %"},
        ]
    }
    brief = from_model(data, "mugs à la place, et 5 %", ["Tasse à café 300 ml"])
    assert brief == QuoteChange(
        [Change("replace", "Tasse à café 300 ml", "mugs"), Change("discount", discount_percent="5")]
    )
    assert brief_from_json(brief_to_json(brief)) == brief


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"quote": None, "changes": None},
        {"quote": {"customer": "Nordlys", "lines": []}},
        {"quote": {"customer": None, "lines": [LINE | {"quantity": "30"}]}},
        {"quote": {"customer": None, "lines": [LINE | {"text": "moulins dorés"}]}},
        {"quote": {"customer": None, "lines": [LINE | {"discount_percent": "0"}]}},
        {"quote": {"customer": None, "lines": [LINE], "discount_percent": "Infinity"}},
        {"changes": [LINE | {"op": "explode"}]},
        {"changes": [LINE | {"op": "replace"}]},
        {"changes": [LINE | {"op": "customer", "new_text": ""}]},
        {"changes": [LINE | {"op": "discount", "text": ""}]},
        {"changes": "moulins"},
    ],
)
def test_unfaithful_data_is_refused(data: dict[str, Any]):
    with pytest.raises(Unfaithful):
        from_model(data, "Devis pour Bellerive : 3 moulins")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("moulins", "Moulin à café", True), ("tasses", "Moulin à café", False), ("", "x", False), ("la", "le", False)],
)
def test_the_same_thing(one: str, other: str, same: bool):
    assert same_thing(one, other) == same
