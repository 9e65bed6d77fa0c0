"""Gathers what is known of an angry customer: invoices, quotes, promises, the last mails, and what else runs.

An alert waits for none of it: what cannot be read now is left out, and said to be missing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.port import Exchange
from graphs.complaint.state import Billed, History, Promised, Quoted, Subject
from graphs.context import Context
from graphs.standing import Standing
from integrations.books.port import Invoice, PastQuote, SentQuote
from integrations.errors import IntegrationError

LOOKED_BACK = timedelta(days=365)
MOST = 6
"""Of each, the newest; open invoices before others."""

Part = TypeVar("Part")


async def gather(subject: Subject, brief: ComplaintBrief, context: Context) -> History:
    """For somebody the books do not know: what they wrote, and what we wrote to them."""
    addresses = list(dict.fromkeys(each.strip().casefold() for each in (subject.email, brief.sender) if each.strip()))
    missing: list[str] = []
    exchanged: list[Exchange] = []
    if context.exchanges is not None and (subject.id or addresses):
        mails = context.exchanges.with_customer(subject.id, addresses, MOST)
        exchanged = await _read(mails, exchanged, missing)
    nothing: list[Standing] = []
    running = await _read(context.standing(subject.id, *addresses), nothing, missing)
    others = [each for each in running if each.kind != "complaint"]
    if not subject.id:
        return History(exchanged=exchanged, runs=others, unread=bool(missing))
    since = context.today - LOOKED_BACK
    billed = await _read(_invoices(subject.id, since, context), list[Billed](), missing)
    quoted = await _read(_quotes(subject.id, since, context), list[Quoted](), missing)
    promised = await _read(_promised(subject.id, context), list[Promised](), missing)
    return History(billed, quoted, promised, exchanged, others, unread=bool(missing))


async def _read(reading: Awaitable[Part], nothing: Part, missing: list[str]) -> Part:
    try:
        return await reading
    except IntegrationError as error:
        missing.append(type(error).__name__)
        return nothing


async def _invoices(customer_id: str, since: date, context: Context) -> list[Billed]:
    return _billed(await context.books.past_invoices(since, customer_id))


async def _quotes(customer_id: str, since: date, context: Context) -> list[Quoted]:
    waiting = await context.books.sent_quotes(customer_id)
    return _quoted(waiting, await context.books.past_quotes(since), customer_id)


def _billed(invoices: Sequence[Invoice]) -> list[Billed]:
    newest = sorted(invoices, key=lambda each: (each.balance != 0, each.issued_on, each.number), reverse=True)
    return [
        Billed(each.number, each.issued_on, each.due_on, each.total_incl_vat, each.balance, each.disputed)
        for each in newest[:MOST]
    ]


def _quoted(waiting: Sequence[SentQuote], past: Sequence[PastQuote], customer_id: str) -> list[Quoted]:
    found = {each.number: Quoted(each.number, each.sent_on, each.total_excl_vat, True) for each in waiting}
    for each in past:
        if each.customer.id == customer_id and each.number not in found:
            found[each.number] = Quoted(each.number, each.issued_on, each.total_excl_vat, False)
    return sorted(found.values(), key=lambda each: (each.open, each.on, each.number), reverse=True)[:MOST]


async def _promised(customer_id: str, context: Context) -> list[Promised]:
    if context.dunning is None:
        return []
    known = await context.dunning.promises(customer_id)
    newest = sorted(known, key=lambda each: each.made_on, reverse=True)[:MOST]
    return [Promised(each.made_on, each.due_on, each.amount, each.state) for each in newest]
