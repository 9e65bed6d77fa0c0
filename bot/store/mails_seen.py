"""The received mails in short: whose each was, what it was read as, and the case it went to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from bot.store.schema import mail_seen as table
from bot.store.upsert import insert_new

LONGEST_EXCERPT = 2000
LONGEST_SUBJECT = 500
MOST = 20


@dataclass(frozen=True)
class MailSeen:
    """`key` of the event; `sender` the address; `customer_id` "" nobody's; `kind` what it was read as (see
    `graphs.sorting.mail`); `case_id` "" none."""

    key: str
    message_id: str
    sender: str
    customer_id: str
    subject: str
    excerpt: str
    kind: str
    case_id: str
    at: datetime


_NEWEST = select(table).order_by(table.c.at.desc(), table.c.key).limit(bindparam("most"))
_OF_CUSTOMER = _NEWEST.where(table.c.customer_id == bindparam("of"))
_BY_SENDER = _NEWEST.where(table.c.sender == bindparam("of"))


def note(c: Connection, mail: MailSeen) -> bool:
    """Keeps it, in lower case and cut to sizes. False: its key is there already, nothing was written."""
    row = asdict(mail) | {
        "message_id": mail.message_id.replace("\0", "")[:300],
        "sender": sender_of(mail.sender),
        "subject": mail.subject[:LONGEST_SUBJECT],
        "excerpt": mail.excerpt[:LONGEST_EXCERPT],
        "kind": mail.kind[:30],
    }
    return insert_new(c, table, row, key="key")


def of_customer(c: Connection, customer_id: str, limit: int = MOST) -> list[MailSeen]:
    """The newest first. Nobody's mails are nobody's: "" finds none."""
    return _read(c, _OF_CUSTOMER, customer_id, limit)


def by_sender(c: Connection, address: str, limit: int = MOST) -> list[MailSeen]:
    """The newest first."""
    return _read(c, _BY_SENDER, sender_of(address), limit)


def sender_of(address: str) -> str:
    return address.replace("\0", "").strip().casefold()[:320]


def _read(c: Connection, statement: Select[Any, Any], of: str, limit: int) -> list[MailSeen]:
    if not of:
        return []
    return [MailSeen(**row) for row in c.execute(statement, {"of": of, "most": limit}).mappings()]
