"""Gathers the figures of a period from the store, in one read: counted by the database, no more memory for a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from bot.report import finding
from bot.report.delays import Histogram
from bot.staging import case_id_of
from bot.store import baselines, opinions, reports, savings
from bot.store.baselines import Baseline
from bot.store.database import Connection
from bot.store.reports import Counted
from bot.store.savings import Saving
from graphs.report.figures import (
    DECISION,
    Agreement,
    Asked,
    Avoided,
    Bucket,
    Figures,
    ModelUse,
    Opinions,
    Reference,
    Rows,
    Span,
    Speed,
    Work,
)
from graphs.report.timing import cuts, merged, span

Part = tuple[datetime, datetime]


def gather(c: Connection, since: datetime, until: datetime, parts: Sequence[Part] = ()) -> Figures:
    """`parts` of the period are told apart (days, weeks); they follow each other and fill it, or there are none."""
    references = [_reference(row) for row in baselines.every(c)]
    stretches = _stretches(list(parts) or [(since, until)], references)
    works, buckets = _works(c, stretches, references, parts)
    model, thought = reports.model_cost(c, since, until), opinions.tally(c, since, until)
    return Figures(
        since=since,
        until=until,
        works=works,
        references=references,
        asked=_asked(c, since, until),
        avoided=[avoided_of(each) for each in finding.found(c, since, until)],
        opinions=Opinions(thought.good, thought.bad, thought.customers_good, thought.customers_bad),
        agreements=_agreements(c, since, until),
        model=ModelUse(model.calls, model.tokens, model.cost),
        speed=_speed(c, since, until),
        buckets=buckets,
    )


def avoided_of(row: Saving) -> Avoided:
    seq = row.told.get("seq", "")
    return Avoided(
        id=row.id,
        kind=row.kind,
        amount=row.amount,
        at=row.at,
        state=row.state,
        case_id=row.case_id,
        told=row.told,
        by=row.decided_by or "",
        seq=int(seq) if seq.isdecimal() else 0,
    )


def keep_found(c: Connection, since: datetime, until: datetime) -> None:
    """Writes down what was found to have been kept from happening, each once."""
    for row in finding.found(c, since, until):
        savings.keep(c, row)


@dataclass
class _Tally:
    """What was done of one process, stretch by stretch."""

    process: str
    alone: int = 0
    done: Rows = field(default_factory=Rows)
    failed: Rows = field(default_factory=Rows)
    attended: Rows = field(default_factory=Rows)
    spans: list[Span] = field(default_factory=list[Span])
    attention: list[Span] = field(default_factory=list[Span])

    def result(self) -> Work:
        return Work(
            process=self.process,
            done=self.done,
            alone=self.alone,
            failed=self.failed,
            spans=merged(self.spans),
            attended=self.attended,
            attention=merged(self.attention),
        )


def _works(
    c: Connection, stretches: Sequence[Part], references: Sequence[Reference], parts: Sequence[Part]
) -> tuple[list[Work], list[Bucket]]:
    tallies: dict[str, _Tally] = {}
    in_part: Counter[datetime] = Counter()
    begins = sorted(since for since, _ in parts)
    for since, until in stretches:
        for each in reports.done(c, since, until):
            tally = tallies.setdefault(each.process, _Tally(each.process))
            rows = Rows(each.count, each.first, each.last)
            if not each.ok:
                tally.failed += rows
                continue
            tally.done += rows
            tally.alone += each.count if each.alone else 0
            tally.spans.append(span(references, each.process, since, each.count))
            in_part[max((begin for begin in begins if begin <= since), default=since)] += each.count
        for attended in reports.attended(c, since, until):
            tally = tallies.setdefault(attended.process, _Tally(attended.process))
            tally.attended += _rows(attended)
            tally.attention.append(span(references, DECISION, since, attended.count))
    works = [tally.result() for tally in tallies.values()]
    works = [work for work in works if work.done.count or work.failed.count]
    works.sort(key=lambda work: (-work.done.count, work.process))
    return works, [Bucket(since, until, in_part[since]) for since, until in parts]


def _stretches(parts: Sequence[Part], references: Sequence[Reference]) -> list[Part]:
    """The parts, cut where another baseline begins to hold: within one, all work counts alike."""
    found: list[Part] = []
    for since, until in parts:
        edges = [since, *cuts(references, since, until), until]
        found += [(begin, end) for begin, end in pairwise(edges) if begin < end]
    return found


def _asked(c: Connection, since: datetime, until: datetime) -> Asked:
    rows, codes, processes = Rows(), Counter[str](), Counter[str]()
    for counted, named in reports.asked(c, since, until):
        rows += _rows(counted)
        processes[counted.process] += counted.count
        for code in dict.fromkeys(named):
            codes[code] += counted.count
    return Asked(rows, _ranked(codes), _ranked(processes))


def _agreements(c: Connection, since: datetime, until: datetime) -> list[Agreement]:
    return [
        Agreement(each.process, each.mode == "observe", each.total, each.said, each.agreed)
        for each in reports.agreed(c, since, until)
        if each.mode in {"observe", "propose"}
    ]


def _speed(c: Connection, since: datetime, until: datetime) -> Speed | None:
    seen = Histogram()
    for delay in reports.delays(c, since, until, _reply_keys):
        seen.add(delay)
    if not seen.count:
        return None
    return Speed(seen.count, seen.percentile(50), seen.percentile(90))


def _reply_keys(event_key: str) -> list[str]:
    """What a reply to that message is posted under when it belongs to no case."""
    return [f"{case_id_of(event_key)}.reply"]


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _rows(counted: Counted) -> Rows:
    return Rows(counted.count, counted.first, counted.last)


def _reference(row: Baseline) -> Reference:
    return Reference(row.work, row.minutes, row.source, row.at, row.by)
