"""`commis approvals`, `cases`, `ledger`, `people`: what is kept, as a table for people or JSON for programs."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.commands import outcome
from bot.commands.session import say, session, show
from bot.settings import Settings
from bot.store import asks, cases, ledger

PAGE = 500


async def approvals(settings: Settings, options: Namespace) -> int:
    async with session(settings) as app:
        rows = await app.database.read(lambda c: asks.list_approvals(c, state=None if options.all else "open"))
    items = [outcome.approval_json(row) for row in rows]
    return _show(items, ["id", "case", "role", "amount", "state", "requested_by", "expires_at"], as_json=options.json)


async def list_cases(settings: Settings, options: Namespace) -> int:
    async with session(settings) as app:
        rows = await app.database.read(lambda c: cases.recent(c, options.limit))
    items = [
        {
            "case": row.id,
            "process": row.process,
            "status": "scheduled" if row.state == "working" else row.state,
            "title": row.title,
            "asker": row.asker_id,
            "conversation": row.address.conversation,
            "opened_at": row.opened_at.isoformat(),
            "changed_at": row.changed_at.isoformat(),
            "facts": row.facts,
            "exceptions": [reason.code for reason in row.reasons],
        }
        for row in rows
    ]
    return _show(items, ["case", "process", "status", "title", "asker", "changed_at"], as_json=options.json)


async def show_ledger(settings: Settings, options: Namespace) -> int:
    async with session(settings) as app:
        broken = await app.database.read(ledger.verify)
        rows: list[ledger.LedgerRow] = []
        if options.case:
            rows = await app.database.read(lambda c: ledger.of_case(c, options.case))
        else:
            after = 0
            while page := await app.database.read(lambda c, after=after: ledger.page(c, after, PAGE)):
                rows.extend(page)
                after = page[-1].seq
    items = [
        {
            "seq": row.seq,
            "at": row.at.isoformat(),
            "case": row.case_id,
            "actor": row.actor,
            "kind": row.kind,
            "what": row.what,
            "why": row.why,
            "hash": row.hash,
        }
        for row in rows
    ]
    _show(items, ["seq", "at", "case", "actor", "kind", "what"], as_json=options.json)
    if broken is not None:
        say(f"ledger: row {broken} was altered") if not options.json else None
        return 1
    return 0


async def people(settings: Settings, options: Namespace) -> int:
    async with session(settings) as app:
        items = [
            {
                "id": person.id,
                "name": person.name,
                "email": person.email,
                "role": person.role,
                "language": person.language,
            }
            for person in app.people.everyone()
        ]
    return _show(items, ["id", "name", "role", "email", "language"], as_json=options.json)


def _show(items: list[dict[str, Any]], columns: list[str], *, as_json: bool) -> int:
    if as_json:
        show(items)
        return 0
    table = Table(*columns, box=None, pad_edge=False)
    for item in items:
        table.add_row(*(str(item[column]) if item[column] is not None else "" for column in columns))
    Console(soft_wrap=True, markup=False, highlight=False).print(table)
    return 0
