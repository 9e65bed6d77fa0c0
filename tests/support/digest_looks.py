"""What lies in the tables as digests come: read before and after, so that what was posted can be counted again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, FromClause, func, or_, select

from bot.store import files
from bot.store import schema as tables
from bot.store.posts import PostRow
from graphs.message import Attachment
from integrations.books import sql_schema as books
from integrations.books import sql_schema_leads as crm

Row = dict[str, Any]


@dataclass(frozen=True)
class Look:
    """What lay in the tables. `head`: how long the ledger was; of the cases, those it tells of since the look before,
    and those that anything waits in."""

    at: datetime
    head: int
    rows: dict[str, list[Row]]

    def cases(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.rows["case"]}


@dataclass(frozen=True)
class Coming:
    """Something of the timetable that was due, and what lay there before it came, and after. `covered`: the row of the
    ledger that each timing says it told up to. `down`: sources that did not answer."""

    names: tuple[str, ...]
    before: Look
    after: Look
    covered: dict[str, int | None]
    down: tuple[str, ...] = ()


def look(c: Connection, behind: int, now: datetime) -> Look:
    ledger, case, outbox = tables.ledger, tables.case, tables.outbox
    head = int(c.execute(select(func.max(ledger.c.seq))).scalar() or 0)
    rows = {
        "approval": _all(c, tables.approval, tables.approval.c.state == "open"),
        "question": _all(c, tables.question, tables.question.c.state == "open"),
        "outbox": _all(c, outbox, outbox.c.state.in_(("new", "unknown", "failed"))),
        "promise": _all(c, tables.promise),
        "schedule": _all(c, tables.schedule, tables.schedule.c.id.like("timing:%")),
        "timing": _all(c, tables.timing),
        "agenda": _all(c, tables.agenda),
        "pause": _all(c, tables.setting, tables.setting.c.name == "pause"),
        "invoice": _all(c, books.invoice),
        "quote": _all(c, books.quote),
        "lead": _all(c, crm.lead),
    }
    waiting = {row["case_id"] for name in ("approval", "question", "outbox", "promise") for row in rows[name]}
    told = select(ledger.c.case_id).where(ledger.c.seq > behind, ledger.c.case_id.is_not(None))
    rows["case"] = _all(c, case, or_(case.c.id.in_(told), case.c.id.in_(waiting), case.c.state == "failed"))
    return Look(now, head, rows)


def covered(c: Connection) -> dict[str, int | None]:
    return {row.id: row.covered_seq for row in c.execute(select(tables.timing.c.id, tables.timing.c.covered_seq))}


def _all(c: Connection, table: FromClause, *wanted: Any) -> list[Row]:
    """In the order of their keys: PostgreSQL puts new rows where rows of a lost transaction lay."""
    return [dict(row) for row in c.execute(select(table).where(*wanted).order_by(*table.primary_key)).mappings()]


def read_all(c: Connection, *names: str) -> dict[str, list[Row]]:
    return {name: _all(c, getattr(tables, name)) for name in names}


def csvs(c: Connection, shown: Iterable[PostRow]) -> dict[str, list[list[str]]]:
    """The lines of the CSV under each post."""
    found: dict[str, list[list[str]]] = {}
    for post in shown:
        for block in post.content.blocks:
            kept = files.read(c, block.file.id) if isinstance(block, Attachment) else None
            if kept is not None and kept[0].media_type == "text/csv":
                found[post.key] = list(csv.reader(io.StringIO(kept[1].decode("utf-8-sig"))))
    return found
