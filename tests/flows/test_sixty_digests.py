"""Sixty days of digests and reports: each comes once, on its day and at its instant, and says what the record says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from bot.console.render import plain_text
from bot.store import digests, ledger, outbox
from bot.store.database import Connection
from bot.store.posts import PostRow
from graphs.digest.body import Body, body_from_json
from graphs.message import Buttons
from tests.support.databases import database_url, dialect, postgres_templates, sqlite_template
from tests.support.digest_company import READER, SECRETS, Plan, live, written
from tests.support.digest_days import CHANNEL, PARIS, SETTINGS, local
from tests.support.digest_looks import Coming, Look, Row, csvs, read_all
from tests.support.digest_recount import Recount, left
from tests.support.world import World, open_world

__all__ = ["database_url", "dialect", "postgres_templates", "sqlite_template"]  # fixtures of this room

pytestmark = pytest.mark.timeout(900)

HOLIDAYS = {date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 29)}
"""Of France, within the days below, on days of the week."""

WINTER = Plan(
    date(2026, 12, 1),
    60,
    off=(date(2026, 12, 10), date(2027, 1, 13)),
    down={date(2026, 12, 16): "books", date(2027, 1, 7): "crm"},
    back={date(2026, 12, 17): True, date(2027, 1, 21): False},
    lost={
        date(2026, 12, 3): (1, True),
        date(2026, 12, 8): (2, False),
        date(2026, 12, 14): (3, False),
        date(2026, 12, 21): (3, True),
        date(2027, 1, 6): (4, False),
        date(2027, 1, 19): (2, True),
    },
    away=(date(2026, 12, 22), date(2027, 1, 4)),
    pause=(date(2026, 12, 11),),
    complaint=(date(2027, 1, 8),),
    refused=(date(2026, 12, 9), date(2027, 1, 12)),
)
SPRING = Plan(date(2027, 3, 22), 12, back={date(2027, 3, 30): True}, lost={date(2027, 3, 31): (3, False)})


@pytest.mark.parametrize("plan", [WINTER, SPRING], ids=["winter", "spring"])
async def test_each_digest_comes_once_and_says_what_the_record_says(
    plan: Plan, database_url: str, tmp_path: Path
) -> None:
    at, folder = local(plan.first, "07:00"), written(tmp_path / "company", plan.first)
    async with open_world(tmp_path / "home", at=at, folder=folder, database_url=database_url, **SETTINGS) as world:
        days = await live(world, plan, tmp_path / "books")
        last = await world.app.database.read(lambda c: read_all(c, "ledger", "case", "approval"))
        shown = await world.every_post()
        told = await world.app.database.read(lambda c: read(c, days.seen, last["ledger"], ""))
        briefs = await world.app.database.read(lambda c: read(c, days.seen, last["ledger"], READER))
        attached = await world.app.database.read(lambda c: csvs(c, shown))
        await is_sound(world)
    assert days.lost == len(plan.lost) and days.restarts >= len(plan.lost)
    on_its_days([post for post in shown if post.channel == CHANNEL], plan)
    assert [each.day for each in briefs] == [each.day for each in told][len(told) - len(briefs) :]
    for each in (*told, *briefs):
        each.agrees()
    follow_each_other(told, last["ledger"])
    nothing_private(shown)
    nothing_to_press(shown, last["approval"])
    reports_agree(attached, shown, last)
    end_when_they_should(last["approval"], plan)
    if plan.days >= 60:
        worth_their_days(told, briefs, last, days.pressed)


async def is_sound(world: World) -> None:
    """The ledger is whole, nothing is in doubt, and no mail left twice."""
    wrong, counts = await world.app.database.read(lambda c: (ledger.verify(c), outbox.counts(c)))
    assert wrong is None and not counts.keys() & {"sending", "unknown"}, (wrong, counts)
    ids = [str(mail["Message-ID"]) for mail in world.mails()]
    assert len(ids) == len(set(ids)) > 10


# --- when -------------------------------------------------------------------------------------------------------------


def worked(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def next_worked(day: date) -> date:
    while not worked(day):
        day += timedelta(days=1)
    return day


def on_its_days(shown: Sequence[PostRow], plan: Plan) -> None:
    """Posted once each: the days and instants counted from a calendar of paper."""
    every = [day for _, day in plan.each()]
    mondays = [next_worked(day) for day in every if day.weekday() == 0]
    first = [next_worked(day) for day in every if day.day == 1]
    expected = {
        "digest": [local(day, "11:30" if day in plan.off else "08:15") for day in every if worked(day)],
        "weekly": [local(day, "09:00") for day in mondays if day <= every[-1]],
        "monthly": [local(day, "09:00") for day in first if day <= every[-1]],
    }
    for kind, instants in expected.items():
        came = [post.posted_at for post in shown if post.key.startswith(f"{kind}.") and post.key.count(":") == 1]
        assert came == [at.astimezone(UTC) for at in instants], kind


# --- what -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Digest:
    """`row` as it is kept, `facts` as the outcome of its coming has them; `recount` counts them again."""

    row: digests.DigestRow
    facts: Row
    recount: Recount

    @property
    def day(self) -> date:
        return self.recount.day

    @property
    def body(self) -> Body:
        return body_from_json(self.row.body)

    def agrees(self) -> None:
        expected, recount = self.recount.facts(), self.recount
        told = f"{self.row.key} of {self.day}"
        assert {name: self.facts[name] for name in expected} == expected, told
        assert datetime.fromisoformat(self.facts["until"]) == self.row.until == recount.at, told
        subjects = set(self.body.subjects)
        assert self.facts["waiting"] == len(self.body.waits) == len(subjects), told
        if recount.at.astimezone(PARIS).hour == 8:
            waiting, today = recount.waits(), recount.today()
            assert subjects == set(waiting), told
            hidden = [row for row in waiting.values() if recount.hides(row["case"])]
            assert self.facts["waiting_hidden"] == len(hidden), told
            assert self.facts["today"] == today, told
            news = (waiting, expected["troubles"], expected["exceptions"], expected["done"], expected["leads"], today)
            recovered = Decimal((expected["money"] or {"recovered": 0})["recovered"])
            assert self.facts["silent"] is not (any(news) or bool(recovered)), told
        else:  # what fell due while it stood still is done beside it
            before, after = (set(recount.waits(look)) for look in (recount.coming.before, recount.coming.after))
            assert before & after <= subjects <= before | after, told
        self.adds_up(told)

    def adds_up(self, told: str) -> None:
        """Each headline is the sum of its lines."""
        body, facts = self.body, self.facts
        for process, work in facts["done"].items():
            lines = [line for line in body.done if line.process == process]
            assert work["count"] == sum(line.count for line in lines), told
            assert Decimal(work["amount"] or 0) == sum(line.amount or Decimal(0) for line in lines), told
        for section in ("troubles", "exceptions", "today"):
            assert sum(facts[section].values()) == sum(line.count for line in body.lines(section)), told
        assert facts["leads"] == sum(line.count for line in body.leads), told
        for name, what in (("due", "bucket"), ("overdue", "late"), ("recovered", "paid")):
            lines = [line.amount or Decimal(0) for line in body.money if line.what == what]
            assert Decimal((facts["money"] or {name: 0})[name]) == sum(lines, Decimal(0)), (told, name)


def read(c: Connection, seen: Sequence[Coming], entries: Sequence[Row], person: str) -> list[Digest]:
    """Each tells the rows of the ledger behind those that the one before told."""
    outcomes = read_all(c, "event_inbox")["event_inbox"]
    facts = {f"{row['timing']}:{row['day']}": row for each in outcomes if (row := each["outcome"]) and "timing" in row}
    found: list[Digest] = []
    upto, answered = 0, dict[str, Look]()
    for coming in seen:
        day = coming.before.at.astimezone(PARIS).date()
        for name in coming.names:
            key = f"{name}:{day.isoformat()}"
            row = digests.by_key(c, key) if name.startswith("brief." if person else "digest.") else None
            if row is None or row.until != coming.before.at:
                continue
            covered = coming.covered[name]
            assert covered is not None and coming.before.head <= covered <= coming.after.head, key
            if person and not found:  # a first one begins where the day before did
                upto = min(each["seq"] for each in entries if each["at"] >= row.since) - 1
            span = [each for each in entries if upto < each["seq"] <= covered]
            recount = Recount(coming, row.since, span, entries, dict(answered), person)
            found.append(Digest(row, facts[key]["facts"], recount))
            upto = covered
            answered |= {source: coming.before for source in ("books", "crm") if source not in coming.down}
    return found


def follow_each_other(told: Sequence[Digest], entries: Sequence[Row]) -> None:
    """Nothing falls between two of them, and nothing is told twice."""
    for one, other in pairwise(told):
        assert one.row.until == other.row.since
    acts = [row for row in entries if row["seq"] <= told[-1].recount.span[-1]["seq"] and left(row)]
    assert sum(work["count"] for each in told for work in each.facts["done"].values()) == len(acts)


def nothing_private(shown: Sequence[PostRow]) -> None:
    for post in shown:
        if post.channel == CHANNEL:
            text = plain_text(post.content).lower().replace("\u202f", " ").replace("\u00a0", " ")
            assert not [word for word in SECRETS if word in text], text


def nothing_to_press(shown: Sequence[PostRow], requests: Sequence[Row]) -> None:
    """Of what is closed no digest has a button any more."""
    waiting = {row["id"] for row in requests if row["state"] == "open"}
    pressed = {
        button.id.split(":")[1]
        for post in shown
        if post.channel == CHANNEL
        for block in post.content.blocks
        if isinstance(block, Buttons)
        for button in block.buttons
        if button.id.startswith("a:")
    }
    assert pressed <= waiting


def worth_their_days(
    told: Sequence[Digest], briefs: Sequence[Digest], last: dict[str, list[Row]], pressed: int
) -> None:
    """That all of it really happened, and was told."""
    sums = Counter[str]()
    for each in told:
        for work in each.facts["done"].values():
            sums.update({name: work[name] for name in ("alone", "decided", "hidden")})
        for section in ("troubles", "exceptions", "today"):
            sums.update({f"{section}.{name}": count for name, count in each.facts[section].items()})
        sums.update(leads=each.facts["leads"], waiting_hidden=each.facts["waiting_hidden"])
        sums.update(recovered=int(Decimal((each.facts["money"] or {"recovered": 0})["recovered"])))
    wanted = (
        "alone", "decided", "hidden", "leads", "waiting_hidden", "recovered", "exceptions.discount_limit",
        "today.leaves", "today.expires", "today.promise", "today.quote_ends", "today.timing", "today.held",
        "troubles.source_down", "troubles.effect_failed",
    )  # fmt: skip
    assert not [name for name in wanted if not sums[name]], sums
    assert any(work["count"] for each in briefs for work in each.facts["done"].values())
    assert any(each.facts["today"].get("reminder") for each in briefs)
    states = Counter(row["state"] for row in last["approval"])
    assert pressed > 10 and states["approved"] and states["rejected"] and states["expired"], states


# --- reports ----------------------------------------------------------------------------------------------------------


def reports_agree(attached: dict[str, list[list[str]]], shown: Sequence[PostRow], last: dict[str, list[Row]]) -> None:
    """The lines of each report's CSV, which are what its card and its PDF are made of."""
    cases = {case["id"]: case for case in last["case"]}
    for post in shown:
        kind = post.key.partition(".")[0]
        if kind not in ("weekly", "monthly"):
            continue
        day = post.posted_at.astimezone(PARIS).date()
        until = day - timedelta(days=day.weekday()) if kind == "weekly" else day.replace(day=1)
        since = until - timedelta(days=7) if kind == "weekly" else (until - timedelta(days=1)).replace(day=1)
        begin, end = (local(each, "00:00") for each in (since, until))
        rows = [row for row in last["ledger"] if begin <= row["at"] < end and left(row) and row["case_id"] in cases]
        lines = attached.get(post.key, [])
        if not lines:
            assert not rows, post.key
            continue
        work = {line[1]: int(line[2]) for line in lines if line[0] == "Travail fait"}
        assert work.pop("", None) == len(rows), post.key
        expected = Counter(cases[row["case_id"]]["process"] for row in rows)
        assert sorted(work.values()) == sorted(expected.values()), post.key


# --- deadlines --------------------------------------------------------------------------------------------------------


def end_when_they_should(requests: Sequence[Row], plan: Plan) -> None:
    """A request ends a week after it was asked, or at the same hour of the next day that is worked."""
    for row in requests:
        asked = row["asked_at"].astimezone(PARIS)
        expected = datetime.combine(next_worked(asked.date() + timedelta(days=7)), asked.time(), tzinfo=PARIS)
        if not row["ask"].get("urgent"):
            assert row["expires_at"] == expected, row["id"]
        if row["state"] == "expired" and row["decided_at"].astimezone(PARIS).date() not in plan.off:
            assert row["decided_at"] == row["expires_at"], row["id"]
