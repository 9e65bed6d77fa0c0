"""When the company works: its hours, its weekdays and its public holidays. Pure; made by `bot.working_time`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MONDAY_TO_FRIDAY = frozenset(range(5))


def _none(day: date) -> bool:
    """No holidays at all."""
    return False


@dataclass(frozen=True)
class WorkCalendar:
    """Hours are local to `zone` (an IANA name); `weekdays` as `date.weekday()` counts them; `is_holiday` tells public
    holidays."""

    zone: str = "Europe/Paris"
    opens: time = time(8)
    closes: time = time(18)
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    is_holiday: Callable[[date], bool] = field(default=_none, compare=False)

    def works(self, day: date) -> bool:
        return day.weekday() in self.weekdays and not self.is_holiday(day)

    def working_day_from(self, day: date) -> date:
        """The day itself, or the next one that is worked."""
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th (≥ 0) working day after that day; with 0, the day itself or the next working one."""
        day = self.working_day_from(day)
        for _ in range(count):
            day = self.working_day_from(day + timedelta(days=1))
        return day

    def open_at(self, instant: datetime) -> bool:
        local = instant.astimezone(ZoneInfo(self.zone))
        return self.works(local.date()) and self.opens <= local.time() < self.closes

    def next_opening(self, instant: datetime) -> datetime:
        """The instant itself within working hours, else when they begin again (UTC)."""
        if self.open_at(instant):
            return instant.astimezone(UTC)
        zone = ZoneInfo(self.zone)
        local = instant.astimezone(zone)
        day = local.date() if local.time() < self.opens else local.date() + timedelta(days=1)
        return datetime.combine(self.working_day_from(day), self.opens, tzinfo=zone).astimezone(UTC)
