"""What a person asks about the rules, typed: a new one, another wording of one, or to pause, retire or restore one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from graphs.rules.said import Heard

RuleOp = Literal["add", "change", "pause", "retire", "restore"]


@dataclass(frozen=True)
class RuleBrief:
    """`text` are the words; `heard` what understanding made of them as a rule (None: it did not look, as for `pause`);
    `rule` names the rule it is about as written ("R3", "la règle des VIP"), "" for a new one. `suggested`: we proposed
    it ourselves (the words are ours)."""

    op: RuleOp
    text: str
    rule: str = ""
    heard: Heard | None = None
    suggested: bool = False


_ADAPTER: TypeAdapter[RuleBrief] = TypeAdapter(RuleBrief)


def brief_to_json(brief: RuleBrief) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> RuleBrief:
    return _ADAPTER.validate_python(data)
