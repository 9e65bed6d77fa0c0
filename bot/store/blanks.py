"""Kept JSON with its words taken out, in a form that is still read: messages, questions, events, what leaves. Pure."""

from __future__ import annotations

from typing import Any

_PLACED = ("address", "language", "post_key", "approval_id", "question_id")
"""Where a post stands: nothing of anybody."""

_OUTCOME = ("process", "status", "case", "confidence", "source", "automatic", "stale")

_EMPTIED: dict[str, dict[str, Any]] = {
    "message": {"text": "", "files": [], "remote": []},
    "changed": {"text": None},
    "resume": {"value": {}},
    "timer": {"payload": {}},
    "wanted": {"brief": {}, "announce": None},
    "booking": {"email": ""},
}


def message(text: str) -> dict[str, Any]:
    """A `graphs.message.Message` that says only this."""
    return {"summary": text, "blocks": [{"text": text, "tone": "muted", "kind": "text"}]}


def payload(kind: str, known: dict[str, Any], text: str) -> dict[str, Any]:
    """Of a row that has left or will not leave."""
    if kind not in ("post", "update"):
        return {}
    return {**{name: known[name] for name in _PLACED if name in known}, "message": message(text)}


def approval(ask: dict[str, Any], text: str) -> dict[str, Any]:
    """An `ApprovalRequest`: who had to decide on how much stays."""
    shown = {language: message(text) for language in ask.get("shown", {})}
    return {**ask, "reasons": [], "shown": shown, "proposal": {}, "form": {}, "reject_stems": {}}


def question(ask: dict[str, Any], text: str) -> dict[str, Any]:
    return {**ask, "message": message(text), "choices": [], "reasons": []}


def event(body: dict[str, Any]) -> dict[str, Any]:
    """An event of `bot.events`: that it came, when and where."""
    kind = str(body.get("kind", ""))
    match kind:
        case "lead":
            given = body.get("given", {})
            return {**body, "given": {"source": given.get("source", "web"), "direct": given.get("direct", True)}}
        case "mail":
            return {**body, "file": {**body.get("file", {}), "id": "", "name": ""}}
        case "form":
            return {**body, "values": dict.fromkeys(body.get("values", {}), "")}
        case "effect":
            return {**body, "outcome": {**body.get("outcome", {}), "result": {}, "detail": ""}}
        case _:
            return {**body, **_EMPTIED.get(kind, {})}


def outcome(known: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if known is None else {name: known[name] for name in _OUTCOME if name in known}
