"""Setting, moving and ending people's reminders as effects: each once under its key, in one transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError

from bot import outgoing
from bot.agenda import cards, keeping, places
from bot.clock import Clock
from bot.effects import Effect
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Platform
from bot.short_hash import short_hash
from bot.store import agenda as store
from bot.store import cases, ledger, outbox
from bot.store.agenda import ASKED, RUNNING, AgendaRow
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from graphs.agenda import AgendaState
from graphs.message import Address
from graphs.when.instants import to_instant, to_local
from graphs.when.recurrence import parts_of
from integrations.errors import Rejected

GONE = "gone"
"""Detail of a refusal: it has ended meanwhile, or never was."""

NOT_YOURS = "not_yours"
"""Detail of a refusal: neither the one who asked nor the one who is reminded."""

UNREADABLE = "bad_reminder"
"""Detail of a refusal: this release cannot read what is asked."""

LONGEST = 500
"""Characters of what somebody is reminded of."""

REFERRED = 10
"""Numbers that the reference of one effect names at most."""

Done = tuple[dict[str, Any], list[Outgoing]]


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


Payload = TypeVar("Payload", bound=_Asked)


class _Set(_Asked):
    """`local` in `zone`; `here`: said where it was asked, for all who are there."""

    case_id: str
    owner: str
    person: str
    text: str
    zone: str
    local: datetime
    rrule: str = ""
    language: str = "fr"
    here: bool = False


class _Change(_Asked):
    """`rrule` None: what it is now. `again`: said once more then, and nothing else changes."""

    id: str
    by: str
    local: datetime
    rrule: str | None = None
    again: bool = False


class _End(_Asked):
    """`ids`: several at once, instead of `id`."""

    id: str = ""
    ids: list[str] = []
    by: str
    how: Literal["done", "cancelled", "refused"]


class _AgendaEffect:
    repeatable = True

    def __init__(self, database: Database, people: People, platforms: Mapping[str, Platform], clock: Clock) -> None:
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    async def _write(self, act: Callable[[Connection, datetime], Done]) -> dict[str, Any]:
        """One transaction with all that is to be shown for it."""
        now = self._clock.now()

        def commit(c: Connection) -> tuple[dict[str, Any], list[Address]]:
            result, rows = act(c, now)
            return result, outgoing.stage(c, rows, now, self._instant)

        result, shown = await self._database.write(commit)
        for address in dict.fromkeys(shown):
            await self._platforms[address.platform].published(address)
        return result

    def _held(self, c: Connection, id: str, by: str) -> AgendaRow:
        row = store.held(c, id)
        if row is None:
            raise Rejected(GONE)
        if by not in {row.owner, row.person}:
            raise Rejected(NOT_YOURS)
        return row

    def _shown(
        self, c: Connection, before: AgendaRow, row: AgendaRow, verb: str, by: str, cause: str
    ) -> list[Outgoing]:
        """The post that still has buttons, with what became of it; and a line for the other of the two."""
        staff = Staff.load(c)
        who, rows = staff.name_of(by), list[Outgoing]()
        key = store.card_key(row.id, row.said or ASKED)
        post = outbox.by_key(c, key)
        if post is not None and outbox.by_key(c, cards.lock_key(key)) is None and (row.said or verb != "moved"):
            when = row.local if verb in {"moved", "again"} else None
            rows.append(cards.locked(post, cards.verdict(post.payload["language"], verb, who, when)))
        if row.owner != row.person and verb in {"cancelled", "moved", "refuse"}:
            place = places.for_person(c, self._people, staff, row)
            if by == row.person:
                place = places.for_owner(c, self._people, staff, before)
            rows.append(cards.told(row, verb, who, place, cause))
        return rows


class SetReminder(_AgendaEffect):
    """`agenda.set`: keeps it under the next number and plans it; a colleague is asked whether they want it."""

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        wanted = _read(_Set, payload)
        if not wanted.text.strip() or len(wanted.text) > LONGEST or not _known_zone(wanted.zone):
            raise Rejected(UNREADABLE)
        if wanted.rrule and parts_of(wanted.rrule) is None:
            raise Rejected(UNREADABLE)
        return await self._write(lambda c, now: self._set(c, key, wanted, now))

    def _set(self, c: Connection, key: str, wanted: _Set, now: datetime) -> Done:
        case = cases.by_id(c, wanted.case_id)
        if case is None:
            raise Rejected(UNREADABLE)
        local = wanted.local.replace(tzinfo=None)
        waits = wanted.owner != wanted.person
        state: AgendaState = "waiting" if waits else "active"
        row, new = store.add(
            c,
            AgendaRow(
                id=short_hash(key, 16),
                number=0,
                owner=wanted.owner,
                person=wanted.person,
                text=wanted.text,
                zone=wanted.zone,
                local=local,
                first=local,
                rrule=wanted.rrule,
                state=state,
                next_at=to_instant(local, wanted.zone),
                address=case.address,
                language=wanted.language,
                made_at=now,
                here=wanted.here,
            ),
        )
        result = {"id": row.id, "number": row.number, "state": row.state, "reference": f"n° {row.number}"}
        if not new:
            return result, []
        keeping.plan(c, row, key)
        why = {"reminder": row.id, "number": row.number, "person": row.person, "local": row.local.isoformat(),
               "zone": row.zone, "rrule": row.rrule}  # fmt: skip
        ledger.append(c, [LedgerEntry(wanted.case_id, row.owner, "changed", "agenda.set", why)], now)
        if not waits:
            return result, []
        staff = Staff.load(c)
        return result, [cards.asked(row, places.for_person(c, self._people, staff, row), staff)]


class ChangeReminder(_AgendaEffect):
    """`agenda.change`: to another time, or said once more."""

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        wanted = _read(_Change, payload)
        if wanted.rrule and parts_of(wanted.rrule) is None:
            raise Rejected(UNREADABLE)
        return await self._write(lambda c, now: self._change(c, key, wanted, now))

    def _change(self, c: Connection, key: str, wanted: _Change, now: datetime) -> Done:
        row, cause = self._held(c, wanted.id, wanted.by), short_hash(key)
        if row.last == cause:
            return _result(row), []
        if row.state not in RUNNING:
            raise Rejected(GONE)
        local = wanted.local.replace(tzinfo=None)
        if wanted.again:
            at = to_instant(local, row.zone)
            changed = keeping.again(c, row, at, cause)
            shown = self._shown(c, row, _at(changed, at), "again", wanted.by, cause)
        else:
            changed = keeping.move(c, row, local, wanted.rrule, cause)
            shown = self._shown(c, row, changed, "moved", wanted.by, cause)
        why = {"reminder": row.id, "number": row.number, "from": row.local.isoformat(), "to": local.isoformat(),
               "rrule": changed.rrule}  # fmt: skip
        what = "agenda.again" if wanted.again else "agenda.change"
        ledger.append(c, [LedgerEntry(None, wanted.by, "changed", what, why)], now)
        return _result(changed), shown


class EndReminder(_AgendaEffect):
    """`agenda.end`: done, cancelled or refused. What comes back is not ended by being done."""

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        wanted = _read(_End, payload)
        if wanted.ids:
            return await self._write(lambda c, now: self._end_all(c, key, wanted, now))
        return await self._write(lambda c, now: self._end(c, key, wanted, now))

    def _end_all(self, c: Connection, key: str, wanted: _End, now: datetime) -> Done:
        """All of them or, where something fails, none; what has ended meanwhile, or is somebody else's, is left."""
        numbers, rows = list[int](), list[Outgoing]()
        for id in sorted(set(wanted.ids)):
            row = store.held(c, id)
            if row is None or wanted.by not in {row.owner, row.person}:
                continue
            if row.last != short_hash(key) and row.state not in RUNNING:
                continue
            refused = row.state == "waiting" and row.owner != wanted.by
            one = _End(id=id, by=wanted.by, how="refused" if refused else "cancelled")
            result, shown = self._end(c, key, one, now)
            numbers.append(int(result["number"]))
            rows += shown
        if not numbers:
            raise Rejected(GONE)
        numbers.sort()
        return {"numbers": numbers, "reference": ", ".join(f"n° {number}" for number in numbers[:REFERRED])}, rows

    def _end(self, c: Connection, key: str, wanted: _End, now: datetime) -> Done:
        row, cause = self._held(c, wanted.id, wanted.by), short_hash(key)
        if row.last == cause:
            return _result(row), []
        if row.state not in RUNNING:
            raise Rejected(GONE)
        if wanted.how == "done":
            ended, verb = keeping.settle(c, row, cause), "done"
        else:
            ended = keeping.end(c, row, wanted.how, cause)
            verb = "refuse" if wanted.how == "refused" else "cancelled"
        kind = "refused" if wanted.how == "refused" else "changed"
        why = {"reminder": row.id, "number": row.number}
        ledger.append(c, [LedgerEntry(None, wanted.by, kind, f"agenda.{wanted.how}", why)], now)
        return _result(ended), self._shown(c, row, ended, verb, wanted.by, cause)


def agenda_effects(
    database: Database, people: People, platforms: Mapping[str, Platform], clock: Clock
) -> dict[str, Effect]:
    """All of them by kind."""
    return {
        "agenda.set": SetReminder(database, people, platforms, clock),
        "agenda.change": ChangeReminder(database, people, platforms, clock),
        "agenda.end": EndReminder(database, people, platforms, clock),
    }


def _result(row: AgendaRow) -> dict[str, Any]:
    return {"id": row.id, "number": row.number, "state": row.state, "reference": f"n° {row.number}"}


def _at(row: AgendaRow, at: datetime) -> AgendaRow:
    """As it reads when it is said once more then."""
    return replace(row, local=to_local(at, row.zone))


def _known_zone(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _read(kind: type[Payload], payload: dict[str, Any]) -> Payload:
    try:
        return kind.model_validate(payload)
    except ValidationError:
        raise Rejected(UNREADABLE) from None
