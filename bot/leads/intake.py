"""What comes in about leads, claimed before it is acknowledged: each post once under its key, in milliseconds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from bot.clock import Clock
from bot.events import BookingMoved, LeadReceived
from bot.metrics import EVENTS, REDELIVERIES
from bot.staging import case_id_of
from bot.store import inbox
from bot.store.database import Connection, Database
from graphs.leads.given import Given, given_from_json, given_to_json
from graphs.message import Address
from integrations.booking.port import BookingNews


@dataclass(frozen=True)
class Kept:
    """`id` is that of the lead's case; `known`: it was there already. `other`: its key came with other words before."""

    id: str
    known: bool
    other: bool = False


class LeadInbox:
    """Raises `StoreUnavailable` when nothing could be kept: it is to be posted again."""

    def __init__(self, database: Database, clock: Clock, channel: Address, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._channel = channel
        self._wake = wake

    async def lead(self, given: Given, *, wanted_key: str = "", reference: str = "") -> Kept:
        """`wanted_key`: the sender's word for this very request; `reference`: the form tool's for the submission.
        Without either, the same words of a day are one."""
        now = self._clock.now()
        key = key_of(given, wanted_key, reference, now)
        event = LeadReceived(key, self._channel, given_to_json(given), now)
        kept = await self._database.write(lambda c: _claim(c, event, now))
        EVENTS.labels(kind=event.kind).inc()
        if kept.known:
            REDELIVERIES.inc()
        self._wake()
        return kept

    async def booking(self, news: BookingNews, provider: str) -> bool:
        """False: it was told already."""
        now = self._clock.now()
        at = news.starts_at.isoformat() if news.starts_at is not None else ""
        key = f"booking:{provider}:{news.what}:{_digest(news.reference, news.email, at)}"
        event = BookingMoved(
            key, provider, news.what, news.email, news.reference, now, news.starts_at, news.mark, news.before
        )
        # One meeting is booked, moved and cancelled in that order.
        conversation = f"bookings/{provider}/{_digest(news.email or news.reference)}"
        claimed = await self._database.write(
            lambda c: inbox.claim(c, event, conversation=conversation, now=now, address=None)
        )
        EVENTS.labels(kind=event.kind).inc()
        self._wake()
        return claimed


def key_of(given: Given, wanted_key: str, reference: str, now: datetime) -> str:
    """The event's key: the same for the same submission, however often it is posted."""
    if wanted_key:
        return f"lead:key:{_digest(wanted_key)}"
    if reference:
        # A submission that was changed afterwards is another one.
        return f"lead:ref:{_digest(given.via, reference, _plain(given))}"
    return f"lead:{given.source}:{now.date().isoformat()}:{_digest(_plain(given))}"


def _plain(given: Given) -> str:
    """All that they gave, without what differs between two postings of the same."""
    told = {name: value for name, value in asdict(given).items() if name not in {"via", "cut", "doubts"}}
    return " ".join(json.dumps(told, sort_keys=True, ensure_ascii=False).casefold().split())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:40]


def _claim(c: Connection, event: LeadReceived, now: datetime) -> Kept:
    # In an order of its own, so that none waits for another; and unlike a lead of an import, somebody waits for it.
    conversation = f"leads/{event.key}"
    lead_id = case_id_of(event.key)
    if inbox.claim(c, event, conversation=conversation, now=now, address=event.address):
        return Kept(lead_id, False)
    row = inbox.by_key(c, event.key)
    before = row.event if row is not None else None
    same = isinstance(before, LeadReceived) and _plain(given_from_json(before.given)) == _plain(
        given_from_json(event.given)
    )
    return Kept(lead_id, True, other=isinstance(before, LeadReceived) and not same)
