"""What people say, change and stop, handed to the Door."""

from __future__ import annotations

from dataclasses import replace

from bot.events import MessageChanged, MessageReceived
from bot.slack import adapter, adapter_acts, ids
from bot.slack.adapter import Note
from bot.slack.adapter_payload import Json, found, items, text
from bot.slack.listeners_parts import Parts, Recent
from bot.slack.notes import Reader
from bot.slack.workspaces import Workspace
from bot.store import inbox


class Messages:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._told = Recent()

    async def said(self, body: Json, workspace: Workspace) -> None:
        """A message, or a change of one. It comes as two events where it mentions us: they are one by their key."""
        await self._learn_shared(body, workspace)
        named, part = None, False
        if (asked := adapter.thread_to_check(body, workspace)) is not None:
            named, part = await self._parts.membership(asked)
        said = adapter.message_of(body, workspace, part, self._parts.desk.now())
        match said:
            case MessageReceived():
                await self._receive(said if named is None else replace(said, address=named), workspace)
            case MessageChanged():
                await self._change(body, workspace, said)
            case Note():
                self._decline(body, workspace, said)
            case None:
                pass

    async def stopped(self, body: Json, workspace: Workspace) -> None:
        """The Stop button: what shows the work ends at once, and the desk is told as if it had been written."""
        stop = adapter_acts.stop_of(body, workspace, self._parts.desk.now())
        if stop is None:
            return
        stop = replace(stop, address=await self._parts.known(stop.address))
        await self._parts.desk.door.message(stop)
        streams = [ts for ts in items(body, "event", "streaming_message_ts") if isinstance(ts, str)]
        shown = self._parts.live.stopped(stop.address.channel, stop.address.thread or "", streams)
        self._parts.later.do("stop", shown)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _receive(self, event: MessageReceived, workspace: Workspace) -> None:
        receipt = await self._parts.desk.door.message(event)
        user = event.sender.id.rpartition("/")[2]
        if receipt.claimed and event.message:
            self._parts.live.heard(event.address, event.message, user)
        if receipt.note is not None:
            language = await self._parts.language(event.sender.id)
            reader = Reader(workspace.team, "", None, user)
            self._parts.later.do("note", self._parts.notes.show(reader, receipt.note, language))

    async def _change(self, body: Json, workspace: Workspace, change: MessageChanged) -> None:
        kept = await self._parts.desk.database.read(lambda c: inbox.by_key(c, change.message_key))
        if kept is not None and isinstance(kept.event, MessageReceived):
            sender = change.sender if change.sender.id else kept.event.sender
            await self._parts.desk.door.changed(replace(change, address=kept.event.address, sender=sender))
        elif change.text is not None:
            await self._hear_late(body, workspace)

    async def _hear_late(self, body: Json, workspace: Workspace) -> None:
        """An edit that calls us for the first time, or that overtook its message: as if it had just been said."""
        said = adapter.edited_message_of(body, workspace, self._parts.desk.now())
        if isinstance(said, MessageReceived):
            address = said.address if said.root else await self._parts.known(said.address)
            await self._receive(replace(said, address=address), workspace)
        elif isinstance(said, Note):
            self._decline(body, workspace, said)

    def _decline(self, body: Json, workspace: Workspace, note: Note) -> None:
        """Said once, however many events and deliveries there are of the message."""
        ts = text(body, "event", "message", "ts") or text(body, "event", "ts")
        if not self._told.first(ids.message_key(workspace.team, note.channel, ts)):
            return
        reader = Reader(workspace.team, note.channel, note.thread, note.user)
        self._parts.later.do("decline", self._tell(reader, workspace, note.name))

    async def _tell(self, reader: Reader, workspace: Workspace, name: str) -> None:
        account = ids.account_of(workspace.enterprise, workspace.team, reader.user)
        await self._parts.notes.tell(reader, await self._parts.language(account), name)

    async def _learn_shared(self, body: Json, workspace: Workspace) -> None:
        channel, shared = text(body, "event", "channel"), found(body, "is_ext_shared_channel")
        if channel and isinstance(shared, bool):
            await self._parts.shared.learn(ids.channel_of(workspace.team, channel), shared)
