"""Form → a modal of Slack, and back: what was typed by field name, and errors beside their fields.

What Slack does not keep as it is (odd field names, long values of a list, the place of the click) travels in the
view's private metadata.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field

from bot.platform import FieldError
from bot.slack import limits
from bot.slack.elements import plain_text, section
from bot.slack.escape import blank, literal, mrkdwn, one_line, sendable
from bot.slack.inputs import Element, element_of
from bot.slack.limits import clip, size
from bot.slack.wording import tell
from graphs.message import Form, Input

Json = dict[str, Any]

CALLBACK = "commis.form"

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,99}")


@dataclass(frozen=True)
class ModalPlace:
    """Where the form was asked for, in Slack's own ids; `channel` is "" on the home tab."""

    team: str
    channel: str
    thread: str | None
    user: str


class _Metadata(BaseModel):
    """`names`: block id → field name where they differ; `aliases`: block id → value in the list → real value."""

    form: str
    team: str
    channel: str
    thread: str | None
    user: str
    names: dict[str, str] = Field(default_factory=dict)
    aliases: dict[str, dict[str, str]] = Field(default_factory=dict)

    def fits(self) -> bool:
        return size(self.written()) <= limits.METADATA

    def written(self) -> str:
        return self.model_dump_json(exclude_defaults=True, ensure_ascii=True)


class _Chosen(BaseModel):
    value: str


class _Typed(BaseModel):
    """What an element says, whatever its kind."""

    value: str | None = None
    selected_date: str | None = None
    selected_option: _Chosen | None = None

    @property
    def text(self) -> str:
        chosen = self.selected_option.value if self.selected_option else None
        return self.value or self.selected_date or chosen or ""


class _BlockOfView(BaseModel):
    type: str
    block_id: str = ""


class _State(BaseModel):
    values: dict[str, dict[str, _Typed]] = Field(default_factory=dict)


class _View(BaseModel):
    callback_id: str
    private_metadata: str
    blocks: list[_BlockOfView] = Field(default_factory=list[_BlockOfView])
    state: _State | None = None

    @property
    def inputs(self) -> list[str]:
        """The ids of the blocks that are fields, in their order."""
        return [block.block_id for block in self.blocks if block.type == "input"]


def view_of(form: Form, language: str, *, place: ModalPlace) -> Json:
    """Fields that do not fit any more (there are 100) are left out: they keep the values they have.

    Raises ValueError for a form whose id cannot come back.
    """
    if not sendable(form.id):
        raise ValueError("the id of the form cannot be sent")
    kept = _Metadata(form=form.id, team=place.team, channel=place.channel, thread=place.thread, user=place.user)
    if not kept.fits():
        raise ValueError("the id of the form is too long")
    blocks: list[Json] = []
    taken: set[str] = set()
    for at, item in enumerate(item for item in form.inputs if sendable(item.name)):
        if len(blocks) == limits.MODAL_BLOCKS:
            break
        name = _block_id(item.name, at, taken)
        element = element_of(item, language)
        if (grown := _with(kept, name, item, element)).fits():
            kept = grown
            taken.add(name)
            blocks.append(_input(item, name, element))
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _title(form.title, "form_title", language),
        "submit": _title(form.submit, "form_submit", language),
        "close": _title("", "form_close", language),
        "private_metadata": kept.written(),
        "blocks": blocks or [section(mrkdwn(tell("form_nothing", language)))],
    }


def read_submission(view: Json) -> tuple[str, dict[str, str], ModalPlace]:
    """The form's id, what stands in each of its fields ("" for nothing), and where it was asked for.

    Raises ValueError for a view that `view_of` did not make.
    """
    read, kept = _read(view)
    said = read.state.values if read.state else {}
    values: dict[str, str] = {}
    for block in read.inputs:
        text = next((typed.text for typed in said.get(block, {}).values()), "")
        values[kept.names.get(block, block)] = kept.aliases.get(block, {}).get(text, text)
    return kept.form, values, ModalPlace(kept.team, kept.channel, kept.thread, kept.user)


def errors_of(errors: Sequence[FieldError], view: Json) -> dict[str, str]:
    """Block id → what is wrong there. What is wrong elsewhere is said at the first field. Raises ValueError."""
    read, kept = _read(view)
    if not read.inputs:
        return {}
    blocks = {kept.names.get(block, block): block for block in read.inputs}
    found: dict[str, list[str]] = {}
    for error in errors:
        found.setdefault(blocks.get(error.name, read.inputs[0]), []).append(one_line(error.text))
    return {block: literal(" ".join(texts), limits.ERROR) for block, texts in found.items()}


def _read(view: Json) -> tuple[_View, _Metadata]:
    read = _View.model_validate(view)
    if read.callback_id != CALLBACK:
        raise ValueError(f"not a form of ours: {read.callback_id[:80]!r}")
    return read, _Metadata.model_validate_json(read.private_metadata)


def _block_id(name: str, at: int, taken: set[str]) -> str:
    """The field's own name where it is a plain one, so that the same field always has the same id."""
    return name if _PLAIN_NAME.fullmatch(name) and name not in taken else f"{at}.input"


def _with(kept: _Metadata, block: str, item: Input, element: Element) -> _Metadata:
    names = kept.names if block == item.name else {**kept.names, block: item.name}
    aliases = {**kept.aliases, block: element.aliases} if element.aliases else kept.aliases
    return kept.model_copy(update={"names": names, "aliases": aliases})


def _input(item: Input, block: str, element: Element) -> Json:
    drawn: Json = {
        "type": "input",
        "block_id": block,
        "label": plain_text(item.name if blank(item.label) else one_line(item.label), limits.INPUT_LABEL),
        "element": element.drawn,
        "optional": not item.required,
    }
    hints = [text for text in (one_line(item.hint), *element.hints) if not blank(text)]
    return {**drawn, "hint": plain_text(" ".join(hints), limits.HINT)} if hints else drawn


def _title(text: str, otherwise: str, language: str) -> Json:
    line = one_line(text)
    return plain_text(clip(tell(otherwise, language) if blank(line) else line, limits.MODAL_TITLE), limits.MODAL_TITLE)
