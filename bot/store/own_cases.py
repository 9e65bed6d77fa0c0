"""One person's cases (what is still open, what was finished of late), and how much of all cases a pause holds back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, func, literal_column, select

from bot.store import cases
from bot.store.cases import CaseRow
from bot.store.outbox import HELD
from bot.store.schema import case as table
from bot.store.schema import outbox

OPEN = ("working", "needs_answer", "needs_approval", "scheduled")

_MINE = table.c.asker_id == bindparam("who")
_STATES: list[ColumnElement[str]] = [literal_column(f"'{state}'") for state in OPEN]
_NEWEST = (table.c.opened_at.desc(), table.c.seq.desc())
_OPEN = select(table.c.id).where(_MINE, table.c.state.in_(_STATES)).order_by(*_NEWEST).limit(bindparam("most"))
_COUNT = select(func.count()).select_from(table).where(_MINE, table.c.state.in_(_STATES))
_FINISHED = (
    select(table.c.id)
    .where(_MINE, table.c.state.not_in(_STATES), table.c.changed_at >= bindparam("since"))
    .order_by(table.c.changed_at.desc(), table.c.seq.desc())
    .limit(bindparam("most"))
)
_HELD = (
    select(func.count())
    .select_from(outbox)
    .where(outbox.c.state == literal_column("'new'"), outbox.c.error == HELD)
)  # fmt: skip
_HELD_OF = _HELD.join(table, outbox.c.case_id == table.c.id).where(table.c.process == bindparam("wanted"))


def open_of(c: Connection, person_id: str, limit: int) -> list[CaseRow]:
    """The newest first."""
    return _rows(c, c.execute(_OPEN, {"who": person_id, "most": limit}).scalars().all())


def count_open_of(c: Connection, person_id: str) -> int:
    return c.execute(_COUNT, {"who": person_id}).scalar_one()


def finished_of(c: Connection, person_id: str, *, since: datetime, limit: int) -> list[CaseRow]:
    """The last finished first."""
    found = c.execute(_FINISHED, {"who": person_id, "since": since, "most": limit})
    return _rows(c, found.scalars().all())


def count_held(c: Connection, process: str = "") -> int:
    """Effects that wait for a pause to end: all, or those of one process."""
    if not process:
        return c.execute(_HELD).scalar_one()
    return c.execute(_HELD_OF, {"wanted": process}).scalar_one()


def _rows(c: Connection, ids: Sequence[str]) -> list[CaseRow]:
    return [row for one in ids if (row := cases.by_id(c, one)) is not None]
