"""What the reminder process is asked: to look through all receivables, or to remind one customer.

The customer and the invoices of a person's words are *as written*; those of a run are ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field as Tagged
from pydantic import TypeAdapter


@dataclass(frozen=True)
class RunBrief:
    """Look through all receivables. `day` (ISO) of a scheduled run, "" on demand."""

    day: str = ""
    kind: Literal["run"] = "run"


@dataclass(frozen=True)
class CustomerBrief:
    """One customer. `customer` as written ("" not said), or `customer_id` when it is known for sure; `invoices` as
    written (empty: whatever is due). `run` is the case of the run that this belongs to, `approved_by` who let its
    usual reminders leave; `level` and `total` are what was shown to them ("" none): anything graver is asked.
    `waited`: working minutes during which the run could be stopped before this began."""

    customer: str = ""
    customer_id: str = ""
    invoices: list[str] = field(default_factory=list[str])
    run: str = ""
    approved_by: list[str] = field(default_factory=list[str])
    level: int | None = None
    total: str = ""
    waited: int = 0
    kind: Literal["customer"] = "customer"


ReminderAsk = Annotated[RunBrief | CustomerBrief, Tagged(discriminator="kind")]
_ADAPTER: TypeAdapter[RunBrief | CustomerBrief] = TypeAdapter(ReminderAsk)


def brief_to_json(brief: RunBrief | CustomerBrief) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> RunBrief | CustomerBrief:
    return _ADAPTER.validate_python(data)
