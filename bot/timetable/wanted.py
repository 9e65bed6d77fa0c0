"""What the settings want to come back by the clock: the digest and the reports of one channel."""

from __future__ import annotations

from datetime import datetime

from bot.named_channels import channel_named
from bot.settings import Settings
from bot.short_hash import short_hash
from bot.store.timings import SETTINGS, Timing
from graphs.calendar import WorkCalendar
from graphs.message import Address

NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

WEEKLY = "FREQ=WEEKLY;BYDAY=MO"
MONTHLY = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"
REPORTS_AT = "09:00"


def id_of(kind: str, address: Address, person: str = "") -> str:
    """One of a kind for each channel; what is somebody's own is theirs wherever they read it."""
    return f"{kind}.{short_hash((person and f'person/{person}') or f'{address.platform}/{address.channel}')}"


def usual_days(kind: str, calendar: WorkCalendar) -> str:
    """The days of a kind where nobody says any."""
    match kind:
        case "weekly" | "sample":
            return WEEKLY
        case "monthly":
            return MONTHLY
        case _:
            return f"FREQ=WEEKLY;BYDAY={','.join(NAMES[day] for day in sorted(calendar.weekdays))}"


def wanted(settings: Settings, calendar: WorkCalendar, now: datetime) -> list[Timing]:
    """Nothing where nobody could read it: `commis doctor` says why."""
    address = channel_named(settings.digest_channel, settings)
    if address is None:
        return []
    place = "#" + address.channel.removeprefix("c:") if address.platform == "web" else ""
    return [
        Timing(
            id=id_of(kind, address),
            kind=kind,
            address=address,
            place=place,
            language=settings.language,
            zone=settings.time_zone,
            hour=settings.digest_at if kind == "digest" else REPORTS_AT,
            rrule=usual_days(kind, calendar),
            by=SETTINGS,
            changed_at=now,
        )
        for kind in ("digest", "weekly", "monthly")
    ]
