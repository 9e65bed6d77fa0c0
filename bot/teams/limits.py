"""What a card may be at most, and how it is counted: bytes of its JSON, so that Teams takes every card whole."""

from __future__ import annotations

import json
from typing import Any

CARD = 25_000
"""Bytes of JSON in UTF-8. Teams takes about 100 KB of a bot, some of its older ways in no more than 28 KB."""
PICTURES = 12_000
"""Of these, what pictures inside the card may take together."""

SUMMARY = 300
ALT = 300
URL = 2_000

TABLE_COLUMNS = 4
"""What a phone can still show side by side; wider tables are drawn row by row."""
COLUMNS = 20
CELL = 1_000

ACTIONS = 6
"""Of one set: Teams shows no more of them."""
LABEL = 75
BUTTON_ID = 2_000
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 75

USERS = 60
USER_ID = 200

INPUT_VALUE = 3_000
OPTIONS = 100
FORM_LABEL = 200
HINT = 300

ELLIPSIS = "…"


def weight(tree: Any) -> int:
    return len(json.dumps(tree, ensure_ascii=False).encode())


def clip(text: str, limit: int) -> str:
    """The text, its end replaced by an ellipsis where it does not fit."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + ELLIPSIS
