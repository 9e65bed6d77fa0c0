"""The digest's desk: what the clock brings, what is asked for, what is pressed, and what changes once it is posted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import structlog

from bot.approvals import Approvals
from bot.clock import Clock
from bot.digest.gathering import Gathered, Gathering, Wanted, day_begins, remember, usual_since
from bot.digest.outside import Records
from bot.digest.waiting import as_it_stands
from bot.events import ButtonClicked
from bot.outgoing import post_row, update_row
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Platform, Receipt
from bot.settings import Settings
from bot.staging import case_id_of
from bot.standings import KeptStandings
from bot.store import digests, timings
from bot.store.database import Connection, Database
from bot.store.digests import DigestRow
from bot.store.outbox import Outgoing
from bot.store.timings import Timing
from bot.telling import Asked, Told
from bot.timetable.port import Kind, Occasion
from bot.turn import Turn
from graphs.calendar import WorkCalendar
from graphs.digest import cards
from graphs.digest.body import SECTIONS, Body, Request, Section, body_from_json, body_to_json, changed
from graphs.digest.facts import facts_of
from graphs.digest.lines import Reader
from graphs.digest.wording import tell
from graphs.dunning.port import Dunning
from graphs.message import Address, Message, text_message
from integrations.books.port import Books
from integrations.charts.port import Charts
from integrations.crm.port import Crm

log = structlog.get_logger(__name__)


class DigestRoom:
    """Buttons are "d:<section>:<key of the digest>"."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        books: Books,
        crm: Crm,
        dunning: Dunning,
        standings: KeptStandings,
        approvals: Approvals,
        charts: Charts,
        clock: Clock,
        calendar: WorkCalendar,
    ) -> None:
        self._language = settings.language
        self._database = database
        self._people = people
        self._clock = clock
        self._calendar = calendar
        records = Records(books, crm, dunning, standings)
        self._gathering = Gathering(database, people, records, charts, approvals.deciders)
        self.kinds: list[Kind] = [_Kind("digest", self.fire), _Kind("brief", self.fire)]

    # --- by the clock -------------------------------------------------------------------------------------------------

    async def fire(self, turn: Turn, occasion: Occasion) -> None:
        """Posts what happened since the one before, under the occasion's key; of a silent day one line, or nothing."""
        timing = occasion.timing
        wanted = self._wanted_of(timing, occasion)
        gathered = await self._gathering.of(turn, wanted)
        turn.outcome["facts"] = facts_of(gathered.body)
        if gathered.body.silent and timing.quiet == "nothing":
            turn.openers.append(lambda c: self._noted(c, wanted, gathered))
            return
        turn.openers.append(lambda c: self._posted(c, occasion.key, timing.id, wanted, gathered, turn.now))

    def _wanted_of(self, timing: Timing, occasion: Occasion) -> Wanted:
        person = timing.person if timing.kind == "brief" else ""
        return Wanted(
            address=timing.address,
            language=timing.language,
            zone=timing.zone,
            since=occasion.since or self._first_since(timing, occasion),
            until=occasion.until,
            after=occasion.after,
            upto=occasion.upto,
            day=occasion.until.astimezone(ZoneInfo(timing.zone)).date(),
            person=person,
            whole=self._is_whole(person),
            memory=timing.id,
            planned=occasion.planned if occasion.late else None,
            missed=occasion.missed,
            pictured=timing.kind == "digest" and _is_first_of_week(timing.last_day, occasion.day),
        )

    def _first_since(self, timing: Timing, occasion: Occasion) -> datetime:
        """Where the first one begins; one whose forerunners were missed goes back to when it was set."""
        return min(usual_since(occasion.planned, timing.zone, self._calendar), timing.changed_at)

    def _is_whole(self, person: str) -> bool:
        """The company's work is told to channels, and to those who may decide on some of it."""
        row = self._people.by_id(person) if person else None
        return not person or (row is not None and self._people.can_approve(row))

    def _noted(self, c: Connection, wanted: Wanted, gathered: Gathered) -> list[Outgoing]:
        remember(c, wanted.memory, gathered)
        return []

    def _posted(
        self, c: Connection, key: str, timing_id: str, wanted: Wanted, gathered: Gathered, now: datetime
    ) -> list[Outgoing]:
        """Within the turn's commit: what was decided since it was gathered is shown as decided."""
        staff, body = Staff.load(c), gathered.body
        digests.hold(c, body.subjects)
        for subject in body.subjects:
            body = changed(body, subject, lambda each: self._by_now(c, each, staff, now))
        row = DigestRow(
            key=key,
            timing_id=timing_id,
            address=wanted.address,
            language=wanted.language,
            zone=wanted.zone,
            since=wanted.since,
            until=wanted.until,
            body=body_to_json(body),
            posted_at=now,
        )
        digests.put(c, row, body.subjects)
        remember(c, wanted.memory if timing_id else "", gathered)
        return [post_row(key, wanted.address, cards.card(body, _reader(row)), language=wanted.language)]

    # --- when it is asked for -----------------------------------------------------------------------------------------

    async def told(self, turn: Turn, asked: Asked) -> Told:
        """The digest of this place now, or the brief of whoever asks; it is kept and drawn again like any other."""
        wants_brief = asked.reading.brief.get("what") == "brief"
        if wants_brief and not asked.private:
            return Told(text_message(tell(asked.language, "told.stranger_private")), "refused")
        if not asked.private and not await self._comes_here(asked):
            return Told(text_message(tell(asked.language, "told.not_here")), "refused")
        zone = asked.person.time_zone
        person = asked.person.id if asked.private else ""
        wanted = Wanted(
            address=asked.address,
            language=asked.language,
            zone=zone,
            since=_since(asked.reading.brief, zone) or usual_since(turn.now, zone, self._calendar),
            until=turn.now,
            day=turn.now.astimezone(ZoneInfo(zone)).date(),
            person=person,
            whole=self._is_whole(person),
            pictured=bool(asked.reading.brief.get("chart")),
        )
        gathered = await self._gathering.of(turn, wanted)
        turn.outcome["facts"] = facts_of(gathered.body)
        key = f"{case_id_of(turn.key)}.reply"
        turn.openers.append(lambda c: self._posted(c, key, "", wanted, gathered, turn.now))
        return Told(None)

    async def _comes_here(self, asked: Asked) -> bool:
        """Whether the company's work may be told in this channel: whoever approves asks for it, or it comes anyway."""
        if self._is_whole(asked.person.id):
            return True
        here = replace(asked.address, thread=None)
        rows = await self._database.read(lambda c: timings.every(c, "digest"))
        return any(row.enabled and row.address == here for row in rows)

    # --- when something changes ---------------------------------------------------------------------------------------

    def settled(self, c: Connection, subject: str, now: datetime) -> list[Outgoing]:
        """A request or a question was closed, or stands otherwise (one of two agreed, handed over, put aside): each
        digest that shows it is drawn again where it is, from what it told; one that is closed is locked, the others
        keep their buttons. Call it after the ledger was written."""
        rows: list[Outgoing] = []
        staff: Staff | None = None
        for row in digests.showing(c, subject):
            staff = staff or Staff.load(c)
            try:
                found = self._drawn_again(c, row, subject, staff, now)
            except Exception:
                # Nobody's decision waits for a card: this one stays as it was drawn, and its buttons say so.
                log.exception("digest.not_drawn_again", key=row.key)
                continue
            if found is None:
                continue
            body, message = found
            drawn = row.drawn + 1
            digests.redrawn(c, row.key, body, drawn)
            rows.append(update_row(f"{row.key}.{drawn}", row.key, row.address, message, language=row.language))
        return rows

    def _drawn_again(
        self, c: Connection, row: DigestRow, subject: str, staff: Staff, now: datetime
    ) -> tuple[dict[str, Any], Message] | None:
        """What it tells with that one as it stands by now, and its card; None: it told so already."""
        before = _body_of(row)
        if before is None:
            return None
        body = changed(before, subject, lambda each: self._by_now(c, each, staff, now))
        return (body_to_json(body), cards.card(body, _reader(row))) if body != before else None

    def _by_now(self, c: Connection, request: Request, staff: Staff, now: datetime) -> Request:
        return as_it_stands(c, request, staff, self._gathering.deciders, now)

    # --- when it is pressed -------------------------------------------------------------------------------------------

    async def click(self, event: ButtonClicked) -> Receipt:
        """Shows a whole section to whoever pressed, and changes nothing."""
        message = await self._database.read(lambda c: self._whole(c, event))
        return Receipt(claimed=True, note=message)

    def _whole(self, c: Connection, event: ButtonClicked) -> Message:
        staff = Staff.load(c)
        person = staff.by_account(c, event.sender)
        if person is None or not person.active:
            return text_message(tell(self._language, "note.stranger"))
        _, section, key = [*event.button.split(":", 2), "", ""][:3]
        row = digests.by_key(c, key) if section in SECTIONS else None
        body = _body_of(row) if row is not None else None
        if row is None or body is None:
            return text_message(tell(person.language, "note.unknown"))
        if body.person and body.person != person.id:
            return text_message(tell(person.language, "note.not_yours"))
        if not body.person and not _is_there(event.address, row.address):
            return text_message(tell(person.language, "note.elsewhere"))
        return cards.whole(body, cast(Section, section), _reader(row))


class _Kind:
    """Digest and brief are told alike."""

    def __init__(self, name: str, fire: Callable[[Turn, Occasion], Any]) -> None:
        self.name = name
        self._fire = fire

    async def fire(self, turn: Turn, occasion: Occasion) -> None:
        await self._fire(turn, occasion)


def _reader(row: DigestRow) -> Reader:
    return Reader(row.language, row.zone, row.key)


def _body_of(row: DigestRow) -> Body | None:
    """None for one that another release wrote: it stays as it was drawn."""
    try:
        return body_from_json(row.body)
    except ValueError:
        log.warning("digest.unreadable", key=row.key)
        return None


def _is_there(address: Address, place: Address) -> bool:
    return (address.platform, address.channel) == (place.platform, place.channel)


def _is_first_of_week(last_day: str, day: date) -> bool:
    return not last_day or date.fromisoformat(last_day).isocalendar()[:2] != day.isocalendar()[:2]


def _since(brief: Mapping[str, Any], zone: str) -> datetime | None:
    """The day that was named; None: the usual."""
    try:
        return day_begins(date.fromisoformat(str(brief["since"])), zone) if brief.get("since") else None
    except ValueError:
        return None
