"""What the enquiry process remembers of a case between turns, typed by stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from graphs.ask import Choice, Reason
from graphs.enquiry.brief import EnquiryBrief
from graphs.gate import Act, Ask, Permit, Refuse
from graphs.process import Ending
from integrations.books.port import Company, Customer

Stock = Literal["enough", "less", "none", "unknown"]
"""less: some, and fewer than asked · unknown: the books do not keep it."""


@dataclass(frozen=True)
class Wanted:
    """A product that was asked about. `quantity` None: not said."""

    sku: str
    name: str
    quantity: Decimal | None = None


@dataclass(frozen=True)
class Item:
    """What the books say of it. `unit_price` None: they have none; `discount` percent that the price list grants this
    customer; `in_stock` the exact figure, for colleagues."""

    sku: str
    name: str
    unit: str
    quantity: Decimal | None
    unit_price: Decimal | None
    vat_rate: Decimal
    discount: Decimal
    stock: Stock
    in_stock: Decimal | None


GapCode = Literal[
    "nothing_named", "nothing_asked", "unknown_product", "which_product", "price_missing", "stock_missing",
    "lead_time_missing", "quantity_unclear", "held",
]  # fmt: skip
"""Why a person answers: no product was named; nothing we can tell was asked; nobody knows the product; several may be
meant; the books lack the price, the stock or the lead time; a quantity that is none; something began to run."""


@dataclass(frozen=True)
class Gap:
    """`text` what it is about; `place` the product's place in the brief, and `choices` those that may be meant."""

    code: GapCode
    text: str = ""
    place: int = -1
    choices: list[Choice] = field(default_factory=list[Choice])


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class AskedApproval:
    """What the gate wants to know, of whom. `excluded` edited what is shown now."""

    role: str
    approvals_needed: int
    confirm: bool
    excluded: list[str] = field(default_factory=list[str])
    approvers: list[str] = field(default_factory=list[str])


Go = Literal["hand_over", "weigh", "approve", "await_mail", "find", "end"]


class EnquiryState(TypedDict, total=False):
    """All the channels. `process.begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    outcome: dict[str, Any] | None
    brief: EnquiryBrief
    wanted: list[Wanted]
    items: list[Item]
    customer: Customer | None
    company: Company
    gap: Gap | None
    mail: Mail | None
    editors: list[str]
    reasons: list[Reason]
    approval: AskedApproval | None
    would: Act | Ask | Refuse | None
    waiting: str
    sent_to: str
    handed_over: bool
    taker: str
    go: Go
    ending: Ending


class Asked(TypedDict):
    """Something came in."""

    request: dict[str, Any] | None
    brief: NotRequired[EnquiryBrief]


class Went(TypedDict):
    """A node decided where to go on."""

    go: Go


class Missing(TypedDict):
    """A person is to answer."""

    brief: EnquiryBrief
    gap: Gap
    items: list[Item]
    answer: dict[str, Any] | None


class Found(TypedDict):
    """All that was asked about is known. With `editors`, `mail` is what they made of it."""

    brief: EnquiryBrief
    wanted: list[Wanted]
    mail: Mail | None
    editors: list[str]


class Judged(Found):
    """The gate wants an approval."""

    customer: Customer | None
    items: list[Item]
    reasons: list[Reason]
    approval: AskedApproval


class Decided(Judged):
    """Somebody decided, or time did."""

    decision: dict[str, Any]


class Waiting(TypedDict):
    """`waiting` is the key of the effect waited for."""

    waiting: str


class Acted(TypedDict):
    """The mail left, or could not."""

    brief: EnquiryBrief
    customer: Customer | None
    items: list[Item]
    outcome: dict[str, Any] | None


SAVED: tuple[type, ...] = (
    EnquiryBrief, Wanted, Item, Gap, Choice, Mail, AskedApproval, Customer, Company, Reason, Act, Ask, Refuse, Permit,
)  # fmt: skip
"""All classes a checkpoint of this process may hold."""
