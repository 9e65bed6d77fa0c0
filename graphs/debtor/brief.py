"""What a customer (by mail) or a colleague (in chat) says about money that is owed, typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

NewsKind = Literal[
    "paid", "promise", "dispute", "wrong_contact", "absence", "instalments", "insolvency", "hold", "resume", "unclear"
]
"""paid: they say it is paid · promise: a date · dispute: they contest · wrong_contact: somebody else handles it ·
absence: nobody there until a day · instalments: they ask to pay in several times · insolvency: a court procedure ·
hold: a colleague wants no reminder for a while · resume: and again · unclear: none of these for sure."""


@dataclass(frozen=True)
class News:
    """`customer` as written, or `customer_id` where the sender is known; `invoices` as written. `day` and `until` ISO
    days ("" none), `day_said` the words of a day that is not settled yet; `amount` a decimal string ("" none);
    `contact` an address or a name somebody gives instead. `words` is the sentence it was read from, `source` chat or
    mail; `confidence` 0..1; `readings`: what else it may mean, when it is unclear."""

    kind: NewsKind
    customer: str = ""
    customer_id: str = ""
    invoices: list[str] = field(default_factory=list[str])
    day: str = ""
    day_said: str = ""
    until: str = ""
    amount: str = ""
    contact: str = ""
    words: str = ""
    source: Literal["chat", "mail"] = "chat"
    confidence: float = 1.0
    readings: list[NewsKind] = field(default_factory=list[NewsKind])
    reminder: str = ""
    """The case of the reminder it answers, "" for none."""


_ADAPTER: TypeAdapter[News] = TypeAdapter(News)

PROCESS_OF: dict[NewsKind, str] = {
    "paid": "payment",
    "promise": "promise",
    "dispute": "dispute",
    "wrong_contact": "handoff",
    "absence": "handoff",
    "instalments": "handoff",
    "insolvency": "handoff",
    "hold": "reminder_pause",
    "resume": "reminder_pause",
    "unclear": "handoff",
}
"""The process of the outside contract that each is worked by."""


def brief_to_json(news: News) -> dict[str, Any]:
    return _ADAPTER.dump_python(news, mode="json")


def brief_from_json(data: dict[str, Any]) -> News:
    return _ADAPTER.validate_python(data)
