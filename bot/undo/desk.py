"""Takes the clicks on an undo window: take it back (anyone of the company), or send it now (who may).

The same click twice is one; whoever is late is told what became of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot import outgoing
from bot.clock import Clock
from bot.events import ButtonClicked, TimerFired
from bot.people.staff import Staff
from bot.platform import Platform, Receipt
from bot.pressed import Commit
from bot.queue.local import Locks, effect_lock
from bot.store import cases, inbox, ledger, outbox
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.inbox import Redelivered
from bot.store.ledger import LedgerEntry
from bot.store.outbox import HELD, UNDO, OutboxRow, Outgoing
from bot.store.people import PersonRow
from bot.store.switches import Paused
from bot.typography import moment
from bot.undo import countdown
from bot.undo.window import CANCEL, NOW, PREFIX, Window, find
from bot.undo.wording import tell
from graphs.message import text_message

_BUTTON = re.compile(rf"{PREFIX}:([0-9a-f]{{16}}):({CANCEL}|{NOW})")

NAMED = 3
"""How many of those who may are named."""

Undone = Callable[[Connection, str, str | None, datetime], list[Outgoing]]
"""Case, person and instant of what was taken back; returns what is to be shown for it."""


Opens = Callable[[str, datetime], datetime]


class Pauses(Protocol):
    """What keeps effects back; see `bot.front.switches`."""

    def paused(self, process: str = "") -> Paused | None: ...

    async def refresh(self) -> bool: ...


class Undo:
    """Buttons are "u:<window id>:cancel" and "u:<window id>:now". `language` serves where nobody's own is known."""

    def __init__(
        self,
        database: Database,
        switches: Pauses,
        platforms: Mapping[str, Platform],
        clock: Clock,
        locks: Locks,
        *,
        language: str,
        undone: Undone | None = None,
        opens: Opens | None = None,
    ) -> None:
        """`undone` is told, within the transaction, of what was taken back; `opens` says when an effect of that kind
        may leave at the earliest."""
        self._database = database
        self._undone = undone
        self._opens = opens
        self._switches = switches
        self._platforms = platforms
        self._clock = clock
        self._locks = locks
        self._language = language
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    def timer(self, c: Connection, event: TimerFired) -> list[Outgoing]:
        """Time goes by in a window: returns what is to be posted."""
        return countdown.tick(c, event, self._clock.now(), lambda process: self._switches.paused(process) is not None)

    async def click(self, event: ButtonClicked) -> Receipt:
        """Whatever happened is committed when this returns."""
        found = _BUTTON.fullmatch(event.button)
        window = await self._database.read(lambda c: find(c, found[1])) if found else None
        if found is None or window is None:
            return _note(tell(await self._reader(event), "note.unknown"))
        verb = found[2]
        lock = effect_lock(window.effect)
        if self._locks.held(lock):
            return await self._late(event, window)
        await self._switches.refresh()
        async with self._locks.hold(lock):
            try:
                receipt, shown = await self._database.write(lambda c: self._click(c, event, window, verb))
            except Redelivered:
                return Receipt(claimed=False)
        for address in dict.fromkeys(shown):
            await self._platforms[address.platform].published(address)
        return receipt

    def _click(self, c: Connection, event: ButtonClicked, window: Window, verb: str) -> Commit:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        staff, now = Staff.load(c), self._clock.now()
        person = _person(c, staff, event)
        if person is None:
            return _note(tell(self._language, "note.stranger")), []
        row, case = outbox.by_key(c, window.effect), cases.by_id(c, window.case_id)
        if row is None or case is None or row.state != "new":
            return _note(countdown.verdict_of(c, window) or tell(person.language, "note.leaving")), []
        if verb == CANCEL:
            return self._cancel(c, event, window, case, person, now)
        return self._now(c, event, window, row, case, person, staff, now)

    # --- the two acts -------------------------------------------------------------------------------------------------

    def _cancel(
        self, c: Connection, event: ButtonClicked, window: Window, case: CaseRow, person: PersonRow, now: datetime
    ) -> Commit:
        waiting = [row.key for row in outbox.waiting(c) if row.case_id == case.id and row.key != window.effect]
        if not outbox.withdraw(c, window.effect, now):
            return _note(tell(person.language, "note.leaving")), []
        taken = [window.effect, *(key for key in waiting if outbox.withdraw(c, key, now))]
        cases.save(c, replace(case, state="refused", waits=[], changed_at=now))
        entry = LedgerEntry(case.id, person.id, "refused", "stopped", {"effects": taken, **_from(event)})
        rows = [row for key in taken for row in countdown.close(c, key, "cancelled", now, by=person.id)]
        receipt, shown = self._kept(c, event, case, person, entry, rows, now)
        if self._undone is not None:
            shown += outgoing.stage(c, self._undone(c, case.id, person.id, now), now, self._instant)
        return receipt, shown

    def _now(
        self,
        c: Connection,
        event: ButtonClicked,
        window: Window,
        row: OutboxRow,
        case: CaseRow,
        person: PersonRow,
        staff: Staff,
        now: datetime,
    ) -> Commit:
        if person.id != case.asker_id and not staff.above_lowest(person):
            return _note(tell(person.language, "note.not_yours", people=_named(staff, case, person.language))), []
        if self._switches.paused(case.process) is not None:
            return _note(tell(person.language, "note.paused")), []
        opening = self._opens(row.kind, now) if self._opens is not None else now
        if opening > now:
            when = moment(opening, person.time_zone, person.language, now)
            return _note(tell(person.language, "note.closed", when=when)), []
        if row.error not in {UNDO, HELD} or not outbox.hurry(c, window.effect, now):
            return _note(countdown.verdict_of(c, window) or tell(person.language, "note.leaving")), []
        entry = LedgerEntry(case.id, person.id, "decided", "send_now", {"effect": window.effect, **_from(event)})
        rows = countdown.close(c, window.effect, "hurried", now, by=person.id)
        return self._kept(c, event, case, person, entry, rows, now)

    def _kept(
        self,
        c: Connection,
        event: ButtonClicked,
        case: CaseRow,
        person: PersonRow,
        entry: LedgerEntry,
        rows: list[Outgoing],
        now: datetime,
    ) -> Commit:
        address = case.address
        if not inbox.keep_worked(
            c,
            event,
            conversation=address.conversation,
            now=now,
            address=address,
            person_id=person.id,
            outcome={"undo": entry.what},
            case_id=case.id,
        ):
            raise Redelivered(event.key)
        ledger.append(c, [entry], now)
        return Receipt(claimed=True), outgoing.stage(c, rows, now, self._instant)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _late(self, event: ButtonClicked, window: Window) -> Receipt:
        language = await self._reader(event)
        verdict = await self._database.read(lambda c: countdown.verdict_of(c, window))
        return _note(verdict or tell(language, "note.leaving"))

    async def _reader(self, event: ButtonClicked) -> str:
        person = await self._database.read(lambda c: _person(c, Staff.load(c), event))
        return person.language if person else self._language


def _person(c: Connection, staff: Staff, event: ButtonClicked) -> PersonRow | None:
    person = staff.by_account(c, event.sender)
    return person if person is not None and person.active else None


def _named(staff: Staff, case: CaseRow, language: str) -> str:
    """Some of those who may send it now: whoever asked first."""
    asker = [row.name for row in staff.active if row.id == case.asker_id]
    others = sorted(row.name for row in staff.active if row.id != case.asker_id and staff.above_lowest(row))
    return tell(language, "or").join([*asker, *others][:NAMED]) or tell(language, "nobody")


def _from(event: ButtonClicked) -> dict[str, str]:
    return {"platform": event.sender.platform, "account": event.sender.id}


def _note(text: str) -> Receipt:
    return Receipt(claimed=True, note=text_message(text))
