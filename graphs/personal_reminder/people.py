"""Which colleague is meant by a name as people write it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graphs.context import Person
from graphs.understanding.text import fold

ME = frozenset({"moi", "me", "myself", "moi-meme"})


def named(whom: str, colleagues: Sequence[Person]) -> list[Person]:
    """Those who may be meant: by full name, else by address, else by a part of the name."""
    wanted = _key(whom)
    if not wanted:
        return []
    for matching in (
        [person for person in colleagues if _key(person.name) == wanted],
        [person for person in colleagues if person.email and person.email.casefold() == whom.strip().casefold()],
        [person for person in colleagues if _is_part(wanted, person.name)],
    ):
        if matching:
            return matching
    return []


def is_named(whom: str, names: Collection[str]) -> bool:
    """Whether one of these names is meant."""
    wanted = _key(whom)
    return bool(wanted) and any(_key(name) == wanted or _is_part(wanted, name) for name in names)


def _is_part(wanted: str, name: str) -> bool:
    """ "claire", "dubois", "claire d": whole words of the name, the last one may be an initial."""
    parts, said = _key(name).split(), wanted.split()
    if len(said) == 1:
        return said[0] in parts
    return parts[: len(said) - 1] == said[:-1] and len(parts) >= len(said) and parts[len(said) - 1].startswith(said[-1])


def _key(name: str) -> str:
    bare = re.sub(r"^(?:m\.|mme|mlle|mr\.?|mrs\.?|ms\.?|monsieur|madame)\s+", "", fold(name).strip(" @,.;:!?"))
    return " ".join(re.sub(r"['’]s$", "", bare).split())
