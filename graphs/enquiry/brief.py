"""A question about products, as a customer wrote it, typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

Asked = Literal["price", "stock", "lead_time"]


@dataclass(frozen=True)
class EnquiryBrief:
    """`products` as written; `asked` what is wanted of them; `customer_id` of whom the address belongs to (""
    nobody's). `words` the mail (untrusted), `sender` its address, `mail_id` its Message-ID, `subject` its subject;
    `doubts` codes about the sender."""

    products: list[str] = field(default_factory=list[str])
    asked: list[Asked] = field(default_factory=list[Asked])
    quantities: list[str] = field(default_factory=list[str])
    customer_id: str = ""
    words: str = ""
    sender: str = ""
    sender_name: str = ""
    mail_id: str = ""
    subject: str = ""
    language: str = "fr"
    doubts: list[str] = field(default_factory=list[str])


_ADAPTER: TypeAdapter[EnquiryBrief] = TypeAdapter(EnquiryBrief)


def brief_to_json(brief: EnquiryBrief) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> EnquiryBrief:
    return _ADAPTER.validate_python(data)
