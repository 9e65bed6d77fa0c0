"""A step beside the point of a transaction: what goes wrong in it is undone alone, and the rest is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError

log = structlog.get_logger(__name__)

T = TypeVar("T")


def apart(c: Connection, step: Callable[[Connection], T], otherwise: T) -> T:
    """What `step` gives, or `otherwise` when it fails. A database that cannot go on fails the whole transaction, as
    it would have anyway: that one is run again."""
    try:
        with c.begin_nested():
            return step(c)
    except (OperationalError, InterfaceError, InternalError):
        raise
    except Exception:
        log.exception("store.apart_failed")
        return otherwise
