"""A mail that answers one of ours: news about money, an answer to a quote or to what a lead was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.hearing import Hearing
from bot.mailroom import posting, routing
from bot.mailroom import wording as words
from bot.mailroom.answered import Answered
from bot.mailroom.arrival import Arrival
from bot.mailroom.desk import MailDesk
from bot.mailroom.routing import Ignore, Route, ToPeople, Work
from bot.store.ledger import LedgerEntry
from bot.turn import Turn
from graphs.debtor.brief import News
from graphs.lead.brief import LeadMoved
from graphs.lead.brief import brief_to_json as lead_to_json
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.reply_words import read_reply

__all__ = ["Answers", "news_of"]


def news_of(arrival: Arrival, turn: Turn, desk: MailDesk) -> News:
    """What it says about money."""
    mail, customer, answered = arrival.mail, arrival.customer, arrival.answered
    # The subject of an answer is ours; that of a note or of a new mail is theirs.
    text = mail.text if answered is not None and not mail.automatic else f"{mail.subject}\n{mail.text}"
    news = read_reply(
        text.strip(),
        today=routing.day_of(mail, turn.now, desk.time_zone),
        language=customer.written_in if customer is not None else desk.language,
        automatic=mail.automatic,
    )
    facts = answered.case.facts if answered is not None else {}
    known = customer.id if customer is not None else ""
    return replace(
        news,
        customer=str(facts.get("customer") or (customer.name if customer is not None else "")),
        customer_id=str(facts.get("customer_id") or known),
        source="mail",
        reminder=answered.case.id if answered is not None else "",
    )


class Answers:
    def __init__(self, desk: MailDesk, hearing: Hearing) -> None:
        self._desk = desk
        self._hearing = hearing

    async def take(self, turn: Turn, arrival: Arrival, answered: Answered) -> None:
        about = routing.about(answered)
        if about == "lead":
            await self._lead(turn, arrival, answered)
            return
        known = [arrival.customer.email] if arrival.customer is not None else []
        if about == "money":
            news = news_of(arrival, turn, self._desk)
            turn.outcome.update(confidence=news.confidence, source="grammar")
            doubtful = bool(arrival.serious)
            route: Route = routing.to_reminder(arrival.mail, news, answered, known, doubtful=doubtful)
        else:
            route = await self._about_quote(turn, arrival, answered, known)
        await self._follow(turn, arrival, route, answered)

    async def _lead(self, turn: Turn, arrival: Arrival, answered: Answered) -> None:
        mail = arrival.mail
        if mail.automatic:
            posting.ignore(turn, mail, answered, "automatic mail")
            return
        brief = LeadMoved(
            lead_id=str(answered.case.facts.get("lead_id") or answered.case.id),
            what="objected" if arrival.sorted.kind == "opt_out" else "replied",
            words=mail.text[: routing.LONGEST_WORDS],
            sender=mail.sender_address,
            mail_id=mail.message_id,
            subject=mail.subject,
        )
        above = [words.tell("reply_lead", answered.case.language, who=arrival.who)]
        address = self._desk.thread(turn, arrival, above, answered.case.address)
        await self._desk.open(turn, arrival, "lead", lead_to_json(brief), address, answered.case.language)

    async def _about_quote(self, turn: Turn, arrival: Arrival, answered: Answered, known: Sequence[str]) -> Route:
        """A plain yes or no needs no other reading, and an automatic mail is not worth one."""
        mail = arrival.mail
        reading: Reading | None = None
        if not mail.automatic and not routing.is_verdict(mail):
            situation = Situation(
                directory=arrival.directory,
                language=answered.case.language,
                today=routing.day_of(mail, turn.now, self._desk.time_zone),
                open_quote=True,
                quote_lines=_lines(answered),
                outside=True,
            )
            reading = await self._hearing.understand(turn, answered.case.address, mail.text, situation)
            turn.outcome.update(confidence=reading.confidence, source=reading.source)
        return routing.to_quote(mail, reading, answered, known)

    async def _follow(self, turn: Turn, arrival: Arrival, route: Route, answered: Answered) -> None:
        case, mail = answered.case, arrival.mail
        match route:
            case Ignore(why=why):
                posting.ignore(turn, mail, answered, why)
            case ToPeople():
                self._desk.thread(turn, arrival, self._above(arrival, route, answered), case.address)
                turn.about = case.id
                turn.outcome.update(process="handoff", status="needs_answer", handed_over=True)
                why = {"from": mail.sender_address, "answers": case.id}
                turn.entries.append(LedgerEntry(case.id, "commis", "handed_over", mail.subject[:500], why))
            case Work():
                address = self._desk.thread(turn, arrival, self._above(arrival, route, answered), case.address)
                await self._desk.open(turn, arrival, route.process, route.brief, address, case.language)

    def _above(self, arrival: Arrival, route: Work | ToPeople, answered: Answered) -> list[str]:
        language = answered.case.language
        texts = [words.tell(route.says, language, who=arrival.who, number=answered.quote)]
        if route.elsewhere:
            known = arrival.customer.email if arrival.customer is not None and arrival.customer.email else answered.to
            address = arrival.mail.sender_address
            texts.append(words.tell("elsewhere", language, address=address, known=known or "?"))
        return texts


def _lines(answered: Answered) -> list[str]:
    """What the quote that is answered holds, by name."""
    lines: list[dict[str, Any]] = answered.case.facts.get("lines") or []
    return [str(line.get("description") or line.get("sku") or "") for line in lines]
