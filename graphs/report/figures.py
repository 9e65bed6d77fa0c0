"""The figures of a period, typed, and what follows from them. Pure: counted elsewhere, and nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

DECISION = "decision"
"""The work that people have with a request or a question of the clerk's."""

WORKS = ("quote", "reminder", "quote_followup", "lead", "enquiry", "complaint", "invoice", DECISION)
"""What a baseline can be told of."""


@dataclass(frozen=True)
class Reference:
    """How many minutes of a person's time one piece of `work` takes by hand, from `at` on; `by` is a name."""

    work: str
    minutes: Decimal
    source: Literal["measured", "stated"]
    at: datetime
    by: str = ""


@dataclass(frozen=True)
class Span:
    """So many pieces of work at so many minutes each (None: nobody has told). `before`: done before it was told."""

    count: int
    minutes: Decimal | None
    before: bool = False

    @property
    def total(self) -> Decimal | None:
        return None if self.minutes is None else self.minutes * self.count


@dataclass(frozen=True)
class Rows:
    """Where it stands in the ledger: so many rows, the first and the last of them (0: none)."""

    count: int = 0
    first: int = 0
    last: int = 0

    def __add__(self, other: Rows) -> Rows:
        firsts = [each.first for each in (self, other) if each.count]
        return Rows(self.count + other.count, min(firsts, default=0), max(self.last, other.last))


@dataclass(frozen=True)
class Work:
    """What was done of one process, and what people had to do for it. `alone`: done without anybody's decision;
    `failed`: given up. `attended`: what people decided and answered."""

    process: str
    done: Rows = field(default_factory=Rows)
    alone: int = 0
    failed: Rows = field(default_factory=Rows)
    spans: list[Span] = field(default_factory=list[Span])
    attended: Rows = field(default_factory=Rows)
    attention: list[Span] = field(default_factory=list[Span])

    @property
    def by_hand(self) -> Decimal | None:
        """Minutes it would have taken by hand; None without a baseline."""
        return _sum(self.spans)

    @property
    def spent(self) -> Decimal | None:
        """Minutes people spent on it all the same; None: nobody has told what a decision takes."""
        return _sum(self.attention)

    @property
    def saved(self) -> Decimal | None:
        """Minutes; without what decisions take when that is not known."""
        return None if self.by_hand is None else self.by_hand - (self.spent or Decimal(0))


@dataclass(frozen=True)
class Avoided:
    """Something that was kept from happening. `title` and `link` as far as whoever reads may see them; `told` are codes
    and figures."""

    id: str
    kind: str
    amount: Decimal
    at: datetime
    state: Literal["open", "confirmed", "denied"]
    case_id: str
    told: dict[str, str] = field(default_factory=dict[str, str])
    by: str = ""
    seq: int = 0


@dataclass(frozen=True)
class Asked:
    """Requests put before people; `codes` by how many named each reason."""

    rows: Rows = field(default_factory=Rows)
    codes: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    by_process: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])


@dataclass(frozen=True)
class Opinions:
    """Of colleagues and of customers."""

    good: int = 0
    bad: int = 0
    customers_good: int = 0
    customers_bad: int = 0

    @property
    def count(self) -> int:
        return self.good + self.bad + self.customers_good + self.customers_bad


@dataclass(frozen=True)
class Agreement:
    """`total` proposals, `said` of them answered, `agreed` with the same answer. `observed`: nothing of them left."""

    process: str
    observed: bool
    total: int
    said: int
    agreed: int


@dataclass(frozen=True)
class ModelUse:
    """Euros."""

    calls: int = 0
    tokens: int = 0
    cost: Decimal = Decimal(0)


@dataclass(frozen=True)
class Speed:
    """How long people waited for the first word, over so many messages."""

    count: int
    median: timedelta
    p90: timedelta


@dataclass(frozen=True)
class Bucket:
    """What was done in a part of the period."""

    since: datetime
    until: datetime
    done: int


@dataclass(frozen=True)
class Figures:
    """From `since` on and before `until`."""

    since: datetime
    until: datetime
    works: list[Work] = field(default_factory=list[Work])
    references: list[Reference] = field(default_factory=list[Reference])
    asked: Asked = field(default_factory=Asked)
    avoided: list[Avoided] = field(default_factory=list[Avoided])
    opinions: Opinions = field(default_factory=Opinions)
    agreements: list[Agreement] = field(default_factory=list[Agreement])
    model: ModelUse = field(default_factory=ModelUse)
    speed: Speed | None = None
    buckets: list[Bucket] = field(default_factory=list[Bucket])

    @property
    def done(self) -> int:
        return sum(work.done.count for work in self.works)

    @property
    def alone(self) -> int:
        return sum(work.alone for work in self.works)

    @property
    def failed(self) -> int:
        return sum(work.failed.count for work in self.works)

    @property
    def counted(self) -> list[Work]:
        """Work that was done and whose baseline somebody told."""
        return [work for work in self.works if work.done.count and work.by_hand is not None]

    @property
    def missing(self) -> list[str]:
        """Work that was done and that nobody has told a baseline of."""
        return [work.process for work in self.works if work.done.count and work.by_hand is None]

    @property
    def decisions(self) -> int:
        """Decisions and answers of people on the work that counts."""
        return sum(work.attended.count for work in self.counted)

    @property
    def decision_missing(self) -> bool:
        """Whether the time people spent is not taken off, because nobody has told what a decision takes."""
        return any(work.attended.count and work.spent is None for work in self.counted)

    @property
    def minutes_by_hand(self) -> Decimal | None:
        return _sum_of([work.by_hand for work in self.counted])

    @property
    def minutes_spent(self) -> Decimal:
        return sum((work.spent or Decimal(0) for work in self.counted), Decimal(0))

    @property
    def minutes_saved(self) -> Decimal | None:
        """None: no baseline of anything that was done."""
        return _sum_of([work.saved for work in self.counted])

    @property
    def exceptions(self) -> Decimal | None:
        """Percent of what was begun that was put before somebody: asked / (asked + done alone); None: neither."""
        return rate(self.asked.rows.count, self.asked.rows.count + self.alone)

    def avoided_in(self, state: str) -> list[Avoided]:
        return [each for each in self.avoided if each.state == state]

    def euros_in(self, state: str) -> Decimal:
        return sum((each.amount for each in self.avoided_in(state)), Decimal("0.00"))

    @property
    def satisfaction(self) -> Decimal | None:
        """Percent of all opinions that are good."""
        return rate(self.opinions.good + self.opinions.customers_good, self.opinions.count)

    @property
    def observed(self) -> Decimal | None:
        """Percent of the proposals made in shadow that people would have decided alike."""
        shadow = [each for each in self.agreements if each.observed]
        return rate(sum(each.agreed for each in shadow), sum(each.said for each in shadow))

    @property
    def empty(self) -> bool:
        """Nothing was done, asked, avoided or said."""
        return not (self.done or self.failed or self.asked.rows.count or self.avoided or self.opinions.count)


def rate(part: int, whole: int) -> Decimal | None:
    """In percent, to one decimal; None of nothing."""
    if not whole:
        return None
    return (Decimal(100) * part / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _sum(spans: list[Span]) -> Decimal | None:
    """None when a piece of it has no baseline, or there is none of it."""
    return _sum_of([span.total for span in spans])


def _sum_of(totals: list[Decimal | None]) -> Decimal | None:
    known = [total for total in totals if total is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(totals) else None
