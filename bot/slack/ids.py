"""How Slack's ids become ours: places, accounts and keys always name their workspace, so that two never mix.

channel  T1/C1, and T1/@U1 for the direct conversation with U1 (whatever its D… id is)
thread   the ts of its root message; one that we open ourselves has a name of ours until its root is posted
account  T1/U1, or E1/T1/U1 in an Enterprise Grid
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.slack.settings import PLATFORM

_TS = re.compile(r"\d{1,12}\.\d{1,9}")


class Place(NamedTuple):
    """`channel` is a Slack channel id, or "" in a direct conversation with `user`."""

    team: str
    channel: str
    user: str


class AccountId(NamedTuple):
    enterprise: str
    team: str
    user: str


def channel_of(team: str, channel: str, user: str = "") -> str:
    """The channel as the desk knows it. `user` is the other side when the channel is a direct conversation (D…)."""
    return f"{team}/@{user}" if user and channel[:1] in {"D", ""} else f"{team}/{channel}"


def direct_channel(team: str, user: str) -> str:
    return f"{team}/@{user}"


def place_of(channel: str) -> Place:
    """The reverse of `channel_of`. Raises ValueError for what never came from there."""
    team, slash, rest = channel.partition("/")
    if not (team and slash and rest):
        raise ValueError(f"not a channel of Slack: {channel!r}")
    return Place(team, "", rest[1:]) if rest.startswith("@") else Place(team, rest, "")


def account_of(enterprise: str, team: str, user: str) -> str:
    return "/".join(part for part in (enterprise, team, user) if part)


def account_id(account: str) -> AccountId:
    """The reverse of `account_of`. Raises ValueError."""
    parts = account.split("/")
    if len(parts) == 2 and all(parts):
        return AccountId("", parts[0], parts[1])
    if len(parts) == 3 and all(parts):
        return AccountId(parts[0], parts[1], parts[2])
    raise ValueError(f"not an account of Slack: {account!r}")


def message_key(team: str, channel: str, ts: str) -> str:
    """The key of a message's event: the same however often, and as whatever kinds of events, it is delivered."""
    return f"{PLATFORM}:{team}:{channel}:{ts}"


def is_ts(thread: str | None) -> bool:
    """Whether a thread is a real one, rather than one that we have named and whose root is not posted yet."""
    return thread is not None and _TS.fullmatch(thread) is not None
