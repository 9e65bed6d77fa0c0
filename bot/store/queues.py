"""What stands still: events nobody worked, effects in doubt or given up, cases that wait for nothing. Counted by the
database over indexes, so that looking is cheap however much is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from bot.store import inbox
from bot.store.schema import approval, digest, event_inbox, outbox, question, setting
from bot.store.schema import case as work_case
from bot.store.switches import PAUSE, Paused, pause_of

LATE = timedelta(minutes=10)
"""An event that was due for so long should have been worked."""

LATE_IN_BACKGROUND = timedelta(hours=2)
"""And one of the thousands for which nobody waits."""

IN_DOUBT = timedelta(minutes=15)
"""An effect that is being sent for so long, or that nobody can tell of, needs a person."""

IDLE = timedelta(minutes=15)
"""A case at work for so long without anything under way stands still."""

NOT_LOST = ("withdrawn", "the post was never shown")
"""What an outbox row says that was given up on purpose."""

MOST = 20
"""Cases that are named at most."""

NONE = -1
"""The number of no event: whoever counts leaves the one out by which they were asked."""


@dataclass(frozen=True)
class Heap:
    """`count` rows that stand still, the oldest since then (None: there is none); `cases` some of theirs."""

    count: int
    since: datetime | None
    cases: list[str]


@dataclass(frozen=True)
class Lost:
    """`count` outbox rows of that kind given up; `lane` where posts were to be shown ("" for effects). `case_id` and
    `at` are those of the last."""

    kind: str
    lane: str
    count: int
    at: datetime
    case_id: str


def _text(word: str) -> Any:
    # Spelled out in the SQL, so that the planner sees which part of the index it is about.
    return literal_column(f"'{word}'", String)


_ONE = literal_column("1", Integer)
_open_event = event_inbox.c.state == _text("new")
_alone = and_(
    event_inbox.c.kind.in_([_text("wanted"), _text("lead"), _text("timer")]),
    event_inbox.c.conversation == event_inbox.c.key,
)
_late_event = and_(
    _open_event,
    event_inbox.c.next_at <= bindparam("due"),
    or_(~_alone, event_inbox.c.next_at <= bindparam("due_alone")),
)
_another = event_inbox.c.seq != bindparam("besides")
_STATE_OF = select(event_inbox.c.state).where(event_inbox.c.seq == bindparam("besides"))
_OLDEST_EVENT = select(func.min(event_inbox.c.next_at)).where(_open_event, _another)
_LATE_EVENTS = select(func.count(), func.min(event_inbox.c.next_at)).where(_late_event, _another)
_FAILED_EVENTS = select(func.count(), func.max(event_inbox.c.done_at)).where(
    event_inbox.c.state == _text("failed"), event_inbox.c.done_at > bindparam("after")
)


def _doubtful(state: str) -> ColumnElement[bool]:
    return and_(outbox.c.state == _text(state), outbox.c.next_at <= bindparam("before"))


_DOUBTFUL = {
    state: select(func.count(), func.min(outbox.c.next_at)).where(_doubtful(state)) for state in ("sending", "unknown")
}
_DOUBTFUL_CASES = {
    state: select(outbox.c.case_id)
    .where(_doubtful(state), outbox.c.case_id.is_not(None))
    .order_by(outbox.c.next_at)
    .limit(MOST)
    for state in ("sending", "unknown")
}
_elsewhere = outbox.alias("elsewhere")
_told_elsewhere = exists(
    select(_ONE).where(_elsewhere.c.key == outbox.c.key + _text(":elsewhere"), _elsewhere.c.state == _text("sent"))
)
_lost = and_(
    outbox.c.state == _text("failed"),
    outbox.c.done_at > bindparam("after"),
    func.coalesce(outbox.c.error, "").not_in(NOT_LOST),
    ~_told_elsewhere,
)
_is_message = outbox.c.kind.in_([_text("post"), _text("update")])
_LOST_EFFECTS = (
    select(outbox.c.kind, func.count(), func.max(outbox.c.done_at), func.max(outbox.c.case_id))
    .where(_lost, ~_is_message)
    .group_by(outbox.c.kind)
    .order_by(outbox.c.kind)
)
_LOST_POSTS = (
    select(outbox.c.lane, func.count(), func.max(outbox.c.done_at), func.max(outbox.c.case_id))
    .where(_lost, _is_message)
    .group_by(outbox.c.lane)
    .order_by(outbox.c.lane)
)
_idle = and_(
    work_case.c.state == _text("working"),
    work_case.c.changed_at <= bindparam("before"),
    ~exists(
        select(_ONE).where(event_inbox.c.conversation == work_case.c.conversation, event_inbox.c.state == _text("new"))
    ),
    ~exists(
        select(_ONE).where(
            outbox.c.case_id == work_case.c.id,
            outbox.c.state.in_([_text("new"), _text("sending"), _text("unknown")]),
        )
    ),
)
_IDLE = select(func.count(), func.min(work_case.c.changed_at)).where(_idle)
_IDLE_CASES = select(work_case.c.id).where(_idle).order_by(work_case.c.changed_at).limit(MOST)
_open_approval = approval.c.state == _text("open")
_APPROVALS = select(func.count(), func.min(approval.c.asked_at)).where(_open_approval)
_open_question = question.c.state == _text("open")
_QUESTIONS = select(func.count(), func.min(question.c.asked_at)).where(_open_question, question.c.parked_at.is_(None))
_PARKED = select(func.count(), func.min(question.c.asked_at)).where(_open_question, question.c.parked_at.is_not(None))
_NEWEST_SAID = (
    select(outbox.c.state)
    .where(
        outbox.c.lane == bindparam("where"), outbox.c.kind == _text("post"), outbox.c.staged_at >= bindparam("after")
    )
    .where(outbox.c.key.startswith(bindparam("named"), autoescape=False))
    .order_by(outbox.c.seq.desc())
    .limit(1)
)


def events(c: Connection, besides: int = NONE) -> dict[str, int]:
    """Events by state, but that one."""
    found = inbox.counts(c)
    state = c.execute(_STATE_OF, {"besides": besides}).scalar_one_or_none()
    return {name: count - (name == state) for name, count in found.items()}


def oldest_event(c: Connection, besides: int = NONE) -> datetime | None:
    """From when on the longest waiting event was to be worked; None: none waits."""
    return c.execute(_OLDEST_EVENT, {"besides": besides}).scalar_one()


def late_events(c: Connection, now: datetime, besides: int = NONE) -> Heap:
    values = {"due": now - LATE, "due_alone": now - LATE_IN_BACKGROUND, "besides": besides}
    count, since = c.execute(_LATE_EVENTS, values).one()
    return Heap(count, since, [])


def failed_events(c: Connection, after: datetime) -> Heap:
    """Given up after that instant; `since` is when the last one was."""
    count, last = c.execute(_FAILED_EVENTS, {"after": after}).one()
    return Heap(count, last, [])


def doubtful_effects(c: Connection, now: datetime) -> Heap:
    """Being sent, or in doubt, for too long."""
    values = {"before": now - IN_DOUBT}
    found = [c.execute(statement, values).one() for statement in _DOUBTFUL.values()]
    cases = [case for statement in _DOUBTFUL_CASES.values() for case in c.execute(statement, values).scalars()]
    since = min((at for _, at in found if at is not None), default=None)
    return Heap(sum(count for count, _ in found), since, list(dict.fromkeys(cases))[:MOST])


def lost_effects(c: Connection, after: datetime) -> list[Lost]:
    """Effects given up after that instant, by kind."""
    return [
        Lost(kind, "", count, at, case or "") for kind, count, at, case in c.execute(_LOST_EFFECTS, {"after": after})
    ]


def lost_posts(c: Connection, after: datetime) -> list[Lost]:
    """Posts given up after that instant, by where they were to be shown; those that were said elsewhere instead are
    not lost."""
    return [
        Lost("post", lane, count, at, case or "") for lane, count, at, case in c.execute(_LOST_POSTS, {"after": after})
    ]


def idle_cases(c: Connection, now: datetime) -> Heap:
    """At work, and yet no event and no effect of theirs is under way."""
    values = {"before": now - IDLE}
    count, since = c.execute(_IDLE, values).one()
    return Heap(count, since, list(c.execute(_IDLE_CASES, values).scalars()) if count else [])


def open_approvals(c: Connection) -> Heap:
    return _heap(c, _APPROVALS)


def open_questions(c: Connection) -> Heap:
    """Those that are not parked."""
    return _heap(c, _QUESTIONS)


def parked_questions(c: Connection) -> Heap:
    return _heap(c, _PARKED)


def newest_post_state(c: Connection, lane: str, prefix: str, after: datetime) -> str:
    """How the newest post with such a key in that lane stands, of those staged from that instant on; "": none."""
    found = c.execute(_NEWEST_SAID, {"where": lane, "named": prefix, "after": after}).scalar_one_or_none()
    return found or ""


def forget_events(c: Connection, conversation: str, kept: int) -> int:
    """Deletes what was worked long ago of a conversation that only timers write to, but the newest; how many."""
    worked = (event_inbox.c.conversation == conversation) & (event_inbox.c.state == _text("done"))
    newest = select(event_inbox.c.seq).where(worked).order_by(event_inbox.c.seq.desc()).offset(kept).limit(1)
    last = c.execute(newest).scalar_one_or_none()
    if last is None:
        return 0
    return c.execute(delete(event_inbox).where(worked, event_inbox.c.seq <= last)).rowcount


def _heap(c: Connection, statement: Select[Any, Any]) -> Heap:
    count, since = c.execute(statement).one()
    return Heap(count, since, [])


def digests(c: Connection) -> int:
    """Posted so far."""
    return c.execute(select(func.count()).select_from(digest)).scalar_one()


def pauses(c: Connection, now: datetime) -> dict[str, Paused]:
    """What is held back now, by process; that of all under ""."""
    names = c.execute(select(setting.c.name).where(setting.c.name.startswith(PAUSE, autoescape=True))).scalars()
    scopes = [name.removeprefix(PAUSE).removeprefix(".") for name in sorted(names)]
    found = {scope: pause_of(c, scope) for scope in scopes}
    return {scope: paused for scope, paused in found.items() if paused is not None and paused.holds_at(now)}
