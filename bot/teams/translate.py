"""From Teams' messages to ours, purely: who said, edited or deleted what, where, and whether it is meant for Commis."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.events import MessageChanged, MessageReceived, RemoteFile
from bot.teams import ids
from bot.teams.activities import LONGEST_ID, Json, Spot, found, is_bot, items, node, text
from bot.teams.translate_text import Said, said_in

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"

EDITED = "editMessage"
DELETED = "softDeleteMessage"

MOST_FILES = 20
LONGEST_URL = 4_096
UNKNOWN_TYPE = "application/octet-stream"

_CLOSED = {"standard": False, "private": True, "shared": True}
"""By the type of the channel, where Teams says it."""


@dataclass(frozen=True)
class Asked:
    """What the store is asked of a message before it can be placed: `reply_to` is the id of the message it answers, ""
    for none; `within` whether that names its thread for certain, as the root does in a channel."""

    reply_to: str
    within: bool


@dataclass(frozen=True)
class Named:
    """What the store says of it: `thread` is the name of the thread it belongs in, None where it opens its own;
    `takes_part`: Commis is in that thread."""

    thread: str | None = None
    takes_part: bool = False


@dataclass(frozen=True)
class Note:
    """Nothing is worked: the sentence of that name (`bot.teams.wording`) is said to whoever wrote."""

    name: Literal["other_company", "anonymous"]


def spoken_in(activity: Json, spot: Spot) -> Said | None:
    """What a person says in a `message` (or an edited one); None for what is no words of a person's."""
    if is_bot(activity) or not (text(activity, "id") and spot.mri):
        return None
    said = said_in(activity, spot.bot)
    # A card that is submitted in the old way comes as a message that says nothing.
    submitted = isinstance(found(activity, "value"), dict) and not said.text and not said.called
    return None if submitted else said


def asked_of(activity: Json, spot: Spot, said: Said) -> Asked:
    id = text(activity, "id")
    if spot.flat:
        return Asked(said.quoted or text(activity, "replyToId"), within=False)
    root = ids.root_of_conversation(spot.conversation) or text(activity, "replyToId")
    return Asked("" if root == id else root, within=True)


def message_of(activity: Json, spot: Spot, said: Said, named: Named, now: datetime) -> MessageReceived | Note | None:
    """None: not meant for us. Teams delivers what calls us, and where a team allows it everything that is said."""
    called = spot.direct or said.called
    if not (called or (named.takes_part and not said.to_others)):
        return None
    if spot.stranger or not spot.user:
        return Note("other_company" if spot.stranger else "anonymous") if called else None
    id = text(activity, "id")
    return MessageReceived(
        key=ids.message_key(spot.tenant, spot.conversation, id),
        address=spot.address(named.thread or id),
        sender=spot.sender,
        text=said.text,
        at=now,
        direct=spot.direct,
        addressed=True,
        root=named.thread is None,
        called=called,
        flat=spot.kind == "group",
        message=id,
        closed=_CLOSED.get(text(activity, "channelData", "channel", "type")),
        remote=files_of(activity),
    )


def changed_of(activity: Json, spot: Spot, now: datetime) -> MessageChanged | None:
    """An edit or a deletion of what a person said. The address is the message's own, where it may not be worked."""
    id, kind = text(activity, "id"), text(activity, "channelData", "eventType")
    deleted = text(activity, "type") == "messageDelete" and kind in {DELETED, ""}
    edited = text(activity, "type") == "messageUpdate" and kind in {EDITED, ""}
    if not id or not (deleted or edited) or spot.stranger or is_bot(activity):
        return None
    key = ids.message_key(spot.tenant, spot.conversation, id)
    root = ids.root_of_conversation(spot.conversation) or id
    words = None if deleted else said_in(activity, spot.bot).text
    return MessageChanged(
        key=f"{key}:deleted" if words is None else f"{key}:edited:{_instant_of(activity, words)}",
        address=spot.address(id if spot.flat else root),
        sender=spot.sender,
        message_key=key,
        text=words,
        at=now,
    )


def files_of(activity: Json) -> list[RemoteFile]:
    """The files a person gave: sent ones, with an address that needs no token for a while, and pasted pictures."""
    kept: dict[str, RemoteFile] = {}
    for each in items(activity, "attachments"):
        kind = text(each, "contentType")
        if kind == DOWNLOAD:
            name = text(each, "name")
            suffix = text(each, "content", "fileType")
            url = text(each, "content", "downloadUrl")
            name = name or (f"fichier.{suffix}" if suffix else "fichier")
            file = RemoteFile(url, name[:255], _type_of(name, suffix), 0)
        elif kind.startswith("image/"):
            url = text(each, "contentUrl")
            file = RemoteFile(url, text(each, "name")[:255] or f"image{_suffix_of(kind)}", kind[:100], 0)
        else:
            continue
        if 0 < len(url) <= LONGEST_URL:
            kept[url] = file
    return list(kept.values())[:MOST_FILES]


def own_thread(key: str) -> str:
    """The name of a thread that we open: the same however often its event is delivered."""
    return "~" + hashlib.sha256(key.encode()).hexdigest()[:16]


def is_id(value: str) -> bool:
    return 0 < len(value) <= LONGEST_ID


def _instant_of(activity: Json, words: str) -> str:
    """What tells one edit from the next: the same when it is delivered again."""
    told = text(activity, "timestamp") or text(node(activity, "channelData"), "editedTimestamp")
    return told[:64] or hashlib.sha256(words.encode()).hexdigest()[:16]


def _type_of(name: str, suffix: str) -> str:
    guessed = mimetypes.guess_type(name)[0] or (mimetypes.guess_type(f"file.{suffix}")[0] if suffix else None)
    return guessed or UNKNOWN_TYPE


def _suffix_of(kind: str) -> str:
    return mimetypes.guess_extension(kind) or ".png"
