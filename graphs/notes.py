"""Which effects reach nobody outside: what the company writes down for itself, and what its own people asked for."""

from __future__ import annotations

NOTES = (
    "rules.", "standing.", "leads.", "complaint.", "promise.", "run.", "agenda.", "texts.", "reminder.noted",
    "baseline.", "timing.",
)  # fmt: skip
"""How their kinds begin."""


def is_note(kind: str) -> bool:
    return kind.startswith(NOTES)
