"""French spaces, put where a line must not break, and how instants and amounts read to a person."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency

NARROW = "\u202f"
HARD = "\u00a0"


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets."""
    text = re.sub(r" ([;!?%])", f"{NARROW}\\1", text)
    return text.replace(" :", f"{HARD}:").replace("« ", f"«{HARD}").replace(" »", f"{HARD}»")


def clock_time(instant: datetime, zone: str, language: str) -> str:
    """ "14 h 02", "14:02": the hour in the reader's zone."""
    local = instant.astimezone(ZoneInfo(zone))
    if language == "en":
        return f"{local:%H:%M}"
    return f"{local.hour}{HARD}h{HARD}{local:%M}"


def moment(instant: datetime, zone: str, language: str, now: datetime) -> str:
    """ "à 14 h 02", and the day before it when it is not the reader's today."""
    hour = clock_time(instant, zone, language)
    at = "at" if language == "en" else "à"
    local, today = (each.astimezone(ZoneInfo(zone)).date() for each in (instant, now))
    if local == today:
        return f"{at} {hour}"
    pattern = "EEEE d MMMM" if local.year == today.year else "EEEE d MMMM y"
    day = format_date(local, pattern, locale="en" if language == "en" else "fr")
    return f"on {day} at {hour}" if language == "en" else f"le {day} à {hour}"


def euros(amount: Decimal, language: str) -> str:
    return format_currency(amount, "EUR", locale="en_GB" if language == "en" else "fr_FR")
