"""Plays a request without any way for it to leave: the real graph over the real books, in memory, observing.

What keeps it from reaching anybody, in this order: it is judged as in a company that only watches (the gate then lets
nothing through); the graph's nodes only read, and whatever they stage lives in a context that no turn ever commits, so
there is no case, no outbox row and no approval that anything could send; no PDF is made and no file is kept.
"""

from __future__ import annotations

from dataclasses import replace

from bot.clock import Clock
from bot.front import Switches
from bot.people import People
from bot.people.staff import person_of
from bot.ports import policy_of
from bot.rules import RuleRoom
from bot.runner import Ran, Runner
from bot.settings import Settings
from bot.short_hash import short_hash
from bot.standings import KeptStandings
from bot.store.database import Database
from bot.typography import typeset
from bot.welcome.wording import tell
from graphs.answers import guide
from graphs.ask import ApprovalRequest, Question
from graphs.context import Context, Person
from graphs.message import Attachment, Block, Buttons, Image, Message, Text
from graphs.quote.process import QUOTE
from graphs.understanding.grammar import read
from graphs.understanding.reading import ENOUGH, Situation
from integrations.books.port import Books, Directory
from integrations.documents.port import NoticeDocument, QuoteDocument, ReportDocument

MOST_BLOCKS = 20


class _NoPaper:
    """The Documents port of a rehearsal: nothing is printed."""

    async def quote_pdf(self, document: QuoteDocument) -> bytes:
        return b""

    async def notice_pdf(self, document: NoticeDocument) -> bytes:
        return b""

    async def report_pdf(self, document: ReportDocument) -> bytes:
        return b""


class Rehearsal:
    def __init__(
        self, settings: Settings, database: Database, people: People, switches: Switches, books: Books, clock: Clock
    ) -> None:
        self._people = people
        self._books = books
        self._clock = clock
        self._runner = Runner([QUOTE])
        self._policy = policy_of(settings, people, switches)
        self._rules = RuleRoom(database, people, books, clock)
        self._standings = KeptStandings(database, books, clock, time_zone=settings.time_zone)

    async def example(self, language: str) -> tuple[str, str]:
        """A sentence that asks for a quote with real names of the books, and the customer's name; "" where they hold
        too little."""
        directory = await self._books.directory()
        return example_of(directory, language)

    async def play(self, person: Person, language: str) -> Message:
        """What it would do about the example. Errors of the books pass through."""
        directory = await self._books.directory()
        text, _ = example_of(directory, language)
        situation = Situation(directory, language, self._clock.now().date())
        reading = read(text, situation) if text else None
        if reading is None or reading.process != QUOTE.name or reading.confidence < ENOUGH:
            said = tell(language, "tried.none")
            return Message(said, [Text(said, tone="warning")])
        context = await self._context(person, language, text)
        ran = await self._runner.begin(QUOTE.name, None, reading.brief, context)
        return _told(text, context, ran, language)

    async def _context(self, person: Person, language: str, text: str) -> Context:
        await self._rules.refresh()
        now = self._clock.now()
        name = f"rehearsal-{short_hash(f'{person.id}|{text}|{now.isoformat()}')}"
        return Context(
            case_id=name,
            turn_key=name,
            asker=person,
            now=now,
            language=language,
            books=self._books,
            documents=_NoPaper(),
            rules=self._rules.snapshot(),
            policy=replace(self._policy(QUOTE.name), autonomy="observe", paused=False),
            colleagues=[person_of(row) for row in self._people.staff.active],
            standings=self._standings,
        )


def example_of(directory: Directory, language: str) -> tuple[str, str]:
    customer = next((one for one in directory.customers if one.email), None)
    sentences = guide.examples(directory, language) if customer is not None else []
    # The first example is the quote where there is somebody to send it to.
    return (sentences[0], customer.name) if sentences and customer is not None else ("", "")


def _told(text: str, context: Context, ran: Ran, language: str) -> Message:
    said = tell(language, "tried", text=typeset(text) if language != "en" else text)
    blocks: list[Block] = [Text(said, tone="strong")]
    for staged in context.says:
        blocks += [block for block in staged.message.blocks if not isinstance(block, Attachment | Buttons | Image)]
    for pending in ran.pending:
        if isinstance(pending.ask, Question):
            blocks += [Text(tell(language, "tried.would_ask")), Text(pending.ask.message.summary)]
        elif isinstance(pending.ask, ApprovalRequest):
            blocks.append(Text(pending.ask.shown[language].summary))
    return Message(said, [*blocks[:MOST_BLOCKS], Text(tell(language, "tried.end"), tone="muted")])
