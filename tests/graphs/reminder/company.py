"""A company whose customers owe: its books, its people, what runs, and a mailbox, in memory."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from graphs.context import Person, Role
from graphs.dunning.port import Promise, Sent
from graphs.guards import guarded
from graphs.standing import BOOKS, Standing, StandingKind
from integrations.books.port import (
    Company,
    Customer,
    Directory,
    Invoice,
    InvoiceCopy,
    PenaltyRate,
    QuoteFacts,
    SentQuote,
)
from integrations.documents.port import NoticeDocument, QuoteDocument

TODAY = date(2026, 11, 23)
"""A Monday."""

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)

COMPANY = Company(
    name="Atelier Vauban",
    legal_form="SARL",
    capital="20000",
    address="3 rue des Remparts",
    postal_code="59000",
    city="Lille",
    siren="552100554",
    email="contact@vauban.example",
    phone="03 20 00 00 00",
    iban="FR7630006000011234567890189",
)

ROLES = [
    Role("employee", 1, Decimal(10), Decimal(5_000)),
    Role("lead", 2, Decimal(20), Decimal(20_000)),
    Role("director", 3, None, None),
]

LEA = Person("lea", "Léa Marchand", "lea@vauban.example", "employee", "fr", "Europe/Paris")
CLAIRE = Person("claire", "Claire Nogaro", "claire@vauban.example", "lead", "fr", "Europe/Paris")
HUGO = Person("hugo", "Hugo Delmas", "hugo@vauban.example", "director", "fr", "Europe/Paris")
CLOCK = Person("commis", "", "", "", "fr", "Europe/Paris", outside=True)


def customer(id: str, name: str, **values: Any) -> Customer:
    row = Customer(
        id, name, f"{id.lower()}@client.example", "", "standard", date(2020, 1, 6), "fr", 30, "732829320", ""
    )
    return replace(row, **values)


@dataclass
class World:
    """What there is, changed by a test at any time. Implements the ports of the books, of what is kept of reminders
    and of what runs; `perform` does what the effects do."""

    customers: list[Customer] = field(default_factory=list[Customer])
    invoices: list[Invoice] = field(default_factory=list[Invoice])
    quotes: list[SentQuote] = field(default_factory=list[SentQuote])
    copies: dict[str, InvoiceCopy] = field(default_factory=dict[str, InvoiceCopy])
    rates: list[PenaltyRate] = field(default_factory=lambda: [PenaltyRate(date(2020, 1, 1), Decimal("12.40"))])
    rows: list[Sent] = field(default_factory=list[Sent])
    promised: list[Promise] = field(default_factory=list[Promise])
    running: list[Standing] = field(default_factory=list[Standing])
    mails: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    notices: list[NoticeDocument] = field(default_factory=list[NoticeDocument])
    notes: dict[str, list[dict[str, Any]]] = field(default_factory=dict[str, list[dict[str, Any]]])
    reads: list[str] = field(default_factory=list[str])
    today: date = TODAY

    # --- what a test sets

    def adds(self, row: Customer) -> Customer:
        self.customers.append(row)
        return row

    def owes(
        self, row: Customer, number: str, late: int, amount: str = "1200.00", *, paid: str = "0", disputed: bool = False
    ) -> Invoice:
        """Due so many days ago (negative: to come)."""
        due = self.today - timedelta(days=late)
        invoice = Invoice(number, row, due - timedelta(days=30), due, Decimal(amount), Decimal(paid), None, disputed)
        self.invoices.append(invoice)
        return invoice

    def paid_before(self, row: Customer, number: str, days: int, ago: int = 200) -> None:
        """One that was paid so many days after its due date."""
        due = self.today - timedelta(days=ago)
        paid_on, amount = due + timedelta(days=days), Decimal(500)
        self.invoices.append(Invoice(number, row, due - timedelta(days=30), due, amount, amount, paid_on, False))

    def late_payer(self, row: Customer) -> Customer:
        """Somebody who has been late before, so that the tone follows the ladder."""
        self.paid_before(row, f"OLD-{row.id}", 25)
        return row

    def pays(self, number: str, amount: str = "") -> None:
        self.invoices = [self._paid(each, amount) if each.number == number else each for each in self.invoices]

    def _paid(self, invoice: Invoice, amount: str) -> Invoice:
        paid = invoice.paid_amount + Decimal(amount) if amount else invoice.total_incl_vat
        return replace(invoice, paid_amount=paid, paid_on=self.today if paid == invoice.total_incl_vat else None)

    def was_sent(self, row: Customer, number: str, level: int, ago: int) -> None:
        day = self.today - timedelta(days=ago)
        at = datetime.combine(day, time(9), tzinfo=UTC)
        self.rows.append(Sent(row.id, number, level, at, day, True, Decimal(100), f"mail-{row.id}-{level}-{ago}"))

    def runs(self, kind: StandingKind, subject: str, *, by: str = "claire", until: date | None = None) -> None:
        self.running.append(Standing(subject, kind, self.today - timedelta(days=3), until, "", by))

    # --- the books

    async def directory(self) -> Directory:
        self.reads.append("directory")
        return Directory(f"{id(self)}/{len(self.customers)}", list(self.customers), [])

    async def quote_facts(self, customer_id: str, skus: list[str]) -> QuoteFacts:
        self.reads.append("quote_facts")
        return QuoteFacts(next((each for each in self.customers if each.id == customer_id), None), {}, [], [], COMPANY)

    async def past_invoices(self, since: date, customer_id: str = "") -> list[Invoice]:
        self.reads.append("past_invoices")
        theirs = [each for each in self.invoices if each.customer.id == customer_id or not customer_id]
        return [each for each in theirs if each.issued_on >= since or each.paid_on is None]

    async def open_invoices(self, customer_id: str = "") -> list[Invoice]:
        self.reads.append("open_invoices")
        theirs = [each for each in self.invoices if each.customer.id == customer_id or not customer_id]
        return sorted((each for each in theirs if each.balance != 0), key=lambda each: each.due_on)

    async def invoice_copy(self, number: str) -> InvoiceCopy | None:
        self.reads.append("invoice_copy")
        return self.copies.get(number)

    async def penalty_rates(self) -> list[PenaltyRate]:
        return list(self.rates)

    async def sent_quotes(self, customer_id: str = "") -> list[SentQuote]:
        self.reads.append("sent_quotes")
        return [each for each in self.quotes if each.customer.id == customer_id or not customer_id]

    # --- what is kept

    async def sent(self, *customer_ids: str) -> list[Sent]:
        return [each for each in self.rows if not customer_ids or each.customer_id in customer_ids]

    async def asked(self) -> set[str]:
        return set()

    async def promises(self, *customer_ids: str) -> list[Promise]:
        return [each for each in self.promised if not customer_ids or each.customer_id in customer_ids]

    async def of(self, *subjects: str) -> list[Standing]:
        self.reads.append("standings")
        found = [each for each in self.running if each.until is None or each.until >= self.today]
        return [each for each in found if each.subject in subjects]

    # --- documents

    async def quote_pdf(self, document: QuoteDocument) -> bytes:
        raise AssertionError("a reminder prints no quote")

    async def notice_pdf(self, document: NoticeDocument) -> bytes:
        self.notices.append(document)
        return json.dumps(asdict(document), default=str, sort_keys=True).encode()

    # --- the effects

    async def perform(self, key: str, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        match kind:
            case "reminder.mail":
                return self._mailed(key, payload)
            case "reminder.noted":
                self._keep(key, payload)
            case "standing.put":
                since, until = date.fromisoformat(payload["since"]), payload["until"]
                last = date.fromisoformat(until) if until else None
                self.running.append(
                    Standing(payload["subject"], payload["kind"], since, last, payload["note"], payload["by"])
                )
            case "run.note":
                for note in payload.get("notes") or [payload]:
                    self.notes.setdefault(payload["run"], []).append(note)
            case _:
                raise AssertionError(f"no such effect: {kind}")
        return {}

    def _mailed(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        subjects = (payload["customer_id"], payload["to"])
        noted = [each for each in self.running if each.subject in subjects and each.by != BOOKS]
        if guarded("reminder", noted, "").bans:
            return {"sent": False, "why": "standing"}
        now = {each.number: each for each in self.invoices if each.balance != 0}
        for due in payload["invoices"]:
            invoice = now.get(due["number"])
            why = "paid" if invoice is None else "disputed" if invoice.disputed else ""
            if not why and invoice is not None and invoice.balance != Decimal(due["balance"]):
                why = "changed"
            if why:
                return {"sent": False, "why": why}
        customer_id = payload["customer_id"]
        credits = [each.balance for each in self.invoices if each.customer.id == customer_id and each.balance < 0]
        if sum(credits, Decimal(0)) != Decimal(payload["credit"]):
            return {"sent": False, "why": "changed"}
        theirs = [each for each in self.rows if each.customer_id == payload["customer_id"]]
        if any(each.invoice == payload["carrier"] and each.level == payload["level"] for each in theirs):
            return {"sent": False, "why": "already"}
        if any(each.day == self.today for each in theirs):
            return {"sent": False, "why": "today"}
        self._keep(key, payload)
        self.mails.append(payload)
        return {"sent": True, "reference": f"<{key}>", "to": payload["to"]}

    def _keep(self, key: str, payload: dict[str, Any]) -> None:
        at = datetime.combine(self.today, time(9), tzinfo=UTC)
        self.rows += [
            Sent(
                payload["customer_id"],
                due["number"],
                payload["level"],
                at,
                self.today,
                due["number"] == payload["carrier"],
                Decimal(due["balance"]),
                key,
            )
            for due in payload["invoices"]
        ]
