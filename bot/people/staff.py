"""Everyone at one moment: who holds which role, who is away and who stands in, who may decide on what. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.events import Sender
from bot.people.wording import ROLES, role_label, tell
from bot.store import people as store
from bot.store.database import Connection
from bot.store.people import PersonRow
from graphs.context import Person, Role
from graphs.gate import within

LISTED = 20
"""How many people an error names."""


class UnknownPerson(LookupError):
    """Nobody, or several people, are meant; `str()` says who there is."""


@dataclass(frozen=True)
class Standing:
    """Why this person may decide: by that role; `principal` is the id of the absent person they stand in for."""

    person: PersonRow
    role: Role
    principal: str = ""


@dataclass(frozen=True)
class Staff:
    """`roles` from the lowest rank to the highest."""

    people: dict[str, PersonRow] = field(default_factory=dict[str, PersonRow])
    roles: list[Role] = field(default_factory=list[Role])

    @classmethod
    def load(cls, c: Connection) -> Staff:
        return cls({row.id: row for row in store.load_people(c)}, store.load_roles(c))

    def by_account(self, c: Connection, sender: Sender) -> PersonRow | None:
        """Whose account on a platform it is, active or not; None: nobody's."""
        return self.people.get(store.identity_of(c, sender.platform, sender.id) or "")

    @property
    def active(self) -> list[PersonRow]:
        return [row for row in self.people.values() if row.active]

    def name_of(self, person_id: str | None) -> str:
        """The name, or the id of someone who is no more."""
        row = self.people.get(person_id or "")
        return row.name if row else person_id or ""

    def role(self, name: str) -> Role | None:
        return next((role for role in self.roles if role.name == name), None)

    # --- who may decide -----------------------------------------------------------------------------------------------

    def standing(
        self,
        person: PersonRow,
        role: str,
        amount: Decimal,
        now: datetime,
        barred: Collection[str] = (),
        named: Collection[str] = (),
    ) -> Standing | None:
        """By what right this person decides on that amount, or None. `barred` are ids of people who may not, neither
        themselves nor through whoever stands in for them. `named` are those who must decide, whatever their role and
        limits (none: whoever holds the role)."""
        if person.id in barred or not person.active:
            return None
        own = self._right(person, role, amount, named)
        if own is not None:
            return Standing(person, own)
        for principal in self.active:
            theirs = self._right(principal, role, amount, named)
            if theirs is not None and principal.id not in barred and self.stand_in(principal, now) == person:
                return Standing(person, theirs, principal.id)
        return None

    def entitled(
        self,
        role: str,
        amount: Decimal,
        now: datetime,
        barred: Collection[str] = (),
        named: Collection[str] = (),
    ) -> list[Standing]:
        """All who may decide, by the rank they decide with."""
        found = [self.standing(row, role, amount, now, barred, named) for row in self.active]
        return sorted((one for one in found if one), key=lambda one: (one.role.rank, one.person.id))

    def to_ask(
        self,
        role: str,
        amount: Decimal,
        now: datetime,
        barred: Collection[str] = (),
        needed: int = 1,
        named: Collection[str] = (),
    ) -> list[Standing]:
        """Those to disturb: the lowest rank that has enough people who are there; everyone entitled when all are
        away."""
        entitled = self.entitled(role, amount, now, barred, named)
        present = [one for one in entitled if not self.absent(one.person, now)] or entitled
        asked: list[Standing] = []
        for one in present:
            if len(asked) >= needed and one.role.rank > asked[-1].role.rank:
                break
            asked.append(one)
        return asked

    def absent(self, person: PersonRow, now: datetime) -> bool:
        """Away today, where they live: from `absent_from` on (None: already), back on the day `absent_until`."""
        today = now.astimezone(zone_of(person)).date()
        begun = person.absent_from is None or person.absent_from <= today
        return begun and person.absent_until is not None and today < person.absent_until

    def stand_in(self, person: PersonRow, now: datetime) -> PersonRow | None:
        """Who acts for someone who is away: their delegate, or the delegate's while that one is away too."""
        seen: set[str] = set()
        current = person
        while self.absent(current, now):
            seen.add(current.id)
            following = self.people.get(current.delegate or "")
            if following is None or not following.active or following.id in seen:
                return None
            current = following
        return None if current == person else current

    def _right(self, person: PersonRow, role: str, amount: Decimal, named: Collection[str]) -> Role | None:
        """The role by which they decide for themselves."""
        if named:
            return self.role(person.role) if person.id in named else None
        return self._covering(person, role, amount)

    def _covering(self, person: PersonRow, role: str, amount: Decimal) -> Role | None:
        """The person's own role when it ranks high enough and its limit covers the amount. An unknown role asked for
        is nobody's."""
        asked, own = self.role(role), self.role(person.role)
        if asked is None or own is None or own.rank < asked.rank or not within(amount, own.amount_limit):
            return None
        return own

    def above_lowest(self, person: PersonRow) -> bool:
        """Whether some exception could be put before this person: anyone there above the lowest role, or anyone where
        there is one role only."""
        own, ranks = self.role(person.role), [role.rank for role in self.roles]
        return person.active and own is not None and (own.rank > min(ranks) or len(ranks) == 1)

    # --- finding ------------------------------------------------------------------------------------------------------

    def find(self, spec: str, language: str) -> PersonRow:
        """By id, e-mail, name, role (its first active holder) or first name; accents and case do not matter. Raises
        `UnknownPerson`."""
        wanted = slug(spec)
        row = self.people.get(spec.strip())
        if row is not None and row.active:
            return row
        active = self.active
        for matching in (
            [row for row in active if row.id == wanted],
            [row for row in active if row.email and row.email.casefold() == spec.strip().casefold()],
            [row for row in active if slug(row.name) == wanted],
        ):
            if len(matching) == 1:
                return matching[0]
            if matching:
                raise UnknownPerson(tell(language, "ambiguous", spec=spec, people=self._listed(matching, language)))
        return self._by_role_or_first_name(spec, wanted, active, language)

    def _by_role_or_first_name(self, spec: str, wanted: str, active: list[PersonRow], language: str) -> PersonRow:
        role = next((role for role in self.roles if wanted in _role_names(role.name)), None)
        holders = [row for row in active if role is not None and row.role == role.name]
        if holders:
            return holders[0]
        first = [row for row in active if wanted and slug(row.name).split("-")[0] == wanted]
        if len(first) == 1:
            return first[0]
        if not active:
            raise UnknownPerson(tell(language, "nobody"))
        key = "ambiguous" if first else "vacant" if role is not None else "unknown"
        raise UnknownPerson(tell(language, key, spec=spec[:80], people=self._listed(first or active, language)))

    def _listed(self, rows: list[PersonRow], language: str) -> str:
        named = [f"{row.name} ({row.id}, {role_label(row.role, language)})" for row in rows[:LISTED]]
        if len(rows) > LISTED:
            named.append(tell(language, "more", count=len(rows) - LISTED))
        return ", ".join(named)


def person_of(row: PersonRow) -> Person:
    """As processes see a person."""
    return Person(row.id, row.name, row.email, row.role, row.language, row.time_zone)


def zone_of(row: PersonRow) -> ZoneInfo:
    return ZoneInfo(row.time_zone)


def slug(text: str) -> str:
    """Lower case, without accents, words joined by hyphens: "Léa  MARTIN" is "lea-martin"."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", "-", bare.casefold()).strip("-")


def _role_names(name: str) -> set[str]:
    return {slug(name), *(slug(label) for label in ROLES.get(name, ()))}
