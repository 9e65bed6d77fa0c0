"""What people switched while it runs: the pause, and how far each process goes alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.store import settings

PAUSE = "pause"
AUTONOMY = "autonomy."
REVISION = "switches.revision"


@dataclass(frozen=True)
class Paused:
    """`by` is a person's id."""

    by: str
    since: datetime


def revision_of(c: Connection) -> str:
    """Another one after each change: what other processes look at."""
    return str(settings.get(c, REVISION, ""))


def pause_of(c: Connection) -> Paused | None:
    return _pause(settings.get(c, PAUSE))


def levels_of(c: Connection, processes: Iterable[str]) -> dict[str, str]:
    """What was set, of these processes; the others are as the settings say."""
    found = {process: settings.get(c, f"{AUTONOMY}{process}") for process in processes}
    return {process: level for process, level in found.items() if isinstance(level, str)}


def set_pause(c: Connection, paused: Paused | None, *, revision: str) -> None:
    value = {} if paused is None else {"by": paused.by, "since": paused.since.isoformat()}
    settings.put(c, PAUSE, value)
    settings.put(c, REVISION, revision)


def set_level(c: Connection, process: str, level: str, *, revision: str) -> None:
    settings.put(c, f"{AUTONOMY}{process}", level)
    settings.put(c, REVISION, revision)


def _pause(value: Any) -> Paused | None:
    return Paused(value["by"], datetime.fromisoformat(value["since"])) if value else None
