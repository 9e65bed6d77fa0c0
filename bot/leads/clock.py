"""The daily look at leads: who has not booked, who is due once more, what the points might be, and whom to forget."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from pydantic import TypeAdapter

from bot.clock import Clock
from bot.events import CaseWanted, TimerFired
from bot.leads import places, telling
from bot.leads.desk import KeptLeadDesk
from bot.leads.wording import tell
from bot.outgoing import post_row
from bot.settings import Settings
from bot.short_hash import short_hash
from bot.staging import case_id_of
from bot.store import inbox, lead_mails
from bot.store.database import Connection, Database
from bot.store.lead_mails import LeadMail
from bot.store.outbox import Outgoing
from bot.timetable.daily import Daily, behind
from bot.turn import Turn
from graphs.calendar import WorkCalendar
from graphs.lead.brief import LeadMoved, Moved, TunePoints, brief_to_json
from graphs.leads.port import LeadSettings
from graphs.leads.tuning import Correction, propose
from graphs.message import Address, text_message
from integrations.crm.port import Crm, Lead
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

_HEARD: TypeAdapter[list[Correction]] = TypeAdapter(list[Correction])

LOOK_TIMER = "leads.look"

BEHIND = 10
"""Minutes after the reminders that it is done."""

Sweep = Callable[[datetime], Awaitable[int]]
"""Erases leads with whom there was no contact since that instant; returns how many."""


@dataclass(frozen=True)
class Due:
    lead: Lead
    what: Moved


def due_of(lead: Lead, mails: Sequence[LeadMail], now: datetime, settings: LeadSettings) -> Moved | None:
    """What that day asks for, of a lead that nobody has taken up: one word more, and after that its owner."""
    sent = {mail.purpose: mail.at for mail in mails if mail.state == "sent"}
    begun = {mail.purpose for mail in mails}
    if lead.status == "nurtured":
        return _unheard(lead, sent, now, settings)
    booking = sent.get("booking")
    if lead.status == "contacted" and booking is not None and lead.booked_for is None and "again" not in begun:
        return "not_booked" if _days(booking, now) >= settings.book_days else None
    if lead.classed == "warm" and lead.status in {"asked", "contacted"} and "nurture" not in begun:
        last = max([at for at in (lead.last_contact_at, *sent.values()) if at is not None], default=None)
        return "nurture" if last is not None and _days(last, now) >= settings.nurture_days else None
    return None


def _unheard(lead: Lead, sent: Mapping[str, datetime], now: datetime, settings: LeadSettings) -> Moved | None:
    """After the further word: the same patience as before it."""
    if "again" in sent:
        return "not_booked" if lead.booked_for is None and _days(sent["again"], now) >= settings.book_days else None
    if "nurture" in sent:
        return "nurture" if _days(sent["nurture"], now) >= settings.nurture_days else None
    return None


class LeadLook:
    def __init__(
        self,
        database: Database,
        crm: Crm,
        desk: KeptLeadDesk,
        clock: Clock,
        calendar: WorkCalendar,
        settings: Settings,
        channel: Address,
        sweep: Sweep | None,
    ) -> None:
        self._daily = Daily(LOOK_TIMER, database, clock, calendar, at=behind(settings.daily_at, BEHIND))
        self._database = database
        self._crm = crm
        self._desk = desk
        self._clock = clock
        self._calendar = calendar
        self._settings = settings
        self._channel = channel
        self._sweep = sweep

    async def plan(self) -> None:
        """Plans the next one unless it is planned; with another hour than before, anew."""
        await self._daily.plan()

    async def look(self, turn: Turn, event: TimerFired) -> None:
        """Opens a case for each lead of which something is due. Errors of the records pass through: it is tried
        again."""
        today = await self._daily.begun()
        await self._forget(turn)
        if not self._calendar.works(today):
            turn.outcome["skipped"] = "not a working day"
            return
        leads = await self._crm.leads(statuses=("contacted", "asked", "nurtured"))
        due = await self._database.read(lambda c: self._due(c, leads, turn.now))
        tuning = await self._tuning(turn.now)
        turn.outcome["leads"] = len(due)
        turn.openers.append(lambda c: self._open(c, due, tuning, turn.now))

    def _due(self, c: Connection, leads: Sequence[Lead], now: datetime) -> list[Due]:
        mails = lead_mails.of_leads(c, [lead.id for lead in leads])
        found = [
            Due(lead, what)
            for lead in reversed(leads)
            if (what := due_of(lead, mails[lead.id], now, self._desk.settings)) is not None
        ]
        # Whoever was sent a link first, then the oldest.
        found.sort(key=lambda one: one.what != "not_booked")
        return [one for one in found if inbox.by_key(c, _key(one)) is None]

    def _open(self, c: Connection, due: Sequence[Due], tuning: CaseWanted | None, now: datetime) -> list[Outgoing]:
        """One after the other, at the company's pace; the key of each opens it once, whoever looks."""
        gap = timedelta(seconds=60 / max(self._settings.mails_per_minute, 1))
        for place, one in enumerate(due):
            event = self._event(c, one, now)
            inbox.claim(c, event, conversation=event.key, now=now, address=event.address, not_before=now + place * gap)
        if tuning is not None:
            inbox.claim(c, tuning, conversation=tuning.key, now=now, address=tuning.address)
        return []

    def _event(self, c: Connection, due: Due, now: datetime) -> CaseWanted:
        address, begun = places.thread_of(c, due.lead.id, self._channel)
        language = self._settings.language
        return CaseWanted(
            key=_key(due),
            address=address if begun else Address(address.platform, address.channel),
            process="lead",
            brief=brief_to_json(LeadMoved(due.lead.id, due.what)),
            person="",
            language=language,
            at=now,
            announce=None if begun else telling.comes_back(due.lead, language),
        )

    # --- what the points might be -------------------------------------------------------------------------------------

    async def _tuning(self, now: datetime) -> CaseWanted | None:
        """What people have put right may all point the same way: then whoever did so last is asked whether it should
        count from now on. The same proposal is made once."""
        corrections = await self._desk.corrections()
        scoring = await self._desk.scoring()
        heard = _HEARD.validate_python(
            [{"was": one.was, "became": one.became, "score": one.score, "signs": one.signs} for one in corrections]
        )
        points = propose(heard, scoring) if heard else None
        if not points:
            return None
        said = ",".join(f"{code}={value}" for code, value in sorted(points.items()))
        language = self._settings.language
        return CaseWanted(
            key=f"lead:tune:{short_hash(f'{said}|{len(corrections)}|{corrections[0].id}', 24)}",
            address=self._channel,
            process="lead",
            brief=brief_to_json(TunePoints(points=points)),
            person=corrections[0].by if corrections[0].by else "",
            language=language,
            at=now,
            announce=text_message(tell(language, "points.root", count=len(corrections)), tone="heading"),
        )

    # --- whom to forget -----------------------------------------------------------------------------------------------

    async def _forget(self, turn: Turn) -> None:
        """Done before the turn's commit, and again after a crash: what is gone is gone."""
        if self._sweep is None:
            return
        days = self._desk.settings.retention_days
        try:
            count = await self._sweep(turn.now - timedelta(days=days))
        except IntegrationError as error:
            # What people wait for today does not wait for that.
            log.warning("leads.not_swept", why=type(error).__name__)
            return
        turn.outcome["forgotten"] = count
        if count:
            language = self._settings.language
            said = tell(language, "swept" if count > 1 else "swept.one", count=count, days=days)
            key = f"{case_id_of(turn.key)}.swept"
            turn.outgoing.append(post_row(key, self._channel, text_message(said, tone="muted"), language=language))


def _days(since: datetime, now: datetime) -> int:
    return (now - since).days


def _key(due: Due) -> str:
    """Each step once: the further word, and that nothing came of it."""
    last = ":unheard" if due.lead.status == "nurtured" else ""
    return f"lead:{due.lead.id}:{due.what}{last}"
