"""What a measurement gives, and how the run's table is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`. `beside` names what it is compared with, `yardstick` being that one's value."""

    name: str
    value: float
    unit: str
    beside: str = ""
    yardstick: float | None = None
    aim: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float | None:
        return None if self.yardstick is None else self.value / self.yardstick

    def at_most(self, limit: float, aim: str) -> Figure:
        """With an aim for the ratio when there is one, for the value otherwise."""
        return replace(self, aim=aim, met=(self.value if self.ratio is None else self.ratio) <= limit)

    def at_least(self, limit: float, aim: str) -> Figure:
        """As `at_most`, the other way round."""
        return replace(self, aim=aim, met=(self.value if self.ratio is None else self.ratio) >= limit)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that `percent` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def show(title: str, figures: Sequence[Figure]) -> None:
    """Prints one section as it ends: a long run shows where it is."""
    print(f"\n{title}", flush=True)
    for figure in figures:
        ratio = f"{figure.ratio:.2f} × {figure.beside}" if figure.ratio is not None else figure.beside
        mark = {None: "", True: "met", False: "MISSED"}[figure.met]
        aim = f"aim: {figure.aim} ({mark})" if figure.aim else ""
        print(
            f"  {figure.name:<52} {_number(figure.value):>10} {figure.unit:<9} {ratio:<34} {aim}".rstrip(), flush=True
        )


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
