"""Asks for a decision: the row, its card in the thread and privately to those who may decide, and its deadlines."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

import structlog

from bot.approvals.cards import View
from bot.approvals.deadlines import (
    ESCALATE_AFTER,
    URGENT_ENDS_AFTER,
    URGENT_ESCALATE_AFTER,
    add_working_time,
    ends_on_a_working_day,
)
from bot.approvals.record import Desk, digest_of, facts_of, thread_of
from bot.approvals.wording import tell
from bot.outgoing import post_row
from bot.people.staff import Staff, Standing
from bot.people.wording import role_label
from bot.store import asks, ledger, schedule
from bot.store.asks import ApprovalRow, Copy
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.typography import euros
from graphs.ask import ApprovalRequest
from graphs.message import Tone, text_message

log = structlog.get_logger(__name__)


def open_approval(
    desk: Desk, c: Connection, request: ApprovalRequest, case: CaseRow, interrupt_id: str, now: datetime
) -> list[Outgoing]:
    """Keeps the request and returns the posts that show it. One the case still had open is superseded."""
    staff = Staff.load(c)
    rows = _supersede(desk, c, case, staff, now)
    row = _row(desk, request, case, interrupt_id, now)
    asked = to_ask(desk, row, staff, now)
    copies = [
        copy for one in asked if (copy := desk.private_copy(c, row.id, one.person.id, case.address, staff)) is not None
    ]
    row.copies.extend(copies)
    asks.add_approval(c, row)
    _plan(desk, c, row, copies, asked, staff, now)
    why = {
        **facts_of(row),
        "reasons": [reason.code for reason in request.reasons],
        "needed": row.needed,
        "asked": [one.person.id for one in asked],
        "expires_at": row.expires_at.isoformat(),
    }
    ledger.append(c, [LedgerEntry(case.id, "commis", "asked", "approval", why)], now)
    view = View(row, staff)
    rows += [desk.post_copy(view, copy, case.address, now) for copy in row.copies]
    if len(desk.entitled(row, staff, now)) < row.needed:
        rows.append(_nobody(c, row, case, staff, now))
    elif not copies and not _in_thread(asked, case, desk, c):
        rows.append(_line(row, case, "unreached", tell(case.language, "card.unreached"), tone="muted"))
    return rows


def to_ask(desk: Desk, row: ApprovalRow, staff: Staff, now: datetime) -> list[Standing]:
    """Nobody else is disturbed where whoever asked may decide, and is there to."""
    requester = staff.people.get(row.requested_by or "") if row.request.requester_may else None
    own = desk.standing(row, requester, staff, now) if requester is not None and row.needed == 1 else None
    if own is not None:
        return [own]
    return staff.to_ask(row.role, row.amount, now, desk.barred(row), row.needed, row.request.approvers)


def _row(desk: Desk, request: ApprovalRequest, case: CaseRow, interrupt_id: str, now: datetime) -> ApprovalRow:
    approval_id = secrets.token_hex(8)
    return ApprovalRow(
        id=approval_id,
        case_id=case.id,
        interrupt_id=interrupt_id,
        conversation=case.address.conversation,
        process=case.process,
        role=request.role,
        amount=amount_of(request),
        request=request,
        copies=[Copy(f"approval.{approval_id}", case.address, case.language)],
        digest=digest_of(request.proposal),
        requested_by=case.asker_id,
        assigned_to=None,
        needed=max(1, request.approvals_needed),
        state="open",
        asked_at=now,
        expires_at=_ends_at(desk, request, case, now),
    )


def _ends_at(desk: Desk, request: ApprovalRequest, case: CaseRow, now: datetime) -> datetime:
    usual = ends_on_a_working_day(
        now + timedelta(days=desk.policy(case.process).approval_days), desk.time_zone, desk.calendar
    )
    if not request.urgent:
        return usual
    return min(usual, add_working_time(now, URGENT_ENDS_AFTER, desk.time_zone, desk.calendar))


def amount_of(request: ApprovalRequest) -> Decimal:
    """Raises ValueError for what is no amount: a request without one could slip under every limit."""
    try:
        amount = Decimal(request.amount)
    except InvalidOperation:
        raise ValueError(f"not an amount: {request.amount!r}") from None
    if not amount.is_finite():
        raise ValueError(f"not an amount: {request.amount!r}")
    return amount


def _plan(
    desk: Desk, c: Connection, row: ApprovalRow, copies: list[Copy], asked: list[Standing], staff: Staff, now: datetime
) -> None:
    """Reminders for each who was reached (for the thread when nobody was), one escalation, and the end."""
    schedule.put(c, f"approval.expire:{row.id}", row.expires_at, {"approval": row.id}, row.conversation)
    if not asked:
        return
    for person_id in [copy.person or "" for copy in copies] or [""]:
        desk.plan_reminder(c, row, person_id, staff, now)
    patience = URGENT_ESCALATE_AFTER if row.request.urgent else ESCALATE_AFTER
    later = add_working_time(now, patience, asked[0].person.time_zone, desk.calendar)
    schedule.put(c, f"approval.escalate:{row.id}", later, {"approval": row.id}, row.conversation)


def _supersede(desk: Desk, c: Connection, case: CaseRow, staff: Staff, now: datetime) -> list[Outgoing]:
    earlier = asks.open_approval_of(c, case.id)
    if earlier is None or not desk.close(c, earlier, "superseded", by=None, now=now):
        return []
    ledger.append(c, [LedgerEntry(case.id, "commis", "decided", "supersede", facts_of(earlier))], now)
    return desk.redraw(c, earlier.id, staff, now)


def _nobody(c: Connection, row: ApprovalRow, case: CaseRow, staff: Staff, now: datetime) -> Outgoing:
    """Nobody (or too few) may decide: said in the thread, and recorded for whoever runs the desk."""
    log.error("approval.nobody_may_approve", approval=row.id, case=case.id, role=row.role, amount=str(row.amount))
    ledger.append(c, [LedgerEntry(case.id, "commis", "no_approver", "nobody may approve", facts_of(row))], now)
    language = case.language
    if row.request.approvers:
        people = ", ".join(staff.name_of(person_id) for person_id in row.request.approvers)
        return _line(row, case, "nobody", tell(language, "card.nobody.named", people=people), tone="warning")
    role, amount = role_label(row.role, language), euros(row.amount, language)
    return _line(row, case, "nobody", tell(language, "card.nobody", role=role, amount=amount), tone="warning")


def _in_thread(asked: list[Standing], case: CaseRow, desk: Desk, c: Connection) -> bool:
    """Whether one of those asked reads the thread privately: it is their own conversation."""
    mine = (case.address.platform, case.address.channel)
    return any(
        (place.platform, place.channel) == mine for one in asked for place in desk.people.places(c, one.person.id)
    )


def _line(row: ApprovalRow, case: CaseRow, name: str, text: str, *, tone: Tone) -> Outgoing:
    return post_row(
        f"approval.{row.id}.{name}",
        thread_of(row),
        text_message(text, tone=tone),
        language=case.language,
        case_id=case.id,
    )
