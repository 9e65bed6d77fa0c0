"""How a trouble reads: one sentence of codes and numbers, and a button that says that somebody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.people.wording import role_label
from bot.store.alerts import AlertRow
from bot.supervision.wording import CODES, EFFECTS, NAMES, TIMINGS, named, tell, trouble_words
from bot.typography import dated, euros
from graphs.message import Block, Button, Buttons, Message, Text
from graphs.understanding.written import clip

PREFIX = "x"

LONGEST = 100
"""Characters of a word that a sentence holds."""


@dataclass(frozen=True)
class Shown:
    """For whom: their language and zone, when, on which platform."""

    language: str
    zone: str
    now: datetime
    platform: str = ""


def alert(row: AlertRow, shown: Shown, *, seen_by: str = "") -> Message:
    """As it stands: without its button once it is over, or somebody knows."""
    language = shown.language
    said = sentence(row.kind, row.words, row.count, shown)
    head = tell(language, "alert.head", what=said)
    blocks: list[Block] = [Text(head, tone="strong" if row.state == "over" else "warning")]
    lines = [tell(language, "alert.since", when=dated(row.first_at, shown.zone, language))]
    if row.count > 1 and "number" not in row.words:
        lines.append(tell(language, "alert.count", count=row.count))
    if seen_by:
        lines.append(tell(language, "alert.seen", who=clip(seen_by)))
    elif row.state == "over":
        lines.append(tell(language, "alert.closed", when=dated(row.last_at, shown.zone, language)))
    blocks.append(Text(" ".join(lines), tone="muted"))
    if row.state == "open" and not row.seen_by:
        blocks.append(Buttons([Button(f"{PREFIX}:alert:{row.id}:seen", tell(language, "button.seen"))]))
    return Message(head, blocks)


def ended(row: AlertRow, language: str) -> Message:
    """A line of its own, so that it is read: an update calls nobody."""
    said = tell(
        language, "alert.over", what=sentence(row.kind, row.words, row.count, Shown(language, "UTC", row.last_at))
    )
    return Message(said, [Text(said)])


def sentence(kind: str, words: Mapping[str, str], count: int, shown: Shown) -> str:
    """What is wrong, from codes and numbers alone."""
    language = shown.language
    number = _number(words.get("number", ""), count)
    pattern = trouble_words(kind, number, language)
    filled = {name: clip(value, LONGEST) for name, value in words.items()}
    filled |= {
        "kind": clip(kind, LONGEST),
        "number": str(number),
        "since": ago(words.get("since", ""), shown),
        "code": named(CODES, words.get("code", "unknown"), language),
        "name": named(NAMES, words.get("name", ""), language),
        "platform": named(NAMES, words.get("platform", ""), language),
        "effect": named(EFFECTS, words.get("effect", ""), language),
        "timing": named(TIMINGS, words.get("timing", ""), language),
        "role": role_label(words.get("role", ""), language),
        "spent": _money(words.get("spent", ""), language),
        "cap": _money(words.get("cap", ""), language),
        "place": clip(words.get("place", ""), LONGEST) or named(NAMES, words.get("platform", ""), language),
    }
    return pattern.format(**filled).strip()


def ago(since: str, shown: Shown) -> str:
    """ "depuis 25 min": how long something has lasted; "" where nobody knows."""
    if not since:
        return ""
    lasted = max(shown.now - datetime.fromisoformat(since), timedelta(0))
    minutes = int(lasted.total_seconds() // 60)
    if minutes < 120:
        return tell(shown.language, "ago.minutes", count=max(minutes, 1))
    if minutes < 48 * 60:
        return tell(shown.language, "ago.hours", count=minutes // 60)
    return tell(shown.language, "ago.days", count=minutes // (24 * 60))


def _number(word: str, count: int) -> int:
    return int(word) if word.isdecimal() else count


def _money(word: str, language: str) -> str:
    return euros(Decimal(word), language) if word else ""
