"""Weighs a mail to a lead: what runs with them, its words, what the gate says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import Decision, Reason, decision_from_json
from graphs.context import Context
from graphs.guards import guarded
from graphs.lead import cards, policy
from graphs.lead import reasons as because
from graphs.lead.brief import LeadMoved, NewLead
from graphs.lead.mails import Letter, mail_of
from graphs.lead.nodes import staging
from graphs.lead.nodes.ending import finish, hand_over, lead_in
from graphs.lead.parts import called, picture
from graphs.lead.state import AskedApproval, Mail, OnCourse, replaced
from graphs.lead.wording import tell
from graphs.leads.normal import email_of

KIND = "lead.mail"


async def stand(state: OnCourse, runtime: Runtime[Context]) -> dict[str, Any]:
    """What runs with them: an objection, a complaint."""
    context, lead, brief = runtime.context, state["lead"], state["brief"]
    sender = brief.sender if isinstance(brief, LeadMoved) else ""
    subjects = dict.fromkeys([email_of(lead.email), lead.email.strip().casefold(), email_of(sender), lead.customer_id])
    running = await context.standing(*(each for each in subjects if each))
    found = guarded("lead_mail", running, called(lead, context.language))
    go = "write" if state["course"].purpose and not state["written"] else "weigh"
    return {"runs": found.bans, "runs_ask": found.asks, "go": go}


async def write(state: OnCourse, runtime: Runtime[Context]) -> dict[str, Any]:
    context, course = runtime.context, state["course"]
    assert context.leads is not None and course.purpose
    await context.progress(tell(context.language, "doing.weigh"))
    company = (await context.books.quote_facts("", [])).company
    letter = Letter(
        purpose=course.purpose,
        lead=state["lead"],
        owner=state["owner"],
        company=company,
        settings=context.leads.settings,
        zone=context.calendar.zone,
        goods=state["goods"],
    )
    return {"mail": mail_of(letter), "written": True}


async def weigh(state: OnCourse, runtime: Runtime[Context]) -> dict[str, Any]:
    """After a decision too: it is looked at again whether what was shown still holds."""
    context, course = runtime.context, state["course"]
    decision = decision_from_json(state["decision"]) if state["decision"] is not None else None
    matter = _matter(state, context)
    if not course.purpose and not matter.reasons:
        return {"decision": None, "approval": None, **finish(state, context)}
    if decision is not None and decision.verb == "approve" and _as_shown(state, matter) and not _observes(context):
        if course.purpose:
            return {"decision": None, **_stage(state, gate.approved(decision.by), context)}
        return {"decision": None, "approval": None, **finish(state, context)}
    return {"decision": None, **_follow(state, matter, decision, context)}


def _matter(state: OnCourse, context: Context) -> gate.Matter:
    """Who may be written to at all matters only where a mail is to leave."""
    given, facts, scored, likeness = state["given"], state["facts"], state["scored"], state["likeness"]
    found: list[Reason] = []
    scoring = state["scoring"]
    if given is not None and facts is not None and scored is not None and likeness is not None and scoring is not None:
        assert context.leads is not None
        found = policy.exceptions(
            given, facts, scored, state["ruled"], likeness, state["lead"], scoring, context.leads.settings
        )
    found = [each for each in found if each.code not in state["settled"]]
    amounts = gate.Amounts(policy.budget_of(state["lead"]))
    if not state["course"].purpose:
        return gate.Matter("lead", amounts, reasons=found, seen=True)
    ruled = state["ruled"]
    return gate.Matter(
        process="lead",
        amounts=amounts,
        reasons=[*found, *state["runs_ask"], *(each for each in ruled.unsure if each.code not in state["settled"])],
        demands=ruled.demands,
        bans=[*state["runs"], *ruled.bans, *_bad_address(state["mail"])],
        seen=state["seen"],
    )


def _bad_address(mail: Mail | None) -> list[Reason]:
    return [] if mail is None or email_of(mail.to) else [because.bad_address()]


def _as_shown(state: OnCourse, matter: gate.Matter) -> bool:
    codes = {reason.code for reason in state["reasons"]}
    return not matter.bans and all(reason.code in codes for reason in matter.reasons)


def _observes(context: Context) -> bool:
    return context.policy.autonomy == "observe"


def _follow(state: OnCourse, matter: gate.Matter, decision: Decision | None, context: Context) -> dict[str, Any]:
    """What the gate's verdict means for the case."""
    judgement = gate.judge(matter, context.policy)
    reasons = [*matter.bans, *matter.reasons, *(demand.reason for demand in matter.demands)]
    _record(judgement, state, reasons, context)
    state = replaced(state, reasons=reasons)
    match judgement.verdict:
        case gate.Act() as act:
            permit = gate.approved(decision.by) if decision is not None and matter.seen else gate.permit(act)
            return _stage(state, permit, context)
        case gate.Ask() as ask:
            return _asked(state, ask, reasons, context)
        case gate.Refuse() as refuse:
            found = refuse.reasons or [because.no_approver()]
            shown = picture(state, context.calendar.zone)
            context.record("refused", refuse.code, lead_id=state["lead"].id, codes=[each.code for each in found])
            if not state["told"]:
                _tell(state, "none", context)
            context.say(cards.refused(shown, found, context.language), name="refused")
            return {**hand_over(state, "refused", "refused", context), "reasons": reasons, "told": True}
        case gate.Shadow(would):
            return {**_rehearse(state, context), "would": would}


def _asked(state: OnCourse, ask: gate.Ask, reasons: Sequence[Reason], context: Context) -> dict[str, Any]:
    """Its owner gets the card all the same: by the morning somebody knows of it."""
    decided = state["editors"] and not context.policy.editor_may_approve
    excluded = list(state["editors"]) if decided else []
    asked = AskedApproval(ask.role, ask.approvals_needed, ask.confirm, excluded, ask.approvers)
    context.record("asked", "approval", role=asked.role, codes=[reason.code for reason in reasons])
    carded = staging.card(picture(state, context.calendar.zone), "waits", state["carded"], context)
    return {"reasons": list(reasons), "approval": asked, "carded": carded, "told": True, "go": "approve"}


def _rehearse(state: OnCourse, context: Context) -> dict[str, Any]:
    shown = picture(state, context.calendar.zone)
    if not state["told"]:
        _tell(state, "none", context)
    mail = state["mail"]
    if mail is not None and state["course"].purpose:
        context.rehearse(KIND, "mail", _payload(state, mail))
    context.say(cards.rehearsed(shown, context.language), name="rehearsed")
    reasons = state["reasons"]
    return {**hand_over(state, "refused", "done", context), "reasons": reasons, "told": True}


def _stage(state: OnCourse, permit: gate.Permit, context: Context) -> dict[str, Any]:
    """At once, whatever the hour: the first to answer is the one who is remembered."""
    mail = state["mail"]
    if mail is None or not state["course"].purpose:
        return {"approval": None, **finish(state, context)}
    if not state["told"]:
        _tell(state, "going", context)
    key = context.effect(KIND, "mail", _payload(state, mail), permit=permit, awaited=True)
    context.record("effect", KIND, key=key, lead_id=state["lead"].id, purpose=mail.purpose, approved_by=permit.by)
    return {"approval": None, "told": True, "waiting": key, "go": "await_mail"}


def _tell(state: OnCourse, done: str, context: Context) -> None:
    shown = picture(state, context.calendar.zone)
    context.say(cards.lead_card(shown, done, context.language, lead_in=lead_in(state, context)), name="lead")


def _payload(state: OnCourse, mail: Mail) -> dict[str, Any]:
    lead, owner, brief = state["lead"], state["owner"], state["brief"]
    mail_id = brief.mail_id if isinstance(brief, NewLead | LeadMoved) else ""
    content = {"to": mail.to, "subject": mail.subject, "text": mail.text, "purpose": mail.purpose}
    return {
        **content,
        "lead_id": lead.id,
        "owner": lead.owner,
        "owner_booking": owner.booking if owner is not None else "",
        "reply_to_id": mail_id,
        "attachments": [],
    }


def _record(judgement: gate.Judgement, state: OnCourse, reasons: Sequence[Reason], context: Context) -> None:
    context.record(
        "judged",
        type(judgement.verdict).__name__.lower(),
        codes=[reason.code for reason in reasons],
        chain=[asdict(step) for step in judgement.chain],
        rules=state["ruled"].used,
        lead_id=state["lead"].id,
        total_excl_vat=f"{policy.budget_of(state['lead']) + Decimal(0):.2f}",
        autonomy=context.policy.autonomy,
    )
