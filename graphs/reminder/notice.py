"""The draft of a formal notice: the letter that a person reads, signs and sends themselves."""

from __future__ import annotations

from decimal import Decimal

from graphs.context import Context
from graphs.dunning.account import Listed
from graphs.dunning.figures import one_line
from graphs.dunning.penalty import explain, is_business
from graphs.message import FileRef
from graphs.reminder.state import Prepared
from graphs.reminder.wording import tell
from integrations.documents.port import NoticeDocument, NoticeInvoice

DELAY_DAYS = 8
"""Days to pay from the letter's arrival. No text of law sets them: eight is what courts find fair for a sum that has
been due for a month, and what most letters give."""

_NAME = 60


async def draft(ready: Prepared, context: Context) -> FileRef:
    """Kept as a file of the case; in the customer's language."""
    body = await context.documents.notice_pdf(document(ready, context))
    named = "".join(letter if letter.isalnum() else "-" for letter in one_line(ready.customer.name)[:_NAME])
    name = "-".join(part for part in named.split("-") if part) or ready.contact.customer_id
    return context.keep(tell(ready.language, "file.notice", name=name), "application/pdf", body)


def document(ready: Prepared, context: Context) -> NoticeDocument:
    contact, customer, penalty = ready.contact, ready.customer, ready.contact.penalty
    # A rate that is not known for every day makes the interest too low to be claimed: it is announced, not counted.
    interest = None if penalty is None or penalty.missing_rate else penalty.total
    return NoticeDocument(
        language=ready.language,
        company=ready.company,
        issued_on=context.today,
        customer_name=customer.name,
        customer_contact=customer.contact,
        customer_siren=customer.siren,
        customer_vat_number=customer.vat_number,
        invoices=[_invoice(each) for each in (*contact.listed, *contact.deductions)],
        total=contact.total,
        interest=interest,
        fee=penalty.fee if penalty is not None else Decimal(0),
        explained=explain(penalty, ready.language) if penalty is not None and penalty.late else [],
        business=is_business(customer),
        reminded_on=[each.day for each in ready.history if each.level > 0],
        delay_days=DELAY_DAYS,
        signer="" if context.asker.outside else context.asker.name,
    )


def _invoice(listed: Listed) -> NoticeInvoice:
    return NoticeInvoice(listed.number, listed.issued_on, listed.due_on, listed.total, listed.balance)
