"""What went wrong, sorted: shall it be tried again, what does a person read, what does the log say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.store.database import StoreUnavailable
from integrations.errors import InDoubt, IntegrationError, Misconfigured, NotFound, Rejected, Unavailable

Kind = Literal["unavailable", "rejected", "not_found", "misconfigured", "unknown", "store", "defect"]

BACKOFF = (2, 5, 15, 60, 300, 900, 3600, 3600, 7200, 14_400)
"""Seconds before each next attempt at an effect; when they are used up it is given up, loudly (about nine hours)."""


@dataclass(frozen=True)
class Failure:
    """`retry` whether trying again may help; `detail` is safe to show and to log. `closed`: the place that was written
    to takes nothing of ours any more."""

    kind: Kind
    retry: bool
    detail: str
    retry_after: float | None = None
    closed: bool = False


def classify(error: Exception) -> Failure:
    """Any exception, as a Failure. Unknown ones are defects: not shown, logged with their trace."""
    match error:
        case Unavailable():
            return Failure("unavailable", True, str(error), error.retry_after)
        case NotFound():
            return Failure("not_found", False, str(error), closed=error.closed)
        case InDoubt():
            return Failure("unknown", False, str(error))
        case Misconfigured():
            return Failure("misconfigured", False, str(error))
        case Rejected():
            return Failure("rejected", False, str(error), closed=error.closed)
        case IntegrationError():
            return Failure("rejected", False, str(error))
        case StoreUnavailable():
            return Failure("store", True, str(error))
        case _:
            return Failure("defect", False, type(error).__name__)


def backoff(attempts: int, retry_after: float | None = None) -> timedelta | None:
    """How long to wait after `attempts` failed ones (from 1); None: give up."""
    if attempts > len(BACKOFF):
        return None
    return timedelta(seconds=max(BACKOFF[max(attempts, 1) - 1], retry_after or 0))
