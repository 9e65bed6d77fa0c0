"""The switches people turn while it runs: pauses of all that goes out or of one process, and how far each goes alone.

They are rows of the store, turned in one transaction with the ledger; in memory is a copy, read anew when the store's
revision says that somebody, here or in another process, turned one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from bot.clock import Clock
from bot.effects import acts_outside
from bot.events import ButtonClicked, TimerFired
from bot.front.attempt import Attempt, Outcome, Position
from bot.front.change import PAUSABLE, Change, change_of, level_of
from bot.front.pause_end import TIMER, ended, plan_end
from bot.front.wording import tell
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Receipt
from bot.store import inbox, ledger, outbox
from bot.store import people as people_store
from bot.store import switches as store
from bot.store.database import Connection, Database
from bot.store.inbox import Redelivered
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.store.switches import Paused
from bot.undo import countdown
from graphs.context import Autonomy
from graphs.message import Address, text_message


class Switches:
    """`settings_autonomy` names the processes that can be set, each with what holds until somebody does. `language`
    serves where nobody's own is known.

    Call `refresh` before the first use, and before work that may not overlook a change.
    """

    def __init__(
        self,
        database: Database,
        people: People,
        clock: Clock,
        settings_autonomy: Mapping[str, Autonomy],
        *,
        language: str = "fr",
    ) -> None:
        self._database = database
        self._people = people
        self._clock = clock
        self._defaults = dict(settings_autonomy)
        self._language = language
        self._position = Position(levels=self._defaults)

    # --- how they stand -----------------------------------------------------------------------------------------------

    @property
    def processes(self) -> list[str]:
        """Those whose autonomy can be set."""
        return list(self._defaults)

    def paused(self, process: str = "") -> Paused | None:
        """What keeps that process back now: the pause of all, or its own. Without a process: the pause of all."""
        return self._position.paused(process, self._clock.now())

    def pauses(self) -> dict[str, Paused]:
        """All that hold now, by process; that of all under ""."""
        return self._position.pauses_at(self._clock.now())

    def autonomy(self, process: str) -> Autonomy:
        """A process nobody speaks of does nothing without asking."""
        return self._position.level(process)

    def act_limit(self, process: str) -> Decimal | None:
        """Euros excluding VAT above which it asks, however far it goes alone; None: no limit."""
        return self._position.limit(process)

    def holds(self, kind: str, process: str = "") -> bool:
        """Whether an effect of that kind, of that process, waits for the resume."""
        return acts_outside(kind) and self.paused(process) is not None

    async def refresh(self) -> bool:
        """Reads anew if somebody turned a switch (a cheap look otherwise); whether somebody did."""
        revision = await self._database.read(store.revision_of)
        if revision == self._position.revision:
            return False
        self._position = await self._database.read(self._read)
        return True

    # --- turning them -------------------------------------------------------------------------------------------------

    async def click(self, event: ButtonClicked) -> Receipt:
        """A button of the front page, or of a reply about the switches. The same click again changes nothing."""
        try:
            receipt = await self._database.write(lambda c: self._click(c, event))
        except Redelivered:
            receipt = Receipt(claimed=False)
        await self.refresh()
        return receipt

    def change(
        self,
        c: Connection,
        change: Change,
        person_id: str,
        *,
        key: str,
        language: str,
        now: datetime,
        confirmed: bool = True,
        place: Address | None = None,
    ) -> Outcome:
        """Turns a switch within somebody's transaction, which sees to it that the same `key` does so once; the sentence
        says what came of it. Rights and the switch itself are read there and then. `place` is where a pause is asked
        for: its end is said there. `refresh` after the commit."""
        staff, position = Staff.load(c), self._read(c)
        person = staff.people.get(person_id)
        if person is None:
            return Outcome(False, tell(language, "stranger"))
        attempt = Attempt(change, person, staff, position, language, now, confirmed)
        settled = attempt.settled()
        if settled is not None:
            return settled
        self._turn(c, attempt, Paused(person.id, now, change.until, place, language), key)
        after = self._read(c)
        released = self._released(c, change, after, key, now) if change.verb != "autonomy" else 0
        why = {"key": key, "from": position.of(change, now), "to": after.of(change, now), **_figures(change)}
        ledger.append(c, [LedgerEntry(None, person.id, "changed", change.what, why)], now)
        return attempt.done(released, after)

    def foreseen(self, change: Change, person: PersonRow, language: str, now: datetime) -> Outcome | None:
        """What `change` would say without turning anything, by what is in memory; None when it would turn it."""
        return Attempt(change, person, self._people.staff, self._position, language, now).settled()

    def timer(self, c: Connection, event: TimerFired) -> list[Outgoing]:
        """A pause ends by itself: lets go what it held, and says so where it was asked for. The timer is `TIMER`."""
        now, process = self._clock.now(), str(event.payload.get("process", ""))
        paused = store.pause_of(c, process)
        if paused is None or paused.until is None:
            return []
        if now < paused.until:
            plan_end(c, process, paused)
            return []
        store.set_pause(c, None, revision=event.key, process=process)
        released = self._released(c, Change("resume", process), self._read(c), event.key, now)
        why = {"key": event.key, "from": "paused", "to": "running", "until": paused.until.isoformat()}
        ledger.append(c, [LedgerEntry(None, "commis", "changed", Change("resume", process).what, why)], now)
        return ended(c, event.key, process, paused, released, self._people.staff)

    # --- details ------------------------------------------------------------------------------------------------------

    def _click(self, c: Connection, event: ButtonClicked) -> Receipt:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False)
        person_id = people_store.identity_of(c, event.sender.platform, event.sender.id)
        person = next((row for row in people_store.load_people(c) if row.id == person_id and row.active), None)
        language = person.language if person else self._language
        change = change_of(event.button)
        if person is None or change is None:
            key = "stranger" if person is None else "button.unknown"
            return Receipt(claimed=True, note=text_message(tell(language, key)))
        now, place = self._clock.now(), event.address
        outcome = self.change(
            c, change, person.id, key=event.key, language=language, now=now, confirmed=event.confirmed, place=place
        )
        told = {"switch": event.button, "done": outcome.done}
        if not inbox.keep_worked(
            c, event, conversation=place.conversation, now=now, address=place, person_id=person.id, outcome=told
        ):
            raise Redelivered(event.key)
        return Receipt(claimed=True, note=text_message(outcome.text))

    def _turn(self, c: Connection, attempt: Attempt, paused: Paused, key: str) -> None:
        change = attempt.change
        if change.verb == "autonomy":
            limit = change.limit if attempt.level == "act" else None
            store.set_level(c, change.process, attempt.level, revision=key, limit=limit)
            return
        now_paused = paused if change.verb == "pause" else None
        store.set_pause(c, now_paused, revision=key, process=change.process)
        plan_end(c, change.process, now_paused)

    def _released(self, c: Connection, change: Change, after: Position, key: str, now: datetime) -> int:
        """Lets go what nothing holds any more, and redraws what counts down. How many effects it let go."""
        released = 0
        if change.verb == "resume" and after.pause("", now) is None:
            released = outbox.release(c, now, change.process, [scope for scope in after.pauses_at(now) if scope])
        outbox.stage(c, countdown.redraw(c, lambda name: after.paused(name, now) is not None, key, now), now)
        return released

    def _read(self, c: Connection) -> Position:
        levels, limits = dict(self._defaults), dict[str, Decimal]()
        for process, kept in store.levels_of(c, self._defaults).items():
            known = level_of(kept.word)
            levels[process] = known or levels[process]
            if known is not None and kept.limit is not None:
                limits[process] = kept.limit
        scopes = dict.fromkeys(["", *PAUSABLE, *self._defaults])
        pauses = {scope: paused for scope in scopes if (paused := store.pause_of(c, scope)) is not None}
        return Position(pauses, levels, limits, store.revision_of(c))


def _figures(change: Change) -> dict[str, str]:
    """What the ledger keeps besides the position."""
    kept = {"until": change.until.isoformat() if change.until else "", "limit": str(change.limit or "")}
    return {name: value for name, value in kept.items() if value}


__all__ = ["TIMER", "Switches"]
