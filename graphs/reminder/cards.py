"""What the reminder process says in a customer's thread when it has acted, waits, or could not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from graphs.ask import Decision, EffectOutcome, Reason
from graphs.dunning.account import account_of
from graphs.dunning.figures import clock, day, money
from graphs.dunning.plan import Wait
from graphs.dunning.telling import wait_text
from graphs.gate import Act, Ask, Refuse
from graphs.message import Attachment, Block, Excerpt, Fields, Message, Text, text_message
from graphs.reminder import parts
from graphs.reminder.policy import Known, by_letter
from graphs.reminder.reasons import shown
from graphs.reminder.state import Prepared
from graphs.reminder.wording import tell

_ADDRESS = frozenset({"missing_address", "bad_address"})


def _told(key: str, ready: Prepared, language: str, **values: object) -> str:
    return tell(
        language,
        key,
        name=parts.name_of(ready.customer.name),
        email=shown(ready.customer.email),
        tone=parts.tone_text(ready.contact.tone, language),
        total=money(ready.contact.total, language),
        **values,
    )


def sent(ready: Prepared, language: str) -> Message:
    """Who was reminded of what; a VIP or a first lateness is pointed out to the colleagues who read it."""
    summary = _told("said.sent", ready, language)
    blocks: list[Block] = [Text(summary, tone="strong"), parts.figures(ready, language)]
    blocks += parts.invoices_of(ready, language)
    for code in ("vip", "first_lateness"):
        if code in ready.contact.reasons:
            blocks.append(Text(tell(language, f"said.sent.{code}")))
            break
    return Message(summary, [*blocks, *parts.history_blocks(ready, language)])


def leaving(ready: Prepared, at: datetime | None, zone: str, language: str) -> Message:
    """What leaves in a while; `at` is the opening it waits for, None within working hours."""
    summary = _told("said.leaving", ready, language)
    if at is not None:
        local = at.astimezone(ZoneInfo(zone))
        summary += tell(language, "said.leaving.at", day=day(local.date(), language), hour=clock(local, language))
    blocks: list[Block] = [Text(summary, tone="strong"), parts.figures(ready, language)]
    blocks += [*parts.invoices_of(ready, language), *parts.history_blocks(ready, language)]
    return Message(summary, [*blocks, *parts.mail_blocks(ready, language)])


def nothing(known: Known, wait: Wait, reasons: Sequence[Reason], today: date, language: str, *, again: bool) -> Message:
    """Why nothing leaves, until when, and the account as it stands. `again`: something was about to leave."""
    why = wait_text(wait, language)
    if wait.next_level is not None and wait.until is not None:
        why += " " + tell(language, "said.nothing.level", level=parts.level_text(wait.next_level, language))
    name = parts.name_of(known.customer.name)
    summary = tell(language, "said.nothing.meanwhile" if again else "said.nothing", name=name, why=why)
    blocks: list[Block] = [Text(summary), *account(known, today, language), *parts.reasons_table(reasons, language)]
    return Message(summary, blocks)


def account(known: Known, today: date, language: str) -> list[Block]:
    found = account_of(known.customer.id, known.invoices, known.promises, [], today)
    rows = [(each, "overdue") for each in [*found.overdue, *found.promised]]
    rows += [(each, "disputed") for each in found.disputed]
    rows += [(each, "open") for each in found.upcoming]
    rows += [(each, "deducted") for each in found.deductions]
    if not rows:
        return []
    sent_before = parts.field(language, "history", parts.history_text([s for s in known.sent if s.carrier], language))
    title = tell(language, "label.account", name=parts.name_of(known.customer.name))
    return [Text(title, tone="strong"), *parts.invoices_table(rows, language), Fields([sent_before])]


def closed(decision: Decision, ready: Prepared, until: date | None, language: str) -> Message:
    """After a refusal (with its reason), an expiry, or a recall. `until`: nothing is proposed again before."""
    key = {"expire": "said.expired", "recall": "said.recalled"}.get(decision.verb, "said.rejected")
    if key == "said.rejected" and by_letter(ready.contact):
        key = "said.rejected.notice"
    summary = _told(key, ready, language)
    blocks: list[Block] = [Text(summary)]
    note = decision.note.strip()
    if note:
        blocks.append(Excerpt(note[:500], source=tell(language, "said.note")))
    if until is not None:
        name = parts.name_of(ready.customer.name)
        blocks.append(Text(tell(language, "said.next_look", day=day(until, language), name=name), tone="muted"))
    return Message(summary, blocks)


def refused(refusal: Refuse, ready: Prepared, language: str) -> Message:
    name = parts.name_of(ready.customer.name)
    if refusal.code == "no_approver":
        text = tell(language, "said.refused.no_approver", name=name)
    else:
        text = tell(language, "said.refused", name=name, why=refusal.reasons[0].text[language])
    blocks: list[Block] = [Text(text, tone="warning"), *parts.reasons_table(refusal.reasons, language)]
    blocks += [parts.figures(ready, language), *parts.invoices_of(ready, language)]
    if any(reason.code in _ADDRESS for reason in refusal.reasons):
        blocks.append(Text(tell(language, "said.fix_address")))
    return Message(text, blocks)


def not_sent(why: str, ready: Prepared, language: str) -> Message:
    key = why if why in ("standing", "already", "today") else "books"
    return text_message(_told(f"said.not_sent.{key}", ready, language))


def noted(ready: Prepared, owed: bool, language: str) -> Message:
    return text_message(_told("said.noted" if owed else "said.noted.paid", ready, language))


def rehearsed(would: Act | Ask | Refuse, ready: Prepared, language: str) -> Message:
    """What would have been done, in a company that only watches for now."""
    key = {Act: "said.shadow", Ask: "said.shadow.ask", Refuse: "said.shadow.refuse"}[type(would)]
    reasons = [] if isinstance(would, Act) else would.reasons
    why = reasons[0].text[language] if reasons else ""
    summary = _told(key, ready, language, why=why)
    blocks: list[Block] = [Text(summary, tone="strong"), parts.figures(ready, language)]
    blocks += [*parts.reasons_table(reasons, language), *parts.invoices_of(ready, language)]
    if ready.notice is not None:
        return Message(summary, [*blocks, Attachment(ready.notice)])
    return Message(summary, [*blocks, *([] if by_letter(ready.contact) else parts.mail_blocks(ready, language))])


def failed(ready: Prepared, outcome: EffectOutcome, language: str) -> Message:
    """The mail could not be sent: what happened, what to do, and what the other side said."""
    summary = _told("failed.mail.unknown" if outcome.error == "unknown" else "failed.mail", ready, language)
    blocks: list[Block] = [Text(summary, tone="warning")]
    if outcome.detail.strip():
        blocks.append(Excerpt(outcome.detail.strip()[:500], source=tell(language, "failed.detail")))
    if outcome.error == "misconfigured":
        blocks.append(Text(tell(language, "failed.misconfigured")))
    return Message(summary, blocks)
