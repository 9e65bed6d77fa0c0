"""A mail that answers nothing of ours: each kind to the process that works it, and the rest before people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot import wording
from bot.events import LeadReceived
from bot.hearing import Hearing
from bot.leads.room import LeadRoom
from bot.mailroom import posting, routing
from bot.mailroom import wording as words
from bot.mailroom.answers import news_of
from bot.mailroom.arrival import Arrival
from bot.mailroom.desk import MailDesk
from bot.mailroom.routing import Work
from bot.store import mails_seen
from bot.store.database import Database
from bot.turn import Turn
from graphs.enquiry.brief import EnquiryBrief
from graphs.enquiry.brief import brief_to_json as enquiry_to_json
from graphs.leads.given import given_to_json
from graphs.quote.brief import QuoteBrief, brief_from_json, brief_to_json
from graphs.sorting.beside import said_beside
from graphs.sorting.enquiry import read_enquiry
from graphs.sorting.given import given_of_mail
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.reading import Reading, Situation
from integrations.books.port import Books

AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 5
"""Mails of one address that are worked in an hour before a person looks at each."""
MOST_WRITTEN = 20
"""Mails of one address in an hour from which none is worked, whatever became of the others."""
NOT_ANSWERED = ("money", "quote_answer", "complaint")
"""What is answered by nothing that could begin a loop."""

_NO_WISH = {"cancels", "your_order"}
"""Signs of mails whose goods are wished by nobody: they are taken back, or were ordered by us."""

ASKED = ("price", "stock")
"""Processes of the chat that tell something of goods."""

LEFT_ALONE = ("automatic", "newsletter", "spam")


class Arrivals:
    def __init__(self, desk: MailDesk, hearing: Hearing, database: Database, books: Books, leads: LeadRoom) -> None:
        self._desk = desk
        self._hearing = hearing
        self._database = database
        self._books = books
        self._leads = leads

    async def take(self, turn: Turn, arrival: Arrival) -> None:
        found = arrival.sorted
        turn.outcome.update(confidence=found.confidence, source=found.source)
        if found.kind in LEFT_ALONE and found.confidence >= ENOUGH and arrival.customer is None:
            posting.ignore(turn, arrival.mail, arrival.answered, found.kind)
            return
        money = await self._about_money(turn, arrival)
        reading = await self._wanted(turn, arrival)
        if reading is not None and money is not None and routing.wishes(arrival.mail):
            # Two things in one mail are for a person, who sees both.
            self._desk.hand_over(turn, arrival, words.tell("two_things", self._desk.language, who=arrival.who))
        elif money is not None and (reading is None or not routing.wishes(arrival.mail)):
            await self._money(turn, arrival, money)
        elif reading is not None and reading.process in ASKED:
            await self._enquiry(turn, arrival)
        elif reading is not None:
            await self._quote(turn, arrival, reading)
        elif found.confidence < ENOUGH:
            self._desk.hand_over(turn, arrival)
        else:
            await self._by_kind(turn, arrival)

    async def _by_kind(self, turn: Turn, arrival: Arrival) -> None:
        match arrival.sorted.kind:
            case "product_question":
                await self._enquiry(turn, arrival)
            case "lead" | "quote_request" if arrival.customer is None:
                await self._lead(turn, arrival)
            case "opt_out":
                await self._object(turn, arrival)
            case _:
                self._hand_over(turn, arrival)

    def _hand_over(self, turn: Turn, arrival: Arrival) -> None:
        said = words.tell(f"for_you.{arrival.sorted.kind}", self._desk.language, who=arrival.who)
        self._desk.hand_over(turn, arrival, said)

    # --- money --------------------------------------------------------------------------------------------------------

    async def _about_money(self, turn: Turn, arrival: Arrival) -> Work | None:
        """News of a known customer who owes something, from whom it is sure to come."""
        if arrival.customer is None or arrival.writer is None or arrival.serious:
            return None
        work = routing.unasked(arrival.mail, news_of(arrival, turn, self._desk))
        if work is None or not (await self._books.quote_facts(arrival.customer.id, [])).receivables:
            return None
        return work

    async def _money(self, turn: Turn, arrival: Arrival, work: Work) -> None:
        above = [words.tell(work.says, self._desk.language, who=arrival.who)]
        address = self._desk.thread(turn, arrival, above)
        await self._desk.open(turn, arrival, work.process, work.brief, address)

    # --- quotes -------------------------------------------------------------------------------------------------------

    async def _wanted(self, turn: Turn, arrival: Arrival) -> Reading | None:
        """What is to be quoted, when the mail says so: goods, and how many of each; or what a customer asks about them
        ("prix pour 30 mugs ?"), which is told and not quoted. Where the mail is surely something
            else its words are not read for goods: almost any sentence holds something that could be one."""
        kind, sure = arrival.sorted.kind, arrival.sorted.confidence >= ENOUGH
        if kind in ("supplier_invoice", "job", "opt_out", *LEFT_ALONE):
            return None
        goods = "counted_goods" in arrival.sorted.signs and not _NO_WISH & set(arrival.sorted.signs)
        perhaps = not sure and "quote_request" in arrival.sorted.others
        if kind != "quote_request" and not goods and not perhaps:
            return None
        if sure and (kind in ("lead", "quote_answer") or (kind == "money" and not routing.wishes(arrival.mail))):
            return None
        if sure and kind == "product_question" and all(read_enquiry(arrival.words, arrival.directory)[:2]):
            return None
        situation = Situation(
            directory=arrival.directory,
            language=arrival.customer.language if arrival.customer else self._desk.language,
            today=turn.now.date(),
            outside=True,
        )
        reading = await self._hearing.understand(turn, self._desk.place, arrival.wish, situation)
        if reading.process in ASKED and kind == "quote_request" and arrival.customer is not None:
            return reading if all(read_enquiry(arrival.words, arrival.directory)[:2]) else None
        brief = brief_from_json(reading.brief) if reading.process == "quote" else None
        if not isinstance(brief, QuoteBrief) or not brief.lines:
            return None
        counted = any(line.quantity is not None for line in brief.lines)
        if reading.confidence < ENOUGH:
            # Of somebody unknown a person is asked all the same, and sees what was understood of it.
            return reading if arrival.customer is None and kind == "quote_request" and sure and counted else None
        return None if kind == "product_question" and sure and not counted else reading

    async def _quote(self, turn: Turn, arrival: Arrival, reading: Reading) -> None:
        customer = arrival.writer
        brief = brief_from_json(reading.brief)
        turn.outcome.update(process="quote", confidence=reading.confidence, source=reading.source)
        if await self._loops(turn, arrival):
            return
        assert isinstance(brief, QuoteBrief)
        # Who asks is who the address belongs to in the books, whatever the mail says of itself.
        named = customer.name if customer else arrival.mail.sender_address
        brief = replace(brief, customer=named, doubts=_doubts(arrival))
        said = wording.tell("mail_quote", self._desk.language, who=arrival.mail.sender_name or named)
        address = self._desk.thread(turn, arrival, [said])
        await self._desk.open(turn, arrival, "quote", brief_to_json(brief), address)

    async def _loops(self, turn: Turn, arrival: Arrival) -> bool:
        """Whether a machine may be answering our mails with what they answered: a person would not write so often. Such
        mails are for people."""
        seen = await self._database.read(lambda c: mails_seen.by_sender(c, arrival.mail.sender_address, MOST_WRITTEN))
        lately = [each for each in seen if each.at > turn.now - AN_HOUR]
        worked = sum(1 for each in lately if each.case_id and each.kind not in NOT_ANSWERED)
        if worked < MOST_AN_HOUR and len(lately) < MOST_WRITTEN:
            return False
        self._desk.hand_over(turn, arrival, words.tell("loops", self._desk.language, who=arrival.who))
        return True

    # --- questions, leads, and who wants nothing of us ----------------------------------------------------------------

    async def _object(self, turn: Turn, arrival: Arrival) -> None:
        """Nothing more is sent to that address by itself."""
        address = arrival.mail.sender_address
        if arrival.customer is None and await self._leads.objected(turn, address, arrival.words):
            return
        self._desk.note_objection(turn, arrival)
        self._hand_over(turn, arrival)

    async def _enquiry(self, turn: Turn, arrival: Arrival) -> None:
        products, asked, quantities = read_enquiry(arrival.words, arrival.directory)
        if not products or not asked:
            self._hand_over(turn, arrival)
            return
        if await self._loops(turn, arrival):
            return
        # Prices of theirs are told to nobody else: what a stranger answers to is a customer's, the stranger is not.
        mail, writer = arrival.mail, arrival.writer
        brief = EnquiryBrief(
            products=products,
            asked=asked,
            quantities=quantities,
            customer_id=writer.id if writer else "",
            words=arrival.cut,
            sender=mail.sender_address,
            sender_name=mail.sender_name,
            mail_id=mail.message_id,
            subject=mail.subject,
            language=writer.written_in if writer else arrival.sorted.language,
            doubts=_doubts(arrival),
        )
        address = self._desk.thread(turn, arrival, [words.tell("enquiry", self._desk.language, who=arrival.who)])
        await self._desk.open(turn, arrival, "enquiry", enquiry_to_json(brief), address)

    async def _lead(self, turn: Turn, arrival: Arrival) -> None:
        # Who passes a site's form on is a machine that we do not answer: it may do so as often as it likes.
        if not arrival.mail.automatic and await self._loops(turn, arrival):
            return
        given = replace(given_of_mail(arrival.read, arrival.directory), doubts=_doubts(arrival, loose=True))
        address = self._desk.thread(
            turn, arrival, [words.tell("lead", self._desk.language, who=arrival.who)], self._leads.channel
        )
        event = LeadReceived(turn.key, address, given_to_json(given), turn.now)
        await self._leads.received(turn, event, mail_id=arrival.mail.message_id, subject=arrival.mail.subject)


def _doubts(arrival: Arrival, *, loose: bool = False) -> list[str]:
    """With which nothing leaves by itself: about who wrote, and about what they wrote beside what they ask."""
    more = said_beside(arrival.read, arrival.directory, loose=loose)
    return [*arrival.serious, *(["said_more"] if more else [])]
