"""Reads what is said about repetitive work: which kinds, how many a week, minutes of one, how far to go alone. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from graphs.setup import reading_words as words
from graphs.understanding.language import language_of
from graphs.understanding.numbers import number_at
from graphs.understanding.text import clean, fold
from graphs.understanding.tokens import tokenise

LONGEST = 2000
MOST_A_WEEK = 100_000
MOST_MINUTES = Decimal(480)
"""A working day: nothing that is done several times a week takes longer."""

DOABLE = ("quote", "reminder", "quote_followup", "lead", "enquiry")
"""Kinds of work that a pilot can be about."""

USUAL = ("quote", "reminder", "lead", "enquiry")
"""What "all of it" means."""


@dataclass(frozen=True)
class SaidWork:
    """`per_week` None: not said."""

    kind: str
    per_week: int | None = None


def normal(text: str, language: str) -> str:
    """Folded, with numbers in words as digits: "une trentaine de devis" → "30 de devis"."""
    cleaned = clean(text[:LONGEST])
    tokens = tokenise(cleaned)
    spoken = language_of(cleaned, language)
    pieces: list[str] = []
    at = done = 0
    while at < len(tokens):
        number = number_at(tokens, at, spoken)
        # An article counts nothing here: "a week", "un devis".
        if number is None or number.end <= at or number.article:
            at += 1
            continue
        pieces += [fold(cleaned[done : tokens[at].start]), f"{number.value:f}"]
        at = number.end
        done = tokens[at - 1].end
    return "".join([*pieces, fold(cleaned[done:])])


def read_work(text: str, language: str) -> tuple[list[SaidWork], list[str]]:
    """The kinds that are named, in order, each with how many a week where it is said; and the words for work that is
    none of them."""
    whole = normal(text, language)
    if words.ALL.fullmatch(whole):
        return [SaidWork(kind) for kind in USUAL], []
    clauses = _clauses(whole)
    found: dict[str, SaidWork] = {}
    others: list[str] = []
    for at, clause in enumerate(clauses):
        named, period = _named(clause), _period(clauses, at)
        for kind, own in named:
            number = own if len(named) > 1 else _one_number(clause)
            if kind not in found or found[kind].per_week is None:
                found[kind] = SaidWork(kind, _weekly(number, period))
        if named:
            continue
        if left := _words_for_work(clause):
            others.append(left)
        elif found and (last := next(reversed(found.values()))).per_week is None:
            # "Des relances, 3 par semaine": the number comes after.
            found[last.kind] = SaidWork(last.kind, _weekly(_one_number(clause), period))
    return list(found.values()), others


def read_count(text: str, language: str) -> int | None:
    """How many a week; said by the day or the month it is turned into weeks. None: no number, or several."""
    whole = normal(text, language)
    return None if words.DATED.search(whole) else _weekly(_one_number(whole), whole)


def read_minutes(text: str, language: str, *, bare: bool = True) -> Decimal | None:
    """Minutes of one; `bare`: a number alone counts as minutes. None: not said, or out of all proportion."""
    whole = normal(text, language)
    return _minutes(whole, bare=bare)


def read_times(text: str, language: str, *, bare: bool = False) -> dict[str, Decimal]:
    """Minutes by kind of work, where both are said: "un devis 25 minutes, une relance 5", "30 devis, 25 minutes
    chacun". `bare`: minutes are what was asked for, so that a number alone behind a kind counts as such."""
    found: dict[str, Decimal] = {}
    clauses = _clauses(normal(text, language))
    timed = bare or any(_minutes(clause, bare=False) is not None for clause in clauses)
    last = ""
    for clause in clauses:
        named = _named(clause)
        minutes = _minutes(clause, bare=False)
        if minutes is None and timed and len(named) == 1:
            minutes = _number_after(clause, named[0][0])
        if len(named) <= 1 and minutes is not None and (kind := named[0][0] if named else last):
            found.setdefault(kind, minutes)
        last = named[-1][0] if named else last
    return found


def read_level(text: str) -> str:
    """observe | propose | act, or "" where it is not plain."""
    found = [level for level, pattern in words.LEVELS if pattern.search(fold(text[:LONGEST]))]
    return found[0] if len(found) == 1 else ""


def nobody_knows(text: str) -> bool:
    return words.NOBODY_KNOWS.fullmatch(fold(text[:200])) is not None


def no_more(text: str) -> bool:
    return words.NO_MORE.fullmatch(fold(text[:200])) is not None


def agrees(text: str) -> bool:
    return words.YES.fullmatch(fold(text[:200])) is not None


def kinds_in(text: str, language: str) -> list[str]:
    return [kind for kind, _ in _named(normal(text, language))]


def sentences(text: str) -> list[str]:
    """One rule a line; a list's signs are dropped."""
    lines = [re.sub(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s*", "", line).strip() for line in text[:LONGEST].splitlines()]
    return [line for line in lines if line]


# --- details ----------------------------------------------------------------------------------------------------------


def _clauses(whole: str) -> list[str]:
    return [clause.strip() for clause in words.SPLIT.split(whole) if clause.strip()]


def _named(clause: str) -> list[tuple[str, Decimal | None]]:
    """Kinds in the order they are said; with the number that stands right before, where several are said at once."""
    spans: list[tuple[int, int, str]] = []
    for kind, pattern in words.KINDS:
        for match in pattern.finditer(clause):
            if not any(start < match.end() and match.start() < end for start, end, _ in spans):
                spans.append((match.start(), match.end(), kind))
    spans.sort()
    named: dict[str, Decimal | None] = {}
    at = 0
    for start, end, kind in spans:
        own = _one_number(clause[at:start]) if len(spans) > 1 else None
        named.setdefault(kind, own)
        at = end
    return list(named.items())


def _number_after(clause: str, kind: str) -> Decimal | None:
    """The bare number behind the kind: "une relance 5" speaks of minutes, "10 relances" of how many."""
    pattern = next(pattern for name, pattern in words.KINDS if name == kind)
    end = max((match.end() for match in pattern.finditer(clause)), default=len(clause))
    return None if _says_period(clause) else _minutes(clause[end:], bare=True)


def _one_number(clause: str) -> Decimal | None:
    """The number of the clause, durations aside; the middle of a range."""
    for pattern in words.DURATIONS:
        clause = pattern.sub(" ", clause)
    between = words.RANGE.search(clause)
    if between:
        return (Decimal(between[1]) + Decimal(between[2])) / 2
    numbers = re.findall(rf"(?<![\w.]){words.NUMBER}(?![\w]*\d)", clause)
    return Decimal(numbers[0]) if len(numbers) == 1 else None


def _period(clauses: list[str], at: int) -> str:
    """The clause that says how often: this one, else the next one that does, else the last one before."""
    order = [at, *range(at + 1, len(clauses)), *range(at - 1, -1, -1)]
    return next((clauses[each] for each in order if _says_period(clauses[each])), "")


def _says_period(clause: str) -> bool:
    return any(each.search(clause) for each in (words.A_DAY, words.A_WEEK, words.A_MONTH, words.A_YEAR))


def _weekly(value: Decimal | None, period: str) -> int | None:
    if value is None or not 0 <= value <= MOST_A_WEEK:
        return None
    if words.A_WEEK.search(period):
        pass
    elif words.A_DAY.search(period):
        value *= 5
    elif words.A_MONTH.search(period):
        value = value * 12 / 52
    elif words.A_YEAR.search(period):
        value /= 52
    # What happens now and then still happens.
    return max(int(value.quantize(Decimal(1), ROUND_HALF_UP)), 1) if value > 0 else 0


def _minutes(said: str, *, bare: bool) -> Decimal | None:
    value = _duration(said)
    if value is None and bare and not words.OTHER_UNIT.search(said) and not words.DATED.search(said):
        value = _one_number(said)
    if value is None or not 0 < value <= MOST_MINUTES:
        return None
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


def _duration(said: str) -> Decimal | None:
    between = words.RANGE.search(said)
    if between:
        middle = (Decimal(between[1]) + Decimal(between[2])) / 2
        said = f"{said[: between.start()]}{middle:f}{said[between.end() :]}"
    for pattern, minutes in ((words.THREE_QUARTERS, 45), (words.QUARTER, 15), (words.HALF_HOUR, 30)):
        if pattern.search(said):
            return Decimal(minutes)
    if hours := words.HOURS.search(said):
        extra = Decimal(hours[2] or 0) + (30 if hours[3] else 15 if hours[4] else 0)
        return Decimal(hours[1]) * 60 + extra
    if an_hour := words.AN_HOUR.search(said):
        return Decimal(60 + (30 if an_hour[1] else 15 if an_hour[2] else 0))
    if minutes := words.MINUTES.search(said):
        return Decimal(minutes[1])
    seconds = words.SECONDS.search(said)
    return Decimal(seconds[1]) / 60 if seconds else None


def _words_for_work(clause: str) -> str:
    """Whether something is left when numbers and little words are taken away: then it is work that we do not know."""
    left = clause
    for pattern in (*words.DURATIONS, words.FILLER):
        left = pattern.sub(" ", left)
    left = re.sub(r"[\W_]+", "", left)
    return clause if len(left) >= 4 else ""
