"""What a period comes to, counted by the database: from the record of what was done, and the tables beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import BigInteger, Connection, and_, func, select, type_coerce
from sqlalchemy import case as when

from bot.store.activity import DECISIONS, DONE, OPENS, REASONS, SENT, codes_of, decided
from bot.store.schema import case, comparison, event_inbox, ledger, model_use, post

NOBODY = ("commis", "outside")
"""Actors that are no person of the company."""

PAGE = 500


@dataclass(frozen=True)
class Done:
    """Effects of that process done (`ok`) or given up; `alone`: no person had decided on a request of the case by then.
    `first` and `last`: their rows in the ledger."""

    process: str
    ok: bool
    alone: bool
    count: int
    first: int
    last: int


@dataclass(frozen=True)
class Counted:
    """`what` was counted, with the first and the last of its rows in the ledger."""

    process: str
    what: str
    count: int
    first: int
    last: int


@dataclass(frozen=True)
class Agreed:
    """`total` proposals of that process in that mode; `said` of them have an answer, `agreed` the same one."""

    process: str
    mode: str
    total: int
    said: int
    agreed: int


@dataclass(frozen=True)
class ModelCost:
    calls: int
    tokens: int
    cost: Decimal


def done(c: Connection, since: datetime, until: datetime) -> list[Done]:
    """As `activity.acts` tells them one by one."""
    ok = ledger.c.what.in_(list(DONE.values()))
    each = (
        select(case.c.process, ok.label("ok"), decided().label("decided"), ledger.c.seq)
        .join(case, case.c.id == ledger.c.case_id)
        .where(SENT, ledger.c.at >= since, ledger.c.at < until)
        .subquery()
    )
    query = (
        select(each.c.process, each.c.ok, each.c.decided, func.count(), func.min(each.c.seq), func.max(each.c.seq))
        .group_by(each.c.process, each.c.ok, each.c.decided)
        .order_by(each.c.process, each.c.ok, each.c.decided)
    )
    return [Done(row[0], bool(row[1]), not row[2], *row[3:]) for row in c.execute(query)]


def attended(c: Connection, since: datetime, until: datetime) -> list[Counted]:
    """What people of the company decided and answered, by process."""
    query = (
        select(case.c.process, ledger.c.kind, func.count(), func.min(ledger.c.seq), func.max(ledger.c.seq))
        .join(case, case.c.id == ledger.c.case_id)
        .where(ledger.c.at >= since, ledger.c.at < until, ledger.c.actor.not_in(NOBODY))
        .where(
            and_(ledger.c.kind == "decided", ledger.c.what.in_(DECISIONS)) | (ledger.c.kind == "answered")
        )
        .group_by(case.c.process, ledger.c.kind)
        .order_by(case.c.process, ledger.c.kind)
    )  # fmt: skip
    return [Counted(*row) for row in c.execute(query)]


def asked(c: Connection, since: datetime, until: datetime) -> list[tuple[Counted, list[str]]]:
    """Requests put before people, by process and by what spoke against acting alone (codes; none: the company wants to
    see everything first)."""
    each = (
        select(case.c.process, REASONS.label("codes"), ledger.c.seq)
        .join(case, case.c.id == ledger.c.case_id)
        .where(OPENS, ledger.c.at >= since, ledger.c.at < until)
        .subquery()
    )
    query = (
        select(each.c.process, each.c.codes, func.count(), func.min(each.c.seq), func.max(each.c.seq))
        .group_by(each.c.process, each.c.codes)
        .order_by(each.c.process, each.c.codes)
    )
    return [(Counted(row[0], "approval", *row[2:]), codes_of(row[1])) for row in c.execute(query)]


def agreed(c: Connection, since: datetime, until: datetime) -> list[Agreed]:
    """Proposals made in the period, those left out that nobody will say anything of."""
    query = (
        select(
            comparison.c.process,
            comparison.c.mode,
            func.count(),
            func.coalesce(func.sum(when((comparison.c.agrees.is_not(None), 1), else_=0)), 0),
            func.coalesce(func.sum(when((comparison.c.agrees.is_(True), 1), else_=0)), 0),
        )
        .where(comparison.c.at >= since, comparison.c.at < until, comparison.c.decision != "dropped")
        .group_by(comparison.c.process, comparison.c.mode)
        .order_by(comparison.c.process, comparison.c.mode)
    )
    return [Agreed(row[0], row[1], int(row[2]), int(row[3]), int(row[4])) for row in c.execute(query)]


def model_cost(c: Connection, since: datetime, until: datetime) -> ModelCost:
    """Euros."""
    query = select(
        func.coalesce(func.sum(model_use.c.calls), 0),
        func.coalesce(func.sum(model_use.c.input_tokens + model_use.c.output_tokens), 0),
        func.sum(model_use.c.cost, type_=model_use.c.cost.type),
    ).where(model_use.c.at >= since, model_use.c.at < until)
    calls, tokens, cost = c.execute(query).one()
    return ModelCost(int(calls), int(tokens), cost or Decimal(0))


def delays(c: Connection, since: datetime, until: datetime, replies: Callable[[str], list[str]]) -> Iterator[timedelta]:
    """From each message that came in to the first thing said for it: in its case, or the reply posted under one of the
    keys that `replies` (event key → keys) tells. What was not answered is none. Streamed, in no order."""
    received = type_coerce(event_inbox.c.received_at, BigInteger)
    first = (
        select(func.min(type_coerce(post.c.posted_at, BigInteger)))
        .where(post.c.case_id == event_inbox.c.case_id, post.c.posted_at >= event_inbox.c.received_at)
        .scalar_subquery()
    )
    query = select(
        event_inbox.c.key, event_inbox.c.state, received.label("received"), first.label("first")
    ).where(
        event_inbox.c.kind == "message", event_inbox.c.received_at >= since, event_inbox.c.received_at < until
    )  # fmt: skip
    # The state is looked at here: asked for it too, a database may read all that were ever done.
    for page in c.execute(query, execution_options={"yield_per": PAGE}).partitions(PAGE):
        done = [row for row in page if row.state == "done"]
        lone = {row.key: row.received for row in done if row.first is None}
        waits = [row.first - row.received for row in done if row.first is not None]
        yield from (timedelta(microseconds=wait) for wait in [*waits, *_replied(c, lone, replies)])


def _replied(c: Connection, lone: dict[str, int], replies: Callable[[str], list[str]]) -> Iterator[int]:
    """Microseconds until what was said for messages that belong to no case, or whose case said nothing."""
    keys = {key: owner for owner in lone for key in replies(owner)}
    said: dict[str, int] = {}
    names = list(keys)
    for start in range(0, len(names), PAGE):
        query = select(post.c.key, type_coerce(post.c.posted_at, BigInteger))
        for key, at in c.execute(query.where(post.c.key.in_(names[start : start + PAGE]))):
            owner = keys[key]
            if at >= lone[owner]:
                said[owner] = min(at, said.get(owner, at))
    return (at - lone[owner] for owner, at in said.items())
