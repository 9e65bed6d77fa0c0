"""What customers are sent, as wording with blanks: ours, or the company's own where it has changed it.

A blank is a name between braces, {total}; nothing else between braces is accepted. Checked when saved.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process

from graphs.dunning.figures import number, one_line
from graphs.dunning.texts_en import ENGLISH
from graphs.dunning.texts_fr import FRENCH
from graphs.dunning.texts_port import Texts
from graphs.dunning.wording import knows, tell, typeset

MANNERS = ("formal", "warm")
NAMES = (
    "reminder.early",
    "reminder.courteous",
    "reminder.firm",
    "reminder.last",
    "quote.first",
    "quote.last",
)

LONGEST_SUBJECT = 150
LONGEST_BODY = 6000
_LONGEST_LINE = 200


@dataclass(frozen=True)
class Text:
    """Subject and body with blanks."""

    subject: str
    body: str


@dataclass(frozen=True)
class Rendered:
    subject: str
    body: str


@dataclass(frozen=True)
class Problem:
    """`code`: unknown_field | missing_field | braces | line_break | empty | too_long | control; `detail`: the field, or
    where (subject, body)."""

    code: str
    detail: str
    hint: str = ""


TEXTS: dict[tuple[str, str, str], Text] = {
    (name, language, manner): Text(subject, body)
    for language, ours in (("fr", FRENCH), ("en", ENGLISH))
    for (name, manner), (subject, body) in ours.items()
}
"""By name, language (fr | en) and manner (formal | warm)."""

_REMINDER = (
    "greeting", "customer", "contact", "company", "reference", "number", "due_on", "days", "total", "count", "invoices",
    "payment", "copies", "again", "signature", "phone", "email",
)  # fmt: skip
_QUOTE = (
    "greeting", "customer", "contact", "company", "number", "sent_on", "valid_until", "total", "signature", "phone",
    "email",
)  # fmt: skip

FIELDS: dict[str, tuple[str, ...]] = {
    "reminder.early": _REMINDER,
    "reminder.courteous": _REMINDER,
    "reminder.firm": _REMINDER,
    "reminder.last": (*_REMINDER, "penalty"),
    "quote.first": _QUOTE,
    "quote.last": _QUOTE,
}
"""The blanks of each text."""

NEEDED: dict[str, tuple[str, ...]] = {
    name: ("number",) if name.startswith("quote.") else ("invoices", "total") for name in NAMES
}
"""Those that the body cannot do without."""

BLOCKS = frozenset({"greeting", "invoices", "penalty", "payment", "copies", "again", "signature"})
"""Blanks of several lines or whole sentences: never in a subject."""

_BLANK = re.compile(r"\{([a-z_]+)\}")
_LIKE_A_BLANK = re.compile(r"\{([^{}\n]+)\}")
_ALONE = re.compile(r"[ \t]*\{([a-z_]+)\}[ \t]*")
_CLOSE = 70


def render(name: str, language: str, manner: str, values: Mapping[str, str], own: Texts | None) -> Rendered:
    """The company's own text when it has one that holds, else ours. A blank without a value is left empty, and a line
    of nothing else with it. Raises `KeyError` for a name, language or manner that there is not."""
    text = _chosen(name, language, manner, own)
    fields = FIELDS[name]
    subject = _BLANK.sub(lambda found: one_line(values.get(found[1], "")), text.subject)
    return Rendered(_short(one_line(subject)), _filled(text.body, {each: values.get(each, "") for each in fields}))


def check_text(name: str, subject: str, body: str) -> list[Problem]:
    """What keeps a text from being saved; empty when it is good."""
    if name not in FIELDS:
        return [Problem("unknown_text", name)]
    return [
        *_shape("subject", subject, LONGEST_SUBJECT),
        *_shape("body", body, LONGEST_BODY),
        *_blanks(name, subject, body),
    ]


def problem_text(problem: Problem, language: str) -> str:
    """What is wrong and what to do, for whoever wrote the text."""
    place = f"place.{problem.detail}"
    limit = LONGEST_SUBJECT if problem.detail == "subject" else LONGEST_BODY
    meaning = f"field.{problem.detail}"
    return tell(
        language,
        f"problem.{problem.code}.hint" if problem.hint else f"problem.{problem.code}",
        field=f"{{{one_line(problem.detail)[:60]}}}",
        hint=f"{{{problem.hint}}}",
        meaning=tell(language, meaning) if knows(meaning) else "",
        place=tell(language, place) if knows(place) else "",
        limit=number(limit, language),
    )


def field_text(name: str, language: str) -> str:
    """What fills this blank."""
    return tell(language, f"field.{name}")


def text_title(name: str, language: str) -> str:
    """What a text is called among colleagues."""
    return tell(language, f"title.{name}")


def _chosen(name: str, language: str, manner: str, own: Texts | None) -> Text:
    """The company's own was checked when it was saved; one that holds no more, since a blank went, is not sent."""
    ours = TEXTS[name, language, manner]
    theirs = own.own(name, language, manner) if own is not None else None
    if theirs is None or check_text(name, theirs.subject, theirs.body):
        return ours
    if language != "fr":
        return Text(theirs.subject, theirs.body)
    return Text(typeset(theirs.subject), typeset(theirs.body))


def _filled(body: str, values: Mapping[str, str]) -> str:
    """One pass: what comes from outside is never read as a blank."""
    lines: list[str] = []
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        alone = _ALONE.fullmatch(line)
        if alone and not values.get(alone[1], "").strip():
            continue
        lines.append(_BLANK.sub(lambda found: values.get(found[1], ""), line).rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _shape(place: str, text: str, longest: int) -> list[Problem]:
    problems = [Problem("empty", place)] if not text.strip() else []
    if len(text) > longest:
        problems.append(Problem("too_long", place))
    if place == "subject" and len(text.strip().splitlines()) > 1:
        problems.append(Problem("line_break", place))
    elif any(_invisible(letter) for letter in text):
        problems.append(Problem("control", place))
    if re.search(r"[{}]", _LIKE_A_BLANK.sub("", text)):
        problems.append(Problem("braces", place))
    return problems


def _invisible(letter: str) -> bool:
    """Control and direction characters; line ends, tabs and the spaces of typography are none."""
    return not letter.isprintable() and letter not in "\n\r\t" and unicodedata.category(letter) not in ("Zs", "Cn")


def _blanks(name: str, subject: str, body: str) -> list[Problem]:
    fields = FIELDS[name]
    named = dict.fromkeys(_LIKE_A_BLANK.findall(f"{subject}\n{body}"))
    problems = [Problem("unknown_field", each, _closest(each, fields)) for each in named if each not in fields]
    problems += [Problem("missing_field", each) for each in NEEDED[name] if f"{{{each}}}" not in body]
    blocks = [each for each in fields if each in BLOCKS and f"{{{each}}}" in subject]
    return [*problems, *(Problem("block_in_subject", each) for each in blocks)]


def _closest(field: str, fields: Sequence[str]) -> str:
    found = process.extractOne(field.strip().lower(), fields, score_cutoff=_CLOSE)
    return found[0] if found is not None else ""


def _short(subject: str) -> str:
    """Long numbers and names must not make a header of any length."""
    return subject if len(subject) <= _LONGEST_LINE else f"{subject[: _LONGEST_LINE - 1].rstrip()}…"
