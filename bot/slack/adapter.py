"""From Slack's events to ours, purely: who said, edited or deleted what, where, and whether it is meant for Commis."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.events import MessageChanged, MessageReceived, Sender
from bot.slack import adapter_payload as payload
from bot.slack import adapter_text as words
from bot.slack import ids
from bot.slack.adapter_payload import Json
from bot.slack.settings import PLATFORM
from bot.slack.workspaces import Workspace
from graphs.message import Address

ORDINARY = {"", "file_share", "thread_broadcast", "me_message"}

_CLOSED = {"channel": False, "group": True, "mpim": True}
"""By the `channel_type` of events; a mention has none, and the message that comes beside it has."""
"""The subtypes of messages that are a person's words; all others are ignored on purpose."""

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True)
class Note:
    """Nothing is worked: the sentence of that name (`bot.slack.wording`) is shown to the sender alone. `channel`,
    `thread` and `user` are Slack's."""

    name: Literal["shared_channel", "other_company"]
    channel: str
    thread: str | None
    user: str


@dataclass(frozen=True)
class Spoken:
    """A message as Slack tells it: `user_team` is "", `closed` None, where it does not say."""

    channel: str
    ts: str
    thread_ts: str
    user: str
    user_team: str
    name: str
    message: Json
    direct: bool
    shared: bool
    within: bool
    closed: bool | None = None

    @property
    def raw(self) -> str:
        return payload.text(self.message, "text")


def thread_to_check(envelope: Json, workspace: Workspace) -> Address | None:
    """The thread that a person answers in, whose name and members the store knows; None for any other event."""
    spoken = spoken_in(envelope, workspace)
    if spoken is None or not _is_reply(spoken):
        return None
    return Address(PLATFORM, place_of(spoken, workspace), spoken.thread_ts)


def key_heard(envelope: Json, workspace: Workspace) -> str:
    """The key of the message that an edit or a deletion is about; "" for any other event."""
    event = payload.node(envelope, "event")
    if payload.text(event, "subtype") not in {"message_changed", "message_deleted"}:
        return ""
    ts = payload.text(event, "deleted_ts") or payload.text(event, "message", "ts")
    ts = ts or payload.text(event, "previous_message", "ts")
    channel = payload.text(event, "channel")
    return ids.message_key(workspace.team, channel, ts) if ts and channel else ""


def message_of(
    envelope: Json, workspace: Workspace, takes_part: bool, now: datetime
) -> MessageReceived | MessageChanged | Note | None:
    """None: ignored on purpose. `takes_part`: whether Commis is in the thread of `thread_to_check`."""
    subtype = payload.text(envelope, "event", "subtype")
    if subtype in {"message_changed", "message_deleted"}:
        return _changed(envelope, workspace, now)
    spoken = spoken_in(envelope, workspace)
    return None if spoken is None else _heard(spoken, workspace, takes_part, now)


def edited_message_of(envelope: Json, workspace: Workspace, now: datetime) -> MessageReceived | Note | None:
    """What an edited message says now, as if it had just been said, when it calls us: for one that was never heard."""
    event = payload.node(envelope, "event")
    message = payload.node(event, "message")
    said = {**message, "channel": payload.text(event, "channel"), "channel_type": payload.text(event, "channel_type")}
    heard = message_of({**envelope, "event": {**said, "type": "message"}}, workspace, False, now)
    return None if isinstance(heard, MessageChanged) else heard


def spoken_in(envelope: Json, workspace: Workspace) -> Spoken | None:
    """The message of a `message` or `app_mention` event, when a person said it."""
    event = payload.node(envelope, "event")
    if payload.text(event, "type") not in {"message", "app_mention"}:
        return None
    if payload.text(event, "subtype") not in ORDINARY or payload.found(event, "hidden") is True:
        return None
    return _spoken(envelope, event, payload.text(event, "channel"), workspace)


def place_of(spoken: Spoken, workspace: Workspace) -> str:
    """Where it was said, as the desk knows it."""
    return ids.channel_of(workspace.team, spoken.channel, spoken.user if spoken.direct else "")


def _spoken(envelope: Json, message: Json, channel: str, workspace: Workspace) -> Spoken | None:
    user, ts = payload.text(message, "user"), payload.text(message, "ts")
    if not (user and channel and ids.is_ts(ts)) or _is_bot(message, user, workspace):
        return None
    thread_ts = payload.text(message, "thread_ts")
    shared = payload.found(envelope, "is_ext_shared_channel")
    return Spoken(
        channel=channel,
        ts=ts,
        thread_ts=thread_ts if ids.is_ts(thread_ts) else "",
        user=user,
        user_team=payload.text(message, "user_team") or payload.text(message, "team"),
        name=payload.name_of(payload.node(message, "user_profile")),
        message=message,
        direct=channel.startswith("D") or payload.text(envelope, "event", "channel_type") == "im",
        shared=shared is True,
        within=shared is False,
        closed=_CLOSED.get(payload.text(message, "channel_type") or payload.text(envelope, "event", "channel_type")),
    )


def _is_bot(message: Json, user: str, workspace: Workspace) -> bool:
    if user in {workspace.bot_user, SLACKBOT}:
        return True
    return bool(payload.text(message, "bot_id") or payload.node(message, "bot_profile"))


def _is_reply(spoken: Spoken) -> bool:
    return spoken.thread_ts not in {"", spoken.ts}


def _heard(spoken: Spoken, workspace: Workspace, takes_part: bool, now: datetime) -> MessageReceived | Note | None:
    called = spoken.direct or words.mentions(spoken.raw, workspace.bot_user)
    reply = _is_reply(spoken)
    follows = reply and takes_part and not words.calls_somebody_else(spoken.raw, workspace.bot_user)
    if not (called or follows):
        return None
    thread = spoken.thread_ts or None
    if payload.is_stranger(spoken.user_team, workspace, within=spoken.within):
        return Note("other_company", spoken.channel, thread, spoken.user) if called else None
    if spoken.shared and not spoken.direct:
        return Note("shared_channel", spoken.channel, thread, spoken.user) if called else None
    return MessageReceived(
        key=ids.message_key(workspace.team, spoken.channel, spoken.ts),
        address=Address(PLATFORM, place_of(spoken, workspace), spoken.thread_ts if reply else spoken.ts),
        sender=payload.sender_of(spoken.user, spoken.user_team, workspace, spoken.name),
        text=said_in(spoken.message, workspace.bot_user),
        at=now,
        direct=spoken.direct,
        addressed=True,
        root=not reply,
        called=called,
        message=spoken.ts,
        closed=spoken.closed,
        remote=payload.files_of(spoken.message),
    )


def said_in(message: Json, bot_user: str) -> str:
    """The words of a message, with those of a message that was forwarded in it."""
    said = [words.written(payload.text(message, "text"), bot_user)]
    for each in payload.items(message, "attachments"):
        if payload.found(each, "is_share") is True:
            said.append(words.written(payload.text(each, "text"), bot_user))
    return "\n".join(part for part in said if part.strip())


def _changed(envelope: Json, workspace: Workspace, now: datetime) -> MessageChanged | None:
    """An edit or a deletion of what a person said: the address is the message's own, where it may not be worked."""
    event = payload.node(envelope, "event")
    deleted = payload.text(event, "subtype") == "message_deleted"
    previous, message = payload.node(event, "previous_message"), payload.node(event, "message")
    # A root that has replies is not deleted: it becomes a tombstone.
    if not deleted and payload.text(message, "subtype") == "tombstone":
        deleted, previous = True, {**previous, "ts": payload.text(message, "ts")}
    key = key_heard(envelope, workspace)
    about = {"ts": payload.text(event, "deleted_ts"), **previous} if deleted else {**previous, **message}
    user = payload.text(about, "user")
    if not key or _is_bot(about, user, workspace) or payload.text(about, "subtype") not in ORDINARY:
        return None
    spoken = _spoken(envelope, {**about, "user": user or "?"}, payload.text(event, "channel"), workspace)
    if spoken is None or payload.is_stranger(spoken.user_team, workspace, within=spoken.within):
        return None
    reply = _is_reply(spoken)
    change = MessageChanged(
        key=f"{key}:deleted",
        address=Address(PLATFORM, place_of(spoken, workspace), spoken.thread_ts if reply else spoken.ts),
        sender=payload.sender_of(user, spoken.user_team, workspace, spoken.name) if user else Sender(PLATFORM, ""),
        message_key=key,
        text=None,
        at=now,
    )
    if deleted:
        return change
    text = said_in(message, workspace.bot_user)
    if not _reworded(message, previous, text, workspace):
        return None
    edited = payload.text(message, "edited", "ts") or payload.text(event, "event_ts") or payload.text(event, "ts")
    return replace(change, key=f"{key}:edited:{edited}", text=text)


def _reworded(message: Json, previous: Json, text: str, workspace: Workspace) -> bool:
    """Whether a person changed the words: a link that unfolds, or a reply to it, changes a message as well. Our name
    is no word of the message, but to write it is to call us."""
    if previous:
        was, now = (payload.text(each, "text") for each in (previous, message))
        called = words.mentions(now, workspace.bot_user) and not words.mentions(was, workspace.bot_user)
        return called or text != said_in(previous, workspace.bot_user)
    return bool(payload.text(message, "edited", "ts"))
