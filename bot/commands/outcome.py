"""What came of one event, as the one JSON object of `ask`, `decide` and `mail`. Its keys are a stable contract."""

from __future__ import annotations

from typing import Any

from bot.console.render import plain_text
from bot.outgoing import content_of
from bot.store import asks, cases, inbox, outbox
from bot.store.asks import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.outbox import OutboxRow

_MESSAGES = {"post", "update"}
_STATUS = {"new": "scheduled", "done": "done", "failed": "failed"}
"""Of an event that opened no case: a "new" one is tried again later."""

_EFFECT_STATES = {"sent": "sent", "shadow": "shadow", "failed": "failed", "unknown": "unknown"}
_INNER = {"stop", "decide"}
"""Readings that are no process of the contract: they speak of a thread that is not there."""


def of_event(c: Connection, key: str, since: int, language: str) -> dict[str, Any]:
    """What came of the event kept under `key`; `since` is the outbox's last row before it (see `last_row`)."""
    # Loads the graphs: what only lists should not wait for them.
    from bot.short_hash import short_hash
    from bot.staging import case_id_of

    row = inbox.by_key(c, key)
    outcome = (row.outcome or {}) if row else {}
    case_id = (row.case_id if row else None) or outcome.get("case")
    read = {"mail": outcome["mail"]} if "mail" in outcome else {}
    if case_id is not None:
        return of_case(c, case_id, since, language) | read
    process = str(outcome.get("process", "unknown"))
    mine = (case_id_of(key), f"failed:{short_hash(key)}", f"late:{short_hash(key)}")
    return {
        "case": None,
        "process": "unknown" if process in _INNER else process,
        "status": outcome.get("status", _STATUS[row.state]) if row else "failed",
        "facts": outcome.get("facts", {}),
        "exceptions": [],
        "approvals": [],
        "effects": [],
        "says": [_plain(post) for post in _posts_since(c, since) if post.key.startswith(mine)],
        **read,
    }


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
        "status": status_of(case),
        "facts": case.facts,
        "exceptions": [
            {"code": reason.code, "text": reason.text.get(language) or next(iter(reason.text.values()), "")}
            for reason in case.reasons
        ],
        "approvals": [approval_json(approval)] if approval else [],
        "effects": [_effect(effect) for effect in rows if effect.kind not in _MESSAGES],
        "says": [_plain(row) for row in _posts_since(c, since) if row.lane == lane],
    }


def status_of(case: CaseRow) -> str:
    """As the contract names it: what is being worked, or waits for its effects, is scheduled."""
    return "scheduled" if case.state == "working" else case.state


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


def is_settled(c: Connection, key: str) -> bool:
    """Whether nothing of this event is being worked right now (for a command that only watches)."""
    row = inbox.by_key(c, key)
    if row is None:
        return False
    if row.state == "new":
        return row.attempts > 0  # put off: it is tried again later
    case_id = row.case_id or (row.outcome or {}).get("case")
    return case_id is None or _rests(c, case_id)


def is_decided(c: Connection, approval_id: str) -> bool:
    """Whether what a verdict brought about is done. One that did not close the request brings about nothing."""
    row = asks.approval_by_id(c, approval_id)
    if row is None or row.state == "open" or inbox.by_key(c, f"decision:{approval_id}") is None:
        return True
    return is_settled(c, f"decision:{approval_id}") and _rests(c, row.case_id)


def _rests(c: Connection, case_id: str) -> bool:
    """Whether the case has ended or waits, and what it staged has left, failed or was put off."""
    case = cases.by_id(c, case_id)
    if case is None:
        return True
    return case.state != "working" and all(
        effect.state in _EFFECT_STATES
        or (effect.state == "new" and (effect.attempts > 0 or effect.error in {outbox.HELD, outbox.UNDO}))
        for effect in outbox.of_case(c, case_id)
        if effect.kind not in _MESSAGES
    )


def _posts_since(c: Connection, since: int) -> list[OutboxRow]:
    return outbox.posts_since(c, since)


def _plain(row: OutboxRow) -> str:
    return plain_text(content_of(row.payload), str(row.payload.get("language", "")))


def _effect(row: OutboxRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "key": row.key,
        "to": row.payload.get("to", ""),
        "subject": row.payload.get("subject", ""),
        "status": _EFFECT_STATES.get(row.state, "held"),
        "reference": row.reference,
    }
