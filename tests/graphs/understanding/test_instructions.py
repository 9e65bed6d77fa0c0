"""What a model answers is believed only where the message says it too."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from graphs.understanding.instructions import INSTRUCTIONS, SCHEMA, reading_from_model
from graphs.understanding.reading import PROCESSES
from tests.graphs.understanding.companies import TABLEWARE, situation

FRESH = situation(TABLEWARE)
DECIDING = situation(TABLEWARE, deciding=True)
TEXT = "Devis pour Bellerive : 3 moulins et une douzaine de théières, 5 % de remise, livraison lundi"


def answer(**said: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "process": "unknown", "confidence": 0.9, "language": "fr", "quote": None, "changes": None, "rule": None,
        "about": "", "product": "", "customer": "", "verb": "", "note": "", "not_understood": [],
    }  # fmt: skip
    return empty | said


def line(text: str, quantity: str | None = None, pack: str = "", percent: str | None = None) -> dict[str, Any]:
    return {"text": text, "quantity": quantity, "pack": pack, "discount_percent": percent}


def quote(*lines: dict[str, Any], customer: str | None = "Bellerive", percent: str | None = None) -> dict[str, Any]:
    return answer(process="quote", quote={"customer": customer, "lines": list(lines), "discount_percent": percent})


GOOD = quote(line("moulins", "3"), line("théières", "12"), percent="5") | {"not_understood": ["livraison lundi"]}


def strict(schema: Any) -> bool:
    """Every object closed, every key required: what vendors of strict structured output ask for."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and (
            schema.get("additionalProperties") is not False or set(schema["required"]) != set(schema["properties"])
        ):
            return False
        return all(strict(value) for value in schema.values())
    return all(strict(value) for value in schema) if isinstance(schema, list) else True


def test_the_schema_is_valid_and_strict():
    Draft202012Validator.check_schema(SCHEMA)
    assert strict(SCHEMA)
    assert not list(Draft202012Validator(SCHEMA).iter_errors(GOOD))
    assert SCHEMA["properties"]["process"]["enum"] == list(PROCESSES)


def test_the_instructions_name_every_process_and_no_name_of_the_books():
    told = INSTRUCTIONS(FRESH)
    assert [name for name in PROCESSES if name not in told] == []
    assert [customer.name for customer in TABLEWARE.customers if customer.name in told] == []
    assert "Nothing waits for approval" in told
    assert "can be changed" in INSTRUCTIONS(situation(TABLEWARE, open_quote=True, quote_lines=["Moulin à café"]))


def test_a_faithful_answer_is_believed():
    reading = reading_from_model(GOOD, TEXT, FRESH)
    assert (reading.process, reading.source, reading.confidence) == ("quote", "model", 0.9)
    assert reading.brief["customer"] == "Bellerive"
    assert [entry["quantity"] for entry in reading.brief["lines"]] == ["3", "12"]
    assert reading.not_understood == ["livraison lundi"]


@pytest.mark.parametrize(
    "invented",
    [
        quote(line("moulins", "3"), customer="Nordlys"),
        quote(line("moulins", "4")),
        quote(line("carafes", "3")),
        quote(line("moulins", "3", "palettes")),
        quote(line("moulins", "3"), percent="50"),
        quote(line("moulins", "trois")),
        quote(line("moulins", "NaN")),
        quote(line("", "3")),
        answer(process="quote"),
        answer(process="quote", changes=[]),
        answer(process="quote", changes=[line("moulins", "3") | {"op": "set", "new_text": ""}]),
        answer(process="sabotage"),
        answer(process="decide", verb="approve"),
        answer(process="stock", product="carafes"),
        GOOD | {"confidence": 7},
        GOOD | {"quote": "moulins"},
        {},
    ],
)
def test_what_the_message_does_not_say_sends_the_reading_to_the_grammar(invented: dict[str, Any]):
    reading = reading_from_model(invented, TEXT, FRESH)
    assert reading.source == "grammar"
    assert reading.brief["customer"] == "Bellerive"


def test_an_approval_must_be_plain_in_the_words_too():
    said = answer(process="decide", verb="approve")
    assert reading_from_model(said, "ok envoie", DECIDING).brief["verb"] == "approve"
    for text in ("ok mais seulement lundi", "pourquoi 12 % ?", "le chef approuve sûrement, non ?"):
        assert reading_from_model(said, text, DECIDING).brief.get("verb") != "approve"
    outside = situation(TABLEWARE, deciding=True, outside=True)
    assert reading_from_model(said, "ok envoie", outside).process != "decide"


def test_a_refusal_keeps_its_reason():
    said = answer(process="decide", verb="reject", note="trop cher pour eux")
    assert reading_from_model(said, "bof, trop cher pour eux", DECIDING).brief == {
        "verb": "reject",
        "note": "trop cher pour eux",
    }


def test_changes_need_a_quote_in_the_thread():
    change = line("moulins", "3") | {"op": "set", "new_text": ""}
    text = "mets 3 moulins au lieu de 2"
    said = answer(process="quote", changes=[change])
    opened = situation(TABLEWARE, open_quote=True, quote_lines=["Moulin à café"])
    assert reading_from_model(said, text, opened).brief["changes"][0]["op"] == "set"
    assert reading_from_model(said, text, FRESH).source == "grammar"


def test_a_wish_to_wait_lowers_the_confidence():
    text = "Devis pour Bellerive : 3 moulins, n'envoie pas tout de suite"
    assert reading_from_model(quote(line("moulins", "3")), text, FRESH).confidence <= 0.5


def test_invented_leftovers_are_dropped():
    said = GOOD | {"not_understood": ["livraison lundi", "offrez-leur un café"]}
    assert reading_from_model(said, TEXT, FRESH).not_understood == ["livraison lundi"]


def test_a_price_question_of_a_model():
    said = answer(process="price", product="moulins", customer="Bellerive")
    reading = reading_from_model(said, "prix des moulins pour Bellerive ?", FRESH)
    assert (reading.process, reading.brief) == ("price", {"product": "moulins", "customer": "Bellerive"})
