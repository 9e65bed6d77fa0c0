"""What a run of a case brought about, as rows to commit; and the names that an event and its case go by. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.events import CaseWanted
from bot.outgoing import post_row
from bot.runner import Pending
from bot.short_hash import short_hash
from bot.store import inbox
from bot.store.cases import CaseRow, Wait
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import OutboxRow, Outgoing
from bot.turn import Turn, fail_effect, settle_effect
from bot.undo import countdown
from bot.undo.opening import leaves_at
from graphs.ask import ApprovalRequest, EffectAwaited, EffectOutcome, Question, Reason
from graphs.context import Context, Person, StagedCase

OUTSIDE = "outside"
"""The actor of what someone outside the company asked."""


def case_id_of(event_key: str) -> str:
    """The id of the case that this event opens."""
    return f"case-{short_hash(event_key)}"


def outsider(language: str, time_zone: str) -> Person:
    """Someone who is not of the company: no role, so no limits of their own."""
    return Person(OUTSIDE, "", "", "", language, time_zone, outside=True)


def with_id(ids: list[str], more: str | None) -> list[str]:
    return [*ids, more] if more and more not in ids else ids


def state_of(pending: Pending | None) -> str | None:
    match pending:
        case None:
            return None
        case Pending(ask=Question()):
            return "needs_answer"
        case Pending(ask=ApprovalRequest()):
            return "needs_approval"
        case _:
            return "working"


def reasons_of(pending: Pending | None, known: list[Reason]) -> list[Reason]:
    """What holds now: the process's own exceptions, and why it asks if it asks."""
    asked = pending.ask.reasons if pending and isinstance(pending.ask, Question | ApprovalRequest) else []
    codes = {reason.code for reason in known}
    return [*known, *(reason for reason in asked if reason.code not in codes)]


def wait_of(pending: Pending) -> Wait:
    match pending.ask:
        case EffectAwaited(key=key):
            return Wait(pending.interrupt_id, "effect", key)
        case Question():
            return Wait(pending.interrupt_id, "question", "")
        case ApprovalRequest():
            return Wait(pending.interrupt_id, "approval", "")


def staged(context: Context, case: CaseRow) -> list[Outgoing]:
    posts = [
        post_row(context.key(said.name), case.address, said.message, language=case.language, case_id=case.id)
        for said in context.says
    ]
    effects = [
        Outgoing(
            key=effect.key,
            lane=f"case/{case.id}",
            kind=effect.kind,
            case_id=case.id,
            payload=effect.payload,
            awaited=effect.awaited,
            state="shadow" if effect.shadow else "new",
            not_before=leaves_at(effect, context),
        )
        for effect in context.effects
    ]
    return [*posts, *effects]


def opened(context: Context, case: CaseRow) -> Callable[[Connection], list[Outgoing]]:
    """Keeps, within the transaction, the cases that this one opens. Each is worked in an order of its own, so that one
    which is to begin later keeps nobody waiting."""

    def keep(c: Connection) -> list[Outgoing]:
        events = [(_wanted(wanted, context, case), wanted.at) for wanted in context.cases]
        inbox.claim_each_alone(c, events, context.now)
        return []

    return keep


def _wanted(wanted: StagedCase, context: Context, case: CaseRow) -> CaseWanted:
    return CaseWanted(
        f"{case.id}.open:{short_hash(wanted.name, 24)}",
        case.address,
        wanted.process,
        wanted.brief,
        case.asker_id or "",
        case.language,
        context.now,
        wanted.announce,
    )


def ledger_of(context: Context, asker: Person) -> list[LedgerEntry]:
    """What a person changed is theirs; what was judged, asked, refused or staged is Commis's."""
    return [
        LedgerEntry(
            context.case_id, asker.id if record.kind == "changed" else "commis", record.kind, record.what, record.why
        )
        for record in context.records
    ]


def settlement(row: OutboxRow, outcome: EffectOutcome, now: datetime) -> Callable[[Connection], bool]:
    if outcome.ok:
        reference = outcome.result.get("reference")
        return settle_effect(row.key, reference=reference, result=outcome.result, now=now)
    return fail_effect(row.key, error=f"{outcome.error}: {outcome.detail}", now=now)


def effect_entry(row: OutboxRow, outcome: EffectOutcome) -> LedgerEntry:
    what = f"{row.kind} {'done' if outcome.ok else 'not done'}"
    why = {
        "key": row.key,
        "kind": row.kind,
        "ok": outcome.ok,
        "error": outcome.error,
        "detail": outcome.detail,
        **outcome.result,
    }
    return LedgerEntry(row.case_id, "commis", "effect", what, why)


def settling(row: OutboxRow, outcome: EffectOutcome, now: datetime) -> Turn:
    """The turn that keeps what came of an effect, and locks the post that counted down for it."""
    return Turn(
        key=f"done:{row.key}",
        now=now,
        first=[settlement(row, outcome, now)],
        entries=[effect_entry(row, outcome)],
        openers=[lambda c: countdown.close(c, row.key, "left" if outcome.ok else "failed", now)],
    )
