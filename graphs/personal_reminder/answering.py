"""Takes an answer to what was asked: a button, words, or another request altogether. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from graphs.ask import Answer, Choice
from graphs.personal_reminder import choosing
from graphs.personal_reminder.brief import AgendaBrief, brief_from_json
from graphs.personal_reminder.deciding import ALL, Around
from graphs.personal_reminder.people import named
from graphs.personal_reminder.reading import what_of
from graphs.personal_reminder.state import Gap, Wish
from graphs.understanding.answers import read_answer

_YES = re.compile(
    r"\s*(?:oui|yes|yep|ok|okay|d['’]accord|vas[- ]y|go ahead|je confirme|i confirm|tous|all)"
    r"(?:[\s,]+(?:tous|all|merci|thanks|please|svp|stp|je confirme|do it))*\s*[.!]?\s*",
    re.IGNORECASE,
)
_NO = re.compile(r"\s*(?:non|no|nope|surtout pas|aucun|none)\b", re.IGNORECASE)


def wish_of(brief: AgendaBrief) -> Wish:
    return Wish(brief.op, brief.whom, brief.text, brief.when, brief.about, which=brief.which)


def answered(answer: Answer, gap: Gap, wish: Wish, around: Around) -> Wish | None:
    """What is wanted now; None: nothing any more."""
    other = answer.brief or {}
    if other.get("process") == "stop":
        return None
    if other.get("process") == "personal_reminder" and isinstance(other.get("brief"), dict):
        said = brief_from_json(other["brief"])
        if gap.code == "when" and said.when and not said.text and not said.about:
            return replace(wish, when=said.when, local="")
        # "Plus tard" and "fait" alone are no request of their own where something else is asked.
        if said.about or said.op not in {"snooze", "done", "change"}:
            return wish_of(said)
    picked = answer.choice if answer.choice is not None else _picked(answer.text or "", gap)
    if picked is not None:
        return _with(wish, gap, picked)
    return _said(wish, gap, (answer.text or "").strip(), around)


def _picked(text: str, gap: Gap) -> str | None:
    """Words that name a choice. A day and an hour are read as such: they may be another day than the choices'."""
    if gap.code == "when":
        return next((each.value for each in gap.options if each.label.casefold() == text.strip().casefold()), None)
    return read_answer(text, [Choice(each.value, each.label) for each in gap.options])


def _with(wish: Wish, gap: Gap, value: str) -> Wish | None:
    match gap.code:
        case "whom":
            return replace(wish, person=value)
        case "when":
            return replace(wish, local=value, rrule="")
        case "which":
            return replace(wish, entry=value)
        case "text":
            return replace(wish, text=value)
        case "all":
            return replace(wish, agreed=True) if value == ALL else None


def _said(wish: Wish, gap: Gap, text: str, around: Around) -> Wish | None:
    match gap.code:
        case "all":
            if _NO.match(text):
                return None
            # Anything but a plain yes is asked again: what is cancelled is gone.
            return replace(wish, agreed=_YES.fullmatch(text) is not None)
        case "whom":
            meant = named(text, around.colleagues)
            return replace(wish, person=meant[0].id) if len(meant) == 1 else replace(wish, whom=text)
        case "when":
            return replace(wish, when=text, local="")
        case "which":
            found = choosing.by_number(text, around.entries) or choosing.by_words(text, around.entries)
            return replace(wish, entry=found[0].id) if len(found) == 1 else replace(wish, about=text)
        case "text":
            return replace(wish, text=what_of(text))
