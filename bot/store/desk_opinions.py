"""Which lines of the local desk are results, and what somebody thinks of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, bindparam, exists, or_, select

from bot.store import opinions
from bot.store.desk import PLATFORM, Item
from bot.store.opinions import Said
from bot.store.schema import case, post

ENDED = ("done", "refused")
"""How a case ends that has come to a result."""

_later = post.alias("later")
_same_thread = or_(_later.c.thread == post.c.thread, and_(_later.c.thread.is_(None), post.c.thread.is_(None)))
_is_last = ~exists(
    select(_later.c.seq).where(
        _later.c.case_id == post.c.case_id,
        _later.c.platform == post.c.platform,
        _later.c.channel == post.c.channel,
        _same_thread,
        _later.c.approval_id.is_(None),
        _later.c.question_id.is_(None),
        _later.c.seq > post.c.seq,
    )
)
_RESULTS = (
    select(post.c.key)
    .join_from(post, case, post.c.case_id == case.c.id)
    .where(
        post.c.platform == PLATFORM,
        post.c.key.in_(bindparam("those", expanding=True)),
        post.c.approval_id.is_(None),
        post.c.question_id.is_(None),
        case.c.state.in_(ENDED),
        _is_last,
    )
)


def results(c: Connection, items: Sequence[Item]) -> set[str]:
    """The keys of those that say how a case has ended: its last word there, and neither a question nor a request."""
    keys = [item.key for item in items if item.message is not None]
    return set(c.execute(_RESULTS, {"those": keys}).scalars()) if keys else set()


def given(c: Connection, person_id: str, items: Sequence[Item]) -> dict[str, Said | None]:
    """What that person thinks of each of the results among these, by key; None: nothing yet."""
    keys = results(c, items)
    known = opinions.of_person(c, person_id, sorted(keys))
    return {key: known.get(key) for key in keys}
