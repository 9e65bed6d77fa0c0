"""What can go wrong outside, sorted by what we do about it.

IntegrationError
├── Unavailable     try again later (network, 5xx, rate limit, lock); `retry_after` in seconds when told
├── Rejected        the other side understood and said no: tell the person
├── NotFound        the thing asked for does not exist: tell the person
├── InDoubt         it may or may not have happened (an answer that never came): a person looks before a second try
└── Misconfigured   wrong key, wrong address, missing right: wake the operator
"""

from __future__ import annotations


class IntegrationError(Exception):
    """Base of all; `str()` is safe to log and holds no secret. `closed`: the place that was written to takes nothing of
    ours any more (it is gone, we are not in it, or may not write there)."""

    closed: bool = False


class Unavailable(IntegrationError):
    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Rejected(IntegrationError):
    pass


class NotFound(IntegrationError):
    pass


class InDoubt(IntegrationError):
    pass


class Misconfigured(IntegrationError):
    pass
