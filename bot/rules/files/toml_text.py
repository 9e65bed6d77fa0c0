"""Writes the few TOML values that a file of rules is made of: escaped so that any parser reads back the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def value(given: str | bool | int | Decimal | date) -> str:
    match given:
        case bool():
            return "true" if given else "false"
        case int():
            return str(given)
        case Decimal():
            return number(given)
        case date():
            return given.isoformat()
        case str():
            return basic(given)


def basic(text: str) -> str:
    """Between double quotes, on one line."""
    return '"' + "".join(_ESCAPES.get(sign) or _sign(sign) for sign in text) + '"'


def literal(text: str) -> str:
    """Between single quotes where that is possible: an expression stays readable, double quotes and all."""
    plain = "'" not in text and all(sign.isprintable() or sign == "\t" for sign in text)
    return f"'{text}'" if plain else basic(text)


def number(given: Decimal) -> str:
    """10, 12.5: never an exponent, no zeros at the end."""
    if not given:
        return "0"
    return f"{given.normalize():f}"


def inline(table: dict[str, str | bool | int | Decimal | date]) -> str:
    return "{ " + ", ".join(f"{key} = {value(given)}" for key, given in table.items()) + " }"


def comment(text: str) -> str:
    """One line, whatever the text holds: a comment must not become a line of the file."""
    return "# " + " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _sign(sign: str) -> str:
    if ord(sign) < 32 or ord(sign) == 127:
        return f"\\u{ord(sign):04X}"
    return "\ufffd" if 0xD800 <= ord(sign) <= 0xDFFF else sign
