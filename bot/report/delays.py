"""Medians of waiting times in memory that does not grow: counted by length, to three significant figures."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta


class Histogram:
    """Exact below a second (to the millisecond) and to half a percent above."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self.count = 0

    def add(self, delay: timedelta) -> None:
        self._counts[_rounded(max(0, round(delay / timedelta(milliseconds=1))))] += 1
        self.count += 1

    def percentile(self, percent: int) -> timedelta:
        """The smallest length that `percent` of them do not exceed; nothing without any."""
        wanted, seen = -(-self.count * percent // 100), 0
        for milliseconds in sorted(self._counts):
            seen += self._counts[milliseconds]
            if seen >= wanted:
                return timedelta(milliseconds=milliseconds)
        return timedelta()


def _rounded(milliseconds: int) -> int:
    """Three significant figures: at most 900 lengths a power of ten."""
    scale = 10 ** max(0, len(str(milliseconds)) - 3)
    return (milliseconds + scale // 2) // scale * scale
