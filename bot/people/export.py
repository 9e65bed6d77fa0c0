"""People and roles written out as the CSV files that `import_people` reads back."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

from bot.people.files import ACCOUNTS, PEOPLE, PEOPLE_COLUMNS, ROLE_COLUMNS, ROLES, person_id_of
from bot.store import people as store
from bot.store.database import Connection
from bot.store.people import PersonRow


def export_people(c: Connection, folder: Path) -> list[Path]:
    """Roles, then people, as of one moment. The people that a home without any was given are not the company's: they
    are left out. OSError when the folder cannot be written."""
    roles = [
        [role.name, str(role.rank), _limit(role.discount_limit), _limit(role.amount_limit)]
        for role in store.load_roles(c)
    ]
    people = [_cells(c, row) for row in store.load_people(c) if row.id == person_id_of(row.name)]
    written: list[Path] = []
    if roles:
        written.append(_write(folder / ROLES, list(ROLE_COLUMNS), roles))
    if people:
        written.append(_write(folder / PEOPLE, list(PEOPLE_COLUMNS), people))
    return written


def _cells(c: Connection, row: PersonRow) -> list[str]:
    accounts = dict(store.identities(c, row.id))
    cells = {
        "name": row.name,
        "email": row.email,
        "role": row.role,
        "language": row.language,
        "time_zone": row.time_zone,
        "active": "yes" if row.active else "no",
        "absent_from": row.absent_from.isoformat() if row.absent_from else "",
        "absent_until": row.absent_until.isoformat() if row.absent_until else "",
        "delegate": row.delegate or "",
        **{platform: accounts.get(platform, "") for platform in ACCOUNTS},
    }
    return [cells[column] for column in PEOPLE_COLUMNS]


def _limit(value: Decimal | None) -> str:
    return "unlimited" if value is None else format(value.normalize(), "f")


def _write(path: Path, columns: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_safe(cell) for cell in row] for row in rows)
    return path


def _safe(cell: str) -> str:
    """A spreadsheet would take it for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} else cell
