"""Quotes in the embedded books: gapless numbers, versions, and the same record for the same key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from integrations.books import sql_schema as schema
from integrations.books.names import name_key
from integrations.books.port import NewCustomer, QuoteLine, QuoteRecord, RecordedQuote
from integrations.books.sql_rows import bump_directory, company_values, insert_missing, row_id
from integrations.books.sql_types import shortest
from integrations.errors import NotFound, Rejected

DEFAULT_PREFIX = "D"
DEFAULT_DIGITS = 4


@dataclass(frozen=True)
class StoredQuote:
    """A quote as the books keep it; `lines` is empty in lists."""

    number: str
    base_number: str
    version: int
    status: str
    customer_id: str
    customer_name: str
    issued_on: date
    valid_until: date
    total_excl_vat: Decimal
    total_vat: Decimal
    total_incl_vat: Decimal
    replaces: str
    lines: list[QuoteLine] = field(default_factory=list[QuoteLine])


def record(c: Connection, key: str, wanted: QuoteRecord) -> RecordedQuote:
    """Runs in one transaction: a crash before its commit leaves neither quote nor used-up number."""
    found = _by_key(c, key)
    if found:
        return found
    lock = _lock_base(c, wanted.replaces) if wanted.replaces else _lock_series(c, wanted.issued_on.year)
    found = _by_key(c, key)  # again: whoever held the lock we waited for may have written it
    if found:
        return found
    if isinstance(lock, str):
        base, version = lock, _next_version(c, lock)
    else:
        base, version = _next_number(c, wanted.issued_on.year, lock), 1
    number = base if version == 1 else f"{base}-V{version}"
    customer_id = _customer(c, wanted)
    c.execute(insert(schema.quote).values(_quote_row(key, number, base, version, customer_id, wanted)))
    if wanted.lines:
        c.execute(insert(schema.quote_line), [_line_row(number, i, line) for i, line in enumerate(wanted.lines, 1)])
    return RecordedQuote(number, version, str(customer_id))


def mark_sent(c: Connection, number: str, key: str) -> None:
    quote = schema.quote
    if c.scalar(select(quote.c.number).where(quote.c.number == number)) is None:
        raise NotFound(f"The books have no quote {number}.")
    c.execute(
        update(quote).where(quote.c.number == number, quote.c.status != "sent").values(status="sent", sent_key=key)
    )


def newest(c: Connection, limit: int) -> list[StoredQuote]:
    quote = schema.quote
    rows = c.execute(_with_customer().order_by(quote.c.issued_on.desc(), quote.c.number.desc()).limit(limit))
    return [_stored(row, []) for row in rows.mappings()]


def by_number(c: Connection, number: str) -> StoredQuote:
    row = c.execute(_with_customer().where(schema.quote.c.number == number)).mappings().one_or_none()
    if row is None:
        raise NotFound(f"The books have no quote {number}.")
    line = schema.quote_line
    lines = c.execute(select(line).where(line.c.quote_number == number).order_by(line.c.position)).mappings()
    return _stored(row, [_line(each) for each in lines])


def _by_key(c: Connection, key: str) -> RecordedQuote | None:
    quote = schema.quote
    row = c.execute(
        select(quote.c.number, quote.c.version, quote.c.customer_id).where(quote.c.key == key)
    ).one_or_none()
    return RecordedQuote(row.number, row.version, str(row.customer_id)) if row else None


def _lock_series(c: Connection, year: int) -> int:
    """The year's last number; its row stays locked until the commit: no gap, no number twice."""
    series = schema.number_series
    insert_missing(c, series, [{"series": "quote", "year": year, "last": 0}])
    mine = select(series.c.last).where(series.c.series == "quote", series.c.year == year)
    return c.execute(mine.with_for_update()).scalar_one()


def _next_number(c: Connection, year: int, last: int) -> str:
    series = schema.number_series
    c.execute(update(series).where(series.c.series == "quote", series.c.year == year).values(last=last + 1))
    values = company_values(c)
    prefix, digits = values.get("quote_prefix", DEFAULT_PREFIX), int(values.get("quote_digits", DEFAULT_DIGITS))
    return f"{prefix}{year}-{last + 1:0{digits}d}"


def _lock_base(c: Connection, replaces: str) -> str:
    """The number all versions share; its first version's row stays locked, so that no two next ones are the same."""
    quote = schema.quote
    base = c.scalar(select(quote.c.base_number).where(quote.c.number == replaces))
    if base is None:
        raise NotFound(f"The books have no quote {replaces}.")
    c.execute(select(quote.c.number).where(quote.c.base_number == base, quote.c.version == 1).with_for_update())
    return base


def _next_version(c: Connection, base: str) -> int:
    quote = schema.quote
    return (c.scalar(select(func.max(quote.c.version)).where(quote.c.base_number == base)) or 0) + 1


def _customer(c: Connection, wanted: QuoteRecord) -> int:
    customer = schema.customer
    if wanted.customer_id:
        known = row_id(wanted.customer_id)
        if known is None or c.scalar(select(customer.c.id).where(customer.c.id == known)) is None:
            raise NotFound("The books no longer have this customer.")
        return known
    if wanted.new_customer is None:
        raise Rejected("A quote needs a customer.")
    return _new_customer(c, wanted.new_customer)


def _new_customer(c: Connection, new: NewCustomer) -> int:
    """The one of that name when it came meanwhile: a quote never makes a second one."""
    key = name_key(new.name)
    if not key:
        raise Rejected("A new customer needs a name.")
    if len(new.name) > 300 or len(new.email) > 320:
        raise Rejected("The new customer's name or address is too long for the books.")
    if not (new.name + new.email).isprintable():
        raise Rejected("The new customer's name or address holds characters that the books cannot keep.")
    customer = schema.customer
    same_name = select(customer.c.id).where(customer.c.key == key)
    found = c.scalar(same_name)
    if found is None:
        bump_directory(c)
        found = c.scalar(same_name)
    if found is not None:
        return found
    row: dict[str, Any] = {
        "key": key,
        "name": new.name.strip(),
        "email": new.email.strip(),
        "contact": "",
        "segment": "standard",
        "customer_since": None,
        "language": new.language[:2],
        "payment_terms_days": 30,
        "siren": "",
        "vat_number": "",
    }
    return c.execute(insert(customer).values(row).returning(customer.c.id)).scalar_one()


def _quote_row(key: str, number: str, base: str, version: int, customer_id: int, wanted: QuoteRecord) -> dict[str, Any]:
    return {
        "number": number,
        "base_number": base,
        "version": version,
        "key": key,
        "status": "draft",
        "sent_key": "",
        "customer_id": customer_id,
        "issued_on": wanted.issued_on,
        "valid_until": wanted.valid_until,
        "total_excl_vat": wanted.total_excl_vat,
        "total_vat": wanted.total_vat,
        "total_incl_vat": wanted.total_incl_vat,
        "replaces": wanted.replaces or None,
    }


def _line_row(number: str, position: int, line: QuoteLine) -> dict[str, Any]:
    return {
        "quote_number": number,
        "position": position,
        "sku": line.sku,
        "description": line.description,
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_price": line.unit_price,
        "discount_percent": line.discount_percent,
        "vat_rate": line.vat_rate,
        "total_excl_vat": line.total_excl_vat,
        "total_vat": line.total_vat,
    }


def _with_customer() -> Any:
    quote, customer = schema.quote, schema.customer
    return select(quote, customer.c.name.label("customer_name")).join(customer, customer.c.id == quote.c.customer_id)


def _stored(row: RowMapping, lines: Sequence[QuoteLine]) -> StoredQuote:
    return StoredQuote(
        number=row["number"],
        base_number=row["base_number"],
        version=row["version"],
        status=row["status"],
        customer_id=str(row["customer_id"]),
        customer_name=row["customer_name"],
        issued_on=row["issued_on"],
        valid_until=row["valid_until"],
        total_excl_vat=shortest(row["total_excl_vat"], 2),
        total_vat=shortest(row["total_vat"], 2),
        total_incl_vat=shortest(row["total_incl_vat"], 2),
        replaces=row["replaces"] or "",
        lines=list(lines),
    )


def _line(row: RowMapping) -> QuoteLine:
    return QuoteLine(
        sku=row["sku"],
        description=row["description"],
        quantity=shortest(row["quantity"]),
        unit=row["unit"],
        unit_price=shortest(row["unit_price"], 2),
        discount_percent=shortest(row["discount_percent"]),
        vat_rate=shortest(row["vat_rate"]),
        total_excl_vat=shortest(row["total_excl_vat"], 2),
        total_vat=shortest(row["total_vat"], 2),
    )
