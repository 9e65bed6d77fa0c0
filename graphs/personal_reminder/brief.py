"""What a person asks to be reminded of, typed; or what they want of the reminders they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

Op = Literal["set", "list", "cancel", "change", "snooze", "done"]
Which = Literal["", "last", "next", "all"]


@dataclass(frozen=True)
class AgendaBrief:
    """`whom` as written ("" the person who asks); `text` what to be reminded of, in their words; `when` the words about
    time, as written ("" none): the process reads them with the person's own clock. `about` names one of those they
    have (cancel, change, snooze, done): its number, or words of it; `which` one of them by its rank, or all."""

    op: Op = "set"
    whom: str = ""
    text: str = ""
    when: str = ""
    about: str = ""
    language: str = "fr"
    which: Which = ""


_ADAPTER: TypeAdapter[AgendaBrief] = TypeAdapter(AgendaBrief)


def brief_to_json(brief: AgendaBrief) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> AgendaBrief:
    return _ADAPTER.validate_python(data)
