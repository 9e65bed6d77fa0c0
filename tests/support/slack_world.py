"""The company in miniature, met in Slack: the real desk behind the real room, and a stand-in of Slack's servers.

slack.says("lea", "Devis pour Bellerive : 3 moulins manuels")     → said in her direct conversation, and worked
slack.hears("lea", "D2026-0001")                                  → the newest message there that holds it
slack.clicks("claire", "Envoyer le devis")                        → the newest button with that label that she sees
slack.thread("#devis", root)                                      → all that is said there, as people see it

Slack's clock is the desk's: both stand still between `waits`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import select

from bot.server import serving
from bot.slack import pace
from bot.slack.room import SlackRoom
from bot.store import cases, inbox
from bot.store import people as people_store
from bot.store.cases import CaseRow
from tests.support.slack import Seen, SlackServer
from tests.support.slack.deliveries import Delivery
from tests.support.slack.population import TEAM
from tests.support.world import World, open_world

Transport = Literal["http", "socket"]

PEOPLE = {"lea": "lea-martin", "oliver": "oliver-hughes", "claire": "claire-dubois", "marc": "marc-lefevre"}
"""Short names of the stand-in's users, and the ids of the people of the sample company."""


@dataclass
class SlackWorld:
    server: SlackServer
    world: World
    transport: Transport
    address: str = ""
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def room(self) -> SlackRoom:
        assert self.world.app.slack is not None
        return self.world.app.slack

    # --- opening and closing ------------------------------------------------------------------------------------------

    async def open(self) -> None:
        """The service as `commis run` has it, but worked step by step."""
        self.address = await self._stack.enter_async_context(serving(self.world.app))
        if self.transport == "http":
            self.server.deliver_to(f"{self.address}/slack/events")
        else:
            self.server.socket_mode = True
        await self.room.start()
        self._stack.push_async_callback(self.room.stop)
        if self.transport == "socket":
            await self.server.connected()

    async def restart(self) -> None:
        """As after an upgrade: nothing is left in memory."""
        await self.close()
        await self.world.restart()
        await self.open()

    async def close(self) -> None:
        await self._stack.aclose()
        self._stack = AsyncExitStack()

    async def knows(self, *names: str) -> None:
        """These accounts are those of the people of the same name."""

        def link(c: people_store.Connection) -> None:
            for name in names:
                people_store.link(c, "slack", f"{TEAM}/{self.server.user(name).id}", PEOPLE[name])

        await self.world.app.database.write(link)
        await self.world.app.people.load()

    # --- people act ---------------------------------------------------------------------------------------------------

    async def says(self, who: str, text: str, where: str = "dm", thread: str | None = None, **more: Any) -> str:
        """Returns the ts of the message."""
        ts = await self.server.says(who, where, text, thread_ts=thread, **more)
        await self.works()
        return ts

    async def clicks(self, who: str, label: str, where: str | None = None, **more: Any) -> Delivery | None:
        """What Slack told the app; None when a dialog that asked to confirm was denied."""
        delivery = await self.server.clicks(who, label, where, **more)
        await self.works()
        return delivery

    async def clicks_nothing(self, who: str, label: str, where: str | None = None) -> None:
        """There is no such button for them."""
        try:
            await self.server.clicks(who, label, where)
        except LookupError:
            return
        raise AssertionError(f"{who} still sees {label!r}")

    async def submits(self, who: str, **values: str) -> dict[str, str] | None:
        """Errors beside the fields, or None."""
        errors = await self.server.submits(who, **values)
        await self.works()
        return errors

    async def opens(self, who: str, tab: str = "home") -> None:
        """The conversation with Commis: its "home" tab, or its "messages"."""
        await self.server.opens_app(who, tab)
        await self.works()

    async def entrusts(self, who: str, ts: str) -> None:
        """By the message shortcut."""
        await self.server.shortcut(who, ts, "entrust")
        await self.works()

    async def commands(self, who: str, where: str, text: str) -> str:
        """By the slash command; what it answers at once."""
        answer = await self.server.commands(who, where, "/commis", text)
        await self.works()
        return str(answer.get("text", ""))

    async def works(self) -> None:
        """All that is due now, to the end, with what is shown and said beside it."""
        inbound, live = self.room._inbound, self.room.live
        assert inbound is not None
        for _ in range(2):
            await self.server.settled()
            await inbound.settled()
            await self.world.app.drain()
        if live._tasks:
            await asyncio.wait(live._tasks, timeout=2.0)

    async def waits(self, **duration: float) -> None:
        """Lets time pass, and does what falls due."""
        self.world.clock.advance(timedelta(**duration))
        await self.works()

    # --- and see ------------------------------------------------------------------------------------------------------

    def thread(self, where: str, ts: str) -> list[Seen]:
        """What Commis says in a thread, oldest first, but for the live plans."""
        return self._own(self.server.thread("" if where == "dm" else where, ts))

    def seen(self, who: str, where: str = "dm", thread: str | None = None) -> list[str]:
        """What Commis shows there, oldest first, as plain text; in a direct conversation all of it."""
        if thread is not None:
            return [seen.text for seen in self.thread(where, thread)]
        messages = self.server.dm(who) if where == "dm" else self.server.messages(where)
        return [seen.text for seen in self._own(messages)]

    def hears(self, who: str, *parts: str, where: str = "dm", thread: str | None = None) -> str:
        """The newest message there that holds all the parts; fails with all that is seen otherwise."""
        texts = self.seen(who, where, thread)
        for text in reversed(texts):
            if all(spaced(part) in spaced(text) for part in parts):
                return text
        raise AssertionError(f"nobody said {parts!r}; seen:\n" + "\n---\n".join(texts))

    def reads(self, who: str, *parts: str) -> str:
        """The newest note for their eyes alone, which holds all the parts."""
        notes = [note.text for note in self.server.ephemeral(who)]
        assert notes and all(spaced(part) in spaced(notes[-1]) for part in parts), f"{parts!r} not in {notes}"
        return notes[-1]

    def buttons(self) -> list[str]:
        """Every button of every message in Slack."""
        channels = [channel for workspace in self.server.workspaces.values() for channel in workspace.channels.values()]
        return [label for one in channels for seen in self.server.messages(one) for label in seen.buttons]

    def pdfs(self, where: str, ts: str) -> list[bytes]:
        """The files that were really shared in a thread, if they are PDF."""
        names = [name for seen in self.thread(where, ts) for name in seen.files]
        return [body for name in names if (body := self.server.file(name)).startswith(b"%PDF-")]

    async def cases(self) -> list[CaseRow]:
        """The newest first."""
        return await self.world.app.database.read(lambda c: cases.recent(c, 1000))

    async def kept(self) -> list[str]:
        """The keys of all that came in and was kept."""
        return await self.world.app.database.read(lambda c: list(c.execute(select(inbox.table.c.key)).scalars()))

    def mails(self) -> list[str]:
        """The subjects of all that left."""
        return [str(mail["Subject"]) for mail in self.world.mails()]

    def _own(self, messages: list[Seen]) -> list[Seen]:
        ours = {workspace.bot_user for workspace in self.server.workspaces.values() if workspace.bot_user}
        plans = {stream.ts for stream in self.server.streams()}
        return [seen for seen in messages if seen.raw.get("user") in ours and seen.ts not in plans]


def spaced(text: str) -> str:
    """Any space is a space, and any case will do."""
    return " ".join(text.split()).casefold()


@asynccontextmanager
async def open_slack(
    home: Path, *, transport: Transport = "http", linked: bool = True, **overrides: Any
) -> AsyncIterator[SlackWorld]:
    """`overrides` are settings. Posts keep Slack's order, but not its pace: a test has no second to lose each time."""
    slow, pace.SECONDS_EACH = pace.SECONDS_EACH, 0.01
    try:
        async with SlackServer() as server:
            server.populate()
            slack: dict[str, Any] = {"slack_bot_token": server.token, "slack_api_url": server.api_url, "port": 0}
            if transport == "http":
                slack["slack_signing_secret"] = server.signing_secret
            else:
                slack["slack_app_token"] = server.app_token
            async with open_world(home, **{**slack, **overrides}) as world:
                server.state.clock = lambda: world.clock.now().timestamp()
                opened = SlackWorld(server, world, transport)
                if linked:
                    await opened.knows(*PEOPLE)
                await opened.open()
                try:
                    yield opened
                finally:
                    await opened.close()
    finally:
        pace.SECONDS_EACH = slow
