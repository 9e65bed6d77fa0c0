"""A desk with a scripted Door over the real store: Commis answers what the test tells it to."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.clock import FrozenClock
from bot.events import AnyEvent, ButtonClicked, FormSubmitted, MessageReceived, OpinionGiven
from bot.platform import Receipt
from bot.store import files, inbox, posts
from bot.store.database import Database
from bot.web.desk import Desk
from bot.web.live import Hub
from bot.web.routes import register
from bot.web.sender import WebPlatform
from bot.web.settings import DeskPerson, WebSettings
from graphs.message import Address, FileRef, Message

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

LEA = DeskPerson("lea", "Léa Martin", "sales", "fr")
MARC = DeskPerson("marc", "Marc Dubois", "sales_lead", "fr")
GRACE = DeskPerson("grace", "Grace O’Neil", "director", "en", "Europe/London")

Script = Callable[[MessageReceived], Awaitable[Receipt]]


@dataclass
class Office:
    """`heard` is what reached the Door (once each); set `on_click` and `on_submit` to answer, `broken` to fail."""

    database: Database
    clock: FrozenClock
    settings: WebSettings = field(default_factory=WebSettings)
    people: list[DeskPerson] = field(default_factory=lambda: [LEA, MARC, GRACE])
    hub: Hub = field(default_factory=Hub)
    heard: list[AnyEvent] = field(default_factory=list[AnyEvent])
    on_message: Callable[[MessageReceived], Awaitable[Receipt | None]] | None = None
    on_click: Callable[[ButtonClicked], Awaitable[Receipt]] | None = None
    on_submit: Callable[[FormSubmitted], Awaitable[Receipt]] | None = None
    on_opinion: Callable[[OpinionGiven], Awaitable[Receipt]] | None = None
    broken: Exception | None = None
    tries: int = 0

    def __post_init__(self) -> None:
        self.platform = WebPlatform(self.hub)

    # --- the Door -----------------------------------------------------------------------------------------------------

    async def message(self, event: MessageReceived) -> Receipt:
        self.tries += 1
        if self.broken is not None:
            raise self.broken
        claimed = await self._claim(event)
        if claimed and self.on_message is not None:
            return await self.on_message(event) or Receipt(claimed=True)
        return Receipt(claimed=claimed)

    async def click(self, event: ButtonClicked) -> Receipt:
        if not await self._claim(event):
            return Receipt(claimed=False)
        return await self.on_click(event) if self.on_click else Receipt(claimed=True)

    async def submit(self, event: FormSubmitted) -> Receipt:
        self.heard.append(event)
        return await self.on_submit(event) if self.on_submit else Receipt(claimed=True)

    async def opinion(self, event: OpinionGiven) -> Receipt:
        self.heard.append(event)
        return await self.on_opinion(event) if self.on_opinion else Receipt(claimed=True)

    async def _claim(self, event: MessageReceived | ButtonClicked) -> bool:
        now = self.clock.now()
        claimed = await self.database.write(
            lambda c: inbox.claim(
                c, event, conversation=event.address.conversation, now=now, address=event.address,
                person_id=event.sender.id,
            )
        )  # fmt: skip
        if claimed:
            self.heard.append(event)
        return claimed

    # --- Commis -------------------------------------------------------------------------------------------------------

    async def posts(self, key: str, address: Address, message: Message, language: str = "fr") -> str:
        now = self.clock.now()
        await self.database.write(
            lambda c: posts.posted(
                c, key=key, address=address, reference=key, content=message, language=language, now=now
            )
        )
        await self.platform.published(address)
        return key

    async def edits(self, key: str, address: Address, message: Message) -> None:
        now = self.clock.now()
        await self.database.write(lambda c: posts.edited(c, key, message, now))
        await self.platform.published(address)

    # --- files and people ---------------------------------------------------------------------------------------------

    async def keep(self, name: str, media_type: str, body: bytes) -> FileRef:
        ref = FileRef(hashlib.sha256(body).hexdigest(), name, media_type, len(body))
        now = self.clock.now()
        await self.database.write(lambda c: files.keep(c, ref, body, now))
        return ref

    async def read(self, id: str) -> tuple[FileRef, bytes] | None:
        return await self.database.read(lambda c: files.read(c, id))

    async def list_people(self) -> list[DeskPerson]:
        return self.people

    async def suggestions(self, person_id: str) -> list[str]:
        person = next(each for each in self.people if each.id == person_id)
        if person.language == "en":
            return ["Quote for Hotel Azur: 3 cases of 65 cl pitchers", "Quote for Bellerive: 2 grinders, 5% off"]
        return [
            "Devis pour Hôtel Azur : 3 cartons de pichets 65 cl",
            "Devis pour Bellerive : 2 moulins et 5 % de remise",
            "Combien reste-t-il de tasses Aurora ?",
        ]

    def desk(self) -> Desk:
        return Desk(
            settings=self.settings,
            door=self,
            database=self.database,
            hub=self.hub,
            people=self.list_people,
            suggestions=self.suggestions,
            keep=self.keep,
            read=self.read,
            now=self.clock.now,
        )


def with_settings(office: Office, **changes: object) -> None:
    office.settings = replace(office.settings, **changes)  # pyright: ignore[reportArgumentType]


@asynccontextmanager
async def open_office(file: Path) -> AsyncIterator[Office]:
    """`file` is a migrated SQLite database."""
    database = Database.open(f"sqlite:///{file}")
    try:
        yield Office(database, FrozenClock(NINE), WebSettings(beat_seconds=2.0))
    finally:
        await database.close()


@dataclass
class Served:
    """The desk listening; `stop` and `start` again are a restart on the same port with a new token."""

    office: Office
    port: int = 0
    runner: web.AppRunner | None = None
    desk: Desk | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        self.office.hub = Hub()
        self.office.platform = WebPlatform(self.office.hub)
        self.desk = self.office.desk()
        app = web.Application()
        register(app, self.desk)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = self.runner.addresses[0][1]

    async def stop(self) -> None:
        if self.runner is not None:
            await self.runner.cleanup()
            self.runner = None

    def headers(self, person: str = "lea", language: str = "fr") -> dict[str, str]:
        assert self.desk is not None
        return {"X-Commis-Token": self.desk.token, "X-Commis-Person": person, "X-Commis-Language": language}


@asynccontextmanager
async def serve(office: Office) -> AsyncIterator[Served]:
    served = Served(office)
    await served.start()
    try:
        yield served
    finally:
        await served.stop()
