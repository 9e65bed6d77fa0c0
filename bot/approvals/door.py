"""Where every verdict comes in: clicks, forms, words in the thread, the command, and the clock."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from bot import outgoing
from bot.approvals.asides import Asides
from bot.approvals.attempt import Attempt, Result
from bot.approvals.deadlines import USUAL
from bot.approvals.decisions import Decisions
from bot.approvals.opening import open_approval
from bot.approvals.presence import Presence, covered, welcomed
from bot.approvals.record import Decided, Desk, Settled, facts_of, nothing_more
from bot.approvals.refusals import already_decided
from bot.approvals.timers import fired
from bot.approvals.wording import tell
from bot.clock import Clock
from bot.events import ButtonClicked, FormSubmitted, MessageReceived, TimerFired
from bot.people import People
from bot.people.staff import Staff
from bot.platform import Platform, Receipt
from bot.short_hash import short_hash
from bot.store import asks, inbox, ledger
from bot.store import people as people_store
from bot.store.asks import ApprovalRow
from bot.store.cases import CaseRow
from bot.store.database import Connection, Database
from bot.store.inbox import Redelivered
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.turn import Fenced
from graphs.ask import ApprovalRequest
from graphs.calendar import WorkCalendar
from graphs.context import Person, Policy
from graphs.message import Address, text_message

_CONFIRMS = re.compile(r"\b(?:je\s+confirme|confirm[eé]e?|i\s+confirm|confirmed)\b", re.IGNORECASE)

LONGEST_BUTTON = 80

Commit = tuple[Receipt, list[Address]]


class Approvals:
    """`policy` gives the company's limits for a process; roles are read with each decision, as the store has them then.
    `language` and `time_zone` serve where nobody's own is known.

    Everything a method accepts is committed when it returns. All raise `StoreUnavailable` when nothing could be kept.
    """

    def __init__(
        self,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        clock: Clock,
        policy: Callable[[str], Policy],
        *,
        language: str,
        time_zone: str,
        decided: Decided | None = None,
        calendar: WorkCalendar = USUAL,
    ) -> None:
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self.settled: Settled = nothing_more
        self._desk = Desk(people, policy, language, time_zone, decided, calendar, self._settled)
        self._decisions = Decisions(self._desk)
        self._asides = Asides(self._desk)
        self._instant = {name for name, platform in platforms.items() if platform.instant}

    # --- within a turn's transaction ----------------------------------------------------------------------------------

    def open(
        self, c: Connection, request: ApprovalRequest, case: CaseRow, interrupt_id: str, now: datetime
    ) -> list[Outgoing]:
        """Keeps the request, plans its deadlines, and returns the posts that show it."""
        return open_approval(self._desk, c, request, case, interrupt_id, now)

    def withdraw(
        self, c: Connection, approval: ApprovalRow, state: str, person: Person | PersonRow, now: datetime
    ) -> list[Outgoing]:
        """Closes a request as "recalled" or "superseded" because its case goes on otherwise (the caller resumes it).
        Raises `Fenced` when it was decided meanwhile. Whether this person may: `cannot_recall`."""
        if not self._desk.close(c, approval, state, by=person.id, now=now):
            raise Fenced(f"approval {approval.id} was decided")
        what = "recall" if state == "recalled" else "supersede"
        ledger.append(c, [LedgerEntry(approval.case_id, person.id, "decided", what, facts_of(approval))], now)
        return self._desk.redraw(c, approval.id, Staff.load(c), now)

    def lapse(self, c: Connection, approval: ApprovalRow, now: datetime) -> list[Outgoing]:
        """Expires a request before its time, because what it asked is asked anew. Nothing when it is decided."""
        return self._desk.expire(c, approval, Staff.load(c), now)

    def timer(self, c: Connection, event: TimerFired) -> list[Outgoing]:
        """Reminds, escalates or expires; returns what is to be posted."""
        return fired(self._desk, c, event, self._clock.now())

    def away(self, c: Connection, person_id: str, now: datetime) -> Presence:
        """Somebody's absence has begun: what they were asked goes to whoever stands in for them, or to who may decide
        and is there."""
        return covered(self._desk, c, person_id, now)

    def back(self, c: Connection, person_id: str, now: datetime) -> Presence:
        """Somebody is back: what is left for them to decide is shown to them, and they are reminded again."""
        return welcomed(self._desk, c, person_id, now)

    @property
    def calendar(self) -> WorkCalendar:
        """When deadlines run."""
        return self._desk.calendar

    def cannot_recall(self, approval: ApprovalRow, person: Person | PersonRow) -> str | None:
        """Why this person may not take the request back, or None: only who made it may, or anyone of the company when
        it came from outside."""
        if approval.requested_by in {None, person.id}:
            return None
        return tell(person.language, "note.not_requester")

    # --- from the door ------------------------------------------------------------------------------------------------

    async def click(self, event: ButtonClicked) -> Receipt:
        """A button "a:<approval id>:<verb>"."""
        approval_id, verb = _ids("a", event.button)
        attempt = Attempt(
            verb,
            event.key,
            event.sender.platform,
            event.sender.id,
            confirmed=event.confirmed,
            opens_forms=True,
        )
        return await self._enter(event, approval_id, attempt)

    async def submit(self, event: FormSubmitted) -> Receipt:
        """A form "f:<approval id>:<verb>". With errors nothing is kept: the form stays open."""
        approval_id, verb = _ids("f", event.form)
        attempt = Attempt(
            verb,
            event.key,
            event.sender.platform,
            event.sender.id,
            values=event.values,
            confirmed=True,
            submitted=True,
            opens_forms=True,
        )
        return await self._enter(event, approval_id, attempt)

    async def typed(self, approval_id: str, verb: str, note: str, person: Person, event: MessageReceived) -> Receipt:
        """A verdict in words. The message is somebody else's to keep; the same message again changes nothing."""
        attempt = Attempt(
            verb,
            event.key,
            event.sender.platform,
            event.sender.id,
            note=note,
            confirmed=_CONFIRMS.search(event.text) is not None,
        )
        return await self._directly(approval_id, attempt, person.id)

    async def decide(
        self,
        approval_id: str,
        verb: str,
        person: Person | PersonRow,
        *,
        note: str = "",
        values: Mapping[str, str] | None = None,
        confirmed: bool = False,
        platform: str = "cli",
    ) -> Receipt:
        """A verdict by the command: `claimed` says whether it holds. `note` is the reason, the question, the colleague
        to hand over to, or until when to put off (hour, tomorrow, monday)."""
        attempt = Attempt(
            verb,
            f"{platform}:{secrets.token_hex(8)}",
            platform,
            person.id,
            note=note,
            values=dict(values or {}),
            confirmed=confirmed,
        )
        return await self._directly(approval_id, attempt, person.id)

    async def remark(self, approval_id: str, person: Person, text: str, event: MessageReceived) -> Receipt:
        """Words in the thread that are no verdict: noted on the request, for who decides."""
        now = self._clock.now()

        def commit(c: Connection) -> Commit:
            staff, row = Staff.load(c), asks.approval_by_id(c, approval_id)
            speaker = staff.people.get(person.id)
            if row is None or speaker is None:
                key = "note.unknown" if row is None else "note.stranger"
                return Receipt(False, text_message(tell(person.language, key))), []
            if row.state != "open":
                return Receipt(False, text_message(already_decided(row, staff, speaker, now))), []
            rows = self._asides.remark(c, row, speaker, text, event.key, short_hash(event.key), now)
            shown = outgoing.stage(c, rows, now, self._instant)
            return Receipt(True, text_message(tell(person.language, "note.remarked"), tone="muted")), shown

        return await self._commit(commit)

    def default_decider(self, approval: ApprovalRow) -> str:
        """Whom a command without a name speaks for: the first who may decide, else the role that could."""
        return next(iter(self.deciders(approval)), approval.role)

    def deciders(self, approval: ApprovalRow) -> list[str]:
        """Ids of those who may decide on it now, the first to be asked first."""
        entitled = self._desk.entitled(approval, self._people.staff, self._clock.now())
        return [one.person.id for one in entitled]

    # --- details ------------------------------------------------------------------------------------------------------

    def _settled(self, c: Connection, subject: str, now: datetime) -> list[Outgoing]:
        """Whoever else shows requests is named after this room is made."""
        return self.settled(c, subject, now)

    async def _enter(self, event: ButtonClicked | FormSubmitted, approval_id: str, attempt: Attempt) -> Receipt:
        """An attempt whose event is ours to keep, in the same transaction."""
        now = self._clock.now()

        def commit(c: Connection) -> Commit:
            if inbox.by_key(c, event.key) is not None:
                return Receipt(claimed=False), []
            staff = Staff.load(c)
            person = staff.people.get(people_store.identity_of(c, attempt.platform, attempt.account) or "")
            result = self._decisions.attempt(c, approval_id, attempt, person, staff, now)
            if result.kept:
                _keep(c, event, approval_id, person, result, now)
            return _receipt(result, claimed=True), outgoing.stage(c, result.rows, now, self._instant)

        try:
            return await self._commit(commit)
        except Redelivered:
            return Receipt(claimed=False)

    async def _directly(self, approval_id: str, attempt: Attempt, person_id: str) -> Receipt:
        now = self._clock.now()

        def commit(c: Connection) -> Commit:
            staff = Staff.load(c)
            result = self._decisions.attempt(c, approval_id, attempt, staff.people.get(person_id), staff, now)
            return _receipt(result, claimed=result.done), outgoing.stage(c, result.rows, now, self._instant)

        return await self._commit(commit)

    async def _commit(self, commit: Callable[[Connection], Commit]) -> Receipt:
        receipt, shown = await self._database.write(commit)
        for address in dict.fromkeys(shown):
            await self._platforms[address.platform].published(address)
        return receipt


def _ids(kind: str, button: str) -> tuple[str, str]:
    """The request and the verb of an opaque id; nothing for one we never gave out."""
    parts = button.split(":") if len(button) <= LONGEST_BUTTON else []
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == kind else ("", "")


def _keep(
    c: Connection,
    event: ButtonClicked | FormSubmitted,
    approval_id: str,
    person: PersonRow | None,
    result: Result,
    now: datetime,
) -> None:
    """Keeps the event, worked already. Raises `Redelivered`."""
    row = asks.approval_by_id(c, approval_id)
    conversation = row.conversation if row else event.address.conversation
    person_id = person.id if person else None
    if not inbox.keep_worked(
        c,
        event,
        conversation=conversation,
        now=now,
        address=event.address,
        person_id=person_id,
        outcome={"approval": approval_id, "done": result.done},
        case_id=row.case_id if row else None,
    ):
        raise Redelivered(event.key)


def _receipt(result: Result, *, claimed: bool) -> Receipt:
    note = text_message(result.note) if result.note else None
    return Receipt(claimed=claimed, note=note, form=result.form, errors=result.errors)
