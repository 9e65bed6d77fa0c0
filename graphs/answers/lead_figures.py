"""What leads add up to: by class, by day and by stage, how fast they were answered; and leads as a CSV file. Pure."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from integrations.crm.port import OPEN_STATUSES, Lead, LeadClass, LeadStatus

CLASSES: tuple[LeadClass, ...] = ("hot", "warm", "cold", "customer", "spam", "job", "")
STATUSES: tuple[LeadStatus, ...] = (*OPEN_STATUSES, "won", "lost", "archived")
ASIDE: frozenset[LeadClass] = frozenset({"spam", "job"})
"""Classes that nobody answers."""

COLUMNS = (
    "received_at", "company", "name", "email", "phone", "siren", "postal_code", "country", "class", "score", "status",
    "owner", "budget", "source", "via", "first_reply_at", "last_contact_at", "booked_for", "message",
)  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """`speed` None: nobody was answered; `waiting` those that ought to be and were not."""

    count: int
    classes: list[tuple[LeadClass, int]]
    days: list[tuple[date, int]]
    speed: timedelta | None
    answered: int
    waiting: int
    booked: int
    won: int
    lost: int


def figures(leads: Sequence[Lead], first: date, last: date, zone: str) -> Figures:
    """Of leads that came in between two days, both included, by the clock of that zone."""
    local = ZoneInfo(zone)
    by_class = Counter(lead.classed for lead in leads)
    by_day = Counter(lead.received_at.astimezone(local).date() for lead in leads)
    answered = [lead.first_reply_at - lead.received_at for lead in leads if lead.first_reply_at is not None]
    seconds = [max(0.0, each.total_seconds()) for each in answered]
    # A customer goes to whoever sees to them, and is answered there.
    owed = [lead for lead in leads if lead.classed not in ASIDE and lead.status in OPEN_STATUSES]
    return Figures(
        count=len(leads),
        classes=[(each, by_class[each]) for each in CLASSES if by_class[each]],
        days=[(day, by_day[day]) for day in _days(first, last)],
        speed=timedelta(seconds=median(seconds)) if seconds else None,
        answered=len(seconds),
        waiting=sum(1 for lead in owed if lead.first_reply_at is None),
        booked=sum(1 for lead in leads if lead.booked_for is not None or lead.status == "booked"),
        won=sum(1 for lead in leads if lead.status == "won"),
        lost=sum(1 for lead in leads if lead.status == "lost"),
    )


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range(max(0, (last - first).days) + 1)]


def ranked(leads: Sequence[Lead]) -> list[Lead]:
    """The hottest first; among equals the newest."""
    return sorted(leads, key=lambda lead: (CLASSES.index(lead.classed), -lead.score, -lead.received_at.timestamp()))


def by_status(leads: Sequence[Lead]) -> list[tuple[LeadStatus, list[Lead]]]:
    """In the order in which a lead goes through them; without those that hold none."""
    sorted_leads = ranked(leads)
    stages: list[tuple[LeadStatus, list[Lead]]] = [
        (status, [lead for lead in sorted_leads if lead.status == status]) for status in STATUSES
    ]
    return [(status, held) for status, held in stages if held]


def to_csv(leads: Sequence[Lead], name_of: Callable[[str], str]) -> bytes:
    """UTF-8 with its mark, so that spreadsheets read accents; no cell is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for lead in leads:
        cells = (
            _instant(lead.received_at), lead.company, lead.name, lead.email, lead.phone, lead.siren, lead.postal_code,
            lead.country, lead.classed, str(lead.score), lead.status, name_of(lead.owner) if lead.owner else "",
            "" if lead.budget is None else f"{lead.budget:.2f}", lead.source, lead.via, _instant(lead.first_reply_at),
            _instant(lead.last_contact_at), _instant(lead.booked_for), lead.message,
        )  # fmt: skip
        writer.writerow([_safe(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _instant(at: datetime | None) -> str:
    return "" if at is None else at.isoformat(timespec="seconds")


def _safe(cell: str) -> str:
    """A spreadsheet would take it for a formula; a telephone number keeps its plus, which none of them calculates with
    behind an apostrophe."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
