"""One typed field of a form → the element of a modal that suits it; what no such element can hold is typed as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, assert_never

from bot.slack import limits
from bot.slack.elements import plain_text
from bot.slack.escape import blank, clean, sendable
from bot.slack.limits import head, size
from bot.slack.wording import tell
from graphs.message import Input, Option

Json = dict[str, Any]

ELEMENT = "value"
"""The action id of every element: alone in its block, it needs no other."""

ALIAS = "option."
"""Begins the value of an option whose own value Slack would not take."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
_EXACT = 2**53
"""Whole numbers beyond are not exact in a browser."""


@dataclass
class Element:
    """`hints` are what to know beside the field, `aliases` the values that stand for others in its list."""

    drawn: Json
    hints: list[str] = field(default_factory=list[str])
    aliases: dict[str, str] = field(default_factory=dict[str, str])


def element_of(item: Input, language: str) -> Element:
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
            return _choice(item, language)
        case _:
            assert_never(item.input)


def _typed(item: Input, language: str, *, multiline: bool = False) -> Element:
    value = clean(item.value)
    drawn: Json = {
        "type": "plain_text_input",
        "action_id": ELEMENT,
        "multiline": multiline or "\n" in value,
        "max_length": limits.INPUT_VALUE,
    }
    if not blank(value):
        drawn["initial_value"] = head(value, limits.INPUT_VALUE)
    cut = size(value) > limits.INPUT_VALUE
    return Element(drawn, [tell("form_value_cut", language)] if cut else [])


def _email(item: Input, language: str) -> Element:
    """What is no address yet is typed as text, so that what stands there can be corrected."""
    value = clean(item.value).strip()
    if value and not _EMAIL.fullmatch(value):
        return _typed(item, language)
    drawn: Json = {"type": "email_text_input", "action_id": ELEMENT}
    return Element({**drawn, "initial_value": value} if value else drawn)


def _number(item: Input, language: str) -> Element:
    """Typed as text: a decimal comma and a sign of percent are welcome. The bounds are said beside it."""
    element = _typed(item, language)
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
    given = {"min_value": least, "max_value": most, "initial_value": number}
    drawn: Json = {"type": "number_input", "action_id": ELEMENT, "is_decimal_allowed": False}
    return Element({**drawn, **{name: str(each) for name, each in given.items() if each is not None}})


def _date(item: Input, language: str) -> Element:
    value = item.value.strip()
    day = _day(value)
    if value and day is None:
        return _typed(item, language)
    drawn: Json = {"type": "datepicker", "action_id": ELEMENT}
    return Element({**drawn, "initial_date": day.isoformat()} if day else drawn)


def _choice(item: Input, language: str) -> Element:
    """Of a list that is too long, the beginning and what is chosen now. Without any choice, a text is typed."""
    known = [option for option in item.options if sendable(option.value)]
    options = list({option.value: option for option in known}.values())
    if not options:
        return _typed(item, language)
    shown = options[: limits.OPTIONS]
    chosen = next((option for option in options if option.value == item.value), None)
    if chosen is not None and chosen not in shown:
        shown[-1] = chosen
    element = Element({"type": "static_select", "action_id": ELEMENT})
    drawn = {option.value: _option(option, at, element.aliases) for at, option in enumerate(shown)}
    element.drawn["options"] = list(drawn.values())
    if chosen is not None:
        element.drawn["initial_option"] = drawn[chosen.value]
    if len(shown) < len(options):
        element.hints.append(tell("form_options_cut", language))
    return element


def _option(option: Option, at: int, aliases: dict[str, str]) -> Json:
    value = option.value
    as_it_is = 0 < size(value) <= limits.OPTION_VALUE and clean(value) == value and not value.startswith(ALIAS)
    if not as_it_is:
        value = f"{ALIAS}{at}"
        aliases[value] = option.value
    return {"text": plain_text(option.label, limits.OPTION_LABEL), "value": value}


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
    text = format(bound, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if language != "en":
        text = text.replace(".", ",")
    if item.input != "percent":
        return text
    return f"{text}%" if language == "en" else f"{text}\u202f%"


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
