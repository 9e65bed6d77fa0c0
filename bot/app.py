"""The composition root: from settings to ports, graphs, platforms, queue and timetable. The only builder."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.accounts import Accounts
from bot.approvals import Approvals
from bot.catalog import build_platforms, slack_room, teams_room
from bot.clock import Clock
from bot.courses import Courses
from bot.deliverer import MESSAGES, Deliverer
from bot.dispatcher import Dispatcher
from bot.effects import Effect
from bot.front import Front, Switches, pause_end
from bot.hearing import Hearing
from bot.home import Home, open_home
from bot.intake import Intake
from bot.judgement import Judgement
from bot.mailroom import Mailroom
from bot.people import People
from bot.platform import Platform
from bot.ports import effects_of, mail_out, mail_place, model_of, policy_of
from bot.questions import Questions
from bot.queue.local import Locks, Scanner
from bot.replies import Replies
from bot.revisions import Revisions
from bot.rooms import slack_desk, teams_desk
from bot.rules import RuleRoom
from bot.runner import Runner
from bot.scheduler import Timetable
from bot.settings import Settings
from bot.standings import KeptStandings
from bot.store import inbox, outbox
from bot.store.database import Database
from bot.store.inbox import InboxRow
from bot.store.outbox import OutboxRow
from bot.turn_ports import Ports
from bot.turns import Turns
from bot.undo import countdown
from bot.undo.desk import Undo
from bot.web.live import Hub
from graphs.catalog import PROCESSES
from graphs.message import Address
from graphs.rules.expression import parse_expression
from graphs.understanding.catalogue import index_of
from graphs.understanding.model import Understanding
from integrations.books.sql import SqlBooks
from integrations.documents.typst_pdf import TypstDocuments
from integrations.llm.port import Model
from integrations.mail.port import MailOut

if TYPE_CHECKING:
    from bot.slack.room import SlackRoom
    from bot.teams.room import TeamsRoom

COMPUTING = 2
"""Turns or effects at once where they only compute: each one more makes every acknowledgement wait for it."""

WAITING = 16
"""And where they mostly wait for somebody else's server."""


@dataclass
class App:
    """Everything, opened."""

    home: Home
    settings: Settings
    clock: Clock
    database: Database
    books: SqlBooks
    people: People
    approvals: Approvals
    mail: MailOut
    documents: TypstDocuments
    platforms: dict[str, Platform]
    hub: Hub
    door: Dispatcher
    turns: Turns
    timetable: Timetable
    events: Scanner[InboxRow]
    effects: Scanner[OutboxRow]
    acts: Mapping[str, Effect]
    mail_place: Address
    accounts: Accounts
    switches: Switches
    front: Front
    rules: RuleRoom
    judgement: Judgement
    standings: KeptStandings
    slack: SlackRoom | None = None
    teams: TeamsRoom | None = None

    @property
    def rooms(self) -> list[SlackRoom | TeamsRoom]:
        """The chat platforms outside that are set up."""
        return [room for room in (self.slack, self.teams) if room is not None]

    @property
    def working(self) -> bool:
        """Whether this process does the work (it holds the home's lock)."""
        return self.home.working

    def wake(self) -> None:
        self.events.wake()
        self.effects.wake()

    async def warm(self) -> None:
        """Does once, before anyone waits for it, what would make the first messages wait."""
        await asyncio.gather(
            self.documents.warm(),
            asyncio.to_thread(index_of, await self.books.directory()),
            asyncio.to_thread(parse_expression, "true"),
        )
        gc.collect()
        # All that start-up made stays: looking through it again and again would stop the loop for a fifth of a second.
        gc.freeze()

    async def drain(self) -> None:
        """Works all that is due now, to the end. Raises `StoreUnavailable`."""
        await self.timetable.tick()
        worked = True
        while worked:
            # Side by side: an event may wait for an effect that is on its way, and an effect brings events.
            done = await asyncio.gather(self.events.drain(), self.effects.drain(), return_exceptions=True)
            for result in done:
                if isinstance(result, BaseException):
                    raise result
            worked = True in done

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Works in the background until left; then lets what runs finish."""
        await self.warm()
        self.timetable.start()
        loops = [asyncio.create_task(self.events.run()), asyncio.create_task(self.effects.run())]
        await self.timetable.tick()
        for room in self.rooms:
            await room.start()
        try:
            yield
        finally:
            for room in self.rooms:
                await room.stop()
            self.timetable.stop()
            await self.door.close()
            await asyncio.gather(self.events.stop(), self.effects.stop())
            await asyncio.gather(*loops, return_exceptions=True)


@asynccontextmanager
async def open_app(
    settings: Settings, *, offline: bool = False, local: bool = False, clock: Clock | None = None
) -> AsyncGenerator[App]:
    """Opens everything and closes it again. `offline` never builds a model, `local` no chat platform but
    those of this machine.

    Raises what `open_home` raises.
    """
    hub = Hub()
    slack, teams = (None, None) if local else (slack_room(settings), teams_room(settings))
    platforms = build_platforms(hub, slack, teams)
    async with open_home(settings, platforms, clock=clock) as home, AsyncExitStack() as stack:
        model = None if offline else model_of(settings)
        if model is not None:
            stack.push_async_callback(model.aclose)
        app = _assemble(home, hub, platforms, model)
        await app.switches.refresh()
        await app.rules.refresh()
        if slack is not None:
            app.slack = slack
            slack.open(slack_desk(app))
            stack.push_async_callback(slack.close)
        if teams is not None:
            app.teams = teams
            teams.open(teams_desk(app))
            stack.push_async_callback(teams.close)
        app.people.changed.extend(room.qualify for room in app.rooms)
        if home.working:
            await home.recover()
        yield app


def _assemble(home: Home, hub: Hub, platforms: dict[str, Platform], model: Model | None) -> App:
    settings, clock, database, books, people = home.settings, home.clock, home.database, home.books, home.people
    locks = Locks()
    switches = Switches(database, people, clock, {"quote": settings.autonomy_quote}, language=settings.language)
    policy = policy_of(settings, people, switches)
    rules = RuleRoom(database, people, books, clock)
    standings = KeptStandings(database, books, clock, time_zone=settings.time_zone)
    judgement = Judgement(
        database,
        people,
        books,
        switches,
        platforms,
        clock,
        language=settings.language,
        promote_after=settings.promotion_after,
    )
    questions = Questions(database, people, platforms, clock, language=settings.language)
    approvals = Approvals(
        database,
        people,
        platforms,
        clock,
        policy,
        language=settings.language,
        time_zone=settings.time_zone,
        decided=judgement.decided,
    )
    mail = mail_out(settings)
    runner = Runner(PROCESSES)
    documents = TypstDocuments()
    ports = Ports(books, documents, rules.snapshot, policy, standings)
    turns = Turns(database, runner, ports, people, approvals, questions, platforms, clock, locks, settings.time_zone)
    turns.followed = judgement.follow
    undo = Undo(database, switches, platforms, clock, locks, language=settings.language, undone=judgement.undone)
    understanding = Understanding(model, settings.model_monthly_cap)
    replies = Replies(database, people, approvals, switches, books, rules.snapshot, clock, rules.answer, judgement.told)
    courses = Courses(turns, approvals, questions, replies, judgement.undone)
    accounts = Accounts(database, people, platforms, clock, language=settings.language)
    front = Front(
        database, people, approvals, books, switches, clock, language=settings.language, recorded=judgement.told
    )
    hearing = Hearing(database, people, accounts, platforms, courses, understanding, books)
    revisions = Revisions(database, people, accounts, settings.language)
    place = mail_place(settings)
    mailroom = Mailroom(database, turns, hearing, books, place, settings.language, settings.time_zone)
    timers = {pause_end.TIMER: switches.timer, countdown.TIMER: undo.timer}
    intake = Intake(database, turns, hearing, revisions, mailroom, approvals, locks, clock, settings.language, timers)
    acts = effects_of(settings, clock, database, books, mail, rules)
    deliverer = Deliverer(database, platforms, acts, turns, clock, switches.holds)

    async def work(row: InboxRow) -> None:
        # Another process (an import, the command) may have changed who is who, or pressed a switch.
        await people.refresh()
        await switches.refresh()
        await rules.refresh()
        await intake.work(row)

    async def deliver(row: OutboxRow) -> None:
        # Somebody, here or in another process, may have paused everything since.
        if row.kind not in MESSAGES:
            await switches.refresh()
        await deliverer.deliver(row)

    events = Scanner[InboxRow](
        "inbox",
        lambda limit, busy: database.read(lambda c: inbox.due(c, clock.now(), limit, busy)),
        lambda row: row.conversation,
        work,
        limit=COMPUTING if model is None else WAITING,
    )
    effects = Scanner[OutboxRow](
        "outbox",
        lambda limit, busy: database.read(lambda c: outbox.due(c, clock.now(), limit, busy)),
        lambda row: row.lane,
        deliver,
        limit=WAITING if settings.smtp_host or settings.uses_slack or settings.uses_teams else COMPUTING,
    )

    def wake() -> None:
        events.wake()
        effects.wake()

    turns.committed = wake
    buttons = {
        "q": questions.click,
        "a": approvals.click,
        "l": accounts.click,
        "h": switches.click,
        "u": undo.click,
        "j": judgement.click,
    }
    door = Dispatcher(database, people, approvals, buttons, platforms, clock, settings.language, wake)
    return App(
        home=home,
        settings=settings,
        clock=clock,
        database=database,
        books=books,
        mail=mail,
        documents=documents,
        people=people,
        approvals=approvals,
        platforms=platforms,
        hub=hub,
        door=door,
        turns=turns,
        timetable=Timetable(database, clock, wake),
        events=events,
        effects=effects,
        acts=acts,
        mail_place=place,
        accounts=accounts,
        switches=switches,
        front=front,
        rules=rules,
        judgement=judgement,
        standings=standings,
    )
