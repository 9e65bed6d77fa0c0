"""Texts in files: one each, named NAME.LANGUAGE.MANNER.txt, its subject on the first line, its body below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.texts.wording import tell
from graphs.dunning.texts import TEXTS, check_text, problem_text
from graphs.dunning.texts_port import OwnText

SUFFIX = ".txt"
EXAMPLE = "reminder.firm.fr.formal.txt"
LARGEST = 64_000
"""Bytes."""

_SUBJECT = re.compile(r"\s*(?:objet|subject|sujet)\s*:\s*(?P<subject>.*)", re.IGNORECASE)


@dataclass(frozen=True)
class ReadText:
    """`own` when the file could be read as a text; `problems` are sentences, none: it is good."""

    file: str
    own: OwnText | None
    problems: list[str]


def file_name(name: str, language: str, manner: str) -> str:
    return f"{name}.{language}.{manner}{SUFFIX}"


def written(own: OwnText) -> str:
    label = "Subject" if own.language == "en" else "Objet"
    return f"{label}: {own.subject}\n\n{own.body.rstrip()}\n"


def read_text(path: Path, language: str) -> ReadText:
    """Whatever the file holds. `language` is that of the sentences."""
    which = _which(path.name)
    if which is None:
        return ReadText(
            path.name, None, [tell(language, "name", file=path.name, example="reminder.firm.fr.formal.txt")]
        )
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ReadText(path.name, None, [tell(language, "not_text")])
    except OSError as error:
        return ReadText(path.name, None, [tell(language, "cannot_read", why=error.strerror or type(error).__name__)])
    if len(raw) > LARGEST:
        return ReadText(path.name, None, [tell(language, "too_large")])
    first, _, body = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n").partition("\n")
    subject = _SUBJECT.fullmatch(first)
    if subject is None:
        return ReadText(path.name, None, [tell(language, "subject")])
    own = OwnText(*which, subject["subject"].strip(), body.strip("\n") + "\n")
    return ReadText(
        path.name, own, [problem_text(each, language) for each in check_text(own.name, own.subject, own.body)]
    )


def _which(file: str) -> tuple[str, str, str] | None:
    stem = file.removesuffix(SUFFIX)
    head, _, manner = stem.rpartition(".")
    name, _, language = head.rpartition(".")
    return (name, language, manner) if (name, language, manner) in TEXTS and file.endswith(SUFFIX) else None
