"""The approval an answer asks for: the mail as it would leave, the proposal, and the edit form."""

from __future__ import annotations

from typing import Any

from graphs.ask import ApprovalRequest
from graphs.enquiry import cards
from graphs.enquiry.policy import worth
from graphs.enquiry.state import Judged, Mail
from graphs.enquiry.wording import LANGUAGES, both, tell
from graphs.message import Input

REJECT_STEMS = ("reject.mine", "reject.wrong", "reject.no_answer")


def request(state: Judged) -> ApprovalRequest:
    mail, asked = state["mail"] or Mail("", "", ""), state["approval"]
    brief, customer, items, reasons = state["brief"], state["customer"], state["items"], state["reasons"]
    return ApprovalRequest(
        process="enquiry",
        role=asked.role,
        amount=f"{worth(items):.2f}",
        reasons=reasons,
        shown={language: cards.proposal(brief, customer, items, mail, reasons, language) for language in LANGUAGES},
        proposal=proposal(mail, customer.id if customer is not None else ""),
        approve_label=both("approve"),
        form={language: _form(mail, language) for language in LANGUAGES},
        verbs=["approve", "edit", "reject"],
        reject_stems={language: [tell(language, key) for key in REJECT_STEMS] for language in LANGUAGES},
        approvals_needed=asked.approvals_needed,
        confirm=asked.confirm,
        excluded=asked.excluded,
        approvers=asked.approvers,
    )


def proposal(mail: Mail, customer_id: str) -> dict[str, Any]:
    """The typed content that an approval holds for."""
    return {"customer_id": customer_id, "to": mail.to, "subject": mail.subject, "text": mail.text}


def _form(mail: Mail, language: str) -> list[Input]:
    return [
        Input("subject", tell(language, "label.subject"), value=mail.subject),
        Input("text", tell(language, "label.text"), "long_text", value=mail.text),
    ]
