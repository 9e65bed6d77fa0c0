"""`lead.mail`: leaves once for each purpose, looks again as it leaves, and gets its booking link then."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.clock import Clock
from bot.effects import SendMail
from bot.leads import meetings
from bot.leads.effects import UNREADABLE
from bot.store import forgotten
from bot.store import lead_mails as store
from bot.store.database import Connection, Database
from bot.store.lead_mails import LeadMail
from graphs.guards import guarded
from graphs.standing import Standings
from integrations.booking.port import Booking, BookingLink
from integrations.crm.port import Crm, Lead, LeadNote, LeadStatus
from integrations.errors import IntegrationError, Misconfigured, NotFound, Rejected, Unavailable

log = structlog.get_logger(__name__)

LINK = "{booking_link}"

PATIENCE = timedelta(minutes=10)
"""How long a booking tool that does not answer is waited for; then the plain address serves."""

Purpose = Literal["booking", "ask", "nurture", "again", "decline", "answer"]

ENDED: frozenset[LeadStatus] = frozenset({"booked", "won", "lost", "archived"})
MARK_BYTES = 18

CLOSING: frozenset[Purpose] = frozenset({"decline", "answer"})
"""What may be written to a lead that is put aside: the very mail that puts it aside, and what people answer."""


class _Wanted(BaseModel):
    """The payload's own part; the rest is that of a mail."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    to: str
    subject: str
    text: str
    lead_id: str
    purpose: Purpose
    owner: str = ""
    owner_booking: str = ""


@dataclass(frozen=True)
class Links:
    """How a lead books: the tool (None: there is none) and the plain address that serves when it fails ("" none)."""

    tool: Booking | None = None
    plain: str = ""


class MailLead:
    """Result: {"sent": true, "reference", "to", "link"?} or {"sent": false, "why"}: standing (something runs that bans
    it), forgotten (never to be written to), gone (the lead is no more), status (it has booked, or is closed), already
    (for that purpose)."""

    def __init__(
        self,
        mail: SendMail,
        database: Database,
        crm: Crm,
        standings: Standings,
        clock: Clock,
        links: Links,
    ) -> None:
        self._mail = mail
        self._database = database
        self._crm = crm
        self._standings = standings
        self._clock = clock
        self._links = links

    @property
    def repeatable(self) -> bool:
        return self._mail.repeatable

    async def certain(self, key: str) -> bool:
        """What never was about to leave cannot have left; what is kept as sent has."""
        kept = await self._database.read(lambda c: store.by_key(c, key))
        return kept is None or kept.state != "reserved"

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            wanted = _Wanted.model_validate(payload)
        except ValidationError:
            raise Rejected(UNREADABLE) from None
        kept = await self._database.read(lambda c: store.by_key(c, key))
        if kept is not None and kept.state == "sent":
            return await self._done(key, wanted, kept, await self._mail.sent_before(key, payload))
        # A crash after it left and before that was kept: nothing but finishing it makes sense.
        is_out = kept is not None and kept.state == "reserved" and await self._mail.is_out(key)
        why = "" if is_out else await self._against(wanted)
        if why:
            await self._database.write(lambda c: store.release(c, wanted.lead_id, wanted.purpose, key))
            return {"sent": False, "why": why}
        now = self._clock.now()
        mail = await self._database.write(lambda c: store.reserve(c, wanted.lead_id, wanted.purpose, key, now))
        if mail is None:
            return {"sent": False, "why": "already"}
        return await self._send(key, payload, wanted, mail)

    async def _send(self, key: str, payload: dict[str, Any], wanted: _Wanted, mail: LeadMail) -> dict[str, Any]:
        link, mark = (mail.link, "") if mail.link else await self._link(wanted, mail.at)
        text = wanted.text.replace(LINK, link)
        await self._database.write(lambda c: _leaving(c, mail, link, mark))
        try:
            result = await self._mail.perform(key, {"attachments": [], **payload, "text": text})
        except Unavailable:
            # It certainly did not leave, and will be tried again: with the same link, which nobody has seen.
            await self._database.write(lambda c: store.kept_back(c, mail))
            raise
        except (Rejected, Misconfigured, NotFound):
            await self._database.write(lambda c: store.release(c, wanted.lead_id, wanted.purpose, key))
            raise
        now = self._clock.now()
        await self._database.write(lambda c: store.left(c, mail, now))
        return await self._done(key, wanted, LeadMail(mail.lead_id, mail.purpose, key, "sent", link, now), result)

    async def _done(self, key: str, wanted: _Wanted, mail: LeadMail, result: dict[str, Any]) -> dict[str, Any]:
        await self._note(key, wanted, mail)
        return {**result, "sent": True, **({"link": mail.link} if mail.link else {})}

    async def _note(self, key: str, wanted: _Wanted, mail: LeadMail) -> None:
        """When they were written to. Whatever fails here, the mail must not be sent again for it."""
        try:
            lead = await self._crm.lead(wanted.lead_id)
            if lead is None:
                return
            changes: dict[str, object] = {"last_contact_at": mail.at}
            if lead.first_reply_at is None:
                changes["first_reply_at"] = mail.at
            note = LeadNote(mail.at, "sent", "commis", wanted.subject[:300])
            await self._crm.change_lead(f"{key}.sent", wanted.lead_id, changes, note)
        except IntegrationError as error:
            log.warning("lead.not_noted", lead=wanted.lead_id, why=type(error).__name__)

    # --- as it leaves -------------------------------------------------------------------------------------------------

    async def _against(self, wanted: _Wanted) -> str:
        """Why it must not leave as it is, "" for nothing."""
        lead = await self._crm.lead(wanted.lead_id)
        if lead is None:
            return "gone"
        if await self._database.read(lambda c: forgotten.written_to_never(c, wanted.to)):
            return "forgotten"
        running = await self._standings.of(wanted.to, lead.email, lead.customer_id)
        if guarded("lead_mail", running, "").bans:
            return "standing"
        return "status" if _closed(lead, wanted.purpose) else ""

    async def _link(self, wanted: _Wanted, since: datetime) -> tuple[str, str]:
        """Asked of the tool as the mail leaves, so that it is fresh, and the mark that it bears; "" where the text
        wants none."""
        if LINK not in wanted.text:
            return "", ""
        tool, plain = self._links.tool, _page(wanted.owner_booking) or _page(self._links.plain)
        if tool is None:
            if not plain:
                raise Misconfigured("the mail wants a booking link and there is none: set COMMIS_BOOKING_URL")
            return plain, ""
        try:
            return _marked(await tool.link(wanted.owner_booking))
        except Unavailable as error:
            if not plain or self._clock.now() - since < PATIENCE:
                raise
            log.warning("lead.plain_link", provider=tool.provider, why=str(error))
            return plain, ""
        except (Rejected, Misconfigured, NotFound) as error:
            if not plain:
                raise
            log.warning("lead.plain_link", provider=tool.provider, why=str(error))
            return plain, ""


def _marked(link: BookingLink) -> tuple[str, str]:
    """With a mark that nobody can guess, by which the meeting is known to be this lead's whoever books it; as it is
    where the tool tells none again."""
    mark = secrets.token_urlsafe(MARK_BYTES)
    url = link.marked(mark)
    return (url, mark) if url != link.url else (url, "")


def _leaving(c: Connection, mail: LeadMail, link: str, mark: str) -> None:
    """From now on it may have left: its mark is the lead's in the same commit."""
    store.leaving(c, mail, link)
    if mark:
        meetings.sent_with(c, mark, mail.lead_id, mail.at)


def _closed(lead: Lead, purpose: Purpose) -> bool:
    if lead.status not in ENDED:
        return False
    return purpose not in CLOSING or (purpose == "decline" and lead.status != "archived")


def _page(address: str) -> str:
    """The address when people can open it: an event type of a tool's API is no page."""
    parts = urlsplit(address)
    opens = parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.hostname or "").startswith("api.")
    return address if opens else ""
