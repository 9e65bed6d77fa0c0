"""A complaint, as a customer wrote it or a colleague told it, typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

from graphs.sorting.anger import AngerKind


@dataclass(frozen=True)
class ComplaintBrief:
    """`customer` as written, or `customer_id` where the sender is known ("" neither); `sender` the address that wrote,
    `sender_name` its name. `words` all that was said (untrusted), `excerpt` the sentence it was recognised by;
    `severity` 1 (displeased) to 3 (threatens to leave, or with the law); `sure` False: it may be none, and a person is
    asked. `again`: the alert that runs for that customer already (its case), "" none."""

    customer: str = ""
    customer_id: str = ""
    sender: str = ""
    sender_name: str = ""
    words: str = ""
    excerpt: str = ""
    kinds: list[AngerKind] = field(default_factory=list[AngerKind])
    severity: int = 1
    sure: bool = True
    source: Literal["mail", "chat"] = "mail"
    mail_id: str = ""
    subject: str = ""
    again: str = ""


_ADAPTER: TypeAdapter[ComplaintBrief] = TypeAdapter(ComplaintBrief)


def brief_to_json(brief: ComplaintBrief) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> ComplaintBrief:
    return _ADAPTER.validate_python(data)
