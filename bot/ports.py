"""From settings to ports: where mail leaves and is worked, which model reads, what each effect does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from email.utils import formataddr
from typing import TYPE_CHECKING

from bot.approvals import Approvals
from bot.clock import Clock
from bot.complaints.effects import AddToComplaint
from bot.complaints.holding import HoldingMail
from bot.effects import Effect, MarkQuoteSent, RecordQuote, SendMail
from bot.enquiries.effect import AnswerByMail
from bot.front import Switches
from bot.home import Home
from bot.judgement import Judgement
from bot.people import People
from bot.platform import Platform
from bot.questions import Questions
from bot.rules import ArmRule, RuleRoom, SwitchRule
from bot.settings import Settings
from bot.store import files
from bot.store.database import Database
from bot.texts.effects import PutText, ResetText
from bot.texts.kept import KeptTexts
from bot.web.settings import channel_id
from graphs.calendar import WorkCalendar
from graphs.context import Policy
from graphs.message import Address, FileRef
from graphs.standing import Standings
from integrations.books.sql import SqlBooks
from integrations.errors import Misconfigured
from integrations.mail.maildir import MaildirOut
from integrations.mail.port import MailOut
from integrations.mail.smtp import SmtpOut

if TYPE_CHECKING:
    from integrations.llm.openai import OpenAIModel

NO_ADDRESS = "commis@localhost"
"""Sender of the mails in the embedded Maildir while the company has no address."""


def mail_place(settings: Settings) -> Address:
    """Where received mails are worked."""
    return _place(settings.mail_channel)


def complaint_place(settings: Settings) -> Address:
    """Where people are alerted of complaints that no thread is about."""
    return _place(settings.complaint_channel or settings.mail_channel)


def reminder_place(settings: Settings) -> Address:
    """Where the daily look at what is owed is told."""
    return _place(settings.reminder_channel)


def _place(named: str) -> Address:
    """A channel of the local desk, or one of a platform ("slack:T1/C1")."""
    platform, colon, channel = named.partition(":")
    return Address(platform, channel) if colon else Address("web", channel_id(named))


def mail_out(settings: Settings) -> MailOut:
    if not settings.smtp_host:
        return MaildirOut(settings.maildir)
    return SmtpOut(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value() if settings.smtp_password else "",
        security=settings.smtp_security,
    )


def model_of(settings: Settings) -> OpenAIModel | None:
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


def sending_of(settings: Settings, clock: Clock, database: Database, books: SqlBooks, mail: MailOut) -> SendMail:
    """How every mail leaves, whatever it says."""

    async def sender() -> str:
        company = (await books.quote_facts("", [])).company
        address = settings.mail_from or company.email
        if not address and not settings.smtp_host:
            # Nothing leaves this machine: a company that has not said its address can try everything all the same.
            address = NO_ADDRESS
        if not address:
            raise Misconfigured("no sender's address: set COMMIS_MAIL_FROM, or `email` in company.csv")
        return formataddr((company.name, address)) if company.name and "<" not in address else address

    async def read_file(file_id: str) -> tuple[FileRef, bytes] | None:
        return await database.read(lambda c: files.read(c, file_id))

    return SendMail(mail, books, sender, read_file, clock)


def effects_of(
    clock: Clock,
    database: Database,
    books: SqlBooks,
    sending: SendMail,
    standings: Standings,
    rules: RuleRoom,
    texts: KeptTexts,
    platforms: Mapping[str, Platform],
) -> dict[str, Effect]:
    """Those that belong to no room with work of its own."""
    return {
        "books.record_quote": RecordQuote(books),
        "books.mark_quote_sent": MarkQuoteSent(books),
        "mail": HoldingMail(sending, standings),
        "complaint.again": AddToComplaint(database, platforms, clock),
        "enquiry.mail": AnswerByMail(sending, database, standings),
        "texts.put": PutText(database, clock, texts.refresh),
        "texts.reset": ResetText(database, clock, texts.refresh),
        "rules.arm": ArmRule(database, clock, rules.refresh),
        "rules.switch": SwitchRule(database, clock, rules.refresh),
    }


def policy_of(settings: Settings, people: People, switches: Switches) -> Callable[[str], Policy]:
    """The standing limits of a process; roles and switches are read anew each time, as people may change them."""

    def policy(process: str) -> Policy:
        return Policy(
            roles=people.roles,
            autonomy=switches.autonomy(process),
            act_limit=switches.act_limit(process),
            paused=switches.paused(process) is not None,
            undo=settings.undo,
            confirm_above=settings.confirm_above,
            two_people_above=settings.two_people_above,
            editor_may_approve=settings.editor_may_approve,
            approval_days=settings.approval_days,
        )

    return policy


def asking_of(
    home: Home,
    platforms: Mapping[str, Platform],
    policy: Callable[[str], Policy],
    judgement: Judgement,
    calendar: WorkCalendar,
) -> tuple[Approvals, Questions]:
    """What asks people: for a decision, or for what is missing; both wait in the company's working time."""
    settings, database, people, clock = home.settings, home.database, home.people, home.clock
    approvals = Approvals(
        database,
        people,
        platforms,
        clock,
        policy,
        language=settings.language,
        time_zone=settings.time_zone,
        decided=judgement.decided,
        calendar=calendar,
    )
    questions = Questions(
        database,
        people,
        platforms,
        clock,
        language=settings.language,
        calendar=calendar,
        again_hours=settings.question_again_hours,
        park_hours=settings.question_park_hours,
    )
    return approvals, questions
