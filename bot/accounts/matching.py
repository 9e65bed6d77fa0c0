"""Whose an account may be: what its platform has verified of it, held against the people. Reads only."""

from __future__ import annotations

from bot.events import Sender
from bot.people.staff import Staff
from bot.platform import Account
from bot.store import people as store
from bot.store.database import Connection
from bot.store.people import PersonRow


def workspace_of(external_id: str) -> str:
    """What stands before the account's own id: "T1" of "T1/U1", "" of an id that names no workspace."""
    return external_id.rpartition("/")[0]


def match(c: Connection, staff: Staff, sender: Sender, account: Account | None) -> PersonRow | None:
    """The one active person who has this verified e-mail, unless the account is somebody's or they have another one in
    its workspace. Nothing that was written in a message counts."""
    if account is None or account.kind != "member":
        return None
    if store.identity_of(c, sender.platform, sender.id) is not None:
        return None
    person = _with_email(staff, account.email)
    return None if person is None or _is_there(c, person, sender) else person


def _with_email(staff: Staff, email: str) -> PersonRow | None:
    wanted = email.strip().casefold()
    found = [row for row in staff.active if row.email.strip().casefold() == wanted] if wanted else []
    return found[0] if len(found) == 1 else None


def _is_there(c: Connection, person: PersonRow, sender: Sender) -> bool:
    """Whether they have an account in that workspace."""
    place = (sender.platform, workspace_of(sender.id))
    return any((on, workspace_of(account)) == place for on, account in store.identities(c, person.id))
