"""One turn of one case: everything it brought about, and the one transaction that commits it or none of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot import outgoing
from bot.runner import Ran
from bot.store import cases, files, inbox, ledger, outbox, usage
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.undo import countdown
from graphs.context import Context, StagedFile
from graphs.message import Address, FileRef
from integrations.llm.port import ModelUse

Step = Callable[[Connection], bool]
"""A step of the transaction; false means that someone else was faster, and undoes the whole."""

Opener = Callable[[Connection], list[Outgoing]]
"""Opens a question or an approval and returns the posts that show it."""


class Fenced(Exception):
    """Another worker (or an earlier run of ours) has already committed this turn, or a newer one of the case."""


@dataclass
class Turn:
    """What is to be committed. `inbox_seq` None: the turn answers an effect, whose row is settled in `first`.

    `about` is the case that the message speaks of, whatever comes of it; `taken_back` are effects that must not leave.
    """

    key: str
    now: datetime
    inbox_seq: int | None = None
    case: CaseRow | None = None
    ran: Ran | None = None
    context: Context | None = None
    about: str | None = None
    first: list[Step] = field(default_factory=list[Step])
    taken_back: list[str] = field(default_factory=list[str])
    openers: list[Opener] = field(default_factory=list[Opener])
    outgoing: list[Outgoing] = field(default_factory=list[Outgoing])
    entries: list[LedgerEntry] = field(default_factory=list[LedgerEntry])
    use: ModelUse | None = None
    outcome: dict[str, Any] = field(default_factory=dict[str, Any])
    files: list[StagedFile] = field(default_factory=list[StagedFile])

    def keep(self, name: str, media_type: str, body: bytes) -> FileRef:
        """A file of a reply that needs no case; committed with the turn, named by its content."""
        staged = StagedFile(FileRef(hashlib.sha256(body).hexdigest(), name, media_type, len(body)), body)
        self.files.append(staged)
        return staged.ref

    def commit(self, c: Connection, instant: Collection[str]) -> list[Address]:
        """Runs inside one transaction; returns the places where something is now shown. Raises `Fenced`."""
        case_id = self.case.id if self.case else None
        if self.inbox_seq is not None and not inbox.finish(
            c, self.inbox_seq, now=self.now, case_id=case_id, outcome=self.outcome
        ):
            raise Fenced(self.key)
        for key in self.taken_back:
            if not outbox.withdraw(c, key, self.now):
                raise Fenced(self.key)
        locked = [row for key in self.taken_back for row in self._taken_back(c, key)]
        for step in self.first:
            if not step(c):
                raise Fenced(self.key)
        if self.case is not None:
            cases.save(c, self.case)
            if self.ran is not None and not self.ran.saver.flush(c, self.case.id, self.case.version):
                raise Fenced(self.key)
        for kept in [*self.files, *(self.context.files if self.context is not None else ())]:
            files.keep(c, kept.ref, kept.body, self.now)
        if self.entries:
            # Before the openers, which write their own: what was asked for stands before what is asked back.
            ledger.append(c, self.entries, self.now)
        rows = [*locked, *self.outgoing]
        for opener in self.openers:
            rows.extend(opener(c))
        shown = outgoing.stage(c, rows, self.now, instant)
        if self.use is not None:
            usage.add(c, self.use, case_id=case_id or self.about, event_key=self.key, now=self.now)
        return shown

    def _taken_back(self, c: Connection, key: str) -> list[Outgoing]:
        """Locks the post that counted down for an effect which will not leave: whoever spoke stopped or changed it."""
        stopped = any((entry.kind, entry.what) == ("refused", "stopped") for entry in self.entries)
        by = self.entries[0].actor if self.entries else ""
        return countdown.close(c, key, "cancelled" if stopped else "replaced", self.now, by=by)


def settle_effect(key: str, *, reference: str | None, result: dict[str, Any], now: datetime) -> Step:
    return lambda c: outbox.done(c, key, reference=reference, result=result, now=now)


def fail_effect(key: str, *, error: str, now: datetime) -> Step:
    return lambda c: outbox.fail(c, key, error=error, now=now)
