"""What Slack takes at most, and how it counts: lengths in UTF-16 units, so that nothing is ever one emoji too long."""

from __future__ import annotations

BLOCKS = 50
HOME_BLOCKS = 100
MODAL_BLOCKS = 100

MESSAGE_TEXT = 12_000
"""The words of all blocks of a message together."""
MESSAGE_PAYLOAD = 12_900
"""All of a message's blocks as JSON. Slack refuses from somewhere above 13,000 on (`msg_blocks_too_long`)."""
HOME_TEXT = 24_000
HOME_PAYLOAD = 48_000
TOP_TEXT = 4_000
"""Of a message's own `text`, as Slack recommends; it cuts at 40,000."""

SECTION = 3_000
CONTEXT = 2_000
HEADER = 150
ALT = 2_000
URL = 3_000

FIELDS = 10
FIELD = 2_000

TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_TEXT = 10_000
"""Of all cells of a native table together."""
CELL = 2_000

BUTTONS = 25
LABEL = 75
VALUE = 2_000
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30

MODAL_TITLE = 24
INPUT_LABEL = 2_000
INPUT_VALUE = 3_000
HINT = 2_000
ERROR = 2_000
OPTIONS = 100
OPTION_LABEL = 75
OPTION_VALUE = 150
METADATA = 3_000

ELLIPSIS = "…"


def size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def head(text: str, limit: int) -> str:
    """As much of the beginning as fits."""
    kept = text[:limit]
    while size(kept) > limit:
        kept = kept[: len(kept) - (size(kept) - limit + 1) // 2]
    return kept


def clip(text: str, limit: int) -> str:
    """The text, its end replaced by an ellipsis where it does not fit."""
    return text if size(text) <= limit else head(text, limit - 1).rstrip() + ELLIPSIS
