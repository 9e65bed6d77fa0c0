"""How Teams' ids become ours: places and accounts always name their tenant, so that two never mix.

channel  <tenant>/<conversation id> without its ";messageid=…"; <tenant>/@<user's object id> for a personal chat
thread   in a channel the id of its root message; elsewhere, where Teams has no threads, the id of the message that
         opened the subject; one that we open ourselves has a name of ours until its root is posted
account  <tenant>/<the user's Entra object id>
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.teams.settings import PLATFORM

_ROOT = ";messageid="
_MESSAGE = re.compile(r"[0-9A-Za-z:_\-]{1,100}")


class Place(NamedTuple):
    """`conversation` is "" in the personal chat of `user` (an object id)."""

    tenant: str
    conversation: str
    user: str


class AccountId(NamedTuple):
    tenant: str
    user: str


def channel_of(tenant: str, conversation: str, user: str = "") -> str:
    """The channel as the desk knows it. `user`: the person of a personal chat, else ""."""
    return f"{tenant}/@{user}" if user else f"{tenant}/{conversation.partition(_ROOT)[0]}"


def place_of(channel: str) -> Place:
    """The reverse of `channel_of`. Raises ValueError for what never came from there."""
    tenant, slash, rest = channel.partition("/")
    if not (tenant and slash and rest):
        raise ValueError(f"not a place of Teams: {channel!r}")
    return Place(tenant, "", rest[1:]) if rest.startswith("@") else Place(tenant, rest, "")


def account_of(tenant: str, user: str) -> str:
    return f"{tenant}/{user}"


def account_id(account: str) -> AccountId:
    """The reverse of `account_of`. Raises ValueError."""
    tenant, slash, user = account.partition("/")
    if not (tenant and slash and user) or "/" in user:
        raise ValueError(f"not an account of Teams: {account!r}")
    return AccountId(tenant, user)


def root_of_conversation(conversation: str) -> str:
    """The id of the root message that a channel's conversation id names, or ""."""
    return conversation.partition(_ROOT)[2]


def conversation_in(conversation: str, root: str) -> str:
    """The conversation id of a thread in a channel."""
    return f"{conversation}{_ROOT}{root}"


def message_key(tenant: str, conversation: str, message: str) -> str:
    """The key of a message's event: the same however often it is delivered."""
    return f"{PLATFORM}:{tenant}:{conversation.partition(_ROOT)[0]}:{message}"


def is_message_id(thread: str | None) -> bool:
    """Whether a thread is named by a message of Teams, rather than by us (ours begin with ~ or hold a dot)."""
    return thread is not None and not thread.startswith("~") and _MESSAGE.fullmatch(thread) is not None
