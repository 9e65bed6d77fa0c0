"""What a person asks of the quote process, typed: a new quote, or changes to the one in the thread.

References to customers and products are *as written*: resolving them against the books is the process's work, the same
after a model and after the grammar. Numbers are decimal strings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field as Tagged
from pydantic import TypeAdapter


@dataclass(frozen=True)
class WantedLine:
    """`quantity` None: not said. `pack` is the packing word as written ("carton", "boîte"), "" for none."""

    text: str
    quantity: str | None = None
    pack: str = ""
    discount_percent: str | None = None


@dataclass(frozen=True)
class QuoteBrief:
    """`customer` None: not said. `not_understood` are pieces of the message that were left over; `doubts` codes about
    who sent it (`graphs.sorting.mail.SenderDoubt`)."""

    customer: str | None
    lines: list[WantedLine]
    discount_percent: str | None = None
    not_understood: list[str] = field(default_factory=list[str])
    doubts: list[str] = field(default_factory=list[str])
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True)
class Change:
    """set: the quantity of a line there is · add: to a line there is, or a new one · remove: a line ·
    replace: `text` by `new_text` · discount: on the whole (`text` "") or one line · customer: another customer."""

    op: Literal["set", "add", "remove", "replace", "discount", "customer"]
    text: str = ""
    new_text: str = ""
    quantity: str | None = None
    pack: str = ""
    discount_percent: str | None = None


@dataclass(frozen=True)
class QuoteChange:
    changes: list[Change]
    not_understood: list[str] = field(default_factory=list[str])
    kind: Literal["change"] = "change"


QuoteAsk = Annotated[QuoteBrief | QuoteChange, Tagged(discriminator="kind")]
_ADAPTER: TypeAdapter[QuoteBrief | QuoteChange] = TypeAdapter(QuoteAsk)


def brief_to_json(brief: QuoteBrief | QuoteChange) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> QuoteBrief | QuoteChange:
    return _ADAPTER.validate_python(data)
