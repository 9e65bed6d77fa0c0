"""The pictures of a digest: what is owed by age, quotes by week. What cannot be drawn is left out: the words say it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import structlog

from bot.digest.outside import WEEKS, Outside
from bot.turn import Turn
from graphs.digest.body import Picture
from graphs.digest.dates import short_day
from graphs.digest.headlines import AGED
from graphs.digest.wording import tell
from graphs.receivables.answer import aged_chart
from graphs.receivables.wording import money, number
from integrations.charts.port import Bar, BarChart, Charts
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)


async def drawn(turn: Turn, charts: Charts, outside: Outside, today: date, language: str) -> list[Picture]:
    wanted: list[tuple[str, BarChart]] = []
    if outside.found is not None and outside.found.aged.whole.due:
        wanted.append((AGED, aged_chart(outside.found.aged, language)))
    if outside.quotes:
        wanted.append(("quotes", quotes_by_week(outside, today, language)))
    pictures: list[Picture] = []
    for name, chart in wanted:
        try:
            body = await charts.bars_png(chart)
        except IntegrationError:
            continue
        except Exception:
            log.exception("digest.not_drawn", picture=name)
            continue
        file = turn.keep(f"{name}-{today.isoformat()}.png", "image/png", body)
        pictures.append(Picture(file, _alt(chart, language)))
    return pictures


def quotes_by_week(outside: Outside, today: date, language: str) -> BarChart:
    """The week that has just begun says so, and is left out while nothing was sent in it: a nought would be no news."""
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    counts = Counter(each.issued_on - timedelta(days=each.issued_on.weekday()) for each in outside.quotes)
    bars = [Bar(short_day(week, language), Decimal(counts[week])) for week in weeks[:-1]]
    if counts[monday]:
        bars.append(Bar(tell(language, "chart.running", day=short_day(monday, language)), Decimal(counts[monday])))
    return BarChart(tell(language, "chart.quotes"), bars, 0, "en" if language == "en" else "fr", "count")


def _alt(chart: BarChart, language: str) -> str:
    """The figures in words."""
    of = money if chart.unit == "eur" else number
    bars = ", ".join(f"{bar.label} {of(bar.amount, language)}" for bar in chart.bars)
    return tell(language, "chart.alt", title=chart.title, bars=bars)
