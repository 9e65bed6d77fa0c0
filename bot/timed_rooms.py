"""What comes by the clock and what is said of the clerk itself, put together: each kind of timing is named here."""

from __future__ import annotations

from dataclasses import dataclass

from bot.approvals import Approvals
from bot.clock import Clock
from bot.digest.room import DigestRoom
from bot.dispatcher import Clicked, Submitted
from bot.dunning.room import DunningRoom
from bot.effects import Effect
from bot.failures import Failure
from bot.front import Switches
from bot.home import Home
from bot.leads.guard import proxies_of
from bot.opinions.desk import OpinionDesk
from bot.people import People
from bot.people.absence import AbsenceDesk
from bot.platform import Platform
from bot.questions import Questions
from bot.report.room import ReportRoom
from bot.standings import KeptStandings
from bot.store.database import Connection
from bot.store.outbox import OutboxRow, Outgoing
from bot.supervision.desk import Supervision
from bot.supervision.health import answering
from bot.telling import Teller
from bot.timed import Look, Timed
from bot.timetable.desk import TimetableDesk
from bot.timetable.refusing import refused
from bot.welcome.room import Welcome
from integrations.charts.port import Charts
from integrations.documents.port import Documents


@dataclass(frozen=True)
class TimedRooms:
    timetable: TimetableDesk
    digest: DigestRoom
    report: ReportRoom
    opinions: OpinionDesk
    absence: AbsenceDesk
    supervision: Supervision
    welcome: Welcome
    questions: Questions
    people: People
    clock: Clock

    def __post_init__(self) -> None:
        for kind in (*self.digest.kinds, *self.report.kinds, *self.supervision.kinds, *self.welcome.kinds):
            self.timetable.add(kind)
        self.supervision.keep = self.timetable.keep
        self.people.changed.append(self.absence.plan)

    async def plan(self) -> None:
        """Plans what comes next, unless it is planned."""
        await self.opinions.prepare()
        await self.questions.plan()
        await self.absence.plan()
        await self.timetable.plan()
        await self.supervision.plan()

    def tellers(self) -> dict[str, Teller]:
        """By process."""
        return {
            "schedule": self.timetable.told,
            "digest": self.digest.told,
            "report": self.report.told,
            "status": self.supervision.told,
            "absence": self.absence.told,
            "guide": self.welcome.guide,
            "advice": self.welcome.advice,
        }

    def buttons(self) -> dict[str, Clicked]:
        """By what stands before the colon of a button's id."""
        return {
            "d": self.digest.click,
            "s": self.report.click,
            "x": self.supervision.click,
            "w": self.welcome.click,
            "o": self.opinions.click,
        }

    def forms(self) -> dict[str, Submitted]:
        """Likewise for forms."""
        return {"o": self.opinions.submit, "x": self.supervision.submit}

    def looks(self) -> dict[str, Look]:
        return {**self.timetable.looks(), **self.supervision.looks()}

    def timers(self) -> dict[str, Timed]:
        return {**self.absence.timers()}

    def acts(self) -> dict[str, Effect]:
        return {**self.report.acts(), **self.welcome.acts()}

    def lost(self, c: Connection, row: OutboxRow, failure: Failure) -> list[Outgoing]:
        """A post that was given up: where its place takes nothing any more, what comes back there is stopped; people
        are told."""
        return [
            *refused(c, self.timetable, self.people, row, failure, self.clock.now()),
            *self.supervision.lost(c, row),
        ]


def timed_rooms(
    home: Home,
    platforms: dict[str, Platform],
    dunning: DunningRoom,
    standings: KeptStandings,
    approvals: Approvals,
    questions: Questions,
    switches: Switches,
    documents: Documents,
    charts: Charts,
) -> TimedRooms:
    settings, database, people, books, clock = home.settings, home.database, home.people, home.books, home.clock
    calendar, language = dunning.calendar, settings.language
    timetable = TimetableDesk(settings, database, people, platforms, clock, calendar)
    report = ReportRoom(settings, database, people, platforms, books, books.leads, documents, charts, clock, calendar)
    digest = DigestRoom(
        settings,
        database,
        people,
        platforms,
        books,
        books.leads,
        dunning.kept,
        standings,
        approvals,
        charts,
        clock,
        calendar,
    )
    supervision = Supervision(settings, database, people, platforms, switches, clock, calendar)
    supervision.checks["books"] = answering(books.directory)
    return TimedRooms(
        timetable,
        digest,
        report,
        OpinionDesk(settings, database, people, platforms, clock, proxies=proxies_of(settings.trusted_proxies)),
        AbsenceDesk(database, people, platforms, approvals, clock, language=language),
        supervision,
        Welcome(settings, database, people, switches, books, report.figures, timetable, clock, platforms=platforms),
        questions,
        people,
        clock,
    )
