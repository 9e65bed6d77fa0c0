"""Pieces of cards that are shared: the customer's figures, the words it was read from, who takes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from graphs.ask import Reason
from graphs.context import Context
from graphs.debtor.brief import News
from graphs.debtor.figures import money
from graphs.debtor.state import Account, Due
from graphs.debtor.wording import both, plural, tell
from graphs.dunning.figures import day
from graphs.gate import Amounts, approving_role
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, Table

_SHOWN = 10
_PEOPLE = 3


def words_block(news: News, name: str, language: str) -> list[Block]:
    """The very words, as a quotation and nothing else."""
    if not news.words.strip():
        return []
    key = "source.mail" if news.source == "mail" else "source.chat"
    if not name and news.source == "chat":
        return [Excerpt(news.words, source=tell(language, "source.chat.nobody"))]
    return [Excerpt(news.words, source=tell(language, key, customer=name or tell(language, "value.this_customer")))]


def account_fields(account: Account, today: date, language: str) -> list[Block]:
    """What who decides must know: the balance, since when, how they usually pay, what was sent before."""
    late = [due for due in account.open if due.balance > 0 and due.due_on < today]
    items = [
        _item(language, "customer", account.name),
        _item(language, "balance", money(account.owed, language)),
    ]
    if late:
        oldest = min(due.due_on for due in late)
        days = (today - oldest).days
        late_text = tell(language, f"value.late{plural(days, language)}", days=days)
        items.append(_item(language, "oldest", f"{day(oldest, language)} ({late_text})"))
    if account.usual_delay is not None:
        items.append(_item(language, "usual_delay", _delay(account.usual_delay, language)))
    items.append(_item(language, "sent", _sent(account, language)))
    return [Fields(items)]


def dues_table(dues: Sequence[Due], today: date, language: str) -> list[Block]:
    if not dues:
        return []
    columns = [
        Column(tell(language, "column.number")),
        Column(tell(language, "column.due")),
        Column(tell(language, "column.balance"), "right"),
    ]
    rows = [[due.number, day(due.due_on, language), money(due.balance, language)] for due in dues[:_SHOWN]]
    rest = dues[_SHOWN:]
    if rest:
        left = sum((due.balance for due in rest), Decimal(0))
        rows.append([tell(language, "value.more", count=len(rest)), "", money(left, language)])
    return [Table(columns, rows)]


def takers(context: Context, account: Account) -> str:
    """Who should take it from here: colleagues who hold the least role that may, or that role's name; "" for none."""
    reason = Reason("dispute_suspected", both("reason.unclear_reply", text=""))
    role = approving_role([reason], context.policy, Amounts(max(account.owed, Decimal(0))))
    if role is None:
        return ""
    ranks = {each.name: each.rank for each in context.policy.roles}
    able = [person for person in context.colleagues if not person.outside and ranks.get(person.role, -1) >= role.rank]
    able.sort(key=lambda person: ranks[person.role])
    return ", ".join(person.name for person in able[:_PEOPLE]) or role.name


def _item(language: str, key: str, value: str) -> FieldItem:
    return FieldItem(tell(language, f"label.{key}"), value)


def _delay(days: int, language: str) -> str:
    if days <= 0:
        return tell(language, "value.on_time")
    return tell(language, f"value.usually{plural(days, language)}", days=days)


def _sent(account: Account, language: str) -> str:
    if not account.sent or account.last_sent is None:
        return tell(language, "value.none_sent")
    return tell(
        language,
        f"value.sent{plural(account.sent, language)}",
        count=account.sent,
        day=day(account.last_sent, language),
        level=account.last_level or 0,
    )
