"""Finds the tables of sentences of a wording module, whichever of the house's shapes they have.

{"fr": …, "en": …}          by language, at any depth
{"key": ("…", "…")}         French, then English
FRENCH = … ; ENGLISH = …    two records of one dataclass
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Table:
    """The same thing in both languages: None where a language is missing."""

    place: str
    french: Any
    english: Any


def tables(module_name: str) -> Iterator[Table]:
    module = importlib.import_module(module_name)
    for name, value in vars(module).items():
        if isinstance(value, Mapping):
            yield from _in_mapping(f"{module_name}.{name}", value)
    pair = [getattr(module, name, None) for name in ("FRENCH", "ENGLISH")]
    if any(is_dataclass(one) for one in pair):
        yield Table(f"{module_name}.FRENCH/ENGLISH", *(asdict(one) if is_dataclass(one) else None for one in pair))  # pyright: ignore[reportArgumentType]


def _in_mapping(place: str, mapping: Mapping[Any, Any]) -> Iterator[Table]:
    if set(LANGUAGES) & set(mapping):
        yield Table(place, *(mapping.get(language) for language in LANGUAGES))
        return
    for key, value in mapping.items():
        where = f"{place}[{key!r}]"
        if isinstance(value, Mapping):
            yield from _in_mapping(where, value)
        elif isinstance(value, tuple) and len(value) == 2 and all(isinstance(one, str) for one in value):
            yield Table(where, *value)


def sentences(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence in it, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from sentences(inner, f"{place}[{key!r}]")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from sentences(inner, f"{place}[{number}]")


def typesetter(module_name: str) -> Callable[[str], str]:
    """A module may keep plain spaces in its tables and put the right ones when it reads them (`typeset`)."""
    return getattr(importlib.import_module(module_name), "typeset", str)
