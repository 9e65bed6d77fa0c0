"""What the follow-up process says in the thread: state in, Message out."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from graphs.ask import Decision, EffectOutcome, Reason
from graphs.message import Block, Excerpt, FieldItem, Fields, Message, Text, Tone, text_message
from graphs.quote_followup.brief import FollowupBrief
from graphs.quote_followup.figures import day, hour, money
from graphs.quote_followup.state import Mail
from graphs.quote_followup.wording import tell
from integrations.books.port import SentQuote


def line(key: str, language: str, *, tone: Tone = "normal", **values: object) -> Message:
    return text_message(tell(language, key, **values), tone=tone)


def facts_of(quote: SentQuote, language: str) -> Fields:
    """The figures, so that whoever decides need not look elsewhere."""
    items = (
        ("quote", quote.number),
        ("customer", quote.customer.name),
        ("total", money(quote.total_excl_vat, language)),
        ("sent_on", day(quote.sent_on, language)),
        ("valid_until", day(quote.valid_until, language)),
    )
    return Fields([FieldItem(tell(language, f"label.{key}"), value) for key, value in items])


def proposal(quote: SentQuote, mail: Mail, reasons: list[Reason], today: date, language: str) -> Message:
    """The mail as it would leave, and what speaks against it."""
    waited = max((today - quote.sent_on).days, 0)
    key = "card.one" if waited <= 1 else "card.many"
    summary = tell(language, key, number=quote.number, customer=quote.customer.name, count=waited)
    blocks: list[Block] = [Text(summary, tone="heading")]
    blocks += [Text(reason.text.get(language) or reason.text["fr"], tone="warning") for reason in reasons]
    blocks += [facts_of(quote, language), *mail_blocks(mail, language)]
    return Message(summary, blocks)


def mail_blocks(mail: Mail, language: str) -> list[Block]:
    items = [FieldItem(tell(language, "label.to"), mail.to), FieldItem(tell(language, "label.subject"), mail.subject)]
    return [Fields(items), Text(mail.text)]


def refused(reasons: list[Reason], quote: SentQuote, language: str) -> Message:
    said = " ".join(reason.text.get(language) or reason.text["fr"] for reason in reasons)
    return text_message(tell(language, "refused", number=quote.number, why=said), tone="warning")


def rehearsed(quote: SentQuote, mail: Mail, language: str) -> Message:
    summary = tell(language, "rehearsed", number=quote.number, to=mail.to)
    return Message(summary, [Text(summary, tone="muted"), *mail_blocks(mail, language)])


def later(quote: SentQuote, at: datetime, zone: str, language: str) -> Message:
    """When it leaves, where the company is."""
    local = at.astimezone(ZoneInfo(zone))
    on = day(local.date(), language)
    return line("later", language, tone="muted", number=quote.number, day=on, hour=hour(local, language))


def sent(quote: SentQuote, to: str, language: str) -> Message:
    summary = tell(language, "sent", number=quote.number, customer=quote.customer.name, to=to)
    then = tell(language, "sent.then")
    return Message(f"{summary} {then}", [Text(summary), Text(then, tone="muted")])


def failed(key: str, quote: SentQuote, outcome: EffectOutcome, language: str) -> Message:
    summary = tell(language, key, number=quote.number)
    blocks: list[Block] = [Text(summary, tone="warning")]
    if outcome.detail.strip():
        blocks.append(Excerpt(outcome.detail.strip()[:500], source=tell(language, "failed.detail")))
    return Message(summary, blocks)


def closed(decision: Decision, quote: SentQuote, language: str) -> Message:
    """After a refusal (with its reason), an expiry, or a recall."""
    key = {"expire": "closed.expired", "recall": "closed.recalled"}.get(decision.verb, "closed.rejected")
    summary = tell(language, key, number=quote.number)
    blocks: list[Block] = [Text(summary)]
    if decision.note.strip():
        blocks.append(Excerpt(decision.note.strip()[:500], source=tell(language, "closed.note")))
    return Message(summary, blocks)


def handed_over(brief: FollowupBrief, language: str) -> Message:
    """A customer's words about a quote that does not wait for an answer any more."""
    key = "handed_over" if brief.number else "handed_over.which"
    summary = tell(language, key, number=brief.number)
    blocks: list[Block] = [Text(summary, tone="warning")]
    if brief.words.strip():
        blocks.append(Excerpt(brief.words.strip()[:1500], source=brief.sender))
    return Message(summary, blocks)
