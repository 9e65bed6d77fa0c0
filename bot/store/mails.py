"""Mails among what has left, or may have: found by the Message-ID that an answer names."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Integer, bindparam, literal_column, select

from bot.store.outbox import OutboxRow
from bot.store.schema import outbox as table

_is_mail = table.c.kind.like("%mail")
"""What leaves as a mail ("mail", "reminder.mail", …); the Message-ID is its reference."""

_BY_REFERENCE = (
    select(table)
    .where(table.c.reference.in_(bindparam("those", expanding=True)), _is_mail)
    .order_by(table.c.seq.desc())
)
# The states are spelled out in the SQL, so that the planner sees which part of the index it is about.
_IN_DOUBT = (
    select(table)
    .where(table.c.state.in_([literal_column("'sending'"), literal_column("'unknown'")]), _is_mail)
    .order_by(table.c.next_at, table.c.seq)
    .limit(literal_column("1000", Integer))
)


def by_reference(c: Connection, references: Sequence[str]) -> OutboxRow | None:
    """The mail that left under the first of these Message-IDs that is one of ours."""
    if not references:
        return None
    found = c.execute(_BY_REFERENCE, {"those": list(references)}).mappings().all()
    by_id = {row["reference"]: row for row in found}
    return next((OutboxRow(**by_id[each]) for each in references if each in by_id), None)


def in_doubt(c: Connection) -> list[OutboxRow]:
    """Mails that may have left, of which no Message-ID is known yet."""
    return [OutboxRow(**row) for row in c.execute(_IN_DOUBT).mappings()]
