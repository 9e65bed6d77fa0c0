"""The answer to a question about products: what the books say, in our own words, in the customer's language.

Nothing that the sender wrote is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from graphs.dunning.figures import number, one_line, percent
from graphs.enquiry.brief import EnquiryBrief
from graphs.enquiry.figures import including, plain, unit_money
from graphs.enquiry.state import Item, Mail
from graphs.enquiry.wording import tell
from integrations.books.port import Company, Customer

LONGEST_NAME = 120


def language_of(brief: EnquiryBrief, customer: Customer | None) -> str:
    """The customer's as the books have it, else that of their mail."""
    written = customer.written_in if customer is not None else brief.language
    return "en" if written == "en" else "fr"


def compose(brief: EnquiryBrief, customer: Customer | None, items: Sequence[Item], company: Company) -> Mail:
    language = language_of(brief, customer)
    lines = [_item(item, brief, company, language) for item in items]
    paragraphs = [
        _greeting(customer, language),
        tell(language, "mail.thanks"),
        "\n".join(line for line in lines if line),
        _lead_time(brief, company, language),
        tell(language, "mail.next"),
        tell(language, "mail.regards"),
        _signature(company),
    ]
    text = "\n\n".join(part for part in paragraphs if part) + "\n"
    return Mail(brief.sender.strip(), tell(language, "mail.subject", what=named(items, language)), text)


def named(items: Sequence[Item], language: str) -> str:
    """What it is about, on one line."""
    first = one_line(items[0].name)[:LONGEST_NAME] if items else ""
    if len(items) < 2:
        return first
    if len(items) == 2:
        return f"{first}, {one_line(items[1].name)[:LONGEST_NAME]}"
    return tell(language, "mail.more", first=first, count=len(items) - 1)


def _greeting(customer: Customer | None, language: str) -> str:
    contact = one_line(customer.contact) if customer is not None else ""
    return tell(language, "mail.greeting.named", contact=contact) if contact else tell(language, "mail.greeting")


def _item(item: Item, brief: EnquiryBrief, company: Company, language: str) -> str:
    told: list[str] = []
    if "price" in brief.asked and item.unit_price is not None:
        told.append(_price(item, item.unit_price, company, language))
        if item.discount > 0:
            told.append(_discount(item, language))
    if "stock" in brief.asked:
        told.append(_stock(item, language))
    if not told:
        return ""
    joined = tell(language, "mail.join").join(told)
    return tell(language, "mail.item", name=one_line(item.name)[:LONGEST_NAME], told=joined)


def _price(item: Item, price: Decimal, company: Company, language: str) -> str:
    unit = tell(language, "mail.unit", unit=one_line(item.unit)) if item.unit.strip() else ""
    excl = unit_money(price, language)
    if company.vat_exempt:
        return tell(language, "mail.price.exempt", excl=excl, unit=unit)
    incl = unit_money(including(price, item.vat_rate), language)
    return tell(language, "mail.price", excl=excl, incl=incl, unit=unit)


def _discount(item: Item, language: str) -> str:
    given = percent(plain(item.discount), language)
    if item.quantity is None:
        return tell(language, "mail.discount", percent=given)
    return tell(language, "mail.discount.of", percent=given, quantity=number(item.quantity, language))


def _stock(item: Item, language: str) -> str:
    if item.stock == "enough" and item.quantity is not None:
        return tell(language, "mail.stock.enough.of", quantity=number(item.quantity, language))
    if item.stock == "less" and item.quantity is not None:
        return tell(language, "mail.stock.less", quantity=number(item.quantity, language))
    return tell(language, f"mail.stock.{item.stock}")


def _lead_time(brief: EnquiryBrief, company: Company, language: str) -> str:
    delay = one_line(company.delivery_delay).rstrip(" .")
    return tell(language, "mail.lead_time", delay=delay) if "lead_time" in brief.asked and delay else ""


def _signature(company: Company) -> str:
    rows = (company.name, company.phone, company.email, company.website)
    return "\n".join(row for row in map(one_line, rows) if row)
