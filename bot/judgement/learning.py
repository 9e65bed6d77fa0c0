"""Counts what people correct, and asks whether the same correction made three times shall become a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from bot.judgement.cards import rule_card
from bot.judgement.edits import customer_of, discount_edit, edits_of, facts_of
from bot.judgement.keys import fitting
from bot.judgement.patterns import RULED, Names, Pattern, pattern_of
from bot.judgement.suggestions import Suggestions
from bot.people import Staff
from bot.store import cases, corrections, ledger
from bot.store import suggestions as store
from bot.store.asks import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.corrections import CorrectionRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing

RULE = "rule"
LOOKED_AT = 200
"""Corrections to the same value that are looked through."""

PATTERN: TypeAdapter[Pattern] = TypeAdapter(Pattern)


class Learning:
    def __init__(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions

    def corrected(
        self, c: Connection, row: ApprovalRow, values: dict[str, str], by: str, names: Names, now: datetime
    ) -> None:
        """Keeps a row for each field that the edit changed; the same approval's once."""
        kept: list[CorrectionRow] = []
        for edited in edits_of(row.request, values):
            facts = facts_of(row.request, edited)
            facts["segment"] = names.segments.get(facts["customer"], "")
            key = fitting(f"{row.id}:{edited.name}")
            kept.append(
                CorrectionRow(key, row.case_id, row.process, edited.field, edited.before, edited.after, facts, by, now)
            )
        corrections.add(c, kept)

    def changed(
        self, c: Connection, case: CaseRow, before: Mapping[str, Any], key: str, names: Names, now: datetime
    ) -> bool:
        """Keeps the discount that a message set on what was proposed already; whether one did. `before` are the case's
        facts as they were."""
        edited = discount_edit(before, case.facts)
        if edited is None or case.asker_id is None:
            return False
        customer = customer_of(case.facts, names.customers)
        lines: list[dict[str, Any]] = case.facts.get("lines") or []
        facts = {
            "customer": customer,
            "customer_name": str(case.facts.get("customer") or "")[:200],
            "segment": names.segments.get(customer, ""),
            "skus": sorted({str(line.get("sku") or "") for line in lines} - {""}),
            "order_total": str(case.facts.get("total_excl_vat") or ""),
        }
        row = CorrectionRow(
            fitting(f"{key}:{edited.name}"), case.id, case.process, edited.field, edited.before, edited.after, facts,
            case.asker_id, now,
        )  # fmt: skip
        corrections.add(c, [row])
        return True

    def suggest(self, c: Connection, case: CaseRow, names: Names, now: datetime) -> list[Outgoing]:
        """After an edit in this case: a rule, when it is the third of its kind and was never suggested before."""
        if self._due(c, case, names) is None:
            return []
        self._suggestions.take_turn(c)
        pattern = self._due(c, case, names)
        return self._ask(c, case, pattern, now) if pattern is not None else []

    def _due(self, c: Connection, case: CaseRow, names: Names) -> Pattern | None:
        found = (self._pattern(c, case, field, names) for field in sorted(RULED))
        return next((one for one in found if one is not None and store.newest(c, RULE, one.subject) is None), None)

    def _pattern(self, c: Connection, case: CaseRow, field: str, names: Names) -> Pattern | None:
        last = corrections.last_of_case(c, case.id, field)
        if last is None:
            return None
        rows = corrections.set_to(c, case.process, field, last.after, LOOKED_AT)
        used = {
            case_id
            for row in store.of_kind(c, RULE)
            for case_id in row.body["pattern"]["cases"]
            if row.body["pattern"]["value"] == last.after
        }
        if case.id in used or not rows or rows[0].case_id != case.id:
            return None
        return pattern_of(rows, used, names)

    def _ask(self, c: Connection, case: CaseRow, pattern: Pattern, now: datetime) -> list[Outgoing]:
        staff = Staff.load(c)
        readers = [row for row in staff.active if row.id == pattern.editors[0]]
        found = [cases.by_id(c, case_id) for case_id in pattern.cases]
        named = [str(one.facts.get("number") or one.title) for one in found if one is not None]
        titles = list(dict.fromkeys(name for name in named if name))
        why = {"subject": pattern.subject, "cases": pattern.cases}
        ledger.append(c, [LedgerEntry(case.id, "commis", "suggested", "rule", why)], now)
        return self._suggestions.open(
            c,
            RULE,
            pattern.subject,
            {"pattern": asdict(pattern)},
            readers,
            case,
            lambda suggestion_id, reader, language: rule_card(suggestion_id, pattern, titles, reader, language),
            now,
        )
