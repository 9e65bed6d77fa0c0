"""A formal notice as the letter's template prints it: clean words and finished figures, in the customer's language."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency

from integrations.documents.notice_wording import notice_words
from integrations.documents.port import NoticeDocument, NoticeInvoice, QuoteDocument
from integrations.documents.quote_view import quote_view

_TEXT = 300
_SHORT = 60
_LONGEST_WORD = 22
_REMINDED = 6
_BREAK = "\u200b"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})


def notice_view(document: NoticeDocument) -> dict[str, Any]:
    """JSON-like data for `letter.typ`."""
    return _View(document).data()


class _View:
    def __init__(self, document: NoticeDocument) -> None:
        self.document = document
        self.language = "fr" if document.language == "fr" else "en"
        self.words = notice_words(self.language)
        self.locale = "fr_FR" if self.language == "fr" else "en_GB"
        self.claimed = [each for each in document.invoices if each.balance > 0]

    def data(self) -> dict[str, Any]:
        words, document = self.words, self.document
        head = quote_view(_letterhead(document))
        return {
            "language": self.language,
            "title": words.title,
            "page": words.page,
            "seller": head["seller"],
            "customer": head["customer"],
            "address": [_said(row, _SHORT) for row in document.customer_address[:6] if row.strip()],
            "by_hand": words.by_hand,
            "by_post": words.by_post,
            "place_date": self.place_date(),
            "subject": {"label": words.subject_label, "text": self.subject()},
            "opening": [words.greeting, " ".join(part for part in (self.opening(), self.reminded()) if part)],
            "columns": [words.invoice, words.issued_on, words.due_on, words.total, words.balance],
            "rows": [self.row(each) for each in document.invoices],
            "sums": self.sums(),
            "whole": {"label": words.whole, "value": self.money(self.whole())},
            "demand": words.demand.format(total=self.money(self.whole()), days=document.delay_days),
            "paragraphs": self.paragraphs(),
            "counted": {"label": words.counted, "rows": [_said(row, _TEXT) for row in document.explained]},
            "closing": words.closing,
            "signer": _said(document.signer, _SHORT),
            "signature": words.signature,
        }

    def money(self, amount: Decimal) -> str:
        return format_currency(amount, "EUR", locale=self.locale)

    def day(self, value: date) -> str:
        text = format_date(value, format="long", locale=self.locale)
        return f"1er{text[1:]}" if self.language == "fr" and text.startswith("1 ") else text

    def place_date(self) -> str:
        place, words = _clean(self.document.company.city, _SHORT), self.words
        today = self.day(self.document.issued_on)
        return words.place_date.format(place=place, date=today) if place else words.date.format(date=today)

    def reference(self) -> str:
        first = min(self.claimed, key=lambda each: (each.due_on, each.number), default=None)
        return _said(first.number, _SHORT) if first is not None else ""

    def subject(self) -> str:
        words, count = self.words, len(self.claimed)
        key = words.subject_one if count == 1 else words.subject_many
        return key.format(number=self.reference(), count=count)

    def opening(self) -> str:
        return self.words.opening_one if len(self.claimed) == 1 else self.words.opening_many

    def reminded(self) -> str:
        """The reminders before, the latest of them when there were many."""
        days = sorted(set(self.document.reminded_on))[-_REMINDED:]
        if not days:
            return ""
        words = self.words.reminded_one if len(days) == 1 else self.words.reminded_many
        told = [self.day(each) for each in days]
        both = self.words.both.format(first=", ".join(told[:-1]), last=told[-1])
        return words.format(days=both if len(told) > 1 else told[0])

    def row(self, invoice: NoticeInvoice) -> list[str]:
        due = self.day(invoice.due_on) if invoice.balance > 0 else self.words.credit
        return [
            _said(invoice.number, _SHORT),
            self.day(invoice.issued_on),
            due,
            self.money(invoice.total),
            self.money(invoice.balance),
        ]

    def whole(self) -> Decimal:
        document = self.document
        return document.total + (document.interest or Decimal(0)) + document.fee

    def sums(self) -> list[dict[str, str]]:
        document, words = self.document, self.words
        rows = [(words.principal, document.total)]
        if document.interest is not None:
            rows.append((words.interest.format(date=self.day(document.issued_on)), document.interest))
        if document.fee:
            rows.append((words.fee, document.fee))
        return [{"label": label, "value": self.money(amount)} for label, amount in rows]

    def paragraphs(self) -> list[str]:
        """What the law makes of it, what follows, how to pay."""
        document, words = self.document, self.words
        told = [words.civil]
        if document.business:
            unknown = f" {words.business_unknown}" if document.interest is None else ""
            told.append(words.business + unknown)
        told += [words.consequence, words.crossed]
        iban = "".join(_clean(document.company.iban, _SHORT).split()).upper()
        if iban:
            grouped = "\u00a0".join(iban[at : at + 4] for at in range(0, len(iban), 4))
            company = _said(document.company.name, _TEXT)
            told.append(words.payment.format(company=company, iban=grouped, number=self.reference()))
        return told


def _letterhead(document: NoticeDocument) -> QuoteDocument:
    """Who writes to whom stands on a letter as it does on a quote."""
    return QuoteDocument(
        language=document.language,
        company=document.company,
        number="",
        issued_on=document.issued_on,
        valid_until=document.issued_on,
        customer_name=document.customer_name,
        customer_contact=document.customer_contact,
        customer_siren=document.customer_siren,
        customer_vat_number=document.customer_vat_number,
        lines=[],
        total_excl_vat=Decimal(0),
        total_vat=Decimal(0),
        total_incl_vat=Decimal(0),
        payment_terms_days=0,
        seller="",
    )


def _clean(text: str, longest: int) -> str:
    """One line of printable text; a longer one is cut."""
    kept = "".join(
        " " if letter.isspace() and letter not in "\u00a0\u202f" else letter
        for letter in unicodedata.normalize("NFC", text[: longest * 4])
        if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE
    )
    words = " ".join(word for word in kept.split(" ") if word)
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _said(text: str, longest: int) -> str:
    """Clean text whose very long words may be broken."""
    return " ".join(_word(word) for word in _clean(text, longest).split(" "))


def _word(word: str) -> str:
    if len(word) <= _LONGEST_WORD or any(letter in word for letter in "\u00a0\u202f"):
        return word
    return _BREAK.join(word[start : start + 6] for start in range(0, len(word), 6))
