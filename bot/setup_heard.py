"""What answers a setup though it was said beside its thread: it is taken there, or told where the question waits."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot import begun
from bot.courses import STILL_TALKING, Place, say
from bot.events import MessageReceived
from bot.people import People
from bot.store.database import Database
from bot.turn import Turn
from graphs.context import Person
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.learning_words import read_setup_answer
from graphs.understanding.reading import Reading, Situation
from integrations.books.port import Books


class SetupHeard:
    def __init__(self, database: Database, people: People, books: Books) -> None:
        self._database = database
        self._people = people
        self._books = books

    async def heard(
        self, turn: Turn, event: MessageReceived, person: Person, text: str, place: Place, reading: Reading
    ) -> tuple[Place, Reading]:
        """Where the words belong, and what they mean there; as they were, unless they answer this person's setup."""
        if not event.root or (place.question is not None and place.same_thread):
            return place, reading
        waiting = await self._database.read(lambda c: begun.begun_by(c, person.id))
        if waiting is None or waiting.case.address.conversation == event.address.conversation:
            return place, reading
        today = turn.now.astimezone(ZoneInfo(person.time_zone)).date()
        names = [row.name for row in self._people.staff.active]
        fit = waiting.fit(text, person.language, names, today)
        if waiting.is_at(event) and begun.is_its_answer(fit, reading):
            asked = waiting.question.question
            situation = Situation(
                directory=await self._books.directory(),
                language=person.language,
                today=today,
                expecting=asked.code,
                choices=asked.choices,
                colleagues=names,
            )
            answer = read_setup_answer(text, reading.language, situation)
            if answer is not None:
                turn.about = waiting.case.id
                say(turn, event.address, begun.going_on(waiting.case, person.language), person.language, name="setup")
                return Place(waiting.case, waiting.question), answer
        if self._is_lost(turn, event, waiting, fit, reading):
            say(turn, event.address, begun.pointing(waiting.case, person.language), person.language, name="setup")
        return place, reading

    def _is_lost(
        self, turn: Turn, event: MessageReceived, waiting: begun.Begun, fit: begun.Fit, reading: Reading
    ) -> bool:
        """Whether nothing else comes of words that may have been an answer."""
        if reading.confidence >= ENOUGH and reading.process != "unknown":
            return False
        if waiting.case.address.platform != event.address.platform:
            return False
        just_asked = turn.now - waiting.case.changed_at < STILL_TALKING
        return fit != "" or (waiting.is_at(event) and just_asked)
