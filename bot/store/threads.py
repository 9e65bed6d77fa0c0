"""Threads of platforms that make their own ids: who takes part, and which root a thread of ours was given."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, exists, select

from bot.store import posts
from bot.store.schema import case as work_case
from bot.store.schema import event_inbox, post

_HEARD = select(event_inbox.c.seq).where(
    event_inbox.c.platform == bindparam("on"),
    event_inbox.c.channel == bindparam("place"),
    event_inbox.c.thread == bindparam("of"),
)
_SHOWN = select(post.c.seq).where(
    post.c.platform == bindparam("on"), post.c.channel == bindparam("place"), post.c.thread == bindparam("of")
)
_WORKED = select(work_case.c.id).where(
    work_case.c.platform == bindparam("on"),
    work_case.c.channel == bindparam("place"),
    work_case.c.thread == bindparam("of"),
)
_TAKES_PART = select(exists(_HEARD) | exists(_SHOWN) | exists(_WORKED))
_ROOT = (
    select(post.c.reference)
    .where(post.c.platform == bindparam("on"), post.c.channel == bindparam("place"), post.c.thread == bindparam("of"))
    .order_by(post.c.seq)
    .limit(1)
)


def takes_part(c: Connection, platform: str, channel: str, thread: str) -> bool:
    """Whether something was said to us, or by us, or is worked in that thread."""
    return bool(c.execute(_TAKES_PART, {"on": platform, "place": channel, "of": thread}).scalar_one())


def root_of(c: Connection, platform: str, channel: str, thread: str) -> str | None:
    """The platform's reference of the message under which this thread of ours hangs: the post it is named after, or
    the first one posted in it. None while neither is posted."""
    named = posts.by_key(c, thread)
    if named is not None and (named.platform, named.channel) == (platform, channel):
        return named.reference
    return c.execute(_ROOT, {"on": platform, "place": channel, "of": thread}).scalar_one_or_none()


def thread_of(c: Connection, platform: str, channel: str, reference: str) -> str:
    """The thread as the desk knows it: the platform's root message, unless that is the root of one of ours."""
    root = posts.by_reference(c, platform, channel, reference)
    if root is None:
        return reference
    if root.thread is not None:
        return root.thread
    return root.key if takes_part(c, platform, channel, root.key) else reference
