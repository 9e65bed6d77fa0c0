"""A CRM, a register and a desk of leads in memory, with the faults that a test wants."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from graphs.lead.again import given_of
from graphs.leads.normal import keys_of
from graphs.leads.port import LeadSettings, Owner, Scoring
from integrations.crm.port import CompanyRecord, Lead, LeadKeys, LeadNote, LeadStatus
from integrations.errors import IntegrationError, NotFound
from integrations.register.port import RegisterAnswer, RegisterQuery

_LEAD: TypeAdapter[Lead] = TypeAdapter(Lead)
_KEYS: TypeAdapter[LeadKeys] = TypeAdapter(LeadKeys)
_NOTE: TypeAdapter[LeadNote] = TypeAdapter(LeadNote)


@dataclass
class MemoryCrm:
    """The Crm port over a dict; `down` is raised by every read."""

    rows: dict[str, Lead] = field(default_factory=dict[str, Lead])
    keys: dict[str, LeadKeys] = field(default_factory=dict[str, LeadKeys])
    notes: dict[str, list[LeadNote]] = field(default_factory=dict[str, list[LeadNote]])
    done: dict[str, Lead] = field(default_factory=dict[str, Lead])
    down: IntegrationError | None = None

    def add(self, lead: Lead) -> Lead:
        self.rows[lead.id], self.keys[lead.id] = lead, keys_of(given_of(lead))
        return lead

    async def put_lead(self, key: str, lead: Lead, keys: LeadKeys) -> Lead:
        if key not in self.done:
            self.rows[lead.id] = self.done[key] = lead
            self.keys[lead.id] = keys
        return self.done[key]

    async def change_lead(self, key: str, lead_id: str, changes: dict[str, object], note: LeadNote | None) -> Lead:
        if lead_id not in self.rows:
            raise NotFound("no such lead")
        if key not in self.done:
            typed: dict[str, Any] = _LEAD.dump_python(self.rows[lead_id]) | changes
            self.rows[lead_id] = self.done[key] = _LEAD.validate_python(typed)
            self.notes.setdefault(lead_id, []).extend([note] if note is not None else [])
        return self.done[key]

    async def add_lead_note(self, key: str, lead_id: str, note: LeadNote) -> None:
        if lead_id not in self.rows:
            raise NotFound("no such lead")
        self.notes.setdefault(lead_id, []).append(note)

    async def lead(self, lead_id: str) -> Lead | None:
        self._look()
        return self.rows.get(lead_id)

    async def lead_notes(self, lead_id: str) -> list[LeadNote]:
        return list(self.notes.get(lead_id, []))

    async def leads(
        self,
        *,
        since: datetime | None = None,
        hot_since: datetime | None = None,
        statuses: Sequence[LeadStatus] = (),
        owner: str = "",
        limit: int | None = None,
    ) -> list[Lead]:
        self._look()
        rows = sorted(self.rows.values(), key=lambda each: each.received_at, reverse=True)
        rows = [each for each in rows if (not statuses or each.status in statuses) and owner in ("", each.owner)]
        if hot_since is not None:
            rows = [each for each in rows if each.hot_since is not None and each.hot_since >= hot_since]
        return [each for each in rows if since is None or each.received_at >= since][:limit]

    async def similar_leads(self, keys: LeadKeys) -> list[Lead]:
        self._look()
        wanted = {(name, value) for name, value in vars(keys).items() if value}
        return [row for id, row in self.rows.items() if wanted & set(vars(self.keys[id]).items())]

    async def forget_person(self, address: str) -> int:
        gone = [id for id, row in self.rows.items() if row.email == address]
        for id in gone:
            del self.rows[id], self.keys[id]
        return len(gone)

    async def forget_before(self, last_contact: datetime) -> list[str]:
        return []

    def _look(self) -> None:
        if self.down is not None:
            raise self.down

    async def perform(self, kind: str, key: str, payload: dict[str, Any]) -> None:
        """What the effects of leads write."""
        if not kind.startswith("leads."):
            return
        note = _NOTE.validate_python(payload["note"]) if payload.get("note") is not None else None
        if kind == "leads.put":
            await self.put_lead(key, _LEAD.validate_python(payload["lead"]), _KEYS.validate_python(payload["keys"]))
        elif kind == "leads.change":
            await self.change_lead(key, payload["lead_id"], payload["changes"], note)
        elif kind == "leads.note":
            assert note is not None
            await self.add_lead_note(key, payload["lead_id"], note)


@dataclass
class MemoryRegister:
    """The Register port: `answers` by name or SIREN as asked; `fault` is raised, `slow` waits for that long."""

    answers: dict[str, list[CompanyRecord]] = field(default_factory=dict[str, list[CompanyRecord]])
    fault: IntegrationError | None = None
    slow: float = 0
    asked: list[RegisterQuery] = field(default_factory=list[RegisterQuery])

    async def look_up(self, query: RegisterQuery) -> RegisterAnswer:
        self.asked.append(query)
        if self.slow:
            await asyncio.sleep(self.slow)
        if self.fault is not None:
            raise self.fault
        found = self.answers.get(query.siren) or self.answers.get(query.name) or []
        return RegisterAnswer(list(found), len(found))


@dataclass
class MemoryDesk:
    """The LeadDesk port."""

    people: list[Owner] = field(default_factory=list[Owner])
    points: Scoring = field(default_factory=Scoring)
    settings: LeadSettings = field(default_factory=lambda: LeadSettings(booking="calendly"))

    async def owners(self) -> list[Owner]:
        return list(self.people)

    async def scoring(self) -> Scoring:
        return self.points

    async def reclassified(self) -> int:
        return 0

    def perform(self, payload: dict[str, Any]) -> None:
        """What `leads.points` keeps."""
        points = {**self.points.points, **payload["points"]}
        self.points = replace(self.points, points=points, hot=payload["hot"], warm=payload["warm"])
