"""Joins two answers about the same sentence: what each changed in the first reading, both hold. Pure, over JSON."""

from __future__ import annotations

from typing import Any, cast


def merged(base: object, mine: object, theirs: object) -> Any:
    """`mine` with what `theirs` changed in `base`. Where both changed the same thing, `theirs` holds."""
    if theirs == base or mine == theirs:
        return mine
    if mine == base:
        return theirs
    if isinstance(base, dict) and isinstance(mine, dict) and isinstance(theirs, dict):
        return _fields(cast(_Fields, base), cast(_Fields, mine), cast(_Fields, theirs))
    if isinstance(base, list) and isinstance(mine, list) and isinstance(theirs, list):
        return _items(cast(_Items, base), cast(_Items, mine), cast(_Items, theirs))
    return theirs


_Fields = dict[str, object]
_Items = list[object]


def _fields(base: _Fields, mine: _Fields, theirs: _Fields) -> dict[str, Any]:
    """Things of another kind have nothing to join."""
    if not base.get("kind") == mine.get("kind") == theirs.get("kind"):
        return theirs
    return {key: merged(base.get(key), mine.get(key), theirs[key]) for key in theirs}


def _items(base: _Items, mine: _Items, theirs: _Items) -> list[Any]:
    if not len(base) == len(mine) == len(theirs):
        return theirs
    return [merged(*three) for three in zip(base, mine, theirs, strict=True)]
