"""On which cases rules were last used, from what the ledger says of their judgements.

Only the newest 50,000 rows of the ledger are looked at: a rule that was not used in them counts as unused lately.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, bindparam, func, select

from bot.store.schema import case, ledger

LOOKED_AT = 50_000
"""Rows of the ledger, of every kind, the newest ones."""

_PAGE = 1_000


@dataclass(frozen=True)
class UsedIn:
    """`reference` is the version that held ("R3.2"); the bare id for the price list's rules."""

    case_id: str
    title: str
    at: datetime
    reference: str


_NEWEST = select(func.coalesce(func.max(ledger.c.seq), 0))
_JUDGED = (
    select(ledger.c.seq, ledger.c.case_id, case.c.title, ledger.c.at, ledger.c.why["rules"].label("rules"))
    .join(case, case.c.id == ledger.c.case_id)
    .where(
        ledger.c.kind == "judged",
        ledger.c.seq > bindparam("after"),
        ledger.c.seq <= bindparam("up_to"),
    )
    .order_by(ledger.c.seq.desc())
)


def used_in(c: Connection, rule_ids: Sequence[str], most: int = 5) -> dict[str, list[UsedIn]]:
    """By rule, different cases, the last one first; every rule asked about is there. One walk back for all of them,
    which ends when each has `most`, and after the newest `LOOKED_AT` rows of the ledger at the latest."""
    found: dict[str, dict[str, UsedIn]] = {rule_id: {} for rule_id in rule_ids}
    wanted = set(found)
    newest: int = c.execute(_NEWEST).scalar_one()
    last = max(0, newest - LOOKED_AT)
    for up_to in range(newest, last, -_PAGE):
        if not wanted:
            break
        for row in c.execute(_JUDGED, {"after": max(last, up_to - _PAGE), "up_to": up_to}):
            for reference, rule_id in _references(row.rules, wanted):
                uses = found[rule_id]
                uses.setdefault(row.case_id, UsedIn(row.case_id, row.title, row.at, reference))
                if len(uses) >= most:
                    wanted.discard(rule_id)
    return {rule_id: list(uses.values()) for rule_id, uses in found.items()}


def _references(rules: Any, wanted: set[str]) -> list[tuple[str, str]]:
    """Those of a row that are versions of a wanted rule, with its id."""
    said = cast("list[object]", rules) if isinstance(rules, list) else []
    pairs = [(each, rule_id_of(each)) for each in said if isinstance(each, str)]
    return [(reference, rule_id) for reference, rule_id in pairs if rule_id in wanted]


def rule_id_of(reference: str) -> str:
    """ "R3" of "R3.2"; an id of the price list, which may have dots, is its own reference."""
    rule_id, _, version = reference.rpartition(".")
    ours = rule_id.startswith("R") and rule_id[1:].isdigit() and version.isdigit()
    return rule_id if ours else reference
