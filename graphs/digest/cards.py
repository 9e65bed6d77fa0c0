"""A digest as one short message: what waits with its buttons, then each section with its sums. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.digest import rank
from graphs.digest.body import SECTIONS, Body, Line, Press, Request, Section
from graphs.digest.dates import moment, since_when, weekday
from graphs.digest.headlines import headline, hidden_in, left_out, overview
from graphs.digest.lines import NAMED, Reader, line_text, request_text
from graphs.digest.wording import counted, euros, tell
from graphs.message import Block, Button, Buttons, Image, Message, Text, ThreadLink
from graphs.receivables.wording import typeset

PREFIX = "d"
"""Of the buttons that show a whole section."""

WHOLE = 60
"""Lines of a whole section that are shown."""


def card(body: Body, reader: Reader) -> Message:
    if body.silent:
        return _silent(body, reader)
    shown = rank.shown(body)
    blocks: list[Block] = [*_head(body, reader)]
    for section in SECTIONS:
        if not rank.told(body, section):
            continue
        lines = shown.lines.get(section, [])
        beside = [f"• {line_text(body, each, section, reader)}" for each in lines if each.place is None]
        head, *details = headline(body, section, reader).split("\n")
        blocks.append(Text(head, tone="strong"))
        if details or beside:
            blocks.append(Text("\n".join([*details, *beside])))
        if section == "waits":
            blocks += _pressed(shown.pressed, body, reader)
        blocks += [
            ThreadLink(line_text(body, each, section, reader), each.place) for each in lines if each.place is not None
        ]
        if rest := left_out(body, section, shown, reader):
            blocks.append(Text(rest, tone="muted"))
    more = _more(body, shown, reader)
    if more:
        blocks.append(Buttons(more))
    blocks += [Image(each.file, each.alt) for each in body.pictures]
    return Message(_summary(body, reader), blocks)


def whole(body: Body, section: Section, reader: Reader) -> Message:
    """All of one section, for whoever pressed its button."""
    head, *details = headline(body, section, reader).split("\n")
    blocks: list[Block] = [Text(head, tone="strong")]
    if details:
        blocks.append(Text("\n".join(details)))
    if section == "waits":
        requests = [each for each in rank.requests(body) if not each.hidden]
        blocks += [_request(each, body, reader) for each in requests[:WHOLE]]
        left = len(requests) - WHOLE
    else:
        lines = [each for each in rank.ordered(body, section) if section == "money" or rank.linkable(each)]
        blocks += [opened(line_text(body, each, section, reader), each) for each in lines[:WHOLE]]
        left = len(lines) - WHOLE + sum(each.count for each in body.lines(section) if _folded(each))
    if left > 0:
        blocks.append(Text(counted(reader.language, "others", left), tone="muted"))
    return Message(head, blocks)


# --- head -------------------------------------------------------------------------------------------------------------


def _head(body: Body, reader: Reader) -> list[Block]:
    language = reader.language
    title = tell(language, "title.person" if body.person else "title.channel", day=weekday(body.day, language))
    said = [tell(language, "since", when=since_when(body.since, reader.zone, language, body.day))]
    blocks: list[Block] = [Text(title, tone="heading"), Text(" ".join([*said, *_lateness(body, reader)]), tone="muted")]
    return [*blocks, Text(numbers)] if (numbers := overview(body, reader)) else blocks


def _lateness(body: Body, reader: Reader) -> list[str]:
    said: list[str] = []
    if body.planned is not None:
        planned, sent = (moment(at, reader.zone, reader.language, body.day) for at in (body.planned, body.until))
        said.append(tell(reader.language, "late", planned=planned, sent=sent))
    if body.missed:
        said.append(counted(reader.language, "missed", body.missed))
    return said


def _silent(body: Body, reader: Reader) -> Message:
    language = reader.language
    said = [tell(language, "silent", when=since_when(body.since, reader.zone, language, body.day))]
    overdue = rank.money(body).overdue
    if overdue:
        said.append(tell(language, "silent.overdue", overdue=euros(overdue, language)))
    text = " ".join([*said, *_lateness(body, reader)])
    pictures: list[Block] = [Image(each.file, each.alt) for each in body.pictures]
    return Message(text, [Text(text), *pictures])


def _summary(body: Body, reader: Reader) -> str:
    language = reader.language
    title = tell(language, "title.person" if body.person else "title.channel", day=weekday(body.day, language))
    heads = [headline(body, section, reader).partition("\n")[0] for section in SECTIONS if rank.told(body, section)]
    return f"{title} — {'; '.join(heads) if language == 'en' else typeset(' ; '.join(heads))}"


def _folded(line: Line) -> bool:
    """So many of which no more is kept than how many."""
    return line.count > 1 and not line.hidden


# --- lines ------------------------------------------------------------------------------------------------------------


def _pressed(requests: Sequence[Request], body: Body, reader: Reader) -> list[Block]:
    blocks: list[Block] = []
    for each in requests:
        blocks.append(_request(each, body, reader, short=True))
        if each.settled is None and each.presses:
            decides = not each.subject.startswith("question:")
            blocks.append(Buttons([_button(press, decides and place == 0) for place, press in enumerate(each.presses)]))
    return blocks


def _request(request: Request, body: Body, reader: Reader, *, short: bool = False) -> Block:
    text = request_text(request, body, reader, short=short)
    return Text(text) if request.place is None else ThreadLink(text, request.place)


def opened(text: str, line: Line) -> Block:
    return Text(text) if line.place is None else ThreadLink(text, line.place)


def _button(press: Press, first: bool) -> Button:
    style = "danger" if press.danger else "primary" if first else "default"
    return Button(press.id, press.label, style, press.confirm)


def _more(body: Body, shown: rank.Shown, reader: Reader) -> list[Button]:
    """One for each section that holds more than is shown."""
    if not reader.key:
        return []
    return [
        Button(f"{PREFIX}:{section}:{reader.key}", tell(reader.language, f"button.{section}"))
        for section in SECTIONS
        if rank.told(body, section) and _holds_more(body, section, shown)
    ]


def _holds_more(body: Body, section: Section, shown: rank.Shown) -> bool:
    if section == "money":
        return len(rank.money(body).late) > NAMED or len(rank.money(body).paid) > NAMED
    return shown.left(body, section) > hidden_in(body, section)
