"""The desk of people's reminders: who has which, what is pressed on them, and what their timers bring.

A click is worked in its own transaction; the first on a post counts, later ones are told what became of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot import outgoing
from bot.agenda import cards, delivery, keeping, places
from bot.agenda.wording import tell
from bot.clock import Clock
from bot.events import ButtonClicked, TimerFired
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Platform, Receipt
from bot.pressed import Commit, pressed
from bot.short_hash import short_hash
from bot.store import agenda as store
from bot.store import inbox, ledger, outbox
from bot.store.agenda import ASKED, RUNNING, AgendaRow
from bot.store.database import Connection, Database
from bot.store.inbox import Redelivered
from bot.store.ledger import LedgerEntry
from bot.store.outbox import OutboxRow, Outgoing
from bot.store.people import PersonRow
from graphs.agenda import Entry
from graphs.message import Address, text_message
from graphs.when.instants import to_local

_BUTTON = re.compile(
    rf"{cards.PREFIX}:([0-9a-f]{{16}}):([0-9a-f]{{16}}|{ASKED}):(done|m10|h1|morning|stop|accept|refuse)"
)
KEPT = timedelta(days=7)
"""How long what was said and not answered is still listed."""

ANSWERED = timedelta(hours=24)
"""How long words may answer what was said last."""

_AGAIN = frozenset({"m10", "h1", "morning"})
_TOLD = frozenset({"accept", "refuse", "stop"})
"""What whoever asked for it is told of, when somebody else pressed it."""


class AgendaDesk:
    """Implements `graphs.agenda.Agenda`. Buttons are "r:<id>:<occasion>:<verb>". `language` serves where nobody's own
    is known."""

    def __init__(
        self,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        clock: Clock,
        *,
        language: str,
    ) -> None:
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self._language = language
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    async def of(self, person: str) -> list[Entry]:
        """What that person is reminded of or has asked for, and which has not ended; the next one first. What was said
        and never answered is forgotten after some days."""
        now = self._clock.now()
        found = await self._database.read(lambda c: [_entry(row) for row in store.of(c, person)])
        return [e for e in found if e.next_at is not None or (e.said_at is not None and now - e.said_at < KEPT)]

    async def just_said(self, person: str, place: Address) -> bool:
        """Whether what that person writes there may be about a reminder: the last one was said to them in that channel,
        not long ago, and nothing has been answered yet."""
        now = self._clock.now()
        return await self._database.read(lambda c: _awaits_answer(c, person, place, now))

    def timer(self, c: Connection, event: TimerFired) -> list[Outgoing]:
        """A time has come: returns what is to be posted."""
        return delivery.fired(c, event, self._clock.now(), self._people)

    async def click(self, event: ButtonClicked) -> Receipt:
        """Whatever happened is committed when this returns."""
        return await pressed(self._database, self._platforms, lambda c: self._click(c, event))

    def _click(self, c: Connection, event: ButtonClicked) -> Commit:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        staff = Staff.load(c)
        person = staff.by_account(c, event.sender)
        if person is None or not person.active:
            return _note(tell(self._language, "note.stranger"))
        found = _BUTTON.fullmatch(event.button)
        row = store.held(c, found[1]) if found else None
        post = outbox.by_key(c, store.card_key(found[1], found[2])) if found else None
        if found is None or row is None or post is None:
            return _note(tell(person.language, "note.unknown"))
        verb = found[3]
        if not _may(row, person, verb):
            return _note(tell(person.language, "note.not_yours", who=staff.name_of(row.person)))
        lock = outbox.by_key(c, cards.lock_key(post.key))
        if lock is not None:
            return _note(_already(lock, person.language))
        if row.state not in RUNNING or (verb == "accept" and row.state != "waiting"):
            return _note(tell(person.language, "note.ended"))
        return self._pressed(c, event, row, post, verb, person, staff)

    def _pressed(
        self,
        c: Connection,
        event: ButtonClicked,
        row: AgendaRow,
        post: OutboxRow,
        verb: str,
        person: PersonRow,
        staff: Staff,
    ) -> Commit:
        now = self._clock.now()
        changed, when = _done(c, row, verb, event.key, now)
        rows = [
            cards.locked(post, cards.verdict(post.payload["language"], "again" if when else verb, person.name, when))
        ]
        if verb in _TOLD and row.owner != person.id:
            place = places.for_owner(c, self._people, staff, row)
            rows.append(cards.told(changed, verb, person.name, place, short_hash(event.key)))
        address = outgoing.address_of(post.payload)
        kept = inbox.keep_worked(
            c,
            event,
            conversation=address.conversation,
            now=now,
            address=address,
            person_id=person.id,
            outcome={"agenda": verb},
        )
        if not kept:
            raise Redelivered(event.key)
        ledger.append(c, [_entered(row, verb, person, event)], now)
        return Receipt(claimed=True), outgoing.stage(c, rows, now, self._instant)


def _awaits_answer(c: Connection, person: str, place: Address, now: datetime) -> bool:
    said = [(row.said_at, store.card_key(row.id, row.said)) for row in store.of(c, person) if row.person == person]
    at, key = max(((at, key) for at, key in said if at is not None), default=(now, ""))
    post = outbox.by_key(c, key) if key and now - at <= ANSWERED else None
    if post is None or outbox.by_key(c, cards.lock_key(key)) is not None:
        return False
    where = outgoing.address_of(post.payload)
    return (where.platform, where.channel) == (place.platform, place.channel)


def _done(c: Connection, row: AgendaRow, verb: str, cause: str, now: datetime) -> tuple[AgendaRow, datetime | None]:
    """Does what the button says; with the local time at which it is said again."""
    match verb:
        case "done":
            return keeping.settle(c, row, cause), None
        case "accept":
            return keeping.accept(c, row, cause), None
        case "refuse":
            return keeping.end(c, row, "refused", cause), None
        case "stop":
            return keeping.end(c, row, "cancelled", cause), None
        case _:
            at = keeping.in_a_while(verb, row, now)
            return keeping.again(c, row, at, cause), to_local(at, row.zone)


def _may(row: AgendaRow, person: PersonRow, verb: str) -> bool:
    """Whoever is reminded; what is said for everybody in a place, anybody there. Whoever asked may stop it."""
    if verb in {"accept", "refuse"}:
        return person.id == row.person
    return row.here or person.id in {row.person, row.owner}


def _entered(row: AgendaRow, verb: str, person: PersonRow, event: ButtonClicked) -> LedgerEntry:
    kind = "refused" if verb == "refuse" else "changed"
    what = f"agenda.{'again' if verb in _AGAIN else verb}"
    why = {
        "reminder": row.id,
        "number": row.number,
        "button": verb,
        "platform": event.sender.platform,
        "account": event.sender.id,
    }
    return LedgerEntry(None, person.id, kind, what, why)


def _already(lock: OutboxRow, language: str) -> str:
    """What was pressed before, as the post says it."""
    blocks = outgoing.content_of(lock.payload).blocks
    said = blocks[-1] if blocks else None
    return tell(language, "note.already", what=getattr(said, "text", "")).rstrip()


def _entry(row: AgendaRow) -> Entry:
    return Entry(
        id=row.id,
        number=row.number,
        owner=row.owner,
        person=row.person,
        text=row.text,
        zone=row.zone,
        local=row.local,
        rrule=row.rrule,
        state=row.state,
        next_at=row.next_at,
        said_at=row.said_at,
    )


def _note(text: str) -> Commit:
    return Receipt(claimed=True, note=text_message(text)), []
