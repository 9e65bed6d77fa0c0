"""What people switched while it runs: pauses, of all or of one process, and how far each process goes alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.store import settings
from graphs.message import Address

PAUSE = "pause"
AUTONOMY = "autonomy."
REVISION = "switches.revision"

_ADDRESS: TypeAdapter[Address] = TypeAdapter(Address)


@dataclass(frozen=True)
class Paused:
    """`by` is a person's id; `until` None: until somebody resumes. Its end is said at `place`, in `language`."""

    by: str
    since: datetime
    until: datetime | None = None
    place: Address | None = None
    language: str = "fr"

    def holds_at(self, now: datetime) -> bool:
        return self.until is None or now < self.until


@dataclass(frozen=True)
class Level:
    """`word` as it was set; above `limit` (euros excluding VAT) it asks all the same."""

    word: str
    limit: Decimal | None = None


def revision_of(c: Connection) -> str:
    """Another one after each change: what other processes look at."""
    return str(settings.get(c, REVISION, ""))


def pause_of(c: Connection, process: str = "") -> Paused | None:
    """The pause of all, or of one process; one whose end has come is still there until it is taken away."""
    return _pause(settings.get(c, _name(process)))


def levels_of(c: Connection, processes: Iterable[str]) -> dict[str, Level]:
    """What was set, of these processes; the others are as the settings say."""
    found = {process: _level(settings.get(c, f"{AUTONOMY}{process}")) for process in processes}
    return {process: level for process, level in found.items() if level is not None}


def set_pause(c: Connection, paused: Paused | None, *, revision: str, process: str = "") -> None:
    settings.put(c, _name(process), {} if paused is None else _kept(paused))
    settings.put(c, REVISION, revision)


def set_level(c: Connection, process: str, level: str, *, revision: str, limit: Decimal | None = None) -> None:
    value: Any = level if limit is None else {"level": level, "limit": str(limit)}
    settings.put(c, f"{AUTONOMY}{process}", value)
    settings.put(c, REVISION, revision)


def _name(process: str) -> str:
    return f"{PAUSE}.{process}" if process else PAUSE


def _kept(paused: Paused) -> dict[str, Any]:
    return {
        "by": paused.by,
        "since": paused.since.isoformat(),
        "until": paused.until.isoformat() if paused.until else None,
        "place": asdict(paused.place) if paused.place else None,
        "language": paused.language,
    }


def _pause(value: Any) -> Paused | None:
    if not value:
        return None
    until, place = value.get("until"), value.get("place")
    return Paused(
        value["by"],
        datetime.fromisoformat(value["since"]),
        datetime.fromisoformat(until) if until else None,
        _ADDRESS.validate_python(place) if place else None,
        str(value.get("language", "fr")),
    )


def _level(value: Any) -> Level | None:
    if isinstance(value, str):
        return Level(value)
    if not isinstance(value, dict):
        return None
    fields = cast("dict[str, object]", value)
    try:
        limit = Decimal(str(fields.get("limit", "")))
    except InvalidOperation:
        return None  # a limit that cannot be read is no licence to go without one
    return Level(str(fields.get("level", "")), limit) if limit.is_finite() and limit >= 0 else None
