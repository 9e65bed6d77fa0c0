"""From what a form tool posted to what a lead gave: fields by structure and label, cut to size, made readable."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, fields, replace
from typing import Any

from bot.leads.labels import Fact, fact_of, plain_label
from bot.leads.posted import Answer
from bot.leads.submissions import Submission, read_submission
from graphs.leads.given import LONGEST_FIELD, LONGEST_MESSAGE, Given, LeadSource

MOST_EXTRA = 30
LONGEST_LABEL = 100
LONG_ANSWER = 80
"""Characters from which an answer to a question of the form's own is taken for the message, where there is none."""

_EMAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"().]{2,}")
_PHONE = re.compile(r"\+?[\d][\d\s().\-/]{7,20}\d")
_HIDDEN = dict.fromkeys(
    [0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, *range(0xE0000, 0xE0080)]
)
"""What no reader sees: zero-width signs, changes of direction, tags."""

_NO = {"", "0", "no", "non", "false", "off", "faux", "n", "refuse", "refused", "declined", "none"}
_ONE_LINE: dict[Fact, str] = {
    "company": "company", "email": "email", "phone": "phone", "siren": "siren", "website": "website",
    "postal_code": "postal_code", "city": "city", "country": "country", "role": "role", "product": "product",
    "quantity": "quantity", "budget": "budget", "deadline": "deadline", "name": "name",
}  # fmt: skip


@dataclass
class _Draft:
    values: dict[str, str] = field(default_factory=dict[str, str])
    first: str = ""
    last: str = ""
    subject: str = ""
    messages: list[str] = field(default_factory=list[str])
    extra: dict[str, str] = field(default_factory=dict[str, str])
    cut: list[str] = field(default_factory=list[str])
    consent: bool | None = None
    trap: bool = False
    hidden: bool = False


def given_of(data: dict[str, Any], source: LeadSource = "form") -> tuple[Given, Submission]:
    """Any object that was posted; what no field takes is kept as other questions."""
    submission = read_submission(data)
    draft = _Draft()
    for answer in submission.answers:
        _place(draft, answer)
    _by_shape(draft)
    # What came without a tool's marks is of no tool: only the form's own name tells anything then.
    tool = "" if submission.tool == "plain" else submission.tool
    via = ": ".join(part for part in (tool, submission.form) if part)
    return _given(draft, source, one_line(via)[:LONGEST_LABEL]), submission


def of_fields(
    values: dict[str, str], *, source: LeadSource, via: str, consent: bool | None = None, trap: bool = False
) -> Given:
    """What came under the names of `Given` itself (our own form, the columns of a file)."""
    draft = _Draft(consent=consent, trap=trap)
    for name, value in values.items():
        if name == "message":
            _message(draft, value)
        else:
            _put(draft, name, value)
    return _given(draft, source, via)


def worth_keeping(given: Given) -> bool:
    """Whether it says how to reach somebody, or at least who asks what."""
    return bool(given.email or given.phone or ((given.name or given.company) and given.message))


# --- one answer -------------------------------------------------------------------------------------------------------


def _place(draft: _Draft, answer: Answer) -> None:
    label, value = one_line(answer.label)[:LONGEST_LABEL], answer.value
    fact = fact_of(label, answer.hint)
    if not value.strip() or fact == "ignored":
        return
    match fact:
        case "trap":
            draft.trap = True
        case "consent":
            draft.consent = plain_label(value) not in _NO and draft.consent is not False
        case "message":
            _message(draft, value)
        case "subject":
            draft.subject = draft.subject or _line(draft, "message", value)
        case "first_name":
            draft.first = draft.first or _line(draft, "name", value)
        case "last_name":
            draft.last = draft.last or _line(draft, "name", value)
        case "language":
            _put(draft, "language", value)
        case None:
            _other(draft, label, value)
        case _:
            if draft.values.get(_ONE_LINE[fact]):
                _other(draft, label, value)
            else:
                _put(draft, _ONE_LINE[fact], value)


def _put(draft: _Draft, name: str, value: str) -> None:
    draft.values[name] = _line(draft, name, value)


def _line(draft: _Draft, name: str, value: str) -> str:
    text = one_line(value)
    if len(text) > LONGEST_FIELD:
        draft.cut.append(name)
    return text[:LONGEST_FIELD]


def _message(draft: _Draft, value: str) -> None:
    text = readable(value)
    draft.hidden = draft.hidden or _hides(value)
    if text and text not in draft.messages:
        draft.messages.append(text)


def _other(draft: _Draft, label: str, value: str) -> None:
    if len(draft.extra) >= MOST_EXTRA:
        draft.cut.append("extra")
        return
    name = label or f"{len(draft.extra) + 1}"
    if name in draft.extra:
        name = f"{name} ({len(draft.extra) + 1})"
    text = readable(value)
    if len(text) > LONG_ANSWER and not draft.messages:
        _message(draft, value)
        return
    draft.hidden = draft.hidden or _hides(value)
    draft.extra[name] = _line(draft, "extra", value)


# --- the whole --------------------------------------------------------------------------------------------------------


def _by_shape(draft: _Draft) -> None:
    """Where no label said so, an answer that can be nothing else is an address or a number."""
    for fact, pattern in (("email", _EMAIL), ("phone", _PHONE)):
        if draft.values.get(fact):
            continue
        found = next((name for name, value in draft.extra.items() if pattern.fullmatch(value)), None)
        if found is not None:
            draft.values[fact] = draft.extra.pop(found)


def _given(draft: _Draft, source: LeadSource, via: str) -> Given:
    message = "\n\n".join([*([draft.subject] if draft.subject else []), *draft.messages])
    if len(message) > LONGEST_MESSAGE:
        draft.cut.append("message")
    parts = " ".join(part for part in (draft.first, draft.last) if part)
    name = draft.values.get("name", "") or parts
    language = plain_label(draft.values.get("language", ""))
    given = Given(source=source, via=via)
    known = {each.name for each in fields(Given)} - {"source", "via", "message", "name", "language"}
    texts: dict[str, Any] = {key: value for key, value in draft.values.items() if key in known}
    return replace(
        given,
        **texts,
        name=name[:LONGEST_FIELD],
        message=message[:LONGEST_MESSAGE],
        language="en" if language.startswith("en") else "fr" if language.startswith("fr") else "",
        consent=draft.consent,
        trap=draft.trap,
        extra=draft.extra,
        cut=list(dict.fromkeys(draft.cut)),
        doubts=["hidden_text"] if draft.hidden else [],
    )


# --- text from outside ------------------------------------------------------------------------------------------------


def one_line(text: str) -> str:
    """Readable, on one line: no line break of theirs reaches a header or a heading."""
    # Of a text of a megabyte only the beginning is ever kept.
    return " ".join(readable(text[: 4 * LONGEST_MESSAGE]).split())


def readable(text: str) -> str:
    """Without control characters, lone surrogates and what no reader sees; line breaks stay."""
    short = text[: 4 * LONGEST_MESSAGE].replace("\r\n", "\n").replace("\r", "\n").translate(_HIDDEN)
    kept = (char for char in short if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"})
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _hides(text: str) -> bool:
    """Whether words may be hidden in it; one stray sign of a word processor is nothing."""
    signs = sum(1 for char in text[: 4 * LONGEST_MESSAGE] if ord(char) in _HIDDEN and ord(char) not in {0xAD, 0xFEFF})
    return signs >= 3
