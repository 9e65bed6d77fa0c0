"""What the local desk shows: people's messages and Commis's posts of a place, in one order.

The desk has no table of messages of its own: people's words are events, Commis's are posts. Both are put in one order
by the inbox's sequence (a post comes after the newest event there was when it was posted), so no clock is trusted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from bot.events import MessageReceived, event_from_json
from bot.store.schema import event_inbox, post
from graphs.message import FileRef, Message, message_from_json

PLATFORM = "web"
_ALL = 2**62

COMMIS = ""
"""The author of Commis's posts, where people's ids stand."""


@dataclass(frozen=True)
class Seen:
    """A mark in both sequences: everything up to it was seen (or, for paging, lies after it)."""

    event: int = 0
    post: int = 0


@dataclass(frozen=True)
class Item:
    """One message. `id` also names the thread it opens when `thread` is None; `message` is set for Commis's posts."""

    id: str
    place: tuple[int, int, int]
    channel: str
    thread: str | None
    at: datetime
    author: str
    key: str
    name: str = ""
    text: str = ""
    files: list[FileRef] = field(default_factory=list[FileRef])
    message: Message | None = None
    language: str = ""
    version: int = 1
    edited_at: datetime | None = None

    @property
    def seen(self) -> Seen:
        return Seen(post=self.place[2]) if self.message is not None else Seen(event=self.place[0])


@dataclass(frozen=True)
class Replies:
    count: int
    last_at: datetime
    authors: list[str]


@dataclass(frozen=True)
class Page:
    """Oldest first. `before` asks for the page that precedes it; None: this is the beginning."""

    items: list[Item]
    before: Seen | None


is_message = and_(event_inbox.c.platform == PLATFORM, event_inbox.c.kind == "message")
is_post = post.c.platform == PLATFORM
is_root = event_inbox.c.body["root"].as_boolean()
sender_id = event_inbox.c.body[("sender", "id")].as_string()
_addressed = event_inbox.c.body["addressed"].as_boolean()


def channel_page(c: Connection, channel: str, *, limit: int, before: Seen | None = None) -> Page:
    """The messages that stand in the channel itself (each may open a thread)."""
    events = and_(is_message, event_inbox.c.channel == channel, is_root.is_(True))
    posts = and_(is_post, post.c.channel == channel, post.c.thread.is_(None))
    return _page(c, events, posts, limit, before)


def thread_page(c: Connection, channel: str, thread: str, *, limit: int, before: Seen | None = None) -> Page:
    """The messages of a thread, the one that opened it included."""
    events = and_(is_message, event_inbox.c.channel == channel, event_inbox.c.thread == thread)
    opener = and_(post.c.thread.is_(None), post.c.reference == thread)
    posts = and_(is_post, post.c.channel == channel, or_(post.c.thread == thread, opener))
    return _page(c, events, posts, limit, before)


def replies(c: Connection, channel: str, threads: Sequence[str]) -> dict[str, Replies]:
    """What follows under each of these roots; roots without replies are absent."""
    if not threads:
        return {}
    of_people = (
        select(event_inbox.c.thread, sender_id, func.count(), func.max(event_inbox.c.received_at))
        .where(is_message, event_inbox.c.channel == channel, event_inbox.c.thread.in_(threads), is_root.is_(False))
        .group_by(event_inbox.c.thread, sender_id)
    )
    of_commis = (
        select(post.c.thread, func.count(), func.max(post.c.posted_at))
        .where(is_post, post.c.channel == channel, post.c.thread.in_(threads))
        .group_by(post.c.thread)
    )
    rows = [(thread, COMMIS, count, at) for thread, count, at in c.execute(of_commis)]
    rows += [(thread, author, count, at) for thread, author, count, at in c.execute(of_people)]
    found: dict[str, Replies] = {}
    for thread, author, count, at in rows:
        known = found.get(thread, Replies(0, at, []))
        found[thread] = Replies(known.count + count, max(known.last_at, at), [*known.authors, author])
    return found


def commis_is_in(c: Connection, channel: str, thread: str) -> bool:
    """Whether Commis posted in the thread, or somebody already spoke to it there."""
    posts = select(post.c.seq).where(
        is_post, post.c.channel == channel, or_(post.c.thread == thread, post.c.reference == thread)
    )
    if c.execute(posts.limit(1)).first() is not None:
        return True
    events = select(event_inbox.c.seq).where(
        is_message, event_inbox.c.channel == channel, event_inbox.c.thread == thread, _addressed.is_(True)
    )
    return c.execute(events.limit(1)).first() is not None


def thread_exists(c: Connection, channel: str, thread: str) -> bool:
    return bool(thread_page(c, channel, thread, limit=1).items)


# --- reading rows -----------------------------------------------------------------------------------------------------


def _page(
    c: Connection, events: ColumnElement[bool], posts: ColumnElement[bool], limit: int, before: Seen | None
) -> Page:
    """The newest `limit` of both kinds: one row more of each is read to know whether older ones exist."""
    some_events = select(event_inbox.c.seq, event_inbox.c.key, event_inbox.c.body, event_inbox.c.received_at).where(
        events
    )
    some_posts = select(post).where(posts)
    if before is not None:
        some_events = some_events.where(event_inbox.c.seq < before.event)
        some_posts = some_posts.where(post.c.seq < before.post)
    said = [_said(row) for row in c.execute(some_events.order_by(event_inbox.c.seq.desc()).limit(limit + 1))]
    shown = [_shown(row) for row in c.execute(some_posts.order_by(post.c.seq.desc()).limit(limit + 1))]
    merged = sorted([*said, *shown], key=lambda item: item.place)
    kept = merged[-limit:]
    if len(merged) == len(kept):
        return Page(kept, None)
    # What was read but not kept is read again for the page before.
    older = before or Seen(event=_ALL, post=_ALL)
    first_event = min((item.place[0] for item in kept if item.message is None), default=older.event)
    first_post = min((item.place[2] for item in kept if item.message is not None), default=older.post)
    return Page(kept, Seen(first_event, first_post))


def _said(row: Row[Any, Any, Any, Any]) -> Item:
    event = event_from_json(row.body)
    assert isinstance(event, MessageReceived)
    thread = event.address.thread or event.key
    return Item(
        id=thread if event.root else f"e{row.seq}",
        place=(row.seq, 0, 0),
        channel=event.address.channel,
        thread=None if event.root else thread,
        at=row.received_at,
        author=event.sender.id,
        key=event.key,
        name=event.sender.name,
        text=event.text,
        files=event.files,
    )


def _shown(row: Row[Any]) -> Item:
    return Item(
        id=row.reference,
        place=(row.after_seq, 1, row.seq),
        channel=row.channel,
        thread=row.thread,
        at=row.posted_at,
        author=COMMIS,
        key=row.key,
        message=message_from_json(row.content),
        language=row.language,
        version=row.version,
        edited_at=row.edited_at,
    )
