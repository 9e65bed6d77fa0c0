"""The composition root: from settings to ports, graphs, platforms, queue and timetable. The only builder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from email.utils import formataddr
from typing import TYPE_CHECKING

import structlog

from bot.approvals import Approvals
from bot.catalog import build_platforms
from bot.clock import Clock
from bot.courses import Courses
from bot.deliverer import Deliverer
from bot.dispatcher import Dispatcher
from bot.effects import Effect, MarkQuoteSent, RecordQuote, SendMail
from bot.hearing import Hearing
from bot.intake import Intake
from bot.mailroom import Mailroom
from bot.people import People
from bot.platform import Platform
from bot.questions import Questions
from bot.queue.local import Locks, Scanner
from bot.replies import Replies
from bot.runner import Runner
from bot.scheduler import Timetable
from bot.settings import Settings
from bot.store import files, inbox, migrate, outbox
from bot.store.database import Database
from bot.store.inbox import InboxRow
from bot.store.lock import HomeLock
from bot.store.outbox import OutboxRow
from bot.turns import Ports, Turns
from bot.web.live import Hub
from bot.web.settings import channel_id
from graphs.catalog import PROCESSES
from graphs.context import Policy
from graphs.message import Address, FileRef
from graphs.rules.price_rules import PriceRules
from graphs.understanding.model import Understanding
from integrations.books.sql import SqlBooks
from integrations.documents.typst_pdf import TypstDocuments
from integrations.errors import Misconfigured
from integrations.llm.port import Model
from integrations.mail.maildir import MaildirOut
from integrations.mail.port import MailOut
from integrations.mail.smtp import SmtpOut

if TYPE_CHECKING:
    from integrations.llm.openai import OpenAIModel

log = structlog.get_logger(__name__)


class HomeUnusable(Exception):
    """The data folder cannot be used; `str()` says why and what to do."""


@dataclass
class App:
    """Everything, opened. `working` says whether this process does the work (it holds the home's lock)."""

    settings: Settings
    clock: Clock
    database: Database
    books: SqlBooks
    people: People
    approvals: Approvals
    mail: MailOut
    platforms: dict[str, Platform]
    hub: Hub
    door: Dispatcher
    turns: Turns
    timetable: Timetable
    events: Scanner[InboxRow]
    effects: Scanner[OutboxRow]
    acts: Mapping[str, Effect]
    mail_place: Address
    working: bool

    def wake(self) -> None:
        self.events.wake()
        self.effects.wake()

    async def drain(self) -> None:
        """Works all that is due now, to the end. Raises `StoreUnavailable`."""
        await self.timetable.tick()
        while await self.events.drain() | await self.effects.drain():
            pass

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Works in the background until left; then lets what runs finish."""
        self.timetable.start()
        loops = [asyncio.create_task(self.events.run()), asyncio.create_task(self.effects.run())]
        await self.timetable.tick()
        try:
            yield
        finally:
            self.timetable.stop()
            await self.door.close()
            await asyncio.gather(self.events.stop(), self.effects.stop())
            await asyncio.gather(*loops, return_exceptions=True)


@asynccontextmanager
async def open_app(settings: Settings, *, offline: bool = False, clock: Clock | None = None) -> AsyncGenerator[App]:
    """Opens everything and closes it again. `offline` never builds a model.

    Raises `HomeUnusable`, `StoreUnavailable`, `SchemaTooNew`.
    """
    async with AsyncExitStack() as stack:
        clock = clock or settings.clock()
        lock = _prepare_home(settings)
        working = lock.try_acquire()
        stack.callback(lock.release)
        migrate.upgrade(settings.database) if working else migrate.check(settings.database)
        database = Database.open(settings.database)
        stack.push_async_callback(database.close)
        books = SqlBooks.open(settings.database)
        stack.push_async_callback(books.close)
        model = None if offline else _model(settings)
        if model is not None:
            stack.push_async_callback(model.aclose)
        app = await _assemble(settings, clock, database, books, model, working=working)
        if working:
            doubtful = await database.write(outbox.recover)
            if doubtful:
                log.warning("outbox.recovered", rows=doubtful)
        yield app


def _prepare_home(settings: Settings) -> HomeLock:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        return HomeLock(settings.home / "commis.lock")
    except OSError as error:
        raise HomeUnusable(f"{settings.home}: {error.strerror}") from None


async def _assemble(
    settings: Settings, clock: Clock, database: Database, books: SqlBooks, model: Model | None, *, working: bool
) -> App:
    hub = Hub()
    platforms = build_platforms(hub)
    locks = Locks()
    people = People(database, platforms, language=settings.language, time_zone=settings.time_zone)
    await people.load()
    policy = _policy_of(settings, people)
    questions = Questions(database, people, platforms, clock, language=settings.language)
    approvals = Approvals(
        database, people, platforms, clock, policy, language=settings.language, time_zone=settings.time_zone
    )
    mail = _mail(settings)
    runner = Runner(PROCESSES)
    ports = Ports(books, TypstDocuments(), PriceRules(), policy)
    turns = Turns(database, runner, ports, people, approvals, questions, platforms, clock, locks, settings.time_zone)
    understanding = Understanding(model, settings.model_monthly_cap)
    replies = Replies(database, people, books, ports.rules, clock)
    courses = Courses(turns, approvals, questions, replies)
    hearing = Hearing(database, people, courses, understanding, books)
    mail_place = Address("web", channel_id(settings.mail_channel))
    mailroom = Mailroom(database, turns, hearing, books, mail_place, settings.language, settings.time_zone)
    intake = Intake(database, turns, hearing, mailroom, approvals, locks, clock, settings.language)
    acts = _effects(settings, clock, database, books, mail)
    deliverer = Deliverer(database, platforms, acts, turns, clock)
    events = Scanner[InboxRow](
        "inbox",
        lambda limit, busy: database.read(lambda c: inbox.due(c, clock.now(), limit, busy)),
        lambda row: row.conversation,
        intake.work,
    )
    effects = Scanner[OutboxRow](
        "outbox",
        lambda limit, busy: database.read(lambda c: outbox.due(c, clock.now(), limit, busy)),
        lambda row: row.lane,
        deliverer.deliver,
    )

    def wake() -> None:
        events.wake()
        effects.wake()

    turns.committed = wake
    door = Dispatcher(database, people, approvals, questions, platforms, clock, settings.language, wake)
    return App(
        settings=settings,
        clock=clock,
        database=database,
        books=books,
        mail=mail,
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
        mail_place=mail_place,
        working=working,
    )


def _policy_of(settings: Settings, people: People) -> Callable[[str], Policy]:
    """The standing limits of a process; roles are read anew each time, as an import may change them."""

    def policy(process: str) -> Policy:
        return Policy(
            roles=people.roles,
            autonomy=settings.autonomy_quote if process == "quote" else "propose",
            confirm_above=settings.confirm_above,
            two_people_above=settings.two_people_above,
            editor_may_approve=settings.editor_may_approve,
            approval_days=settings.approval_days,
        )

    return policy


def _mail(settings: Settings) -> MailOut:
    if not settings.smtp_host:
        return MaildirOut(settings.maildir)
    return SmtpOut(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value() if settings.smtp_password else "",
        security=settings.smtp_security,
    )


def _model(settings: Settings) -> OpenAIModel | None:
    if settings.openai_api_key is None:
        return None
    # The vendor's libraries take a second to import: only a desk that has a key pays for it.
    from integrations.llm.openai import OpenAIModel

    return OpenAIModel(
        api_key=settings.openai_api_key.get_secret_value(),
        base_url=settings.openai_base_url,
        model=settings.model,
        timeout=settings.model_timeout,
        price_input=settings.model_price_input,
        price_output=settings.model_price_output,
    )


def _effects(
    settings: Settings, clock: Clock, database: Database, books: SqlBooks, mail: MailOut
) -> Mapping[str, Effect]:
    async def sender() -> str:
        company = (await books.quote_facts("", [])).company
        address = settings.mail_from or company.email
        if not address:
            raise Misconfigured("no sender's address: set COMMIS_MAIL_FROM, or `email` in company.csv")
        return formataddr((company.name, address)) if company.name and "<" not in address else address

    async def read_file(file_id: str) -> tuple[FileRef, bytes] | None:
        return await database.read(lambda c: files.read(c, file_id))

    return {
        "books.record_quote": RecordQuote(books),
        "books.mark_quote_sent": MarkQuoteSent(books),
        "mail": SendMail(mail, books, sender, read_file, clock),
    }
