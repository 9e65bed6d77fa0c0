"""What comes back from a model: found in its text, and checked against the schema."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(?P<body>.*)\n\s*```\s*\Z", re.DOTALL | re.IGNORECASE)
THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class BadAnswer(ValueError):
    """`str()` says what is wrong without repeating the answer, which may hold anyone's words."""


def read_object(content: str) -> dict[str, Any]:
    """The one JSON object of the answer, with or without a Markdown fence or leading thoughts around it."""
    body = THOUGHTS.sub("", content)
    if fenced := FENCE.match(body):
        body = fenced["body"]
    try:
        data = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadAnswer("the answer is not JSON") from error
    if not isinstance(data, dict):
        raise BadAnswer("the answer is not a JSON object")
    return cast(dict[str, Any], data)


def check(data: dict[str, Any], schema: dict[str, Any]) -> None:
    """Raises `BadAnswer` naming the place and the rule that is broken."""
    error = cast(ValidationError | None, next(Draft202012Validator(schema).iter_errors(data), None))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]  # jsonschema's types are partial
    if error is not None:
        # Keys of the answer are the model's words: only indexes and names that the schema knows are repeated.
        place = "/".join(str(step) for step in error.absolute_schema_path)
        raise BadAnswer(f"the answer breaks the schema at {place[:200]}")


def is_strict(schema: Any) -> bool:
    """Whether the schema is of the strict kind: every object closed, and all its properties required."""
    if isinstance(schema, list):
        return all(is_strict(item) for item in cast(list[Any], schema))
    if not isinstance(schema, dict):
        return True
    node = cast(dict[str, Any], schema)
    properties = node.get("properties")
    if isinstance(properties, dict):
        names = set(cast(dict[str, Any], properties))
        if node.get("additionalProperties") is not False or set(node.get("required", [])) != names:
            return False
    return all(is_strict(value) for value in node.values())


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")
