"""The company in miniature, met in Teams: the real desk behind the real room, and the Agents Playground as the client.

teams.says("lea", "Devis pour Bellerive : 3 moulins manuels")   → said in her chat with Commis, and worked
teams.hears("D2026-0001")                                       → the newest message of all that holds it
teams.clicks("claire", "Envoyer le devis")                      → the newest button with that title that she is shown
teams.thread(said)                                              → all that Commis says in the thread of a message

The desk's clock stands still between `waits`; the Playground's goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.server import serving
from bot.store import cases, inbox
from bot.store import people as people_store
from bot.store.cases import CaseRow
from bot.teams.room import TeamsRoom
from tests.support.playground import cards
from tests.support.playground.cards import CardButton
from tests.support.playground.client import Playground, Said, open_playground
from tests.support.playground.population import USERS
from tests.support.playground.seeing import Seen, spaced
from tests.support.playground.server import PlaygroundServer
from tests.support.world import World, open_world

Json = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"
SENTENCE = "application/vnd.microsoft.activity.message"

PEOPLE = {"lea": "lea-martin", "oliver": "oliver-hughes", "claire": "claire-dubois", "marc": "marc-lefevre"}
"""Short names of the Playground's users, and the ids of the people of the sample company."""


@dataclass(frozen=True)
class Answer:
    """What whoever clicked is shown at once: a card of their own, or a sentence."""

    seen: Seen
    type: str
    value: Any

    @property
    def card(self) -> Json | None:
        return self.value if self.type == CARD else None

    @property
    def text(self) -> str:
        return "\n".join(cards.words(self.card)) if self.card else str(self.value)


@dataclass
class TeamsWorld:
    playground: Playground
    world: World
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def room(self) -> TeamsRoom:
        assert self.world.app.teams is not None
        return self.world.app.teams

    # --- opening and closing ------------------------------------------------------------------------------------------

    async def open(self) -> None:
        """The service as `commis run` has it, but worked step by step."""
        await self._stack.enter_async_context(serving(self.world.app))
        await self.room.start()
        self._stack.push_async_callback(self.room.stop)

    async def close(self) -> None:
        await self._stack.aclose()
        self._stack = AsyncExitStack()

    async def restart(self) -> None:
        """As after an upgrade: nothing is left in memory."""
        await self.close()
        await self.world.restart()
        await self.open()

    async def knows(self, *names: str) -> None:
        """These accounts are those of the people of the same name."""

        def link(c: people_store.Connection) -> None:
            for name in names:
                people_store.link(c, "teams", USERS[name].account, PEOPLE[name])

        await self.world.app.database.write(link)
        await self.world.app.people.load()

    async def meets(self, *names: str) -> None:
        """The app is installed for them, since long."""
        for name in names:
            await self.playground.meets(name)

    # --- people act ---------------------------------------------------------------------------------------------------

    async def says(self, who: str, text: str, where: str = "personal", **more: Any) -> Said:
        said = await self.playground.says(who, text, where, **more)
        await self.works()
        return said

    async def clicks(self, who: str, title: str, **typed: Any) -> Answer:
        """The newest button with that title that they are shown; what it asks to confirm is confirmed."""
        await self.works()
        seen, button = await self.finds(who, title)
        return await self.presses(who, seen, button, **typed)

    async def presses(self, who: str, seen: Seen, button: CardButton, **typed: Any) -> Answer:
        """That very button, as they saw it, however late."""
        assert button.type == "Action.Execute", f"{button} tells nobody anything"
        answer = await self.playground.acts(who, seen, button.verb, {**button.data, **typed})
        await self.works()
        return Answer(seen, answer["type"], answer["value"])

    async def submits(self, who: str, form: Answer, **values: str) -> Answer:
        """A form they were shown: what is not given stays as it is prefilled."""
        assert form.card is not None, form.text
        [submit] = [each for each in cards.buttons(form.card) if each.verb == "commis.submit"]
        typed = {id: item.get("value", "") for id, item in cards.inputs(form.card).items()}
        names = {name: id for id, name in submit.data["fields"].items()}
        typed |= {names[name]: value for name, value in values.items()}
        return await self.presses(who, form.seen, submit, **typed)

    async def looks(self, who: str, seen: Seen) -> Json:
        """The card as it is shown to this person: Teams refreshes it for those it names."""
        assert seen.card is not None, seen.text
        refresh = seen.card.get("refresh")
        if refresh is None or USERS[who].id not in refresh["userIds"]:
            return seen.card
        action = refresh["action"]
        answer = await self.playground.acts(who, seen, action["verb"], action["data"])
        return answer["value"] if answer["type"] == CARD else seen.card

    async def finds(self, who: str, title: str) -> tuple[Seen, CardButton]:
        offered: list[str] = []
        for seen in reversed(self.playground.seen()):
            if seen.card is None or seen.streaming or not await self._reaches(who, seen):
                continue
            for button in cards.buttons(await self.looks(who, seen)):
                offered.append(button.title)
                if spaced(title) in spaced(button.title):
                    return seen, button
        raise AssertionError(f"{who} sees no button {title!r}, but {offered}")

    async def offered(self, who: str) -> list[str]:
        """The titles of all buttons this person is shown anywhere."""
        await self.works()
        found: list[str] = []
        for seen in self.playground.seen():
            if seen.card is not None and await self._reaches(who, seen):
                found += [button.title for button in cards.buttons(await self.looks(who, seen))]
        return found

    async def works(self) -> None:
        """All that is due now, to the end, with what is shown and said beside it."""
        inbound = self.room._inbound
        assert inbound is not None
        for _ in range(2):
            await self.world.app.drain()
            await inbound.settled()
        tasks = self.room.live._tasks
        if tasks:
            await asyncio.wait(tasks, timeout=5.0)

    async def waits(self, **duration: float) -> None:
        """Lets time pass, and does what falls due."""
        self.world.clock.advance(timedelta(**duration))
        await self.works()

    # --- and see ------------------------------------------------------------------------------------------------------

    async def shown(self, where: str = "", who: str = "lea") -> list[Seen]:
        """What Commis shows there, oldest first, but for signs of work; everything, where no place is named."""
        place = await self.playground.conversation(who, where) if where else ""
        return [
            seen
            for seen in self.playground.seen()
            if not seen.streaming and (not place or place in (seen.conversation, seen.conversation.partition(";")[0]))
        ]

    async def thread(self, said: Said) -> list[Seen]:
        return await self.shown(said.conversation)

    async def hears(self, *parts: str, where: str = "", who: str = "lea") -> Seen:
        """The newest message there that holds all the parts; fails with all that is shown otherwise."""
        seen = await self.shown(where, who)
        for each in reversed(seen):
            if all(spaced(part) in spaced(each.text) for part in parts):
                return each
        raise AssertionError(f"nobody said {parts!r}; shown:\n" + "\n---\n".join(each.text for each in seen))

    async def never_hears(self, part: str, where: str = "", who: str = "lea") -> None:
        seen = await self.shown(where, who)
        assert not any(spaced(part) in spaced(each.text) for each in seen), [each.text for each in seen]

    async def cases(self) -> list[CaseRow]:
        """The newest first."""
        return await self.world.app.database.read(lambda c: cases.recent(c, 1000))

    async def kept(self) -> list[str]:
        """The keys of all that came in and was kept."""
        return await self.world.app.database.read(lambda c: list(c.execute(select(inbox.table.c.key)).scalars()))

    def mails(self) -> list[str]:
        """The subjects of all that left."""
        return [str(mail["Subject"]) for mail in self.world.mails()]

    async def _reaches(self, who: str, seen: Seen) -> bool:
        """Whether they are in the conversation it stands in."""
        if seen.conversation.startswith("19:"):
            return True
        return seen.conversation == await self.playground.conversation(who, "personal")


@asynccontextmanager
async def open_teams(
    home: Path, server: PlaygroundServer, *, known: bool = True, **overrides: Any
) -> AsyncIterator[TeamsWorld]:
    """`known`: the people are linked to their accounts, and have the app. `overrides` are settings."""
    settings = {"teams_playground": True, "port": server.desk_port, **overrides}
    async with open_playground(server) as playground, open_world(home, **settings) as world:
        opened = TeamsWorld(playground, world)
        await opened.open()
        try:
            if known:
                await opened.knows(*PEOPLE)
                await opened.meets(*PEOPLE)
            yield opened
        finally:
            await opened.close()
