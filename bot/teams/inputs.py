"""One typed field of a form → the input of a card that suits it; what no such input can hold is typed as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, assert_never

from bot.teams import limits
from bot.teams.escape import blank, clean, label, sendable
from bot.teams.wording import count, tell
from bot.typography import NARROW
from graphs.message import Input, Option

Json = dict[str, Any]

ALIAS = "option."
"""Begins the value of a choice that stands for another."""

NUMBER_PATTERN = "^[-+−0-9., \u00a0\u202f\u2009'’%€]*$"
"""What numbers are typed with, in French and in English; whether it is one is checked when it comes back."""
EMAIL_PATTERN = "^ *[^@ ]+@[^@ ]+[.][^@ ]+ *$"

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_EXACT = 2**53
"""Whole numbers beyond are not exact in a browser."""


@dataclass
class Element:
    """`hints` are what to know beside the field, `aliases` the values that stand for others in its list."""

    drawn: Json
    hints: list[str] = field(default_factory=list[str])
    aliases: dict[str, str] = field(default_factory=dict[str, str])


def element_of(item: Input, language: str, options: int = limits.OPTIONS) -> Element:
    """The input without id and label; of a list, at most so many options."""
    match item.input:
        case "text":
            return _typed(item, language)
        case "long_text":
            return _typed(item, language, multiline=True)
        case "email":
            return _email(item, language)
        case "integer":
            return _integer(item, language)
        case "decimal" | "percent":
            return _number(item, language)
        case "date":
            return _date(item, language)
        case "choice":
            return _choice(item, language, options)
        case _:
            assert_never(item.input)


def _typed(item: Input, language: str, *, multiline: bool = False, error: str = "form_required") -> Element:
    value = clean(item.value)
    drawn: Json = {"type": "Input.Text", "maxLength": limits.INPUT_VALUE}
    if multiline or "\n" in value:
        drawn["isMultiline"] = True
    if not blank(value):
        drawn["value"] = value[: limits.INPUT_VALUE]
    cut = len(value) > limits.INPUT_VALUE
    element = Element(drawn, [tell("form_value_cut", language)] if cut else [])
    return _demanding(element, item, language, error)


def _demanding(element: Element, item: Input, language: str, error: str) -> Element:
    """`error` is what the card itself says when the field is empty, or filled with what cannot be."""
    if item.required:
        element.drawn["isRequired"] = True
    if item.required or error != "form_required":
        element.drawn["errorMessage"] = tell(error, language)
    return element


def _email(item: Input, language: str) -> Element:
    element = _typed(item, language, error="form_email")
    if "isMultiline" not in element.drawn:
        element.drawn |= {"style": "email", "regex": EMAIL_PATTERN}
    return element


def _number(item: Input, language: str) -> Element:
    """Typed as text: a decimal comma and a sign of percent are welcome. The bounds are said beside it."""
    element = _typed(item, language, error="form_integer" if item.input == "integer" else "form_number")
    element.drawn["regex"] = NUMBER_PATTERN
    element.hints += _bounds(item, language)
    return element


def _integer(item: Input, language: str) -> Element:
    low, high = _decimal(item.minimum), _decimal(item.maximum)
    least = None if low is None else int(low.to_integral_value("ROUND_CEILING"))
    most = None if high is None else int(high.to_integral_value("ROUND_FLOOR"))
    value = _SPACES.sub("", item.value)
    number = int(value) if re.fullmatch(r"-?[0-9]{1,16}", value) else None
    inside = number is not None and (least is None or number >= least) and (most is None or number <= most)
    crossed = least is not None and most is not None and least > most
    inexact = any(each is not None and abs(each) > _EXACT for each in (least, most, number))
    if (value and not inside) or crossed or inexact:
        return _number(item, language)
    given = {"min": least, "max": most, "value": number}
    drawn: Json = {"type": "Input.Number", **{name: each for name, each in given.items() if each is not None}}
    said = _bounds(item, language)
    element = Element(drawn, said)
    _demanding(element, item, language, "form_integer")
    element.drawn["errorMessage"] = " ".join([element.drawn["errorMessage"], *said])
    return element


def _date(item: Input, language: str) -> Element:
    value = item.value.strip()
    day = _day(value)
    if value and day is None:
        return _typed(item, language, error="form_date")
    drawn: Json = {"type": "Input.Date"}
    for name, bound in (("value", value), ("min", item.minimum or ""), ("max", item.maximum or "")):
        if (known := _day(bound)) is not None:
            drawn[name] = known.isoformat()
    return _demanding(Element(drawn), item, language, "form_date")


def _choice(item: Input, language: str, most: int) -> Element:
    """Of a list that is too long, the beginning and what is chosen now. Without any choice, a text is typed."""
    known = [option for option in item.options if _utf8(option.value)]
    options = list({option.value: option for option in known}.values())
    if not options:
        return _typed(item, language)
    shown = options[: max(1, most)]
    chosen = next((option for option in options if option.value == item.value), None)
    if chosen is not None and chosen not in shown:
        shown[-1] = chosen
    element = Element({"type": "Input.ChoiceSet", "style": "compact", "choices": []})
    if not item.required and all(option.value for option in shown):
        shown = [Option("", tell("form_none", language)), *shown]
    for at, option in enumerate(shown):
        value = _choice_value(option, at, element.aliases)
        element.drawn["choices"].append({"title": label(option.label, limits.FORM_LABEL), "value": value})
        if option is chosen:
            element.drawn["value"] = value
    if chosen is None:
        element.drawn["placeholder"] = tell("form_choice", language)
    if len(options) > max(1, most):
        element.hints.append(tell("form_options_cut", language))
    return _demanding(element, item, language, "form_choice" if item.required else "form_required")


def _choice_value(option: Option, at: int, aliases: dict[str, str]) -> str:
    """What comes back when it is chosen: nothing empty, since that is no choice at all, and nothing odd or long."""
    value = option.value
    if 0 < len(value) <= limits.LABEL and sendable(value) and value == value.strip() and not value.startswith(ALIAS):
        return value
    aliases[f"{ALIAS}{at}"] = value
    return f"{ALIAS}{at}"


def _utf8(value: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in value)


def _bounds(item: Input, language: str) -> list[str]:
    low, high = (_shown(_decimal(bound), item, language) for bound in (item.minimum, item.maximum))
    if low and high:
        return [tell("form_between", language, minimum=low, maximum=high)]
    if low:
        return [tell("form_at_least", language, minimum=low)]
    return [tell("form_at_most", language, maximum=high)] if high else []


def _shown(bound: Decimal | None, item: Input, language: str) -> str:
    if bound is None:
        return ""
    whole, _, fraction = format(bound, "f").partition(".")
    fraction = fraction.rstrip("0")
    text = ("-" if whole.startswith("-") else "") + count(abs(int(whole)), language)
    if fraction:
        text += f",{fraction}" if language == "fr" else f".{fraction}"
    if item.input != "percent":
        return text
    return f"{text}{NARROW}%" if language == "fr" else f"{text}%"


def _decimal(bound: str | None) -> Decimal | None:
    try:
        number = Decimal(bound or "")
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 20 else None


def _day(value: str) -> date | None:
    if match := _ISO.fullmatch(value):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(value):
        day, month, year = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
