"""Message → the body of a card within given caps: every kind of block, and a line for whatever the caps leave out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, assert_never

from bot.plain_message import STEPS
from bot.teams import elements, limits, tables
from bot.teams.canvas import Canvas, Caps, View
from bot.teams.elements import MUTED, STRONG
from bot.teams.escape import DASH, blank, one_line, target_text, web_address
from bot.teams.limits import clip, weight
from graphs.message import (
    Attachment,
    Block,
    Buttons,
    Excerpt,
    Fields,
    FileRef,
    Image,
    Link,
    Message,
    Progress,
    Table,
    Text,
    ThreadLink,
)

Json = dict[str, Any]

HOPELESS = 4 * limits.CARD
"""So much fits nowhere: no need to draw more of it."""
NAME = 200
"""The longest label of a field, of a step, of a link."""

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})
_DATA = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/]+={0,2}")


def draw(message: Message, view: View, caps: Caps) -> Canvas:
    """Of too many blocks the middle is left out: the first say what it is about, the last what to do until when."""
    canvas = Canvas(view, caps)
    body = [at for at, block in enumerate(message.blocks) if not isinstance(block, Buttons)]
    first, last = caps.parts - caps.parts // 2, caps.parts // 2
    middle = body[first : len(body) - last] if len(body) > caps.parts else []
    skipped = set(middle)
    drawn = 0
    for at, block in enumerate(message.blocks):
        if middle and at == middle[0]:
            canvas.note("parts", len(middle))
        if at not in skipped:
            start = len(canvas.body)
            draw_block(canvas, block)
            drawn += weight(canvas.body[start:])
        if drawn > HOPELESS:
            canvas.over = True
            break
    if canvas.buttons_left:
        canvas.note("buttons", canvas.buttons_left)
    return canvas


def draw_block(canvas: Canvas, block: Block) -> None:
    match block:
        case Text():
            _text(canvas, block)
        case Excerpt():
            _excerpt(canvas, block)
        case Fields():
            _fields(canvas, block)
        case Table():
            _table(canvas, block)
        case Image():
            _image(canvas, block)
        case Attachment():
            pass  # follows the message as a file
        case Progress():
            _progress(canvas, block)
        case Link():
            _link(canvas, block.label, block.url, block.url)
        case ThreadLink():
            _link(canvas, block.label, canvas.view.permalink(block.address) or "", "")
        case Buttons():
            _buttons(canvas, block)
        case _:
            assert_never(block)


def _text(canvas: Canvas, block: Text) -> None:
    match block.tone:
        case "normal":
            canvas.body += canvas.lines(block.text)
        case "strong":
            canvas.body += canvas.lines(block.text, STRONG)
        case "muted":
            canvas.body += canvas.lines(block.text, MUTED)
        case "warning":
            if not blank(block.text):
                canvas.body.append(elements.container(list(canvas.lines(f"⚠️ {block.text}")), "warning"))
        case "heading":
            line = one_line(block.text)
            if blank(line) or len(line) > min(NAME, canvas.caps.text):
                canvas.body += canvas.lines(block.text, STRONG)
            else:
                canvas.body.append(elements.heading(line))
        case _:
            assert_never(block.tone)


def _excerpt(canvas: Canvas, block: Excerpt) -> None:
    text = DASH if blank(block.text) and not blank(block.source) else block.text
    said = list(canvas.lines(text))
    if not blank(block.source):
        said.append(elements.line(f"— {canvas.clipped(block.source, NAME)}", MUTED))
    if said:
        canvas.body.append(elements.container(said, "emphasis"))


def _fields(canvas: Canvas, block: Fields) -> None:
    items = [item for item in block.items if not (blank(item.label) and blank(item.value))]
    for at, item in enumerate(items[: canvas.caps.items]):
        value = list(canvas.lines(item.value)) or [elements.line(DASH)]
        spacing = "small" if at else "default"
        if blank(item.label):
            canvas.body.append(elements.columns([("stretch", value)], spacing=spacing))
            continue
        label = [elements.line(canvas.clipped(item.label, NAME), {"isSubtle": True})]
        canvas.body.append(elements.columns([(2, label), (3, value)], spacing=spacing))
    canvas.note("items", max(0, len(items) - canvas.caps.items))


def _table(canvas: Canvas, block: Table) -> None:
    shown = tables.grid(block, canvas.caps.rows)
    if shown.empty:
        return
    drawn = tables.draw(shown, canvas.caps.text, canvas.view.language)
    canvas.body += drawn.blocks
    canvas.note("rows", shown.rows_left)
    canvas.note("columns", shown.columns_left)
    canvas.note("cells", drawn.shortened)


def _image(canvas: Canvas, block: Image) -> None:
    said = block.file.name if blank(block.alt) else block.alt
    if block.file.media_type in PICTURES and (url := _picture(canvas, canvas.view.pictures.get(block.file.id, ""))):
        canvas.shown.add(block.file.id)
        canvas.body.append(elements.image(said, url))
        return
    canvas.body += canvas.lines(f"🖼️ {DASH if blank(said) else said}")


def _picture(canvas: Canvas, url: str) -> str | None:
    """The address as the card may hold it; None where it would be too heavy, or none at all."""
    if url.startswith("data:"):
        if canvas.picture_bytes + len(url) > limits.PICTURES or not _DATA.fullmatch(url):
            return None
        canvas.picture_bytes += len(url)
        return url
    return web_address(url) if url.lower().startswith("https://") else None


def _progress(canvas: Canvas, block: Progress) -> None:
    steps = [step for step in block.steps if not blank(step.label)]
    longest = min(NAME, canvas.caps.text)
    for at, step in enumerate(steps[: canvas.caps.items]):
        text = f"{STEPS[step.state]} {canvas.clipped(step.label, longest)}"
        canvas.body.append(elements.line(text, spacing="small" if at else ""))
    canvas.note("items", max(0, len(steps) - canvas.caps.items))


def _link(canvas: Canvas, label: str, url: str, spelled: str) -> None:
    """`spelled` is what else to say where it cannot be a link."""
    shown = canvas.clipped(label, NAME)
    if target := web_address(url):
        canvas.body.append(elements.link(target_text(target) if blank(shown) else shown, target))
        return
    canvas.body += canvas.lines(" — ".join(part for part in (shown, spelled) if not blank(part)))


def _buttons(canvas: Canvas, block: Buttons) -> None:
    caps, drawn, panels = canvas.caps, list[Json](), list[Json]()
    shown = [item for item in block.buttons if canvas.view.visible(item.id)]
    for item in shown:
        if canvas.buttons >= caps.buttons or not elements.clickable(item):
            canvas.buttons_left += 1
            continue
        canvas.buttons += 1
        if item.confirm is None:
            drawn.append(elements.button(item, caps.label))
            continue
        canvas.panels += 1
        panel = f"confirm-{canvas.panels}"
        drawn.append(elements.asking(item, panel, caps.label))
        panels.append(elements.confirmation(item, item.confirm, panel, caps.confirm))
    canvas.body += [*elements.actions(drawn), *panels]
    if len(shown) < len(block.buttons):
        _hidden(canvas)


def _hidden(canvas: Canvas) -> None:
    note = canvas.view.hidden_note
    if not (canvas.told_hidden or blank(note)):
        canvas.told_hidden = True
        canvas.body.append(elements.line(clip(one_line(note), limits.SUMMARY), MUTED))


def unique(files: Sequence[FileRef]) -> list[FileRef]:
    return list({file.id: file for file in files}.values())
