"""`make bench`: measures, prints a table section by section, and says which aims were met.

python -m benchmarks [--quick] [--only SECTION …]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import warnings
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from benchmarks import (
    acknowledgements,
    bench_report,
    leads,
    quotes,
    reminders,
    rules,
    slack,
    sorting,
    understanding,
    yardsticks,
)
from benchmarks.company import open_desk
from benchmarks.figures import Figure, percentile, show
from benchmarks.waiting import WaitingRoom
from bot.logs import configure_logs
from bot.store import migrate
from tests.support.peers import PostgresPeer


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    quotes: int
    seconds: float
    waiting: tuple[int, ...]
    clicks: int
    storm: float
    debtors: int
    leads: int
    ledger: int


FULL = Size(
    quotes=100,
    seconds=10.0,
    waiting=(100, 10_000, 100_000),
    clicks=20,
    storm=60.0,
    debtors=3_000,
    leads=1_000,
    ledger=100_000,
)
QUICK = Size(quotes=20, seconds=2.0, waiting=(100, 1_000), clicks=5, storm=10.0, debtors=600, leads=100, ledger=20_000)


async def speed(folder: Path, size: Size) -> list[Figure]:
    """Quotes per second, commits and CPU per quote, beside raw commits and the bare graph."""
    raw = yardsticks.raw_commits(folder, "FULL", size.seconds / 5)
    async with open_desk(folder / "bare") as app:
        sync = await yardsticks.bare_graph(app, folder, "sync", size.quotes)
        bare = await yardsticks.bare_graph(app, folder, "exit", size.quotes)
    single = await quotes.one_at_a_time(folder / "single", size.quotes)
    many = await quotes.many_at_once(folder / "many", size.quotes)
    raw_again = yardsticks.raw_commits(folder / "bare", "FULL", size.seconds / 5)
    commits = statistics.mean((raw, raw_again))
    figures = [
        Figure("raw SQLite FULL", commits, "commits/s", "yardstick"),
        Figure("bare graph, LangGraph's saver, durability sync", sync.per_second, "quotes/s", "yardstick"),
        Figure("bare graph, LangGraph's saver, durability exit", bare.per_second, "quotes/s", "yardstick"),
        Figure("bare graph (exit), CPU", bare.cpu * 1000, "ms/quote", "yardstick"),
    ]
    for run, how in ((single, "one at a time"), (many, "many at once")):
        figures += [
            Figure(f"brief to mail, {how}", run.per_second, "quotes/s", "bare sync", sync.per_second),
            Figure(f"raw commits in a quote's time, {how}", commits / run.per_second, "commits"),
            Figure(f"commits, {how}", run.commits, "/quote").at_most(6, "at most 6"),
            Figure(f"CPU, {how}", run.cpu * 1000, "ms/quote", "bare", bare.cpu * 1000).at_most(2, "at most 2 × bare"),
        ]
    return figures


async def acknowledgement(folder: Path, size: Size) -> list[Figure]:
    waits = [wait * 1000 for wait in await acknowledgements.latencies(folder / "ack", 50, size.seconds)]
    middle, high = percentile(waits, 50), percentile(waits, 99)
    return [
        Figure("acknowledgement at 50 messages/s, median", middle, "ms"),
        Figure("acknowledgement at 50 messages/s, p99", high, "ms").at_most(100, "below 100 ms"),
        Figure("acknowledgement at 50 messages/s, slowest", max(waits), "ms"),
    ]


async def resuming(folder: Path, size: Size) -> list[Figure]:
    room = WaitingRoom(folder / "waiting")
    await room.begin()
    figures: list[Figure] = []
    first = 0.0
    for waiting in size.waiting:
        room.fill(waiting)
        middle = statistics.median(await room.clicks(size.clicks)) * 1000
        first = first or middle
        name = f"click to sent quote, {waiting:,} approvals waiting"
        figures.append(Figure(name, middle, "ms", "the first", first).at_most(2, "flat (within 2 ×)"))
    return figures


async def reading(folder: Path, size: Size) -> list[Figure]:
    cost = await understanding.by_model(folder / "model", max(5, size.quotes // 5))
    offline = await understanding.by_grammar(folder / "grammar", size.quotes)
    return [
        Figure("model calls", cost.calls, "/quote").at_most(1, "one"),
        Figure("characters sent to the model", cost.characters, "/quote"),
        Figure("input tokens (a quarter of the characters)", cost.input_tokens, "/quote"),
        Figure("offline grammar, one reading", offline * 1000, "ms"),
    ]


async def ruling(folder: Path, size: Size) -> list[Figure]:
    cost = await asyncio.to_thread(rules.cost, max(3, size.quotes // 2))
    plain = cost.one_by_one * 1000
    many = f"{rules.RULES} rules on an order of {rules.LINES} lines"
    return [
        Figure("each rule about each line, one by one", plain, "ms", "yardstick"),
        Figure(many, cost.rulebook * 1000, "ms", "one by one", plain).at_most(0.5, "at most half"),
        Figure(f"{many}, the slower of two mixes", max(cost.rulebook, cost.price_list) * 1000, "ms").at_most(
            5, "below 5 ms"
        ),
    ]


async def storm(folder: Path, size: Size) -> list[Figure]:
    """The real service in its own process, killed halfway; raises when anything was lost or done twice."""
    measured = await slack.storm(folder / "slack", size.storm)
    ours, bare = ([wait * 1000 for wait in waits] for waits in (measured.waits, measured.bare))
    middle, high = percentile(ours, 50), percentile(ours, 99)
    bare_middle, bare_high = percentile(bare, 50), percentile(bare, 99)
    return [
        Figure("bare route that checks the signature, median", bare_middle, "ms", "yardstick"),
        Figure("bare route that checks the signature, p99", bare_high, "ms", "yardstick"),
        Figure("acknowledgement at 50 events/s, median", middle, "ms", "bare", bare_middle),
        Figure("acknowledgement at 50 events/s, p99", high, "ms", "bare", bare_high),
        Figure("acknowledgement at 50 events/s, slowest", max(ours), "ms").at_most(1000, "every one below 1 s"),
        Figure("deliveries, with those that come twice", measured.events, ""),
        Figure("deliveries without an answer, by the kill", measured.unanswered, ""),
        Figure("cases a message, after it all", measured.cases / measured.messages, "").at_most(1, "exactly one"),
    ]


async def reminding(folder: Path, size: Size) -> list[Figure]:
    """A run over everything that is owed, beside reading and summing it, and beside sending the mails directly."""
    invoices = size.debtors * 10 // 3
    survey = await reminders.survey(folder / "survey", size.debtors, invoices, 3)
    run = await reminders.run(folder / "run", size.quotes)
    return [
        Figure(f"{invoices:,} invoices read and summed", survey.summed * 1000, "ms", "yardstick"),
        Figure(f"{invoices:,} overdue invoices planned", survey.planned * 1000, "ms", "summed", survey.summed * 1000),
        Figure("the same mails sent directly", 1 / run.direct, "mails/s", "yardstick"),
        Figure("mails of a run", 1 / run.wall, "mails/s", "directly", 1 / run.direct),
        Figure("the same mails sent directly, CPU", run.direct_cpu * 1000, "ms/mail", "yardstick"),
        Figure("mails of a run, CPU", run.cpu * 1000, "ms/mail", "directly", run.direct_cpu * 1000),
    ]


async def sorting_mails(folder: Path, size: Size) -> list[Figure]:
    """Every mail of the corpus, and those that were written after the reading was built, once each."""
    mails = sorting.corpus(part=1 if size.quotes >= QUICK.quotes else 10)
    plain = await asyncio.to_thread(sorting.keywords, mails)
    ours = await asyncio.to_thread(sorting.offline, mails)
    model = await asyncio.to_thread(sorting.modelled, mails)
    print(
        f"\nMails: what they are (rows), what they were taken for offline\n{sorting.matrix(ours.confusion)}", flush=True
    )
    count = f"{len(mails)} mails"
    return [
        Figure(f"right by keywords, {count}", plain.right * 100, "%", "yardstick"),
        Figure("right offline", ours.right * 100, "%", "keywords", plain.right * 100).at_least(1.3, "1.3 × or more"),
        Figure("right with a scripted model", model.right * 100, "%", "keywords", plain.right * 100).at_least(
            1.3, "1.3 × or more"
        ),
        Figure("angry customers found by keywords", plain.found * 100, "%", "yardstick"),
        Figure("angry customers found offline", ours.found * 100, "%", "keywords", plain.found * 100),
        Figure("calm ones let alone by keywords", (1 - plain.false) * 100, "%", "yardstick"),
        Figure("calm ones let alone offline", (1 - ours.false) * 100, "%").at_least(97, "97 % or more"),
        Figure("one mail, offline", ours.seconds * 1000, "ms"),
    ]


async def taking_leads(folder: Path, size: Size) -> list[Figure]:
    """A lead over HTTP beside a bare route, and those of an import beside reading and scoring them alone."""
    taken = await leads.taken(folder / "taken", max(10, size.leads // 2))
    worked = await leads.worked(folder / "worked", size.leads)
    ours, bare = ([wait * 1000 for wait in waits] for waits in (taken.ours, taken.bare))
    middle, bare_middle = percentile(ours, 50), percentile(bare, 50)
    kept, answered = ([wait * 1000 for wait in waits] for waits in (worked.kept, worked.answered))
    return [
        Figure("bare route that inserts a row, median", bare_middle, "ms", "yardstick"),
        Figure("a lead taken in over HTTP, median", middle, "ms", "bare", bare_middle),
        Figure("a lead taken in over HTTP, p99", percentile(ours, 99), "ms").at_most(100, "below 100 ms"),
        Figure("reading and scoring a lead, CPU", worked.alone * 1000, "ms", "yardstick"),
        Figure("an imported lead to its record, CPU", worked.cpu * 1000, "ms", "alone", worked.alone * 1000),
        Figure(f"a message is kept while {size.leads:,} are worked, p99", percentile(kept, 99), "ms").at_most(
            1000, "below 1 s"
        ),
        Figure("and answered, median", percentile(answered, 50), "ms").at_most(1000, "below 1 s"),
    ]


async def reporting(folder: Path, size: Size) -> list[Figure]:
    """A month's report and a digest over a large ledger, beside a bare scan of its rows, in both databases."""
    peer = PostgresPeer()
    try:
        url = peer.new_database()
        migrate.upgrade(url)
        kept_here = await bench_report.costs(folder / "report", size.ledger)
        kept_there = await bench_report.costs(folder / "report-postgresql", size.ledger, database_url=url)
    finally:
        peer.close()
    figures: list[Figure] = []
    # A server's work is not ours: beside it, what counts is the time that passes.
    for name, found, what in (("SQLite", kept_here, "CPU"), ("PostgreSQL", kept_there, "passed")):
        taken = attrgetter("cpu" if what == "CPU" else "passed")
        scan = taken(found.scan) * 1000
        figures.append(Figure(f"{name}: {size.ledger:,} ledger rows scanned, {what}", scan, "ms", "yardstick"))
        for work, cost in (("a month's report", found.report), ("a digest", found.digest)):
            figures += [
                Figure(f"{work} over them, {what}", taken(cost) * 1000, "ms", "scan", scan).at_most(
                    5, "at most 5 × scan"
                ),
                Figure(f"{work}, {what}", taken(cost), "s").at_most(2, "below 2 s"),
                Figure(f"{work}, memory at its peak", cost.memory / 1e6, "MB").at_most(20, "flat (below 20 MB)"),
            ]
    return figures


SECTIONS: dict[str, tuple[str, Callable[[Path, Size], Awaitable[list[Figure]]]]] = {
    "speed": ("Speed", speed),
    "acknowledgement": ("Acknowledgement", acknowledgement),
    "slack": ("Slack", storm),
    "resuming": ("Resuming", resuming),
    "reading": ("Understanding", reading),
    "rules": ("Rules", ruling),
    "sorting": ("Mails", sorting_mails),
    "leads": ("Leads", taking_leads),
    "reminders": ("Reminders", reminding),
    "report": ("Report and digest", reporting),
}


def main() -> int:
    """Exit status 1 when an aim was missed."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="a fifth of the work, for a first look")
    options.add_argument("--only", nargs="+", choices=list(SECTIONS), default=list(SECTIONS))
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    configure_logs("error", "text")
    size = QUICK if chosen.quick else FULL
    missed: list[str] = []
    print("Ratios hold; absolute figures are this machine's. Nothing else should run beside it.", flush=True)
    with tempfile.TemporaryDirectory(prefix="commis-bench-") as folder:
        for name in chosen.only:
            title, measure = SECTIONS[name]
            figures = asyncio.run(measure(Path(folder), size))
            show(title, figures)
            missed += [figure.name for figure in figures if figure.met is False]
    print(f"\n{'all aims met' if not missed else 'missed: ' + '; '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
