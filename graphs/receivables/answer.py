"""A question about what is owed, answered with one message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from graphs.message import FileRef, Message, Text, text_message
from graphs.receivables import cards, track_cards
from graphs.receivables.figures import BUCKETS, AgedBalance
from graphs.receivables.snapshot import Snapshot
from graphs.receivables.wording import long_day, tell
from integrations.charts.port import Bar, BarChart, Charts
from integrations.errors import IntegrationError

About = Literal["who_owes", "aged", "dso", "recovered", "promises", "disputes"]

Keep = Callable[[str, str, bytes], FileRef]
"""Name, media type and bytes of a file to keep with the message."""

ALARMING = 2
"""The last buckets, from 61 days on."""


async def answer(
    about: str, customer_id: str | None, found: Snapshot, charts: Charts | None, keep: Keep, language: str
) -> Message:
    """`about` is one of `About` (anything else means "who_owes"); of one customer when `customer_id` says whom."""
    if not customer_id:
        return await _said(about, found, charts, keep, language)
    customer = found.customers.get(customer_id)
    if customer is None:
        return text_message(tell(language, "account.unknown"))
    theirs = found.of(customer_id)
    if about not in ("aged", "dso", "recovered", "promises", "disputes"):
        return cards.account(theirs, customer, language)
    message = await _said(about, theirs, charts, keep, language)
    summary = f"{customer.name} – {message.summary}"
    return replace(message, summary=summary, blocks=[Text(customer.name, tone="heading"), *message.blocks])


async def _said(about: str, found: Snapshot, charts: Charts | None, keep: Keep, language: str) -> Message:
    match about:
        case "aged":
            return cards.aged_balance(found, language, await _chart(found, charts, keep, language))
        case "dso":
            return cards.days_of_sales(found.dso, language)
        case "recovered":
            return track_cards.recovered(found.recovered, language)
        case "promises":
            return track_cards.promises(found.promises_kept, found.customers, language, found.today)
        case "disputes":
            return track_cards.disputes(found.disputes, language, found.today)
        case _:
            return cards.who_owes(found, language)


async def _chart(found: Snapshot, charts: Charts | None, keep: Keep, language: str) -> FileRef | None:
    """None when nothing is owed, or when it cannot be drawn: the table says the same."""
    if charts is None or not found.aged.whole.due:
        return None
    try:
        picture = await charts.bars_png(aged_chart(found.aged, language))
    except IntegrationError:
        return None
    return keep(f"balance-{found.today.isoformat()}.png", "image/png", picture)


def aged_chart(aged: AgedBalance, language: str) -> BarChart:
    title = tell(language, "aged.title", day=long_day(aged.today, language))
    bars = [Bar(tell(language, f"bucket.{each}"), aged.whole.buckets[each]) for each in BUCKETS]
    return BarChart(title, bars, ALARMING, "en" if language == "en" else "fr")
