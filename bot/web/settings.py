"""What the local desk can be told: its channels, its limits, and who sits at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphs.understanding.text import fold

PLATFORM = "web"


@dataclass(frozen=True)
class DeskPerson:
    """Someone who can sit at the desk. `role` is shown as it is, `language` is fr or en, `time_zone` an IANA name."""

    id: str
    name: str
    role: str
    language: str
    time_zone: str = "Europe/Paris"


@dataclass(frozen=True)
class WebSettings:
    """`channels` are the names people read, without `#`. Sizes in bytes, lengths in characters."""

    channels: list[str] = field(default_factory=lambda: ["devis", "general"])
    language: str = "fr"
    time_zone: str = "Europe/Paris"
    largest_file: int = 10 * 1024 * 1024
    most_files: int = 10
    longest_text: int = 40_000
    page_size: int = 50
    beat_seconds: float = 15.0


def channel_id(name: str) -> str:
    """The address of a named channel: `devis` → `c:devis`."""
    return "c:" + re.sub(r"\s+", "-", name.strip().lstrip("#").lower())


def channel_called(name: str, channels: Sequence[str]) -> str | None:
    """The address of the channel that goes by that name; accents may be left out."""
    wanted = channel_id(name)
    by_id = [channel_id(one) for one in channels]
    return wanted if wanted in by_id else next((one for one in by_id if fold(one) == fold(wanted)), None)


def direct_channel(person_id: str) -> str:
    """The address of a person's private conversation with Commis."""
    return f"dm:{person_id}"


def may_see(channel: str, person_id: str, settings: WebSettings) -> bool:
    """Channels are everybody's, a direct conversation is its person's alone."""
    if channel.startswith("dm:"):
        return channel == direct_channel(person_id)
    return any(channel == channel_id(name) for name in settings.channels)
