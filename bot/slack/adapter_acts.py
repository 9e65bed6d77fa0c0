"""From what people do in Slack beside talking (buttons, forms, commands, shortcuts, Stop) to our events, purely."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.events import ButtonClicked, FormSubmitted, MessageReceived, Sender
from bot.slack import adapter, ids
from bot.slack import adapter_payload as payload
from bot.slack import adapter_text as words
from bot.slack.adapter_payload import Json
from bot.slack.settings import PLATFORM
from bot.slack.workspaces import Workspace
from graphs.message import Address

ACTION = re.compile(r"commis\.\d+")
"""The action ids that the renderer gives to buttons; links have others."""

ENTRUST = "entrust"
"""The callback id of the message shortcut."""

LONGEST_BUTTON = 2000


@dataclass(frozen=True)
class Spot:
    """Where somebody acted, in Slack's own ids: `channel` is "" on the home tab. `open_thread`: there are answers
    already, so that a note in the thread is seen."""

    team: str
    channel: str
    thread_ts: str
    user: str
    home: bool = False
    open_thread: bool = False

    @property
    def note_thread(self) -> str | None:
        return self.thread_ts if self.open_thread else None

    @property
    def address(self) -> Address:
        """As Slack sees it: a thread of ours has another name. On the home tab, the direct conversation."""
        return Address(PLATFORM, ids.channel_of(self.team, self.channel, self.user), self.thread_ts or None)


def spot_of(body: Json, workspace: Workspace) -> Spot:
    container = payload.node(body, "container")
    user = payload.text(body, "user", "id")
    if payload.text(container, "type") == "view":
        return Spot(workspace.team, "", "", user, home=True)
    message = payload.node(body, "message")
    inside = payload.text(message, "thread_ts") or payload.text(container, "thread_ts")
    # What only one person sees has no thread under it.
    shown = "" if payload.found(container, "is_ephemeral") is True else payload.text(container, "message_ts")
    thread = inside or payload.text(message, "ts") or shown
    channel = payload.text(body, "channel", "id") or payload.text(container, "channel_id")
    return Spot(workspace.team, channel, thread if ids.is_ts(thread) else "", user, open_thread=ids.is_ts(inside))


def click_of(body: Json, workspace: Workspace, address: Address, now: datetime) -> ButtonClicked | None:
    """The first button of ours that was pressed; None for links and whatever else is not ours."""
    for action in payload.items(body, "actions"):
        button, user = payload.text(action, "value"), payload.text(body, "user", "id")
        ours = ACTION.fullmatch(payload.text(action, "action_id")) and payload.text(action, "type") == "button"
        if not (ours and button and user) or len(button) > LONGEST_BUTTON or payload.text(action, "url"):
            continue
        pressed = "+".join(
            (payload.text(action, "action_ts"), payload.text(body, "container", "message_ts"), button, user)
        )
        return ButtonClicked(
            key=f"{PLATFORM}:{workspace.team}:click:{payload.text(body, 'trigger_id') or pressed}",
            address=address,
            sender=_person(body, workspace),
            button=button,
            at=now,
            confirmed=bool(payload.node(action, "confirm")),
        )
    return None


def submission_of(
    body: Json, workspace: Workspace, form: str, values: Mapping[str, str], address: Address, now: datetime
) -> FormSubmitted | None:
    """The values as read from the view: sent twice, they are one submission; corrected, they are another."""
    view, user = payload.text(body, "view", "id"), payload.text(body, "user", "id")
    if not user:
        return None
    typed = {name: payload.readable(value) for name, value in values.items()}
    told = hashlib.sha256(json.dumps([form, typed], sort_keys=True).encode()).hexdigest()
    return FormSubmitted(
        key=f"{PLATFORM}:{workspace.team}:view:{view}:{told}",
        address=address,
        sender=_person(body, workspace),
        form=form,
        values=typed,
        at=now,
    )


def command_of(body: Json, workspace: Workspace, now: datetime) -> MessageReceived | None:
    """What was written after the command, as a message in private; None when nothing was."""
    user, text = payload.text(body, "user_id"), words.plain(payload.text(body, "text")).strip()
    trigger = payload.text(body, "trigger_id")
    if not (user and text and trigger):
        return None
    key = f"{PLATFORM}:{workspace.team}:command:{trigger}"
    return MessageReceived(
        key=key,
        address=Address(PLATFORM, ids.direct_channel(workspace.team, user), own_thread(key)),
        sender=payload.sender_of(user, "", workspace, payload.text(body, "user_name")[:200]),
        text=text,
        at=now,
        direct=True,
        root=True,
    )


def shortcut_of(body: Json, workspace: Workspace, now: datetime) -> MessageReceived | None:
    """A message that somebody entrusts to us, under its own key and in its own thread."""
    message, channel = payload.node(body, "message"), payload.text(body, "channel", "id")
    user, ts = payload.text(body, "user", "id"), payload.text(message, "ts") or payload.text(body, "message_ts")
    if not (user and channel and ids.is_ts(ts)) or payload.text(body, "callback_id") != ENTRUST:
        return None
    thread_ts = payload.text(message, "thread_ts")
    reply = ids.is_ts(thread_ts) and thread_ts != ts
    return MessageReceived(
        key=ids.message_key(workspace.team, channel, ts),
        address=Address(PLATFORM, ids.channel_of(workspace.team, channel, user), thread_ts if reply else ts),
        sender=_person(body, workspace),
        text=adapter.said_in(message, workspace.bot_user) or words.shown(message),
        at=now,
        direct=channel.startswith("D"),
        root=not reply,
        message=ts,
        remote=payload.files_of(message),
    )


def in_private(event: MessageReceived, workspace: Workspace, user: str) -> MessageReceived:
    """The same, worked in the direct conversation of whoever entrusts it, where Commis is not in its channel."""
    place = Address(PLATFORM, ids.direct_channel(workspace.team, user), own_thread(event.key))
    return replace(event, address=place, direct=True, root=True, message="")


def is_of_others(body: Json, workspace: Workspace) -> bool:
    """Whether the message that is entrusted was written in another company: its channel is then a shared one."""
    message = payload.node(body, "message")
    teams = (payload.text(message, "user_team"), payload.text(message, "source_team"), payload.text(message, "team"))
    return any(payload.is_stranger(team, workspace, within=bool(workspace.enterprise)) for team in teams)


def is_ours(body: Json, workspace: Workspace) -> bool:
    """Whether the message that is entrusted is one of our own."""
    message = payload.node(body, "message")
    bots = {workspace.bot_user, workspace.bot_id} - {""}
    return bool({payload.text(message, "user"), payload.text(message, "bot_id")} & bots)


def is_visitor(body: Json, workspace: Workspace) -> bool:
    """Whether whoever acts is of another company."""
    return payload.is_stranger(payload.text(body, "user", "team_id"), workspace, within=bool(workspace.enterprise))


def stop_of(envelope: Json, workspace: Workspace, now: datetime) -> MessageReceived | None:
    """The Stop button of a thread that Commis works in: as if the person had written it there."""
    event = payload.node(envelope, "event")
    user, channel, thread = (payload.text(event, name) for name in ("user", "channel", "thread_ts"))
    id = payload.text(envelope, "event_id") or payload.text(event, "event_ts")
    if not (user and channel and id and ids.is_ts(thread)):
        return None
    return MessageReceived(
        key=f"{PLATFORM}:{workspace.team}:stop:{id}",
        address=Address(PLATFORM, ids.channel_of(workspace.team, channel, user), thread),
        sender=payload.sender_of(user, "", workspace),
        text="stop",
        at=now,
        direct=channel.startswith("D"),
    )


def own_thread(key: str) -> str:
    """The name of a thread that we open: the same however often its event is delivered."""
    return "~" + hashlib.sha256(key.encode()).hexdigest()[:16]


def _person(body: Json, workspace: Workspace) -> Sender:
    user = payload.node(body, "user")
    return payload.sender_of(
        payload.text(user, "id"),
        payload.text(user, "team_id"),
        workspace,
        payload.name_of(user),
        stranger=is_visitor(body, workspace),
    )
