"""Any posted object as questions with answers: what the structures of form tools have in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

DEEPEST = 6

Json = dict[str, Any]

LABELS = ("label", "title", "question", "fieldName", "column_name", "name", "key", "column_id", "ref", "id")
VALUES = ("value", "answer", "string_value", "values", "text", "response", "answers", "raw_value")


@dataclass(frozen=True)
class Answer:
    """`label` as the form's author wrote it (or the field's name), `hint` the tool's own type of the field."""

    label: str
    value: str
    hint: str = ""


def pairs_of(items: Iterable[Json]) -> list[Answer]:
    """Of a list of objects that each hold a label and a value."""
    found: list[Answer] = []
    for one in items:
        label = next((one[name] for name in LABELS if isinstance(one.get(name), str) and one[name]), "")
        value = next((one[name] for name in VALUES if one.get(name) not in (None, "", [])), None)
        if label and value is not None:
            found.append(Answer(word(label), text_of(whole(value)), word(one.get("type") or one.get("fieldType"))))
    return found


def named_of(fields: Json) -> list[Answer]:
    """Of an object whose values are objects with a label and a value; [] when they are not."""
    if not fields or not all(isinstance(each, dict) for each in fields.values()):
        return []
    return pairs_of([{"id": name, **object_of(each)} for name, each in fields.items()])


def plain_of(data: Mapping[str, Any], above: str = "", depth: int = 0) -> list[Answer]:
    found: list[Answer] = []
    for name, value in data.items():
        label = f"{above} {word(name)}".strip()
        inner = object_of(value)
        if inner and depth < DEEPEST:
            found += plain_of(inner, label if above or not _is_wrapper(name) else "", depth + 1)
        else:
            found.append(Answer(label, text_of(value)))
    return found


def _is_wrapper(name: str) -> bool:
    """Whether a name says nothing of the answers that it holds."""
    wrappers = {"data", "lead", "contact", "form", "payload", "fields", "body", "submission", "values"}
    return name.casefold() in wrappers


def whole(value: Any) -> Any:
    """One answer that its tool keeps in parts: a name, a phone number, a versioned property."""
    parts = object_of(value)
    if not parts:
        return value
    if "value" in parts:
        return parts["value"]
    if "full" in parts:
        return parts["full"]
    kept = [parts[name] for name in ("prefix", "first", "middle", "last", "area", "phone") if parts.get(name)]
    return (
        " ".join(text_of(each) for each in kept)
        if kept
        else ", ".join(text_of(each) for each in parts.values() if each)
    )


def text_of(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case list():
            return ", ".join(text for each in cast(list[Any], value) if (text := text_of(each)))
        case dict():
            inner = cast(Json, value)
            return text_of(next((inner[name] for name in ("label", "value", "text") if name in inner), None))
        case _:
            return str(value)


def word(value: Any) -> str:
    """A label, a name or an id, on one line."""
    return " ".join(text_of(value).split())[:200]


def parsed(text: Any) -> Any:
    try:
        return json.loads(text) if isinstance(text, str) else text
    except (ValueError, RecursionError):
        return None


def object_of(value: Any) -> Json:
    return cast(Json, value) if isinstance(value, dict) else {}


def list_of(value: Any) -> list[Any]:
    return cast(list[Any], value) if isinstance(value, list) else []


def objects_of(value: Any) -> list[Json]:
    return [cast(Json, each) for each in list_of(value) if isinstance(each, dict)]
