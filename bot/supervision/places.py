"""Where those who run the service are told of its troubles: the operators' channel, or the highest role in private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.named_channels import channel_named
from bot.people import People, Staff
from bot.people.defaults import LOCAL
from bot.settings import Settings
from bot.store import queues
from bot.store.database import Connection
from bot.store.people import PersonRow
from graphs.message import Address

POSTS = "alert."
"""How keys of alerts begin."""

DEAF_FOR = timedelta(days=1)
"""How long a channel that refused an alert is not written to."""


@dataclass(frozen=True)
class Reader:
    """`person` "" for a channel; `mark` tells the keys of one alert's posts apart."""

    address: Address
    language: str
    zone: str
    person: str = ""

    @property
    def mark(self) -> str:
        return f".{self.person}" if self.person else ""


def operator_place(settings: Settings) -> Address | None:
    """The channel that the settings name: one of the local desk, or of a platform ("slack:T1/C1"). None where nobody
    could read there: an alert is read by somebody."""
    return channel_named(settings.operator_channel, settings)


class Operators:
    def __init__(self, settings: Settings, people: People) -> None:
        self._settings = settings
        self._people = people
        self._place = operator_place(settings)

    @property
    def zone(self) -> str:
        """The company's."""
        return self._settings.time_zone

    def readers(self, c: Connection, now: datetime) -> list[Reader]:
        """Nobody only when nobody of the highest role can be written to."""
        place = self._place
        if place is not None and not self._is_deaf(c, place, now):
            return [Reader(place, self._settings.language, self._settings.time_zone)]
        return self.in_private(c, now)

    def in_private(self, c: Connection, now: datetime) -> list[Reader]:
        """Everyone of the highest role who is there; all of them when all are away."""
        staff = Staff.load(c)
        highest = _highest(staff)
        present = [person for person in highest if not staff.absent(person, now)] or highest
        found = [(person, self._privately(c, person)) for person in present]
        return [Reader(at, person.language, person.time_zone, person.id) for person, at in found if at is not None]

    def _privately(self, c: Connection, person: PersonRow) -> Address | None:
        """The local desk, where everybody is, comes last."""
        places = sorted(self._people.places(c, person.id), key=lambda at: at.platform in LOCAL)
        return places[0] if places else None

    def _is_deaf(self, c: Connection, place: Address, now: datetime) -> bool:
        return queues.newest_post_state(c, place.conversation, POSTS, now - DEAF_FOR) == "failed"


def _highest(staff: Staff) -> list[PersonRow]:
    ranks = {role.name: role.rank for role in staff.roles}
    top = max((ranks.get(person.role, 0) for person in staff.active), default=0)
    return sorted((one for one in staff.active if ranks.get(one.role, 0) == top), key=lambda one: one.id)
