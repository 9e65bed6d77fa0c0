"""Pieces that several cards of a reminder show: the figures, the invoices, the history, the reasons, the message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from graphs.ask import Reason
from graphs.dunning.account import Listed
from graphs.dunning.figures import day, money, number, short_day
from graphs.dunning.ladder import Tone
from graphs.dunning.payer import Payer, payer_reasons
from graphs.dunning.penalty import Penalty, explain
from graphs.dunning.plan import Contact
from graphs.dunning.port import Sent
from graphs.dunning.telling import contact_reasons
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, Table, Text
from graphs.reminder.reasons import shown
from graphs.reminder.state import Prepared
from graphs.reminder.wording import knows, tell

SHOWN_ROWS = 20
_HISTORY = 4
_EXPLAINED = 12
_NAME = 80


def name_of(text: str) -> str:
    """A name from outside, as it may be shown."""
    line = shown(text)
    return line if len(line) <= _NAME else f"{line[: _NAME - 1].rstrip()}…"


def tone_text(tone: Tone, language: str) -> str:
    return tell(language, f"tone.{tone}")


def days_text(count: int, language: str) -> str:
    return tell(language, f"value.days.{'one' if count == 1 else 'many'}", count=number(count, language))


def code_text(code: str, language: str) -> str:
    """What a reason is called in a list."""
    return tell(language, f"code.{code}" if knows(f"code.{code}") else "value.other")


def field(language: str, key: str, value: str) -> FieldItem:
    return FieldItem(tell(language, f"label.{key}"), value)


def figures(prepared: Prepared, language: str) -> Fields:
    """What whoever decides must know: who, how much, since when, how they usually pay, what was sent before."""
    contact, customer = prepared.contact, prepared.customer
    owes_more = prepared.outstanding != contact.total
    items = [
        field(language, "customer", name_of(customer.name)),
        field(language, "to", shown(customer.email)),
        field(language, "asked", money(contact.total, language)),
        field(language, "outstanding", money(prepared.outstanding, language) if owes_more else ""),
        field(language, "oldest", day(contact.carrier.due_on, language)),
        field(language, "late", late_text(contact.days_overdue, language)),
        field(language, "habit", habit_text(prepared.payer, language)),
        field(language, "history", history_text(prepared.history, language)),
        field(language, "tone", called(contact, language)),
    ]
    if contact.penalty is not None and contact.penalty.late:
        items.append(field(language, "penalty", penalty_text(contact.penalty, language)))
    if prepared.copies:
        items.append(field(language, "copies", number(len(prepared.copies), language)))
    return Fields([item for item in items if item.value])


def called(contact: Contact, language: str) -> str:
    """ "courtoise (niveau 2)": a VIP's stays courteous at any level. Alone where the level says no more."""
    tone, level = tone_text(contact.tone, language), level_text(contact.level, language)
    return tone if tone == level else tell(language, "value.tone", tone=tone, level=level.replace(" ", "\u00a0"))


def late_text(days: int, language: str) -> str:
    return days_text(days, language) if days > 0 else tell(language, "value.late.none")


def habit_text(payer: Payer, language: str) -> str:
    delay = payer.usual_delay
    if delay is None:
        return tell(language, "value.habit.none")
    way = "on_time" if delay == 0 else "after" if delay > 0 else "before"
    return tell(language, f"value.habit.{way}", days=days_text(abs(delay), language))


def history_text(history: Sequence[Sent], language: str) -> str:
    if not history:
        return tell(language, "value.history.none")
    told = [
        tell(language, "value.history.row", level=level_text(each.level, language), day=day(each.day, language))
        for each in history[-_HISTORY:]
    ]
    return " · ".join(told)


def level_text(level: int, language: str) -> str:
    return tell(language, f"level.{min(max(level, 0), 4)}")


def penalty_text(penalty: Penalty, language: str) -> str:
    key = "value.penalty.unknown" if penalty.missing_rate else "value.penalty"
    return tell(language, key, interest=money(penalty.total, language), fee=money(penalty.fee, language))


def invoices_table(rows: Iterable[tuple[Listed, str]], language: str) -> list[Block]:
    """Each invoice with the key of its state, as many as a card can bear. Its delay, or what else it is."""
    listed = list(rows)
    titles = [("invoice", False), ("due_on", False), ("late", True), ("balance", True)]
    columns = [Column(tell(language, f"column.{title}"), "right" if right else "left") for title, right in titles]
    cells = [
        [
            shown(each.number),
            short_day(each.due_on, language),
            days_text(each.days_overdue, language) if state == "overdue" else tell(language, f"value.{state}"),
            money(each.balance, language),
        ]
        for each, state in listed[:SHOWN_ROWS]
    ]
    return [Table(columns, cells), *more(len(listed) - SHOWN_ROWS, language)] if cells else []


def invoices_of(prepared: Prepared, language: str) -> list[Block]:
    contact = prepared.contact
    rows = [(each, "overdue" if each.days_overdue > 0 else "open") for each in contact.listed]
    rows += [(each, "deducted") for each in contact.deductions]
    rows += [(each, "disputed") for each in contact.disputed]
    return invoices_table(rows, language)


def more(count: int, language: str) -> list[Block]:
    if count <= 0:
        return []
    return [Text(tell(language, f"value.more.{'one' if count == 1 else 'many'}", count=count), tone="muted")]


def reasons_table(reasons: Sequence[Reason], language: str) -> list[Block]:
    """Each exception as a sentence, and beside it what was expected and what was found."""
    if not reasons:
        return []
    rows = [[each.text[language], each.expected.get(language, ""), each.found.get(language, "")] for each in reasons]
    titles = ("label.why", "label.expected", "label.found")
    return [Table([Column(tell(language, title)) for title in titles], rows)]


def history_blocks(prepared: Prepared, language: str) -> list[Block]:
    """Why it is written as it is: how they pay, and what decides the tone."""
    told = [*payer_reasons(prepared.payer, language), *contact_reasons(prepared.contact, language)]
    if not told:
        return []
    return [Text(f"{tell(language, 'label.why_tone')} – {' '.join(told)}", tone="muted")]


def penalty_blocks(penalty: Penalty | None, language: str) -> list[Block]:
    if penalty is None or not penalty.late:
        return []
    lines = explain(penalty, language)
    blocks: list[Block] = [Text(tell(language, "label.penalty.how"), tone="strong")]
    blocks.append(Text("\n".join(lines[:_EXPLAINED]), tone="muted"))
    return [*blocks, *more(len(lines) - _EXPLAINED, language)]


def mail_blocks(prepared: Prepared, language: str) -> list[Block]:
    """In the customer's language, as it will leave."""
    letter = prepared.letter
    subject = tell(language, "value.subject", subject=letter.subject)
    return [Text(tell(language, "label.mail"), tone="strong"), Excerpt(f"{subject}\n\n{letter.body}")]


def decimal_fact(value: Decimal) -> str:
    """Of the outside contract: two decimals."""
    return f"{value:.2f}"


def listed_fact(listed: Listed) -> dict[str, Any]:
    """An invoice of the outside contract."""
    return {
        "number": listed.number,
        "due_on": listed.due_on.isoformat(),
        "days_overdue": listed.days_overdue,
        "balance": decimal_fact(listed.balance),
    }
