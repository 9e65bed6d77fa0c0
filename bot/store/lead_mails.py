"""Mails to leads, reserved before they leave: one for each purpose, whatever runs at once and wherever it stops."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.schema import lead_mail as table
from bot.store.upsert import insert_new

State = Literal["held", "reserved", "sent"]
"""held: its place is taken and nothing can have left · reserved: it may have left · sent: it has."""

_MANY = 500


@dataclass(frozen=True)
class LeadMail:
    """`purpose` is the place it takes (see `bot.leads.mail_effect`); `link` the booking link that it carries; `at` when
    its place was taken, or when it left."""

    lead_id: str
    purpose: str
    key: str
    state: State
    link: str
    at: datetime


_COLUMNS = (table.c.lead_id, table.c.purpose, table.c.key, table.c.state, table.c.link, table.c.at)
_BY_KEY = select(*_COLUMNS).where(table.c.key == bindparam("of"))
_MINE = (table.c.lead_id == bindparam("of")) & (table.c.purpose == bindparam("what")) & (table.c.key == bindparam("by"))
_DROP = delete(table).where(_MINE, table.c.state != "sent")
_OF_LEADS = select(*_COLUMNS).where(table.c.lead_id.in_(bindparam("those", expanding=True))).order_by(table.c.at)


def reserve(c: Connection, lead_id: str, purpose: str, key: str, now: datetime) -> LeadMail | None:
    """Takes the place, or finds that this very mail has it; None: another mail has."""
    row = {"lead_id": lead_id, "purpose": purpose, "key": key, "state": "held", "link": "", "at": now}
    if insert_new(c, table, row, key="lead_id,purpose"):
        return LeadMail(lead_id, purpose, key, "held", "", now)
    kept = c.execute(select(*_COLUMNS).where(table.c.lead_id == lead_id, table.c.purpose == purpose)).one_or_none()
    return LeadMail(*kept) if kept is not None and kept.key == key else None


def leaving(c: Connection, mail: LeadMail, link: str) -> bool:
    """From now on it may have left, with that link."""
    return _change(c, mail, state="reserved", link=link)


def kept_back(c: Connection, mail: LeadMail) -> bool:
    """It certainly did not leave this time; its place and its link stay."""
    return _change(c, mail, state="held")


def left(c: Connection, mail: LeadMail, now: datetime) -> bool:
    return _change(c, mail, state="sent", at=now)


def release(c: Connection, lead_id: str, purpose: str, key: str) -> None:
    """It will not leave: its place is free."""
    c.execute(_DROP, {"of": lead_id, "what": purpose, "by": key})


def by_key(c: Connection, key: str) -> LeadMail | None:
    row = c.execute(_BY_KEY, {"of": key}).first()
    return LeadMail(*row) if row is not None else None


def of_leads(c: Connection, lead_ids: Collection[str]) -> dict[str, list[LeadMail]]:
    """By lead, the oldest first."""
    found: dict[str, list[LeadMail]] = {lead_id: [] for lead_id in lead_ids}
    ids = list(found)
    for at in range(0, len(ids), _MANY):
        for row in c.execute(_OF_LEADS, {"those": ids[at : at + _MANY]}):
            found[row.lead_id].append(LeadMail(*row))
    return found


def _change(c: Connection, mail: LeadMail, **values: object) -> bool:
    where = (table.c.lead_id == mail.lead_id, table.c.purpose == mail.purpose, table.c.key == mail.key)
    return c.execute(update(table).where(*where).values(**values)).rowcount == 1
