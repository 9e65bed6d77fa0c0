"""What can be pressed or filled in blocks, and what filling it amounts to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.support.slack.state import Channel, Data

_CHOICES = {"static_select": "selected_option", "radio_buttons": "selected_option"}
_LISTS = {"checkboxes": "selected_options", "multi_static_select": "selected_options"}
_PICKED = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
}
REQUIRED = "Please complete this required field."


@dataclass(frozen=True)
class Control:
    """A thing to press: `action` as block_actions has it, on a message of a channel or in a view."""

    label: str
    action: Data
    is_menu: bool = False
    confirm: Data | None = None
    channel: Channel | None = None
    message: Data | None = None
    view: Data | None = None


def elements_of(blocks: list[Data]) -> Iterator[tuple[Data, Data]]:
    """Every interactive element with the block it is in, nested ones included."""
    for block in blocks:
        for key in ("accessory", "element"):
            if isinstance(block.get(key), dict):
                yield block, block[key]
        for key in ("elements", "actions"):
            for element in block.get(key) or []:
                if isinstance(element, dict) and element.get("type") == "card":
                    yield from elements_of([element])
                elif isinstance(element, dict) and block.get("type") != "rich_text":
                    yield block, element
        yield from elements_of(block.get("child_blocks") or [])


def controls_of(
    blocks: list[Data], *, channel: Channel | None = None, message: Data | None = None, view: Data | None = None
) -> list[Control]:
    """What can be pressed. Inputs of a modal are filled, not pressed."""
    found: list[Control] = []
    for block, element in elements_of(blocks):
        if block.get("type") == "input" and not block.get("dispatch_action"):
            continue
        block_id = block.get("block_id", "")
        for label, action, is_menu in _presses(element):
            action = {"type": element["type"], "block_id": block_id, "action_id": element.get("action_id", "")} | action
            confirm = element.get("confirm")
            if confirm:
                action["confirm"] = confirm
            found.append(Control(label, action, is_menu, confirm, channel, message, view))
    return found


def _presses(element: Data) -> Iterator[tuple[str, Data, bool]]:
    kind = element.get("type")
    if kind in ("button", "workflow_button"):
        action = {key: element[key] for key in ("text", "value", "url", "style") if key in element}
        yield element["text"]["text"], action, False
    elif kind == "icon_button":
        action = {key: element[key] for key in ("text", "value", "icon") if key in element}
        yield element["text"]["text"], action, False
    elif kind == "feedback_buttons":
        for side in ("positive_button", "negative_button"):
            button = element[side]
            yield button["text"]["text"], {"text": button["text"], "value": button["value"]}, False
    elif kind == "overflow":
        for option in element["options"]:
            yield option["text"]["text"], {"selected_option": option}, False
    elif kind in _CHOICES:
        for option in options_of(element):
            yield option["text"]["text"], {_CHOICES[kind]: option}, True
    elif kind in _LISTS:
        for option in options_of(element):
            yield option["text"]["text"], {_LISTS[kind]: [option]}, True


def options_of(element: Data) -> list[Data]:
    groups = element.get("option_groups") or []
    return [*(element.get("options") or []), *(option for group in groups for option in group["options"])]


def fill(blocks: list[Data], values: dict[str, Any]) -> Data:
    """`state.values` with these values, by block id, action id or label. An unknown name is an error of the test."""
    state: Data = {}
    left = dict(values)
    for block, element in elements_of(blocks):
        kind = element.get("type", "")
        if kind not in _CHOICES and kind not in _LISTS and kind not in _PICKED:
            continue
        label = (block.get("label") or {}).get("text", "")
        names = [name for name in (block["block_id"], element["action_id"], label) if name in left]
        given = {name: left.pop(name) for name in names}
        filled = _filled(element, next(iter(given.values()))) if given else _initial(element)
        state.setdefault(block["block_id"], {})[element["action_id"]] = {"type": kind, **filled}
    if left:
        have = [(b.get("block_id"), (b.get("label") or {}).get("text")) for b, _ in elements_of(blocks)]
        raise LookupError(f"no field is called {list(left)}; there is {have}")
    return state


def _initial(element: Data) -> Data:
    kind = element["type"]
    if kind in _CHOICES:
        return {"selected_option": element.get("initial_option")}
    if kind in _LISTS:
        return {"selected_options": element.get("initial_options", [])}
    key, initial = _PICKED[kind]
    return {key: element.get(initial)}


def _filled(element: Data, value: Any) -> Data:
    kind = element["type"]
    if kind in _CHOICES:
        return {"selected_option": _option(element, value) if value else None}
    if kind in _LISTS:
        return {"selected_options": [_option(element, one) for one in value]}
    if kind == "datetimepicker":
        return {"selected_date_time": value}
    return {_PICKED[kind][0]: None if value in (None, "") else str(value)}


def _option(element: Data, value: str) -> Data:
    for option in options_of(element):
        if value in (option["text"]["text"], option["value"]):
            return option
    raise LookupError(f"no choice {value!r}; there is {[o['text']['text'] for o in options_of(element)]}")


def missing_inputs(blocks: list[Data], values: Data) -> dict[str, str]:
    """What the client refuses by itself: block id → what it says there."""
    wrong: dict[str, str] = {}
    for block, element in elements_of(blocks):
        if block.get("type") != "input":
            continue
        entry = values.get(block["block_id"], {}).get(element["action_id"], {})
        value = next((part for key, part in entry.items() if key != "type"), None)
        if not value:
            if not block.get("optional"):
                wrong[block["block_id"]] = REQUIRED
        elif problem := _refused(element, value):
            wrong[block["block_id"]] = problem
    return wrong


def _refused(element: Data, value: Any) -> str:
    kind = element["type"]
    if kind == "plain_text_input":
        least, most = element.get("min_length") or 0, element.get("max_length") or 3000
        return "" if least <= len(value) <= most else f"Must be between {least} and {most} characters."
    if kind == "number_input":
        pattern = r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+"
        if not re.fullmatch(pattern, value):
            return "Must be a number."
        low, high = element.get("min_value"), element.get("max_value")
        if (low is not None and float(value) < float(low)) or (high is not None and float(value) > float(high)):
            return "Must be within the range."
    if kind == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        return "Must be an email address."
    return ""
