"""Who changes rules from the command line: the person named, if their role allows it, or the first who may."""

from __future__ import annotations

from collections.abc import Sequence

from bot.people.staff import Staff
from bot.people.wording import role_label
from bot.rules.files.wording import tell
from bot.store.people import PersonRow
from graphs.context import Role


class NotAllowed(Exception):
    """`str()` is the sentence for the person."""


def doer(
    named: PersonRow | None, needed: Sequence[Role | None], staff: Staff, rules: Sequence[str], language: str
) -> PersonRow:
    """`needed` is the least role for each thing that is to be done (None: no role may), `rules` what they are about.
    Raises `NotAllowed`."""
    what = ", ".join(rules[:10]) or "–"
    if any(role is None for role in needed):
        raise NotAllowed(tell(language, "no_role", rules=what))
    least = max((role for role in needed if role is not None), key=lambda role: role.rank, default=None)
    rank = least.rank if least is not None else -1
    label = role_label(least.name, language) if least is not None else ""
    if named is not None:
        if _rank(named, staff) < rank:
            raise NotAllowed(tell(language, "not_allowed", who=named.name, role=label, rules=what))
        return named
    able = [row for row in staff.active if _rank(row, staff) >= rank]
    if not able:
        raise NotAllowed(tell(language, "nobody", role=label, rules=what))
    return min(able, key=lambda row: (_rank(row, staff), row.id))


def _rank(row: PersonRow, staff: Staff) -> int:
    role = staff.role(row.role)
    return role.rank if role is not None and row.active else -1
