"""people.csv and roles.csv: read, checked cell by cell, and kept, each file all or nothing."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bot.people import cells
from bot.people.defaults import (
    DEFAULT_ROLES,
    drop_unwanted_roles,
    ensure_roles,
    mark_changed,
    own_roles,
    save_with_accounts,
)
from bot.people.pages import Fault, LoadedFile, Page, Row, read_page
from bot.people.staff import Staff, slug
from bot.short_hash import short_hash
from bot.store import people as store
from bot.store.database import Connection, Database
from bot.store.people import PersonRow
from graphs.context import Role
from integrations.books.csv_problems import Problem

PEOPLE = "people.csv"
ROLES = "roles.csv"
ACCOUNTS = ("slack", "teams")

PEOPLE_COLUMNS = {
    "name": True, "email": True, "role": True, "language": True, "time_zone": True,
    "slack": False, "teams": False, "active": False, "absent_from": False, "absent_until": False,
    "delegate": False,
}  # fmt: skip
ROLE_COLUMNS = {"name": True, "rank": True, "discount_limit": True, "amount_limit": True}
"""Columns by name; true for those the file must have."""


async def import_people(database: Database, folder: Path, *, language: str, time_zone: str) -> list[LoadedFile]:
    """Loads roles.csv, then people.csv, where the folder has them. The first people of one's own retire those that a
    home without people was given. `language` and `time_zone` fill empty cells."""
    results: list[LoadedFile] = []
    for name, columns, write in (
        (ROLES, ROLE_COLUMNS, _write_roles),
        (PEOPLE, PEOPLE_COLUMNS, partial(_write_people, time_zone=time_zone, language=language)),
    ):
        path = await asyncio.to_thread(_find, folder, name)
        if path is not None:
            results.append(await _load(database, path, columns, write))
    return results


def _find(folder: Path, name: str) -> Path | None:
    return next((path for path in sorted(folder.iterdir()) if path.name.casefold() == name), None)


class _Refused(Exception):
    """Undoes the transaction."""

    def __init__(self, faults: list[Fault | Problem]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


async def _load(
    database: Database, path: Path, columns: Mapping[str, bool], write: Callable[[Connection, Page], LoadedFile]
) -> LoadedFile:
    page = await asyncio.to_thread(read_page, path, columns)
    if page.faults:
        return LoadedFile(path.name, errors=page.faults)

    def commit(c: Connection) -> LoadedFile:
        fresh = Page(page.file, page.columns, page.rows)  # its own faults, as a transaction may run again
        result = write(c, fresh)
        if fresh.faults:
            raise _Refused(fresh.faults)
        mark_changed(c)
        return result

    try:
        return await database.write(commit)
    except _Refused as refused:
        return LoadedFile(path.name, errors=sorted(refused.faults, key=lambda fault: fault.line))


# --- roles ------------------------------------------------------------------------------------------------------------


def _write_roles(c: Connection, page: Page) -> LoadedFile:
    before = {role.name: role for role in store.load_roles(c)}
    seen: dict[str, int] = {}
    counts = Counter[str]()
    for row in page.rows:
        name = slug(row.cells.get("name", "")).replace("-", "_")[:40]
        if not _named(page, row, name, seen):
            continue
        role = Role(
            name,
            page.read(row, "rank", cells.rank, -1),
            page.read(row, "discount_limit", cells.percent_limit, None),
            page.read(row, "amount_limit", cells.limit, None),
        )
        if not row.cells.get("rank"):
            page.fault(row, "rank", "required")
        counts[_change(before.get(name), role)] += 1
        if not page.faults:
            store.save_role(c, role)
    own_roles(c, seen)
    drop_unwanted_roles(c)
    return LoadedFile(page.file, counts["added"], counts["updated"], counts["unchanged"])


def _named(page: Page, row: Row, name: str, seen: dict[str, int]) -> bool:
    """Whether the row has a name of its own."""
    if not name:
        page.fault(row, "name", "required")
    elif name in seen:
        page.fault(row, "name", "duplicate", text=row.cells["name"], first=seen[name])
    else:
        seen[name] = row.line
        return True
    return False


def _change(before: Any, after: Any) -> str:
    return "added" if before is None else "unchanged" if before == after else "updated"


# --- people -----------------------------------------------------------------------------------------------------------


def _write_people(c: Connection, page: Page, *, time_zone: str, language: str) -> LoadedFile:
    ensure_roles(c)
    staff = Staff.load(c)
    seen: dict[str, int] = {}
    rows: dict[str, tuple[Row, PersonRow]] = {}
    for row in page.rows:
        person_id = person_id_of(row.cells.get("name", ""))
        if _named(page, row, person_id, seen):
            known = staff.people.get(person_id)
            blank = known or PersonRow(person_id, "", "", "", language, time_zone)
            rows[person_id] = (row, _person(page, row, blank, staff))
    after = Staff({**staff.people, **{key: person for key, (_, person) in rows.items()}}, staff.roles)
    rows = {key: (row, _with_delegate(page, row, person, after)) for key, (row, person) in rows.items()}
    _check_unique(page, rows)
    counts = Counter[str]()
    if not page.faults:
        _save(c, page, rows, staff, counts)
        drop_unwanted_roles(c)
    return LoadedFile(page.file, counts["added"], counts["updated"], counts["unchanged"])


def _person(page: Page, row: Row, before: PersonRow, staff: Staff) -> PersonRow:
    role = slug(row.cells.get("role", "")).replace("-", "_")
    if not role:
        page.fault(row, "role", "required")
    elif staff.role(role) is None:
        roles = ", ".join(each.name for each in staff.roles)
        page.fault(row, "role", "unknown_role", text=row.cells["role"], roles=roles)
    away: date | None = page.read(row, "absent_until", cells.day, None)
    since: date | None = page.read(row, "absent_from", cells.day, None)
    if since is not None and away is not None and since >= away:
        page.fault(row, "absent_from", "absent_backwards")
    return replace(
        before,
        name=row.cells["name"],
        email=page.read(row, "email", cells.email, ""),
        role=role,
        language=page.read(row, "language", cells.language, before.language),
        time_zone=page.read(row, "time_zone", cells.time_zone, before.time_zone),
        active=page.read(row, "active", cells.yes_no, True) if "active" in page.columns else before.active,
        absent_until=away if "absent_until" in page.columns else before.absent_until,
        absent_from=_absent_from(page, before, away, since),
    )


def _absent_from(page: Page, before: PersonRow, away: date | None, since: date | None) -> date | None:
    """A file that knows no beginnings says of an absence it changes that it has begun."""
    if "absent_from" in page.columns:
        return since
    return before.absent_from if "absent_until" not in page.columns or away == before.absent_until else None


def _with_delegate(page: Page, row: Row, person: PersonRow, staff: Staff) -> PersonRow:
    if "delegate" not in page.columns:
        return person
    spec = row.cells.get("delegate", "")
    if not spec:
        return replace(person, delegate=None)
    try:
        found = staff.find(spec, person.language)
    except LookupError:
        page.fault(row, "delegate", "unknown_delegate", text=spec[:60])
        return person
    if found.id == person.id:
        page.fault(row, "delegate", "own_delegate")
    return replace(person, delegate=found.id)


def _check_unique(page: Page, rows: Mapping[str, tuple[Row, PersonRow]]) -> None:
    """An address or an account is one person's: by it we know who speaks."""
    for column in ("email", *ACCOUNTS):
        seen: dict[str, int] = {}
        for row, _ in rows.values():
            text = row.cells.get(column, "")
            if text and text.casefold() in seen:
                page.fault(row, column, "duplicate", text=text, first=seen[text.casefold()])
            elif text:
                seen[text.casefold()] = row.line


def _save(
    c: Connection,
    page: Page,
    rows: Mapping[str, tuple[Row, PersonRow]],
    staff: Staff,
    counts: Counter[str],
) -> None:
    for _, person in rows.values():
        # A delegate may be a later row: everyone is there before anyone is pointed to.
        known = staff.people.get(person.id)
        save_with_accounts(c, replace(person, delegate=known.delegate if known else None))
    for row, person in rows.values():
        store.save_person(c, person)
        linked = [store.identity_of(c, on, row.cells[on]) for on in ACCOUNTS if row.cells.get(on)]
        for platform in ACCOUNTS:
            if row.cells.get(platform):
                store.link(c, platform, row.cells[platform], person.id)
        change = _change(staff.people.get(person.id), person)
        moved = change == "unchanged" and any(owner != person.id for owner in linked)
        counts["updated" if moved else change] += 1
    _retire_defaults(c, staff, set(rows))


def _retire_defaults(c: Connection, staff: Staff, named: set[str]) -> None:
    """Nobody decides any more under a name that no employee of the company has."""
    for role in DEFAULT_ROLES:
        person = staff.people.get(role.name)
        if person is not None and person.active and person.id not in named:
            store.save_person(c, replace(person, active=False))


def person_id_of(name: str) -> str:
    """ "Léa Martin" → "lea-martin"; a name that leaves nothing writable gets a stable id of its own."""
    found = slug(name)
    if found.isascii():
        return found[:64].strip("-")
    return f"person-{short_hash(name.strip().casefold())}"
