"""The switches people turn while it runs: the pause of all that goes out, and how far each process goes alone.

They are rows of the store, turned in one transaction with the ledger; in memory is a copy, read anew when the store's
revision says that somebody, here or in another process, turned one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.clock import Clock
from bot.effects import acts_outside
from bot.events import ButtonClicked
from bot.front.attempt import Attempt, Outcome, Position
from bot.front.change import Change, change_of, level_of
from bot.front.wording import tell
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Receipt
from bot.store import inbox, ledger, outbox
from bot.store import people as people_store
from bot.store import switches as store
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from bot.store.people import PersonRow
from bot.store.switches import Paused
from graphs.context import Autonomy
from graphs.message import text_message


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

    def paused(self) -> Paused | None:
        return self._position.pause

    def autonomy(self, process: str) -> Autonomy:
        """A process nobody speaks of does nothing without asking."""
        return self._position.level(process)

    def holds(self, kind: str) -> bool:
        """Whether an effect of that kind waits for the resume."""
        return self._position.pause is not None and acts_outside(kind)

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
        receipt = await self._database.write(lambda c: self._click(c, event))
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
    ) -> Outcome:
        """Turns a switch within somebody's transaction, which sees to it that the same `key` does so once; the sentence
        says what came of it. Rights and the switch itself are read there and then. `refresh` after the commit."""
        staff, position = Staff.load(c), self._read(c)
        person = staff.people.get(person_id)
        if person is None:
            return Outcome(False, tell(language, "stranger"))
        attempt = Attempt(change, person, staff, position, language, now, confirmed)
        settled = attempt.settled()
        if settled is not None:
            return settled
        released = _turn(c, change, person, key, now)
        what = f"autonomy.{change.process}" if change.verb == "autonomy" else change.verb
        why = {"key": key, "from": position.of(change), "to": self._read(c).of(change)}
        ledger.append(c, [LedgerEntry(None, person.id, "changed", what, why)], now)
        return attempt.done(released)

    def foreseen(self, change: Change, person: PersonRow, language: str, now: datetime) -> Outcome | None:
        """What `change` would say without turning anything, by what is in memory; None when it would turn it."""
        return Attempt(change, person, self._people.staff, self._position, language, now).settled()

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
        now = self._clock.now()
        place = event.address
        if not inbox.claim(c, event, conversation=place.conversation, now=now, address=place, person_id=person.id):
            return Receipt(claimed=False)
        outcome = self.change(
            c, change, person.id, key=event.key, language=language, now=now, confirmed=event.confirmed
        )
        kept = inbox.by_key(c, event.key)
        if kept is not None:
            told = {"switch": event.button, "done": outcome.done}
            inbox.finish(c, kept.seq, now=now, case_id=None, outcome=told)
        return Receipt(claimed=True, note=text_message(outcome.text))

    def _read(self, c: Connection) -> Position:
        levels = dict(self._defaults)
        for process, word in store.levels_of(c, self._defaults).items():
            levels[process] = level_of(word) or levels[process]
        return Position(store.pause_of(c), levels, store.revision_of(c))


def _turn(c: Connection, change: Change, person: PersonRow, key: str, now: datetime) -> int:
    """How many effects it let go."""
    match change.verb:
        case "pause":
            store.set_pause(c, Paused(person.id, now), revision=key)
        case "resume":
            store.set_pause(c, None, revision=key)
            return outbox.release(c, now)
        case "autonomy":
            store.set_level(c, change.process, change.level, revision=key)
    return 0
