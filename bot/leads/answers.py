"""Leads told in chat: lists, the board, one of them with its reasons, the picture of a week, and the file of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.telling import Asked, Told
from bot.turn import Turn
from graphs.answers import leads as cards
from graphs.answers.lead_figures import Figures, figures, ranked, to_csv
from graphs.answers.leads import Around
from graphs.answers.leads_wording import tell
from graphs.answers.wording import listed, quoted
from graphs.context import Person
from graphs.lead.finding import READ, find_lead
from graphs.message import Address, Attachment, FileRef, Message, Text, text_message
from graphs.understanding.written import clip
from integrations.charts.port import BarChart, Charts
from integrations.crm.port import OPEN_STATUSES, Crm, Lead, LeadStatus
from integrations.errors import IntegrationError

MOST = 20_000
"""Leads of a file, at most."""

LONGEST_PICTURE = timedelta(days=366)


@dataclass(frozen=True)
class LeadsTold:
    """`name_of` gives the name of a person's id; `channel` is where leads are worked: what is told there is read by
    those who see to them."""

    crm: Crm
    name_of: Callable[[str], str]
    channel: Address | None = None
    charts: Charts | None = None

    async def told(self, turn: Turn, asked: Asked) -> Told:
        """Errors of the records pass through."""
        message, status = await self._told(turn, asked)
        return Told(message, status)

    async def _told(self, turn: Turn, asked: Asked) -> tuple[Message, str]:
        address, person, reading, private = asked.address, asked.person, asked.reading, asked.private
        brief = reading.brief
        here = self.channel is not None and (address.platform, address.channel) == (
            self.channel.platform,
            self.channel.channel,
        )
        around = Around(reading.language, turn.now, person.time_zone, self._name, private or here)
        match brief.get("view"):
            case "one":
                return await self._one(turn, str(brief.get("name", "")), around)
            case "week":
                return await self._week(turn, person, brief, around), "done"
            case "export":
                return await self._export(turn, person, brief, around)
            case "board":
                held = await self._leads(person, brief, around, statuses=OPEN_STATUSES)
                _facts(turn, held)
                return cards.board(held, around, within=_scope(brief, around)), "done"
            case _:
                return await self._list(turn, person, brief, around), "done"

    def _name(self, person_id: str) -> str:
        return self.name_of(person_id) or person_id

    async def _list(self, turn: Turn, person: Person, brief: dict[str, Any], around: Around) -> Message:
        """Those that run; of a day or a class that is named, whatever became of them."""
        classed = str(brief.get("classed", ""))
        narrowed = bool(brief.get("since")) or classed in ("spam", "job", "customer")
        held = await self._leads(person, brief, around, statuses=() if narrowed else OPEN_STATUSES)
        _facts(turn, held)
        return cards.leads_list(held, around, within=_scope(brief, around), classed=classed)

    async def _one(self, turn: Turn, name: str, around: Around) -> tuple[Message, str]:
        found = find_lead(name, await self.crm.leads(limit=READ))
        language, written = around.language, quoted(clip(name, 80), around.language)
        if found.several:
            names = listed([cards.called(each, around) for each in found.several], language)
            return text_message(tell(language, "one.which", name=written, names=names)), "needs_answer"
        if found.lead is None:
            return text_message(tell(language, "one.none", name=written)), "done"
        _facts(turn, [found.lead])
        return cards.one(found.lead, await self.crm.lead_notes(found.lead.id), around), "done"

    async def _week(self, turn: Turn, person: Person, brief: dict[str, Any], around: Around) -> Message:
        today = around.now.astimezone(ZoneInfo(around.zone)).date()
        since = _day(brief.get("since")) or today - timedelta(days=6)
        until = _day(brief.get("until"))
        wanted = {**brief, "since": since.isoformat()}
        held = await self._leads(person, wanted, around)
        last = min(until or today, since + LONGEST_PICTURE)
        found = figures(held, since, max(last, since), around.zone)
        turn.outcome["facts"] = _picture(found, since)
        charts = await self._drawn(turn, found, around)
        return cards.week(found, around, within=_scope(wanted, around), charts=charts)

    async def _drawn(self, turn: Turn, found: Figures, around: Around) -> list[tuple[BarChart, FileRef]]:
        """None when nothing came in, or when it cannot be drawn: the words say the same."""
        if self.charts is None or not found.count:
            return []
        drawn: list[tuple[BarChart, FileRef]] = []
        for number, chart in enumerate(cards.charts_of(found, around), start=1):
            try:
                picture = await self.charts.bars_png(chart)
            except IntegrationError:
                return drawn
            name = f"leads-{around.now.date().isoformat()}-{number}.png"
            drawn.append((chart, turn.keep(name, "image/png", picture)))
        return drawn

    async def _export(self, turn: Turn, person: Person, brief: dict[str, Any], around: Around) -> tuple[Message, str]:
        language = around.language
        if not around.private:
            return text_message(tell(language, "export.public")), "refused"
        held = ranked(await self._leads(person, brief, around, limit=MOST))
        if not held:
            return text_message(tell(language, "none")), "done"
        name = tell(language, "export.name", day=around.now.date().isoformat())
        file = turn.keep(name, "text/csv", to_csv(held, self._name))
        said = tell(language, "export.one" if len(held) == 1 else "export.said", count=len(held))
        return Message(said, [Text(said), Attachment(file)]), "done"

    async def _leads(
        self,
        person: Person,
        brief: dict[str, Any],
        around: Around,
        *,
        statuses: Sequence[LeadStatus] = (),
        limit: int | None = None,
    ) -> list[Lead]:
        since, until = _day(brief.get("since")), _day(brief.get("until"))
        zone, classed = ZoneInfo(around.zone), str(brief.get("classed", ""))
        found = await self.crm.leads(
            since=datetime.combine(since, time(0), zone) if since is not None else None,
            statuses=statuses,
            owner=person.id if brief.get("mine") else "",
            limit=limit,
        )
        return [
            lead
            for lead in found
            if (not classed or lead.classed == classed)
            and (until is None or lead.received_at.astimezone(zone).date() <= until)
        ]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _scope(brief: dict[str, Any], around: Around) -> str:
    since, until = _day(brief.get("since")), _day(brief.get("until"))
    return cards.scope(around, mine=bool(brief.get("mine")), since=since, until=until)


def _facts(turn: Turn, leads: Sequence[Lead]) -> None:
    """What other programs may know of the answer: ids, classes and stages, and nothing of the people."""
    turn.outcome["facts"] = {
        "leads": [
            {"id": lead.id, "class": lead.classed, "score": lead.score, "status": lead.status, "owner": lead.owner}
            for lead in ranked(leads)[: cards.SHOWN]
        ],
        "count": len(leads),
    }


def _picture(found: Figures, since: date) -> dict[str, Any]:
    return {
        "since": since.isoformat(),
        "count": found.count,
        "classes": {name or "unsettled": count for name, count in found.classes},
        "days": {day.isoformat(): count for day, count in found.days if count},
        "first_reply_seconds": None if found.speed is None else round(found.speed.total_seconds()),
        "waiting": found.waiting,
        "booked": found.booked,
        "won": found.won,
        "lost": found.lost,
    }
