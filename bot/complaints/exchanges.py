"""What was exchanged with a customer lately, from the mails that came and those that left; and the alert that runs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.store import exchanges as store
from bot.store.database import Connection, Database
from bot.store.exchanges import MailRow
from graphs.complaint.port import Exchange

LONGEST_EXCERPT = 200
PROCESS = "complaint"


class KeptExchanges:
    """Implements `graphs.complaint.port.Exchanges`. Raises `StoreUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def with_customer(self, customer_id: str, addresses: list[str], limit: int = 6) -> list[Exchange]:
        """The newest first."""
        known = _folded(addresses)
        if not known and not customer_id:
            return []
        found = await self._database.read(lambda c: _both(c, customer_id, known, limit))
        newest = sorted(found, key=lambda row: row.at, reverse=True)[:limit]
        return [
            Exchange(row.at, "out" if row.ours else "in", row.subject, _excerpt(row.text), row.case_id)
            for row in newest
        ]

    async def open_complaint(self, customer_id: str, address: str) -> str:
        """The case of the alert that runs for that customer (or, unknown, that address); "" for none."""
        return await self._database.read(lambda c: running(c, customer_id, address))


def running(c: Connection, customer_id: str, address: str, beside: str = "") -> str:
    """As `KeptExchanges.open_complaint`, within the caller's transaction; `beside` is a case that does not count."""
    wanted = address.strip().casefold()
    if not customer_id and not wanted:
        return ""
    for case_id, facts in store.open_cases(c, PROCESS):
        if case_id == beside:
            continue
        theirs = str(facts.get("customer_id") or "")
        if theirs == customer_id if customer_id else not theirs and _of(facts.get("address")) == wanted:
            return case_id
    return ""


def _both(c: Connection, customer_id: str, addresses: Sequence[str], limit: int) -> list[MailRow]:
    received = store.received_from(c, customer_id, addresses, limit)
    return [*received, *store.sent_to(c, customer_id, addresses, limit)]


def _folded(addresses: Sequence[str]) -> list[str]:
    """As written and in lower case: what left bears the address as the books write it."""
    bare = [each.strip() for each in addresses if each.strip()]
    return list(dict.fromkeys([*bare, *(each.casefold() for each in bare)]))


def _of(said: object) -> str:
    return str(said or "").strip().casefold()


def _excerpt(text: str) -> str:
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1].rstrip() + "…"
