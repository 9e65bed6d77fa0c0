"""For whom a digest is, and so what of each case it may tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.people import People
from bot.private_places import is_private
from bot.store import closed_places
from bot.store.database import Connection
from graphs.message import Address

Place = tuple[str, str]
"""Platform and channel."""


@dataclass(frozen=True)
class Scope:
    """`person`: whose brief it is ("" a channel's); `whole`: it tells of the company's work, not of theirs alone.
    `private` are everybody's private conversations and the closed channels, `own` those of the person."""

    person: str
    here: Place
    whole: bool
    private: frozenset[Place] = field(default_factory=frozenset[Place])
    own: frozenset[Place] = field(default_factory=frozenset[Place])

    @classmethod
    def load(cls, c: Connection, people: People, address: Address, person: str, *, whole: bool) -> Scope:
        places = {row.id: _places(people.places(c, row.id)) for row in people.staff.people.values()}
        return cls(
            person,
            place_of(address),
            whole,
            closed_places.every(c).union(*places.values()),
            places.get(person, frozenset[Place]()) if person else frozenset[Place](),
        )

    def concerns(self, address: Address, asker: str) -> bool:
        """Whether it is told of at all."""
        return self.whole or self._is_own(address, asker)

    def sees(self, address: Address, asker: str) -> bool:
        """Whether more than that there is one may be told."""
        place = place_of(address)
        private = place in self.private or is_private(address)
        return place == self.here or not private or self._is_own(address, asker)

    def _is_own(self, address: Address, asker: str) -> bool:
        return bool(self.person) and (asker == self.person or place_of(address) in self.own)


def place_of(address: Address) -> Place:
    return address.platform, address.channel


def _places(addresses: Iterable[Address]) -> frozenset[Place]:
    return frozenset(place_of(address) for address in addresses)
