"""Where a reminder is said, and to whom: privately where that is possible, else where it was asked."""

from __future__ import annotations

from dataclasses import replace

from bot.agenda.cards import Place
from bot.people import People
from bot.people.defaults import LOCAL
from bot.people.staff import Staff
from bot.store.agenda import AgendaRow
from bot.store.database import Connection


def for_person(c: Connection, people: People, staff: Staff, row: AgendaRow) -> Place:
    """Where whoever is reminded reads it."""
    if row.here:
        return Place(row.address, False, row.language)
    person, near = staff.people.get(row.person), row.address
    language = person.language if person else row.language
    found = people.places(c, row.person)
    # On the platform where it was asked if they are there, else on another; the local desk, where all are, comes last.
    found.sort(key=lambda address: (address.platform != near.platform, address.platform in LOCAL))
    if not found:
        return Place(near, True, language)
    return Place(replace(found[0], thread=None), False, language)


def for_owner(c: Connection, people: People, staff: Staff, row: AgendaRow) -> Place:
    """Where whoever asked for it reads what became of it: there, in that very thread."""
    owner = staff.people.get(row.owner)
    return Place(row.address, False, owner.language if owner else row.language)
