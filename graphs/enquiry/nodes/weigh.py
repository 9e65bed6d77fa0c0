"""Weighs an answer: what the books say, who it goes to, what runs with them, and what the gate says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import Reason, decision_from_json
from graphs.context import Context
from graphs.enquiry import cards
from graphs.enquiry.brief import EnquiryBrief
from graphs.enquiry.mail import compose
from graphs.enquiry.nodes.find import handed
from graphs.enquiry.policy import items_of, missing, worth
from graphs.enquiry.state import AskedApproval, Decided, Found, Gap, Item, Mail, Wanted
from graphs.enquiry.wording import both, tell
from graphs.guards import guarded
from graphs.guards.senders import sender_reasons
from graphs.rules.port import RuledLine
from graphs.standing import Standing
from graphs.understanding.written import clip, valid_email
from integrations.books.port import Customer, QuoteFacts

KIND = "enquiry.mail"


async def weigh(state: Found, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    await context.progress(tell(context.language, "doing.weigh"))
    return await _weighed(state, None, None, [], context)


async def recheck(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """After a decision: what was shown must still be what the books say."""
    context, decision = runtime.context, decision_from_json(state["decision"])
    shown = state["mail"] or Mail("", "", "")
    if decision.verb == "edit":
        values = decision.values
        mail = Mail(shown.to, values.get("subject", shown.subject), values.get("text", shown.text))
        context.record("changed", "edited before approval", by=decision.by, values=decision.values)
        excluded = [] if context.policy.editor_may_approve else decision.by
        return {"decision": None, **await _weighed(state, mail, gate.approved(decision.by), excluded, context)}
    brief, facts, running = state["brief"], await _facts(state, context), await _running(state["brief"], context)
    items = _items(state["wanted"], facts, running, context)
    edited = bool(state["editors"])
    if isinstance(items, Gap) or (missing(brief, items, facts.company) is not None and not edited):
        return {"decision": None, **await _weighed(state, None, None, [], context)}
    mail = shown if edited else compose(brief, facts.customer, items, facts.company)
    matter = _matter(brief, facts.customer, items, running)
    codes = {reason.code for reason in state["reasons"]}
    as_shown = mail == shown and not matter.bans and all(reason.code in codes for reason in matter.reasons)
    if as_shown and context.policy.autonomy != "observe":
        known = {"decision": None, "items": items, "customer": facts.customer, "reasons": list(matter.reasons)}
        return {**known, **_stage(brief, facts.customer, mail, matter, gate.approved(decision.by), context)}
    again = await _weighed(state, mail if edited else None, None, [], context)
    return {"decision": None, **again}


async def _weighed(
    state: Found, edited: Mail | None, permit: gate.Permit | None, excluded: list[str], context: Context
) -> dict[str, Any]:
    """`edited` is the mail as somebody set it, `permit` theirs when that was in this very turn."""
    brief, facts, running = state["brief"], await _facts(state, context), await _running(state["brief"], context)
    items = _items(state["wanted"], facts, running, context)
    if isinstance(items, Gap):
        return {"items": [], **handed(items, context)}
    known: dict[str, Any] = {"items": items, "customer": facts.customer, "company": facts.company}
    lacking = missing(brief, items, facts.company) if edited is None else None
    if lacking is not None:
        return {**known, **handed(lacking, context)}
    mail = edited or compose(brief, facts.customer, items, facts.company)
    editors = permit.by if permit is not None else state["editors"] if edited is not None else []
    matter = replace(_matter(brief, facts.customer, items, running), seen=permit is not None)
    followed = _follow(matter, brief, facts.customer, mail, permit, excluded, context)
    return {**known, "mail": mail, "editors": editors, **followed}


async def _facts(state: Found, context: Context) -> QuoteFacts:
    return await context.books.quote_facts(state["brief"].customer_id, [each.sku for each in state["wanted"]])


async def _running(brief: EnquiryBrief, context: Context) -> list[Standing]:
    return await context.standing(brief.customer_id, brief.sender.strip().casefold())


def _items(
    wanted: Sequence[Wanted], facts: QuoteFacts, running: Sequence[Standing], context: Context
) -> list[Item] | Gap:
    """Only what the company's own price list and rules grant this customer, and nothing in final notice."""
    granted: dict[str, Decimal] = {}
    if facts.customer is not None and not guarded("discount", running, facts.customer.name).bans:
        lines = [
            RuledLine(each.sku, each.quantity or Decimal(1), price)
            for each in wanted
            if each.sku in facts.products and (price := facts.products[each.sku].unit_price) is not None
        ]
        granted = {each.sku: each.percent for each in context.rules.discounts(facts, lines, context.today)}
    return items_of(wanted, facts, granted)


def _matter(
    brief: EnquiryBrief, customer: Customer | None, items: Sequence[Item], running: Sequence[Standing]
) -> gate.Matter:
    who = cards.who_of(brief, customer)
    found = guarded("enquiry", running, who)
    unknown = [] if customer is not None else [_unknown(who)]
    return gate.Matter(
        process="enquiry",
        amounts=gate.Amounts(worth(items)),
        reasons=[*unknown, *sender_reasons(brief.doubts), *found.asks],
        bans=[*found.bans, *_bad_address(brief)],
    )


def _unknown(who: str) -> Reason:
    return Reason("unknown_customer", both("reason.unknown_customer", who=who), both("expected.known"))


def _bad_address(brief: EnquiryBrief) -> list[Reason]:
    if valid_email(brief.sender):
        return []
    return [Reason("bad_address", both("reason.bad_address", address=clip(brief.sender)))]


def _follow(
    matter: gate.Matter,
    brief: EnquiryBrief,
    customer: Customer | None,
    mail: Mail,
    edited: gate.Permit | None,
    excluded: list[str],
    context: Context,
) -> dict[str, Any]:
    """What the gate's verdict means for the case. `edited` permits exactly the mail that somebody has just set."""
    judgement = gate.judge(matter, context.policy)
    reasons = [*matter.bans, *matter.reasons]
    _record(judgement, reasons, context)
    match judgement.verdict:
        case gate.Act() as act:
            staged = _stage(brief, customer, mail, matter, edited or gate.permit(act), context)
            return {"reasons": reasons, **staged}
        case gate.Ask() as ask:
            asked = AskedApproval(ask.role, ask.approvals_needed, ask.confirm, excluded, ask.approvers)
            context.record("asked", "approval", role=asked.role, codes=[reason.code for reason in reasons])
            return {"reasons": reasons, "approval": asked, "go": "approve"}
        case gate.Refuse() as refuse:
            found = refuse.reasons or [Reason(refuse.code, both("reason.no_approver"))]
            context.say(cards.refused(found, brief, cards.who_of(brief, customer), context.language), name="refused")
            context.record("refused", refuse.code, codes=[reason.code for reason in found])
            return {"reasons": reasons, "ending": "refused", "go": "end"}
        case gate.Shadow(would):
            context.rehearse(KIND, "mail", _payload(brief, customer, mail, reasons))
            context.say(cards.rehearsed(mail, context.language), name="rehearsed")
            return {"reasons": reasons, "would": would, "ending": "done", "go": "end"}


def _stage(
    brief: EnquiryBrief,
    customer: Customer | None,
    mail: Mail,
    matter: gate.Matter,
    permit: gate.Permit,
    context: Context,
) -> dict[str, Any]:
    payload = _payload(brief, customer, mail, list(matter.reasons))
    key = context.effect(KIND, "mail", payload, permit=permit, awaited=True)
    context.record("effect", KIND, key=key, to=mail.to, approved_by=permit.by)
    return {"approval": None, "mail": mail, "waiting": key, "go": "await_mail"}


def _payload(brief: EnquiryBrief, customer: Customer | None, mail: Mail, reasons: Sequence[Reason]) -> dict[str, Any]:
    """`seen` are the codes of what was weighed: it looks again as it leaves."""
    return {
        **asdict(mail),
        "customer_id": customer.id if customer is not None else "",
        "reply_to_id": brief.mail_id,
        "attachments": [],
        "seen": sorted({reason.code for reason in reasons}),
    }


def _record(judgement: gate.Judgement, reasons: Sequence[Reason], context: Context) -> None:
    context.record(
        "judged",
        type(judgement.verdict).__name__.lower(),
        codes=[reason.code for reason in reasons],
        exceptions=[{"code": r.code, "text": r.text, "expected": r.expected, "found": r.found} for r in reasons],
        chain=[asdict(step) for step in judgement.chain],
        rules=[],
        autonomy=context.policy.autonomy,
    )
