"""When two names are the same record: the natural keys of customers, suppliers and products."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def name_key(name: str, limit: int = 300) -> str:
    """Neither case nor spacing count; accents do (Aurore, Auroré are two)."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", name)).strip().casefold()[:limit]


def sku_key(sku: str) -> str:
    return name_key(sku, 100)
