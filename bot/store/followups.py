"""What was done about sent quotes: mails reserved before they leave, and what cases tell of their customers' answers.

The mails of a quote are one small value under its number, changed under a lock; that a customer wrote is told by the
case that took it in, or by the ledger where it was handed to a person: both commit with the mail's own turn.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, select

from bot.short_hash import short_hash
from bot.store import cases, outbox, settings
from bot.store.cases import CaseRow
from bot.store.outbox import OutboxRow
from bot.store.schema import case as case_table
from bot.store.schema import ledger, setting
from bot.store.upsert import insert_new

PREFIX = "followup."
LONGEST_NUMBER = 60
_MANY = 500

_KEPT = select(setting.c.name, setting.c.value).where(setting.c.name.in_(bindparam("those", expanding=True)))
_LOCK = select(setting.c.value).where(setting.c.name == bindparam("of")).with_for_update()
_NUMBER = case_table.c.facts["number"].as_string()
_QUOTES = (
    select(case_table.c.id, _NUMBER.label("number"))
    .where(case_table.c.process == "quote", _NUMBER.in_(bindparam("those", expanding=True)))
    .order_by(case_table.c.seq)
)
_FOLLOWED = select(case_table.c.id, _NUMBER.label("number"), case_table.c.facts["why"].as_string().label("why")).where(
    case_table.c.process == "quote_followup", _NUMBER.in_(bindparam("those", expanding=True))
)
_HANDED_OVER = (
    select(ledger.c.case_id, ledger.c.at)
    .where(ledger.c.case_id.in_(bindparam("those", expanding=True)), ledger.c.kind == "handed_over")
    .order_by(ledger.c.seq)
)

Reserved = Literal["reserved", "already"]


@dataclass(frozen=True)
class Mailed:
    """`slot`: due | expiring | asked.DAY; `key` of the effect; `on`, where the company is; `left`: it is known to have
    left."""

    slot: str
    key: str
    on: date
    left: bool = False


def mailed(c: Connection, numbers: Collection[str]) -> dict[str, list[Mailed]]:
    """By number, the oldest first; what is leaving just now counts."""
    found: dict[str, list[Mailed]] = {number: [] for number in numbers}
    named = {_name(number): number for number in numbers}
    for some in _parts(list(named)):
        for name, value in c.execute(_KEPT, {"those": some}):
            found[named[name]] = _read(value)
    return found


def reserve(c: Connection, number: str, mail: Mailed) -> Reserved:
    """Keeps that this mail leaves: one in each slot, and one a day, whatever runs at once."""
    kept = _hold(c, number)
    if any(each.key == mail.key for each in kept):
        return "reserved"
    if any(each.slot == mail.slot or each.on == mail.on for each in kept):
        return "already"
    _write(c, number, [*kept, mail])
    return "reserved"


def release(c: Connection, number: str, key: str) -> None:
    """It certainly did not leave."""
    kept = _hold(c, number)
    _write(c, number, [each for each in kept if each.key != key])


def left(c: Connection, number: str, key: str) -> None:
    """It certainly left."""
    kept = _hold(c, number)
    _write(c, number, [replace(each, left=True) if each.key == key else each for each in kept])


def state_of(c: Connection, number: str, key: str) -> str:
    """Of the mail of that key: "reserved" (it may have left), "sent", or "" when nothing is kept of it."""
    mine = [each for each in mailed(c, [number])[number] if each.key == key]
    return "" if not mine else "sent" if mine[0].left else "reserved"


def number_of(c: Connection, key: str) -> str:
    """The quote that the mail of that key is about, "" for none."""
    row = outbox.by_key(c, key)
    return str(row.payload.get("number", "")) if row is not None else ""


def wrote(c: Connection, numbers: Collection[str]) -> set[str]:
    """The quotes whose customer has written something since they were sent, be it handed to a person: nothing more
    leaves by itself."""
    found: set[str] = set()
    about: dict[str, str] = {}
    for some in _parts(list(numbers)):
        for row in c.execute(_FOLLOWED, {"those": some}):
            about[row.id] = row.number
            if row.why == "answered":
                found.add(row.number)
    quotes = {case.id: number for number, case in cases_of(c, numbers).items()}
    for some in _parts([*about, *quotes]):
        for case_id, at in c.execute(_HANDED_OVER, {"those": some}):
            number = about.get(case_id) or quotes[case_id]
            # Words about an earlier version led to this one.
            if number not in found and (case_id in about or at >= (_left_at(c, case_id, number) or at)):
                found.add(number)
    return found


def cases_of(c: Connection, numbers: Collection[str]) -> dict[str, CaseRow]:
    """By number, the case that sent the quote, where one of ours did."""
    ids = {row.number: row.id for some in _parts(list(numbers)) for row in c.execute(_QUOTES, {"those": some})}
    return {number: case for number, id in ids.items() if (case := cases.by_id(c, id)) is not None}


def mail_of(c: Connection, number: str) -> str:
    """The Message-ID of the mail that carried the quote, "" where it is not known."""
    case = cases_of(c, [number]).get(number)
    row = _mail(c, case.id, number) if case is not None else None
    return (row.reference or "") if row is not None else ""


def _left_at(c: Connection, case_id: str, number: str) -> datetime | None:
    row = _mail(c, case_id, number)
    return row.done_at if row is not None else None


def _mail(c: Connection, case_id: str, number: str) -> OutboxRow | None:
    rows = outbox.of_case(c, case_id)
    mails = [row for row in rows if row.kind == "mail" and row.payload.get("marks_quote") == number]
    return next((row for row in reversed(mails) if row.state == "sent"), None)


def _hold(c: Connection, number: str) -> list[Mailed]:
    """Nobody else changes it until the commit."""
    name = _name(number)
    insert_new(c, setting, {"name": name, "value": []}, key="name")
    return _read(c.execute(_LOCK, {"of": name}).scalar_one())


def _write(c: Connection, number: str, kept: list[Mailed]) -> None:
    rows = [{"slot": each.slot, "key": each.key, "on": each.on.isoformat(), "left": each.left} for each in kept]
    settings.put(c, _name(number), rows)


def _name(number: str) -> str:
    """Fits its column, whatever other books call a quote."""
    return f"{PREFIX}{number if len(number) <= LONGEST_NUMBER else short_hash(number)}"


def _read(value: list[dict[str, Any]]) -> list[Mailed]:
    return [Mailed(row["slot"], row["key"], date.fromisoformat(row["on"]), bool(row.get("left"))) for row in value]


def _parts(names: list[str]) -> list[list[str]]:
    """As many at once as a statement takes."""
    return [names[at : at + _MANY] for at in range(0, len(names), _MANY)]
