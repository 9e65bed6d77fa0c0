"""Reads the facts, prices the wish, and passes the gate: for the first time, and again after someone decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import Decision, Reason, decision_from_json
from graphs.context import Context
from graphs.quote import cards, policy
from graphs.quote.approval import edited
from graphs.quote.figures import amount_fact
from graphs.quote.nodes.act import stage_record
from graphs.quote.questions import gap_reasons
from graphs.quote.resolve import clip
from graphs.quote.state import AskedApproval, Decided, Gap, Identified, Offer, Recorded, Wish
from graphs.quote.wording import tell
from integrations.books.port import QuoteFacts


@dataclass(frozen=True)
class Repriced:
    """`gap`: something that had been found is no longer in the books."""

    wish: Wish
    facts: QuoteFacts
    offer: Offer | None
    gap: Gap | None


async def price(state: Identified, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    repriced = await _reprice(state["wish"], context)
    if repriced.offer is None:
        return _lost(repriced, context)
    offer, latest, draft = repriced.offer, state.get("latest"), state.get("draft")
    reasons = _exceptions(repriced, offer, gate.limits_of(context.asker, context.policy), context)
    known = _known(repriced, offer, reasons)
    if latest is not None and latest.sent_to and policy.same_content(latest.offer, offer):
        context.say(cards.unchanged(latest, context.language))
        return {**known, "reasons": [], "ending": "done", "go": "end"}
    verdict = gate.judge(reasons, context.policy, policy.amounts(offer))
    if draft is not None and _approved_before(draft, offer, reasons, context):
        return {**known, **_act(state, offer, reasons, draft.approved_by, context)}
    return {**known, **_follow(verdict, state, offer, reasons, context)}


async def recheck(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """After a decision: what was shown must still be so. An edit is judged anew, with the editor's limits counting."""
    context = runtime.context
    decision = decision_from_json(state["decision"])
    shown, wish, asked = state["offer"], state["wish"], state["approval"]
    if decision.verb == "edit":
        wish = edited(wish, shown, decision.values)
        context.record("changed", "edited before approval", by=decision.by, values=decision.values)
    repriced = await _reprice(wish, context)
    if repriced.offer is None:
        return {**_lost(repriced, context), "decision": None}
    offer, shown_reasons = repriced.offer, state["reasons"]
    reasons = _exceptions(repriced, offer, _limits(decision, offer, asked, context), context)
    known = {**_known(repriced, offer, reasons), "decision": None}
    if decision.verb == "approve" and _as_shown(offer, shown, reasons, shown_reasons):
        return {**known, **_act(state, offer, reasons, decision.by, context)}
    verdict = gate.judge(reasons, context.policy, policy.amounts(offer), seen=decision.verb == "edit")
    if isinstance(verdict, gate.Act):
        return {**known, **_act(state, offer, reasons, decision.by if decision.verb == "edit" else [], context)}
    again = replace(
        asked,
        excluded=sorted({*asked.excluded, *_editors(decision, context)}),
        before=shown,
        before_reasons=shown_reasons,
    )
    return {**known, **_follow(verdict, state, offer, reasons, context, again)}


async def _reprice(wish: Wish, context: Context) -> Repriced:
    await context.progress(tell(context.language, "doing.price"))
    skus = list(dict.fromkeys(line.sku for line in wish.lines))
    facts = await context.books.quote_facts(wish.customer_id, skus)
    gap = _gone(wish, facts)
    if gap is not None:
        return Repriced(_without_gone(wish, facts), facts, None, gap)
    discounts = context.rules.discounts(facts, policy.ruled_lines(wish, facts))
    offer = policy.price(wish, facts, discounts, policy.party_of(wish, facts.customer))
    return Repriced(wish, facts, offer, None)


def _gone(wish: Wish, facts: QuoteFacts) -> Gap | None:
    if facts.customer is None and wish.new_customer is None:
        return Gap("unknown_customer", text=clip(wish.customer_name or wish.customer_text))
    for index, line in enumerate(wish.lines):
        if line.sku not in facts.products:
            return Gap("unknown_product", line=index, text=clip(line.name or line.text))
    return None


def _without_gone(wish: Wish, facts: QuoteFacts) -> Wish:
    lines = [line if line.sku in facts.products else replace(line, sku="") for line in wish.lines]
    known = facts.customer is not None or wish.new_customer is not None
    return replace(wish, lines=lines, customer_id=wish.customer_id if known else "")


def _lost(repriced: Repriced, context: Context) -> dict[str, Any]:
    gap = repriced.gap
    if gap is not None:
        context.record("asked", gap.code, text=gap.text, line=gap.line, why="no longer in the books")
    return {
        "wish": repriced.wish,
        "gap": gap,
        "reasons": gap_reasons(gap),
        "offer": None,
        "approval": None,
        "go": "ask",
    }


def _known(repriced: Repriced, offer: Offer, reasons: list[Reason]) -> dict[str, Any]:
    return {
        "wish": repriced.wish,
        "offer": offer,
        "company": repriced.facts.company,
        "reasons": reasons,
        "approval": None,
    }


def _exceptions(repriced: Repriced, offer: Offer, limits: gate.Limits, context: Context) -> list[Reason]:
    outside = context.asker.outside
    return policy.exceptions(offer, repriced.facts, limits, context.today, outside=outside)


def _limits(decision: Decision, offer: Offer, asked: AskedApproval, context: Context) -> gate.Limits:
    """The requester's. Where the company lets an editor approve, the editor stands behind an edited proposal too: of
    one who is not known we know at least the role that was asked for."""
    own = gate.limits_of(context.asker, context.policy)
    if decision.verb != "edit" or not context.policy.editor_may_approve:
        return own
    role = context.policy.role(asked.role)
    others = [gate.limits_of(person, context.policy) for person in context.deciders]
    if not others and role is not None:
        others = [gate.Limits(role.discount_limit, role.amount_limit)]
    for other in others:
        own = gate.joint_limits(own, other, context.policy, offer.total_excl_vat)
    return own


def _editors(decision: Decision, context: Context) -> list[str]:
    return decision.by if decision.verb == "edit" and not context.policy.editor_may_approve else []


def _as_shown(offer: Offer, shown: Offer, reasons: list[Reason], shown_reasons: list[Reason]) -> bool:
    """What lacks a price was never there to be approved."""
    priced = all(line.unit_price is not None for line in offer.lines)
    return priced and policy.same_shown(offer, shown) and policy.same_reasons(reasons, shown_reasons)


def _approved_before(draft: Recorded, offer: Offer, reasons: list[Reason], context: Context) -> bool:
    """The same quote was approved, and only its recording or its mail failed."""
    acts = context.policy.autonomy != "observe"
    return acts and bool(draft.approved_by) and _as_shown(offer, draft.offer, reasons, draft.accepted)


def _follow(
    verdict: gate.Verdict,
    state: Identified,
    offer: Offer,
    reasons: list[Reason],
    context: Context,
    before: AskedApproval | None = None,
) -> dict[str, Any]:
    """What the gate's verdict means for the case. `before` is the approval that was asked the last time."""
    _record_judged(verdict, offer, reasons, context)
    match verdict:
        case gate.Act():
            return _act(state, offer, reasons, [], context)
        case gate.Ask():
            asked = AskedApproval(verdict.role, verdict.approvals_needed, verdict.confirm, [])
            if before is not None:
                old = (before.excluded, before.before, before.before_reasons)
                asked = replace(asked, excluded=old[0], before=old[1], before_reasons=old[2])
            context.record("asked", "approval", role=asked.role, codes=[reason.code for reason in reasons])
            return {"approval": asked, "go": "approve"}
        case gate.Refuse():
            context.say(cards.no_approver(verdict.reasons, context.language))
            context.record("refused", verdict.code, codes=[reason.code for reason in verdict.reasons])
            return {"ending": "refused", "go": "end"}
        case gate.Shadow():
            draft = _draft(state, offer, reasons, [], context)
            return {"draft": draft, "would": verdict.would, "go": "rehearse"}


def _act(
    state: Identified, offer: Offer, reasons: list[Reason], approved_by: list[str], context: Context
) -> dict[str, Any]:
    """A quote that the books have numbered already is only sent."""
    draft = _draft(state, offer, reasons, approved_by, context)
    if draft.number:
        return {"draft": draft, "approval": None, "go": "send"}
    return {**stage_record(draft, context), "approval": None}


def _draft(
    state: Identified, offer: Offer, reasons: list[Reason], approved_by: list[str], context: Context
) -> Recorded:
    latest = state.get("latest")
    if latest is not None and policy.unsent(latest, offer):
        return replace(latest, offer=offer, accepted=reasons, approved_by=approved_by)
    return Recorded(
        number="",
        version=0,
        offer=offer,
        issued_on=context.today,
        valid_until=context.today + timedelta(days=offer.validity_days),
        replaces=policy.replaced_number(latest, offer),
        accepted=reasons,
        approved_by=approved_by,
    )


def _record_judged(verdict: gate.Verdict, offer: Offer, reasons: list[Reason], context: Context) -> None:
    limits = gate.limits_of(context.asker, context.policy)
    context.record(
        "judged",
        type(verdict).__name__.lower(),
        codes=[reason.code for reason in reasons],
        exceptions=[
            {"code": r.code, "expected": r.expected.get("en", ""), "found": r.found.get("en", "")} for r in reasons
        ],
        rules=sorted({line.rule_id for line in offer.lines if line.rule_id}),
        limits={
            "discount_percent": None if limits.discount is None else amount_fact(limits.discount),
            "amount": None if limits.amount is None else amount_fact(limits.amount),
        },
        total_excl_vat=amount_fact(offer.total_excl_vat),
        requested_discount_percent=amount_fact(policy.discount_beyond_rules(offer)),
        autonomy=context.policy.autonomy,
    )
