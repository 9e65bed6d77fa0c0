"""How the corpora write what is meant: "2026-11-26T10:00" an instant said, "~…" with its usual time, "2026-11-26" a
day, "R rule @first" what comes back, "a|b" several readings, "? code" what is asked."""

from __future__ import annotations

from graphs.when.moment import At, On, Recurring, Several, Unread, When


def written(when: When) -> str:
    match when:
        case At():
            return f"{'' if when.said_time else '~'}{when.local.isoformat(timespec='minutes')}"
        case On():
            return when.day.isoformat()
        case Recurring():
            return f"R {when.rrule} @{when.first.isoformat(timespec='minutes')}"
        case Several():
            return "|".join(written(reading) for reading in when.readings)
        case Unread():
            return f"? {when.code}"
