"""The figures of a period counted again from the ledger, row by row, in plain Python: nothing of the product's SQL."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from bot.store import cases, ledger
from bot.store.database import Connection, Database

OUTWARD = {"mail", "reminder.mail", "followup.mail", "lead.mail", "enquiry.mail"}
VERBS = {"approve", "edit", "reject"}


@dataclass
class Recount:
    done: Counter[str] = field(default_factory=Counter[str])
    failed: Counter[str] = field(default_factory=Counter[str])
    alone: Counter[str] = field(default_factory=Counter[str])
    attended: Counter[str] = field(default_factory=Counter[str])
    asked: int = 0
    codes: Counter[str] = field(default_factory=Counter[str])


async def recount(database: Database, since: datetime, until: datetime) -> Recount:
    return await database.read(lambda c: _recount(c, since, until))


def _recount(c: Connection, since: datetime, until: datetime) -> Recount:
    found, decided, asked = Recount(), set[str](), set[str]()
    processes: dict[str, str] = {}
    runs: dict[str, str] = {}
    after = 0
    while rows := ledger.page(c, after):
        after = rows[-1].seq
        for row in rows:
            case_id = row.case_id or ""
            if case_id and case_id not in processes:
                case = cases.by_id(c, case_id)
                processes[case_id] = case.process if case else ""
                runs[case_id] = str((case.facts if case else {}).get("run") or "")
            person = row.actor not in {"commis", "outside"}
            process, inside = processes.get(case_id, ""), since <= row.at < until
            kind, _, how = row.what.partition(" ")
            if row.kind == "decided" and row.what in VERBS and row.actor != "commis":
                decided.add(case_id)
            if not inside or not process:
                continue
            if row.kind == "effect" and kind in OUTWARD and row.why.get("sent") is not False:
                if how == "done":
                    found.done[process] += 1
                    found.alone[process] += case_id not in decided and runs[case_id] not in decided
                elif how == "not done":
                    found.failed[process] += 1
            if person and (row.kind == "answered" or (row.kind == "decided" and row.what in VERBS)):
                found.attended[process] += 1
            if row.kind == "asked" and row.why.get("approval") not in {None, *asked} and "reasons" in row.why:
                asked.add(row.why["approval"])
                found.asked += 1
                found.codes.update(set(row.why["reasons"]))
    return found
