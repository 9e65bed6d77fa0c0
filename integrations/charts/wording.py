"""The few words that a chart needs of its own, in French and in English."""

from __future__ import annotations

_EMPTY = {"fr": "Rien à montrer.", "en": "Nothing to show."}


def nothing(language: str) -> str:
    return _EMPTY["fr" if language[:2] == "fr" else "en"]
