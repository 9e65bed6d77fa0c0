"""The daily look at what is owed: planned once a working day, at the company's hour, and worked once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from bot.clock import Clock
from bot.dunning.progress import redrawn
from bot.dunning.wording import tell
from bot.events import TimerFired
from bot.outgoing import post_row
from bot.staging import case_id_of, outsider
from bot.store import asks, inbox
from bot.store.asks import ApprovalRow
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.timetable.daily import Daily
from bot.turn import Turn
from bot.turns import Turns
from bot.typography import long_day
from graphs.calendar import WorkCalendar
from graphs.message import Address, Message, Text
from graphs.reminder.brief import RunBrief, brief_to_json
from graphs.reminder.pacing import paced

RUN_TIMER = "reminders.run"

Lapse = Callable[[Connection, ApprovalRow, datetime], list[Outgoing]]
"""See `bot.approvals.door.Approvals.lapse`."""

LATE = timedelta(hours=1)
"""From then on, that it is late is said."""


class DailyRun:
    def __init__(
        self,
        database: Database,
        turns: Turns,
        clock: Clock,
        calendar: WorkCalendar,
        *,
        at: time | None,
        place: Address,
        language: str,
        lapse: Lapse,
        per_minute: int,
    ) -> None:
        """`at` is local to the calendar's zone; None: no daily run. `per_minute`: mails of a run at most."""
        self._per_minute = per_minute
        self._database = database
        self._turns = turns
        self._clock = clock
        self._calendar = calendar
        self._daily = Daily(RUN_TIMER, database, clock, calendar, at=at)
        self._place = place
        self._language = language
        self._lapse = lapse

    async def plan(self) -> None:
        """Plans the next one unless it is planned; with another hour than before, anew. What a run had to begin while
        nothing worked is spread again from now on."""
        await self._daily.plan()
        now = self._clock.now()
        await self._database.write(lambda c: inbox.spread(c, now, paced(self._calendar, now, self._per_minute)))

    async def look(self, turn: Turn, event: TimerFired) -> None:
        """Opens the run of today. One that was missed for days is run once, for today."""
        today = await self._daily.begun()
        if not self._calendar.works(today):
            turn.outcome["skipped"] = "not a working day"
            return
        turn.openers.append(lambda c: self._lapsed(c, today, turn.now))
        planned = datetime.fromisoformat(event.key.rpartition("@")[2])
        late = turn.now - planned > LATE
        said = tell(self._language, "run.root.late" if late else "run.root", day=long_day(today, self._language))
        root = f"{case_id_of(turn.key)}.root"
        turn.outgoing.append(
            post_row(root, self._place, Message(said, [Text(said, tone="heading")]), language=self._language)
        )
        await self._turns.open_case(
            turn,
            process="reminder",
            address=Address(self._place.platform, self._place.channel, root),
            asker=outsider(self._language, self._calendar.zone),
            language=self._language,
            brief=brief_to_json(RunBrief(day=today.isoformat())),
        )

    def _lapsed(self, c: Connection, today: date, now: datetime) -> list[Outgoing]:
        """Lists of earlier days that nobody decided: today's holds whoever is still due."""
        rows: list[Outgoing] = []
        for approval in asks.list_approvals(c, state="open"):
            asked = approval.request.proposal
            if approval.process == "reminder" and "reminders" in asked and str(asked.get("day")) < today.isoformat():
                rows += self._lapse(c, approval, now)
        return rows

    def progress(self, c: Connection, event: TimerFired) -> list[Outgoing]:
        """A run's card, redrawn."""
        run, quiet = str(event.payload.get("run", "")), bool(event.payload.get("quiet"))
        return redrawn(c, run, event.key, self._clock.now(), quiet=quiet)
