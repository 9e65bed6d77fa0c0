"""What the company writes down for itself: what runs with a customer, what they promised, how a run goes. Effects that
touch nobody outside, each done once under its key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, get_args
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from bot import standings
from bot.clock import Clock
from bot.dunning.progress import Progress
from bot.store import dunning as store
from bot.store import ledger, schedule
from bot.store.database import Connection, Database
from bot.store.dunning import RunNote
from bot.store.ledger import LedgerEntry
from graphs.dunning.port import Promise, PromiseState
from graphs.standing import Standing, StandingKind
from integrations.errors import Rejected

PROMISE_TIMER = "promise.check"

LOOKED_AT = time(9)
"""When the books are looked at on the day a promise is checked, where the company is."""

_STANDING: TypeAdapter[Standing] = TypeAdapter(Standing)
_KIND: TypeAdapter[StandingKind] = TypeAdapter(StandingKind)
_PROMISE: TypeAdapter[Promise] = TypeAdapter(Promise)
_NOTE: TypeAdapter[RunNote] = TypeAdapter(RunNote)
_STATES: tuple[PromiseState, ...] = get_args(PromiseState)


class PutStanding:
    """`standing.put`: {subject, kind, since, until, note, by}."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        wanted = _STANDING.validate_python(payload)
        await self._database.write(lambda c: self._put(c, wanted))
        return {"reference": f"{wanted.kind} {wanted.subject}"}

    def _put(self, c: Connection, wanted: Standing) -> None:
        # Done again after a crash, it is there: one line in the ledger is enough.
        if standings.noted(c, wanted.subject, wanted.kind) != wanted:
            standings.put(c, wanted, self._clock.now())


class EndStanding:
    """`standing.end`: {subject, kind, by}."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        subject, kind, by = str(payload["subject"]), _kind(payload["kind"]), str(payload.get("by", ""))
        await self._database.write(lambda c: standings.end(c, subject, kind, by, self._clock.now()))
        return {"reference": f"{kind} {subject}"}


class PutPromise:
    """`promise.put`: the promise, the standing that stops reminders until it is checked, and the timer that checks."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock, zone: str) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        wanted = _PROMISE.validate_python(payload)
        await self._database.write(lambda c: self._put(c, wanted))
        return {"reference": wanted.id}

    def _put(self, c: Connection, wanted: Promise) -> None:
        if store.promise(c, wanted.id) is not None:
            return
        now = self._clock.now()
        for older in store.promises(c, [wanted.customer_id]):
            schedule.cancel(c, f"{PROMISE_TIMER}:{older.id}.")
        store.put_promise(c, wanted)
        runs = Standing(
            wanted.customer_id, "promise", wanted.made_on, wanted.check_on, f"{wanted.due_on.isoformat()}", wanted.by
        )
        standings.put(c, runs, now)
        at = datetime.combine(wanted.check_on, LOOKED_AT, tzinfo=ZoneInfo(self._zone))
        schedule.put(c, f"{PROMISE_TIMER}:{wanted.id}.", at, {"promise": wanted.id})


class ClosePromise:
    """`promise.close`: {id, state}; the standing it made ends with it."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        id, state = str(payload["id"]), payload["state"]
        if state not in _STATES:
            raise Rejected(f"{state!r} is no state of a promise")
        await self._database.write(lambda c: close(c, id, state, self._clock.now()))
        return {"reference": id}


def close(c: Connection, id: str, state: PromiseState, now: datetime) -> Promise | None:
    """Within the caller's transaction; None when it does not run any more."""
    kept = store.promise(c, id)
    if kept is None or not store.close_promise(c, id, state, now):
        return None
    schedule.cancel(c, f"{PROMISE_TIMER}:{id}.")
    standings.end(c, kept.customer_id, "promise", "commis", now)
    ledger.append(c, [LedgerEntry(kept.case_id or None, "commis", "judged", f"promise.{state}", {"promise": id})], now)
    return kept


class NoteRun:
    """`run.note`: what became of customers of a run; its card shows the counts. {run, customer_id, state, name, amount,
    level, detail}, or {run, notes: [the same without run]}."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock, progress: Progress) -> None:
        self._database = database
        self._clock = clock
        self._progress = progress

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        run = str(payload["run"])
        notes = [_NOTE.validate_python(note) for note in payload.get("notes") or [payload]]
        await self._database.write(lambda c: self._put(c, run, notes))
        return {"reference": run}

    def _put(self, c: Connection, run: str, notes: Sequence[RunNote]) -> None:
        store.note_run(c, run, notes, self._clock.now())
        self._progress.moved(c, run)


def _kind(said: object) -> StandingKind:
    try:
        return _KIND.validate_python(said)
    except ValidationError:
        raise Rejected(f"{said!r} is nothing that can run") from None


def day_of(clock: Clock, zone: str) -> date:
    """Today, where the company is."""
    return clock.now().astimezone(ZoneInfo(zone)).date()
