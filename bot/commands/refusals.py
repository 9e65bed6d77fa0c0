"""What a command could not do, as one sentence for the person at the keyboard: never a stack trace."""

from __future__ import annotations

import structlog

from bot.commands import wording
from bot.commands.command_error import CommandError
from bot.home import HomeUnusable
from bot.settings import BadSetting, SettingsError
from bot.store.database import SchemaMissing, SchemaTooNew, StoreUnavailable
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

_NUMBERS = {"int_parsing", "int_from_float", "float_parsing", "decimal_parsing", "decimal_type", "finite_number"}
_BOUNDS = {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}


def sentence_of(error: Exception, language: str) -> str:
    """An error of our own is logged with its trace, which shows when COMMIS_LOG_LEVEL=debug."""
    match error:
        case CommandError():
            return str(error)
        case SettingsError():
            return "\n        ".join(_setting(problem, language) for problem in error.problems)
        case HomeUnusable():
            return wording.text("home_unusable", language, why=error)
        case StoreUnavailable():
            where = f" ({error.detail})" if error.detail else ""
            return f"{wording.text(f'store.{error.code}', language)}{where}."
        case SchemaTooNew():
            return wording.text("schema_too_new", language)
        case SchemaMissing():
            return wording.text("schema_missing", language)
        case IntegrationError():
            return str(error)
        case OSError() if error.strerror:
            return wording.text("system", language, where=error.filename or "", why=error.strerror)
        case _:
            log.debug("command.defect", exc_info=error)
            return wording.text("defect", language, what=type(error).__name__)


def _setting(problem: BadSetting, language: str) -> str:
    return f"{problem.variable}{wording.text('colon', language)} {_expected(problem, language)}"


def _expected(problem: BadSetting, language: str) -> str:
    code = problem.code
    if code in _NUMBERS:
        return wording.text("expected.number", language)
    if code.startswith(("datetime", "date_")):
        return wording.text("expected.instant", language)
    if code in _BOUNDS:
        sign, bound = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}, problem.bounds
        return wording.text("expected.bound", language, bounds=" ".join(f"{sign[k]} {v}" for k, v in bound.items()))
    if code == "literal_error":
        return wording.text("expected.choice", language, choices=problem.bounds.get("expected", "").replace("'", ""))
    if code.startswith("bool"):
        return wording.text("expected.choice", language, choices="true, false")
    own = f"expected.{problem.variable}"
    return wording.text(own, language) if wording.has(own) else problem.expected
