"""`commis gate explain CASE`: the looks the gate took at each act of a case, and what came of them."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from bot.commands import outcome
from bot.commands.command_error import CommandError
from bot.commands.gate_wording import tell
from bot.commands.session import records, say, show
from bot.front.wording import state_words
from bot.people.staff import Staff
from bot.people.wording import role_label
from bot.settings import Settings
from bot.store import cases, ledger
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.ledger import LedgerRow
from bot.typography import dated
from graphs.answers.gate_chain import explained, steps_of


async def explain(settings: Settings, options: Namespace) -> int:
    """`options.case` is a case's id, `options.language` that of the answer (None: the house's)."""
    language: str = options.language or settings.language
    async with records(settings) as home:
        case, rows = await home.database.read(lambda c: _look(c, options.case))
        staff = home.people.staff
    if case is None:
        raise CommandError(tell(language, "unknown_case", case=options.case))
    judged = [row for row in rows if row.kind == "judged"]
    if options.json:
        show({**_head(case), "judgements": [_judgement(row, staff, language) for row in judged]})
        return 0
    title = case.title or case.id
    if not judged:
        say(tell(language, "never_judged", title=title))
        return 0
    say(tell(language, "case", title=title, case=case.id, state=state_words(case.state, language)))
    for row in judged:
        say("")
        when = dated(row.at, settings.time_zone, language)
        say(tell(language, "judged", when=when))
        for line in _lines(row, staff, language):
            say(f"  {line}")
    return 0


def _look(c: Connection, case_id: str) -> tuple[CaseRow | None, list[LedgerRow]]:
    case = cases.by_id(c, case_id)
    return case, ledger.of_case(c, case_id) if case is not None else []


def _head(case: CaseRow) -> dict[str, Any]:
    return {"case": case.id, "process": case.process, "status": outcome.status_of(case), "title": case.title}


def _judgement(row: LedgerRow, staff: Staff, language: str) -> dict[str, Any]:
    return {
        "at": row.at.isoformat(),
        "verdict": row.what,
        "chain": steps_of(row.why),
        "rules": row.why.get("rules", []),
        "says": _lines(row, staff, language),
    }


def _lines(row: LedgerRow, staff: Staff, language: str) -> list[str]:
    return explained(
        row.why,
        row.what,
        language,
        role_label=lambda role: role_label(role, language),
        name_of=staff.name_of,
    )
