"""French calls the first of a month by its rank, wherever a day is written."""

from __future__ import annotations

from datetime import date

import pytest

from graphs.answers.figures import day as day_of_answer
from graphs.answers.figures import short_day
from graphs.guards.table import guarded
from graphs.quote.figures import day as day_of_quote
from graphs.standing import Standing
from integrations.documents.quote_view import quote_view
from tests.integrations.documents.quotes import document

FIRST, SECOND = date(2026, 11, 1), date(2026, 11, 2)


@pytest.mark.parametrize(("value", "french"), [(FIRST, "1er novembre 2026"), (SECOND, "2 novembre 2026")])
def test_in_full(value: date, french: str):
    assert day_of_quote(value, "fr") == french
    [reason] = guarded("reminder", [Standing("12", "dispute", value, value)], "Bellerive").bans
    assert reason.found["fr"].count(french) == 2
    assert "1er" not in reason.found["en"] + day_of_quote(value, "en")


def test_in_short():
    assert day_of_answer(FIRST, SECOND, "fr") == "1er nov."
    assert short_day(FIRST, "fr") == "1er nov. 2026"
    assert short_day(SECOND, "fr") == "2 nov. 2026"
    assert short_day(FIRST, "en") == "1 Nov 2026"


def test_on_a_quote():
    [issued, valid, *_] = quote_view(document(issued_on=FIRST, valid_until=SECOND, language="fr"))["meta"]
    assert (issued["value"], valid["value"]) == ("1er novembre 2026", "2 novembre 2026")
    [issued, *_] = quote_view(document(issued_on=FIRST, valid_until=SECOND, language="en"))["meta"]
    assert issued["value"] == "1 November 2026"
