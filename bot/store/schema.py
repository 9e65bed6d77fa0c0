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
from bot.store.schema_dunning import agenda, own_text, promise, reminder_sent, run_customer
from bot.store.schema_leads import lead_claim, lead_correction, lead_mail, ledger_private, mail_seen, not_written_to
from bot.store.schema_ledger import ledger, ledger_head, model_use
from bot.store.schema_people import account_offer, conversation_ref, identity, install_state, installation, person, role
from bot.store.schema_rules import comparison, correction, rule, rule_relation, rule_version, standing, suggestion
from bot.store.schema_time import alert, baseline, digest, digest_item, opinion, sample, saving, timing
from bot.store.types import Exact, Instant, Words

__all__ = [
    "account_offer",
    "agenda",
    "alert",
    "approval",
    "approval_vote",
    "baseline",
    "case",
    "comparison",
    "conversation_ref",
    "correction",
    "desk_read",
    "digest",
    "digest_item",
    "event_inbox",
    "file",
    "identity",
    "install_state",
    "installation",
    "lead_claim",
    "lead_correction",
    "lead_mail",
    "ledger",
    "ledger_head",
    "ledger_private",
    "mail_seen",
    "metadata",
    "model_use",
    "not_written_to",
    "opinion",
    "outbox",
    "own_text",
    "person",
    "post",
    "promise",
    "question",
    "reminder_sent",
    "role",
    "rule",
    "rule_relation",
    "rule_version",
    "run_customer",
    "sample",
    "saving",
    "schedule",
    "setting",
    "standing",
    "suggestion",
    "thread_head",
    "timing",
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
    Index("ix_event_inbox_received", "received_at"),
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
    Column("again_at", Instant),  # when it was asked again
    Column("parked_at", Instant),  # when nobody waited for the answer any more
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
    Index("ix_outbox_reference", "reference"),
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

# --- time, memory ---------------------------------------------------------------------------------------------------

schedule = Table(
    "schedule",
    metadata,
    Column("id", BYTEWISE, primary_key=True),  # "approval.expire:…"
    Column("next_at", Instant, nullable=False, index=True),
    Column("conversation", String(400), nullable=False, default=""),
    Column("payload", JSON_VALUE, nullable=False),
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

closed_place = Table(  # channels that not everybody in the company may read, as their platforms say
    "closed_place",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("channel", String(200), primary_key=True),
)
