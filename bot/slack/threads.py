"""Where an Address is on Slack: the channel id behind a direct conversation, the root behind a thread of ours."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from bot.slack.client import SlackCalls
from bot.slack.faults import SlackRefusal
from bot.slack.ids import Place, is_ts, place_of
from bot.slack.settings import PLATFORM
from bot.store import threads
from bot.store.database import Database
from graphs.message import Address
from integrations.errors import Unavailable

KEPT = 5_000


class Spot(NamedTuple):
    """`thread` is the ts of the root message; None: the channel itself, or a thread whose root is not posted yet."""

    team: str
    channel: str
    thread: str | None


def placed(address: Address) -> Place:
    """Raises `SlackRefusal` for an address that is not Slack's."""
    try:
        return place_of(address.channel)
    except ValueError as error:
        raise SlackRefusal(str(error), "invalid_channel") from None


class Spots:
    """Finds them, and remembers the ids of direct conversations (they never change)."""

    def __init__(self, calls: SlackCalls, store: Callable[[], Database]) -> None:
        self._calls = calls
        self._store = store
        self._direct: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def of(self, address: Address) -> Spot:
        """Raises what the store and Slack raise, and `SlackRefusal`."""
        place = placed(address)
        channel = place.channel or await self._conversation(place.team, place.user)
        return Spot(place.team, channel, await self._root(address))

    def forget(self, address: Address) -> bool:
        """An app that was installed anew has other conversations. False: this one was not remembered."""
        place = placed(address)
        return self._direct.pop((place.team, place.user), None) is not None

    async def _conversation(self, team: str, user: str) -> str:
        if known := self._direct.get((team, user)):
            self._direct.move_to_end((team, user))
            return known
        answer = await self._calls.call(team, "conversations.open", users=user)
        channel = str(cast("Mapping[str, Any]", answer.get("channel") or {}).get("id") or "")
        if not channel:
            raise Unavailable("conversations.open: Slack named no conversation")
        self._direct[team, user] = channel
        if len(self._direct) > KEPT:
            self._direct.popitem(last=False)
        return channel

    async def _root(self, address: Address) -> str | None:
        thread = address.thread
        if thread is None or is_ts(thread):
            return thread
        return await self._store().read(lambda c: threads.root_of(c, PLATFORM, address.channel, thread))
