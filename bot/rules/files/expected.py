"""What an example expects of the rules, and how that compares with what they say."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from bot.people.staff import Staff
from bot.rules.files.case import BadExample
from bot.rules.files.meaning import Meant, approver_of
from bot.rules.files.names import Called, UnknownName
from bot.rules.files.reading import nearest
from bot.rules.files.toml_text import number
from graphs.rules.consequence import TONES, Approval, Forbid
from graphs.rules.port import Ruling

KEYS = (
    "discount", "asks", "forbids", "label", "deposit", "language", "adds", "mentions", "postpone", "tone", "rules",
)  # fmt: skip
Expected = dict[str, Any]
NONE = "–"


def expectation(table: Mapping[str, Any], called: Called, staff: Staff) -> Expected:
    """By what it is about, with names resolved. Raises `BadExample`."""
    given = table.get("expected")
    if not isinstance(given, dict) or not given:
        raise BadExample("example_expected", known=", ".join(KEYS))
    found: Expected = {}
    for key, value in cast("dict[str, Any]", given).items():
        match key:
            case "discount" if isinstance(value, dict):
                found[key] = {_product(called, sku): _percent(key, each) for sku, each in cast(Any, value).items()}
            case "discount" | "deposit" | "postpone":
                found[key] = _percent(key, value)
            case "label" | "language":
                found[key] = _word(key, value)
            case "tone":
                found[key] = _tone(key, value)
            case "asks":
                found[key] = sorted(_approver(staff, _word(key, each)) for each in _list(key, value))
            case "forbids" | "mentions" | "rules" | "adds":
                found[key] = sorted(_word(key, each) for each in _list(key, value))
            case _:
                raise BadExample("unknown_key", key=key[:40], known=", ".join(nearest(key, KEYS) or KEYS))
    return found


def compared(expected: Expected, ruling: Ruling, forbidding: Ruling) -> list[tuple[str, str, str]]:
    """What differs: (what, expected, found). `forbidding` is the ruling if a discount had been asked for."""
    said = {
        "discount": max((each.percent for each in ruling.discounts), default=Decimal(0)),
        "deposit": ruling.deposit,
        "postpone": Decimal(ruling.not_before_days or 0),
        "tone": ruling.tone,
        "label": "",
        "language": ruling.language,
        "asks": sorted({_asked(each.draft.then) for each in ruling.approvals}),
        "forbids": sorted({_act(each.draft.then) for each in (*forbidding.forbidden, *ruling.withheld)}),
        "mentions": sorted(ruling.mentions),
        "adds": sorted(line.sku or line.text for line in ruling.lines),
        "rules": sorted({reference.rpartition(".")[0] or reference for reference in ruling.used}),
    }
    differing: list[tuple[str, str, str]] = []
    for key, wanted in expected.items():
        found: Any = said[key]
        if key == "label":
            labels = list(ruling.labels.values())
            found = wanted if wanted in labels else ", ".join(labels)
        elif isinstance(wanted, dict):
            granted = {each.sku: each.percent for each in ruling.discounts}
            found = {sku: granted.get(sku, Decimal(0)) for sku in cast("dict[str, Decimal]", wanted)}
        if found != wanted:
            differing.append((key, _text(wanted), _text(found)))
    return differing


def _asked(then: object) -> str:
    return (then.person or then.role) if isinstance(then, Approval) else ""


def _act(then: object) -> str:
    return then.act if isinstance(then, Forbid) else ""


def _approver(staff: Staff, named: str) -> str:
    """The role or the person that an approval would name."""
    try:
        found = approver_of(named, staff)
    except Meant as error:
        bad = BadExample("example_expected", known=", ".join(KEYS))
        bad.text = error.problems[0].text
        raise bad from None
    return found.person or found.role


def _product(called: Called, text: str) -> str:
    try:
        return called.product(text)
    except UnknownName as error:
        raise BadExample("unknown_product", text=error.text[:60]) from None


def _percent(key: str, given: Any) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, int | Decimal) or not Decimal(given).is_finite():
        raise BadExample("example_value", key=key, text=str(given)[:40], known="10")
    return Decimal(given)


def _word(key: str, given: Any) -> str:
    if not isinstance(given, str):
        raise BadExample("example_value", key=key, text=str(given)[:40], known='"…"')
    return given.strip()


def _tone(key: str, given: Any) -> str:
    """ "" for none."""
    word = _word(key, given)
    if word and word not in TONES:
        raise BadExample("example_value", key=key, text=word[:40], known=", ".join(TONES))
    return word


def _list(key: str, given: Any) -> list[Any]:
    return cast("list[Any]", given) if isinstance(given, list) else [given]


def _text(given: Any) -> str:
    match given:
        case Decimal():
            return number(given)
        case list():
            return ", ".join(str(each) for each in cast("list[object]", given)) or NONE
        case dict():
            return ", ".join(f"{sku} {number(each)}" for sku, each in cast("dict[str, Decimal]", given).items())
        case _:
            return str(given) or NONE
