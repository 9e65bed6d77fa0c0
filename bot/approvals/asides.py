"""What can be done about a request without deciding it: ask the requester, note what is told, hand over, put off."""

from __future__ import annotations

from datetime import datetime

from bot.approvals.cards import ANSWERED_INFO, ASKED_INFO, LONGEST_REMARK, content_of, remarks_of
from bot.approvals.deadlines import SNOOZES, snoozed_until
from bot.approvals.record import Desk, thread_of
from bot.approvals.wording import tell
from bot.outgoing import post_row
from bot.people.staff import Staff
from bot.store import asks, cases, ledger, schedule
from bot.store.asks import ApprovalRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.typography import moment
from graphs.message import Excerpt, Message, Text


class Asides:
    codes = SNOOZES

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(
        self, c: Connection, row: ApprovalRow, approver: PersonRow, entry: LedgerEntry, name: str, now: datetime
    ) -> list[Outgoing]:
        """Puts the approver's question in the thread, where the requester reads. The same event asks once."""
        if _noted(c, row, entry):
            return []
        ledger.append(c, [entry], now)
        staff = Staff.load(c)
        case = cases.by_id(c, row.case_id)
        language = case.language if case else approver.language
        requester = staff.name_of(row.requested_by) or tell(language, "post.team")
        opening = tell(language, "post.asks", approver=approver.name, requester=requester)
        hint = Text(tell(language, "post.answer_here"), tone="muted")
        question = entry.what[:LONGEST_REMARK]
        message = Message(f"{opening} {question[:200]}", [Text(opening), Excerpt(question, approver.name), hint])
        key = f"approval.{row.id}.info.{name}"
        post = post_row(key, thread_of(row), message, language=language, case_id=row.case_id)
        return [post, *self._desk.redraw(c, row.id, staff, now)]

    def remark(
        self, c: Connection, row: ApprovalRow, person: PersonRow, text: str, cause: str, name: str, now: datetime
    ) -> list[Outgoing]:
        """Adds what was said in the thread to the request, and tells the approver who had asked."""
        why = {"approval": row.id, "event": cause}
        entry = LedgerEntry(row.case_id, person.id, ANSWERED_INFO, text[:LONGEST_REMARK], why)
        if _noted(c, row, entry):
            return []
        asked = [remark for remark in remarks_of(c, row) if remark.question]
        ledger.append(c, [entry], now)
        staff = Staff.load(c)
        rows = self._desk.redraw(c, row.id, staff, now)
        approver = staff.people.get(asked[-1].person_id) if asked else None
        if approver is not None and approver.id != person.id:
            what = content_of(row.request, approver.language).summary
            line = tell(approver.language, "post.answered", who=person.name, what=what)
            excerpt = Excerpt(entry.what, source=person.name)
            rows += self._desk.tell_privately(
                c, row, approver.id, f"approval.{row.id}.told.{name}", line, excerpt, staff
            )
        return rows

    def hand_over(
        self, c: Connection, row: ApprovalRow, to: PersonRow, entry: LedgerEntry, staff: Staff, now: datetime
    ) -> list[Outgoing]:
        """From now on this colleague is the one who is reminded. Others who may decide still may, so that nobody's
        absence locks a request up."""
        if not asks.assign(c, row.id, to.id):
            return []
        ledger.append(c, [entry], now)
        schedule.cancel(c, f"approval.remind:{row.id}")
        posts, reached = self._desk.ask_too(c, row, [to.id], staff, now)
        redrawn = self._desk.redraw(c, row.id, staff, now, but=reached)
        if not reached:
            has_card = any(copy.person == to.id for copy in row.copies)
            self._desk.plan_reminder(c, row, to.id if has_card else "", staff, now)
        return [*posts, *redrawn]

    def snooze(
        self, c: Connection, row: ApprovalRow, person: PersonRow, code: str, staff: Staff, now: datetime
    ) -> tuple[str, datetime] | None:
        """Moves this person's next reminder; says until when, in their time. None: no such code, or too late."""
        if code not in SNOOZES:
            return None
        until = snoozed_until(code, now, person.time_zone)
        if not asks.snooze(c, row.id, until):
            return None
        self._desk.plan_reminder(c, row, person.id, staff, now, at=until)
        return moment(until, person.time_zone, person.language, now), until


def _noted(c: Connection, row: ApprovalRow, entry: LedgerEntry) -> bool:
    """Whether the same event has left this very row before (its turn is being run again after a crash)."""
    return any(
        kept.kind == entry.kind and kept.why.get("approval") == row.id and kept.why.get("event") == entry.why["event"]
        for kept in ledger.of_case(c, row.case_id)
        if kept.kind in {ASKED_INFO, ANSWERED_INFO}
    )
