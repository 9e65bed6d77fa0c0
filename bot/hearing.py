"""Hears a message: who says it, whether it can be read, what is going on where it is said, and what it means there."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot import wording
from bot.accounts import Accounts
from bot.courses import NEWS, OPENED, STILL_TALKING, Courses, Place, Said, say
from bot.dispatcher import LONGEST_TEXT
from bot.enclosures import Enclosures
from bot.events import MessageReceived
from bot.metrics import MODEL_COST, MODEL_FALLBACKS
from bot.people import People
from bot.platform import Platform
from bot.setup_heard import SetupHeard
from bot.store import asks, cases, settings, usage
from bot.store.database import Connection, Database
from bot.thread_words import lead_of
from bot.turn import Turn
from graphs.context import Person
from graphs.message import Address, Message, text_message
from graphs.quote.brief import QuoteChange, brief_from_json, brief_to_json
from graphs.sorting.mail import MailWords, Sorted
from graphs.sorting.model import SORT_SCHEMA, sort_instructions, sort_text, sorted_from_model
from graphs.sorting.sort import sort_mail
from graphs.understanding import grammar
from graphs.understanding.catalogue import index_of
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.model import Understanding, Understood
from graphs.understanding.reading import DESK, Reading, Situation
from integrations.books.port import Books, Directory

log = structlog.get_logger(__name__)

TOLD_FALLBACK = "understanding.fallback"
"""The setting that remembers which fall-back was told last, across restarts and commands."""

MOST_UNDERSTOOD = 64
"""Readings remembered until their turn commits: a turn that is run again must not pay for the model again."""

_AGAIN = re.compile(
    r"\W*(?:(?:merci de|please|svp|s'il (?:te|vous) pla[iî]t|peux-tu|pouvez-vous|can you|could you)\W+)?"
    r"(?:r[ée]-?essa(?:ie|ye)[rsz]*|r[ée]-?essayez|retente[rz]?|renvo(?:ie|yer|yez)|relance (?:l'envoi|le devis)"
    r"|(?:re)?try(?: again)?|retry|re-?send|send again|once more|encore une fois)"
    r"(?:\W+(?:(?:le|la|les|l|it|that|this|the|again|devis|quote|mail|e-mail|email|envoi|svp|please|merci|thanks"
    r"|maintenant|now|encore|une fois|s'il (?:te|vous) pla[iî]t))+)*\W*",
    re.IGNORECASE,
)
_CALL = re.compile(r"\s*(?:@commis\b(?!-)[\s,:;]*)+", re.IGNORECASE)
"""The mention with which a message begins: whom it is for, no part of what it says."""

_NEW_QUOTE = re.compile(
    r"\W*(?:(?:bonjour|bonsoir|salut|hello|hi|hey)\W+)?(?:(?:un|nouveau|new|a|autre|another)\W+)*"
    r"(?:devis|quote|quotation)\b",
    re.IGNORECASE,
)


Reminded = Callable[[str, Address], Awaitable[bool]]


class Hearing:
    def __init__(
        self,
        database: Database,
        people: People,
        accounts: Accounts,
        platforms: Mapping[str, Platform],
        courses: Courses,
        understanding: Understanding,
        books: Books,
        just_reminded: Reminded | None = None,
    ) -> None:
        """`just_reminded`: whether that person was reminded of something at that place a moment ago."""
        self._just_reminded = just_reminded
        self._database = database
        self._people = people
        self._accounts = accounts
        self._enclosures = Enclosures(database, platforms)
        self._courses = courses
        self._understanding = understanding
        self._books = books
        self._setup = SetupHeard(database, people, books)
        self._sorted: OrderedDict[str, tuple[MailWords, Sorted]] = OrderedDict()
        self._understood: OrderedDict[str, tuple[Situation, str, Understood]] = OrderedDict()

    async def message(self, turn: Turn, event: MessageReceived) -> None:
        """Fills the turn. Errors of ports pass through: the event is tried again."""
        if not event.addressed:
            return
        person = self._people.of_account(event.sender.platform, event.sender.id)
        if person is None:
            await self._accounts.meet(turn, event)
            return
        read = await self._enclosures.read(turn, event)
        said = _CALL.sub("", event.text, count=1) if _CALL.match(event.text) else event.text
        text, unread = "\n".join([said, *read.texts] if said.strip() else read.texts), read.unread
        complaint = read.failed(person.language) or _unusable(text, unread, person.language)
        if complaint is not None:
            say(turn, event.address, complaint, person.language)
            turn.outcome.update(process="unknown", status="needs_answer")
            return
        if unread:
            note = text_message(wording.tell("also_kept", person.language, names=", ".join(unread)), tone="muted")
            say(turn, event.address, note, person.language, name="files")
        place = await self._place(event, person, text)
        turn.about = place.case.id if place.case else None
        reading = await self._read(turn, event.address, text, place, person)
        place, reading = await self._setup.heard(turn, event, person, text, place, reading)
        turn.outcome.update(process=reading.process, confidence=reading.confidence, source=reading.source)
        if _between_colleagues(event, place, reading):
            turn.outcome["status"] = "ignored"
            return
        await self._courses.take(turn, Said(event, person, text, place, reading))

    async def understand(self, turn: Turn, address: Address, text: str, situation: Situation) -> Reading:
        """One reading, by the model or by the grammar; its cost goes with the turn, a fall-back is said once."""
        # The index of names is built once per version of the books, beside the loop: that can take a second.
        await asyncio.to_thread(index_of, situation.directory)
        if turn.use is not None:
            # A mail that the model was asked to sort: once a turn is enough.
            return await asyncio.to_thread(grammar.read, text, situation)
        spent, told = await self._database.read(
            lambda c: (usage.month_cost(c, turn.now), str(settings.get(c, TOLD_FALLBACK, "")))
        )
        understood = await self._once(turn, text, situation, spent)
        turn.use = understood.use
        now = understood.fallback
        if now and now != told:
            note = text_message(wording.tell(f"fallback.{now}", situation.language), tone="muted")
            say(turn, address, note, situation.language, name="fallback")
        # A bare verdict, which nobody asked the model about, tells nothing of how the model is.
        if now != told and (now or understood.reading.source == "model"):
            turn.first.append(lambda c: settings.put(c, TOLD_FALLBACK, now) is None)
        return understood.reading

    async def sort(self, turn: Turn, words: MailWords, directory: Directory, today: date) -> Sorted:
        """What a mail is: by signs, and where they do not tell, by one call of the model; its cost goes with the
        turn."""
        await asyncio.to_thread(index_of, directory)
        found = await asyncio.to_thread(sort_mail, words, directory, today)
        if found.confidence >= ENOUGH or words.automatic:
            return found
        known = self._sorted.get(turn.key)
        if known is not None and known[0] == words:
            return known[1]
        spent = await self._database.read(lambda c: usage.month_cost(c, turn.now))
        data, turn.use = await self._understanding.structured(
            instructions=sort_instructions(words),
            text=sort_text(words),
            schema=SORT_SCHEMA,
            name="kind_of_a_mail",
            now=turn.now,
            spent=spent,
        )
        if turn.use is not None:
            MODEL_COST.inc(float(turn.use.cost))
        if data is not None:
            found = await asyncio.to_thread(sorted_from_model, data, words, directory, today)
            self._sorted[turn.key] = (words, found)
            if len(self._sorted) > MOST_UNDERSTOOD:
                self._sorted.popitem(last=False)
        return found

    async def _once(self, turn: Turn, text: str, situation: Situation, spent: Decimal) -> Understood:
        """What was understood of this very message in this very situation by an earlier run of the turn, or now."""
        around = replace(situation, directory=Directory(situation.directory.version))
        known = self._understood.get(turn.key)
        if known is not None and known[:2] == (around, text):
            return known[2]
        understood = await self._understanding.read(text, situation, now=turn.now, spent_this_month=spent)
        self._understood[turn.key] = (around, text, understood)
        if len(self._understood) > MOST_UNDERSTOOD:
            self._understood.popitem(last=False)
        if understood.use is not None:
            MODEL_COST.inc(float(understood.use.cost))
        if understood.fallback:
            MODEL_FALLBACKS.labels(why=understood.fallback).inc()
        return understood

    # --- what is going on here ----------------------------------------------------------------------------------------

    async def _place(self, event: MessageReceived, person: Person, text: str) -> Place:
        """The case of the thread; beside it, for a new message in a private conversation, the one last worked there,
        unless the message opens with the word for a new one."""
        beside = (event.direct or event.flat) and event.root and not _NEW_QUOTE.match(text)

        def look(c: Connection) -> Place:
            case = cases.latest_in(c, event.address.conversation)
            same = case is not None
            if case is None and beside:
                recent = cases.latest_of(c, event.address.platform, event.address.channel, person.id)
                if recent is not None and event.at - recent.changed_at < STILL_TALKING:
                    case = recent
            if case is None:
                return Place()
            return Place(case, asks.open_question_of(c, case.id), asks.open_approval_of(c, case.id), same)

        return await self._database.read(look)

    async def _reminding(self, place: Place, person: Person, address: Address) -> bool:
        if place.case is not None and place.case.process == "personal_reminder":
            return True
        return self._just_reminded is not None and await self._just_reminded(person.id, address)

    async def _read(self, turn: Turn, address: Address, text: str, place: Place, person: Person) -> Reading:
        if _asks_again(text, place):
            return Reading("quote", 0.95, person.language, brief_to_json(QuoteChange([])))
        directory = await self._books.directory()
        lines: list[dict[str, Any]] = place.case.facts.get("lines", []) if place.case else []
        wanted = {str(line["sku"]) for line in lines}
        names = {product.sku: product.name for product in directory.products if product.sku in wanted}
        is_quote = place.case is not None and place.case.process == "quote"
        # A rule that is asked about elsewhere in the conversation keeps nobody from stating another one.
        waits = place.same_thread or is_quote
        situation = Situation(
            directory=directory,
            language=person.language,
            today=turn.now.astimezone(ZoneInfo(person.time_zone)).date(),
            open_quote=is_quote,
            quote_lines=[names.get(str(line["sku"]), str(line["sku"])) for line in lines],
            expecting=place.question.question.code if place.question and waits else "",
            choices=place.question.question.choices if place.question and waits else [],
            deciding=place.approval is not None and waits,
            reminding=await self._reminding(place, person, address),
            colleagues=[row.name for row in self._people.staff.active],
            lead_here=place.same_thread and bool(lead_of(place.case)),
            noted=_noted(place),
        )
        return await self.understand(turn, address, text, situation)


def _between_colleagues(event: MessageReceived, place: Place, reading: Reading) -> bool:
    """Words in a thread that were not said to us, ask nothing we know of, and answer nothing we asked."""
    if event.called or place.question is not None or place.approval is not None:
        return False
    if reading.process in {"unknown", "smalltalk", "rule", "rule_change", *DESK} or reading.confidence < ENOUGH:
        return True
    if reading.process in OPENED:
        # What is said about a debt counts where that debt is worked; what is ordered must be said to us.
        about_it = place.case is not None and place.case.process in {"reminder", *NEWS}
        return not (about_it and reading.process in NEWS)
    return reading.process == "quote" and _overheard(reading)


def _noted(place: Place) -> str:
    """What was noted last in that thread and is over, so that a word more may set it right."""
    case = place.case
    over = case is not None and case.state == "done" and place.same_thread
    return case.process if case is not None and over and not place.question and not place.approval else ""


def _overheard(reading: Reading) -> bool:
    """Whether a change, not said to us, may be talk about the quote rather than an order: something in it was not
    understood, or it names somebody, or a thing without saying how many."""
    brief = brief_from_json(reading.brief)
    if not isinstance(brief, QuoteChange):
        return False
    vague = any(c.op == "customer" or (c.op == "add" and c.quantity is None) for c in brief.changes)
    return vague or bool(brief.not_understood)


def _asks_again(text: str, place: Place) -> bool:
    """ "Réessaie": a quote that failed, was refused or waits to be tried again is worked once more, as it is."""
    if place.case is None or place.case.process != "quote" or place.question or place.approval:
        return False
    return place.case.state in {"failed", "refused", "scheduled"} and _AGAIN.fullmatch(text[:100].strip()) is not None


def _unusable(text: str, unread: list[str], language: str) -> Message | None:
    """What to say of a message that cannot be read at all, or None."""
    if not text.strip():
        name = "unreadable_files" if unread else "empty"
        return text_message(wording.tell(name, language, names=", ".join(unread)))
    if len(text) > LONGEST_TEXT:
        return text_message(wording.tell("too_long", language))
    odd = sum(1 for character in text[:2000] if character < " " and character not in "\n\r\t")
    if "\x00" in text or odd > 0.05 * min(len(text), 2000):
        return text_message(wording.tell("binary", language))
    return None
