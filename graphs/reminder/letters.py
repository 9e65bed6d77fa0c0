"""The reminder made ready: its words, its copies, and the effect's payload."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from unicodedata import category

from graphs.context import Context
from graphs.dunning.mail import reminder_mail
from graphs.dunning.plan import Contact
from graphs.dunning.port import Sent
from graphs.dunning.texts import LONGEST_BODY, LONGEST_SUBJECT, Problem, problem_text
from graphs.message import FileRef
from graphs.reminder.policy import Known, Outlook, by_letter
from graphs.reminder.reading import copies, in_credit, outstanding
from graphs.reminder.state import Letter, Prepared
from integrations.books.port import Company

ACT = "reminder.mail"
NOTED = "reminder.noted"

_ROOM = 4
"""An edited message may be so many times longer than a text with blanks: it has its invoices in it."""


async def prepared(found: Outlook, contact: Contact, known: Known, company: Company, context: Context) -> Prepared:
    """With the copies that are attached."""
    attached = [] if by_letter(contact) else await copies(contact, context)
    return _ready(found, contact, known, company, attached, context)


def without_copies(found: Outlook, contact: Contact, known: Known, company: Company, context: Context) -> Prepared:
    """For the record of what would have left."""
    return _ready(found, contact, known, company, [], context)


def _ready(
    found: Outlook, contact: Contact, known: Known, company: Company, attached: list[FileRef], context: Context
) -> Prepared:
    return Prepared(
        customer=found.customer,
        company=company,
        language=found.language,
        payer=found.payer,
        contact=contact,
        letter=written(found, contact, company, bool(attached), context),
        reasons=found.all_reasons,
        outstanding=outstanding(known),
        credit=in_credit(known),
        history=mails(known.sent),
        copies=attached,
    )


def written(found: Outlook, contact: Contact, company: Company, attached: bool, context: Context) -> Letter:
    """Signed by who asks; by the company alone when it is a planned run."""
    seller = "" if context.asker.outside else context.asker.name
    made = reminder_mail(contact, found.customer, company, attached, seller, context.texts, found.language)
    return Letter(made.subject, made.body)


def mails(sent: Sequence[Sent]) -> list[Sent]:
    """One row for each that left, by the invoice that carried it."""
    return [each for each in sent if each.carrier]


def payload(ready: Prepared, context: Context) -> dict[str, Any]:
    """Of the effect: what it reads again before it sends, and the mail."""
    return {
        **listed(ready, context),
        # All of it, also what is not taken off because other invoices use it up: what the books are compared with.
        "credit": str(ready.credit),
        "seen": sorted({each.code for each in ready.reasons}),
        "asked": f"{ready.contact.total:.2f}",
        "to": ready.customer.email.strip(),
        "subject": ready.letter.subject,
        "text": ready.letter.body,
        "attachments": [asdict(ref) for ref in ready.copies],
        "reply_to_id": "",
    }


def listed(ready: Prepared, context: Context) -> dict[str, Any]:
    contact = ready.contact
    return {
        "customer_id": contact.customer_id,
        "level": contact.level,
        "carrier": contact.carrier.number,
        "invoices": [{"number": each.number, "balance": str(each.balance)} for each in contact.listed],
        "case_id": context.case_id,
    }


def problem_of(subject: str, body: str) -> dict[str, str]:
    """What is wrong with an edited message, by language; empty when it can leave."""
    found = _shape("subject", subject, LONGEST_SUBJECT) or _shape("body", body, LONGEST_BODY * _ROOM)
    return {language: problem_text(found, language) for language in ("fr", "en")} if found is not None else {}


def _shape(place: str, text: str, longest: int) -> Problem | None:
    if not text.strip():
        return Problem("empty", place)
    if len(text) > longest:
        return Problem("too_long", place)
    if place == "subject" and len(text.strip().splitlines()) > 1:
        return Problem("line_break", place)
    if any(not letter.isprintable() and letter not in "\n\r\t" and category(letter) != "Zs" for letter in text):
        return Problem("control", place)
    return None


def same(one: Prepared, other: Prepared) -> bool:
    """Whether who saw one has seen the other: the same demand, to the same address. What only the day makes different
    (days, interest) is not looked at: what was seen is what leaves."""

    def shown(ready: Prepared) -> tuple[object, ...]:
        contact = ready.contact
        return (
            contact.level,
            contact.tone,
            contact.carrier.number,
            [(each.number, each.balance) for each in contact.listed],
            [(each.number, each.balance) for each in contact.deductions],
            contact.total,
            ready.customer.email,
            ready.language,
        )

    return shown(one) == shown(other)


def all_seen(now: Prepared, seen: Prepared) -> bool:
    """No reason has come up since."""
    return {each.code for each in now.reasons} <= {each.code for each in seen.reasons}
