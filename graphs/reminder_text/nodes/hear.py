"""Takes in what is asked about the texts: shows them, asks which one is meant, or opens one to be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import Answer, answer_from_json
from graphs.context import Context, Role
from graphs.dunning.texts import NAMES, TEXTS, check_text
from graphs.reminder_text import cards
from graphs.reminder_text.brief import TextBrief, brief_from_json
from graphs.reminder_text.reading import read_texts
from graphs.reminder_text.state import Asked, Draft
from graphs.rules.names import role_labels
from graphs.understanding.answers import read_answer
from graphs.understanding.text import excerpt

_TAKEN: dict[str, Any] = {"request": None, "answer": None, "decision": None, "outcome": None, "misheard": ""}


async def hear(state: Asked, runtime: Runtime[Context]) -> dict[str, Any]:
    context, misheard = runtime.context, ""
    brief = state.get("brief") or TextBrief("list")
    if state["answer"] is not None:
        answer = answer_from_json(state["answer"])
        if answer.brief and answer.brief.get("process") == "stop":
            return {**_TAKEN, "brief": brief, **_refused("stopped", context)}
        brief, misheard = _answered(brief, answer, context.language)
    elif state["request"] is not None:
        brief = brief_from_json(state["request"])
    if context.asker.outside:
        return {**_TAKEN, "brief": brief, **_refused("outside", context)}
    if brief.op == "list":
        context.say(cards.listing(context.texts, context.language), name="list")
        return {**_TAKEN, "brief": brief, "ending": "done", "go": "end"}
    barred = _barred(brief, context)
    if barred is not None:
        return {**_TAKEN, "brief": brief, **barred}
    if brief.name not in NAMES:
        context.record("asked", "text.which")
        return {**_TAKEN, "brief": brief, "misheard": misheard, "go": "ask"}
    return {**_TAKEN, "brief": brief, **await _one(brief, context)}


def highest(context: Context) -> Role | None:
    """The role that may change a text."""
    return max(context.policy.roles, key=lambda role: role.rank, default=None)


def current(brief: TextBrief, context: Context) -> Draft:
    """The text as it holds today: in the reader's language and formal, unless another is named."""
    language = brief.language or ("en" if context.language == "en" else "fr")
    manner = brief.manner or "formal"
    own = context.texts.own(brief.name, language, manner) if context.texts is not None else None
    ours = TEXTS[brief.name, language, manner]
    subject, body = (own.subject, own.body) if own is not None else (ours.subject, ours.body)
    return Draft(brief.name, language, manner, subject, body, own=own is not None)


async def _one(brief: TextBrief, context: Context) -> dict[str, Any]:
    draft = current(brief, context)
    if brief.op == "show":
        company = (await context.books.quote_facts("", [])).company
        context.say(cards.one(draft, company, context.language), name="text")
        return {"draft": draft, "ending": "done", "go": "end"}
    if brief.op == "reset":
        if not draft.own:
            context.say(cards.line("already", context.language), name="already")
            return {"draft": draft, "ending": "done", "go": "end"}
        ours = TEXTS[draft.name, draft.language, draft.manner]
        draft = replace(draft, subject=ours.subject, body=ours.body, reset=True)
    elif brief.body.strip():
        subject = brief.subject or draft.subject
        problems = check_text(draft.name, subject, brief.body)
        draft = replace(draft, subject=subject, body=brief.body, problems=problems, by=[context.asker.id])
    context.record("asked", f"text.{brief.op}", text=f"{draft.name}.{draft.language}.{draft.manner}")
    return {"draft": draft, "go": "approve"}


def _barred(brief: TextBrief, context: Context) -> dict[str, Any] | None:
    """Only the highest role changes what customers read."""
    if brief.op == "show":
        return None
    role = highest(context)
    if role is None:
        return _refused("no_roles", context)
    held = context.policy.role(context.asker.role)
    if held is None or held.rank < role.rank:
        label = role_labels(context.policy.roles, context.colleagues)[role.name]
        return _refused("not_allowed", context, role=label.get(context.language) or label["fr"])
    return None


def _refused(key: str, context: Context, **values: object) -> dict[str, Any]:
    context.say(cards.line(key, context.language, **values), name="refused")
    context.record("refused", key)
    return {"ending": "refused", "go": "end"}


def _answered(brief: TextBrief, answer: Answer, language: str) -> tuple[TextBrief, str]:
    """The text that is meant, or what could not be understood."""
    if answer.choice in NAMES:
        return replace(brief, name=str(answer.choice)), ""
    if answer.brief and answer.brief.get("process") == "reminder_text":
        return brief_from_json(answer.brief["brief"]), ""
    text = (answer.text or "").strip()
    chosen = read_answer(text, cards.which("", language).choices)
    said = read_texts(f"montre le texte de la relance {text}")
    name = chosen or (said.name if said is not None else "")
    if not name:
        return brief, excerpt(text)
    found = replace(brief, name=name)
    if said is not None:
        found = replace(found, language=said.language or brief.language, manner=said.manner or brief.manner)
    return found, ""
