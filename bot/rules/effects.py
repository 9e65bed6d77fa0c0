"""Arming and switching rules as effects: once under a key, refused when somebody changed the rule since."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.clock import Clock
from bot.store import ledger
from bot.store import rules as store
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from bot.store.rules import Arming, MovedOn, RuleRow
from graphs.rules.kept import draft_from_json
from graphs.rules.overlap import overlaps
from graphs.rules.rule import Draft, RuleSet, RuleState
from graphs.rules.solve import TooComplex
from integrations.errors import Rejected

MOVED_ON = "moved_on"
"""Detail of a refusal: the rule is not, or no more, as the change expected."""

CONTRADICTION = "contradiction"
"""Detail of a refusal: a rule that was armed meanwhile says the opposite."""

UNREADABLE = "bad_rule"
"""Detail of a refusal: this release cannot read what is to be armed."""

ATTEMPTS = 10

Changed = Callable[[], Awaitable[object]]
"""Called after each change: whoever keeps rules in memory reads them anew before the case goes on."""

_ARMING: TypeAdapter[Arming] = TypeAdapter(Arming)
_STATE: TypeAdapter[RuleState] = TypeAdapter(RuleState)


class ArmRule:
    """`rules.arm`. Nothing is armed that contradicts what was armed while people were deciding."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock, changed: Changed) -> None:
        self._database = database
        self._clock = clock
        self._changed = changed

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        arming, draft = _arming(payload)
        taken = {str(each).strip().upper() for each in payload.get("taken") or ()}
        for _ in range(ATTEMPTS):
            known = await self._database.read(lambda c: store.load(c) if not _done(c, key) else None)
            if known is not None and _contradicted(draft, arming.rule_id, known):
                raise Rejected(CONTRADICTION)
            looked_at = known.revision if known is not None else None
            armed = await self._database.write(lambda c, at=looked_at: self._arm(c, arming, key, at, taken))
            if armed is not None:
                rule_id, version = armed
                await self._changed()
                return {"rule_id": rule_id, "version": version, "reference": f"{rule_id}.{version}"}
        raise Rejected(MOVED_ON)

    def _arm(
        self, c: Connection, arming: Arming, key: str, looked_at: str | None, taken: Collection[str]
    ) -> tuple[str, int] | None:
        """None when a rule was changed since it was looked at: the look is taken again."""
        if _done(c, key):
            return store.arm(c, arming, key=key, now=self._clock.now())
        if store.hold(c) != looked_at:
            return None
        now = self._clock.now()
        if arming.op == "add" and not arming.rule_id and taken:
            arming = replace(arming, rule_id=_free(store.read(c).rows.values(), taken))
        try:
            rule_id, version = store.arm(c, arming, key=key, now=now)
        except MovedOn:
            raise Rejected(MOVED_ON) from None
        what = "rule.added" if arming.op == "add" else "rule.changed"
        record(c, arming.author, what, f"{rule_id}.{version}", key, now, draft=arming.draft, by=arming.approved_by)
        return rule_id, version


class SwitchRule:
    """`rules.switch`: pauses, retires or restores. `from` in the payload, when there, is the state it must be in.
    Nothing is restored that contradicts what was armed meanwhile."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock, changed: Changed) -> None:
        self._database = database
        self._clock = clock
        self._changed = changed

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            state = _STATE.validate_python(payload["state"])
        except ValidationError:
            raise Rejected(UNREADABLE) from None
        by: list[str] = list(payload["by"])
        rule_id, version, expected = str(payload["rule_id"]), int(payload["version"]), str(payload.get("from") or "")

        def commit(c: Connection, looked_at: str | None) -> dict[str, Any] | None:
            """None when a rule was changed since it was looked at: the look is taken again."""
            if looked_at is not None and store.hold(c) != looked_at:
                return None
            try:
                row = switched(c, rule_id, state, version, by, key, self._clock, expected=expected)
            except MovedOn:
                raise Rejected(MOVED_ON) from None
            return {"rule_id": row.id, "version": row.version, "state": row.state, "reference": row.id}

        for _ in range(ATTEMPTS):
            looked_at = await self._look(rule_id, key) if state == "armed" else None
            done = await self._database.write(lambda c, at=looked_at: commit(c, at))
            if done is not None:
                await self._changed()
                return done
        raise Rejected(MOVED_ON)

    async def _look(self, rule_id: str, key: str) -> str | None:
        """The revision at which nothing contradicts the rule; None where it was done before. Raises
        `Rejected`."""
        known = await self._database.read(lambda c: store.load(c) if not _switched_before(c, rule_id, key) else None)
        rule = known.by_id(rule_id) if known is not None else None
        if known is None or rule is None or rule.state == "armed":
            return known.revision if known is not None else None
        if _contradicted(rule.draft, rule_id, known):
            raise Rejected(CONTRADICTION)
        return known.revision


def switched(
    c: Connection,
    rule_id: str,
    state: RuleState,
    version: int,
    by: Sequence[str],
    key: str,
    clock: Clock,
    *,
    expected: str = "",
) -> store.RuleRow:
    """The switch and its row of the ledger. Raises `MovedOn`."""
    now, before = clock.now(), store.row_of(c, rule_id)
    row = store.switch(c, rule_id, state, version=version, by=by, key=key, now=now, expected=expected)
    if before is not None and before.state != row.state:
        what = {"armed": "rule.restored", "paused": "rule.paused", "retired": "rule.retired"}[state]
        record(c, by[0] if by else "commis", what, f"{row.id}.{row.version}", key, now, by=list(by))
    return row


def record(c: Connection, actor: str, what: str, reference: str, key: str, now: datetime, **why: Any) -> None:
    """One row of the ledger: `what` happened to the rule."""
    ledger.append(c, [LedgerEntry(None, actor, "changed", what, {"rule": reference, "key": key, **why})], now)


def _free(rows: Iterable[RuleRow], taken: Collection[str]) -> str:
    """The next id that neither a rule had nor the price list has."""
    number = max((row.number for row in rows), default=0) + 1
    while f"R{number}" in taken:
        number += 1
    return f"R{number}"


def _done(c: Connection, key: str) -> bool:
    return store.armed_under(c, key) is not None


def _switched_before(c: Connection, rule_id: str, key: str) -> bool:
    return any(one.key == key for one in store.switches(c, rule_id))


def _arming(payload: dict[str, Any]) -> tuple[Arming, Draft]:
    """Checked anew: the payload may be of an earlier release."""
    try:
        arming = _ARMING.validate_python({name: payload[name] for name in payload if name in _FIELDS})
        return arming, draft_from_json(arming.draft)
    except ValueError:  # pydantic's, and those of a draft that is kept
        raise Rejected(UNREADABLE) from None


_FIELDS = frozenset(Arming.__dataclass_fields__)


def _contradicted(draft: Draft, rule_id: str, known: RuleSet) -> bool:
    """By a rule in force other than `rule_id` itself."""
    try:
        found = overlaps(draft, known.armed, known.relations, replacing=rule_id)
    except TooComplex:
        return False  # nobody could tell either when it was approved
    return any(overlap.kind == "contradiction" for overlap in found)
