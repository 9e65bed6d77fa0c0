"""Rules as they are kept and exported: plain data with the condition as an expression, read back with every check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast, get_args

from pydantic import TypeAdapter, ValidationError

from graphs.rules.check_wording import tell
from graphs.rules.consequence import Consequence, TaggedConsequence
from graphs.rules.expression import parse_expression, print_expression
from graphs.rules.rule import Draft, Rule, RuleState
from graphs.rules.values import exact, plain_number
from graphs.understanding.text import excerpt

_DRAFT_KEYS = ("when", "then", "since", "until")
_RULE_KEYS = ("id", "version", "state", "sentence", "label", *_DRAFT_KEYS)
_STATES: tuple[RuleState, ...] = get_args(RuleState)
_KINDS: dict[str, type[Consequence]] = {kind.kind: kind for kind in get_args(Consequence)}
_CONSEQUENCE: TypeAdapter[Consequence] = TypeAdapter(TaggedConsequence)
_LONGEST_SENTENCE = 4_000
_NEWEST = 1_000_000


class BadRule(ValueError):
    """Kept or hand-written data that is no rule. `detail` says what is wrong, in English; `text` in either language."""

    def __init__(self, key: str, **values: object) -> None:
        self.detail = tell("en", f"kept.{key}", **values)
        self._french = tell("fr", f"kept.{key}", **values)
        super().__init__(self.detail)

    def text(self, language: str) -> str:
        return self.detail if language == "en" else self._french


def draft_to_json(draft: Draft) -> dict[str, Any]:
    return {
        "when": print_expression(draft.when),
        "then": consequence_to_json(draft.then),
        "since": draft.since.isoformat() if draft.since else None,
        "until": draft.until.isoformat() if draft.until else None,
    }


def draft_from_json(data: object) -> Draft:
    """Raises BadExpression or BadRule (both ValueError). `since` and `until` may be left out."""
    return _draft(_keyed(data, _DRAFT_KEYS))


def rule_to_json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "version": rule.version,
        "state": rule.state,
        "sentence": rule.sentence,
        "label": rule.label,
        **draft_to_json(rule.draft),
    }


def rule_from_json(data: object) -> Rule:
    """Raises BadExpression or BadRule. Only `id`, `when` and `then` must be there."""
    row = _keyed(data, _RULE_KEYS)
    rule_id, version, state = row.get("id"), row.get("version", 0), row.get("state", "armed")
    if not isinstance(rule_id, str) or not rule_id.strip() or len(rule_id) > 80 or not rule_id.isprintable():
        raise BadRule("id", text=_shown(rule_id))
    if not isinstance(version, int) or isinstance(version, bool) or not 0 <= version <= _NEWEST:
        raise BadRule("version", text=_shown(version))
    if state not in _STATES:
        raise BadRule("state", text=_shown(state), names=", ".join(_STATES))
    sentence, label = _words(row, "sentence"), _words(row, "label")
    return Rule(rule_id.strip(), version, _draft(row), sentence, state, label)


def consequence_to_json(then: Consequence) -> dict[str, Any]:
    """`kind` first, then what it needs; numbers as decimal strings."""
    row: dict[str, Any] = {"kind": then.kind}
    for one in fields(then):
        value = getattr(then, one.name)
        if one.name != "kind":
            row[one.name] = plain_number(value) if isinstance(value, Decimal) else value
    return row


def consequence_from_json(data: object) -> Consequence:
    """Raises BadRule."""
    row = _mapping(data, "then")
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise BadRule("kind", text=_shown(kind), names=", ".join(_KINDS))
    _no_others(row, [one.name for one in fields(_KINDS[kind])])
    values = {name: str(value) if isinstance(value, float) else value for name, value in row.items()}
    strange = next((name for name, value in values.items() if not _sound(value)), None)
    if strange is not None:
        raise BadRule("value", name=strange, text=_shown(row[strange]))
    try:
        then = _CONSEQUENCE.validate_python(values)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_context=False)[0]
        name = str(problem["loc"][-1]) if problem["loc"] else kind
        if problem["type"] == "missing":
            raise BadRule("missing", name=name, place=kind) from None
        raise BadRule("value", name=name, text=_shown(row.get(name))) from None
    strange = next((one.name for one in fields(then) if not _sound(getattr(then, one.name))), None)
    if strange is not None:
        raise BadRule("value", name=strange, text=_shown(row[strange]))
    return then


def _sound(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST_SENTENCE and "\0" not in value
    return not isinstance(value, bool) and (not isinstance(value, Decimal) or exact(value))


def _draft(row: Mapping[str, Any]) -> Draft:
    when = row.get("when")
    if isinstance(when, bool):
        when = "true" if when else "false"
    if not isinstance(when, str):
        raise (
            BadRule("missing", name="when", place="rule")
            if when is None
            else BadRule("value", name="when", text=_shown(when))
        )
    if "then" not in row:
        raise BadRule("missing", name="then", place="rule")
    return Draft(parse_expression(when), consequence_from_json(row["then"]), _day(row, "since"), _day(row, "until"))


def _day(row: Mapping[str, Any], name: str) -> date | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and len(value.strip()) == 10:
            return date.fromisoformat(value.strip())
    except ValueError:
        pass
    raise BadRule("day", name=name, text=_shown(value))


def _words(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name) or ""
    if not isinstance(value, str) or "\0" in value or len(value) > _LONGEST_SENTENCE:
        raise BadRule("value", name=name, text=_shown(value))
    return value


def _keyed(data: object, known: tuple[str, ...]) -> Mapping[str, Any]:
    row = _mapping(data, "rule")
    _no_others(row, known)
    return row


def _mapping(data: object, place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise BadRule("shape", place=place, text=_shown(data))
    return cast("Mapping[str, Any]", data)


def _no_others(row: Mapping[str, Any], known: list[str] | tuple[str, ...]) -> None:
    strange = next((name for name in row if name not in known), None)
    if strange is not None:
        raise BadRule("key", text=_shown(strange), names=", ".join(known))


def _shown(value: object) -> str:
    return "" if value is None else excerpt(value if isinstance(value, str) else repr(value)[:200], 60)
