"""Reads who begins, and what else is said of the pilot in the same breath: how far alone, and until when. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from graphs.context import Person
from graphs.setup.deciding import Around
from graphs.setup.reading import agrees, read_level
from graphs.setup.state import Plan
from graphs.understanding.text import fold
from graphs.when.instants import day_of
from graphs.when.reading import find_when

FARTHEST = timedelta(days=370)
"""No review is planned later than that."""

EVERYBODY_SAID = re.compile(
    r"\b(?:tou(?:s|t le monde|te l'equipe)|equipe entiere|everyone|everybody|whole team|all of us|all)\b"
)
_LISTED = re.compile(r"[,;&+\n]|\b(?:et|and|puis|plus)\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^(?:(?:avec|with|aussi|also|plut[oô]t|rather|oui|yes|non|no|puis)\b\W*)+", re.IGNORECASE)
_MYSELF = re.compile(r"\b(?:moi(?:[- ]meme)?|je|me|myself|just me|only me)\b")


def said_besides(plan: Plan, text: str, around: Around) -> Plan:
    """With what else was said of the pilot in the same breath: with whom, how far, until when. It is all repeated
    before anything begins."""
    people, unclear = _by_name(text, around)
    if not plan.people and not plan.everyone and people and not unclear:
        plan = replace(plan, people=people)
    if not plan.level and (level := read_level(text)):
        plan = replace(plan, level=level)
    if not plan.review and (day := day_in(text, around)) is not None:
        plan = replace(plan, review=day.isoformat())
    return plan


def named(text: str, around: Around) -> tuple[list[str], str]:
    """Ids of the colleagues whose names or roles are said, and of whoever says "me"; and a name that several have."""
    found, unclear = _by_name(text, around)
    if unclear:
        return [], unclear
    said = fold(text)
    found += [person_id for person_id in _by_role(said, around) if person_id not in found]
    if _MYSELF.search(said) and around.asker.id not in found:
        found.append(around.asker.id)
    return found, ""


def unknown_name(text: str, around: Around) -> str:
    """Somebody who is listed among colleagues and is none of them; "" nobody."""
    for piece in _LISTED.split(text):
        said = _BEFORE_NAME.sub("", piece.strip(" .!?"))
        capital = said and len(said.split()) <= 3 and all(word[:1].isupper() for word in said.split())
        if (
            not capital
            or agrees(said)
            or _MYSELF.search(fold(said))
            or read_level(said)
            or _by_role(fold(said), around)
        ):
            continue
        if _by_name(said, around) == ([], "") and day_in(said, around) is None:
            return said
    return ""


def _by_role(said: str, around: Around) -> list[str]:
    roles = [fold(role.name).replace("_", " ") for role in around.roles]
    wanted = {role for role in roles if re.search(rf"\b{re.escape(role)}s?\b", said)}
    return [
        person.id
        for person in around.colleagues
        if not person.outside and fold(person.role).replace("_", " ") in wanted
    ]


def _by_name(text: str, around: Around) -> tuple[list[str], str]:
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    found: list[str] = []
    for person in around.colleagues:
        parts = re.findall(r"[^\W\d_]+", fold(person.name))
        if not parts or person.outside:
            continue
        whole = all(part in words for part in parts)
        if not whole and parts[0] in words:
            namesakes = [other for other in around.colleagues if _first(other) == parts[0]]
            said_whole = [other for other in namesakes if set(re.findall(r"[^\W\d_]+", fold(other.name))) <= words]
            if len(namesakes) > 1 and not said_whole:
                return [], person.name.split()[0]
            whole = len(namesakes) == 1
        if whole:
            found.append(person.id)
    return found, ""


def _first(person: Person) -> str:
    parts = re.findall(r"[^\W\d_]+", fold(person.name))
    return parts[0] if parts else ""


def day_in(text: str, around: Around) -> date | None:
    """The day that is said among other words, when a review can be then."""
    found = find_when(text, datetime.combine(around.today, time(9)), around.language)
    day = day_of(found.when) if found is not None else None
    return around.calendar.working_day_from(day) if day and around.today < day <= around.today + FARTHEST else None
