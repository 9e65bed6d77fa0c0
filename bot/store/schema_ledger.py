"""The tables of the record: the ledger and its head, and what the model cost."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, text

from bot.store.metadata import JSON_VALUE, SERIAL, metadata
from bot.store.types import Exact, Instant, Words

ledger = Table(
    "ledger",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=False),  # without gaps: the chain's length
    Column("at", Instant, nullable=False),
    Column("case_id", String(64)),
    Column("actor", String(64), nullable=False),  # a person's id, "commis", or "outside"
    Column("kind", String(20), nullable=False),
    Column("what", Words(), nullable=False),
    Column("why", JSON_VALUE, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_ledger_case", "case_id", "seq"),
    Index("ix_ledger_at", "at", "seq"),
    Index(
        "ix_ledger_decided",
        "case_id",
        "seq",
        sqlite_where=text("kind = 'decided'"),
        postgresql_where=text("kind = 'decided'"),
    ),
)

ledger_head = Table(
    "ledger_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1; locked by whoever appends
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)

model_use = Table(
    "model_use",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False, index=True),
    Column("case_id", String(64), index=True),
    Column("event_key", String(300), nullable=False),
    Column("model", String(100), nullable=False),
    Column("calls", Integer, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("cost", Exact(12, 6), nullable=False),  # euros
)
