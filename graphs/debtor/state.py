"""What a case about a customer's word remembers between turns, typed by stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from graphs.ask import Reason
from graphs.debtor.brief import News
from graphs.process import Ending
from graphs.standing import Standing

GapCode = Literal[
    "customer_missing", "customer_which", "unknown_customer", "invoice_which", "unknown_invoice", "unclear",
    "day_missing", "day_which", "day_past", "day_far", "amount_over", "not_booked",
    "until_missing", "until_which", "until_past", "until_far", "other_reasons",
]  # fmt: skip


@dataclass(frozen=True)
class Gap:
    """The one thing to ask next. `values` are its choices ("customer:C1", "day:2026-11-30", "wait"), `names` what is
    shown for those that name something of the books; `text` what it is about, `misheard` an answer that could not be
    used."""

    code: GapCode
    text: str = ""
    values: list[str] = field(default_factory=list[str])
    names: dict[str, str] = field(default_factory=dict[str, str])
    misheard: str = ""


@dataclass(frozen=True)
class Due:
    """An open invoice. `balance` in euros including VAT; negative: a credit note, an overpayment."""

    number: str
    due_on: date
    balance: Decimal
    disputed: bool = False


@dataclass(frozen=True)
class Account:
    """The customer as the books and our own notes show them at one moment. `usual_delay`: median days after the due
    date, None without a past; `last_sent` and `last_level` of the last reminder; `promises`: ids of those that run."""

    customer_id: str
    name: str
    email: str = ""
    contact: str = ""
    segment: str = "standard"
    open: list[Due] = field(default_factory=list[Due])
    settled: list[str] = field(default_factory=list[str])
    usual_delay: int | None = None
    sent: int = 0
    last_sent: date | None = None
    last_level: int | None = None
    runs: list[Standing] = field(default_factory=list[Standing])
    promises: list[str] = field(default_factory=list[str])

    @property
    def owed(self) -> Decimal:
        """All that is left to pay, less what we owe them."""
        return sum((due.balance for due in self.open), Decimal(0))


@dataclass(frozen=True)
class Instalment:
    on: date
    amount: Decimal


@dataclass(frozen=True)
class Noted:
    """How it ended, for the facts. `check_on`, `due_on`, `until` ISO days ("" none); `paid` None: not about that."""

    code: str
    due_on: str = ""
    check_on: str = ""
    until: str = ""
    amount: str = ""
    paid: bool | None = None


class DebtorState(TypedDict, total=False):
    """Everything a checkpoint may hold. `request`, `answer` and `decision` are JSON as they come in; `confirmed` what
    a person said yes to (a far day, an amount)."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    news: News | None
    account: Account | None
    gap: Gap | None
    confirmed: list[str]
    invoices: list[str]
    plan: list[Instalment]
    noted: Noted | None
    reasons: list[Reason]
    ending: Ending
    go: str


class Incoming(TypedDict):
    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    gap: Gap | None
    confirmed: list[str]
    news: NotRequired[News | None]
    account: NotRequired[Account | None]


class Heard(TypedDict):
    """The customer is known (`news.customer_id`)."""

    news: News
    confirmed: list[str]


class Missing(TypedDict):
    news: News
    gap: Gap
    account: NotRequired[Account | None]


class Proposed(TypedDict):
    """Payment in several times is put before a person."""

    news: News
    account: Account
    plan: list[Instalment]
    invoices: list[str]
    reasons: list[Reason]


class Decided(Proposed):
    decision: dict[str, Any]


class Went(TypedDict):
    go: str


SAVED: tuple[type, ...] = (News, Account, Due, Standing, Gap, Instalment, Noted, Reason)
"""All classes a checkpoint of these processes may hold."""
