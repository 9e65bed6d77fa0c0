"""The room that shows people how to begin, says what to do next, and looks at the pilot again."""

from __future__ import annotations

from collections.abc import Mapping

from bot import outgoing
from bot.clock import Clock
from bot.effects import Effect
from bot.events import ButtonClicked, CaseWanted
from bot.front import Switches
from bot.outgoing import post_row
from bot.people import People
from bot.people.staff import Staff, person_of
from bot.platform import Platform, Receipt
from bot.pressed import pressed
from bot.settings import Settings
from bot.short_hash import short_hash
from bot.store import inbox
from bot.store.database import Connection, Database
from bot.store.inbox import Redelivered
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.telling import Asked, Told
from bot.timetable.desk import TimetableDesk
from bot.timetable.port import Kind
from bot.turn import Turn
from bot.welcome.advising import Advising, Figured
from bot.welcome.pilot import BeginPilot, PlanReview
from bot.welcome.rehearsal import Rehearsal
from bot.welcome.review import Review
from bot.welcome.walking import Pressed, Walking, whose
from bot.welcome.wording import tell
from graphs.message import Address, Message, text_message
from graphs.setup.brief import SetupBrief, brief_to_json
from integrations.books.port import Books, Directory

_VERBS = frozenset({"next", "end", "restart", "try"})
LONGEST_BUTTON = 100

Rows = list[Outgoing] | str
"""What is posted; or the key of a note for the one who pressed."""


class Welcome:
    """Buttons are "w:<walk>:<step>:<verb>", "w:start" and "w:setup"."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        switches: Switches,
        books: Books,
        figures: Figured,
        timetable: TimetableDesk,
        clock: Clock,
        *,
        platforms: Mapping[str, Platform] | None = None,
    ) -> None:
        """`platforms`: those that show a committed post at once are told of it; else the deliverer brings it."""
        self._database = database
        self._people = people
        self._switches = switches
        self._books = books
        self._timetable = timetable
        self._clock = clock
        self._language = settings.language
        self._platforms = dict(platforms or {})
        self._instant = {name for name, platform in self._platforms.items() if platform.instant}
        self._walking = Walking(switches)
        self._rehearsal = Rehearsal(settings, database, people, switches, books, clock)
        self._advising = Advising(settings, database, people, switches, books, figures, clock)
        self.kinds: list[Kind] = [Review(database, people, self._advising, timetable)]

    def acts(self) -> dict[str, Effect]:
        return {
            "timing.put": PlanReview(self._database, self._platforms, self._clock, self._timetable),
            "timing.pilot": BeginPilot(self._database, self._people, self._platforms, self._switches, self._clock),
        }

    # --- asked for ----------------------------------------------------------------------------------------------------

    async def guide(self, turn: Turn, asked: Asked) -> Told:
        """The step of the first day where this person is. Errors of the books pass through."""
        row = self._people.by_id(asked.person.id)
        if row is None:
            return Told(text_message(tell(asked.language, "note.stranger")), "refused")
        directory = await self._books.directory()
        turn.openers.append(lambda c: self._walking.begin(c, turn.key, row, asked.address, directory, asked.language))
        return Told(None)

    async def advice(self, turn: Turn, asked: Asked) -> Told:
        """What to do next, from the numbers. Errors of the books pass through."""
        row = self._people.by_id(asked.person.id)
        if row is None:
            return Told(text_message(tell(asked.language, "note.stranger")), "refused")
        advice = await self._advising.advice(row, asked.address, asked.language, private=asked.private)
        turn.outcome["facts"] = {"advice": advice.codes}
        return Told(advice.message)

    # --- pressed ------------------------------------------------------------------------------------------------------

    async def click(self, event: ButtonClicked) -> Receipt:
        """Whatever happened is committed when this returns. Errors of the books pass through."""
        await self._people.refresh()
        await self._switches.refresh()
        directory = await self._books.directory()
        press = press_of(event.button)
        played = await self._played(event) if press is not None and press.verb == "try" else None
        return await pressed(self._database, self._platforms, lambda c: self._click(c, event, press, directory, played))

    async def _played(self, event: ButtonClicked) -> Message | None:
        """Before the transaction: it reads the books and writes nothing."""
        person = self._people.of_account(event.sender.platform, event.sender.id)
        row = self._people.by_id(person.id) if person is not None else None
        return await self._rehearsal.play(person_of(row), row.language) if row is not None else None

    def _click(
        self, c: Connection, event: ButtonClicked, press: Pressed | None, directory: Directory, played: Message | None
    ) -> tuple[Receipt, list[Address]]:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        staff = Staff.load(c)
        person = staff.by_account(c, event.sender)
        if person is None or not person.active:
            return _note(tell(self._language, "note.stranger"))
        rows = self._rows(c, event, press, person, staff, directory, played)
        if isinstance(rows, str):
            people = ", ".join(row.name for row in staff.active if staff.above_lowest(row))[:200]
            return _note(tell(person.language, rows, people=people or tell(person.language, "nobody")))
        now, place = self._clock.now(), event.address
        kept = inbox.keep_worked(
            c, event, conversation=place.conversation, now=now, address=place, person_id=person.id,
            outcome={"welcome": event.button[:LONGEST_BUTTON]},
        )  # fmt: skip
        if not kept:
            raise Redelivered(event.key)
        return Receipt(claimed=True), outgoing.stage(c, rows, now, self._instant)

    def _rows(
        self,
        c: Connection,
        event: ButtonClicked,
        press: Pressed | None,
        person: PersonRow,
        staff: Staff,
        directory: Directory,
        played: Message | None,
    ) -> Rows:
        if event.button == "w:start":
            return self._walking.begin(c, event.key, person, event.address, directory, person.language)
        if event.button == "w:setup":
            return self._set_up(c, event, person, staff)
        if press is None:
            return "note.unknown"
        if press.verb == "try" and played is not None and press.run.endswith(whose(person.id)):
            key = f"welcome.tried:{short_hash(event.key)}"
            return [post_row(key, event.address, played, language=person.language)]
        return self._walking.pressed(c, event, press, person, staff, directory, self._clock.now())

    def _set_up(self, c: Connection, event: ButtonClicked, person: PersonRow, staff: Staff) -> Rows:
        """Opens the setup where it was asked for."""
        if not staff.above_lowest(person):
            return "note.no_setup"
        place, now = event.address, self._clock.now()
        wanted = CaseWanted(
            key=f"setup:{short_hash(event.key, 24)}",
            address=place,
            process="setup",
            brief=brief_to_json(SetupBrief("begin")),
            person=person.id,
            language=person.language,
            at=now,
        )
        inbox.claim(c, wanted, conversation=place.conversation, now=now, address=place, person_id=person.id)
        return []


def press_of(button: str) -> Pressed | None:
    match button[:LONGEST_BUTTON].split(":"):
        case ["w", run, step, verb] if verb in _VERBS:
            return Pressed(run, step, verb)
        case _:
            return None


def _note(text: str) -> tuple[Receipt, list[Address]]:
    return Receipt(claimed=True, note=text_message(text)), []
