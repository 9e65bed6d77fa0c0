"""Days that somebody asks figures of, said by what begins or bounds them: "depuis septembre", "T3", "la semaine du 9",
"entre mars et mai"; and the words of days that are not understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]
Form = tuple[str, Callable[[re.Match[str], date], Days | None]]

MONTHS: tuple[tuple[str, ...], ...] = (
    ("janvier", "january", "janv", "jan"), ("fevrier", "february", "fevr", "feb"), ("mars", "march"),
    ("avril", "april", "avr", "apr"), ("mai", "may"), ("juin", "june"), ("juillet", "july", "juil"),
    ("aout", "august", "aug"), ("septembre", "september", "sept", "sep"), ("octobre", "october", "oct"),
    ("novembre", "november", "nov"), ("decembre", "december", "dec"),
)  # fmt: skip
NUMBER = {name: at for at, names in enumerate(MONTHS, start=1) for name in names}
NAMES = "|".join(sorted(NUMBER, key=len, reverse=True)).replace("|may|", "|may(?! (?:i|we|you)\\b)|")
_WEEKDAYS = {
    name: at
    for at, names in enumerate(
        ("lundi monday", "mardi tuesday", "mercredi wednesday", "jeudi thursday", "vendredi friday", "samedi saturday",
         "dimanche sunday")
    )
    for name in names.split()
}  # fmt: skip
_DAYS = "|".join(_WEEKDAYS)
_NTH = {
    "premier": 1, "1er": 1, "1e": 1, "first": 1, "1st": 1, "deuxieme": 2, "second": 2, "2e": 2, "2eme": 2, "2nd": 2,
    "troisieme": 3, "3e": 3, "3eme": 3, "third": 3, "3rd": 3, "quatrieme": 4, "4e": 4, "4eme": 4, "fourth": 4,
    "4th": 4,
}  # fmt: skip
_NTHS = "|".join(sorted(_NTH, key=len, reverse=True))
_COUNTS = {"deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "six": 6, "douze": 12, "twelve": 12}
_SINCE = r"(?:depuis|since|a partir d[eu']|from)"


def _first_of(month: int, year: str | None, today: date) -> date:
    """Of the last such month that has begun, where no year is said."""
    return date(int(year) if year else today.year if month <= today.month else today.year - 1, month, 1)


def _end_of(first: date, months: int = 1) -> date:
    after = first
    for _ in range(months):
        after = (after.replace(day=1) + timedelta(days=32)).replace(day=1)
    return after - timedelta(days=1)


def _since_month(found: re.Match[str], today: date) -> Days:
    return _first_of(NUMBER[found["month"]], found["year"], today), today


def _between_months(found: re.Match[str], today: date) -> Days | None:
    last = _first_of(NUMBER[found["last"]], found["lastyear"], today)
    month = NUMBER[found["first"]]
    year = int(found["firstyear"]) if found["firstyear"] else last.year if month <= last.month else last.year - 1
    first = date(year, month, 1)
    # "septembre et décembre" are two months, unless one follows the other or they bound what is meant.
    apart = (last.year - first.year) * 12 + last.month - first.month
    if apart < 0 or (apart > 1 and found["join"] in ("et", "and") and not found["lead"]):
        return None
    return first, _end_of(last)


def _weekday(found: re.Match[str], today: date) -> date:
    """The last such day before today."""
    return today - timedelta(days=(today.weekday() - _WEEKDAYS[found["day"]] - 1) % 7 + 1)


def _quarter(found: re.Match[str], today: date) -> Days:
    number = int(found["q"]) if found["q"] else _NTH[found["nth"]]
    return _part(3 * (number - 1) + 1, 3, found["year"], today)


def _half(found: re.Match[str], today: date) -> Days | None:
    number = int(found["h"]) if found["h"] else _NTH[found["nth"]]
    return _part(6 * (number - 1) + 1, 6, found["year"], today) if number <= 2 else None


def _part(month: int, months: int, year: str | None, today: date) -> Days:
    first = _first_of(month, year, today)
    return first, _end_of(first, months)


def _week_of(found: re.Match[str], today: date) -> Days | None:
    number = int(found["d"].removesuffix("er"))
    try:
        if found["m"]:
            day = date(_first_of(NUMBER[found["m"]], None, today).year, NUMBER[found["m"]], number)
        else:
            day = today.replace(day=number)
            if day > today:
                day = (today.replace(day=1) - timedelta(days=1)).replace(day=number)
    except ValueError:
        return None
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)


def _weekend(_: re.Match[str], today: date) -> Days:
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    return saturday, saturday + timedelta(days=1)


def _counted(found: re.Match[str], today: date) -> Days:
    count, unit = _COUNTS[found["count"]], found["unit"]
    if unit.startswith(("jour", "day")):
        return today - timedelta(days=count - 1), today
    if unit.startswith(("semaine", "week")):
        return today - timedelta(days=7 * count - 1), today
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return date(year, month + 1, min(today.day, 28)) + timedelta(days=1), today


def _week_numbered(found: re.Match[str], today: date) -> Days | None:
    for year in (today.year, today.year - 1):
        try:
            first = date.fromisocalendar(year, int(found["week"]), 1)
        except ValueError:
            continue
        if first <= today:
            return first, first + timedelta(days=6)
    return None


FORMS: tuple[Form, ...] = (
    (r"(?:de |for |of )?(?:la |the )?(?:semaine|week) (?:n[o°]\.? ?|number )?(?P<week>\d{1,2})\b", _week_numbered),
    (rf"(?P<lead>(?:entre|between|de|d'|from) ?)?(?:le mois de )?(?P<first>{NAMES})(?: (?P<firstyear>20\d\d))?"
     rf" (?P<join>a|au|to|et|and|jusqu'en|until|through) (?:le mois d[e'] ?)?(?P<last>{NAMES})\b"
     r"(?: (?P<lastyear>20\d\d))?", _between_months),
    (r"(?:de |for |of )?(?:la |the )?(?:semaine|week) (?:du|of|commencing|beginning|starting)(?: the)? "
     rf"(?P<d>\d{{1,2}}|1er)(?:st|nd|rd|th)?(?: (?:of )?(?P<m>{NAMES}))?\b", _week_of),
    (rf"{_SINCE} (?:le mois d[e'] ?|(?:le )?debut (?:de |d')?|the (?:start|beginning) of )?(?P<month>{NAMES})\b"
     r"(?! \d{1,2}\b)(?: (?P<year>20\d\d))?", _since_month),
    (rf"{_SINCE} (?:le )?(?:last )?(?P<day>{_DAYS})(?: dernier)?\b",
     lambda found, today: (_weekday(found, today), today)),
    (r"(?:depuis|since) (?:hier|yesterday)\b", lambda _, today: (today - timedelta(days=1), today)),
    (r"(?:depuis|since) (?P<year>20\d\d)\b", lambda found, today: (date(int(found["year"]), 1, 1), today)),
    (r"(?:depuis|since) (?:que (?:tu|vous|on|nous)\b.*|qu'on\b.*|ton|votre|you|we|the (?:go-live|launch|installation)"
     r"|l'installation|la mise en (?:place|service|route))(?: (?:arrivee|demarrage|debut|installation|lancement"
     r"|started|arrived|began|begun|joined|installed you|have you|are here|got here|got you|set you up))*",
     lambda _, today: (date(2000, 1, 1), today)),
    (rf"(?:de |du |d'|of |for |in |au |the |le )*(?:\b(?:t|q)(?P<q>[1-4])\b|\b(?P<nth>{_NTHS}) (?:trimestre|quarter)\b)"
     r"(?: (?:de |of )?(?P<year>20\d\d))?(?: of the year| de l'annee)?", _quarter),
    (rf"(?:de |du |d'|of |for |in |au |the |le )*(?:\b(?:s|h)(?P<h>[12])\b|\b(?P<nth>{_NTHS}) (?:semestre|half)\b)"
     r"(?: (?:de |of )?(?P<year>20\d\d))?(?: of the year| de l'annee)?", _half),
    (r"(?:de |du |ce |of |for |over |le |the |this |last )*week[- ]?end(?: dernier| passe)?\b", _weekend),
    (rf"(?:de |du |le |of |for |on |last )+(?P<day>{_DAYS})(?: dernier| passe)?\b",
     lambda found, today: (_weekday(found, today), _weekday(found, today))),
    (r"(?:(?:les|des|the|over|of|for|in|sur|last|past) )*(?P<count>" + "|".join(_COUNTS) + r") "
     r"(?:derniers? |dernieres? |last )?(?P<unit>jours|days|semaines|weeks|mois|months)(?: passes?| ecoules?)?\b",
     _counted),
)  # fmt: skip

UNREAD = re.compile(
    rf"\b(?:depuis|since|entre|between|semestres?|trimestres?|quarters?|half|week[- ]?ends?|prochaine?s?|next|ete|hiver"
    rf"|printemps|automne|summer|winter|spring|autumn|jusqu\w*|until|{NAMES}|{_DAYS}|20\d\d)\b|\b[tq][1-4]\b"
)
"""Words of days: what is left of them was not understood."""
