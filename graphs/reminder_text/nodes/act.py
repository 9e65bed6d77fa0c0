"""What a decision about a text brings about: saved, brought back, shown again with what is wrong, or left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import decision_from_json, outcome_from_json
from graphs.context import Context
from graphs.dunning.texts import check_text
from graphs.reminder_text import cards
from graphs.reminder_text.brief import TextBrief
from graphs.reminder_text.nodes.hear import current
from graphs.reminder_text.state import Acted, Decided, Draft

PUT, RESET = "texts.put", "texts.reset"


async def decide(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    context, draft = runtime.context, state["draft"]
    decision = decision_from_json(state["decision"])
    if decision.verb == "edit":
        subject, body = decision.values.get("subject", "").strip(), _lines(decision.values.get("body", ""))
        problems = check_text(draft.name, subject, body)
        draft = replace(draft, subject=subject, body=body, problems=problems, by=decision.by)
        if problems:
            context.record("refused", "bad_text", problems=[problem.code for problem in problems], by=decision.by)
            return {"decision": None, "draft": draft, "go": "approve"}
        return {"decision": None, "draft": draft, **_stage(draft, decision.by, context)}
    if decision.verb == "approve" and not draft.problems and (draft.reset or draft.by):
        return {"decision": None, **_stage(draft, decision.by, context)}
    key = "closed.expired" if decision.verb == "expire" else "kept"
    context.say(cards.line(key, context.language), name="kept")
    context.record("refused", decision.verb, by=decision.by, note=decision.note)
    return {"decision": None, "ending": "done" if decision.verb == "approve" else "refused", "go": "end"}


async def conclude(state: Acted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, draft = runtime.context, state["draft"]
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        context.say(cards.failed(outcome, context.language), name="failed")
        return {"outcome": None, "ending": "failed"}
    company = (await context.books.quote_facts("", [])).company
    context.say(cards.done(draft, company, context.language), name="done")
    return {"outcome": None, "changed": True, "ending": "done"}


def _stage(draft: Draft, by: list[str], context: Context) -> dict[str, Any]:
    """Nothing is staged where it would change nothing."""
    now = current(TextBrief("edit", draft.name, draft.language, draft.manner), context)
    if not draft.reset and (now.subject, now.body.strip()) == (draft.subject, draft.body.strip()):
        context.say(cards.line("kept", context.language), name="kept")
        return {"ending": "done", "go": "end"}
    payload: dict[str, Any] = {"name": draft.name, "language": draft.language, "manner": draft.manner}
    payload["by"] = by[0] if by else context.asker.id
    if not draft.reset:
        payload |= {"subject": draft.subject, "body": draft.body}
    kind = RESET if draft.reset else PUT
    key = context.effect(kind, "text", payload, permit=gate.approved(by), awaited=True)
    context.record("effect", kind, key=key, text=f"{draft.name}.{draft.language}.{draft.manner}", approved_by=by)
    return {"waiting": key, "go": "await_text"}


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n") + "\n"
