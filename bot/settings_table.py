"""All settings as environment variables, for `commis doctor` and the README."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings
from bot.settings_checks import variable_of


@dataclass(frozen=True)
class Variable:
    """One environment variable, for `commis doctor` and the README."""

    name: str
    default: str
    meaning: str
    secret: bool


def _shown(default: object) -> str:
    if isinstance(default, list):
        return ",".join(str(item) for item in default)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return "" if default is None else str(default)


def variables() -> list[Variable]:
    """All variables, in the order of the class."""
    return [
        Variable(
            variable_of(name),
            _shown(info.default),
            info.description or "",
            "SecretStr" in str(info.annotation),
        )
        for name, info in Settings.model_fields.items()
    ]
