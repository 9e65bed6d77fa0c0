"""People as the rest of the desk asks for them: kept in memory, read again when the store's revision has changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.people.defaults import (
    DEFAULT_ROLES,
    LOCAL,
    ensure_roles,
    local_person,
    mark_changed,
    revision_of,
    save_with_accounts,
)
from bot.people.staff import Staff, person_of
from bot.platform import Platform
from bot.store import people as store
from bot.store.database import Connection, Database
from bot.store.people import PersonRow
from graphs.context import Person, Role
from graphs.message import Address


@dataclass(frozen=True)
class _Snapshot:
    staff: Staff = field(default_factory=Staff)
    accounts: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    revision: int = -1


class People:
    """Call `load` once before use. `language` and `time_zone` are those of people made here."""

    def __init__(self, database: Database, platforms: Mapping[str, Platform], *, language: str, time_zone: str) -> None:
        self._database = database
        self._platforms = platforms
        self._language = language
        self._time_zone = time_zone
        self._known = _Snapshot()
        self.changed: list[Callable[[], Awaitable[object]]] = []
        """Called when another process (an import, the command) changed who is who."""

    # --- who is who ---------------------------------------------------------------------------------------------------

    @property
    def staff(self) -> Staff:
        return self._known.staff

    @property
    def roles(self) -> list[Role]:
        """From the lowest rank to the highest."""
        return self.staff.roles

    def everyone(self) -> list[PersonRow]:
        """The active ones, by id."""
        return self.staff.active

    def by_id(self, person_id: str) -> PersonRow | None:
        return self.staff.people.get(person_id)

    def person(self, person_id: str) -> Person | None:
        """As processes see them; those who have left are still known by name."""
        row = self.by_id(person_id)
        return person_of(row) if row else None

    def of_account(self, platform: str, external_id: str) -> Person | None:
        """Whose account it is; None for a stranger and for someone who has left."""
        row = self.by_id(self._known.accounts.get((platform, external_id), ""))
        return person_of(row) if row and row.active else None

    def accounts_of(self, person_id: str) -> list[tuple[str, str]]:
        """Their accounts on chat platforms, (platform, external id); on this machine everyone has their own id."""
        return [
            (platform, external_id)
            for (platform, external_id), owner in self._known.accounts.items()
            if owner == person_id and (platform not in LOCAL or external_id != person_id)
        ]

    def find(self, spec: str) -> PersonRow:
        """By id, e-mail, full or first name, or role. Raises `UnknownPerson` (a LookupError) naming who exists."""
        return self.staff.find(spec, self._language)

    def can_approve(self, row: PersonRow) -> bool:
        """Whether some exception could be put before this person: anyone above the lowest role."""
        return self.staff.above_lowest(row)

    @property
    def time_zone(self) -> str:
        """The company's, for whoever's own is not known."""
        return self._time_zone

    def default_asker(self) -> str:
        """Whom a command without a name speaks for: the first of the lowest role that has anyone. "" without people."""
        ranks = {role.name: role.rank for role in self.roles}
        rows = sorted(self.everyone(), key=lambda row: (ranks.get(row.role, 0), row.id))
        return rows[0].id if rows else ""

    def places(self, c: Connection, person_id: str) -> list[Address]:
        """Where this person can be written to privately, in the order of the platforms."""
        accounts = store.identities(c, person_id)
        found = [
            platform.direct(external_id)
            for name, platform in self._platforms.items()
            for on, external_id in accounts
            if on == name
        ]
        return [address for address in found if address is not None]

    def private_place(self, c: Connection, person_id: str, near: Address) -> Address | None:
        """Where to write to this person alone about something said `near`: on that platform if they are there, else on
        another they use; the local desk, where everybody is, comes last. None when they cannot be reached, or when that
        is in this very conversation."""
        found = self.places(c, person_id)
        found.sort(key=lambda address: (address.platform != near.platform, address.platform in LOCAL))
        if not found or (found[0].platform, found[0].channel) == (near.platform, near.channel):
            return None
        return found[0]

    # --- loading and changing -----------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Reads everything anew."""
        self._known = await self._database.read(_snapshot)

    async def refresh(self) -> bool:
        """Reads anew if another process changed something (a cheap look otherwise); whether it did."""
        revision = await self._database.read(revision_of)
        if revision == self._known.revision:
            return False
        await self.load()
        for told in self.changed:
            await told()
        return True

    async def ensure_defaults(self) -> None:
        """A home without people gets the usual roles; one that only this machine can reach also gets one person per
        role, so that it can quote and approve at once. A home with people is left as it is."""
        if self.everyone():
            return

        def write(c: Connection) -> None:
            if store.load_people(c):
                return
            ensure_roles(c)
            if set(self._platforms) <= set(LOCAL):
                for name in {role.name for role in store.load_roles(c)} & {role.name for role in DEFAULT_ROLES}:
                    save_with_accounts(c, local_person(name, self._language, self._time_zone))
            mark_changed(c)

        await self._database.write(write)
        await self.load()


def _snapshot(c: Connection) -> _Snapshot:
    staff = Staff.load(c)
    accounts = {(platform, external_id): owner for platform, external_id, owner in store.every_identity(c)}
    return _Snapshot(staff, accounts, revision_of(c))
