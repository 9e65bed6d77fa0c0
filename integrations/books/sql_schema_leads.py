"""The embedded books' tables of leads. Changing one needs a migration in `migrations/versions`."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from integrations.books.sql_schema import SERIAL, metadata
from integrations.books.sql_types import exact_decimal

lead = Table(
    "books_lead",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("received_at", BigInteger, nullable=False),  # microseconds since 1970, UTC, as every instant here
    Column("source", String(20), nullable=False),
    Column("email", String(320), nullable=False),  # lower case
    Column("classed", String(10), nullable=False),
    Column("status", String(12), nullable=False),
    Column("owner", String(64), nullable=False),
    Column("customer_id", String(100), nullable=False),
    Column("score", Integer, nullable=False),
    Column("budget", exact_decimal(14, 2)),
    Column("direct", Boolean, nullable=False),
    Column("last_contact_at", BigInteger),
    Column("hot_since", BigInteger),
    Column("body", JSON, nullable=False),  # every other field of `integrations.crm.port.Lead`
    Index("ix_books_lead_received", "received_at"),
    Index("ix_books_lead_hot", "hot_since"),
    Index("ix_books_lead_email", "email"),
    Index("ix_books_lead_owner", "owner", "status"),
)

lead_key = Table(
    "books_lead_key",
    metadata,
    Column("key", String(340), primary_key=True),  # "email:…", "phone:…", "siren:…", "domain:…", "name:…"
    Column("lead_id", String(64), ForeignKey("books_lead.id", ondelete="CASCADE"), primary_key=True, index=True),
)

lead_note = Table(
    "books_lead_note",
    metadata,
    Column("id", SERIAL, primary_key=True),
    Column("lead_id", String(64), ForeignKey("books_lead.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("by", String(64), nullable=False),
    Column("text", Text, nullable=False),
)

lead_write = Table(
    "books_lead_write",
    metadata,
    Column("key", String(300), primary_key=True),  # what was done once
    Column("lead_id", String(64), nullable=False, index=True),
)
