"""The stretch of days that figures are asked for: which instants it means, its parts, and what it is called. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from graphs.report.days import first_of_next_month, long_day, month_name, span_name

_INSTANT = timedelta(microseconds=1)

EARLIEST = date(2000, 1, 1)

WEEKS = 62
"""Up to so many days are shown by the week; above, by the month."""


@dataclass(frozen=True)
class Period:
    """`first` and `last` are local days of `zone`, both in it. `now` cuts what has not come yet."""

    first: date
    last: date
    zone: str
    now: datetime

    @property
    def since(self) -> datetime:
        return _midnight(self.first, self.zone)

    @property
    def until(self) -> datetime:
        """Not in it any more. What happens at this very instant is in it; what comes later is not known yet."""
        return max(self.since, min(_midnight(self.last + timedelta(days=1), self.zone), self.now + _INSTANT))

    @property
    def running(self) -> bool:
        """Its end has not come yet."""
        return _midnight(self.last + timedelta(days=1), self.zone) > self.now

    def parts(self) -> list[tuple[datetime, datetime, date]]:
        """Its days, weeks (from Monday on) or months, with the first day of each; those to come left out."""
        length = (self.last - self.first).days + 1
        found: list[tuple[datetime, datetime, date]] = []
        day = self.first
        while day <= self.last:
            after = min(_next(day, length), self.last + timedelta(days=1))
            since, until = _midnight(day, self.zone), min(_midnight(after, self.zone), self.until)
            if since >= self.until:
                break
            found.append((since, until, day))
            day = after
        return found

    @property
    def by(self) -> str:
        """What its parts are: day | week | month."""
        length = (self.last - self.first).days + 1
        return "day" if length <= 14 else "week" if length <= WEEKS else "month"

    def name(self, language: str) -> str:
        """ "octobre 2026", "semaine du 16 au 22 novembre 2026", "du 3 au 12 novembre 2026"."""
        if self.first == self.last:
            return long_day(self.first, language)
        if self.first.day == 1 and self.last == first_of_next_month(self.first) - timedelta(days=1):
            return month_name(self.first, language)
        if (self.first, self.last) == (date(self.first.year, 1, 1), date(self.first.year, 12, 31)):
            return str(self.first.year)
        week = self.first.weekday() == 0 and (self.last - self.first).days == 6
        return span_name(self.first, self.last, language, week=week)


def of_brief(brief: dict[str, Any], zone: str, now: datetime) -> Period:
    """What a reading said, else the present month. Days that make no sense are left out."""
    today = now.astimezone(ZoneInfo(zone)).date()
    first, last = _day(brief.get("since")), _day(brief.get("until"))
    if first is None:
        return month_of(today, zone, now)
    last = last or today
    return Period(min(first, last), max(first, last), zone, now)


def month_of(day: date, zone: str, now: datetime) -> Period:
    first = day.replace(day=1)
    return Period(first, first_of_next_month(first) - timedelta(days=1), zone, now)


def week_of(day: date, zone: str, now: datetime) -> Period:
    first = day - timedelta(days=day.weekday())
    return Period(first, first + timedelta(days=6), zone, now)


def told_weekly(day: date, zone: str, now: datetime) -> Period:
    """What a weekly report tells on that day: the week that ended; from Thursday on, the week that ends."""
    return week_of(day if day.weekday() >= 3 else day - timedelta(days=7), zone, now)


def told_monthly(day: date, zone: str, now: datetime) -> Period:
    """What a monthly report tells on that day: the month that ended; in its last third, the month that ends."""
    return month_of(day if day.day > 20 else day.replace(day=1) - timedelta(days=1), zone, now)


def _next(day: date, length: int) -> date:
    if length <= 14:
        return day + timedelta(days=1)
    if length <= WEEKS:
        return day + timedelta(days=7 - day.weekday())
    return first_of_next_month(day)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(0), ZoneInfo(zone)).astimezone(UTC)


def _day(value: object) -> date | None:
    try:
        found = date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
    return max(found, EARLIEST) if found and found.year < 2200 else None
