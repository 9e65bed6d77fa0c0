"""What is owed, as the embedded books tell it: open invoices, their copies, and the rates of penalties."""

from __future__ import annotations

from sqlalchemy import Connection, false, or_, select

from integrations.books import sql_schema as schema
from integrations.books.port import Invoice, InvoiceCopy, PenaltyRate
from integrations.books.sql_rows import customer_of, invoice_of, row_id
from integrations.books.sql_types import shortest


def open_invoices(c: Connection, customer_id: str) -> list[Invoice]:
    """An id that cannot be one of ours has none."""
    invoice, customer = schema.invoice, schema.customer
    wanted = or_(invoice.c.settled == false(), invoice.c.credit)
    if customer_id:
        number = row_id(customer_id)
        if number is None:
            return []
        wanted = (invoice.c.customer_id == number) & wanted
    theirs = select(customer).where(customer.c.id.in_(select(invoice.c.customer_id).where(wanted)))
    customers = {row["id"]: customer_of(row) for row in c.execute(theirs).mappings()}
    rows = c.execute(select(invoice).where(wanted).order_by(invoice.c.due_on, invoice.c.number)).mappings()
    return [invoice_of(row, customers[row["customer_id"]]) for row in rows]


def invoice_copy(c: Connection, number: str) -> InvoiceCopy | None:
    copy = schema.invoice_copy
    row = c.execute(select(copy).where(copy.c.number == number)).mappings().one_or_none()
    return InvoiceCopy(row["name"], row["media_type"], bytes(row["body"])) if row else None


def penalty_rates(c: Connection) -> list[PenaltyRate]:
    rate = schema.penalty_rate
    return [
        PenaltyRate(row["since"], shortest(row["percent"]))
        for row in c.execute(select(rate).order_by(rate.c.since)).mappings()
    ]
