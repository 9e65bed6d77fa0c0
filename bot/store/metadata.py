"""What all tables share: one metadata, with names for every constraint, and the column types of both databases."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Integer, MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SERIAL = BigInteger().with_variant(Integer, "sqlite")
JSON_VALUE = JSON(none_as_null=True)
BYTEWISE = String(200).with_variant(String(200, collation="C"), "postgresql")  # so that a prefix is a range
