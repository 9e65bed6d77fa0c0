"""The grammar inside a thread: changes, verdicts, bare answers; and the names of the other kinds of work."""

from __future__ import annotations

import pytest

from graphs.quote.brief import Change, QuoteBrief, QuoteChange, brief_from_json
from graphs.understanding.grammar import ENOUGH, read
from tests.graphs.understanding.companies import TABLEWARE, situation
from tests.graphs.understanding.follow_ups import (
    BARE_ANSWERS,
    CHANGES,
    NEW_QUOTES,
    NOT_VERDICTS,
    PROCESSES,
    PRODUCT_QUESTIONS,
    QUOTE_LINES,
    VERDICTS,
)

OPEN = situation(TABLEWARE, open_quote=True, quote_lines=QUOTE_LINES)
DECIDING = situation(TABLEWARE, open_quote=True, quote_lines=QUOTE_LINES, deciding=True)
FRESH = situation(TABLEWARE)


def shown(change: Change) -> str:
    return "".join(
        [
            f"{change.op}:{change.text}",
            f">{change.new_text}" if change.new_text else "",
            f"={change.quantity}" if change.quantity else "",
            f"/{change.pack}" if change.pack else "",
            f"%{change.discount_percent}" if change.discount_percent else "",
        ]
    )


@pytest.mark.parametrize(("text", "changes", "left"), CHANGES)
def test_a_change_is_read(text: str, changes: str, left: list[str]):
    reading = read(text, OPEN)
    assert reading.process == "quote"
    brief = brief_from_json(reading.brief)
    assert isinstance(brief, QuoteChange)
    assert "; ".join(shown(change) for change in brief.changes) == changes
    assert brief.not_understood == left == reading.not_understood
    assert (reading.confidence >= ENOUGH) == bool(changes)


@pytest.mark.parametrize("text", NEW_QUOTES)
def test_a_quote_for_a_named_customer_is_a_new_one(text: str):
    brief = brief_from_json(read(text, OPEN).brief)
    assert isinstance(brief, QuoteBrief)
    assert brief.customer and len(brief.lines) == 1


@pytest.mark.parametrize(("text", "verb", "note"), VERDICTS)
def test_a_verdict_is_read(text: str, verb: str, note: str):
    reading = read(text, DECIDING)
    assert (reading.process, reading.brief) == ("decide", {"verb": verb, "note": note})


@pytest.mark.parametrize(("text", "process"), NOT_VERDICTS)
def test_what_is_no_verdict(text: str, process: str):
    assert read(text, DECIDING).process == process


@pytest.mark.parametrize(("text", "verb", "note"), VERDICTS)
def test_nobody_outside_decides(text: str, verb: str, note: str):
    outside = situation(TABLEWARE, deciding=True, outside=True)
    assert read(text, outside).process != "decide"


@pytest.mark.parametrize(("text", "verb", "note"), VERDICTS)
def test_nothing_is_decided_where_nothing_waits(text: str, verb: str, note: str):
    assert read(text, FRESH).process != "decide"


@pytest.mark.parametrize("text", BARE_ANSWERS)
def test_a_bare_answer_is_left_to_the_question(text: str):
    reading = read(text, situation(TABLEWARE, expecting="customer"))
    assert (reading.process, reading.brief) == ("unknown", {})
    assert reading.confidence < ENOUGH


@pytest.mark.parametrize(
    ("text", "process"),
    [("annule", "stop"), ("ajoute 3 théières", "quote"), ("devis pour Nordlys : 3 tasses", "quote"), ("aide", "help")],
)
def test_a_clear_wish_is_no_answer(text: str, process: str):
    assert read(text, situation(TABLEWARE, expecting="quantity")).process == process


@pytest.mark.parametrize(("text", "process"), PROCESSES)
def test_the_kind_of_work_is_named(text: str, process: str):
    assert read(text, FRESH).process == process


@pytest.mark.parametrize(("text", "process", "product", "customer", "quantity"), PRODUCT_QUESTIONS)
def test_a_question_about_a_product(text: str, process: str, product: str, customer: str, quantity: str):
    reading = read(text, FRESH)
    assert (reading.process, reading.not_understood) == (process, [])
    assert reading.brief == {"product": product, "customer": customer, "quantity": quantity}
