"""What people type into forms: numbers in either country's habit, dates, addresses; every error at once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.approvals.values import BadValue, decimal_of, read_values
from bot.typography import euros
from graphs.message import Input, Option


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("2,5", "fr", "2.5"),
        ("2.5", "fr", "2.5"),
        ("1 234,56 €", "fr", "1234.56"),
        ("1\u202f234,56", "fr", "1234.56"),
        ("1\u00a0234", "en", "1234"),
        ("1.234,56", "fr", "1234.56"),
        ("1,234.56", "en", "1234.56"),
        ("1,234.56", "fr", "1234.56"),
        ("1,234", "fr", "1.234"),
        ("1,234", "en", "1234"),
        ("0,125", "en", "0.125"),
        ("1.234.567", "fr", "1234567"),
        ("1'234.50", "fr", "1234.50"),
        ("15 %", "fr", "15"),
        ("−3", "fr", "-3"),
        (",5", "fr", "0.5"),
        ("+7", "en", "7"),
    ],
)
def test_a_number_is_read_as_its_writer_means_it(text: str, language: str, number: str):
    assert decimal_of(text, language) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "deux", "1,2,3", "1.2.3", "12,34.56,7", "1e9", "NaN", "∞", "--2", "2-", "9" * 16, "$5"]
)
def test_what_is_no_number_is_said_to_be_none(text: str):
    for language in ("fr", "en"):
        with pytest.raises(BadValue):
            decimal_of(text, language)


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["fr", "en"]))
def test_an_amount_written_by_us_is_read_back_the_same(amount: Decimal, language: str):
    assert decimal_of(euros(amount, language).removeprefix("€"), language) == amount


@given(st.text(max_size=40), st.sampled_from(["fr", "en"]))
def test_any_text_is_a_plain_decimal_or_an_error(text: str, language: str):
    try:
        assert decimal_of(text, language).is_finite()
    except BadValue as bad:
        assert bad.key == "value.number"


FIELDS = [
    Input("count", "Nombre", "integer", "3", minimum="1", maximum="99"),
    Input("price", "Prix", "decimal", minimum="0"),
    Input("share", "Remise", "percent", required=False, maximum="100"),
    Input("mail", "Courriel", "email", "a@b.test"),
    Input("day", "Date", "date", required=False),
    Input("kind", "Genre", "choice", "x", options=[Option("x", "Un"), Option("y", "Deux")]),
    Input("words", "Mots", "text", required=False),
]


def test_good_values_become_canonical():
    typed = {"count": " 4 ", "price": "12,50", "share": "", "mail": "c@d.test", "day": "31/12/2026", "kind": "y"}
    values, errors = read_values(FIELDS, typed, "fr")
    assert errors == []
    assert values == {**typed, "count": "4", "price": "12.5", "day": "2026-12-31", "words": ""}


def test_all_errors_come_at_once_each_beside_its_field():
    bad = {"count": "2,5", "price": "-1", "share": "101", "mail": "lea", "day": "31/02/2026", "kind": "z"}
    bad |= {"words": "x" * 301, "other": "1"}
    values, errors = read_values(FIELDS, bad, "fr")
    assert values == {}
    assert [error.name for error in errors] == list(bad)
    texts = {error.name: error.text for error in errors}
    assert "nombre entier" in texts["count"] and "au moins 0" in texts["price"] and "au plus 100" in texts["share"]
    assert "Un, Deux" in texts["kind"] and "300" in texts["words"] and "count, price" in texts["other"]


def test_a_field_left_out_keeps_its_value_and_a_required_one_cannot_be_emptied():
    values, errors = read_values(FIELDS, {"count": ""}, "en")
    assert [(error.name, error.text) for error in errors] == [
        ("count", "This field must be filled in."),
        ("price", "This field must be filled in."),
    ]
    assert values["mail"] == "a@b.test"


@given(st.dictionaries(st.sampled_from([field.name for field in FIELDS]), st.text(max_size=30)))
def test_whatever_is_typed_gives_a_value_or_an_error_for_each_field(typed: dict[str, str]):
    values, errors = read_values(FIELDS, typed, "fr")
    assert {field.name for field in FIELDS} == set(values) | {error.name for error in errors}
    assert not set(values) & {error.name for error in errors}
