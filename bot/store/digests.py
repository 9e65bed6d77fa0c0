"""The digests that were posted, what each shows, and what the store alone can tell of a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    func,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
    union_all,
    update,
)

from bot.store.activity import Span, fact_of
from bot.store.outbox import HELD, UNDO
from bot.store.schema import approval, case, digest, digest_item, ledger, outbox, question
from bot.store.upsert import insert_all_new, insert_new
from graphs.message import Address

MOST = 500
"""Rows of a kind that one digest looks at."""


@dataclass(frozen=True)
class DigestRow:
    """`key` is its post's; `timing_id` "" of one that was asked for; `body` as `graphs.digest.body` has it."""

    key: str
    timing_id: str
    address: Address
    language: str
    zone: str
    since: datetime
    until: datetime
    body: dict[str, Any]
    posted_at: datetime
    drawn: int = 0


@dataclass(frozen=True)
class CaseLine:
    """A case, as far as one line needs it. `at`: when what is told of it happened."""

    id: str
    process: str
    title: str
    facts: dict[str, Any]
    asker: str
    address: Address
    at: datetime


@dataclass(frozen=True)
class OpenQuestion:
    id: str
    case: CaseLine
    parked: bool


TROUBLES = ("effect_unknown", "effect_failed", "returned", "no_approver", "case_failed", "post_failed")
"""What may go wrong, the gravest first."""

_STEP = 10**17
"""More microseconds than any instant has."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Trouble:
    """`what` is one of `TROUBLES`; `at`: when it first happened."""

    what: str
    case_id: str
    process: str
    asker: str
    address: Address
    at: datetime


@dataclass(frozen=True)
class Leaving:
    """`at`: when it leaves (None: it is held). `amount` of its case."""

    case_id: str
    process: str
    asker: str
    address: Address
    at: datetime | None
    amount: str | None


def put(c: Connection, row: DigestRow, subjects: Iterable[str]) -> None:
    """Keeps it with what it shows; one whose key is there already was posted, and stays as it is."""
    values: dict[str, Any] = {
        "key": row.key,
        "timing_id": row.timing_id,
        "platform": row.address.platform,
        "channel": row.address.channel,
        "language": row.language,
        "zone": row.zone,
        "since": row.since,
        "until": row.until,
        "body": row.body,
        "drawn": row.drawn,
        "posted_at": row.posted_at,
    }
    if not insert_new(c, digest, values, key="key"):
        return
    items = [{"subject": subject, "digest_key": row.key} for subject in dict.fromkeys(subjects)]
    if items:
        insert_all_new(c, digest_item, items, key="subject,digest_key")


def hold(c: Connection, subjects: Sequence[str]) -> None:
    """These requests and questions are neither decided nor answered until the caller's transaction ends: whoever does
    it after that finds the digests that were kept in it."""
    for table in (approval, question):
        ids = [id for kind, _, id in (each.partition(":") for each in subjects) if kind == table.name]
        for start in range(0, len(ids), MOST):
            some = select(table.c.id).where(table.c.id.in_(ids[start : start + MOST])).order_by(table.c.id)
            c.execute(some.with_for_update(read=True)).all()


def by_key(c: Connection, key: str) -> DigestRow | None:
    row = c.execute(select(digest).where(digest.c.key == key)).mappings().one_or_none()
    return _row(row) if row else None


def showing(c: Connection, subject: str) -> list[DigestRow]:
    """Those that show it, which nobody else redraws until the caller's transaction ends; the oldest first."""
    keys = select(digest_item.c.digest_key).where(digest_item.c.subject == subject)
    query = select(digest).where(digest.c.key.in_(keys)).order_by(digest.c.posted_at, digest.c.key).with_for_update()
    return [_row(row) for row in c.execute(query).mappings()]


def redrawn(c: Connection, key: str, body: dict[str, Any], drawn: int) -> None:
    c.execute(update(digest).where(digest.c.key == key).values(body=body, drawn=drawn))


# --- what is told -----------------------------------------------------------------------------------------------------


def open_questions(c: Connection) -> list[OpenQuestion]:
    """The oldest first."""
    query = (
        _cases(question.c.asked_at, question.c.id.label("question_id"), question.c.parked_at)
        .join(question, question.c.case_id == case.c.id)
        .where(question.c.state == "open")
        .order_by(question.c.asked_at, question.c.id)
        .limit(MOST)
    )
    return [
        OpenQuestion(row["question_id"], _case(row), row["parked_at"] is not None)
        for row in c.execute(query).mappings()
    ]


def troubles(c: Connection, span: Span, but: Sequence[str]) -> Iterator[Trouble]:
    """The worst of each case, once, and the gravest first: what is in doubt until somebody has looked (posts are looked
    for by themselves), and what went wrong in the period. Not of those processes."""
    failed = (outbox.c.state == "failed") & (outbox.c.kind == "post") & _within(outbox.c.done_at, span)
    each = union_all(
        _ranked("effect_unknown", outbox.c.case_id, outbox.c.staged_at).where(
            outbox.c.state == "unknown", outbox.c.kind.not_in(("post", "update"))
        ),
        _ranked("effect_failed", ledger.c.case_id, ledger.c.at).where(
            span.holds, ledger.c.kind == "effect", ledger.c.what.like("% not done")
        ),
        *(
            _ranked(kind, ledger.c.case_id, ledger.c.at).where(span.holds, ledger.c.kind == kind)
            for kind in ("returned", "no_approver")
        ),
        _ranked("case_failed", case.c.id, case.c.changed_at).where(
            case.c.state == "failed", _within(case.c.changed_at, span)
        ),
        _ranked("post_failed", outbox.c.case_id, outbox.c.done_at).where(failed),
    ).subquery()
    worst = select(each.c.case_id, func.min(each.c.rank).label("rank")).group_by(each.c.case_id).subquery()
    query = (
        select(worst.c.rank, case.c.id, case.c.process, case.c.asker_id, case.c.platform, case.c.channel, case.c.thread)
        .join(case, case.c.id == worst.c.case_id)
        .where(case.c.process.not_in(but))
        .order_by(worst.c.rank, case.c.id)
    )
    for row in c.execute(query, execution_options={"yield_per": MOST}):
        place, micros = divmod(int(row.rank), _STEP)
        address = Address(row.platform, row.channel, row.thread)
        at = _EPOCH + timedelta(microseconds=micros)
        yield Trouble(TROUBLES[place], row.id, row.process, row.asker_id or "", address, at)


def _ranked(what: str, case_id: ColumnElement[Any], at: ColumnElement[Any]) -> Select[Any, int]:
    """Each with a number that is smaller the worse it is, and the earlier it was."""
    rank = literal(TROUBLES.index(what) * _STEP, BigInteger) + type_coerce(at, BigInteger)
    return select(case_id.label("case_id"), rank.label("rank")).where(case_id.is_not(None))


def _within(at: ColumnElement[Any], span: Span) -> ColumnElement[bool]:
    return and_(at >= span.since, at < span.until)


def leaving(c: Connection, until: datetime, amounts: Mapping[str, str]) -> Iterator[Leaving]:
    """Effects that can still be taken back and leave before that, and those that are held; in the order in which they
    were staged. A card that waits for its colleague's working hours is neither. `amounts` as of `activity.acts`."""
    held, undo = outbox.c.error == HELD, (outbox.c.error == UNDO) & (outbox.c.next_at < until)
    query = (
        select(
            held.label("held"), outbox.c.next_at, case.c.id, case.c.process, case.c.asker_id, case.c.platform,
            case.c.channel, case.c.thread, fact_of(amounts).label("amount"),
        )
        .join(case, case.c.id == outbox.c.case_id)
        .where(outbox.c.state == literal_column("'new'"), or_(held, undo), outbox.c.kind != "leads.card")
        .order_by(outbox.c.seq)
    )  # fmt: skip
    for row in c.execute(query, execution_options={"yield_per": MOST}):
        address = Address(row.platform, row.channel, row.thread)
        at = None if row.held else row.next_at
        yield Leaving(row.id, row.process, row.asker_id or "", address, at, row.amount)


def cases_of(c: Connection, ids: Iterable[str]) -> dict[str, CaseLine]:
    """By id."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, CaseLine] = {}
    for start in range(0, len(wanted), MOST):
        query = _cases(case.c.changed_at).where(case.c.id.in_(wanted[start : start + MOST]))
        found |= {row["id"]: _case(row) for row in c.execute(query).mappings()}
    return found


def _cases(at: Any, *more: Any) -> Select[*tuple[Any, ...]]:
    return select(
        case.c.id, case.c.process, case.c.title, case.c.facts, case.c.asker_id, case.c.platform, case.c.channel,
        case.c.thread, at.label("at"), *more,
    )  # fmt: skip


def _case(row: RowMapping) -> CaseLine:
    return CaseLine(
        id=row["id"],
        process=row["process"],
        title=row["title"],
        facts=row["facts"],
        asker=row["asker_id"] or "",
        address=Address(row["platform"], row["channel"], row["thread"]),
        at=row["at"],
    )


def _row(row: RowMapping) -> DigestRow:
    values: dict[str, Any] = dict(row)
    address = Address(values.pop("platform"), values.pop("channel"))
    return DigestRow(address=address, **values)
