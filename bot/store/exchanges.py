"""The mails exchanged with a customer or an address: those received, and those of ours that left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, literal_column, or_, select

from bot.store.schema import case as case_table
from bot.store.schema import mail_seen as seen
from bot.store.schema import outbox

MAILS = ("mail", "reminder.mail", "followup.mail", "lead.mail", "enquiry.mail")
"""Kinds of effects that send one."""

_ENDED = ("done", "refused", "failed")

_to = outbox.c.payload["to"].as_string()
_customer = outbox.c.payload["customer_id"].as_string()
_about = or_(_to.in_(bindparam("addresses", expanding=True)), _customer == bindparam("customer"))
_WROTE: Select[Any, Any, Any, Any] = (
    select(outbox.c.case_id, outbox.c.payload, outbox.c.result, outbox.c.done_at)
    .where(outbox.c.kind.in_([literal_column(f"'{kind}'") for kind in MAILS]), outbox.c.state == "sent", _about)
    .order_by(outbox.c.done_at.desc(), outbox.c.seq.desc())
    .limit(bindparam("most"))
)
_READ: Select[Any, Any, Any, Any] = (
    select(seen.c.case_id, seen.c.subject, seen.c.excerpt, seen.c.at)
    .where(or_(seen.c.sender.in_(bindparam("addresses", expanding=True)), seen.c.customer_id == bindparam("customer")))
    .order_by(seen.c.at.desc(), seen.c.key)
    .limit(bindparam("most"))
)
_OPEN: Select[Any, Any] = (
    select(case_table.c.id, case_table.c.facts)
    .where(case_table.c.process == bindparam("process"), case_table.c.state.not_in(_ENDED))
    .order_by(case_table.c.seq)
)

NOBODY = "-"
"""Compared with where there is no customer: no id of the books is one character that nobody prints."""


@dataclass(frozen=True)
class MailRow:
    """`ours`: it left from here."""

    at: datetime
    ours: bool
    subject: str
    text: str
    case_id: str


def sent_to(c: Connection, customer_id: str, addresses: Collection[str], limit: int) -> list[MailRow]:
    """What left, the newest first; what was found not to be sent after all is not among it."""
    found = c.execute(_WROTE, _of(customer_id, addresses, 2 * limit)).mappings()
    left = [row for row in found if not _withheld(row["result"])]
    return [
        MailRow(
            row["done_at"],
            True,
            str(row["payload"].get("subject", "")),
            str(row["payload"].get("text", "")),
            row["case_id"] or "",
        )
        for row in left[:limit]
    ]


def received_from(c: Connection, customer_id: str, addresses: Collection[str], limit: int) -> list[MailRow]:
    """The newest first."""
    found = c.execute(_READ, _of(customer_id, addresses, limit)).mappings()
    return [MailRow(row["at"], False, row["subject"], row["excerpt"], row["case_id"]) for row in found]


def open_cases(c: Connection, process: str) -> list[tuple[str, dict[str, Any]]]:
    """Ids and facts of the cases of that process that have not ended, the oldest first."""
    return [(row.id, row.facts) for row in c.execute(_OPEN, {"process": process})]


def _withheld(result: dict[str, Any] | None) -> bool:
    return result is not None and result.get("sent") is False


def _of(customer_id: str, addresses: Collection[str], limit: int) -> dict[str, Any]:
    return {"customer": customer_id or NOBODY, "addresses": sorted(set(addresses)), "most": limit}
