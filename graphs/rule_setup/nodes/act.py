"""Stages what a decision brings about, and says how it ended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import EffectOutcome, decision_from_json, outcome_from_json
from graphs.context import Context
from graphs.rule_setup import cards
from graphs.rule_setup.desk import Desk, gather
from graphs.rule_setup.preparing import admitted, as_shown, since_shown
from graphs.rule_setup.questions import reason
from graphs.rule_setup.results import Refusal, full_stop
from graphs.rule_setup.state import Acted, Decided, Latest, Prepared
from graphs.rule_setup.wording import both

MOVED_ON = "moved_on"
"""What the keeper of the rules answers when a rule is no longer what it was when this was agreed to."""

CONTRADICTION = "contradiction"
"""What it answers when a rule that was armed in the meantime says the opposite."""


def finish(prepared: Prepared, shown: Prepared | None, by: list[str], desk: Desk, context: Context) -> dict[str, Any]:
    """Everything about it is known: it is done when exactly this was agreed to, else it is put before an approver."""
    ready = admitted(prepared, desk)
    if isinstance(ready, Refusal):
        return {"prepared": prepared, "shown": None, "approved_by": [], **refuse(context, ready)}
    if shown is not None and by and as_shown(ready, shown):
        return _stage(replace(ready, history=shown.history), by, desk, context)
    if shown is not None:
        ready = replace(ready, note=since_shown(ready, shown, desk))
    return {"prepared": ready, "shown": None, "approved_by": [], "reasons": [], "go": "replay"}


def refuse(context: Context, refusal: Refusal) -> dict[str, Any]:
    """Said, kept on record; nothing is armed."""
    context.say(cards.refused(refusal.text, context.language, warns=bool(refusal.code)), name="refused")
    context.record("refused", refusal.code or "nothing to do", problems=refusal.problems)
    reasons = [reason(refusal.code, **refusal.values)] if refusal.code else []
    return {"reasons": reasons, "problems": refusal.problems, "ending": refusal.ending, "go": "end"}


def _stage(prepared: Prepared, by: list[str], desk: Desk, context: Context) -> dict[str, Any]:
    permit = gate.approved(by)
    arms = prepared.op in {"add", "change"} or bool(prepared.settled)
    kind = "rules.arm" if arms else "rules.switch"
    payload = _arming(prepared, by, desk, context) if arms else _switching(prepared, by)
    key = context.effect(kind, "rule", payload, permit=permit, awaited=True)
    context.record("effect", kind, key=key, op=prepared.op, rule=prepared.rule_id, approved_by=by)
    return {"prepared": prepared, "shown": None, "approved_by": by, "waiting": key, "reasons": [], "go": "await_rule"}


def _arming(prepared: Prepared, by: list[str], desk: Desk, context: Context) -> dict[str, Any]:
    """A rule that is restored with something newly decided about another one is armed in a new version. `taken` are
    ids that a new rule must not get: the price list has them."""
    return {
        "op": "add" if prepared.op == "add" else "change",
        "rule_id": prepared.rule_id,
        "version": prepared.version,
        "draft": prepared.draft,
        "sentence": prepared.sentence,
        "author": context.asker.id,
        "approved_by": list(by),
        "relations": [
            {"other": each.other, "how": each.how, "cap": None if each.cap is None else str(each.cap)}
            for each in prepared.settled
        ],
        "taken": [rule.id for rule in desk.price_list],
    }


def _switching(prepared: Prepared, by: list[str]) -> dict[str, Any]:
    state = {"pause": "paused", "retire": "retired"}.get(prepared.op, "armed")
    expected = {"rule_id": prepared.rule_id, "version": prepared.version, "from": prepared.state}
    return {**expected, "state": state, "by": list(by)}


async def conclude(state: Acted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, prepared, intent = runtime.context, state["prepared"], state["intent"]
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        return {"outcome": None, **await _failed(prepared, outcome, context)}
    rule_id = str(outcome.result["rule_id"])
    version = int(outcome.result["version"])
    now = str(outcome.result.get("state") or "armed")
    half = intent.half and prepared.op == "add"
    context.say(cards.done(prepared, rule_id, version, now, context.language, half=half), name="done")
    known = replace(intent, rule_id=rule_id, version=version, state=now, half=False)
    return {"outcome": None, "intent": known, "latest": Latest(rule_id, version, now), "reasons": [], "ending": "done"}


async def _failed(prepared: Prepared, outcome: EffectOutcome, context: Context) -> dict[str, Any]:
    """Somebody else changed the rules in between: they are shown as they are now."""
    if CONTRADICTION in outcome.detail:
        context.say(cards.refused(both("failed.contradiction"), context.language, warns=True), name="contradiction")
        context.record("refused", CONTRADICTION, rule=prepared.rule_id)
        return {"reasons": [reason("rule_contradiction", id=both("reason.newer"))], "ending": "refused"}
    if MOVED_ON not in outcome.detail:
        context.say(cards.failed(prepared, outcome, context.language), name="failed")
        return {"ending": "failed"}
    desk = await gather(context)
    rule = desk.known.by_id(prepared.rule_id) if prepared.rule_id else None
    if rule is None:
        text = both("failed.gone" if prepared.rule_id else "failed.rules_moved", id=prepared.rule_id)
    else:
        words = full_stop(desk.words_of(rule))
        now = both(f"state.{rule.state}")
        text = both("failed.moved_on", id=rule.id, state=now, version=rule.version, words=words)
    context.say(cards.refused(text, context.language, warns=True), name="moved_on")
    context.record("refused", MOVED_ON, rule=prepared.rule_id)
    return {"ending": "refused"}


async def close(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Refused, expired or recalled: said, kept on record; it can be said again in other words."""
    context, decision = runtime.context, decision_from_json(state["decision"])
    context.say(cards.closed(decision, state["prepared"], context.language), name="closed")
    context.record("refused", decision.verb, by=decision.by, note=decision.note)
    return {"decision": None, "reasons": [], "ending": "refused"}
