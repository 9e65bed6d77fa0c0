"""Cases that are about one person outside, emptied in place: that they were worked stays, what they said does not.

Rows are kept under their keys, so that nothing is worked, sent or shown a second time; their words are blanked in a
form that is still read. Everything runs inside the caller's transaction.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, Text, cast, delete, func, or_, select, update

from bot.store import blanks, opinions, samples
from bot.store.schema import (
    approval,
    approval_vote,
    case,
    correction,
    event_inbox,
    file,
    lead_claim,
    lead_correction,
    lead_mail,
    ledger,
    mail_seen,
    outbox,
    post,
    question,
    schedule,
    standing,
    thread_head,
)

ENDED = ("done", "refused", "failed")

_AT_ONCE = 200
_FILE_ID = re.compile(r'"([0-9a-f]{64})"')
_COPY_TABLES: tuple[tuple[Table, str], ...] = ((post, "content"), (outbox, "payload"), (event_inbox, "body"))
"""Where a kept file may be named."""


@dataclass(frozen=True)
class Traces:
    """What is known of somebody: their `address` (lower case), the ids of their leads and of the cases about them, the
    inbox rows (by seq) that brought them, and the files of their mails."""

    address: str
    leads: list[str] = field(default_factory=list[str])
    cases: list[str] = field(default_factory=list[str])
    events: list[int] = field(default_factory=list[int])
    files: list[str] = field(default_factory=list[str])


def erase(c: Connection, traces: Traces, blank: str, now: datetime) -> list[dict[str, Any]]:
    """`blank` stands where words were shown. Returns the posts that other platforms still show: key, platform, channel,
    thread, language."""
    files = set(traces.files)
    files |= _events(c, traces, now)
    files |= _outgoing(c, traces.cases, blank, now)
    shown, named = _posts(c, traces.cases, blank, now)
    _asked(c, traces.cases, blank, now)
    _cases(c, traces.cases, now)
    _plans(c, [*traces.cases, *traces.leads, *([traces.address] if traces.address else [])])
    _own_tables(c, traces)
    opinions.erase_words(c, traces.cases)
    samples.erase_words(c, traces.cases)
    _files(c, files | named)
    return shown


def ledger_rows(c: Connection, cases: Sequence[str]) -> list[int]:
    """Their numbers, of these cases."""
    return [
        seq
        for part in parts(cases)
        for seq in c.execute(select(ledger.c.seq).where(ledger.c.case_id.in_(part)).order_by(ledger.c.seq)).scalars()
    ]


def parts(ids: Iterable[str]) -> Iterator[list[str]]:
    known = list(dict.fromkeys(ids))
    for start in range(0, len(known), _AT_ONCE):
        yield known[start : start + _AT_ONCE]


# --- what came in -----------------------------------------------------------------------------------------------------


def _events(c: Connection, traces: Traces, now: datetime) -> set[str]:
    """What brought them, what was said in their cases, and what is still to be worked for those."""
    table = event_inbox
    files: set[str] = set()
    mine = [
        table.c.seq.in_(traces.events[start : start + _AT_ONCE]) for start in range(0, len(traces.events), _AT_ONCE)
    ]
    for part in parts(traces.cases):
        mine.append(table.c.case_id.in_(part))
        mine += [cast(table.c.body, Text).contains(f'"{each}"', autoescape=True) for each in part]
    for start in range(0, len(mine), 50):
        rows = c.execute(
            select(table.c.seq, table.c.body, table.c.state, table.c.outcome).where(or_(*mine[start : start + 50]))
        ).all()
        for row in rows:
            files |= files_in(row.body)
            values: dict[str, Any] = {"body": blanks.event(row.body), "outcome": blanks.outcome(row.outcome)}
            if row.state == "new":
                values |= {"state": "done", "done_at": now, "outcome": {"process": "unknown", "status": "refused"}}
            c.execute(update(table).where(table.c.seq == row.seq).values(values))
    return files


# --- what goes out ----------------------------------------------------------------------------------------------------


def _outgoing(c: Connection, cases: Sequence[str], blank: str, now: datetime) -> set[str]:
    """What has not left will not; what has is blanked. One that is leaving at this moment is settled under its key."""
    table = outbox
    files: set[str] = set()
    for part in parts(cases):
        named = [table.c.key.startswith(f"{each}.", autoescape=True) for each in part]
        for row in c.execute(select(table).where(or_(table.c.case_id.in_(part), *named))).mappings().all():
            files |= files_in(row["payload"])
            values: dict[str, Any] = {
                "payload": blanks.payload(row["kind"], row["payload"], blank),
                "result": None if row["result"] is None else {},
                "error": None if row["error"] is None else "forgotten",
            }
            if row["state"] == "new":
                values |= {"state": "failed", "error": "withdrawn", "done_at": now}
            c.execute(update(table).where(table.c.seq == row["seq"]).values(values))
    return files


def _posts(c: Connection, cases: Sequence[str], blank: str, now: datetime) -> tuple[list[dict[str, Any]], set[str]]:
    table = post
    files: set[str] = set()
    shown: list[dict[str, Any]] = []
    for part in parts(cases):
        named = [table.c.key.startswith(f"{each}.", autoescape=True) for each in part]
        for row in c.execute(select(table).where(or_(table.c.case_id.in_(part), *named))).mappings().all():
            files |= files_in(row["content"])
            content = blanks.message(blank)
            if row["content"] == content:
                continue
            shown.append({name: row[name] for name in ("key", "platform", "channel", "thread", "language")})
            values = {"content": content, "version": row["version"] + 1, "edited_at": now}
            c.execute(update(table).where(table.c.seq == row["seq"]).values(values))
    return shown, files


# --- the cases --------------------------------------------------------------------------------------------------------


def _asked(c: Connection, cases: Sequence[str], blank: str, now: datetime) -> None:
    """Nobody is asked about them any more."""
    for part in parts(cases):
        for row in c.execute(select(approval).where(approval.c.case_id.in_(part))).mappings().all():
            values: dict[str, Any] = {"ask": blanks.approval(row["ask"], blank), "note": ""}
            if row["state"] == "open":
                values |= {"state": "superseded", "decided_at": now}
            c.execute(update(approval).where(approval.c.id == row["id"]).values(values))
            c.execute(update(approval_vote).where(approval_vote.c.approval_id == row["id"]).values(note=""))
        for row in c.execute(select(question).where(question.c.case_id.in_(part))).mappings().all():
            values = {"ask": blanks.question(row["ask"], blank), "answer": None}
            if row["state"] == "open":
                values |= {"state": "withdrawn", "answered_at": now}
            c.execute(update(question).where(question.c.id == row["id"]).values(values))


def _cases(c: Connection, cases: Sequence[str], now: datetime) -> None:
    empty: dict[str, Any] = {"title": "", "facts": {}, "reasons": [], "waits": []}
    for part in parts(cases):
        c.execute(update(case).where(case.c.id.in_(part)).values(empty))
        running = case.c.id.in_(part) & case.c.state.notin_(ENDED)
        c.execute(update(case).where(running).values(state="refused", changed_at=now))
        c.execute(delete(thread_head).where(thread_head.c.case_id.in_(part)))
        c.execute(delete(correction).where(correction.c.case_id.in_(part)))


def _plans(c: Connection, names: Sequence[str]) -> None:
    """What was to happen at an instant."""
    table = schedule
    for part in parts(names):
        for each in part:
            told = [table.c.id.contains(each, autoescape=True), table.c.conversation.contains(each, autoescape=True)]
            told.append(cast(table.c.payload, Text).contains(each, autoescape=True))
            alone = re.compile(rf"(?<![\w.+%-]){re.escape(each)}(?![\w-])" if "@" in each else re.escape(each))
            for row in c.execute(select(table.c.id, table.c.conversation, table.c.payload).where(or_(*told))).all():
                # The address of somebody else may end like theirs.
                if alone.search(f"{row.id}\n{row.conversation}\n{json.dumps(row.payload, ensure_ascii=False)}"):
                    c.execute(delete(table).where(table.c.id == row.id))


def _own_tables(c: Connection, traces: Traces) -> None:
    ids = [*traces.leads, *traces.cases]
    for part in parts(ids):
        c.execute(delete(lead_claim).where(lead_claim.c.lead_id.in_(part)))
        c.execute(delete(lead_mail).where(lead_mail.c.lead_id.in_(part)))
        # How often a class was put right is nobody's own.
        c.execute(update(lead_correction).where(lead_correction.c.lead_id.in_(part)).values(lead_id=""))
        c.execute(delete(mail_seen).where(mail_seen.c.case_id.in_(part)))
    if traces.address:
        addresses(c, traces.address)


# --- files ------------------------------------------------------------------------------------------------------------


def files_in(value: Any) -> set[str]:
    """What could be the id of a kept file."""
    return set(_FILE_ID.findall(json.dumps(value, default=str)))


def _files(c: Connection, ids: Collection[str]) -> None:
    """Those that nothing else shows: by now the rows of this person name none."""
    for each in sorted(ids):
        named = any(
            c.execute(
                select(table.c.seq).where(cast(table.c[column], Text).contains(each, autoescape=True)).limit(1)
            ).one_or_none()
            for table, column in _COPY_TABLES
        )
        if not named:
            c.execute(delete(file).where(file.c.id == each))


# --- counting, and many at once ---------------------------------------------------------------------------------------


def existing(c: Connection, cases: Sequence[str]) -> int:
    """How many of these cases still hold something."""
    return sum(
        1
        for part in parts(cases)
        for row in c.execute(select(case.c.title, case.c.facts).where(case.c.id.in_(part)))
        if row.title or row.facts
    )


def mails(c: Connection, traces: Traces) -> int:
    """How many mails of theirs are kept, whole or in short."""
    seen = select(func.count()).select_from(mail_seen).where(mail_seen.c.sender == traces.address)
    return max(c.execute(seen).scalar_one(), len(traces.files))


def addresses(c: Connection, address: str) -> None:
    """What is kept under an address alone."""
    c.execute(delete(lead_claim).where(lead_claim.c.key == f"email:{address}"))
    c.execute(delete(mail_seen).where(mail_seen.c.sender == address))
    c.execute(delete(standing).where(standing.c.subject == address))
