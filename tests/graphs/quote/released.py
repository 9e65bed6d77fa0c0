"""Checkpoints as the release before rules wrote them: without the permit, and without what offers have gained since."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, make_dataclass
from typing import Any

from langgraph.checkpoint.memory import InMemorySaver

from bot.store.checkpoints import serializer
from graphs.quote.state import SAVED, AskedApproval, Offer, OfferLine

GAINED: dict[type, set[str]] = {
    Offer: {"deposit_percent", "deposit_amount", "mentions", "final_notice", "rules", "unsure"},
    OfferLine: {"added_by"},
    AskedApproval: {"approvers", "editors"},
}
CHANNELS = {"permit"}

_OLD: dict[type, type] = {
    cls: make_dataclass(cls.__name__, [field.name for field in fields(cls) if field.name not in gained])
    for cls, gained in GAINED.items()
}
_KNOWN = {cls.__name__ for cls in GAINED} | {"RuleUse", "Permit"}
_WRITER = serializer((*(cls for cls in SAVED if cls.__name__ not in _KNOWN), *_OLD.values()))


def as_released(saver: InMemorySaver) -> None:
    """Rewrites all that the saver holds of its cases."""
    reader = serializer(SAVED)
    for key, (encoding, body) in list(saver.blobs.items()):
        if key[2] in CHANNELS:
            del saver.blobs[key]
        elif encoding != "empty":
            saver.blobs[key] = _WRITER.dumps_typed(_aged(reader.loads_typed((encoding, body))))


def _aged(value: Any) -> Any:
    if isinstance(value, list):
        return [_aged(each) for each in value]
    if isinstance(value, dict):
        return {key: _aged(each) for key, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    gained = GAINED.get(type(value), set())
    content = {field.name: _aged(getattr(value, field.name)) for field in fields(value) if field.name not in gained}
    return _OLD.get(type(value), type(value))(**content)
