"""A public register of companies: what it says of one, and nothing about people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from integrations.crm.port import CompanyRecord


@dataclass(frozen=True)
class RegisterQuery:
    """Any of them may be "". With a SIREN the others only confirm."""

    name: str = ""
    siren: str = ""
    postal_code: str = ""
    city: str = ""


@dataclass(frozen=True)
class RegisterAnswer:
    """The likeliest first, at most five; `total` as the register counts them."""

    found: list[CompanyRecord] = field(default_factory=list[CompanyRecord])
    total: int = 0


class Register(Protocol):
    async def look_up(self, query: RegisterQuery) -> RegisterAnswer:
        """Raises `Unavailable` (down, slow, too many requests, an answer that makes no sense) and `Rejected` (the query
        is none). Cached; at the register's pace."""
        ...
