"""The desk of supervision on real parts: store, people, web platform, timetable; what stands still is put there."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from bot import outgoing
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.events import ButtonClicked, FormSubmitted, MessageReceived, Sender, TimerFired
from bot.front import Switches
from bot.people import People
from bot.people.defaults import ensure_roles, save_with_accounts
from bot.platform import Platform, Receipt
from bot.scheduler import Timetable
from bot.settings import Settings
from bot.store import alerts, cases, inbox, ledger, outbox, posts, schedule, usage
from bot.store.cases import CaseRow
from bot.store.database import Database
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.store.posts import PostRow
from bot.store.schema import post as post_table
from bot.store.timings import Timing
from bot.supervision.desk import WATCH, Supervision
from bot.supervision.places import Operators
from bot.timetable.port import Occasion
from bot.turn import Fenced, Turn
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.calendar import WorkCalendar
from graphs.message import Address, Button, Buttons
from integrations.llm.port import ModelUse

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""10 h in Paris."""

CHANNELS = "ventes,general,direction,exploitation"
VENTES = Address("web", "c:ventes", "t1")
PEOPLE = (
    PersonRow("claire", "Claire Dubois", "claire@example.com", "employee", "fr", "Europe/Paris"),
    PersonRow("marc", "Marc Lefèvre", "marc@example.com", "sales_lead", "fr", "Europe/Paris"),
    PersonRow("helene", "Hélène Faure", "helene@example.com", "director", "fr", "Europe/Paris"),
    PersonRow("oliver", "Oliver Hughes", "oliver@example.com", "director", "en", "Europe/London"),
)


@dataclass
class Room:
    url: str
    clock: FrozenClock
    settings: Settings
    database: Database
    people: People
    switches: Switches
    desk: Supervision
    timetable: Timetable
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    @classmethod
    async def open(cls, url: str, clock: FrozenClock | None = None, **set_as: Any) -> Room:
        clock = clock or FrozenClock(MONDAY)
        settings = Settings.model_validate({"database_url": url, "channels": CHANNELS, **set_as})
        database = Database.open(url)
        platforms: dict[str, Platform] = {"web": WebPlatform(Hub())}
        people = People(database, platforms, language="fr", time_zone="Europe/Paris")

        def fill(c: Connection) -> None:
            ensure_roles(c)
            for person in PEOPLE:
                save_with_accounts(c, person)

        await database.write(fill)
        await people.load()
        switches = Switches(database, people, clock, settings.autonomy)
        await switches.refresh()
        desk = Supervision(settings, database, people, platforms, switches, clock, WorkCalendar())
        timetable = Timetable(database, clock, lambda: None)
        return cls(url, clock, settings, database, people, switches, desk, timetable)

    async def close(self) -> None:
        await self.database.close()

    # --- what stands still --------------------------------------------------------------------------------------------

    async def case(
        self, id: str, *, process: str = "quote", state: str = "done", at: datetime | None = None, **more: Any
    ):
        when = at or self.clock.now()
        row = CaseRow(
            id=id, process=process, version=1, address=VENTES, asker_id="claire", language="fr", state=state,
            title=f"Devis de {id}", facts={}, reasons=[], waits=[], contributors=[], opened_at=when, changed_at=when,
        )  # fmt: skip
        await self.database.write(lambda c: cases.save(c, replace(row, **more)))

    async def message(self, *, age: timedelta, conversation: str = "web/c:ventes/t9") -> str:
        """A message that nobody has worked."""
        at, key = self.clock.now() - age, f"web:m{next(self.numbers)}"
        event = MessageReceived(key, VENTES, Sender("web", "claire"), "mot de passe hunter2", at)
        await self.database.write(
            lambda c: inbox.claim(c, event, conversation=conversation, now=at, address=VENTES, person_id="claire")
        )
        return key

    async def works(self, key: str) -> None:
        def finish(c: Connection) -> None:
            row = inbox.by_key(c, key)
            assert row is not None
            inbox.finish(c, row.seq, now=self.clock.now(), case_id=None, outcome={})

        await self.database.write(finish)

    async def leaves(
        self, state: str, *, kind: str = "mail", age: timedelta = timedelta(0), lane: str = "", **more: Any
    ):
        """An outbox row in that state; its payload and error hold what must never be told."""
        at, key = self.clock.now() - age, f"row.{next(self.numbers)}"
        row = Outgoing(key, lane or f"lane/{key}", kind, more.get("case_id"), {"to": "secret@client.example"})

        def put(c: Connection) -> None:
            outbox.stage(c, [row], at)
            if state in {"sending", "unknown"}:
                outbox.begin(c, key)
            if state == "unknown":
                outbox.doubt(c, key, "token xoxb-1 in doubt")
            if state == "failed":
                outbox.fail(c, key, error=str(more.get("error", "rejected: secret@client.example")), now=at)

        await self.database.write(put)
        return key

    async def spends(self, euros: str) -> None:
        use = ModelUse(model="m", calls=1, input_tokens=1, output_tokens=1, cost=Decimal(euros), characters=1)
        now = self.clock.now()
        await self.database.write(
            lambda c: usage.add(c, use, case_id=None, event_key=f"k{next(self.numbers)}", now=now)
        )

    async def raises(self, kind: str, subject: str, words: dict[str, str]) -> list[Outgoing]:
        """As another room does; what it got is posted."""

        def write(c: Connection) -> list[Outgoing]:
            rows = self.desk.alert(c, kind, subject, words, self.clock.now())
            outgoing.stage(c, rows, self.clock.now(), {"web"})
            return rows

        return await self.database.write(write)

    async def desk_reads_channel(self) -> bool:
        """Whether the operators' channel is where alerts would go now."""
        operators = Operators(self.settings, self.people)
        found = await self.database.read(lambda c: operators.readers(c, self.clock.now()))
        return [reader.person for reader in found] == [""]

    # --- time ---------------------------------------------------------------------------------------------------------

    async def looks(self, **passed: float) -> None:
        """Time passes, and the looks that are due are worked, each as the turn of its event."""
        self.clock.advance(timedelta(**passed))
        await self.timetable.tick()
        due = await self.database.read(lambda c: inbox.due(c, self.clock.now(), 1000))
        for row in due:
            if isinstance(row.event, TimerFired):
                with suppress(Fenced):
                    await self.work(row.seq, row.event)

    async def work(self, seq: int, event: TimerFired) -> None:
        turn = Turn(key=event.key, now=self.clock.now(), inbox_seq=seq)
        await self.desk.looks()[WATCH](turn, event)
        await self.database.write(lambda c: turn.commit(c, {"web"}))

    async def planned(self) -> datetime | None:
        row = await self.database.read(lambda c: schedule.get(c, "supervision.watch:all"))
        return row.next_at if row else None

    async def fires(self, timing: Timing, day: date, *, late: bool = False) -> None:
        now = self.clock.now()
        occasion = Occasion(timing, f"{timing.id}:{day}", day, now, None, now, late=late)
        turn = Turn(key=occasion.key, now=now)
        await self.desk.kinds[0].fire(turn, occasion)
        await self.database.write(lambda c: turn.commit(c, {"web"}))

    # --- what is done and seen ----------------------------------------------------------------------------------------

    async def clicks(self, who: str, button: str, *, key: str = "") -> Receipt:
        event = ButtonClicked(key or f"web:c{next(self.numbers)}", VENTES, Sender("web", who), button, self.clock.now())
        return await self.desk.click(event)

    async def submits(self, who: str, form: str, words: str) -> Receipt:
        key = f"web:f{next(self.numbers)}"
        return await self.desk.submit(
            FormSubmitted(key, VENTES, Sender("web", who), form, {"words": words}, self.clock.now())
        )

    async def posts(self, channel: str = "") -> list[PostRow]:
        def read(c: Connection) -> list[PostRow]:
            keys = c.execute(select(post_table.c.key).order_by(post_table.c.seq)).scalars().all()
            found = [row for key in keys if (row := posts.by_key(c, key)) is not None]
            return [row for row in found if not channel or row.channel == channel]

        return await self.database.read(read)

    async def heard(self, channel: str) -> list[str]:
        return [plain(plain_text(post.content)) for post in await self.posts(channel)]

    async def buttons(self, channel: str = "") -> list[Button]:
        blocks = [block for post in await self.posts(channel) for block in post.content.blocks]
        return [button for block in blocks if isinstance(block, Buttons) for button in block.buttons]

    async def open_alerts(self) -> list[str]:
        return [row.kind for row in await self.database.read(alerts.standing)]

    async def told(self) -> list[tuple[str, str, str]]:
        rows = await self.database.read(lambda c: ledger.page(c, 0, 1000))
        return [(row.actor, row.kind, row.what) for row in rows]


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def sampling(place: str = "c:direction", **more: Any) -> Timing:
    usual = Timing(
        "sample.1", "sample", Address("web", place), "#direction", "fr", "Europe/Paris", "09:30",
        "FREQ=WEEKLY;BYDAY=MO", "marc", MONDAY,
    )  # fmt: skip
    return replace(usual, **more)
