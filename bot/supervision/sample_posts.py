"""Drawn cases posted where they are looked through, and drawn again wherever they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import outgoing
from bot.outgoing import post_row, update_row
from bot.people import People, Staff
from bot.settings import Settings
from bot.short_hash import short_hash
from bot.store import cases, outbox, samples
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.store.samples import SampleRow
from bot.supervision import sample_cards, sample_week
from bot.supervision.sample_cards import EACH, Part
from bot.supervision.sample_week import Card, Week
from bot.supervision.sampling import MOST, RECENT, Draw, drawn, keep_size, parts_of, said_size, size_of, week_of, weekly
from bot.supervision.wording import tell
from bot.timetable.port import Occasion
from bot.typography import clock_time
from graphs.message import Address, Message
from graphs.when.instants import to_local

INSTANT = timedelta(microseconds=1)
"""So that what ended at this very moment is among what is drawn."""

USUAL = 10
"""Cases drawn for somebody who does not say how many, where the settings want none each week."""


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for: `number` None where they did not say; `process` "" for any; `left`: those of this week
    about which nobody has said anything will do. `cause` is unique for ever."""

    cause: str
    number: int | None
    process: str
    left: bool
    language: str
    zone: str


class SamplePosts:
    """Everything within somebody's transaction."""

    def __init__(self, settings: Settings, people: People) -> None:
        self._settings = settings
        self._people = people

    def posted(self, c: Connection, occasion: Occasion, now: datetime) -> list[Outgoing]:
        """The cards of the occasion's week; the same occasion again posts nothing new."""
        timing = occasion.timing
        week = sample_week.held(c, week_of(occasion.day).isoformat())
        size = size_of(c, self._usual(), now)
        rows = weekly(c, self._people, week, timing.zone, size, now)
        # Known by its timing, so that it is stopped when its place takes nothing any more.
        base = f"{timing.id}:{week.name}"
        if not rows:
            if timing.quiet == "nothing":
                return []
            return [post_row(base, timing.address, sample_cards.none(timing.language), language=timing.language)]
        late = clock_time(occasion.planned, timing.zone, timing.language) if occasion.late else ""
        early = not said_size(c) and size > self._usual()
        return self._shown(c, week, rows, base, timing.address, timing.language, early=early, late=late)

    def counted(self, c: Connection, number: int | None, language: str, now: datetime) -> str:
        """Keeps how many are wanted each week, where it is said, and says how many are drawn."""
        if number is not None:
            keep_size(c, number)
        size, usual = size_of(c, self._usual(), now), self._usual()
        if number is not None and number > size:
            return tell(language, "sample.size.most", asked=number, count=size)
        if not said_size(c) and size > usual:
            return tell(language, "sample.size.early", count=size, usual=usual)
        return tell(language, "sample.size.one" if size == 1 else "sample.size.many", count=size)

    def asked(self, c: Connection, wanted: Wanted, address: Address, now: datetime) -> list[Outgoing]:
        """As many as somebody wants, drawn now from what ended lately: never one that was drawn before."""
        week = sample_week.held(c, week_of(to_local(now, wanted.zone).date()).isoformat())
        base = f"sample.{short_hash(wanted.cause)}.{week.name}"
        left = [row for row in samples.of_week(c, week.name) if not row.verdict] if wanted.left else []
        if left:
            return self._shown(c, week, left[:MOST], base, address, wanted.language, head="left")
        number = min(self._usual() if wanted.number is None else wanted.number, MOST)
        draw = Draw(wanted.cause, wanted.process)
        rows = drawn(c, self._people, week, (now - RECENT, now + INSTANT), number, now, draw)
        if not rows:
            none = sample_cards.none_left(wanted.language)
            return [post_row(base, address, none, language=wanted.language)]
        more = wanted.number is not None and wanted.number > len(rows)
        asked = wanted.number or 0 if more else 0
        return self._shown(c, week, rows, base, address, wanted.language, head="asked", asked=asked)

    def drawn_again(self, c: Connection, row: SampleRow, cause: str) -> list[Outgoing]:
        """New content for every card that shows the case."""
        week = sample_week.of(c, row.week)
        rows = {one.id: one for one in samples.of_week(c, row.week)}
        found: list[Outgoing] = []
        for key, card in week.posts.items():
            post = outbox.by_key(c, key) if row.id in card.rows else None
            if post is None:
                continue
            language = post.payload["language"]
            part = _part([rows[id] for id in card.rows if id in rows], card)
            mark = f"{key}.{short_hash(f'{row.id}:{cause}')}"
            said = self._card(c, part, language)
            found.append(update_row(mark, key, outgoing.address_of(post.payload), said, language=language))
        return found

    # --- details ------------------------------------------------------------------------------------------------------

    def _usual(self) -> int:
        return self._settings.sample_size or USUAL

    def _shown(
        self,
        c: Connection,
        week: Week,
        rows: Sequence[SampleRow],
        base: str,
        address: Address,
        language: str,
        *,
        head: str = "week",
        asked: int = 0,
        early: bool = False,
        late: str = "",
    ) -> list[Outgoing]:
        """Posts them, and keeps which post shows which."""
        posts: list[Outgoing] = []
        cut = parts_of(rows, EACH)
        for number, part in enumerate(cut, 1):
            key = f"{base}.{number}"
            card = Card([row.id for row in part], number, len(cut), len(rows), head, asked)
            week.posts[key] = card
            said = self._card(c, _part(part, card, early=early, late=late), language)
            posts.append(post_row(key, address, said, language=language))
        sample_week.keep(c, week)
        return posts

    def _card(self, c: Connection, part: Part, language: str) -> Message:
        found = {row.case_id: case for row in part.rows if (case := cases.by_id(c, row.case_id)) is not None}
        names = {person.id: person.name for person in Staff.load(c).people.values()}
        return sample_cards.card(part, found, names, language)


def _part(rows: Sequence[SampleRow], card: Card, *, early: bool = False, late: str = "") -> Part:
    return Part(rows, card.number, card.parts, card.total, early, late, card.head, card.asked)
