"""The tables of what happens by the clock and of what is measured: timings, digests, baselines, opinions, alerts,
samples."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from bot.store.metadata import JSON_VALUE, SERIAL, metadata
from bot.store.types import Exact, Instant, Words

timing = Table(
    "timing",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(20), nullable=False, index=True),  # digest | brief | weekly | monthly | sample | review …
    Column("platform", String(20), nullable=False),
    Column("channel", String(200), nullable=False),
    Column("place", Words(200), nullable=False),  # how people call it: "#direction"; "" a private conversation
    Column("person_id", String(64), nullable=False),  # whose it is ("" the company's)
    Column("language", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("hour", String(5), nullable=False),  # "08:15", by the clock of that zone
    Column("rrule", String(400), nullable=False),  # which days (RFC 5545)
    Column("holidays", Boolean, nullable=False),  # true: on public holidays too
    Column("quiet", String(10), nullable=False),  # of a day without anything to say: line | nothing
    Column("enabled", Boolean, nullable=False),
    Column("trouble", Words(400), nullable=False),  # why it was stopped by itself; "" it was not
    Column("by", String(64), nullable=False),  # who set it; "settings"
    Column("changed_at", Instant, nullable=False),
    Column("last_day", String(10), nullable=False),  # the local day it last came; "" never
    Column("covered_until", Instant),  # what it told of reaches to there
    Column("covered_seq", BigInteger),  # and to this row of the ledger
)

digest = Table(
    "digest",
    metadata,
    Column("key", String(200), primary_key=True),  # of its post
    Column("timing_id", String(64), nullable=False, index=True),
    Column("platform", String(20), nullable=False),
    Column("channel", String(200), nullable=False),
    Column("language", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("body", JSON_VALUE, nullable=False),  # what it tells, typed: drawn again when something is decided
    Column("drawn", Integer, nullable=False, default=0),  # how often it was drawn again
    Column("posted_at", Instant, nullable=False),
)

digest_item = Table(
    "digest_item",
    metadata,
    Column("subject", String(80), primary_key=True),  # "approval:<id>", "question:<id>", "saving:<id>"
    Column("digest_key", String(200), primary_key=True),
)

baseline = Table(
    "baseline",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("work", String(40), nullable=False),  # quote | reminder | lead | enquiry | quote_followup | decision …
    Column("minutes", Exact(8, 2), nullable=False),  # of a person's time, for one
    Column("source", String(10), nullable=False),  # measured | stated
    Column("words", Words(), nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_baseline_work", "work", "at"),
)

saving = Table(
    "saving",
    metadata,
    Column("id", String(80), primary_key=True),  # of the case and what was kept from happening
    Column("case_id", String(64), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("amount", Exact(16, 2), nullable=False),  # euros that it would have cost
    Column("told", JSON_VALUE, nullable=False),  # typed facts of what would have happened otherwise
    Column("state", String(10), nullable=False),  # open | confirmed | denied
    Column("at", Instant, nullable=False),
    Column("decided_by", String(64)),
    Column("decided_at", Instant),
    Index("ix_saving_at", "at"),
)

opinion = Table(
    "opinion",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=True),
    Column("about", String(300), nullable=False),  # the key of a post, or of a mail
    Column("person_id", String(64), nullable=False),  # "" a customer
    Column("case_id", String(64), nullable=False, index=True),  # "" none
    Column("value", String(10), nullable=False),  # good | bad | none (taken back)
    Column("how", String(20), nullable=False),  # thumb | reaction | customer
    Column("words", Words(), nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("about", "person_id"),
    Index("ix_opinion_at", "at"),
)

alert = Table(
    "alert",
    metadata,
    Column("id", String(120), primary_key=True),  # what it is about: the same trouble has the same id
    Column("kind", String(40), nullable=False),
    Column("told", JSON_VALUE, nullable=False),
    Column("state", String(10), nullable=False),  # open | over
    Column("count", Integer, nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("told_at", Instant),  # when people were last told of it
    Column("post_key", String(200), nullable=False, default=""),
    Index("ix_alert_state", "state", "last_at"),
)

sample = Table(
    "sample",
    metadata,
    Column("id", String(80), primary_key=True),  # "<week>:<case>"
    Column("week", String(10), nullable=False, index=True),  # the Monday
    Column("case_id", String(64), nullable=False, index=True),
    Column("process", String(40), nullable=False),
    Column("verdict", String(10), nullable=False),  # "" nobody has looked | good | bad
    Column("words", Words(), nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("decided_at", Instant),
)
