"""The pilot's review, on its day: what was done and agreed since, in figures, and what can be extended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from bot.judgement.cards import Promotion
from bot.outgoing import post_row
from bot.people import People
from bot.store import timings
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.timetable.desk import TimetableDesk
from bot.timetable.port import Occasion
from bot.turn import Turn
from bot.typography import long_day
from bot.welcome.advising import Advising, setup_button
from bot.welcome.pilot import REVIEW, Pilot, kept_pilot
from bot.welcome.sentences import level_sentence, sentence, shown
from bot.welcome.weighing import agreed_by_process, promotion_words
from bot.welcome.wording import label
from bot.welcome.wording_advice import tell
from graphs.message import Block, Buttons, FieldItem, Fields, Message, Text
from graphs.report.figures import Figures, Work, rate


@dataclass(frozen=True)
class Seen:
    """What the review tells: the pilot, its figures, and what its record speaks for."""

    pilot: Pilot
    figures: Figures
    promotions: list[Promotion]
    wanted: int

    @property
    def work(self) -> Work:
        found = (work for work in self.figures.works if work.process == self.pilot.process)
        return next(found, Work(self.pilot.process))

    @property
    def agreed(self) -> tuple[int, int]:
        return agreed_by_process(self.figures.agreements).get(self.pilot.process, (0, 0))

    @property
    def asked(self) -> int:
        return dict(self.figures.asked.by_process).get(self.pilot.process, 0)

    @property
    def nothing(self) -> bool:
        return not (self.work.done.count or self.work.failed.count or self.agreed[1] or self.asked)


class Review:
    """A kind of timing that comes once."""

    name = REVIEW
    comes_once = True

    def __init__(self, database: Database, people: People, advising: Advising, timetable: TimetableDesk) -> None:
        self._database = database
        self._people = people
        self._advising = advising
        self._timetable = timetable

    async def fire(self, turn: Turn, occasion: Occasion) -> None:
        timing = occasion.timing
        pilot = await self._database.read(kept_pilot)
        turn.openers.append(lambda c: self._over(c, occasion))
        if pilot is None:
            return
        figures = await self._advising.figures(datetime.fromisoformat(pilot.since), occasion.until)
        promotions = await self._database.read(lambda c: self._advising.promotions(c, occasion.until))
        seen = Seen(pilot, figures, promotions, self._advising.promote_after)
        message = told(seen, occasion, timing.language)
        turn.outgoing.append(post_row(occasion.key, timing.address, message, language=timing.language))

    def _over(self, c: Connection, occasion: Occasion) -> list[Outgoing]:
        """It comes once: the row is kept, and comes no more, unless somebody has set another day meanwhile."""
        row = timings.held(c, occasion.timing.id)
        if row is not None and row.changed_at == occasion.timing.changed_at:
            self._timetable.keep(c, replace(row, enabled=False), occasion.until)
        return []


def told(seen: Seen, occasion: Occasion, language: str) -> Message:
    name = label(seen.pilot.process, language)
    title = tell(language, "review.title", name=name)
    since = datetime.fromisoformat(seen.pilot.since)
    zone = ZoneInfo(occasion.timing.zone)
    begun = long_day(since.astimezone(zone).date(), language)
    weeks = _weeks(occasion.until - since)
    blocks: list[Block] = [
        Text(title, tone="heading"),
        Text(tell(language, "review.since", day=begun, weeks=weeks), tone="muted"),
    ]
    if occasion.late:
        blocks.append(Text(tell(language, "review.late", day=long_day(occasion.day, language)), tone="muted"))
    if seen.nothing:
        blocks.append(Text(tell(language, "review.nothing")))
    else:
        blocks.append(Fields(_measured(seen, weeks, language)))
    blocks += [Text(tell(language, "review.extend"), tone="strong"), *_extend(seen, language)]
    blocks += [Text(tell(language, "review.again")), Text(shown(sentence("setup", language), language), tone="strong")]
    blocks.append(Buttons([setup_button(language)]))
    return Message(f"{title} — {_summary(seen, language)}", blocks)


def _summary(seen: Seen, language: str) -> str:
    if seen.nothing:
        return tell(language, "review.nothing")
    return tell(language, "review.done.value", done=seen.work.done.count, alone=seen.work.alone)


def _measured(seen: Seen, weeks: int, language: str) -> list[FieldItem]:
    work = seen.work
    items = [("done", tell(language, "review.done.value", done=work.done.count, alone=work.alone))]
    expected = _told_of(seen.pilot, seen.pilot.process)
    if expected:
        items.append(("expected", tell(language, "review.expected.value", count=expected, total=expected * weeks)))
    agreed, said = seen.agreed
    percent = rate(agreed, said)
    if percent is None:
        items.append(("agreed", tell(language, "review.agreed.none")))
    else:
        shown_rate = f"{percent:.0f}"
        items.append(("agreed", tell(language, "review.agreed.value", agreed=agreed, said=said, rate=shown_rate)))
    items.append(("asked", str(seen.asked)))
    if work.failed.count:
        items.append(("failed", str(work.failed.count)))
    items.append(("saved", _saved(work.saved, language)))
    return [FieldItem(tell(language, f"review.{key}"), value) for key, value in items]


def _saved(minutes: Decimal | None, language: str) -> str:
    if minutes is None:
        return tell(language, "review.saved.none")
    return tell(language, "review.saved.value", minutes=minutes.quantize(Decimal(1), ROUND_HALF_UP))


def _extend(seen: Seen, language: str) -> list[Block]:
    pilot = seen.pilot
    earned = next((each for each in seen.promotions if each.process == pilot.process), None)
    blocks: list[Block] = []
    if earned is not None:
        amount = _amount(earned.limit, language)
        offered = level_sentence(earned.process, earned.level, language, amount)
        blocks += [Text(promotion_words(earned, language)), Text(shown(offered, language), tone="strong")]
    else:
        name = label(pilot.process, language)
        blocks.append(Text(tell(language, "review.keep", name=name, wanted=seen.wanted, said=seen.agreed[0])))
    following = next_work(pilot)
    if following:
        count = _told_of(pilot, following)
        name = label(following, language)
        key = "review.next" if count else "review.next.unknown"
        blocks.append(Text(tell(language, key, name=name, count=count)))
        blocks.append(Text(shown(level_sentence(following, "observe", language), language), tone="strong"))
    return blocks


def next_work(pilot: Pilot) -> str:
    """Of the other kinds that were told of, the one that takes the most by hand; "" none."""
    others = [str(each["kind"]) for each in pilot.work if each["kind"] != pilot.process]
    return max(others, key=lambda kind: (_weight(pilot, kind), _told_of(pilot, kind)), default="")


def _weight(pilot: Pilot, kind: str) -> Decimal:
    minutes = next((str(each.get("minutes") or "0") for each in pilot.work if each["kind"] == kind), "0")
    return Decimal(minutes) * _told_of(pilot, kind)


def _told_of(pilot: Pilot, kind: str) -> int:
    """How many a week, as it was told; 0: nobody knew."""
    count = next((each.get("per_week") for each in pilot.work if each["kind"] == kind), None)
    return max(int(count or 0), 0)


def _amount(limit: Decimal | None, language: str) -> str:
    if limit is None:
        return ""
    whole = f"{limit:,f}".removesuffix(".00")
    return f"€{whole}" if language == "en" else f"{whole.replace(',', ' ')} €"


def _weeks(span: timedelta) -> int:
    return max(round(span.days / 7), 1)
