"""Reads all that a reminder must know: of one customer, or of everybody who owes something, each thing once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from typing import TypeVar

from graphs.context import Context
from graphs.dunning.figures import one_line
from graphs.dunning.plan import Contact
from graphs.dunning.port import Promise, Sent
from graphs.message import FileRef
from graphs.reminder.policy import Known, Setting
from integrations.books.port import Company, Customer

LOOKED_BACK = timedelta(days=731)
"""How far back a customer's habits are looked at: two years."""

MOST_COPIES = 10
MOST_BYTES = 8 * 1024 * 1024
"""Of all copies together: beyond it mail servers refuse a mail."""

T = TypeVar("T")


def setting_of(context: Context) -> Setting:
    return Setting(
        rules=context.rules,
        ladder=context.ladder,
        limits=context.dunning_limits,
        policy=context.policy,
        today=context.today,
        colleagues=context.colleagues,
    )


async def read_customer(customer_id: str, context: Context, *, habits: bool = True) -> tuple[Known, Company] | None:
    """None when the books do not know the customer (any more). Without `habits` what they paid in the past is not
    read. Errors of the books pass through."""
    books = context.books
    facts = await books.quote_facts(customer_id, [])
    if facts.customer is None:
        return None
    past = await books.past_invoices(context.today - LOOKED_BACK, customer_id) if habits else []
    sent, promises = await _kept(context, customer_id)
    known = Known(
        customer=facts.customer,
        invoices=await books.open_invoices(customer_id),
        past=past,
        sent=sent,
        promises=promises,
        standings=await context.standing(customer_id, _address(facts.customer)),
        quotes=await books.sent_quotes(customer_id),
        rates=await books.penalty_rates(),
    )
    return known, facts.company


async def read_everybody(context: Context) -> dict[str, Known]:
    """By id, in the order of the oldest due date: whoever has anything open. Each book is opened once, whatever the
    number of customers."""
    books = context.books
    open_ = _by(await books.open_invoices(), lambda each: each.customer.id)
    past = _by(await books.past_invoices(context.today - LOOKED_BACK), lambda each: each.customer.id)
    quotes = _by(await books.sent_quotes(), lambda each: each.customer.id)
    rates = await books.penalty_rates()
    all_sent, all_promises = await _kept(context)
    sent = _by(all_sent, lambda each: each.customer_id)
    promises = _by(all_promises, lambda each: each.customer_id)
    # Whose reminder waits for a decision is not asked about again every morning.
    asked = await context.dunning.asked() if context.dunning is not None else set[str]()
    customers = {customer_id: invoices[-1].customer for customer_id, invoices in open_.items()}
    subjects = [subject for each in customers.values() for subject in (each.id, _address(each))]
    standings = _by(await context.standing(*dict.fromkeys(subjects)), lambda each: each.subject)
    return {
        customer_id: Known(
            customer=customer,
            invoices=open_[customer_id],
            past=past.get(customer_id, []),
            sent=sent.get(customer_id, []),
            promises=promises.get(customer_id, []),
            standings=[*standings.get(customer_id, []), *standings.get(_address(customer), [])],
            quotes=quotes.get(customer_id, []),
            rates=rates,
        )
        for customer_id, customer in customers.items()
        if customer_id not in asked
    }


async def _kept(context: Context, *customer_ids: str) -> tuple[list[Sent], list[Promise]]:
    if context.dunning is None:
        return [], []
    return await context.dunning.sent(*customer_ids), await context.dunning.promises(*customer_ids)


def _by(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def _address(customer: Customer) -> str:
    return customer.email.strip().casefold()


async def copies(contact: Contact, context: Context) -> list[FileRef]:
    """The invoices that the mail lists, kept as files to attach, the oldest first; those that the books have no copy
    of, or that would make it too heavy, are left out."""
    kept: list[FileRef] = []
    size = 0
    for listed in contact.listed[:MOST_COPIES]:
        copy = await context.books.invoice_copy(listed.number)
        if copy is None or not copy.body or size + len(copy.body) > MOST_BYTES:
            continue
        size += len(copy.body)
        kept.append(context.keep(one_line(copy.name) or one_line(listed.number), copy.media_type, copy.body))
    return kept


def outstanding(known: Known) -> Decimal:
    """All they owe, due or not, less what we owe them; euros VAT included."""
    return sum((each.balance for each in known.invoices), Decimal(0))


def in_credit(known: Known) -> Decimal:
    """Their credit notes and overpayments, euros VAT included; none of it positive."""
    return sum((each.balance for each in known.invoices if each.balance < 0), Decimal(0))
