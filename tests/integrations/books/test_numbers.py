"""Amounts however they are written: the same number comes back, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from integrations.books.csv_numbers import NumberStyle, decimal, style_of
from integrations.books.csv_problems import BadCell
from integrations.books.sql_types import shortest

amounts = st.decimals(-999_999_999, 999_999_999, places=2)


@given(
    amounts,
    st.sampled_from(["fr_FR", "en_GB", "de_DE", "de_CH", "nb_NO"]),
    st.sampled_from(["", " €", "\u202f€", " EUR"]),
)
def test_any_locale_with_two_decimals_is_read_right(amount: Decimal, locale: str, currency: str) -> None:
    text = format_decimal(amount, "#,##0.00", locale=locale) + currency
    assert decimal(text, style_of([text], ";")) == amount


@given(st.text(max_size=20))
def test_any_other_text_is_refused_never_misread(text: str) -> None:
    try:
        value = decimal(text, NumberStyle())
    except BadCell:
        return
    assert value.is_finite()
    assert any(sign.isascii() and sign.isdigit() for sign in text)


@given(st.lists(amounts, min_size=2, max_size=5), st.integers(0, 999))
def test_a_file_s_style_reads_its_thousands(clear: list[Decimal], thousands: int) -> None:
    english = style_of([f"{each:,.2f}" for each in clear] + ["3.50"], ",")
    assert decimal(f"1,{thousands:03d}", english) == 1000 + thousands
    french = style_of([f"{each:.2f}".replace(".", ",") for each in clear] + ["3,50"], ",")
    assert decimal(f"1,{thousands:03d}", french) == Decimal(f"1.{thousands:03d}")
    with pytest.raises(BadCell):
        decimal(f"1.{thousands:03d}", french)


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_shortest_is_the_same_number(value: Decimal, places: int) -> None:
    short = shortest(value, places)
    digits = -int(short.as_tuple().exponent)
    assert short == value
    assert digits >= places
    assert digits == places or short.as_tuple().digits[-1] != 0
