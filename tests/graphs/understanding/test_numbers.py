"""Numbers as people write them, in both languages and both locales."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.understanding.numbers import parse_digits, plain, read_number

FRENCH_UNITS = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
FRENCH_TENS = {
    2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante", 8: "quatre-vingt",
    9: "quatre-vingt",
}  # fmt: skip
ENGLISH_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_french(value: int) -> str:
    if value < 20:
        return FRENCH_UNITS[value]
    if value < 100:
        tens = value // 10
        rest = value - (tens - (tens in (7, 9))) * 10
        word = FRENCH_TENS[tens]
        if rest == 0:
            return word + ("s" if tens == 8 else "")
        joined = "-et-" if rest in (1, 11) and tens < 8 else "-"
        return word + joined + FRENCH_UNITS[rest]
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        word = "cent" if hundreds == 1 else FRENCH_UNITS[hundreds] + " cent" + ("s" if rest == 0 else "")
        return word + (" " + in_french(rest) if rest else "")
    if value < 1_000_000:
        thousands, rest = divmod(value, 1000)
        return ("mille" if thousands == 1 else in_french(thousands) + " mille") + (
            " " + in_french(rest) if rest else ""
        )
    millions, rest = divmod(value, 1_000_000)
    return in_french(millions) + (" millions" if millions > 1 else " million") + (" " + in_french(rest) if rest else "")


def in_english(value: int) -> str:
    if value < 20:
        return ENGLISH_UNITS[value]
    if value < 100:
        tens, rest = divmod(value, 10)
        return ENGLISH_TENS[tens - 2] + ("-" + ENGLISH_UNITS[rest] if rest else "")
    for size, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            many, rest = divmod(value, size)
            joined = " and " if rest and rest < 100 else " "
            return in_english(many) + " " + word + (joined + in_english(rest) if rest else "")
    raise AssertionError


@given(st.integers(0, 99_999_999))
def test_number_words_are_read_back(value: int):
    assert read_number(in_french(value), "fr") == value
    assert read_number(in_english(value), "en") == value


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(value: int):
    for separator, language in ((" ", "fr"), ("\u202f", "fr"), ("'", "fr"), (".", "fr"), (",", "en")):
        written = f"{value:,}".replace(",", separator)
        assert read_number(written.replace("\u202f", " "), language) == value


@given(st.decimals(0, 10**9, places=2))
def test_decimals_are_read_back(value: Decimal):
    assert read_number(str(value).replace(".", ","), "fr") == value
    assert read_number(str(value), "en") == value
    assert Decimal(plain(value)) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "vingt et une", "21"),
        ("fr", "septante-deux", "72"),
        ("fr", "nonante et un", "91"),
        ("fr", "une douzaine", "12"),
        ("fr", "deux douzaines", "24"),
        ("fr", "demi-douzaine", "6"),
        ("fr", "une demi-douzaine", "6"),
        ("fr", "une centaine", "100"),
        ("fr", "une paire", "2"),
        ("fr", "deux et demi", "2.5"),
        ("fr", "12k", "12000"),
        ("fr", "2 millions", "2000000"),
        ("fr", "1.200,50", "1200.5"),
        ("fr", "1'200", "1200"),
        ("fr", "-3", "-3"),
        ("fr", "moins trois", "-3"),
        ("fr", "0,200", "0.2"),
        ("en", "a dozen", "12"),
        ("en", "two dozen", "24"),
        ("en", "half a dozen", "6"),
        ("en", "a couple", "2"),
        ("en", "a hundred and five", "105"),
        ("en", "fifteen hundred", "1500"),
        ("en", "1,200.50", "1200.5"),
        ("en", "9" * 60, "9" * 60),
    ],
)
def test_numbers_as_written(language: str, text: str, value: str):
    assert read_number(text, language) == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "1,200"), ("en", "1.200"), ("fr", "deux trois"), ("fr", "1.2.3,4"), ("fr", ""), ("fr", "tasses"),
     ("en", "9" * 201), ("fr", "1,2,3"), ("fr", "12 34"), ("fr", "four")],
)  # fmt: skip
def test_what_is_no_certain_number(language: str, text: str):
    assert read_number(text, language) is None


def test_the_uncertain_reading_is_the_decimal_one():
    assert parse_digits("1,200", "fr") == (Decimal("1.200"), False)
    assert parse_digits("1.200", "en") == (Decimal("1.200"), False)


@given(st.text(alphabet="0123456789.,' -km", max_size=30), st.sampled_from(["fr", "en"]))
def test_any_digits_are_read_or_refused(text: str, language: str):
    value = read_number(text, language)
    assert value is None or value.is_finite()
