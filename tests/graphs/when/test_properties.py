"""Any text at all is read without an error, quickly, into something that is still to come."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.when import words_en, words_fr
from graphs.when.echo import describe
from graphs.when.instants import day_of
from graphs.when.moment import At, On, Recurring, Several, Unread, When
from graphs.when.months import YEARS_AHEAD
from graphs.when.reading import READ, find_when, read_when
from graphs.when.recurrence import next_after

NOWS = st.datetimes(min_value=datetime.fromisoformat("2020-01-01"), max_value=datetime.fromisoformat("2040-12-31"))
CODES = {"unknown", "no_such_day", "past", "too_far"}


def _vocabulary() -> list[str]:
    """Every form of the tables, so that texts are made of what the grammar knows."""
    found: set[str] = set()
    for table in (words_fr, words_en):
        for name, value in vars(table).items():
            if name.isupper():
                texts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
                found.update(form.strip() for text in texts for form in str(text).split("|") if form.strip())
    return sorted(found)


DATELIKE = st.text(alphabet="0123456789/-.: hHàatTjJ,lundiLeE'’\u202f\u00a0", max_size=60)
ANYTHING = st.text(max_size=80)
PIECES = st.one_of(
    st.sampled_from(_vocabulary()),
    st.integers(0, 10**7).map(str),
    st.sampled_from(
        ["/", "-", ":", ".", ",", "h", "à", "le", "d'", "'s", "%", "€", "F2026-0103", "30/11", "10h30", "Z"]
    ),
)
SPOKEN = st.lists(PIECES, max_size=9).map(" ".join)
GLUED = st.lists(PIECES, max_size=9).map("".join)
TEXTS = st.one_of(DATELIKE, ANYTHING, SPOKEN, GLUED)
LANGUAGES = st.sampled_from(["", "fr", "en"])


def _sound(when: When, now: datetime) -> None:
    match when:
        case At():
            assert when.local.tzinfo is None
            assert when.local >= now.replace(second=0, microsecond=0)
            assert when.local.year <= now.year + YEARS_AHEAD + 1
        case On():
            assert now.date() <= when.day <= date(now.year + YEARS_AHEAD + 1, 12, 31)
        case Recurring():
            assert when.first > now
            assert next_after(when, when.first, when.first - timedelta(seconds=1)) == when.first
        case Several():
            assert len(when.readings) > 1
            days = [day_of(reading) for reading in when.readings]
            assert all(first <= second for first, second in pairwise(days) if first and second)
            for reading in when.readings:
                _sound(reading, now)
        case Unread():
            assert when.code in CODES
    for language in ("fr", "en"):
        assert bool(describe(when, language)) == (not isinstance(when, Unread))


@settings(max_examples=400, deadline=None)
@given(TEXTS, NOWS, LANGUAGES)
def test_a_whole_text_never_fails(text: str, now: datetime, language: str) -> None:
    _sound(read_when(text, now, language), now)


@settings(max_examples=400, deadline=None)
@given(TEXTS, NOWS)
def test_a_sentence_never_fails_and_loses_nothing_else(text: str, now: datetime) -> None:
    found = find_when(text, now)
    if found is None:
        return
    _sound(found.when, now)
    start, end = found.span
    assert 0 <= start < end <= len(text)
    outside = text[:start] + text[end:]
    assert _within(_bare(outside), _bare(found.rest))
    assert _within(_bare(found.rest), _bare(text))
    assert len(found.rest) < len(text)


def _bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _within(part: str, whole: str) -> bool:
    """Its characters occur in that order."""
    rest = iter(whole)
    return all(character in rest for character in part)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ABCDEFabcdef0123456789-_/#€$%. ", max_size=60), NOWS)
def test_a_reading_is_the_same_every_time(text: str, now: datetime) -> None:
    assert find_when(text, now) == find_when(text, now)
    assert read_when(text, now) == read_when(text, now)


@settings(max_examples=300, deadline=None)
@given(
    prefix=st.sampled_from(["F", "FA-", "DEV-", "N°", "#", "REF_", "AV"]),
    digits=st.lists(st.integers(0, 9999), min_size=1, max_size=4),
    joint=st.sampled_from(["-", "/", "", "."]),
    around=st.sampled_from(["relance {}", "la facture {} de Bellerive", "{}", "invoice {} please", "le devis {}"]),
    now=NOWS,
)
def test_numbers_of_documents_are_no_dates(
    prefix: str, digits: list[int], joint: str, around: str, now: datetime
) -> None:
    number = prefix + joint.join(str(digit) for digit in digits)
    assert find_when(around.format(number), now) is None


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.integers(0, 99).map("{:02d}".format), min_size=5, max_size=5),
    st.sampled_from([" ", ".", "-"]),
    st.sampled_from(["appelle le {}", "call {}", "tél. {}", "+33 {}", "{}"]),
    NOWS,
)
def test_telephone_numbers_are_no_dates(pairs: list[str], joint: str, around: str, now: datetime) -> None:
    assert find_when(around.format(joint.join(pairs)), now) is None


@settings(max_examples=300, deadline=None)
@given(
    st.integers(1, 99_999),
    st.sampled_from(["€", "EUR", "%", "chaises", "chairs", "kg", "m²", "cartons", "euros"]),
    st.sampled_from(["fais un devis de {} {} à Bellerive", "at {} {}", "à {} {}", "le {} {}", "pour {} {}", "{} {}"]),
    NOWS,
)
def test_quantities_and_amounts_are_no_dates(count: int, unit: str, around: str, now: datetime) -> None:
    assert find_when(around.format(count, unit), now) is None


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "30/11 ",
        "le ",
        "tous les lundis et ",
        "à 10h ",
        "dans 2 heures et ",
        "d'ici ",
        "jeudi ou ",
        "2026-",
        "('",
        "a a a ",
    ],
)
@pytest.mark.timeout(60)
def test_of_a_huge_text_only_the_beginning_is_read(unit: str) -> None:
    text, now = unit * (1_000_000 // len(unit)), datetime.fromisoformat("2026-11-24T09:40")
    whole, cut = find_when(text, now), find_when(text[:READ], now)
    assert (whole and (whole.when, whole.span)) == (cut and (cut.when, cut.span))
    assert read_when(text, now) == read_when(text[: 2 * READ], now)
