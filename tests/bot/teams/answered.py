"""What an invoke was answered, looked at: its kind, its words, the actions and fields of its card."""

from __future__ import annotations

from typing import Any

from bot.teams.answers import InvokeAnswer


def value_of(answer: InvokeAnswer, kind: str, status: int = 200) -> Any:
    """An action that leads nowhere says so in the body, under a 200; what is no action, by its status as well."""
    assert answer.status in {200, status}
    assert answer.body["statusCode"] == status
    assert answer.body["type"] == kind
    return answer.body["value"]


def said(answer: InvokeAnswer) -> str:
    """In the dialog of the message's menu."""
    assert answer.status == 200
    assert answer.body["task"]["type"] == "message"
    return str(answer.body["task"]["value"])


def actions(part: Any, verb: str) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for each in part for found in actions(each, verb)]
    if not isinstance(part, dict):
        return []
    return [*([part] if part.get("verb") == verb else []), *(f for each in part.values() for f in actions(each, verb))]


def inputs(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for each in part for found in inputs(each)]
    if not isinstance(part, dict):
        return []
    ours = [part] if str(part.get("type")).startswith("Input.") else []
    return [*ours, *(found for each in part.values() for found in inputs(each))]
