"""The approval a quote asks for: the card in both languages, the proposal, the edit form, and what an edit means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from graphs.ask import ApprovalRequest, Reason, Verb
from graphs.context import Person
from graphs.message import Block, Excerpt, Fields, Input, Message, Text
from graphs.quote.figures import amount_fact, money, typed
from graphs.quote.mail import compose
from graphs.quote.parts import (
    SHOWN_LINES,
    customer_name,
    difference,
    discount_text,
    extras,
    field,
    lines_table,
    reason_changes,
    reasons_table,
    rules_text,
    totals,
)
from graphs.quote.policy import IMPOSSIBLE_QUANTITY, LARGEST_PRICE, number, percentage, possible_discount, quantity_gap
from graphs.quote.state import AskedApproval, Offer, OfferLine, Recorded, Wish, WishedLine
from graphs.quote.units import divisible
from graphs.quote.wording import LANGUAGES, tell
from graphs.understanding.written import valid_email
from integrations.books.port import Company

REJECT_STEMS = ("reject.price", "reject.stock", "reject.payment", "reject.customer", "reject.later")


@dataclass(frozen=True)
class Proposed:
    """What is put before the approver. `replaces` is the number of the quote it is the next version of ("" for none),
    `latest` the last one that was recorded in the case; `act_limit` the amount up to which quotes leave without being
    shown, None where they are shown whatever they amount to or leave whatever they amount to. `ask_customers`: the
    mail ends with a link that asks how it was."""

    offer: Offer
    reasons: list[Reason]
    approval: AskedApproval
    wish: Wish
    company: Company
    requester: Person
    replaces: str
    latest: Recorded | None
    act_limit: Decimal | None = None
    ask_customers: bool = False


def request(proposed: Proposed) -> ApprovalRequest:
    """Approving is not offered while a price is missing: there is nothing yet to approve."""
    offer, approval = proposed.offer, proposed.approval
    priced = all(line.unit_price is not None for line in offer.lines)
    verbs: list[Verb] = ["approve", "edit", "reject"] if priced else ["edit", "reject"]
    return ApprovalRequest(
        process="quote",
        role=approval.role,
        amount=amount_fact(offer.total_excl_vat),
        reasons=proposed.reasons,
        shown={language: _card(proposed, language) for language in LANGUAGES},
        proposal=proposal(proposed),
        approve_label={language: tell(language, "approval.approve") for language in LANGUAGES},
        form={language: form(offer, proposed.wish, language) for language in LANGUAGES},
        verbs=verbs,
        reject_stems={language: [tell(language, key) for key in REJECT_STEMS] for language in LANGUAGES},
        approvals_needed=approval.approvals_needed,
        confirm=approval.confirm,
        # Whom a rule names must decide, whatever they edited before.
        excluded=[person for person in approval.excluded if person not in approval.approvers],
        approvers=approval.approvers,
    )


def proposal(proposed: Proposed) -> dict[str, Any]:
    """The typed content that an approval holds for: who gets it, where, what, for how much."""
    offer = proposed.offer
    return {
        "customer": offer.party.name,
        "customer_id": offer.party.id,
        "email": offer.party.email,
        "language": offer.party.language,
        "replaces": proposed.replaces,
        "lines": [
            {
                "sku": line.sku,
                "quantity": typed(line.quantity),
                "unit_price": None if line.unit_price is None else amount_fact(line.unit_price),
                "discount_percent": amount_fact(line.discount),
                "total_excl_vat": amount_fact(line.total_excl_vat),
                "added_by_rule": line.added_by,
            }
            for line in offer.lines
        ],
        "total_excl_vat": amount_fact(offer.total_excl_vat),
        "total_incl_vat": amount_fact(offer.total_incl_vat),
        "deposit_percent": amount_fact(offer.deposit_percent),
        "deposit_amount": amount_fact(offer.deposit_amount),
        "mentions": offer.mentions,
        "reasons": [[reason.code, reason.found.get("en", "")] for reason in proposed.reasons],
    }


def _card(proposed: Proposed, language: str) -> Message:
    offer = proposed.offer
    again = proposed.approval.before is not None
    total = money(offer.total_excl_vat, language)
    key = "approval.summary.again" if again else "approval.summary"
    summary = tell(language, key, customer=offer.party.name, total=total)
    blocks: list[Block] = [Text(summary, tone="heading"), Fields(_head(proposed, language))]
    blocks += _since_shown(proposed, language)
    blocks += _why(proposed, language)
    blocks += [*lines_table(offer, language), *rules_text(offer, language)]
    if proposed.latest is not None and not again:
        blocks += difference(proposed.latest.offer, offer, language, "label.changed")
    if proposed.wish.not_understood:
        left = ", ".join(proposed.wish.not_understood)[:200]
        blocks.append(Text(tell(language, "value.not_understood", text=left), tone="muted"))
    return Message(summary, [*blocks, *_mail_preview(proposed, language)])


def _head(proposed: Proposed, language: str) -> list[Any]:
    """Amount and recipient first."""
    offer = proposed.offer
    items = [
        field(language, "customer", customer_name(offer.party, language)),
        field(language, "to", offer.party.email),
        *totals(offer, language),
    ]
    discounts = discount_text(offer, language)
    if discounts:
        items.append(field(language, "discount", discounts))
    items += extras(offer, language)
    validity = tell(language, "value.days", days=offer.validity_days)
    return [*items, field(language, "validity", validity), field(language, "requester", proposed.requester.name)]


def _why(proposed: Proposed, language: str) -> list[Block]:
    if not proposed.reasons:
        limit = proposed.act_limit
        if limit is not None and proposed.offer.total_excl_vat > limit:
            return [Text(tell(language, "approval.beyond", limit=money(limit, language)))]
        return [Text(tell(language, "approval.propose"))]
    blocks = reasons_table(proposed.reasons, language)
    if any(line.unit_price is None for line in proposed.offer.lines):
        blocks.append(Text(tell(language, "approval.fill_price"), tone="warning"))
    return blocks


def _since_shown(proposed: Proposed, language: str) -> list[Block]:
    before = proposed.approval.before
    if before is None:
        return []
    changed = difference(before, proposed.offer, language, "label.since_shown")
    return changed + reason_changes(proposed.approval.before_reasons, proposed.reasons, language)


def _mail_preview(proposed: Proposed, language: str) -> list[Block]:
    """In the customer's language, as it will leave."""
    reader = proposed.offer.party.language
    later, link = tell(reader, "value.number_later"), tell(reader, "value.opinion_later")
    asked = f"({link})" if proposed.ask_customers else ""
    mail = compose(proposed.offer, f"({later})", proposed.replaces, proposed.company, proposed.requester, opinion=asked)
    return [Text(tell(language, "label.mail"), tone="strong"), Excerpt(f"{mail.subject}\n\n{mail.text}")]


def form(offer: Offer, wish: Wish, language: str) -> list[Input]:
    """The fields an approver may change. Lines beyond what a form can bear, and those that a rule adds, keep their
    quantity."""
    wished = [line for line in offer.lines if not line.added_by]
    inputs = [_quantity_input(line, index, language) for index, line in enumerate(wished[:SHOWN_LINES])]
    inputs += [
        Input(
            name=f"unit_price_{index}",
            label=tell(language, "input.unit_price", name=line.description),
            input="decimal",
            minimum="0",
            maximum=typed(LARGEST_PRICE),
        )
        for index, line in enumerate(wished)
        if line.unit_price is None
    ]
    discount = _form_discount(wish)
    inputs.append(
        Input(
            name="discount",
            label=tell(language, "input.discount"),
            input="percent",
            value="" if discount is None else typed(discount),
            required=False,
            minimum="0",
            maximum="100",
            hint=tell(language, "input.discount.hint"),
        )
    )
    if offer.party.new:
        inputs.append(Input("email", tell(language, "input.email"), "email", offer.party.email))
    return inputs


def _quantity_input(line: OfferLine, index: int, language: str) -> Input:
    parts = divisible(line.unit)
    return Input(
        name=f"quantity_{index}",
        label=tell(language, "input.quantity", name=line.description),
        input="decimal" if parts else "integer",
        value=typed(line.quantity),
        minimum="0.001" if parts else "1",
        maximum=typed(IMPOSSIBLE_QUANTITY),
        hint=line.unit,
    )


def _form_discount(wish: Wish) -> Decimal | None:
    """What was requested for the whole, or for every line alike."""
    asked = {line.discount for line in wish.lines}
    if asked == {None}:
        return wish.discount
    return next(iter(asked)) if len(asked) == 1 else None


def edited(wish: Wish, offer: Offer, values: dict[str, str]) -> Wish:
    """The wish after an edit. The form's values were checked; what still makes no sense is left as it was."""
    lines = [_edited_line(line, index, offer, values) for index, line in enumerate(wish.lines)]
    discount = percentage(values.get("discount"))
    if possible_discount(discount) and discount is not None and discount != _form_discount(wish):
        wish = replace(wish, discount=discount or None)
        lines = [replace(line, discount=None) for line in lines]
    email = values.get("email", "").strip()
    if wish.new_customer is not None and valid_email(email):
        wish = replace(wish, new_customer=replace(wish.new_customer, email=email))
    return replace(wish, lines=lines)


def _edited_line(line: WishedLine, index: int, offer: Offer, values: dict[str, str]) -> WishedLine:
    unit = offer.lines[index].unit
    changed = replace(line, quantity=number(values.get(f"quantity_{index}")), confirmed=True)
    if changed.quantity is not None and quantity_gap(changed, unit) is None:
        line = changed
    price = number(values.get(f"unit_price_{index}"))
    return replace(line, unit_price=price) if price is not None and 0 <= price <= LARGEST_PRICE else line
