"""What the quote process says in the thread when it has acted, or could not: state in, Message out."""

from __future__ import annotations

from graphs.ask import Decision, EffectOutcome
from graphs.gate import Act, Ask, Refuse
from graphs.message import Attachment, Block, Excerpt, FieldItem, Fields, FileRef, Message, Text, text_message
from graphs.quote.figures import day, money
from graphs.quote.parts import (
    customer_name,
    difference,
    discount_text,
    extras,
    field,
    lines_table,
    reasons_table,
    rules_text,
    totals,
)
from graphs.quote.state import Offer, Recorded, Wish
from graphs.quote.wording import tell


def sent(quote: Recorded, before: Recorded | None, document: FileRef | None, wish: Wish, language: str) -> Message:
    """The result: number, recipient, amounts, lines, what changed since `before`, and what one can do next."""
    offer = quote.offer
    summary = tell(
        language,
        "said.sent.version" if quote.replaces else "said.sent",
        number=quote.number,
        customer=offer.party.name,
        email=offer.party.email,
        replaces=quote.replaces,
        total=money(offer.total_excl_vat, language),
    )
    blocks: list[Block] = [Text(summary, tone="strong"), Fields(_facts(quote, language)), *lines_table(offer, language)]
    blocks += rules_text(offer, language)
    if before is not None and quote.replaces:
        blocks += difference(before.offer, offer, language, "label.changed")
    blocks += left_over(wish, language)
    if document is not None:
        blocks.append(Attachment(document))
    return Message(summary, [*blocks, Text(tell(language, "said.next"), tone="muted")])


def _facts(quote: Recorded, language: str) -> list[FieldItem]:
    offer = quote.offer
    items = [
        field(language, "number", quote.number),
        field(language, "customer", customer_name(offer.party, language)),
        field(language, "recipient", offer.party.email),
        *totals(offer, language),
    ]
    discounts = discount_text(offer, language)
    if discounts:
        items.append(field(language, "discount", discounts))
    return [*items, *extras(offer, language), field(language, "valid_until", day(quote.valid_until, language))]


def left_over(wish: Wish, language: str) -> list[Block]:
    if not wish.not_understood:
        return []
    left = ", ".join(wish.not_understood)[:200]
    return [Text(tell(language, "value.not_understood", text=left), tone="muted")]


def unchanged(quote: Recorded, language: str) -> Message:
    return text_message(tell(language, "said.unchanged", number=quote.number, email=quote.sent_to))


def stopped(language: str) -> Message:
    return text_message(tell(language, "said.stopped"))


def closed(decision: Decision, offer: Offer, language: str) -> Message:
    """After a refusal (with its reason), an expiry, or a recall."""
    key = {"expire": "said.expired", "recall": "said.recalled"}.get(decision.verb, "said.rejected")
    summary = tell(language, key, customer=offer.party.name)
    blocks: list[Block] = [Text(summary)]
    if decision.note.strip():
        blocks.append(Excerpt(decision.note.strip(), source=tell(language, "said.rejected.note")))
    return Message(f"{summary} « {decision.note.strip()[:200]} »" if decision.note.strip() else summary, blocks)


def refused(refusal: Refuse, language: str, *, roles: bool) -> Message:
    """`roles`: the company has some, so that a rule must have named one it does not have."""
    text = _refusal(refusal, language, roles=roles)
    table = reasons_table(refusal.reasons, language) if refusal.reasons else []
    return Message(text, [Text(text, tone="warning"), *table])


def _refusal(refusal: Refuse, language: str, *, roles: bool) -> str:
    if refusal.code == "no_approver":
        return tell(language, "said.no_approver.rule" if roles else "said.no_approver")
    first = refusal.reasons[0]
    of_quote = all(reason.expected["en"] != tell("en", "reason.no_discount") for reason in refusal.reasons)
    return tell(language, "said.banned.quote" if of_quote else "said.banned", why=first.text[language])


def leaving(offer: Offer, language: str) -> Message:
    """What leaves in a while, if nobody takes it back."""
    total = money(offer.total_excl_vat, language)
    summary = tell(language, "said.leaving", customer=offer.party.name, email=offer.party.email, total=total)
    fields = [*totals(offer, language), *extras(offer, language)]
    blocks: list[Block] = [Text(summary, tone="strong"), *lines_table(offer, language), Fields(fields)]
    return Message(summary, [*blocks, *rules_text(offer, language)])


def rehearsed(would: Act | Ask | Refuse, offer: Offer, document: FileRef | None, wish: Wish, language: str) -> Message:
    """What would have been done, in a company that only watches for now."""
    key = {Act: "said.shadow", Ask: "said.shadow.ask", Refuse: "said.shadow.refuse"}[type(would)]
    if isinstance(would, Refuse) and would.code != "no_approver":
        key = "said.shadow.banned"
    summary = tell(
        language,
        key,
        customer=offer.party.name,
        email=offer.party.email,
        total=money(offer.total_excl_vat, language),
        role=would.role if isinstance(would, Ask) else "",
        why=would.reasons[0].text[language] if not isinstance(would, Act) and would.reasons else "",
    )
    fields = [*totals(offer, language), *extras(offer, language)]
    blocks: list[Block] = [Text(summary, tone="strong"), Fields(fields), *rules_text(offer, language)]
    if not isinstance(would, Act) and would.reasons:
        blocks += reasons_table(would.reasons, language)
    blocks += [*lines_table(offer, language), *left_over(wish, language)]
    return Message(summary, [*blocks, *([Attachment(document)] if document is not None else [])])


def held(quote: Recorded, language: str) -> Message:
    """It did not leave: something began to run with the customer meanwhile."""
    party = quote.offer.party
    return text_message(tell(language, "said.held", number=quote.number, customer=party.name), tone="warning")


def failed(quote: Recorded, outcome: EffectOutcome, language: str) -> Message:
    """The effect could not be done: what happened, what to do, and what the other side said."""
    party = quote.offer.party
    key = "failed.record"
    if quote.number:
        key = "failed.mail.unknown" if outcome.error == "unknown" else "failed.mail"
    summary = tell(language, key, customer=party.name, number=quote.number, email=party.email)
    blocks: list[Block] = [Text(summary, tone="warning")]
    if outcome.detail.strip():
        blocks.append(Excerpt(outcome.detail.strip()[:500], source=tell(language, "failed.detail")))
    if outcome.error == "misconfigured":
        blocks.append(Text(tell(language, "failed.misconfigured")))
    return Message(summary, blocks)
