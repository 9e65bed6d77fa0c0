"""The mail of one reminder or quote follow-up, in the customer's language and manner. Plain text.

Of what changes from day to day it tells only the interest, with its day: what a person approved is what leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from graphs.dunning.figures import day, money, number, one_line
from graphs.dunning.penalty import FEE, Penalty
from graphs.dunning.plan import Contact, Listed
from graphs.dunning.texts import Rendered, render
from graphs.dunning.texts_port import Texts
from graphs.dunning.wording import tell
from integrations.books.port import Company, Customer, SentQuote

MOST_LISTED = 40
_MOST_DEDUCTIONS = 10

TEXT_OF = {
    "early": "reminder.early",
    "courteous": "reminder.courteous",
    "firm": "reminder.firm",
    "last": "reminder.last",
    "notice": "reminder.last",
}
"""The text of each tone. A formal notice is a letter; the mail around it is the last reminder."""


def manner_of(customer: Customer) -> Literal["formal", "warm"]:
    """As the books say, else warmly to loyal and VIP customers."""
    if customer.manner in ("formal", "warm"):
        return customer.manner
    return "warm" if customer.segment in ("loyal", "vip") else "formal"


def reminder_mail(
    contact: Contact,
    customer: Customer,
    company: Company,
    copies: bool,
    seller: str,
    own: Texts | None,
    language: str,
) -> Rendered:
    """`copies`: invoices are attached; `seller` signs ("": the company alone); `own`: the company's wording."""
    language = "fr" if language == "fr" else "en"
    values = {
        **_parties(customer, company, seller, language),
        "reference": _reference(contact.listed, language),
        "number": one_line(contact.carrier.number),
        "due_on": day(contact.carrier.due_on, language),
        "days": _days(abs(contact.days_overdue), language),
        "total": money(contact.total, language),
        "count": number(len(contact.listed), language),
        "invoices": _rows(contact, language),
        "penalty": _penalty(contact.penalty, company, language) if contact.penalty is not None else "",
        "payment": _payment(contact, company, language),
        "copies": tell(language, f"mail.copies.{_form(len(contact.listed))}") if copies else "",
        "again": tell(language, "mail.again") if contact.level > 1 else "",
    }
    return render(TEXT_OF[contact.tone], language, manner_of(customer), values, own)


def quote_mail(
    name: Literal["quote.first", "quote.last"],
    quote: SentQuote,
    company: Company,
    seller: str,
    own: Texts | None,
    language: str,
) -> Rendered:
    """The follow-up of a quote that was sent and not answered."""
    language = "fr" if language == "fr" else "en"
    values = {
        **_parties(quote.customer, company, seller, language),
        "number": one_line(quote.number),
        "sent_on": day(quote.sent_on, language),
        "valid_until": day(quote.valid_until, language),
        "total": _quote_total(quote, company, language),
    }
    return render(name, language, manner_of(quote.customer), values, own)


def _quote_total(quote: SentQuote, company: Company, language: str) -> str:
    excl, incl = money(quote.total_excl_vat, language), money(quote.total_incl_vat, language)
    return incl if company.vat_exempt else tell(language, "mail.quote.total", excl=excl, incl=incl)


def _parties(customer: Customer, company: Company, seller: str, language: str) -> Mapping[str, str]:
    contact, manner = one_line(customer.contact), manner_of(customer)
    named = ".named" if contact else ""
    signed = (seller, company.name, company.phone, company.email, company.website)
    return {
        "greeting": tell(language, f"mail.greeting.{manner}{named}", contact=contact),
        "customer": one_line(customer.name),
        "contact": contact,
        "company": one_line(company.name),
        "signature": "\n".join(line for line in map(one_line, signed) if line),
        "phone": one_line(company.phone),
        "email": one_line(company.email),
    }


def _reference(listed: Sequence[Listed], language: str) -> str:
    first, *others = [one_line(each.number) for each in listed]
    if not others:
        return tell(language, "mail.reference.one", first=first)
    if len(others) == 1:
        return tell(language, "mail.reference.two", first=first, second=others[0])
    return tell(language, "mail.reference.many", first=first, count=number(len(others), language))


def _rows(contact: Contact, language: str) -> str:
    """Lined up for a fixed-width reader, and readable in any other. All is counted, what is not listed too."""
    shown = [each for each in contact.listed if each.number == contact.carrier.number]
    shown += [each for each in contact.listed if each.number != contact.carrier.number]
    kept = sorted(shown[:MOST_LISTED], key=lambda each: (each.due_on, each.issued_on, each.number))
    deducted = contact.deductions[:_MOST_DEDUCTIONS]
    rows = [(one_line(each.number), _state(each, language), money(each.balance, language)) for each in kept]
    rows += _more(shown[MOST_LISTED:], "invoices", language)
    rows += [(one_line(each.number), _credit(each, language), money(each.balance, language)) for each in deducted]
    rows += _more(contact.deductions[_MOST_DEDUCTIONS:], "deductions", language)
    if len(rows) > 1:
        rows.append(("", tell(language, "mail.total"), money(contact.total, language)))
    return "\n".join(_lined_up(rows))


def _lined_up(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        f"  {name.ljust(widths[0])}  {state.ljust(widths[1])}  {amount.rjust(widths[2])}".rstrip()
        for name, state, amount in rows
    ]


def _state(invoice: Listed, language: str) -> str:
    way = "overdue" if invoice.days_overdue > 0 else "coming"
    state = tell(language, f"mail.row.{way}", day=day(invoice.due_on, language))
    if invoice.balance == invoice.total:
        return state
    return tell(language, "mail.row.partly", state=state, total=money(invoice.total, language))


def _credit(deduction: Listed, language: str) -> str:
    if deduction.total < 0:
        return tell(language, "mail.row.credit", day=day(deduction.issued_on, language))
    return tell(language, "mail.row.overpaid")


def _more(left: Sequence[Listed], what: str, language: str) -> list[tuple[str, str, str]]:
    if not left:
        return []
    total = money(sum((each.balance for each in left), Decimal(0)), language)
    text = tell(language, f"mail.more.{what}.{_form(len(left))}", count=number(len(left), language))
    return [("…", text, total)]


def _payment(contact: Contact, company: Company, language: str) -> str:
    iban = "".join(one_line(company.iban).split()).upper()
    if not iban:
        return ""
    grouped = " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
    holder = one_line(company.name)
    return tell(language, "mail.payment", company=holder, iban=grouped, number=one_line(contact.carrier.number))


def _penalty(penalty: Penalty, company: Company, language: str) -> str:
    """The amount when every day's rate is known, else what the company prints on its invoices, else the law."""
    if penalty.late == 0 or penalty.until is None:
        return ""
    each, fee = money(FEE, language), money(penalty.fee, language)
    fixed = tell(language, f"mail.fee.{_form(penalty.late)}", each=each, fee=fee)
    terms = one_line(company.late_penalty).rstrip(" .")
    if not penalty.missing_rate and penalty.total > 0:
        until = day(penalty.until, language)
        return tell(language, "mail.penalty.amount", interest=money(penalty.total, language), until=until, fee=fixed)
    if terms:
        return tell(language, "mail.penalty.terms", terms=terms, fee=fixed)
    return tell(language, "mail.penalty.law", fee=fixed)


def _form(count: int) -> str:
    return "one" if count == 1 else "many"


def _days(count: int, language: str) -> str:
    return tell(language, f"days.{_form(count)}", count=number(count, language))
