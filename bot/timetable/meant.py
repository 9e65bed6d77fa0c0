"""Which timings words mean, by kind and place, and whether the asker may set them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.people import People
from bot.platform import Platform
from bot.store.database import Database
from bot.store.timings import Timing
from bot.telling import Asked, Told
from bot.timetable import phrases
from bot.timetable.answers import ask, say
from bot.timetable.places import PERSONAL, Places, Spot, of_spot, wants_private
from bot.timetable.port import Kind

REPORTS = ("weekly", "monthly")

Found = list[tuple[str, Spot]]


class Meant:
    def __init__(
        self, database: Database, people: People, platforms: Mapping[str, Platform], kinds: Mapping[str, Kind]
    ) -> None:
        self._people = people
        self._kinds = kinds
        self.places = Places(database, people, platforms)

    async def spots(self, asked: Asked, brief: Mapping[str, Any], what: str, rows: Sequence[Timing]) -> Found | Told:
        """Which of them the words mean, by kind and place; or what is asked back. Raises `Unknown`."""
        kinds = REPORTS if what == "report" else tuple(self._kinds) if what == "all" else (what,)
        if what == "digest" and wants_private(what, brief, private=asked.private) and "brief" in self._kinds:
            kinds, what = ("brief",), "brief"
        spot = await self._said_spot(asked, brief, what, rows)
        known = [row for row in rows if row.kind in kinds]
        if spot is None:
            return self._known_spot(asked, brief, what, known)
        if len(kinds) == 1:
            return [(kinds[0], spot)]
        there = [row for row in known if row.id == of_spot(row.kind, spot)]
        running = [row for row in there if row.enabled]
        if what == "all" or (running and brief.get("op") == "off"):
            return [(row.kind, spot) for row in running] or say(
                asked.language, "none.anywhere", **_named(what, asked.language)
            )
        if len(there) == 1:
            return [(there[0].kind, spot)]
        return ask(asked.language, "ask.report", what="weekly")

    async def _said_spot(
        self, asked: Asked, brief: Mapping[str, Any], what: str, rows: Sequence[Timing]
    ) -> Spot | None:
        """The place that the words name; None in a private conversation, where they name none."""
        if channel := str(brief.get("channel", "")):
            return await self.places.named(channel, asked)
        if wants_private(what, brief, private=asked.private):
            return await self.places.own(asked)
        if not asked.private:
            return self.places.here(asked, rows)
        return None

    def _known_spot(self, asked: Asked, brief: Mapping[str, Any], what: str, known: Sequence[Timing]) -> Found | Told:
        """In private, what is set already: one's own, and else the company's if there is one only."""
        own = [row for row in known if row.person == asked.person.id]
        company = [row for row in known if not row.person]
        if brief.get("op") != "on":
            company = [row for row in company if row.enabled] or company
        if what == "all":
            found = [row for row in own if row.enabled]
            if self._may(asked):
                found += [row for row in company if row.enabled]
            spots = [(row.kind, Spot(row.address, row.place, row.person)) for row in found]
            return spots or say(asked.language, "none.anywhere", **_named(what, asked.language))
        found = own or company
        if len(found) == 1 or (found and what == "report" and brief.get("op") == "off"):
            return [(row.kind, Spot(row.address, row.place, row.person)) for row in found]
        if not found:
            code = "ask.channel" if brief.get("op") == "set" else "none.anywhere"
            return ask(asked.language, code, what=what)
        places = ", ".join(dict.fromkeys(phrases.where(row, asked.language) for row in found))
        return ask(asked.language, "ask.which", what=what, places=places)

    def refused(self, asked: Asked, spots: Sequence[tuple[str, Spot]]) -> Told | None:
        """One's own brief is anybody's to set; what is in a channel, and the company's figures, are not."""
        if self._may(asked) or all(spot.person == asked.person.id and kind in PERSONAL for kind, spot in spots):
            return None
        company = any(not spot.person for _, spot in spots)
        return ask(asked.language, "not_allowed" if company else "not_allowed.report", "refused", what="brief")

    def _may(self, asked: Asked) -> bool:
        row = self._people.by_id(asked.person.id)
        return row is not None and self._people.can_approve(row)


def _named(what: str, language: str) -> dict[str, str]:
    return phrases.named("report" if what == "all" else what, language)
