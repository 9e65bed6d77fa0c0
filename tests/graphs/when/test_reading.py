"""The grammar reads what people type, asks what is ambiguous and leaves the rest alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from graphs.when.moment import At, Several
from graphs.when.reading import find_when, read_when
from tests.graphs.when.apart import APART, IN_SENTENCES, NO_TIME
from tests.graphs.when.corpus import BY_LANGUAGE, CORPUS, TUESDAY
from tests.graphs.when.held_out import HELD_OUT
from tests.graphs.when.notation import written
from tests.graphs.when.sentences import SENTENCES, TIMELESS

NOW = datetime.fromisoformat(TUESDAY)


@pytest.mark.parametrize(("now", "phrase", "meant"), [*CORPUS, *HELD_OUT, *APART])
def test_a_phrase_means_what_people_mean_by_it(now: str, phrase: str, meant: str) -> None:
    assert written(read_when(phrase, datetime.fromisoformat(now))) == meant


@pytest.mark.parametrize(("language", "phrase", "meant"), BY_LANGUAGE)
def test_the_language_decides_how_numbers_are_ordered(language: str, phrase: str, meant: str) -> None:
    assert written(read_when(phrase, NOW, language)) == meant


@pytest.mark.parametrize(("sentence", "meant", "rest"), [*SENTENCES, *IN_SENTENCES])
def test_words_about_time_are_found_in_a_sentence(sentence: str, meant: str, rest: str) -> None:
    found = find_when(sentence, NOW)
    assert found is not None
    assert (written(found.when), found.rest) == (meant, rest)


@pytest.mark.parametrize("sentence", [*TIMELESS, *NO_TIME])
def test_a_sentence_without_time_has_none(sentence: str) -> None:
    assert find_when(sentence, NOW) is None


ALONE_ONLY = frozenset(
    {
        "midi",
        "midi et quart",
        "minuit",
        "noon",
        "12h",
        "10h pile",
        "10 h et quart",
        "maintenant",
        "11/30",
        "on 11/30/2026",
    }
)
"""Within a French sentence a bare hour may be a duration or a name, and 11/30 is no day."""


@pytest.mark.parametrize(
    ("now", "phrase", "meant"),
    [case for case in CORPUS if not case[2].startswith("?") and case[1] not in ALONE_ONLY],
)
def test_a_phrase_that_is_read_alone_is_found_within_a_request(now: str, phrase: str, meant: str) -> None:
    found = find_when(f"rappelle-moi {phrase} d'appeler Idris", datetime.fromisoformat(now))
    assert found is not None
    assert written(found.when) == meant
    left = found.rest.removeprefix("rappelle-moi").removesuffix("d'appeler Idris").strip()
    assert left in ("", "plutôt", "svp", "please", ".")


def test_the_words_are_kept_as_they_were_said() -> None:
    found = find_when("Rappelle-moi  Jeudi à 10 h d'appeler", NOW)
    assert found is not None
    assert isinstance(found.when, At)
    assert found.when.said == "Jeudi à 10 h"
    assert found.span == (14, 26)


def test_a_time_said_in_many_words_is_cut_short() -> None:
    when = read_when("bla " * 500, NOW)
    assert len(when.said) <= 200


def test_an_ambiguous_day_keeps_its_time() -> None:
    when = read_when("mercredi prochain à 15h", NOW)
    assert isinstance(when, Several)
    assert [reading.local.isoformat() for reading in when.readings if isinstance(reading, At)] == [
        "2026-11-25T15:00:00",
        "2026-12-02T15:00:00",
    ]


def test_a_delay_in_hours_counts_the_change_of_clocks_where_the_place_is_known() -> None:
    night = datetime.fromisoformat("2027-03-28T01:30")
    assert written(read_when("dans deux heures", night)) == "2027-03-28T03:30"
    assert written(read_when("dans deux heures", night, zone="Europe/Paris")) == "2027-03-28T04:30"
    assert written(read_when("dans deux jours", night, zone="Europe/Paris")) == "2027-03-30"
