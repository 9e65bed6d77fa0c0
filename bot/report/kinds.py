"""The weekly and the monthly report: what the timetable brings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from bot.outgoing import post_row
from bot.report.clicks import keep_card
from bot.report.making import Maker, Wanted
from bot.timetable.port import Occasion
from bot.turn import Turn
from bot.typography import moment
from graphs.message import Address
from graphs.report import cards
from graphs.report.period import Period, told_monthly, told_weekly
from graphs.report.wording import tell


class ReportKind:
    """Implements `bot.timetable.port.Kind`. It tells the week or the month that has just ended, or is about to."""

    def __init__(self, name: Literal["weekly", "monthly"], maker: Maker) -> None:
        self._name = name
        self._maker = maker

    @property
    def name(self) -> str:
        return self._name

    def period(self, day: date, zone: str, now: datetime) -> Period:
        return (told_weekly if self._name == "weekly" else told_monthly)(day, zone, now)

    async def fire(self, turn: Turn, occasion: Occasion) -> None:
        timing = occasion.timing
        period = self.period(occasion.day, timing.zone, occasion.until)
        place = Address(timing.address.platform, timing.address.channel)
        late = ""
        if occasion.late:
            when = moment(occasion.planned, timing.zone, timing.language, occasion.until)
            late = tell(timing.language, "late", when=when)
        wanted = Wanted(
            period,
            timing.language,
            place,
            timing.person,
            bool(timing.person),
            files=("pdf", "csv"),
            chart=True,
            late=late,
        )
        made = await self._maker.make(turn, wanted)
        if made.figures.empty and timing.quiet == "nothing":
            turn.files.clear()
            return
        message = cards.quiet_line(made.around) if made.figures.empty else made.message
        turn.openers.append(keep_card(occasion.key, wanted, message, turn.now))
        turn.outgoing.append(post_row(occasion.key, place, message, language=timing.language))
