"""What is said when a customer's word is noted: what was understood, what follows, and what a person has to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from graphs.ask import ApprovalRequest, Decision, Reason
from graphs.debtor.brief import News
from graphs.debtor.figures import day, money
from graphs.debtor.parts import account_fields, dues_table, words_block
from graphs.debtor.policy import CHECK_AFTER, Settled
from graphs.debtor.state import Account, Due, Instalment
from graphs.debtor.wording import LANGUAGES, both, tell
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, Message, Table, Text, text_message


def settled(
    result: Settled, news: News, account: Account, dues: Sequence[Due], takers: str, today: date, language: str
) -> Message:
    summary = tell(language, _key(result, news), **_values(result, account, dues, language))
    blocks: list[Block] = [Text(summary, tone="strong"), *words_block(news, account.name, language)]
    open_hold = result.what == "hold" and not result.noted.until
    then = "then.hold.open" if open_hold else f"then.{result.what}"
    steps = tell(language, then, customer=account.name) if result.what in _THEN else ""
    if steps:
        blocks.append(Text(steps))
    if result.what == "wrong_contact":
        blocks.append(Fields(_books_change(news, account, language)))
    if result.taken:
        blocks.append(Fields([FieldItem(tell(language, "label.taker"), takers or tell(language, "value.somebody"))]))
    if result.what in _LISTING:
        blocks += dues_table(dues or _late(account, today), today, language)
    return Message(summary, [*blocks, *account_fields(account, today, language)])


_LISTING = frozenset({"dispute", "waiting", "chasing"})
_THEN = frozenset(
    {"promise", "dispute", "waiting", "chasing", "insolvency", "hold", "wrong_contact", "books_dispute", "granted"}
)


def _key(result: Settled, news: News) -> str:
    key = f"said.{result.what}"
    if result.what == "hold" and not result.noted.until:
        return f"{key}.open"
    if result.what == "wrong_contact" and not news.contact:
        return f"{key}.nobody"
    return key


def _values(result: Settled, account: Account, dues: Sequence[Due], language: str) -> dict[str, object]:
    noted = result.noted
    values: dict[str, object] = {"customer": account.name, "days": CHECK_AFTER}
    for name, text in (("due_on", noted.due_on), ("check_on", noted.check_on), ("until", noted.until)):
        values[name] = day(date.fromisoformat(text), language) if text else ""
    values["amount"] = money(_amount(result, account, dues), language)
    return values


def _amount(result: Settled, account: Account, dues: Sequence[Due]) -> Decimal:
    if result.amount is not None:
        return result.amount
    return sum((due.balance for due in dues), Decimal(0)) if dues else account.owed


def _late(account: Account, today: date) -> list[Due]:
    return [due for due in account.open if due.balance > 0 and due.due_on <= today]


def _books_change(news: News, account: Account, language: str) -> list[FieldItem]:
    now = " · ".join(part for part in (account.contact, account.email) if part) or tell(language, "value.unknown")
    return [
        FieldItem(tell(language, "label.in_books"), now),
        FieldItem(tell(language, "label.given"), news.contact or tell(language, "value.unknown")),
    ]


def nothing(language: str) -> Message:
    return text_message(tell(language, "said.nothing"))


def stopped(language: str) -> Message:
    return text_message(tell(language, "said.stopped"))


def no_approver(news: News, account: Account, today: date, language: str) -> Message:
    text = tell(language, "said.no_approver", customer=account.name)
    return Message(
        text,
        [
            Text(text, tone="warning"),
            *words_block(news, account.name, language),
            *account_fields(account, today, language),
        ],
    )


def closed(decision: Decision, account: Account, language: str) -> Message:
    key = {"expire": "said.expired", "recall": "said.recalled"}.get(decision.verb, "said.refused_plan")
    summary = tell(language, key, customer=account.name)
    blocks: list[Block] = [Text(summary)]
    if decision.note.strip():
        blocks.append(Excerpt(decision.note.strip(), source=tell(language, "source.note")))
    return Message(summary, blocks)


_REJECTED = ("reject.whole", "reject.shorter")


def request(
    news: News, account: Account, plan: Sequence[Instalment], role: str, dues: Sequence[str], today: date
) -> ApprovalRequest:
    """Payment in several times, for a person to agree to or not. Nothing of it reaches the customer by itself."""
    total = sum((part.amount for part in plan), Decimal(0))
    return ApprovalRequest(
        process="handoff",
        role=role,
        amount=f"{total:.2f}",
        reasons=[Reason("instalments", both("reason.instalments", text=account.name))],
        shown={language: _plan_card(news, account, plan, today, language) for language in LANGUAGES},
        proposal={
            "customer_id": account.customer_id,
            "invoices": list(dues),
            "plan": [{"on": part.on.isoformat(), "amount": f"{part.amount:.2f}"} for part in plan],
        },
        approve_label=both("approve.plan"),
        verbs=["approve", "reject"],
        reject_stems={
            language: [tell(language, "reject.whole"), tell(language, "reject.shorter")] for language in LANGUAGES
        },
        requester_may=True,
    )


def _plan_card(news: News, account: Account, plan: Sequence[Instalment], today: date, language: str) -> Message:
    total = sum((part.amount for part in plan), Decimal(0))
    summary = tell(language, "card.plan", customer=account.name, count=len(plan), total=money(total, language))
    columns = [Column(tell(language, "column.on")), Column(tell(language, "column.amount"), "right")]
    rows = [[day(part.on, language), money(part.amount, language)] for part in plan]
    return Message(
        summary,
        [
            Text(summary, tone="heading"),
            *words_block(news, account.name, language),
            Table(columns, rows),
            Text(tell(language, "card.plan.then"), tone="muted"),
            *account_fields(account, today, language),
        ],
    )
