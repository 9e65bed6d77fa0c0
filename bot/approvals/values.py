"""What people type into forms, checked by type and bounds and made canonical; all errors at once, by field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.approvals.wording import tell
from bot.platform import FieldError
from graphs.message import Input

LONGEST_TEXT = 300
LONGEST_LONG_TEXT = 3000
MAX_DIGITS = 15

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*|[+-]?[.,]\d+")
_GROUPED = {",": re.compile(r"[+-]?\d{1,3}(,\d{3})+"), ".": re.compile(r"[+-]?\d{1,3}(\.\d{3})+")}
_EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[^@\s,;<>\"().]+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class BadValue(Exception):
    """`key` is the sentence that says what is wrong."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def read_values(
    inputs: Sequence[Input], given: Mapping[str, str], language: str
) -> tuple[dict[str, str], list[FieldError]]:
    """The checked values by name: numbers as plain decimals, dates as ISO. A field left out keeps its prefilled value;
    one that is not in the form is an error."""
    values: dict[str, str] = {}
    errors: list[FieldError] = []
    for field in inputs:
        text = given.get(field.name, field.value).strip()
        try:
            values[field.name] = read_value(field, text, language)
        except BadValue as bad:
            errors.append(FieldError(field.name, tell(language, bad.key, **bad.values)))
    known = {field.name for field in inputs}
    names = ", ".join(field.name for field in inputs)
    errors += [
        FieldError(name, tell(language, "value.unknown_field", names=names)) for name in given if name not in known
    ]
    return values, errors


def read_value(field: Input, text: str, language: str) -> str:
    """One canonical value, "" for an optional one left empty. Raises `BadValue`."""
    if not text:
        if field.required:
            raise BadValue("value.required")
        return ""
    match field.input:
        case "integer" | "decimal" | "percent":
            return _plain(_bounded(field, _number(text, language, whole=field.input == "integer"), language))
        case "date":
            return _date(text).isoformat()
        case "email":
            if not _EMAIL.fullmatch(text) or len(text) > 320:
                raise BadValue("value.email")
            return text
        case "choice":
            if all(option.value != text for option in field.options):
                raise BadValue("value.choice", options=", ".join(option.label for option in field.options))
            return text
        case "text" | "long_text":
            longest = LONGEST_TEXT if field.input == "text" else LONGEST_LONG_TEXT
            if len(text) > longest:
                raise BadValue("value.too_long", limit=longest)
            return text


def decimal_of(text: str, language: str) -> Decimal:
    """A number as people write it: "2,5", "1 234,56 €", "1,234.56", "15 %". A single comma before exactly three digits
    groups thousands in English and is a decimal comma in French. Raises `BadValue`."""
    bare = _SPACES.sub("", text).rstrip("%€").replace("−", "-")
    if not _NUMBER.fullmatch(bare):
        raise BadValue("value.number")
    try:
        number = Decimal(_with_point(bare, language))
    except InvalidOperation:
        raise BadValue("value.number") from None
    if len(number.as_tuple().digits) > MAX_DIGITS:
        raise BadValue("value.number")
    return number


def _with_point(bare: str, language: str) -> str:
    """The same number with a point for its decimal mark and no grouping."""
    commas, points = bare.count(","), bare.count(".")
    if commas and points:
        mark = max(",.", key=bare.rfind)
        other = "." if mark == "," else ","
        if bare.count(mark) > 1 or not _GROUPED[other].fullmatch(bare[: bare.rfind(mark)]):
            raise BadValue("value.number")
        return bare.replace(other, "").replace(mark, ".")
    for mark, count in ((",", commas), (".", points)):
        grouped = _GROUPED[mark].fullmatch(bare) is not None
        if count > 1:
            if not grouped:
                raise BadValue("value.number")
            return bare.replace(mark, "")
        if count and grouped and mark == "," and language == "en" and not bare.lstrip("+-").startswith("0"):
            return bare.replace(",", "")
    return bare.replace(",", ".")


def _number(text: str, language: str, *, whole: bool) -> Decimal:
    number = decimal_of(text, language)
    if whole and number != number.to_integral_value():
        raise BadValue("value.integer")
    return number


def _bounded(field: Input, number: Decimal, language: str) -> Decimal:
    low = None if field.minimum is None else Decimal(field.minimum)
    high = None if field.maximum is None else Decimal(field.maximum)
    if (low is not None and number < low) or (high is not None and number > high):
        shown = {"low": _shown(low, language), "high": _shown(high, language)}
        if low is not None and high is not None:
            raise BadValue("value.between", **shown)
        raise BadValue("value.at_least" if high is None else "value.at_most", **shown)
    return number


def _date(text: str) -> date:
    """ISO, or day first."""
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise BadValue("value.date")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise BadValue("value.date") from None


def _plain(number: Decimal) -> str:
    """Without exponent or trailing zeros: "2.5", "1200"."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", "+0", ""} else text.lstrip("+")


def _shown(number: Decimal | None, language: str) -> str:
    if number is None:
        return ""
    text = _plain(number)
    return text if language == "en" else text.replace(".", ",")
