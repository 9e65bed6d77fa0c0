"""What the setup writes down: the review that is planned, and the pilot that begins; each once under its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot import outgoing
from bot.clock import Clock
from bot.front import Switches
from bot.front.change import Change, level_of
from bot.outgoing import post_row
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Platform
from bot.short_hash import short_hash
from bot.store import cases, ledger, settings
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.timings import Timing
from bot.timetable.desk import TimetableDesk
from bot.welcome.wording import label, tell
from graphs.message import Address, Button, Buttons, Message, Text
from integrations.errors import Rejected

KEPT = "welcome.pilot"
"""The setting that keeps the pilot."""

REVIEW_ID = "review.pilot"
REVIEW = "review"
UNREADABLE = "bad_setup"
"""Detail of a refusal: this release cannot read what is asked."""

MOST_INVITED = 40
LONGEST_NAME = 80


@dataclass(frozen=True)
class Pilot:
    """One kind of work that was begun with, since when (ISO), by whom. `work`: what was told of each kind: how many a
    week (None: not known) and minutes of one ("" not known)."""

    process: str
    level: str
    since: str
    by: str
    case_id: str
    language: str
    people: list[str] = field(default_factory=list[str])
    everyone: bool = False
    review: str = ""
    work: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


_PILOT: TypeAdapter[Pilot] = TypeAdapter(Pilot)


def kept_pilot(c: Connection) -> Pilot | None:
    found = settings.get(c, KEPT)
    return _PILOT.validate_python(found) if found else None


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Review(_Asked):
    case_id: str
    day: date
    hour: str
    zone: str
    language: str
    by: str


class _Begun(_Asked):
    case_id: str
    process: str
    level: str
    people: list[str]
    everyone: bool
    review: str
    work: list[dict[str, Any]]
    language: str
    by: str


class _SetupEffect:
    repeatable = True

    def __init__(self, database: Database, platforms: Mapping[str, Platform], clock: Clock) -> None:
        self._database = database
        self._platforms = platforms
        self._clock = clock
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    async def _write(
        self, act: Callable[[Connection, datetime], tuple[dict[str, Any], list[Outgoing]]]
    ) -> dict[str, Any]:
        now = self._clock.now()

        def commit(c: Connection) -> tuple[dict[str, Any], list[Address]]:
            result, rows = act(c, now)
            return result, outgoing.stage(c, rows, now, self._instant)

        result, shown = await self._database.write(commit)
        for address in dict.fromkeys(shown):
            await self._platforms[address.platform].published(address)
        return result


class PlanReview(_SetupEffect):
    """`timing.put`: the review is one coming on one day, told where the setup was; another one takes its place."""

    def __init__(
        self, database: Database, platforms: Mapping[str, Platform], clock: Clock, timetable: TimetableDesk
    ) -> None:
        super().__init__(database, platforms, clock)
        self._timetable = timetable

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            wanted = _Review.model_validate(payload)
            ZoneInfo(wanted.zone)
        except (ValidationError, KeyError, ValueError, OSError):
            raise Rejected(UNREADABLE) from None
        return await self._write(lambda c, now: self._plan(c, wanted, now))

    def _plan(self, c: Connection, wanted: _Review, now: datetime) -> tuple[dict[str, Any], list[Outgoing]]:
        case = _case(c, wanted.case_id)
        timing = Timing(
            id=REVIEW_ID,
            kind=REVIEW,
            address=Address(case.address.platform, case.address.channel),
            place="",
            language=wanted.language,
            zone=wanted.zone,
            hour=wanted.hour,
            rrule=f"FREQ=YEARLY;BYMONTH={wanted.day.month};BYMONTHDAY={wanted.day.day}",
            by=wanted.by,
            changed_at=now,
        )
        self._timetable.keep(c, timing, now)
        why = {"day": wanted.day.isoformat(), "hour": wanted.hour, "zone": wanted.zone}
        ledger.append(c, [LedgerEntry(case.id, wanted.by, "changed", "timing.review", why)], now)
        return {"id": timing.id, "day": wanted.day.isoformat(), "reference": wanted.day.isoformat()}, []


class BeginPilot(_SetupEffect):
    """`timing.pilot`: keeps the pilot, sets how far it goes alone by the right of whoever agreed to it (`set` false:
    they may not), and shows the way to those it begins with."""

    def __init__(
        self,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        switches: Switches,
        clock: Clock,
    ) -> None:
        super().__init__(database, platforms, clock)
        self._people = people
        self._switches = switches

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            wanted = _Begun.model_validate(payload)
        except ValidationError:
            raise Rejected(UNREADABLE) from None
        if level_of(wanted.level) is None or wanted.process not in self._switches.processes:
            raise Rejected(UNREADABLE)
        result = await self._write(lambda c, now: self._begin(c, key, wanted, now))
        await self._switches.refresh()
        return result

    def _begin(self, c: Connection, key: str, wanted: _Begun, now: datetime) -> tuple[dict[str, Any], list[Outgoing]]:
        case = _case(c, wanted.case_id)
        change = Change("autonomy", wanted.process, level_of(wanted.level))
        outcome = self._switches.change(
            c, change, wanted.by, key=key, language=wanted.language, now=now, place=case.address
        )
        known = kept_pilot(c)
        again = known is not None and known.case_id == wanted.case_id
        pilot = Pilot(
            process=wanted.process,
            level=wanted.level,
            since=known.since if again and known else now.isoformat(),
            by=wanted.by,
            case_id=wanted.case_id,
            language=wanted.language,
            people=wanted.people,
            everyone=wanted.everyone,
            review=wanted.review,
            work=wanted.work,
        )
        settings.put(c, KEPT, asdict(pilot))
        if not again:
            why = {"pilot": wanted.process, "level": wanted.level, "set": outcome.done, "people": wanted.people}
            ledger.append(c, [LedgerEntry(case.id, wanted.by, "changed", "setup.pilot", why)], now)
        result = {"set": outcome.done, "told": outcome.text, "reference": wanted.process}
        return result, self._invitations(c, key, wanted, case)

    def _invitations(self, c: Connection, key: str, wanted: _Begun, case: CaseRow) -> list[Outgoing]:
        staff = Staff.load(c)
        chosen = [row for row in staff.active if wanted.everyone or row.id in wanted.people]
        rows: list[Outgoing] = []
        for row in [row for row in chosen if row.id != wanted.by][:MOST_INVITED]:
            place = self._people.private_place(c, row.id, case.address)
            if place is not None:
                message = _invitation(staff.name_of(wanted.by)[:LONGEST_NAME], wanted.process, row.language)
                rows.append(
                    post_row(f"welcome.invited:{short_hash(key)}:{short_hash(row.id)}", place, message,
                             language=row.language)
                )  # fmt: skip
        return rows


def _invitation(who: str, process: str, language: str) -> Message:
    said = tell(language, "invited", who=who, what=label(process, language))
    return Message(said, [Text(said), Buttons([Button("w:start", tell(language, "button.start"), "primary")])])


def _case(c: Connection, case_id: str) -> CaseRow:
    case = cases.by_id(c, case_id)
    if case is None:
        raise Rejected(UNREADABLE)
    return case
