"""The approvals that the lead process asks for: an answer to a lead, and a change of the points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphs.ask import ApprovalRequest, Reason
from graphs.context import Person
from graphs.lead import cards
from graphs.lead.parts import Picture, class_name
from graphs.lead.policy import budget_of
from graphs.lead.state import AskedApproval
from graphs.lead.wording import LANGUAGES, tell
from graphs.message import Input, Message, Option
from integrations.crm.port import LeadClass

CLASSES: tuple[LeadClass, ...] = ("hot", "warm", "cold", "spam", "job", "customer")
LONGEST_FIELD = 3000
"""What platforms let a form's long field hold."""

REJECT_STEMS = ("reject.call", "reject.class", "reject.wording", "reject.known")
POINTS_STEMS = ("points.reject.effect", "points.reject.later")
_MOST_PEOPLE = 90


def request(
    shown: Picture, reasons: list[Reason], asked: AskedApproval, people: Mapping[str, str], requester: Person
) -> ApprovalRequest:
    """`people` (id → name) may be given the lead. Whoever asked has set neither figures nor words."""
    key = "approve.mail" if shown.mail is not None else "approve.no_mail"
    return ApprovalRequest(
        process="lead",
        role=asked.role,
        amount=f"{budget_of(shown.lead):.2f}",
        reasons=reasons,
        shown={language: cards.proposal(shown, reasons, language) for language in LANGUAGES},
        proposal=proposal(shown),
        approve_label={language: tell(language, key) for language in LANGUAGES},
        form={language: form(shown, people, language) for language in LANGUAGES},
        verbs=["approve", "edit", "reject", "ask_info", "hand_over", "snooze"],
        reject_stems={language: [tell(language, stem) for stem in REJECT_STEMS] for language in LANGUAGES},
        approvals_needed=asked.approvals_needed,
        confirm=asked.confirm,
        excluded=[person for person in asked.excluded if person not in asked.approvers],
        approvers=asked.approvers,
        requester_may=not requester.outside,
    )


def proposal(shown: Picture) -> dict[str, Any]:
    """The typed content that an approval holds for."""
    lead, mail = shown.lead, shown.mail
    return {
        "lead_id": lead.id,
        "class": lead.classed,
        "score": lead.score,
        "owner": lead.owner,
        "purpose": shown.course.purpose,
        "to": mail.to if mail is not None else "",
        "subject": mail.subject if mail is not None else "",
        "text": mail.text if mail is not None else "",
    }


def form(shown: Picture, people: Mapping[str, str], language: str) -> list[Input]:
    """Another class, another owner, other words. A text too long for a field keeps its words."""
    lead, mail = shown.lead, shown.mail
    classes = [Option(each, class_name(each, language)) for each in CLASSES]
    inputs = [Input("classed", tell(language, "label.class"), "choice", lead.classed or "cold", options=classes)]
    known = dict(people)
    if shown.owner is not None:
        known = {shown.owner.person: shown.owner.name} | known
    if known:
        options = [Option(id, name[:75] or id) for id, name in list(known.items())[:_MOST_PEOPLE]]
        inputs.append(
            Input("owner", tell(language, "label.owner"), "choice", lead.owner, required=False, options=options)
        )
    if mail is None:
        return inputs
    inputs.append(Input("subject", tell(language, "label.subject"), value=mail.subject))
    if len(mail.text) <= LONGEST_FIELD:
        inputs.append(Input("text", tell(language, "label.text"), "long_text", value=mail.text))
    return inputs


def points_request(
    shown: Mapping[str, Message], content: dict[str, Any], reasons: Sequence[Reason], asked: AskedApproval
) -> ApprovalRequest:
    """Whoever holds the role may settle what they asked for themselves."""
    return ApprovalRequest(
        process="lead",
        role=asked.role,
        amount="0.00",
        reasons=list(reasons),
        shown=dict(shown),
        proposal=content,
        approve_label={language: tell(language, "points.approve") for language in LANGUAGES},
        verbs=["approve", "reject", "ask_info", "hand_over", "snooze"],
        reject_stems={language: [tell(language, stem) for stem in POINTS_STEMS] for language in LANGUAGES},
        approvals_needed=asked.approvals_needed,
        confirm=asked.confirm,
        requester_may=True,
    )
