"""All that is about money owed, put together: what is kept, the calendar, the daily run, and what each effect does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.dunning.clock import RUN_TIMER, DailyRun, Lapse
from bot.dunning.effect import NoteReminder, RemindByMail
from bot.dunning.kept import KeptDunning
from bot.dunning.notes import PROMISE_TIMER, ClosePromise, EndStanding, NoteRun, PutPromise, PutStanding
from bot.dunning.progress import TIMER as PROGRESS_TIMER
from bot.dunning.progress import Progress
from bot.dunning.promises import PromiseCheck
from bot.effects import Effect, SendMail
from bot.followup.clock import LOOK_TIMER, Pace, QuoteLook
from bot.followup.effect import FollowUpByMail, MarkQuoteAnswered
from bot.people import People
from bot.settings import Settings
from bot.standings import KeptStandings
from bot.store.database import Database
from bot.timed import Look, Timed
from bot.turns import Turns
from bot.working_time import calendar_of
from graphs.message import Address
from integrations.books.port import Books

IN_WORKING_HOURS = frozenset({"reminder.mail", "followup.mail"})
"""Effects that nobody should find in their mailbox at night."""


@dataclass(frozen=True)
class Daily:
    """What is looked at every working day."""

    run: DailyRun
    quotes: QuoteLook

    async def plan(self) -> None:
        """Plans the next ones, unless they are planned."""
        await self.run.plan()
        await self.quotes.plan()


class DunningRoom:
    def __init__(
        self,
        settings: Settings,
        database: Database,
        books: Books,
        standings: KeptStandings,
        clock: Clock,
        place: Address,
    ) -> None:
        self.kept = KeptDunning(database)
        self.calendar = calendar_of(settings.holidays, settings.time_zone)
        self.place = place
        self._settings = settings
        self._database = database
        self._books = books
        self._standings = standings
        self._clock = clock
        self._progress = Progress(clock.now)

    def acts(self, mail: SendMail) -> dict[str, Effect]:
        """By kind."""
        database, clock, zone = self._database, self._clock, self._settings.time_zone
        today = self._standings
        return {
            "reminder.mail": RemindByMail(mail, database, self._books, today, clock, lambda: today.today),
            "reminder.noted": NoteReminder(database, clock, lambda: today.today),
            "run.note": NoteRun(database, clock, self._progress),
            "standing.put": PutStanding(database, clock),
            "standing.end": EndStanding(database, clock),
            "promise.put": PutPromise(database, clock, zone),
            "promise.close": ClosePromise(database, clock),
            "followup.mail": FollowUpByMail(mail, database, self._books, today, lambda: today.today),
            "books.mark_quote_answered": MarkQuoteAnswered(self._books),
        }

    def daily(self, turns: Turns, people: People, lapse: Lapse) -> Daily:
        settings = self._settings
        at, language = settings.daily_at, settings.language
        pace = Pace(settings.followup_after_days, settings.followup_before_days, settings.mails_per_minute)
        run = DailyRun(
            self._database,
            turns,
            self._clock,
            self.calendar,
            at=at,
            place=self.place,
            language=language,
            lapse=lapse,
            per_minute=settings.mails_per_minute,
        )
        quotes = QuoteLook(
            self._database,
            self._books,
            people,
            self._clock,
            self.calendar,
            pace,
            at=at,
            place=self.place,
            language=language,
        )
        return Daily(run, quotes)

    def looks(self, daily: Daily) -> Mapping[str, Look]:
        check = PromiseCheck(self._database, self._books, self._clock, self.place, self._settings.language)
        return {RUN_TIMER: daily.run.look, LOOK_TIMER: daily.quotes.look, PROMISE_TIMER: check.look}

    def timers(self, daily: Daily) -> Mapping[str, Timed]:
        return {PROGRESS_TIMER: daily.run.progress}

    def opens(self, kind: str, now: datetime) -> datetime:
        """When an effect of that kind may leave at the earliest."""
        return self.calendar.next_opening(now) if kind in IN_WORKING_HOURS else now
