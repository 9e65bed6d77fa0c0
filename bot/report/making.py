"""Makes a report: gathers its figures, draws its picture, prints its files, and tells it as a card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

import structlog

from bot.report import gathering
from bot.report.around import around, company_name, seen_from
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.turn import Turn
from graphs.message import Address, FileRef, Message
from graphs.report import cards, document, lines
from graphs.report.around import Around, Seen
from graphs.report.figures import Figures
from graphs.report.period import Period
from graphs.report.wording import tell
from integrations.books.port import Books
from integrations.charts.port import BarChart, Charts
from integrations.documents.port import Documents
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

Format = Literal["pdf", "csv"]


@dataclass(frozen=True)
class Wanted:
    """`reader`: the person who alone reads it ("" several people do); `whole`: they may see all cases. `files` to keep;
    `chart`: with its picture; `late` says when it was due."""

    period: Period
    language: str
    place: Address
    reader: str = ""
    whole: bool = False
    files: tuple[Format, ...] = ()
    chart: bool = False
    late: str = ""


@dataclass(frozen=True)
class Made:
    figures: Figures
    around: Around
    message: Message


@dataclass(frozen=True)
class Maker:
    """`name_of` gives the name of a person's id; `may_see_all` whether that person may see every case."""

    database: Database
    books: Books
    documents: Documents
    charts: Charts
    name_of: Callable[[str], str]
    may_see_all: Callable[[str], bool]

    async def make(self, turn: Turn, wanted: Wanted) -> Made:
        """Files and what was found go into the turn; nothing is posted. Errors of the store pass through."""
        found, seen = await self.gathered(wanted)
        company = await company_name(self.books) if wanted.files else ""
        about = around(found, wanted.period, wanted.language, self.name_of, seen, company)
        turn.openers.append(_kept(found))
        if found.empty:
            wanted = Wanted(wanted.period, wanted.language, wanted.place, late=wanted.late)
        chart = await self._picture(turn, found, about) if wanted.chart else None
        files, failed = await self._files(turn, found, about, wanted.files)
        late = " ".join(said for said in (wanted.late, tell(wanted.language, "file.failed") if failed else "") if said)
        message = cards.card(found, about, late=late, chart=chart, files=files)
        return Made(found, about, message)

    async def gathered(self, wanted: Wanted) -> tuple[Figures, dict[str, Seen]]:
        period = wanted.period
        whole = wanted.whole and bool(wanted.reader) and self.may_see_all(wanted.reader)

        def read(c: Connection) -> tuple[Figures, dict[str, Seen]]:
            parts = [(since, until) for since, until, _ in period.parts()]
            found = gathering.gather(c, period.since, period.until, parts)
            return found, seen_from(c, [each.case_id for each in found.avoided], wanted.place, whole=whole)

        return await self.database.read(read)

    async def _picture(self, turn: Turn, found: Figures, about: Around) -> tuple[BarChart, FileRef] | None:
        """None when there is nothing to draw, or it cannot be drawn: the words say the same."""
        chart = cards.chart_of(found, about)
        if chart is None:
            return None
        try:
            picture = await self.charts.bars_png(chart)
        except IntegrationError as error:
            log.warning("report.not_drawn", why=type(error).__name__)
            return None
        except Exception:
            # The figures are worth more than their picture: what nobody foresaw there keeps nobody from reading them.
            log.exception("report.not_drawn")
            return None
        return chart, turn.keep(_named("png", about), "image/png", picture)

    async def _files(
        self, turn: Turn, found: Figures, about: Around, formats: tuple[Format, ...]
    ) -> tuple[tuple[FileRef, ...], bool]:
        """The files, and whether the PDF could not be made: then the figures come as CSV all the same."""
        kept: list[FileRef] = []
        failed = False
        if "pdf" in formats:
            try:
                made_on = _today(about, turn)
                body = await self.documents.report_pdf(document.document(found, about, made_on))
                kept.append(turn.keep(_named("pdf", about), "application/pdf", body))
            except IntegrationError as error:
                log.warning("report.not_printed", why=type(error).__name__)
                failed = True
            except Exception:
                log.exception("report.not_printed")
                failed = True
        if "csv" in formats or failed:
            kept.append(turn.keep(_named("csv", about), "text/csv", lines.to_csv(found, about)))
        return tuple(kept), failed


def _kept(found: Figures) -> Callable[[Connection], list[Outgoing]]:
    """What was found to have been kept from happening is written down with the card that shows it: its buttons work."""

    def keep(c: Connection) -> list[Outgoing]:
        gathering.keep_found(c, found.since, found.until)
        return []

    return keep


def _named(kind: str, about: Around) -> str:
    period = about.period
    return tell(about.language, f"{kind}.name", first=period.first.isoformat(), last=period.last.isoformat())


def _today(about: Around, turn: Turn) -> date:
    return turn.now.astimezone(ZoneInfo(about.period.zone)).date()
