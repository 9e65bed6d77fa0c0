"""Works one kept event, whatever it is, and makes sure that a failure is retried or told, and never lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

import structlog
from langgraph.errors import GraphRecursionError

from bot import wording
from bot.approvals import Approvals
from bot.clock import Clock
from bot.events import (
    BookingMoved,
    ButtonClicked,
    CaseResumed,
    CaseWanted,
    EffectDone,
    FormSubmitted,
    LeadReceived,
    MailReceived,
    MessageChanged,
    MessageReceived,
    OpinionGiven,
    TimerFired,
)
from bot.failures import backoff, classify
from bot.hearing import Hearing
from bot.mailroom import Mailroom
from bot.metrics import TURN_SECONDS, TURNS
from bot.outgoing import post_row
from bot.people.staff import person_of
from bot.queue.local import Locks
from bot.revisions import Revisions
from bot.short_hash import short_hash
from bot.staging import case_id_of, outsider
from bot.store import cases, inbox
from bot.store.database import Database, StoreUnavailable
from bot.store.inbox import InboxRow
from bot.store.ledger import LedgerEntry
from bot.timed import Look, Timed
from bot.turn import Fenced, Turn
from bot.turns import Turns
from graphs.ask import decision_from_json
from graphs.message import Address, text_message

log = structlog.get_logger(__name__)

FENCED_SECONDS = 0.2
FENCED_TRIES = 10
FENCED_PAUSE = timedelta(seconds=2)
"""A turn that another one keeps out is run again at once, and after some tries only now and then."""

DEFECT_ATTEMPTS = 3
"""A turn that fails for a reason of our own is tried this often, then given up with an apology."""


class Leads(Protocol):
    """What comes in about leads is taken by their room."""

    async def received(self, turn: Turn, event: LeadReceived) -> None: ...

    async def booking(self, turn: Turn, event: BookingMoved) -> None: ...


class Intake:
    def __init__(
        self,
        database: Database,
        turns: Turns,
        hearing: Hearing,
        revisions: Revisions,
        mailroom: Mailroom,
        leads: Leads,
        approvals: Approvals,
        locks: Locks,
        clock: Clock,
        language: str,
        timers: Mapping[str, Timed] | None = None,
        looks: Mapping[str, Look] | None = None,
    ) -> None:
        """`timers`: what a timer does, by what stands before the colon of its name; the approvals' otherwise. `looks`
        likewise, for those that read outside or open a case."""
        self._timers = dict(timers or {})
        self._looks = dict(looks or {})
        self._database = database
        self._turns = turns
        self._hearing = hearing
        self._revisions = revisions
        self._mailroom = mailroom
        self._leads = leads
        self._approvals = approvals
        self._locks = locks
        self._clock = clock
        self._language = language
        self._fenced: dict[int, int] = {}

    async def work(self, row: InboxRow) -> None:
        """One event, to its commit. Raises `StoreUnavailable` only: then nothing has happened."""
        started = time.perf_counter()
        structlog.contextvars.bind_contextvars(event_key=row.key, person=row.person_id)
        outcome = "done"
        try:
            async with self._locks.hold(row.conversation):
                await self._work(row)
        except StoreUnavailable:
            outcome = "store"
            raise
        except Fenced:
            # Someone else was faster, or an effect is on its way: look again in a moment.
            outcome = "fenced"
            await self._wait_outside(row)
        except Exception as error:
            outcome = await self._failed(row, error)
        finally:
            structlog.contextvars.unbind_contextvars("event_key", "person")
            if outcome != "fenced":
                self._fenced.pop(row.seq, None)
            TURNS.labels(kind=row.event.kind, outcome=outcome).inc()
            TURN_SECONDS.labels(kind=row.event.kind).observe(time.perf_counter() - started)
        await self._quiet(row)

    async def _work(self, row: InboxRow) -> None:
        turn = Turn(key=row.key, now=self._clock.now(), inbox_seq=row.seq)
        try:
            await self._run(turn, row)
        finally:
            # The case may be worked elsewhere than where this was said: beside it, or for a mail.
            if turn.case is not None:
                await self._turns.quiet(turn.case.address)

    async def _run(self, turn: Turn, row: InboxRow) -> None:
        match row.event:
            case MessageReceived() as event:
                await self._hearing.message(turn, event)
            case MessageChanged() as event:
                await self._revisions.changed(turn, event)
            case MailReceived() as event:
                await self._mailroom.mail(turn, event)
            case CaseResumed() as event:
                await self._resume(turn, event)
            case EffectDone() as event:
                await self._turns.effect_done(turn, event)
            case TimerFired() as event:
                await self._fired(turn, event)
            case CaseWanted() as event:
                await self._wanted(turn, event)
            case LeadReceived() as event:
                await self._leads.received(turn, event)
            case BookingMoved() as event:
                await self._leads.booking(turn, event)
            case ButtonClicked() | FormSubmitted() | OpinionGiven():
                # Decided at the door, in their own transaction; kept only as a record.
                pass
        await self._turns.commit(turn)
        case = turn.case.id if turn.case else turn.outcome.get("case", turn.about)
        log.info("turn.done", kind=row.event.kind, case=case, process=turn.outcome.get("process"))

    async def _wanted(self, turn: Turn, event: CaseWanted) -> None:
        """A case that somebody asked for with a button, or that another case opens; worked there, or in a thread of its
        own."""
        row = self._turns.people.by_id(event.person)
        if event.person and (row is None or not row.active):
            turn.outcome["stale"] = True
            return
        address, case_id = event.address, case_id_of(turn.key)
        asker = person_of(row) if row is not None else outsider(event.language, self._turns.time_zone)
        words = str(event.brief.get("text", ""))[:2000]
        turn.entries.append(LedgerEntry(case_id, asker.id, "asked", words, {"suggested": row is not None}))
        if event.announce is not None:
            root = f"{case_id}.root"
            turn.outgoing.append(post_row(root, replace(address, thread=None), event.announce, language=event.language))
            address = replace(address, thread=root)
        await self._turns.open_case(
            turn,
            process=event.process,
            address=address,
            asker=asker,
            language=event.language,
            brief=event.brief,
        )

    async def _fired(self, turn: Turn, event: TimerFired) -> None:
        name = event.name.partition(":")[0]
        look = self._looks.get(name)
        if look is not None:
            await look(turn, event)
            return
        fired = self._timers.get(name, self._approvals.timer)
        turn.openers.append(lambda c: fired(c, event))

    async def _resume(self, turn: Turn, event: CaseResumed) -> None:
        case = await self._database.read(lambda c: cases.by_id(c, event.case_id))
        wait = next((wait for wait in case.waits if wait.interrupt_id == event.interrupt_id), None) if case else None
        if case is None or wait is None:
            log.info("turn.stale", case=event.case_id, key=event.key)
            turn.outcome["stale"] = True
            return
        # Who answers a question has shaped the case; who decides on it has not (an editor is the process's matter).
        await self._turns.resume_case(
            turn,
            case,
            event.interrupt_id,
            event.value,
            contributor=event.by if wait.kind == "question" else None,
            deciders=decision_from_json(event.value).by if wait.kind == "approval" else (),
        )

    async def _wait_outside(self, row: InboxRow) -> None:
        tries = self._fenced[row.seq] = self._fenced.get(row.seq, 0) + 1
        if tries % FENCED_TRIES:
            await asyncio.sleep(FENCED_SECONDS)
            return
        later = self._clock.now() + FENCED_PAUSE
        await self._database.write(lambda c: inbox.postpone(c, row.seq, next_at=later, error="fenced"))

    # --- failures -----------------------------------------------------------------------------------------------------

    async def _failed(self, row: InboxRow, error: Exception) -> str:
        failure = classify(error)
        attempts = row.attempts + 1
        wait = backoff(attempts, failure.retry_after) if failure.retry else None
        if failure.kind == "defect":
            log.exception("turn.defect", key=row.key, attempts=attempts, exc_info=error)
            if attempts < DEFECT_ATTEMPTS and not isinstance(error, GraphRecursionError):
                wait = timedelta(seconds=attempts)
        else:
            log.warning("turn.failed", key=row.key, kind=failure.kind, why=failure.detail, attempts=attempts)
        if wait is not None:
            await self._put_off(row, wait, failure.kind, failure.detail)
            return "retried"
        await self._give_up(row, failure.kind, failure.detail)
        return "failed"

    async def _put_off(self, row: InboxRow, wait: timedelta, kind: str, detail: str) -> None:
        now = self._clock.now()
        turn = Turn(key=f"late:{row.key}:{row.attempts}", now=now)
        turn.first.append(lambda c: inbox.postpone(c, row.seq, next_at=now + wait, error=detail) or True)
        address = _address_of(row)
        if row.attempts == 0 and kind != "defect" and address is not None:
            language = await self._language_of(row)
            # A file or an account is asked of the chat platform; everything else a turn reads is in the books.
            of_chat = isinstance(row.event, MessageReceived) and (row.event.remote or row.person_id is None)
            text = wording.late("other" if of_chat else "books", language)
            turn.outgoing.append(
                post_row(f"late:{short_hash(row.key)}", address, text_message(text, tone="muted"), language=language)
            )
        await self._turns.commit(turn)

    async def _give_up(self, row: InboxRow, kind: str, detail: str) -> None:
        now = self._clock.now()
        turn = Turn(key=f"failed:{row.key}", now=now)
        outcome = {"status": "failed", "error": kind}
        turn.first.append(lambda c: inbox.fail(c, row.seq, now=now, error=f"{kind}: {detail}", outcome=outcome))
        # Who wrote from outside is told nothing; the people of the place where it is worked are.
        outside = isinstance(row.event, MailReceived) or (isinstance(row.event, LeadReceived) and not row.event.silent)
        address = row.address if outside else _address_of(row)
        if address is not None:
            language = await self._language_of(row)
            text = wording.failed(kind, short_hash(row.key), language)
            turn.outgoing.append(
                post_row(
                    f"failed:{short_hash(row.key)}", address, text_message(text, tone="warning"), language=language
                )
            )
        await self._turns.commit(turn)

    async def _language_of(self, row: InboxRow) -> str:
        person = self._turns.people.person(row.person_id) if row.person_id else None
        return person.language if person else self._language

    async def _quiet(self, row: InboxRow) -> None:
        address = _address_of(row)
        if address is not None:
            await self._turns.quiet(address)


def _address_of(row: InboxRow) -> Address | None:
    """Where whoever is concerned reads what becomes of it."""
    match row.event:
        case MessageReceived() as event:
            return event.address
        case CaseResumed() | EffectDone() | CaseWanted():
            return row.address
        case _:
            return None
