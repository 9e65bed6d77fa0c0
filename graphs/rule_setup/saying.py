"""What was said so far, and how an answer about one piece of it goes into the rest. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graphs.rule_setup.merging import merged
from graphs.rule_setup.state import Intent, Picked, Renamed
from graphs.rules.resolve import renamed
from graphs.rules.said import Heard, heard_to_json, said_from_json, said_to_json


def with_reading(intent: Intent, sentence: str, heard: Heard) -> Intent:
    """Another wording; what was answered about the earlier one still holds where the same words stand."""
    data = heard_to_json(heard)
    intent = replace(intent, sentence=sentence, said=data["rule"], base=data["rule"], doubts=data["doubts"], settled=[])
    for pick in intent.picked:
        at = _asked_again(intent, pick)
        if at is not None:
            intent = _picked(intent, at, _option(intent.doubts[at], pick.label))
    for name in intent.renamed:
        intent = _with_name(intent, name)
    return intent


def pick(intent: Intent, option: int | None) -> Intent:
    """The first doubt is settled by one of its options (None: what it is about is left out)."""
    doubt = intent.doubts[0]
    label = "" if option is None else str(doubt["options"][option]["label"].get("fr", ""))
    chosen = Picked(doubt["code"], doubt["text"], label)
    intent = replace(intent, picked=[*intent.picked, chosen], half=intent.half or doubt["code"] == "two_rules")
    return _picked(intent, 0, option)


def rename(intent: Intent, text: str, value: str) -> Intent:
    name = Renamed(text, value)
    return replace(_with_name(intent, name), renamed=[*(old for old in intent.renamed if old.text != text), name])


def _with_name(intent: Intent, name: Renamed) -> Intent:
    if intent.said is None:
        return intent
    return replace(intent, said=said_to_json(renamed(said_from_json(intent.said), name.text, name.value)))


def _picked(intent: Intent, at: int, option: int | None) -> Intent:
    doubts = [doubt for place, doubt in enumerate(intent.doubts) if place != at]
    if option is None:
        return replace(intent, doubts=doubts)
    chosen = intent.doubts[at]["options"][option]["said"]
    if intent.base is None or intent.doubts[at]["code"] == "two_rules":
        # A whole rule was chosen: doubts about the others are gone with them.
        doubts = [] if intent.base is None else [doubt for doubt in doubts if _about(doubt, chosen)]
        return replace(intent, said=chosen, base=chosen, doubts=doubts)
    return replace(intent, said=merged(intent.base, intent.said, chosen), doubts=doubts)


def _about(doubt: dict[str, Any], chosen: dict[str, Any]) -> bool:
    """A doubt with readings still stands when the chosen rule is like one of them in what it brings about."""
    kinds = {option["said"]["then"]["kind"] for option in doubt["options"]}
    return not kinds or chosen["then"]["kind"] in kinds


def _asked_again(intent: Intent, pick: Picked) -> int | None:
    for at, doubt in enumerate(intent.doubts):
        if (doubt["code"], doubt["text"]) == (pick.code, pick.text):
            return at if not pick.label or _option(doubt, pick.label) is not None else None
    return None


def _option(doubt: dict[str, Any], label: str) -> int | None:
    return next(
        (at for at, option in enumerate(doubt["options"]) if label and option["label"].get("fr") == label), None
    )
