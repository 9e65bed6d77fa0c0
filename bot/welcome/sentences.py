"""Sentences that people are offered to say, by what they do: each is read by the grammar as the process named here."""

from __future__ import annotations

from dataclasses import dataclass

from bot.typography import typeset
from bot.welcome.wording import LEVEL_SENTENCES, OFFERED, kind_name
from graphs.context import Autonomy


@dataclass(frozen=True)
class Sentence:
    """`process`: what the words are read as; `text` is said as it stands."""

    process: str
    text: str


def sentence(key: str, language: str, **values: object) -> Sentence:
    process, french, english = OFFERED[key]
    return Sentence(process, (english if language == "en" else french).format(**values))


def level_sentence(process: str, level: Autonomy, language: str, limit: str = "") -> Sentence:
    """How to set how far it goes alone; `limit` is the amount as people write it."""
    french, english = LEVEL_SENTENCES[f"{level}.limit" if limit and level == "act" else level]
    many = kind_name(process, 2, language)
    return Sentence("autonomy", (english if language == "en" else french).format(many=many, limit=limit))


def shown(one: Sentence, language: str) -> str:
    """As a quotation. What is inside is to be typed: its spaces stay as they are."""
    return f"“{one.text}”" if language == "en" else f"«\u00a0{typeset(one.text)}\u00a0»"
