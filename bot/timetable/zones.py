"""Time zones by the names that people give them: a city, or UTC."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones

from graphs.understanding.text import fold

_SAID = {
    "alger": "Africa/Algiers",
    "allemande": "Europe/Berlin",
    "anglaise": "Europe/London",
    "athenes": "Europe/Athens",
    "barcelone": "Europe/Madrid",
    "belge": "Europe/Brussels",
    "boston": "America/New_York",
    "britannique": "Europe/London",
    "bruxelles": "Europe/Brussels",
    "bst": "Europe/London",
    "cest": "Europe/Paris",
    "cet": "Europe/Paris",
    # ": "Europe/Brussels",
    "copenhague": "Europe/Copenhagen",
    "delhi": "Asia/Kolkata",
    "edt": "America/New_York",
    "est": "America/New_York",
    "francaise": "Europe/Paris",
    "french": "Europe/Paris",
    "geneva": "Europe/Zurich",
    "geneve": "Europe/Zurich",
    "german": "Europe/Berlin",
    "gmt": "UTC",
    "irish": "Europe/Dublin",
    "jst": "Asia/Tokyo",
    "la reunion": "Indian/Reunion",
    "le caire": "Africa/Cairo",
    "lisbonne": "Europe/Lisbon",
    "londres": "Europe/London",
    "lyon": "Europe/Paris",
    "marseille": "Europe/Paris",
    "montreal": "America/Toronto",
    "moscou": "Europe/Moscow",
    "mumbai": "Asia/Kolkata",
    "munich": "Europe/Berlin",
    "pdt": "America/Los_Angeles",
    "pekin": "Asia/Shanghai",
    "pst": "America/Los_Angeles",
    "quebec": "America/Toronto",
    "quebecoise": "America/Toronto",
    "rome": "Europe/Rome",
    "san francisco": "America/Los_Angeles",
    "singapour": "Asia/Singapore",
    "suisse": "Europe/Zurich",
    "swiss": "Europe/Zurich",
    "uk": "Europe/London",
    "utc": "UTC",
    "varsovie": "Europe/Warsaw",
    "vienne": "Europe/Vienna",
    "washington": "America/New_York",
}


def zone_called(name: str) -> str | None:
    """The IANA name; None when no place is called so. "Londres" → "Europe/London"."""
    wanted = " ".join(fold(name).split())
    return _cities().get(wanted) or _SAID.get(wanted)


def city_of(zone: str) -> str:
    """ "Europe/Paris" → "Paris" """
    return zone.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    places = (
        zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix/", "right/"))
    )
    return {fold(city_of(zone)): zone for zone in sorted(places)}
