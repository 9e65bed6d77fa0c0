"""The first tables: the desk's, and the embedded books'. The ledger refuses UPDATE, DELETE and TRUNCATE by itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE_TRIGGERS = [
    f"""CREATE TRIGGER ledger_no_{act.lower()} BEFORE {act} ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"""
    for act in ("UPDATE", "DELETE")
] + [
    # INSERT OR REPLACE removes the old row without asking the DELETE trigger.
    """CREATE TRIGGER ledger_no_replace BEFORE INSERT ON ledger
    WHEN EXISTS (SELECT 1 FROM ledger WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"""
]

_POSTGRESQL_TRIGGERS = [
    """CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    """CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
]

_TABLES = [
    "books_quote_line",
    "books_purchase_order_line",
    "books_quote",
    "books_purchase_order",
    "books_price_rule",
    "books_invoice",
    "books_supplier",
    "books_revision",
    "books_product",
    "books_number_series",
    "books_customer",
    "books_company",
    "identity",
    "approval_vote",
    "question",
    "person",
    "approval",
    "work_case",
    "thread_head",
    "setting",
    "schedule",
    "role",
    "post",
    "outbox",
    "model_use",
    "ledger_head",
    "ledger",
    "file",
    "event_inbox",
    "desk_read",
]
"""In an order in which they can be dropped."""


def upgrade() -> None:
    _create_desk()
    _create_books()
    _seal_ledger()


def downgrade() -> None:
    """Back to nothing. On PostgreSQL the triggers' function goes too."""
    for table in _TABLES:
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION ledger_refuse()")


def _seal_ledger() -> None:
    head = sa.table("ledger_head", sa.column("id"), sa.column("seq"), sa.column("hash"))
    op.execute(sa.insert(head).values(id=1, seq=0, hash="0" * 64))
    postgresql = op.get_context().dialect.name == "postgresql"
    for statement in _POSTGRESQL_TRIGGERS if postgresql else _SQLITE_TRIGGERS:
        op.execute(statement)


def _create_desk() -> None:
    op.create_table(
        "desk_read",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("thread", sa.String(length=200), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.Column("event_seq", sa.BigInteger(), nullable=False),
        sa.Column("post_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "channel", "thread", name="pk_desk_read"),
    )
    op.create_table(
        "event_inbox",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("conversation", sa.String(length=400), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("thread", sa.String(length=200), nullable=True),
        sa.Column("person_id", sa.String(length=64), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("outcome", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_event_inbox"),
        sa.UniqueConstraint("key", name="uq_event_inbox_key"),
    )
    op.create_index("ix_event_inbox_channel", "event_inbox", ["platform", "channel", "thread"], unique=False)
    op.create_index("ix_event_inbox_conversation", "event_inbox", ["conversation", "state", "seq"], unique=False)
    op.create_index("ix_event_inbox_open", "event_inbox", ["state", "next_at", "seq"], unique=False)
    op.create_table(
        "file",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_file"),
    )
    op.create_table(
        "ledger",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("what", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger"),
    )
    op.create_index("ix_ledger_case", "ledger", ["case_id", "seq"], unique=False)
    op.create_table(
        "ledger_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_head"),
    )
    op.create_table(
        "model_use",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("event_key", sa.String(length=300), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("cost", sa.Numeric(precision=12, scale=6).with_variant(sa.BigInteger(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_model_use"),
    )
    op.create_index("ix_model_use_at", "model_use", ["at"], unique=False)
    op.create_index("ix_model_use_case_id", "model_use", ["case_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("lane", sa.String(length=400), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("awaited", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=400), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("error", sa.String().with_variant(sa.Text(), "sqlite"), nullable=True),
        sa.Column("staged_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
    )
    op.create_index("ix_outbox_case_id", "outbox", ["case_id"], unique=False)
    op.create_index("ix_outbox_lane", "outbox", ["lane", "state", "seq"], unique=False)
    op.create_index("ix_outbox_open", "outbox", ["state", "next_at", "seq"], unique=False)
    op.create_table(
        "post",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("thread", sa.String(length=200), nullable=True),
        sa.Column("reference", sa.String(length=400), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("approval_id", sa.String(length=40), nullable=True),
        sa.Column("question_id", sa.String(length=40), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=False),
        sa.Column("edited_at", sa.BigInteger(), nullable=True),
        sa.Column("after_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_post"),
        sa.UniqueConstraint("key", name="uq_post_key"),
        sa.UniqueConstraint("platform", "channel", "reference", name="uq_post_platform_channel_reference"),
    )
    op.create_index("ix_post_approval_id", "post", ["approval_id"], unique=False)
    op.create_index("ix_post_case_id", "post", ["case_id"], unique=False)
    op.create_index("ix_post_channel", "post", ["platform", "channel", "thread"], unique=False)
    op.create_index("ix_post_question_id", "post", ["question_id"], unique=False)
    op.create_table(
        "role",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column(
            "discount_limit", sa.Numeric(precision=6, scale=3).with_variant(sa.BigInteger(), "sqlite"), nullable=True
        ),
        sa.Column(
            "amount_limit", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=True
        ),
        sa.PrimaryKeyConstraint("name", name="pk_role"),
    )
    op.create_table(
        "schedule",
        sa.Column(
            "id", sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("conversation", sa.String(length=400), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_schedule"),
    )
    op.create_index("ix_schedule_next_at", "schedule", ["next_at"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )
    op.create_table(
        "thread_head",
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("checkpoint_id", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("process_version", sa.Integer(), nullable=False),
        sa.Column("encoding", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_thread_head"),
    )
    op.create_table(
        "work_case",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("process", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(length=400), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("thread", sa.String(length=200), nullable=True),
        sa.Column("asker_id", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("waits", sa.JSON(), nullable=False),
        sa.Column("contributors", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_work_case"),
    )
    op.create_index("ix_work_case_changed", "work_case", ["changed_at", "seq"], unique=False)
    op.create_index("ix_work_case_conversation", "work_case", ["conversation", "seq"], unique=False)
    op.create_index("ix_work_case_seq", "work_case", ["seq"], unique=False)
    op.create_index("ix_work_case_state", "work_case", ["state", "changed_at", "seq"], unique=False)
    op.create_table(
        "approval",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("interrupt_id", sa.String(length=64), nullable=False),
        sa.Column("conversation", sa.String(length=400), nullable=False),
        sa.Column("process", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.Numeric(precision=16, scale=2).with_variant(sa.BigInteger(), "sqlite"), nullable=False),
        sa.Column("ask", sa.JSON(), nullable=False),
        sa.Column("copies", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("requested_by", sa.String(length=64), nullable=True),
        sa.Column("assigned_to", sa.String(length=64), nullable=True),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("snoozed_until", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["work_case.id"], name="fk_approval_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_approval"),
    )
    op.create_index("ix_approval_case_id", "approval", ["case_id"], unique=False)
    op.create_index("ix_approval_conversation", "approval", ["conversation", "state", "seq"], unique=False)
    op.create_index("ix_approval_seq", "approval", ["seq"], unique=False)
    op.create_index("ix_approval_state", "approval", ["state", "seq"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("absent_until", sa.Date(), nullable=True),
        sa.Column("delegate", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["delegate"], ["person.id"], name="fk_person_delegate"),
        sa.ForeignKeyConstraint(["role"], ["role.name"], name="fk_person_role"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_table(
        "question",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("interrupt_id", sa.String(length=64), nullable=False),
        sa.Column("conversation", sa.String(length=400), nullable=False),
        sa.Column("ask", sa.JSON(), nullable=False),
        sa.Column("copies", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_by", sa.String(length=64), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.JSON(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["work_case.id"], name="fk_question_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
    )
    op.create_index("ix_question_case_id", "question", ["case_id"], unique=False)
    op.create_index("ix_question_conversation", "question", ["conversation", "state", "seq"], unique=False)
    op.create_index("ix_question_seq", "question", ["seq"], unique=False)
    op.create_table(
        "approval_vote",
        sa.Column("approval_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("verb", sa.String(length=12), nullable=False),
        sa.Column("note", sa.String().with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["approval_id"], ["approval.id"], name="fk_approval_vote_approval_id"),
        sa.PrimaryKeyConstraint("approval_id", "person_id", name="pk_approval_vote"),
    )
    op.create_table(
        "identity",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("external_id", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_identity_person_id"),
        sa.PrimaryKeyConstraint("platform", "external_id", name="pk_identity"),
    )
    op.create_index("ix_identity_person_id", "identity", ["person_id"], unique=False)


def _create_books() -> None:
    op.create_table(
        "books_company",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_books_company"),
    )
    op.create_table(
        "books_customer",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("contact", sa.String(length=300), nullable=False),
        sa.Column("segment", sa.String(length=20), nullable=False),
        sa.Column("customer_since", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("payment_terms_days", sa.Integer(), nullable=False),
        sa.Column("siren", sa.String(length=60), nullable=False),
        sa.Column("vat_number", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_books_customer"),
        sa.UniqueConstraint("key", name="uq_books_customer_key"),
    )
    op.create_table(
        "books_number_series",
        sa.Column("series", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "year", name="pk_books_number_series"),
    )
    op.create_table(
        "books_product",
        sa.Column("sku", sa.String(length=100), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column(
            "unit_price", sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"), nullable=True
        ),
        sa.Column(
            "vat_rate", sa.Numeric(precision=6, scale=3).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.Column(
            "stock", sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"), nullable=True
        ),
        sa.PrimaryKeyConstraint("sku", name="pk_books_product"),
        sa.UniqueConstraint("key", name="uq_books_product_key"),
    )
    op.create_table(
        "books_revision",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_books_revision"),
    )
    op.create_table(
        "books_supplier",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("siren", sa.String(length=60), nullable=False),
        sa.Column("vat_number", sa.String(length=60), nullable=False),
        sa.Column("iban", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_books_supplier"),
        sa.UniqueConstraint("key", name="uq_books_supplier_key"),
    )
    op.create_table(
        "books_invoice",
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "total_incl_vat",
            sa.Numeric(precision=18, scale=2).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "paid_amount",
            sa.Numeric(precision=18, scale=2).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["books_customer.id"], name="fk_books_invoice_customer_id"),
        sa.PrimaryKeyConstraint("number", name="pk_books_invoice"),
    )
    op.create_index("ix_books_invoice_open", "books_invoice", ["customer_id", "settled"], unique=False)
    op.create_table(
        "books_price_rule",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column(
            "discount_percent",
            sa.Numeric(precision=6, scale=3).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.Column("segment", sa.String(length=20), nullable=False),
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("sku", sa.String(length=100), nullable=True),
        sa.Column(
            "minimum_quantity",
            sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "minimum_amount",
            sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["books_customer.id"], name="fk_books_price_rule_customer_id"),
        sa.ForeignKeyConstraint(["sku"], ["books_product.sku"], name="fk_books_price_rule_sku"),
        sa.PrimaryKeyConstraint("id", name="pk_books_price_rule"),
    )
    op.create_table(
        "books_purchase_order",
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("supplier_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["supplier_id"], ["books_supplier.id"], name="fk_books_purchase_order_supplier_id"),
        sa.PrimaryKeyConstraint("number", name="pk_books_purchase_order"),
    )
    op.create_index("ix_books_purchase_order_supplier_id", "books_purchase_order", ["supplier_id"], unique=False)
    op.create_table(
        "books_quote",
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("base_number", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("sent_key", sa.String(length=300), nullable=False),
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column(
            "total_excl_vat",
            sa.Numeric(precision=18, scale=2).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "total_vat", sa.Numeric(precision=18, scale=2).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.Column(
            "total_incl_vat",
            sa.Numeric(precision=18, scale=2).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.Column("replaces", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["books_customer.id"], name="fk_books_quote_customer_id"),
        sa.ForeignKeyConstraint(["replaces"], ["books_quote.number"], name="fk_books_quote_replaces"),
        sa.PrimaryKeyConstraint("number", name="pk_books_quote"),
        sa.UniqueConstraint("base_number", "version", name="uq_books_quote_base_number_version"),
        sa.UniqueConstraint("key", name="uq_books_quote_key"),
    )
    op.create_index("ix_books_quote_customer_id", "books_quote", ["customer_id"], unique=False)
    op.create_table(
        "books_purchase_order_line",
        sa.Column("order_number", sa.String(length=100), nullable=False),
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
            "vat_rate", sa.Numeric(precision=6, scale=3).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.Column(
            "received_quantity",
            sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["order_number"], ["books_purchase_order.number"], name="fk_books_purchase_order_line_order_number"
        ),
        sa.PrimaryKeyConstraint("order_number", "position", name="pk_books_purchase_order_line"),
    )
    op.create_table(
        "books_quote_line",
        sa.Column("quote_number", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(length=100), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "quantity", sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column(
            "unit_price", sa.Numeric(precision=18, scale=6).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.Column(
            "discount_percent",
            sa.Numeric(precision=6, scale=3).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "vat_rate", sa.Numeric(precision=6, scale=3).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.Column(
            "total_excl_vat",
            sa.Numeric(precision=18, scale=2).with_variant(sa.String(length=40), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "total_vat", sa.Numeric(precision=18, scale=2).with_variant(sa.String(length=40), "sqlite"), nullable=False
        ),
        sa.ForeignKeyConstraint(["quote_number"], ["books_quote.number"], name="fk_books_quote_line_quote_number"),
        sa.PrimaryKeyConstraint("quote_number", "position", name="pk_books_quote_line"),
    )
