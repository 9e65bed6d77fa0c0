"""Where the sample company's CSV files are."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    return Path(__file__).parent
