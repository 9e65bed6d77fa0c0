"""The approval of one reminder, or of a formal notice that a person sends: the card, the proposal, the form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graphs.ask import ApprovalRequest, Verb
from graphs.dunning.figures import money
from graphs.message import Attachment, Block, Input, Message, Text
from graphs.reminder import parts
from graphs.reminder.parts import decimal_fact, listed_fact
from graphs.reminder.policy import by_letter
from graphs.reminder.state import Asked, Prepared
from graphs.reminder.wording import LANGUAGES, tell

LONGEST_FIELD = 3000
"""What platforms let a form's long field hold."""

REJECT_STEMS = ("reject.wait", "reject.paid", "reject.talk", "reject.dispute")


@dataclass(frozen=True)
class Proposed:
    """`act_limit`: the amount up to which reminders leave without being shown, None where all are shown or none."""

    prepared: Prepared
    asked: Asked
    act_limit: Decimal | None = None


def request(proposed: Proposed) -> ApprovalRequest:
    ready, asked = proposed.prepared, proposed.asked
    notice = by_letter(ready.contact)
    label = "approval.approve.notice" if notice else "approval.approve"
    verbs: list[Verb] = ["approve", "reject"] if notice else ["approve", "edit", "reject"]
    return ApprovalRequest(
        process="reminder",
        role=asked.role,
        amount=decimal_fact(ready.contact.total),
        reasons=ready.reasons,
        shown={language: _card(proposed, language) for language in LANGUAGES},
        proposal=proposal(ready),
        approve_label={language: tell(language, label) for language in LANGUAGES},
        form={} if notice else {language: form(ready, language) for language in LANGUAGES},
        verbs=verbs,
        reject_stems={language: [tell(language, key) for key in REJECT_STEMS] for language in LANGUAGES},
        approvals_needed=asked.approvals_needed,
        confirm=asked.confirm,
        excluded=[person for person in asked.excluded if person not in asked.approvers],
        approvers=asked.approvers,
        # Figures and words come from the books: whoever asks has set neither, and may hold the role themselves.
        requester_may=True,
    )


def proposal(ready: Prepared) -> dict[str, Any]:
    """The typed content that an approval holds for: to whom, of what, in which words."""
    contact = ready.contact
    return {
        "customer": ready.customer.name,
        "customer_id": contact.customer_id,
        "email": ready.customer.email,
        "language": ready.language,
        "level": contact.level,
        "tone": contact.tone,
        "invoices": [listed_fact(each) for each in contact.listed],
        "deductions": [listed_fact(each) for each in contact.deductions],
        "total": decimal_fact(contact.total),
        "subject": ready.letter.subject,
        "text": ready.letter.body,
        "attachments": [ref.id for ref in ready.copies],
        "notice": ready.notice.id if ready.notice is not None else "",
        "reasons": [[each.code, each.found.get("en", "")] for each in ready.reasons],
    }


def _card(proposed: Proposed, language: str) -> Message:
    ready, contact = proposed.prepared, proposed.prepared.contact
    notice = by_letter(contact)
    key = (
        "approval.summary.notice"
        if notice
        else "approval.summary.again"
        if proposed.asked.again
        else "approval.summary"
    )
    summary = tell(
        language,
        key,
        name=parts.name_of(ready.customer.name),
        tone=parts.tone_text(contact.tone, language),
        total=money(contact.total, language),
    )
    blocks: list[Block] = [Text(summary, tone="heading"), parts.figures(ready, language), *_again(proposed, language)]
    blocks += parts.reasons_table(ready.reasons, language) or _wants_to_see(proposed, language)
    blocks += [*parts.invoices_of(ready, language), *parts.history_blocks(ready, language)]
    blocks += parts.penalty_blocks(contact.penalty, language)
    if not notice:
        return Message(summary, [*blocks, *parts.mail_blocks(ready, language)])
    blocks.append(Text(tell(language, "approval.notice.how")))
    return Message(summary, [*blocks, *([Attachment(ready.notice)] if ready.notice is not None else [])])


def _again(proposed: Proposed, language: str) -> list[Block]:
    asked = proposed.asked
    blocks: list[Block] = [Text(asked.problem[language], tone="warning")] if asked.problem else []
    if asked.again:
        blocks.append(Text(tell(language, f"approval.again.{asked.again}"), tone="warning"))
    return blocks


def _wants_to_see(proposed: Proposed, language: str) -> list[Block]:
    limit = proposed.act_limit
    if limit is not None and proposed.prepared.contact.total > limit:
        return [Text(tell(language, "approval.beyond", limit=money(limit, language)))]
    return [Text(tell(language, "approval.propose"))]


def form(ready: Prepared, language: str) -> list[Input]:
    """A message that is too long for a form's field keeps its words."""
    inputs = [Input("subject", tell(language, "input.subject"), "text", ready.letter.subject)]
    if len(ready.letter.body) > LONGEST_FIELD:
        return inputs
    hint = tell(language, "input.body.hint")
    return [*inputs, Input("body", tell(language, "input.body"), "long_text", ready.letter.body, hint=hint)]
