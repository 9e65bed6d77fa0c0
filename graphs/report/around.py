"""Who reads a report, where: their language and zone, and what they may see of the cases it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from graphs.message import Address
from graphs.report.days import long_day
from graphs.report.figures import Avoided
from graphs.report.period import Period


@dataclass(frozen=True)
class Seen:
    """A case as it may be shown there."""

    title: str
    address: Address


@dataclass(frozen=True)
class Around:
    """`name_of` gives the name of a person's id; `cases` are those that may be named there, by id. `company`: its name,
    "" where it is not known."""

    language: str
    period: Period
    name_of: Callable[[str], str]
    cases: dict[str, Seen] = field(default_factory=dict[str, Seen])
    company: str = ""

    @property
    def name(self) -> str:
        return self.period.name(self.language)

    def day(self, at: datetime) -> str:
        local = at.astimezone(ZoneInfo(self.period.zone)).date()
        return long_day(local, self.language, year=local.year != self.period.last.year)

    def seen(self, avoided: Avoided) -> Seen | None:
        return self.cases.get(avoided.case_id)
