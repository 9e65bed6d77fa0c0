"""Passes the priced wish through the gate: for the first time, and again after someone decided."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import Decision, Reason, decision_from_json
from graphs.context import Context
from graphs.quote import cards, policy, sameness
from graphs.quote.approval import edited
from graphs.quote.figures import amount_fact
from graphs.quote.nodes.act import stage_record
from graphs.quote.nodes.weigh import Editors, Priced, matter_of, read_and_price, reasons_of
from graphs.quote.questions import gap_reasons
from graphs.quote.state import AskedApproval, Decided, Identified, Offer, Recorded


async def price(state: Identified, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    priced = await read_and_price(state["wish"], context)
    if priced.offer is None:
        return _lost(priced, context)
    offer, latest, draft = priced.offer, state.get("latest"), state.get("draft")
    matter = matter_of(priced, offer, context, Editors())
    reasons = reasons_of(matter)
    known = _known(priced, offer, reasons)
    if latest is not None and latest.sent_to and sameness.same_document(latest.offer, offer):
        context.say(cards.unchanged(latest, context.language))
        return {**known, "reasons": [], "ending": "done", "go": "end"}
    if draft is not None and _approved_before(draft, offer, reasons, context):
        return {**known, **_act(state, offer, reasons, gate.approved(draft.approved_by), context)}
    return {**known, **_follow(matter, state, offer, context)}


async def recheck(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """After a decision: what was shown must still be so. An edit is judged anew, with the editor's limits counting."""
    context = runtime.context
    decision = decision_from_json(state["decision"])
    shown, wish, asked = state["offer"], state["wish"], state["approval"]
    edit = decision.verb == "edit"
    if edit:
        wish = edited(wish, shown, decision.values)
        context.record("changed", "edited before approval", by=decision.by, values=decision.values)
    priced = await read_and_price(wish, context)
    if priced.offer is None:
        return {**_lost(priced, context), "decision": None}
    offer, shown_reasons = priced.offer, state["reasons"]
    editors = _set_by(decision, asked, sameness.same_shown(offer, shown), context)
    matter = matter_of(priced, offer, context, editors, seen=edit)
    reasons = reasons_of(matter)
    known = {**_known(priced, offer, reasons), "decision": None}
    if not edit and _as_shown(offer, shown, reasons, shown_reasons):
        return {**known, **_act(state, offer, reasons, gate.approved(decision.by), context)}
    again = replace(
        asked,
        excluded=sorted({*asked.excluded, *_editors(decision, context)}),
        before=shown,
        before_reasons=shown_reasons,
        editors=editors.ids,
    )
    return {**known, **_follow(matter, state, offer, context, again)}


def _set_by(decision: Decision, asked: AskedApproval, same: bool, context: Context) -> Editors:
    """Whoever edited now, or before: that counts as long as the proposal is still what they made of it."""
    if decision.verb == "edit":
        return Editors(decision.by, list(context.deciders), asked.role)
    ids = asked.editors if same else []
    return Editors(ids, [person for person in context.colleagues if person.id in ids], asked.role)


def _lost(priced: Priced, context: Context) -> dict[str, Any]:
    gap = priced.gap
    if gap is not None:
        context.record("asked", gap.code, text=gap.text, line=gap.line, why="no longer in the books")
    return {
        "wish": priced.wish,
        "gap": gap,
        "reasons": gap_reasons(gap),
        "offer": None,
        "approval": None,
        "go": "ask",
    }


def _known(priced: Priced, offer: Offer, reasons: list[Reason]) -> dict[str, Any]:
    return {
        "wish": priced.wish,
        "offer": offer,
        "company": priced.facts.company,
        "reasons": reasons,
        "approval": None,
    }


def _editors(decision: Decision, context: Context) -> list[str]:
    return decision.by if decision.verb == "edit" and not context.policy.editor_may_approve else []


def _as_shown(offer: Offer, shown: Offer, reasons: list[Reason], shown_reasons: list[Reason]) -> bool:
    """What lacks a price was never there to be approved; what was forbidden was never shown."""
    priced = all(line.unit_price is not None for line in offer.lines)
    return priced and sameness.same_shown(offer, shown) and sameness.all_shown(reasons, shown_reasons)


def _approved_before(draft: Recorded, offer: Offer, reasons: list[Reason], context: Context) -> bool:
    """The same quote was approved, and only its recording or its mail failed."""
    acts = context.policy.autonomy != "observe"
    return acts and bool(draft.approved_by) and _as_shown(offer, draft.offer, reasons, draft.accepted)


def _follow(
    matter: gate.Matter, state: Identified, offer: Offer, context: Context, before: AskedApproval | None = None
) -> dict[str, Any]:
    """What the gate's verdict means for the case. `before` is the approval that was asked the last time."""
    judgement = gate.judge(matter, context.policy)
    reasons = reasons_of(matter)
    _record_judged(judgement, offer, reasons, context)
    match judgement.verdict:
        case gate.Act() as act:
            permit = gate.approved(before.editors) if before is not None and matter.seen else gate.permit(act)
            return _act(state, offer, reasons, permit, context)
        case gate.Ask() as ask:
            asked = AskedApproval(ask.role, ask.approvals_needed, ask.confirm, [], approvers=ask.approvers)
            if before is not None:
                old = (before.excluded, before.before, before.before_reasons, before.editors)
                asked = replace(asked, excluded=old[0], before=old[1], before_reasons=old[2], editors=old[3])
            context.record("asked", "approval", role=asked.role, codes=[reason.code for reason in reasons])
            return {"approval": asked, "go": "approve"}
        case gate.Refuse() as refuse:
            context.say(cards.refused(refuse, context.language, roles=bool(context.policy.roles)))
            context.record("refused", refuse.code, codes=[reason.code for reason in refuse.reasons])
            return {"draft": None, "ending": "refused", "go": "end"}
        case gate.Shadow(would):
            return {"draft": _draft(state, offer, reasons, [], context), "would": would, "go": "rehearse"}


def _act(
    state: Identified, offer: Offer, reasons: list[Reason], permit: gate.Permit, context: Context
) -> dict[str, Any]:
    """A quote that the books have numbered already is only sent; to the address it was let through for, at once."""
    draft, latest = _draft(state, offer, reasons, permit.by, context), state.get("latest")
    if draft.number:
        waited = latest is not None and latest.offer.party == offer.party
        permit = gate.approved(permit.by) if waited else permit
        return {"draft": draft, "permit": permit, "approval": None, "go": "send"}
    return {**stage_record(draft, permit, context), "approval": None}


def _draft(
    state: Identified, offer: Offer, reasons: list[Reason], approved_by: list[str], context: Context
) -> Recorded:
    latest = state.get("latest")
    if latest is not None and sameness.unsent(latest, offer):
        return replace(latest, offer=offer, accepted=reasons, approved_by=approved_by)
    return Recorded(
        number="",
        version=0,
        offer=offer,
        issued_on=context.today,
        valid_until=context.today + timedelta(days=offer.validity_days),
        replaces=sameness.replaced_number(latest, offer),
        accepted=reasons,
        approved_by=approved_by,
    )


def _withheld(offer: Offer) -> list[str]:
    """Why discounts that rules grant were not given: the rules that forbid them, and what runs with the customer."""
    rules = sorted({use.reference for use in offer.rules if use.gift == "withheld"})
    return [*rules, *(["final_notice"] if offer.final_notice else [])]


def _record_judged(judgement: gate.Judgement, offer: Offer, reasons: list[Reason], context: Context) -> None:
    limits = gate.limits_of(context.asker, context.policy)
    context.record(
        "judged",
        type(judgement.verdict).__name__.lower(),
        codes=[reason.code for reason in reasons],
        exceptions=[{"code": r.code, "text": r.text, "expected": r.expected, "found": r.found} for r in reasons],
        chain=[asdict(step) for step in judgement.chain],
        rules=sorted({use.reference for use in offer.rules}),
        withheld=_withheld(offer),
        limits={
            "discount_percent": None if limits.discount is None else amount_fact(limits.discount),
            "amount": None if limits.amount is None else amount_fact(limits.amount),
        },
        total_excl_vat=amount_fact(offer.total_excl_vat),
        requested_discount_percent=amount_fact(policy.discount_beyond_rules(offer)),
        autonomy=context.policy.autonomy,
    )
