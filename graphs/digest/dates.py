"""Days and hours as a digest says them: near ones short, in the zone of whoever reads."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from graphs.digest.wording import HARD, tell


def hour(at: datetime, zone: str, language: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M}" if language == "en" else f"{local.hour}{HARD}h{HARD}{local:%M}"


def moment(at: datetime, zone: str, language: str, today: date) -> str:
    """ "à 8 h 15" on that day, "demain à 8 h 15", "le lundi 23 novembre à 8 h 15"."""
    local = at.astimezone(ZoneInfo(zone)).date()
    said = hour(at, zone, language)
    if local == today:
        return tell(language, "at", hour=said)
    if (local - today).days == 1:
        return tell(language, "tomorrow", hour=said)
    return tell(language, "on", day=weekday(local, language, year=local.year != today.year), hour=said)


def near(at: datetime, zone: str, language: str, today: date) -> str:
    """As `moment`; within the week a day needs no month: "mercredi 25 à 11 h 00"."""
    local = at.astimezone(ZoneInfo(zone)).date()
    if not -6 <= (local - today).days <= 6 or 0 <= (local - today).days <= 1:
        return moment(at, zone, language, today)
    day = "EEEE '1er'" if local.day == 1 and language != "en" else "EEEE d"
    said = format_date(local, day, locale="en_GB" if language == "en" else "fr_FR")
    return tell(language, "near", day=said, hour=hour(at, zone, language))


def since_when(at: datetime, zone: str, language: str, today: date) -> str:
    """As `moment`, after a word that takes no preposition."""
    said = moment(at, zone, language, today)
    first, _, rest = said.partition(" ")
    if language == "en":
        return rest if first in ("on", "at") else said
    return rest if first == "à" else said


def weekday(value: date, language: str, *, year: bool = True) -> str:
    """ "lundi 23 novembre 2026"; French calls the first of a month by its rank."""
    day = "'1er'" if value.day == 1 and language != "en" else "d"
    pattern = f"EEEE {day} MMMM y" if year else f"EEEE {day} MMMM"
    return format_date(value, pattern, locale="en_GB" if language == "en" else "fr_FR")


def short_day(value: date, language: str) -> str:
    return format_date(value, "d MMM", locale="en_GB" if language == "en" else "fr_FR")
