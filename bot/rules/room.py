"""The rules as the rest of the desk asks for them: kept in memory, read again when the store's revision has changed."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import structlog

from bot.clock import Clock
from bot.people import People
from bot.people.staff import person_of
from bot.rules.answers import Details, Teller
from bot.rules.asked import asked_about
from bot.rules.known import Known
from bot.store import rules as store
from bot.store import rules_used
from bot.store.database import Connection, Database
from bot.store.rules import BrokenRule, Kept
from graphs.context import Person
from graphs.message import Message
from graphs.rules.readback import Names, names_of
from graphs.rules.rule import RuleSet
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Books

log = structlog.get_logger(__name__)


class RuleRoom:
    """Call `refresh` before the first use, and before work that may not overlook a change."""

    def __init__(self, database: Database, people: People, books: Books, clock: Clock) -> None:
        self._database = database
        self._people = people
        self._books = books
        self._clock = clock
        self._kept = Kept()
        self._book = Rulebook(RuleSet())
        self._complained: set[tuple[str, int]] = set()

    @property
    def known(self) -> RuleSet:
        """Those that can be read."""
        return self._kept.known

    @property
    def broken(self) -> list[BrokenRule]:
        return self._kept.broken

    @property
    def kept(self) -> Kept:
        return self._kept

    def snapshot(self) -> Rulebook:
        """What one turn asks: the same object until a rule changes."""
        return self._book

    async def refresh(self) -> bool:
        """Reads anew if somebody changed a rule (a cheap look otherwise); whether somebody did."""
        revision = await self._database.read(store.revision_of)
        if revision == self.known.revision:
            return False
        parsed = {(rule.id, rule.version): rule.draft for rule in self.known.rules}
        self._kept = await self._database.read(lambda c: store.read(c, parsed))
        self._book = Rulebook(self.known)
        for one in self.broken:
            mark = (one.row.id, one.row.version)
            if mark not in self._complained:
                self._complained.add(mark)
                log.error("rule.unreadable", rule=one.row.id, version=one.row.version, why=one.why)
        return True

    async def names(self) -> Names:
        """What ids in rules are called."""
        staff = self._people.staff
        return names_of(await self._books.directory(), [person_of(row) for row in staff.people.values()], staff.roles)

    async def around(self) -> Known:
        """What answers and files about rules need, at one moment."""
        await self.refresh()
        price_rules, directory = await self._books.price_rules(), await self._books.directory()
        return Known(self._kept, price_rules, directory, await self.names(), self._people.staff.name_of)

    async def details(self, rule_ids: Sequence[str]) -> dict[str, Details]:
        """What the store knows of their past."""

        def look(c: Connection) -> dict[str, Details]:
            used = rules_used.used_in(c, rule_ids)
            return {each: Details(store.versions(c, each), store.switches(c, each), used[each]) for each in rule_ids}

        return await self._database.read(look) if rule_ids else {}

    async def answer(self, about: str, person: Person, language: str) -> Message:
        """What there is to say of the rules; `about` are the words of the question ("" for all). Errors of the books
        pass through."""
        known = await self.around()
        today = self._clock.now().astimezone(ZoneInfo(person.time_zone)).date()
        asked = asked_about(about, known, language, today)
        return Teller(known, person.time_zone, language).rules_list(asked, await self.details(asked.explained))
