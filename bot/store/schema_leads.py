"""The tables of what comes in from outside: mails seen, leads claimed and written to, corrections, whom not to write
to, and what of the ledger is somebody's own."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from bot.store.metadata import JSON_VALUE, metadata
from bot.store.types import Instant, Words

mail_seen = Table(
    "mail_seen",
    metadata,
    Column("key", String(300), primary_key=True),  # of the event
    Column("message_id", String(300), nullable=False),
    Column("sender", String(320), nullable=False, index=True),
    Column("customer_id", String(100), nullable=False, index=True),  # "" nobody's
    Column("subject", Words(), nullable=False),
    Column("excerpt", Words(), nullable=False),
    Column("kind", String(30), nullable=False),  # what it was read as
    Column("case_id", String(64), nullable=False),  # "" none
    Column("at", Instant, nullable=False),
)

lead_claim = Table(
    "lead_claim",
    metadata,
    Column("key", String(340), primary_key=True),  # "email:…", "phone:…": digests are of no use, both are looked up
    Column("lead_id", String(64), nullable=False, index=True),
    Column("at", Instant, nullable=False),
)

lead_mail = Table(
    "lead_mail",
    metadata,
    Column("lead_id", String(64), primary_key=True),
    Column("purpose", String(20), primary_key=True),  # booking | ask | nurture | again | decline | answer…
    Column("key", String(300), nullable=False),  # of the effect
    Column("state", String(10), nullable=False),  # reserved | sent
    Column("link", Words(), nullable=False, default=""),
    Column("at", Instant, nullable=False),
)

lead_correction = Table(
    "lead_correction",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("lead_id", String(64), nullable=False),
    Column("was", String(10), nullable=False),
    Column("became", String(10), nullable=False),
    Column("score", Integer, nullable=False),
    Column("signs", JSON_VALUE, nullable=False),  # codes of the points that it had
    Column("by", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_lead_correction_at", "at"),
)

not_written_to = Table(
    "not_written_to",
    metadata,
    Column("digest", String(64), primary_key=True),  # of the address, with this home's own salt
    Column("at", Instant, nullable=False),
)

ledger_private = Table(
    "ledger_private",
    metadata,
    Column("seq", Integer, primary_key=True),  # the ledger's row
    Column("person", String(64), nullable=False, index=True),  # digest of the address
    Column("body", JSON_VALUE, nullable=False),
)
