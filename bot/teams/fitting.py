"""The most of something that fits: what matters least gives way first, always in the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

Drawn = TypeVar("Drawn")
Caps = TypeVar("Caps")


def fitted(
    draw: Callable[[Caps], Drawn],
    fits: Callable[[Drawn], bool],
    ceilings: Caps,
    floors: Sequence[tuple[str, int]],
) -> Drawn:
    """Lowers one cap after the other to its floor until it fits, then raises each again as far as it goes, the last
    lowered first: what had to give way first stays the shortest."""
    caps, drawn = ceilings, draw(ceilings)
    lowered: list[str] = []
    for name, floor in floors:
        if fits(drawn):
            break
        if floor < getattr(caps, name):
            caps = _with(caps, name, floor)
            lowered.append(name)
            drawn = draw(caps)
    for name in reversed(lowered):
        caps = _raised(caps, name, getattr(ceilings, name), lambda tried: fits(draw(tried)))
    return draw(caps) if lowered else drawn


def _raised(caps: Caps, name: str, ceiling: int, fits: Callable[[Caps], bool]) -> Caps:
    """The same caps with the highest value of this one that fits."""
    low, high = int(getattr(caps, name)), ceiling
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_with(caps, name, middle)):
            low = middle
        else:
            high = middle - 1
    return _with(caps, name, low)


def _with(caps: Any, name: str, value: int) -> Any:
    return replace(caps, **{name: value})
