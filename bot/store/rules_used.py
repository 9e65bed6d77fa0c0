"""On which cases a rule was last used, from what the ledger says of their judgements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, String, bindparam, func, or_, select
from sqlalchemy import cast as as_type

from bot.store.schema import case, ledger

LOOKED_AT = 50_000
"""Rows of the ledger, the newest ones: a rule that was not used in them is said to be unused lately."""


@dataclass(frozen=True)
class UsedIn:
    """`reference` is the version that held ("R3.2"); the bare id for the price list's rules."""

    case_id: str
    title: str
    at: datetime
    reference: str


_WHY = as_type(ledger.c.why, String)
_USES = (
    select(ledger.c.case_id, case.c.title, ledger.c.at, ledger.c.why)
    .join(case, case.c.id == ledger.c.case_id)
    .where(
        ledger.c.kind == "judged",
        ledger.c.seq > select(func.coalesce(func.max(ledger.c.seq), 0) - LOOKED_AT).scalar_subquery(),
        or_(_WHY.like(bindparam("version_of"), escape="!"), _WHY.like(bindparam("bare"), escape="!")),
    )
    .order_by(ledger.c.seq.desc())
    .limit(bindparam("most"))
)


def used_in(c: Connection, rule_id: str, most: int = 5) -> list[UsedIn]:
    """Different cases, the last one first."""
    written = json.dumps(rule_id)[:-1]  # as it stands in the row, without the closing quote
    rows = c.execute(_USES, {"version_of": _within(f"{written}."), "bare": _within(f'{written}"'), "most": most * 20})
    found: dict[str, UsedIn] = {}
    for row in rows:
        reference = _reference(row.why, rule_id)
        if reference and row.case_id not in found and len(found) < most:
            found[row.case_id] = UsedIn(row.case_id, row.title, row.at, reference)
    return list(found.values())


def _within(text: str) -> str:
    """The pattern of a text that holds this one."""
    for sign in "!%_":
        text = text.replace(sign, f"!{sign}")
    return f"%{text}%"


def _reference(why: dict[str, Any], rule_id: str) -> str:
    """ "" when the id was only part of some other word of the row."""
    rules: Any = why.get("rules", [])
    for said in cast("list[object]", rules) if isinstance(rules, list) else []:
        if isinstance(said, str) and (said == rule_id or said.rpartition(".")[0] == rule_id):
            return said
    return ""
