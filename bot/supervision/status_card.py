"""The state of the service as a card: what is wrong first, then the numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.store.queues import Heap
from bot.supervision.alert_cards import Shown, ago, sentence
from bot.supervision.health import Found
from bot.supervision.status import UNDER_WAY, Status
from bot.supervision.troubles import Trouble
from bot.supervision.wording import CODES, NAMES, WORK, named, tell
from bot.typography import dated, euros
from graphs.message import Address, Block, FieldItem, Fields, Message, Text, ThreadLink

MOST = 8
"""Troubles that are told; the others are counted."""


def card(
    status: Status,
    shown: Shown,
    name_of: Callable[[str], str],
    *,
    full: bool,
    threads: Mapping[str, Address] | None = None,
) -> Message:
    """`full`: with figures of money and the ways to cases, for people who approve; `threads` are those of cases that
    may be opened from there."""
    language = shown.language
    head = headline(status, language)
    blocks: list[Block] = [Text(head, tone="normal" if status.well else "warning")]
    blocks += _troubles(status.troubles, shown, threads or {} if full else {})
    blocks.append(Fields([FieldItem(label, value) for label, value in fields(status, shown, name_of, full=full)]))
    if not full:
        blocks.append(Text(tell(language, "status.limited"), tone="muted"))
    return Message(head, blocks)


def headline(status: Status, language: str) -> str:
    count = len(status.troubles)
    if not count:
        return tell(language, "status.well")
    return tell(language, "status.troubled.one" if count == 1 else "status.troubled.many", count=count)


def fields(status: Status, shown: Shown, name_of: Callable[[str], str], *, full: bool) -> list[tuple[str, str]]:
    """Each figure with what it is called."""
    language = shown.language
    rows = [
        ("status.queues", _queue(status, shown)),
        ("status.outbox", _outbox(status, language)),
        ("status.cases", str(sum(status.cases.get(state, 0) for state in UNDER_WAY))),
        ("status.approvals", _waiting(status.approvals, shown)),
        ("status.questions", _questions(status, shown)),
        ("status.failures", _failures(status, language)),
        ("status.pauses", _pauses(status, name_of, language)),
    ]
    if full and status.spend.cap is not None:
        values = {"spent": euros(status.spend.month, language), "cap": euros(status.spend.cap, language)}
        rows.append(("status.spend", tell(language, "status.spend.told", **values)))
    rows.append(("status.health", _health(status, shown)))
    seen = status.seen_at
    rows.append(("status.seen", dated(seen, shown.zone, language) if seen else tell(language, "status.seen.never")))
    return [(tell(language, key), value) for key, value in rows]


def _troubles(found: list[Trouble], shown: Shown, threads: Mapping[str, Address]) -> list[Block]:
    blocks: list[Block] = []
    for trouble in found[:MOST]:
        blocks.append(Text(f"• {sentence(trouble.kind, trouble.words, 1, shown)}"))
        thread = threads.get(trouble.words.get("case", ""))
        if thread is not None:
            blocks.append(ThreadLink(tell(shown.language, "status.case"), thread))
    if len(found) > MOST:
        blocks.append(Text(tell(shown.language, "status.more", count=len(found) - MOST), tone="muted"))
    return blocks


def _queue(status: Status, shown: Shown) -> str:
    count = status.inbox.get("new", 0)
    if not count or status.oldest is None or status.oldest > status.at:
        return str(count)
    since = ago(status.oldest.isoformat(), shown)
    return tell(shown.language, "status.queues.since", count=count, since=since)


def _outbox(status: Status, language: str) -> str:
    doubt = status.outbox.get("sending", 0) + status.outbox.get("unknown", 0)
    count = status.outbox.get("new", 0) + doubt
    return tell(language, "status.outbox.held", count=count, doubt=doubt) if doubt else str(count)


def _waiting(heap: Heap, shown: Shown) -> str:
    if not heap.count or heap.since is None:
        return str(heap.count)
    return f"{heap.count} ({ago(heap.since.isoformat(), shown)})"


def _questions(status: Status, shown: Shown) -> str:
    waiting = _waiting(status.questions, shown)
    if not status.parked.count:
        return waiting
    key = "status.questions.parked.one" if status.parked.count == 1 else "status.questions.parked.many"
    return tell(shown.language, key, count=waiting, parked=status.parked.count)


def _failures(status: Status, language: str) -> str:
    lost = status.failures
    if not lost.events + lost.effects + lost.posts:
        return "0"
    return tell(language, "status.failures.told", events=lost.events, effects=lost.effects, posts=lost.posts)


def _pauses(status: Status, name_of: Callable[[str], str], language: str) -> str:
    told: list[str] = []
    for process, paused in status.pauses.items():
        key = "status.pause.one" if process else "status.pause.all"
        told.append(tell(language, key, process=named(WORK, process, language), who=name_of(paused.by)))
    return "; ".join(told) if told else tell(language, "status.none")


def _health(status: Status, shown: Shown) -> str:
    language = shown.language
    if not status.health:
        return tell(language, "status.health.unknown")
    told = [
        f"{named(NAMES, name, language)} ({_told(found, shown)})"
        for name, found in status.health.items()
        if not found.off
    ]
    off = [named(NAMES, name, language) for name, found in status.health.items() if found.off]
    if off:
        told.append(tell(language, "status.health.off", names=", ".join(off)))
    return ", ".join(told)


def _told(found: Found, shown: Shown) -> str:
    """ "répond", "ne répond pas depuis 25 min" """
    said = named(CODES, found.health.code, shown.language)
    if found.health.ok or found.since is None:
        return said
    return f"{said} {ago(found.since.isoformat(), shown)}"
