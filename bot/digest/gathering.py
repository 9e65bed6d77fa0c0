"""Everything one digest tells, gathered: the company's records beside each other, then the store in one look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.digest import happened, pictures
from bot.digest.ahead import ahead, place_of_case, seen
from bot.digest.outside import Outside, Period, Records
from bot.digest.scope import Scope
from bot.digest.waiting import requests
from bot.people import People
from bot.store import activity, followups, ledger
from bot.store import settings as kept
from bot.store.activity import Span
from bot.store.approvals import ApprovalRow
from bot.store.database import Connection, Database
from bot.turn import Turn
from graphs.calendar import WorkCalendar
from graphs.digest.body import Body, Line
from graphs.digest.titles import title_of
from graphs.message import Address
from graphs.when.instants import to_instant
from integrations.charts.port import Charts
from integrations.crm.port import Lead

log = structlog.get_logger(__name__)

STEP_BACK = timedelta(days=1)
"""A clock set back by more than that is taken for wrong before, not now."""


@dataclass(frozen=True)
class Wanted:
    """`person`: whose brief ("" a channel's digest), `whole`: of all the company's work; `memory`: the timing whose
    last look at the books counts ("" none). `after` and `upto`: which rows of the ledger (see `Span`). `planned` of one
    that is late."""

    address: Address
    language: str
    zone: str
    since: datetime
    until: datetime
    day: date
    after: int | None = None
    upto: int | None = None
    person: str = ""
    whole: bool = True
    memory: str = ""
    planned: datetime | None = None
    missed: int = 0
    pictured: bool = False


@dataclass(frozen=True)
class Gathered:
    """`paid`: what the books say was paid by now, for the next look; None: they did not answer. `untold`: from where on
    the leads are still to be told; None: they were."""

    body: Body
    paid: dict[str, Decimal] | None = None
    untold: datetime | None = None


@dataclass(frozen=True)
class Gathering:
    database: Database
    people: People
    records: Records
    charts: Charts
    deciders: Callable[[ApprovalRow], list[str]]

    async def of(self, turn: Turn, wanted: Wanted) -> Gathered:
        """Raises what our own store raises; what else does not answer is told as a line."""
        before, since, untold = await self.database.read(
            lambda c: (_before(c, wanted.memory), _since(c, wanted), _untold(c, wanted.memory))
        )
        leads_since = min(since, untold) if untold is not None else since
        period = Period(since, wanted.until, wanted.day, wanted.zone, leads_since)
        outside = await self.records.look(period, before, pictures=wanted.pictured and wanted.whole)
        body = await self.database.read(lambda c: self._body(c, wanted, outside, since))
        if wanted.pictured and wanted.whole:
            drawn = await pictures.drawn(turn, self.charts, outside, wanted.day, wanted.language)
            body = replace(body, pictures=drawn)
        return Gathered(body, outside.paid, outside.untold)

    def _body(self, c: Connection, wanted: Wanted, outside: Outside, since: datetime) -> Body:
        scope = Scope.load(c, self.people, wanted.address, wanted.person, whole=wanted.whole)
        until, language = wanted.until, wanted.language
        span = Span(since, until, wanted.after, ledger.length(c) if wanted.upto is None else wanted.upto)
        waits = requests(c, scope, self.people.staff, self.deciders, language)
        down = [Line("source_down", name) for name in outside.down]
        midnight = next_midnight(wanted.day, wanted.zone)
        return Body(
            wanted.day,
            wanted.since,
            until,
            person=wanted.person,
            planned=wanted.planned,
            missed=wanted.missed,
            waits=waits,
            troubles=[*down, *happened.troubles(c, scope, span, language)],
            exceptions=happened.exceptions(c, scope, span, language),
            done=happened.done(c, scope, span, language),
            leads=[self._lead(c, scope, each, language) for each in outside.leads if _is_for(scope, each)],
            money=outside.money if scope.whole else [],
            today=[
                *ahead(c, scope, waits, until, midnight, language),
                *self._outside_today(c, scope, outside, language),
            ],
        )

    def _lead(self, c: Connection, scope: Scope, lead: Lead, language: str, what: str = "hot") -> Line:
        owner = self.people.staff.name_of(lead.owner) if lead.owner else ""
        title = title_of("lead", "", {"company": lead.company, "name": lead.name}, language)
        place = place_of_case(c, scope, lead.case_id)
        at = lead.booked_for if what == "meeting" else lead.hot_since or lead.received_at
        return Line(what, title, "lead", at=at, place=place, who=owner)

    def _outside_today(self, c: Connection, scope: Scope, outside: Outside, language: str) -> list[Line]:
        lines = [self._lead(c, scope, each, language, "meeting") for each in outside.booked if _is_for(scope, each)]
        if not scope.whole:
            return lines
        for name, amount, case_id in outside.promises:
            line = Line("promise", name, "promise", amount, place=place_of_case(c, scope, case_id))
            lines.append(line if seen(c, scope, case_id) else Line("promise", hidden=True))
        asked = followups.cases_of(c, [quote.number for quote in outside.ending])
        for quote in outside.ending:
            case = asked.get(quote.number)
            if case is not None and not seen(c, scope, case.id):
                lines.append(Line("quote_ends", hidden=True))
                continue
            title = f"{quote.number} · {quote.customer.name}"
            place = place_of_case(c, scope, case.id) if case is not None else None
            lines.append(Line("quote_ends", title, "quote_followup", quote.total_excl_vat, place=place))
        return lines


def _is_for(scope: Scope, lead: Lead) -> bool:
    return scope.whole or lead.owner in ("", scope.person)


def _since(c: Connection, wanted: Wanted) -> datetime:
    """From where on what bears an instant only (a lead, a post) is told of: earlier than asked where the clock was set
    back since, so that the hour it went through twice is told as a whole."""
    if wanted.after is None:
        return wanted.since
    earliest = activity.earliest(c, Span(wanted.since, wanted.until, wanted.after, wanted.upto))
    return min(wanted.since, max(earliest, wanted.since - STEP_BACK)) if earliest else wanted.since


# --- what the records said last time ----------------------------------------------------------------------------------


def _name(memory: str) -> str:
    return f"digest.paid:{memory}"


def _name_of_untold(memory: str) -> str:
    return f"digest.untold:{memory}"


def _before(c: Connection, memory: str) -> Mapping[str, Decimal] | None:
    found: Any = kept.get(c, _name(memory)) if memory else None
    return {str(number): Decimal(str(paid)) for number, paid in found.items()} if isinstance(found, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # JSON


def _untold(c: Connection, memory: str) -> datetime | None:
    found = kept.get(c, _name_of_untold(memory)) if memory else None
    return datetime.fromisoformat(found) if found else None


def remember(c: Connection, memory: str, gathered: Gathered) -> None:
    """Within the commit of what was told. What did not answer is told of when it does."""
    if not memory:
        return
    if gathered.paid is not None:
        kept.put(c, _name(memory), {number: str(amount) for number, amount in gathered.paid.items()})
    untold = gathered.untold.isoformat() if gathered.untold is not None else ""
    if untold or _untold(c, memory) is not None:
        kept.put(c, _name_of_untold(memory), untold)


# --- periods ----------------------------------------------------------------------------------------------------------


def day_begins(day: date, zone: str) -> datetime:
    return to_instant(datetime.combine(day, time.min), zone)


def next_midnight(day: date, zone: str) -> datetime:
    return day_begins(day + timedelta(days=1), zone)


def usual_since(until: datetime, zone: str, calendar: WorkCalendar) -> datetime:
    """Where a first digest begins: the same hour of the last day that was worked."""
    local = until.astimezone(ZoneInfo(zone))
    day = local.date() - timedelta(days=1)
    while not calendar.works(day):
        day -= timedelta(days=1)
    return to_instant(datetime.combine(day, local.time().replace(tzinfo=None)), zone)
