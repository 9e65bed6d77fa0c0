"""People's reactions to messages: put on and taken off, and told to the app as Slack tells it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.support.slack import wire
from tests.support.slack.deliveries import Delivery
from tests.support.slack.state import Channel, Data, State, User

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer


class Reacting:
    """Mixed into the server."""

    state: State

    async def reacts(self: SlackServer, user: str | User, ts: str, name: str) -> list[Delivery]:
        """A person puts an emoji on a message, named as Slack does: "+1", "thumbsdown", "+1::skin-tone-3"."""
        _, person = self.state.person(user)
        channel, message = self.state.find_message(ts)
        reactions: list[Data] = message.setdefault("reactions", [])
        found = next((one for one in reactions if one["name"] == name), None)
        if found is None:
            found = {"name": name, "users": [], "count": 0}
            reactions.append(found)
        assert person.id not in found["users"], "one person puts one emoji once"
        found["users"].append(person.id)
        found["count"] += 1
        return await self._tell_reaction("reaction_added", channel, message, person, name)

    async def takes_off(self: SlackServer, user: str | User, ts: str, name: str) -> list[Delivery]:
        """The person takes their emoji off again."""
        _, person = self.state.person(user)
        channel, message = self.state.find_message(ts)
        found = next(one for one in message["reactions"] if one["name"] == name and person.id in one["users"])
        found["users"].remove(person.id)
        found["count"] -= 1
        if not found["count"]:
            message["reactions"].remove(found)
        return await self._tell_reaction("reaction_removed", channel, message, person, name)

    async def _tell_reaction(
        self: SlackServer, kind: str, channel: Channel, message: Data, person: User, name: str
    ) -> list[Delivery]:
        event = wire.reaction(kind, channel, message, person, name, self.state.new_ts())
        sends = [
            self.deliveries.event(workspace, event, channel)
            for workspace in self.state.installed()
            if channel.id in workspace.channels and workspace.bot_user in channel.members
        ]
        return list(await asyncio.gather(*sends))
