"""What a turn judged, as one proposal to compare: read from its ledger record and the case's typed facts. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from bot.short_hash import short_hash
from graphs.context import StagedRecord

CONTENT = ("customer", "lines", "total_excl_vat")
"""The facts that say what is proposed, whatever number or address it gets."""

_LARGEST = Decimal(10) ** 14


@dataclass(frozen=True)
class Proposal:
    """`mode`: how far it may go alone; `verdict`: what it would do or did (act | ask | refuse); `codes` of the
    exceptions, bans and rules that spoke against acting alone; `digest` of what is proposed."""

    mode: str
    verdict: str
    codes: list[str]
    total: Decimal
    digest: str


def proposal_of(records: Sequence[StagedRecord], facts: Mapping[str, Any]) -> Proposal | None:
    """The last thing the turn judged; None when it judged nothing, or nothing can be compared."""
    judged = [record for record in records if record.kind == "judged"]
    if not judged:
        return None
    record = judged[-1]
    chain = _steps(record.why.get("chain"))
    codes = _codes(record, chain)
    mode = _mode(record, chain)
    if mode is None:
        return None
    verdict = record.what if record.what in {"act", "ask", "refuse"} else _would(chain, codes)
    total = amount_of(record.why.get("total_excl_vat"))
    return Proposal(mode, verdict, codes, total or total_of(facts) or Decimal("0.00"), digest_of(facts))


def total_of(facts: Mapping[str, Any]) -> Decimal | None:
    return amount_of(facts.get("total_excl_vat"))


def digest_of(facts: Mapping[str, Any]) -> str:
    """The same for the same content; of all facts where a process has none of these."""
    content = {name: facts[name] for name in CONTENT if name in facts} or dict(facts)
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), default=str)
    return short_hash(canonical, 16)


def amount_of(value: Any) -> Decimal | None:
    """Euros of a decimal string; None for anything else, and for what no row can hold."""
    try:
        amount = Decimal(str(value)) if isinstance(value, str | int | Decimal) else None
    except InvalidOperation:
        return None
    return amount if amount is not None and amount.is_finite() and abs(amount) < _LARGEST else None


def _steps(chain: Any) -> list[dict[str, Any]]:
    """JSON of `graphs.gate.Step`s; none where a process records no chain."""
    return cast("list[dict[str, Any]]", chain) if isinstance(chain, list) else []


def _codes(record: StagedRecord, chain: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each once, in order of looking."""
    found: list[str] = list(record.why.get("codes") or [])
    for step in chain:
        if step.get("look") in {"bans", "exceptions", "limits", "rules"}:
            found += step.get("why", {}).get("codes") or []
    return list(dict.fromkeys(found))


def _mode(record: StagedRecord, chain: Sequence[Mapping[str, Any]]) -> str | None:
    levels = [step.get("why", {}).get("level") for step in chain if step.get("look") == "autonomy"]
    mode = record.why.get("autonomy") or (levels[0] if levels else None)
    return mode if mode in {"observe", "propose", "act"} else None


def _would(chain: Sequence[Mapping[str, Any]], codes: Sequence[str]) -> str:
    """Behind a shadow: what the chain led to."""
    outcomes = {step.get("outcome") for step in chain}
    if "refuses" in outcomes:
        return "refuse"
    return "ask" if "asks" in outcomes or codes else "act"
