"""The rule process's facts, exceptions, title and ending as the outside contract has them."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.process import Ending, State
from graphs.rule_setup.state import History, Intent, Met, Prepared
from graphs.rule_setup.wording import tell
from graphs.understanding.text import excerpt


def facts(state: State) -> dict[str, Any]:
    """`rule`, `version` and `state` are of the rule it is about; null while a new one is not armed yet."""
    intent, prepared = _intent(state), _prepared(state)
    met: list[Met] = state.get("met") or []
    return {
        "rule": None if intent is None else intent.rule_id or None,
        "version": None if intent is None else intent.version or None,
        "state": None if intent is None else intent.state or None,
        "op": None if intent is None else intent.op,
        "sentence": None if intent is None else intent.sentence or None,
        "readback": None if prepared is None else prepared.readback,
        "when": None if prepared is None else prepared.draft["when"],
        "then": None if prepared is None else prepared.draft["then"],
        "since": None if prepared is None else prepared.draft["since"],
        "until": None if prepared is None else prepared.draft["until"],
        "problems": list(state.get("problems") or []),
        "overlaps": [{"rule": each.rule, "kind": each.kind, "witness": each.witness} for each in met],
        "replay": _replay(prepared.history if prepared is not None else None),
        "rules": [each.rule for each in met],
    }


def _intent(state: State) -> Intent | None:
    return state.get("intent")


def _prepared(state: State) -> Prepared | None:
    return state.get("prepared")


def _replay(history: History | None) -> dict[str, Any] | None:
    if history is None:
        return None
    return {
        "looked_at": history.looked_at,
        "changed": history.changed,
        "difference": f"{history.difference:.2f}",
        "asked_more": history.asked_more,
        "asked_less": history.asked_less,
        "refused": history.refused,
    }


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    intent, prepared = _intent(state), _prepared(state)
    if intent is not None and intent.rule_id:
        return tell(language, "title.rule", id=intent.rule_id)
    if prepared is not None:
        return tell(language, "title.words", words=excerpt(prepared.readback.get(language, ""), 120))
    return tell(language, "title.new")


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"
