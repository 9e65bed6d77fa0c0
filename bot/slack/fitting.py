"""The most of a message that fits: tables give first, then texts, lists, whole blocks, and buttons last of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.slack.drawing import Caps

Drawn = TypeVar("Drawn")

TEXT_FLOOR = 200

FLOORS = (("rows", 5), ("text", TEXT_FLOOR), ("items", 5), ("parts", 0), ("confirm", 20), ("label", 12), ("buttons", 0))
"""What gives way, in this order, and how far each does before the next has to."""


def fitted(draw: Callable[[Caps], Drawn], fits: Callable[[Drawn], bool], ceilings: Caps) -> Drawn:
    """Lowers one cap after the other until it fits, then raises each again as far as it goes, the last lowered first:
    what had to give way first stays the shortest. The same message is always cut in the same way."""
    caps, drawn = ceilings, draw(ceilings)
    lowered: list[str] = []
    for name, floor in FLOORS:
        if fits(drawn):
            break
        if floor < getattr(caps, name):
            caps = replace(caps, **{name: floor})
            lowered.append(name)
            drawn = draw(caps)
    for name in reversed(lowered):
        caps = _raised(caps, name, getattr(ceilings, name), lambda tried: fits(draw(tried)))
    return draw(caps) if lowered else drawn


def _raised(caps: Caps, name: str, ceiling: int, fits: Callable[[Caps], bool]) -> Caps:
    """The same caps with the highest value of this one that fits."""
    low, high = getattr(caps, name), ceiling
    while low < high:
        middle = (low + high + 1) // 2
        if fits(replace(caps, **{name: middle})):
            low = middle
        else:
            high = middle - 1
    return replace(caps, **{name: low})
