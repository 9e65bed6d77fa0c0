"""The tables. Changing one needs a migration in `migrations/versions`; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    func,
    select,
)

from bot.store.metadata import BYTEWISE, JSON_VALUE, SERIAL, metadata
from bot.store.schema_people import account_offer, conversation_ref, identity, install_state, installation, person, role
from bot.store.schema_rules import comparison, correction, rule, rule_relation, rule_version, standing, suggestion
from bot.store.types import Exact, Instant, Words

__all__ = [
    "account_offer",
    "approval",
    "approval_vote",
    "case",
    "comparison",
    "conversation_ref",
    "correction",
    "desk_read",
    "event_inbox",
    "file",
    "identity",
    "install_state",
    "installation",
    "ledger",
    "ledger_head",
    "metadata",
    "model_use",
    "outbox",
    "person",
    "post",
    "question",
    "role",
    "rule",
    "rule_relation",
    "rule_version",
    "schedule",
    "setting",
    "standing",
    "suggestion",
    "thread_head",
]

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
    Column("body", JSON_VALUE, nullable=False),
    Column("state", String(10), nullable=False),  # new | done | failed
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_at", Instant, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("case_id", String(64)),
    Column("outcome", JSON_VALUE),  # what understanding made of it and what came of it, for the headless command
    Index("ix_event_inbox_open", "state", "next_at", "seq"),
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
    Column("conversation", String(400), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("channel", String(200), nullable=False),
    Column("thread", String(200)),
    Column("asker_id", String(64)),  # NULL: someone outside the company
    Column("language", String(2), nullable=False),
    Column("state", String(20), nullable=False),  # working|needs_answer|needs_approval|scheduled|done|refused|failed
    Column("title", Words(300), nullable=False),
    Column("facts", JSON_VALUE, nullable=False),
    Column("reasons", JSON_VALUE, nullable=False),  # exceptions that hold now
    Column("waits", JSON_VALUE, nullable=False),  # what it waits for: [{"interrupt_id", "kind", "key"}]
    Column("contributors", JSON_VALUE, nullable=False),  # ids of all who shaped it: none of them may approve it
    Column("opened_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("seq", BigInteger, nullable=False, index=True),  # order of opening, for instants that are the same
    Index("ix_work_case_conversation", "conversation", "seq"),
    Index("ix_work_case_changed", "changed_at", "seq"),
    Index("ix_work_case_state", "state", "changed_at", "seq"),
)

thread_head = Table(
    "thread_head",
    metadata,
    Column("case_id", String(64), primary_key=True),
    Column("checkpoint_id", String(64), nullable=False),
    Column("revision", BigInteger, nullable=False),  # grows with every flush: what compare-and-set compares
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
    Column("ask", JSON_VALUE, nullable=False),
    Column("copies", JSON_VALUE, nullable=False),  # where its card was staged: [{"key", "address", "language"}]
    Column("state", String(12), nullable=False),  # open | answered | withdrawn
    Column("asked_at", Instant, nullable=False),
    Column("answered_by", String(64)),
    Column("answered_at", Instant),
    Column("answer", JSON_VALUE),
    Column("seq", BigInteger, nullable=False, index=True),  # order of asking
    Index("ix_question_conversation", "conversation", "state", "seq"),
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
    Column("amount", Exact(16, 2), nullable=False),
    Column("ask", JSON_VALUE, nullable=False),  # the ApprovalRequest
    Column("copies", JSON_VALUE, nullable=False),  # of its cards: [{"key", "address", "language", "person"}]
    Column("digest", String(64), nullable=False),  # SHA-256 of the proposal that was shown
    Column("requested_by", String(64)),
    Column("assigned_to", String(64)),  # handed over to; NULL: anyone who may
    Column("needed", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    # open | approved | edited | rejected | expired | recalled | superseded
    Column("asked_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("snoozed_until", Instant),
    Column("decided_by", String(64)),
    Column("decided_at", Instant),
    Column("note", Words(), nullable=False, default=""),
    Column("seq", BigInteger, nullable=False, index=True),  # order of asking
    Index("ix_approval_conversation", "conversation", "state", "seq"),
    Index("ix_approval_state", "state", "seq"),
)

approval_vote = Table(
    "approval_vote",
    metadata,
    Column("approval_id", String(40), ForeignKey("approval.id"), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("verb", String(12), nullable=False),
    Column("note", Words(), nullable=False, default=""),
    Column("at", Instant, nullable=False),
)

# --- what goes out ----------------------------------------------------------------------------------------------------

_NEWEST_EVENT = select(func.coalesce(func.max(event_inbox.c.seq), 0)).scalar_subquery()

outbox = Table(
    "outbox",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),
    Column("lane", String(400), nullable=False),  # rows of one lane leave in order of seq
    Column("kind", String(40), nullable=False),  # post | update | mail | books.quote | …
    Column("case_id", String(64), index=True),
    Column("payload", JSON_VALUE, nullable=False),
    Column("awaited", Boolean, nullable=False, default=False),
    Column("state", String(10), nullable=False),  # new | sending | sent | unknown | failed | shadow
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_at", Instant, nullable=False),
    Column("reference", String(400)),
    Column("result", JSON_VALUE),
    Column("error", Words()),
    Column("staged_at", Instant, nullable=False),
    Column("done_at", Instant),
    Index("ix_outbox_open", "state", "next_at", "seq"),
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
    Column("content", JSON_VALUE, nullable=False),  # the Message as last shown
    Column("version", Integer, nullable=False, default=1),
    Column("case_id", String(64), index=True),
    Column("approval_id", String(40), index=True),
    Column("question_id", String(40), index=True),
    Column("language", String(2), nullable=False),
    Column("posted_at", Instant, nullable=False),
    Column("edited_at", Instant),
    # the newest event when it was posted: puts posts and events in one order, whatever the clock says
    Column("after_seq", BigInteger, nullable=False, default=_NEWEST_EVENT),
    Index("ix_post_channel", "platform", "channel", "thread"),
    UniqueConstraint("platform", "channel", "reference"),
)

file = Table(
    "file",
    metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the body
    Column("name", Words(300), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", Integer, nullable=False),  # bytes
    Column("body", LargeBinary, nullable=False),
    Column("kept_at", Instant, nullable=False),
)

# --- time, memory, cost -----------------------------------------------------------------------------------------------

schedule = Table(
    "schedule",
    metadata,
    Column("id", BYTEWISE, primary_key=True),  # "approval.expire:…"
    Column("next_at", Instant, nullable=False, index=True),
    Column("conversation", String(400), nullable=False, default=""),
    Column("payload", JSON_VALUE, nullable=False),
)

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

desk_read = Table(
    "desk_read",
    metadata,
    Column("person_id", String(64), primary_key=True),
    Column("channel", String(200), primary_key=True),
    Column("thread", String(200), primary_key=True),  # "" for the channel itself
    Column("read_at", Instant, nullable=False),
    Column("event_seq", BigInteger, nullable=False, default=0),  # the newest event seen there
    Column("post_seq", BigInteger, nullable=False, default=0),  # the newest post seen there
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("value", JSON, nullable=False),
)
