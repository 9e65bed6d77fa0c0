"""Reminders sent, promises, the company's texts, people's own reminders; what the books tell of what is owed."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agenda",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("text", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("local", sa.String(length=25), nullable=False),
        sa.Column("first", sa.String(length=25), nullable=False),
        sa.Column("rrule", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("address", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agenda"),
        sa.UniqueConstraint("number", name="uq_agenda_number"),
    )
    op.create_index("ix_agenda_owner", "agenda", ["owner"], unique=False)
    op.create_index("ix_agenda_person", "agenda", ["person"], unique=False)
    op.create_table(
        "own_text",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("manner", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("body", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", "language", "manner", name="pk_own_text"),
    )
    op.create_table(
        "promise",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.String(length=100), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("check_on", sa.Date(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=True),
        sa.Column("owed", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=True),
        sa.Column("invoices", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("words", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_promise"),
    )
    op.create_index("ix_promise_customer_id", "promise", ["customer_id"], unique=False)
    op.create_index("ix_promise_state", "promise", ["state", "check_on"], unique=False)
    op.create_table(
        "reminder_sent",
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("invoice", sa.String(length=100), nullable=False),
        sa.Column("customer_id", sa.String(length=100), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("carrier", sa.Boolean(), nullable=False),
        sa.Column("balance", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("key", "invoice", name="pk_reminder_sent"),
    )
    op.create_index("ix_reminder_sent_customer", "reminder_sent", ["customer_id", "at"], unique=False)
    op.create_index(
        "uq_reminder_sent_day",
        "reminder_sent",
        ["customer_id", "day"],
        unique=True,
        sqlite_where=sa.text("carrier"),
        postgresql_where=sa.text("carrier"),
    )
    op.create_index(
        "uq_reminder_sent_level",
        "reminder_sent",
        ["customer_id", "invoice", "level"],
        unique=True,
        sqlite_where=sa.text("carrier"),
        postgresql_where=sa.text("carrier"),
    )
    op.create_table(
        "run_customer",
        sa.Column("run", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("amount", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("detail", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("run", "customer_id", name="pk_run_customer"),
    )
    op.create_index("ix_run_customer_state", "run_customer", ["run", "state"], unique=False)
    op.create_table(
        "books_penalty_rate",
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column(
            "percent", sa.Numeric(precision=6, scale=3).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.PrimaryKeyConstraint("since", name="pk_books_penalty_rate"),
    )
    op.create_table(
        "books_invoice_copy",
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["books_invoice.number"], name="fk_books_invoice_copy_number"),
        sa.PrimaryKeyConstraint("number", name="pk_books_invoice_copy"),
    )
    op.add_column("books_customer", sa.Column("manner", sa.String(length=10), server_default="", nullable=False))
    op.add_column("books_invoice", sa.Column("credit", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index("ix_books_invoice_credit", "books_invoice", ["credit"], unique=False)
    op.add_column("books_quote", sa.Column("answer", sa.String(length=10), server_default="", nullable=False))
    op.add_column("books_quote", sa.Column("answered_on", sa.Date(), nullable=True))
    op.add_column("books_quote", sa.Column("answer_key", sa.String(length=300), server_default="", nullable=False))
    op.create_index("ix_outbox_reference", "outbox", ["reference"], unique=False)
    _mark_credits()


def _mark_credits() -> None:
    """Amounts are text on SQLite, so what we owe is found here."""
    invoice = sa.table(
        "books_invoice", sa.column("number"), sa.column("total_incl_vat"), sa.column("paid_amount"), sa.column("credit")
    )
    found = op.get_bind()
    rows = found.execute(sa.select(invoice.c.number, invoice.c.total_incl_vat, invoice.c.paid_amount)).all()
    for number, total, paid in rows:
        if Decimal(str(paid)) > Decimal(str(total)):
            found.execute(invoice.update().where(invoice.c.number == number).values(credit=True))


def downgrade() -> None:
    op.drop_index("ix_outbox_reference", table_name="outbox")
    op.drop_column("books_quote", "answer_key")
    op.drop_column("books_quote", "answered_on")
    op.drop_column("books_quote", "answer")
    op.drop_index("ix_books_invoice_credit", table_name="books_invoice")
    op.drop_column("books_invoice", "credit")
    op.drop_column("books_customer", "manner")
    op.drop_table("books_invoice_copy")
    op.drop_table("books_penalty_rate")
    op.drop_index("ix_run_customer_state", table_name="run_customer")
    op.drop_table("run_customer")
    op.drop_index(
        "uq_reminder_sent_level",
        table_name="reminder_sent",
        sqlite_where=sa.text("carrier"),
        postgresql_where=sa.text("carrier"),
    )
    op.drop_index(
        "uq_reminder_sent_day",
        table_name="reminder_sent",
        sqlite_where=sa.text("carrier"),
        postgresql_where=sa.text("carrier"),
    )
    op.drop_index("ix_reminder_sent_customer", table_name="reminder_sent")
    op.drop_table("reminder_sent")
    op.drop_index("ix_promise_state", table_name="promise")
    op.drop_index("ix_promise_customer_id", table_name="promise")
    op.drop_table("promise")
    op.drop_table("own_text")
    op.drop_index("ix_agenda_person", table_name="agenda")
    op.drop_index("ix_agenda_owner", table_name="agenda")
    op.drop_table("agenda")
