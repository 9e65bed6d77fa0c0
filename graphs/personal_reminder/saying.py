"""Days, times, rules and zones in a person's words."""

from __future__ import annotations

from datetime import datetime

from babel.dates import get_timezone_location

from graphs.when.echo import describe, describe_rule
from graphs.when.moment import At


def moment_words(local: datetime, language: str) -> str:
    """ "jeudi 26 novembre 2026 à 10 h", "Thursday 26 November 2026 at 10:00"."""
    return describe(At(local), language)


def rule_words(rrule: str, first: datetime, language: str) -> str:
    """ "le premier lundi de chaque mois à 9 h"."""
    return describe_rule(rrule, first, language)


def zone_words(zone: str, language: str) -> str:
    """ "heure de Londres", "London time"."""
    city = get_timezone_location(zone, locale="en" if language == "en" else "fr", return_city=True)
    if language == "en":
        return f"{city} time"
    if city == "UTC":
        return "heure UTC"
    return f"heure d'{city}" if city[:1].upper() in "AEIOUÉÈÊÀÂÎÔ" else f"heure de {city}"
