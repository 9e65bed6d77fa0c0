"""The record of an approval and what hangs on it: closing it, planning its deadlines, redrawing its cards."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.approvals.cards import View, card, content_of
from bot.approvals.deadlines import REMIND_AFTER, URGENT_REMIND_AFTER, USUAL, add_working_time
from bot.approvals.wording import tell
from bot.events import CaseResumed
from bot.outgoing import post_row, update_row
from bot.people import People
from bot.people.staff import Staff, Standing
from bot.store import asks, cases, inbox, ledger, schedule
from bot.store.asks import ApprovalRow, Copy
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from graphs.ask import Decision, decision_to_json
from graphs.calendar import WorkCalendar
from graphs.context import Policy
from graphs.message import Address, Block, Excerpt, Message, Text, ThreadLink

APPROVAL_ID = re.compile(r"[0-9a-f]{16}")
"""Random, and safe in any button, address or shell."""

TIMERS = ("approval.remind", "approval.escalate", "approval.expire")


def digest_of(proposal: dict[str, Any]) -> str:
    """SHA-256 of the proposal as canonical JSON: what an approval holds for."""
    canonical = json.dumps(proposal, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


Decided = Callable[[Connection, ApprovalRow, str, Mapping[str, str], str | None, datetime], list[Outgoing]]
"""Told, within the transaction, of a decision: the request, the verb, the checked values of an edit, by whom, when;
returns what is to be shown for it."""


Settled = Callable[[Connection, str, datetime], list[Outgoing]]
"""Told, within the transaction, that a request is closed ("approval:<id>"); returns what else shows it."""


def nothing_more(c: Connection, subject: str, now: datetime) -> list[Outgoing]:
    """Nothing else shows it."""
    return []


@dataclass(frozen=True)
class Desk:
    """What everybody in this room shares. `policy` gives the company's limits for a process."""

    people: People
    policy: Callable[[str], Policy]
    language: str
    time_zone: str
    decided: Decided | None = None
    calendar: WorkCalendar = USUAL
    settled: Settled = nothing_more

    # --- who may ------------------------------------------------------------------------------------------------------

    def barred(self, row: ApprovalRow) -> set[str]:
        """Ids of people who may not approve: who asked, and who shaped it (unless the company lets them); nobody where
        the request lets even whoever asked."""
        shaped = set[str]() if self.policy(row.process).editor_may_approve else set(row.request.excluded)
        if row.request.requester_may:
            return set[str]()
        return shaped | ({row.requested_by} if row.requested_by else set())

    def standing(self, row: ApprovalRow, person: PersonRow, staff: Staff, now: datetime) -> Standing | None:
        """By what right this person decides on the request, or None."""
        return staff.standing(person, row.role, row.amount, now, self.barred(row), row.request.approvers)

    def entitled(self, row: ApprovalRow, staff: Staff, now: datetime) -> list[Standing]:
        """All who may decide on it, by the rank they decide with."""
        return staff.entitled(row.role, row.amount, now, self.barred(row), row.request.approvers)

    # --- showing ------------------------------------------------------------------------------------------------------

    def zone_of(self, row: ApprovalRow, copy: Copy, staff: Staff) -> str:
        """The zone of the copy's reader; the requester's in the thread."""
        reader = staff.people.get(copy.person or row.requested_by or "")
        return reader.time_zone if reader else self.time_zone

    def show(self, view: View, copy: Copy, place: Address, now: datetime) -> Message:
        return card(view, copy, now, self.zone_of(view.row, copy, view.staff), place)

    def redraw(
        self, c: Connection, approval_id: str, staff: Staff, now: datetime, *, but: Collection[str] = ()
    ) -> list[Outgoing]:
        """New content for every copy (but those of these people), from the record as it stands. Call it after the
        ledger was written: whoever writes the ledger is alone until the commit, so cards are redrawn in the order of
        what happened."""
        view = View.load(c, approval_id, staff)
        if view is None:
            return []
        cause = secrets.token_hex(6)
        place = thread_of(view.row)
        elsewhere = self.settled(c, f"approval:{approval_id}", now)
        cards = [
            update_row(
                f"{copy.key}.{cause}",
                copy.key,
                copy.address,
                self.show(view, copy, place, now),
                language=copy.language,
                case_id=view.row.case_id,
            )
            for copy in view.row.copies
            if copy.person not in but
        ]
        return [*cards, *elsewhere]

    def private_copy(
        self, c: Connection, approval_id: str, person_id: str, place: Address, staff: Staff
    ) -> Copy | None:
        address = self.people.private_place(c, person_id, place)
        if address is None:
            return None
        return Copy(f"approval.{approval_id}.{person_id}", address, staff.people[person_id].language, person_id)

    def post_copy(self, view: View, copy: Copy, place: Address, now: datetime) -> Outgoing:
        return post_row(
            copy.key,
            copy.address,
            self.show(view, copy, place, now),
            language=copy.language,
            case_id=view.row.case_id,
            approval_id=view.row.id,
        )

    def tell_privately(
        self,
        c: Connection,
        row: ApprovalRow,
        person_id: str,
        key: str,
        text: str,
        excerpt: Excerpt | None,
        staff: Staff,
    ) -> list[Outgoing]:
        """A line to one person that leads to the thread; nothing when they cannot be reached."""
        place = thread_of(row)
        address = self.people.private_place(c, person_id, place)
        person = staff.people.get(person_id)
        if address is None or person is None:
            return []
        blocks: list[Block] = [Text(text), *([excerpt] if excerpt else [])]
        blocks.append(ThreadLink(tell(person.language, "card.thread"), place))
        message = Message(text, blocks)
        return [post_row(key, address, message, language=person.language, case_id=row.case_id)]

    # --- asking more people -------------------------------------------------------------------------------------------

    def ask_too(
        self, c: Connection, row: ApprovalRow, person_ids: list[str], staff: Staff, now: datetime
    ) -> tuple[list[Outgoing], list[str]]:
        """Shows the card to more people and plans their reminders; who has it already is left alone. Returns the posts
        and the ids of those it reached."""
        place = thread_of(row)
        has = {copy.person for copy in row.copies}
        new = [
            copy
            for person_id in person_ids
            if person_id not in has and (copy := self.private_copy(c, row.id, person_id, place, staff))
        ]
        asks.extend_copies(c, row.id, new)
        view = View.load(c, row.id, staff)
        if view is None:
            return [], []
        posts = [self.post_copy(view, copy, place, now) for copy in new]
        for copy in new:
            self.plan_reminder(c, row, copy.person or "", staff, now)
        return posts, [copy.person or "" for copy in new]

    def plan_reminder(
        self,
        c: Connection,
        row: ApprovalRow,
        person_id: str,
        staff: Staff,
        now: datetime,
        *,
        at: datetime | None = None,
        count: int = 1,
    ) -> None:
        """The `count`-th reminder of one person ("": all who read the thread); in four working hours (an urgent one:
        in one) unless said."""
        person = staff.people.get(person_id)
        zone = person.time_zone if person else self.time_zone
        patience = URGENT_REMIND_AFTER if row.request.urgent else REMIND_AFTER
        when = at or add_working_time(now, patience, zone, self.calendar)
        payload = {"approval": row.id, "person": person_id, "count": count}
        schedule.put(c, f"approval.remind:{row.id}:{person_id}", when, payload, row.conversation)

    # --- closing ------------------------------------------------------------------------------------------------------

    def close(
        self,
        c: Connection,
        row: ApprovalRow,
        state: str,
        *,
        by: str | None,
        now: datetime,
        note: str = "",
        decision: Decision | None = None,
        shaped_by: str = "",
    ) -> bool:
        """open → `state`, once; with a decision the waiting case is told in the same transaction. `shaped_by` is who
        changed the proposal by it. False: somebody was faster."""
        if not asks.close_approval(c, row.id, state=state, by=by, note=note, now=now):
            return False
        for timer in TIMERS:
            schedule.cancel(c, f"{timer}:{row.id}")
        if decision is not None:
            event = CaseResumed(
                f"decision:{row.id}", row.case_id, row.interrupt_id, decision_to_json(decision), now, by=shaped_by
            )
            inbox.claim(c, event, conversation=row.conversation, now=now, address=thread_of(row), person_id=by)
        return True

    def expire(self, c: Connection, row: ApprovalRow, staff: Staff, now: datetime) -> list[Outgoing]:
        """Fails closed: the case is told, every card locked, the requester told. Nothing when it is decided already."""
        if not self.close(c, row, "expired", by=None, now=now, decision=Decision("expire")):
            return []
        why = {**facts_of(row), "expired_at": row.expires_at.isoformat()}
        ledger.append(c, [LedgerEntry(row.case_id, "commis", "decided", "expire", why)], now)
        rows = self.redraw(c, row.id, staff, now)
        requester = staff.people.get(row.requested_by or "")
        if requester is not None:
            what = content_of(row.request, requester.language).summary
            text = tell(requester.language, "post.expired", what=what)
            rows += self.tell_privately(c, row, requester.id, f"approval.{row.id}.expired", text, None, staff)
        return rows


def thread_of(row: ApprovalRow) -> Address:
    """Where the case is worked: the first copy is always there."""
    return row.copies[0].address


def facts_of(row: ApprovalRow) -> dict[str, Any]:
    """What every ledger row about this request says of it."""
    return {"approval": row.id, "role": row.role, "amount": f"{row.amount:.2f}", "digest": row.digest}


def still_waits(c: Connection, row: ApprovalRow) -> bool:
    """Whether the case still waits for this very decision."""
    case = cases.by_id(c, row.case_id)
    return case is not None and _waits(case, row.interrupt_id)


def _waits(case: CaseRow, interrupt_id: str) -> bool:
    return any(wait.interrupt_id == interrupt_id for wait in case.waits)
