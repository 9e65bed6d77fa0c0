"""What somebody wants of us by their words, and who they are not: a student, a job seeker, somebody who sells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from graphs.leads import intent_words as said
from graphs.understanding.text import fold

Want = Literal["quote", "demo", "call", "information", "price"]

_WANTS: list[tuple[Want, re.Pattern[str]]] = [
    ("quote", said.QUOTE),
    ("demo", said.DEMO),
    ("call", said.CALL),
    ("information", said.INFORMATION),
    ("price", said.PRICE),
]
_SENTENCES = re.compile(r"[^.!?\n]+[.!?]*")
_READ = 12_000
_LINKS = 3
"""More addresses of pages than that are no enquiry."""
_LIKELY, _DESPITE = 2, 4
"""Weight from which somebody sells to us: a plain sign weighs 2, a light one 1; more where they ask for a quote too, or
say what they need."""


@dataclass(frozen=True)
class Intent:
    """`found` by sign the words in which it was seen."""

    wants: list[Want]
    student: bool
    job: bool
    sells_to_us: bool
    pitch: bool
    question: bool
    found: dict[str, str]


def read_intent(text: str, host: str, *, buys: bool) -> Intent:
    """`host` of their address. `buys`: they name goods of ours and how many; then a word that might be a seller's or an
    applicant's says nothing."""
    plain = _plain(text)
    found: dict[str, str] = {}
    wants: list[Want] = [want for want, words in _WANTS if _note(found, want, words.search(plain))]
    asking = buys or "quote" in wants
    student = not buys and _note(found, "student", said.STUDENT.search(plain))
    student = student or (not asking and _note(found, "student", said.STUDENT_MAIL.search(host)))
    job = (
        not asking
        and "price" not in wants
        and not said.HIRES.search(plain)
        and _note(found, "job", said.JOB.search(plain))
    )
    return Intent(
        wants=wants,
        student=student and not job,
        job=job,
        sells_to_us=not buys and _sells(plain, found, _DESPITE if asking or said.SEEKS.search(plain) else _LIKELY),
        pitch=not buys and _pitch(plain, found),
        question=_asks(plain),
        found=found,
    )


def _plain(text: str) -> str:
    lines = (" ".join(line.split()) for line in fold(text[:_READ]).replace("\u2019", "'").splitlines())
    return "\n".join(lines)


def _note(found: dict[str, str], sign: str, match: re.Match[str] | None) -> bool:
    if match and match.group():
        found.setdefault(sign, " ".join(match.group().split())[:120])
    return match is not None


def _sells(plain: str, found: dict[str, str], enough: int) -> bool:
    heavy = [match.group() for match in said.SELLS.finditer(plain)]
    light = {match.group() for match in said.SELLS_LIGHTLY.finditer(plain)}
    if 2 * len(set(heavy)) + len(light) < enough or not (heavy or len(light) > 2):
        return False
    found["seller"] = (heavy or sorted(light))[0][:120]
    return True


def _pitch(plain: str, found: dict[str, str]) -> bool:
    links = list(said.LINK.finditer(plain))
    match = said.PITCH.search(plain) or said.MARKUP.search(plain) or (links[0] if len(links) > _LINKS else None)
    return _note(found, "pitch", match)


def _asks(plain: str) -> bool:
    """A question that wants an answer of its own: no polite way of asking for a quote or a call."""
    for sentence in _SENTENCES.findall(plain):
        words = sentence.strip()
        asked = "?" in words or said.QUESTION.match(words)
        if asked and len(words.split()) > 2 and not said.REQUEST.search(words):
            return True
    return False
