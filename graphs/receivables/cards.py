"""What is owed, said in chat: by customer, by age, as days of sales. Figures in, Message out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from graphs.message import Block, Column, FieldItem, Fields, FileRef, Image, Message, Table, Text, text_message
from graphs.receivables.figures import BUCKETS, Ageing, CustomerAgeing, Dso, days_overdue
from graphs.receivables.snapshot import Snapshot
from graphs.receivables.track import share
from graphs.receivables.wording import counted, day, long_day, money, percent, tell
from graphs.standing import BOOKS
from integrations.books.port import Customer, Invoice

SHOWN = 15
"""Customers of a table; the others are summed up."""

INVOICES_SHOWN = 20


def who_owes(found: Snapshot, language: str) -> Message:
    """Customers by what is overdue, with the last reminder and what runs with each."""
    aged = found.aged
    if not aged.owing:
        nobody = tell(language, "owes.nobody") if not aged.customers else tell(language, "owes.only_credits")
        return Message(nobody, [Text(nobody), *_credits(aged.whole, language)])
    summary = _owed(found, language)
    rows = [_owing_row(found, each, language) for each in aged.owing[:SHOWN]]
    titles = ("customer", "overdue", "not_due", "oldest", "last", "runs")
    blocks: list[Block] = [
        Text(tell(language, "owes.title"), tone="heading"),
        Text(summary, tone="strong"),
        table(language, titles, rows, right={1, 2}, filled=True),
        *_and_more(aged.owing[SHOWN:], language),
        *_credits(aged.whole, language),
    ]
    if aged.late:
        largest = ", ".join(f"{each.customer.name} ({money(each.ageing.overdue, language)})" for each in aged.late[:3])
        summary = f"{summary} {tell(language, 'owes.first', names=largest)}"
    return Message(summary, blocks)


def account(found: Snapshot, customer: Customer, language: str) -> Message:
    """One customer's open invoices; `found` is of this customer only."""
    theirs = next(iter(found.aged.customers), None)
    summary = _account_said(theirs, customer, found.today, language)
    items = _account_items(found, theirs, customer, language)
    blocks: list[Block] = [Text(customer.name, tone="heading"), Text(summary, tone="strong")]
    if items:
        blocks.append(Fields(items))
    if theirs is not None:
        blocks += _open_table(theirs.invoices, found.today, language)
    return Message(summary, blocks)


def aged_balance(found: Snapshot, language: str, chart: FileRef | None = None) -> Message:
    """By age and customer, with its picture when there is one. Columns add up to the last row, to the cent."""
    aged = found.aged
    whole = aged.whole
    figures = {"total": money(whole.total, language), "overdue": money(whole.overdue, language)}
    summary = tell(language, "aged.said", day=long_day(found.today, language), **figures)
    blocks: list[Block] = [Text(summary, tone="strong")]
    late = share(whole.overdue, whole.due)
    if late is not None:
        blocks.append(Text(tell(language, "aged.share", share=percent(late, language)), tone="muted"))
    if chart is not None:
        bars = ", ".join(
            f"{tell(language, f'bucket.{each}')} {money(whole.buckets[each], language)}" for each in BUCKETS
        )
        blocks.append(Image(chart, tell(language, "aged.alt", bars=bars)))
    if aged.customers:
        blocks.append(_aged_table(aged.customers, whole, language))
    return Message(summary, blocks)


def days_of_sales(figure: Dso, language: str) -> Message:
    known = {"period": figure.period, "receivables": money(figure.receivables, language)}
    if figure.days is None:
        return text_message(tell(language, "dso.none", **known))
    days = counted(language, "days", figure.days)
    summary = tell(language, "dso.said", days=days, sales=money(figure.sales, language), **known)
    return Message(summary, [Text(summary, tone="strong"), Text(tell(language, "dso.how"), tone="muted")])


def table(
    language: str, titles: Sequence[str], rows: list[list[str]], right: set[int], *, filled: bool = False
) -> Table:
    """`titles` are keys of the wording, `right` the columns of figures. `filled`: without those that hold nothing."""
    shown = [place for place in range(len(titles)) if not filled or any(row[place] for row in rows)]
    columns = [Column(tell(language, titles[place]), "right" if place in right else "left") for place in shown]
    return Table(columns, [[row[place] for place in shown] for row in rows])


def runs(found: Snapshot, customer: Customer, language: str) -> str:
    """What runs with a customer, in a few words; "" when nothing does."""
    promised = [each.due_on for each in found.promises if each.customer_id == customer.id and each.state == "open"]
    said = [tell(language, "runs.promise.day", day=day(each, language, found.today)) for each in sorted(promised)]
    for standing in found.runs_for(customer):
        if (standing.kind == "promise" and promised) or standing.by == BOOKS:
            continue
        what = tell(language, f"runs.{standing.kind}")
        if standing.until is not None:
            what = tell(language, "runs.until", what=what, day=day(standing.until, language, found.today))
        said.append(what)
    if any(each.disputed and each.balance > 0 for each in found.open if each.customer.id == customer.id):
        said.append(tell(language, "runs.books"))
    return ", ".join(dict.fromkeys(said))


def _owed(found: Snapshot, language: str) -> str:
    whole, aged = found.aged.whole, found.aged
    if not aged.late:
        customers = counted(language, "customers", len(aged.owing))
        return tell(language, "owes.on_time", not_due=money(whole.not_due, language), customers=customers)
    late = counted(language, "customers", len(aged.late))
    return tell(
        language, "owes.late", due=money(whole.due, language), overdue=money(whole.overdue, language), late=late
    )


def _owing_row(found: Snapshot, each: CustomerAgeing, language: str) -> list[str]:
    return [
        each.customer.name,
        _some(each.ageing.overdue, language),
        _some(each.ageing.not_due, language),
        _since(each.oldest, found.today, language),
        _last(found, each.customer, language),
        runs(found, each.customer, language),
    ]


def _some(amount: Decimal, language: str) -> str:
    return money(amount, language) if amount else ""


def _since(oldest: date | None, today: date, language: str) -> str:
    if oldest is None:
        return ""
    return f"{day(oldest, language, today)} ({counted(language, 'days', (today - oldest).days)})"


def _last(found: Snapshot, customer: Customer, language: str) -> str:
    last = found.last_sent.get(customer.id)
    return tell(language, "level.said", level=last.level, day=day(last.day, language, found.today)) if last else ""


def _and_more(left: Sequence[CustomerAgeing], language: str) -> list[Block]:
    if not left:
        return []
    amount = sum((each.ageing.due for each in left), Decimal(0))
    return [Text(counted(language, "and_more", len(left), amount=money(amount, language)), tone="muted")]


def _credits(ageing: Ageing, language: str) -> list[Block]:
    if not ageing.credits:
        return []
    return [Text(tell(language, "owes.credits", amount=money(-ageing.credits, language)), tone="muted")]


def _account_said(theirs: CustomerAgeing | None, customer: Customer, today: date, language: str) -> str:
    if theirs is None:
        return tell(language, "account.nothing", customer=customer.name)
    ageing = theirs.ageing
    known = {"customer": customer.name, "due": money(ageing.due, language)}
    if not ageing.due:
        return tell(language, "account.credit", customer=customer.name, amount=money(-ageing.credits, language))
    if theirs.oldest is None:
        return tell(language, "account.on_time", **known)
    late = counted(language, "days", (today - theirs.oldest).days)
    since, overdue = day(theirs.oldest, language, today), money(ageing.overdue, language)
    key = "account.late" if ageing.not_due else "account.all_late"
    return tell(language, key, overdue=overdue, day=since, days=late, **known)


def _account_items(
    found: Snapshot, theirs: CustomerAgeing | None, customer: Customer, language: str
) -> list[FieldItem]:
    credit = theirs.ageing.credits if theirs else Decimal(0)
    values = {
        "credits": money(credit, language) if credit else "",
        "total": money(theirs.ageing.total, language) if theirs and credit else "",
        "last": _last(found, customer, language),
        "runs": runs(found, customer, language),
    }
    return [FieldItem(tell(language, key), value) for key, value in values.items() if value]


def _open_table(invoices: Sequence[Invoice], today: date, language: str) -> list[Block]:
    rows = [
        [
            each.number,
            day(each.due_on, language, today),
            counted(language, "days", late) if (late := days_overdue(each, today)) and each.balance > 0 else "",
            money(each.balance, language),
            _remark(each, language),
        ]
        for each in invoices[:INVOICES_SHOWN]
    ]
    titles = ("invoice", "due_on", "delay", "balance", "remark")
    blocks: list[Block] = [table(language, titles, rows, right={2, 3}, filled=True)]
    left = invoices[INVOICES_SHOWN:]
    if left:
        amount = sum((each.balance for each in left), Decimal(0))
        blocks.append(Text(counted(language, "and_more", len(left), amount=money(amount, language)), tone="muted"))
    return blocks


def _remark(invoice: Invoice, language: str) -> str:
    if invoice.balance < 0:
        return tell(language, "credit_note" if invoice.total_incl_vat < 0 else "overpaid")
    said = [tell(language, "disputed")] if invoice.disputed else []
    if invoice.paid_amount > 0:
        said.append(tell(language, "partly", paid=money(invoice.paid_amount, language)))
    return ", ".join(said)


def _aged_table(customers: Sequence[CustomerAgeing], whole: Ageing, language: str) -> Table:
    """Rows that add up: those shown, the others as one, and all."""
    with_credits = bool(whole.credits)
    rows = [_aged_row(each.customer.name, [each.ageing], with_credits, language) for each in customers[:SHOWN]]
    left = [each.ageing for each in customers[SHOWN:]]
    if left:
        rows.append(_aged_row(counted(language, "others", len(left)), left, with_credits, language))
    rows.append(_aged_row(tell(language, "total"), [whole], with_credits, language))
    titles = ["customer", *(f"column.{each}" for each in BUCKETS), *(["credits"] if with_credits else []), "total"]
    return table(language, titles, rows, right=set(range(1, len(titles))))


def _aged_row(name: str, ageings: Sequence[Ageing], with_credits: bool, language: str) -> list[str]:
    amounts = [sum((each.buckets[bucket] for each in ageings), Decimal(0)) for bucket in BUCKETS]
    credit = sum((each.credits for each in ageings), Decimal(0))
    shown = [*amounts, credit] if with_credits else amounts
    total = sum((each.total for each in ageings), Decimal(0))
    return [name, *(_some(amount, language) for amount in shown), money(total, language)]
