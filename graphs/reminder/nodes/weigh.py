"""Reads the books, plans, and puts the reminder before the gate; after a decision, again: what was shown must hold."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import Decision, Reason, decision_from_json
from graphs.context import Context
from graphs.dunning.plan import Contact, Wait
from graphs.message import text_message
from graphs.reminder import cards, letters
from graphs.reminder import reasons as because
from graphs.reminder.nodes.telling import note_run
from graphs.reminder.notice import draft
from graphs.reminder.parts import decimal_fact
from graphs.reminder.policy import Known, Outlook, by_letter, matter, outlook
from graphs.reminder.reading import read_customer, setting_of
from graphs.reminder.state import Asked, Decided, Found, Letter, Prepared, Wanted
from graphs.reminder.wording import tell
from integrations.books.port import Company

_FRESH: dict[str, Any] = {"decision": None, "outcome": None, "idle": None}


async def weigh(state: Found, runtime: Runtime[Context]) -> dict[str, Any]:
    """Anew, or because the books said otherwise just before the mail would have left."""
    context, wanted = runtime.context, state["wanted"]
    looked = await _look(wanted, context, habits=not _plain(wanted))
    if looked is not None and _plain(wanted) and not _leaves(looked[2], wanted, context):
        looked = await _look(wanted, context)
    if looked is None:
        return {**_FRESH, **_gone(wanted, context)}
    known, company, found = looked
    wanted = replace(wanted, name=known.customer.name)
    again = state["attempts"] > 0
    if isinstance(found.plan, Wait):
        return {**_FRESH, "wanted": wanted, **_nothing(wanted, known, found, found.plan, context, again=again)}
    ready = await letters.prepared(found, found.plan, known, company, context)
    seen = state.get("prepared") if state["decided"] else None
    changed = _changed(seen, ready) if seen is not None else []
    asked = replace(state.get("asked") or _NOBODY, again="changed") if changed else None
    about = matter(found, found.plan, wanted)
    about = replace(about, reasons=[*about.reasons, *changed])
    return {**_FRESH, "wanted": wanted, **await _follow(about, wanted, ready, context, asked)}


_NOBODY = Asked("", 1, False)

_COURTEOUS = 1
"""The last level that is courteous to everybody."""


async def recheck(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Somebody agreed, or changed the words: the books are read again."""
    context, wanted, shown, asked = runtime.context, state["wanted"], state["prepared"], state["asked"]
    decision = decision_from_json(state["decision"])
    edit = decision.verb == "edit"
    if edit:
        context.record("changed", "edited before approval", by=decision.by, values=decision.values)
    looked = await _look(wanted, context)
    if looked is None:
        return {**_FRESH, **_gone(wanted, context)}
    known, company, found = looked
    if isinstance(found.plan, Wait):
        return {**_FRESH, **_nothing(wanted, known, found, found.plan, context, again=True)}
    ready = await letters.prepared(found, found.plan, known, company, context)
    same = letters.same(ready, shown)
    if same:
        # What was seen is what leaves, whatever the day has changed in its words since.
        ready = replace(ready, letter=_edited(shown, decision) if edit else shown.letter, copies=shown.copies)
    problem = letters.problem_of(ready.letter.subject, ready.letter.body) if edit and same else {}
    about = matter(found, found.plan, wanted, seen=edit and same and not problem)
    if not edit and same and letters.all_seen(_with_reasons(ready, about), shown):
        ready = replace(ready, reasons=shown.reasons)
        return {**_FRESH, **_let_go(wanted, ready, gate.approved(decision.by), decided=True)}
    asked = replace(
        asked,
        excluded=sorted({*asked.excluded, *_editors(decision, context)}),
        again="edited" if edit and same else "changed" if not same else "reasons",
        problem=problem,
    )
    if problem:
        return {**_FRESH, **await _ask_again(about, ready, asked, context)}
    about = replace(about, reasons=[*about.reasons, *_changed(shown, ready)])
    return {**_FRESH, **await _follow(about, wanted, ready, context, asked)}


def _plain(wanted: Wanted) -> bool:
    """One of the thousands of a run at a level that is courteous whoever they are: what they paid in the past changes
    nothing, and reading it for each of them would take the books too long."""
    return wanted.silent and (wanted.level or 0) <= _COURTEOUS


def _leaves(found: Outlook, wanted: Wanted, context: Context) -> bool:
    """Whether nobody is to be shown it."""
    if isinstance(found.plan, Wait):
        return True
    judged = gate.judge(matter(found, found.plan, wanted), context.policy)
    return found.plan.level <= _COURTEOUS and isinstance(judged.verdict, gate.Act)


async def _look(wanted: Wanted, context: Context, *, habits: bool = True) -> tuple[Known, Company, Outlook] | None:
    await context.progress(tell(context.language, "doing.weigh"))
    read = await read_customer(wanted.customer_id, context, habits=habits)
    if read is None:
        return None
    known, company = read
    return known, company, outlook(known, setting_of(context), wanted.numbers)


def _changed(seen: Prepared, now: Prepared) -> list[Reason]:
    """Somebody agreed to something else: they are asked about what it is now."""
    if letters.same(now, seen):
        return []
    return [because.changed(seen.contact, now.contact)]


def _edited(shown: Prepared, decision: Decision) -> Letter:
    subject = decision.values.get("subject", shown.letter.subject).strip()
    body = decision.values.get("body", shown.letter.body).replace("\r\n", "\n")
    return Letter(subject, body, list(decision.by))


def _editors(decision: Decision, context: Context) -> list[str]:
    return decision.by if decision.verb == "edit" and not context.policy.editor_may_approve else []


def _with_reasons(ready: Prepared, about: gate.Matter) -> Prepared:
    return replace(ready, reasons=[*about.bans, *about.reasons, *(demand.reason for demand in about.demands)])


async def _follow(
    about: gate.Matter, wanted: Wanted, ready: Prepared, context: Context, before: Asked | None = None
) -> dict[str, Any]:
    """What the gate's verdict means for the case. `before` is the approval that was asked the last time."""
    judgement = gate.judge(about, context.policy)
    ready = _with_reasons(ready, about)
    _record_judged(judgement, ready, context)
    match judgement.verdict:
        case gate.Act() as act:
            return _let_go(wanted, ready, _permit(about, act, wanted, ready), decided=bool(ready.letter.edited_by))
        case gate.Ask() as ask:
            asked = Asked(ask.role, ask.approvals_needed, ask.confirm, approvers=ask.approvers)
            if before is not None:
                asked = replace(asked, excluded=before.excluded, again=before.again, problem=before.problem)
            return await _ask(wanted, await _drafted(ready, context), asked, context)
        case gate.Refuse() as refuse:
            return _refused(refuse, wanted, ready, context)
        case gate.Shadow(would):
            return {"prepared": await _drafted(ready, context), "reasons": [], "would": would, "go": "rehearse"}


async def _ask_again(about: gate.Matter, ready: Prepared, asked: Asked, context: Context) -> dict[str, Any]:
    """Words that cannot leave are put back before whoever changed them."""
    context.record("asked", "approval", role=asked.role, why="the edited message cannot leave")
    ready = _with_reasons(ready, about)
    return {"prepared": ready, "asked": asked, "reasons": ready.reasons, "go": "approve"}


async def _ask(wanted: Wanted, ready: Prepared, asked: Asked, context: Context) -> dict[str, Any]:
    context.record("asked", "approval", role=asked.role, codes=[reason.code for reason in ready.reasons])
    note_run(wanted, ready.contact, "asked", ready.reasons[0].code if ready.reasons else "", context)
    return {"prepared": ready, "asked": asked, "reasons": ready.reasons, "go": "approve"}


async def _drafted(ready: Prepared, context: Context) -> Prepared:
    """With the letter that a person sends, where it has come to that."""
    if not by_letter(ready.contact) or ready.notice is not None:
        return ready
    await context.progress(tell(context.language, "doing.letter"))
    return replace(ready, notice=await draft(ready, context))


def _permit(about: gate.Matter, act: gate.Act, wanted: Wanted, ready: Prepared) -> gate.Permit:
    """Who saw exactly this: who edited it, or who approved the run's list."""
    if about.seen:
        return gate.approved(ready.letter.edited_by or wanted.approved_by)
    return gate.permit(act, wanted.waited)


def _let_go(wanted: Wanted, ready: Prepared, permit: gate.Permit, *, decided: bool) -> dict[str, Any]:
    return {"prepared": ready, "permit": permit, "decided": decided, "reasons": [], "go": "act"}


def _refused(refusal: gate.Refuse, wanted: Wanted, ready: Prepared, context: Context) -> dict[str, Any]:
    context.record("refused", refusal.code, codes=[reason.code for reason in refusal.reasons])
    if not wanted.silent:
        context.say(cards.refused(refusal, ready, context.language))
    state = "failed" if refusal.code in ("missing_address", "bad_address", "no_approver") else "skipped"
    note_run(wanted, ready.contact, state, refusal.code, context)
    reasons = refusal.reasons
    return {"prepared": ready, "reasons": reasons, "not_sent": refusal.code, "ending": "refused", "go": "end"}


def _nothing(
    wanted: Wanted, known: Known, found: Outlook, wait: Wait, context: Context, *, again: bool
) -> dict[str, Any]:
    """Nothing is due: a person is told why and until when; a run's own case ends without a word."""
    context.record("judged", "wait", code=wait.code, until=wait.until.isoformat() if wait.until else None)
    if not wanted.silent:
        language, today = context.language, context.today
        context.say(cards.nothing(known, wait, found.all_reasons, today, language, again=again), name="nothing")
    note_run(wanted, None, "skipped", wait.code, context)
    return {"prepared": None, "idle": wait, "reasons": [], "ending": "done", "go": "end"}


def _gone(wanted: Wanted, context: Context) -> dict[str, Any]:
    if not wanted.silent:
        context.say(text_message(tell(context.language, "said.gone")), name="gone")
    context.record("refused", "unknown_customer", customer=wanted.customer_id)
    note_run(wanted, None, "skipped", "unknown_customer", context)
    return {"prepared": None, "not_sent": "unknown_customer", "reasons": [], "ending": "refused", "go": "end"}


def _record_judged(judgement: gate.Judgement, ready: Prepared, context: Context) -> None:
    contact: Contact = ready.contact
    context.record(
        "judged",
        type(judgement.verdict).__name__.lower(),
        codes=[reason.code for reason in ready.reasons],
        exceptions=[{"code": r.code, "text": r.text, "expected": r.expected, "found": r.found} for r in ready.reasons],
        chain=[asdict(step) for step in judgement.chain],
        customer=contact.customer_id,
        level=contact.level,
        tone=contact.tone,
        plan=contact.reasons,
        total=decimal_fact(contact.total),
        autonomy=context.policy.autonomy,
    )
