"""What became of reminders, promises and disputes, said in chat. Figures in, Message out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from graphs.message import Block, Message, Text, text_message
from graphs.receivables.cards import SHOWN, table
from graphs.receivables.track import WITHIN, OpenDispute, PromisesKept, Recovered
from graphs.receivables.wording import counted, day, money, number, percent, tell
from integrations.books.port import Customer

NOTE = 80
NUMBERS = 3


def recovered(figures: Sequence[Recovered], language: str) -> Message:
    if not figures:
        return text_message(tell(language, "recovered.none"))
    paid = sum((each.paid for each in figures), Decimal(0))
    mails = counted(language, "mail", sum(each.mails for each in figures))
    summary = tell(language, "recovered.said", paid=money(paid, language), mails=mails)
    titles = ("level", "mails", "asked", "paid", "waiting", "share")
    return Message(
        summary,
        [
            Text(tell(language, "recovered.title"), tone="heading"),
            Text(summary, tone="strong"),
            table(language, titles, [_level_row(each, language) for each in figures], right={1, 2, 3, 4, 5}),
            Text(tell(language, "recovered.how", days=WITHIN), tone="muted"),
        ],
    )


def _level_row(each: Recovered, language: str) -> list[str]:
    return [
        tell(language, f"level.{each.level}"),
        number(each.mails, language),
        money(each.asked, language),
        money(each.paid, language),
        money(each.waiting, language) if each.waiting else "",
        percent(each.rate, language) if each.rate is not None else "",
    ]


def promises(found: PromisesKept, customers: Mapping[str, Customer], language: str, today: date) -> Message:
    """`customers` by id, for their names."""
    if not (found.kept or found.broken or found.open):
        return text_message(tell(language, "promises.none"))
    counts = {"kept": found.kept, "broken": found.broken, "open": len(found.open)}
    said = ", ".join(counted(language, key, count) for key, count in counts.items() if count)
    summary = tell(language, "promises.said", counts=said)
    blocks: list[Block] = [Text(summary, tone="strong")]
    if found.rate is not None:
        rate = tell(language, "promises.rate", rate=percent(found.rate, language))
        summary = f"{summary} {rate}"
        blocks.append(Text(rate))
    if found.open:
        rows = [
            [
                customers[each.customer_id].name if each.customer_id in customers else each.customer_id,
                day(each.due_on, language, today),
                tell(language, "promises.all") if each.amount is None else money(each.amount, language),
                day(each.made_on, language, today),
            ]
            for each in found.open[:SHOWN]
        ]
        blocks.append(table(language, ("customer", "promised_for", "amount", "made_on"), rows, right={2}))
        blocks += _more(len(found.open) - SHOWN, language)
    return Message(summary, blocks)


def disputes(found: Sequence[OpenDispute], language: str, today: date) -> Message:
    if not found:
        return text_message(tell(language, "disputes.none"))
    amount = sum((each.amount for each in found), Decimal(0))
    said = counted(language, "dispute", len(found))
    summary = tell(language, "disputes.said", disputes=said, amount=money(amount, language))
    rows = [_dispute_row(each, language, today) for each in found[:SHOWN]]
    blocks: list[Block] = [
        Text(summary, tone="strong"),
        table(language, ("customer", "amount", "invoices", "oldest", "note"), rows, right={1}),
        *_more(len(found) - SHOWN, language),
    ]
    return Message(summary, blocks)


def _dispute_row(each: OpenDispute, language: str, today: date) -> list[str]:
    numbers = [invoice.number for invoice in each.invoices]
    shown = ", ".join(numbers[:NUMBERS])
    if len(numbers) > NUMBERS:
        shown = f"{shown}, {counted(language, 'others', len(numbers) - NUMBERS)}"
    note = " ".join(each.note.split())
    return [
        each.customer.name,
        money(each.amount, language),
        shown or tell(language, "disputes.all"),
        day(each.since, language, today) if each.since else "",
        note if len(note) <= NOTE else f"{note[: NOTE - 1]}…",
    ]


def _more(count: int, language: str) -> list[Block]:
    return [Text(f"+ {counted(language, 'others', count)}", tone="muted")] if count > 0 else []
