"""How long an answer asks us to wait before another request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_TOLD = 3600.0
"""Seconds: nobody is believed who asks for more."""

NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")


def wait_of(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds that a Retry-After asks for, an hour at most; None where it asks for none that can be read.

    A date is measured against the answer's own `Date`, so that a clock that is wrong here changes nothing.
    """
    asked = headers.get("retry-after", "").strip()
    if NUMBER.fullmatch(asked):
        return min(float(asked), LONGEST_TOLD)
    until = _date(asked)
    if until is None:
        return None
    since = _date(headers.get("date", "")) or now
    return min(max((until - since).total_seconds(), 0.0), LONGEST_TOLD)


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
