"""The mail that carries the quote to the customer, in the customer's language, signed by the asker and the company."""

from __future__ import annotations

from dataclasses import dataclass

from graphs.context import Person
from graphs.quote.figures import money, percent, quantity
from graphs.quote.state import Offer
from graphs.quote.wording import tell
from integrations.books.port import Company

OPINION = "<opinion>"
"""Where the link stands by which the customer says how it was, until the mail leaves: each has its own."""

_LINES = 12


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str


def compose(offer: Offer, number: str, replaces: str, company: Company, seller: Person, *, opinion: str = "") -> Mail:
    """Says nothing that depends on the day, so that what an approver reads is what leaves. `opinion`: the link that
    asks how it was, or what stands for it ("": nobody is asked)."""
    language = offer.party.language
    exempt = ".exempt" if company.vat_exempt else ""
    version = ".version" if replaces else ""
    figures = {
        "number": number,
        "replaces": replaces,
        "total_excl": money(offer.total_excl_vat, language),
        "total_incl": money(offer.total_incl_vat, language),
    }
    subject = tell(language, f"mail.subject{version}", company=company.name or seller.name, **figures)
    paragraphs = [
        _greeting(offer, language),
        tell(language, f"mail.body{version}{exempt}", **figures),
        _summary(offer, language, exempt),
        _deposit(offer, language, exempt),
        tell(language, "mail.validity", days=offer.validity_days),
        tell(language, "mail.questions"),
        _signature(company, seller, language),
        tell(language, "mail.opinion", link=opinion) if opinion else "",
    ]
    return Mail(_one_line(subject), "\n\n".join(part for part in paragraphs if part) + "\n")


def _greeting(offer: Offer, language: str) -> str:
    contact = _one_line(offer.party.contact)
    return tell(language, "mail.greeting", contact=contact) if contact else tell(language, "mail.greeting.unknown")


def _summary(offer: Offer, language: str, exempt: str) -> str:
    """The lines, when they are few enough to read in a mail."""
    if len(offer.lines) > _LINES:
        return ""
    rows = [
        tell(
            language,
            f"mail.line{exempt}",
            quantity=quantity(line.quantity, language),
            name=_one_line(line.description),
            total=money(line.total_excl_vat, language),
        )
        for line in offer.lines
    ]
    return "\n".join([tell(language, "mail.lines"), *rows])


def _deposit(offer: Offer, language: str, exempt: str) -> str:
    if not offer.deposit_percent:
        return ""
    amount = money(offer.deposit_amount, language)
    return tell(language, f"mail.deposit{exempt}", percent=percent(offer.deposit_percent, language), amount=amount)


def _signature(company: Company, seller: Person, language: str) -> str:
    """Someone from outside who asked for the quote does not sign it."""
    name = "" if seller.outside else seller.name
    rows = [
        name,
        company.name,
        company.phone,
        company.email or ("" if seller.outside else seller.email),
        company.website,
    ]
    return "\n".join([tell(language, "mail.regards"), *(_one_line(row) for row in rows if row.strip())])


def _one_line(text: str) -> str:
    """No line breaks or control characters: names come from outside and end up in headers."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
