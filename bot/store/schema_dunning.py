"""The tables of what is owed and what is remembered: reminders sent, promises, the company's texts, people's own
reminders."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, text

from bot.store.metadata import JSON_VALUE, metadata
from bot.store.types import Exact, Instant, Words

reminder_sent = Table(
    "reminder_sent",
    metadata,
    Column("key", String(300), primary_key=True),  # of the mail
    Column("invoice", String(100), primary_key=True),
    Column("customer_id", String(100), nullable=False),
    Column("level", Integer, nullable=False),
    Column("carrier", Boolean, nullable=False),  # it drove the sequence; the others were listed beside it
    Column("balance", Exact(16, 2), nullable=False),  # euros including VAT, when it left
    Column("state", String(10), nullable=False),  # reserved | sent
    Column("day", Date, nullable=False),  # where the company is
    Column("at", Instant, nullable=False),
    Column("case_id", String(64), nullable=False),
    Index("ix_reminder_sent_customer", "customer_id", "at"),
    # One mail of each level for what drives it, and one mail a day for each customer, whatever runs at once.
    Index(
        "uq_reminder_sent_level",
        "customer_id",
        "invoice",
        "level",
        unique=True,
        sqlite_where=text("carrier"),
        postgresql_where=text("carrier"),
    ),
    Index(
        "uq_reminder_sent_day",
        "customer_id",
        "day",
        unique=True,
        sqlite_where=text("carrier"),
        postgresql_where=text("carrier"),
    ),
)

run_customer = Table(
    "run_customer",
    metadata,
    Column("run", String(64), primary_key=True),  # the case of the run
    Column("customer_id", String(100), primary_key=True),
    Column("state", String(10), nullable=False),  # planned | sent | asked | skipped | failed
    Column("name", Words(300), nullable=False),
    Column("amount", Exact(16, 2), nullable=False),
    Column("level", Integer, nullable=False),
    Column("detail", Words(), nullable=False, default=""),
    Column("changed_at", Instant, nullable=False),
    Index("ix_run_customer_state", "run", "state"),
)

promise = Table(
    "promise",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("customer_id", String(100), nullable=False, index=True),
    Column("due_on", Date, nullable=False),
    Column("check_on", Date, nullable=False),  # when the books are looked at
    Column("made_on", Date, nullable=False),
    Column("amount", Exact(16, 2)),  # NULL: all that was due
    Column("owed", Exact(16, 2)),  # what they came to then
    Column("invoices", JSON_VALUE, nullable=False),
    Column("source", String(10), nullable=False),  # mail | chat
    Column("words", Words(), nullable=False),
    Column("by", String(64), nullable=False),
    Column("case_id", String(64), nullable=False),
    Column("state", String(10), nullable=False),  # open | kept | broken | withdrawn
    Column("closed_at", Instant),
    Index("ix_promise_state", "state", "check_on"),
)

own_text = Table(
    "own_text",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("manner", String(10), primary_key=True),
    Column("subject", Words(), nullable=False),
    Column("body", Words(), nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", Instant, nullable=False),
)

agenda = Table(
    "agenda",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("owner", String(64), nullable=False, index=True),
    Column("person", String(64), nullable=False, index=True),
    Column("text", Words(), nullable=False),
    Column("zone", String(60), nullable=False),
    Column("local", String(25), nullable=False),  # the next wall-clock time, ISO without zone
    Column("first", String(25), nullable=False),  # where the series began
    Column("rrule", String(300), nullable=False),  # "": once
    Column("state", String(10), nullable=False),  # waiting | active | done | cancelled | refused
    Column("next_at", Instant),
    Column("address", JSON_VALUE, nullable=False),  # where it was asked
    Column("language", String(2), nullable=False),
    Column("made_at", Instant, nullable=False),
)
