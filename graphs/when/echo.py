"""Says back in words what was read: "jeudi 26 novembre 2026 à 10 h", "every first Monday …"."""

from __future__ import annotations

from datetime import date, datetime, time

from babel.dates import format_date, get_day_names

from graphs.when.moment import At, On, Recurring, Several, When
from graphs.when.recurrence import parts_of
from graphs.when.wording import HARD, nth_word, tell

_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKED = "MO,TU,WE,TH,FR"


def describe(when: When, language: str, zone_name: str = "") -> str:
    """`zone_name` is a place as people call it ("Montréal"), said only when given. "" for what was not read."""
    match when:
        case At():
            said = tell(language, "at", day=say_day(when.local.date(), language), time=say_time(when.local, language))
        case On():
            return say_day(when.day, language)
        case Recurring():
            said = describe_rule(when.rrule, when.first, language)
        case Several():
            return tell(language, "several").join(describe(one, language, zone_name) for one in when.readings)
        case _:
            return ""
    return tell(language, "zone", when=said, zone=zone_name) if zone_name else said


def say_day(day: date, language: str, *, weekday: bool = True, year: bool = True) -> str:
    """French calls the first of a month by its rank."""
    french = language != "en"
    number = "'1er'" if french and day.day == 1 else "d"
    pattern = f"{'EEEE ' if weekday else ''}{number} MMMM{' y' if year else ''}"
    return format_date(day, pattern, locale="fr" if french else "en_GB")


def say_time(at: datetime | time, language: str) -> str:
    """ "10 h", "10 h 30", "10:00" """
    if language == "en":
        return f"{at:%H:%M}"
    return f"{at.hour}{HARD}h" + (f"{HARD}{at:%M}" if at.minute else "")


def describe_rule(rrule: str, first: datetime, language: str) -> str:
    """A rule of this grammar; one of another making is said by its first time only."""
    parts = parts_of(rrule)
    said = _rule(parts, first, language) if parts else ""
    if not parts or not said:
        return tell(language, "at", day=say_day(first.date(), language), time=say_time(first, language))
    if int(parts.get("INTERVAL", "1")) > 1:
        said = tell(language, "first", rule=said, day=say_day(first.date(), language, weekday=False))
    if "UNTIL" in parts:
        until = date.fromisoformat(parts["UNTIL"][:8])
        said = tell(language, "until", rule=said, day=say_day(until, language, weekday=False))
    return said


def _rule(parts: dict[str, str], first: datetime, language: str) -> str:
    interval = int(parts.get("INTERVAL", "1"))
    many = ".n" if interval > 1 else ""
    shown = {"n": interval, "time": say_time(first, language)}
    match parts["FREQ"]:
        case "DAILY":
            return tell(language, "daily.2" if interval == 2 else f"daily{many}", **shown)
        case "WEEKLY":
            return _weekly(parts.get("BYDAY", _NAMES[first.weekday()]), interval, first, language)
        case "MONTHLY":
            short = ".short" if parts.get("BYMONTHDAY", "").startswith("28,") else ""
            return tell(language, f"monthly{short}{many}", day=_day_of_month(parts, first, language), **shown)
        case _:
            day = say_day(first.date(), language, weekday=False, year=False)
            return tell(language, f"yearly{many}", day=day, **shown)


def _weekly(days: str, interval: int, first: datetime, language: str) -> str:
    time_said = say_time(first, language)
    if days == _WORKED and interval == 1:
        return tell(language, "weekly.worked", time=time_said)
    names = [_weekday(name, language) for name in days.split(",")]
    plural = language != "en" and len(names) > 1 and interval == 1
    listed = [f"{name}s" for name in names] if plural else names
    joined = tell(language, "and").join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)
    key = "weekly.n" if interval > 1 else "weekly.many" if plural else "weekly"
    if interval == 2 and len(names) == 1:
        key = "weekly.2"
    return tell(language, key, days=joined, n=interval, time=time_said)


def _weekday(name: str, language: str) -> str:
    day = _NAMES.index(name[-2:])
    return get_day_names("wide", locale="en_GB" if language == "en" else "fr")[day]


def _day_of_month(parts: dict[str, str], first: datetime, language: str) -> str:
    days, numbers = parts.get("BYDAY", ""), parts.get("BYMONTHDAY", str(first.day))
    if days == _WORKED and "BYSETPOS" in parts:
        return tell(language, "worked_day", nth=nth_word(language, int(parts["BYSETPOS"])))
    if days:
        nth = days.split(",")[0][:-2]
        if not nth:
            return _numbered(first.day, language)
        return tell(language, "nth_weekday", nth=nth_word(language, int(nth)), weekday=_weekday(days, language))
    number = int(numbers.split(",")[-1])
    return tell(language, "last_day") if number == -1 else _numbered(number, language)


def _numbered(number: int, language: str) -> str:
    if language != "en":
        return "1er" if number == 1 else str(number)
    end = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"
