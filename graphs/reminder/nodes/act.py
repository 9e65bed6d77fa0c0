"""Stages what goes out, and says how it ended; what a person sent themselves is only kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import EffectOutcome, decision_from_json, outcome_from_json
from graphs.context import Context
from graphs.message import text_message
from graphs.reminder import cards, letters
from graphs.reminder.nodes.telling import note_run
from graphs.reminder.parts import decimal_fact
from graphs.reminder.state import Acting, Decided, Prepared, Rehearsing, Settling, Wanted
from graphs.reminder.wording import tell

MOST_ATTEMPTS = 3
"""How often one case is weighed again because the books moved."""

_TOLD = {"unknown": "unknown", "rejected": "mail_refused", "misconfigured": "mail_settings", "gave_up": "mail_gave_up"}
"""What keeps a mail from leaving, as a run is told of it."""

_MOVED = frozenset({"changed", "paid", "disputed"})


async def act(state: Acting, runtime: Runtime[Context]) -> dict[str, Any]:
    """The mail leaves in working hours; until then, and while it can be taken back, the thread shows what leaves."""
    context, ready, wanted, permit = runtime.context, state["prepared"], state["wanted"], state["permit"]
    opening = context.calendar.next_opening(context.now)
    waits = opening > context.now
    if (permit.undo_minutes or waits) and not wanted.silent:
        at = opening if waits else None
        context.say(cards.leaving(ready, at, context.asker.time_zone, context.language), name="leaving")
    key = context.effect(
        letters.ACT, "mail", letters.payload(ready, context), permit=permit, awaited=True, not_before=opening
    )
    context.record("effect", letters.ACT, key=key, to=ready.customer.email, **_at_stake(ready, permit.by))
    return {"waiting": key, "outcome": None, "go": "await_mail"}


async def settle(state: Settling, runtime: Runtime[Context]) -> dict[str, Any]:
    context, ready, wanted = runtime.context, state["prepared"], state["wanted"]
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        return _failed(ready, wanted, outcome, context)
    why = str(outcome.result.get("why", ""))
    if outcome.result.get("sent", not why):
        return _sent(state, context)
    attempts = state["attempts"] + 1
    if why in _MOVED and attempts <= MOST_ATTEMPTS:
        if not wanted.silent:
            context.say(text_message(tell(context.language, "said.again"), tone="muted"), name="again")
        context.record("judged", "again", why=why, attempt=attempts)
        return {"outcome": None, "attempts": attempts, "go": "weigh"}
    if not wanted.silent:
        context.say(cards.not_sent(why, ready, context.language), name="not_sent")
    context.record("refused", why, customer=ready.contact.customer_id)
    note_run(wanted, ready.contact, "skipped", why, context)
    return {"outcome": None, "not_sent": why, "ending": "done", "go": "end"}


def _sent(state: Settling, context: Context) -> dict[str, Any]:
    ready, wanted = state["prepared"], state["wanted"]
    # What nobody was asked about says nothing when its run has told of it.
    if not wanted.silent or state["decided"]:
        context.say(cards.sent(ready, context.language), name="sent")
    note_run(wanted, ready.contact, "sent", "", context)
    return {"outcome": None, "sent": True, "ending": "done", "go": "end"}


def _failed(ready: Prepared, wanted: Wanted, outcome: EffectOutcome, context: Context) -> dict[str, Any]:
    # Its run tells of all that certainly did not leave at once; what may have left is for a person to look at.
    if not wanted.silent or outcome.error == "unknown":
        context.say(cards.failed(ready, outcome, context.language), name="failed")
    note_run(wanted, ready.contact, "failed", _TOLD.get(outcome.error or "", "failed"), context)
    return {"outcome": None, "not_sent": outcome.error or "failed", "ending": "failed", "go": "end"}


async def close(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Refused, expired or withdrawn: said, kept on record. What a person refused is not proposed again at once."""
    context, ready, wanted = runtime.context, state["prepared"], state["wanted"]
    decision = decision_from_json(state["decision"])
    until: date | None = None
    if decision.verb == "reject":
        until = _held(ready, decision.by, decision.note, context)
    context.say(cards.closed(decision, ready, until, context.language), name="closed")
    context.record("refused", decision.verb, by=decision.by, note=decision.note)
    note_run(wanted, ready.contact, "skipped", "expired" if decision.verb == "expire" else "rejected", context)
    return {"decision": None, "asked": None, "not_sent": decision.verb, "reasons": [], "ending": "refused", "go": "end"}


def _held(ready: Prepared, by: list[str], note: str, context: Context) -> date:
    """Notes that nobody is to be asked again for as many days as lie between two reminders; returns the day after."""
    today, until = context.today, context.today + timedelta(days=max(context.ladder.least_gap, 1) - 1)
    context.effect(
        "standing.put",
        "hold",
        {
            "subject": ready.contact.customer_id,
            "kind": "hold",
            "since": today.isoformat(),
            "until": until.isoformat(),
            "note": note.strip()[:500],
            "by": by[0] if by else "",
        },
        permit=gate.noted(),
    )
    return context.calendar.working_day_from(until + timedelta(days=1))


async def mark(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Somebody says that they have sent the formal notice: that is kept, whatever the books have become since."""
    context, ready, wanted = runtime.context, state["prepared"], state["wanted"]
    decision = decision_from_json(state["decision"])
    contact, permit = ready.contact, gate.approved(decision.by)
    numbers = {each.number for each in contact.listed}
    open_ = await context.books.open_invoices(contact.customer_id)
    owed = any(each.balance > 0 and each.number in numbers for each in open_)
    context.effect(letters.NOTED, "noted", letters.listed(ready, context), permit=permit)
    if owed:
        notice = {
            "subject": contact.customer_id,
            "kind": "final_notice",
            "since": context.today.isoformat(),
            "until": None,
            "note": contact.carrier.number,
            "by": decision.by[0] if decision.by else "",
        }
        context.effect("standing.put", "final_notice", notice, permit=permit)
    context.record("effect", letters.NOTED, **_at_stake(ready, decision.by))
    context.say(cards.noted(ready, owed, context.language), name="noted")
    note_run(wanted, contact, "sent", "notice", context)
    return {"decision": None, "asked": None, "sent": True, "reasons": [], "ending": "done", "go": "end"}


async def rehearse(state: Rehearsing, runtime: Runtime[Context]) -> dict[str, Any]:
    """Shadow: stages what would have been done, for the record only, and tells it."""
    context, ready, would, wanted = runtime.context, state["prepared"], state["would"], state["wanted"]
    if isinstance(would, gate.Act):
        context.rehearse(letters.ACT, "mail", letters.payload(ready, context))
    context.say(cards.rehearsed(would, ready, context.language), name="shadow")
    note_run(wanted, ready.contact, "skipped", "", context)
    return {"would": None, "ending": "done", "go": "end"}


def _at_stake(ready: Prepared, by: list[str]) -> dict[str, Any]:
    contact = ready.contact
    return {
        "customer": contact.customer_id,
        "level": contact.level,
        "tone": contact.tone,
        "invoices": [each.number for each in contact.listed],
        "total": decimal_fact(contact.total),
        "accepted": [reason.code for reason in ready.reasons],
        "approved_by": by,
    }
