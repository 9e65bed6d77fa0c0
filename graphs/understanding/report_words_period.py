"""The days that somebody asks figures of: "ce mois-ci", "la semaine dernière", "octobre", "since 1 October"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from graphs.understanding.report_words_spans import FORMS, NAMES, NUMBER, UNREAD, Days, Form

_DAY = rf"(?:le |the )?(?P<d>\d{{1,2}}|1er)(?:st|nd|rd|th)?(?: of)? (?P<m>{NAMES})\b\.?(?: (?P<y>20\d\d))?"
_DAY_EN = rf"(?P<m2>{NAMES})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? (?P<y2>20\d\d))?"
_OF = r"(?:(?:de|du|d'|des|of|for|in|en|pour|sur|au|pendant|over|the|la|le|les|mois d'|mois de|month of|during) ?)*"


def read_period(folded: str, today: date) -> tuple[str, date | None, date | None]:
    """The words without it, its first and its last day; None: no period is named. What lies in the future is cut."""
    for pattern, days in _PERIODS:
        found = pattern.search(folded)
        if found is None:
            continue
        named = days(found, today)
        if named is None:
            continue
        first, last = named
        rest = f"{folded[: found.start()]} {folded[found.end() :]}"
        return " ".join(rest.split()), min(first, today), last
    return folded, None, None


def unread_period(rest: str) -> bool:
    """Whether words of days are left, of what `read_period` leaves."""
    return UNREAD.search(rest) is not None


def without_days(rest: str) -> str:
    return UNREAD.sub(" ", rest)


def _month(day: date) -> Days:
    first = day.replace(day=1)
    return first, _next_month(first) - timedelta(days=1)


def _week(day: date) -> Days:
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _quarter(day: date) -> Days:
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return first, _next_month(_next_month(_next_month(first))) - timedelta(days=1)


def _next_month(first: date) -> date:
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1)


def _before(first: date) -> date:
    return first - timedelta(days=1)


def _named_month(found: re.Match[str], today: date) -> Days | None:
    month, year = NUMBER[found["month"]], found["year"]
    if year:
        return _month(date(int(year), month, 1))
    # The last one that has begun: nobody asks figures of a month to come.
    return _month(date(today.year if month <= today.month else today.year - 1, month, 1))


def _ago(found: re.Match[str], today: date) -> Days:
    count = max(1, min(int(found["count"]), 800))
    unit = found["unit"]
    if unit.startswith(("jour", "day")):
        return today - timedelta(days=count - 1), today
    if unit.startswith(("semaine", "week")):
        return today - timedelta(days=7 * count - 1), today
    first = today
    for _ in range(min(count, 60)):
        first = _before(first.replace(day=1)).replace(day=min(first.day, 28))
    return first + timedelta(days=1), today


def _since(found: re.Match[str], today: date) -> Days | None:
    first = _day(found, today)
    return (first, today) if first else None


def _one_day(found: re.Match[str], today: date) -> Days | None:
    day = _day(found, today)
    return (day, day) if day else None


def _between(found: re.Match[str], today: date) -> Days | None:
    last = _day(found, today)
    if last is None:
        return None
    start = int(found["from"].removesuffix("er"))
    month = NUMBER[found["frommonth"]] if found["frommonth"] else last.month
    year = last.year if month <= last.month else last.year - 1
    try:
        return date(year, month, start), last
    except ValueError:
        return None


def _day(found: re.Match[str], today: date) -> date | None:
    """The last one that has come."""
    groups = found.groupdict()
    number, month, year = (groups.get(name) or groups.get(f"{name}2") for name in ("d", "m", "y"))
    if number is None or month is None:
        return None
    try:
        day = date(int(year) if year else today.year, NUMBER[month], int(number.removesuffix("er")))
        return day if year or day <= today else day.replace(year=day.year - 1)
    except ValueError:
        return None


def _iso(found: re.Match[str], today: date) -> Days | None:
    try:
        first, last = date.fromisoformat(found["a"]), date.fromisoformat(found["b"])
    except ValueError:
        return None
    return min(first, last), max(first, last)


_FORMS: tuple[Form, ...] = (
    (r"(?:du |de |from |between )?(?P<a>20\d\d-\d\d-\d\d)(?: au | a | to | et | and |/)(?P<b>20\d\d-\d\d-\d\d)", _iso),
    (rf"(?:du|from|between|entre le) (?P<from>\d{{1,2}}|1er)(?: (?P<frommonth>{NAMES}))? (?:au|to|and|et le) {_DAY}",
        _between),
    (rf"(?:depuis|since|a partir du|from) (?:{_DAY}|{_DAY_EN})", _since),
    *FORMS,
    (rf"(?:du|le|of|for|on|de) (?:{_DAY}|{_DAY_EN})", _one_day),
    (r"(?:depuis|since) (?:le )?(?:(?:1er|premier|debut|first|start|beginning)(?: jour)? ?)?"
     r"(?:du |of (?:the |this )?|d')"
     r"(?:mois|month)", lambda _, today: (today.replace(day=1), today)),
    (r"(?:depuis|since) (?:le |the )?(?:debut|start|beginning) (?:de )?(?:l'|of (?:the )?)?(?:annee|year)",
        lambda _, today: (date(today.year, 1, 1), today)),
    (r"(?:depuis le (?:debut|premier jour|commencement)|depuis toujours|en tout|au total|since (?:the )?(?:start"
     r"|beginning|day one)|all[- ]time|in total|overall|so far in total|ever)\b",
        lambda _, today: (date(2000, 1, 1), today)),
    (rf"{_OF}(?:depuis |since )?(?:les? |the )?(?:(?:derniers?|dernieres?|last|past) )?(?P<count>\d{{1,3}}) "
     r"(?:derniers? |dernieres? |last )?"
     r"(?P<unit>jours|jour|days|day|semaines|semaine|weeks|week|mois|months|month)(?: passes?| ecoules?)?", _ago),
    (rf"{_OF}(?:mois (?:dernier|passe|precedent|ecoule)|last month(?:'s)?|previous month)\b",
        lambda _, today: _month(_before(today.replace(day=1)))),
    (rf"{_OF}(?:semaine (?:derniere|passee|precedente|ecoulee)|last week(?:'s)?|previous week)\b",
        lambda _, today: _week(today - timedelta(days=7))),
    (rf"{_OF}(?:annee (?:derniere|passee|precedente)|l'an(?:nee)? (?:dernier|derniere|passe|passee)|last year(?:'s)?"
     r"|previous year)\b", lambda _, today: _year(today.year - 1)),
    (rf"{_OF}(?:trimestre (?:dernier|passe|precedent)|last quarter(?:'s)?|previous quarter)\b",
        lambda _, today: _quarter(_before(_quarter(today)[0]))),
    (rf"{_OF}(?:ce |cette |this |current )?(?:mois(?! (?:de |d')(?:" + NAMES + r"))(?:[- ]ci| en cours|-la)?"
    r"|month(?! of)(?:'s)?(?: so far)?)\b"
     r"|mensuel\w*|monthly",
        lambda _, today: _month(today)),
    (rf"{_OF}(?:ce |cette |this |current )?(?:semaine(?:[- ]ci| en cours)?|week(?:'s)?(?: so far)?)\b|hebdo\w*|weekly",
        lambda _, today: _week(today)),
    (rf"{_OF}(?:ce |this |current )?(?:trimestre(?:[- ]ci| en cours)?|quarter(?:'s)?|trimestriel\w*|quarterly)\b",
        lambda _, today: _quarter(today)),
    (r"(?:annuel\w*|yearly|annual)(?: \w+)?(?: de| for| of)? (?P<whole>20\d\d)\b",
        lambda found, _: _year(int(found["whole"]))),
    (rf"{_OF}(?:cette |l'|this |current )(?:annee(?:[- ]ci| en cours)?|year(?:'s)?)\b|annuel\w*|yearly",
        lambda _, today: _year(today.year)),
    (rf"{_OF}(?:d')?(?:aujourd'?hui|today(?:'s)?|du jour|ce matin|this morning)\b", lambda _, today: (today, today)),
    (rf"{_OF}(?:d')?(?:hier|yesterday(?:'s)?)\b",
        lambda _, today: (today - timedelta(days=1), today - timedelta(days=1))),
    (rf"\b{_OF}(?:le |the )?(?P<month>{NAMES})\b\.?(?:'s)?(?: (?:de )?(?P<year>20\d\d))?", _named_month),
    (rf"{_OF}(?:l'annee |year )?\b(?P<whole>20\d\d)\b", lambda found, _: _year(int(found["whole"]))),
)  # fmt: skip
_PERIODS = [(re.compile(rf"(?<![a-z0-9]){pattern}"), days) for pattern, days in _FORMS]
