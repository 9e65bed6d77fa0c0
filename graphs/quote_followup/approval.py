"""The approval a follow-up asks for: the mail as it would leave, the proposal, and the edit form."""

from __future__ import annotations

from datetime import date
from typing import Any

from graphs.ask import ApprovalRequest, Reason, Verb
from graphs.context import Person
from graphs.message import Input
from graphs.quote_followup import cards
from graphs.quote_followup.state import AskedApproval, Mail
from graphs.quote_followup.wording import LANGUAGES, tell
from integrations.books.port import SentQuote

REJECT_STEMS = ("reject.in_touch", "reject.too_early", "reject.lost", "reject.wording")


def request(
    quote: SentQuote, mail: Mail, reasons: list[Reason], asked: AskedApproval, requester: Person, today: date
) -> ApprovalRequest:
    """Where nothing speaks against it but that the company wants to see it first, whoever asked may say so."""
    verbs: list[Verb] = ["approve", "edit", "reject"]
    return ApprovalRequest(
        process="quote_followup",
        role=asked.role,
        amount=f"{quote.total_excl_vat:.2f}",
        reasons=reasons,
        shown={language: cards.proposal(quote, mail, reasons, today, language) for language in LANGUAGES},
        proposal=proposal(quote, mail),
        approve_label={language: tell(language, "approve") for language in LANGUAGES},
        form={language: _form(mail, language) for language in LANGUAGES},
        verbs=verbs,
        reject_stems={language: [tell(language, key) for key in REJECT_STEMS] for language in LANGUAGES},
        approvals_needed=asked.approvals_needed,
        confirm=asked.confirm,
        excluded=asked.excluded,
        requester_may=not reasons and not requester.outside,
    )


def proposal(quote: SentQuote, mail: Mail) -> dict[str, Any]:
    """The typed content that an approval holds for."""
    return {"number": quote.number, "to": mail.to, "subject": mail.subject, "text": mail.text}


def _form(mail: Mail, language: str) -> list[Input]:
    return [
        Input("subject", tell(language, "label.subject"), value=mail.subject),
        Input("text", tell(language, "label.text"), "long_text", value=mail.text),
    ]
