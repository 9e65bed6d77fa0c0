"""Days, hours and amounts as people write them, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.typography import dated, euros, long_day, moment, percent

FIRST = datetime(2026, 11, 1, 13, 2, tzinfo=UTC)
ZONE = "Europe/Paris"


def spaced(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_first_of_a_month_has_its_rank_in_french() -> None:
    assert long_day(date(2026, 11, 1), "fr") == "1er novembre 2026"
    assert long_day(date(2026, 11, 21), "fr") == "21 novembre 2026"
    assert long_day(date(2026, 11, 1), "en") == "1 November 2026"
    later = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert spaced(moment(FIRST, ZONE, "fr", later)) == "le dimanche 1er novembre à 14 h 02"
    assert moment(FIRST, ZONE, "en", later) == "on Sunday 1 November at 14:02"


def test_today_needs_no_day_and_another_year_is_said() -> None:
    assert spaced(moment(FIRST, ZONE, "fr", FIRST)) == "à 14 h 02"
    next_year = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
    assert spaced(moment(FIRST, ZONE, "fr", next_year)) == "le dimanche 1er novembre 2026 à 14 h 02"


def test_what_is_read_at_any_time_always_has_its_day_and_year() -> None:
    assert spaced(dated(FIRST, ZONE, "fr")) == "le dimanche 1er novembre 2026 à 14 h 02"
    assert dated(FIRST, ZONE, "en") == "on Sunday 1 November 2026 at 14:02"


@pytest.mark.parametrize(
    ("amount", "french", "english"),
    [("340", "+340 €", "+€340"), ("-340.5", "\u2212340,50 €", "\u2212€340.50"), ("0", "0 €", "€0")],
)
def test_a_difference_has_its_sign(amount: str, french: str, english: str) -> None:
    value = Decimal(amount)
    assert spaced(euros(value, "fr", short=True, signed=True)) == french
    assert euros(value, "en", short=True, signed=True) == english


def test_a_percentage_has_the_decimals_it_has() -> None:
    assert (spaced(percent(Decimal("7.50"), "fr")), percent(Decimal("7.50"), "en")) == ("7,5 %", "7.5%")
    assert (spaced(percent(Decimal(8), "fr")), percent(Decimal(8), "en")) == ("8 %", "8%")
