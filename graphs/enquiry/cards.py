"""What colleagues see of a question about products: the answer as it would leave, or the question, handed to them."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.ask import Choice, Decision, EffectOutcome, Question, Reason
from graphs.dunning.figures import number, percent
from graphs.enquiry.brief import EnquiryBrief
from graphs.enquiry.figures import plain, unit_money
from graphs.enquiry.mail import named
from graphs.enquiry.state import Gap, Item, Mail
from graphs.enquiry.wording import tell
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, Message, Table, Text
from graphs.understanding.written import clip
from integrations.books.port import Customer

LONGEST_WORDS = 1500
MINE = "mine"


def who_of(brief: EnquiryBrief, customer: Customer | None) -> str:
    return customer.name if customer is not None else clip(brief.sender_name or brief.sender)


def proposal(
    brief: EnquiryBrief,
    customer: Customer | None,
    items: Sequence[Item],
    mail: Mail,
    reasons: Sequence[Reason],
    language: str,
) -> Message:
    """What they wrote, the mail as it would leave, and what speaks against it."""
    summary = tell(language, "card", who=who_of(brief, customer), what=named(items, language))
    blocks: list[Block] = [Text(summary, tone="heading")]
    blocks += [Text(reason.text.get(language) or reason.text["fr"], tone="warning") for reason in reasons]
    return Message(summary, [*blocks, *words(brief), *known(items, language), *mail_blocks(mail, language)])


def question(gap: Gap, brief: EnquiryBrief, who: str, items: Sequence[Item], language: str) -> Question:
    """The question itself, for a person to answer; or to say which product is meant."""
    text = tell(language, f"hand.{gap.code}", who=who, text=gap.text)
    blocks: list[Block] = [Text(text, tone="strong"), *words(brief)]
    if items:
        blocks += [Text(tell(language, "known"), tone="muted"), *known(items, language)]
    choices = [*gap.choices[:5], Choice(MINE, tell(language, "choice.mine"))]
    return Question(code=f"enquiry.{gap.code}", message=Message(text, blocks), choices=choices, free_text=False)


def words(brief: EnquiryBrief) -> list[Block]:
    said = brief.words.strip()
    return [Excerpt(said[:LONGEST_WORDS], source=clip(brief.sender_name or brief.sender))] if said else []


def known(items: Sequence[Item], language: str) -> list[Block]:
    """The exact stock is for colleagues only."""
    if not items:
        return []
    titles = ("product", "asked", "price", "discount", "stock")
    columns = [Column(tell(language, f"table.{title}"), "left" if title == "product" else "right") for title in titles]
    rows = [_row(item, language) for item in items]
    # On a phone there is no room for columns that say nothing.
    kept = [at for at in range(len(titles)) if any(row[at] for row in rows)]
    return [Table([columns[at] for at in kept], [[row[at] for at in kept] for row in rows])]


def _row(item: Item, language: str) -> list[str]:
    price = unit_money(item.unit_price, language) if item.unit_price is not None else tell(language, "unknown")
    stock = number(item.in_stock, language) if item.in_stock is not None else tell(language, "unknown")
    asked = number(item.quantity, language) if item.quantity is not None else ""
    discount = percent(plain(item.discount), language) if item.discount else ""
    return [clip(item.name), asked, price, discount, stock]


def mail_blocks(mail: Mail, language: str) -> list[Block]:
    items = [FieldItem(tell(language, "label.to"), mail.to), FieldItem(tell(language, "label.subject"), mail.subject)]
    return [Fields(items), Text(mail.text)]


def refused(reasons: Sequence[Reason], brief: EnquiryBrief, who: str, language: str) -> Message:
    why = " ".join(reason.text.get(language) or reason.text["fr"] for reason in reasons)
    summary = tell(language, "refused", who=who, why=why)
    return Message(summary, [Text(summary, tone="warning"), *words(brief)])


def rehearsed(mail: Mail, language: str) -> Message:
    summary = tell(language, "rehearsed", to=mail.to)
    return Message(summary, [Text(summary, tone="muted"), *mail_blocks(mail, language)])


def sent(to: str, items: Sequence[Item], language: str) -> Message:
    summary = tell(language, "sent", to=to, what=named(items, language))
    return Message(summary, [Text(summary)])


def failed(who: str, brief: EnquiryBrief, outcome: EffectOutcome, language: str) -> Message:
    # Nobody may read that it did not leave, and write a second time.
    doubtful = outcome.error == "unknown"
    summary = tell(language, "failed.unknown" if doubtful else "failed", who=who)
    blocks: list[Block] = [Text(summary, tone="warning"), *words(brief)]
    if outcome.detail.strip():
        blocks.append(Excerpt(outcome.detail.strip()[:500], source=tell(language, "failed.detail")))
    return Message(summary, blocks)


def closed(decision: Decision, who: str, language: str) -> Message:
    """After a refusal (with its reason), an expiry, or a recall."""
    key = {"expire": "closed.expired", "recall": "closed.recalled"}.get(decision.verb, "closed.rejected")
    summary = tell(language, key, who=who)
    blocks: list[Block] = [Text(summary)]
    if decision.note.strip():
        blocks.append(Excerpt(decision.note.strip()[:500], source=tell(language, "closed.note")))
    return Message(summary, blocks)
