"""Where people whom nobody knows yet come in: a real store, a chat platform in memory, and messages worked in order.

hall.says("T1/U1", "Devis pour Bellerive")   → worked: an offer, a sentence, or heard when the account is linked
hall.clicks("T1/U1", "C'est moi")            → the newest button with that label
hall.reads("T1/U1")                          → what stands in the private conversation with that account
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Connection, select

from bot.accounts import Accounts
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.events import ButtonClicked, MessageChanged, MessageReceived, Sender
from bot.people import People
from bot.people.defaults import DEFAULT_ROLES, save_with_accounts
from bot.platform import Account, Platform, Receipt
from bot.store import inbox, ledger, posts
from bot.store import people as store
from bot.store.database import Database
from bot.store.people import PersonRow
from bot.store.posts import PostRow
from bot.store.schema import post as post_table
from bot.turn import Turn
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.message import Address, Button, Buttons
from tests.support.chat import Chat

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEA = PersonRow("lea", "Léa Martin", "lea@aubrac.example", "employee", "fr", "Europe/Paris")
CLAIRE = PersonRow("claire", "Claire Dubois", "claire@aubrac.example", "sales_lead", "fr", "Europe/Paris")
MARC = PersonRow("marc", "Marc Lefèvre", "marc@aubrac.example", "director", "fr", "Europe/Paris")
OLIVER = PersonRow("oliver", "Oliver Hughes", "oliver@aubrac.example", "director", "en", "Europe/London")
ASKS = "Devis pour Bellerive : 3 moulins"


def member(email: str, language: str = "fr") -> Account:
    return Account("someone", "member", email, language)


@dataclass
class Lobby(Chat):
    """Shows what is committed at once, and may refuse to say who somebody is."""

    instant: bool = True
    refusal: Exception | None = None

    async def account(self, external_id: str) -> Account | None:
        if self.refusal is not None:
            raise self.refusal
        return await super().account(external_id)


@dataclass
class Hall:
    database: Database
    chat: Lobby
    clock: FrozenClock = field(default_factory=lambda: FrozenClock(NOW))
    heard: list[MessageReceived] = field(default_factory=list[MessageReceived])
    numbers: Any = field(default_factory=lambda: count(1))
    language: str = "fr"

    async def open(self) -> None:
        """Also a restart: nothing is left in memory."""
        self.platforms: dict[str, Platform] = {"web": WebPlatform(Hub()), "chat": self.chat}
        self.people = People(self.database, self.platforms, language=self.language, time_zone="Europe/Paris")
        await self.people.load()
        self.accounts = Accounts(self.database, self.people, self.platforms, self.clock, language=self.language)

    async def employs(self, *people: PersonRow) -> None:
        def write(c: Connection) -> None:
            for role in DEFAULT_ROLES:
                store.save_role(c, role)
            for person in people:
                save_with_accounts(c, person)

        await self.database.write(write)
        await self.people.load()

    # --- people act ---------------------------------------------------------------------------------------------------

    async def says(
        self, account: str, text: str, *, channel: str = "", called: bool = True, work: bool = True
    ) -> MessageReceived:
        """In private, or in a channel."""
        number = next(self.numbers)
        place = Address("chat", channel or f"@{account}", f"t{number}")
        event = MessageReceived(
            f"chat:m{number}", place, Sender("chat", account, "Someone"), text, self.clock.now(),
            direct=not channel, root=True, called=called,
        )  # fmt: skip
        assert await self.database.write(
            lambda c: inbox.claim(c, event, conversation=place.conversation, now=self.clock.now(), address=place)
        )
        if work:
            await self.works()
        return event

    async def works(self) -> None:
        """What the queue does with messages: those of known accounts are heard."""
        while rows := await self.database.read(lambda c: inbox.due(c, self.clock.now(), 10)):
            await self.people.refresh()
            for row in rows:
                await self.turn(row.event, row.seq)

    async def turn(self, event: object, seq: int | None) -> None:
        assert isinstance(event, MessageReceived | MessageChanged)
        turn = Turn(event.key, self.clock.now(), seq)
        if isinstance(event, MessageChanged):
            await self.accounts.changed(turn, event)
        elif self.people.of_account(event.sender.platform, event.sender.id) is None:
            await self.accounts.meet(turn, event)
        else:
            self.heard.append(event)
        await self.database.write(lambda c: turn.commit(c, {"web", "chat"}))

    async def clicks(self, account: str, label: str, *, key: str = "", button: str = "") -> Receipt:
        pressed = button or (await self.button(label)).id
        place = Address("chat", f"@{account}")
        event = ButtonClicked(
            key or f"chat:c{next(self.numbers)}", place, Sender("chat", account), pressed, self.clock.now()
        )
        return await self.accounts.click(event)

    def waits(self, **duration: float) -> None:
        self.clock.advance(timedelta(**duration))

    # --- and see ------------------------------------------------------------------------------------------------------

    async def shown(self) -> list[PostRow]:
        def read(c: Connection) -> list[PostRow]:
            keys = c.execute(select(post_table.c.key).order_by(post_table.c.seq)).scalars().all()
            return [row for key in keys if (row := posts.by_key(c, key)) is not None]

        return await self.database.read(read)

    async def reads(self, account: str = "", *, channel: str = "", platform: str = "chat") -> list[str]:
        wanted = (platform, channel or f"@{account}")
        rows = [row for row in await self.shown() if (row.platform, row.channel) == wanted]
        return [plain_text(row.content).replace("\u202f", " ").replace("\u00a0", " ") for row in rows]

    async def buttons(self) -> list[Button]:
        blocks = [block for row in await self.shown() for block in row.content.blocks]
        return [button for block in blocks if isinstance(block, Buttons) for button in block.buttons]

    async def button(self, label: str) -> Button:
        found = [button for button in await self.buttons() if button.label == label]
        assert found, f"no button {label!r}"
        return found[-1]

    async def owner(self, account: str) -> str | None:
        return await self.database.read(lambda c: store.identity_of(c, "chat", account))

    async def ledger(self) -> list[tuple[str, str, str]]:
        rows = await self.database.read(ledger.page)
        return [(row.actor, row.kind, row.what) for row in rows]


async def open_hall(database: Database, *people: PersonRow, language: str = "fr") -> Hall:
    hall = Hall(database, Lobby(), language=language)
    await hall.open()
    await hall.employs(*(people or (LEA, CLAIRE, MARC, OLIVER)))
    return hall
