"""Leads and their notes as rows of the exported CSV files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from integrations.books import sql_schema_leads as schema
from integrations.books.sql_leads_rows import instant_of, lead_of
from integrations.crm.port import Lead

LEAD_COLUMNS = (
    "id",
    "received_at",
    "source",
    "via",
    "name",
    "company",
    "email",
    "phone",
    "siren",
    "website",
    "postal_code",
    "country",
    "message",
    "language",
    "consent",
    "direct",
    "classed",
    "score",
    "points",
    "missing",
    "facts",
    "status",
    "owner",
    "customer_id",
    "budget",
    "first_reply_at",
    "last_contact_at",
    "booked_for",
    "informed_at",
    "case_id",
)
NOTE_COLUMNS = ("lead", "at", "kind", "by", "text")

_AT_ONCE = 1000


def lead_rows(c: Connection) -> Iterator[dict[str, Any]]:
    """The oldest first, as they lie in the snapshot of the connection."""
    lead = schema.lead
    found = c.execute(select(lead).order_by(lead.c.received_at, lead.c.id)).mappings()
    while part := found.fetchmany(_AT_ONCE):
        for row in part:
            yield _cells(lead_of(row))


def note_rows(c: Connection) -> Iterator[dict[str, Any]]:
    note = schema.lead_note
    found = c.execute(select(note).order_by(note.c.lead_id, note.c.at, note.c.id)).mappings()
    while part := found.fetchmany(_AT_ONCE):
        for row in part:
            yield {**row, "lead": row["lead_id"], "at": _said(instant_of(row["at"]))}


def _cells(lead: Lead) -> dict[str, Any]:
    return {
        **{name: _said(value) for name, value in asdict(lead).items()},
        "points": " | ".join(f"{each.code} {each.points:+d}" for each in lead.points),
        "missing": " | ".join(lead.missing),
        "facts": " | ".join(f"{name}: {value}" for name, value in lead.facts.items()),
    }


def _said(value: Any) -> Any:
    """An instant in UTC, to the second."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
