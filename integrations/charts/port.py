"""Figures drawn as a picture: typed figures in, PNG bytes out, the same bytes for the same figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, Protocol


@dataclass(frozen=True)
class Bar:
    """`label` in the reader's language; `amount` in the unit of the chart."""

    label: str
    amount: Decimal


@dataclass(frozen=True)
class BarChart:
    """`title` says what is shown, `alarming` how many of the last bars are worrying; `language`: fr | en. `unit`:
    euros, or things that are counted."""

    title: str
    bars: list[Bar] = field(default_factory=list[Bar])
    alarming: int = 0
    language: str = "fr"
    unit: Literal["eur", "count"] = "eur"


class Charts(Protocol):
    async def bars_png(self, chart: BarChart) -> bytes:
        """PNG, readable at 320 px width and on light and dark grounds."""
        ...
