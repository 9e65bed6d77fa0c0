"""How Slack says no: `{"ok": false, "error": …}`."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """`more` goes into the answer beside the code."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.more = more


def invalid_arguments(*messages: str, code: str = "invalid_arguments") -> Refusal:
    """With what is wrong, as Slack lists it."""
    listed = [f"[ERROR] {message}" for message in messages]
    return Refusal(code, response_metadata={"messages": listed})


def required(arguments: dict[str, Any], *names: str) -> None:
    """Raises invalid_arguments for what is missing."""
    missing = [name for name in names if arguments.get(name) in (None, "")]
    if missing:
        raise invalid_arguments(*(f"missing required field: {name}" for name in missing))
