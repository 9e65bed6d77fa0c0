"""How long a click takes to become a sent quote, with few and with very many approvals waiting: it must stay flat."""

from __future__ import annotations

import sqlite3
import time
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.company import message, open_desk, work
from bot.store import asks

SHORT = "Devis pour Café Lumière : 3 x MAC-200"
"""More than there is in stock: asks for an approval."""

TABLES = {
    "event_inbox": "case_id = :case",
    "work_case": "id = :case",
    "thread_head": "case_id = :case",
    "approval": "case_id = :case",
    "outbox": "case_id = :case",
    "post": "case_id = :case",
    "schedule": "instr(id, :approval) OR instr(payload, :approval)",
}
"""Where the rows of one waiting case are. The ledger is a chain and stays as it is."""


class WaitingRoom:
    """A desk's data folder in which more and more copies of one waiting case stand."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.approvals: list[str] = []
        self._template: dict[str, list[dict[str, Any]]] = {}
        self._tokens: list[str] = []
        self._copies = count(1)

    async def begin(self) -> None:
        """Asks for one quote that needs a decision, and remembers its rows."""
        async with open_desk(self.home) as app:
            await app.door.message(message(app, "waiting-template", SHORT))
            await work(app)
            [approval] = await app.database.read(lambda c: asks.list_approvals(c, state="open"))
        self._tokens = [approval.case_id, approval.id, "waiting-template"]
        given = {"case": approval.case_id, "approval": approval.id}
        with sqlite3.connect(self.home / "commis.db") as connection:
            connection.row_factory = sqlite3.Row
            for table, where in TABLES.items():
                rows = connection.execute(f"SELECT * FROM {table} WHERE {where}", given).fetchall()
                self._template[table] = [dict(row) for row in rows]
        missing = [table for table, rows in self._template.items() if not rows]
        if missing:
            raise RuntimeError(f"a waiting case has no rows in {missing}")
        self.approvals.append(approval.id)

    def fill(self, waiting: int) -> None:
        """Copies the case until so many wait. Tokens keep their length, so that packed state stays whole."""
        connection = sqlite3.connect(self.home / "commis.db", isolation_level=None)
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        numbers = {
            table: count(_highest(connection, table) + 1) for table, rows in self._template.items() if "seq" in rows[0]
        }
        while len(self.approvals) < waiting:
            number = next(self._copies)
            names = [(token, _renamed(token, number)) for token in self._tokens]
            for table, rows in self._template.items():
                for row in rows:
                    copy = {key: _copied(value, names) for key, value in row.items()}
                    if "seq" in copy:
                        copy["seq"] = next(numbers[table])
                    marks = ", ".join("?" * len(copy))
                    connection.execute(f"INSERT INTO {table} ({', '.join(copy)}) VALUES ({marks})", list(copy.values()))
            self.approvals.append(names[1][1])
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    async def clicks(self, times: int) -> list[float]:
        """Seconds from the click to the sent quote, for approvals spread over all that wait."""
        async with open_desk(self.home) as app:
            await work(app)
            approver = app.people.find("sales_lead")
            step = max(1, len(self.approvals) // (times + 1))
            chosen = list(islice(self.approvals[1::step], times))
            waits: list[float] = []
            for approval in chosen:
                started = time.perf_counter()
                receipt = await app.approvals.decide(
                    approval, "approve", approver, note="", values={}, confirmed=True, platform="web"
                )
                await work(app)
                waits.append(time.perf_counter() - started)
                row = await app.database.read(lambda c, approval=approval: asks.approval_by_id(c, approval))
                if not receipt.claimed or row is None or row.state != "approved":
                    raise RuntimeError(f"approval {approval} was not decided: {receipt}")
            self.approvals = [approval for approval in self.approvals if approval not in chosen]
        return waits


def _highest(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(seq), 0) FROM {table}").fetchone()[0])


def _renamed(token: str, number: int) -> str:
    """Another token of the same length and kind."""
    digits = f"{number:08x}"
    return token[: -len(digits)] + digits


def _copied(value: Any, names: list[tuple[str, str]]) -> Any:
    for old, new in names:
        if isinstance(value, str):
            value = value.replace(old, new)
        elif isinstance(value, bytes):
            value = value.replace(old.encode(), new.encode())
    return value
