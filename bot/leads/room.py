"""All that is about leads, put together: what comes in becomes a case once, bookings move it on, effects keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from bot.clock import Clock
from bot.effects import Effect, SendMail
from bot.events import BookingMoved, LeadReceived
from bot.leads import meetings, places, telling
from bot.leads.clock import LOOK_TIMER, LeadLook, Sweep
from bot.leads.desk import KeptLeadDesk
from bot.leads.effects import ChangeLeadRecord, CorrectLead, NoteLead, PutLead, PutPoints, ShowCard
from bot.leads.knowing import MONTH, Known, known_of, words_of
from bot.leads.mail_effect import Links, MailLead
from bot.outgoing import post_row
from bot.people import People
from bot.people.staff import person_of
from bot.platform import Platform
from bot.settings import Settings
from bot.staging import OUTSIDE, case_id_of, outsider
from bot.store import lead_claims
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.timed import Look
from bot.turn import Turn
from bot.turns import Turns
from bot.working_time import calendar_of
from graphs.context import Person
from graphs.lead.brief import LeadMoved, Moved, NewLead, brief_to_json
from graphs.leads.given import LONGEST_MESSAGE, Given, given_from_json
from graphs.leads.normal import claims_of, email_of, keys_of
from graphs.message import Address
from graphs.standing import Standings
from integrations.booking.port import Booking, BookingHook
from integrations.crm.port import Crm, LeadKeys, LeadNote
from integrations.errors import Unavailable

_NOTE: TypeAdapter[LeadNote] = TypeAdapter(LeadNote)
_MOVED: dict[str, Moved] = {"booked": "booked", "cancelled": "cancelled", "moved": "rebooked"}

SOON = 2.0
"""Seconds after which a lead that is just being written down is looked for again."""


class LeadRoom:
    """`turns` is to be set before anything is worked."""

    turns: Turns

    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        crm: Crm,
        standings: Standings,
        clock: Clock,
        platforms: Mapping[str, Platform],
        *,
        booking: Booking | None = None,
        hooks: Mapping[str, BookingHook] | None = None,
        sweep: Sweep | None = None,
    ) -> None:
        """`hooks` read what booking tools post, by their names; `sweep` erases leads without contact since an
        instant."""
        self.settings = settings
        self.database = database
        self.clock = clock
        self.hooks = dict(hooks or {})
        self.channel = places.channel_of(settings.lead_channel)
        self.desk = KeptLeadDesk(database, people, crm, clock, settings.leads)
        self._people = people
        self._crm = crm
        self._standings = standings
        self._platforms = platforms
        self._links = Links(booking, settings.booking_url)
        self._look = LeadLook(
            database,
            crm,
            self.desk,
            clock,
            calendar_of(settings.holidays, settings.time_zone),
            settings,
            self.channel,
            sweep,
        )

    def acts(self, mail: SendMail) -> dict[str, Effect]:
        """By kind."""
        database, clock, crm = self.database, self.clock, self._crm
        card = ShowCard(
            database,
            self._people,
            self._platforms,
            clock,
            channel=self.channel,
            language=self.settings.language,
        )
        return {
            "leads.put": PutLead(crm),
            "leads.change": ChangeLeadRecord(crm, self.desk),
            "leads.note": NoteLead(crm),
            "leads.correct": CorrectLead(database, clock),
            "leads.points": PutPoints(database, clock),
            "leads.card": card,
            "lead.mail": MailLead(mail, database, crm, self._standings, clock, self._links),
        }

    def looks(self) -> dict[str, Look]:
        return {LOOK_TIMER: self._look.look}

    async def plan(self) -> None:
        """Plans the daily look, unless it is planned."""
        await self._look.plan()

    # --- what comes in ------------------------------------------------------------------------------------------------

    async def received(self, turn: Turn, event: LeadReceived, *, mail_id: str = "", subject: str = "") -> None:
        """Fills the turn with a case of its own for somebody new, or with what is new of somebody known. `mail_id` is
        the Message-ID that an answer replies to, `subject` theirs."""
        given = given_from_json(event.given)
        claims = claims_of(keys_of(given))
        known = await self.database.read(lambda c: known_of(c, claims, turn.now))
        turn.outcome.update(process="lead", source=given.source)
        if known.same:
            await self._again(turn, event, given, known, mail_id, subject)
        else:
            await self._new(turn, event, given, known, mail_id, subject)

    async def _new(
        self, turn: Turn, event: LeadReceived, given: Given, known: Known, mail_id: str, subject: str
    ) -> None:
        lead_id = case_id_of(turn.key)
        asker, address = self._asker(event), event.address
        # Who fills in a field that nobody sees is recorded as such, and disturbs nobody.
        silent = event.silent or given.trap
        words = words_of(given)
        self._claim(turn, known.free, lead_id)
        if words:
            self._first(turn, lead_claims.words_key(lead_id, words), lead_id)
        if address.thread is None and not silent:
            root = places.root_of(lead_id)
            announced = telling.announcement(given, self.settings.language, self._name(event.person))
            turn.outgoing.append(post_row(root, address, announced, language=self.settings.language))
            address = replace(address, thread=root)
        why = {"source": given.source, "via": given.via[:100], "direct": given.direct}
        turn.entries.append(LedgerEntry(lead_id, event.person or OUTSIDE, "asked", "lead", why))
        brief = NewLead(lead_id, given, event.at.isoformat(), silent, mail_id, subject, known.elsewhere)
        await self.turns.open_case(
            turn,
            process="lead",
            address=address,
            asker=asker,
            language=asker.language,
            brief=brief_to_json(brief),
        )
        self._count(turn, lead_id)

    async def _again(
        self, turn: Turn, event: LeadReceived, given: Given, known: Known, mail_id: str, subject: str
    ) -> None:
        """Somebody known within the month: only what they say anew is taken note of, once."""
        words, lead_id = words_of(given), known.same
        turn.outcome.update(case=lead_id, known=True)
        turn.about = lead_id
        key = lead_claims.words_key(lead_id, words)
        self._claim(turn, known.free, lead_id)
        if not words or await self.database.read(lambda c: lead_claims.held(c, [key])):
            return
        self._first(turn, key, lead_id)
        if event.silent or given.trap:
            turn.outgoing.append(_noted(turn, lead_id, LeadNote(event.at, "said", event.person or OUTSIDE, words)))
            return
        moved = LeadMoved(lead_id, "again", words, "", email_of(given.email), mail_id, subject)
        where = event.address if event.address.thread is not None else None
        await self._move(turn, moved, self._asker(event), where)

    async def booking(self, turn: Turn, event: BookingMoved) -> None:
        """A meeting was booked, moved or cancelled: the lead whose it is moves on. Meetings of others are none of
        ours."""
        lead_id = await self._booker(turn, event)
        turn.outcome.update(process="lead", provider=event.provider)
        if not lead_id:
            turn.outcome["status"] = "done"
            why = {"provider": event.provider, "what": event.what}
            turn.entries.append(LedgerEntry(None, OUTSIDE, "ignored", "a meeting with nobody known", why))
            return
        turn.about = lead_id
        at = event.starts_at.isoformat() if event.starts_at is not None else ""
        moved = LeadMoved(lead_id, _MOVED[event.what], at=at, sender=event.email)
        await self._move(turn, moved, outsider(self.settings.language, self.settings.time_zone), None)

    async def _booker(self, turn: Turn, event: BookingMoved) -> str:
        """By the mark in the link of whose lead it was, or as the meeting is known already: they may book with another
        address than the one we wrote to. Else by the address."""
        lead_id = await self.database.read(lambda c: meetings.booker(c, event)) or await self._by_address(event)
        if lead_id:
            turn.first.append(lambda c: meetings.keep(c, event, lead_id, turn.now))
        return lead_id

    async def _by_address(self, event: BookingMoved) -> str:
        address = email_of(event.email)
        found = await self.database.read(lambda c: lead_claims.held(c, [f"email:{address}"])) if address else {}
        if found:
            return next(iter(found.values())).lead_id
        similar = await self._crm.similar_leads(LeadKeys(email=address)) if address else []
        return similar[0].id if similar else ""

    async def objected(self, turn: Turn, address: str, words: str) -> bool:
        """Somebody wants no more mails: their lead moves on. False: no lead has that address."""
        found = await self._crm.similar_leads(LeadKeys(email=email_of(address))) if email_of(address) else []
        if not found:
            return False
        turn.about = found[0].id
        moved = LeadMoved(found[0].id, "objected", words[:LONGEST_MESSAGE], sender=address)
        await self._move(turn, moved, outsider(self.settings.language, self.settings.time_zone), None)
        return True

    # --- details ------------------------------------------------------------------------------------------------------

    async def _move(self, turn: Turn, moved: LeadMoved, asker: Person, where: Address | None) -> None:
        """A case that goes on with a lead, in its thread (or where it was spoken of)."""
        lead = await self._crm.lead(moved.lead_id)
        if lead is None:
            raise Unavailable("the lead is just being written down", retry_after=SOON)
        address, begun = await self.database.read(lambda c: places.thread_of(c, moved.lead_id, self.channel))
        if where is not None:
            address, begun = where, True
        if not begun and address.thread is not None:
            post = telling.comes_back(lead, self.settings.language)
            root = replace(address, thread=None)
            turn.outgoing.append(post_row(address.thread, root, post, language=self.settings.language))
        why = {"lead": moved.lead_id, "moved": moved.what}
        turn.entries.append(LedgerEntry(case_id_of(turn.key), asker.id, "asked", "lead", why))
        await self.turns.open_case(
            turn,
            process="lead",
            address=address,
            asker=asker,
            language=asker.language,
            brief=brief_to_json(moved),
        )

    def _claim(self, turn: Turn, keys: list[str], lead_id: str) -> None:
        since = turn.now - MONTH
        if keys:
            turn.first.append(lambda c: lead_claims.take(c, keys, lead_id, turn.now, older_than=since))

    def _first(self, turn: Turn, key: str, lead_id: str) -> None:
        turn.first.append(lambda c: lead_claims.first_to(c, key, lead_id, turn.now))

    def _count(self, turn: Turn, lead_id: str) -> None:
        """Whoever was given the lead has one more, before the records say so."""
        for effect in turn.context.effects if turn.context is not None else ():
            if effect.kind == "leads.put" and not effect.shadow:
                lead: dict[str, Any] = effect.payload.get("lead") or {}
                self.desk.given(lead_id, str(lead.get("owner") or ""))

    def _asker(self, event: LeadReceived) -> Person:
        row = self._people.by_id(event.person) if event.person else None
        if row is not None and row.active:
            return person_of(row)
        return outsider(self.settings.language, self.settings.time_zone)

    def _name(self, person: str) -> str:
        row = self._people.by_id(person)
        return row.name if row is not None else ""


def _noted(turn: Turn, lead_id: str, note: LeadNote) -> Outgoing:
    payload = {"lead_id": lead_id, "note": _NOTE.dump_python(note, mode="json")}
    return Outgoing(f"{case_id_of(turn.key)}.note", f"case/{lead_id}", "leads.note", lead_id, payload)
