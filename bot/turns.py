"""Works a case for one event: runs its graph and commits all that it brought about in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import structlog

from bot import wording
from bot.approvals import Approvals
from bot.clock import Clock
from bot.events import EffectDone
from bot.outgoing import post_row
from bot.people import People
from bot.people.staff import person_of
from bot.platform import Platform
from bot.questions import Questions
from bot.queue.local import Locks, effect_lock
from bot.runner import Pending, Ran, Runner
from bot.short_hash import short_hash
from bot.staging import (
    case_id_of,
    ledger_of,
    opened,
    outsider,
    reasons_of,
    settling,
    staged,
    state_of,
    wait_of,
    with_id,
)
from bot.store import cases, checkpoints, inbox, outbox
from bot.store.cases import CaseRow
from bot.store.checkpoints import Head
from bot.store.database import Database
from bot.store.outbox import OutboxRow
from bot.turn import Fenced, Opener, Step, Turn
from bot.turn_ports import Ports
from bot.undo import countdown
from bot.undo.opening import window_for
from graphs.ask import ApprovalRequest, EffectAwaited, EffectOutcome, Question, outcome_to_json
from graphs.context import Context, Person
from graphs.message import Address, text_message

log = structlog.get_logger(__name__)


FENCED_TRIES = 5
"""How often an effect's outcome is brought to a case that others keep working at the same moment."""


@dataclass
class Turns:
    """`committed` is called after each commit, `followed` with each turn that ran a case, before it."""

    database: Database
    runner: Runner
    ports: Ports
    people: People
    approvals: Approvals
    questions: Questions
    platforms: Mapping[str, Platform]
    clock: Clock
    locks: Locks
    time_zone: str
    committed: Callable[[], None] = lambda: None
    followed: Callable[[Turn], Awaitable[None]] | None = None
    instant: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.instant = {name for name, platform in self.platforms.items() if platform.instant}

    # --- running a case -----------------------------------------------------------------------------------------------

    async def open_case(
        self, turn: Turn, *, process: str, address: Address, asker: Person, language: str, brief: dict[str, Any]
    ) -> None:
        """Opens a case whose id comes from the event, so that a crash and a second run make the same one."""
        case = CaseRow(
            id=case_id_of(turn.key),
            process=process,
            version=self.runner.processes[process].version,
            address=address,
            asker_id=None if asker.outside else asker.id,
            language=language,
            state="working",
            title="",
            facts={},
            reasons=[],
            waits=[],
            contributors=[],
            opened_at=turn.now,
            changed_at=turn.now,
        )
        await self._run(turn, case, asker, lambda context: self.runner.begin(process, None, brief, context))

    async def change_case(self, turn: Turn, case: CaseRow, asker: Person, brief: dict[str, Any]) -> None:
        """Runs a case again from its start with a change; whoever asked for it is its asker from now on."""
        head = await self._head(case)
        changed = replace(case, asker_id=asker.id, contributors=with_id(case.contributors, case.asker_id))
        await self._run(turn, changed, asker, lambda context: self.runner.begin(case.process, head, brief, context))

    async def resume_case(
        self,
        turn: Turn,
        case: CaseRow,
        interrupt_id: str,
        value: dict[str, Any],
        *,
        contributor: str | None = None,
        deciders: Sequence[str] = (),
    ) -> None:
        """Goes on with a case. `contributor` is who shaped it by this (an answer), `deciders` who decided on it."""
        head = await self._head(case)
        asker = self.asker_of(case)
        if contributor and contributor != case.asker_id:
            case = replace(case, contributors=with_id(case.contributors, contributor))
        known = [person for each in deciders if (person := self.people.person(each)) is not None]

        async def resume(context: Context) -> Ran:
            context.deciders.extend(known)
            return await self.runner.resume(case.process, head, interrupt_id, value, context)

        await self._run(turn, case, asker, resume)

    def asker_of(self, case: CaseRow) -> Person:
        person = self.people.person(case.asker_id) if case.asker_id else None
        return person or outsider(case.language, self.time_zone)

    async def _head(self, case: CaseRow) -> Head | None:
        return await self.database.read(lambda c: checkpoints.read_head(c, case.id))

    async def _run(self, turn: Turn, case: CaseRow, asker: Person, run: Callable[[Context], Awaitable[Ran]]) -> None:
        colleagues = [person_of(row) for row in self.people.staff.active]
        context = self.ports.context(case, turn, asker, colleagues, self._progress(case.address))
        ran = await run(context)
        process = self.runner.processes[case.process]
        pending = ran.pending[0] if ran.pending else None
        turn.case = replace(
            case,
            version=process.version,
            state=state_of(pending) or process.ending(ran.values),
            title=process.title(ran.values, case.language)[:300],
            facts=process.facts(ran.values),
            reasons=reasons_of(pending, process.reasons(ran.values)),
            waits=[wait_of(item) for item in ran.pending],
            changed_at=turn.now,
        )
        turn.ran, turn.context = ran, context
        turn.outgoing.extend(staged(context, turn.case))
        window = window_for(context, turn.case, pending)
        if window is not None:
            turn.case = replace(turn.case, state="scheduled")
            turn.openers.append(window)
        turn.openers.extend(self._opener(item, turn.case, turn.now) for item in ran.pending)
        if context.cases:
            turn.openers.append(opened(context, turn.case))
        turn.entries.extend(ledger_of(context, asker))
        turn.outcome.setdefault("case", case.id)
        if self.followed is not None:
            await self.followed(turn)

    def _opener(self, pending: Pending, case: CaseRow, now: datetime) -> Opener:
        match pending.ask:
            case Question() as question:
                return lambda c: self.questions.open(c, question, case, pending.interrupt_id, now)
            case ApprovalRequest() as request:
                barred = replace(request, excluded=sorted({*request.excluded, *case.contributors}))
                return lambda c: self.approvals.open(c, barred, case, pending.interrupt_id, now)
            case EffectAwaited():
                return lambda c: []

    def _progress(self, address: Address) -> Callable[[str], Awaitable[None]]:
        steps: list[str] = []

        async def tell(label: str) -> None:
            steps.append(label)
            platform = self.platforms.get(address.platform)
            if platform is not None:
                await platform.status(address, steps)

        return tell

    # --- committing ---------------------------------------------------------------------------------------------------

    async def commit(self, turn: Turn) -> None:
        """Raises `Fenced` when another worker was faster, `StoreUnavailable` when nothing could be kept."""
        async with AsyncExitStack() as held:
            for key in turn.taken_back:
                if self.locks.held(effect_lock(key)):
                    raise Fenced(turn.key)  # it is leaving right now: this turn is run again after it
                await held.enter_async_context(self.locks.hold(effect_lock(key)))
            shown = await self.database.write(lambda c: turn.commit(c, self.instant))
        for address in dict.fromkeys(shown):
            await self.platforms[address.platform].published(address)
        self.committed()

    async def quiet(self, address: Address) -> None:
        """Takes the status line away."""
        platform = self.platforms.get(address.platform)
        if platform is not None:
            await platform.status(address, [])

    # --- effects ------------------------------------------------------------------------------------------------------

    async def after_effect(self, row: OutboxRow, outcome: EffectOutcome) -> None:
        """Settles an effect's row and, in the same transaction, goes on with the case that waits for it."""
        case = await self._case(row.case_id) if row.case_id else None
        if not row.awaited or case is None:
            await self._settle(settling(row, outcome, self.clock.now()))
            return
        async with self.locks.hold(case.address.conversation):
            for _ in range(FENCED_TRIES):
                case = await self._case(case.id) or case
                if await self._go_on(settling(row, outcome, self.clock.now()), row, case, outcome):
                    break
            else:
                await self._defer(settling(row, outcome, self.clock.now()), row, case, outcome)
        await self.quiet(case.address)

    async def _go_on(self, turn: Turn, row: OutboxRow, case: CaseRow, outcome: EffectOutcome) -> bool:
        """False: the case was worked by someone else meanwhile; nothing was kept."""
        wait = next((wait for wait in case.waits if wait.key == row.key), None)
        if wait is None:
            return await self._settle(turn)
        try:
            await self.resume_case(turn, case, wait.interrupt_id, outcome_to_json(outcome))
        except Exception as error:
            log.warning("turn.deferred", case=case.id, key=row.key, why=type(error).__name__)
            return await self._defer(turn, row, case, outcome)
        return await self._settle(turn)

    async def _settle(self, turn: Turn) -> bool:
        try:
            await self.commit(turn)
        except Fenced:
            log.info("turn.fenced", key=turn.key)
            return False
        return True

    async def _defer(self, turn: Turn, row: OutboxRow, case: CaseRow, outcome: EffectOutcome) -> bool:
        """The effect is done but the case could not go on now: its outcome becomes an event, worked like any other."""
        event = EffectDone(turn.key, row.key, case.id, outcome, turn.now)
        later = Turn(
            key=turn.key,
            now=turn.now,
            first=list(turn.first),
            entries=list(turn.entries[:1]),
            openers=list(turn.openers[:1]),
        )
        later.first.append(
            lambda c: inbox.claim(c, event, conversation=case.address.conversation, now=later.now, address=case.address)
        )
        return await self._settle(later)

    async def effect_done(self, turn: Turn, event: EffectDone) -> None:
        """The deferred outcome of an effect (see `_defer`)."""
        case = await self._case(event.case_id)
        wait = next((wait for wait in case.waits if wait.key == event.effect_key), None) if case else None
        if case is None or wait is None:
            turn.outcome["stale"] = True
            return
        await self.resume_case(turn, case, wait.interrupt_id, outcome_to_json(event.outcome))

    async def effect_delayed(self, row: OutboxRow, next_at: datetime, detail: str) -> None:
        """Puts an attempt off; the first time, the person is told that it will be tried again."""
        told = "late" if row.attempts == 0 else ""
        await self._put_off(row, lambda c: outbox.postpone(c, row.key, next_at=next_at, error=detail), told)

    async def effect_held(self, row: OutboxRow, until: datetime) -> None:
        """Keeps an effect back while everything is paused; the first time, the person is told."""
        # What counts down in its thread says there that it is held.
        told = "" if row.error in {outbox.HELD, outbox.UNDO} else "held"
        await self._put_off(row, lambda c: outbox.hold(c, row.key, until), told)

    async def _put_off(self, row: OutboxRow, step: Step, told: str) -> None:
        """`told`: the name of what the case's thread is told; "": nothing."""
        turn = Turn(key=f"delay:{row.key}:{row.attempts}", now=self.clock.now(), first=[step])
        case = await self._case(row.case_id) if row.case_id and row.awaited and told else None
        if case is None:
            await self._settle(turn)
            return
        async with self.locks.hold(case.address.conversation):
            case = await self._case(case.id) or case
            if any(wait.key == row.key for wait in case.waits):
                turn.case = replace(case, state="scheduled", changed_at=turn.now)
                key = _told_as(row, case, told)
                if key == f"{row.key}:{told}" or await self.database.read(lambda c: outbox.by_key(c, key)) is None:
                    language = case.language
                    words = wording.late(row.kind, language) if told == "late" else wording.tell(told, language)
                    text = text_message(words, tone="muted")
                    turn.outgoing.append(post_row(key, case.address, text, language=case.language, case_id=case.id))
                if told == "late":
                    turn.openers.append(lambda c: countdown.close(c, row.key, "left", turn.now))
            await self._settle(turn)

    async def _case(self, case_id: str) -> CaseRow | None:
        return await self.database.read(lambda c: cases.by_id(c, case_id))


def _told_as(row: OutboxRow, case: CaseRow, told: str) -> str:
    """The post's key. What holds back one mail of a run holds back thousands: its thread is told once."""
    run = case.facts.get("run")
    return f"{run}:{told}:{short_hash(case.address.conversation)}" if run else f"{row.key}:{told}"
