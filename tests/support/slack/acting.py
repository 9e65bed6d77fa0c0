"""People at work in Slack: what they say, change, drop and leave; each ends when Slack would take it for delivered."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tests.support.slack import wire
from tests.support.slack.composer import blocks_of, typed
from tests.support.slack.deliveries import Delivery
from tests.support.slack.state import Channel, Data, State, User, Workspace

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

Place = str | Channel
Who = str | User


class Acting:
    """Mixed into the server."""

    state: State

    def _place(self, workspace: Workspace, user: User, where: Place) -> Channel:
        """ "dm" is the conversation with the app."""
        if where == "dm":
            home = workspace if workspace.bot_user else self.state.installed()[0]
            return self.state.direct(home, user.id)
        return self.state.channel(where, workspace.id)

    async def says(
        self: SlackServer,
        user: Who,
        where: Place,
        text: str = "",
        *,
        thread_ts: str | None = None,
        files: Sequence[tuple[str, bytes] | Data] = (),
        broadcast: bool = False,
        subtype: str = "",
        raw: bool = False,
    ) -> str:
        """A person's message, its ts. `files` are (name, content). `raw`: the text is wire text already.

        A mention of the app is delivered twice: message.* and app_mention.
        """
        workspace, person = self.state.person(user)
        channel = self._place(workspace, person, where)
        wire_text = text if raw else typed(text, self.state, channel.team)
        message: Data = {
            "type": "message",
            "user": person.id,
            "ts": self.state.new_ts(),
            "client_msg_id": wire.client_msg_id(),
            "text": wire_text,
            "team": person.team,
        }
        if wire_text:
            message["blocks"] = blocks_of(wire_text)
        if files:
            message |= {"files": [self._share(person, channel, one) for one in files], "upload": False}
            message["subtype"] = "file_share"
            message.pop("client_msg_id")
        if thread_ts:
            message |= {"thread_ts": thread_ts, "parent_user_id": self._author(channel, thread_ts)}
        if broadcast:
            message["subtype"] = "thread_broadcast"
            message["root"] = dict(channel.messages[thread_ts or ""])
        if subtype:
            message["subtype"] = subtype
        self.state.add_message(channel, message)
        await self._tell(channel, message)
        return message["ts"]

    def _author(self, channel: Channel, ts: str) -> str:
        root = channel.messages.get(ts, {})
        return root.get("user") or root.get("bot_id", "")

    def _share(self: SlackServer, person: User, channel: Channel, one: tuple[str, bytes] | Data) -> Data:
        """A file dropped into a message; a dict has name, content, and fields that differ (mode "tombstone" …).

        With file_access "check_file_info", as for a file of another company, the event says no more than its id.
        """
        if isinstance(one, tuple):
            name, content, more = one[0], one[1], {}
        else:
            name, content, more = one.get("name", "fichier"), one.get("content", b""), one
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = self.api.new_file(person.team, person.id, name, len(content), kind)
        file |= {key: value for key, value in more.items() if key != "content"}
        self.state.contents[file["id"]] = content
        file["channels"].append(channel.id)
        if file["file_access"] == "check_file_info":
            file["file_access"] = "visible"
            return {"id": file["id"], "mode": "file_access", "file_access": "check_file_info"}
        return file

    async def _tell(self: SlackServer, channel: Channel, message: Data) -> list[Delivery]:
        """The events of a new message, to every workspace where the app is in this channel."""
        sends = []
        for workspace in self.state.installed():
            if channel.id not in workspace.channels or workspace.bot_user not in channel.members:
                continue
            events = wire.message_events(message, channel, workspace)
            if self.mention_first:
                events.reverse()
            sends += [self.deliveries.event(workspace, event, channel) for event in events]
        return list(await asyncio.gather(*sends))

    async def edits(self: SlackServer, ts: str, text: str, *, raw: bool = False) -> list[Delivery]:
        """The author changes a message."""
        channel, message = self.state.find_message(ts)
        before = dict(message)
        message["text"] = text if raw else typed(text, self.state, channel.team)
        message["blocks"] = blocks_of(message["text"])
        message["edited"] = {"user": message["user"], "ts": self.state.new_ts()}
        return await self._tell(channel, wire.changed(message, before, channel, self.state.new_ts()))

    async def unfurls(self: SlackServer, ts: str, link: str) -> list[Delivery]:
        """Slack adds a preview to a message: a message_changed that nobody typed."""
        channel, message = self.state.find_message(ts)
        before = dict(message)
        message["attachments"] = [{"from_url": link, "id": 1, "original_url": link, "title": link}]
        return await self._tell(channel, wire.changed(message, before, channel, self.state.new_ts()))

    async def deletes(self: SlackServer, ts: str) -> list[Delivery]:
        """A person deletes a message (their own, or the app's as an administrator)."""
        channel, message = self.state.find_message(ts)
        return await self._tell(channel, self.remove(channel, message))

    def remove(self: SlackServer, channel: Channel, message: Data) -> Data:
        """Takes it away; a root with answers leaves a tombstone. What is told of it."""
        before = dict(message)
        if message.get("reply_count"):
            tombstone = {
                "subtype": "tombstone",
                "text": "This message was deleted.",
                "hidden": True,
                "user": "USLACKBOT",
            }
            channel.messages[message["ts"]] = {
                key: before[key] for key in ("type", "ts", "thread_ts", "reply_count") if key in before
            } | tombstone
            return wire.changed(channel.messages[message["ts"]], before, channel, self.state.new_ts())
        del channel.messages[message["ts"]]
        root = channel.messages.get(before.get("thread_ts", ""))
        if root is not None:
            self.state.count_replies(channel, root)
        return wire.deleted(before, channel, self.state.new_ts())

    # --- the app, people and the workspace --------------------------------------------------------------------------

    async def opens_app(self: SlackServer, user: Who, tab: str = "home") -> Delivery:
        """A person opens the conversation with the app: tab "home" or "messages"."""
        workspace, person = self.state.person(user)
        channel = self._place(workspace, person, "dm")
        home = self.state.workspaces[channel.team]
        view = self.state.views.get(self.state.homes.get((home.id, person.id), ""))
        return await self.deliveries.event(home, wire.app_home_opened(person, channel, tab, self.state.new_ts(), view))

    async def picks_prompt(self: SlackServer, user: Who, title: str) -> str:
        """A person presses a suggested prompt: its message is said."""
        prompt = next((one for one in self.prompts(user) if one["title"] == title), None)
        if prompt is None:
            raise LookupError(f"no prompt {title!r}; there is {self.prompts(user)}")
        return await self.says(user, "dm", prompt["message"])

    async def stops(self: SlackServer, user: Who, where: Place, thread_ts: str) -> Delivery:
        """The Stop button of a running session: its streams end, the app is told."""
        workspace, person = self.state.person(user)
        channel = self._place(workspace, person, where)
        running = [
            s for s in self.state.streams.values() if s.channel == channel.id and s.open
            and channel.messages[s.ts].get("thread_ts", s.ts) == thread_ts
        ]  # fmt: skip
        for stream in running:
            stream.open = False
        event = wire.session_stopped(person, channel, thread_ts, [s.ts for s in running], self.state.new_ts())
        return await self.deliveries.event(self.state.workspaces[channel.team], event, channel)

    async def leaves(self: SlackServer, user: Who) -> list[Delivery]:
        """The account is deactivated."""
        return await self.changes(user, deleted=True)

    async def changes(self: SlackServer, user: Who, **fields: Any) -> list[Delivery]:
        """The account changes (deleted, is_restricted, email, tz, …): user_change, to every workspace that sees it."""
        workspace, person = self.state.person(user)
        for name, value in fields.items():
            assert hasattr(person, name), name
            setattr(person, name, value)
        event = {"type": "user_change", "user": wire.user_of(person, workspace), "cache_ts": int(self.state.clock())}
        event["event_ts"] = self.state.new_ts()
        listeners = [w for w in self.state.installed() if w.id == person.team or _shares(w, person)]
        return list(await asyncio.gather(*(self.deliveries.event(w, event) for w in listeners)))

    async def uninstalls(self: SlackServer, team: str) -> list[Delivery]:
        """The app is removed from a workspace: its token is revoked, it is told both, in no particular order."""
        workspace = self.state.workspaces[team]
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.bot_user]}}
        events = [revoked, {"type": "app_uninstalled"}]
        sends = [
            self.deliveries.event(workspace, {**event, "event_ts": self.state.new_ts()}, always=True)
            for event in events
        ]
        workspace.revoked = "account_inactive"
        return list(await asyncio.gather(*sends))

    def revokes(self: SlackServer, team: str, code: str = "token_revoked") -> None:
        """The token stops working without a word."""
        self.state.workspaces[team].revoked = code

    # --- unusual deliveries -----------------------------------------------------------------------------------------

    async def emits(
        self: SlackServer, event: Mapping[str, Any], team: str, where: Place = "", **outer: Any
    ) -> Delivery:
        """An event of one's own making, in a genuine envelope; `outer` overrides the envelope's fields."""
        channel = self.state.channel(where, team) if where else None
        return await self.deliveries.event(self.state.workspaces[team], dict(event), channel, always=True, outer=outer)

    async def sends(self: SlackServer, payload: Data, kind: str = "events_api") -> Delivery:
        """Any payload as it is, such as one that was recorded; kind events_api, interactive or slash_commands."""
        return await self.deliveries.raw(payload, kind)

    async def verifies_url(self: SlackServer) -> bool:
        """The handshake when an address is entered in the app's settings."""
        challenge = wire.client_msg_id()
        payload = {"token": self.verification_token, "challenge": challenge, "type": "url_verification"}
        answer = (await self.sends(payload)).answer
        return challenge in (answer.get("challenge"), answer.get("text"))

    async def redeliver(self: SlackServer, delivery: Delivery, reason: str = "http_timeout") -> Delivery:
        """Slack sends the very same thing once more, as it does after it missed an acknowledgement."""
        return await self.deliveries.again(delivery, reason)


def _shares(workspace: Workspace, person: User) -> bool:
    return any(person.id in channel.members for channel in workspace.channels.values())
