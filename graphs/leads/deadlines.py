"""By when somebody needs something: a date where the words tell one, or that it is urgent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from graphs.understanding.text import fold
from graphs.when.instants import day_of
from graphs.when.moment import Several, Unread
from graphs.when.months import last_day
from graphs.when.reading import find_when

_URGENT = re.compile(
    r"\b(?:urgent(?:e|ce|es|ts|ly)?|au plus vite|le plus (?:vite|rapidement|tot) possible|des que possible"
    r"|asap|a\.s\.a\.p"
    r"|as soon as possible|rapidement|immediat(?:e|ement)?|immediately|tres vite|sans delai|right away|straight away"
    r"|quickly|au plus tot|tout de suite)\b"
)
_NOT_URGENT = re.compile(
    r"\b(?:pas|rien d'|not|no|sans|nothing|aucune) ?(?:d')?(?:une? )?(?:very |tres |particularly )?(?:urgen\w+|rush)"
)
_NEED = re.compile(
    r"\b(?:livr\w+|besoin|avant|pour (?:le|la|les|debut|fin|mi)|d'ici|delai\w*|deadline|echeance|evenement|salon"
    r"|mariage|seminaire|inaugur\w+|ouvertur\w+|ouvr\w+|demarr\w+|debut\w*|commenc\w+|lanc\w+|projet|need\w*"
    r"|by|before|deliver\w*"
    r"|event|wedding|opening|start\w*|launch\w*|until|no later|au plus tard|prevu\w*|souhait\w+|date|recevoir|receive"
    r"|in|within|sous|courant|dans (?:les|le|la|\d+|un|une|deux|trois))\b"
)
_TALK = re.compile(
    r"\b(?:rappel\w*|appel\w*|joindre|joignable|dispo\w*|rendez-vous|rdv|call\w*|available|reach me|telephon\w*"
    r"|depuis|since|cree\w*|fonde\w*|founded|hier|yesterday)\b"
)
_MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "decembre": 12, "january": 1, "february": 2, "march": 3, "april": 4, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_MONTH = re.compile(rf"(?<!\d )(?<!\d)\b({'|'.join(_MONTHS)})\b(?: (20\d\d))?(?! \d)")
_QUARTER = re.compile(
    r"\b(?:[tq]([1-4])|([1-4])(?:er|e|eme|st|nd|rd|th) (?:trimestre|quarter))\b(?: (?:de |of )?(20\d\d))?"
)
_WEEK = re.compile(r"\b(?:semaine|week|s\.?|wk)\s?(\d{1,2})\b(?: (?:de |of )?(20\d\d))?")
_FEASTS: list[tuple[re.Pattern[str], tuple[int, int]]] = [
    (re.compile(r"\bnoel\b|\b(?:christmas|xmas)\b"), (12, 24)),
    (re.compile(r"\bnouvel an\b|\bjour de l'an\b|\bnew year(?:'s)?\b|\bfin (?:de l')?(?:d')?annee\b|\byear[- ]end\b"),
     (12, 31)),
    (re.compile(r"\bfetes de fin d'annee\b|\bfetes\b"), (12, 24)),
    (re.compile(r"\bsaint[- ]valentin\b|\bvalentine'?s?\b"), (2, 14)),
    (re.compile(r"\bavant l'ete\b|\bbefore (?:the )?summer\b|\bdebut (?:de l')?ete\b|\bpour l'ete\b"), (6, 20)),
    (re.compile(r"\brentree\b|\bback to school\b"), (9, 1)),
    (re.compile(r"\bavant (?:la fin de )?l'hiver\b|\bbefore winter\b"), (12, 20)),
    (re.compile(r"\bau printemps\b|\bin (?:the )?spring\b|\bce printemps\b"), (6, 20)),
    (re.compile(r"\bhalloween\b"), (10, 31)),
    (re.compile(r"\bblack friday\b"), (11, 25)),
]  # fmt: skip
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=\S)|\n+")


@dataclass(frozen=True)
class Deadline:
    """`day` None: nothing but that it is urgent, or a day gone by (`past`). `said` the words."""

    day: date | None
    urgent: bool
    past: bool
    said: str


def read_deadline(field: str, today: date, language: str) -> Deadline | None:
    """Of the field that asks for it."""
    return _read(field[:300], today, language)


def find_deadline(message: str, today: date, language: str) -> Deadline | None:
    """Within a message: a time in a sentence about the need, not about when to call or since when they exist."""
    urgent: Deadline | None = None
    for sentence in _SENTENCES.split(message[:5_000])[:60]:
        plain = _plain(sentence)
        found = _read(sentence, today, language) if _NEED.search(plain) else _only_urgent(sentence, plain)
        if found is None or (_TALK.search(plain) and not re.search(r"livr|besoin|need|deliver|avant|before", plain)):
            continue
        if found.day or found.past:
            return found
        urgent = urgent or found
    return urgent


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("\u2019", "'").split())


def _only_urgent(said: str, plain: str) -> Deadline | None:
    if _URGENT.search(_NOT_URGENT.sub(" ", plain)):
        return Deadline(None, True, False, _line(said))
    return None


def _read(text: str, today: date, language: str) -> Deadline | None:
    plain = _plain(text)
    urgent = bool(_URGENT.search(_NOT_URGENT.sub(" ", plain)))
    day, past, said = _known_words(plain, today)
    if day is None:
        day, past, said = _by_grammar(text, today, language)
    if day is None and not past:
        day, said = _month(plain, today)
    if day is None and not past and not urgent:
        return None
    return Deadline(day, urgent, past, _line(said or text))


def _known_words(plain: str, today: date) -> tuple[date | None, bool, str]:
    if found := _QUARTER.search(plain):
        quarter, year = int(found[1] or found[2]), int(found[3] or 0)
        end = last_day(date(year or today.year, quarter * 3, 1))
        if not year and end < today:
            end = last_day(date(today.year + 1, quarter * 3, 1))
        return (end, False, found.group()) if end >= today else (None, True, found.group())
    if (found := _WEEK.search(plain)) and (day := _week(int(found[1]), int(found[2] or 0), today)):
        return day, False, found.group()
    for words, (month, number) in _FEASTS:
        if found := words.search(plain):
            year = re.search(r"\b20\d\d\b", plain[found.end() : found.end() + 6])
            day = date(int(year.group()) if year else today.year, month, number)
            day = day if day >= today or year else date(today.year + 1, month, number)
            return (day, False, found.group()) if day >= today else (None, True, found.group())
    return None, False, ""


def _week(number: int, year: int, today: date) -> date | None:
    """The Friday of that week of the calendar."""
    for each in [year] if year else [today.year, today.year + 1]:
        try:
            day = date.fromisocalendar(each, number, 5)
        except ValueError:
            continue
        if day >= today:
            return day
    return None


def _by_grammar(text: str, today: date, language: str) -> tuple[date | None, bool, str]:
    found = find_when(text, datetime.combine(today, time(9)), language)
    if found is None:
        return None, False, ""
    match found.when:
        case Unread(code, said):
            return None, code == "past", said
        case Several(readings, said):
            return max(day for reading in readings if (day := day_of(reading))), False, said
        case when:
            day = day_of(when)
            soon = day is not None and day < today + timedelta(days=3650)
            return (day if soon else None), False, when.said


def _month(plain: str, today: date) -> tuple[date | None, str]:
    """A month alone is over at its end."""
    found = _MONTH.search(plain)
    if found is None:
        return None, ""
    month, year = _MONTHS[found[1]], int(found[2] or 0)
    end = last_day(date(year or today.year, month, 1))
    if end < today and not year:
        end = last_day(date(today.year + 1, month, 1))
    return (end if end >= today else None), found.group()


def _line(text: str) -> str:
    return " ".join(text.split())[:120]
