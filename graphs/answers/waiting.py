"""The list of what waits for a decision, longest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from graphs.answers.figures import money, since
from graphs.answers.wording import tell
from graphs.message import Address, Block, Message, Text, ThreadLink, text_message
from graphs.tax import vat_words

_MOST = 20


@dataclass(frozen=True)
class Waiting:
    """`asked_by` is a name ("" for someone outside the company); `amount` in euros, with or without VAT as
    `process` has it (see `graphs.tax`)."""

    title: str
    asked_by: str
    amount: Decimal
    since: datetime
    where: Address | None = None
    process: str = "quote"


def approvals_list(rows: list[Waiting], now: datetime, language: str) -> Message:
    if not rows:
        return text_message(tell(language, "approvals.none"))
    said = tell(language, "approvals.one" if len(rows) == 1 else "approvals.many", count=len(rows))
    blocks: list[Block] = [Text(said, tone="strong")]
    for row in sorted(rows, key=lambda row: row.since)[:_MOST]:
        blocks.append(Text(_line(row, now, language)))
        if row.where is not None:
            blocks.append(ThreadLink(tell(language, "approvals.open"), row.where))
    if len(rows) > _MOST:
        blocks.append(Text(tell(language, "approvals.more", count=len(rows) - _MOST), tone="muted"))
    return Message(said, blocks)


def _line(row: Waiting, now: datetime, language: str) -> str:
    key = "approvals.line" if row.asked_by else "approvals.line.nobody"
    amount, age = money(row.amount, language), since(row.since, now, language)
    vat = vat_words(row.process, language)
    return tell(language, key, title=row.title, amount=amount, vat=vat, who=row.asked_by, since=age)
