"""The embedded books' tables (all named `books_…`). Changing one needs a migration in `migrations/versions`.

They live in the same database as the rest but refer to nothing outside, so that the books could move elsewhere.
Decimals are NUMERIC on PostgreSQL and exact text on SQLite, whose own NUMERIC is a binary float: compare and sum them
in Python.
"""

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
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from integrations.books.sql_types import exact_decimal

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SERIAL = BigInteger().with_variant(Integer, "sqlite")

# --- who we are, and what changed -------------------------------------------------------------------------------------

company = Table(
    "books_company",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)

revision = Table(
    "books_revision",
    metadata,
    Column("name", String(40), primary_key=True),  # "directory": customers and products
    Column("value", BigInteger, nullable=False),  # grows with every change
)

# --- whom we sell to, what, and at which price ------------------------------------------------------------------------

customer = Table(
    "books_customer",
    metadata,
    Column("id", SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),  # the name, without case and double spaces
    Column("name", String(300), nullable=False),
    Column("email", String(320), nullable=False),
    Column("contact", String(300), nullable=False),
    Column("segment", String(20), nullable=False),  # standard | loyal | vip
    Column("customer_since", Date),
    Column("language", String(2), nullable=False),
    Column("payment_terms_days", Integer, nullable=False),
    Column("siren", String(60), nullable=False),
    Column("vat_number", String(60), nullable=False),
    Column("manner", String(10), nullable=False, default="", server_default=""),  # formal | warm | "": by segment
)

product = Table(
    "books_product",
    metadata,
    Column("sku", String(100), primary_key=True),
    Column("key", String(100), nullable=False, unique=True),  # the SKU, without case and double spaces
    Column("name", String(300), nullable=False),
    Column("aliases", JSON, nullable=False),  # [str]
    Column("unit", String(60), nullable=False),
    Column("unit_price", exact_decimal(18, 6)),  # euros excluding VAT; NULL: the books have none
    Column("vat_rate", exact_decimal(6, 3), nullable=False),  # percent
    Column("stock", exact_decimal(18, 6)),  # NULL: not kept
)

price_rule = Table(
    "books_price_rule",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("label", String(300), nullable=False),
    Column("discount_percent", exact_decimal(6, 3), nullable=False),
    Column("segment", String(20), nullable=False),  # "": any
    Column("customer_id", SERIAL, ForeignKey("books_customer.id")),  # NULL: any
    Column("sku", String(100), ForeignKey("books_product.sku")),  # NULL: any
    Column("minimum_quantity", exact_decimal(18, 6), nullable=False),
    Column("minimum_amount", exact_decimal(18, 6), nullable=False),  # euros excluding VAT
)

# --- what we are owed -------------------------------------------------------------------------------------------------

invoice = Table(
    "books_invoice",
    metadata,
    Column("number", String(100), primary_key=True),
    Column("customer_id", SERIAL, ForeignKey("books_customer.id"), nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("total_incl_vat", exact_decimal(18, 2), nullable=False),
    Column("paid_amount", exact_decimal(18, 2), nullable=False),
    Column("paid_on", Date),
    Column("disputed", Boolean, nullable=False),
    Column("settled", Boolean, nullable=False),  # nothing left to pay; kept at every write
    Column("credit", Boolean, nullable=False, default=False, server_default=false()),  # we owe: kept at every write
    Index("ix_books_invoice_open", "customer_id", "settled"),
    Index("ix_books_invoice_credit", "credit"),
)

invoice_copy = Table(
    "books_invoice_copy",
    metadata,
    Column("number", String(100), ForeignKey("books_invoice.number"), primary_key=True),
    Column("name", String(300), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("body", LargeBinary, nullable=False),
)

penalty_rate = Table(
    "books_penalty_rate",
    metadata,
    Column("since", Date, primary_key=True),
    Column("percent", exact_decimal(6, 3), nullable=False),  # a year
)

# --- whom we buy from -------------------------------------------------------------------------------------------------

supplier = Table(
    "books_supplier",
    metadata,
    Column("id", SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),
    Column("name", String(300), nullable=False),
    Column("email", String(320), nullable=False),
    Column("siren", String(60), nullable=False),
    Column("vat_number", String(60), nullable=False),
    Column("iban", String(60), nullable=False),
)

purchase_order = Table(
    "books_purchase_order",
    metadata,
    Column("number", String(100), primary_key=True),
    Column("supplier_id", SERIAL, ForeignKey("books_supplier.id"), nullable=False, index=True),
    Column("ordered_on", Date, nullable=False),
)

purchase_order_line = Table(
    "books_purchase_order_line",
    metadata,
    Column("order_number", String(100), ForeignKey("books_purchase_order.number"), primary_key=True),
    Column("position", Integer, primary_key=True),  # from 1
    Column("sku", String(100), nullable=False),  # the supplier's or ours; "" for a service
    Column("description", Text, nullable=False),
    Column("quantity", exact_decimal(18, 6), nullable=False),
    Column("unit_price", exact_decimal(18, 6), nullable=False),
    Column("vat_rate", exact_decimal(6, 3), nullable=False),
    Column("received_quantity", exact_decimal(18, 6), nullable=False),
)

# --- what we offered --------------------------------------------------------------------------------------------------

number_series = Table(
    "books_number_series",
    metadata,
    Column("series", String(20), primary_key=True),  # "quote"
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

quote = Table(
    "books_quote",
    metadata,
    Column("number", String(60), primary_key=True),  # as printed
    Column("base_number", String(60), nullable=False),  # shared by all versions
    Column("version", Integer, nullable=False),
    Column("key", String(300), nullable=False, unique=True),  # idempotency
    Column("status", String(10), nullable=False),  # draft | sent
    Column("sent_key", String(300), nullable=False),  # "" until sent
    Column("customer_id", SERIAL, ForeignKey("books_customer.id"), nullable=False, index=True),
    Column("issued_on", Date, nullable=False),
    Column("valid_until", Date, nullable=False),
    Column("total_excl_vat", exact_decimal(18, 2), nullable=False),
    Column("total_vat", exact_decimal(18, 2), nullable=False),
    Column("total_incl_vat", exact_decimal(18, 2), nullable=False),
    Column("replaces", String(60), ForeignKey("books_quote.number")),  # NULL for a first version
    Column("answer", String(10), nullable=False, default="", server_default=""),  # accepted | declined | "" for none
    Column("answered_on", Date),
    Column("answer_key", String(300), nullable=False, default="", server_default=""),
    UniqueConstraint("base_number", "version"),
)

quote_line = Table(
    "books_quote_line",
    metadata,
    Column("quote_number", String(60), ForeignKey("books_quote.number"), primary_key=True),
    Column("position", Integer, primary_key=True),  # from 1
    Column("sku", String(100), nullable=False),
    Column("description", Text, nullable=False),
    Column("quantity", exact_decimal(18, 6), nullable=False),
    Column("unit", String(60), nullable=False),
    Column("unit_price", exact_decimal(18, 6), nullable=False),
    Column("discount_percent", exact_decimal(6, 3), nullable=False),
    Column("vat_rate", exact_decimal(6, 3), nullable=False),
    Column("total_excl_vat", exact_decimal(18, 2), nullable=False),
    Column("total_vat", exact_decimal(18, 2), nullable=False),
)

# --- what was offered before Commis, for rules to be tried on ---------------------------------------------------------

past_quote = Table(
    "books_past_quote",
    metadata,
    Column("number", String(100), primary_key=True),
    Column("customer_id", SERIAL, ForeignKey("books_customer.id"), nullable=False, index=True),
    Column("issued_on", Date, nullable=False, index=True),
)

past_quote_line = Table(
    "books_past_quote_line",
    metadata,
    Column("quote_number", String(100), ForeignKey("books_past_quote.number"), primary_key=True),
    Column("position", Integer, primary_key=True),  # from 1
    Column("sku", String(100), nullable=False),  # as it was then: the product may be gone; "" for a free line
    Column("description", Text, nullable=False),
    Column("quantity", exact_decimal(18, 6), nullable=False),
    Column("unit_price", exact_decimal(18, 6), nullable=False),
    Column("discount_percent", exact_decimal(6, 3), nullable=False),
)
