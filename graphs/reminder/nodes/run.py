"""A run: everybody is looked at once, then each who is due becomes a case of their own."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import decision_from_json
from graphs.context import Context
from graphs.dunning.plan import Contact, Wait
from graphs.reminder import letters, pacing, run_cards
from graphs.reminder.brief import CustomerBrief, brief_to_json
from graphs.reminder.nodes.telling import note_planned
from graphs.reminder.parts import decimal_fact
from graphs.reminder.policy import Known, Outlook, outlook, usual
from graphs.reminder.reading import read_everybody, setting_of
from graphs.reminder.state import Asked, Opening, Planned, RunDecided, Survey
from graphs.reminder.wording import tell

_TOLD_EVERY = 250
_OPENED_AT_ONCE = 50
_NOT_YET = frozenset({"not_yet", "gap", "already", "disputed", "exhausted"})


async def survey(state: dict[str, Any], runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    await context.progress(tell(context.language, "doing.survey"))
    everybody = await read_everybody(context)
    found, outlooks = await _surveyed(everybody, context)
    known: dict[str, Any] = {"survey": found, "reasons": [], "decision": None}
    if not found.usual and not found.asked:
        context.say(run_cards.nothing(found, context.language), name="nothing")
        context.record("judged", "nothing", waiting=found.waiting, barred=len(found.barred))
        return {**known, "ending": "done", "go": "end"}
    about = gate.Matter("reminder", gate.Amounts(run_cards.highest(found.usual)))
    judgement = gate.judge(about, context.policy)
    _record_judged(found, judgement, context)
    match judgement.verdict:
        case gate.Shadow():
            return {**known, **await _rehearsed(found, everybody, outlooks, context)}
        case gate.Ask() as ask if found.usual:
            _open_asked(found, context)
            asked = Asked(ask.role, ask.approvals_needed, ask.confirm, approvers=ask.approvers)
            context.record("asked", "approval of the list", role=ask.role, count=len(found.usual))
            return {**known, "asked": asked, "go": "approve_run"}
        case gate.Refuse() as refuse if found.usual:
            _open_asked(found, context)
            context.say(run_cards.refused(found, context.language), name="refused")
            context.record("refused", refuse.code, count=len(found.usual))
            return {**known, "ending": "refused", "go": "end"}
        case gate.Act() as act:
            _open_asked(found, context)
            return {**known, "permit": gate.permit(act), "go": "open"}
        case _:
            _open_asked(found, context)
            return {**known, "permit": gate.noted(), "go": "open"}


async def _surveyed(everybody: dict[str, Known], context: Context) -> tuple[Survey, dict[str, Outlook]]:
    setting, waiting = setting_of(context), 0
    usual_: list[Planned] = []
    asked: list[Planned] = []
    barred: list[Planned] = []
    outlooks: dict[str, Outlook] = {}
    for done, (customer_id, known) in enumerate(everybody.items()):
        await asyncio.sleep(0)  # others get their turn while thousands are looked at
        if done and done % _TOLD_EVERY == 0:
            await context.progress(tell(context.language, "doing.survey.at", done=done, total=len(everybody)))
        found = outlook(known, setting)
        if isinstance(found.plan, Wait):
            waiting += found.plan.code in _NOT_YET
            continue
        planned = _planned(found, found.plan)
        if found.bans:
            barred.append(planned)
        elif usual(found, found.plan, context.policy):
            usual_.append(planned)
            outlooks[customer_id] = found
        else:
            asked.append(planned if planned.codes else replace(planned, codes=["act_limit"]))
    day = setting.today
    return Survey(day, _by_amount(usual_), _by_amount(asked), _by_amount(barred), waiting), outlooks


def _planned(found: Outlook, contact: Contact) -> Planned:
    return Planned(
        contact.customer_id,
        found.customer.name,
        contact.level,
        contact.tone,
        contact.total,
        contact.days_overdue,
        len(contact.listed),
        list(dict.fromkeys(reason.code for reason in found.all_reasons)),
        gentle="vip" in contact.reasons or "first_lateness" in contact.reasons,
    )


def _by_amount(planned: list[Planned]) -> list[Planned]:
    return sorted(planned, key=lambda each: (-each.total, each.customer_id))


def _open_asked(found: Survey, context: Context) -> None:
    """Those about whom somebody must decide, each in a thread of its own, whatever becomes of the others."""
    instants = pacing.paced(context.calendar, context.now, context.dunning_limits.per_minute)
    for planned, at in zip(found.asked, instants, strict=False):
        brief = CustomerBrief(customer_id=planned.customer_id, run=context.case_id)
        announce = run_cards.announced(planned, context.language)
        context.open(planned.customer_id, "reminder", brief_to_json(brief), announce=announce, at=at)
    note_planned(found.asked, context.language, context)


async def open_cases(state: Opening, runtime: Runtime[Context]) -> dict[str, Any]:
    """The usual ones, one after the other; they say nothing when all goes well."""
    context, found, permit = runtime.context, state["survey"], state["permit"]
    start = pacing.later(context.calendar, context.now, permit.undo_minutes)
    per_minute = context.dunning_limits.per_minute
    instants = pacing.paced(context.calendar, start, per_minute)
    for number, (planned, at) in enumerate(zip(found.usual, instants, strict=False)):
        if number % _OPENED_AT_ONCE == 0:
            await asyncio.sleep(0)
        brief = CustomerBrief(
            customer_id=planned.customer_id,
            run=context.case_id,
            approved_by=list(permit.by),
            level=planned.level,
            total=decimal_fact(planned.total),
            waited=permit.undo_minutes,
        )
        context.open(planned.customer_id, "reminder", brief_to_json(brief), at=at)
    note_planned(found.usual, context.language, context)
    leaving = run_cards.Leaving(start, context.asker.time_zone, per_minute) if _can_be_stopped(start, context) else None
    context.say(run_cards.opened(found, leaving, context.language, shown=bool(permit.by)), name="opened")
    context.record(
        "effect",
        "opened",
        usual=len(found.usual),
        asked=len(found.asked),
        total=decimal_fact(found.total),
        by=permit.by,
    )
    return {"opened": True, "ending": "done", "go": "end"}


def _can_be_stopped(start: datetime, context: Context) -> bool:
    return start - context.now >= timedelta(minutes=1)


async def approved_run(state: RunDecided, runtime: Runtime[Context]) -> dict[str, Any]:
    decision = decision_from_json(state["decision"])
    return {"decision": None, "permit": gate.approved(decision.by), "go": "open"}


async def close_run(state: RunDecided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Refused, expired or withdrawn: none of the usual ones leaves; those asked one by one go on in their threads."""
    context, found = runtime.context, state["survey"]
    decision = decision_from_json(state["decision"])
    until = context.calendar.working_day_from(context.today + timedelta(days=1))
    context.say(run_cards.closed(decision, found, until, context.language), name="closed")
    context.record("refused", decision.verb, by=decision.by, note=decision.note, count=len(found.usual))
    return {"decision": None, "asked": None, "ending": "refused", "go": "end"}


async def _rehearsed(
    found: Survey, everybody: dict[str, Known], outlooks: dict[str, Outlook], context: Context
) -> dict[str, Any]:
    """What would have left, for the record only."""
    company = (await context.books.quote_facts(found.usual[0].customer_id, [])).company if found.usual else None
    for planned in found.usual:
        seen = outlooks[planned.customer_id]
        if company is not None and isinstance(seen.plan, Contact):
            ready = letters.without_copies(seen, seen.plan, everybody[planned.customer_id], company, context)
            context.rehearse(letters.ACT, f"mail.{planned.customer_id}", letters.payload(ready, context))
    context.say(run_cards.rehearsed(found, context.language), name="shadow")
    return {"ending": "done", "go": "end"}


def _record_judged(found: Survey, judgement: gate.Judgement, context: Context) -> None:
    context.record(
        "judged",
        type(judgement.verdict).__name__.lower(),
        chain=[asdict(step) for step in judgement.chain],
        usual=len(found.usual),
        asked=len(found.asked),
        barred=len(found.barred),
        waiting=found.waiting,
        total=decimal_fact(found.total),
        autonomy=context.policy.autonomy,
    )
