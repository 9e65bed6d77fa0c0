"""What the quote process remembers of a case between turns, typed by stage: each knows more than the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from graphs.ask import Choice, Reason
from graphs.gate import Act, Ask, Permit, Refuse
from graphs.message import FileRef
from graphs.process import Ending
from integrations.books.port import Company, NewCustomer


@dataclass(frozen=True)
class WishedLine:
    """One line as asked, and as far as it is found. `sku` "": not found yet; `quantity` None: not said.

    `said` keeps a quantity nobody could read as a number; `confirmed`: an enormous quantity was confirmed;
    `unit_price` is set by whoever edited a proposal for want of a price.
    """

    text: str
    sku: str = ""
    name: str = ""
    quantity: Decimal | None = None
    said: str = ""
    pack: str = ""
    discount: Decimal | None = None
    unit_price: Decimal | None = None
    confirmed: bool = False


@dataclass(frozen=True)
class Wish:
    """What is asked for. Of the customer, `customer_id` or `new_customer` is set once found; `email` is an address
    given in the thread for a customer of whom the books have none; `doubts` about the sender of a mail."""

    customer_text: str = ""
    customer_id: str = ""
    customer_name: str = ""
    new_customer: NewCustomer | None = None
    email: str = ""
    lines: list[WishedLine] = field(default_factory=list[WishedLine])
    discount: Decimal | None = None
    not_understood: list[str] = field(default_factory=list[str])
    doubts: list[str] = field(default_factory=list[str])


GapCode = Literal[
    "customer_missing", "customer_which", "unknown_customer", "customer_name", "customer_email",
    "lines_missing", "product_which", "unknown_product", "line_which",
    "quantity_missing", "quantity_absurd", "quantity_fraction", "quantity_large", "pack_size", "discount_absurd",
    "left_over",
]  # fmt: skip


@dataclass(frozen=True)
class Gap:
    """The one thing to ask next. `line` is the index of the line it is about (-1: none); `text` what was written;
    `found` other words the question needs (a name, a unit, a quantity); `choices` in the order they are shown;
    `misheard` is an answer that could not be used, said back in the question."""

    code: GapCode
    line: int = -1
    text: str = ""
    found: str = ""
    unit: str = ""
    choices: list[Choice] = field(default_factory=list[Choice])
    misheard: str = ""


@dataclass(frozen=True)
class Party:
    """The customer as the quote names it. `new`: to be created with the quote; `given_email`: the address was given
    in the thread."""

    id: str
    name: str
    email: str
    contact: str = ""
    language: str = "fr"
    payment_terms_days: int = 30
    siren: str = ""
    vat_number: str = ""
    new: bool = False
    given_email: bool = False


@dataclass(frozen=True)
class OfferLine:
    """A priced line. `unit_price` None: the books have none and nobody gave one; its totals are then zero.

    `granted` is what the rules give, `requested` what was asked (None: nothing), `discount` what applies; percent.
    `added_by` is the id of the rule that put the line there ("": somebody asked for it); such lines come last.
    """

    sku: str
    description: str
    unit: str
    quantity: Decimal
    unit_price: Decimal | None
    granted: Decimal
    requested: Decimal | None
    discount: Decimal
    rule_id: str
    rule_label: str
    vat_rate: Decimal
    total_excl_vat: Decimal
    total_vat: Decimal
    added_by: str = ""


RuleGift = Literal["discount", "customer", "language", "deposit", "line", "mention", "approval", "forbid", "withheld"]


@dataclass(frozen=True)
class RuleUse:
    """What a rule did to the quote: `value` is the percentage, label, language or name it gave; `words` are the
    company's own. `reference` says which version of it ("R3.2")."""

    id: str
    reference: str
    gift: RuleGift
    value: str = ""
    words: str = ""


@dataclass(frozen=True)
class Offer:
    """All that a quote says to a customer, priced. `requested_discount` is the one asked for the whole.

    `deposit_percent` of the total including VAT is asked for with the order; `mentions` are printed. `final_notice`:
    the customer is in final notice, so that no rule gives a discount. `rules` are those that had a part in it, `unsure`
    what is called of those that would grant a discount if more were known of the customer.
    """

    party: Party
    lines: list[OfferLine]
    total_excl_vat: Decimal
    total_vat: Decimal
    total_incl_vat: Decimal
    requested_discount: Decimal | None = None
    validity_days: int = 30
    seller: str = ""
    deposit_percent: Decimal = Decimal(0)
    deposit_amount: Decimal = Decimal("0.00")
    mentions: list[str] = field(default_factory=list[str])
    final_notice: bool = False
    rules: list[RuleUse] = field(default_factory=list[RuleUse])
    unsure: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Recorded:
    """A quote to be numbered by the books (`number` ""), or numbered. `sent_to` "": its mail has not left; `accepted`
    are the exceptions it was let through with, by the people `approved_by`."""

    number: str
    version: int
    offer: Offer
    issued_on: date
    valid_until: date
    replaces: str = ""
    sent_to: str = ""
    accepted: list[Reason] = field(default_factory=list[Reason])
    approved_by: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class AskedApproval:
    """What the gate wants to know, of whom: `approvers` are ids of people who all must agree (none: whoever may).
    `before` is the offer shown the last time (None: asked first now); `editors` are who set what is shown now."""

    role: str
    approvals_needed: int
    confirm: bool
    excluded: list[str]
    before: Offer | None = None
    before_reasons: list[Reason] = field(default_factory=list[Reason])
    approvers: list[str] = field(default_factory=list[str])
    editors: list[str] = field(default_factory=list[str])


Step = Literal["ask", "price", "approve", "await_record", "send", "await_mail", "rehearse", "end"]
"""Where the case goes from a node that decides."""


class QuoteState(TypedDict, total=False):
    """All the channels. `process.begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    outcome: dict[str, Any] | None
    changes: list[dict[str, Any]]
    wish: Wish
    gap: Gap | None
    offer: Offer | None
    company: Company
    reasons: list[Reason]
    approval: AskedApproval | None
    would: Act | Ask | Refuse | None
    go: Step
    draft: Recorded | None
    permit: Permit | None
    waiting: str
    document: FileRef | None
    latest: Recorded | None
    previous: Recorded | None
    ending: Ending


class Asked(TypedDict):
    """Something came in: a brief, an answer to the question about `gap`, or a change instead of a decision.

    `changes` are those of a brief that wait for that answer; `latest` is the last quote the books numbered.
    """

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    changes: list[dict[str, Any]]
    gap: Gap | None
    wish: NotRequired[Wish]
    latest: NotRequired[Recorded | None]


class Went(TypedDict):
    """A node decided where to go on."""

    go: Step


class Missing(TypedDict):
    """Something must be asked before it can be priced."""

    wish: Wish
    gap: Gap


class Identified(TypedDict):
    """Customer and products are found, quantities make sense. A `draft` is left from a try that failed: trying again
    need not ask again."""

    wish: Wish
    latest: NotRequired[Recorded | None]
    draft: NotRequired[Recorded | None]


class Judged(Identified):
    """The gate wants an approval."""

    offer: Offer
    company: Company
    reasons: list[Reason]
    approval: AskedApproval


class Decided(Judged):
    """Somebody decided, or time did."""

    decision: dict[str, Any]


class Rehearsing(TypedDict):
    """Shadow: what would have been done."""

    wish: Wish
    draft: Recorded
    company: Company
    would: Act | Ask | Refuse


class Acting(TypedDict):
    """The gate lets it go with `permit`: `draft` is the quote being numbered and sent. `previous` is the version
    before. Cases that waited in releases before the permit have none."""

    wish: Wish
    company: Company
    draft: Recorded
    outcome: dict[str, Any] | None
    permit: NotRequired[Permit | None]
    latest: NotRequired[Recorded | None]
    previous: NotRequired[Recorded | None]
    document: NotRequired[FileRef | None]


class Waiting(TypedDict):
    """`waiting` is the key of the effect waited for."""

    waiting: str


SAVED: tuple[type, ...] = (
    WishedLine, Wish, Gap, Choice, Party, OfferLine, RuleUse, Offer, Recorded, AskedApproval, Reason, NewCustomer,
    Company, FileRef, Act, Ask, Refuse, Permit,
)  # fmt: skip
"""All classes a checkpoint of this process may hold."""
