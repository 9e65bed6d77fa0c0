"""The room of figures: told when somebody asks, by the week and the month where set, and confirmed by a click."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.effects import Effect
from bot.events import ButtonClicked
from bot.people import People
from bot.platform import Platform, Receipt
from bot.report import gathering, told
from bot.report.clicks import Clicks, keep_card
from bot.report.kinds import ReportKind
from bot.report.making import Format, Maker, Wanted
from bot.report.told import PutBaseline
from bot.settings import Settings
from bot.staging import case_id_of
from bot.store import baselines
from bot.store.baselines import Baseline
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.telling import Asked, Told
from bot.timetable.port import Kind
from bot.turn import Turn
from graphs.calendar import WorkCalendar
from graphs.message import text_message
from graphs.report import period, single
from graphs.report.figures import WORKS, Figures
from graphs.report.wording import say_it, tell
from graphs.understanding.report_words import names_other_days, read_report_brief
from integrations.books.port import Books
from integrations.charts.port import Charts
from integrations.crm.port import Crm
from integrations.documents.port import Documents


class ReportRoom:
    """`acts` are effects by kind; `kinds` what the timetable may bring; buttons are "s:<saving>:yes|no"."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        books: Books,
        crm: Crm,
        documents: Documents,
        charts: Charts,
        clock: Clock,
        calendar: WorkCalendar,
    ) -> None:
        # Leads and working days are in no figure yet: the constructor is that of every room of this kind.
        del crm, calendar
        self._database = database
        self._people = people
        self._clock = clock
        self._maker = Maker(database, books, documents, charts, self._name_of, self._may_see_all)
        self._clicks = Clicks(database, people, platforms, clock, language=settings.language)
        self.kinds: list[Kind] = [ReportKind("weekly", self._maker), ReportKind("monthly", self._maker)]

    def acts(self) -> dict[str, Effect]:
        return {"baseline.put": PutBaseline(self._database, self._clock)}

    async def click(self, event: ButtonClicked) -> Receipt:
        return await self._clicks.click(event)

    async def figures(self, since: datetime, until: datetime) -> Figures:
        """From `since` on and before `until`; nothing is written."""
        return await self._database.read(lambda c: gathering.gather(c, since, until))

    async def told(self, turn: Turn, asked: Asked) -> Told:
        """Figures, one figure, a file; baselines that are told or asked for. What a model has read without saying more
        is read again by the words themselves."""
        brief = dict(asked.reading.brief)
        if not brief.get("op"):
            today = turn.now.astimezone(ZoneInfo(asked.person.time_zone)).date()
            brief = read_report_brief(asked.text, today) or brief
            if not brief.get("op") and names_other_days(asked.text, today):
                brief = {"period": "?"}
        match brief.get("op"):
            case "baseline":
                return await self._baseline(turn, asked, brief)
            case "baselines":
                return await self._baselines(asked)
            case _:
                return await self._figures(turn, asked, brief)

    # --- figures ------------------------------------------------------------------------------------------------------

    async def _figures(self, turn: Turn, asked: Asked, brief: dict[str, Any]) -> Told:
        if brief.get("period") == "?":
            return Told(text_message(tell(asked.language, "ask.period")), "needs_answer")
        about = str(brief.get("about") or "all")
        wanted_format = brief.get("format")
        files: tuple[Format, ...] = (wanted_format,) if wanted_format in ("pdf", "csv") else ()
        if files:
            about = "all"
        wanted = Wanted(
            period.of_brief(brief, asked.person.time_zone, turn.now),
            asked.language,
            asked.address,
            asked.person.id if asked.private else "",
            whole=True,
            files=files,
            chart=about == "all",
        )
        made = await self._maker.make(turn, wanted)
        turn.outcome["facts"] = single.facts_of(made.figures)
        message = single.answer(about, made.figures, made.around) if about in single.ABOUT else made.message
        turn.openers.append(keep_card(f"{case_id_of(turn.key)}.reply", wanted, message, turn.now))
        return Told(message)

    def _name_of(self, person_id: str) -> str:
        return self._people.staff.name_of(person_id)

    def _may_see_all(self, person_id: str) -> bool:
        row = self._people.by_id(person_id)
        return row is not None and self._people.can_approve(row)

    # --- baselines ----------------------------------------------------------------------------------------------------

    async def _baseline(self, turn: Turn, asked: Asked, brief: dict[str, Any]) -> Told:
        """What a piece of work takes by hand, as the company says it."""
        language, rows = asked.language, list[Baseline]()
        for each in cast("list[dict[str, Any]]", brief.get("baselines") or []):
            work, minutes = str(each.get("work", "")), told.minutes_of(each.get("minutes"))
            if work not in WORKS:
                return Told(
                    text_message(tell(language, "baseline.which", say=say_it("quote", language))), "needs_answer"
                )
            if minutes is None:
                return Told(text_message(tell(language, "baseline.absurd")), "needs_answer")
            source = "measured" if each.get("source") == "measured" else "stated"
            rows.append(Baseline(work, minutes, source, asked.text[:500], asked.person.id, turn.now))
        if not rows:
            return Told(text_message(tell(language, "baseline.unclear", say=say_it("quote", language))), "needs_answer")
        earlier = await self._database.read(baselines.every)

        def keep(c: Connection) -> list[Outgoing]:
            for row in rows:
                told.keep(c, row, turn.key)
            return []

        turn.openers.append(keep)
        turn.outcome["facts"] = {"baselines": {row.work: f"{row.minutes:.2f}" for row in rows}}
        return Told(told.answer(rows, earlier, language))

    async def _baselines(self, asked: Asked) -> Told:
        zone = ZoneInfo(asked.person.time_zone)
        rows = await self._database.read(baselines.every)
        return Told(told.listed(rows, asked.language, self._name_of, lambda at: at.astimezone(zone).date()))
