"""What can be printed, and how it is handed over: typed content in, bytes out, the same bytes for the same content."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from integrations.books.port import Company, QuoteLine


@dataclass(frozen=True)
class QuoteDocument:
    """All that the quote shows. `language` is "fr" or "en" (the customer's). Amounts in euros.

    `deposit_percent` of the total including VAT, `deposit_amount`, is asked for with the order (0: none). `mentions`
    are sentences to print.
    """

    language: str
    company: Company
    number: str
    issued_on: date
    valid_until: date
    customer_name: str
    customer_contact: str
    customer_siren: str
    customer_vat_number: str
    lines: list[QuoteLine]
    total_excl_vat: Decimal
    total_vat: Decimal
    total_incl_vat: Decimal
    payment_terms_days: int
    seller: str
    note: str = ""
    deposit_percent: Decimal = Decimal(0)
    deposit_amount: Decimal = Decimal(0)
    mentions: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class NoticeInvoice:
    """One that the letter claims; a negative `balance` is deducted. Amounts in euros, VAT included."""

    number: str
    issued_on: date
    due_on: date
    total: Decimal
    balance: Decimal


@dataclass(frozen=True)
class NoticeDocument:
    """A letter of formal notice to pay (mise en demeure). `language` is "fr" or "en" (the customer's).

    `total` is what the invoices come to; `interest` until `issued_on`, None where it cannot be told or is not owed,
    with `explained` a line for each piece of it; `fee` the fixed indemnities; `business`: the law on late payment
    between businesses holds. `reminded_on` are the days of the reminders before; `delay_days` what is left to pay in;
    `customer_address` is left to be written by hand when it is empty.
    """

    language: str
    company: Company
    issued_on: date
    customer_name: str
    customer_contact: str
    customer_siren: str
    customer_vat_number: str
    invoices: list[NoticeInvoice]
    total: Decimal
    interest: Decimal | None
    fee: Decimal
    explained: list[str]
    business: bool
    reminded_on: list[date]
    delay_days: int
    signer: str
    customer_address: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class ReportTile:
    """One headline figure: `value` large, `hint` small below it."""

    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True)
class ReportBar:
    """`amount` is drawn, `value` is written beside it."""

    label: str
    amount: Decimal
    value: str


@dataclass(frozen=True)
class ReportColumn:
    title: str
    right: bool = False


@dataclass(frozen=True)
class ReportTerm:
    label: str
    text: str


@dataclass(frozen=True)
class ReportSection:
    """A table, bars, terms that are explained; `notes` are sentences below. `total`: the last row is the sum of those
    above."""

    title: str
    columns: list[ReportColumn] = field(default_factory=list[ReportColumn])
    rows: list[list[str]] = field(default_factory=list[list[str]])
    total: bool = False
    bars: list[ReportBar] = field(default_factory=list[ReportBar])
    terms: list[ReportTerm] = field(default_factory=list[ReportTerm])
    notes: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class ReportDocument:
    """The figures of a period, in finished words. `language` is "fr" or "en"; `made_on` the day it was made, `foot` a
    line at the bottom of every page; `warnings` say what could not be counted."""

    language: str
    title: str
    period: str
    made_on: date
    foot: str
    tiles: list[ReportTile]
    sections: list[ReportSection]
    warnings: list[str] = field(default_factory=list[str])


class Documents(Protocol):
    async def quote_pdf(self, document: QuoteDocument) -> bytes:
        """PDF bytes, deterministic for the same document. Runs in about 20 ms after warm-up."""
        ...

    async def notice_pdf(self, document: NoticeDocument) -> bytes:
        """The letter, ready to be signed; the same bytes for the same document."""
        ...

    async def report_pdf(self, document: ReportDocument) -> bytes:
        """The figures on A4; the same bytes for the same document."""
        ...
