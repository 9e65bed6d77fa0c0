"""Pictures of figures: PNG, the same for the same figures, readable whatever the figures are."""

from __future__ import annotations

import asyncio
import struct
import subprocess
import sys
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from integrations.charts import matplotlib_charts
from integrations.charts.canvas import Canvas, Face
from integrations.charts.matplotlib_charts import ALARMING, EDGE, MUTED, OWED, TRACK, USUAL, WIDTH, MatplotlibCharts
from integrations.charts.port import Bar, BarChart
from integrations.errors import Misconfigured
from integrations.fonts import font_file

LABELS = ("Non échu", "1 à 30 jours", "31 à 60 jours", "61 à 90 jours", "Plus de 90 jours")
AMOUNTS = ("13129.14", "5191.08", "1044.92", "0", "175.40")
CHART = BarChart(
    "Balance âgée au 23 novembre 2026",
    [Bar(label, Decimal(amount)) for label, amount in zip(LABELS, AMOUNTS, strict=True)],
    alarming=2,
)


def opened(body: bytes) -> Image.Image:
    return Image.open(BytesIO(body)).convert("RGB")


def colours(picture: Image.Image) -> set[str]:
    found = picture.getcolors(1 << 24) or []
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in found}  # type: ignore[misc]


def widths(picture: Image.Image, colour: str) -> list[int]:
    """How many pixels of exactly that colour each row has, rows of text left out."""
    wanted = tuple(bytes.fromhex(colour[1:]))
    rows = [
        sum(picture.getpixel((x, y)) == wanted for x in range(0, picture.width, 2)) * 2
        for y in range(0, picture.height, 4)
    ]
    return [count for count in rows if count > 0]


async def test_a_png_of_the_promised_width_without_the_maker_s_name() -> None:
    body = await MatplotlibCharts().bars_png(CHART)
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", body[16:24])
    assert width == WIDTH
    assert 500 < height < 900
    assert b"Matplotlib" not in body
    assert len(body) < 100_000


async def test_the_same_figures_give_the_same_bytes() -> None:
    charts = MatplotlibCharts()
    first, *others = await asyncio.gather(*(each.bars_png(CHART) for each in (charts, charts, MatplotlibCharts())))
    assert all(each == first for each in others)
    assert await charts.bars_png(BarChart(CHART.title, CHART.bars, 4)) != first


async def test_the_ground_is_opaque_so_that_it_reads_on_dark() -> None:
    body = await MatplotlibCharts().bars_png(CHART)
    whole = Image.open(BytesIO(body))
    assert whole.convert("RGBA").getextrema()[3] == (255, 255)
    assert whole.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


async def test_bars_are_as_long_as_their_amounts() -> None:
    bars = [Bar("a", Decimal(100)), Bar("b", Decimal(50)), Bar("c", Decimal(25))]
    picture = opened(await MatplotlibCharts().bars_png(BarChart("", bars, 1)))
    room = WIDTH - 2 * EDGE
    usual = widths(picture, USUAL)
    assert max(usual) == pytest.approx(room, abs=4)
    assert min(usual) == pytest.approx(room / 2, abs=4)
    assert max(widths(picture, ALARMING)) == pytest.approx(room / 4, abs=4)


async def test_nothing_and_zero_and_credits_are_drawn_soberly() -> None:
    charts = MatplotlibCharts()
    empty = colours(opened(await charts.bars_png(BarChart("Rien"))))
    assert MUTED in empty
    assert TRACK not in empty
    zero = colours(opened(await charts.bars_png(BarChart("", [Bar("a", Decimal(0))], 1))))
    assert TRACK in zero
    assert not zero & {USUAL, ALARMING}
    owed = colours(opened(await charts.bars_png(BarChart("", [Bar("a", Decimal(-5))], 1))))
    assert OWED in owed
    assert ALARMING not in owed


@pytest.mark.parametrize("language", ["fr", "en", "de", ""])
async def test_any_words_and_amounts_are_drawn(language: str) -> None:
    words = ["$x_2$ \\frac{1}{2}", "日本 🍵 \u202e", "x" * 3000, "long " * 300, "", "\n\t", "É" * 40]
    bars = [Bar(word, Decimal("999999999999999.99")) for word in words]
    picture = opened(await MatplotlibCharts().bars_png(BarChart(" ".join(words), bars, 3, language)))
    edge = [picture.getpixel((x, y)) for y in range(picture.height) for x in (0, EDGE // 2, WIDTH - EDGE // 2)]
    assert set(edge) == {(255, 255, 255)}, "nothing runs over the edge"


@given(st.lists(st.decimals(Decimal("-1e15"), Decimal("1e15"), places=2), max_size=5), st.integers(0, 9))
@settings(max_examples=15, deadline=None)
def test_any_figures_are_drawn(amounts: list[Decimal], alarming: int) -> None:
    chart = BarChart("T", [Bar("b", amount) for amount in amounts], alarming)
    assert asyncio.run(MatplotlibCharts().bars_png(chart)).startswith(b"\x89PNG")


def test_text_is_cut_where_it_would_not_fit() -> None:
    font = font_file(("font_source_sans_pro", "files/SourceSansPro-Regular.otf"))
    canvas = Canvas(500, 10, [Face(font, font)])
    assert canvas.wrapped("une deux", 30, 400, lines=1) == ["une deux"]
    first, second = canvas.wrapped("un titre bien trop long pour une seule ligne et même pour deux", 30, 300, lines=2)
    assert canvas.width(first, 30) <= 300
    assert canvas.width(second, 30) <= 300
    assert second.endswith("…")
    assert canvas.wrapped("", 30, 300, lines=2) == []


async def test_a_missing_font_wakes_the_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = ("no_such_package", "a.otf")
    monkeypatch.setattr(matplotlib_charts, "_FONTS", ((nowhere, nowhere),))
    with pytest.raises(Misconfigured, match="no_such_package"):
        await MatplotlibCharts().bars_png(CHART)


def test_importing_loads_no_library_and_drawing_no_pyplot() -> None:
    code = (
        "import asyncio, sys\n"
        "from integrations.charts.matplotlib_charts import MatplotlibCharts\n"
        "from integrations.charts.port import BarChart\n"
        "assert 'matplotlib' not in sys.modules\n"
        "asyncio.run(MatplotlibCharts().bars_png(BarChart('a')))\n"
        "assert 'matplotlib' in sys.modules and 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


async def test_what_is_counted_bears_no_currency() -> None:
    bars = [Bar("chaud", Decimal(4)), Bar("tiède", Decimal(12))]
    counted = await MatplotlibCharts().bars_png(BarChart("Prospects", bars, unit="count"))
    assert counted != await MatplotlibCharts().bars_png(BarChart("Prospects", bars))
    assert matplotlib_charts.written(Decimal(1200), BarChart("", unit="count")).replace("\u202f", " ") == "1 200"
    assert "€" in matplotlib_charts.written(Decimal(1200), BarChart(""))
