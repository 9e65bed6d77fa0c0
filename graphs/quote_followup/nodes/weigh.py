"""Weighs a follow-up: who it goes to, what runs with them, what the gate says of it."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import Reason, decision_from_json
from graphs.context import Context
from graphs.dunning.mail import quote_mail
from graphs.guards import guarded
from graphs.quote_followup import cards
from graphs.quote_followup.brief import FollowupBrief
from graphs.quote_followup.state import AskedApproval, Decided, Gap, Identified, Mail
from graphs.quote_followup.wording import both, tell
from integrations.books.port import SentQuote

KIND = "followup.mail"
LAST_DAYS = 3
"""From so many days before its end on, a colleague's follow-up says that the quote expires."""

_ADDRESS = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[^@\s,;<>\"().]+")


async def weigh(state: Identified, runtime: Runtime[Context]) -> dict[str, Any]:
    context, quote = runtime.context, state["quote"]
    await context.progress(tell(context.language, "doing.weigh"))
    mail = await _mail(state["brief"], quote, context)
    matter = await _matter(quote, context)
    return {"mail": mail, **_follow(matter, state["brief"], quote, mail, None, [], context)}


async def recheck(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """After a decision: it is looked at again whether the quote still waits and what was shown still holds."""
    context, brief, shown = runtime.context, state["brief"], state["quote"]
    decision = decision_from_json(state["decision"])
    waiting = await context.books.sent_quotes()
    quote = next((each for each in waiting if each.number == shown.number), None)
    known = {"decision": None, "approval": None}
    if quote is None:
        context.say(cards.line("not_sent.answered", context.language, number=shown.number), name="answered")
        context.record("refused", "answered", number=shown.number)
        return {**known, "reasons": [], "ending": "done", "go": "end"}
    if quote.valid_until < context.today:
        return {**known, "quote": quote, "reasons": [], **expired(quote, context)}
    matter = await _matter(quote, context)
    old = state["mail"] or Mail("", "", "")
    if decision.verb == "edit":
        mail = Mail(quote.customer.email, decision.values.get("subject", ""), decision.values.get("text", ""))
        context.record("changed", "edited before approval", by=decision.by, values=decision.values)
        matter = replace(matter, seen=True)
        excluded = [] if context.policy.editor_may_approve else decision.by
        followed = _follow(matter, brief, quote, mail, gate.approved(decision.by), excluded, context)
        return {**known, "quote": quote, "mail": mail, "editors": decision.by, **followed}
    edited = state["editors"] or []
    mail = replace(old, to=quote.customer.email) if edited else await _mail(brief, quote, context)
    codes = {reason.code for reason in state["reasons"]}
    as_shown = mail == old and all(reason.code in codes for reason in matter.reasons) and not matter.bans
    if as_shown and context.policy.autonomy != "observe":
        reasons = list(matter.reasons)
        return {**known, "quote": quote, "mail": mail, "reasons": reasons,
                **_stage(brief, quote, mail, reasons, gate.approved(decision.by), context)}  # fmt: skip
    followed = _follow(matter, brief, quote, mail, None, [], context)
    return {**known, "quote": quote, "mail": mail, "editors": edited if mail == old else [], **followed}


def expired(quote: SentQuote, context: Context) -> dict[str, Any]:
    """There is nothing to write any more: whoever asked for the quote says what became of it."""
    context.record("asked", "outcome", number=quote.number, valid_until=quote.valid_until.isoformat())
    return {"gap": Gap("outcome"), "go": "ask"}


async def _mail(brief: FollowupBrief, quote: SentQuote, context: Context) -> Mail:
    """In the customer's language and manner, signed by whoever asks, where that is one of us."""
    company = (await context.books.quote_facts("", [])).company
    last = brief.why == "expiring" or (quote.valid_until - context.today).days <= LAST_DAYS
    seller = "" if context.asker.outside else context.asker.name
    name = "quote.last" if last else "quote.first"
    written = quote_mail(name, quote, company, seller, context.texts, quote.customer.written_in)
    return Mail(quote.customer.email.strip(), written.subject, written.body)


async def _matter(quote: SentQuote, context: Context) -> gate.Matter:
    customer = quote.customer
    running = await context.standing(customer.id, customer.email.strip().casefold())
    found = guarded("quote_followup", running, customer.name)
    return gate.Matter(
        process="quote_followup",
        amounts=gate.Amounts(quote.total_excl_vat),
        reasons=found.asks,
        bans=[*found.bans, *_no_address(quote)],
    )


def _no_address(quote: SentQuote) -> list[Reason]:
    address = quote.customer.email.strip()
    if not address:
        return [Reason("missing_address", both("reason.missing_address", name=quote.customer.name))]
    if not _ADDRESS.fullmatch(address):
        return [Reason("bad_address", both("reason.bad_address", name=quote.customer.name, address=address[:200]))]
    return []


def _follow(
    matter: gate.Matter,
    brief: FollowupBrief,
    quote: SentQuote,
    mail: Mail,
    edited: gate.Permit | None,
    excluded: list[str],
    context: Context,
) -> dict[str, Any]:
    """What the gate's verdict means for the case. `edited` permits exactly the mail that somebody has just set."""
    judgement = gate.judge(matter, context.policy)
    reasons = [*matter.bans, *matter.reasons]
    _record(judgement, quote, reasons, context)
    match judgement.verdict:
        case gate.Act() as act:
            return {"reasons": reasons, **_stage(brief, quote, mail, reasons, edited or gate.permit(act), context)}
        case gate.Ask() as ask:
            asked = AskedApproval(ask.role, ask.approvals_needed, ask.confirm, excluded)
            context.record("asked", "approval", role=asked.role, codes=[reason.code for reason in reasons])
            return {"reasons": reasons, "approval": asked, "go": "approve"}
        case gate.Refuse() as refuse:
            found = refuse.reasons or [Reason(refuse.code, both("reason.no_approver"))]
            context.say(cards.refused(found, quote, context.language), name="refused")
            context.record("refused", refuse.code, codes=[reason.code for reason in found], number=quote.number)
            return {"reasons": reasons, "ending": "refused", "go": "end"}
        case gate.Shadow(would):
            context.rehearse(KIND, "mail", _payload(brief, quote, mail, reasons, context))
            context.say(cards.rehearsed(quote, mail, context.language), name="rehearsed")
            return {"reasons": reasons, "would": would, "ending": "done", "go": "end"}


def _stage(
    brief: FollowupBrief, quote: SentQuote, mail: Mail, reasons: list[Reason], permit: gate.Permit, context: Context
) -> dict[str, Any]:
    """Within working hours; a colleague who asks or agrees at another time is told."""
    later = context.calendar.next_opening(context.now)
    if later > context.now and (brief.why == "asked" or permit.by):
        context.say(cards.later(quote, later, context.calendar.zone, context.language), name="later")
    payload = _payload(brief, quote, mail, reasons, context)
    key = context.effect(KIND, "mail", payload, permit=permit, awaited=True, not_before=later)
    context.record("effect", KIND, key=key, number=quote.number, to=mail.to, approved_by=permit.by)
    return {"approval": None, "waiting": key, "go": "await_mail"}


def _payload(
    brief: FollowupBrief, quote: SentQuote, mail: Mail, reasons: list[Reason], context: Context
) -> dict[str, Any]:
    """`seen` are the codes of what was weighed; `reply_to_id` is found by whoever sends it: the quote's own mail."""
    return {
        "number": quote.number,
        "customer_id": quote.customer.id,
        "why": brief.why,
        "day": context.today.isoformat(),
        "case_id": context.case_id,
        **asdict(mail),
        "seen": sorted({reason.code for reason in reasons}),
        "attachments": [],
        "reply_to_id": "",
    }


def _record(judgement: gate.Judgement, quote: SentQuote, reasons: list[Reason], context: Context) -> None:
    context.record(
        "judged",
        type(judgement.verdict).__name__.lower(),
        codes=[reason.code for reason in reasons],
        exceptions=[{"code": r.code, "text": r.text, "expected": r.expected, "found": r.found} for r in reasons],
        chain=[asdict(step) for step in judgement.chain],
        rules=[],
        number=quote.number,
        total_excl_vat=f"{quote.total_excl_vat:.2f}",
        autonomy=context.policy.autonomy,
    )
