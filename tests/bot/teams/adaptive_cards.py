"""What Teams would say of a card: the rules of Adaptive Cards 1.5 that we rely on, and what no text may ever do."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

Json = dict[str, Any]

BYTES = 25_000
STYLES = {"default", "positive", "destructive"}
SPACINGS = {"default", "none", "small", "medium", "large"}
COMMON = {"id", "isVisible", "spacing", "separator"}
INPUT = COMMON | {"label", "isRequired", "errorMessage", "placeholder"}

MAY = {
    "AdaptiveCard": {"$schema", "version", "lang", "fallbackText", "msteams", "body", "refresh"},
    "TextBlock": COMMON | {"text", "style", "size", "weight", "wrap"},
    "RichTextBlock": COMMON | {"inlines", "horizontalAlignment"},
    "TextRun": {"text", "weight", "size", "color", "isSubtle", "selectAction"},
    "Container": COMMON | {"items", "style"},
    "ColumnSet": COMMON | {"columns"},
    "Column": COMMON | {"items", "width"},
    "Table": COMMON | {"columns", "rows", "firstRowAsHeader", "showGridLines"},
    "TableRow": {"cells"},
    "TableCell": {"items"},
    "Image": COMMON | {"url", "altText", "size"},
    "ActionSet": COMMON | {"actions"},
    "Action.Execute": {"title", "verb", "data", "style", "associatedInputs"},
    "Action.OpenUrl": {"url"},
    "Action.ToggleVisibility": {"title", "targetElements", "style"},
    "Input.Text": INPUT | {"value", "maxLength", "isMultiline", "style", "regex"},
    "Input.Number": INPUT | {"value", "min", "max"},
    "Input.Date": INPUT | {"value", "min", "max"},
    "Input.ChoiceSet": INPUT | {"value", "choices", "style"},
}
MUST = {
    "AdaptiveCard": {"version", "lang", "fallbackText", "body"},
    "TextBlock": {"text"},
    "RichTextBlock": {"inlines"},
    "TextRun": {"text"},
    "Container": {"items"},
    "ColumnSet": {"columns"},
    "Column": {"items", "width"},
    "Table": {"columns", "rows"},
    "TableRow": {"cells"},
    "TableCell": {"items"},
    "Image": {"url", "altText"},
    "ActionSet": {"actions"},
    "Action.Execute": {"verb", "data"},
    "Action.OpenUrl": {"url"},
    "Action.ToggleVisibility": {"title", "targetElements"},
    "Input.Text": {"id", "label"},
    "Input.Number": {"id", "label"},
    "Input.Date": {"id", "label"},
    "Input.ChoiceSet": {"id", "label", "choices"},
}
BODY = {"TextBlock", "RichTextBlock", "Container", "ColumnSet", "Table", "Image", "ActionSet"}
INPUTS = {"Input.Text", "Input.Number", "Input.Date", "Input.ChoiceSet"}
CHILDREN = {
    "body": BODY | INPUTS,
    "items": BODY,
    "inlines": {"TextRun"},
    "actions": {"Action.Execute", "Action.ToggleVisibility"},
    "cells": {"TableCell"},
}
ENUMS = {
    "weight": {"bolder"},
    "color": {"attention"},
    "horizontalAlignment": {"right"},
    "associatedInputs": {"none"},
    "spacing": SPACINGS,
}
SIZES = {"Image": {"stretch"}, "TextRun": {"small", "large"}, "TextBlock": {"large"}}
SHOWN = ("text", "title", "label", "altText", "fallbackText", "errorMessage", "placeholder")
"""Where words stand that somebody reads."""

MARKDOWN = re.compile(r"[*_`~\[\]<>#|\\&{}+=!@\n]|^\s*(-|\d+[.)])|://|www\.|\w\.[^\W\d]")
"""What a reader of Markdown could take for a mark."""
MENTION = re.compile(r"<\s*/?\s*at\b", re.IGNORECASE)
FUNCTION = re.compile(r"\{\{\s*(DATE|TIME)", re.IGNORECASE)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def checked(card: Json) -> Json:
    """The same card, when there is nothing to say against it."""
    assert card["type"] == "AdaptiveCard"
    assert card["version"] == "1.5"
    assert card["lang"] in {"fr", "en"}
    assert card["msteams"] == {"width": "Full"}
    assert card["body"]
    assert len(json.dumps(card, ensure_ascii=False).encode()) <= BYTES
    assert json.loads(json.dumps(card)) == card
    for node in nodes(card):
        _checked_node(node)
    named = [node["id"] for node in nodes(card) if "id" in node]
    assert len(set(named)) == len(named)
    assert set(targets(card)) <= set(named)
    for text in texts(card):
        assert any(unicodedata.category(each) not in {"Cc", "Cf", "Zs", "Zl", "Zp"} for each in text), repr(text)
        assert not CONTROLS.search(text)
        assert not MENTION.search(text)
        assert not FUNCTION.search(text)
    if "refresh" in card:
        _checked_refresh(card["refresh"])
    return card


def _checked_node(node: Json) -> None:
    kind = node["type"]
    assert node.keys() - {"type"} <= MAY[kind], (kind, node.keys())
    assert node.keys() >= MUST[kind], (kind, node.keys())
    for name, kinds in CHILDREN.items():
        if name in node:
            assert node[name], kind
            assert {child["type"] for child in node[name]} <= kinds
    for name, allowed in ENUMS.items():
        assert node.get(name, next(iter(allowed))) in allowed
    assert node.get("size") in {None, *SIZES.get(kind, set())}
    match kind:
        case "TextBlock":
            assert node["wrap"] is True
            assert node["style"] == "heading"
            assert not MARKDOWN.search(node["text"].replace("!", "")), node["text"]
        case "Container":
            assert node.get("style") in {None, "emphasis", "warning"}
        case "Table":
            _checked_table(node)
        case "ColumnSet":
            assert 1 <= len(node["columns"]) <= 2
            assert all(column["type"] == "Column" for column in node["columns"])
        case "Image":
            assert re.match(r"https://|data:image/(png|jpeg|gif);base64,", node["url"])
        case "ActionSet":
            assert len(node["actions"]) <= 6
        case "Action.Execute":
            assert node.get("style", "default") in STYLES
            assert node["verb"] in {"commis.press", "commis.submit", "commis.refresh"}
        case "Action.ToggleVisibility":
            assert node.get("style", "default") in STYLES
        case "Action.OpenUrl":
            assert re.match(r"(https?://|mailto:)[\x21-\x7e]+$", node["url"])
            assert len(node["url"]) <= 2000
        case "Input.Text":
            re.compile(node.get("regex", ""))
            assert len(node.get("value", "")) <= node["maxLength"]
        case "Input.Number":
            assert all(type(node[name]) is int for name in ("value", "min", "max") if name in node)
            assert node.get("min", node.get("value", 0)) <= node.get("value", node.get("min", 0))
        case "Input.Date":
            assert all(date.fromisoformat(node[name]) for name in ("value", "min", "max") if name in node)
        case "Input.ChoiceSet":
            _checked_choices(node)
        case _:
            pass


def _checked_table(table: Json) -> None:
    assert 1 <= len(table["columns"]) <= 4
    assert all(isinstance(column["width"], int) and column["width"] > 0 for column in table["columns"])
    assert table["rows"]
    assert all(row["type"] == "TableRow" and len(row["cells"]) == len(table["columns"]) for row in table["rows"])


def _checked_choices(node: Json) -> None:
    values = [choice["value"] for choice in node["choices"]]
    assert values
    assert all(values)
    assert len(set(values)) == len(values)
    assert node.get("value", values[0]) in values
    assert node["style"] == "compact"
    assert all(choice.keys() == {"title", "value"} and choice["title"].strip() for choice in node["choices"])


def _checked_refresh(refresh: Json) -> None:
    assert refresh.keys() == {"action", "userIds"}
    assert refresh["action"]["verb"] == "commis.refresh"
    assert 1 <= len(refresh["userIds"]) <= 60


def nodes(tree: Any) -> Iterator[Json]:
    """Every element and action, but nothing of the data that only we read."""
    if isinstance(tree, dict):
        if "type" in tree:
            yield tree
        for name, value in tree.items():
            if name != "data":
                yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def texts(card: Json) -> Iterator[str]:
    """All that somebody reads."""
    for node in nodes(card):
        yield from (node[name] for name in SHOWN if name in node)
        yield from (choice["title"] for choice in node.get("choices", []))


def targets(card: Json) -> Iterator[str]:
    """Ids of the elements that buttons show and hide."""
    for node in nodes(card):
        yield from (target["elementId"] for target in node.get("targetElements", []))


def executes(card: Json, verb: str) -> list[Json]:
    """The actions of that verb, in order."""
    return [node for node in nodes(card) if node["type"] == "Action.Execute" and node["verb"] == verb]


def pressed(card: Json) -> list[str]:
    """The ids of the buttons that can be pressed at all, in order; one that asks first counts where its yes is."""
    return [action["data"]["button"] for action in executes(card, "commis.press")]


def said(tree: Any) -> list[str]:
    """The lines of rich text and headings, runs joined."""
    found: list[str] = []
    for node in nodes(tree):
        if node["type"] == "RichTextBlock":
            found.append("".join(run["text"] for run in node["inlines"]))
        elif node["type"] == "TextBlock":
            found.append(node["text"])
    return found
