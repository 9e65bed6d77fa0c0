"""A quote document as the template prints it: clean words and finished figures, in the customer's language."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from integrations.books.port import Company, QuoteLine
from integrations.documents.port import QuoteDocument
from integrations.documents.wording import QuoteWords, clause, quote_words
from integrations.errors import Rejected

_CENT = Decimal("0.01")
_NAME = 200
_DESCRIPTION = 600
_FOOTER = 64
_SHORT = 40
_UNIT = 24
_NOTE = 4_000
_MENTIONS = 20
_LONGEST_WORD = 22
_BREAK = "\u200b"


def quote_view(document: QuoteDocument) -> dict[str, Any]:
    """JSON-like data for `quote.typ`. `Rejected` when VAT is charged by a company that is exempt of it (art. 293 B)."""
    if document.company.vat_exempt and document.total_vat != 0:
        raise Rejected("a company exempt of VAT (art. 293 B) cannot charge VAT on a quote")
    view = _View(document)
    return {
        "language": view.language,
        "title": f"{view.words.title} {view.words.number_sign} {_clean(document.number, _SHORT)}",
        "number": _broken(document.number, _SHORT),
        "words": view.labels(),
        "seller": view.seller(),
        "meta": view.meta(),
        "customer": view.customer(),
        "columns": view.columns(),
        "lines": [view.line(line) for line in document.lines],
        "totals": view.totals(),
        "due": view.due(),
        "deposit": view.deposit(),
        "mention": view.words.exempt if document.company.vat_exempt else "",
        "note": view.note(),
        "terms": view.terms(),
        "iban": _groups(document.company.iban, 4),
    }


class _View:
    def __init__(self, document: QuoteDocument) -> None:
        self.document = document
        self.company: Company = document.company
        self.language = "fr" if document.language == "fr" else "en"
        self.words: QuoteWords = quote_words(self.language)
        self.locale = "fr_FR" if self.language == "fr" else "en_GB"
        self.discounted = any(line.discount_percent for line in document.lines)

    # --- figures ---

    def money(self, amount: Decimal) -> str:
        return format_currency(amount, "EUR", locale=self.locale)

    def price(self, amount: Decimal) -> str:
        """A unit price keeps the decimals it has, up to six: 0.0525 € is not 0.05 €."""
        pattern = "#,##0.00####\u00a0¤" if self.language == "fr" else "¤#,##0.00####"
        return format_currency(amount, "EUR", format=pattern, locale=self.locale, currency_digits=False)

    def number(self, value: Decimal) -> str:
        return format_decimal(value, format="#,##0.######", locale=self.locale)

    def percent(self, value: Decimal) -> str:
        return f"{self.number(value)}\u00a0%" if self.language == "fr" else f"{self.number(value)}%"

    def day(self, value: date) -> str:
        """French calls the first of a month by its rank."""
        text = format_date(value, format="long", locale=self.locale)
        return f"1er{text[1:]}" if self.language == "fr" and text.startswith("1 ") else text

    # --- parts ---

    def labels(self) -> dict[str, Any]:
        words = self.words
        return {
            "title": words.title,
            "number_sign": words.number_sign,
            "page": words.page,
            "customer": words.customer,
            "terms": words.terms,
            "iban": words.iban,
            "agreement": words.agreement,
            "agreement_hint": words.agreement_hint,
            "agreement_fields": list(words.agreement_fields),
            "signature": words.signature,
        }

    def seller(self) -> dict[str, Any]:
        company = self.company
        country = "" if company.country.strip().lower() == "france" and self.language == "fr" else company.country
        place = " ".join(part for part in (company.postal_code.strip(), company.city.strip()) if part)
        rows = (
            *company.address.splitlines()[:4],
            "\u2003".join(part for part in (place, country.strip()) if part),
            "\u2003".join(part for part in (company.phone.strip(), company.email.strip()) if part),
            company.website,
        )
        return {
            "name": _broken(company.name, _NAME),
            "short": _clean(company.name, _SHORT),
            "rows": [_broken(row, _NAME) for row in rows if row.strip()],
            "legal": self.legal(),
        }

    def legal(self) -> list[dict[str, Any]]:
        """The seller's identity as business documents must carry it; what is not filled in is left out."""
        company, words = self.company, self.words
        status = [_clean(company.legal_form, _FOOTER)]
        if company.capital.strip():
            status.append(words.capital.format(capital=self.capital()))
        name = ", " if self.language == "en" else " "
        rows = [
            ("", [_broken(company.name, _FOOTER)]),
            ("", [_broken(name.join(part for part in status if part), _FOOTER)]),
            (words.siren, _groups(company.siren, 3)),
            (words.siret, _groups(company.siret, 3, 3, 3)),
            *([("", [_broken(self.register(), _FOOTER)])] if company.rcs.strip() else []),
            (words.vat_number, _groups(company.vat_number, 2, 2, 3)),
        ]
        return [{"prefix": prefix, "groups": groups} for prefix, groups in rows if groups and groups != [""]]

    def capital(self) -> str:
        """A bare figure gets its currency; anything else is the company's own wording."""
        capital = _clean(self.company.capital, _FOOTER)
        figure = capital.replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
        if not figure.isdigit():
            return capital
        return format_currency(Decimal(figure), "EUR", locale=self.locale, format=self._whole(), currency_digits=False)

    def _whole(self) -> str:
        return "#,##0\u00a0¤" if self.language == "fr" else "¤#,##0"

    def register(self) -> str:
        rcs = _clean(self.company.rcs, _FOOTER)
        return rcs if rcs.upper().replace(".", "").startswith("RCS") else f"RCS {rcs}"

    def meta(self) -> list[dict[str, str]]:
        document, words = self.document, self.words
        rows = (
            (words.issued_on, self.day(document.issued_on)),
            (words.valid_until, self.day(document.valid_until)),
            (words.seller, _broken(document.seller, _NAME)),
        )
        return [{"label": label, "value": value} for label, value in rows if value]

    def customer(self) -> dict[str, Any]:
        document, words = self.document, self.words
        contact = _broken(document.customer_contact, _NAME)
        ids = (
            (words.siren, _groups(document.customer_siren, 3)),
            (words.vat_number, _groups(document.customer_vat_number, 2, 2, 3)),
        )
        return {
            "name": _broken(document.customer_name, _NAME),
            "rows": [words.attention.format(contact=contact)] if contact else [],
            "ids": [{"prefix": prefix, "groups": groups} for prefix, groups in ids if groups],
        }

    def columns(self) -> list[dict[str, Any]]:
        words = self.words
        titles = [(words.description, "left"), (words.quantity, "right"), (words.unit, "left")]
        titles.append((words.unit_price, "right"))
        if self.discounted:
            titles.append((words.discount, "right"))
        if not self.company.vat_exempt:
            titles.append((words.vat, "right"))
        titles.append((words.line_total, "right"))
        return [{"title": title, "align": align, "wide": i == 0} for i, (title, align) in enumerate(titles)]

    def line(self, line: QuoteLine) -> dict[str, Any]:
        cells = [self.number(line.quantity), _broken(line.unit, _UNIT), self.price(line.unit_price)]
        if self.discounted:
            cells.append(self.percent(line.discount_percent) if line.discount_percent else "")
        if not self.company.vat_exempt:
            cells.append(self.percent(line.vat_rate))
        cells.append(self.money(line.total_excl_vat))
        sku = _broken(line.sku, _SHORT)
        description = _broken(line.description, _DESCRIPTION) or sku
        return {"description": description, "sku": "" if sku == description else sku, "cells": cells}

    def totals(self) -> list[dict[str, str]]:
        document, words = self.document, self.words
        gross = sum((_cents(line.quantity * line.unit_price) for line in document.lines), Decimal(0))
        rows: list[tuple[str, str]] = []
        if gross > document.total_excl_vat:
            rows.append((words.before_discount, self.money(gross)))
            rows.append((words.discounts, f"\u2212{self.money(gross - document.total_excl_vat)}"))
        rows.append((words.total_excl_vat, self.money(document.total_excl_vat)))
        if not self.company.vat_exempt:
            rows.extend(self.vat_rows())
        return [{"label": label, "value": value} for label, value in rows]

    def vat_rows(self) -> list[tuple[str, str]]:
        """VAT and its base per rate, highest rate first."""
        base: dict[Decimal, Decimal] = defaultdict(Decimal)
        vat: dict[Decimal, Decimal] = defaultdict(Decimal)
        for line in self.document.lines:
            base[line.vat_rate] += line.total_excl_vat
            vat[line.vat_rate] += line.total_vat
        return [
            (self.words.vat_of.format(rate=self.percent(rate), base=self.money(base[rate])), self.money(vat[rate]))
            for rate in sorted(base, reverse=True)
        ]

    def due(self) -> dict[str, str]:
        label = self.words.total_exempt if self.company.vat_exempt else self.words.total_incl_vat
        return {"label": label, "value": self.money(self.document.total_incl_vat)}

    def deposit(self) -> dict[str, str] | None:
        """What is asked for with the order, beside the total it is a part of."""
        document = self.document
        if not document.deposit_percent:
            return None
        label = self.words.deposit.format(percent=self.percent(document.deposit_percent))
        return {"label": label, "value": self.money(document.deposit_amount)}

    def note(self) -> list[str]:
        """The note, and what the company wants mentioned."""
        document = self.document
        rows = [*document.note[:_NOTE].splitlines(), *document.mentions[:_MENTIONS]]
        return [_broken(row, _NOTE) for row in rows if row.strip()]

    def terms(self) -> list[dict[str, str]]:
        document, company, words = self.document, self.company, self.words
        days = document.payment_terms_days
        rate = _clause(company.late_penalty, self.language) or words.late_default_rate
        rows = (
            (words.validity, words.validity_text.format(date=self.day(document.valid_until))),
            (words.delivery, _sentence(_clause(company.delivery_delay, self.language))),
            (words.payment, self.payment(days)),
            (words.early, _sentence(_clause(company.early_payment_discount, self.language)) or words.no_early_discount),
            (words.late, words.late_text.format(rate=rate.rstrip("."))),
        )
        return [{"label": label, "text": text} for label, text in rows if text]

    def payment(self, days: int) -> str:
        """When, and what is due with the order already."""
        words, document = self.words, self.document
        when = words.payment_days.format(days=days) if days > 0 else words.payment_on_receipt
        if not document.deposit_percent:
            return when
        percent, amount = self.percent(document.deposit_percent), self.money(document.deposit_amount)
        return f"{words.deposit_text.format(percent=percent, amount=amount)} {when[:1].lower()}{when[1:]}"


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)


def _clause(text: str, language: str) -> str:
    return _broken(clause(_clean(text, _DESCRIPTION), language), _DESCRIPTION)


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _clean(text: str, longest: int) -> str:
    """One line of printable text: control, invisible and direction-changing characters go, a longer text is cut."""
    kept = "".join(
        " " if unicodedata.category(character) in ("Zl", "Zp") or character in "\t\r\n\v\f" else character
        for character in unicodedata.normalize("NFC", text[: longest * 4])
        if character in "\t\r\n\v\f" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn", "Co")
    )
    words = " ".join(kept.split(" ")).strip()
    while "  " in words:
        words = words.replace("  ", " ")
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _broken(text: str, longest: int) -> str:
    """Clean text whose very long words may be broken, so that no name can leave its column."""
    return " ".join(_word(word) for word in _clean(text, longest).split(" "))


def _word(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    return _BREAK.join(word[start : start + 6] for start in range(0, len(word), 6))


def _groups(number: str, *sizes: int) -> list[str]:
    """An identifier in groups: `sizes` in turn, the last one repeated up to what remains ("FR 76 …" in fours)."""
    text = "".join(_clean(number, _SHORT).split())
    groups: list[str] = []
    while text and sizes:
        size = sizes[min(len(groups), len(sizes) - 1)]
        groups.append(text[:size])
        text = text[size:]
    return groups
