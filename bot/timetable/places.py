"""Where something is to come back: the channel that was named, the one where it was said, or somebody's own chat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.people import People
from bot.platform import Platform
from bot.store.database import Connection, Database
from bot.store.timings import Timing
from bot.telling import Asked
from bot.timetable.wanted import id_of
from graphs.message import Address
from graphs.understanding.written import clip
from integrations.errors import IntegrationError, NotFound, Rejected

_NAMES = {"slack": "Slack", "teams": "Teams"}

PERSONAL = frozenset({"brief"})
"""Kinds that are always somebody's own."""


@dataclass(frozen=True)
class Spot:
    """`person`: whose it is ("" the company's). `place` is what people call the channel, "" a private conversation."""

    address: Address
    place: str
    person: str = ""


class Unknown(Exception):
    """`code` is the sentence to answer with; `channel` what was named."""

    def __init__(self, code: str, channel: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.channel = channel


class Places:
    def __init__(self, database: Database, people: People, platforms: Mapping[str, Platform]) -> None:
        self._database = database
        self._people = people
        self._platforms = platforms

    async def own(self, asked: Asked) -> Spot:
        """The asker's private conversation: this one, if it is. Raises `Unknown`."""
        person = asked.person.id
        if asked.private:
            return Spot(replace(asked.address, thread=None), "", person)

        def look(c: Connection) -> Address | None:
            return self._people.private_place(c, person, asked.address)

        found = await self._database.read(look)
        if found is None:
            raise Unknown("no_private")
        return Spot(replace(found, thread=None), "", person)

    async def named(self, channel: str, asked: Asked) -> Spot:
        """On the platform where it was said, or else on another. Raises `Unknown`; `Unavailable` passes through."""
        first = self._platforms.get(asked.address.platform)
        for platform in [first, *(one for one in self._platforms.values() if one is not first)]:
            if platform is None:
                continue
            try:
                found = await platform.channel(channel, asked.address)
            except (NotFound, Rejected):
                continue
            except IntegrationError:
                if platform is first:
                    raise
                continue
            if found is not None:
                return Spot(replace(found, thread=None), "#" + clip(channel.lstrip("#"), 60))
        raise Unknown("bad.channel", clip(channel.lstrip("#"), 60))

    def here(self, asked: Asked, rows: Sequence[Timing]) -> Spot:
        """The channel where it was said."""
        address = replace(asked.address, thread=None)
        known = next((row.place for row in rows if row.address == address and row.place), "")
        if not known and address.platform == "web":
            known = "#" + address.channel.removeprefix("c:")
        return Spot(address, known or _NAMES.get(address.platform, address.platform))


def wants_private(what: str, brief: Mapping[str, Any], *, private: bool) -> bool:
    """Whether the words ask for something of one's own."""
    if brief.get("channel"):
        return False
    return what in PERSONAL or bool(brief.get("private")) or (private and bool(brief.get("here")))


def of_spot(kind: str, spot: Spot) -> str:
    return id_of(kind, spot.address, spot.person)
