"""What the stand-in knows: workspaces, people, channels, messages, files, views. Plain data, and finding one's way."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

APP_ID = "A0COMMIS"
EVERY_SCOPE = frozenset(
    [
        "app_mentions:read",
        "assistant:write",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "mpim:history",
        "mpim:read",
        "reactions:write",
        "reactions:read",
        "team:read",
        "users:read",
        "users:read.email",
    ]
)
EVERY_EVENT = frozenset(
    [
        "agent_session_stopped",
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "message.channels",
        "message.groups",
        "message.im",
        "message.mpim",
        "reaction_added",
        "reaction_removed",
        "tokens_revoked",
        "user_change",
        "app_context_changed",
    ]
)

Data = dict[str, Any]


@dataclass
class User:
    """Somebody in a workspace. In an Enterprise Grid the same id may be in several."""

    id: str
    team: str
    name: str
    real_name: str
    email: str = ""
    tz: str = "Europe/Paris"
    locale: str = "fr-FR"
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    deleted: bool = False
    is_bot: bool = False
    is_email_confirmed: bool = True


@dataclass
class Channel:
    """A channel, or a direct conversation when it has a `user`. `messages` by ts, as history shows them; `threads` are
    the ts of the answers, by root."""

    id: str
    name: str
    team: str
    members: set[str] = field(default_factory=set[str])
    is_private: bool = False
    is_archived: bool = False
    user: str = ""
    shared_with: list[str] = field(default_factory=list[str])
    messages: dict[str, Data] = field(default_factory=dict[str, Data])
    threads: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    @property
    def is_im(self) -> bool:
        return bool(self.user)

    @property
    def kind(self) -> str:
        """As events say it: im, group or channel."""
        return "im" if self.is_im else "group" if self.is_private else "channel"

    @property
    def family(self) -> str:
        """As scopes say it: im, groups or channels."""
        return "im" if self.is_im else f"{self.kind}s"


@dataclass
class Workspace:
    """A workspace. Without a `token` the app is not installed there."""

    id: str
    name: str
    domain: str
    token: str = ""
    bot_user: str = ""
    bot_id: str = ""
    enterprise: str = ""
    org_install: bool = False
    scopes: set[str] = field(default_factory=lambda: set(EVERY_SCOPE))
    users: dict[str, User] = field(default_factory=dict[str, User])
    channels: dict[str, Channel] = field(default_factory=dict[str, Channel])
    revoked: str = ""

    @property
    def url(self) -> str:
        return f"https://{self.domain}.slack.com/"

    @property
    def installed(self) -> bool:
        return bool(self.token) and not self.revoked


@dataclass
class Stream:
    """A message being written. `chunks` are all that was sent, in order."""

    channel: str
    ts: str
    mode: str
    recipient: str
    chunks: list[Data] = field(default_factory=list[Data])
    text: str = ""
    open: bool = True
    expired: bool = False


@dataclass
class Trigger:
    """What lets an app open a modal: once, and soon."""

    team: str
    user: str
    until: float
    used: bool = False


@dataclass
class Status:
    """What is shown under the composer while the app works."""

    text: str
    loading: list[str] = field(default_factory=list[str])


class State:
    """All the data. `ts` of messages never repeat and always grow, as Slack's."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.app_id = APP_ID
        self.workspaces: dict[str, Workspace] = {}
        self.files: dict[str, Data] = {}
        self.contents: dict[str, bytes] = {}
        self.views: dict[str, Data] = {}
        self.modals: dict[tuple[str, str], list[str]] = {}
        self.homes: dict[tuple[str, str], str] = {}
        self.triggers: dict[str, Trigger] = {}
        self.statuses: dict[tuple[str, str], Status] = {}
        self.sessions: dict[tuple[str, str], str] = {}
        self.prompts: dict[str, Data] = {}
        self.titles: dict[tuple[str, str], str] = {}
        self.streams: dict[tuple[str, str], Stream] = {}
        self.ephemerals: dict[tuple[str, str], list[Data]] = {}
        self.response_urls: dict[str, Data] = {}
        self._last = 0
        self._ids = itertools.count(1)

    def new_ts(self) -> str:
        """A moment no other message has."""
        self._last = max(self._last + 1, int(self.clock() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def new_id(self, prefix: str) -> str:
        return f"{prefix}0{next(self._ids):06d}"

    def new_trigger(self, team: str, user: str, life: float) -> str:
        trigger = f"{next(self._ids) + 10**12}.{10**9}.{secrets.token_hex(16)}"
        self.triggers[trigger] = Trigger(team, user, self.clock() + life)
        return trigger

    # --- filling it -------------------------------------------------------------------------------------------------

    def workspace(self, team: str) -> Workspace:
        return self.workspaces[team]

    def installed(self) -> list[Workspace]:
        return [workspace for workspace in self.workspaces.values() if workspace.installed]

    def by_token(self, token: str, team: str = "", channel: str = "") -> Workspace | None:
        """The workspace of a token. An org-wide one has several: the one named, or the channel's, or the first."""
        mine = [w for w in self.workspaces.values() if w.token and w.token == token]
        named = [w for w in mine if w.id == team] or [w for w in mine if channel in w.channels]
        return next(iter(named or mine), None)

    # --- finding one's way ------------------------------------------------------------------------------------------

    def person(self, who: str | User) -> tuple[Workspace, User]:
        """By object, id or short name; "T1/lea" when several workspaces have one."""
        if isinstance(who, User):
            return self.workspaces[who.team], who
        team, _, name = who.rpartition("/")
        for workspace in [self.workspaces[team]] if team else list(self.workspaces.values()):
            for user in workspace.users.values():
                if name in (user.id, user.name):
                    return workspace, user
        raise LookupError(f"nobody is called {who}")

    def channel(self, where: str | Channel, team: str = "") -> Channel:
        """By object, id or "#name"; "T1/#devis" when several workspaces have one."""
        if isinstance(where, Channel):
            return where
        named_team, _, name = where.rpartition("/")
        teams = [named_team] if named_team else [team, *self.workspaces] if team else list(self.workspaces)
        for workspace in (self.workspaces[one] for one in teams):
            for channel in workspace.channels.values():
                if name == channel.id or (channel.name and name.removeprefix("#") == channel.name):
                    return channel
        raise LookupError(f"no channel is called {where}")

    def direct(self, workspace: Workspace, user: str) -> Channel:
        """The direct conversation of the app with this person, opened when there is none yet."""
        for channel in workspace.channels.values():
            if channel.user == user:
                return channel
        channel = Channel(f"D0{user[1:]}{workspace.id[1:]}", "", workspace.id, {user, workspace.bot_user}, user=user)
        workspace.channels[channel.id] = channel
        return channel

    def user(self, user_id: str) -> User | None:
        """Wherever they are; a Slack Connect channel has people of several workspaces."""
        return next((w.users[user_id] for w in self.workspaces.values() if user_id in w.users), None)

    def find_message(self, ts: str, channel: str = "") -> tuple[Channel, Data]:
        """The message of this ts (unique, as `new_ts` makes them)."""
        for workspace in self.workspaces.values():
            for one in workspace.channels.values():
                if ts in one.messages and channel in ("", one.id):
                    return one, one.messages[ts]
        raise LookupError(f"no message has ts {ts}")

    def replies(self, channel: Channel, root: str) -> list[Data]:
        """A thread, its root first."""
        listed = [root, *channel.threads.get(root, [])]
        return [channel.messages[ts] for ts in listed if ts in channel.messages]

    def add_message(self, channel: Channel, message: Data) -> None:
        """Keeps it, and keeps its thread's counters."""
        ts = message["ts"]
        channel.messages[ts] = message
        root = channel.messages.get(message.get("thread_ts", ""))
        if message.get("thread_ts", ts) != ts:
            channel.threads.setdefault(message["thread_ts"], []).append(ts)
        if root is not None and root is not message:
            root["thread_ts"] = root["ts"]
            self.count_replies(channel, root)

    def count_replies(self, channel: Channel, root: Data) -> None:
        replies = [m for m in self.replies(channel, root["ts"]) if m is not root]
        authors = list(dict.fromkeys(m.get("user") or m.get("bot_id", "") for m in replies))
        root["reply_count"] = len(replies)
        root["reply_users"] = authors
        root["reply_users_count"] = len(authors)
        root["latest_reply"] = replies[-1]["ts"] if replies else ""
