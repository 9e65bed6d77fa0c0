"""How a timing reads to a person: what it is, where, on which days, when it comes next."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.store.timings import Timing
from bot.timetable.comings import instant_of, next_coming, once_a_week_at_most
from bot.timetable.planning import last_day
from bot.timetable.wording import kind_label, tell
from bot.timetable.zones import city_of
from bot.typography import dated
from graphs.calendar import WorkCalendar
from graphs.understanding.written import clip
from graphs.when.echo import describe_rule

_PLATFORMS = {"slack": "Slack", "teams": "Teams"}


def where(timing: Timing, language: str) -> str:
    if timing.person:
        return tell(language, "private")
    platform = timing.address.platform
    if platform not in _PLATFORMS:
        return tell(language, "in", place=clip("#" + timing.address.channel.removeprefix("c:"), 60))
    if timing.place and timing.place not in _PLATFORMS.values():
        return tell(language, "in", place=clip(timing.place, 60))
    return tell(language, "here", platform=_PLATFORMS[platform])


def rule(timing: Timing, day: date, language: str) -> str:
    """ "du lundi au vendredi à 8 h 15" """
    return describe_rule(timing.rrule, datetime.combine(day, time.fromisoformat(timing.hour)), language)


def holidays(timing: Timing, language: str, *, short: bool = False) -> str:
    """`short`: that a holiday puts it off is left unsaid."""
    if timing.holidays:
        return tell(language, "holidays.with")
    if short and once_a_week_at_most(timing.rrule):
        return ""
    return tell(language, "holidays.moved" if once_a_week_at_most(timing.rrule) else "holidays.without")


def zone(timing: Timing, reader: str, language: str) -> str:
    """Said when the reader's clock is another one."""
    if timing.zone == reader:
        return ""
    return tell(language, "zone", zone=city_of(timing.zone))


def coming(timing: Timing, calendar: WorkCalendar, now: datetime) -> datetime | None:
    """The instant it comes next, by its rule."""
    day = next_coming(timing, calendar, now, last_day(timing, now)) if timing.enabled else None
    return instant_of(timing, day) if day is not None else None


def next_line(timing: Timing, calendar: WorkCalendar, now: datetime, reader: str, language: str) -> str:
    """ "Prochaine fois : le lundi 23 novembre 2026 à 8 h 15 (heure de Paris)." """
    at = coming(timing, calendar, now)
    if at is None:
        return tell(language, "over")
    return tell(language, "next", when=dated(at, timing.zone, language), zone=zone(timing, reader, language))


def named(timing_kind: str, language: str) -> dict[str, str]:
    """The values of a sentence that speaks of a kind, in the middle and at its beginning."""
    label = kind_label(timing_kind, language)
    return {"what": label, "What": label[:1].upper() + label[1:]}


def echo(
    timing: Timing, calendar: WorkCalendar, now: datetime, reader: str, language: str, *, already: bool = False
) -> list[str]:
    """What was understood, in full: what, where, which days, when next, what a quiet day gets."""
    day = (coming(timing, calendar, now) or now).astimezone(ZoneInfo(timing.zone)).date()
    said = tell(
        language,
        "set.already" if already else "set",
        **named(timing.kind, language),
        where=where(timing, language),
        rule=rule(timing, day, language),
        holidays=holidays(timing, language),
    )
    lines = [said, next_line(timing, calendar, now, reader, language)]
    if timing.kind in ("digest", "brief"):
        lines.append(tell(language, f"quiet.{timing.quiet}"))
    return lines


def next_of(timing: Timing, at: datetime, reader: str, language: str) -> str:
    """ "Le digest dans #direction : le lundi 23 novembre 2026 à 8 h 15." """
    return tell(
        language,
        "next.of",
        **named(timing.kind, language),
        where=where(timing, language),
        when=dated(at, timing.zone, language),
        zone=zone(timing, reader, language),
    )


EXAMPLES = frozenset({"digest", "brief", "weekly", "monthly", "sample"})
"""Kinds there is a sentence to say for."""


def example(kind: str, language: str, place: str = "") -> str:
    """A sentence that would do."""
    known = kind if kind in EXAMPLES else "digest"
    return tell(language, f"example.{known}", place=place or ("#management" if language == "en" else "#direction"))
