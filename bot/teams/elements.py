"""The pieces of Adaptive Cards 1.5 that messages and forms are made of.

Words stand in rich text, which reads no Markdown; a TextBlock holds a heading only, and only one without any sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from bot.teams import limits
from bot.teams.escape import blank, label, literal, markdown_free, sendable, spaced
from graphs.message import Button, Confirm

Json = dict[str, Any]
Style = Mapping[str, Any]

PRESS = "commis.press"
SUBMIT = "commis.submit"
REFRESH = "commis.refresh"
"""Verbs: what a card asks of us."""

NORMAL: Style = {}
STRONG: Style = {"weight": "bolder"}
MUTED: Style = {"isSubtle": True, "size": "small"}
HEADING: Style = {"weight": "bolder", "size": "large"}
WRONG: Style = {"color": "attention"}

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"

_LINE, _BUTTON, _LETTER = 280, 34, 7
"""Pixels: of a phone's line, of a button without its label, of a letter."""
_STYLES = {"default": "default", "primary": "positive", "danger": "destructive"}


def run(text: str, style: Style = NORMAL) -> Json:
    return {"type": "TextRun", "text": literal(spaced(text)), **style}


def rich(runs: Sequence[Json], *, spacing: str = "", right: bool = False) -> Json:
    drawn: Json = {"type": "RichTextBlock", "inlines": list(runs)}
    if right:
        drawn["horizontalAlignment"] = "right"
    return {**drawn, "spacing": spacing} if spacing else drawn


def line(text: str, style: Style = NORMAL, *, spacing: str = "", right: bool = False) -> Json:
    return rich([run(text, style)], spacing=spacing, right=right)


def lines(text: str, style: Style = NORMAL) -> Iterator[Json]:
    """A block for each line, since rich text knows no line ends; empty lines leave room before the next."""
    spacing = ""
    for each in text.strip("\n").split("\n"):
        if blank(each):
            spacing = "medium" if spacing else ""
            continue
        yield line(each.rstrip(), style, spacing=spacing)
        spacing = "none"


def heading(text: str) -> Json:
    """One line that readers of the screen know as a heading, where nothing in it could be Markdown."""
    if markdown_free(text):
        return {"type": "TextBlock", "text": text, "style": "heading", **HEADING, "wrap": True}
    return line(text, HEADING)


def link(text: str, target: str) -> Json:
    """`target` is a checked address."""
    return rich([{**run(text), "selectAction": {"type": "Action.OpenUrl", "url": target}}])


def container(items: Sequence[Json], style: str) -> Json:
    return {"type": "Container", "style": style, "items": list(items)}


def columns(cells: Sequence[tuple[int | Literal["auto", "stretch"], Sequence[Json]]], *, spacing: str) -> Json:
    """Cells beside each other, each with its width."""
    drawn = [{"type": "Column", "width": width, "items": list(items)} for width, items in cells]
    return {"type": "ColumnSet", "columns": drawn, "spacing": spacing}


def image(alt: str, url: str) -> Json:
    return {"type": "Image", "url": url, "altText": label(alt, limits.ALT), "size": "stretch"}


def actions(drawn: Sequence[Json]) -> list[Json]:
    """In as many sets as it takes for a phone to show each in one line: Teams does not wrap the buttons of a set."""
    sets: list[list[Json]] = []
    taken = 0
    for each in drawn:
        width = _BUTTON + _LETTER * len(each["title"])
        if not sets or taken + width > _LINE or len(sets[-1]) == limits.ACTIONS:
            sets.append([])
            taken = 0
        sets[-1].append(each)
        taken += width
    spacings = ["default", *["small"] * len(sets)]
    return [
        {"type": "ActionSet", "actions": each, "spacing": spacing}
        for each, spacing in zip(sets, spacings, strict=False)
    ]


def execute(title: str, verb: str, data: Json, **more: Any) -> Json:
    return {"type": "Action.Execute", "title": title, "verb": verb, "data": data, **more}


def clickable(button: Button) -> bool:
    """Whether its id can make the way to Teams and back as it is."""
    return 0 < len(button.id) <= limits.BUTTON_ID and sendable(button.id)


def button(item: Button, longest: int) -> Json:
    """One that acts at once."""
    data: Json = {"button": item.id}
    return execute(label(item.label, longest), PRESS, data, associatedInputs="none", **_style(item))


def asking(item: Button, panel: str, longest: int) -> Json:
    """One that first opens its confirmation."""
    target: Json = {"elementId": panel, "isVisible": True}
    title = label(item.label, longest)
    return {"type": "Action.ToggleVisibility", "title": title, "targetElements": [target], **_style(item)}


def confirmation(item: Button, asked: Confirm, panel: str, longest: int) -> Json:
    """Hidden until its button is clicked; only its yes acts."""
    data: Json = {"button": item.id, "confirmed": True}
    yes = label(asked.yes, min(limits.CONFIRM_BUTTON, longest))
    no = label(asked.no, min(limits.CONFIRM_BUTTON, longest))
    away: Json = {"elementId": panel, "isVisible": False}
    texts = [line(label(asked.title, min(limits.CONFIRM_TITLE, longest)), STRONG)] if not blank(asked.title) else []
    if not blank(asked.text):
        texts.append(line(label(asked.text, min(limits.CONFIRM_TEXT, longest))))
    answers = [
        execute(yes, PRESS, data, associatedInputs="none", **_style(item)),
        {"type": "Action.ToggleVisibility", "title": no, "targetElements": [away]},
    ]
    return {**container([*texts, *actions(answers)], "emphasis"), "id": panel, "isVisible": False}


def card(body: Sequence[Json], language: str, summary: str, refresh: Json | None = None) -> Json:
    drawn: Json = {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": "1.5",
        "lang": "fr" if language == "fr" else "en",
        "fallbackText": label(summary, limits.SUMMARY),
        "msteams": {"width": "Full"},
        "body": list(body),
    }
    return {**drawn, "refresh": refresh} if refresh else drawn


def refresh(post: str, users: Sequence[str]) -> Json | None:
    """Teams asks again on behalf of each of these users when they see the card; None where there is nobody."""
    ids = [user for user in dict.fromkeys(users) if 0 < len(user) <= limits.USER_ID and sendable(user)]
    action = {"type": "Action.Execute", "verb": REFRESH, "data": {"post": post}}
    return {"action": action, "userIds": ids[: limits.USERS]} if ids else None


def _style(item: Button) -> Json:
    return {} if item.style == "default" else {"style": _STYLES[item.style]}
