"""What the clerk would do, or did, beside what people decided: a row for each proposal it made."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, func, literal_column, or_, select, type_coerce, update
from sqlalchemy.engine import RowMapping

from bot.store.schema_rules import comparison as table
from bot.store.types import Exact
from bot.store.upsert import insert_new


@dataclass(frozen=True)
class ComparisonRow:
    """`mode`: observe | propose | act; `verdict`: act | ask | refuse; amounts in euros excluding VAT.

    `decision`: open | approved | edited | rejected | same | other | undone | dropped (nobody will say: the proposal
    was replaced, withdrawn or expired). `decided` None: nothing, or not known; `agrees` None: nobody said yet.
    """

    key: str
    case_id: str
    process: str
    at: datetime
    mode: str
    verdict: str
    codes: list[str]
    proposed: Decimal
    decision: str = "open"
    decided: Decimal | None = None
    agrees: bool | None = None
    by: str | None = None
    decided_at: datetime | None = None
    seq: int = 0


@dataclass(frozen=True)
class Tally:
    """`total` proposals, of which `said` have an answer and `agreed` the same one; `difference` is what people made of
    them minus what was proposed, where both are known. `since`: the first of them."""

    total: int
    said: int
    agreed: int
    difference: Decimal
    since: datetime | None


_AMOUNT = Exact(16, 2)
_counted = table.c.decision != literal_column("'dropped'")
_of_process = and_(table.c.process == bindparam("of"), _counted)
_let_go = and_(table.c.mode == literal_column("'act'"), table.c.verdict == literal_column("'act'"))
_stood = and_(_let_go, table.c.decision == literal_column("'open'"), table.c.at <= bindparam("settled"))
"""It acted, and nobody took it back while they could."""

_BY_SEQ = select(table).where(table.c.seq == bindparam("of"))
_BY_KEY = select(table).where(table.c.key == bindparam("of"))
_LATEST = select(table).where(table.c.case_id == bindparam("of")).order_by(table.c.seq.desc()).limit(1)
_CLOSE = (
    update(table)
    .where(table.c.key == bindparam("of"), table.c.decision == literal_column("'open'"))
    .values(
        decision=bindparam("to"),
        decided=bindparam("amount"),
        agrees=bindparam("same"),
        by=bindparam("who"),
        decided_at=bindparam("when"),
    )
)
_SETTLE = (
    update(table)
    .where(table.c.key == bindparam("of"), table.c.decided.is_(None), table.c.agrees.is_(False))
    .values(decided=bindparam("amount"))
)
_LAST = (
    select(table)
    .where(_of_process, table.c.mode == bindparam("how"))
    .order_by(table.c.seq.desc())
    .limit(bindparam("most"))
)
_TALLY = select(
    func.count(),
    func.coalesce(func.sum(case((or_(table.c.agrees.is_not(None), _stood), 1), else_=0)), 0),
    func.coalesce(func.sum(case((or_(table.c.agrees.is_(True), _stood), 1), else_=0)), 0),
    type_coerce(func.sum(case((table.c.decided.is_not(None), table.c.decided - table.c.proposed))), _AMOUNT),
    func.min(table.c.at),
).where(_of_process, table.c.at >= bindparam("after"))
_TALLY_IN = _TALLY.where(table.c.mode == bindparam("how"))
_STRETCH = select(func.min(table.c.at)).where(
    _of_process,
    table.c.mode == bindparam("how"),
    table.c.seq
    > select(func.coalesce(func.max(table.c.seq), 0))
    .where(table.c.process == bindparam("of"), table.c.mode != bindparam("how"))
    .scalar_subquery(),
)


def add(c: Connection, row: ComparisonRow) -> int | None:
    """Its number; None: its key is there already."""
    values = {name: value for name, value in asdict(row).items() if name != "seq"}
    if not insert_new(c, table, values, key="key"):
        return None
    return int(c.execute(_BY_KEY, {"of": row.key}).mappings().one()["seq"])


def by_seq(c: Connection, seq: int) -> ComparisonRow | None:
    row = c.execute(_BY_SEQ, {"of": seq}).mappings().one_or_none()
    return _row(row) if row else None


def latest_of(c: Connection, case_id: str) -> ComparisonRow | None:
    """The newest proposal of the case."""
    row = c.execute(_LATEST, {"of": case_id}).mappings().one_or_none()
    return _row(row) if row else None


def close(
    c: Connection,
    key: str,
    decision: str,
    *,
    agrees: bool | None,
    by: str | None,
    now: datetime,
    decided: Decimal | None = None,
) -> bool:
    """open → `decision`, once. False: somebody was faster."""
    values = {"of": key, "to": decision, "amount": decided, "same": agrees, "who": by, "when": now}
    return c.execute(_CLOSE, values).rowcount == 1


def settle(c: Connection, key: str, decided: Decimal) -> bool:
    """What became of a proposal that somebody changed, once that is known."""
    return c.execute(_SETTLE, {"of": key, "amount": decided}).rowcount == 1


def last(c: Connection, process: str, mode: str, limit: int) -> list[ComparisonRow]:
    """The newest first."""
    found = c.execute(_LAST, {"of": process, "how": mode, "most": limit}).mappings()
    return [_row(row) for row in found]


def tally(c: Connection, process: str, since: datetime, settled_before: datetime, mode: str = "") -> Tally:
    """Proposals made from `since` on, in that mode or in any. An act that nobody took back counts as agreed once it
    was made before `settled_before`."""
    values = {"of": process, "after": since, "settled": settled_before}
    row = (c.execute(_TALLY_IN, {**values, "how": mode}) if mode else c.execute(_TALLY, values)).one()
    total, said, agreed, difference, first = row
    return Tally(int(total), int(said), int(agreed), difference or Decimal("0.00"), first)


def in_mode_since(c: Connection, process: str, mode: str) -> datetime | None:
    """When the first proposal of the present stretch of that mode was made; None: the last one was made in another."""
    return c.execute(_STRETCH, {"of": process, "how": mode}).scalar_one_or_none()


def _row(row: RowMapping) -> ComparisonRow:
    values: dict[str, Any] = dict(row)
    return ComparisonRow(**values)
