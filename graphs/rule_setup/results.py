"""How a rule case may end before anything is done: a refusal, with its words and its code."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphs.process import Ending


@dataclass(frozen=True)
class Refusal:
    """`code` "" is no exception: there was nothing to do. `values` fill the exception's own sentence."""

    code: str
    text: dict[str, str]
    values: dict[str, object] = field(default_factory=dict[str, object])
    ending: Ending = "refused"
    problems: list[str] = field(default_factory=list[str])
    against: str = ""


def inside(words: dict[str, str]) -> dict[str, str]:
    """A sentence within another one: no capital, no full stop."""
    return {language: (text[:1].lower() + text[1:]).rstrip(" .") for language, text in words.items()}


def full_stop(words: dict[str, str]) -> dict[str, str]:
    """A sentence after a colon, which others follow: no capital, a full stop."""
    ends = (".", "!", "?", "…")
    small = {language: text[:1].lower() + text[1:] for language, text in words.items()}
    return {language: text if text.rstrip().endswith(ends) else f"{text}." for language, text in small.items()}
