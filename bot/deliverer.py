"""The outbox's way out: posts and effects, each once under its key, retried, or given up loudly.

A row that a crash left in the middle is `unknown`: repeatable effects are done again under the same key; for the
others the case is told that nobody knows, so that a person looks before anything is sent twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot import outgoing, wording
from bot.clock import Clock
from bot.effects import Effect, Reserving, unknown_kind
from bot.failures import Failure, backoff, classify
from bot.metrics import EFFECTS
from bot.platform import Platform, Post
from bot.queue.local import effect_lock
from bot.store import cases, outbox, outbox_clock, posts
from bot.store.database import Connection, Database, StoreUnavailable
from bot.store.outbox import OutboxRow, Outgoing
from bot.turns import Turns
from graphs.ask import EffectOutcome
from graphs.message import Text

log = structlog.get_logger(__name__)

MESSAGES = ("post", "update")
OPEN = ("new", "sending", "unknown")

DEFECT_ATTEMPTS = 3
"""A message that fails for a reason of our own is tried this often."""

HELD_FOR = timedelta(minutes=5)
"""How long an effect is kept back before anyone looks again; a resume lets it go at once."""

KEPT_TRIES = 300
KEPT_SECONDS = 1.0
"""How often, and how far apart, the store is asked to keep what came of an act that cannot be asked about later."""


Lost = Callable[[Connection, OutboxRow, Failure], list[Outgoing]]
"""Told, within the transaction, of a post that its place refused for good, and why; what to say elsewhere."""


def nothing_more(c: Connection, row: OutboxRow, failure: Failure) -> list[Outgoing]:
    """Nobody else needs to know."""
    return []


class Deliverer:
    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Platform],
        effects: Mapping[str, Effect],
        turns: Turns,
        clock: Clock,
        holds: Callable[[str, str], bool],
        opens: Callable[[str, datetime], datetime] = lambda kind, now: now,
    ) -> None:
        """`holds` says whether effects of a kind, of a process ("": of none), are kept back just now; `opens` when one
        of a kind may leave at the earliest (a customer is not reminded at night)."""
        self.lost: Lost = nothing_more
        self._opens = opens
        self._database = database
        self._platforms = platforms
        self._effects = effects
        self._turns = turns
        self._clock = clock
        self._holds = holds

    async def deliver(self, row: OutboxRow) -> None:
        """One attempt at one row. Raises `StoreUnavailable` only."""
        if row.kind in MESSAGES:
            await self._attempt(row)
            return
        async with self._turns.locks.hold(effect_lock(row.key)):
            # Since it was found due, it may have been taken back, or put off.
            is_due, process = await self._database.read(lambda c: self._look(c, row))
            if not is_due:
                return
            now = self._clock.now()
            opening = self._opens(row.kind, now)
            if row.state == "new" and self._holds(row.kind, process):
                await self._turns.effect_held(row, now + HELD_FOR)
            elif row.state == "new" and opening > now:
                await self._database.write(lambda c: outbox_clock.hold_until_opening(c, row, opening))
            else:
                await self._attempt(row)

    def _look(self, c: Connection, row: OutboxRow) -> tuple[bool, str]:
        """Whether it is still to leave now, and whose process it is."""
        current = outbox.by_key(c, row.key)
        case = cases.by_id(c, row.case_id) if row.case_id else None
        is_due = current is not None and current.state in OPEN and current.next_at <= self._clock.now()
        return is_due, case.process if case is not None else ""

    async def _attempt(self, row: OutboxRow) -> None:
        try:
            if row.kind == "post":
                await self._post(row)
            elif row.kind == "update":
                await self._update(row)
            else:
                await self._effect(row)
        except StoreUnavailable:
            raise
        except Exception as error:
            failure = classify(error)
            if row.kind in MESSAGES:
                await self._not_shown(row, failure, error)
            else:
                await self._failed(row, failure, error)

    # --- messages ---------------------------------------------------------------------------------------------------

    def _platform(self, row: OutboxRow) -> Platform:
        name = row.payload["address"]["platform"]
        if name not in self._platforms:
            raise unknown_kind(f"{row.kind} on {name}")
        return self._platforms[name]

    async def _post(self, row: OutboxRow) -> None:
        platform = self._platform(row)
        post = self._post_of(row)
        reference: str | None = None
        if row.state != "new":
            reference = await platform.find(post)
            if reference is None and not platform.can_find:
                # Nobody can tell. A message seen twice is better than a request nobody sees: its buttons decide once.
                log.warning("post.perhaps_twice", key=row.key, case=row.case_id)
        elif not platform.instant and not await self._database.write(lambda c: outbox.begin(c, row.key)):
            return  # another process is at it
        if reference is None:
            reference = await platform.send(post)
        await self._shown(row, platform, reference)

    async def _update(self, row: OutboxRow) -> None:
        platform = self._platform(row)
        shown = await self._database.read(lambda c: posts.by_key(c, row.payload["post_key"]))
        if shown is None:
            # Its post was given up: there is nothing to change.
            await self._database.write(
                lambda c: outbox.fail(c, row.key, error="the post was never shown", now=self._clock.now())
            )
            return
        await platform.update(shown.reference, replace(self._post_of(row), address=shown.address))
        await self._shown(row, platform, shown.reference)

    async def _shown(self, row: OutboxRow, platform: Platform, reference: str) -> None:
        now = self._clock.now()

        def commit(c: Any) -> None:
            if outbox.done(c, row.key, reference=reference, result={}, now=now):
                outgoing.record_shown(c, row.key, row.kind, row.payload, row.case_id, reference=reference, now=now)

        await self._database.write(commit)
        EFFECTS.labels(kind=row.kind, outcome="sent").inc()
        await platform.published(outgoing.address_of(row.payload))

    def _post_of(self, row: OutboxRow) -> Post:
        return Post(
            key=row.payload.get("post_key", row.key),
            address=outgoing.address_of(row.payload),
            message=outgoing.content_of(row.payload),
            language=row.payload["language"],
            case_id=row.case_id or "",
            staged_at=row.staged_at,
        )

    async def _not_shown(self, row: OutboxRow, failure: Failure, error: Exception) -> None:
        """Tried again where that may help, and never posted twice: what may be there already is looked for first. What
        its place refuses for good is said to whoever asked, privately."""
        attempts = row.attempts + 1
        retry = failure.retry or failure.kind in {"unknown", "misconfigured"}
        wait = backoff(attempts, failure.retry_after) if retry else None
        if failure.kind == "defect":
            log.error("post.defect", kind=row.kind, key=row.key, exc_info=error)
            wait = backoff(attempts) if attempts <= DEFECT_ATTEMPTS else None
        if wait is None:
            await self._given_up(row, failure)
            return
        level = log.error if failure.kind == "misconfigured" else log.warning
        level("post.retry", kind=row.kind, key=row.key, attempts=attempts, why=failure.detail)
        EFFECTS.labels(kind=row.kind, outcome="retried").inc()
        next_at = self._clock.now() + wait
        # An update does the same thing twice; a post that may be there must be looked for.
        doubtful = row.kind == "post" and (failure.kind in {"unknown", "defect"} or row.state != "new")
        if doubtful:
            await self._database.write(lambda c: outbox.doubt(c, row.key, failure.detail, next_at))
        else:
            await self._database.write(lambda c: outbox.postpone(c, row.key, next_at=next_at, error=failure.detail))

    async def _given_up(self, row: OutboxRow, failure: Failure) -> None:
        EFFECTS.labels(kind=row.kind, outcome="failed").inc()
        log.error("post.failed", kind=row.kind, key=row.key, case=row.case_id, why=failure.detail, code=failure.kind)
        now = self._clock.now()

        def commit(c: Connection) -> None:
            if not outbox.fail(c, row.key, error=failure.detail, now=now):
                return
            said = self._elsewhere(c, row, failure)
            rows = self._told_of(c, row, failure) if row.kind == "post" else []
            outgoing.stage(c, [*rows, *([said] if said is not None else [])], now, self._turns.instant)

        await self._database.write(commit)

    def _told_of(self, c: Connection, row: OutboxRow, failure: Failure) -> list[Outgoing]:
        """What others say of it. One of them that fails keeps no post from being given up."""
        try:
            with c.begin_nested():
                return self.lost(c, row, failure)
        except Exception:
            log.exception("post.loss_not_told", key=row.key)
            return []

    def _elsewhere(self, c: Connection, row: OutboxRow, failure: Failure) -> Outgoing | None:
        """What a case's own thread refused, for the private conversation of whoever asked."""
        case = cases.by_id(c, row.case_id) if row.case_id and row.kind == "post" else None
        place = outgoing.address_of(row.payload)
        if case is None or case.asker_id is None or place.conversation != case.address.conversation:
            return None
        if failure.kind not in {"rejected", "not_found"}:
            return None
        found = [at for at in self._turns.people.places(c, case.asker_id) if at.channel != place.channel]
        if not found:
            return None
        why = wording.tell(f"elsewhere.{failure.kind}", case.language)
        note = Text(wording.tell("elsewhere", case.language, why=why), tone="muted")
        content = outgoing.content_of(row.payload)
        blocks = [note, *(content.blocks or [Text(content.summary)])]
        found.sort(key=lambda at: at.platform != place.platform)
        return outgoing.elsewhere(row, found[0], replace(content, blocks=blocks))

    # --- effects ----------------------------------------------------------------------------------------------------

    async def _effect(self, row: OutboxRow) -> None:
        effect = self._effects.get(row.kind)
        if effect is None:
            raise unknown_kind(row.kind)
        if not effect.repeatable and row.state in {"unknown", "sending"} and not await _certain(effect, row.key):
            await self._in_doubt(row)
            return
        if row.state == "new" and self._is_begun(row):
            begun = await self._database.write(lambda c: outbox.begin(c, row.key))
            if not begun:
                return
        result = await effect.perform(row.key, row.payload)
        EFFECTS.labels(kind=row.kind, outcome="sent").inc()
        log.info("effect.done", kind=row.kind, key=row.key, case=row.case_id, reference=result.get("reference"))
        outcome = EffectOutcome(ok=True, result=result)
        await self._kept(row, lambda: self._turns.after_effect(row, outcome))

    def _is_begun(self, row: OutboxRow) -> bool:
        """Whether the attempt is committed before the act: what must not happen twice, and what people may be taking
        back, in whatever process, right now."""
        effect = self._effects.get(row.kind)
        return (effect is not None and not effect.repeatable) or row.error == outbox.UNDO

    async def _in_doubt(self, row: OutboxRow) -> None:
        EFFECTS.labels(kind=row.kind, outcome="unknown").inc()
        log.error("effect.unknown", kind=row.kind, key=row.key, case=row.case_id)
        await self._turns.after_effect(
            row, EffectOutcome(ok=False, error="unknown", detail="stopped in the middle of sending")
        )

    # --- failures ---------------------------------------------------------------------------------------------------

    async def _failed(self, row: OutboxRow, failure: Failure, error: Exception) -> None:
        attempts = row.attempts + 1
        wait = backoff(attempts, failure.retry_after) if failure.retry else None
        effect = self._effects.get(row.kind)
        if failure.kind == "defect":
            log.error("effect.defect", kind=row.kind, key=row.key, case=row.case_id, exc_info=error)
            if effect is not None and not effect.repeatable:
                failure = Failure("unknown", False, failure.detail)
            elif attempts <= 3:
                wait = backoff(attempts)
        if wait is not None:
            EFFECTS.labels(kind=row.kind, outcome="retried").inc()
            log.warning(
                "effect.retry", kind=row.kind, key=row.key, case=row.case_id, attempts=attempts,
                seconds=wait.total_seconds(), why=failure.detail,
            )  # fmt: skip
            next_at = self._clock.now() + wait
            await self._kept(row, lambda: self._turns.effect_delayed(row, next_at, failure.detail))
            return
        EFFECTS.labels(kind=row.kind, outcome="failed").inc()
        log.error("effect.failed", kind=row.kind, key=row.key, case=row.case_id, why=failure.detail, code=failure.kind)
        code = "gave_up" if failure.retry or failure.kind == "defect" else failure.kind
        outcome = EffectOutcome(ok=False, error=code, detail=failure.detail)
        await self._kept(row, lambda: self._turns.after_effect(row, outcome))

    async def _kept(self, row: OutboxRow, keep: Callable[[], Awaitable[None]]) -> None:
        """Keeps what came of an attempt. One that was not begun may be forgotten: its next attempt finds out. The
        others would stay in doubt, so a full disk or a locked database is waited out."""
        tries = KEPT_TRIES if self._is_begun(row) else 1
        for left in reversed(range(tries)):
            try:
                await keep()
                return
            except StoreUnavailable as error:
                if not left:
                    raise
                log.warning("effect.not_kept", kind=row.kind, key=row.key, case=row.case_id, code=error.code)
                await asyncio.sleep(KEPT_SECONDS)


async def _certain(effect: Effect, key: str) -> bool:
    return isinstance(effect, Reserving) and await effect.certain(key)
