"""The tables. Changing one needs a migration in `migrations/versions`; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.types import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SERIAL = BigInteger().with_variant(Integer, "sqlite")

# --- people -----------------------------------------------------------------------------------------------------------

role = Table(
    "role",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("discount_limit", Numeric(6, 3)),  # percent; NULL: unlimited
    Column("amount_limit", Numeric(16, 2)),  # euros excluding VAT; NULL: unlimited
)

person = Table(
    "person",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("email", String(320), nullable=False, default=""),
    Column("role", String(40), ForeignKey("role.name"), nullable=False),
    Column("language", String(2), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("absent_until", Date),
    Column("delegate", String(64), ForeignKey("person.id")),
)

identity = Table(
    "identity",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("external_id", String(200), primary_key=True),
    Column("person_id", String(64), ForeignKey("person.id"), nullable=False, index=True),
)

# --- what came in -----------------------------------------------------------------------------------------------------

event_inbox = Table(
    "event_inbox",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("conversation", String(400), nullable=False),  # events of one conversation are worked in order of seq
    Column("platform", String(20), nullable=False, default=""),
    Column("channel", String(200), nullable=False, default=""),
    Column("thread", String(200)),
    Column("person_id", String(64)),
    Column("body", JSON, nullable=False),
    Column("state", String(10), nullable=False),  # new | done | failed
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_at", Instant, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("case_id", String(64)),
    Column("outcome", JSON),  # what understanding made of it and what came of it, for the headless command
    Index("ix_event_inbox_open", "state", "next_at"),
    Index("ix_event_inbox_conversation", "conversation", "state", "seq"),
    Index("ix_event_inbox_channel", "platform", "channel", "thread"),
)

# --- the work ---------------------------------------------------------------------------------------------------------

case = Table(
    "work_case",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("process", String(40), nullable=False),
    Column("version", Integer, nullable=False),  # of the process, when the case was last run
    Column("conversation", String(400), nullable=False, index=True),
    Column("platform", String(20), nullable=False),
    Column("channel", String(200), nullable=False),
    Column("thread", String(200)),
    Column("asker_id", String(64)),  # NULL: someone outside the company
    Column("language", String(2), nullable=False),
    Column("state", String(20), nullable=False),  # working|needs_answer|needs_approval|scheduled|done|refused|failed
    Column("title", String(300), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),  # exceptions that hold now
    Column("opened_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False, index=True),
)

thread_head = Table(
    "thread_head",
    metadata,
    Column("case_id", String(64), primary_key=True),
    Column("checkpoint_id", String(64), nullable=False),
    Column("process_version", Integer, nullable=False),
    Column("encoding", String(20), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

question = Table(
    "question",
    metadata,
    Column("id", String(40), primary_key=True),  # random, opaque
    Column("case_id", String(64), ForeignKey("work_case.id"), nullable=False, index=True),
    Column("interrupt_id", String(64), nullable=False),
    Column("conversation", String(400), nullable=False),
    Column("ask", JSON, nullable=False),
    Column("copies", JSON, nullable=False),  # where its card was staged: [{"key", "address", "language"}]
    Column("state", String(12), nullable=False),  # open | answered | withdrawn
    Column("asked_at", Instant, nullable=False),
    Column("answered_by", String(64)),
    Column("answered_at", Instant),
    Column("answer", JSON),
)

approval = Table(
    "approval",
    metadata,
    Column("id", String(40), primary_key=True),  # random, opaque
    Column("case_id", String(64), ForeignKey("work_case.id"), nullable=False, index=True),
    Column("interrupt_id", String(64), nullable=False),
    Column("conversation", String(400), nullable=False),
    Column("process", String(40), nullable=False),
    Column("role", String(40), nullable=False),
    Column("amount", Numeric(16, 2), nullable=False),
    Column("ask", JSON, nullable=False),  # the ApprovalRequest
    Column("copies", JSON, nullable=False),  # where its cards were staged: [{"key", "address", "language", "person"}]
    Column("digest", String(64), nullable=False),  # SHA-256 of the proposal that was shown
    Column("requested_by", String(64)),
    Column("assigned_to", String(64)),  # handed over to; NULL: anyone who may
    Column("needed", Integer, nullable=False),
    Column("state", String(12), nullable=False, index=True),
    # open | approved | edited | rejected | expired | recalled | superseded
    Column("asked_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("snoozed_until", Instant),
    Column("decided_by", String(64)),
    Column("decided_at", Instant),
    Column("note", Text, nullable=False, default=""),
)

approval_vote = Table(
    "approval_vote",
    metadata,
    Column("approval_id", String(40), ForeignKey("approval.id"), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("verb", String(12), nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("at", Instant, nullable=False),
)

# --- what goes out ----------------------------------------------------------------------------------------------------

outbox = Table(
    "outbox",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),
    Column("lane", String(400), nullable=False),  # rows of one lane leave in order of seq
    Column("kind", String(40), nullable=False),  # post | update | mail | books.quote | …
    Column("case_id", String(64), index=True),
    Column("payload", JSON, nullable=False),
    Column("awaited", Boolean, nullable=False, default=False),
    Column("state", String(10), nullable=False),  # new | sending | sent | unknown | failed | shadow
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_at", Instant, nullable=False),
    Column("reference", String(400)),
    Column("result", JSON),
    Column("error", Text),
    Column("staged_at", Instant, nullable=False),
    Column("done_at", Instant),
    Index("ix_outbox_open", "state", "next_at"),
    Index("ix_outbox_lane", "lane", "state", "seq"),
)

post = Table(
    "post",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),  # the outbox key of its first sending
    Column("platform", String(20), nullable=False),
    Column("channel", String(200), nullable=False),
    Column("thread", String(200)),
    Column("reference", String(400), nullable=False),
    Column("content", JSON, nullable=False),  # the Message as last shown
    Column("version", Integer, nullable=False, default=1),
    Column("case_id", String(64), index=True),
    Column("approval_id", String(40), index=True),
    Column("question_id", String(40), index=True),
    Column("language", String(2), nullable=False),
    Column("posted_at", Instant, nullable=False),
    Column("edited_at", Instant),
    Index("ix_post_channel", "platform", "channel", "thread"),
    UniqueConstraint("platform", "channel", "reference"),
)

file = Table(
    "file",
    metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the body
    Column("name", String(300), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", Integer, nullable=False),  # bytes
    Column("body", LargeBinary, nullable=False),
    Column("kept_at", Instant, nullable=False),
)

# --- time, memory, cost -----------------------------------------------------------------------------------------------

schedule = Table(
    "schedule",
    metadata,
    Column("id", String(200), primary_key=True),  # "approval.expire:…"
    Column("next_at", Instant, nullable=False, index=True),
    Column("conversation", String(400), nullable=False, default=""),
    Column("payload", JSON, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=False),  # without gaps: the chain's length
    Column("at", Instant, nullable=False),
    Column("case_id", String(64), index=True),
    Column("actor", String(64), nullable=False),  # a person's id, "commis", or "outside"
    Column("kind", String(20), nullable=False),
    Column("what", Text, nullable=False),
    Column("why", JSON, nullable=False),
    Column("previous", String(64), nullable=False),
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
    Column("cost", Numeric(12, 6), nullable=False),  # euros
)

desk_read = Table(
    "desk_read",
    metadata,
    Column("person_id", String(64), primary_key=True),
    Column("channel", String(200), primary_key=True),
    Column("thread", String(200), primary_key=True),  # "" for the channel itself
    Column("read_at", Instant, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("value", JSON, nullable=False),
)
