"""conversations.* and reactions.*: reading what was said, opening direct conversations."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

from tests.support.slack.refusals import Refusal, required
from tests.support.slack.state import Channel, Data, Workspace
from tests.support.slack.web_api_chat import Methods

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer


def page(items: list[Any], arguments: Data, default: int = 100, most: int = 999) -> tuple[list[Any], Data]:
    """One page of a listing and the cursor of the next."""
    try:
        limit = int(arguments.get("limit") or default)
        start = int(base64.b64decode(str(arguments.get("cursor") or "")).decode().removeprefix("next:") or 0)
    except ValueError:
        raise Refusal("invalid_cursor" if arguments.get("cursor") else "invalid_limit") from None
    if not 1 <= limit <= most:
        raise Refusal("invalid_limit")
    after = start + limit
    more = after < len(items)
    cursor = base64.b64encode(f"next:{after}".encode()).decode() if more else ""
    return items[start:after], {"has_more": more, "response_metadata": {"next_cursor": cursor}}


class ConversationMethods:
    """As the app's bot user sees them."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server

    def methods(self) -> Methods:
        return {
            "conversations.open": ("im:write", self.open),
            "conversations.info": ("*:read", self.info),
            "conversations.list": ("channels:read|groups:read|im:read", self.list),
            "conversations.members": ("*:read", self.members),
            "conversations.history": ("*:history", self.history),
            "conversations.replies": ("*:history", self.replies),
            "reactions.add": ("reactions:write", self.react),
            "reactions.remove": ("reactions:write", self.unreact),
        }

    def open(self, home: Workspace, arguments: Data) -> Data:
        state = self._server.state
        if arguments.get("channel"):
            channel = self._server.api.chat.channel(home, arguments["channel"])
            return {"no_op": True, "already_open": True, "channel": {"id": channel.id}}
        users = arguments.get("users")
        if not users:
            raise Refusal("users_list_not_supplied")
        wanted = users if isinstance(users, list) else str(users).split(",")
        if len(wanted) != 1:
            raise Refusal("not_enough_users" if not wanted else "method_not_supported_for_channel_type")
        person = state.user(wanted[0])
        known = person is not None and (
            person.id in home.users or any(person.id in channel.members for channel in home.channels.values())
        )
        if person is None or not known:
            raise Refusal("user_not_found")
        if person.is_bot:
            raise Refusal("cannot_dm_bot")
        if person.deleted:
            raise Refusal("user_disabled")
        already = any(channel.user == person.id for channel in home.channels.values())
        channel = state.direct(home, person.id)
        shown = self._shown(home, channel) if arguments.get("return_im") else {"id": channel.id}
        return {"no_op": already, "already_open": already, "channel": shown}

    def _shown(self, home: Workspace, channel: Channel) -> Data:
        shown: Data = {
            "id": channel.id,
            "created": 1_700_000_000,
            "is_archived": channel.is_archived,
            "is_channel": not channel.is_im and not channel.is_private,
            "is_group": channel.is_private,
            "is_im": channel.is_im,
            "is_mpim": False,
            "is_private": channel.is_private or channel.is_im,
            "is_member": home.bot_user in channel.members,
            "is_ext_shared": bool(channel.shared_with),
            "is_shared": bool(channel.shared_with),
            "is_org_shared": False,
            "context_team_id": channel.team,
        }
        if channel.is_im:
            person = self._server.state.user(channel.user)
            return {**shown, "user": channel.user, "is_user_deleted": bool(person and person.deleted)}
        shown |= {"name": channel.name, "name_normalized": channel.name, "num_members": len(channel.members)}
        shown |= {"shared_team_ids": channel.shared_with or [channel.team], "creator": home.bot_user}
        return shown

    def info(self, home: Workspace, arguments: Data) -> Data:
        return {"channel": self._shown(home, self._server.api.chat.channel(home, arguments.get("channel")))}

    def list(self, home: Workspace, arguments: Data) -> Data:
        kinds = str(arguments.get("types") or "public_channel").split(",")
        names = {"im": "im", "group": "private_channel", "channel": "public_channel"}
        seen = [
            channel for channel in home.channels.values()
            if names[channel.kind] in kinds and (not channel.is_private or home.bot_user in channel.members)
        ]  # fmt: skip
        listed, more = page(seen, arguments)
        return {"channels": [self._shown(home, channel) for channel in listed], **more}

    def members(self, home: Workspace, arguments: Data) -> Data:
        channel = self._server.api.chat.channel(home, arguments.get("channel"))
        listed, more = page(sorted(channel.members), arguments)
        return {"members": listed, **more}

    # --- reading ----------------------------------------------------------------------------------------------------

    def _readable(self, home: Workspace, arguments: Data) -> Channel:
        channel = self._server.api.chat.channel(home, arguments.get("channel"))
        if home.bot_user not in channel.members:
            raise Refusal("not_in_channel")
        return channel

    def _within(self, messages: list[Data], arguments: Data) -> list[Data]:
        """Between oldest and latest, which count themselves only when inclusive."""
        try:
            oldest = float(arguments.get("oldest") or 0)
            latest = float(arguments.get("latest") or "inf")
        except ValueError:
            raise Refusal("invalid_ts_oldest") from None
        if arguments.get("inclusive"):
            return [message for message in messages if oldest <= float(message["ts"]) <= latest]
        return [message for message in messages if oldest < float(message["ts"]) < latest]

    def _shown_message(self, message: Data, arguments: Data) -> Data:
        wanted = arguments.get("include_all_metadata") is True
        return message if wanted else {key: value for key, value in message.items() if key != "metadata"}

    def history(self, home: Workspace, arguments: Data) -> Data:
        channel = self._readable(home, arguments)
        roots = [
            message for message in channel.messages.values()
            if message.get("thread_ts", message["ts"]) == message["ts"] or message.get("subtype") == "thread_broadcast"
        ]  # fmt: skip
        listed, more = page(list(reversed(self._within(roots, arguments))), arguments)
        return {"messages": [self._shown_message(message, arguments) for message in listed], "pin_count": 0, **more}

    def replies(self, home: Workspace, arguments: Data) -> Data:
        """The root comes with every page."""
        required(arguments, "ts")
        channel = self._readable(home, arguments)
        root = channel.messages.get(arguments["ts"])
        if root is None:
            raise Refusal("thread_not_found")
        others = [m for m in self._server.state.replies(channel, root["ts"]) if m is not root]
        listed, more = page(self._within(others, arguments), arguments, default=1000, most=1000)
        return {"messages": [self._shown_message(message, arguments) for message in [root, *listed]], **more}

    # --- reactions --------------------------------------------------------------------------------------------------

    def _reacted(self, home: Workspace, arguments: Data) -> tuple[Data, list[Data], str]:
        required(arguments, "name", "timestamp")
        channel = self._readable(home, arguments)
        message = channel.messages.get(arguments["timestamp"])
        if message is None:
            raise Refusal("message_not_found")
        if channel.is_archived:
            raise Refusal("is_archived")
        if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", arguments["name"]):
            raise Refusal("invalid_name")
        return message, message.setdefault("reactions", []), arguments["name"]

    def react(self, home: Workspace, arguments: Data) -> Data:
        _, reactions, name = self._reacted(home, arguments)
        found = next((reaction for reaction in reactions if reaction["name"] == name), None)
        if found is None:
            reactions.append({"name": name, "users": [home.bot_user], "count": 1})
        elif home.bot_user in found["users"]:
            raise Refusal("already_reacted")
        else:
            found["users"].append(home.bot_user)
            found["count"] += 1
        return {}

    def unreact(self, home: Workspace, arguments: Data) -> Data:
        message, reactions, name = self._reacted(home, arguments)
        found = next((reaction for reaction in reactions if reaction["name"] == name), None)
        if found is None or home.bot_user not in found["users"]:
            raise Refusal("no_reaction")
        found["users"].remove(home.bot_user)
        found["count"] -= 1
        if not found["count"]:
            reactions.remove(found)
        if not reactions:
            message.pop("reactions")
        return {}
