"""What may have been kept from happening: requests that people refused or cut, or that were no longer right when they
agreed, and mails that were held or taken back. In pages, and without what somebody has confirmed or denied already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, cast, get_args

from sqlalchemy import ColumnElement, Connection, Row, String, exists, func, literal, or_, select
from sqlalchemy import cast as as_type

from bot.store import ledger_private
from bot.store.activity import LEFT, OUTSIDE, RUN
from bot.store.schema import approval, case, ledger, saving
from graphs.ask import ApprovalRequest, ask_from_json
from graphs.standing import StandingKind

NOTHING = Decimal("0.00")
PAGE = 200

STANDS: tuple[str, ...] = ("standing", *get_args(StandingKind))
"""Something runs with that customer."""

HELD = ("paid", "changed", "disputed", "answered", "expired", "address", "forgotten", "status", *STANDS)
"""Why the ledger says that a mail must not leave after all, where its leaving would have been a mistake."""

IDLE = {"nothing_due": "paid", "residual": "paid", "no_invoice_named": "paid", "credit": "paid", "disputed": "disputed"}
"""How a reminder ends, after somebody agreed to it, for which nothing is to be asked any more."""

_TAKEN = ("reminder_paid", "held", "taken_back")


@dataclass(frozen=True)
class Cut:
    """A request about a discount limit that `by` refused or edited. `sent_lines`: of the quote that left after it, None
    when none did. `seq`: the decision in the ledger."""

    approval_id: str
    case_id: str
    request: ApprovalRequest
    verb: str
    by: str
    at: datetime
    seq: int
    sent_lines: list[dict[str, Any]] | None


@dataclass(frozen=True)
class Twice:
    """A request that `by` agreed to and that had to be asked anew at once."""

    approval_id: str
    case_id: str
    before: ApprovalRequest
    after: ApprovalRequest
    by: str
    at: datetime
    seq: int


@dataclass(frozen=True)
class HeldBack:
    """A mail that found, when it was to leave, that it must not; or (with `by`, who had agreed to it) one whose process
    found so. `amount`: what it would have asked for or offered, as the ledger has it ("" unknown)."""

    seq: int
    case_id: str
    process: str
    why: str
    at: datetime
    amount: str = ""
    by: str = ""


@dataclass(frozen=True)
class TakenBack:
    """What `by` stopped before it left."""

    seq: int
    case_id: str
    process: str
    by: str
    at: datetime


def cuts(c: Connection, since: datetime, until: datetime) -> Iterator[Cut]:
    known = exists().where(saving.c.id == literal("discount.") + approval.c.id, saving.c.state != "open")
    query = (
        select(approval.c.seq, approval.c.id, approval.c.case_id, approval.c.ask, approval.c.state,
               approval.c.decided_by, approval.c.decided_at, case.c.facts)
        .join(case, case.c.id == approval.c.case_id)
        .where(approval.c.state.in_(("edited", "rejected")), approval.c.process == "quote", ~known)
        .where(approval.c.decided_at >= since, approval.c.decided_at < until, approval.c.decided_by.is_not(None))
        .where(as_type(approval.c.ask, String).contains('"discount_limit"'))
    )  # fmt: skip
    for row in _paged(c, query):
        seq = _decision(c, row.case_id, row.id)
        yield Cut(
            approval_id=row.id,
            case_id=row.case_id,
            request=cast(ApprovalRequest, ask_from_json(row.ask)),
            verb="edit" if row.state == "edited" else "reject",
            by=row.decided_by,
            at=row.decided_at,
            seq=seq,
            sent_lines=_lines(row.facts) if _sent_after(c, row.case_id, seq) else None,
        )


def asked_twice(c: Connection, since: datetime, until: datetime) -> Iterator[Twice]:
    """Agreed to, and asked again by the very turn that the agreement resumed: what was agreed to was no more."""
    again = approval.alias("again")
    later = approval.alias("later")
    nearest = (
        select(func.min(later.c.seq))
        .where(later.c.case_id == approval.c.case_id, later.c.seq > approval.c.seq)
        .scalar_subquery()
    )
    ids = [literal(f"{kind}.") + approval.c.id for kind in ("price", "stock", "claim", "held")]
    known = exists().where(saving.c.id.in_(ids), saving.c.state != "open")
    query = (
        select(approval.c.seq, approval.c.id, approval.c.case_id, approval.c.ask, approval.c.decided_by,
               approval.c.decided_at, again.c.ask.label("after"))
        .select_from(approval)
        .join(again, (again.c.case_id == approval.c.case_id) & (again.c.seq == nearest))
        .where(approval.c.state == "approved", approval.c.process.in_(("quote", "reminder", "quote_followup")), ~known)
        .where(approval.c.decided_at >= since, approval.c.decided_at < until)
    )  # fmt: skip
    for row in _paged(c, query):
        seq = _decision(c, row.case_id, row.id)
        if _acted_between(c, row.case_id, seq):
            continue
        before, after = (cast(ApprovalRequest, ask_from_json(each)) for each in (row.ask, row.after))
        yield Twice(row.id, row.case_id, before, after, row.decided_by or "", row.decided_at, seq)


def held_back(c: Connection, since: datetime, until: datetime) -> Iterator[HeldBack]:
    """Mails that found, when they were to leave, that they must not. Those sent later all the same are among them: they
    left when it was right."""
    why = ledger.c.why["why"].as_string()
    query = (
        _rows(why.label("why"), ledger.c.what)
        .where(ledger.c.kind == "effect", ledger.c.what.like("% done"), ledger.c.why["sent"].as_boolean().is_(False))
        .where(ledger.c.at >= since, ledger.c.at < until, why.in_(HELD) | why.is_(None), ~_known())
    )
    for row in _in_order(c, query):
        found = row.why or _apart(c, row.seq)
        if found in HELD:
            amount = _staged(c, row.case_id, str(row.what).removesuffix(" done"), row.seq)
            yield HeldBack(row.seq, row.case_id, row.process, found, row.at, amount)


def _apart(c: Connection, seq: int) -> str:
    """Where the case is about a person outside, why lies beside the row, as long as they are not forgotten."""
    why: Any = ledger_private.bodies(c, [seq]).get(seq, {}).get("why")
    return str(cast("dict[str, Any]", why).get("why") or "") if isinstance(why, dict) else ""


def overtaken(c: Connection, since: datetime, until: datetime) -> Iterator[HeldBack]:
    """What somebody had agreed to and that its process, going on, found to be wrong by now: nothing was to leave."""
    before = ledger.alias("before")
    last = (
        select(func.max(before.c.seq))
        .where(before.c.case_id == ledger.c.case_id, before.c.seq < ledger.c.seq, before.c.kind != "judged")
        .scalar_subquery()
    )
    code = ledger.c.why["code"].as_string()
    idle = (ledger.c.kind == "judged") & (ledger.c.what == "wait") & code.in_(list(IDLE))
    query = (
        _rows(ledger.c.what, code.label("code"), last.label("last"), RUN.label("run"))
        .where(or_(idle, (ledger.c.kind == "refused") & ledger.c.what.in_(HELD)))
        .where(ledger.c.at >= since, ledger.c.at < until, ledger.c.actor == "commis", ~_known())
    )
    for row in _in_order(c, query):
        agreed = _agreed(c, row.last, row.run) if row.last else None
        if agreed is not None:
            amount, by = agreed
            why = IDLE[row.code] if row.what == "wait" else row.what
            yield HeldBack(row.seq, row.case_id, row.process, why, row.at, amount, by)


def taken_back(c: Connection, since: datetime, until: datetime) -> Iterator[TakenBack]:
    """What people stopped while it could still be taken back."""
    query = (
        _rows(ledger.c.actor, ledger.c.why)
        .where(ledger.c.kind == "refused", ledger.c.what == "stopped", ledger.c.actor.not_in(("commis", "outside")))
        .where(ledger.c.at >= since, ledger.c.at < until, case.c.process.in_(OUTSIDE), ~_known())
    )
    for row in _in_order(c, query):
        if row.why.get("effects"):
            yield TakenBack(row.seq, row.case_id, row.process, row.actor, row.at)


def _rows(*more: ColumnElement[Any]) -> Any:
    columns = (ledger.c.seq, ledger.c.case_id, ledger.c.at, case.c.process, *more)
    return select(*columns).join(case, case.c.id == ledger.c.case_id)


def _known() -> ColumnElement[bool]:
    """Said of the row of the ledger by somebody already."""
    ids = [literal(f"{kind}.") + as_type(ledger.c.seq, String) for kind in _TAKEN]
    return exists().where(saving.c.id.in_(ids), saving.c.state != "open")


def _in_order(c: Connection, query: Any) -> Iterator[Row[Any]]:
    after = 0
    while page := c.execute(query.where(ledger.c.seq > after).order_by(ledger.c.seq).limit(PAGE)).all():
        yield from page
        after = page[-1].seq


def _staged(c: Connection, case_id: str, kind: str, seq: int) -> str:
    """The amount of the mail, as it was put into the ledger when it was to leave."""
    query = (
        select(ledger.c.why)
        .where(ledger.c.case_id == case_id, ledger.c.kind == "effect", ledger.c.what == kind, ledger.c.seq < seq)
        .order_by(ledger.c.seq.desc())
        .limit(1)
    )
    why = c.execute(query).scalar()
    found = cast("dict[str, Any]", why) if isinstance(why, dict) else {}
    return str(found.get("total") or found.get("total_excl_vat") or "")


def _agreed(c: Connection, seq: int, run: str | None) -> tuple[str, str] | None:
    """The amount and the person of a decision to go ahead, if that row is one. Of a case that begins there, and that a
    run opened once its list was agreed to: of the decision on that list, whose amount is not the case's."""
    columns = (ledger.c.kind, ledger.c.what, ledger.c.actor, ledger.c.why)
    row = c.execute(select(*columns).where(ledger.c.seq == seq)).one()
    if row.kind == "decided" and row.what == "approve" and row.actor != "commis":
        return str(row.why.get("amount") or ""), row.actor
    if row.kind != "asked" or not run:
        return None
    listed = (
        select(ledger.c.actor)
        .where(ledger.c.case_id == run, ledger.c.kind == "decided", ledger.c.what == "approve", ledger.c.seq < seq)
        .where(ledger.c.actor != "commis")
        .order_by(ledger.c.seq.desc())
        .limit(1)
    )
    by = c.execute(listed).scalar()
    return ("", str(by)) if by else None


def _paged(c: Connection, query: Any) -> Iterator[Any]:
    after = 0
    while page := c.execute(query.where(approval.c.seq > after).order_by(approval.c.seq).limit(PAGE)).all():
        yield from page
        after = page[-1].seq


def _decision(c: Connection, case_id: str, approval_id: str) -> int:
    """The last decision on it, in the ledger."""
    query = select(func.max(ledger.c.seq)).where(
        ledger.c.case_id == case_id,
        ledger.c.kind == "decided",
        ledger.c.why["approval"].as_string() == approval_id,
        ledger.c.what.in_(("approve", "edit", "reject")),
    )
    return int(c.execute(query).scalar() or 0)


def _sent_after(c: Connection, case_id: str, seq: int) -> bool:
    query = select(ledger.c.seq).where(
        ledger.c.case_id == case_id, ledger.c.kind == "effect", ledger.c.what == "mail done", ledger.c.seq > seq, LEFT
    )
    return c.execute(query.limit(1)).first() is not None


def _acted_between(c: Connection, case_id: str, seq: int) -> bool:
    """Whether what was agreed to was done, or changed by somebody, before it was asked again."""
    rows = c.execute(
        select(ledger.c.kind, ledger.c.what, ledger.c.actor)
        .where(ledger.c.case_id == case_id, ledger.c.seq > seq)
        .order_by(ledger.c.seq)
        .limit(20)
    )
    for row in rows:
        if row.kind == "asked" and row.what == "approval":
            return False
        if row.kind == "effect" or (row.kind in {"changed", "asked"} and row.actor != "commis"):
            return True
    return True


def _lines(facts: Any) -> list[dict[str, Any]]:
    return cast("dict[str, Any]", facts).get("lines") or [] if isinstance(facts, dict) else []
