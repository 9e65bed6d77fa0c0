"""A company whose digest comes: at an hour, to a channel or to one person, as the timetable would bring it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.console.render import plain_text
from bot.digest import DigestRoom
from bot.dunning.kept import KeptDunning
from bot.events import ButtonClicked, Sender
from bot.platform import Receipt
from bot.store import digests, posts
from bot.store.digests import DigestRow
from bot.store.timings import Timing
from bot.timetable.port import Occasion
from bot.turn import Turn
from graphs.calendar import WorkCalendar
from graphs.digest.body import Body, body_from_json
from graphs.message import Address, Button, Buttons, Message
from integrations.charts.matplotlib_charts import MatplotlibCharts
from tests.support.world import World

CHANNEL = Address("web", "c:direction")


class House:
    """`room` is a digest's desk over the world's own store; `books` and `crm` may be put in place of its own."""

    def __init__(self, world: World, **ports: Any) -> None:
        app = world.app
        self.world = world
        self.room = DigestRoom(
            app.settings,
            app.database,
            app.people,
            app.platforms,
            ports.get("books", app.books),
            ports.get("crm", app.books.leads),
            KeptDunning(app.database),
            app.standings,
            app.approvals,
            MatplotlibCharts(),
            app.clock,
            WorkCalendar(),
        )
        app.approvals.settled = self.room.settled
        app.turns.questions.settled = self.room.settled
        self.since: datetime | None = None
        self.last_day = ""

    def timing(self, **changes: Any) -> Timing:
        row: dict[str, Any] = {
            "id": "digest.abc",
            "kind": "digest",
            "address": CHANNEL,
            "place": "#direction",
            "language": "fr",
            "zone": "Europe/Paris",
            "hour": "08:15",
            "rrule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "by": "claire",
            "changed_at": self.world.clock.now(),
            "last_day": self.last_day,
        }
        return Timing(**{**row, **changes})

    async def comes(self, *, late: bool = False, missed: int = 0, **changes: Any) -> str:
        """The digest of now; returns its key. What it told of is covered, as the timetable notes it."""
        now = self.world.clock.now()
        timing = self.timing(**changes)
        day = now.astimezone(ZoneInfo(timing.zone)).date()
        key = f"{timing.id}:{day.isoformat()}"
        planned = now - timedelta(hours=2) if late else now
        turn = Turn(key=f"timer:{key}", now=now)
        await self.room.fire(turn, Occasion(timing, key, day, planned, self.since, now, late=late, missed=missed))
        await self.world.app.turns.commit(turn)
        self.since, self.last_day = now, day.isoformat()
        return key

    async def row(self, key: str) -> DigestRow | None:
        return await self.world.app.database.read(lambda c: digests.by_key(c, key))

    async def body(self, key: str) -> Body:
        row = await self.row(key)
        assert row is not None
        return body_from_json(row.body)

    async def message(self, key: str) -> Message | None:
        """As it is shown now; None: it was not posted."""
        row = await self.world.app.database.read(lambda c: posts.by_key(c, key))
        return row.content if row is not None else None

    async def text(self, key: str) -> str:
        message = await self.message(key)
        assert message is not None
        return plain_text(message)

    async def buttons(self, key: str) -> list[Button]:
        message = await self.message(key)
        assert message is not None
        return [button for block in message.blocks if isinstance(block, Buttons) for button in block.buttons]

    async def opens(self, who: str, button: str, address: Address = CHANNEL) -> Receipt:
        person = self.world.app.people.find(who)
        now = self.world.clock.now()
        event = ButtonClicked(f"web:open.{button}", address, Sender("web", person.id, person.name), button, now)
        return await self.room.click(event)
