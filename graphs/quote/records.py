"""The quote as the books write it, and as it is printed."""

from __future__ import annotations

import re
from decimal import Decimal

from graphs.context import Person
from graphs.quote.state import OfferLine, Recorded
from graphs.quote.wording import tell
from integrations.books.port import Company, NewCustomer, QuoteLine, QuoteRecord
from integrations.documents.port import QuoteDocument


def quote_lines(lines: list[OfferLine]) -> list[QuoteLine]:
    return [
        QuoteLine(
            sku=line.sku,
            description=line.description,
            quantity=line.quantity,
            unit=line.unit,
            unit_price=line.unit_price if line.unit_price is not None else Decimal(0),
            discount_percent=line.discount,
            vat_rate=line.vat_rate,
            total_excl_vat=line.total_excl_vat,
            total_vat=line.total_vat,
        )
        for line in lines
    ]


def record(draft: Recorded) -> QuoteRecord:
    offer, party = draft.offer, draft.offer.party
    return QuoteRecord(
        customer_id=party.id,
        new_customer=NewCustomer(party.name, party.email, party.language) if party.new else None,
        issued_on=draft.issued_on,
        valid_until=draft.valid_until,
        lines=quote_lines(offer.lines),
        total_excl_vat=offer.total_excl_vat,
        total_vat=offer.total_vat,
        total_incl_vat=offer.total_incl_vat,
        replaces=draft.replaces,
    )


def document(draft: Recorded, company: Company, seller: Person) -> QuoteDocument:
    """In the customer's language. Someone from outside who asked for the quote is not its seller."""
    offer, party = draft.offer, draft.offer.party
    return QuoteDocument(
        language=party.language,
        company=company,
        number=draft.number,
        issued_on=draft.issued_on,
        valid_until=draft.valid_until,
        customer_name=party.name,
        customer_contact=party.contact,
        customer_siren=party.siren,
        customer_vat_number=party.vat_number,
        lines=quote_lines(offer.lines),
        total_excl_vat=offer.total_excl_vat,
        total_vat=offer.total_vat,
        total_incl_vat=offer.total_incl_vat,
        payment_terms_days=party.payment_terms_days,
        seller="" if seller.outside else seller.name,
        deposit_percent=offer.deposit_percent,
        deposit_amount=offer.deposit_amount,
        mentions=offer.mentions,
    )


def file_name(draft: Recorded) -> str:
    number = re.sub(r"[^\w.-]+", "-", draft.number) or "0"
    return tell(draft.offer.party.language, "file.name", number=number)
