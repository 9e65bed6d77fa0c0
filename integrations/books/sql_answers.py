"""What customers answered to the quotes of the embedded books, and which quotes still wait for an answer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, and_, exists, or_, select, update

from integrations.books import sql_schema as schema
from integrations.books.port import QuoteAnswer, SentQuote
from integrations.books.sql_rows import customer_of, row_id
from integrations.books.sql_types import shortest
from integrations.errors import NotFound, Rejected


def sent_quotes(c: Connection, customer_id: str) -> list[SentQuote]:
    """A quote of which any version was accepted waits no longer: the customer took that one. An id that cannot be one
    of ours has none."""
    quote, customer = schema.quote, schema.customer
    other = quote.alias("other")
    newer_sent = and_(other.c.version > quote.c.version, other.c.status == "sent")
    done = exists().where(other.c.base_number == quote.c.base_number, or_(newer_sent, other.c.answer == "accepted"))
    waiting = and_(quote.c.status == "sent", quote.c.answer == "", ~done)
    if customer_id:
        number = row_id(customer_id)
        if number is None:
            return []
        waiting = and_(quote.c.customer_id == number, waiting)
    theirs = select(customer).where(customer.c.id.in_(select(quote.c.customer_id).where(waiting)))
    customers = {row["id"]: customer_of(row) for row in c.execute(theirs).mappings()}
    rows = c.execute(select(quote).where(waiting).order_by(quote.c.issued_on, quote.c.number)).mappings()
    return [
        SentQuote(
            number=row["number"],
            customer=customers[row["customer_id"]],
            sent_on=row["issued_on"],
            valid_until=row["valid_until"],
            total_excl_vat=shortest(row["total_excl_vat"], 2),
            total_incl_vat=shortest(row["total_incl_vat"], 2),
        )
        for row in rows
    ]


def mark_answered(c: Connection, number: str, answer: QuoteAnswer, on: date, key: str) -> None:
    """The row stays locked to the end of the transaction: of two answers at once, one is first."""
    quote = schema.quote
    kept = c.execute(
        select(quote.c.answer, quote.c.answer_key).where(quote.c.number == number).with_for_update()
    ).one_or_none()
    if kept is None:
        raise NotFound(f"The books have no quote {number}.")
    if not kept.answer:
        values = {"answer": answer, "answered_on": on, "answer_key": key}
        c.execute(update(quote).where(quote.c.number == number).values(values))
    elif kept.answer != answer and kept.answer_key != key:
        raise Rejected(f"The books know quote {number} as {kept.answer}.")
