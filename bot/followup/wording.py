"""What is said above a follow-up that has no thread of its quote to go to, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "announce": ("Devis {number} pour {customer}, sans réponse", "Quote {number} for {customer}, unanswered"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
