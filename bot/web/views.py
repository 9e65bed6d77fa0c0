"""What the page is told: who is here, which conversations there are, and the messages of one, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.platform import Receipt
from bot.store import desk, desk_marks, desk_opinions
from bot.store.database import Connection
from bot.store.desk import Item, Page, Replies, Seen
from bot.store.desk_marks import Unread
from bot.store.opinions import Said
from bot.web import render
from bot.web.settings import PLATFORM, DeskPerson, WebSettings, channel_id, direct_channel

Json = dict[str, Any]


@dataclass(frozen=True)
class Conversation:
    """One page of a channel or a thread, with what the page needs around it. `opinions`: of the results among its
    items, what the reader thinks of each."""

    page: Page
    replies: Mapping[str, Replies]
    seen: Seen
    unread: Unread
    opinions: Mapping[str, Said | None]


def read_conversation(
    c: Connection, person_id: str, channel: str, thread: str | None, *, limit: int, before: Seen | None
) -> Conversation:
    if thread is None:
        page = desk.channel_page(c, channel, limit=limit, before=before)
        replies = desk.replies(c, channel, [item.id for item in page.items])
    else:
        page = desk.thread_page(c, channel, thread, limit=limit, before=before)
        replies = {}
    seen = desk_marks.marks(c, person_id).get((channel, thread or ""), Seen())
    unread = desk_marks.unread(c, person_id, [channel])[channel]
    return Conversation(page, replies, seen, unread, desk_opinions.given(c, person_id, page.items))


def conversation(found: Conversation, person: DeskPerson, people: Sequence[DeskPerson]) -> Json:
    names = {each.id: each.name for each in people}
    return {
        "items": [
            _item(item, person, names, found.replies.get(item.id), found.unread.threads.get(item.id, 0))
            | (_opinion(found.opinions[item.key]) if item.key in found.opinions else {})
            for item in found.page.items
        ],
        "before": _mark(found.page.before) if found.page.before else None,
        "seen": {"event": found.seen.event, "post": found.seen.post},
    }


def _mark(seen: Seen) -> str:
    return f"{seen.event}.{seen.post}"


def mark_from(text: str) -> Seen | None:
    """ValueError when it is not one of ours."""
    if not text:
        return None
    event, _, post = text.partition(".")
    return Seen(int(event), int(post))


def _item(item: Item, person: DeskPerson, names: Mapping[str, str], replies: Replies | None, unread: int) -> Json:
    own_prefix = f"{PLATFORM}:{person.id}:"
    drawn: Json = {
        "id": item.id,
        "place": list(item.place),
        "thread": item.thread,
        "at": item.at.isoformat(),
        "version": item.version,
        "author": None if item.message is not None else {"id": item.author, "name": names.get(item.author, item.name)},
        "client": item.key.removeprefix(own_prefix) if item.key.startswith(own_prefix) else None,
        "replies": _replies(replies, names, unread) if replies else None,
    }
    if item.message is not None:
        drawn |= {"message": render.message(item.message), "language": item.language}
    else:
        drawn |= {"text": item.text, "files": [render.file(each) for each in item.files]}
    return drawn


def _opinion(said: Said | None) -> Json:
    """Of a result: which thumb is pressed, and whether something was said with it."""
    return {"opinion": {"value": said.value if said else "none", "said": bool(said and said.words)}}


def _replies(replies: Replies, names: Mapping[str, str], unread: int) -> Json:
    return {
        "count": replies.count,
        "last_at": replies.last_at.isoformat(),
        "authors": [
            None if each == desk.COMMIS else {"id": each, "name": names.get(each, each)} for each in replies.authors[:4]
        ],
        "unread": unread,
    }


def channels(settings: WebSettings, person: DeskPerson, unread: Mapping[str, Unread]) -> list[Json]:
    """The named channels, then the direct conversation with Commis."""
    named = [{"id": channel_id(name), "name": name.lstrip("#"), "kind": "channel"} for name in settings.channels]
    direct = {"id": direct_channel(person.id), "name": "Commis", "kind": "direct"}
    return [{**each, "unread": unread[each["id"]].count} for each in [*named, direct]]


def channel_ids(settings: WebSettings, person: DeskPerson) -> list[str]:
    return [*(channel_id(name) for name in settings.channels), direct_channel(person.id)]


def person_json(person: DeskPerson) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "language": person.language,
        "time_zone": person.time_zone,
    }


def receipt(told: Receipt) -> Json:
    """What the sender alone is shown at once."""
    return {
        "claimed": told.claimed,
        "note": render.message(told.note) if told.note else None,
        "form": render.form(told.form) if told.form else None,
        "errors": [{"name": error.name, "text": error.text} for error in told.errors],
    }
