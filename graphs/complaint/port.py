"""What was exchanged with a customer lately, so that whoever takes a complaint need not look for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True)
class Exchange:
    """A mail, from them ("in") or from us ("out"); `excerpt` at most 200 characters; `case_id` where it is worked."""

    at: datetime
    direction: Literal["in", "out"]
    subject: str
    excerpt: str
    case_id: str = ""


class Exchanges(Protocol):
    async def with_customer(self, customer_id: str, addresses: list[str], limit: int = 6) -> list[Exchange]:
        """The newest first."""
        ...

    async def open_complaint(self, customer_id: str, address: str) -> str:
        """The case of the alert that runs for that customer (or, unknown, that address); "" for none."""
        ...
