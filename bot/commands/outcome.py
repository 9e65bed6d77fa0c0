"""What came of one event, as the one JSON object of `ask`, `decide` and `mail`. Its keys are a stable contract."""

from __future__ import annotations

from typing import Any

from bot.console.render import plain_text
from bot.outgoing import content_of
from bot.staging import case_id_of
from bot.store import asks, cases, inbox, outbox
from bot.store.asks import ApprovalRow
from bot.store.database import Connection
from bot.store.outbox import OutboxRow

_MESSAGES = {"post", "update"}
_EFFECT_STATES = {"sent": "sent", "shadow": "shadow", "failed": "failed", "unknown": "unknown"}


def of_event(c: Connection, key: str, since: int, language: str) -> dict[str, Any]:
    """What came of the event kept under `key`; `since` is the outbox's last row before it (see `last_row`)."""
    row = inbox.by_key(c, key)
    outcome = (row.outcome or {}) if row else {}
    case_id = (row.case_id if row else None) or outcome.get("case")
    if case_id is None:
        says = [_plain(post) for post in _posts_since(c, since) if post.key.startswith(case_id_of(key))]
        return {
            "case": None,
            "process": outcome.get("process", "unknown"),
            "status": outcome.get("status", "done" if row and row.state == "done" else "failed"),
            "facts": outcome.get("facts", {}),
            "exceptions": [],
            "approvals": [],
            "effects": [],
            "says": says,
        }
    return of_case(c, case_id, since, language)


def of_case(c: Connection, case_id: str, since: int, language: str) -> dict[str, Any]:
    """The case as it stands, with what was said in its thread since that outbox row."""
    case = cases.by_id(c, case_id)
    if case is None:
        raise LookupError(case_id)
    approval = asks.open_approval_of(c, case_id)
    rows = outbox.of_case(c, case_id)
    lane = case.address.conversation
    return {
        "case": case.id,
        "process": case.process,
        "status": "scheduled" if case.state == "working" else case.state,
        "facts": case.facts,
        "exceptions": [
            {"code": reason.code, "text": reason.text.get(language) or next(iter(reason.text.values()), "")}
            for reason in case.reasons
        ],
        "approvals": [approval_json(approval)] if approval else [],
        "effects": [_effect(effect) for effect in rows if effect.kind not in _MESSAGES],
        "says": [_plain(row) for row in _posts_since(c, since) if row.lane == lane],
    }


def approval_json(row: ApprovalRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "case": row.case_id,
        "process": row.process,
        "role": row.role,
        "amount": f"{row.amount:.2f}",
        "verbs": list(row.request.verbs),
        "state": row.state,
        "asked_at": row.asked_at.isoformat(),
        "expires_at": row.expires_at.isoformat(),
        "requested_by": row.requested_by,
        "decided_by": row.decided_by,
    }


def last_row(c: Connection) -> int:
    """The newest outbox row's number, to tell what is said after."""
    return outbox.last_seq(c)


def is_settled(c: Connection, key: str, case_id: str | None) -> bool:
    """Whether nothing of this event is still being worked right now (for a command that only watches)."""
    row = inbox.by_key(c, key)
    if row is None or row.state == "new":
        return False
    found = row.case_id or case_id or (row.outcome or {}).get("case")
    if found is None:
        return True
    case = cases.by_id(c, found)
    if case is None or case.state == "working":
        return case is None
    return all(
        effect.state in _EFFECT_STATES or effect.attempts > 0
        for effect in outbox.of_case(c, found)
        if effect.kind not in _MESSAGES
    )


def _posts_since(c: Connection, since: int) -> list[OutboxRow]:
    return outbox.posts_since(c, since)


def _plain(row: OutboxRow) -> str:
    return plain_text(content_of(row.payload))


def _effect(row: OutboxRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "key": row.key,
        "to": row.payload.get("to", ""),
        "subject": row.payload.get("subject", ""),
        "status": _EFFECT_STATES.get(row.state, "held"),
        "reference": row.reference,
    }
