"""The picture of quotes by week: the week that has just begun is told as begun, or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.digest.outside import Outside
from bot.digest.pictures import quotes_by_week
from integrations.books.port import Customer, PastQuote

MONDAY = date(2026, 11, 23)
CUSTOMER = Customer("C1", "Atelier Nord", "nord@client.example", "", "standard", None, "fr", 30, "", "")


def issued(*days: date) -> Outside:
    quotes = [PastQuote(f"D{n}", day, CUSTOMER, [], Decimal(100)) for n, day in enumerate(days)]
    return Outside(quotes=quotes)


def test_a_week_without_a_quote_yet_is_left_out():
    bars = quotes_by_week(issued(date(2026, 11, 20), date(2026, 11, 16)), MONDAY, "fr").bars
    assert [(bar.label, int(bar.amount)) for bar in bars][-2:] == [("9 nov.", 0), ("16 nov.", 2)]


@pytest.mark.parametrize(("language", "said"), [("fr", "23 nov., en cours"), ("en", "23 Nov, so far")])
def test_a_week_under_way_says_so(language: str, said: str):
    bars = quotes_by_week(issued(MONDAY, date(2026, 11, 16)), MONDAY, language).bars
    assert (bars[-1].label, int(bars[-1].amount)) == (said, 1)
