"""What is unread at the local desk, and the token by which a page knows that it missed something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.store.desk import COMMIS, Seen, is_message, is_post, is_root, sender_id
from bot.store.schema import desk_read, event_inbox, post
from bot.store.upsert import upsert

RECENT = 400
"""How many of the newest rows of each kind are looked at to count what is unread."""


@dataclass(frozen=True)
class Unread:
    """How many messages by others are unread in a channel, and in which threads they are ("" for the channel)."""

    count: int
    threads: dict[str, int]


def marks(c: Connection, person_id: str) -> dict[tuple[str, str], Seen]:
    """What this person has seen, by channel and thread ("" for the channel itself)."""
    rows = c.execute(
        select(desk_read.c.channel, desk_read.c.thread, desk_read.c.event_seq, desk_read.c.post_seq).where(
            desk_read.c.person_id == person_id
        )
    )
    return {(channel, thread): Seen(event, shown) for channel, thread, event, shown in rows}


def mark_read(c: Connection, person_id: str, channel: str, thread: str | None, seen: Seen, now: datetime) -> bool:
    """Moves the mark forward, never back; whether it moved."""
    at = (channel, thread or "")
    row = c.execute(
        select(desk_read.c.event_seq, desk_read.c.post_seq).where(
            desk_read.c.person_id == person_id, desk_read.c.channel == at[0], desk_read.c.thread == at[1]
        )
    ).first()
    known = Seen(row[0], row[1]) if row else Seen()
    forward = Seen(max(known.event, seen.event), max(known.post, seen.post))
    if row is not None and forward == known:
        return False
    upsert(
        c,
        desk_read,
        {
            "person_id": person_id,
            "channel": at[0],
            "thread": at[1],
            "read_at": now,
            "event_seq": forward.event,
            "post_seq": forward.post,
        },
        key="person_id,channel,thread",
    )
    return True


def unread(c: Connection, person_id: str, channels: Sequence[str]) -> dict[str, Unread]:
    """Counts what others said since this person looked: in channels, and in the threads they take part in.

    In their direct conversation every thread is theirs. Only the newest `RECENT` rows count: the page says "99+".
    """
    seen = marks(c, person_id)
    rows = _recent(c, channels)
    mine = {
        (row.channel, row.thread or row.own)
        for row in rows
        if row.author == person_id and (row.thread or row.own) is not None
    }
    counted: dict[str, dict[str, int]] = {channel: {} for channel in channels}
    for row in rows:
        thread = row.thread or ""
        followed = not thread or row.channel == f"dm:{person_id}" or (row.channel, thread) in mine
        mark = seen.get((row.channel, thread), Seen())
        new = row.seq > (mark.post if row.author == COMMIS else mark.event)
        if followed and new and row.author != person_id:
            threads = counted[row.channel]
            threads[thread] = threads.get(thread, 0) + 1
    return {channel: Unread(sum(threads.values()), threads) for channel, threads in counted.items()}


def newest(c: Connection) -> str:
    """A token that changes with every new or edited message of the desk: a page that has another one refetches."""
    last_event = c.execute(
        select(event_inbox.c.seq).where(is_message).order_by(event_inbox.c.seq.desc()).limit(1)
    ).scalar()
    last_post = c.execute(select(post.c.seq).where(is_post).order_by(post.c.seq.desc()).limit(1)).scalar()
    edits = c.execute(select(func.sum(post.c.version)).where(is_post, post.c.seq > (last_post or 0) - RECENT)).scalar()
    return f"{last_event or 0}.{last_post or 0}.{edits or 0}"


# --- details ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Trace:
    seq: int
    channel: str
    thread: str | None
    author: str
    own: str | None = None


def _recent(c: Connection, channels: Sequence[str]) -> list[_Trace]:
    events = (
        select(event_inbox.c.seq, event_inbox.c.channel, event_inbox.c.thread, sender_id, is_root)
        .where(is_message, event_inbox.c.channel.in_(channels))
        .order_by(event_inbox.c.seq.desc())
        .limit(RECENT)
    )
    posts = (
        select(post.c.seq, post.c.channel, post.c.thread)
        .where(is_post, post.c.channel.in_(channels))
        .order_by(post.c.seq.desc())
        .limit(RECENT)
    )
    traces = [_Trace(seq, channel, thread, COMMIS) for seq, channel, thread in c.execute(posts)]
    for seq, channel, thread, author, root in c.execute(events):
        traces.append(_Trace(seq, channel, None if root else thread, author, own=thread if root else None))
    return traces
