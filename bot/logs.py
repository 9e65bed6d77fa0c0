"""Structured logs with the case and the person in them, and never a secret."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog

_SECRET_KEY = re.compile(r"(password|passwd|secret|token|api_?key|authorization|cookie|iban)", re.IGNORECASE)
_SECRET_VALUE = re.compile(
    r"(sk-[A-Za-z0-9_\-]{8,}|xox[abeprs]-[A-Za-z0-9\-]{8,}|xapp-[A-Za-z0-9\-]{8,}|Bearer\s+[A-Za-z0-9._\-]{8,}"
    r"|(?<=://)[^/\s:@]*:[^/\s]+(?=@))"
)
_TOLD_SECRET = re.compile(
    r"""(?ix)(?<![a-z])((?:[a-z0-9]+[_-])*(?:password|passwd|pwd|secret|token|api[_-]?key|authorization|cookie)["']?)
    (\s*[=:]\s*["']?)(?!\s)(?:bearer\s+|basic\s+)?[^\s"',;&)}\]]+"""
)
MASK = "•••"


def masked(value: Any, key: str = "") -> Any:
    """The value with everything secret-looking replaced: by the name of its key, or by its form."""
    if _SECRET_KEY.search(key):
        return MASK
    if isinstance(value, str):
        return _TOLD_SECRET.sub(rf"\1\2{MASK}", _SECRET_VALUE.sub(MASK, value))
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict):
        return {name: masked(item, str(name)) for name, item in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list | tuple | set | frozenset):
        return [masked(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    # Whatever else it is (an exception, a record, bytes) is written as its text, which may hold anything.
    return masked(str(value))


class _MaskedFormatter(logging.Formatter):
    """For what the libraries log by themselves, with their exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        return str(masked(super().format(record)))


def _mask(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key in list(event):
        if key not in {"key", "event"}:
            event[key] = masked(event[key], key)
        elif isinstance(event[key], str):
            event[key] = masked(event[key])
    return event


def configure_logs(level: str, form: Literal["text", "json"]) -> None:
    """Everything goes to standard error: standard output is the command's answer."""
    number = logging.getLevelNamesMapping()[level.upper()]
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _mask,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_MaskedFormatter("%(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler])
