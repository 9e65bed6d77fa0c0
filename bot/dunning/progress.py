"""How a run of reminders goes: one post in its thread, redrawn as customers are done, and closed with the sums; and
one line, once all is done, of what could not leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from bot.dunning.wording import counted, tell
from bot.outgoing import post_row, update_row
from bot.short_hash import short_hash
from bot.staging import case_id_of
from bot.store import cases, outbox, schedule
from bot.store import dunning as store
from bot.store.cases import CaseRow
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.typography import euros
from graphs.message import Message, Text

TIMER = "run.progress"
REDRAWN_AFTER = timedelta(seconds=15)
LOOKED_AGAIN = {"planned": timedelta(minutes=10), "asked": timedelta(hours=1)}
"""How long nothing may be heard of customers that are still to come, or that a person is asked about, before their
cases are looked at."""
LOOKED_FOR = timedelta(days=7)
"""From then on nobody waits for them any more."""
SHOWN = 5
"""Customers named of those that failed or wait."""

Counts = dict[str, tuple[int, Decimal]]


@dataclass
class Progress:
    clock_now: Callable[[], datetime] = field(repr=False)

    def moved(self, c: Connection, run: str) -> None:
        moved(c, run, self.clock_now())


def moved(c: Connection, run: str, now: datetime) -> None:
    """Something became of one of its customers: it is looked at in a moment. What is planned sooner stays, so that a
    look is not put off again and again while customers are done one after the other."""
    known, at = schedule.get(c, _timer(run)), now + REDRAWN_AFTER
    if known is None or known.next_at > at:
        schedule.put(c, _timer(run), at, {"run": run})


def redrawn(c: Connection, run: str, key: str, now: datetime, *, quiet: bool = False) -> list[Outgoing]:
    """The post as it stands; none when nothing is kept of that run. `quiet`: nothing was heard of it for a while, so
    the cases of those who are still to come are looked at."""
    case = cases.by_id(c, run)
    news = not quiet or _ended(c, run, now)
    counts = store.run_counts(c, run)
    if case is None or not counts:
        return []
    _look_again(c, run, now)
    if not news:
        return []
    message = view(c, run, counts, case.language)
    post_key = f"{run}.progress"
    if outbox.by_key(c, post_key) is None:
        return [post_row(post_key, case.address, message, language=case.language, case_id=run)]
    cause = f"{post_key}.{short_hash(key)}"
    shown = update_row(cause, post_key, case.address, message, language=case.language, case_id=run)
    return [shown, *_failures(c, case, counts)]


def _ended(c: Connection, run: str, now: datetime) -> bool:
    """Notes that a customer is left aside whose case ended without a word to the run: taken back before it left,
    stopped in its own thread. Whether there was one."""
    ids = {case_of(run, customer_id): customer_id for customer_id in store.run_pending(c, run)}
    ended = store.cases_ended(c, list(ids), now - REDRAWN_AFTER)
    for case_id in ended:
        store.end_in_run(c, run, ids[case_id], now)
    return bool(ended)


def _look_again(c: Connection, run: str, now: datetime) -> None:
    """While there is somebody to hear of."""
    waits = store.run_waits(c, run, now - LOOKED_FOR)
    if waits and schedule.get(c, _timer(run)) is None:
        schedule.put(c, _timer(run), now + min(LOOKED_AGAIN[state] for state in waits), {"run": run, "quiet": True})


def case_of(run: str, customer_id: str) -> str:
    """The case that a run has opened for that customer; see `bot.staging.opened`."""
    return case_id_of(f"{run}.open:{short_hash(customer_id, 24)}")


def _failures(c: Connection, case: CaseRow, counts: Counts) -> list[Outgoing]:
    """Once, when nothing is left to come: a post that is redrawn tells nobody."""
    count, amount = counts.get("failed", (0, Decimal(0)))
    key = f"{case.id}.failures"
    if not count or "planned" in counts or outbox.by_key(c, key) is not None:
        return []
    names = _names(store.run_rows(c, case.id, "failed", SHOWN), count)
    said = counted(case.language, "run.alert", count, amount=euros(amount, case.language), names=names)
    message = Message(said, [Text(said, tone="warning")])
    return [post_row(key, case.address, message, language=case.language, case_id=case.id)]


def _timer(run: str) -> str:
    return f"{TIMER}:{run}."


def _names(rows: Sequence[tuple[str, Decimal, int, str]], count: int) -> str:
    names = ", ".join(name if not detail else f"{name} ({detail})" for name, _, _, detail in rows)
    return names + ("…" if count > len(rows) > 0 else "")


def view(c: Connection, run: str, counts: Counts, language: str) -> Message:
    total = sum(count for count, _ in counts.values())
    left = counts.get("planned", (0, Decimal(0)))[0]
    done = total - left
    sent, amount = counts.get("sent", (0, Decimal(0)))
    key = "run.done" if not left else "run.going"
    mails = counted(language, "run.sent", sent)
    said = tell(language, key, done=done, total=total, mails=mails, amount=euros(amount, language))
    blocks: list[Text] = [Text(said, tone="strong")]
    for state in ("asked", "failed", "skipped"):
        count, sum_of = counts.get(state, (0, Decimal(0)))
        if not count:
            continue
        line = counted(language, f"run.{state}", count, amount=euros(sum_of, language))
        rows = store.run_rows(c, run, state, SHOWN) if state != "skipped" else []
        names = _names(rows, count)
        blocks.append(Text(f"{line}{tell(language, 'run.names', names=names) if names else ''}"))
    return Message(said, [*blocks])
