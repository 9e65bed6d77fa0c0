"""Tuning the score: what a colleague wishes is read back with what it would have changed, and agreed to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import decision_from_json, outcome_from_json
from graphs.context import Context
from graphs.lead import cards
from graphs.lead import reasons as because
from graphs.lead.parts import class_name
from graphs.lead.points import LAST, full, replay, summed, tuned, wrong
from graphs.lead.state import AskedApproval, Tuning
from graphs.lead.wording import tell
from graphs.leads.wording import point_text
from graphs.message import Block, Excerpt, Message, Text

_LONGEST_WORDS = 500


async def look(state: Tuning, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    assert context.leads is not None
    scoring = await context.leads.scoring()
    brief = summed(state["brief"], scoring)
    mistake = wrong(brief, scoring)
    if mistake is None:
        return {"brief": brief, "scoring": scoring, "go": "replay"}
    values = dict(mistake.values)
    if "code" in values:
        values["sign"] = point_text(str(values.pop("code")), context.language)
    if mistake.key == "points.bad_sign":
        values["known"] = ", ".join(point_text(code, context.language) for code in full(scoring).points)
    context.say(cards.line(mistake.key, context.language, tone="warning", **values), name="wrong")
    context.record("refused", mistake.key)
    return {"scoring": scoring, "ending": "refused", "go": "end"}


async def replayed(state: Tuning, runtime: Runtime[Context]) -> dict[str, Any]:
    """On the last leads; then whoever may is asked, and nobody else."""
    context, brief, scoring = runtime.context, state["brief"], state["scoring"]
    assert context.crm is not None
    leads = await context.crm.leads(limit=LAST)
    seen = replay(leads, full(scoring), tuned(brief, scoring))
    role = gate.approving_role([because.points_changed()], context.policy, gate.Amounts(Decimal(0)))
    if role is None:
        context.say(cards.line("reason.no_approver", context.language, tone="warning"), name="refused")
        context.record("refused", "no_approver")
        return {"replayed": seen, "ending": "refused", "go": "end"}
    if context.policy.autonomy == "observe":
        context.say(shown_points({**state, "replayed": seen}, context.language), name="points")
        context.say(cards.line("points.observed", context.language, tone="muted"), name="observed")
        context.rehearse("leads.points", "points", {"points": brief.points, "hot": brief.hot, "warm": brief.warm})
        return {"replayed": seen, "ending": "done", "go": "end"}
    context.record("asked", "approval", role=role.name, points=brief.points, hot=brief.hot, warm=brief.warm)
    return {"replayed": seen, "approval": AskedApproval(role.name, 1, False), "go": "confirm"}


async def settle(state: Tuning, runtime: Runtime[Context]) -> dict[str, Any]:
    context, brief = runtime.context, state["brief"]
    decision = decision_from_json(state["decision"] or {"verb": "expire"})
    cleared: dict[str, Any] = {"decision": None, "approval": None, "reasons": []}
    if decision.verb != "approve":
        context.say(cards.line("points.closed", context.language), name="closed")
        context.record("refused", decision.verb, by=decision.by, note=decision.note)
        return {**cleared, "ending": "refused", "go": "end"}
    by = decision.by[0] if decision.by else ""
    payload = {**content(state), "by": by, "words": brief.words[:_LONGEST_WORDS]}
    key = context.effect("leads.points", "points", payload, permit=gate.noted(), awaited=True)
    context.record(
        "changed", "lead.points", by=decision.by, points=brief.points, hot=payload["hot"], warm=payload["warm"]
    )
    return {**cleared, "waiting": key, "go": "await_points"}


async def settled(state: Tuning, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        said = cards.failure(tell(context.language, "points.failed"), outcome, context.language)
        context.say(said, name="failed")
        return {"outcome": None, "ending": "failed"}
    context.say(cards.line("points.done", context.language), name="done")
    return {"outcome": None, "ending": "done"}


def content(state: Tuning) -> dict[str, Any]:
    """The typed content that an approval holds for: the signs that change, and both thresholds as they will be."""
    after = tuned(state["brief"], state["scoring"])
    before = full(state["scoring"]).points
    changed = {code: value for code, value in after.points.items() if value != before[code]}
    return {"points": changed, "hot": after.hot, "warm": after.warm}


def shown_points(state: Tuning, language: str) -> Message:
    """What changes, in words, and how many of the last leads would be classed otherwise."""
    brief, seen = state["brief"], state["replayed"]
    before, after = full(state["scoring"]), tuned(state["brief"], state["scoring"])
    lines = [
        tell(language, "points.sign", sign=point_text(code, language), before=before.points[code], after=value)
        for code, value in after.points.items()
        if value != before.points[code]
    ]
    for name, old, new in (("hot", before.hot, after.hot), ("warm", before.warm, after.warm)):
        if old != new:
            lines.append(tell(language, f"points.{name}", before=old, after=new))
    summary = tell(language, "points.summary")
    blocks: list[Block] = [Text(summary, tone="heading"), *(Text(line) for line in lines)]
    moved = sum(seen.moves.values())
    if not seen.seen:
        blocks.append(Text(tell(language, "points.none_seen"), tone="muted"))
    elif not moved:
        blocks.append(Text(tell(language, "points.same", seen=seen.seen), tone="strong"))
    else:
        key = "points.moved.one" if moved == 1 else "points.moved.many"
        blocks.append(Text(tell(language, key, count=moved, seen=seen.seen), tone="strong"))
        for move, count in sorted(seen.moves.items()):
            was, becomes = (class_name(each, language) for each in move.split(">"))
            blocks.append(Text(tell(language, "points.move", before=was, after=becomes, count=count)))
    if brief.words.strip():
        blocks.append(Excerpt(brief.words.strip()[:_LONGEST_WORDS], source=tell(language, "points.said")))
    return Message(f"{summary}. {' '.join(lines)}", blocks)
