"""The company's rules: every version of each, which one holds, and what was decided between two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from bot.store import settings
from bot.store.rule_rows import (
    HOWS,
    STATES,
    Arming,
    Between,
    BrokenRule,
    Kept,
    MovedOn,
    RuleRow,
    Switched,
    VersionRow,
)
from bot.store.schema import setting
from bot.store.schema_rules import rule as table
from bot.store.schema_rules import rule_relation, rule_version
from bot.store.upsert import insert_new, upsert
from graphs.rules.kept import draft_from_json
from graphs.rules.rule import Draft, How, Relation, Rule, RuleSet, RuleState

REVISION = "rules.revision"
SWITCHED = "rules.switched."
MOST_SWITCHES = 100
"""Of one rule, kept for its history: a switch is found done while it is among them."""

Parsed = Mapping[tuple[str, int], Draft]
"""Drafts read before, by rule and version: a version never changes."""

_ROWS = select(table).order_by(table.c.number)
_ROW = select(table).where(table.c.id == bindparam("of"))
_NEXT_NUMBER = select(func.coalesce(func.max(table.c.number), 0) + 1)
_CURRENT = select(rule_version).join(
    table, (table.c.id == rule_version.c.rule_id) & (table.c.version == rule_version.c.version)
)
_VERSIONS = select(rule_version).where(rule_version.c.rule_id == bindparam("of")).order_by(rule_version.c.version)
_BY_KEY = select(rule_version.c.rule_id, rule_version.c.version).where(rule_version.c.key == bindparam("done_under"))
_RELATIONS = select(rule_relation).order_by(rule_relation.c.one, rule_relation.c.other)
_FORGET = delete(rule_relation).where(
    or_(
        (rule_relation.c.one == bindparam("a")) & (rule_relation.c.other == bindparam("b")),
        (rule_relation.c.one == bindparam("b")) & (rule_relation.c.other == bindparam("a")),
    )
)
_MOVE = update(table).where(table.c.id == bindparam("of"), table.c.version == bindparam("expected"))
_LOCK = select(setting.c.value).where(setting.c.name == REVISION).with_for_update()


# --- reading ----------------------------------------------------------------------------------------------------------


def revision_of(c: Connection) -> str:
    """Another one after each change: what other processes look at."""
    return str(settings.get(c, REVISION, 0))


def load(c: Connection) -> RuleSet:
    """The rules of all states that this release can read, and the relations between them."""
    return read(c).known


def read(c: Connection, parsed: Parsed | None = None) -> Kept:
    """Everything. `parsed` saves reading drafts again."""
    rows = {row["id"]: RuleRow(**row) for row in c.execute(_ROWS).mappings()}
    current = {row["rule_id"]: VersionRow(**row) for row in c.execute(_CURRENT).mappings()}
    rules: list[Rule] = []
    broken: list[BrokenRule] = []
    for row in rows.values():
        kept = current.get(row.id) or VersionRow(row.id, row.version, {}, "", "", [], row.changed_at, "")
        try:
            rules.append(_rule(row, kept, parsed or {}))
        except Exception as error:
            # Whatever a newer, an older or a careless hand wrote, the desk goes on without that one rule.
            broken.append(BrokenRule(row, kept, " ".join(str(error).split())[:200] or type(error).__name__))
    return Kept(RuleSet(rules, _relations(c), revision_of(c)), broken, rows, current)


def armed_under(c: Connection, key: str) -> tuple[str, int] | None:
    """The rule's id and version that came of the effect with that key."""
    row = c.execute(_BY_KEY, {"done_under": key}).one_or_none()
    return None if row is None else (row.rule_id, row.version)


def row_of(c: Connection, rule_id: str) -> RuleRow | None:
    found = c.execute(_ROW, {"of": rule_id}).mappings().one_or_none()
    return RuleRow(**found) if found else None


def versions(c: Connection, rule_id: str) -> list[VersionRow]:
    """The first one first."""
    return [VersionRow(**row) for row in c.execute(_VERSIONS, {"of": rule_id}).mappings()]


def switches(c: Connection, rule_id: str) -> list[Switched]:
    """The oldest first; the last hundred."""
    found: list[dict[str, Any]] = settings.get(c, f"{SWITCHED}{rule_id}", [])
    return [
        Switched(row["state"], row["version"], row["by"], datetime.fromisoformat(row["at"]), row["key"])
        for row in found
    ]


# --- writing ----------------------------------------------------------------------------------------------------------


def hold(c: Connection) -> str:
    """The revision, which stays until the commit: nobody else changes a rule meanwhile."""
    return str(_hold(c))


def arm(c: Connection, arming: Arming, *, key: str, now: datetime) -> tuple[str, int]:
    """The rule's id and its version that holds from now on; the same `key` again gives the first result. Raises
    `MovedOn`."""
    revision = _hold(c)
    done = armed_under(c, key)
    if done is not None:
        return done
    rule_id, version = _added(c, arming, now) if arming.op == "add" else _changed(c, arming, now)
    row: dict[str, Any] = {
        "rule_id": rule_id,
        "version": version,
        "draft": arming.draft,
        "sentence": arming.sentence,
        "author": arming.author,
        "approved_by": arming.approved_by,
        "at": now,
        "key": key,
    }
    c.execute(insert(rule_version), row)
    for relation in arming.relations:
        relate(c, rule_id, relation, by=arming.author, at=now)
    settings.put(c, REVISION, revision + 1)
    return rule_id, version


def switch(
    c: Connection,
    rule_id: str,
    state: RuleState,
    *,
    version: int,
    by: Sequence[str],
    key: str,
    now: datetime,
    expected: str = "",
) -> RuleRow:
    """Pauses, retires or restores it; the same `key` again changes nothing. `expected` is the state it should be in
    ("": any). Raises `MovedOn`."""
    revision = _hold(c)
    row = row_of(c, rule_id)
    if row is None:
        raise MovedOn(rule_id)
    before = switches(c, row.id)
    if any(one.key == key for one in before):
        return row
    if row.version != version or (expected and row.state != expected):
        raise MovedOn(rule_id)
    if row.state == state:
        return row
    actor = by[0] if by else ""
    c.execute(_MOVE.values(state=state, changed_at=now, changed_by=actor), {"of": row.id, "expected": version})
    kept = [*before, Switched(state, version, list(by), now, key)][-MOST_SWITCHES:]
    value = [
        {"state": one.state, "version": one.version, "by": one.by, "at": one.at.isoformat(), "key": one.key}
        for one in kept
    ]
    settings.put(c, f"{SWITCHED}{row.id}", value)
    settings.put(c, REVISION, revision + 1)
    return RuleRow(row.id, row.number, state, row.version, now, actor)


def relate(c: Connection, rule_id: str, relation: Between, *, by: str, at: datetime) -> None:
    """From now on this holds between the two, whatever did before. Within a transaction that changes a rule, or
    followed by `mark_changed`."""
    one, other = (relation.other, rule_id) if relation.how == "other_first" else (rule_id, relation.other)
    how = "first" if relation.how == "other_first" else relation.how
    if how != "first":
        one, other = sorted((one, other))
    c.execute(_FORGET, {"a": one, "b": other})
    row = {"one": one, "other": other, "how": how, "cap": relation.cap, "by": by, "at": at}
    upsert(c, rule_relation, row, key="one,other")


def mark_changed(c: Connection) -> None:
    """Tells other processes to read the rules anew."""
    settings.put(c, REVISION, _hold(c) + 1)


# --- details ----------------------------------------------------------------------------------------------------------


def _hold(c: Connection) -> int:
    """The revision. Nobody else changes a rule until the commit."""
    insert_new(c, setting, {"name": REVISION, "value": 0}, key="name")
    return int(c.execute(_LOCK).scalar_one())


def _added(c: Connection, arming: Arming, now: datetime) -> tuple[str, int]:
    number = number_of(arming.rule_id) if arming.rule_id else c.execute(_NEXT_NUMBER).scalar_one()
    rule_id = f"R{number}"
    row: dict[str, Any] = {
        "id": rule_id,
        "number": number,
        "state": arming.state,
        "version": 1,
        "changed_at": now,
        "changed_by": arming.author,
    }
    if not insert_new(c, table, row, key="id"):
        raise MovedOn(rule_id)
    return rule_id, 1


def _changed(c: Connection, arming: Arming, now: datetime) -> tuple[str, int]:
    version = arming.version + 1
    moved = c.execute(
        _MOVE.values(state=arming.state, version=version, changed_at=now, changed_by=arming.author),
        {"of": arming.rule_id, "expected": arming.version},
    )
    if moved.rowcount != 1:
        raise MovedOn(arming.rule_id)
    return arming.rule_id, version


def number_of(rule_id: str) -> int:
    """Of "R7", 7. ValueError for what is no rule's id."""
    text = rule_id.strip().upper()
    if not (text.startswith("R") and text[1:].isascii() and text[1:].isdigit() and 1 <= int(text[1:]) <= 999_999):
        raise ValueError(f"{rule_id!r} is not the id of a rule")
    return int(text[1:])


def _rule(row: RuleRow, kept: VersionRow, parsed: Parsed) -> Rule:
    if row.state not in STATES:
        raise ValueError(f"the state {row.state!r} is not known")
    draft = parsed.get((row.id, row.version)) or draft_from_json(kept.draft)
    return Rule(row.id, row.version, draft, kept.sentence, row.state)


def _relations(c: Connection) -> list[Relation]:
    """Without those of a kind that a newer release brought in."""
    found = c.execute(_RELATIONS).mappings()
    return [
        Relation(row["one"], row["other"], cast(How, row["how"]), row["cap"]) for row in found if row["how"] in HOWS
    ]
