"""Mails seen, leads and what was written to them, whom not to write to, what of the ledger is somebody's own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lead_claim",
        sa.Column("key", sa.String(length=340), nullable=False),
        sa.Column("lead_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_lead_claim"),
    )
    op.create_index("ix_lead_claim_lead_id", "lead_claim", ["lead_id"], unique=False)
    op.create_table(
        "lead_correction",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("lead_id", sa.String(length=64), nullable=False),
        sa.Column("was", sa.String(length=10), nullable=False),
        sa.Column("became", sa.String(length=10), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("signs", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lead_correction"),
    )
    op.create_index("ix_lead_correction_at", "lead_correction", ["at"], unique=False)
    op.create_table(
        "lead_mail",
        sa.Column("lead_id", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("link", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("lead_id", "purpose", name="pk_lead_mail"),
    )
    op.create_table(
        "ledger_private",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger_private"),
    )
    op.create_index("ix_ledger_private_person", "ledger_private", ["person"], unique=False)
    op.create_table(
        "mail_seen",
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("message_id", sa.String(length=300), nullable=False),
        sa.Column("sender", sa.String(length=320), nullable=False),
        sa.Column("customer_id", sa.String(length=100), nullable=False),
        sa.Column("subject", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("excerpt", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_mail_seen"),
    )
    op.create_index("ix_mail_seen_customer_id", "mail_seen", ["customer_id"], unique=False)
    op.create_index("ix_mail_seen_sender", "mail_seen", ["sender"], unique=False)
    op.create_table(
        "not_written_to",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_not_written_to"),
    )
    op.create_table(
        "books_lead",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("classed", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.String(length=100), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column(
            "budget", sa.Numeric(precision=14, scale=2).with_variant(sa.String(length=40), "sqlite"), nullable=True
        ),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("last_contact_at", sa.BigInteger(), nullable=True),
        sa.Column("hot_since", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_books_lead"),
    )
    op.create_index("ix_books_lead_email", "books_lead", ["email"], unique=False)
    op.create_index("ix_books_lead_hot", "books_lead", ["hot_since"], unique=False)
    op.create_index("ix_books_lead_owner", "books_lead", ["owner", "status"], unique=False)
    op.create_index("ix_books_lead_received", "books_lead", ["received_at"], unique=False)
    op.create_table(
        "books_lead_write",
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("lead_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_books_lead_write"),
    )
    op.create_index("ix_books_lead_write_lead_id", "books_lead_write", ["lead_id"], unique=False)
    op.create_table(
        "books_lead_key",
        sa.Column("key", sa.String(length=340), nullable=False),
        sa.Column("lead_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["books_lead.id"], name="fk_books_lead_key_lead_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "lead_id", name="pk_books_lead_key"),
    )
    op.create_index("ix_books_lead_key_lead_id", "books_lead_key", ["lead_id"], unique=False)
    op.create_table(
        "books_lead_note",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lead_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["books_lead.id"], name="fk_books_lead_note_lead_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_books_lead_note"),
    )
    op.create_index("ix_books_lead_note_lead_id", "books_lead_note", ["lead_id"], unique=False)


def downgrade() -> None:
    for index, table in (
        ("ix_books_lead_note_lead_id", "books_lead_note"),
        ("ix_books_lead_key_lead_id", "books_lead_key"),
        ("ix_books_lead_write_lead_id", "books_lead_write"),
        ("ix_books_lead_received", "books_lead"),
        ("ix_books_lead_owner", "books_lead"),
        ("ix_books_lead_hot", "books_lead"),
        ("ix_books_lead_email", "books_lead"),
        ("ix_mail_seen_sender", "mail_seen"),
        ("ix_mail_seen_customer_id", "mail_seen"),
        ("ix_ledger_private_person", "ledger_private"),
        ("ix_lead_correction_at", "lead_correction"),
        ("ix_lead_claim_lead_id", "lead_claim"),
    ):
        op.drop_index(index, table_name=table)
    for table in (
        "books_lead_note",
        "books_lead_key",
        "books_lead_write",
        "books_lead",
        "not_written_to",
        "mail_seen",
        "ledger_private",
        "lead_mail",
        "lead_correction",
        "lead_claim",
    ):
        op.drop_table(table)
