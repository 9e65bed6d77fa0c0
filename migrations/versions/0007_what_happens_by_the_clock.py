"""What happens by the clock, what is measured, absences that begin later, and questions asked again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("post_key", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
    )
    op.create_index("ix_alert_state", "alert", ["state", "last_at"], unique=False)
    op.create_table(
        "baseline",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("work", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.Numeric(precision=8, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("words", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_baseline"),
    )
    op.create_index("ix_baseline_work", "baseline", ["work", "at"], unique=False)
    op.create_table(
        "digest",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("timing_id", sa.String(length=64), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("drawn", sa.Integer(), nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_digest"),
    )
    op.create_index("ix_digest_timing_id", "digest", ["timing_id"], unique=False)
    op.create_table(
        "digest_item",
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("digest_key", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("subject", "digest_key", name="pk_digest_item"),
    )
    op.create_table(
        "opinion",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("about", sa.String(length=300), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_opinion"),
        sa.UniqueConstraint("about", "person_id", name="uq_opinion_about_person_id"),
    )
    op.create_index("ix_opinion_at", "opinion", ["at"], unique=False)
    op.create_index("ix_opinion_case_id", "opinion", ["case_id"], unique=False)
    op.create_table(
        "sample",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("week", sa.String(length=10), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("process", sa.String(length=40), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("words", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sample"),
    )
    op.create_index("ix_sample_case_id", "sample", ["case_id"], unique=False)
    op.create_index("ix_sample_week", "sample", ["week"], unique=False)
    op.create_table(
        "saving",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_saving"),
    )
    op.create_index("ix_saving_at", "saving", ["at"], unique=False)
    op.create_index("ix_saving_case_id", "saving", ["case_id"], unique=False)
    op.create_table(
        "closed_place",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("platform", "channel", name="pk_closed_place"),
    )
    op.create_table(
        "timing",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("rrule", sa.String(length=400), nullable=False),
        sa.Column("holidays", sa.Boolean(), nullable=False),
        sa.Column("quiet", sa.String(length=10), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("trouble", sa.String(length=400), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("last_day", sa.String(length=10), nullable=False),
        sa.Column("covered_until", sa.BigInteger(), nullable=True),
        sa.Column("covered_seq", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_timing"),
    )
    op.create_index("ix_timing_kind", "timing", ["kind"], unique=False)
    op.create_index("ix_event_inbox_received", "event_inbox", ["received_at"], unique=False)
    op.create_index("ix_ledger_at", "ledger", ["at", "seq"], unique=False)
    op.create_index(
        "ix_ledger_decided",
        "ledger",
        ["case_id", "seq"],
        unique=False,
        sqlite_where=sa.text("kind = 'decided'"),
        postgresql_where=sa.text("kind = 'decided'"),
    )
    op.add_column("person", sa.Column("absent_from", sa.Date(), nullable=True))
    op.add_column("question", sa.Column("again_at", sa.BigInteger(), nullable=True))
    op.add_column("question", sa.Column("parked_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("question", "parked_at")
    op.drop_column("question", "again_at")
    op.drop_column("person", "absent_from")
    op.drop_index("ix_ledger_decided", table_name="ledger")
    op.drop_index("ix_ledger_at", table_name="ledger")
    op.drop_index("ix_event_inbox_received", table_name="event_inbox")
    op.drop_index("ix_timing_kind", table_name="timing")
    op.drop_table("timing")
    op.drop_index("ix_saving_case_id", table_name="saving")
    op.drop_index("ix_saving_at", table_name="saving")
    op.drop_table("saving")
    op.drop_index("ix_sample_week", table_name="sample")
    op.drop_index("ix_sample_case_id", table_name="sample")
    op.drop_table("sample")
    op.drop_index("ix_opinion_case_id", table_name="opinion")
    op.drop_index("ix_opinion_at", table_name="opinion")
    op.drop_table("opinion")
    op.drop_table("digest_item")
    op.drop_index("ix_digest_timing_id", table_name="digest")
    op.drop_table("digest")
    op.drop_table("closed_place")
    op.drop_index("ix_baseline_work", table_name="baseline")
    op.drop_table("baseline")
    op.drop_index("ix_alert_state", table_name="alert")
    op.drop_table("alert")
