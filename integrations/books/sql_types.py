"""A decimal column that keeps exactly what was put in, on SQLite as on PostgreSQL."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Dialect, Numeric, String
from sqlalchemy.types import TypeDecorator, TypeEngine


class _DecimalText(TypeDecorator[Decimal]):
    """SQLite has no decimal type: its NUMERIC would pass through a binary float and lose cents on large amounts."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def exact_decimal(precision: int, scale: int) -> TypeEngine[Decimal]:
    return Numeric(precision, scale).with_variant(_DecimalText(40), "sqlite")


def shortest(value: Decimal, places: int = 0) -> Decimal:
    """The same number with `places` decimals, or as many more as it needs: PostgreSQL pads, SQLite does not."""
    digits = -int(value.as_tuple().exponent)
    while digits > places and value == (shorter := value.quantize(Decimal(1).scaleb(1 - digits))):
        value, digits = shorter, digits - 1
    return value if digits >= places else value.quantize(Decimal(1).scaleb(-places))
