"""What is done about a message of an account that is nobody's: decided from what is kept, and nothing written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.accounts.matching import match
from bot.events import MessageReceived
from bot.people import Staff
from bot.platform import Account
from bot.store import offers
from bot.store import people as store
from bot.store.database import Connection
from bot.store.offers import OfferRow
from bot.store.people import PersonRow
from bot.turn import Fenced
from graphs.message import Address

OFTEN = timedelta(hours=1)
"""An account is not asked more often than that."""

_YES = re.compile(
    r"\W*(?:(?:oui|yes|yep|ok|si)\W*)?(?:c'?est (?:bien )?moi|it'?s me|that'?s me|it is me|i am)?\W*", re.IGNORECASE
)
_NO = re.compile(
    r"\W*(?:(?:non|no|nope)\W*)?(?:ce n'?est pas moi|c'?est pas moi|it'?s not me|that'?s not me|not me|i am not)?\W*",
    re.IGNORECASE,
)

What = Literal["silent", "guest", "outsider", "stranger", "offer", "renew", "remind", "answer"]


@dataclass(frozen=True)
class Meeting:
    """`offer` is the open one that is asked anew, reminded of or answered (`yes`), `person` who is offered the account,
    `stale` the open offers that do not hold any more."""

    what: What
    person: PersonRow | None = None
    offer: OfferRow | None = None
    yes: bool = False
    stale: tuple[OfferRow, ...] = ()


def decide(
    c: Connection, event: MessageReceived, account: Account | None, place: Address | None, now: datetime
) -> Meeting:
    """`place` is where the account can be written to privately. Raises `Fenced` when it is somebody's by now."""
    meeting = _met(c, event, account, place, now)
    # Whoever talks to colleagues, in a thread where we take part, is asked once and in private, or left in peace.
    return meeting if event.called or meeting.what == "offer" else Meeting("silent")


def _met(
    c: Connection, event: MessageReceived, account: Account | None, place: Address | None, now: datetime
) -> Meeting:
    staff, sender = Staff.load(c), event.sender
    owner = staff.people.get(store.identity_of(c, sender.platform, sender.id) or "")
    if owner is not None and owner.active:
        raise Fenced(event.key)
    if account is not None and account.kind in {"bot", "gone"}:
        return Meeting("silent")
    waiting = tuple(offers.open_of(c, sender.platform, sender.id))
    if account is not None and account.kind in {"guest", "stranger"}:
        return Meeting("guest" if account.kind == "guest" else "outsider", stale=waiting)
    person = match(c, staff, sender, account)
    if person is None or place is None:
        return Meeting("stranger", stale=waiting)
    for offer in waiting:
        if offer.person_id == person.id:
            stale = tuple(other for other in waiting if other is not offer)
            return replace(_again(event, offer, person, now), stale=stale)
    last = offers.newest_of(c, sender.platform, sender.id)
    if offers.was_declined(c, sender.platform, sender.id, person.id) or (last and now - last.offered_at < OFTEN):
        return Meeting("stranger", stale=waiting)
    return Meeting("offer", person, stale=waiting)


def _again(event: MessageReceived, offer: OfferRow, person: PersonRow, now: datetime) -> Meeting:
    """They write while the question is open."""
    said = event.text[:60].strip().replace("\u2019", "'")
    for pattern, yes in ((_YES, True), (_NO, False)):
        if event.direct and re.search(r"\w", said) and pattern.fullmatch(said):
            return Meeting("answer", offer=offer, yes=yes)
    if now - offer.offered_at < OFTEN:
        return Meeting("remind", offer=offer)
    return Meeting("renew", person, offer)
