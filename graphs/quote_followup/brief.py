"""What happens to a quote after it was sent, typed: a follow-up is due, or its customer has answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

Why = Literal["due", "expiring", "asked", "answered"]
"""due: N days without an answer · expiring: before it ends · asked: a colleague wants it followed up ·
answered: its customer wrote."""


@dataclass(frozen=True)
class FollowupBrief:
    """`number` as the quote is numbered ("" not said), `customer` as written when a person asks. `words` is what the
    customer wrote, `sender` from which address; `reading`: accepted | declined | question | unclear ("" none)."""

    why: Why
    number: str = ""
    customer: str = ""
    words: str = ""
    sender: str = ""
    reading: str = ""
    day: str = ""


_ADAPTER: TypeAdapter[FollowupBrief] = TypeAdapter(FollowupBrief)


def brief_to_json(brief: FollowupBrief) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> FollowupBrief:
    return _ADAPTER.validate_python(data)
