"""An Adaptive Card as a person meets it: its words in order, its buttons with what they carry, its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

HIDDEN_UNTIL_ASKED = ("Action.ShowCard", "Action.ToggleVisibility")


@dataclass(frozen=True)
class CardButton:
    """`behind` names the buttons that have to be pressed first, where it is shown only then."""

    title: str
    type: str
    verb: str = ""
    data: Json = field(default_factory=dict)
    url: str = ""
    behind: tuple[str, ...] = ()


def words(card: Json) -> list[str]:
    """All texts of a card, in reading order; what is behind a button too."""
    return [text for item in _walk(card) for text in _texts(item)]


def buttons(card: Json) -> list[CardButton]:
    return list(_buttons(card, ()))


def inputs(card: Json) -> dict[str, Json]:
    """By id."""
    return {item["id"]: item for item in _walk(card) if str(item.get("type", "")).startswith("Input.")}


def _texts(item: Json) -> Iterator[str]:
    kind = item.get("type", "")
    if kind in ("TextBlock", "TextRun"):
        yield unescaped(str(item.get("text", "")))
    elif kind == "FactSet":
        for fact in item.get("facts", []):
            yield f"{unescaped(fact['title'])} {unescaped(fact['value'])}"
    elif kind.startswith("Input."):
        yield str(item.get("label", ""))
    elif kind.startswith("Action."):
        yield str(item.get("title", ""))


def unescaped(text: str) -> str:
    """As it is read: a backslash, or a character without width, that keeps a sign from being markup is not seen."""
    for sign in ("\u200b", "\u2060", "\ufeff", "\u200c", "\u200d"):
        text = text.replace(sign, "")
    for sign in "\\`*_{}[]()#+-.!|~>":
        text = text.replace(f"\\{sign}", sign)
    return text


def _walk(node: object) -> Iterator[Json]:
    if isinstance(node, list):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, dict):
        if "type" in node:
            yield node
        for name, value in node.items():
            if name not in ("data", "msteams", "refresh", "metadata"):
                yield from _walk(value)


def _buttons(node: object, behind: tuple[str, ...]) -> Iterator[CardButton]:
    if isinstance(node, list):
        for each in node:
            yield from _buttons(each, behind)
        return
    if not isinstance(node, dict):
        return
    kind = str(node.get("type", ""))
    if kind.startswith("Action."):
        title = str(node.get("title", ""))
        carried = node.get("data")
        yield CardButton(title, kind, str(node.get("verb", "")), carried or {}, str(node.get("url", "")), behind)
        yield from _buttons(node.get("card"), (*behind, title))
        return
    for name, value in node.items():
        if name not in ("data", "msteams", "refresh", "metadata"):
            yield from _buttons(value, behind)
