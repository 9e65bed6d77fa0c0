"""The pieces of work: what each is about, where it is worked, how far it is, and what it waits for."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.engine import RowMapping

from bot.store.schema import case as table
from bot.store.upsert import upsert
from graphs.ask import Reason
from graphs.message import Address


@dataclass(frozen=True)
class Wait:
    """What a case waits for: the interrupt to resume; `key` is the effect's, when it is one."""

    interrupt_id: str
    kind: Literal["question", "approval", "effect"]
    key: str


@dataclass(frozen=True)
class CaseRow:
    """`state`: working | needs_answer | needs_approval | scheduled | done | refused | failed. `version` is the
    process's when the case was last run; `asker_id` None: someone outside; `contributors` are all who shaped it."""

    id: str
    process: str
    version: int
    address: Address
    asker_id: str | None
    language: str
    state: str
    title: str
    facts: dict[str, Any]
    reasons: list[Reason]
    waits: list[Wait]
    contributors: list[str]
    opened_at: datetime
    changed_at: datetime


_REASONS: TypeAdapter[list[Reason]] = TypeAdapter(list[Reason])
_WAITS: TypeAdapter[list[Wait]] = TypeAdapter(list[Wait])

_BY_ID = select(table).where(table.c.id == bindparam("of"))
_NEXT_SEQ = select(func.coalesce(func.max(table.c.seq), 0) + 1)
_LATEST = select(table).where(table.c.conversation == bindparam("of")).order_by(table.c.seq.desc()).limit(1)
_LATEST_OF = (
    select(table)
    .where(
        table.c.platform == bindparam("on"), table.c.channel == bindparam("place"), table.c.asker_id == bindparam("who")
    )
    .order_by(table.c.changed_at.desc(), table.c.seq.desc())
    .limit(1)
)
_RECENT = select(table).order_by(table.c.changed_at.desc(), table.c.seq.desc()).limit(bindparam("most"))
_RECENT_IN = _RECENT.where(table.c.state == bindparam("wanted"))
_COUNTS = select(table.c.state, func.count()).group_by(table.c.state)


def save(c: Connection, row: CaseRow) -> None:
    """Inserts, or overwrites all but when and in which order it was opened."""
    values: dict[str, Any] = {
        "id": row.id,
        "process": row.process,
        "version": row.version,
        "conversation": row.address.conversation,
        "platform": row.address.platform,
        "channel": row.address.channel,
        "thread": row.address.thread,
        "asker_id": row.asker_id,
        "language": row.language,
        "state": row.state,
        "title": row.title,
        "facts": row.facts,
        "reasons": [asdict(reason) for reason in row.reasons],
        "waits": [asdict(wait) for wait in row.waits],
        "contributors": row.contributors,
        "opened_at": row.opened_at,
        "changed_at": row.changed_at,
        "seq": c.execute(_NEXT_SEQ).scalar_one(),
    }
    upsert(c, table, values, key="id", keep=("opened_at", "seq"))


def by_id(c: Connection, case_id: str) -> CaseRow | None:
    row = c.execute(_BY_ID, {"of": case_id}).mappings().one_or_none()
    return _row(row) if row else None


def latest_in(c: Connection, conversation: str) -> CaseRow | None:
    """The case of this conversation that was opened last."""
    row = c.execute(_LATEST, {"of": conversation}).mappings().one_or_none()
    return _row(row) if row else None


def latest_of(c: Connection, platform: str, channel: str, asker_id: str) -> CaseRow | None:
    """The case of this person that changed last in this channel."""
    row = c.execute(_LATEST_OF, {"on": platform, "place": channel, "who": asker_id}).mappings().one_or_none()
    return _row(row) if row else None


def recent(c: Connection, limit: int, state: str | None = None) -> list[CaseRow]:
    """The last changed first."""
    if state is None:
        found = c.execute(_RECENT, {"most": limit})
    else:
        found = c.execute(_RECENT_IN, {"most": limit, "wanted": state})
    return [_row(row) for row in found.mappings()]


def facts_of(c: Connection, process: str, state: str) -> list[dict[str, Any]]:
    """The facts of all cases of that process in that state."""
    query = select(table.c.facts).where(table.c.process == process, table.c.state == state)
    return list(c.execute(query).scalars())


def scheduled_in(c: Connection, conversation: str) -> list[CaseRow]:
    """Those that wait there for something to leave."""
    mine = (table.c.conversation == conversation) & (table.c.state == "scheduled")
    return [_row(row) for row in c.execute(select(table).where(mine).order_by(table.c.opened_at)).mappings()]


def counts(c: Connection) -> dict[str, int]:
    return {row[0]: row[1] for row in c.execute(_COUNTS)}


def _row(row: RowMapping) -> CaseRow:
    return CaseRow(
        id=row["id"],
        process=row["process"],
        version=row["version"],
        address=Address(row["platform"], row["channel"], row["thread"]),
        asker_id=row["asker_id"],
        language=row["language"],
        state=row["state"],
        title=row["title"],
        facts=row["facts"],
        reasons=_REASONS.validate_python(row["reasons"]),
        waits=_WAITS.validate_python(row["waits"]),
        contributors=row["contributors"],
        opened_at=row["opened_at"],
        changed_at=row["changed_at"],
    )
