"""What the company writes down of its leads: the records, the corrections, the points, and the card for whoever takes
one. Effects that reach nobody outside, each done once under its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Literal, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot import outgoing
from bot.clock import Clock
from bot.leads import places
from bot.leads.desk import POINTS, KeptLeadDesk
from bot.outgoing import post_row
from bot.people import People
from bot.people.defaults import LOCAL
from bot.platform import Platform
from bot.short_hash import short_hash
from bot.store import lead_corrections, ledger, settings
from bot.store.database import Connection, Database
from bot.store.lead_corrections import LeadCorrection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from graphs.message import Address, Message, message_from_json
from integrations.crm.port import Crm, Lead, LeadClass, LeadKeys, LeadNote
from integrations.errors import Rejected

UNREADABLE = "bad_lead"
"""Detail of a refusal: this release cannot read what is asked."""

BAD_POINTS = "bad_points"
"""Detail of a refusal: points or thresholds that make no sense."""

MOST_POINTS = 100

_LEAD: TypeAdapter[Lead] = TypeAdapter(Lead)
_KEYS: TypeAdapter[LeadKeys] = TypeAdapter(LeadKeys)
_NOTE: TypeAdapter[LeadNote] = TypeAdapter(LeadNote)
_TYPES = get_type_hints(Lead)
_FIELDS: dict[str, TypeAdapter[Any]] = {each.name: TypeAdapter(_TYPES[each.name]) for each in fields(Lead)}


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


Payload = TypeVar("Payload", bound=_Asked)


class PutLead:
    """`leads.put`: {lead, keys}."""

    repeatable = True

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            lead, keys = _LEAD.validate_python(payload["lead"]), _KEYS.validate_python(payload.get("keys") or {})
        except (KeyError, ValidationError):
            raise Rejected(UNREADABLE) from None
        kept = await self._crm.put_lead(key, lead, keys)
        return {"reference": kept.id}


class ChangeLeadRecord:
    """`leads.change`: {lead_id, changes: {field: value}, note}."""

    repeatable = True

    def __init__(self, crm: Crm, desk: KeptLeadDesk) -> None:
        self._crm = crm
        self._desk = desk

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            changes = {name: _FIELDS[name].validate_python(value) for name, value in payload["changes"].items()}
            note = _NOTE.validate_python(payload["note"]) if payload.get("note") else None
            lead_id = str(payload["lead_id"])
        except (KeyError, AttributeError, ValidationError):
            raise Rejected(UNREADABLE) from None
        lead = await self._crm.change_lead(key, lead_id, changes, note)
        if {"owner", "status"} & changes.keys():
            self._desk.changed()
        return {"reference": lead.id}


class NoteLead:
    """`leads.note`: {lead_id, note}."""

    repeatable = True

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            note, lead_id = _NOTE.validate_python(payload["note"]), str(payload["lead_id"])
        except (KeyError, ValidationError):
            raise Rejected(UNREADABLE) from None
        await self._crm.add_lead_note(key, lead_id, note)
        return {"reference": lead_id}


class _Corrected(_Asked):
    lead_id: str
    was: LeadClass
    became: LeadClass
    score: int
    signs: list[str] = []
    by: str = ""


class CorrectLead:
    """`leads.correct`: a person put it in another class. {lead_id, was, became, score, signs, by}."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        said = _read(_Corrected, payload)
        now = self._clock.now()
        row = LeadCorrection(
            short_hash(key, 32), said.lead_id, said.was, said.became, said.score, said.signs, said.by, now
        )
        await self._database.write(lambda c: self._put(c, row))
        return {"reference": said.lead_id}

    def _put(self, c: Connection, row: LeadCorrection) -> None:
        if lead_corrections.add(c, row):
            why = {"lead": row.lead_id, "was": row.was, "became": row.became, "score": row.score}
            ledger.append(c, [LedgerEntry(None, row.by or "commis", "changed", "lead.class", why)], row.at)


class _Points(_Asked):
    points: dict[str, int] = {}
    hot: int = 0
    warm: int = 0
    by: str = ""
    words: str = ""


class PutPoints:
    """`leads.points`: {points, hot, warm, by, words}; what is not named stays, thresholds of 0 too."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        wanted = _read(_Points, payload)
        if any(abs(value) > MOST_POINTS or len(code) > 60 for code, value in wanted.points.items()):
            raise Rejected(BAD_POINTS)
        await self._database.write(lambda c: self._put(c, key, wanted))
        return {"reference": "leads.points"}

    def _put(self, c: Connection, key: str, wanted: _Points) -> None:
        kept: dict[str, Any] = settings.get(c, POINTS, {})
        if kept.get("key") == key:
            return
        points = {**dict(kept.get("points") or {}), **wanted.points}
        hot, warm = wanted.hot or int(kept.get("hot") or 0), wanted.warm or int(kept.get("warm") or 0)
        if not 0 <= warm <= 100 or not 0 <= hot <= 100 or (hot and warm and hot <= warm):
            raise Rejected(BAD_POINTS)
        now = self._clock.now()
        settings.put(
            c, POINTS, {"points": points, "hot": hot, "warm": warm, "at": now.isoformat(), "key": key, "by": wanted.by}
        )
        why = {"points": wanted.points, "hot": wanted.hot, "warm": wanted.warm, "words": wanted.words[:500]}
        ledger.append(c, [LedgerEntry(None, wanted.by or "commis", "changed", "leads.points", why)], now)


class _Card(_Asked):
    person: str
    lead_id: str
    message: dict[Literal["fr", "en"], dict[str, Any]]


class ShowCard:
    """`leads.card`: what the colleague who takes a lead should know, privately where they can be reached, else in the
    lead's thread. {person, lead_id, message: {fr, en}}."""

    repeatable = True

    def __init__(
        self,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        clock: Clock,
        *,
        channel: Address,
        language: str,
    ) -> None:
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self._channel = channel
        self._language = language
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        card = _read(_Card, payload)
        try:
            texts = {language: message_from_json(data) for language, data in card.message.items()}
        except ValidationError:
            raise Rejected(UNREADABLE) from None
        if not texts:
            raise Rejected(UNREADABLE)
        now = self._clock.now()

        def commit(c: Connection) -> list[Address]:
            return outgoing.stage(c, self._rows(c, key, card, texts), now, self._instant)

        for address in dict.fromkeys(await self._database.write(commit)):
            await self._platforms[address.platform].published(address)
        return {"reference": card.lead_id}

    def _rows(self, c: Connection, key: str, card: _Card, texts: Mapping[str, Message]) -> list[Outgoing]:
        person = self._people.by_id(card.person)
        language = person.language if person is not None else self._language
        message = texts.get(language) or next(iter(texts.values()))
        thread, begun = places.thread_of(c, card.lead_id, self._channel)
        found = self._people.places(c, card.person) if person is not None and person.active else []
        found.sort(key=lambda address: (address.platform != thread.platform, address.platform in LOCAL))
        place = found[0] if found else thread if begun else Address(thread.platform, thread.channel)
        return [post_row(f"{short_hash(key, 24)}.card", place, message, language=language)]


def _read(kind: type[Payload], payload: dict[str, Any]) -> Payload:
    try:
        return kind.model_validate(payload)
    except ValidationError:
        raise Rejected(UNREADABLE) from None
