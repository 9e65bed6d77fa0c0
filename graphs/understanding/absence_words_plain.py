"""Words around the days of an absence that are put plainly first, or that tell it is none that can be noted as said."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from graphs.understanding.absence_words_day_signs import COUNTS, MONTHS

_NAMED_DAY = (
    r"(?:lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|mondays?|tuesdays?|wednesdays?|thursdays?"
    r"|fridays?|saturdays?|sundays?)"
)
_PART_OF_DAY = re.compile(
    r"(?P<number>\b\d{1,2}(?:er|st|nd|rd|th)?) (?:au |dans l[ae'] ?|en fin d[e'] ?)"
    r"(?:soir|matin|midi|soiree|matinee|apres-midi|journee)\b"
)
WEEK_NUMBER = re.compile(
    r"\b(?:la |the )?(?:semaine|week|s)\.? ?(?:n[o°]\.? ?|number )?(?P<number>\d{1,2})\b(?! ?(?:h|/|jours|sur\b))"
)
_BEGUN = re.compile(
    r"\b(?:depuis|since)\s+(?:(?:le |the )?\d{1,2}(?:er|st|nd|rd|th)?(?: [a-z]{3,9}|/\d{1,2})?"
    r"|(?:le |la |last )?(?:hier|avant-hier|yesterday|ce matin|this morning|debut de (?:la )?semaine|semaine derniere"
    rf"|last week|{_NAMED_DAY})(?: (?:dernier|soir|matin))?)\b"
)
"""When it began, which is past: it counts from today."""
COMES_BACK = re.compile(
    r"\b(?:un|une|1) \w+ sur (?:deux|trois|2|3)\b|\b(?:tous les|toutes les|chaque|every|each)\b(?! (?:deux|trois"
    r"|trio)\b)"
    r"|\bles (?:lundis?|mardis?|mercredis?|jeudis?|vendredis?)\b|\b(?:mon|tues|wednes|thurs|fri)days\b"
    r"|\b(?:travaille|bosse|viens|vient) (?:pas|plus) le (?:lundi|mardi|mercredi|jeudi|vendredi)\b(?! (?:\d|prochain))"
)
"""Days that come again are no one absence."""
MOVED = re.compile(
    r"\b(?:decal(?:e[rsz]?|ee?s?)|deplac(?:e[rsz]?|ee?s?)|report(?:e[rsz]?|ee?s?)|repouss(?:e[rsz]?|ee?s?)"
    r"|avanc(?:e[rsz]?|ee?s?)|moved?|moving|postponed?|(?:prolong|extend)\w*(?= .{0,20}\b(?:d'une?|de (?:\d|deux"
    r"|trois|quatre|quelques)|by|another)\b)|shifted|pushed(?: back)?|brought forward|rescheduled)\b"
)
"""From other days to these, or by so many: to be said in full."""
_SHORT_DAYS = tuple(
    (re.compile(rf"(?:(?<=until )|(?<= till )|(?<= til )|(?<= on )|(?<= to )|(?<=next )|(?<=this )|(?<=from )"
                rf"|(?<=back )|(?<=day-)|(?<=day and )|(?<=day, )|(?<=day & ))(?:{short})\b\.?"), name)
    for name, short in (
        ("monday", "mon"), ("tuesday", "tues?"), ("wednesday", "weds?"), ("thursday", "thu(?:rs?)?"),
        ("friday", "fri"), ("saturday", "sat"), ("sunday", "sun"),
    )
)  # fmt: skip
"""Behind an English word that leads to a day: "mon" is French, too."""
_LAST_OF_A_RANGE = re.compile(r"\b(?P<month>[a-z]{3,9}\.?) (?P<first>\d{1,2}) ?- ?(?P<last>\d{1,2})\b(?![/.-]\d)")
A_MONTH = re.compile(r"(?:le mois d[e'] ?)?(?P<month>" + "|".join(MONTHS) + r")\b(?! \d)")

_DAYS_JOINED = re.compile(rf"\b(?:next )?(?P<first>{_NAMED_DAY}) ?- ?(?P<last>{_NAMED_DAY})\b")
LISTED = re.compile(
    r"\b(?:le|les|the|on) (?P<numbers>\d{1,2}(?:er|st|nd|rd|th)?(?:(?: ?,| et| and| ni| &| puis)+ (?:le |the )?"
    r"\d{1,2}(?:er|st|nd|rd|th)?)+)\b(?: (?P<month>" + "|".join(MONTHS) + r")\b)?(?! ?(?:\d|h\b|/|-|:))"
)
"""Days of one month: "le 8 et le 9", "les 3, 4 et 5 décembre"."""
VAGUE = re.compile(
    r"\b(?:mi|mid)[- ]?(?:" + "|".join(MONTHS) + r")\b|\b(?:vers|around|autour|environ|towards) (?:le |du |the )?\d"
    r"|\b(?:debut|fin|early|late|the end of) (?:" + "|".join(MONTHS) + r")\b"
)
"""About when, which is no day."""

_SPAN = re.compile(
    r"(?<=\d/\d)-(?=\d{1,2}/\d)|(?<=\d/\d\d)-(?=\d{1,2}/\d)|(?<= \d)-(?=\d{1,2} [a-z]{3})"
    r"|(?<= \d\d)-(?=\d{1,2} [a-z]{3})"
)
"""The stroke of "24-31 dec" and "24/12-3/1", which is none of a date."""


def plain_days(said: str) -> str:
    """With days written out, without the one on which it began."""
    said = _PART_OF_DAY.sub(r"\g<number>", said)
    said = _BEGUN.sub(" ", _LAST_OF_A_RANGE.sub(_written_out, _SPAN.sub(" au ", said)))
    for short, name in _SHORT_DAYS:
        said = short.sub(name, said)
    return _DAYS_JOINED.sub(r"from \g<first> to \g<last>", said)


def _written_out(found: re.Match[str]) -> str:
    """ "Dec 24-31" """
    month = found["month"].rstrip(".")
    known = any(name.startswith(month[:3]) for name in MONTHS)
    return f"{month} {found['first']} au {found['last']}" if known else found[0]


def with_day(month: date, number: int) -> date:
    return month.replace(day=min(number, calendar.monthrange(month.year, month.month)[1]))


def month_after(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def after(first: date, count: str, unit: str) -> date:
    """The day they are back; a few days are counted as people who work from Monday to Friday do."""
    number = int(count) if count.isdigit() else COUNTS[count]
    if unit.startswith(("mois", "month")):
        day = first
        for _ in range(number):
            day = with_day(month_after(day.replace(day=1)), first.day)
        return day
    if unit.startswith(("semaine", "week")):
        return first + timedelta(days=7 * number)
    if number in (8, 15) and unit.startswith("jour"):  # "huit jours", "quinze jours": one week, two weeks
        return first + timedelta(days=number - 1)
    day, left = first, number
    while left:
        left -= day.weekday() < 5
        day += timedelta(days=1)
    return day


def week_numbered(number: int, today: date) -> date | None:
    """The Monday of that week, the next of that number."""
    for year in (today.year, today.year + 1):
        try:
            first = date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if first + timedelta(days=6) >= today:
            return first
    return None
