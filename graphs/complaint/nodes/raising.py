"""Holds what is automatic back, gathers the history, alerts people: once, and again when nobody answers."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import Reason
from graphs.complaint import asking
from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.history import gather
from graphs.complaint.nodes.showing import scene_of
from graphs.complaint.policy import held_role, kinds_of, role_of, severity_of
from graphs.complaint.state import PRECAUTION, Alerted, History, Known, Subject
from graphs.complaint.wording import tell
from graphs.context import Context
from graphs.standing import SUSPECTED, Standing
from integrations.errors import IntegrationError

LONGEST_NOTE = 300


async def hold(state: Known, runtime: Runtime[Context]) -> dict[str, Any]:
    """First of all: from now on nothing automatic leaves to them."""
    context, brief, subject = runtime.context, state["brief"], state["subject"]
    running = await _running(subject, context)
    before = next((each for each in running if each.kind == "complaint" and each.by != PRECAUTION), None)
    if subject.key:
        put_standing(_standing(subject, brief, context), "standing", context)
    await context.progress(tell(context.language, "doing.gather"))
    role = held_role(context.policy, role_of(context.policy, context.complaint_role), context.colleagues)
    history = await gather(subject, brief, context)
    known = Alerted(brief=brief, subject=subject, history=history, before=before, role=role, raised=1, taker="")
    _record(known, context)
    return {**known, "reasons": _reasons(known, context), "go": "alert"}


async def _running(subject: Subject, context: Context) -> list[Standing]:
    """Books that do not answer keep no alert from being raised."""
    try:
        return await context.standing(subject.key)
    except IntegrationError:
        return []


def raise_again(state: Alerted, role: str, history: History, context: Context) -> dict[str, Any]:
    """With that role, and what is known by now."""
    known = Alerted(
        brief=state["brief"],
        subject=state["subject"],
        history=history,
        before=state["before"],
        role=held_role(context.policy, role, context.colleagues),
        raised=state["raised"] + 1,
        taker="",
    )
    _record(known, context)
    return {**known, "decision": None, "reasons": _reasons(known, context), "go": "alert"}


def put_standing(standing: Standing, name: str, context: Context) -> None:
    payload = {
        "subject": standing.subject,
        "kind": standing.kind,
        "since": standing.since.isoformat(),
        "until": None if standing.until is None else standing.until.isoformat(),
        "note": standing.note,
        "by": standing.by,
    }
    key = context.effect("standing.put", name, payload, permit=gate.noted())
    context.record("effect", "standing.put", key=key, subject=standing.subject)


def _standing(subject: Subject, brief: ComplaintBrief, context: Context) -> Standing:
    by = context.asker.id if brief.sure else SUSPECTED
    note = " ".join((brief.excerpt or brief.words).split())[:LONGEST_NOTE]
    return Standing(subject.key, "complaint", context.today, None, note, by)


def _reasons(state: Alerted, context: Context) -> list[Reason]:
    return [asking.reason(scene_of(state, context))]


def _record(state: Alerted, context: Context) -> None:
    context.record(
        "asked",
        "alert",
        role=state["role"],
        raised=state["raised"],
        severity=severity_of(state["brief"]),
        kinds=list(kinds_of(state["brief"])),
        codes=["complaint"],
    )
