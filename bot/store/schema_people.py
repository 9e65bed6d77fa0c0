"""The tables of who is who: people, roles, accounts, and the workspaces where a chat platform's app is installed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table

from bot.store.metadata import JSON_VALUE, metadata
from bot.store.types import Exact, Instant, Words

role = Table(
    "role",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("discount_limit", Exact(6, 3)),  # percent; NULL: unlimited
    Column("amount_limit", Exact(16, 2)),  # euros excluding VAT; NULL: unlimited
)

person = Table(
    "person",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", Words(200), nullable=False),
    Column("email", Words(320), nullable=False, default=""),
    Column("role", String(40), ForeignKey("role.name"), nullable=False),
    Column("language", String(2), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("absent_from", Date),  # the first day; NULL: away since before anybody said
    Column("absent_until", Date),  # the day they are back
    Column("delegate", String(64), ForeignKey("person.id")),
)

identity = Table(
    "identity",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("external_id", String(200), primary_key=True),
    Column("person_id", String(64), ForeignKey("person.id"), nullable=False, index=True),
)

account_offer = Table(
    "account_offer",
    metadata,
    Column("id", String(40), primary_key=True),  # random, opaque
    Column("platform", String(20), nullable=False),
    Column("external_id", String(200), nullable=False),
    Column("person_id", String(64), ForeignKey("person.id"), nullable=False),
    Column("state", String(12), nullable=False),  # open | accepted | declined | withdrawn
    Column("said", JSON_VALUE),  # the message that waits for the answer
    Column("offered_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Index("ix_account_offer_account", "platform", "external_id", "state"),
)

installation = Table(
    "installation",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("tenant", String(200), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # encrypted: tokens
    Column("changed_at", Instant, nullable=False),
)

install_state = Table(
    "install_state",
    metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the state that an installation must bring back, once
    Column("platform", String(20), nullable=False),
    Column("expires_at", Instant, nullable=False),
)

conversation_ref = Table(
    "conversation_ref",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("channel", String(200), primary_key=True),
    Column("body", JSON_VALUE, nullable=False),  # how to write there first, as the platform last said
    Column("changed_at", Instant, nullable=False),
)
