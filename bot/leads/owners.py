"""lead_owners.csv: who takes leads, where and of what. Read, checked cell by cell, and kept all or nothing."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.leads.desk import OWNERS
from bot.leads.wording import TEXTS, tell
from bot.people.pages import Fault, LoadedFile, Page, Row, read_page
from bot.people.staff import Staff
from bot.store import ledger, settings
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from integrations.books.csv_problems import Problem

FILE = "lead_owners.csv"
COLUMNS = {"person": True, "territories": False, "products": False, "booking": False}
"""By name; true for those the file must have. Several territories or products in a cell stand between "|"."""

MOST = 200


@dataclass(frozen=True)
class OwnerFault(Fault):
    """What is wrong in this file alone."""

    def text(self, language: str) -> str:
        if self.key not in TEXTS:
            return super().text(language)
        return tell(language, "line", file=self.file, line=self.line, column=self.column) + tell(
            language, self.key, **self.values
        )


class _Refused(Exception):
    def __init__(self, faults: list[Fault | Problem]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


async def import_owners(database: Database, folder: Path, *, language: str, now: datetime) -> list[LoadedFile]:
    """Loads the file where the folder has it: from then on exactly those people take leads. After people.csv, as it
    names them."""
    path = await asyncio.to_thread(_find, folder)
    if path is None:
        return []
    page = await asyncio.to_thread(read_page, path, COLUMNS)
    if page.faults:
        return [LoadedFile(path.name, errors=page.faults)]
    try:
        return [await database.write(lambda c: _write(c, page, language, now))]
    except _Refused as refused:
        return [LoadedFile(path.name, errors=sorted(refused.faults, key=lambda fault: fault.line))]


def _find(folder: Path) -> Path | None:
    return next((path for path in sorted(folder.iterdir()) if path.name.casefold() == FILE), None)


def _write(c: Connection, page: Page, language: str, now: datetime) -> LoadedFile:
    fresh = Page(page.file, page.columns, page.rows)  # its own faults, as a transaction may run again
    staff = Staff.load(c)
    before: dict[str, dict[str, Any]] = settings.get(c, OWNERS, {})
    after: dict[str, dict[str, Any]] = {}
    counts, seen = Counter[str](), dict[str, int]()
    for row in fresh.rows:
        person, booking = _person(fresh, row, staff, language, seen), _booking(fresh, row)
        if not person:
            continue
        after[person] = {
            "territories": _parts(row.cells.get("territories", "")),
            "products": _parts(row.cells.get("products", "")),
            "booking": booking,
        }
        known = before.get(person)
        counts["added" if known is None else "unchanged" if known == after[person] else "updated"] += 1
    if fresh.faults:
        raise _Refused(fresh.faults)
    if after != before:
        settings.put(c, OWNERS, after)
        ledger.append(c, [LedgerEntry(None, "operator", "changed", "leads.owners", {"people": sorted(after)})], now)
    return LoadedFile(fresh.file, counts["added"], counts["updated"], counts["unchanged"])


def _person(page: Page, row: Row, staff: Staff, language: str, seen: dict[str, int]) -> str:
    """Their id; "" when nobody, or somebody named before, is meant."""
    spec = row.cells.get("person", "")
    if not spec:
        page.fault(row, "person", "required")
        return ""
    try:
        found = staff.find(spec, language)
    except LookupError:
        page.faults.append(OwnerFault(page.file, row.line, "person", "unknown_person", {"text": spec[:60]}))
        return ""
    if found.id in seen:
        page.fault(row, "person", "duplicate", text=spec, first=seen[found.id])
        return ""
    seen[found.id] = row.line
    return found.id


def _parts(cell: str) -> list[str]:
    return [part for each in re.split(r"[|,;]", cell) if (part := " ".join(each.split()))][:MOST]


def _booking(page: Page, row: Row) -> str:
    cell = row.cells.get("booking", "")
    if cell and (urlsplit(cell).scheme not in {"http", "https"} or not urlsplit(cell).hostname):
        page.faults.append(OwnerFault(page.file, row.line, "booking", "bad_booking", {"text": cell[:60]}))
    return cell
