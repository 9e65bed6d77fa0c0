"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import BigInteger, Dialect, Numeric, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Instant(TypeDecorator[datetime]):
    """An instant as microseconds since 1970 in UTC: sorts, compares and round-trips the same everywhere."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return None if value is None else microseconds(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        seconds, micros = divmod(int(value), 1_000_000)
        return datetime.fromtimestamp(seconds, tz=UTC).replace(microsecond=micros)


class Words(TypeDecorator[str]):
    """Text that may come from outside: what a database cannot hold (NUL, half a surrogate pair) becomes U+FFFD.

    With a length, longer text is cut, so that a long name never loses a turn; keys are not of this type.
    """

    impl = Text
    cache_ok = True

    def __init__(self, length: int | None = None) -> None:
        super().__init__()
        self.length = length

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(self.length) if self.length else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)[: self.length]


class Exact(TypeDecorator[Decimal]):
    """A decimal of fixed scale, exact everywhere: NUMERIC on PostgreSQL, on SQLite (whose NUMERIC is a binary float)
    an integer of its smallest unit. Sums and comparisons in SQL hold. Rounds half up; too large raises ValueError."""

    impl = Numeric
    cache_ok = True

    def __init__(self, precision: int, scale: int) -> None:
        super().__init__(precision, scale)
        self.precision = precision
        self.scale = scale

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(BigInteger() if sqlite else Numeric(self.precision, self.scale))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if not value.is_finite() or abs(value) >= Decimal(10) ** (self.precision - self.scale):
            raise ValueError(f"{value} does not fit in {self.precision - self.scale} digits before the point")
        rounded = value.quantize(Decimal(1).scaleb(-self.scale), ROUND_HALF_UP)
        return int(rounded.scaleb(self.scale)) if dialect.name == "sqlite" else rounded

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        return Decimal(int(value)).scaleb(-self.scale) if dialect.name == "sqlite" else Decimal(value)


def microseconds(instant: datetime) -> int:
    """Since 1970 in UTC."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    delta = instant.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)
