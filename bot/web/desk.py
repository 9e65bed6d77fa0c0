"""All that the desk's routes reach, given by whoever mounts it."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.platform import Door
from bot.store.database import Database
from bot.web.live import Hub
from bot.web.settings import DeskPerson, WebSettings
from graphs.message import FileRef


@dataclass(frozen=True)
class Desk:
    """`people`: who may sit here, in the order they are offered. `suggestions`: example sentences for one of them.
    `token` is of this run: only pages that this process served carry it."""

    settings: WebSettings
    door: Door
    database: Database
    hub: Hub
    people: Callable[[], Awaitable[Sequence[DeskPerson]]]
    suggestions: Callable[[str], Awaitable[Sequence[str]]]
    keep: Callable[[str, str, bytes], Awaitable[FileRef]]
    read: Callable[[str], Awaitable[tuple[FileRef, bytes] | None]]
    now: Callable[[], datetime]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
