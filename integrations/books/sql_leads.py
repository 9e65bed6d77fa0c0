"""Leads in the embedded books: found again by their keys, each write done once under its own, erased on request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from integrations.books import sql_schema_leads as schema
from integrations.books.sql_engine import BooksDatabase
from integrations.books.sql_leads_rows import (
    address_of,
    changed,
    keys_of,
    lead_of,
    microseconds,
    note_of,
    note_row,
    row_of,
    with_lowered,
)
from integrations.books.sql_rows import insert_missing
from integrations.crm.port import Lead, LeadKeys, LeadNote, LeadStatus
from integrations.errors import NotFound

MOST_SIMILAR = 50
AT_ONCE = 500
"""Ids in one statement, as databases limit the parameters of one."""

_lead = schema.lead
_key = schema.lead_key
_note = schema.lead_note
_NEWEST = (_lead.c.received_at.desc(), _lead.c.id)


class SqlLeads:
    """`Crm` of the port, and what only embedded books can do: all leads of an address."""

    def __init__(self, database: BooksDatabase) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str) -> SqlLeads:
        """Connects at the first call. The tables must be there (migrations make them). Errors: `Misconfigured`."""
        return cls(BooksDatabase(url))

    async def close(self) -> None:
        await self._database.close()

    async def put_lead(self, key: str, lead: Lead, keys: LeadKeys) -> Lead:
        return await self._database.write(partial(_put, key=key, lead=lead, keys=keys))

    async def change_lead(self, key: str, lead_id: str, changes: dict[str, object], note: LeadNote | None) -> Lead:
        return await self._database.write(partial(_change, key=key, lead_id=lead_id, changes=changes, note=note))

    async def add_lead_note(self, key: str, lead_id: str, note: LeadNote) -> None:
        await self._database.write(partial(_add_note, key=key, lead_id=lead_id, note=note))

    async def lead(self, lead_id: str) -> Lead | None:
        return await self._database.read(partial(_by_id, lead_id=lead_id))

    async def lead_notes(self, lead_id: str) -> list[LeadNote]:
        return await self._database.read(partial(_notes, lead_id=lead_id))

    async def leads(
        self,
        *,
        since: datetime | None = None,
        hot_since: datetime | None = None,
        statuses: Sequence[LeadStatus] = (),
        owner: str = "",
        limit: int | None = None,
    ) -> list[Lead]:
        wanted = _wanted(since, hot_since, statuses, owner)
        return await self._database.read(partial(_list, wanted=wanted, limit=limit))

    async def similar_leads(self, keys: LeadKeys) -> list[Lead]:
        return await self._database.read(partial(_similar, keys=keys))

    async def leads_of(self, address: str) -> list[Lead]:
        """All that `forget_person` would erase, the newest first."""
        return await self._database.read(partial(_of_address, address=address))

    async def stale(self, last_contact: datetime) -> list[Lead]:
        """All that `forget_before` would erase, the oldest first."""
        return await self._database.read(partial(_stale, last_contact=last_contact))

    async def forget_person(self, address: str) -> int:
        return await self._database.write(partial(_forget_person, address=address))

    async def forget_before(self, last_contact: datetime) -> list[str]:
        return await self._database.write(partial(_forget_before, last_contact=last_contact))


# --- writing ----------------------------------------------------------------------------------------------------------


def _put(c: Connection, key: str, lead: Lead, keys: LeadKeys) -> Lead:
    if not _first_time(c, key, lead.id):
        # One that was forgotten since is not made again by whoever repeats himself.
        return _by_id(c, lead.id) or lead
    lead = with_lowered(lead)
    row = row_of(lead)
    if _locked(c, lead.id) is None:
        c.execute(insert(_lead).values(row))
    else:
        c.execute(update(_lead).where(_lead.c.id == lead.id).values(row))
        c.execute(delete(_key).where(_key.c.lead_id == lead.id))
    _insert_keys(c, lead.id, keys_of(keys))
    return _by_id(c, lead.id) or lead


def _change(c: Connection, key: str, lead_id: str, changes: dict[str, object], note: LeadNote | None) -> Lead:
    known = _locked(c, lead_id)
    if known is None:
        raise NotFound("The books have no such lead.")
    if not _first_time(c, key, lead_id):
        return known
    wanted = with_lowered(changed(known, changes))
    c.execute(update(_lead).where(_lead.c.id == lead_id).values(row_of(wanted)))
    if wanted.email != known.email:
        _insert_keys(c, lead_id, keys_of(LeadKeys(email=wanted.email)))
    if note is not None:
        c.execute(insert(_note).values(note_row(lead_id, note)))
    return _by_id(c, lead_id) or wanted


def _add_note(c: Connection, key: str, lead_id: str, note: LeadNote) -> None:
    if _locked(c, lead_id) is None:
        raise NotFound("The books have no such lead.")
    if _first_time(c, key, lead_id):
        c.execute(insert(_note).values(note_row(lead_id, note)))


def _insert_keys(c: Connection, lead_id: str, keys: Iterable[str]) -> None:
    rows = [{"key": each, "lead_id": lead_id} for each in dict.fromkeys(keys)]
    if rows:
        insert_missing(c, _key, rows)


def _first_time(c: Connection, key: str, lead_id: str) -> bool:
    """Whether nothing was done under this key. Of two at the same moment, the second waits and is told no."""
    write = schema.lead_write
    if c.scalar(select(write.c.key).where(write.c.key == key)) is not None:
        return False
    # A race that is lost here breaks the primary key: the transaction is run again and finds the winner's row.
    c.execute(insert(write).values(key=key, lead_id=lead_id))
    return True


def _locked(c: Connection, lead_id: str) -> Lead | None:
    """Held to the end of the transaction, so that two changes at once are both kept."""
    row = c.execute(select(_lead).where(_lead.c.id == lead_id).with_for_update()).mappings().one_or_none()
    return None if row is None else lead_of(row)


def _forget_person(c: Connection, address: str) -> int:
    return _erase(c, _ids_of(c, address))


def _forget_before(c: Connection, last_contact: datetime) -> list[str]:
    found = c.execute(select(_lead.c.id, _lead.c.email).where(*_is_stale(last_contact))).all()
    _erase(c, [row.id for row in found])
    return sorted({row.email for row in found if row.email})


def _stale(c: Connection, last_contact: datetime) -> list[Lead]:
    wanted = select(_lead).where(*_is_stale(last_contact)).order_by(_lead.c.received_at, _lead.c.id)
    return [lead_of(row) for row in c.execute(wanted).mappings()]


def _is_stale(last_contact: datetime) -> list[ColumnElement[bool]]:
    """No customer; and the last contact is the latest of when they came and when somebody last wrote."""
    before = microseconds(last_contact)
    return [
        _lead.c.customer_id == "",
        _lead.c.classed != "customer",
        _lead.c.status != "won",
        _lead.c.received_at < before,
        func.coalesce(_lead.c.last_contact_at, _lead.c.received_at) < before,
    ]


def _erase(c: Connection, ids: Sequence[str]) -> int:
    """With notes and keys. What was done under which key stays, as it says nothing of anybody and keeps a repeated
    write from making the lead again."""
    erased = 0
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        c.execute(delete(_note).where(_note.c.lead_id.in_(part)))
        c.execute(delete(_key).where(_key.c.lead_id.in_(part)))
        erased += c.execute(delete(_lead).where(_lead.c.id.in_(part))).rowcount
    return erased


# --- reading ----------------------------------------------------------------------------------------------------------


def _by_id(c: Connection, lead_id: str) -> Lead | None:
    row = c.execute(select(_lead).where(_lead.c.id == lead_id)).mappings().one_or_none()
    return None if row is None else lead_of(row)


def _notes(c: Connection, lead_id: str) -> list[LeadNote]:
    wanted = select(_note).where(_note.c.lead_id == lead_id).order_by(_note.c.at, _note.c.id)
    return [note_of(row) for row in c.execute(wanted).mappings()]


def _wanted(
    since: datetime | None, hot_since: datetime | None, statuses: Sequence[LeadStatus], owner: str
) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if since is not None:
        wanted.append(_lead.c.received_at >= microseconds(since))
    if hot_since is not None:
        wanted += [_lead.c.classed == "hot", _lead.c.hot_since >= microseconds(hot_since)]
    if statuses:
        wanted.append(_lead.c.status.in_(list(statuses)))
    if owner:
        wanted.append(_lead.c.owner == owner)
    return wanted


def _list(c: Connection, wanted: Sequence[ColumnElement[bool]], limit: int | None) -> list[Lead]:
    query = select(_lead).where(*wanted).order_by(*_NEWEST)
    if limit is not None:
        query = query.limit(max(limit, 0))
    return [lead_of(row) for row in c.execute(query).mappings()]


def _similar(c: Connection, keys: LeadKeys) -> list[Lead]:
    named = keys_of(keys)
    if not named:
        return []
    sharing = select(_key.c.lead_id).where(_key.c.key.in_(named))
    wanted = select(_lead).where(_lead.c.id.in_(sharing)).order_by(*_NEWEST).limit(MOST_SIMILAR)
    return [lead_of(row) for row in c.execute(wanted).mappings()]


def _of_address(c: Connection, address: str) -> list[Lead]:
    ids = _ids_of(c, address)
    found: list[Lead] = []
    for start in range(0, len(ids), AT_ONCE):
        part = select(_lead).where(_lead.c.id.in_(ids[start : start + AT_ONCE])).order_by(*_NEWEST)
        found += [lead_of(row) for row in c.execute(part).mappings()]
    return found


def _ids_of(c: Connection, address: str) -> list[str]:
    wanted = address_of(address)
    if not wanted:
        return []
    by_key = select(_key.c.lead_id).where(_key.c.key == f"email:{wanted}")
    mine = (_lead.c.email == wanted) | _lead.c.id.in_(by_key)
    return list(c.execute(select(_lead.c.id).where(mine).order_by(_lead.c.id)).scalars())
