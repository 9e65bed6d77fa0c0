"""What a person says to begin the setup, or within it, typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter


@dataclass(frozen=True)
class RuleWords:
    """One sentence told as a rule; `brief` is what understanding made of it for the rule process (None: it did not
    look)."""

    text: str
    brief: dict[str, Any] | None = None


@dataclass(frozen=True)
class SetupBrief:
    """`text` are the words. `answer`: they answer what the setup asked; `rules` are theirs, where rules were asked
    for."""

    op: Literal["begin", "answer"] = "begin"
    text: str = ""
    rules: list[RuleWords] = field(default_factory=list[RuleWords])


_ADAPTER: TypeAdapter[SetupBrief] = TypeAdapter(SetupBrief)


def brief_to_json(brief: SetupBrief) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> SetupBrief:
    return _ADAPTER.validate_python(data)
