"""Writes the table of settings in README.md from `bot.settings`, which is where they are described."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.settings_table import variables  # noqa: E402  # found through the line above

README = ROOT / "README.md"
PLACE = re.compile(r"(<!-- settings: [^>]*-->\n).*?(<!-- /settings -->)", re.DOTALL)


def table() -> str:
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for variable in variables():
        default = "secret" if variable.secret else f"`{variable.default}`" if variable.default else ""
        rows.append(f"| `{variable.name}` | {default} | {variable.meaning.replace('|', '/')} |")
    return "\n".join(rows) + "\n"


def written(text: str) -> str:
    return PLACE.sub(lambda match: match[1] + table() + match[2], text)


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
