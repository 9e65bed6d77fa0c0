"""`commis approvals`, `cases`, `ledger`, `people`: what is kept, as a table for people or JSON for programs."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from bot.commands import outcome, wording
from bot.commands.command_error import CommandError
from bot.commands.session import records, say, show, warn
from bot.settings import Settings
from bot.store import asks, cases, ledger

PAGE = 500
GAP = "  "


async def approvals(settings: Settings, options: Namespace) -> int:
    async with records(settings) as home:
        rows = await home.database.read(lambda c: asks.list_approvals(c, state=None if options.all else "open"))
    items = [outcome.approval_json(row) for row in rows]
    columns = ["id", "case", "role", "amount", "state", "requested_by", "expires_at"]
    return _show(items, columns, settings.language, as_json=options.json)


async def list_cases(settings: Settings, options: Namespace) -> int:
    if options.limit < 1:
        raise CommandError(wording.text("bad_limit", settings.language))
    async with records(settings) as home:
        rows = await home.database.read(lambda c: cases.recent(c, min(options.limit, 1_000_000)))
    items = [
        {
            "case": row.id,
            "process": row.process,
            "status": outcome.status_of(row),
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
    columns = ["case", "process", "status", "title", "asker", "changed_at"]
    return _show(items, columns, settings.language, as_json=options.json)


async def show_ledger(settings: Settings, options: Namespace) -> int:
    """Exit status 1 when the chain is broken."""
    async with records(settings) as home:
        broken = await home.database.read(ledger.verify)
        rows: list[ledger.LedgerRow] = []
        if options.case:
            rows = await home.database.read(lambda c: ledger.of_case(c, options.case))
        else:
            after = 0
            while page := await home.database.read(lambda c, after=after: ledger.page(c, after, PAGE)):
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
    _show(items, ["seq", "at", "case", "actor", "kind", "what"], settings.language, as_json=options.json)
    if broken is not None:
        warn(f"commis: {wording.text('ledger_broken', settings.language, seq=broken)}")
        return 1
    if not options.json:
        say(wording.text("ledger_whole", settings.language))
    return 0


async def people(settings: Settings, options: Namespace) -> int:
    async with records(settings) as home:
        found = [(person, home.people.accounts_of(person.id)) for person in home.people.everyone()]
    items = [
        {
            "id": person.id,
            "name": person.name,
            "email": person.email,
            "role": person.role,
            "language": person.language,
            "accounts": [f"{platform}:{external_id}" for platform, external_id in accounts],
        }
        for person, accounts in found
    ]
    columns = ["id", "name", "role", "email", "language", "accounts"]
    if not options.json:
        items = [{**item, "accounts": ", ".join(item["accounts"])} for item in items]
    return _show(items, columns, settings.language, as_json=options.json)


def _show(items: list[dict[str, Any]], columns: list[str], language: str, *, as_json: bool) -> int:
    """Cells are never cut: ids are there to be copied."""
    if as_json:
        show(items)
        return 0
    titles = [wording.text(f"column.{column}", language) for column in columns]
    rows = [titles, *([_cell(item[column]) for column in columns] for item in items)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(columns))]
    for row in rows:
        say(GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def _cell(value: object) -> str:
    """On one line, without signs that would move the cursor."""
    text = "" if value is None else str(value)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
