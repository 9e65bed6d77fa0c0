"""What a company's books can be asked and told, whatever keeps them.

Money is `Decimal` in euros; rates and discounts are percentages (`Decimal("20")` is 20 %); dates are dates.
Ids are opaque strings of the adapter (the SKU for products of the embedded books).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

Segment = Literal["standard", "loyal", "vip"]

Manner = Literal["formal", "warm", ""]
"""How a customer is written to; "": as their segment suggests (loyal and VIP customers warmly)."""


@dataclass(frozen=True)
class Customer:
    id: str
    name: str
    email: str
    contact: str
    segment: Segment
    customer_since: date | None
    language: str
    payment_terms_days: int
    siren: str
    vat_number: str
    manner: Manner = ""

    @property
    def written_in(self) -> Literal["fr", "en"]:
        """The language of what they are sent."""
        return document_language(self.language)


def document_language(language: str) -> Literal["fr", "en"]:
    """French unless the books say another language; English stands in for those we do not write."""
    return "fr" if language.strip().lower()[:2] in ("", "fr") else "en"


@dataclass(frozen=True)
class Product:
    """`unit_price` excludes VAT and is None when the books have none; `stock` is None when not kept."""

    sku: str
    name: str
    aliases: list[str]
    unit: str
    unit_price: Decimal | None
    vat_rate: Decimal
    stock: Decimal | None


@dataclass(frozen=True)
class PriceRule:
    """A discount the books grant. Empty conditions match all; the best matching rule of a line wins.

    `customer` is a customer's id, `sku` a product's. `minimum_amount` is the order's total excluding VAT, before
    discount.
    """

    id: str
    label: str
    discount_percent: Decimal
    segment: str = ""
    customer: str = ""
    sku: str = ""
    minimum_quantity: Decimal = Decimal(0)
    minimum_amount: Decimal = Decimal(0)


@dataclass(frozen=True)
class Receivable:
    """An open invoice of the customer (something is left to pay), disputed or not; amounts include VAT.

    Whether it is overdue is for the reader to say: the books have no clock.
    """

    number: str
    due_on: date
    total_incl_vat: Decimal
    paid_amount: Decimal
    disputed: bool


@dataclass(frozen=True)
class Company:
    """The seller, as printed on its documents. Empty strings are left out of the document.

    `late_penalty` is the wording of the penalty clause's rate (L441-10 C. com.), e.g. "3 fois le taux d'intérêt légal".
    `vat_exempt` prints the art. 293 B mention instead of VAT.
    """

    name: str = ""
    legal_form: str = ""
    capital: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = "France"
    siren: str = ""
    siret: str = ""
    rcs: str = ""
    vat_number: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    iban: str = ""
    late_penalty: str = ""
    early_payment_discount: str = ""
    delivery_delay: str = ""
    quote_validity_days: int = 30
    vat_exempt: bool = False


@dataclass(frozen=True)
class Directory:
    """All names one can refer to, for matching; `version` changes whenever any of it does."""

    version: str
    customers: list[Customer] = field(default_factory=list[Customer])
    products: list[Product] = field(default_factory=list[Product])


@dataclass(frozen=True)
class QuoteFacts:
    """All a quote needs, read at one moment. `customer` is None when the id is unknown (a new customer)."""

    customer: Customer | None
    products: dict[str, Product]
    receivables: list[Receivable]
    price_rules: list[PriceRule]
    company: Company


@dataclass(frozen=True)
class NewCustomer:
    """A customer to create with the quote, once approved."""

    name: str
    email: str
    language: str


@dataclass(frozen=True)
class QuoteLine:
    sku: str
    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    discount_percent: Decimal
    vat_rate: Decimal
    total_excl_vat: Decimal
    total_vat: Decimal


@dataclass(frozen=True)
class QuoteRecord:
    """A quote to write. `replaces` is the number of the quote of which this is the next version ("" for a first one).

    `customer_id` is "" when `new_customer` is to be created.
    """

    customer_id: str
    new_customer: NewCustomer | None
    issued_on: date
    valid_until: date
    lines: list[QuoteLine]
    total_excl_vat: Decimal
    total_vat: Decimal
    total_incl_vat: Decimal
    replaces: str = ""


@dataclass(frozen=True)
class RecordedQuote:
    """`number` is the full number to print ("D2026-0042", next version "D2026-0042-V2"); `version` starts at 1."""

    number: str
    version: int
    customer_id: str


@dataclass(frozen=True)
class PastQuote:
    """A quote as it was sent (its newest version only), with the customer as the books know them today. `vat_known`
    False: it comes from an earlier system that did not tell its VAT."""

    number: str
    issued_on: date
    customer: Customer
    lines: list[QuoteLine]
    total_excl_vat: Decimal
    vat_known: bool = True


@dataclass(frozen=True)
class Invoice:
    """One we issued; a credit note has a negative total. `paid_on` None: not paid in full. Amounts include VAT."""

    number: str
    customer: Customer
    issued_on: date
    due_on: date
    total_incl_vat: Decimal
    paid_amount: Decimal
    paid_on: date | None
    disputed: bool

    @property
    def balance(self) -> Decimal:
        """What is left to pay; negative: what we owe (a credit note not yet used, an overpayment)."""
        return self.total_incl_vat - self.paid_amount


@dataclass(frozen=True)
class InvoiceCopy:
    """The invoice as it was issued, to attach."""

    name: str
    media_type: str
    body: bytes


@dataclass(frozen=True)
class PenaltyRate:
    """The yearly rate in percent of penalties for late payment, from that day on (art. L441-10 C. com.)."""

    since: date
    percent: Decimal


QuoteAnswer = Literal["accepted", "declined"]


@dataclass(frozen=True)
class SentQuote:
    """A quote that was sent (its newest version only) and to which no answer is kept. `sent_on` is its date."""

    number: str
    customer: Customer
    sent_on: date
    valid_until: date
    total_excl_vat: Decimal
    total_incl_vat: Decimal


class Books(Protocol):
    """Errors: `Unavailable`, `Rejected`, `NotFound`, `Misconfigured` of `integrations.errors`."""

    async def directory(self) -> Directory:
        """Names of all customers and products; cheap to call again (the adapter caches by version)."""
        ...

    async def quote_facts(self, customer_id: str, skus: list[str]) -> QuoteFacts:
        """One consistent read. Receivables: all open invoices. Unknown SKUs are absent from `products`."""
        ...

    async def record_quote(self, key: str, quote: QuoteRecord) -> RecordedQuote:
        """Reserves the next number (without gaps, per year of `issued_on`) and writes the quote, in one transaction.

        Idempotent: the same `key` again returns the first result and writes nothing.
        """
        ...

    async def mark_quote_sent(self, number: str, key: str) -> None:
        """Idempotent. `NotFound` for an unknown number."""
        ...

    async def past_quotes(self, since: date) -> list[PastQuote]:
        """Quotes sent from that day on, the oldest first; a replaced version is not among them."""
        ...

    async def past_invoices(self, since: date, customer_id: str = "") -> list[Invoice]:
        """Invoices issued from that day on, and older ones that were not paid in full before it, of that customer ("":
        of all), the oldest first."""
        ...

    async def price_rules(self) -> list[PriceRule]:
        """The whole price list's rules, by id."""
        ...

    async def open_invoices(self, customer_id: str = "") -> list[Invoice]:
        """All with something left to settle, either way, of that customer ("": of all): the oldest due date first. Read
        at one moment."""
        ...

    async def invoice_copy(self, number: str) -> InvoiceCopy | None:
        """The document itself, where the books have one."""
        ...

    async def penalty_rates(self) -> list[PenaltyRate]:
        """By day, the oldest first; empty when the company keeps none."""
        ...

    async def sent_quotes(self, customer_id: str = "") -> list[SentQuote]:
        """All that wait for an answer of that customer ("": of all), expired ones too, the oldest first."""
        ...

    async def mark_quote_answered(self, number: str, answer: QuoteAnswer, on: date, key: str) -> None:
        """Idempotent; the first answer kept stands. `NotFound` for an unknown number, `Rejected` when it was answered
        the other way."""
        ...
