"""A received mail with all that was found out about it before anything is done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.mailroom.answered import Answered
from bot.mailroom.attached import Attached
from bot.mailroom.senders import SERIOUS, customer_of
from graphs.sorting.mail import MailWords, SenderDoubt, Sorted
from graphs.sorting.wish import wish_of
from integrations.books.port import Customer, Directory
from integrations.mail.port import IncomingMail

_REFERENCE = re.compile(
    r"(?:(?:re|tr|fwd?)\s*:\s*)*(?:notre |votre |our |your )?(?:po|p\.o\.|purchase order|bon de commande|bdc|bc|"
    r"commande|"
    r"order|r[ée]f(?:[ée]rence)?\.?|rfq|dossier|demande|request)\W{0,3}(?:n[°o]\.?\W{0,2}|number |no\.? "
    r")?[A-Z]{0,6}[-/]?\d[\w/-]*",
    re.IGNORECASE,
)

LONGEST_WORDS = 4000
"""Characters of a mail that a process is given."""


@dataclass(frozen=True)
class Arrival:
    """`customer` is whose address wrote, or, for an answer, whom the case of ours is about; `read` is what sorting was
    given; `passed_on`: a colleague passes it on, and `customer` is who wrote it."""

    mail: IncomingMail
    directory: Directory
    customer: Customer | None
    answered: Answered | None
    read: MailWords
    sorted: Sorted
    attached: Attached = field(default_factory=Attached)
    passed_on: bool = False

    @property
    def told(self) -> dict[str, Any]:
        """What it was read as, for whoever handed it in."""
        anger = self.sorted.anger
        return {
            "kind": self.sorted.kind,
            "confidence": self.sorted.confidence,
            "language": self.sorted.language,
            "anger": 0 if anger is None else anger.severity,
            "doubts": list(self.sorted.doubts),
            "excerpt": self.sorted.excerpt,
        }

    @property
    def who(self) -> str:
        return self.customer.name if self.customer else self.mail.sender_name or self.mail.sender_address

    @property
    def writer(self) -> Customer | None:
        """The customer whose address wrote: an answer to a mail of ours may come from anybody."""
        return customer_of(self.directory, self.mail.sender_address)

    @property
    def words(self) -> str:
        return f"{self.mail.subject}\n{self.mail.text}".strip()

    @property
    def wish(self) -> str:
        """What is read for goods: a subject that is only a reference ("PO 4471") counts none of them."""
        text = wish_of(self.mail.text).strip()
        return text if _REFERENCE.fullmatch(self.mail.subject.strip()) else f"{self.mail.subject}\n{text}".strip()

    @property
    def cut(self) -> str:
        return self.words[:LONGEST_WORDS]

    @property
    def serious(self) -> list[SenderDoubt]:
        """Doubts with which nothing leaves by itself."""
        return [doubt for doubt in self.sorted.doubts if doubt in SERIOUS]


def words_of(
    mail: IncomingMail,
    attached: Attached,
    doubts: list[SenderDoubt],
    *,
    customer: Customer | None,
    lead: bool,
    colleague: bool,
    answered: Answered | None,
) -> MailWords:
    """What sorting is given."""
    known = "customer" if customer else "lead" if lead else "colleague" if colleague else ""
    process = answered.case.process if answered is not None else ""
    answers = {"": "", "quote": "quote", "quote_followup": "quote", "reminder": "reminder", "lead": "lead"}
    return MailWords(
        subject=mail.subject,
        text=mail.text,
        sender=mail.sender_address,
        sender_name=mail.sender_name,
        attachments=attached.seen,
        known=known,
        answers=answers.get(process, "other"),  # pyright: ignore[reportArgumentType]  # the values above are its literals
        automatic=mail.automatic,
        bulk=mail.bulk,
        doubts=doubts,
        signature=mail.signature,
    )
