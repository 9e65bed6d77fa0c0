"""Message → Block Kit within given caps: every kind of block, and a line for whatever the caps leave out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, assert_never

from bot.outside_text import cut
from bot.plain_message import STEPS
from bot.slack import elements, limits, tables
from bot.slack.blocks import payload
from bot.slack.escape import DASH, blank, bold, link, literal, mrkdwn, one_line, quoted
from bot.slack.limits import clip, size
from bot.slack.split import pieces
from bot.slack.wording import count, tell
from graphs.message import (
    Address,
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
Level = Literal["newest", "classic", "text"]

NOTE = 160
"""Kept free for the line that says what is left out."""
HOPELESS = limits.HOME_PAYLOAD
"""So much text fits nowhere: no need to draw more of it."""
NAME = 200
"""The longest label of a field, of a step, of a link."""

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})


@dataclass(frozen=True)
class View:
    """Where a message is shown. `pictures`: file id → Slack's id of the uploaded picture; `native_table` whether there
    may be one; `file`: a file with the whole message goes with it when something is left out."""

    language: str
    permalink: Callable[[Address], str | None]
    pictures: Mapping[str, str] = field(default_factory=dict[str, str])
    native_table: bool = False
    file: bool = True


@dataclass(frozen=True)
class Caps:
    """What is shown at most: rows of a table, characters of a text, items of a list, blocks of the message beside its
    buttons, characters of a confirmation and of a button's label, buttons."""

    rows: int = 1_000
    text: int = limits.MESSAGE_TEXT
    items: int = 500
    parts: int = 2_000
    confirm: int = limits.CONFIRM_TEXT
    label: int = limits.LABEL
    buttons: int = 2_000


@dataclass
class Canvas:
    """What is drawn so far. `whole` turns false when something is left out, `over` true when it is far too much. `main`
    is the table that is drawn as one: Slack takes a single one in a message."""

    view: View
    caps: Caps
    blocks: list[Json] = field(default_factory=list[Json])
    images: list[FileRef] = field(default_factory=list[FileRef])
    whole: bool = True
    over: bool = False
    buttons: int = 0
    buttons_left: int = 0
    main: Table | None = None

    def left_out(self, kind: str, number: int) -> str:
        self.whole = False
        language = self.view.language
        where = tell("cut.where", language) if self.view.file else ""
        return tell(
            f"cut.{kind}.one" if number == 1 else f"cut.{kind}", language, n=count(number, language), where=where
        )

    def note(self, kind: str, number: int) -> None:
        if number:
            self.blocks.append(elements.context(mrkdwn(self.left_out(kind, number))))

    def clipped(self, text: str, limit: int) -> str:
        """One line of at most so many characters."""
        line = one_line(text)
        if size(line) > limit:
            self.whole = False
        return clip(line, limit)

    def body(self, text: str, write: Callable[[str], str], wrap: Callable[[str], Json], limit: int) -> None:
        """A text in as many pieces as it takes, its end left out where the cap says so."""
        if blank(text):
            return
        kept, left = cut(text, self.caps.text)
        written = list(pieces(kept, limit - NOTE if left else limit, write))
        if left:
            note = mrkdwn(self.left_out("text", left))
            written = [*written[:-1], f"{written[-1]}\n{note}"] if written else [note]
        self.blocks += [wrap(each) for each in written]


def draw(message: Message, view: View, caps: Caps) -> Canvas:
    """Of too many blocks the middle is left out: the first say what it is about, the last what to do until when."""
    canvas = Canvas(view, caps, main=_main_table(message) if view.native_table else None)
    body = [at for at, block in enumerate(message.blocks) if not isinstance(block, Buttons)]
    first, last = caps.parts - caps.parts // 2, caps.parts // 2
    middle = body[first : len(body) - last] if len(body) > caps.parts else []
    skipped = set(middle)
    drawn = 0
    for at, block in enumerate(message.blocks):
        if middle and at == middle[0]:
            canvas.note("parts", len(middle))
        if at not in skipped:
            start = len(canvas.blocks)
            draw_block(canvas, block)
            drawn += payload(canvas.blocks[start:])
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
            _link(canvas, block.label, block.url, "" if blank(block.url) else f" — {block.url}")
        case ThreadLink():
            _link(canvas, block.label, canvas.view.permalink(block.address) or "", "")
        case Buttons():
            _buttons(canvas, block)
        case _:
            assert_never(block)


def _text(canvas: Canvas, block: Text) -> None:
    match block.tone:
        case "normal":
            canvas.body(block.text, mrkdwn, elements.section, limits.SECTION)
        case "strong":
            canvas.body(block.text, bold, elements.section, limits.SECTION)
        case "muted":
            canvas.body(block.text, mrkdwn, elements.context, limits.CONTEXT)
        case "warning":
            warned = "" if blank(block.text) else f"⚠️ {block.text}"
            canvas.body(warned, mrkdwn, elements.section, limits.SECTION)
        case "heading":
            line = one_line(block.text)
            if blank(line) or size(literal(line, 2 * len(line) + 2)) > min(limits.HEADER, canvas.caps.text):
                canvas.body(block.text, bold, elements.section, limits.SECTION)
            else:
                canvas.blocks.append(elements.header(line))
        case _:
            assert_never(block.tone)


def _excerpt(canvas: Canvas, block: Excerpt) -> None:
    text = DASH if blank(block.text) and not blank(block.source) else block.text
    canvas.body(text, quoted, elements.section, limits.SECTION)
    if not blank(block.source):
        canvas.blocks.append(elements.context(mrkdwn(f"— {canvas.clipped(block.source, NAME)}")))


def _fields(canvas: Canvas, block: Fields) -> None:
    items = [item for item in block.items if not (blank(item.label) and blank(item.value))]
    texts: list[str] = []
    for item in items[: canvas.caps.items]:
        label = "" if blank(item.label) else bold(canvas.clipped(item.label, NAME))
        texts.append("\n".join(each for each in (label, _value(canvas, item.value, size(label) + 1)) if each))
    canvas.blocks += elements.fields(texts)
    canvas.note("items", len(items) - len(texts))


def _value(canvas: Canvas, value: str, taken: int) -> str:
    """A field's value in its one place."""
    if blank(value):
        return DASH
    room = limits.FIELD - taken - NOTE
    kept, _ = cut(value, min(canvas.caps.text, limits.FIELD))
    while len(kept) > 1 and (length := size(mrkdwn(kept))) > room:
        kept, _ = cut(kept, min(len(kept) - 1, len(kept) * room // length))
    if left := len(value.rstrip()) - len(kept.rstrip()):
        return f"{mrkdwn(kept)}\n{mrkdwn(canvas.left_out('text', left))}"
    return mrkdwn(kept)


def _main_table(message: Message) -> Table | None:
    """The one with most to align; the first of several such."""
    found = [block for block in message.blocks if isinstance(block, Table)]
    return max(found, key=lambda table: len(table.columns), default=None)


def _table(canvas: Canvas, block: Table) -> None:
    native = block is canvas.main and not any(each["type"] == "table" for each in canvas.blocks)
    shown = tables.grid(block, min(canvas.caps.rows, limits.TABLE_ROWS - 1) if native else canvas.caps.rows)
    if shown.empty:
        return
    drawn = (tables.native if native else tables.monospace)(shown, canvas.caps.text)
    canvas.blocks += drawn.blocks
    canvas.note("rows", shown.rows_left)
    canvas.note("columns", shown.columns_left)
    canvas.note("cells", drawn.shortened)


def _image(canvas: Canvas, block: Image) -> None:
    if block.file.media_type in PICTURES:
        canvas.images.append(block.file)
        if uploaded := canvas.view.pictures.get(block.file.id):
            canvas.blocks.append(elements.image(block.alt, uploaded))
            return
    said = block.file.name if blank(block.alt) else block.alt
    canvas.body(DASH if blank(said) else said, lambda text: f"🖼️ {mrkdwn(text)}", elements.section, limits.SECTION)


def _progress(canvas: Canvas, block: Progress) -> None:
    steps = [step for step in block.steps if not blank(step.label)]
    shown = steps[: canvas.caps.items]
    lines = [f"{STEPS[step.state]} {canvas.clipped(step.label, min(NAME, canvas.caps.text))}" for step in shown]
    for text in pieces("\n".join(lines), limits.SECTION, mrkdwn):
        canvas.blocks.append(elements.section(text))
    canvas.note("items", len(steps) - len(shown))


def _link(canvas: Canvas, label: str, url: str, spelled: str) -> None:
    """`spelled` is what else to say where it cannot be a link."""
    shown = canvas.clipped(label, NAME)
    if written := link(shown, url):
        canvas.blocks.append(elements.section(written))
        return
    canvas.body(f"{shown}{spelled}" if shown else spelled.removeprefix(" — "), mrkdwn, elements.section, limits.SECTION)


def _buttons(canvas: Canvas, block: Buttons) -> None:
    caps, drawn = canvas.caps, list[Json]()
    for item in block.buttons:
        if canvas.buttons >= caps.buttons or not elements.clickable(item):
            canvas.buttons_left += 1
            continue
        drawn.append(elements.button(item, canvas.buttons, caps.label, caps.confirm))
        canvas.buttons += 1
    canvas.blocks += elements.actions(drawn)
