"""The daily look at sent quotes: which are to be followed up today, each a case of its own, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.clock import Clock
from bot.events import CaseWanted, TimerFired
from bot.followup.wording import tell
from bot.people import People
from bot.store import followups as store
from bot.store import inbox
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.followups import Mailed
from bot.store.outbox import Outgoing
from bot.timetable.daily import Daily, behind
from bot.turn import Turn
from graphs.calendar import WorkCalendar
from graphs.message import Address, Message, Text
from graphs.quote_followup.brief import FollowupBrief, brief_to_json
from integrations.books.port import Books, SentQuote

LOOK_TIMER = "followups.look"

BEHIND = 5
"""Minutes after the reminders that it is done."""

GAP = 2
"""Days between two mails about a quote, at least, and after its own."""

STALE = 30
"""Days after its end from which nobody is asked any more what became of a quote."""

Occasion = Literal["due", "expiring", "expired"]


@dataclass(frozen=True)
class Pace:
    """After how many days a quote is followed up, and how many before its end again (0: not); how many a minute."""

    after_days: int = 7
    before_days: int = 3
    per_minute: int = 60


def occasion(
    quote: SentQuote, mails: Sequence[Mailed], today: date, pace: Pace, calendar: WorkCalendar
) -> Occasion | None:
    """What that day asks for. Shortly before its end, only the end is spoken of."""
    if quote.valid_until < today:
        return "expired" if (today - quote.valid_until).days <= STALE else None
    last = max([quote.sent_on, *(mail.on for mail in mails)])
    if (today - last).days < min(GAP, pace.after_days):
        return None
    slots = {mail.slot for mail in mails}
    next_look = calendar.working_day_from(today + timedelta(days=1))
    near = (quote.valid_until - today).days <= pace.before_days or next_look > quote.valid_until
    if pace.before_days and near:
        return None if "expiring" in slots else "expiring"
    return "due" if not mails and (today - quote.sent_on).days >= pace.after_days else None


class QuoteLook:
    def __init__(
        self,
        database: Database,
        books: Books,
        people: People,
        clock: Clock,
        calendar: WorkCalendar,
        pace: Pace,
        *,
        at: time | None,
        place: Address,
        language: str,
    ) -> None:
        """`at` is the hour of the reminders, local to the calendar's zone (None: no daily look); `place` is where a
        quote is spoken of whose own thread is not known."""
        self._database = database
        self._books = books
        self._people = people
        self._clock = clock
        self._calendar = calendar
        self._pace = pace
        self._daily = Daily(LOOK_TIMER, database, clock, calendar, at=behind(at, BEHIND))
        self._place = place
        self._language = language

    async def plan(self) -> None:
        """Plans the next one unless it is planned; with another hour than before, anew."""
        await self._daily.plan()

    async def look(self, turn: Turn, event: TimerFired) -> None:
        """Opens a case for each quote of which something is due today. Days that were missed are not made up for: each
        quote gets what its own dates ask for now. Errors of the books pass through: it is tried again."""
        today = await self._daily.begun()
        if not self._calendar.works(today):
            turn.outcome["skipped"] = "not a working day"
            return
        quotes = await self._books.sent_quotes()
        wanted, known = await self._database.read(lambda c: self._wanted(c, quotes, today))
        turn.outcome["followed_up"] = len(wanted)
        turn.openers.append(lambda c: self._open(c, wanted, known, turn.now))

    def _wanted(
        self, c: Connection, quotes: Sequence[SentQuote], today: date
    ) -> tuple[list[tuple[SentQuote, Occasion]], dict[str, CaseRow]]:
        numbers = [quote.number for quote in quotes]
        mails, wrote = store.mailed(c, numbers), store.wrote(c, numbers)
        found: list[tuple[SentQuote, Occasion]] = [
            (quote, why)
            for quote in quotes
            if quote.number not in wrote
            and (why := occasion(quote, mails[quote.number], today, self._pace, self._calendar)) is not None
            and inbox.by_key(c, _key(quote, why)) is None
        ]
        return found, store.cases_of(c, [quote.number for quote, _ in found])

    def _open(
        self,
        c: Connection,
        wanted: Sequence[tuple[SentQuote, Occasion]],
        known: Mapping[str, CaseRow],
        now: datetime,
    ) -> list[Outgoing]:
        """One after the other, at the company's pace; the key of each opens it once, whoever looks."""
        gap = timedelta(seconds=60 / max(self._pace.per_minute, 1))
        for place, (quote, why) in enumerate(wanted):
            event = self._event(quote, why, known.get(quote.number), now)
            at = now + place * gap
            inbox.claim(c, event, conversation=event.key, now=now, address=event.address, not_before=at)
        return []

    def _event(self, quote: SentQuote, why: Occasion, case: CaseRow | None, now: datetime) -> CaseWanted:
        """Whoever asked for the quote follows it up, and says in the end what became of it."""
        owner = self._people.by_id(case.asker_id) if case is not None and case.asker_id else None
        # At its end the brief says "expiring" too: that it is over is for the case to see, on the day it is worked.
        brief = FollowupBrief("due" if why == "due" else "expiring", quote.number, day=self._daily.today.isoformat())
        return CaseWanted(
            key=_key(quote, why),
            address=case.address if case is not None else self._place,
            process="quote_followup",
            brief=brief_to_json(brief),
            person=owner.id if owner is not None and owner.active else "",
            language=case.language if case is not None else self._language,
            at=now,
            announce=None if case is not None else self._announce(quote),
        )

    def _announce(self, quote: SentQuote) -> Message:
        said = tell(self._language, "announce", number=quote.number, customer=" ".join(quote.customer.name.split()))
        return Message(said, [Text(said, tone="heading")])


def _key(quote: SentQuote, why: Occasion) -> str:
    return f"followup:{quote.number}:{why}"
