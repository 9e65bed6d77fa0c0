"""The tables of delegation: rules and their versions, comparisons with people's decisions, what runs with whom."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from bot.store.metadata import JSON_VALUE, SERIAL, metadata
from bot.store.types import Exact, Instant, Words

rule = Table(
    "rule",
    metadata,
    Column("id", String(40), primary_key=True),  # "R3": short, sayable
    Column("number", Integer, nullable=False, unique=True),
    Column("state", String(10), nullable=False),  # armed | paused | retired
    Column("version", Integer, nullable=False),  # the one that holds
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", String(64), nullable=False),
)

rule_version = Table(
    "rule_version",
    metadata,
    Column("rule_id", String(40), ForeignKey("rule.id"), primary_key=True),
    Column("version", Integer, primary_key=True),  # from 1
    Column("draft", JSON_VALUE, nullable=False),  # when (an expression), then, since, until
    Column("sentence", Words(), nullable=False),  # as it was said; the meaning is the draft's alone
    Column("author", String(64), nullable=False),
    Column("approved_by", JSON_VALUE, nullable=False),  # ids of people
    Column("at", Instant, nullable=False),
    Column("key", String(300), nullable=False, unique=True),  # of the effect that armed it: once
)

rule_relation = Table(
    "rule_relation",
    metadata,
    Column("one", String(100), primary_key=True),  # ids of rules, of ours or of the price list
    Column("other", String(100), primary_key=True),
    Column("how", String(10), nullable=False),  # first | best | add
    Column("cap", Exact(6, 3)),  # percent
    Column("by", String(64), nullable=False),
    Column("at", Instant, nullable=False),
)

comparison = Table(
    "comparison",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),
    Column("case_id", String(64), nullable=False, index=True),
    Column("process", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("mode", String(10), nullable=False),  # observe | propose | act
    Column("verdict", String(10), nullable=False),  # what it would have done, or did: act | ask | refuse
    Column("codes", JSON_VALUE, nullable=False),  # of the exceptions it saw
    Column("proposed", Exact(16, 2), nullable=False),  # euros excluding VAT
    Column("decision", String(12), nullable=False),  # see `bot.store.comparisons`; from open to one of the others
    Column("decided", Exact(16, 2)),  # what the person made of it; NULL: nothing, or not known
    Column("agrees", Boolean),  # NULL: nobody said yet
    Column("by", String(64)),
    Column("decided_at", Instant),
    Index("ix_comparison_process", "process", "at"),
)

correction = Table(
    "correction",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),
    Column("case_id", String(64), nullable=False),
    Column("process", String(40), nullable=False),
    Column("field", String(40), nullable=False),  # discount | unit_price | quantity | …
    Column("before", String(60), nullable=False),
    Column("after", String(60), nullable=False),
    Column("facts", JSON_VALUE, nullable=False),  # of the case: customer, segment, product, amounts
    Column("by", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_correction_field", "process", "field", "after"),
)

suggestion = Table(
    "suggestion",
    metadata,
    Column("id", String(40), primary_key=True),  # random, opaque
    Column("kind", String(12), nullable=False),  # promotion | demotion | rule
    Column("subject", String(300), nullable=False),  # what it is about: never suggested twice while open or declined
    Column("state", String(10), nullable=False),  # open | accepted | declined | told
    Column("body", JSON_VALUE, nullable=False),
    Column("at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("closed_by", String(64)),
    Index("ix_suggestion_subject", "kind", "subject", "at"),
)

standing = Table(
    "standing",
    metadata,
    Column("subject", String(320), primary_key=True),  # a customer's id, or an address
    Column("kind", String(20), primary_key=True),  # dispute | promise | final_notice | objection | complaint
    Column("since", Date, nullable=False),
    Column("until", Date),  # NULL: until somebody ends it
    Column("note", Words(), nullable=False),
    Column("by", String(64), nullable=False),
)
