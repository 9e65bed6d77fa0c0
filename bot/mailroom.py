"""A received mail: whose it is, what it asks, and the thread where it is worked. Its words are data, never orders."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot import wording
from bot.events import MailReceived
from bot.hearing import Hearing
from bot.outgoing import post_row
from bot.staging import OUTSIDE, case_id_of, outsider
from bot.store import files
from bot.store.database import Database
from bot.store.ledger import LedgerEntry
from bot.turn import Turn
from bot.turns import Turns
from graphs.message import Address, Excerpt, Message, Text
from graphs.quote.brief import QuoteBrief, brief_from_json, brief_to_json
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.reading import Reading, Situation
from integrations.books.port import Books, Customer
from integrations.errors import Rejected
from integrations.mail.incoming import parse
from integrations.mail.port import IncomingMail

LONGEST_EXCERPT = 1500


class Mailroom:
    def __init__(
        self,
        database: Database,
        turns: Turns,
        hearing: Hearing,
        books: Books,
        place: Address,
        language: str,
        time_zone: str,
    ) -> None:
        self._database = database
        self._turns = turns
        self._hearing = hearing
        self._books = books
        self.place = place
        self._language = language
        self._time_zone = time_zone

    async def mail(self, turn: Turn, event: MailReceived) -> None:
        kept = await self._database.read(lambda c: files.read(c, event.file.id))
        try:
            mail = await asyncio.to_thread(parse, kept[1] if kept else b"")
        except Rejected as error:
            self._announce(turn, wording.tell("mail_unreadable", self._language, why=error), None)
            turn.outcome.update(process="unknown", status="refused")
            return
        if mail.automatic:
            turn.outcome.update(process="unknown", status="done", automatic=True)
            turn.entries.append(LedgerEntry(None, OUTSIDE, "ignored", "automatic mail", {"from": mail.sender_address}))
            return
        directory = await self._books.directory()
        customer = next((c for c in directory.customers if c.email.lower() == mail.sender_address.lower()), None)
        situation = Situation(
            directory=directory,
            language=customer.language if customer else self._language,
            today=turn.now.date(),
            outside=True,
        )
        text = f"{mail.subject}\n{mail.text}".strip()
        reading = await self._hearing.understand(turn, self.place, text, situation)
        turn.outcome.update(process=reading.process, confidence=reading.confidence, source=reading.source)
        if reading.process == "quote" and reading.confidence >= ENOUGH:
            await self._quote(turn, mail, customer, reading)
        else:
            self._hand_over(turn, mail, customer, reading)

    async def _quote(self, turn: Turn, mail: IncomingMail, customer: Customer | None, reading: Reading) -> None:
        brief = brief_from_json(reading.brief)
        if not isinstance(brief, QuoteBrief):
            self._hand_over(turn, mail, customer, reading)
            return
        # Who asks is who the address belongs to in the books, whatever the mail says of itself.
        brief = replace(brief, customer=customer.name if customer else mail.sender_address)
        thread = self._announce(
            turn, wording.tell("mail_quote", self._language, who=mail.sender_name or mail.sender_address), mail
        )
        address = replace(self.place, thread=thread)
        turn.entries.append(
            LedgerEntry(
                case_id_of(turn.key),
                OUTSIDE,
                "asked",
                mail.subject[:500],
                {
                    "from": mail.sender_address,
                    "known_customer": customer.id if customer else "",
                    "brief": reading.brief,
                },
            )
        )
        await self._turns.open_case(
            turn,
            process="quote",
            address=address,
            asker=outsider(self._language, self._time_zone),
            language=self._language,
            brief=brief_to_json(brief),
        )

    def _hand_over(self, turn: Turn, mail: IncomingMail, customer: Customer | None, reading: Reading) -> None:
        who = customer.name if customer else mail.sender_name or mail.sender_address
        self._announce(turn, wording.tell("mail_for_you", self._language, who=who), mail)
        turn.outcome.update(status="needs_answer", handed_over=True)
        turn.entries.append(
            LedgerEntry(
                None,
                "commis",
                "handed_over",
                mail.subject[:500],
                {"from": mail.sender_address, "read_as": reading.process},
            )
        )

    def _announce(self, turn: Turn, text: str, mail: IncomingMail | None) -> str:
        """Posts the mail in the channel; the post is the root of the thread where it is worked. Returns its key."""
        key = f"{case_id_of(turn.key)}.mail"
        blocks: list[Text | Excerpt] = [Text(text)]
        if mail is not None:
            words = f"{mail.subject}\n\n{mail.text}".strip()[:LONGEST_EXCERPT]
            blocks.append(Excerpt(words, source=f"{mail.sender_name} <{mail.sender_address}>".strip()))
        message = Message(summary=text, blocks=[*blocks])
        turn.outgoing.append(post_row(key, self.place, message, language=self._language))
        return key
