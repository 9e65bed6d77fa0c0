"""Where leads are worked: the channel of the leads, and the thread that a lead has there."""

from __future__ import annotations

from dataclasses import replace

from bot.store import cases, outbox
from bot.store.database import Connection
from bot.web.settings import channel_id
from graphs.message import Address


def channel_of(named: str) -> Address:
    """A channel of the local desk, or one of a platform ("slack:T1/C1")."""
    platform, colon, channel = named.partition(":")
    return Address(platform, channel) if colon else Address("web", channel_id(named))


def root_of(case_id: str) -> str:
    """The key of the post that begins a lead's thread."""
    return f"{case_id}.root"


def thread_of(c: Connection, lead_id: str, channel: Address) -> tuple[Address, bool]:
    """Where a lead is spoken of, and whether its thread has begun: one that came in silently has none yet."""
    case = cases.by_id(c, lead_id)
    address = case.address if case is not None else replace(channel, thread=None)
    if address.thread is not None:
        return address, True
    root = root_of(lead_id)
    return replace(address, thread=root), outbox.by_key(c, root) is not None
