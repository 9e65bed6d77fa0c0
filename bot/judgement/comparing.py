"""Keeps the comparison ledger: each proposal of the clerk beside what people made of it, inside the caller's commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.judgement.agreement import SETTLED
from bot.judgement.cards import rehearsal_card
from bot.judgement.keys import LONGEST, fitting
from bot.judgement.proposals import Proposal, digest_of, total_of
from bot.outgoing import post_row
from bot.store import comparisons as store
from bot.store.asks import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.comparisons import ComparisonRow
from bot.store.database import Connection
from bot.store.outbox import Outgoing

DECISIONS = {"approve": "approved", "edit": "edited", "reject": "rejected"}
DROPPED = "dropped"


@dataclass(frozen=True)
class Compared:
    """`corrected`: something the clerk had let go by itself was changed by it."""

    rows: list[Outgoing]
    corrected: bool = False


def judged(c: Connection, case: CaseRow, proposal: Proposal | None, key: str, now: datetime) -> Compared:
    """Takes in what a turn judged. A case has one open row at most: the newest proposal."""
    earlier = store.latest_of(c, case.id)
    if earlier is not None and _becomes_known(c, earlier, case):
        return Compared([])
    if proposal is None or (proposal.verdict == "refuse" and proposal.mode != "observe"):
        _drop_if_over(c, earlier, case, now)
        return Compared([])
    corrected = False
    if earlier is not None and earlier.decision == "open":
        if _same_content(earlier, proposal):
            return Compared([])  # tried again, or judged again as it was
        corrected = _acted(earlier) and now - earlier.at <= SETTLED
        if corrected:
            by = case.asker_id
            store.close(c, earlier.key, "edited", agrees=False, by=by, now=now, decided=proposal.total)
        elif not _acted(earlier):
            store.close(c, earlier.key, DROPPED, agrees=None, by=None, now=now)
    seq = store.add(c, _row(case, proposal, key, now))
    if proposal.mode != "observe" or seq is None:
        return Compared([], corrected)
    card = rehearsal_card(seq, case.language)
    return Compared([post_row(post_key(seq), case.address, card, language=case.language, case_id=case.id)], corrected)


def decided(c: Connection, row: ApprovalRow, verb: str, by: str | None, now: datetime) -> ComparisonRow | None:
    """What a person decided on the approval of the case's open proposal; None when nothing waits to be compared."""
    open_row = store.latest_of(c, row.case_id)
    if open_row is None or open_row.decision != "open" or _acted(open_row):
        return None
    agrees = {"approve": True, "edit": False, "reject": False}.get(verb)
    amount = open_row.proposed if verb == "approve" else None
    decision = DECISIONS.get(verb, DROPPED)
    closed = store.close(c, open_row.key, decision, agrees=agrees, by=by, now=now, decided=amount)
    return open_row if closed and agrees is not None else None


def undone(c: Connection, case_id: str, by: str | None, now: datetime) -> ComparisonRow | None:
    """What the clerk let go by itself was taken back; None when it had not, or that is known already."""
    row = store.latest_of(c, case_id)
    if row is None or not _acted(row):
        return None
    return row if store.close(c, row.key, "undone", agrees=False, by=by, now=now) else None


def post_key(seq: int) -> str:
    return f"judgement.{seq}"


def _drop_if_over(c: Connection, row: ComparisonRow | None, case: CaseRow, now: datetime) -> None:
    """The case ended and nobody had decided: it expired, was withdrawn, or can no longer be proposed."""
    if row is None or row.decision != "open" or _acted(row) or row.mode == "observe":
        return
    if case.state in {"done", "refused", "failed"}:
        store.close(c, row.key, DROPPED, agrees=None, by=None, now=now)


def _acted(row: ComparisonRow) -> bool:
    return row.mode == "act" and row.verdict == "act"


def _becomes_known(c: Connection, row: ComparisonRow, case: CaseRow) -> bool:
    """Whether the case now shows what a person made of that proposal, by an edit or by saying what they would do."""
    if row.decision not in {"edited", "other"} or row.decided is not None:
        return False
    total = total_of(case.facts)
    if row.decision == "other" and _digest(row) == digest_of(case.facts):
        return False
    if total is not None:
        store.settle(c, row.key, total)
    return row.decision == "edited" or total is not None


def _row(case: CaseRow, proposal: Proposal, key: str, now: datetime) -> ComparisonRow:
    return ComparisonRow(
        key=f"{fitting(key, LONGEST - len(proposal.digest) - 1)}:{proposal.digest}",
        case_id=case.id,
        process=case.process,
        at=now,
        mode=proposal.mode,
        verdict=proposal.verdict,
        codes=proposal.codes,
        proposed=proposal.total,
    )


def _same_content(row: ComparisonRow, proposal: Proposal) -> bool:
    return _digest(row) == proposal.digest and row.mode == proposal.mode and row.verdict == proposal.verdict


def _digest(row: ComparisonRow) -> str:
    """Of what was proposed: the key ends with it."""
    return row.key.rpartition(":")[2]


def facts_of(row: ComparisonRow) -> Mapping[str, Any]:
    """What ledger rows about a comparison say of it."""
    return {"process": row.process, "mode": row.mode, "verdict": row.verdict, "proposed": f"{row.proposed:.2f}"}
