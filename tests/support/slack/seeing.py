"""What people see in Slack, as plain text and plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.slack.controls import controls_of
from tests.support.slack.plain import blocks_text, mrkdwn_text
from tests.support.slack.state import Channel, Data, State, Status, Stream

if TYPE_CHECKING:
    from tests.support.slack.acting import Place, Who
    from tests.support.slack.server import SlackServer


@dataclass(frozen=True)
class Seen:
    """A message, a view or an ephemeral note as a person sees it. `raw` is what Slack keeps of it.

    `text`          all of it: the blocks' text when there are blocks (`notification` is its plain `text` then)
    `buttons`       the labels of what can be pressed; `menus` the choices of its menus
    `files`         the names of the files it carries
    """

    ts: str
    author: str
    text: str
    notification: str
    buttons: list[str]
    menus: list[str]
    files: list[str]
    reactions: list[str]
    thread_ts: str | None
    raw: Data = field(repr=False)


class Seeing:
    """Mixed into the server."""

    state: State

    def messages(self: SlackServer, where: Place) -> list[Seen]:
        """All of a channel, answers in threads included."""
        channel = self.state.channel(where)
        return [self._seen(message) for message in channel.messages.values()]

    def thread(self: SlackServer, where: Place, ts: str) -> list[Seen]:
        """A thread, its root first. `where` may be "dm" or "" (a ts is unique here)."""
        channel = self._somewhere(where, ts)
        return [self._seen(message) for message in self.state.replies(channel, ts)]

    def dm(self: SlackServer, user: Who) -> list[Seen]:
        """The direct conversation of this person with the app, answers in threads included."""
        return [self._seen(message) for message in self.direct(user).messages.values()]

    def direct(self: SlackServer, user: Who) -> Channel:
        workspace, person = self.state.person(user)
        return self._place(workspace, person, "dm")

    def texts(self: SlackServer, where: Place, ts: str = "") -> list[str]:
        """The texts of a channel, or of one of its threads."""
        return [seen.text for seen in (self.thread(where, ts) if ts else self.messages(where))]

    def ephemeral(self: SlackServer, user: Who) -> list[Seen]:
        """The notes only this person sees, oldest first."""
        person = self.user(user)
        notes = [note for (_, who), listed in self.state.ephemerals.items() if who == person.id for note in listed]
        return [self._seen(note) for note in sorted(notes, key=lambda note: note["ts"])]

    def modal(self: SlackServer, user: Who) -> Seen | None:
        """The modal on top, if one is open. Its title comes first in the text."""
        stack = self._modals(self.user(user))
        return self._seen_view(self.state.views[stack[-1]]) if stack else None

    def home(self: SlackServer, user: Who, team: str = "") -> Seen | None:
        """The home tab as it was last published for this person."""
        person = self.user(user)
        views = [v for (t, who), v in self.state.homes.items() if who == person.id and team in ("", t)]
        return self._seen_view(self.state.views[views[0]]) if views else None

    def file(self: SlackServer, name: str) -> bytes:
        """The content of the newest file of that name that was shared."""
        found = [f for f in self.state.files.values() if f["name"] == name and f["channels"]]
        if not found:
            raise LookupError(f"no file {name!r}; there is {[f['name'] for f in self.state.files.values()]}")
        return self.state.contents[found[-1]["id"]]

    def reactions(self: SlackServer, ts: str) -> list[str]:
        """The names of the reactions on a message now."""
        return _reactions(self.state.find_message(ts)[1])

    def status(self: SlackServer, where: Place, thread_ts: str) -> Status | None:
        """What is shown while the app works in this thread, if anything."""
        return self.state.statuses.get((self._somewhere(where, thread_ts).id, thread_ts))

    def prompts(self: SlackServer, user: Who) -> list[Data]:
        """The suggested prompts of the conversation with the app."""
        return list(self.state.prompts.get(self.direct(user).id, {}).get("prompts", []))

    def streams(self: SlackServer, where: Place = "") -> list[Stream]:
        channel = self.state.channel(where).id if where else ""
        return [stream for stream in self.state.streams.values() if channel in ("", stream.channel)]

    def session(self: SlackServer, where: Place, thread_ts: str) -> str:
        """The status of the agent's session in a thread ("processing", "active" …), "" without one."""
        return self.state.sessions.get((self._somewhere(where, thread_ts).id, thread_ts), "")

    def _somewhere(self, where: Place, ts: str) -> Channel:
        return self.state.find_message(ts)[0] if where in ("", "dm") else self.state.channel(where)

    # --- making of it -----------------------------------------------------------------------------------------------

    def _name(self, user_id: str) -> str:
        user = self.state.user(user_id)
        return user.real_name if user else user_id

    def _channel_name(self, channel_id: str) -> str:
        try:
            return self.state.channel(channel_id).name or channel_id
        except LookupError:
            return channel_id

    def _seen(self, message: Data) -> Seen:
        notification = mrkdwn_text(message.get("text", ""), self._name, self._channel_name)
        blocks = message.get("blocks", [])
        controls = controls_of(blocks)
        files = [file.get("name", "") for file in message.get("files", [])]
        return Seen(
            ts=message["ts"],
            author=self._name(message.get("user", "")) or message.get("bot_id", ""),
            text=blocks_text(blocks, self._name, self._channel_name) if blocks else notification,
            notification=notification,
            buttons=[c.label for c in controls if not c.is_menu],
            menus=[c.label for c in controls if c.is_menu],
            files=files,
            reactions=_reactions(message),
            thread_ts=message.get("thread_ts"),
            raw=message,
        )

    def _seen_view(self, view: Data) -> Seen:
        title: dict[str, Any] = view.get("title") or {}
        body = blocks_text(view["blocks"], self._name, self._channel_name)
        controls = controls_of(view["blocks"])
        return Seen(
            ts=view["id"],
            author="",
            text="\n".join(part for part in (title.get("text", ""), body) if part),
            notification="",
            buttons=[c.label for c in controls if not c.is_menu],
            menus=[c.label for c in controls if c.is_menu],
            files=[],
            reactions=[],
            thread_ts=None,
            raw=view,
        )


def _reactions(message: Data) -> list[str]:
    return [reaction["name"] for reaction in message.get("reactions", [])]
