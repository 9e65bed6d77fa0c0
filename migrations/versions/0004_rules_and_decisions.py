"""Rules with their versions, what was compared with people's decisions, and what runs with whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comparison",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("process", sa.String(length=40), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("codes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column(
            "proposed", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=False
        ),
        sa.Column("decision", sa.String(length=12), nullable=False),
        sa.Column("decided", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=True),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_comparison"),
        sa.UniqueConstraint("key", name="uq_comparison_key"),
    )
    op.create_index("ix_comparison_case_id", "comparison", ["case_id"], unique=False)
    op.create_index("ix_comparison_process", "comparison", ["process", "at"], unique=False)
    op.create_table(
        "correction",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("process", sa.String(length=40), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=60), nullable=False),
        sa.Column("after", sa.String(length=60), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_correction"),
        sa.UniqueConstraint("key", name="uq_correction_key"),
    )
    op.create_index("ix_correction_field", "correction", ["process", "field", "after"], unique=False)
    op.create_table(
        "rule",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rule"),
        sa.UniqueConstraint("number", name="uq_rule_number"),
    )
    op.create_table(
        "rule_relation",
        sa.Column("one", sa.String(length=100), nullable=False),
        sa.Column("other", sa.String(length=100), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("cap", sa.Numeric(precision=6, scale=3).with_variant(sa.BigInteger(), "sqlite"), nullable=True),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_rule_relation"),
    )
    op.create_table(
        "standing",
        sa.Column("subject", sa.String(length=320), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("note", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("subject", "kind", name="pk_standing"),
    )
    op.create_table(
        "suggestion",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion"),
    )
    op.create_index("ix_suggestion_subject", "suggestion", ["kind", "subject", "at"], unique=False)
    op.create_table(
        "rule_version",
        sa.Column("rule_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("draft", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("sentence", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("approved_by", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["rule_id"], ["rule.id"], name="fk_rule_version_rule_id"),
        sa.PrimaryKeyConstraint("rule_id", "version", name="pk_rule_version"),
        sa.UniqueConstraint("key", name="uq_rule_version_key"),
    )
    op.create_table(
        "books_past_quote",
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["books_customer.id"], name="fk_books_past_quote_customer_id"),
        sa.PrimaryKeyConstraint("number", name="pk_books_past_quote"),
    )
    op.create_index("ix_books_past_quote_customer_id", "books_past_quote", ["customer_id"])
    op.create_index("ix_books_past_quote_issued_on", "books_past_quote", ["issued_on"])
    op.create_table(
        "books_past_quote_line",
        sa.Column("quote_number", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(length=100), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "quantity", sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.Column(
            "unit_price", sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.Column(
            "discount_percent",
            sa.Numeric(precision=6, scale=3).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["quote_number"], ["books_past_quote.number"], name="fk_books_past_quote_line_quote_number"
        ),
        sa.PrimaryKeyConstraint("quote_number", "position", name="pk_books_past_quote_line"),
    )


def downgrade() -> None:
    op.drop_table("books_past_quote_line")
    op.drop_table("books_past_quote")
    op.drop_table("rule_version")
    op.drop_index("ix_suggestion_subject", table_name="suggestion")
    op.drop_table("suggestion")
    op.drop_table("standing")
    op.drop_table("rule_relation")
    op.drop_table("rule")
    op.drop_index("ix_correction_field", table_name="correction")
    op.drop_table("correction")
    op.drop_index("ix_comparison_process", table_name="comparison")
    op.drop_index("ix_comparison_case_id", table_name="comparison")
    op.drop_table("comparison")
