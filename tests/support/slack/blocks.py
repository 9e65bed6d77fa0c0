"""Whether Slack would take these blocks: the SDK's own models, then the limits they do not check."""

from __future__ import annotations

import copy
import json
import secrets
from collections import Counter
from collections.abc import Iterator
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from tests.support.slack.controls import elements_of, options_of
from tests.support.slack.refusals import Refusal, invalid_arguments
from tests.support.slack.state import Data

MOST_CHARACTERS = 13_200
"""Of a message's blocks as JSON, about where Slack begins to answer msg_blocks_too_long. Tables count their text."""
MOST_MARKDOWN = 12_000
MOST_TABLE = 10_000
MOST = {"message": 50, "modal": 100, "home": 100}

_EVERYWHERE = {"message", "modal", "home"}
_MESSAGES = {"message"}
SURFACES: dict[str, set[str]] = {
    **dict.fromkeys(("actions", "card", "context", "divider", "header", "image", "input"), _EVERYWHERE),
    **dict.fromkeys(("rich_text", "section", "video"), _EVERYWHERE),
    **dict.fromkeys(("container", "context_actions", "data_table", "data_visualization"), _MESSAGES),
    **dict.fromkeys(("markdown", "plan", "table", "task_card"), _MESSAGES),
    "alert": {"modal"},
    "carousel": {"message", "home"},
}
_PLAIN_ONLY = {"header": "text", "button": "text", "input": "label"}
_CELLS = ("raw_text", "raw_number", "rich_text")
_SECTION_ELEMENTS = {"image", "button", "overflow", "checkboxes", "radio_buttons", "datepicker", "timepicker"}


class Problems(list[str]):
    """What is wrong, each with where it is."""

    def say(self, words: str, where: str) -> None:
        self.append(f"{words} [json-pointer:{where}]")


def checked(blocks: Any, files: dict[str, Data], surface: str = "message", code: str = "invalid_blocks") -> list[Data]:
    """The blocks as Slack keeps them, with the ids it gives to what has none. Raises Refusal."""
    if not isinstance(blocks, list) or any(not isinstance(block, dict) for block in blocks):
        raise Refusal("invalid_blocks_format")
    problems = Problems()
    if len(blocks) > MOST[surface]:
        problems.say(f"no more than {MOST[surface]} items allowed", "/blocks")
    for index, block in enumerate(blocks):
        _check(block, surface, files, f"/blocks/{index}", problems)
    if not problems:
        _check_together(blocks, problems)
    if problems:
        raise invalid_arguments(*problems, code=code)
    if surface == "message" and _size(blocks) > MOST_CHARACTERS:
        raise Refusal("msg_blocks_too_long")
    return with_ids(blocks)


def _size(blocks: list[Data]) -> int:
    rest = [block for block in blocks if block["type"] not in ("table", "data_table")]
    tables = sum(len(text) for block in blocks if block not in rest for text in _cell_texts(block))
    return len(json.dumps(rest, ensure_ascii=False, separators=(",", ":"))) + tables


def with_ids(blocks: list[Data]) -> list[Data]:
    kept = copy.deepcopy(blocks)
    for block in _every_block(kept):
        block.setdefault("block_id", secrets.token_urlsafe(4))
    for _, element in elements_of(kept):
        if element.get("type") not in ("image", "mrkdwn", "plain_text", "url"):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return kept


def _every_block(blocks: list[Data]) -> Iterator[Data]:
    for block in blocks:
        yield block
        yield from _every_block(block.get("child_blocks") or [])


def _check(block: Data, surface: str, files: dict[str, Data], where: str, problems: Problems) -> None:
    """One block on its own."""
    kind = block.get("type")
    if kind not in SURFACES or surface not in SURFACES[kind]:
        problems.say(f"unsupported type: {kind}", f"{where}/type")
        return
    if kind not in ("data_table", "data_visualization"):
        try:
            parsed = Block.parse(copy.deepcopy(block))
            produced = parsed.to_dict() if parsed is not None else None
        except (SlackObjectFormationError, TypeError, ValueError, KeyError, AttributeError) as error:
            problems.say(str(error) or type(error).__name__, where)
            return
        _compare(block, produced, where, problems)
    for text, place in _texts(block, where):
        _check_text(text, place, problems)
    if kind in _PLAIN_ONLY:
        _plain(block.get(_PLAIN_ONLY[kind]), f"{where}/{_PLAIN_ONLY[kind]}", problems)
    _check_elements(block, where, problems)
    checks = {
        "table": _check_table,
        "data_table": _check_data_table,
        "plan": lambda one, at, wrong: _check_tasks(one, files, at, wrong),
        "image": lambda one, at, wrong: _check_image(one, files, at, wrong),
        "container": lambda one, at, wrong: _check_children(one, surface, files, at, wrong),
    }
    if kind in checks:
        checks[kind](block, where, problems)


def _compare(given: Any, produced: Any, where: str, problems: Problems) -> None:
    """What the models dropped is not Slack's: an unknown key, an unknown type."""
    if isinstance(given, dict):
        if not isinstance(produced, dict):
            problems.say(f"unsupported type: {given.get('type')}", where)
            return
        for key, value in given.items():
            if value is None:
                problems.say("must not be null", f"{where}/{key}")
            elif value == [] and key in ("elements", "fields", "options", "rows", "child_blocks"):
                problems.say("no fewer than 1 items allowed", f"{where}/{key}")
            elif key == "type" and produced.get("type") != value:
                problems.say(f"unsupported type: {value}", f"{where}/type")
            elif key not in produced:
                problems.say(f"invalid additional property: {key}", where)
            else:
                _compare(value, produced[key], f"{where}/{key}", problems)
    elif isinstance(given, list):
        if not isinstance(produced, list) or len(given) != len(produced):
            problems.say("invalid items", where)
            return
        for index, (one, other) in enumerate(zip(given, produced, strict=True)):
            _compare(one, other, f"{where}/{index}", problems)


def _texts(thing: Any, where: str) -> Iterator[tuple[Data, str]]:
    if isinstance(thing, dict):
        if thing.get("type") in ("plain_text", "mrkdwn"):
            yield thing, where
        for key, value in thing.items():
            yield from _texts(value, f"{where}/{key}")
    elif isinstance(thing, list):
        for index, value in enumerate(thing):
            yield from _texts(value, f"{where}/{index}")


def _check_text(text: Data, where: str, problems: Problems) -> None:
    words = text.get("text")
    if not isinstance(words, str) or not words:
        problems.say("must be more than 0 characters", f"{where}/text")
    elif len(words) > (2000 if "/fields/" in where else 3000):
        most = 2000 if "/fields/" in where else 3000
        problems.say(f"must be less than {most + 1} characters", f"{where}/text")
    wrong = "verbatim" if text["type"] == "plain_text" else "emoji"
    if wrong in text:
        problems.say(f"invalid additional property: {wrong}", where)


def _plain(text: Any, where: str, problems: Problems) -> None:
    if not isinstance(text, dict) or text.get("type") != "plain_text":
        problems.say("must be plain_text", where)


def _check_elements(block: Data, where: str, problems: Problems) -> None:
    if block.get("type") == "section" and "accessory" in block:
        kind = block["accessory"].get("type", "")
        if kind not in _SECTION_ELEMENTS and not kind.endswith("_select") and kind != "workflow_button":
            problems.say(f"unsupported type: {kind}", f"{where}/accessory/type")
    ids: Counter[str] = Counter()
    for _, element in elements_of([block]):
        kind = element.get("type")
        if kind == "button":
            _plain(element.get("text"), f"{where}/elements/text", problems)
            if "url" in element and not str(element["url"]).startswith(("http://", "https://", "mailto:", "slack:")):
                problems.say("invalid url", f"{where}/elements/url")
            if element.get("style") not in (None, "primary", "danger"):
                problems.say("invalid style", f"{where}/elements/style")
        if element.get("action_id"):
            ids[element["action_id"]] += 1
        for option in options_of(element):
            _check_option(option, f"{where}/elements/options", problems)
    for action_id, times in ids.items():
        if times > 1:
            problems.say(f"`action_id` `{action_id}` already exists", f"{where}/elements")


def _check_option(option: Data, where: str, problems: Problems) -> None:
    for key, most in (("text", 75), ("description", 75)):
        if len((option.get(key) or {}).get("text", "")) > most:
            problems.say(f"must be less than {most + 1} characters", f"{where}/{key}")
    if not 0 < len(option.get("value") or "") <= 150:
        problems.say("must be between 1 and 150 characters", f"{where}/value")


def _check_together(blocks: list[Data], problems: Problems) -> None:
    every = list(_every_block(blocks))
    counted = Counter(block["block_id"] for block in every if block.get("block_id"))
    for block_id, times in counted.items():
        if times > 1:
            problems.say(f"`block_id` `{block_id}` already exists", "/blocks")
    if sum(block["type"] in ("table", "data_table") for block in every) > 1:
        problems.say("only_one_table_allowed", "/blocks")
    if sum(len(block["text"]) for block in every if block["type"] == "markdown") > MOST_MARKDOWN:
        problems.say(f"must be less than {MOST_MARKDOWN + 1} characters in all", "/blocks")


def _check_image(block: Data, files: dict[str, Data], where: str, problems: Problems) -> None:
    url = block.get("image_url")
    if (url is None) == ("slack_file" not in block):
        problems.say("must have either image_url or slack_file", where)
    elif url is not None and not str(url).startswith(("http://", "https://")):
        problems.say("invalid image_url", f"{where}/image_url")
    elif url is None:
        wanted = block["slack_file"]
        file = files.get(wanted.get("id", "")) or next(
            (one for one in files.values() if one["url_private"] == wanted.get("url")), None
        )
        if file is None or not file["mimetype"].startswith("image/"):
            problems.say("invalid slack file", f"{where}/slack_file")


def _check_tasks(block: Data, files: dict[str, Data], where: str, problems: Problems) -> None:
    for index, task in enumerate(block.get("tasks") or []):
        _check({"type": "task_card", **task}, "message", files, f"{where}/tasks/{index}", problems)


def _check_children(block: Data, surface: str, files: dict[str, Data], where: str, problems: Problems) -> None:
    for index, child in enumerate(block.get("child_blocks") or []):
        _check(child, surface, files, f"{where}/child_blocks/{index}", problems)


def _check_table(block: Data, where: str, problems: Problems, most_rows: int = 100) -> None:
    rows = block.get("rows") or []
    if len(rows) > most_rows:
        problems.say(f"no more than {most_rows} items allowed", f"{where}/rows")
    if len(block.get("column_settings") or []) > 20:
        problems.say("no more than 20 items allowed", f"{where}/column_settings")
    for index, row in enumerate(rows):
        if not 0 < len(row) <= 20:
            problems.say("between 1 and 20 items allowed", f"{where}/rows/{index}")
        for cell in row:
            if cell.get("type") not in _CELLS or (cell["type"] == "raw_text" and not cell.get("text")):
                problems.say("invalid cell", f"{where}/rows/{index}")
    if len({len(row) for row in rows}) > 1:
        problems.say("rows must have the same number of cells", f"{where}/rows")
    if sum(len(text) for text in _cell_texts(block)) > MOST_TABLE:
        problems.say(f"must be less than {MOST_TABLE + 1} characters", f"{where}/rows")


def _check_data_table(block: Data, where: str, problems: Problems) -> None:
    unknown = set(block) - {"type", "block_id", "caption", "rows", "page_size", "row_header_column_index"}
    for key in sorted(unknown):
        problems.say(f"invalid additional property: {key}", where)
    if not block.get("caption"):
        problems.say("missing required field: caption", where)
    if len(block.get("rows") or []) < 2:
        problems.say("no fewer than 2 items allowed", f"{where}/rows")
    elif any(cell.get("type") != "raw_text" for cell in block["rows"][0]):
        problems.say("the header holds raw_text", f"{where}/rows/0")
    if not 1 <= block.get("page_size", 5) <= 100:
        problems.say("must be between 1 and 100", f"{where}/page_size")
    _check_table(block, where, problems, most_rows=101)


def _cell_texts(block: Data) -> Iterator[str]:
    for row in block.get("rows") or []:
        for cell in row:
            if cell.get("type") == "rich_text":
                yield from (str(part.get("text", "")) for one in cell["elements"] for part in one["elements"])
            else:
                yield str(cell.get("text") or cell.get("value") or "")
