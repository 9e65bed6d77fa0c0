"""Which lead an address or a number is known by: whoever comes first makes the lead, however many come at once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.schema import lead_claim as table
from bot.store.upsert import insert_new

LONGEST = 340
WORDS = "words:"

_HELD = select(table.c.key, table.c.lead_id, table.c.at).where(table.c.key.in_(bindparam("those", expanding=True)))
_OF_LEAD = select(table.c.key, table.c.lead_id, table.c.at).where(table.c.lead_id == bindparam("of"))
_MOVE = (
    update(table)
    .where(table.c.key == bindparam("which"), table.c.lead_id == bindparam("was"), table.c.at == bindparam("since"))
    .values(lead_id=bindparam("to"), at=bindparam("now"))
)
_DROP = delete(table).where(table.c.lead_id == bindparam("of"))


@dataclass(frozen=True)
class Claim:
    key: str
    lead_id: str
    at: datetime


def held(c: Connection, keys: Collection[str]) -> dict[str, Claim]:
    """By key, those that some lead is known by."""
    wanted = [storable(key) for key in keys]
    if not wanted:
        return {}
    return {row.key: Claim(row.key, row.lead_id, row.at) for row in c.execute(_HELD, {"those": wanted})}


def of_lead(c: Connection, lead_id: str) -> list[Claim]:
    return [Claim(row.key, row.lead_id, row.at) for row in c.execute(_OF_LEAD, {"of": lead_id})]


def take(c: Connection, keys: Sequence[str], lead_id: str, now: datetime, *, older_than: datetime) -> bool:
    """Makes all of them that lead's. False: one has been another's since `older_than`; the transaction must not be
    kept then."""
    return all(_take(c, storable(key), lead_id, now, older_than) for key in keys)


def first_to(c: Connection, key: str, lead_id: str, now: datetime) -> bool:
    """Claims what only one may do for a lead. False: somebody has."""
    return insert_new(c, table, {"key": storable(key), "lead_id": lead_id, "at": now}, key="key")


def _take(c: Connection, key: str, lead_id: str, now: datetime, older_than: datetime) -> bool:
    if insert_new(c, table, {"key": key, "lead_id": lead_id, "at": now}, key="key"):
        return True
    known = held(c, [key]).get(key)
    if known is None:
        return False
    if known.lead_id == lead_id:
        return True
    if known.at >= older_than:
        return False
    moved = {"which": key, "was": known.lead_id, "since": known.at, "to": lead_id, "now": now}
    return c.execute(_MOVE, moved).rowcount == 1


def words_key(lead_id: str, words: str) -> str:
    """The claim by which the same words are taken note of once for a lead; case and spaces do not make them new."""
    plain = " ".join(words.casefold().split())
    return f"{WORDS}{lead_id}:{hashlib.sha256(plain.encode('utf-8', 'replace')).hexdigest()[:32]}"


def drop(c: Connection, lead_id: str) -> int:
    """Forgets all that a lead is known by; how many."""
    return c.execute(_DROP, {"of": lead_id}).rowcount


def storable(key: str) -> str:
    """Fits its column; what is too long is told apart by its digest."""
    if len(key) <= LONGEST:
        return key
    kind, _, value = key.partition(":")
    return f"{kind}:{hashlib.sha256(value.encode('utf-8', 'replace')).hexdigest()}"
