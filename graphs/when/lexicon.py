"""The words of both languages as tables that are looked up at a place of a text; the longest form wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar, cast

from graphs.when import words_en as en
from graphs.when import words_fr as fr
from graphs.when.tokens import Token

Value = TypeVar("Value")


def forms(written: str) -> list[tuple[str, ...]]:
    return [tuple(form.split()) for form in written.split("|") if form.strip()]


def words(*written: str) -> frozenset[str]:
    return frozenset(word for text in written for word in text.split() if word != "|")


def _same(tokens: Sequence[Token], place: int, form: tuple[str, ...]) -> bool:
    return all(tokens[place + i].key == form[i] for i in range(2, len(form)))


class Phrases(Generic[Value]):
    """Forms of several words, each with what it stands for."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for written, value in entries:
            for form in forms(written):
                self._by_first.setdefault(form[0], []).append((form, value))
        for entry in self._by_first.values():
            entry.sort(key=lambda pair: -len(pair[0]))

    def at(self, tokens: Sequence[Token], place: int) -> tuple[Value, int] | None:
        """What begins at that token, and the token after it."""
        if place >= len(tokens):
            return None
        second = tokens[place + 1].key if place + 1 < len(tokens) else ""
        for form, value in self._by_first.get(tokens[place].key, ()):
            end = place + len(form)
            if len(form) == 1:
                return value, end
            if form[1] == second and end <= len(tokens) and _same(tokens, place, form):
                return value, end
        return None

    def end(self, tokens: Sequence[Token], place: int) -> int:
        """The token after the form that begins there, or the same place."""
        found = self.at(tokens, place)
        return found[1] if found else place


def _said(*written: str) -> Phrases[bool]:
    return Phrases((text, True) for text in written)


def _both(french: Mapping[str, str], english: Mapping[str, str]) -> Phrases[str]:
    return Phrases((text, key) for table in (french, english) for key, text in table.items())


WEEKDAYS = Phrases((f"{name} | {name}s", day) for table in (fr, en) for day, name in enumerate(table.WEEKDAYS))
WEEKDAYS_SHORT = Phrases((name, day) for table in (fr, en) for day, name in enumerate(table.WEEKDAYS_SHORT))
PLURAL_WEEKDAYS = frozenset(f"{name}s" for table in (fr, en) for name in table.WEEKDAYS)
MONTHS = Phrases((name, month) for table in (fr, en) for month, name in enumerate(table.MONTHS, 1))
ORDINALS = Phrases((text, nth) for table in (fr, en) for nth, text in table.ORDINALS.items())
RANK_ENDS = words(fr.RANK_ENDS, en.RANK_ENDS)
DAYS_FROM_NOW = Phrases((text, days) for table in (fr, en) for days, text in table.DAYS_FROM_NOW.items())
PAST = _said(fr.PAST, en.PAST)
PAST_AFTER = words(fr.PAST_AFTER, en.PAST_AFTER)
PAST_BEFORE = _said(fr.PAST_BEFORE, en.PAST_BEFORE)
NEXT_AFTER = words(fr.NEXT_AFTER)
NEXT_BEFORE = words(en.NEXT_BEFORE)
COMING_AFTER = _said(fr.COMING_AFTER)
COMING_BEFORE = _said(en.COMING_BEFORE)
THIS_BEFORE = words(fr.THIS_BEFORE, en.THIS_BEFORE)
WEEKS_LATER = Phrases((text, weeks) for table in (fr, en) for weeks, text in table.WEEKS_LATER.items())
WEEK_ON = Phrases((text, weeks) for weeks, text in en.WEEK_ON.items())
WEEKS_NAMED = Phrases(
    [
        (fr.THIS_WEEK, 0), (en.THIS_WEEK, 0), (fr.NEXT_WEEK, 1), (en.NEXT_WEEK, 1),
        (fr.WEEK_AFTER_NEXT, 2), (en.WEEK_AFTER_NEXT, 2),
    ]
)  # fmt: skip
NEXT_MONTH = _said(fr.NEXT_MONTH, en.NEXT_MONTH)
WEEKEND = _said(fr.WEEKEND, en.WEEKEND)
WEEKEND_NEXT = _said(fr.WEEKEND_NEXT, en.WEEKEND_NEXT)
PARTS_TODAY = _both(fr.PARTS_TODAY, en.PARTS_TODAY)
PARTS = _both(fr.PARTS, en.PARTS)
PARTS_PLURAL = Phrases(
    [
        ("matins | mornings", "morning"), ("soirs | evenings | nights", "evening"),
        ("apres midis | afternoons", "afternoon"), ("midis", "noon"), ("midi | noon", "noon"),
    ]
)  # fmt: skip
PARTS_ALONE = _said(fr.PARTS_ALONE, en.PARTS_ALONE)
PARTS_COMING = _said(en.PARTS_COMING)
NOON = _said(fr.NOON, en.NOON)
MIDNIGHT = _said(fr.MIDNIGHT, en.MIDNIGHT)
HOUR_FR = words(fr.HOUR)
HOUR_EN = _said(en.HOUR)
CLOCK_LEADS = _said(fr.CLOCK_LEADS, en.CLOCK_LEADS)
CLOCK_ENDS = _said(fr.CLOCK_ENDS, en.CLOCK_ENDS)
MINUTES_AFTER = Phrases([(fr.HALF_PAST, 30), (fr.QUARTER_PAST, 15), (fr.QUARTER_TO, -15)])
MINUTES_BEFORE = Phrases([(en.HALF_PAST_BEFORE, 30), (en.QUARTER_PAST_BEFORE, 15), (en.QUARTER_TO_BEFORE, -15)])
PAST_OR_TO = Phrases([(en.PAST_THE_HOUR, 1), (en.TO_THE_HOUR, -1)])
MINUTE_ENDS = words(fr.MINUTE_ENDS)
EDGES = _both(fr.EDGES, en.EDGES)
EDGE_JOINS = _said(fr.EDGE_JOINS, en.EDGE_JOINS)
PERIODS = _both(fr.PERIODS, en.PERIODS)
EDGES_WHOLE = _both(fr.EDGES_WHOLE, en.EDGES_WHOLE)
SPAN_LEADS = _said(fr.SPAN_LEADS, en.SPAN_LEADS)
SPAN_FROM_NOW = _said(en.SPAN_FROM_NOW)
UNITS = _both(fr.UNITS, en.UNITS)
SPANS_WHOLE = Phrases((text, span) for table in (fr, en) for span, text in table.SPANS_WHOLE.items())
SPAN_FRACTIONS = Phrases(
    [(fr.AND_A_HALF, 30), (en.AND_A_HALF, 30), (fr.AND_A_QUARTER, 15), (en.AND_A_QUARTER, 15)]
)  # fmt: skip
SPAN_BEFORE = _said(fr.SPAN_BEFORE, en.SPAN_BEFORE)
SPAN_AFTER = _said(fr.SPAN_AFTER, en.SPAN_AFTER)
DAYS_APART = Phrases((text, days) for table in (fr, en) for days, text in table.DAYS_APART.items())
NAMED_DAYS = Phrases((text, day) for table in (fr, en) for day, text in table.NAMED_DAYS.items())
FEASTS = _said(fr.FEASTS, en.FEASTS)
WORKING = words(fr.WORKING_AFTER, en.WORKING_BEFORE)
EVERY = _said(fr.EVERY, en.EVERY)
OF_EACH_MONTH = _said(fr.OF_EACH_MONTH, en.OF_EACH_MONTH)
OF_THE_MONTH = _said(fr.OF_THE_MONTH, en.OF_THE_MONTH)
OF_NEXT_MONTH = _said(fr.OF_NEXT_MONTH, en.OF_NEXT_MONTH)
WORKING_DAY = _said(fr.WORKING_DAY, en.WORKING_DAY)
WEEKDAY_ALL = _said(fr.WEEKDAY_ALL, en.WEEKDAY_ALL)
ONCE = _said(fr.ONCE, en.ONCE)
TWICE = _said(fr.TWICE, en.TWICE)
ADVERBS = _both(fr.ADVERBS, en.ADVERBS)
RANGE_FROM = words(fr.RANGE_FROM, en.RANGE_FROM)
RANGE_TO = words(fr.RANGE_TO, en.RANGE_TO)
SPARED = _said(fr.SPARED, en.SPARED)
DAYS_OFF = _said(fr.DAYS_OFF, en.DAYS_OFF)
WEEKENDS = _said(fr.WEEKENDS, en.WEEKENDS)
UNTIL = _said(fr.UNTIL, en.UNTIL)
STARTING = _said(fr.STARTING, en.STARTING)
AND = words(fr.AND, en.AND)
OR = _said(fr.OR, en.OR)
LEADS = _said(fr.LEADS, en.LEADS)
SOFT_LEADS = words(fr.SOFT_LEADS, en.SOFT_LEADS) - {"le", "la", "the", "this"}
BELONGS = words(fr.BELONGS, en.BELONGS)
EXCEPT = words(fr.EXCEPT, en.EXCEPT)
VAGUE = _said(fr.VAGUE, en.VAGUE)
NOW = _said(fr.NOW, en.NOW)
FILLERS = _said(fr.FILLERS, en.FILLERS)
QUALIFIED = _said(fr.QUALIFIED, en.QUALIFIED)
REMINDING = words(fr.REMINDING, en.REMINDING)
FOLLOWING = words(fr.FOLLOWING, en.FOLLOWING)
ZONES = _said(fr.ZONES, en.ZONES)


def _spoken(table_fr: Sequence[str], table_en: Sequence[str]) -> dict[str, int]:
    return {
        word: value for table in (table_fr, table_en) for value, text in enumerate(table) for word in words(text)
    }  # fmt: skip


NUMBERS = _spoken(fr.NUMBERS, en.NUMBERS)
TENS = {**fr.TENS, **en.TENS}

_TIMELY = (
    "WEEKDAYS",
    "MONTHS",
    "DAYS_FROM_NOW",
    "PARTS",
    "PARTS_TODAY",
    "NUMBERS",
    "HOUR",
    "NOON",
    "MIDNIGHT",
    "HINTS",
)


def _vocabulary(table: object) -> frozenset[str]:
    found: set[str] = set()
    for name in _TIMELY:
        value = cast("str | tuple[str, ...] | dict[object, str]", getattr(table, name))
        texts = (value,) if isinstance(value, str) else value.values() if isinstance(value, dict) else value
        found |= words(*texts)
    return frozenset(found)


_FRENCH, _ENGLISH = _vocabulary(fr), _vocabulary(en)
FRENCH_ONLY, ENGLISH_ONLY = _FRENCH - _ENGLISH, _ENGLISH - _FRENCH


def language_of(tokens: Sequence[Token]) -> str:
    """ "fr" or "en" by the words about time and those around them; "" when they do not tell."""
    french = sum(token.key in FRENCH_ONLY for token in tokens)
    english = sum(token.key in ENGLISH_ONLY for token in tokens)
    return "" if french == english else "fr" if french > english else "en"
