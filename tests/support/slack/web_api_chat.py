"""chat.*: posting, changing and deleting the app's messages."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.support.slack import blocks as block_kit
from tests.support.slack import wire
from tests.support.slack.refusals import Refusal, invalid_arguments, required
from tests.support.slack.state import Channel, Data, Workspace

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

Methods = dict[str, tuple[str, Callable[[Workspace, Data], Data]]]

MOST_TEXT = 40_000
"""chat.postMessage cuts there."""
MOST_UPDATED = 4_000
"""chat.update refuses more, unless there are blocks."""
MOST_METADATA = 16 * 1024


class ChatMethods:
    """Of the app, in the workspace of its token."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server
        self._posted: dict[tuple[str, str], list[float]] = {}

    def methods(self) -> Methods:
        return {
            "chat.postMessage": ("chat:write", self.post),
            "chat.postEphemeral": ("chat:write", self.post_ephemeral),
            "chat.update": ("chat:write", self.update),
            "chat.delete": ("chat:write", self.delete),
            "chat.getPermalink": ("", self.permalink),
        }

    # --- places and messages ----------------------------------------------------------------------------------------

    def channel(self, home: Workspace, wanted: Any) -> Channel:
        """By id, "#name" or the id of a person; not what the app cannot see."""
        required({"channel": wanted}, "channel")
        state = self._server.state
        if wanted in home.users or (state.user(wanted) and any(wanted in c.members for c in home.channels.values())):
            person = state.user(wanted)
            if person is None or person.deleted or person.is_bot:
                raise Refusal("channel_not_found")
            return state.direct(home, wanted)
        found = home.channels.get(wanted) or next(
            (c for c in home.channels.values() if c.name and wanted.lstrip("#") == c.name), None
        )
        if found is None or (found.is_private and home.bot_user not in found.members):
            raise Refusal("channel_not_found")
        return found

    def writable(self, home: Workspace, wanted: Any) -> Channel:
        channel = self.channel(home, wanted)
        if channel.is_archived:
            raise Refusal("is_archived")
        if home.bot_user not in channel.members:
            raise Refusal("not_in_channel")
        if channel.is_im and (person := self._server.state.user(channel.user)) and person.deleted:
            raise Refusal("channel_not_found")
        return channel

    def own(self, home: Workspace, arguments: Data, refused: str) -> tuple[Channel, Data]:
        """A message of the app itself."""
        required(arguments, "ts")
        channel = self.channel(home, arguments.get("channel"))
        message = channel.messages.get(arguments["ts"])
        if message is None or message.get("subtype") == "tombstone":
            raise Refusal("message_not_found")
        if message.get("bot_id") != home.bot_id:
            raise Refusal(refused)
        return channel, message

    def app_message(self, home: Workspace, content: Data) -> Data:
        """A message of the app, not yet anywhere."""
        state = self._server.state
        return {
            "type": "message",
            "user": home.bot_user,
            "ts": state.new_ts(),
            "bot_id": home.bot_id,
            "app_id": state.app_id,
            "team": home.id,
            "bot_profile": {
                "id": home.bot_id,
                "deleted": False,
                "name": "Commis",
                "app_id": state.app_id,
                "team_id": home.id,
                "icons": {},
                "updated": 1_700_000_000,
            },
            **content,
        }

    def add(self, home: Workspace, channel: Channel, message: Data) -> None:
        """Posts it: the status of its thread ends, and Slack tells the app of its own message."""
        self._server.state.add_message(channel, message)
        self._server.state.statuses.pop((channel.id, message.get("thread_ts", "")), None)
        self.echo(home, channel, message)

    def echo(self, home: Workspace, channel: Channel, event: Data) -> None:
        server = self._server
        listening = bool(server.deliveries.url) or server.socket_mode
        if not (server.echoes and listening) or home.bot_user not in channel.members:
            return
        for one in wire.message_events(event, channel, home):
            server.deliveries.background(server.deliveries.event(home, one, channel))

    def thread(self, channel: Channel, arguments: Data) -> Data:
        thread_ts = arguments.get("thread_ts")
        if not thread_ts:
            return {}
        root = channel.messages.get(str(thread_ts))
        if root is None:
            raise Refusal("thread_not_found")
        shared: Data = {"thread_ts": root.get("thread_ts", root["ts"])}
        shared["parent_user_id"] = root.get("user", "")
        if arguments.get("reply_broadcast"):
            shared["subtype"] = "thread_broadcast"
        return shared

    def content(self, arguments: Data) -> Data:
        """Text, blocks and attachments, checked."""
        text, blocks = arguments.get("text") or "", arguments.get("blocks")
        markdown = arguments.get("markdown_text")
        if markdown:
            if text or blocks:
                raise Refusal("markdown_text_conflict")
            blocks = [{"type": "markdown", "text": markdown}]
        if not isinstance(text, str):
            raise invalid_arguments("must be a string [json-pointer:/text]")
        content: Data = {"text": text[:MOST_TEXT]}
        if blocks:
            content["blocks"] = block_kit.checked(blocks, self._server.state.files)
        if arguments.get("attachments"):
            content["attachments"] = arguments["attachments"]
        if not text and not blocks and not arguments.get("attachments"):
            raise Refusal("no_text")
        return content

    def metadata(self, arguments: Data) -> Data:
        metadata = arguments.get("metadata")
        if not metadata:
            return {}
        if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
            raise Refusal("invalid_metadata_format")
        if not metadata.get("event_type") or set(metadata) - {"event_type", "event_payload", "entities"}:
            raise Refusal("invalid_metadata_format")
        if len(json.dumps(metadata)) > MOST_METADATA:
            raise Refusal("metadata_too_large")
        return {"metadata": metadata}

    def _pace(self, home: Workspace, channel: Channel) -> None:
        """About one a second in a channel, short bursts let through."""
        if not self._server.strict_rates:
            return
        now = self._server.state.clock()
        recent = [at for at in self._posted.get((home.id, channel.id), []) if now - at < self._server.burst]
        if len(recent) >= self._server.burst:
            raise Refusal("ratelimited", retry_after=1)
        self._posted[home.id, channel.id] = [*recent, now]

    # --- the methods ------------------------------------------------------------------------------------------------

    def post(self, home: Workspace, arguments: Data) -> Data:
        channel = self.writable(home, arguments.get("channel"))
        content = self.content(arguments)
        self._pace(home, channel)
        message = self.app_message(home, {**content, **self.metadata(arguments), **self.thread(channel, arguments)})
        self.add(home, channel, message)
        return {"channel": channel.id, "ts": message["ts"], "message": message}

    def post_ephemeral(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "user")
        channel = self.writable(home, arguments.get("channel"))
        if arguments["user"] not in channel.members:
            raise Refusal("user_not_in_channel")
        content = self.content(arguments)
        if arguments.get("thread_ts"):
            content["thread_ts"] = arguments["thread_ts"]
        note = self.app_message(home, {**content, "is_ephemeral": True, "channel": channel.id})
        self._server.state.ephemerals.setdefault((channel.id, arguments["user"]), []).append(note)
        return {"message_ts": note["ts"]}

    def update(self, home: Workspace, arguments: Data) -> Data:
        """What is not given stays; an empty list of blocks removes them."""
        channel, message = self.own(home, arguments, "cant_update_message")
        if channel.is_archived:
            raise Refusal("is_archived")
        stream = self._server.state.streams.get((channel.id, message["ts"]))
        if stream is not None and stream.open:
            raise Refusal("streaming_state_conflict")
        text = arguments.get("text") or ""
        if len(text) > MOST_UPDATED and not arguments.get("blocks"):
            raise Refusal("msg_too_long")
        content = self.content({**arguments, "text": text or (arguments.get("blocks") and " ") or ""})
        before = dict(message)
        message.update({**content, "text": text or message.get("text", "")})
        if arguments.get("blocks") == []:
            message.pop("blocks", None)
        message.update(self.metadata(arguments))
        message["edited"] = {"user": home.bot_user, "ts": self._server.state.new_ts()}
        self.echo(home, channel, wire.changed(message, before, channel, self._server.state.new_ts()))
        return {"channel": channel.id, "ts": message["ts"], "text": message["text"], "message": message}

    def delete(self, home: Workspace, arguments: Data) -> Data:
        channel, message = self.own(home, arguments, "cant_delete_message")
        self.echo(home, channel, self._server.remove(channel, message))
        return {"channel": channel.id, "ts": message["ts"]}

    def permalink(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "message_ts")
        channel = self.channel(home, arguments.get("channel"))
        ts = arguments["message_ts"]
        if ts not in channel.messages:
            raise Refusal("message_not_found")
        link = f"{home.url}archives/{channel.id}/p{ts.replace('.', '')}"
        thread = channel.messages[ts].get("thread_ts")
        if thread and thread != ts:
            link += f"?thread_ts={thread}&cid={channel.id}"
        return {"channel": channel.id, "permalink": link}
