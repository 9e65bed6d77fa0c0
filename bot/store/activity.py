"""What was done in a period, from the ledger: in order and in pages, so that a year needs no more memory than a day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, literal_column, null, or_, select
from sqlalchemy import case as when

from bot.store.schema import case, ledger
from graphs.message import Address

PAGE = 500

OUTWARD = ("mail", "reminder.mail", "followup.mail", "lead.mail", "enquiry.mail")
"""Kinds of effects that reach somebody outside."""

OUTSIDE = ("quote", "reminder", "quote_followup", "lead", "enquiry")
"""Processes whose effects do so."""

DONE = {kind: f"{kind} done" for kind in OUTWARD}
FAILED = {kind: f"{kind} not done" for kind in OUTWARD}
"""How the ledger says that one was done, or was not."""

LEFT = ledger.c.why["sent"].as_boolean().is_distinct_from(False)
"""An effect that was done may have found that its mail must not leave (paid meanwhile): nobody got anything then."""

SENT = and_(ledger.c.kind == "effect", ledger.c.what.in_([*DONE.values(), *FAILED.values()]), LEFT)
"""The rows of the ledger that are acts."""

REASONS = ledger.c.why["reasons"].as_string()
"""What spoke against acting alone, of a row that opens a request (a list, as text)."""

# What is said of a person outside lies apart, the words "approval" too: the row that opens a request counts who is
# needed, and no other does.
OPENS = and_(ledger.c.kind == "asked", ledger.c.why["needed"].as_string().is_not(None))

_ROW = (
    ledger.c.seq, ledger.c.at, case.c.id, case.c.process, case.c.asker_id, case.c.platform, case.c.channel,
    case.c.thread,
)  # fmt: skip

DECIDED: ColumnElement[str] = literal_column("'decided'")
"""As it stands in `ix_ledger_decided`: given as a parameter, a database may not see that the index will do."""

DECISIONS = ("approve", "edit", "reject")
"""What a person may have decided on a request, as the ledger says it."""


@dataclass(frozen=True)
class Span:
    """A part of the ledger: from `since` on and before `until`. With `after` and `upto`, the rows behind the one and up
    to the other, whatever instants they bear: whoever tells one part after the other goes by these, since a clock may
    be set back between two of them (None: from `since` on; before `until`)."""

    since: datetime
    until: datetime
    after: int | None = None
    upto: int | None = None

    @property
    def holds(self) -> ColumnElement[bool]:
        begins = ledger.c.at >= self.since if self.after is None else ledger.c.seq > self.after
        return and_(begins, ledger.c.at < self.until if self.upto is None else ledger.c.seq <= self.upto)

    @property
    def in_order(self) -> tuple[ColumnElement[Any], ...]:
        """As the index has it that finds the rows."""
        return (ledger.c.seq,) if self.after is not None else (ledger.c.at, ledger.c.seq)


@dataclass(frozen=True)
class Act:
    """One effect that reached somebody outside (or, with `ok` false, was given up). `process` and `asker` are its
    case's, `amount` what its facts say as they stand now (None: no such fact); `decided`: a person had decided on a
    request of that case, or on the list it was of, by then."""

    seq: int
    at: datetime
    case_id: str
    effect: str
    ok: bool
    process: str
    asker: str
    address: Address
    decided: bool
    amount: str | None = None


@dataclass(frozen=True)
class Request:
    """Somebody was asked to decide. `codes`: what spoke against acting alone (none: the company wants to see everything
    first); `process` and `asker` are its case's."""

    seq: int
    at: datetime
    case_id: str
    codes: list[str]
    process: str
    asker: str
    address: Address


def acts(c: Connection, span: Span, amounts: Mapping[str, str] | None = None) -> Iterator[Act]:
    """Effects done or given up, in order. `amounts`: the fact that says what was at stake, by process."""
    amount = fact_of(amounts or {}).label("amount")
    query = select(*_ROW, ledger.c.what, amount, decided().label("decided"))
    query = query.join(case, case.c.id == ledger.c.case_id).where(SENT)
    for row in _streamed(c, query, span):
        effect, _, how = str(row.what).partition(" ")
        yield Act(
            seq=row.seq,
            at=row.at,
            case_id=row.id,
            effect=effect,
            ok=how == "done",
            process=row.process,
            asker=row.asker_id or "",
            address=Address(row.platform, row.channel, row.thread),
            decided=bool(row.decided),
            amount=row.amount,
        )


def requests(c: Connection, span: Span) -> Iterator[Request]:
    """Requests put before people, in order."""
    query = select(*_ROW, REASONS.label("codes")).join(case, case.c.id == ledger.c.case_id).where(OPENS)
    for row in _streamed(c, query, span):
        yield Request(
            seq=row.seq,
            at=row.at,
            case_id=row.id,
            codes=codes_of(row.codes),
            process=row.process,
            asker=row.asker_id or "",
            address=Address(row.platform, row.channel, row.thread),
        )


def fact_of(names: Mapping[str, str]) -> ColumnElement[Any]:
    """A fact of the case, by the name it has in its process."""
    facts = [(case.c.process == process, case.c.facts[name].as_string()) for process, name in names.items()]
    return when(*facts, else_=null()) if facts else null()


def codes_of(text: Any) -> list[str]:
    """Of what `REASONS` gives."""
    try:
        found: Any = json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return []
    return [str(code) for code in cast("list[Any]", found)] if isinstance(found, list) else []


def earliest(c: Connection, span: Span) -> datetime | None:
    """The first instant in it; None: nothing is."""
    return c.execute(select(func.min(ledger.c.at)).where(span.holds)).scalar_one()


RUN = case.c.facts["run"].as_string()
"""The run that opened the case, where one did: what people decided on its list, they decided for each of the list."""


def decided() -> ColumnElement[bool]:
    """Whether a person had decided by the time of the ledger's row, on a request of its case or on the list of the run
    that opened it. Each look is one at `ix_ledger_decided`, however long the case: a join over all that was decided is
    planned badly where a database guesses how much that is."""
    return or_(_decided_before("own_decision", ledger.c.case_id), _decided_before("decision_of_run", RUN))


def _decided_before(name: str, case_id: ColumnElement[Any]) -> ColumnElement[bool]:
    earlier = ledger.alias(name)
    return (
        select(earlier.c.seq)
        .where(earlier.c.case_id == case_id, earlier.c.kind == DECIDED, earlier.c.seq < ledger.c.seq)
        .where(earlier.c.what.in_(DECISIONS), earlier.c.actor != "commis")
        .correlate(ledger, case)
        .exists()
    )


def _streamed(c: Connection, query: Select[*tuple[Any, ...]], span: Span) -> Iterator[Row[*tuple[Any, ...]]]:
    """Row by row as they are read, nothing is heaped up here (a database may sort them to put them in order)."""
    yield from c.execute(query.where(span.holds).order_by(*span.in_order), execution_options={"yield_per": PAGE})
