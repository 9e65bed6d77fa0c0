"""Stops a run of reminders from its thread: what has not left yet stays, what is asked one by one is still asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.dunning.progress import moved
from bot.dunning.wording import counted
from bot.outgoing import post_row
from bot.staging import case_id_of
from bot.store import cases, inbox, ledger, outbox
from bot.store import dunning as store
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.turn import Turn
from graphs.message import Address, text_message


def run_of(case: CaseRow) -> str:
    """The run that is worked in the case's thread, "" for none: its own case, or one of the quiet ones it opened."""
    if case.process != "reminder":
        return ""
    return case.id if "planned" in case.facts else str(case.facts.get("run") or "")


def left_in(c: Connection, case: CaseRow) -> int:
    """How many of its run's reminders could still be stopped."""
    if not run_of(case):
        return 0
    return len(_to_begin(c, run_of(case))) + len(_under_way(c, case))


def stop_run(turn: Turn, case: CaseRow, address: Address, person_id: str, language: str) -> None:
    """Fills the turn. The run's own case is done since it opened the others: it is they that are stopped."""

    def stopped(c: Connection) -> list[Outgoing]:
        text = _stop(c, case, person_id, language, turn.now)
        return [post_row(f"{case_id_of(turn.key)}.reply", address, text_message(text), language=language)]

    turn.openers.append(stopped)
    turn.outcome.update(process="stop", case=run_of(case), status="refused")


def _stop(c: Connection, case: CaseRow, person_id: str, language: str, now: datetime) -> str:
    """What to tell the thread."""
    run, stopped = run_of(case), 0
    for key, customer_id in _to_begin(c, run):
        if inbox.drop(c, key, now, {"stopped": person_id}):
            store.stop_in_run(c, run, customer_id, now)
            stopped += 1
    for each in _under_way(c, case):
        keys = [wait.key for wait in each.waits if wait.kind == "effect"]
        if keys and all(outbox.withdraw(c, key, now) for key in keys):
            cases.save(c, replace(each, state="refused", waits=[], changed_at=now))
            store.stop_in_run(c, run, str(each.facts.get("customer_id", "")), now)
            ledger.append(c, [LedgerEntry(each.id, person_id, "refused", "stopped", {"effects": keys})], now)
            stopped += 1
    ledger.append(c, [LedgerEntry(run, person_id, "refused", "stopped", {"reminders": stopped})], now)
    moved(c, run, now)
    return counted(language, "run.stopped", stopped)


def _to_begin(c: Connection, run: str) -> list[tuple[str, str]]:
    """Events and customers of the usual ones: those with a thread of their own are decided there."""
    wanted = inbox.begun_later(c, f"{run}.open:")
    return [(each.key, str(each.brief.get("customer_id", ""))) for each in wanted if each.announce is None]


def _under_way(c: Connection, case: CaseRow) -> list[CaseRow]:
    return [each for each in cases.scheduled_in(c, case.address.conversation) if run_of(each) == run_of(case)]
