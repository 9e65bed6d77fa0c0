"""The desk of opinions on real parts: store, people, the local desk and another chat, and its page over HTTP."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.events import ButtonClicked, FormSubmitted, OpinionGiven, Sender
from bot.opinions import OpinionDesk
from bot.outgoing import content_of
from bot.platform import Receipt
from bot.settings import Settings, load_settings
from bot.store import asks, cases, opinions, outbox, posts
from bot.store.database import Database
from bot.store.opinions import Opinions, Said
from bot.store.outbox import OutboxRow
from bot.store.schema import outbox as outbox_table
from graphs.message import Address, text_message
from tests.bot.approvals.cast import ELSEWHERE, a_case
from tests.bot.approvals.room import Room as Office
from tests.bot.approvals.room import open_room as open_office
from tests.bot.approvals.room import spaced

DEVIS = Address("web", "c:devis", "t1")
CHAT = Address("slack", "T1/C1", "1.1")


@dataclass
class Room:
    office: Office
    settings: Settings
    desk: OpinionDesk
    client: TestClient[web.Request, web.Application]
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def database(self) -> Database:
        return self.office.database

    @property
    def clock(self) -> FrozenClock:
        return self.office.clock

    # --- what there is to have an opinion of --------------------------------------------------------------------------

    async def shows(self, key: str = "k1", where: Address = DEVIS, *, case: str | None = "case-1", **more: Any) -> str:
        """A message of ours; its reference on the platform."""
        reference = key if where.platform == "web" else f"99.{next(self.numbers)}"
        now = self.clock.now()

        def show(c: Any) -> None:
            if case is not None and cases.by_id(c, case) is None:
                cases.save(c, replace(a_case(case, "lea", "i"), waits=[], state="done"))
            told = {"content": text_message("Le devis D2026-0001 est parti."), "language": "fr", "now": now, **more}
            posts.posted(c, key=key, address=where, reference=reference, case_id=case, **told)

        await self.database.write(show)
        return reference

    # --- people act ---------------------------------------------------------------------------------------------------

    async def thinks(
        self, who: str, value: Any, of: str = "k1", *, where: Address = DEVIS, key: str = "", **more: Any
    ) -> Receipt:
        sender = Sender(where.platform, ELSEWHERE.get(who, who) if where.platform == "slack" else who)
        name = key or f"opinion-{next(self.numbers)}"
        how = more.pop("how", "thumb" if where.platform == "web" else "reaction")
        event = OpinionGiven(name, where, sender, of, value, self.clock.now(), how=how, **more)
        return await self.desk.opinion(event)

    async def presses(self, who: str, button: str, where: Address = DEVIS) -> Receipt:
        sender = Sender(where.platform, ELSEWHERE[who] if where.platform == "slack" else who)
        return await self.desk.click(ButtonClicked("click", where, sender, button, self.clock.now()))

    async def fills(self, who: str, form: str, words: str, where: Address = DEVIS, key: str = "") -> Receipt:
        sender = Sender(where.platform, ELSEWHERE[who] if where.platform == "slack" else who)
        name = key or f"form-{next(self.numbers)}"
        return await self.desk.submit(FormSubmitted(name, where, sender, form, {"words": words}, self.clock.now()))

    # --- and see ------------------------------------------------------------------------------------------------------

    async def of(self, who: str, about: str = "k1") -> Said | None:
        return await self.database.read(lambda c: opinions.of(c, about, who))

    async def tally(self) -> Opinions:
        now = self.clock.now()
        return await self.database.read(
            lambda c: opinions.tally(c, now.replace(year=now.year - 1), now.replace(year=now.year + 1))
        )

    async def outgoing(self) -> list[OutboxRow]:
        def read(c: Any) -> list[OutboxRow]:
            keys = c.execute(select(outbox_table.c.key).order_by(outbox_table.c.seq)).scalars().all()
            return [row for key in keys if (row := outbox.by_key(c, key)) is not None]

        return await self.database.read(read)

    async def asked(self) -> list[str]:
        """The private lines, as they are read."""
        return [spaced(plain_text(content_of(row.payload))) for row in await self.outgoing() if row.kind == "post"]

    async def open_request(self) -> str:
        """A card of a request that waits."""
        row = await self.office.asks("lea", case="case-9")
        return (await self.database.read(lambda c: asks.approval_by_id(c, row.id))).copies[0].key  # type: ignore[union-attr] # it was just opened


@asynccontextmanager
async def open_room(database: Database, home: Path, **settings: Any) -> AsyncIterator[Room]:
    office = await open_office(database)
    chosen = load_settings(
        home=home, **{"ask_customers": True, "public_url": "https://commis.example.com/", **settings}
    )
    desk = OpinionDesk(chosen, database, office.people, office.platforms, office.clock)
    site = web.Application()
    site.add_routes(desk.routes())
    async with TestClient(TestServer(site)) as client:
        yield Room(office, chosen, desk, client)
