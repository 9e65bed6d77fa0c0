"""The composition root: from settings to ports, graphs, platforms, queue and timetable. The only builder."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.accounts import Accounts
from bot.agenda.desk import AgendaDesk
from bot.agenda.effects import agenda_effects
from bot.agenda.keeping import TIMER as AGENDA_TIMER
from bot.catalog import build_platforms, slack_room, teams_room
from bot.clock import Clock
from bot.complaints.exchanges import KeptExchanges
from bot.courses import Courses
from bot.deliverer import Deliverer
from bot.dispatcher import Dispatcher
from bot.dunning.answers import ReceivablesTold
from bot.dunning.room import DunningRoom
from bot.front import Front, Switches, pause_end
from bot.hearing import Hearing
from bot.home import Home, open_home
from bot.intake import Intake
from bot.judgement import Judgement
from bot.leads import importing
from bot.leads.answers import LeadsTold
from bot.leads.forgetting import Forgetting
from bot.leads.room import LeadRoom
from bot.mailbox.opening import mailbox_of
from bot.mailroom import MailDesk, Mailroom
from bot.opened import App
from bot.outside import Outside, outside_of
from bot.platform import Platform
from bot.ports import (
    asking_of,
    complaint_place,
    effects_of,
    mail_out,
    mail_place,
    model_of,
    policy_of,
    reminder_place,
    sending_of,
)
from bot.queue.local import Locks
from bot.replies import Replies
from bot.revisions import Revisions
from bot.rooms import slack_desk, teams_desk
from bot.rules import RuleRoom
from bot.runner import Runner
from bot.scanning import Fresh, scanners
from bot.scheduler import Timetable
from bot.settings import Settings
from bot.standings import KeptStandings
from bot.supervision.connections import recorded
from bot.texts.kept import KeptTexts
from bot.timed_rooms import timed_rooms
from bot.turn_ports import Ports
from bot.turns import Turns
from bot.undo import countdown
from bot.undo.desk import Undo
from bot.web.live import Hub
from graphs.catalog import PROCESSES
from graphs.understanding.model import Understanding
from integrations.charts.matplotlib_charts import MatplotlibCharts
from integrations.documents.typst_pdf import TypstDocuments
from integrations.llm.port import Model

__all__ = ["App", "open_app"]

COMPUTING = 2
"""Turns or effects at once where they only compute: each one more makes every acknowledgement wait for it."""

WAITING = 16
"""And where they mostly wait for somebody else's server."""


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
    platforms = build_platforms(hub, slack, teams, channels=settings.channels)
    async with open_home(settings, platforms, clock=clock) as home, AsyncExitStack() as stack:
        model = None if offline else model_of(settings)
        if model is not None:
            stack.push_async_callback(model.aclose)
        outside = outside_of(settings, home.clock)
        stack.push_async_callback(outside.http.close)
        app = _assemble(home, hub, platforms, model, outside)
        await app.switches.refresh()
        await app.rules.refresh()
        await app.texts.refresh()
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


def _assemble(home: Home, hub: Hub, platforms: dict[str, Platform], model: Model | None, outside: Outside) -> App:
    settings, clock, database, books, people = home.settings, home.clock, home.database, home.books, home.people
    outside, heard = recorded(outside)
    locks = Locks()
    switches = Switches(database, people, clock, settings.autonomy, language=settings.language)
    policy = policy_of(settings, people, switches)
    rules = RuleRoom(database, people, books, clock)
    standings = KeptStandings(database, books, clock, time_zone=settings.time_zone)
    dunning = DunningRoom(settings, database, books, standings, clock, reminder_place(settings))
    agenda = AgendaDesk(database, people, platforms, clock, language=settings.language)
    texts = KeptTexts(database)
    exchanges = KeptExchanges(database)
    forgetting = Forgetting(database, books, books.leads, clock, settings.language)
    leads = LeadRoom(
        settings,
        database,
        people,
        books.leads,
        standings,
        clock,
        platforms,
        booking=outside.booking,
        hooks=outside.hooks,
        sweep=forgetting.forget_old,
    )
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
    approvals, questions = asking_of(home, platforms, policy, judgement, dunning.calendar)
    mail = mail_out(settings)
    runner = Runner(PROCESSES)
    documents = TypstDocuments()
    charts = MatplotlibCharts()
    ports = Ports(
        books,
        documents,
        rules.snapshot,
        policy,
        standings,
        dunning=dunning.kept,
        texts=texts,
        agenda=agenda,
        charts=charts,
        crm=books.leads,
        register=outside.register,
        leads=leads.desk,
        exchanges=exchanges,
        complaint_role=settings.complaint_role,
        calendar=dunning.calendar,
        ask_customers=settings.asks_customers,
        ladder=settings.ladder,
        dunning_limits=settings.dunning_limits,
    )
    turns = Turns(database, runner, ports, people, approvals, questions, platforms, clock, locks, settings.time_zone)
    turns.followed = judgement.follow
    leads.turns = turns
    undo = Undo(
        database,
        switches,
        platforms,
        clock,
        locks,
        language=settings.language,
        undone=judgement.undone,
        opens=dunning.opens,
    )
    understanding = Understanding(model, settings.model_monthly_cap)
    leads_told = LeadsTold(books.leads, lambda person: people.staff.name_of(person), leads.channel, charts)
    timed = timed_rooms(home, platforms, dunning, standings, approvals, questions, switches, documents, charts)
    timed.supervision.checks.update(heard)
    approvals.settled = questions.settled = timed.digest.settled
    tellers = {"leads_report": leads_told.told, **timed.tellers()}
    replies = Replies(
        database,
        people,
        approvals,
        switches,
        books,
        rules.snapshot,
        clock,
        rules.answer,
        judgement.told,
        ReceivablesTold(books, dunning.kept, standings, charts),
        tellers,
    )
    courses = Courses(turns, approvals, questions, replies, judgement.undone, leads)
    accounts = Accounts(database, people, platforms, clock, language=settings.language)
    front = Front(
        database, people, approvals, books, switches, clock, language=settings.language, recorded=judgement.told
    )
    hearing = Hearing(database, people, accounts, platforms, courses, understanding, books, agenda.just_said)
    revisions = Revisions(database, people, accounts, settings.language)
    place = mail_place(settings)
    desk = MailDesk(turns, exchanges, place, complaint_place(settings), settings.language, settings.time_zone)
    mailroom = Mailroom(database, desk, hearing, books, people, leads, authserv=settings.mail_authserv)
    daily = dunning.daily(turns, people, approvals.lapse)
    timers = {
        pause_end.TIMER: switches.timer,
        countdown.TIMER: undo.timer,
        AGENDA_TIMER: agenda.timer,
        **dunning.timers(daily),
        **questions.timers(),
        **timed.timers(),
    }
    language = settings.language
    imported = importing.ImportLook(database, language)
    looks = {**dunning.looks(daily), **leads.looks(), importing.TIMER: imported.look, **timed.looks()}
    intake = Intake(
        database, turns, hearing, revisions, mailroom, leads, approvals, locks, clock, language, timers, looks
    )
    sending = sending_of(settings, clock, database, books, mail)
    sending.link = timed.opinions.mail_link
    acts = {
        **effects_of(clock, database, books, sending, standings, rules, texts, platforms),
        **dunning.acts(sending),
        **leads.acts(sending),
        **agenda_effects(database, people, platforms, clock),
        **timed.acts(),
    }
    deliverer = Deliverer(database, platforms, acts, turns, clock, switches.holds, dunning.opens)
    deliverer.lost = timed.lost

    at_once = COMPUTING if model is None else WAITING
    posting = WAITING if settings.smtp_host or settings.uses_slack or settings.uses_teams else COMPUTING
    fresh = Fresh(database, people, switches, rules, texts)
    events, effects = scanners(database, clock, intake, deliverer, fresh, events=at_once, effects=posting)

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
        "r": agenda.click,
        **timed.buttons(),
    }
    door = Dispatcher(
        database,
        people,
        approvals,
        buttons,
        platforms,
        clock,
        settings.language,
        wake,
        forms=timed.forms(),
        opined=timed.opinions.opinion,
    )
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
        daily=daily,
        leads=leads,
        timed=timed,
        texts=texts,
        mailbox=mailbox_of(settings, database, door.mail, place, clock),
    )
