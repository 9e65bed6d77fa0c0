"""A ledger of many rows, with the cases, requests, messages and posts that belong to them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from bot.store.schema import approval, case, event_inbox, ledger, ledger_head, post
from graphs.ask import ApprovalRequest, Reason, ask_to_json
from graphs.message import text_message

PER_CASE = 5
"""Ledger rows of a case."""

ASKED, REFUSED = 5, 50
"""One case in so many is put before people; one in so many is refused: a discount beyond a limit."""

_AT_ONCE = 2_000
_EFFECTS = {"quote": "mail", "reminder": "reminder.mail", "lead": "lead.mail"}
_LINES = [
    {"sku": f"ART-{number}", "quantity": 10 + number, "unit_price": "12.40", "discount_percent": "12.00",
     "vat_rate": "20.00", "total_excl_vat": "109.12"}
    for number in range(3)
]  # fmt: skip
_FACTS = {"customer": "Hôtel Bellerive", "customer_id": "1", "lines": _LINES, "total_excl_vat": "327.36"}

Rows = dict[str, list[dict[str, Any]]]

_TABLES: tuple[Table, ...] = (case, ledger, event_inbox, post, approval)


def fill(c: Connection, rows: int, since: datetime, until: datetime, *, cases: int = 0) -> None:
    """`rows` of the ledger, evenly over the time: a fifth of it asked, done and answered. `cases` of them share the
    rows (0: one for every `PER_CASE`)."""
    units = rows // PER_CASE
    cases = cases or units
    first = int(c.execute(select(func.max(ledger.c.seq))).scalar() or 0) + 1
    request, step = ask_to_json(_request()), (until - since) / units
    kept: Rows = {table.name: [] for table in _TABLES}
    for unit in range(units):
        at = since + step * unit
        if unit < cases:
            kept[case.name].append(_case(unit, at))
        _work(kept, unit, f"large-{unit % cases:08d}", _process(unit % cases), at, first + unit * PER_CASE, request)
        if unit % _AT_ONCE == _AT_ONCE - 1 or unit == units - 1:
            for table in _TABLES:
                if kept[table.name]:
                    c.execute(insert(table), kept[table.name])
                    kept[table.name].clear()
    c.execute(update(ledger_head).values(seq=first + units * PER_CASE - 1))


def _process(number: int) -> str:
    return tuple(_EFFECTS)[number % len(_EFFECTS)]


def _case(number: int, at: datetime) -> dict[str, Any]:
    return {
        "id": f"large-{number:08d}", "process": _process(number), "version": 1, **_place(number),
        "conversation": f"web/c:devis/t{number}", "asker_id": None, "language": "fr", "state": "done",
        "title": f"Devis {number}", "facts": _FACTS, "reasons": [], "waits": [], "contributors": [], "opened_at": at,
        "changed_at": at, "seq": number,
    }  # fmt: skip


def _work(kept: Rows, unit: int, case_id: str, process: str, at: datetime, seq: int, request: dict[str, Any]) -> None:
    """One message with what was done for it."""
    asks, refused, effect = unit % ASKED == 0, unit % REFUSED == 0, _EFFECTS[process]
    asked = {"approval": f"large-{unit}", "reasons": ["discount_limit"], "needed": 1}
    decided = {"approval": f"large-{unit}", "amount": "327.36"}
    middle: list[tuple[str, str, str, dict[str, Any]]] = (
        [("commis", "asked", "approval", asked), ("claire", "decided", "reject" if refused else "approve", decided)]
        if asks
        else [("commis", "judged", "act", {"codes": []}), ("lea", "changed", "edited", {})]
    )
    said: list[tuple[str, str, str, dict[str, Any]]] = [
        ("lea", "asked", f"devis {unit}", {}), *middle, ("commis", "effect", effect, {}),
        ("commis", "effect", f"{effect} done", {"ok": True}),
    ]  # fmt: skip
    kept[ledger.name] += [
        {"seq": seq + number, "at": at, "case_id": case_id, "actor": actor, "kind": kind, "what": what, "why": why,
         "previous": "0" * 64, "hash": "0" * 64}
        for number, (actor, kind, what, why) in enumerate(said)
    ]  # fmt: skip
    if asks:
        kept[approval.name].append(_approval(unit, case_id, process, at, refused, request))
    conversation, place = f"web/c:devis/t{unit}", _place(unit)
    kept[event_inbox.name].append(
        {"key": f"web:large-{unit}", "kind": "message", "conversation": conversation, **place, "body": {},
         "state": "done", "attempts": 1, "next_at": at, "received_at": at, "done_at": at, "case_id": case_id}
    )  # fmt: skip
    kept[post.name].append(
        {"key": f"large-{unit}.say", **place, "reference": f"r{unit}", "content": {}, "version": 1, "case_id": case_id,
         "language": "fr", "posted_at": at + timedelta(seconds=unit % 90), "after_seq": 0}
    )  # fmt: skip


def _approval(
    unit: int, case_id: str, process: str, at: datetime, refused: bool, request: dict[str, Any]
) -> dict[str, Any]:
    return {
        "id": f"large-{unit}", "case_id": case_id, "interrupt_id": "1", "conversation": f"web/c:devis/t{unit}",
        "process": process, "role": "sales_lead", "amount": Decimal("327.36"), "ask": request, "copies": [],
        "digest": "0" * 64, "needed": 1, "state": "rejected" if refused else "approved", "asked_at": at,
        "expires_at": at + timedelta(days=2), "decided_by": "claire", "decided_at": at, "seq": unit,
    }  # fmt: skip


def _place(unit: int) -> dict[str, str]:
    return {"platform": "web", "channel": "c:devis", "thread": f"t{unit}"}


def _request() -> ApprovalRequest:
    """As large as the request of a quote of three lines."""
    beyond = Reason(
        "discount_limit",
        {"fr": "La remise dépasse la limite.", "en": "The discount exceeds the limit."},
        {"fr": "5 % au plus", "en": "5% at most"},
        {"fr": "12 % demandés", "en": "12% requested"},
    )
    shown = {language: text_message("Devis pour Hôtel Bellerive. " * 60) for language in ("fr", "en")}
    proposal = {"lines": _LINES, "total_excl_vat": "327.36"}
    return ApprovalRequest("quote", "sales_lead", "327.36", [beyond], shown, proposal, {"fr": "Envoyer", "en": "Send"})
