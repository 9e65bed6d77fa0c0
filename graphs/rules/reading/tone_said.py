"""Tells a message that limits the tone of reminders from an order to send one, or a question about those sent."""

from __future__ import annotations

import re

from graphs.rules.reading.tone_words import TONE_WORDS, said_to_last
from graphs.rules.said import Heard
from graphs.understanding.text import fold

_TONED = re.compile(
    rf"\b(?:{'|'.join(sorted(TONE_WORDS))}|mises? en demeure|(?:final|formal|last) notices?|"
    r"(?:derni\w+|ultimes?) (?:avis|relances?|rappels?)|(?:final|last) (?:reminder|warning|demand)s?)\b"
)
_LEFT = 4
"""Words that were not used, at most: with more, the message is about something else."""
_OF_ONE = re.compile(r"\b(?:la|cette|ma|the|this|my) (?:\w+ )?(?:relance|reminder)\b")
_OF_A_TEXT = re.compile(r"\b(?:textes?|modeles?|templates?|wordings?)\b")
_ASKING = re.compile(
    r"\?\s*$|^\W*(?:(?:un |a )?(?:devis|quotes?|quotation)|quel\w*|combien|pourquoi|montre\w*|liste\w*|which|how|why|"
    r"show|list|what|who|qui)\b"
)
_OF_A_RULE = re.compile(r"\br\d{1,6}\b|\b(?:la|cette|the|this|my|ma) (?:regle|rule)\b")


def speaks_of_tone(text: str) -> bool:
    """Quickly, before the whole is read as a rule."""
    return len(text) <= 2_000 and _TONED.search(fold(text)) is not None


def sets_tone(text: str, heard: Heard) -> bool:
    """Whether the message states such a rule; `heard` is what it says when read as one. Said as an order for once, it
    does not; nor when it is about a rule that exists."""
    folded = fold(text)
    if heard.rule is None or heard.rule.then.kind != "tone":
        return False
    if any(pattern.search(folded) for pattern in (_ASKING, _OF_ONE, _OF_A_TEXT, _OF_A_RULE)):
        return False
    if not heard.doubts:
        return True
    left = sum(len(doubt.text.split()) for doubt in heard.doubts if doubt.code == "left_over")
    return left <= _LEFT and said_to_last(text)
