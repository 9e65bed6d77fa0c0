"""What Slack would say of blocks and views: the SDK's own validators, and the limits that they do not check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ContextBlock,
    HeaderBlock,
    ImageBlock,
    InputBlock,
    SectionBlock,
    TableBlock,
)
from slack_sdk.models.blocks.basic_components import RawTextObject, TableBlockColumnSettings
from slack_sdk.models.views import View

Json = dict[str, Any]

KINDS: dict[str, type[Block]] = {
    "actions": ActionsBlock,
    "context": ContextBlock,
    "header": HeaderBlock,
    "image": ImageBlock,
    "input": InputBlock,
    "section": SectionBlock,
    "table": TableBlock,
}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def checked_message(blocks: list[Json]) -> None:
    assert 1 <= len(blocks) <= 50
    assert sum(units(text) for text in texts(blocks)) <= 12_000
    assert sum(block["type"] == "table" for block in blocks) <= 1
    rest = [block for block in blocks if block["type"] != "table"]
    assert len(json.dumps(rest, ensure_ascii=False, separators=(",", ":"))) <= 13_200
    checked_blocks(blocks)


def checked_view(view: Json) -> None:
    assert len(View(**view).to_dict()["blocks"]) == len(view["blocks"])
    assert 1 <= len(view["blocks"]) <= 100
    checked_blocks(view["blocks"])


def checked_blocks(blocks: list[Json]) -> None:
    for block in blocks:
        kind = KINDS[block["type"]]
        kind(**{name: value for name, value in block.items() if name != "type"}).to_dict()
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
        for element in [*block.get("elements", []), *([block["element"]] if "element" in block else [])]:
            _checked_element(element)
        if block["type"] == "table":
            _checked_table(block)
    ids = [element["action_id"] for block in blocks for element in block.get("elements", []) if "action_id" in element]
    assert len(set(ids)) == len(ids)
    named = [block["block_id"] for block in blocks if "block_id" in block]
    assert len(set(named)) == len(named)
    for text in texts(blocks):
        assert text.strip()
        assert not any("\ud800" <= each <= "\udfff" for each in text)
        assert not any(mention in text for mention in ("<!", "<@", "<#"))
    for node in nodes(blocks):
        if node.get("type") == "mrkdwn":
            assert units(node["text"]) <= 3000
            assert node["verbatim"] is True
        for field in node.get("fields", []):
            assert units(field["text"]) <= 2000
    json.dumps(blocks).encode()


def _checked_element(element: Json) -> None:
    from slack_sdk.models.blocks.block_elements import BlockElement

    if element["type"] == "mrkdwn":
        return
    parsed = BlockElement.parse(element)
    assert parsed is not None
    parsed.to_dict()
    assert 1 <= len(element["action_id"]) <= 255
    for name in ("value", "text"):
        assert element.get(name, "x")
    for name, asked in element.get("confirm", {}).items():
        limit = {"title": 100, "text": 300, "confirm": 30, "deny": 30, "style": 0}[name]
        assert name == "style" or 1 <= units(asked["text"]) <= limit
    options = element.get("options", [{"value": "x", "text": {"text": "x"}}])
    assert 1 <= len(options) <= 100
    assert len({option["value"] for option in options}) == len(options)
    for option in options:
        assert 1 <= units(option["value"]) <= 150
        assert 1 <= units(option["text"]["text"]) <= 75
    assert element.get("initial_option", options[0]) in options
    initial = element.get("initial_value", "x")
    assert 1 <= units(initial) <= 3000


def _checked_table(block: Json) -> None:
    assert 1 <= len(block["rows"]) <= 100
    assert len({len(row) for row in block["rows"]}) == 1
    assert 1 <= len(block["rows"][0]) <= 20
    assert len(block["column_settings"]) == len(block["rows"][0])
    for setting in block["column_settings"]:
        TableBlockColumnSettings(**setting).to_dict()
    for row in block["rows"]:
        for cell in row:
            assert cell["type"] == "raw_text"
            RawTextObject(text=cell["text"]).to_dict()
    assert sum(units(cell["text"]) for row in block["rows"] for cell in row) <= 10_000


def nodes(tree: Any) -> Iterator[Json]:
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def texts(tree: Any) -> Iterator[str]:
    """Every text object's text, and the words for pictures."""
    for node in nodes(tree):
        yield from (node[name] for name in ("text", "alt_text") if isinstance(node.get(name), str))


def values(blocks: list[Json]) -> list[str]:
    return [element["value"] for block in blocks for element in block.get("elements", []) if "value" in element]
