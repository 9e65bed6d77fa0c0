"""Who could take a lead, how leads are scored, and what people have put right: what the process asks of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.people import People
from bot.store import lead_corrections, settings
from bot.store.database import Connection, Database
from bot.store.lead_corrections import LeadCorrection
from graphs.leads.port import LeadSettings, Owner, Scoring
from integrations.crm.port import OPEN_STATUSES, Crm, Lead

POINTS = "leads.points"
OWNERS = "leads.owners"

FRESH = timedelta(minutes=10)
"""How long what was counted of everybody's open leads serves."""

UNSEEN = timedelta(hours=1)
"""How long a lead counts that was given to somebody and is not in the records yet."""


@dataclass(frozen=True)
class _Given:
    owner: str
    at: datetime


@dataclass
class _Load:
    """Open leads and the newest one, by owner."""

    read_at: datetime | None = None
    open: dict[str, int] = field(default_factory=dict[str, int])
    last: dict[str, datetime] = field(default_factory=dict[str, datetime])


class KeptLeadDesk:
    """Implements `graphs.leads.port.LeadDesk`. Owners are those of lead_owners.csv, or all colleagues; how many leads
    each has open is counted in the CRM now and then, and kept up between (`given`), as thousands may come at once."""

    def __init__(self, database: Database, people: People, crm: Crm, clock: Clock, wanted: LeadSettings) -> None:
        self._database = database
        self._people = people
        self._crm = crm
        self._clock = clock
        self._settings = wanted
        self._load = _Load()
        self._given: dict[str, _Given] = {}

    @property
    def settings(self) -> LeadSettings:
        return self._settings

    async def owners(self) -> list[Owner]:
        """Everyone who takes leads, by id. Raises the CRM's errors."""
        now = self._clock.now()
        if self._load.read_at is None or now - self._load.read_at > FRESH:
            await self._count(now)
        named = await self._database.read(lambda c: kept_owners(c))
        staff = self._people.staff
        found: list[Owner] = []
        for row in sorted(staff.active, key=lambda row: row.id):
            own = named.get(row.id)
            if named and own is None:
                continue
            own = own or {}
            found.append(
                Owner(
                    row.id,
                    row.name,
                    row.email,
                    list(own.get("territories", [])),
                    list(own.get("products", [])),
                    self._load.open.get(row.id, 0),
                    self._load.last.get(row.id),
                    staff.absent(row, now),
                    str(own.get("booking", "")),
                )
            )
        return found

    async def scoring(self) -> Scoring:
        return scoring_of(await self._database.read(lambda c: settings.get(c, POINTS, {})))

    async def reclassified(self) -> int:
        return await self._database.read(lambda c: lead_corrections.count(c, _tuned_at(c)))

    async def corrections(self) -> list[LeadCorrection]:
        """Those that `reclassified` counts, the newest first."""
        return await self._database.read(lambda c: lead_corrections.since(c, _tuned_at(c)))

    # --- keeping count ------------------------------------------------------------------------------------------------

    def given(self, lead_id: str, owner: str) -> None:
        """A lead has just been given to somebody; the records hear of it a little later."""
        before = self._given.get(lead_id)
        if not owner or (before is not None and before.owner == owner):
            return
        now = self._clock.now()
        if before is not None:
            self._load.open[before.owner] = max(0, self._load.open.get(before.owner, 0) - 1)
        self._given[lead_id] = _Given(owner, now)
        self._add(owner, now)

    def changed(self) -> None:
        """Somebody's lead was closed, or is somebody else's now: they are counted again."""
        self._load.read_at = None

    async def _count(self, now: datetime) -> None:
        leads = await self._crm.leads(statuses=OPEN_STATUSES)
        self._load = _Load(now)
        for lead in leads:
            if lead.owner:
                self._add(lead.owner, lead.received_at)
        seen = {lead.id: lead for lead in leads}
        self._given = {
            id: one for id, one in self._given.items() if now - one.at < UNSEEN and not _known(seen, id, one)
        }
        for one in self._given.values():
            self._add(one.owner, one.at)

    def _add(self, owner: str, at: datetime) -> None:
        self._load.open[owner] = self._load.open.get(owner, 0) + 1
        self._load.last[owner] = max(at, self._load.last.get(owner, at))


def kept_owners(c: Connection) -> Mapping[str, dict[str, Any]]:
    """By person, as lead_owners.csv says; empty: there was none."""
    found: dict[str, dict[str, Any]] = settings.get(c, OWNERS, {})
    return found


def scoring_of(kept: Mapping[str, Any]) -> Scoring:
    """Of what is kept; what the company has not tuned is what it is by itself."""
    usual = Scoring()
    points: dict[str, int] = {str(code): int(value) for code, value in dict(kept.get("points") or {}).items()}
    return Scoring(points, int(kept.get("hot") or usual.hot), int(kept.get("warm") or usual.warm), usual.near)


def _tuned_at(c: Connection) -> datetime:
    at = dict(settings.get(c, POINTS, {})).get("at")
    return datetime.fromisoformat(at) if at else datetime(1970, 1, 1, tzinfo=UTC)


def _known(seen: Mapping[str, Lead], lead_id: str, given: _Given) -> bool:
    lead = seen.get(lead_id)
    return lead is not None and lead.owner == given.owner
