"""Form → a card with inputs, and back: what was typed by field name, and errors beside their fields.

What a card does not keep as it is (which fields it shows, odd names, odd values of a list) travels in the data of its
submit action.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, Field

from bot.teams import elements, limits
from bot.teams.elements import MUTED, REFRESH, SUBMIT, WRONG
from bot.teams.escape import blank, label, one_line, sendable
from bot.teams.fitting import fitted
from bot.teams.inputs import Element, element_of
from bot.teams.wording import count, tell
from graphs.message import Form, Input

Json = dict[str, Any]

PREFIX = "in."
"""Begins the id of every input, so that none is taken for something of ours."""

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,99}")


@dataclass(frozen=True)
class _Caps:
    """What is shown at most: characters of a hint, options of a list, fields."""

    hint: int
    options: int
    inputs: int


_FLOORS = (("hint", 0), ("options", 5), ("inputs", 0))


class _Submitted(BaseModel):
    """`fields`: input id → field name; `aliases`: input id → value in the list → real value."""

    form: str
    fields: dict[str, str] = Field(default_factory=dict)
    aliases: dict[str, dict[str, str]] = Field(default_factory=dict)


@dataclass
class _Drawn:
    body: list[Json] = field(default_factory=list[Json])
    fields: dict[str, str] = field(default_factory=dict[str, str])
    aliases: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])


def form_card(
    form: Form,
    language: str,
    *,
    post: str,
    errors: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> Json:
    """The form in the place of the card of that `post`. `values`: what was typed already, by field name; `errors`:
    what is wrong with it, shown under its field.

    Fields that do not fit are left out, which is said: they keep the values they have. Raises ValueError for a form
    whose id cannot come back.
    """
    if not sendable(form.id) or not 0 < len(form.id) <= limits.BUTTON_ID:
        raise ValueError("the id of the form cannot be sent")
    typed, wrong = values or {}, errors or {}
    named = {item.name: replace(item, value=typed.get(item.name, item.value)) for item in form.inputs}
    inputs = [item for item in named.values() if sendable(item.name)]

    def drawing(caps: _Caps) -> Json:
        return _card(form, inputs, language, post, wrong, caps)

    def fits(card: Json) -> bool:
        return limits.weight(card) <= limits.CARD

    most = max([1, *(len(item.options) for item in inputs)])
    ceilings = _Caps(limits.HINT, min(limits.OPTIONS, most), len(inputs))
    return fitted(drawing, fits, ceilings, _FLOORS)


def read_submission(data: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The form's id, and what stands in each of the fields it showed ("" for nothing), as text.

    Raises ValueError for data that `form_card` did not make.
    """
    read = _Submitted.model_validate(data)
    values: dict[str, str] = {}
    for input_id, name in read.fields.items():
        text = _text(data.get(input_id) if input_id.startswith(PREFIX) else None)
        values[name] = read.aliases.get(input_id, {}).get(text, text)
    return read.form, values


def _card(form: Form, inputs: list[Input], language: str, post: str, errors: Mapping[str, str], caps: _Caps) -> Json:
    title = tell("form_title", language) if blank(form.title) else label(form.title, limits.FORM_LABEL)
    drawn = _Drawn([elements.heading(title)])
    shown = inputs[: caps.inputs]
    drawn.body += _general(errors, [item.name for item in shown], language)
    for at, item in enumerate(shown):
        _field(drawn, item, at, errors.get(item.name, ""), language, caps)
    if not inputs:
        drawn.body.append(elements.line(tell("form_nothing", language), MUTED))
    if left := len(inputs) - len(shown):
        name = "form_left_out.one" if left == 1 else "form_left_out"
        drawn.body.append(elements.line(tell(name, language, n=count(left, language)), MUTED))
    drawn.body += elements.actions(_answers(form, drawn, language, post))
    return elements.card(drawn.body, language, title)


def _general(errors: Mapping[str, str], shown: list[str], language: str) -> list[Json]:
    """What is wrong elsewhere than in a field that is shown, under a word for all."""
    if not errors:
        return []
    elsewhere = [text for name, text in errors.items() if name not in shown]
    texts = [tell("form_wrong", language), *(label(text, limits.HINT) for text in elsewhere[:5])]
    return [elements.line(text, WRONG, spacing="small") for text in texts]


def _field(drawn: _Drawn, item: Input, at: int, error: str, language: str, caps: _Caps) -> None:
    element = element_of(item, language, caps.options)
    input_id = f"{PREFIX}{item.name if _PLAIN_NAME.fullmatch(item.name) else at}"
    drawn.fields[input_id] = item.name
    if element.aliases:
        drawn.aliases[input_id] = element.aliases
    title = label(item.name if blank(item.label) else item.label, limits.FORM_LABEL)
    drawn.body.append({**element.drawn, "id": input_id, "label": title})
    if not blank(error):
        drawn.body.append(elements.line(label(error, limits.HINT), WRONG, spacing="small"))
    if hint := _hint(item, element, caps.hint):
        drawn.body.append(elements.line(hint, MUTED, spacing="small"))


def _hint(item: Input, element: Element, longest: int) -> str:
    """The field's own hint, then what is to know of its bounds."""
    said = one_line(item.hint)
    hints = [text for text in (said, *element.hints) if not blank(text)]
    between = " " if said.endswith((".", "!", "?", "…")) else " · "
    text = between.join([hints[0], " ".join(hints[1:])]) if len(hints) > 1 and not blank(said) else " ".join(hints)
    return label(text, longest) if text and longest > 1 else ""


def _answers(form: Form, drawn: _Drawn, language: str, post: str) -> list[Json]:
    data: Json = {"form": form.id, "post": post, "fields": drawn.fields}
    if drawn.aliases:
        data["aliases"] = drawn.aliases
    submit = tell("form_submit", language) if blank(form.submit) else label(form.submit, limits.LABEL)
    return [
        elements.execute(submit, SUBMIT, data, style="positive"),
        elements.execute(tell("form_close", language), REFRESH, {"post": post}, associatedInputs="none"),
    ]


def _text(value: object) -> str:
    """What an input says, whatever it says it with: numbers come as numbers from some clients."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value) if isinstance(value, int | str) else ""
