"""A received mail, from its bytes to its case: reads it, finds what it answers, sorts it, opens or hands over."""

from __future__ import annotations

import asyncio

from bot import wording
from bot.events import MailReceived
from bot.hearing import Hearing
from bot.leads.room import LeadRoom
from bot.mailroom import answered as answering
from bot.mailroom import attached as attaching
from bot.mailroom import posting, returned, routing, senders
from bot.mailroom.answered import Answered
from bot.mailroom.answers import Answers
from bot.mailroom.arrival import Arrival, words_of
from bot.mailroom.arrivals import Arrivals
from bot.mailroom.desk import MailDesk
from bot.people import People
from bot.store import files, lead_claims, mails_seen
from bot.store.database import Connection, Database
from bot.store.mails_seen import MailSeen
from bot.turn import Turn
from graphs.complaint.policy import GRAVE
from graphs.message import Message, Text
from graphs.sorting.mail import Sorted
from graphs.understanding.grammar import ENOUGH
from integrations.books.port import Books, Customer, Directory
from integrations.errors import Rejected
from integrations.mail.incoming import parse
from integrations.mail.port import IncomingMail

LONGEST_NOTED = 500


class Mailroom:
    def __init__(
        self,
        database: Database,
        desk: MailDesk,
        hearing: Hearing,
        books: Books,
        people: People,
        leads: LeadRoom,
        *,
        authserv: str = "",
    ) -> None:
        """`authserv`: the name by which the own mail server signs its checks."""
        self._database = database
        self._desk = desk
        self._hearing = hearing
        self._books = books
        self._people = people
        self._authserv = authserv
        self._answers = Answers(desk, hearing)
        self._arrivals = Arrivals(desk, hearing, database, books, leads)

    async def mail(self, turn: Turn, event: MailReceived) -> None:
        kept = await self._database.read(lambda c: files.read(c, event.file.id))
        language = self._desk.language
        try:
            mail = await asyncio.to_thread(parse, kept[1] if kept else b"", self._authserv)
        except Rejected as error:
            said = wording.tell("mail_unreadable", language, why=error)
            posting.post(turn, self._desk.place, Message(summary=said, blocks=[Text(said)]), language)
            turn.outcome.update(process="unknown", status="refused")
            return
        references = answering.references_of(mail)
        answered = await self._database.read(lambda c: answering.find(c, references))
        if await self._database.read(lambda c: answering.is_ours(c, mail)):
            posting.ignore(turn, mail, answered, "our own mail")
        elif mail.report is not None:
            returned.work(turn, mail, mail.report, answered, language=language, time_zone=self._desk.time_zone)
        else:
            await self._from_somebody(turn, event, mail, answered)

    async def _from_somebody(
        self, turn: Turn, event: MailReceived, mail: IncomingMail, answered: Answered | None
    ) -> None:
        arrival = await self._arrival(turn, mail, answered)
        self._note(turn, event, arrival)
        turn.outcome["mail"] = arrival.told
        worked = answered is not None and routing.about(answered) != "other"
        if mail.automatic and not worked and not _passed_on(arrival.sorted):
            posting.ignore(turn, mail, answered, "automatic mail")
        elif self._complains(arrival):
            assert arrival.sorted.anger is not None
            await self._desk.complaint(turn, arrival, sure=arrival.sorted.anger.confidence >= ENOUGH)
        elif worked and answered is not None:
            await self._answers.take(turn, arrival, answered)
        else:
            await self._arrivals.take(turn, arrival)

    def _complains(self, arrival: Arrival) -> bool:
        """An angry customer is for people, whatever else they write; words that may be angry are shown to one."""
        anger = arrival.sorted.anger
        if anger is None or arrival.mail.automatic:
            return False
        if arrival.sorted.kind == "opt_out" and arrival.customer is None and anger.severity < GRAVE:
            # A stranger who is tired of mails is no angry customer: they get none, and a person sees the mail.
            return False
        return anger.confidence >= ENOUGH / 2

    async def _arrival(self, turn: Turn, mail: IncomingMail, answered: Answered | None) -> Arrival:
        directory = await self._books.directory()
        customer = (_of_case(directory, answered) if answered else None) or senders.customer_of(
            directory, mail.sender_address
        )
        colleagues = [(row.name, row.email) for row in self._people.staff.active]
        attached = await attaching.looked_at(mail)
        claim = f"email:{mail.sender_address}"
        known = bool(await self._database.read(lambda c: lead_claims.held(c, [claim])))
        colleague = any(mail.sender_address == address.lower() for _, address in colleagues if address)
        behind = senders.passed_on(mail, directory) if colleague and customer is None else None
        words = words_of(
            mail,
            attached,
            senders.doubts_of(mail, directory, colleagues),
            customer=customer or behind,
            lead=known,
            colleague=colleague,
            answered=answered,
        )
        today = routing.day_of(mail, turn.now, self._desk.time_zone)
        found = await self._hearing.sort(turn, words, directory, today)
        angry = behind if found.anger is not None else None
        return Arrival(
            mail, directory, customer or angry, answered, words, found, attached, passed_on=angry is not None
        )

    def _note(self, turn: Turn, event: MailReceived, arrival: Arrival) -> None:
        """So that whoever sees to this customer later finds what they wrote."""
        mail = arrival.mail

        def note(c: Connection) -> bool:
            case_id = turn.case.id if turn.case is not None else turn.about or ""
            seen = MailSeen(
                key=event.key,
                message_id=mail.message_id,
                sender=mail.sender_address,
                customer_id=arrival.customer.id if arrival.customer else "",
                subject=mail.subject,
                excerpt=mail.text[:LONGEST_NOTED],
                kind="complaint" if self._complains(arrival) else arrival.sorted.kind,
                case_id=case_id,
                at=turn.now,
            )
            mails_seen.note(c, seen)
            return True

        turn.first.append(note)


def _passed_on(found: Sorted) -> bool:
    """Whether a machine passes on what a person wrote (a site's form), or a bill: neither may be lost."""
    form = found.kind == "lead" and "form" in found.signs
    return found.confidence >= ENOUGH and (form or found.kind == "supplier_invoice")


def _of_case(directory: Directory, answered: Answered) -> Customer | None:
    """Whom the case of ours is about."""
    customer_id = answered.case.facts.get("customer_id")
    found = next((each for each in directory.customers if customer_id and each.id == customer_id), None)
    return found or (senders.customer_of(directory, answered.to) if answered.to else None)
