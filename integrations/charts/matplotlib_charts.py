"""Charts drawn by matplotlib into a PNG: own font, own colours, an opaque ground, nothing of pyplot's shared state."""

from __future__ import annotations

import asyncio
import threading
from decimal import Decimal
from io import BytesIO

from babel.numbers import format_currency, format_decimal

from integrations.charts.canvas import Canvas, Face
from integrations.charts.port import Bar, BarChart
from integrations.charts.wording import nothing
from integrations.fonts import font_file

WIDTH = 960
"""Pixels: shown at a third of it on a telephone, where `TEXT` is then 11 px high."""

TEXT = 34
HEAD = 40
EDGE = 36
LINE = 46
ROW = 112
BAR = 30
GAP = 32

INK = "#1b2530"
MUTED = "#4d5a67"
TRACK = "#e6ebf0"
USUAL = "#2b6cb0"
ALARMING = "#c0392b"
OWED = "#6b7a89"
"""Of a negative amount."""

_FONTS = (
    (
        ("font_source_sans_pro", "files/SourceSansPro-Regular.otf"),
        ("font_source_sans_pro", "files/SourceSansPro-Bold.otf"),
    ),
    (("matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf"), ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf")),
)
"""Regular and bold; the second pair for the letters that the first does not have."""


class MatplotlibCharts:
    """Implements `Charts`. The library is loaded at the first chart, in a thread."""

    async def bars_png(self, chart: BarChart) -> bytes:
        """`Misconfigured` when the fonts are not installed."""
        return await asyncio.to_thread(_one_at_a_time, chart)


_LOCK = threading.Lock()
"""The library's caches of fonts are the whole process's, and have none of their own."""


def _one_at_a_time(chart: BarChart) -> bytes:
    with _LOCK:
        return _drawn(chart)


def _drawn(chart: BarChart) -> bytes:
    """From the top: the title, then for each bar its words over it."""
    faces = _faces()
    measure = Canvas(WIDTH, 1, faces)
    title = measure.wrapped(chart.title, HEAD, WIDTH - 2 * EDGE, lines=2, bold=True)
    top = EDGE + len(title) * LINE + (GAP if title else 0)
    canvas = Canvas(WIDTH, top + ROW * max(len(chart.bars), 1) + EDGE - GAP, faces)
    for place, line in enumerate(title):
        canvas.text(EDGE, EDGE + place * LINE, line, HEAD, INK, bold=True)
    if not chart.bars:
        canvas.text(EDGE, top, nothing(chart.language), TEXT, MUTED)
    longest = max((abs(bar.amount) for bar in chart.bars), default=0)
    for place, bar in enumerate(chart.bars):
        alarming = place >= len(chart.bars) - chart.alarming
        share = float(abs(bar.amount) / longest) if longest else 0.0
        _bar(canvas, bar, top + place * ROW, share, alarming=alarming, amount=written(bar.amount, chart))
    out = BytesIO()
    canvas.save(out)
    return out.getvalue()


def written(amount: Decimal, chart: BarChart) -> str:
    """As the chart's reader writes it."""
    locale = "fr" if chart.language[:2] == "fr" else "en"
    if chart.unit == "count":
        return format_decimal(amount, locale=locale)
    return format_currency(amount, "EUR", locale=locale)


def _bar(canvas: Canvas, bar: Bar, top: int, share: float, *, alarming: bool, amount: str) -> None:
    room = WIDTH - 2 * EDGE
    strong = alarming and bar.amount > 0
    colour = OWED if bar.amount < 0 else ALARMING if alarming else USUAL
    taken = canvas.text(WIDTH - EDGE, top, amount, TEXT, ALARMING if strong else INK, bold=True, right=True)
    label = canvas.wrapped(bar.label, TEXT, room - taken - GAP, lines=1)
    for line in label:
        canvas.text(EDGE, top, line, TEXT, INK)
    canvas.box(EDGE, top + LINE, room, BAR, TRACK)
    if share:
        canvas.box(EDGE, top + LINE, max(round(room * share), 6), BAR, colour)


def _faces() -> list[Face]:
    return [Face(font_file(regular), font_file(bold)) for regular, bold in _FONTS]
