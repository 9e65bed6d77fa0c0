"""Answers words about the timetable: sets, changes, stops and lists what comes back, and says what was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.outgoing import post_row
from bot.people import People
from bot.platform import Platform
from bot.settings import Settings
from bot.staging import case_id_of
from bot.store import timings
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.timings import Timing
from bot.telling import Asked, Told
from bot.timetable import changing, phrases, planning
from bot.timetable.answers import ask, facts, lines_message, say, seen
from bot.timetable.cards import card
from bot.timetable.changing import NotClear
from bot.timetable.listing import listed
from bot.timetable.meant import REPORTS, Meant
from bot.timetable.places import Spot, Unknown, of_spot
from bot.timetable.port import Counted, Kind
from bot.timetable.skipping import skipped
from bot.timetable.wording import tell
from bot.turn import Fenced, Turn
from graphs.calendar import WorkCalendar
from graphs.understanding.schedule_words import schedule_brief

Settled = list[tuple[Timing | None, Timing]]
"""What was there and what is to be, row by row."""


class Telling:
    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        calendar: WorkCalendar,
        kinds: Mapping[str, Kind],
    ) -> None:
        self._settings = settings
        self._database = database
        self._people = people
        self._calendar = calendar
        self._kinds = kinds
        self._meant = Meant(database, people, platforms, kinds)

    async def told(self, turn: Turn, asked: Asked) -> Told:
        brief = asked.reading.brief
        if "op" not in brief:
            found = schedule_brief(asked.text)
            brief = found[0] if found else {}
        rows = await self._database.read(timings.every)
        try:
            match brief.get("op"):
                case "list":
                    return await self._list(turn, asked)
                case "next":
                    return await self._next(turn, asked, brief, rows)
                case "set" | "on" | "off" | "skip":
                    return await self._change(turn, asked, brief, rows)
                case _:
                    return ask(asked.language, "ask.what", what="digest")
        except Unknown as unknown:
            what = _what(brief)
            return ask(asked.language, unknown.code, what=what, channel=unknown.channel)

    # --- shown --------------------------------------------------------------------------------------------------------

    async def _list(self, turn: Turn, asked: Asked) -> Told:
        rows = await self._database.read(listed)
        shown = card(
            rows,
            self._calendar,
            turn.now,
            reader=asked.person.id if asked.private else "",
            zone=asked.person.time_zone,
            language=asked.language,
            example=phrases.example("digest", asked.language),
        )
        turn.outcome["facts"] = {"timings": [facts(row.timing, row.next_at) for row in rows if seen(row.timing, asked)]}
        return Told(shown)

    async def _next(self, turn: Turn, asked: Asked, brief: Mapping[str, Any], rows: Sequence[Timing]) -> Told:
        """Each one of that kind which the asker may know of; that of this channel alone where there is one."""
        language, what = asked.language, _what(brief)
        kinds = REPORTS if what == "report" else (what,)
        mine = [row for row in rows if row.enabled and row.kind in kinds and seen(row, asked)]
        if brief.get("channel"):
            spot = await self._meant.places.named(str(brief["channel"]), asked)
            mine = [row for row in mine if row.address == spot.address]
        elif not asked.private or brief.get("here"):
            here = replace(asked.address, thread=None)
            mine = [row for row in mine if row.address == here] or mine
        coming = [(phrases.coming(row, self._calendar, turn.now), row) for row in mine]
        planned = sorted(((at, row) for at, row in coming if at is not None), key=lambda one: one[0])
        if not planned:
            return say(language, "none.anywhere", **phrases.named(what, language))
        turn.outcome["facts"] = {"timings": [facts(row, at) for at, row in planned]}
        lines = [phrases.next_of(row, at, asked.person.time_zone, language) for at, row in planned[:8]]
        return Told(lines_message(lines))

    # --- changed ------------------------------------------------------------------------------------------------------

    async def _change(self, turn: Turn, asked: Asked, brief: Mapping[str, Any], rows: Sequence[Timing]) -> Told:
        language = asked.language
        what = _what(brief)
        if what not in ("all", "report") and what not in self._kinds:
            return say(language, "not_here", "refused", **phrases.named(what, language))
        spots = await self._meant.spots(asked, brief, what, rows)
        if isinstance(spots, Told):
            return spots
        refused = self._meant.refused(asked, spots)
        if refused is not None:
            return refused
        try:
            settled = [self._settled(asked, brief, kind, spot, rows, turn.now) for kind, spot in spots]
        except NotClear as unclear:
            return ask(language, unclear.code, what=what, place=spots[0][1].place, **unclear.values)
        lines = [line for pair, said in settled for line in said if pair is not None or line]
        pairs: Settled = [pair for pair, _ in settled if pair is not None]
        if not pairs:
            return Told(lines_message(lines), "needs_answer" if brief.get("op") == "set" else "done")
        self._stage(turn, asked, brief, pairs, lines)
        return Told(None)

    def _settled(
        self, asked: Asked, brief: Mapping[str, Any], kind: str, spot: Spot, rows: Sequence[Timing], now: datetime
    ) -> tuple[tuple[Timing | None, Timing] | None, list[str]]:
        """One row as it is to be, and what is said of it. Raises `NotClear`."""
        language, zone, by = asked.language, asked.person.time_zone, asked.person.id
        known = next((row for row in rows if row.id == of_spot(kind, spot)), None)
        op, names = brief["op"], phrases.named(kind, language)
        if known is None and (op != "set" or not (brief.get("hour") or brief.get("odd") or _whole(brief))):
            fresh = changing.new(kind, spot, language=language, zone=zone, calendar=self._calendar, now=now)
            return None, [tell(language, "none", where=phrases.where(fresh, language), **names)]
        if known is not None:
            where = phrases.where(known, language)
            if op == "off" and not known.enabled:
                return None, [tell(language, "off.already", where=where, **names)]
            if op == "off":
                return (known, _off(known, by, now)), _stopped(known, language)
            if op == "skip":
                row, said = skipped(known, asked, self._calendar, now)
                return ((known, row) if row is not None else None), [said]
        base = known or changing.new(kind, spot, language=language, zone=zone, calendar=self._calendar, now=now)
        try:
            row = changing.changed(base, brief, by, now)
        except NotClear as unclear:
            if unclear.code != "off":
                raise
            return (known, _off(base, by, now)), _stopped(base, language)
        already = known is not None and changing.same(known, row)
        lines = phrases.echo(row, self._calendar, now, zone, language, already=already)
        others = [one for one in rows if one.kind == kind and one.enabled and not one.person and one.id != row.id]
        if known is None and not row.person:
            lines += [tell(language, "elsewhere", where=phrases.where(one, language), **names) for one in others[:3]]
        return (known, row), lines

    def _stage(self, turn: Turn, asked: Asked, brief: Mapping[str, Any], pairs: Settled, lines: Sequence[str]) -> None:
        """The rows, their next comings, the ledger and the reply are one commit; whoever was faster is looked at
        again."""
        now, op = turn.now, str(brief["op"])
        told = [facts(row, phrases.coming(row, self._calendar, now)) for _, row in pairs]
        turn.outcome["facts"] = {"timings": told}
        for fact in told:
            turn.entries.append(LedgerEntry(None, asked.person.id, "changed", f"timing.{op}", fact))
        key = f"{case_id_of(turn.key)}.reply"

        def write(c: Connection) -> list[Outgoing]:
            for known, row in pairs:
                if not _as_read(timings.held(c, row.id), known):
                    raise Fenced(turn.key)
                planning.keep(c, row, self._calendar, now)
            counts = [said for _, row in pairs if op == "set" and (said := self._counted(c, brief, row, asked, now))]
            return [post_row(key, asked.address, lines_message([*lines, *counts]), language=asked.language)]

        turn.openers.append(write)

    def _counted(self, c: Connection, brief: Mapping[str, Any], row: Timing, asked: Asked, now: datetime) -> str:
        """How many of something come each time, "" for a kind that brings none."""
        kind, number = self._kinds.get(row.kind), brief.get("number")
        if not row.enabled or not isinstance(kind, Counted):
            return ""
        return kind.counted(c, number if isinstance(number, int) else None, asked.language, now)


def _as_read(now: Timing | None, before: Timing | None) -> bool:
    """That it came in between changes nothing of what people set."""
    if now is None or before is None:
        return now is before
    return now.as_set == before.as_set


def _whole(brief: Mapping[str, Any]) -> bool:
    """Whether the words begin something, rather than change what is there."""
    changes = ("without", "also", "quiet", "holidays")
    return bool(brief.get("rrule") or brief.get("channel") or brief.get("here") or brief.get("private")) or not any(
        name in brief for name in changes
    )


def _off(row: Timing, by: str, now: datetime) -> Timing:
    return replace(row, enabled=False, by=by, changed_at=now, trouble="")


def _stopped(row: Timing, language: str) -> list[str]:
    names = phrases.named(row.kind, language)
    said = tell(language, "off", where=phrases.where(row, language), **names)
    return [said, tell(language, "off.back", **names)]


def _what(brief: Mapping[str, Any]) -> str:
    return str(brief.get("what") or "digest")
