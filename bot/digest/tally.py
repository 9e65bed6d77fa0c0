"""Many things as few lines: the first ones told one by one, the others summed up with their like in memory that does
not grow with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from bot.digest.scope import Scope
from bot.store import digests
from bot.store.database import Connection
from graphs.digest.body import Line
from graphs.digest.titles import decimal_of, title_of
from graphs.message import Address

KEPT = 150
"""Things of a kind that are told one by one; beyond, they are counted."""


class Told(Protocol):
    """As much of a case as decides who may be told what of it."""

    @property
    def case_id(self) -> str: ...
    @property
    def process(self) -> str: ...
    @property
    def asker(self) -> str: ...
    @property
    def address(self) -> Address: ...


@dataclass
class Tally:
    """`private_work`: of what is worked in private conversations the kind of work is told too."""

    scope: Scope
    private_work: bool = False
    _first: list[tuple[str, Told, datetime | None, Decimal | None]] = field(
        default_factory=list[tuple[str, Told, datetime | None, Decimal | None]]
    )
    _counts: dict[tuple[str, str, bool], int] = field(default_factory=dict[tuple[str, str, bool], int])
    _amounts: dict[tuple[str, str, bool], Decimal] = field(default_factory=dict[tuple[str, str, bool], Decimal])
    _may: dict[tuple[str, str, str], tuple[bool, bool]] = field(
        default_factory=dict[tuple[str, str, str], tuple[bool, bool]]
    )

    def add(self, what: str, row: Told, at: datetime | None = None, amount: str | None = None) -> None:
        concerns, sees = self._seen(row)
        if not concerns:
            return
        if sees and len(self._first) < KEPT:
            self._first.append((what, row, at, decimal_of(amount)))
            return
        key = (what, row.process if sees or self.private_work else "", not sees)
        self._counts[key] = self._counts.get(key, 0) + 1
        value = decimal_of(amount) if sees else None
        if value is not None:
            self._amounts[key] = self._amounts.get(key, Decimal(0)) + value

    def lines(self, c: Connection, language: str) -> list[Line]:
        cases = digests.cases_of(c, (row.case_id for _, row, _, _ in self._first))
        told: list[Line] = []
        for what, row, at, amount in self._first:
            case = cases[row.case_id]
            title = title_of(case.process, case.title, case.facts, language)
            told.append(Line(what, title, case.process, amount, at=at, place=row.address))
        return [
            *told,
            *(
                Line(key[0], process=key[1], amount=self._amounts.get(key), count=count, hidden=key[2])
                for key, count in self._counts.items()
            ),
        ]

    def _seen(self, row: Told) -> tuple[bool, bool]:
        """One look for each place and person: there are few of them."""
        address, asker = row.address, row.asker
        key = (address.platform, address.channel, asker)
        found = self._may.get(key)
        if found is None:
            found = self._may[key] = (self.scope.concerns(address, asker), self.scope.sees(address, asker))
        return found
