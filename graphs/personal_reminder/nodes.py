"""The steps of the reminder graph: reading and staging. Node names are API: cases wait in `ask` and `await_note`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs import gate
from graphs.ask import EffectAwaited, EffectOutcome, answer_from_json, ask_to_json, outcome_from_json
from graphs.context import Context
from graphs.message import text_message
from graphs.personal_reminder import cards
from graphs.personal_reminder.answering import answered, wish_of
from graphs.personal_reminder.brief import brief_from_json
from graphs.personal_reminder.deciding import Around, Ask, Ready, Refused, decide
from graphs.personal_reminder.state import Incoming, Missing, Noted, Waiting, Wish
from graphs.personal_reminder.wording import tell
from graphs.understanding.text import excerpt

_TAKEN: dict[str, Any] = {"request": None, "answer": None, "outcome": None, "gap": None, "reasons": []}
"""What this turn brought in is worked: no later run may take it for its own."""

_NO_MORE = frozenset({"gone", "not_yours"})
"""Why the keeper of reminders refuses: it has ended, or is somebody else's."""


async def hear(state: Incoming, runtime: Runtime[Context]) -> dict[str, Any]:
    """Takes in what was said, as far as what is to be done, one question, or a refusal."""
    context = runtime.context
    if context.asker.outside:
        return _refuse(context, tell(context.language, "no.outside"), None)
    around = await _around(context)
    wish = _wish(state, around)
    if wish is None:
        context.record("refused", "stopped by the requester")
        kept = state["gap"] is not None and state["gap"].code == "all"
        context.say(text_message(tell(context.language, "kept.all" if kept else "stopped")), name="stopped")
        return {**_TAKEN, "wish": state.get("wish"), "ending": "refused", "go": "end"}
    match decide(wish, around):
        case Ask(wish=wish, gap=gap):
            context.record("asked", f"reminder.{gap.code}", text=gap.text, choices=[each.value for each in gap.options])
            return {**_TAKEN, "wish": wish, "gap": gap, "reasons": [cards.reason(gap)], "go": "ask"}
        case Refused(wish=wish, text=text):
            return _refuse(context, text, wish)
        case Ready(wish=wish):
            return {**_TAKEN, **_do(wish, around, context)}


async def _around(context: Context) -> Around:
    entries = await context.agenda.of(context.asker.id) if context.agenda is not None else []
    return Around(context.asker, context.colleagues, entries, context.now, context.language)


def _wish(state: Incoming, around: Around) -> Wish | None:
    answer, wish, gap = state["answer"], state.get("wish"), state["gap"]
    if answer is not None and wish is not None and gap is not None:
        return answered(answer_from_json(answer), gap, wish, around)
    return wish_of(brief_from_json(state["request"] or {}))


def _refuse(context: Context, text: str, wish: Wish | None) -> dict[str, Any]:
    context.say(text_message(text), name="refused")
    context.record("refused", "personal reminder", text=text)
    return {**_TAKEN, "wish": wish, "ending": "refused", "go": "end"}


def _do(wish: Wish, around: Around, context: Context) -> dict[str, Any]:
    if wish.op == "list":
        context.say(cards.listed(around), name="list")
        numbers = [entry.number for entry in around.entries]
        return {"wish": wish, "listed": numbers, "ending": "done", "go": "end"}
    kind, payload = _effect(wish, around, context)
    key = context.effect(kind, "note", payload, permit=gate.noted(), awaited=True)
    context.record("effect", kind, key=key, number=wish.number, person=wish.person)
    return {"wish": replace(wish, who=around.person(wish.person).name), "waiting": key, "go": "await_note"}


def _effect(wish: Wish, around: Around, context: Context) -> tuple[str, dict[str, Any]]:
    by = context.asker.id
    match wish.op:
        case "set":
            return "agenda.set", {
                "case_id": context.case_id,
                "owner": by,
                "person": wish.person,
                "text": wish.text,
                "zone": wish.zone,
                "local": wish.local,
                "rrule": wish.rrule,
                "language": context.language,
                "here": wish.here,
            }
        case "change" | "snooze":
            rrule = wish.rrule or None
            return "agenda.change", {
                "id": wish.entry,
                "by": by,
                "local": wish.local,
                "rrule": rrule,
                "again": wish.again,
            }
        case "cancel" if wish.entries:
            return "agenda.end", {"ids": wish.entries, "by": by, "how": "cancelled"}
        case _:
            return "agenda.end", {"id": wish.entry, "by": by, "how": _how(wish, around)}


def _how(wish: Wish, around: Around) -> str:
    """A colleague who cancels what was asked of them before they agreed refuses it."""
    entry = around.entry(wish.entry)
    if wish.op == "done":
        return "done"
    waits = entry is not None and entry.state == "waiting" and entry.owner != around.asker.id
    return "refused" if waits else "cancelled"


async def ask(state: Missing) -> dict[str, Any]:
    return {"answer": interrupt(ask_to_json(cards.question(state["gap"])))}


async def await_note(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}


async def conclude(state: Noted, runtime: Runtime[Context]) -> dict[str, Any]:
    """Says what was noted, as it was noted."""
    context, wish = runtime.context, state["wish"]
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        return {"outcome": None, **_failed(outcome, context)}
    if wish.entries:
        numbers = [int(number) for number in outcome.result["numbers"]]
        context.say(cards.all_ended(numbers, context.language), name="noted")
        return {"outcome": None, "reasons": [], "ending": "done"}
    number = int(outcome.result["number"])
    wish = replace(wish, number=number, entry=str(outcome.result["id"]))
    around = await _around(context)
    match wish.op:
        case "set":
            message = cards.noted(wish, number, around)
        case "change" | "snooze":
            message = cards.changed(wish, around)
        case _:
            message = cards.ended(wish, str(outcome.result["state"]), around.entry(wish.entry), context.language)
    context.say(message, name="noted")
    return {"outcome": None, "wish": wish, "reasons": [], "ending": "done"}


def _failed(outcome: EffectOutcome, context: Context) -> dict[str, Any]:
    gone = outcome.detail.strip() in _NO_MORE
    detail = excerpt(outcome.detail, 200)
    text = tell(context.language, "no.gone") if gone else tell(context.language, "no.failed", detail=detail)
    context.say(text_message(text, tone="normal" if gone else "warning"), name="failed")
    return {"ending": "refused" if gone else "failed"}
