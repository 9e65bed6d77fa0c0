"""The desk of reminders on real parts: store, people, web platform, timetable, effects; timers are worked as turns."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.agenda.desk import AgendaDesk
from bot.agenda.effects import agenda_effects
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.effects import Effect
from bot.events import ButtonClicked, Sender, TimerFired
from bot.people import People
from bot.people.defaults import ensure_roles, save_with_accounts
from bot.platform import Platform, Receipt
from bot.scheduler import Timetable
from bot.store import agenda, cases, inbox, ledger, posts
from bot.store.agenda import AgendaRow
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.people import PersonRow
from bot.store.posts import PostRow
from bot.store.schema import post as post_table
from bot.turn import Fenced, Turn
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.message import Address, Button, Buttons

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""10 h in Paris, 9:00 in London."""

THREAD = Address("web", "c:ventes", "t1")
PEOPLE = (
    PersonRow("claire", "Claire Dubois", "claire@example.com", "employee", "fr", "Europe/Paris"),
    PersonRow("marc", "Marc Lefèvre", "marc@example.com", "employee", "fr", "Europe/Paris"),
    PersonRow("oliver", "Oliver Hughes", "oliver@example.com", "employee", "en", "Europe/London"),
)


@dataclass
class Room:
    url: str
    clock: FrozenClock
    database: Database
    people: People
    desk: AgendaDesk
    effects: dict[str, Effect]
    timetable: Timetable
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    @classmethod
    async def open(cls, url: str, clock: FrozenClock | None = None, numbers: Any = None) -> Room:
        clock = clock or FrozenClock(MONDAY)
        database = Database.open(url)
        platforms: dict[str, Platform] = {"web": WebPlatform(Hub())}
        people = People(database, platforms, language="fr", time_zone="Europe/Paris")

        def fill(c: Connection) -> None:
            ensure_roles(c)
            for person in PEOPLE:
                save_with_accounts(c, person)
            if cases.by_id(c, "case-1") is None:
                cases.save(c, _case(clock.now()))

        await database.write(fill)
        await people.load()
        desk = AgendaDesk(database, people, platforms, clock, language="fr")
        effects = agenda_effects(database, people, platforms, clock)
        timetable = Timetable(database, clock, lambda: None)
        return cls(url, clock, database, people, desk, effects, timetable, numbers or itertools.count(1))

    async def again(self) -> Room:
        """Another process on the same store: after a crash, or beside this one."""
        return await Room.open(self.url, self.clock, self.numbers)

    async def close(self) -> None:
        await self.database.close()

    # --- what is done -------------------------------------------------------------------------------------------------

    async def sets(self, local: datetime, *, key: str = "", **more: Any) -> AgendaRow:
        payload = {
            "case_id": "case-1",
            "owner": "claire",
            "person": "claire",
            "text": "appeler Idris",
            "zone": "Europe/Paris",
            "local": local.isoformat(),
            "rrule": "",
            "language": "fr",
            **more,
        }
        done = await self.effects["agenda.set"].perform(key or f"set:{next(self.numbers)}", payload)
        return await self.row(done["id"])

    async def changes(self, row: AgendaRow, local: datetime, *, key: str = "", **more: Any) -> AgendaRow:
        payload = {"id": row.id, "by": "claire", "local": local.isoformat(), **more}
        await self.effects["agenda.change"].perform(key or f"change:{next(self.numbers)}", payload)
        return await self.row(row.id)

    async def ends(self, row: AgendaRow, how: str, by: str = "claire", *, key: str = "") -> AgendaRow:
        payload = {"id": row.id, "by": by, "how": how}
        await self.effects["agenda.end"].perform(key or f"end:{next(self.numbers)}", payload)
        return await self.row(row.id)

    async def waits(self, **duration: float) -> None:
        self.clock.advance(timedelta(**duration))
        await self.works()

    async def until(self, instant: datetime) -> None:
        self.clock.advance(instant - self.clock.now())
        await self.works()

    async def works(self) -> None:
        """All timers that are due, each as the turn of its event."""
        await self.timetable.tick()
        for row in await self.database.read(lambda c: inbox.due(c, self.clock.now(), 1000)):
            assert isinstance(row.event, TimerFired)
            with suppress(Fenced):  # another replica worked it
                await self.work(row.seq, row.event)

    async def work(self, seq: int, event: TimerFired) -> None:
        turn = Turn(key=event.key, now=self.clock.now(), inbox_seq=seq)
        turn.openers.append(lambda c: self.desk.timer(c, event))
        await self.database.write(lambda c: turn.commit(c, {"web"}))

    async def presses(self, who: str, label: str, *, row: AgendaRow | None = None) -> Receipt:
        """The newest button with that label, of that reminder."""
        found = [b for b in await self.buttons() if b.label == label and (row is None or f":{row.id}:" in b.id)]
        assert found, f"no button {label!r}"
        return await self.clicks(who, found[-1].id)

    async def clicks(self, who: str, button: str, *, key: str = "") -> Receipt:
        event = ButtonClicked(key or f"web:c{next(self.numbers)}", THREAD, Sender("web", who), button, self.clock.now())
        return await self.desk.click(event)

    # --- what is seen -------------------------------------------------------------------------------------------------

    async def row(self, id: str) -> AgendaRow:
        found = await self.database.read(lambda c: agenda.by_id(c, id))
        assert found is not None
        return found

    async def posts(self) -> list[PostRow]:
        def read(c: Connection) -> list[PostRow]:
            keys = c.execute(select(post_table.c.key).order_by(post_table.c.seq)).scalars().all()
            return [row for key in keys if (row := posts.by_key(c, key)) is not None]

        return await self.database.read(read)

    async def heard(self, channel: str) -> list[str]:
        """With plain spaces, oldest first."""
        return [plain(plain_text(post.content)) for post in await self.posts() if post.channel == channel]

    async def buttons(self) -> list[Button]:
        blocks = [block for post in await self.posts() for block in post.content.blocks]
        return [button for block in blocks if isinstance(block, Buttons) for button in block.buttons]

    async def told(self) -> list[tuple[str, str, str]]:
        """The ledger: who, what kind, what."""
        rows = await self.database.read(lambda c: ledger.page(c, 0, 1000))
        return [(row.actor, row.kind, row.what) for row in rows]


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def _case(now: datetime) -> CaseRow:
    return CaseRow(
        id="case-1",
        process="personal_reminder",
        version=1,
        address=THREAD,
        asker_id="claire",
        language="fr",
        state="done",
        title="",
        facts={},
        reasons=[],
        waits=[],
        contributors=[],
        opened_at=now,
        changed_at=now,
    )
