"""Cases drawn for people to look through, and what they said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, exists, func, literal_column, or_, select, true, update

from bot.store.schema import case as work_case
from bot.store.schema import comparison
from bot.store.schema import sample as table
from bot.store.upsert import insert_all_new
from graphs.message import Address

PAGE = 1000
ENDED = ("done", "refused")


@dataclass(frozen=True)
class SampleRow:
    """`id` is "<week>:<case>"; `week` its Monday (ISO). `verdict` "" nobody has looked | good | bad; `words` why."""

    id: str
    week: str
    case_id: str
    process: str
    at: datetime
    verdict: str = ""
    words: str = ""
    by: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True)
class Drawable:
    """A case that ended."""

    id: str
    process: str
    asker: str
    address: Address


@dataclass(frozen=True)
class Looked:
    """What people said of drawn cases. `good` and `bad` are all; `bare_good` and `bare_bad` those about which nothing
    was compared; `overturned`: found bad, though the comparison counts it as agreed."""

    good: int = 0
    bad: int = 0
    bare_good: int = 0
    bare_bad: int = 0
    overturned: int = 0


def add(c: Connection, rows: Sequence[SampleRow]) -> None:
    """Those that are there already stay as they are."""
    insert_all_new(c, table, [asdict(row) for row in rows], key="id")


def by_id(c: Connection, id: str) -> SampleRow | None:
    row = c.execute(select(table).where(table.c.id == id)).mappings().one_or_none()
    return _row(row) if row else None


def of_week(c: Connection, week: str) -> list[SampleRow]:
    """By process, then by id."""
    query = select(table).where(table.c.week == week).order_by(table.c.process, table.c.id)
    return [_row(row) for row in c.execute(query).mappings()]


def judge(c: Connection, id: str, verdict: str, by: str, now: datetime) -> bool:
    """Nobody has looked → good or bad, once. False: somebody was faster."""
    mine = (table.c.id == id) & (table.c.verdict == "")
    values = {"verdict": verdict, "by": by, "decided_at": now}
    return c.execute(update(table).where(mine).values(values)).rowcount == 1


def explain(c: Connection, id: str, by: str, words: str) -> bool:
    """Why it is bad, by whoever said so. False: they did not."""
    mine = (table.c.id == id) & (table.c.verdict == "bad") & (table.c.by == by)
    return c.execute(update(table).where(mine).values(words=words)).rowcount == 1


def erase_words(c: Connection, cases: Iterable[str]) -> int:
    """Takes out why these cases are bad; that they were looked through stays counted."""
    ids, changed = list(dict.fromkeys(each for each in cases if each)), 0
    for start in range(0, len(ids), PAGE):
        mine = table.c.case_id.in_(ids[start : start + PAGE]) & (table.c.words != "")
        changed += c.execute(update(table).where(mine).values(words="")).rowcount
    return changed


def unexplained(c: Connection, by: str, after: datetime) -> SampleRow | None:
    """What that person found bad last, after that instant, and has not said why."""
    query = (
        select(table)
        .where(table.c.by == by, table.c.verdict == "bad", table.c.decided_at > after)
        .order_by(table.c.decided_at.desc(), table.c.id)
        .limit(1)
    )
    row = c.execute(query).mappings().one_or_none()
    return _row(row) if row and not row["words"] else None


def counts(c: Connection, since: datetime | None = None) -> dict[str, int]:
    """By verdict, of those drawn from that instant on (all)."""
    query = select(table.c.verdict, func.count()).group_by(table.c.verdict)
    found = c.execute(query if since is None else query.where(table.c.at >= since))
    return {row[0]: row[1] for row in found}


def looked(c: Connection, process: str, since: datetime, settled_before: datetime, mode: str = "") -> Looked:
    """Of the drawn cases of that process, told of from `since` on. A case about which several proposals were compared
    counts by its newest; with a mode, only what was compared in that mode."""
    others = comparison.alias("others")
    newest = (
        select(func.max(others.c.seq)).where(others.c.case_id == table.c.case_id).correlate(table).scalar_subquery()
    )
    query = (
        select(table.c.verdict, comparison.c.mode, comparison.c.verdict, comparison.c.decision, comparison.c.agrees)
        .add_columns(comparison.c.at)
        .select_from(table.outerjoin(comparison, comparison.c.seq == newest))
        .where(table.c.process == process, table.c.verdict != "", table.c.decided_at >= since)
    )
    good = bad = bare_good = bare_bad = overturned = 0
    for said in c.execute(query):
        found = _Compared(*said)
        if mode and found.mode != mode:
            continue
        is_good, is_bad = int(found.said == "good"), int(found.said == "bad")
        good, bad = good + is_good, bad + is_bad
        if found.counts_as(since, settled_before) is None:
            bare_good, bare_bad = bare_good + is_good, bare_bad + is_bad
        elif found.counts_as(since, settled_before):
            overturned += is_bad
    return Looked(good, bad, bare_good, bare_bad, overturned)


@dataclass(frozen=True)
class _Compared:
    """What was said of a drawn case, beside its newest comparison (None: there is none)."""

    said: str
    mode: str | None
    verdict: str | None
    decision: str | None
    agrees: bool | None
    at: datetime | None

    def counts_as(self, since: datetime, settled_before: datetime) -> bool | None:
        """Agreed or not, as `bot.store.comparisons.tally` counts it; None: it does not count."""
        if self.at is None or self.at < since or self.decision == "dropped":
            return None
        if self.agrees is not None:
            return self.agrees
        acted = (self.mode, self.verdict, self.decision) == ("act", "act", "open")
        return True if acted and self.at <= settled_before else None


def ended(c: Connection, since: datetime, until: datetime, but: Sequence[str], *, only: str = "") -> Iterator[Drawable]:
    """Cases that ended from `since` on and before `until` and were never drawn, of all processes but those (or of one
    only); in pages."""
    of = work_case.c.process == only if only else true()
    fresh = and_(~exists(select(table.c.id).where(table.c.case_id == work_case.c.id)), of)
    columns = [work_case.c[name] for name in ("id", "process", "asker_id", "platform", "channel", "thread")]
    for state in ENDED:
        at, seq = since, -1
        while True:
            after = or_(work_case.c.changed_at > at, and_(work_case.c.changed_at == at, work_case.c.seq > seq))
            query = (
                select(*columns, work_case.c.changed_at, work_case.c.seq)
                .where(work_case.c.state == literal_column(f"'{state}'"), work_case.c.changed_at >= at, after)
                .where(work_case.c.changed_at < until, work_case.c.process.not_in(but), fresh)
                .order_by(work_case.c.changed_at, work_case.c.seq)
                .limit(PAGE)
            )
            page = c.execute(query).mappings().all()
            for row in page:
                where = Address(row["platform"], row["channel"], row["thread"])
                yield Drawable(row["id"], row["process"], row["asker_id"] or "", where)
            if len(page) < PAGE:
                break
            at, seq = page[-1]["changed_at"], page[-1]["seq"]


def first_case_at(c: Connection) -> datetime | None:
    """When the first case of all was opened."""
    return c.execute(select(work_case.c.opened_at).order_by(work_case.c.seq).limit(1)).scalar_one_or_none()


def _row(row: RowMapping) -> SampleRow:
    values: dict[str, Any] = dict(row)
    return SampleRow(**values)
