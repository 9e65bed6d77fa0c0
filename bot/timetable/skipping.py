"""One coming left out ("pas de digest demain"): only the next one, so that nobody forgets what was left out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from bot.store.timings import Timing
from bot.telling import Asked
from bot.timetable import phrases
from bot.timetable.comings import instant_of, local_day, next_coming
from bot.timetable.planning import BELIEVED, last_day
from bot.timetable.wording import tell
from bot.typography import dated, long_day
from graphs.calendar import WorkCalendar
from graphs.when.instants import day_of, to_local
from graphs.when.reading import find_when

_OF_A_DAY = re.compile(
    r"\b(?:(?:de|du|of|for) )?(?P<day>demain|tomorrow|today|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday"
    r"|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?:['’]s\b)?",
    re.IGNORECASE,
)
"""The day as it stands in "le digest de demain" and "Monday's digest"."""


def skipped(timing: Timing, asked: Asked, calendar: WorkCalendar, now: datetime) -> tuple[Timing | None, str]:
    """The row with that day counted as come (None: nothing is left out), and what is said of it."""
    language = asked.language
    values = {**phrases.named(timing.kind, language), "where": phrases.where(timing, language)}
    coming = next_coming(timing, calendar, now, last_day(timing, now)) if timing.enabled else None
    if coming is None:
        return None, tell(language, "none", **values)
    found = find_when(_OF_A_DAY.sub(r"\g<day>", asked.text), to_local(now, timing.zone), language)
    day = day_of(found.when) if found is not None else None
    if day is None or day > coming or coming > local_day(now, timing.zone) + BELIEVED:
        return None, tell(language, "skip.next_only", when=dated(instant_of(timing, coming), timing.zone, language))
    if day < coming:
        return None, tell(language, "none.day", **values)
    return replace(timing, last_day=day.isoformat()), tell(language, "skipped", day=long_day(day, language), **values)
